"""XML inside office documents and books: parsed without entities, and the few things asked of its trees."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from corpus.errors import ReadError


def parse(data: bytes, name: str) -> Element:
    """The root of a tree; entities and outside references are refused. Raises `ReadError`."""
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root: Element = fromstring(data)
    except DefusedXmlException as error:
        raise ReadError(f"{name}: declares entities, which no document needs: not read") from error
    except (ParseError, ValueError, LookupError) as error:
        raise ReadError(f"{name}: damaged: {error}") from error
    return root


def local(element: Element) -> str:
    """An element's name without its namespace: "{…}title" -> "title"."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def all_named(root: Element, name: str) -> Iterator[Element]:
    """Every element below with that local name, in the document's order."""
    return (e for e in root.iter() if local(e) == name)


def outermost(root: Element, name: str) -> Iterator[Element]:
    """Those elements below with that local name that are in no other such one."""
    waiting = list(root)[::-1]
    while waiting:
        element = waiting.pop()
        if local(element) == name:
            yield element
        else:
            waiting += list(element)[::-1]


def attribute(element: Element, name: str) -> str | None:
    """An attribute by its local name, whatever its namespace."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return value
    return None


def text_of(element: Element | None) -> str:
    """All text below an element, white space made single."""
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def first_text(root: Element, name: str) -> str:
    """The text of the first element with that local name that has any, else ""."""
    return next((t for e in all_named(root, name) if (t := text_of(e))), "")
