"""Web pages: main text as blocks with their own numbers, metadata with the origin of each value.

Each way backs the one before it, and the reading says which ran: "site NAME" (a description of the site says
where the text is), "dom" (chosen among the blocks of the tree, trafilatura heard as a witness), "trafilatura"
(its own paragraphs, where the tree shows none), "density" (our own search with BeautifulSoup, where next to
nothing was found), "plain" (lines of text, where elements are nested a thousand deep).
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
from pipeline.readers.html_keys import key_of
from pipeline.readers.html_main import Selection
from pipeline.readers.html_metadata import collect, from_text
from pipeline.readers.html_title import confirmed_by_text, page_title
from pipeline.readers.html_turns import with_turns

VERSION = "html/2"

_LITTLE = 50  # words of main text below which our own search is asked as well
_FURNITURE = 40
_EARLY = 6
_DESCRIBED = 0.99  # a site's description outranks whatever the page's markup says

Metadata = dict[str, list[Sourced]]


def read_html(item: RawItem) -> Reading:
    """The reading of a web page. Raises ReadError for a page without any text."""
    decoded = decode(item.data, item.headers.get("content-type") or item.media_type, markup=True)
    warnings = list(decoded.warnings)
    markup = decoded.text.replace("\ufffd\ufffd", "\ufffd")
    root = html_dom.parse(markup)
    if root is None:
        raise ReadError("the page holds no text")
    metadata = collect(root, markup, item.origin)
    selection = _by_description(item.origin, root, metadata, warnings)
    page = page_title(root)
    if selection is None:
        selection = _main_text(root, markup, metadata, page, warnings)
    early = [f.draft.text for f in (*selection.top, *selection.found[:_EARLY])]
    if plain := confirmed_by_text(page, early, _values(metadata, "source")):
        metadata.setdefault("title", []).append(Sourced(plain, "title and text", 0.8))
    selection = replace(selection, found=with_turns(selection.found))
    drafts = _without_title(selection, _values(metadata, "title"))
    text, blocks = assemble(drafts)
    if not text.strip():
        raise ReadError("the page holds no text (it may be made by scripts in the browser)")
    # What stood between title and text is out of it, but may be its byline or dateline.
    _, told = assemble([*(f.draft for f in selection.top), *drafts])
    metadata = from_text(metadata, told, selection.telling)
    furniture = [*dict.fromkeys(selection.telling)][:_FURNITURE]
    return Reading(
        text=text,
        blocks=blocks,
        metadata=_ranked(metadata),
        media_type=media.HTML,
        reader=f"{VERSION} {selection.way}, {decoded.charset} by {decoded.way}",
        furniture=(
            *furniture,
            *(f"[caption] {caption}" for caption in selection.captions),
            *(f"[inserted] {words}" for words in _inserted(root, markup, text)),
        ),
        warnings=tuple(warnings),
    )


def _inserted(root: html_dom.Element, markup: str, text: str) -> list[str]:
    """What the page marks as put in (`<ins>`), as far as it stands in the text."""
    if "<ins" not in markup.lower():
        return []
    told = (html_dom.text_of(node) for node in root.iter("ins"))
    return [words for words in dict.fromkeys(told) if words and words in text]


def _by_description(
    origin: str, root: html_dom.Element, metadata: Metadata, warnings: list[str]
) -> Selection | None:
    """The main text where a site's description says that it is; its metadata go before all other."""
    if not origin.startswith(("http://", "https://")):
        return None
    from pipeline.sites import site_for  # files never need it
    from pipeline.sites.apply import apply

    site = site_for(origin)
    if site is None:
        return None
    applied = apply(site, root, origin)
    for key, values in applied.metadata.items():
        described = [replace(value, confidence=_DESCRIBED) for value in values]
        metadata[key] = [*described, *metadata.get(key, ())]
    selection = html_main.all_of(applied.body, f"site {site.name}") if applied.body is not None else None
    if selection is None:
        warnings.append(
            f"the description of {site.name} finds no text on this page, which was read without it: "
            "check the description's body"
        )
        return None
    return replace(selection, telling=[*selection.telling, *applied.removed])


def _main_text(
    root: html_dom.Element, markup: str, metadata: Mapping[str, list[Sourced]], page: str, warnings: list[str]
) -> Selection:
    if markup.count("<") > html_plain.TOO_DEEP and html_plain.is_too_deep(root):
        warnings.append("nested too deeply for its structure to be read; its text is kept as plain lines")
        lines = [Draft("paragraph", line) for line in html_plain.lines(markup)]
        return Selection([Found(draft, root) for draft in lines], [], "plain")
    titles = [*_values(metadata, "title"), page]
    selection = html_main.select(root, titles, _values(metadata, "author"))
    if selection is None and (paragraphs := html_main.extract(root).lines):
        told = [Found(Draft("paragraph", paragraph), root) for paragraph in paragraphs]
        selection = Selection(told, [], "trafilatura")
    if selection is not None and max(_words(selection.found), selection.prose) >= _LITTLE:
        return selection
    return _by_density(markup, selection, warnings)


def _by_density(markup: str, selection: Selection | None, warnings: list[str]) -> Selection:
    """Our own search; it wins when it finds three times as much as there was."""
    fragment = densest(markup)
    part = html_dom.parse(fragment) if fragment else None
    found = read_blocks(part) if part is not None else []
    words = _words(found)
    before = _words(selection.found) if selection else 0
    if selection is not None and words <= 3 * before:
        return selection
    if words:
        warnings.append("little or no main text was found; the densest part of the page was taken")
    return Selection(found, selection.telling if selection else [], "density")


def _words(found: list[Found]) -> int:
    return sum(len(f.words) for f in found)


def _values(metadata: Mapping[str, list[Sourced]], key: str) -> list[str]:
    return [s.value for s in sorted(metadata.get(key, ()), key=lambda s: -s.confidence)]


def _without_title(selection: Selection, titles: list[str]) -> list[Draft]:
    """The blocks without the title over them: it is metadata. A page of nothing but its title keeps it."""
    drafts = [f.draft for f in selection.found]
    keys = {key for title in titles[:1] if (key := key_of(title))}
    kept = [d for i, d in enumerate(drafts) if i >= _EARLY or key_of(d.text) not in keys]
    return kept or drafts


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
