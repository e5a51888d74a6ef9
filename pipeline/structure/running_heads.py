"""Running heads and page numbers of a text file that has page breaks: what stands at the edges of its pages.

A PDF's reader takes its own away; a text file stays as it is, so here they are told from the text, by their
place beside a form feed together with their set: wide gaps between the pieces, a page number, or coming
again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from corpus.document import Block
from pipeline.structure import marks
from pipeline.structure.resolutions.texts.columns import cuts_of

_GAP = re.compile(r"\S[ \t\u00a0]{3,}\S")
_PAGE = re.compile(
    r"[–—\[(-]?\s*(?:(?:page|p[áa]gina|p[áa]g|pp?|leaf|folio|feuillet|hoja)\b\.?\s*)?\d{1,4}(?:\s*(?:/|of|de|"
    r"sur)\s*\d{1,4})?\s*[–—\])-]?",
    re.I,
)
_PAGED = re.compile(
    r"^-{2,}\s.{3,60}\s-{2,}(?:\s*\d{1,4}\s*-{2,})?$|^\d{1,4}\s{2,}(?-i:[^\sa-zà-ÿ])|\S\s{2,}(?:(?:page|p[áa]gina|p[áa]g|p)\b\.?\s*)?\d{1,4}$|\b(?:page|"
    r"p[áa]gina)\s+\d{1,4}(?:\s*(?:/|of|de|sur)\s*\d{1,4})?$",
    re.I,
)
_SURE = re.compile(r"\S[ \t]{4,}(?:page|p[áa]gina|p\.)\s*\d{1,4}$", re.I)
_NUMBERED = re.compile(r"\d{1,4}[ \t]{8,}[^\Wa-z][^a-z]{5,80}|[^\Wa-z][^a-z]{5,80}[ \t]{8,}\d{1,4}")
# What is said of a resolution may stand at any edge: who moved it, what became of it, the lead of a part.
_NOTE = re.compile(
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
_BOX = re.compile(r"\[[ xX✓]?\]\s+\S|[☐☑☒]")
# A page number that stands alone between dashes: "— 27 —".
_DASHED = re.compile(r"[-–—]\s?\d{1,4}\s?[-–—]")
_PAGE_LAST = re.compile(r"\S,?\s+(?:page|p[áa]gina|p\.)\s*\d{1,4}$", re.IGNORECASE)
_LEADERS = re.compile(r"(?:\.\s?){4,}|…{2,}")
# A page number at either end of what is centred or set to the right: "FOURTH DAY - 211", "212 / Minutes".
_NUMBER_AT_EDGE = re.compile(r"^\d{1,4}\s*[-–—/|•·]\s*\S|\S\s*[-–—/|•·]\s*\d{1,4}$")
# How headers of resolutions begin, of which each has a number, too.
_KIND = re.compile(
    r"(?:\w+\s+)?(?:resoluci[óo]n|r[ée]solution|motion|moci[óo]n|composite|proposition|ponencia|dictamen|remit|statement|"
    r"amendment|no|n[°º])\b\.?\s*(?:n[°ºo]?\.?|no\.?|#)?\s*\d",
    re.IGNORECASE,
)
# A header's number before its title: "C-11  Contracting Out", "7.   Glasgow Local Association".
_NUMBER_FIRST = re.compile(
    r"(?P<number>[A-Z]{1,4}[-–]\d{1,4}[A-Z]?|\d{1,3}[A-Z]?[.)]|"
    r"\d{1,3}[A-Z]?(?=\s{2,}[A-ZÀ-Þ][a-zà-ÿ ]))\s+(?=[A-ZÀ-Þ“\"])"
)
# The page's number at the end of the last page.
_LAST_PAGE = re.compile(
    r"[ \t]{8,}\d{1,4}|\s*(?:page|p[áa]gina|p\.)\s*\d{1,4}(?:\s*(?:/|of|de|sur)\s*\d{1,4})?\s*", re.IGNORECASE
)
# An item whose number is set far from its words: "2)    urge the TUC to make the Fund a theme of its march;".
_LISTED = re.compile(
    r"\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})(?:\)|\.(?=\s+(?:[a-zß-ÿ]|.*[;.,:]$)))\s+(?!.*\s{3,}\S)(?!.*\s\d{1,4}$)\S"
)
_PAGE_LINE = re.compile(
    r"[–—-]?\s*(?:page|p[áa]gina)\s+\d{1,4}(?:\s*(?:/|of|de|sur)\s*\d{1,4})?\s*[–—-]?", re.IGNORECASE
)
_WIDE = 200  # characters above which a line, with its indentation, is no head
_AGAIN = 2  # times that a line stands at edges from which it is a running head for all its number
# A code with its title: "4-3   PRISONERS OF WAR", "R-12   Dues".
_CODED = re.compile(r"[(\[]?(?:[A-Z]{1,3}-\d{1,4}|\d{1,3}-\d{1,3})[A-Z]?[)\]]?[.:]?\s+[A-ZÀ-Þ«“\"]")
_CODE_ALONE = re.compile(r"[A-Z]{1,4}-\d{1,4}[A-Z]?")  # "R-9" over its title
_ANY_NUMBER = re.compile(r"(?<!\d)\d{1,4}(?!\d)")
_DEEP = 8  # columns of indentation from which a line is centred or set to the right
_AROUND = 4  # lines on either side of a page's end in which a head may part a sentence
# A line whose sentence isn't at its end, and one whose last word needs another.
_OPEN_END = re.compile(r"(?:[^\W\d_]|,|\$|%|\d)$")
_DANGLING = re.compile(
    r"\b(?:the|a|an|of|to|in|on|by|for|with|and|or|that|at|from|its|our|their|who|de|del|la|el|los|las|que|y|en|con|"
    r"du|des|le|les|et|à|au|aux|do|da|dos|das|o|os|as|em|e)$",
    re.IGNORECASE,
)
_ITEM = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+\S|[•●▪*]\s")  # an item of a list
# A meeting with its number or year, as heads name it.
_OF_MEETING = re.compile(
    r"(?:\b\d{1,3}(?:st|nd|rd|th|e|er|[ºª°])|\b[IVXLC]{1,6}|\b(?:19|20)\d\d)\b(?:\s+[\w.&-]+){0,5}\s+(?:convention|congress|"
    r"conference|congreso|congr[èe]s|congresso|assembly|asamblea)\b|\b(?:convention|congress|conference|congreso|congr[èe]s|"
    r"congresso|assembly)\b(?:\s+[\w.&-]+){0,3}\s+(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_SMALL = frozenset("of the and for in on de del la las los du des et y & - to".split())
_FULL = 44  # characters from which a line may be the first of a paragraph
_NAMES = 3  # of them, those that name the body and its meeting
_FRONT = 5  # lines at a document's beginning that hold its name
_EDGE = 2  # lines at a page's top or bottom that may be running heads

Span = tuple[int, int]


def running_heads(text: str) -> list[Span]:
    """The spans of the lines that are running heads or page numbers, in order; none without page breaks."""
    pages = [[(start, line) for start, line in page if line.strip()] for page in _pages(text)]
    if len(pages) < 2:
        return (
            sorted({*_unbroken(pages[0]), *_apart(text, pages[0]), *_page_lines(pages[0])}) if pages else []
        )
    edges = [line for page in pages for _, line in (*page[:_EDGE], *page[_EDGE:][-_EDGE:])]
    # What stands at an edge of a page or two of many may be anything; a head stands on a good part of them.
    least = max(2, len(pages) // 4)
    often = Counter({m: n for m, n in Counter(_mask(line) for line in edges).items() if n >= least})
    found: list[Span] = []
    own = _headers_within(pages)
    for n, page in enumerate(pages):
        top = _run(_before_header(page[:_EDGE], own, often), often, first=n == 0)
        rest = page[len(top) :]
        foot = _before_header(list(reversed(rest[-_EDGE:])), own, often)
        bottom = _run(foot, often, first=False) if n < len(pages) - 1 else []
        if (
            n == len(pages) - 1
            and rest
            and (_is_last_number(rest[-1][1]) or _ends_pages(rest[-1][1], pages, often))
        ):
            bottom = rest[-1:]
        found += [(start, start + len(line)) for start, line in (*top, *reversed(bottom))]
    found += [*_interrupting(pages), *_named_above(text, pages)]
    marked = [span for page in pages for span in _page_lines(page)]
    return sorted({*found, *marked, *_unmarked(text, pages, found)})


def _unmarked(text: str, pages: list[list[tuple[int, str]]], found: list[Span]) -> Iterator[Span]:
    """Heads within pages, where one page break of several is lost: what says again what the heads that are
    known say, or the document's first lines."""
    heads = " ".join([*(text[s:e] for s, e in found), *(line for _, line in pages[0][:_FRONT])])
    known = {w.casefold() for w in re.findall(r"\w+", heads)}
    for page in pages:
        for start, end in (*_within_sentences(page), *_apart(text, page)):
            words = [w.casefold() for w in re.findall(r"[^\W\d_]+", text[start:end])]
            if 3 * sum(w in known for w in words) >= 2 * len(words):
                yield start, end


def _is_last_number(line: str) -> bool:
    """Whether a text's last line is its page's number, centred or set to the right."""
    deep = len(line) - len(line.lstrip()) >= _DEEP
    return _LAST_PAGE.fullmatch(line) is not None or (_PAGE.fullmatch(line.strip()) is not None and deep)


def _ends_pages(line: str, pages: list[list[tuple[int, str]]], often: Counter[str]) -> bool:
    """Whether a text's last line is the foot of its last page: the same as on the others, or the next number."""
    stripped = line.strip()
    if _PAGED.search(stripped) and not marks.header_of(stripped):
        return often[_mask(line)] > 1
    numbers = {
        int(m.group())
        for page in pages
        for _, x in (*page[:_EDGE], *page[-_EDGE:])
        for m in _ANY_NUMBER.finditer(x)
    }
    return stripped.isdigit() and int(stripped) - 1 in numbers


def _headers_within(pages: list[list[tuple[int, str]]]) -> frozenset[str]:
    """The shapes of the numbers ("#.", "C-#") that stand before titles within the pages, more than once."""
    lines = (line for page in pages for _, line in page[_EDGE:-_EDGE])
    within = Counter(shape for line in lines if (shape := _numbered_as(line)))
    return frozenset(shape for shape, n in within.items() if n > 1)


def _numbered_as(line: str) -> str | None:
    """The shape of the number that a line begins with, before large letters; None for any other line."""
    match = _NUMBER_FIRST.match(line)
    return re.sub(r"\d+[A-Z]?", "#", match["number"]) if match else None


def _before_header(
    lines: list[tuple[int, str]], own: frozenset[str], often: Counter[str]
) -> list[tuple[int, str]]:
    """The lines at a page's edge up to one that is numbered as the text's own headers are."""
    for n, (_, line) in enumerate(lines):
        if (shape := _numbered_as(line)) and shape in own and often[_mask(line)] < _AGAIN:
            return lines[:n]
    return lines


def _named_above(text: str, pages: list[list[tuple[int, str]]]) -> Iterator[Span]:
    """Lines at the top of a page that say again what the document's first lines say: its own name and
    meeting."""
    top = [x for _, x in pages[0][:_FRONT] if len(x.strip()) < 2 * _FULL and not _LEADERS.search(x)]
    front = {w.casefold() for line in top for w in re.findall(r"\w+", line)}
    for page in pages[1:]:
        if len(page) < 2 or _begins((*page[0], False), (*page[1], False)):
            continue
        start, line = page[0]
        stripped = line.strip()
        acronyms = not stripped.isupper()  # among small letters short capitals are a name's
        words = [
            w for w in re.findall(r"\w+", stripped) if not (acronyms and w.isupper() and 2 <= len(w) <= 6)
        ]
        said = len(words) > 1 or text[start + len(line) :].startswith(("\n\n", "\n \n"))
        if (
            said
            and words
            and len(stripped) < 80
            and _may_be_head(stripped)
            and not marks.header_of(stripped)
            and not _NOTE.match(stripped)
            and (all(w.casefold() in front for w in words) or _OF_MEETING.search(stripped))
        ):
            yield start, start + len(line)


def without_running_heads(text: str, blocks: list[Block]) -> list[Block]:
    """The blocks with running heads cut out of them: what stood before and after one are two blocks."""
    heads = running_heads(text)
    if not heads:
        return blocks
    kept: list[Block] = []
    for block in blocks:
        at = block.start
        inside = [(s, e) for s, e in heads if s < block.end and e > block.start]
        for start, end in [*inside, (block.end, block.end)]:
            body = text[at : max(at, start)]
            left, right = len(body) - len(body.lstrip()), len(body.rstrip())
            if right > left:
                first = at == block.start
                kept.append(
                    Block(
                        block.type if first or block.type != "list_item" else "paragraph",
                        body[left:right],
                        at + left,
                        at + right,
                        block.page,
                        block.number if first else None,
                        block.level if first else 0,
                    )
                )
            at = max(at, end)
    return kept


def _interrupting(pages: list[list[tuple[int, str]]]) -> Iterator[Span]:
    """Heads that stand once: lines at a page's edge between two halves of a sentence.

    At most three lines, of which the last word before them was left open and the first after goes on in lower
    case, or after a word that needs another; one of them tells a page or holds no verb's sentence.
    """
    for before, after in pairwise(pages):
        lines = [*((*x, True) for x in before[-_AROUND:]), *((*x, False) for x in after[:_AROUND])]
        edge = len(before[-_AROUND:])
        for low in range(edge, max(edge - 3, 0), -1):  # how much of the page above may belong to the head
            if low == 0 or not _OPEN_END.search(lines[low - 1][1].strip()):
                continue
            if low < edge and _runs_on(lines[low - 1], lines[low]):
                continue
            high = next((n for n in range(edge, min(edge + 3, len(lines))) if _goes_on(lines, low, n)), None)
            if high is not None and high > edge and _begins(lines[high - 1], lines[high]):
                continue
            if high is not None and high > low and all(_may_be_head(line) for _, line, _ in lines[low:high]):
                yield from ((start, start + len(line)) for start, line, _ in lines[low:high])
                break


def _runs_on(above: tuple[int, str, bool], line: tuple[int, str, bool]) -> bool:
    """Whether a full line right under another goes on with its paragraph."""
    near = above[0] + len(above[1]) + 1 == line[0]
    stripped = line[1].strip()
    return near and len(stripped) > _FULL and not _GAP.search(stripped) and not _PAGED.search(stripped)


def _begins(above: tuple[int, str, bool], line: tuple[int, str, bool]) -> bool:
    """Whether a full line runs on into the one right under it: the beginning of a paragraph, no head."""
    start, text, _ = above
    near = start + len(text) + 1 == line[0]
    long = len(text.strip()) > _FULL and not _GAP.search(text.strip()) and not _PAGED.search(text.strip())
    return near and (long or bool(marks.WHEREAS.match(text.strip()) or marks.RESOLVED.match(text.strip())))


def _goes_on(lines: list[tuple[int, str, bool]], low: int, high: int) -> bool:
    """Whether the sentence that was left open above goes on in a line."""
    following = lines[high][1].strip()
    left = lines[low - 1][1].strip()
    if (
        _PAGE.fullmatch(following)
        or _PAGED.search(following)
        or (following.isupper() and not left.isupper() and len(following) > 8)
    ):
        return False  # a line in capitals goes on with no sentence in small letters
    return following[:1].islower() or (high > low and _DANGLING.search(left) is not None)


def _may_be_head(line: str) -> bool:
    stripped = line.strip()
    paged = (
        _PAGE.fullmatch(stripped)
        or re.search(r"\s[A-Z]\.$", stripped)
        or (stripped.endswith(".") and _NUMBERED.fullmatch(stripped))
    )
    if len(stripped) > 100 or (stripped.endswith((".", ";", ":", ",")) and not paged):
        return False
    if marks.RESOLVED.match(stripped) or marks.WHEREAS.match(stripped) or _BOX.search(stripped):
        return False
    if _ITEM.match(stripped) and not _PAGED.search(stripped):
        return False
    return stripped[:1].isupper() or stripped[:1].isdigit() or stripped[:1] in "-–—[("


def _unbroken(lines: list[tuple[int, str]]) -> list[Span]:
    """Running heads of a text whose page breaks are lost: capitals and a page number set far apart, more than
    once."""
    found = [(s, s + len(line)) for s, line in lines if _SURE.search(line)]
    wide = [
        (s, s + len(line))
        for s, line in lines
        if _NUMBERED.fullmatch(line.strip()) and not _LEADERS.search(line)
    ]
    deep = [
        (s, s + len(line))
        for s, line in lines
        if len(line) - len(line.lstrip()) >= _DEEP
        and len(line.strip()) < 70
        and _PAGE_LAST.search(line.strip())
    ]
    dashed = [(s, s + len(line)) for s, line in lines if _DASHED.fullmatch(line.strip())]
    alone = _alone(lines)
    return sorted(
        {*(found or (wide if len(wide) > 1 else [])), *dashed, *deep, *alone, *_within_sentences(lines)}
    )


def _alone(lines: list[tuple[int, str]]) -> Iterator[Span]:
    """Heads of one line with a page number, set apart by empty lines, where page breaks are lost: "Page 46 of
    260", or a name with a number at either end that comes again, says again what the document's first lines
    say, or parts a row of reasons."""
    apart = [
        n
        for n in range(1, len(lines) - 1)
        if lines[n - 1][0] + len(lines[n - 1][1]) + 1 < lines[n][0]
        and lines[n][0] + len(lines[n][1]) + 1 < lines[n + 1][0]
    ]
    front = {w.casefold() for _, line in lines[:_NAMES] for w in re.findall(r"\w+", line)}
    masks = Counter(_mask(lines[n][1]) for n in apart if len(lines[n][1]) <= _WIDE)
    for n in apart:
        start, line = lines[n]
        stripped = line.strip()
        if len(stripped) > 100 or _LEADERS.search(stripped) or _NOTE.match(stripped):
            continue
        if _CODED.match(stripped) or _CODE_ALONE.fullmatch(stripped) or cuts_of(stripped):
            continue  # a header with who submits beside it: "4-1   HOUSING      Central Council"
        if _PAGE.fullmatch(stripped):
            if re.search(r"p|leaf|fo|fe|hoja", stripped, re.IGNORECASE):  # "Page 46 of 260", not "(2014)"
                yield start, start + len(line)
            continue
        if not (_PAGED.search(stripped) or _NUMBER_AT_EDGE.search(stripped) or _PAGE_LAST.search(stripped)):
            continue
        if marks.header_of(stripped) or _KIND.match(stripped) or not _may_be_head(stripped):
            continue
        words = [w.casefold() for w in re.findall(r"[^\W\d_]+", stripped)]
        again = bool(words) and 3 * sum(w in front for w in words) >= 2 * len(words)
        parts = lines[n - 1][1].rstrip().endswith((";", ",", "; and", ", and", "; et", "; y"))
        if masks[_mask(line)] > 1 or again or parts or _OF_MEETING.search(stripped):
            yield start, start + len(line)


def _apart(text: str, lines: list[tuple[int, str]]) -> Iterator[Span]:
    """Heads of two or three lines with their page number, set apart by empty lines, where page breaks are
    lost: between halves of a sentence, or saying again what the document's first lines say."""
    front = {w.casefold() for _, line in lines[:_NAMES] for w in re.findall(r"\w+", line)}
    groups: list[list[tuple[int, str]]] = []
    for start, line in lines:
        near = groups and text.count("\n", groups[-1][-1][0] + len(groups[-1][-1][1]), start) == 1
        if near:
            groups[-1].append((start, line))
        else:
            groups.append([(start, line)])
    for above, group, below in zip(groups, groups[1:], groups[2:], strict=False):
        first, last = group[0][1].strip(), group[-1][1].strip()
        if (
            len(group) not in {2, 3}
            or group[0][0] < lines[min(_FRONT, len(lines) - 1)][0]
            or not all(
                len(" ".join(t.split())) < 80 and (_may_be_head(t) or _PAGE.fullmatch(t.strip()))
                for _, t in group
            )
        ):
            continue
        paged = [
            bool(_PAGE.fullmatch(t) or _PAGED.search(t) or re.search(r"\s[-–—/|•·]\s+\d{1,4}$", t))
            for t in (first, last)
        ]
        if not any(paged):
            continue
        said = re.findall(r"\w+", last if paged[0] else first)
        again = bool(said) and 3 * sum(w.casefold() in front for w in said) >= 2 * len(said)
        left, following = above[-1][1].strip(), below[0][1].strip()
        parted = (
            bool(_OPEN_END.search(left))
            and len(left) > 8
            and (following[:1].islower() or _DANGLING.search(left) is not None)
        )
        if again or parted:
            yield from ((start, start + len(line)) for start, line in group)


def _page_lines(lines: list[tuple[int, str]]) -> Iterator[Span]:
    """Lines that are nothing but "Page 32", wherever they stand."""
    for start, line in lines:
        if _PAGE_LINE.fullmatch(line.strip()):
            yield start, start + len(line)


def _within_sentences(lines: list[tuple[int, str]]) -> Iterator[Span]:
    """A page number, with the head beside it, between halves of a sentence, where page breaks are lost."""
    for at, (_, line) in enumerate(lines):
        stripped = line.strip()
        if at == 0 or len(stripped) > 100 or not (_PAGE.fullmatch(stripped) or _PAGED.search(stripped)):
            continue
        for low, high in ((at, at + 1), (at, at + 2), (at - 1, at + 1)):
            if low < 1 or high >= len(lines) or _LEADERS.search(stripped):
                continue
            left, following = lines[low - 1][1].strip(), lines[high][1].strip()
            between = [text for _, text in lines[low:high]]
            if (
                following[:1].islower()
                and len(left) > 20
                and _OPEN_END.search(left)
                and all(_may_be_head(text) for text in between)
            ):
                yield from ((start, start + len(text)) for start, text in lines[low:high])
                break


def _pages(text: str) -> Iterator[list[tuple[int, str]]]:
    """The lines of each page with their starts; a form feed ends a page."""
    at = 0
    for page in text.split("\f"):
        lines: list[tuple[int, str]] = []
        start = at
        for line in page.split("\n"):
            lines.append((start, line))
            start += len(line) + 1
        at += len(page) + 1
        yield lines


def _run(lines: list[tuple[int, str]], often: Counter[str], *, first: bool) -> list[tuple[int, str]]:
    """The lines from a page's edge inwards that are running heads."""
    found: list[tuple[int, str]] = []
    for start, line in lines:
        if not _is_head(line, often, first=first):
            break
        found.append((start, line))
    return found


def _is_head(line: str, often: Counter[str], *, first: bool) -> bool:
    stripped = line.strip()
    if (
        len(stripped) > 140
        or _LEADERS.search(stripped)
        or marks.RESOLVED.match(stripped)
        or _BOX.search(stripped)
    ):
        return False
    if _PAGE.fullmatch(stripped):
        return not first
    if _NOTE.match(stripped) or _LISTED.match(stripped):
        return False
    if first:  # the first page's title is no running head unless it looks like the others
        return bool(_GAP.search(stripped)) and (bool(_PAGED.search(stripped)) or often[_mask(line)] > 1)
    if marks.header_of(stripped) and not _PAGED.search(stripped):
        return False
    if re.match(r"\d{1,3}[A-Z]?[.)]\s\S", stripped) and not _GAP.search(stripped):
        return False  # a numbered title
    if _CODED.match(stripped) and not _PAGED.search(stripped) and often[_mask(line)] < 2:
        return False
    deep = len(line) - len(line.lstrip(" \f")) >= _DEEP
    if deep and len(stripped) < 90 and _NUMBER_AT_EDGE.search(stripped) and not stripped.endswith((".", ";")):
        return True
    return (
        bool(_GAP.search(stripped))
        or bool(_PAGED.search(stripped))
        or (deep and often[_mask(line)] > 1)
        or (
            (_reads_as_head(stripped) or often[_mask(line)] > _AGAIN)
            and often[_mask(line)] > 1
            and len(stripped) < 90
            and not stripped.endswith((".", ";", ":", ","))
        )
    )


def _reads_as_head(line: str) -> bool:
    """Whether a line that comes again can be a head: not the first or last of a paragraph, which begins small
    or runs on in small letters."""
    words = [w for w in line.split() if w[0].isalpha()]
    if not words or line[:1].islower() or marks.WHEREAS.match(line) or marks.RESOLVED.match(line):
        return bool(words) is False
    large = sum(w[0].isupper() or w.casefold() in _SMALL for w in words)
    return len(line) <= _FULL or 5 * large >= 3 * len(words)


def _mask(line: str) -> str:
    """A running head without what changes from page to page: its digits and the order of its pieces."""
    pieces = re.split(r"\s{3,}", re.sub(r"\d+", "#", line.strip()))
    return " ".join(sorted(p for p in pieces if p.strip("#- ")))
