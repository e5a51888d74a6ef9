"""Web pages: main text as blocks with their own numbers, metadata with the origin of each value.

Each way backs the one before it, and the reading says which ran: "dom" (trafilatura's main text found in
the tree and read from there), "trafilatura" (its own paragraphs, where the tree disagrees), "density" (our
own search with BeautifulSoup, where trafilatura finds little or nothing), "plain" (lines of text, where
elements are nested a thousand deep).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from corpus.document import RawItem, Reading, Sourced
from corpus.errors import ReadError
from pipeline.readers import html_dom, html_main, html_plain, media
from pipeline.readers.assemble import Draft, assemble
from pipeline.readers.charset import decode
from pipeline.readers.html_blocks import Found, read_blocks
from pipeline.readers.html_density import densest
from pipeline.readers.html_main import Selection, key_of
from pipeline.readers.html_metadata import collect, from_text
from pipeline.readers.html_title import confirmed_by_text, heading_of, page_title

VERSION = "html/1"

_LITTLE = 50  # words of main text below which our own search is asked as well
_FURNITURE = 40
_EARLY = 6


def read_html(item: RawItem) -> Reading:
    """The reading of a web page. Raises ReadError for a page without any text."""
    decoded = decode(item.data, item.headers.get("content-type") or item.media_type, markup=True)
    warnings = list(decoded.warnings)
    markup = decoded.text.replace("\ufffd\ufffd", "\ufffd")
    root = html_dom.parse(markup)
    if root is None:
        raise ReadError("the page holds no text")
    metadata = collect(root, markup, item.origin)
    page = page_title(root)
    headings = {key_of(s.value): heading_of(root, s.value) for s in metadata.get("title", ())}
    selection = _main_text(root, markup, warnings)
    early = [f.draft.text for f in selection.found[:_EARLY]]
    if plain := confirmed_by_text(page, early):
        metadata.setdefault("title", []).append(Sourced(plain, "title and text", 0.8))
    title = max(metadata.get("title", ()), key=lambda s: s.confidence, default=Sourced("", "")).value
    heading = headings.get(key_of(title)) or ""
    drafts = _with_title(selection, heading, title)
    telling = [t for t in selection.telling if key_of(t) != key_of(heading)]
    text, blocks = assemble(drafts)
    if not text.strip():
        raise ReadError("the page holds no text (it may be made by scripts in the browser)")
    metadata = from_text(metadata, blocks, telling)
    return Reading(
        text=text,
        blocks=blocks,
        metadata=_ranked(metadata),
        media_type=media.HTML,
        reader=f"{VERSION} {selection.way}, {decoded.charset} by {decoded.way}",
        furniture=tuple(telling[:_FURNITURE]),
        warnings=tuple(warnings),
    )


def _main_text(root: html_dom.Element, markup: str, warnings: list[str]) -> Selection:
    if markup.count("<") > html_plain.TOO_DEEP and html_plain.is_too_deep(root):
        warnings.append("nested too deeply for its structure to be read; its text is kept as plain lines")
        lines = [Draft("paragraph", line) for line in html_plain.lines(markup)]
        return Selection([Found(draft, root) for draft in lines], [], "plain")
    main = html_main.extract(root)
    selection = html_main.select(root, main) if main.words else None
    if selection is None and main.words:
        found = [Draft("paragraph", line) for line in main.lines]
        selection = Selection([Found(d, root) for d in found], [], "trafilatura")
    if selection is not None and len(main.words) >= _LITTLE:
        return selection
    return _by_density(markup, selection, warnings)


def _by_density(markup: str, selection: Selection | None, warnings: list[str]) -> Selection:
    """Our own search; it wins when it finds three times as much as there was."""
    fragment = densest(markup)
    part = html_dom.parse(fragment) if fragment else None
    found = read_blocks(part) if part is not None else []
    words = sum(len(f.words) for f in found)
    before = sum(len(f.words) for f in selection.found) if selection else 0
    if selection is not None and words <= 3 * before:
        return selection
    if words:
        warnings.append("little or no main text was found; the densest part of the page was taken")
    return Selection(found, selection.telling if selection else [], "density")


def _with_title(selection: Selection, heading: str, title: str) -> list[Draft]:
    """The blocks with the title's heading first and once; a title without a heading is not put in."""
    drafts = [f.draft for f in selection.found]
    key = key_of(heading or title)
    early = [i for i, d in enumerate(drafts[:_EARLY]) if key and key_of(d.text) == key]
    if early:
        first = early[0]
        drafts[first] = replace(drafts[first], type="heading", level=1, marker="", number=None)
        return [d for i, d in enumerate(drafts) if i not in early[1:]]
    return [Draft("heading", heading, level=1), *drafts] if heading else drafts


def _ranked(metadata: Mapping[str, list[Sourced]]) -> dict[str, tuple[Sourced, ...]]:
    """Each key's candidates, the most trusted first, none twice."""
    ranked: dict[str, tuple[Sourced, ...]] = {}
    for key, candidates in metadata.items():
        kept: dict[str, Sourced] = {}
        for candidate in sorted(candidates, key=lambda s: -s.confidence):
            kept.setdefault(candidate.value, candidate)
        if kept:
            ranked[key] = tuple(kept.values())
    return ranked
