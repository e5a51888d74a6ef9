"""Puts a document together: asks each rule what it finds, in the order in which they need one another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.document import Convention, Document, Kind, Part, RawItem, Reading, Sourced
from pipeline.structure import bulletins, bylines, datelines, marks, proceedings
from pipeline.structure.kinds import Evidence, kind_of
from pipeline.structure.language import detect, language_of
from pipeline.structure.regions import Region, tile
from pipeline.structure.resolutions import book as resolutions
from pipeline.structure.resolutions import whose
from pipeline.structure.resolutions.clauses import amendments
from pipeline.structure.resolutions.clauses.model import Found
from pipeline.structure.resolutions.decisions import facts
from pipeline.structure.resolutions.decisions.fates import all_adopted, fate_of
from pipeline.structure.resolutions.heads import headers
from pipeline.structure.resolutions.heads.table_heads import spelled
from pipeline.structure.resolutions.texts.items import Item, items_of
from pipeline.structure.resolutions.texts.quoted import unquoted
from pipeline.structure.running_heads import running_heads
from pipeline.structure.titles import title_of
from pipeline.structure.units import Unit, page_spans, sound_blocks, units_of

_NO_CLAUSES = "resolution: no operative clauses could be told apart"
_TOP = 8  # items among which a document's name stands
_OWN_LANGUAGE = 400  # characters from which a part's language is told apart from the document's


@dataclass(frozen=True, slots=True)
class _Whole:
    """What was found of the document as a whole, before its parts are made."""

    title: str
    kind: Kind
    language: str | None
    author: str | None
    published: str | None
    adopted: str | None
    convention: str | None
    number: str | None
    status: str | None


def structure(reading: Reading, item: RawItem) -> Document:
    """The document that a reading is, with its parts.

    What `item.given` says outranks what is found; `kind_from` and `published_from` are then "given".
    Parts tile the text; an undivided document is its own only part, with n = 0.
    """
    warnings = list(reading.warnings)
    given = {key: value.strip() for key, value in item.given.items() if value and value.strip()}
    language, said = language_of(reading, item)
    warnings += said
    blocks = sound_blocks(reading)
    units = units_of(blocks)
    title, said = title_of(reading, units, item, language)
    warnings += said

    items = unquoted(
        spelled(items_of(reading.text, blocks, levels=not reading.media_type.startswith("text/plain"))),
        language,
    )
    heads = _heads(reading)
    book = (
        resolutions.split(items, language, heads, title) if given.get("kind") in {None, "proceedings"} else []
    )
    resolution = Found() if book else resolutions.single(items, language, heads, title)
    book, resolution = _completed(reading, book, resolution)
    masthead = bulletins.masthead_of(reading, units, language)
    articles = [] if book else bulletins.split(units, language)
    publication = datelines.publication(reading, units, item, language, resolution=resolution.operative > 0)
    warnings += publication.warnings
    author = bylines.author_of(reading, units, given.get("author", ""), "article")
    kind, kind_from = kind_of(
        reading,
        units,
        item,
        Evidence(
            resolution,
            sum(r.kind == "resolution" for r in book),
            len(articles),
            masthead.line if masthead else None,
            title,
            author,
            publication.published,
        ),
    )
    published = publication.published
    number = given.get("number") or _best(reading, "number")
    convention = given.get("convention")
    adopted = given.get("adopted") or _best(reading, "adopted")
    status: str | None = None
    if kind == "resolution":
        header = marks.header_of(title)
        if "title" not in given and header and header.title:
            title = header.title
        elif "title" not in given and resolution.title:
            title = resolution.title
        number = number or resolution.number or (header.number if header else None)
        convention = convention or resolution.convention
        status = resolution.status
        adopted = adopted or resolution.adopted or _adopted_by_dateline(published, status)
        warnings += resolution.warnings or (() if resolution.operative else (_NO_CLAUSES,))
        author = author if author and author.origin not in {"closing biography"} else None
    elif kind == "proceedings":
        convention = convention or proceedings.convention_of(units)
        if "title" not in given:
            titled = not reading.media_type.startswith("text/plain") and title and title not in reading.text
            title = title if titled else proceedings.title_page(units) or title  # what a page calls itself
            title = _books_title(title, reading, items)
        published = _imprint(published, units)
        author = author if author and author.origin in {"given", "signature"} else None
    elif kind == "bulletin":
        number = number or (masthead.number if masthead else None)
        author = (
            author
            if author and author.origin not in {"byline", "closing biography", "byline at the end"}
            else None
        )
    elif kind != "article" and author and author.origin == "closing biography":
        author = None
    convention = convention or (
        _best(reading, "convention") if kind in {"resolution", "proceedings"} else None
    )

    whole = _Whole(
        title=title,
        kind=kind,
        language=language,
        author=author.value if author else None,
        published=published.value if published else None,
        adopted=adopted,
        convention=convention,
        number=number,
        status=status,
    )
    regions = book if kind == "proceedings" else articles if kind == "bulletin" else []
    if kind in {"proceedings", "bulletin"} and not regions:
        warnings.append(f"{kind}: no parts could be told apart")
    own = resolution if kind == "resolution" else Found()
    return Document(
        text=reading.text,
        parts=_parts(reading, regions, whole) or (_undivided(reading, units, whole, own),),
        title=title,
        kind=kind,
        kind_from=kind_from,
        language=language,
        author=whole.author,
        published=whole.published,
        published_from=published.origin if published else None,
        republished=publication.republished.value if publication.republished else None,
        adopted=adopted,
        convention=convention,
        number=number,
        status=status,
        source=publication.source.value if publication.source else None,
        collection=given.get("collection"),
        rights=given.get("rights"),
        media_type=reading.media_type,
        reader=reading.reader,
        pages=page_spans(blocks, len(reading.text)),
        blocks=tuple(blocks),
        metadata=reading.metadata,
        warnings=tuple(dict.fromkeys(warnings)),
    )


def _completed(reading: Reading, book: list[Region], one: Found) -> tuple[list[Region], Found]:
    """Resolutions with what only the page around them tells: what was put in, and whose convention it was."""
    inserted = amendments.inserted_in(reading)
    named = whose.told_by_page(s.value for key in ("source", "title") for s in reading.metadata.get(key, ()))
    other = Convention(organization=named) if named else None

    def whole(found: Found) -> Found:
        found = amendments.with_inserted(found, inserted)
        return whose.completed(found, other) if found.facts.convention is not None else found

    if one.operative and one.status is None:
        one = _decided(one, reading)
    return [replace(r, found=whole(r.found)) if r.found else r for r in book], whole(one)


def _decided(found: Found, reading: Reading) -> Found:
    """A page's one resolution with what a line says was done with it that the reader took for furniture
    ("Adopted" in bold at the end)."""
    record = facts.Record(found.number)
    for line in reading.furniture:
        told = len(line) < 80 and not line.startswith(amendments.INSERTED) and record.hear(line, short=True)
        if told and record.status is not None:
            said = replace(found.facts, referred_to=found.facts.referred_to or record.referred_to)
            return replace(found, status=record.status, facts=said)
    return found


def _heads(reading: Reading) -> list[str]:
    """The running heads of a text file, and what a reader took out for one: they may name the
    organization."""
    own = [reading.text[s:e] for s, e in running_heads(reading.text)[:4]] if "\f" in reading.text else []
    pieces = [p.strip() for line in own for p in re.split(r"\s{3,}", line.strip())]
    shown = [p for f in reading.furniture[:2] for p in re.split(r"\s[›»>|]\s", f)]
    return [
        p
        for p in [*pieces, *(f for f in shown if not f.startswith(amendments.INSERTED))]
        if len(p) > 2 and not p.strip("-–— ").isdigit()
    ]


def _books_title(title: str, reading: Reading, items: Sequence[Item]) -> str:
    """A book's title that tells what it is: the page's own, or what stands first, where the header of one of
    its resolutions or a vote ("CARRIED") was taken for it."""
    if not title or not _is_resolutions(title) or (title not in reading.text and headers.header_of(title)):
        return title  # a header that stands nowhere else is kept here
    told = [s.value for s in reading.metadata.get("title", ())] + [x.plain for x in items[:_TOP]]
    return next((t for t in told if len(t) < 160 and not _is_resolutions(t)), title)


def _is_resolutions(line: str) -> bool:
    """Whether a line is one resolution's header or vote; "Resolutions passed in 2015" is over all of them."""
    voted = fate_of(line) is not None and not all_adopted([line])
    return voted or headers.header_of(line) is not None


def _best(reading: Reading, key: str) -> str | None:
    found = reading.best(key)
    return found.value if found else None


def _adopted_by_dateline(published: Sourced | None, status: str | None) -> str | None:
    """The date at the head of a resolution that says it was adopted, but not when."""
    if published is None or not published.origin.startswith("dateline"):
        return None
    return published.value if status and status.startswith(("adopted", "carried")) else None


def _imprint(published: Sourced | None, units: Sequence[Unit]) -> Sourced | None:
    """For a book: what was given or stands in metadata, else the title page's year; never the days on
    which the convention was held."""
    if published is not None and not published.origin.startswith(("dateline", "masthead", "running head")):
        return published
    year = proceedings.imprint_year(units)
    return Sourced(year, "masthead (title page)", 0.8) if year else None


def _undivided(reading: Reading, units: Sequence[Unit], whole: _Whole, found: Found) -> Part:
    return Part(
        n=0,
        start=0,
        end=len(reading.text),
        title=whole.title,
        kind=whole.kind,
        number=whole.number,
        author=whole.author,
        published=whole.published,
        adopted=whole.adopted,
        convention=whole.convention,
        status=whole.status,
        page=next((u.page for u in units if u.page is not None), None),
        language=whole.language,
        clauses=found.clauses,
        resolution=found.facts if whole.kind == "resolution" else None,
    )


def _parts(reading: Reading, regions: Sequence[Region], whole: _Whole) -> tuple[Part, ...]:
    """The parts of a divided document; none when there is nothing to divide."""
    if len(regions) < 2:
        return ()
    parts = []
    for n, (region, (start, end)) in enumerate(zip(regions, tile(regions, reading.text), strict=True), 1):
        found = region.found
        text = reading.text[start:end]
        parts.append(
            Part(
                n=n,
                start=start,
                end=end,
                title=region.title,
                kind=region.kind,
                number=found.number if found else None,
                author=region.author,
                published=whole.published,
                adopted=found.adopted if found else None,
                convention=whole.convention if found else None,
                status=region.status,
                page=region.page,
                language=(detect(text, whole.language) if len(text) >= _OWN_LANGUAGE else None)
                or whole.language,
                clauses=found.clauses if found else (),
                resolution=found.facts if found else None,
            )
        )
    return tuple(parts)
