"""EPUB books: the chapters in the order of the spine, each one's HTML through the block reader.

A chapter begins with a heading of level 1: its own first one, or the name that the table of contents gives
it. Title, author and date come from the package document (EPUB 3.3, section 5).
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from corpus import edtf
from corpus.document import RawItem, Reading, Sourced
from corpus.errors import ReadError
from pipeline.readers import html_dom, media, properties
from pipeline.readers import xml_parts as xml
from pipeline.readers.assemble import Draft, assemble
from pipeline.readers.charset import decode
from pipeline.readers.html_blocks import read_blocks
from pipeline.readers.unzip import Unzipped

VERSION = "epub/1"

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_PAGES = ("application/xhtml+xml", "text/html", "text/x-oeb1-document")
_FONTS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_EARLY = 4  # blocks among which a chapter's own heading is looked for
_UNDATED = ("0101", "0000")  # what calibre writes for no date at all


@dataclass(frozen=True, slots=True)
class _Chapter:
    path: str
    is_contents: bool


def read_epub(item: RawItem) -> Reading:
    """The reading of a book. Raises `ReadError` for one that is damaged, locked, or without text."""
    warnings: list[str] = []
    with Unzipped(item.data) as archive:
        _refuse_locked(archive)
        at, package = _package(archive)
        drafts = list(_drafts(archive, at, package, warnings))
    text, blocks = assemble(drafts)
    if not text.strip():
        raise ReadError("the book holds no text")
    return Reading(
        text=text,
        blocks=blocks,
        metadata=_metadata(package, item.origin),
        media_type=media.EPUB,
        reader=VERSION,
        warnings=tuple(warnings),
    )


def _refuse_locked(archive: Unzipped) -> None:
    """Raise where more than fonts is encrypted."""
    if _ENCRYPTION not in archive:
        return
    tree = xml.parse(archive.read(_ENCRYPTION), _ENCRYPTION)
    ways = [xml.attribute(e, "Algorithm") for e in xml.all_named(tree, "EncryptionMethod")]
    if any(way not in _FONTS for way in ways):
        raise ReadError("encrypted: the book is locked (DRM); get a copy without the lock")


def _package(archive: Unzipped) -> tuple[str, Element]:
    """The package document and where it is."""
    path = ""
    if _CONTAINER in archive:
        tree = xml.parse(archive.read(_CONTAINER), _CONTAINER)
        roots = (xml.attribute(e, "full-path") for e in xml.all_named(tree, "rootfile"))
        path = next((p for p in roots if p and p in archive), "")
    path = path or next((name for name in archive if name.endswith(".opf")), "")
    if not path:
        raise ReadError("a book without its package document: damaged, or not an EPUB book")
    return path, xml.parse(archive.read(path), path)


def _drafts(archive: Unzipped, at: str, package: Element, warnings: list[str]) -> Iterator[Draft]:
    names = _names(archive, at, package)
    for chapter in _spine(at, package):
        if chapter.is_contents:
            continue
        if chapter.path not in archive:
            warnings.append(f"{chapter.path}: named in the book's order, but not there")
            continue
        root = html_dom.parse(decode(archive.read(chapter.path), "text/html", markup=True).text)
        drafts = [f.draft for f in read_blocks(root)] if root is not None else []
        drafts = [d for d in drafts if d.text]
        if drafts:
            yield from _as_chapter(drafts, names.get(chapter.path, ""))


def _as_chapter(drafts: list[Draft], name: str) -> list[Draft]:
    """A chapter's blocks with a heading of level 1 first."""
    for n, draft in enumerate(drafts[:_EARLY]):
        if draft.type == "heading":
            return [*drafts[:n], replace(draft, level=1), *drafts[n + 1 :]]
    first = drafts[0]
    if name and " ".join(first.text.split()).lower() == name.lower():
        return [replace(first, type="heading", level=1), *drafts[1:]]
    return [Draft("heading", name, level=1), *drafts] if name else drafts


def _spine(at: str, package: Element) -> Iterator[_Chapter]:
    """The files of the text in their order; a file that is named twice comes once."""
    entries = {xml.attribute(e, "id"): e for e in xml.all_named(package, "item")}
    seen: set[str] = set()
    for reference in xml.all_named(package, "itemref"):
        entry = entries.get(xml.attribute(reference, "idref"))
        if entry is None or (xml.attribute(entry, "media-type") or _PAGES[0]) not in _PAGES:
            continue
        path = _inside(at, xml.attribute(entry, "href") or "")
        if path not in seen:
            seen.add(path)
            yield _Chapter(path, "nav" in (xml.attribute(entry, "properties") or "").split())


def _names(archive: Unzipped, at: str, package: Element) -> dict[str, str]:
    """What the table of contents calls each file: its first entry for that file counts."""
    found: dict[str, str] = {}
    for entry in xml.all_named(package, "item"):
        kind = xml.attribute(entry, "media-type") or ""
        is_nav = "nav" in (xml.attribute(entry, "properties") or "").split()
        path = _inside(at, xml.attribute(entry, "href") or "")
        if path not in archive or not (is_nav or kind == "application/x-dtbncx+xml"):
            continue
        try:
            tree = xml.parse(archive.read(path), path)
        except ReadError:
            continue  # the names are a help; a broken list of them costs no book
        if is_nav:
            pairs = [(xml.attribute(a, "href") or "", xml.text_of(a)) for a in xml.all_named(tree, "a")]
        else:
            pairs = [
                (xml.attribute(c, "src") or "", xml.first_text(p, "text"))
                for p in xml.all_named(tree, "navPoint")
                for c in p
                if xml.local(c) == "content"
            ]
        for reference, name in pairs:
            found.setdefault(_inside(path, reference), name)
    return found


def _inside(at: str, reference: str) -> str:
    """The archive's name for what a file in it refers to."""
    path = unquote(reference.partition("#")[0])
    return posixpath.normpath(posixpath.join(posixpath.dirname(at), path)).lstrip("/")


def _metadata(package: Element, origin: str) -> properties.Metadata:
    of = "EPUB package"
    head = next(xml.all_named(package, "metadata"), package)
    roles = {
        (xml.attribute(e, "refines") or "").lstrip("#"): xml.text_of(e)
        for e in xml.all_named(head, "meta")
        if xml.attribute(e, "property") == "role"
    }
    authors: list[str] = []
    for creator in xml.all_named(head, "creator"):
        role = xml.attribute(creator, "role") or roles.get(xml.attribute(creator, "id") or "", "aut")
        if role in ("aut", "") and (name := xml.text_of(creator)):
            authors.append(_upright(name))
    found: dict[str, list[Sourced]] = {
        "title": list(properties.title(xml.first_text(head, "title"), of, origin, 0.9)),
        "author": list(properties.author("; ".join(dict.fromkeys(authors)), of, 0.85)),
        "language": list(properties.language(xml.first_text(head, "language"), of, 0.7)),
        "source": [Sourced(name, of, 0.6) for name in [xml.first_text(head, "publisher")] if name],
        "published": list(_dates(head, of)),
    }
    return properties.ranked(found)


def _dates(head: Element, of: str) -> Iterator[Sourced]:
    """The day of publication: dc:date, but not where EPUB 2 calls it another event's."""
    sure = {"original-publication": 0.9, "publication": 0.8}
    for element in xml.all_named(head, "date"):
        event = xml.attribute(element, "event") or "publication"
        match = _DATE.match(xml.text_of(element))
        if event in sure and match and not match[0].startswith(_UNDATED) and edtf.is_valid(match[0]):
            yield Sourced(match[0], of, sure[event])


def _upright(name: str) -> str:
    """ "Tolliver, Agnes" -> "Agnes Tolliver"."""
    family, comma, given = name.partition(", ")
    return f"{given} {family}" if comma and "," not in given and len(given.split()) <= 3 else name
