"""The signs by which running heads and page numbers are told: their forms, and what they never are."""

from __future__ import annotations

import re

from pipeline.structure import marks

GAP = re.compile(r"\S[ \t\u00a0]{3,}\S")
PAGE = re.compile(
    r"[–—\[(-]{0,2}\s*(?:(?:page|p[áa]gina|p[áa]g|pp?|leaf|folio|feuillet|hoja)\b\.?\s*)?\d{1,4}(?:\s*(?:/|of|de|"
    r"sur)\s*\d{1,4})?\s*[–—\])-]{0,2}",
    re.I,
)
PAGED = re.compile(
    r"^-{2,}\s.{3,60}\s-{2,}(?:\s*\d{1,4}\s*-{2,})?$|^\d{1,4}\s{2,}(?-i:[^\sa-zà-ÿ])|\S\s{2,}(?:(?:page|p[áa]gina|p[áa]g|p)\b\.?\s*)?\d{1,4}$|\b(?:page|"
    r"p[áa]gina)\s+\d{1,4}(?:\s*(?:/|of|de|sur)\s*\d{1,4})?$",
    re.I,
)
SURE = re.compile(r"\S[ \t]{4,}(?:page|p[áa]gina|p\.)\s*\d{1,4}$", re.I)
NUMBERED = re.compile(r"\d{1,4}[ \t]{8,}[^\Wa-z][^a-z]{5,80}|[^\Wa-z][^a-z]{5,80}[ \t]{8,}\d{1,4}")
# The same with one space: "212 PROCEEDINGS OF THE CONVENTION"; sure between halves of a sentence alone.
IN_CAPITALS = re.compile(
    r"\d{1,4} [^\Wa-z][^a-z]{8,80}|"
    r"[^\Wa-z][^a-z]{8,80}(?<!\bNO)(?<!\bNO\.)(?<!RESOLUTION)(?<!MOTION)(?<!#) \d{1,4}"
)
# What is said of a resolution may stand at any edge: who moved it, what became of it, the lead of a part.
NOTE = re.compile(
    r"[(\[*_–—-]*\s*(?:(?:unanimously\s+)?(?:adopted|carried|defeated|lost|fell|passed|approved|rejected|withdrawn|referred|"
    r"remitted|tabled|concurred|not\s+(?:adopted|carried)|failed|filed|subsumed|covered|aprobad|rechazad|retirad|adopt[ée]|"
    r"rejet[ée]|repouss[ée]|retir[ée]e?\b|aprovad|rejeitad)\w*\b|"
    r"(?:committee|convention|floor|final)(?:['’]s)?\s+(?:recommend|action|decision)|recommendation\b|"
    r"(?:submitted|moved|seconded|supported|received|proposed|introduced|presented|presentad[oa]|propuest[oa]|propos[ée]e?|"
    r"appuy[ée]e?|pr[ée]sent[ée]e?)\s*(?:by|from|por|par|:)|movers?\b|seconders?\b|supporters?\b|m/s/|motion\s+carried|"
    r"because\b|whereas|be\s+it|therefore|now,|status\s*:|disposition\s*:|vote\s*:|result\s*:|local\s+\d)",
    re.IGNORECASE,
)
# A box to be ticked, beside what became of a resolution: "[X] Adopted   [ ] Defeated".
BOX = re.compile(r"\[[ xX✓]?\]\s+\S|[☐☑☒]")
# A page number that stands alone between dashes: "— 27 —".
DASHED = re.compile(r"[-–—]{1,2}\s?\d{1,4}\s?[-–—]{1,2}")
PAGE_LAST = re.compile(r"\S,?\s+(?:page|p[áa]gina|p\.)\s*\d{1,4}$", re.IGNORECASE)
LEADERS = re.compile(r"(?:\.\s?){4,}|…{2,}")
# A page number at either end of what is centred or set to the right: "FOURTH DAY - 211", "212 / Minutes".
NUMBER_AT_EDGE = re.compile(r"^\d{1,4}\s*[-–—/|•·]\s*\S|\S\s*[-–—/|•·]\s*\d{1,4}$")
# How headers of resolutions begin, of which each has a number, too.
KIND = re.compile(
    r"(?:\w+\s+)?(?:resoluci[óo]n|r[ée]solution|motion|moci[óo]n|composite|proposition|ponencia|dictamen|remit|statement|"
    r"amendment|no|n[°º])\b\.?\s*(?:n[°ºo]?\.?|no\.?|#)?\s*\d",
    re.IGNORECASE,
)
# A header's number before its title: "C-11  Contracting Out", "7.   Glasgow Local Association".
NUMBER_FIRST = re.compile(
    r"(?P<number>[A-Z]{1,4}[-–]\d{1,4}[A-Z]?|\d{1,3}[A-Z]?[.)]|"
    r"\d{1,3}[A-Z]?(?=\s{2,}[A-ZÀ-Þ][a-zà-ÿ ]))\s+(?=[A-ZÀ-Þ“\"])"
)
# The page's number at the end of the last page.
LAST_PAGE = re.compile(
    r"[ \t]{8,}\d{1,4}|\s*(?:page|p[áa]gina|p\.)\s*\d{1,4}(?:\s*(?:/|of|de|sur)\s*\d{1,4})?\s*", re.IGNORECASE
)
# An item whose number is set far from its words: "2)    urge the TUC to make the Fund a theme of its march;".
LISTED = re.compile(
    r"\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})(?:\)|\.(?=\s+(?:[a-zß-ÿ]|.*[;.,:]$)))\s+(?!.*\s{3,}\S)(?!.*\s\d{1,4}$)\S"
)
PAGE_LINE = re.compile(
    r"[–—-]?\s*(?:page|p[áa]gina)\s+\d{1,4}(?:\s*(?:/|of|de|sur)\s*\d{1,4})?\s*[–—-]?", re.IGNORECASE
)
WIDE = 200  # characters above which a line, with its indentation, is no head
AGAIN = 2  # times that a line stands at edges from which it is a running head for all its number
# A code with its title: "4-3   PRISONERS OF WAR", "R-12   Dues".
CODED = re.compile(r"[(\[]?(?:[A-Z]{1,3}-\d{1,4}|\d{1,3}-\d{1,3})[A-Z]?[)\]]?[.:]?\s+[A-ZÀ-Þ«“\"]")
CODE_ALONE = re.compile(r"[A-Z]{1,4}-\d{1,4}[A-Z]?")  # "R-9" over its title
ANY_NUMBER = re.compile(r"(?<!\d)\d{1,4}(?!\d)")
DEEP = 8  # columns of indentation from which a line is centred or set to the right
AROUND = 4  # lines on either side of a page's end in which a head may part a sentence
# A line whose sentence isn't at its end, and one whose last word needs another.
OPEN_END = re.compile(r"(?:[^\W\d_]-?|,|\$|%|\d)$")
DANGLING = re.compile(
    r"\b(?:the|a|an|of|to|in|on|by|for|with|and|or|that|at|from|its|our|their|who|de|del|la|el|los|las|que|y|en|con|"
    r"du|des|le|les|et|à|au|aux|do|da|dos|das|o|os|as|em|e)$",
    re.IGNORECASE,
)
ITEM = re.compile(
    r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+\S|[•●▪*]\s|(?:[ivx]{1,5}|[a-z])\s{2,}[a-zß-ÿ]"
)  # an item of a list
# A meeting with its number or year, as heads name it.
OF_MEETING = re.compile(
    r"(?:\b\d{1,3}(?:st|nd|rd|th|e|er|[ºª°])|\b(?:first|second|third|\w+(?:th|ième)|primer|segundo|tercer|cuarto|quinto)|\b[IVXLC]{1,6}|\b(?:19|20)\d\d)\b(?:\s+[\w.&-]+){0,5}\s+(?:convention|congress|"
    r"conference|congreso|congr[èe]s|congresso|assembly|asamblea)\b|\b(?:convention|congress|conference|congreso|congr[èe]s|"
    r"congresso|assembly)\b(?:\s+[\w.&-]+){0,3}\s+(?:19|20)\d\d\b",
    re.IGNORECASE,
)
SMALL = frozenset("of the and for in on de del la las los du des et y & - to".split())
FULL = 44  # characters from which a line may be the first of a paragraph
NAMES = 3  # of them, those that name the body and its meeting
FRONT = 5  # lines at a document's beginning that hold its name
EDGE = 2  # lines at a page's top or bottom that may be running heads


def may_be_head(line: str) -> bool:
    """Whether a line can be a running head: no sentence, no item of a list, no lead."""
    stripped = line.strip()
    paged = (
        PAGE.fullmatch(stripped)
        or re.search(r"[\s.][A-Z]\.$", stripped)
        or (stripped.endswith(".") and NUMBERED.fullmatch(stripped))
    )
    if len(stripped) > 100 or (stripped.endswith((".", ";", ":", ",")) and not paged):
        return False
    if marks.RESOLVED.match(stripped) or marks.WHEREAS.match(stripped) or BOX.search(stripped):
        return False
    if ITEM.match(stripped) and not PAGED.search(stripped):
        return False
    return stripped[:1].isupper() or stripped[:1].isdigit() or stripped[:1] in "-–—[("


def mask(line: str) -> str:
    """A running head without what changes from page to page: its digits and the order of its pieces."""
    pieces = re.split(r"\s{3,}", re.sub(r"\d+", "#", line.strip()))
    return " ".join(sorted(p for p in pieces if p.strip("#- ")))
