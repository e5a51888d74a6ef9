"""Running heads and feet that stand only once in a document: told by place, size and content together.

Repetition says nothing of them: a leaflet has one page, the first page of a chapter has no head. So such a
line is the outermost of its page, alone on it beyond a gap wider than those of the text, no larger than the
text, and says what heads say: an issue's number, a folio, a date, the document's own name, two of them at
least. A date or a name by itself is never one: letters end and articles begin with those.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.readers import cues
from pipeline.readers.pdf.lines import Line

_EDGE = 0.135  # of the page's height, for what says much; for what says less, below and above:
_MARGIN, _UPPER = 0.09, 0.12
_GAP = 1.7  # sizes of the text between a head and the next line
_WIDER = 1.2  # times wider than most gaps of the page
_LARGER = 1.15  # times the text's size: titles and mastheads
_LONGEST, _MOST_WORDS = 110, 9
_SAME_HEIGHT = 1.5  # points
_ARTICLES = frozenset(("the", "la", "le", "el", "der", "die", "das", "o", "a", "de", "het"))
_SMALL = 0.95  # times the text's size
_MOST_NAMES = 2  # parts of a line without a number: a citation has more
_FOLIO, _LEAST_LETTERS = 4, 6  # digits of a page's number, letters of a name beside it

_ROMAN_OR_NUMBER = r"(?:\d{1,4}(?:[-–/]\d{1,4})?|[ivxlc]{1,7})\b"
_VOLUME = re.compile(
    rf"\b(?:vol(?:ume|umen)?|tom[eo]|jg|jahrgang|årg(?:ang)?|jaargang|a[nñ]o|ann[ée]e)\b\.?\s*{_ROMAN_OR_NUMBER}",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?:\b(?:no|nr|number|issue|n[úu]m(?:ero)?|num[ée]ro|nummer|heft)\b|\bn\.?[°º])\.?\s*\d{1,5}\b"
    r"|\b\d{1,3}/(?:1[5-9]|20)\d\d\b",
    re.IGNORECASE,
)
_MONTH = r"[^\W\d_]{3,10}\.?"
_DATE = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th|er|\.|º)?\s+(?:de\s+)?)?{_MONTH}(?:\s*[-–/]\s*{_MONTH})?,?\s+(?:del?\s+)?"
    r"(?:1[5-9]|20)\d\d(?:[/–-]\d\d)?\b"
    rf"|\b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+(?:1[5-9]|20)\d\d\b"
    r"|\b\d{1,2}[./]\d{1,2}[./](?:\d\d)?\d\d\b|\b(?:1[5-9]|20)\d\d-\d\d-\d\d\b",
    re.IGNORECASE,
)
_PAGE = (
    r"(?:page|pag|pág|página|pagina|seite|side|sida|p)\b\.?\s*\d{1,4}(?:\s*(?:of|de|/|sur|von)\s*\d{1,4})?"
)
_SEPARATOR = r"[·•|—–,;:/()\[\]]|\s-\s"
_NAMED_FOLIO = re.compile(
    rf"(?:^|{_SEPARATOR})\s*{_PAGE}\s*\W*$|^\W*{_PAGE}\s*(?:{_SEPARATOR})", re.IGNORECASE
)
_BARE = re.compile(r"^\W*(?P<first>\d{1,4})\s*(?:[·•|—–]|\s-\s)|[·•|—–]\s*(?P<last>\d{1,4})$")
_PERIODICAL = (
    r"(?:bulletin|newsletter|news|bolet[ií]n|boletim|gazette|herald|journal|review|revue|revista"
    r"|weekly|monthly|quarterly|mitteilungen|zeitung|tidning|avis)"
)
_OF_PERIODICAL = re.compile(
    rf"(?:\b{_PERIODICAL}|^{_PERIODICAL}\s+(?:of|de|del|du|des|der|do|da)\b.*)$", re.I
)
_NO_HEAD = re.compile(
    r"\W*(?:from|see|cf|source|re-?printed|quoted|taken|adapted|originally|first\s+(?:published|printed)|"
    r"published|continued|turn|photo|fig(?:ure)?|plate|table|fuente|tomado|publicad[oa]|viene|sigue|contin[uú]a|"
    r"tiré|extrait|parue?|suite|voir|aus|siehe|quelle|fortsetzung)\b",
    re.IGNORECASE,
)
_ONLY_NUMBER = re.compile(rf"\W*(?:{_PAGE}|\d{{1,4}}|[ivxlc]{{1,7}})\W*", re.IGNORECASE)
_LABELLED = re.compile(r".*[^\W\d]:\s|[-–—]\s*[^\W\d].*[^-–—]$")  # "Price: …", "— Its Author"
_CITED = re.compile(r"\([^()]*\b(?:1[5-9]|20)\d\d\)|(?:^|[,;]\s)\s*(?-i:[A-ZÀ-Þ]\.\s?){1,3}(?-i:[A-ZÀ-Þ])\w")
_DAY = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th|er|\.|º)?\s+(?:de\s+)?[^\W\d]{3}|[^\W\d]{3}\.?\s+\d{1,2}\b(?!\d)|\d[./-]\d"
)
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Says:
    """What a line holds of what heads say, and the words that are left: the name."""

    volume: bool
    number: bool
    date: bool
    folio: bool
    name: str


def single_heads(pages: Sequence[Sequence[Line]], size: float) -> list[set[int]]:
    """By page, the ids of the lines that are heads or feet though they stand only once.

    `size` is that of most of the text, in points.
    """
    titles = [_words(li.text) for page in pages for li in page if _is_title(li, size)]
    return [
        {
            id(li)
            for top in (True, False)
            for row in [_outermost(page, top=top)]
            if row and _is_head(row, page, size, titles)
            for li in row
        }
        for page in pages
    ]


def _is_title(line: Line, size: float) -> bool:
    return line.size >= _LARGER * size and len(line.text) <= _LONGEST


def _outermost(page: Sequence[Line], *, top: bool) -> list[Line]:
    """The lines at the outermost height of a page that holds more than its number, from the left."""
    lines = [li for li in page if li.role != "margin" and not _ONLY_NUMBER.fullmatch(li.text)]
    if not lines:
        return []
    height = (max if top else min)(li.y for li in lines)
    row = [li for li in page if abs(li.y - height) <= _SAME_HEIGHT and li.role != "margin"]
    return sorted(row, key=lambda li: li.x) if (height > lines[0].height / 2) == top else []


def _is_head(row: Sequence[Line], page: Sequence[Line], size: float, titles: Sequence[list[str]]) -> bool:
    parts = [part for li in row for part in li.parts or (li.text,)]
    text = " · ".join(parts)
    if len(text) > _LONGEST or any(li.size > 1.02 * size for li in row) or cues.ends_sentence(text):
        return False
    low = row[0].y < row[0].height / 2
    if _NO_HEAD.match(text) or (low and cues.opens_note(text) and not _DATE.match(text)):
        return False
    if any(li.row for li in row) or not _is_apart(row, page, size):
        return False
    says = _said(text, row[0].page)
    if len(says.name.split()) > _MOST_WORDS or (says.name and says.name[0].islower()):
        return False
    if low and (_CITED.search(text) or _LABELLED.match(text) or len(_names(text)) > _MOST_NAMES):
        return False
    own = _is_own(says.name, titles)
    issue = says.volume or (says.number and (own or _stands_free(text)))
    edge = row[0].from_edge
    if not low and row[0].page == 1:
        # A masthead without another title below it is the title.
        titled = any(_is_title(li, size) for li in page)
        return titled and edge < _EDGE and ((issue and (says.date or says.folio)) or (says.folio and own))
    margin = _MARGIN if low else _UPPER
    if issue and (says.date or says.folio or own or says.volume or _is_named(says.name)):
        return edge < (_EDGE if own or says.volume else margin)
    if edge >= margin or not says.name:
        return False
    if says.folio or (not low and _is_with_number(parts)):
        return not (text[-1].isdigit() and _is_total(row[0], page))
    small = all(li.size <= _SMALL * size for li in row)
    if says.date:
        # So letters end as well: with their writer's name and the day.
        return own and (not low or small or bool(_OF_PERIODICAL.search(says.name)) or not _DAY.search(text))
    return _is_title_again(text, titles) and (small if low else not any(li.bold for li in row))


def _is_apart(row: Sequence[Line], page: Sequence[Line], size: float) -> bool:
    """Whether a gap parts the row from the rest that is wider than nearly all between the page's lines."""
    y = row[0].y
    heights = sorted(
        {
            round(li.y, 1)
            for li in page
            if li.role != "margin" and abs(li.y - y) > _SAME_HEIGHT and not _ONLY_NUMBER.fullmatch(li.text)
        }
    )
    if not heights:
        return False
    gap = min(abs(h - y) for h in heights)
    gaps = sorted(b - a for a, b in pairwise(heights) if b - a > _SAME_HEIGHT)
    usual = gaps[int(0.8 * (len(gaps) - 1))] if gaps else 0.0
    return gap > _GAP * size and gap > _WIDER * usual


def _said(text: str, page: int) -> _Says:
    """What a line says; a bare number is a folio only where it is the page's."""
    volume, number = _VOLUME.search(text), _NUMBER.search(text)
    rest = _NUMBER.sub(" · ", _VOLUME.sub(" · ", text))
    date = _DATE.search(rest)
    rest = _DATE.sub(" · ", rest)
    named = _NAMED_FOLIO.search(rest)
    bare = _BARE.search(text)
    folio = bool(named) or (bare is not None and int(bare["first"] or bare["last"]) == page)
    if named:
        rest = rest[: named.start()] + " · " + rest[named.end() :]
    elif bare:
        rest = _BARE.sub(" · ", rest)
    name = " ".join(re.sub(_SEPARATOR, " ", rest).split()).strip(" .-")
    return _Says(bool(volume), bool(number), bool(date), folio, name if _WORD.search(name) else "")


def _is_named(name: str) -> bool:
    """Whether a name has no more small words than great ones, as sentences have."""
    words = _WORD.findall(name)
    return bool(words) and 2 * sum(w[0].islower() for w in words) <= len(words)


def _names(text: str) -> list[str]:
    """The parts of a line between its separators that hold no figure."""
    return [part for part in re.split(_SEPARATOR, text) if _WORD.search(part) and not re.search(r"\d", part)]


def _is_title_again(text: str, titles: Sequence[list[str]]) -> bool:
    """Whether a line is nothing but the title, or three words or more that it begins with."""
    words = _words(text)
    return any(title == words or (len(words) >= 3 and title[: len(words)] == words) for title in titles)


def _is_with_number(parts: Sequence[str]) -> bool:
    """Whether a name stands at one side of the page and a bare number at the other."""
    split = [part for text in parts for part in re.split(r"\s*[·•|—–]\s*", text) if part]
    sides = [part.isdigit() and len(part) <= _FOLIO for part in (split[0], split[-1])] if split else []
    name = " ".join(split[1:] if sides and sides[0] else split[:-1])
    return any(sides) and not re.search(r"\d", name) and sum(map(str.isalpha, name)) >= _LEAST_LETTERS


def _is_total(line: Line, page: Sequence[Line]) -> bool:
    """Whether the next line ends with a number as well: they are a table's or a list's."""
    others = [li for li in page if abs(li.y - line.y) > _SAME_HEIGHT]
    return bool(others) and min(others, key=lambda li: abs(li.y - line.y)).text[-1].isdigit()


def _stands_free(text: str) -> bool:
    """Whether an issue's number is parted from the names beside it: "Local No. 12" numbers no issue, nor
    does "No. 12 Quay Street"."""
    found = _NUMBER.search(text)
    if not found:
        return False
    before, after = text[: found.start()].rstrip(), text[found.end() :].lstrip()
    return (not before or bool(re.search(rf"(?:{_SEPARATOR})$", before))) and (
        not after or bool(re.match(_SEPARATOR, after) or _DATE.match(after))
    )


def _is_own(name: str, titles: Sequence[list[str]]) -> bool:
    """Whether a name is the document's (its title or masthead, or the beginning), or a periodical's."""
    words = _words(name)
    if sum(map(len, words)) < 5:
        return False
    return bool(_OF_PERIODICAL.search(name)) or any(title[: len(words)] == words for title in titles)


def _words(text: str) -> list[str]:
    """The words of a text in small letters, without an article before them."""
    words = [w.casefold() for w in _WORD.findall(text)]
    return (
        words[1:]
        if words[:1] and words[0] in ("the", "la", "le", "el", "der", "die", "das", "o", "a")
        else words
    )
