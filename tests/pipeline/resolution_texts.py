"""How the tests of resolutions read a text: as a user's file, through its reader and the structure stage."""

from __future__ import annotations

from corpus.document import Document, Part, RawItem
from pipeline.readers import read
from pipeline.structure import structure


def structured(text: str, name: str = "book.txt") -> Document:
    """The document in a file of this name with this text."""
    item = RawItem(name, text.encode())
    return structure(read(item), item)


def resolutions(found: Document) -> list[Part]:
    """A document's resolutions, in order."""
    return [part for part in found.parts if part.kind == "resolution"]


def resolutions_in(text: str, name: str = "book.txt") -> list[Part]:
    """The resolutions of the document in such a file."""
    return resolutions(structured(text, name))


def words(found: Document, part: Part, role: str = "operative") -> list[str]:
    """What a part's clauses of one role say, each in one line."""
    return [" ".join(found.text[c.start : c.end].split()) for c in part.clauses if c.role == role]
