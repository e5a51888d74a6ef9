"""JSON-LD in a page (schema.org): its nodes, and the few facts of them that a catalogue wants."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from pipeline.readers.html_dom import Element
from pipeline.readers.html_main import key_of
from pipeline.readers.html_words import ARTICLE_TYPES, PAGE_TYPES

Node = dict[str, Any]

_MAX_NODES = 2000
_BODIES = frozenset(
    """Organization NewsMediaOrganization Corporation NGO EducationalOrganization GovernmentOrganization
    LocalBusiness WebSite Brand""".split()
)
_CDATA = re.compile(r"(?:/\*|//)?\s*(?:<!\[CDATA\[|\]\]>)\s*(?:\*/)?|^\s*<!--|-->\s*$")
_STRAY_COMMA = re.compile(r",(?=\s*[,}\]])")
_SHARED = 12  # letters that two forms of one headline share at their beginning


@dataclass(frozen=True, slots=True)
class Facts:
    """What the page's main node says; empty where it says nothing. Bodies are left out of `authors`."""

    type: str = ""
    title: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""
    publisher: str = ""
    language: str = ""


def facts(root: Element, titles: Iterable[str] = (), address: str = "") -> Facts:
    """The facts of the page's own article node, or else of its page node.

    `titles` are what the page calls itself elsewhere and `address` its own: of several articles, and of one
    with an address, only the one that agrees with them is the page's own; the others are teasers.
    """
    nodes = list(_nodes(root))
    by_id = {str(n["@id"]): n for n in nodes if "@id" in n and len(n) > 1}
    keys = {key for title in titles if (key := key_of(title))}
    main = _own([n for n in nodes if ARTICLE_TYPES.intersection(_types(n))], keys, address)
    page = _own([n for n in nodes if PAGE_TYPES.intersection(_types(n))], keys, address)
    node = main if main is not None else page
    if node is None:
        return Facts()
    node_type = next((t for t in _types(node) if t in ARTICLE_TYPES or t in PAGE_TYPES), "")
    published = _text(node.get("datePublished")) or _text((page or {}).get("datePublished"))
    return Facts(
        type=node_type,
        title=_text(node.get("headline") or node.get("name")),
        authors=tuple(dict.fromkeys(_names(node.get("author") or node.get("creator"), by_id, persons=True))),
        published=published or _text(node.get("dateCreated")),
        publisher=next(iter(_names(node.get("publisher") or node.get("isPartOf"), by_id)), ""),
        language=_text(node.get("inLanguage")),
    )


def _own(nodes: list[Node], keys: set[str], address: str) -> Node | None:
    """The node that is about this page, or None where none can be told."""
    nodes = [
        n for n in nodes if any(k in n for k in ("headline", "name", "datePublished", "author", "creator"))
    ]
    path = _path(address)
    for node in nodes:
        if path and any(_path(a) == path for a in _addresses(node)):
            return node
    for node in nodes:
        if _alike(key_of(_text(node.get("headline") or node.get("name"))), keys):
            return node
    if len(nodes) != 1:
        return None
    only = nodes[0]
    foreign = bool(path) and any(_path(a) not in ("", path) for a in _addresses(only))
    named = bool(key_of(_text(only.get("headline")))) and bool(keys)
    return None if foreign and named else only


def _addresses(node: Node) -> Iterator[str]:
    page = node.get("mainEntityOfPage")
    for value in (node.get("url"), page, page.get("@id") if isinstance(page, dict) else None):
        if isinstance(value, str) and value.startswith(("http", "/")):
            yield value


def _path(address: str) -> str:
    """An address without scheme, host, query and last slash; empty for a front page."""
    try:
        return urlsplit(address).path.rstrip("/").lower()
    except ValueError:
        return ""


def _alike(key: str, keys: set[str]) -> bool:
    """Whether a headline is one of these titles or begins as it does."""
    if not key:
        return False
    for other in keys:
        shorter, longer = sorted((key, other), key=len)
        if shorter == longer or (len(shorter) >= _SHARED and shorter in longer):
            return True
    return False


def _nodes(root: Element) -> Iterator[Node]:
    """All objects in the page's JSON-LD scripts that have a type; broken scripts are passed over."""
    for script in root.iter("script"):
        if (script.get("type") or "").partition(";")[0].strip().lower() != "application/ld+json":
            continue
        waiting: list[Any] = _loaded(script.text or "")
        count = 0
        while waiting and count < _MAX_NODES:
            value = waiting.pop(0)
            count += 1
            if isinstance(value, list):
                waiting[:0] = value
            elif isinstance(value, dict):
                if "@type" in value or "@id" in value:
                    yield value
                graph = value.get("@graph")
                waiting += [graph] if graph else []
                waiting += [
                    v
                    for k, v in value.items()
                    if k in ("mainEntity", "mainEntityOfPage", "author", "publisher") and isinstance(v, dict)
                ]


def _loaded(source: str) -> list[Any]:
    """The value of a script in a list, with stray commas forgiven; an empty list where it is broken."""
    source = _CDATA.sub("", source).strip(" ;\n\r\t")
    for tried in (source, _STRAY_COMMA.sub("", source)):
        try:
            return [json.loads(tried, strict=False)]
        except (ValueError, RecursionError):
            continue
    return []


def _types(node: Node) -> list[str]:
    kind = node.get("@type")
    values = kind if isinstance(kind, list) else [kind]
    return [str(v).rpartition("/")[2] for v in values if v]


def _names(value: Any, by_id: dict[str, Node], *, persons: bool = False) -> Iterator[str]:
    """The names of persons or organizations given as text, node, reference or a list of these."""
    for entry in value if isinstance(value, list) else [value]:
        if isinstance(entry, str):
            yield entry.strip()
        elif isinstance(entry, dict):
            node = entry if "name" in entry or "familyName" in entry else by_id.get(str(entry.get("@id")), {})
            if persons and _BODIES.intersection(_types(node)):
                continue
            name = node.get("name") or f"{_text(node.get('givenName'))} {_text(node.get('familyName'))}"
            for one in name if isinstance(name, list) else [name]:
                if isinstance(one, str) and one.strip():
                    yield one.strip()


def _text(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("@value", "")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)  # a time stamp in seconds
    return " ".join(value.split()) if isinstance(value, str) else ""
