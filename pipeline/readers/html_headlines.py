"""Titles of pages that mark none as a heading, and the heading of a bulletin, over those of its pieces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.readers import cues, html_dates, html_dom, html_eastern, html_people
from pipeline.readers.html_dom import Element
from pipeline.readers.html_lines import HEADINGS, Layout, Line, in_other_part, lines_above_text, main_prose
from pipeline.readers.html_main import key_of

# A bulletin calls itself one and gives its number or month: "Bulletin No 7", "Rundbrief 3/2019", "Newsletter,
# May 2019"; a journal gives volume and number, for resolutions and lodges have a number too.
_BULLETIN = (
    r"(?:bulletins?|newsletters?|news\s?sheet|newsline|circular|gazette|digest|bolet[ií]n|boletim|butllet[íi]"
    r"|hoja\s+informativa|infolettre|lettre\s+d['’]info\w*|bollettino|notiziario|rundbrief|infobrief"
    r"|flugblatt|mitteilungen|nieuwsbrief|biuletyn|nyhetsbrev|бюллетень|вестник|δελτίο)"
)
_NUMBER = (
    r"(?:(?<!\w)(?:vol(?:ume|umen)?|no|nr|num|number|issue|edition|n[úu]m(?:ero)?|num[ée]ro|n|n[°ºo]|ausgabe|heft|numer|№)\b"
    r"[.°º]{0,2}|#|№)\s*#?\d{1,4}"
)
_VOLUME = r"(?:vol(?:ume|umen)?|año|ann[ée]e|jahrgang|anno|rocznik)\b\.?\s*(?:\d{1,4}|[ivxlc]{1,7})"
_ISSUE_TITLE = re.compile(
    rf"(?<!\w){_BULLETIN}(?!\w)(?:.{{0,40}}?{_NUMBER}|[\s,:–-]*\d{{1,3}}(?:/(?:\d\d){{1,2}})?\s*(?:$|[,(:·•|–—-]))"
    rf"|^(?:[^\W\d_][\w’'&-]*[,:]?\s+){{1,5}}[|–—-]?\s*(?:{_VOLUME}[\s,]+{_NUMBER}|issue\s+#?\d{{1,4}})"
    r"\s*(?:$|[,(·•|–—-])",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_CALLED_BULLETIN = re.compile(rf"(?<!\w){_BULLETIN}(?!\w)", re.IGNORECASE)
_CALLED_RUNS = (
    "entry title", "post title", "article title", "page title", "node title", "main title", "headline",
    "title", "heading", "subject", "titulo", "titre", "titel", "titolo", "tit", "titular", "titol", "tytul",
    "manchete", "ueberschrift", "schlagzeile", "kop", "rubrik", "otsikko", "nadpis", "naslov", "zaglavie",
)  # fmt: skip
_LINE_TAGS = frozenset("div td th span p b strong font a".split())
_BOLD = frozenset({"b", "strong", "center", "font", "u", "big"})
_PLAIN = frozenset({"p", "div", "center", "td", "font"})
_LONGEST = 200  # characters of a title
_NAME = 5  # words of a bulletin's name
_TITLE = 3  # words of a line over a byline
_REACH = 4  # lines over a byline among which the title stands
_PIECES = 2  # pieces that make a bulletin
_PASSAGE = 60  # characters of text under a piece's heading


def names_issue(title: str) -> bool:
    """Whether a title is a bulletin's with its number."""
    if len(title) > _LONGEST or not _DIGIT.search(title):
        return False
    return _ISSUE_TITLE.search(title) is not None or _is_dated_bulletin(title)


def _is_dated_bulletin(title: str) -> bool:
    """Whether a title is a bulletin's name with a month or a day, and little else."""
    rest = html_dates.without_dates(title, None) if _CALLED_BULLETIN.search(title) else title
    return rest != title and len(rest.split()) <= _NAME


def masthead(layout: Layout) -> str:
    """The heading that names a bulletin's issue, over the headings of two pieces or more; "" without."""
    main = main_prose(layout)
    lines = layout.lines
    for n in range(main if main is not None else -1, -1, -1):
        line = lines[n]
        headed = line.block.tag in HEADINGS
        if not (headed or line.block.tag in _PLAIN) or not names_issue(line.text):
            continue
        if in_other_part(line.block) or html_dom.is_site_part(line.block) or html_dom.leads_away(line.block):
            continue
        following = [m for m in range(n + 1, len(lines)) if lines[m].block.tag in HEADINGS]
        if not following or (not headed and following[0] > n + _REACH):
            continue
        tag = lines[following[0]].block.tag
        pieces = [m for m in following if lines[m].block.tag == tag and _has_text(lines[m + 1 : m + 3])]
        if len(pieces) >= _PIECES and not (headed and tag <= line.block.tag):
            return line.text
    return ""


def _has_text(lines: Sequence[Line]) -> bool:
    return any(len(line.text) >= _PASSAGE for line in lines)


def _several_words(text: str) -> bool:
    """Whether a line has more words than a rubric; of scripts without spaces, more signs."""
    return len(text.split()) >= _TITLE or (html_eastern.is_eastern(text) and len(text) >= 2 * _TITLE)


def called_headlines(layout: Layout) -> Iterator[tuple[Element, str]]:
    """Elements without a heading's tag that are called the headline, with their text."""
    for node in layout.called:
        if node.tag not in _LINE_TAGS or node not in layout.starts:
            continue
        if html_dom.has_run(html_dom.names(node), _CALLED_RUNS):
            text = html_dom.text_of(node)
            if 3 <= len(text) <= _LONGEST:
                yield node, text


def unmarked(layout: Layout, barred: set[str]) -> str:
    """The title where nothing marks one: a bold line of several words near above the text, the line over the
    byline, a bold word; "" without. `barred` are keys of what is no title: the site's names, and rubrics."""
    bold = _bold_lines(layout, barred)
    several = next((text for text in bold if _several_words(text)), "")
    return several or _over_byline(layout, barred) or next(iter(bold), "")


def _bold_lines(layout: Layout, barred: set[str]) -> list[str]:
    """The lines near above the main text that are nothing but bold, the nearest first."""
    bold = {at: e for e, at in layout.starts.items() if e.tag in _BOLD}
    return [
        line.text
        for line in lines_above_text(layout)
        if 3 <= len(line.text) <= _LONGEST
        and line.at in bold
        and html_dom.text_of(bold[line.at]) == line.text
        and key_of(line.text) not in barred
        and not html_people.opens_with_credit(line.text)
        and not _is_date(line)
    ]


def _over_byline(layout: Layout, barred: set[str]) -> str:
    """The line over the byline nearest above the main text, where nothing marks a title; "" without."""
    lines = list(reversed(list(lines_above_text(layout))))
    credits = [n for n, line in enumerate(lines) if html_people.opens_with_credit(line.text)]
    if not credits:
        return ""
    for line in reversed(lines[max(0, credits[-1] - _REACH) : credits[-1]]):
        if not _several_words(line.text) or len(line.text) > _LONGEST or in_other_part(line.block):
            continue
        if _is_date(line) or html_people.may_credit(line.text) or key_of(line.text) in barred:
            continue
        return "" if cues.ends_sentence(line.text) and line.text[-1] == "." else line.text
    return ""


def _is_date(line: Line) -> bool:
    return html_dates.visible(line.text, None) is not None and len(line.text.split()) <= 2 * _TITLE + 2
