"""Headers that only their coming again tells: numbers of one shape, each over a resolution of its own.

Every resolution of a book looks alike. A line like "C-7   Seniority    Local 305", a row "F1 | Local 562", a
bare number before WHEREAS or over a branch's name is no header by itself; where the shape comes again and an
operative part stands under each, it is one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.structure.resolutions.clauses import signs
from pipeline.structure.resolutions.clauses.leads import lead_of, speaks
from pipeline.structure.resolutions.decisions import fact_signs, facts, speakers, submitters
from pipeline.structure.resolutions.decisions.fates import fate_of
from pipeline.structure.resolutions.heads import headers
from pipeline.structure.resolutions.heads.frames import framed, in_cells, number_first, number_last
from pipeline.structure.resolutions.heads.header_shapes import fated
from pipeline.structure.resolutions.heads.title_shapes import is_title_like
from pipeline.structure.resolutions.texts.items import Item

_NUMBER = r"(?:[A-Z]{1,4}[-–.\s]?)?\d{1,4}[A-Za-z]?(?:[-–]\d{1,4}[A-Z]?)?"
_ALONE = re.compile(
    rf"(?:(?:Resolution|Motion|Composite|Remit|Proposal|Item)\s+)?(?:No\.?|N[°º]|#)?\s*(?P<number>{_NUMBER})\.?",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"(?:(?:No|N[°º]|#)\.?\s*)?(?P<number>{_NUMBER})"
    r"(?:\s*[.)\]:]|/(?=\s)|\s?[.–—-]{1,2}|(?=\s))\s*(?=\S)"
)
_KIND_ALONE = re.compile(
    r"(?:(?:emergency|late)\s+)?(?:resolution|statement(?:\s+of\s+policy)?|policy\s+statement|declaration|resoluci[óo]n|r[ée]solution|"
    r"declaraci[óo]n|d[ée]claration|pronunciamiento)\s*:?",
    re.IGNORECASE,
)
_COLUMNS = re.compile(r"[ \t]{3,}|\t+|\s+\|\s+")
_CLOSE = re.compile(rf"(?P<number>{_NUMBER})\.?[ ]{{2}}(?=\S)")
_DASHED = re.compile(r"(?P<title>\S.{2,110}?)\s+[–—|·•-]\s+(?P<by>[^–—|·•]{4,80})")
_ASIDE = re.compile(r"(?P<line>[A-ZÀ-Þ][\w.’'#-]*(?:\s+[\w.’'#-]+){0,4})\s*\((?P<aside>[^()]{4,90})\)")
_FRAMES = (framed, number_first, in_cells)
_MANY = 5  # items under a header among which its resolution opens
_FEW = 2  # places of a shape below which it tells nothing


def with_headers(items: Sequence[Item], language: str | None) -> list[Item]:
    """The items, those that stand as headers by the shape they share given what they state (`told`)."""
    told: dict[int, tuple[Item, headers.Header]] = {}
    for shape in (
        _run_in,
        _row,
        fated,
        _columns,
        _dashed,
        _by_whom,
        number_last,
        _aside,
        _kind_over_title,
        *_FRAMES,
    ):
        places = [
            (i, *got) for i in range(len(items)) if i not in told and (got := shape(items, i)) is not None
        ]
        least = 1 if shape is _kind_over_title else _FEW  # a kind alone over a title is one even by itself
        if len(places) < least or _is_contents([i for i, *_ in places], items):
            continue
        ends = [*(i for i, *_ in places[1:]), len(items)]
        sound = [
            _stands(items, i, end, language, run=shape is _run_in, fated=shape is fated)
            for (i, *_), end in zip(places, ends, strict=True)
        ]
        if sum(sound) < least or 3 * sum(sound) < 2 * len(sound):
            continue
        told |= {i: (item, header) for i, item, header in places}
    return [replace(told[i][0], told=told[i][1]) if i in told else x for i, x in enumerate(items)]


def _is_contents(places: Sequence[int], items: Sequence[Item]) -> bool:
    """Whether the places stand one under the other, as a list of contents does."""
    return 2 * sum(b - a == 1 for a, b in pairwise(places)) > len(places)


def _stands(
    items: Sequence[Item], at: int, end: int, language: str | None, *, run: bool, fated: bool = False
) -> bool:
    """Whether a resolution of its own stands between a header and the next of its shape. `run`: it opens on
    the header's own line, so that something must tell it from a place in a numbered list: its fate, or who
    submits it. `fated`: the header tells its fate, so that any line over what is done is a lead."""
    own = items[at:end]
    first = 0 if run else 1
    opens = noted = led = False
    for j, item in enumerate(own[first:], first):
        lead = lead_of(item, own[j + 1] if j + 1 < len(own) else None, language)
        voice = speaks(item, language)
        led = led or (lead is not None and lead.name not in ({"piece"} if fated else {"piece", "list"}))
        led = led or _resolves_run(item)
        led = led or (voice is not None and voice.role == "operative")
        led = led or signs.THAT.match(item.plain) is not None
        begun = led or signs.WHEREAS.match(item.plain) is not None or voice is not None
        opens = opens or (j <= _MANY and begun)
        noted = noted or _is_note(item)
    return led and (opens or not run) and (noted or not run)


def _resolves_run(item: Item) -> bool:
    """Whether an item, the number before it apart, opens with RESOLVED."""
    before = _BEFORE.match(item.plain)
    return signs.resolved(item.plain[before.end() :] if before else item.plain) is not None


def _is_note(item: Item) -> bool:
    line = item.plain
    told = fact_signs.BYLINE.match(line) is not None or fate_of(line) is not None
    return len(line) < 160 and (told or _hears(line))


def _hears(line: str) -> bool:
    heard = facts.Record()
    return heard.hear(line, short=True) and (heard.status is not None or heard.committee is not None)


def _run_in(items: Sequence[Item], at: int) -> tuple[Item, headers.Header] | None:
    """ "14. WHEREAS, …", "18A. RESOLVED, That …": the number stands before the resolution's first words."""
    item = items[at]
    if item.type in {"table_row", "caption", "footnote"} or item.bullet:
        return None
    number, cut = item.number, 0
    if number is None:
        match = _BEFORE.match(item.plain)
        if match is None:
            return None
        number, cut = match["number"], match.end()
    words = item.plain[cut:]
    if not re.fullmatch(_NUMBER, number) or not (_marks(words)):
        return None
    header = headers.Header("resolution", number, None, strength="list")
    if not cut:
        return replace(item, number=None), header
    raw = item.raw[len(item.raw) - len(words) :] if item.raw.endswith(words) else None
    if raw is None:
        before = _BEFORE.match(item.raw)
        if before is None:
            return None
        cut = before.end()
        raw = item.raw[cut:]
    else:
        cut = len(item.raw) - len(words)
    return replace(item, plain=words, raw=raw, start=item.start + cut, lines=(words,)), header


def _marks(words: str) -> bool:
    """Whether words open with WHEREAS or RESOLVED, as written at the head of a resolution."""
    if not words[:1].isupper():
        return False
    return signs.WHEREAS.match(words) is not None or signs.resolved(words) is not None


def _row(items: Sequence[Item], at: int) -> tuple[Item, headers.Header] | None:
    """ "F1 | Local 562", "Motion 4 | Safe staffing | Northern Region": a table's row over a resolution."""
    item = items[at]
    cells = [c.strip() for c in re.split(r"\s*[|\t]\s*", item.plain.strip(" |")) if c.strip()]
    if item.type != "table_row" or not 2 <= len(cells) <= 4 or len(item.plain) > 200:
        return None
    return _celled(item, cells)


def _columns(items: Sequence[Item], at: int) -> tuple[Item, headers.Header] | None:
    """ "C-8   Violence at Work        Local 1203": the parts of a header set in columns on one line."""
    item = items[at]
    if item.type in {"table_row", "caption", "footnote"} or item.bullet or len(item.plain) > 200:
        return None
    first, _, under = item.raw.strip().partition("\n")
    if under.strip() and not (under.strip().startswith("(") and under.strip().endswith(")")):
        return None
    cells = [c.strip() for c in _COLUMNS.split(first.strip()) if c.strip()]
    if item.number is not None:
        cells = [item.number, *cells]
    elif cells and (close := _CLOSE.match(cells[0])):  # "C-11  Contracting Out      Component 10"
        cells = [close["number"], cells[0][close.end() :], *cells[1:]]
    if not 2 <= len(cells) <= 4 or item.plain.endswith((".", ";", ":")):
        return None
    numbered = (
        item.number is None
        and cells
        and re.match(r"(?:No\.?|N[°º]|#|Resolution|Motion)\s*[A-Z]?-?\d", cells[0])
    )
    if len(cells) == 2 and not numbered and (not submitters.names_body(cells[1]) or item.number is not None):
        return None
    return _celled(item, cells)


def _celled(item: Item, cells: Sequence[str]) -> tuple[Item, headers.Header] | None:
    """The header that a row's cells state: its number, and a title, who submits it or both."""
    first = _ALONE.fullmatch(cells[0])
    if first is None or re.fullmatch(r"(?:18|19|20)\d\d", first["number"]):
        return None
    rest = list(cells[1:])
    said = rest.pop() if len(rest) > 1 and fate_of(rest[-1]) else ""
    if not all(c[:1].isupper() for c in rest) or any(fate_of(c) for c in rest):
        return None
    placed = len(rest) == 2 and submitters.signs(rest[-1])  # behind number and title stands who submits
    by = rest.pop() if placed or _is_body(rest[-1]) else ""
    title = " ".join(rest)
    named = headers.plain_title(title) if title else None
    told = f"{f'({by})' if by else ''} {said}" if said else by
    header = headers.Header(headers.form_of(cells[0]), first["number"], named, told, strength="list")
    return replace(item, number=None, type="paragraph" if item.type == "table_row" else item.type), header


def _is_body(words: str) -> bool:
    """Whether words are nothing but the names of those who submit."""
    pieces = re.split(r"\s*[/;]\s*", words)
    return len(words) < 120 and (submitters.is_local(words) or all(_ends_as_name(p) for p in pieces))


def _kind_over_title(items: Sequence[Item], at: int) -> tuple[Item, headers.Header] | None:
    """ "STATEMENT OF POLICY" over "ON NUCLEAR TESTS": the kind alone, and the title on the next line."""
    item = items[at]
    title = items[at + 1] if at + 1 < len(items) else None
    if item.listed or title is None or title.listed or not _KIND_ALONE.fullmatch(item.plain):
        return None
    titled = title.heading or is_title_like(replace(title, blank=True))
    stands = titled and headers.header_of(title.plain) is None and not facts.noted(title.plain)
    return (item, headers.Header(headers.form_of(item.plain), None, None)) if stands else None


def _by_whom(items: Sequence[Item], at: int) -> tuple[Item, headers.Header] | None:
    """ "4.   Fife Local Association", "6A. Highland Branch": a number before who submits, and no title."""
    item = items[at]
    if item.type in {"table_row", "caption", "footnote"} or item.bullet or len(item.plain) > 100:
        return None
    number, words = item.number, item.plain
    if number is None:
        match = _BEFORE.match(item.plain)
        if match is None:
            return None
        number, words = match["number"], item.plain[match.end() :]
    if not re.fullmatch(_NUMBER, number) or words.endswith((".", ";", ",", ":")) or fate_of(words):
        return None
    named = submitters.is_local(words) or (submitters.ends_as_body(words) and submitters.signs(words))
    if not named or words.isupper() or at + 1 >= len(items):
        return None
    return replace(item, number=None), headers.Header("motion", number, None, words, strength="list")


def _dashed(items: Sequence[Item], at: int) -> tuple[Item, headers.Header] | None:
    """ "30. Rates of pay – Aberdeen Shipping Branch": number, title and who submits on one line."""
    item = items[at]
    if item.type in {"table_row", "caption", "footnote"} or item.bullet or len(item.plain) > 170:
        return None
    header = headers.header_of(item.plain) or headers.listed_header(item.plain, item.number)
    match = _DASHED.fullmatch(header.title) if header and header.title else None
    if header is None or match is None or not (_ends_as_name(match["by"])):
        return None
    told = replace(header, title=headers.plain_title(match["title"]), rest=match["by"])
    return replace(item, number=None), told


def _ends_as_name(words: str) -> bool:
    if not words[:1].isupper():
        return False
    return (
        submitters.is_local(words)
        or submitters.ends_as_body(words)
        or (submitters.names_body(words) and submitters.signs(words))
    )


def _aside(items: Sequence[Item], at: int) -> tuple[Item, headers.Header] | None:
    """ "NUMBER 42 (subsumes 43 and 47)", "Number 7": a word and a number, with what it covers behind them."""
    item = items[at]
    if item.listed or item.type in {"table_row", "caption", "footnote"} or len(item.plain) > 200:
        return None
    if speakers.is_turn(item.plain):
        return None
    match = _ASIDE.fullmatch(item.plain)
    line = match["line"] if match else item.plain
    shaped = headers.shaped(line) if not headers.header_of(line) and len(line) < 60 else None
    number = re.fullmatch(rf"Number\s+(?P<number>{_NUMBER})", line, re.IGNORECASE)
    if shaped is None and number is None:
        return None
    if shaped is not None and (shaped[1].title or shaped[1].rest):
        return None
    told = number["number"] if number else shaped[1].number if shaped else None
    aside = f"({match['aside']})" if match else ""
    return item, headers.Header("resolution", told, None, aside, strength="list")
