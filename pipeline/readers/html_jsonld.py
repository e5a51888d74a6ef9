"""JSON-LD in a page (schema.org): its nodes, and the few facts of them that a catalogue wants."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pipeline.readers.html_dom import Element
from pipeline.readers.html_words import ARTICLE_TYPES, PAGE_TYPES

Node = dict[str, Any]

_MAX_NODES = 2000


@dataclass(frozen=True, slots=True)
class Facts:
    """What the page's main node says; empty strings where it says nothing."""

    type: str = ""
    title: str = ""
    author: str = ""
    published: str = ""
    publisher: str = ""
    language: str = ""


def facts(root: Element) -> Facts:
    """The facts of a page's article node, or else of its page node."""
    nodes = list(_nodes(root))
    by_id = {str(n["@id"]): n for n in nodes if "@id" in n and len(n) > 1}
    main = _first(nodes, ARTICLE_TYPES) or _first(nodes, PAGE_TYPES)
    if main is None:
        return Facts()
    node_type = next((t for t in _types(main) if t in ARTICLE_TYPES or t in PAGE_TYPES), "")
    return Facts(
        type=node_type,
        title=_text(main.get("headline") or main.get("name")),
        author=", ".join(dict.fromkeys(_names(main.get("author") or main.get("creator"), by_id))),
        published=_text(main.get("datePublished")),
        publisher=next(iter(_names(main.get("publisher") or main.get("isPartOf"), by_id)), ""),
        language=_text(main.get("inLanguage")),
    )


def _nodes(root: Element) -> Iterator[Node]:
    """All objects in the page's JSON-LD scripts that have a type; broken scripts are passed over."""
    for script in root.iter("script"):
        if (script.get("type") or "").partition(";")[0].strip().lower() != "application/ld+json":
            continue
        source = (script.text or "").strip().removeprefix("<![CDATA[").removesuffix("]]>").strip(" ;\n")
        try:
            waiting: list[Any] = [json.loads(source, strict=False)]
        except (ValueError, RecursionError):
            continue
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
                    if k in ("mainEntity", "author", "publisher") and isinstance(v, dict)
                ]


def _types(node: Node) -> list[str]:
    kind = node.get("@type")
    values = kind if isinstance(kind, list) else [kind]
    return [str(v).rpartition("/")[2] for v in values if v]


def _first(nodes: list[Node], kinds: frozenset[str]) -> Node | None:
    return next((n for n in nodes if kinds.intersection(_types(n))), None)


def _names(value: Any, by_id: dict[str, Node]) -> Iterator[str]:
    """The names of persons or organizations given as text, node, reference or a list of these."""
    for entry in value if isinstance(value, list) else [value]:
        if isinstance(entry, str):
            yield entry.strip()
        elif isinstance(entry, dict):
            node = entry if "name" in entry else by_id.get(str(entry.get("@id")), {})
            name = node.get("name")
            for one in name if isinstance(name, list) else [name]:
                if isinstance(one, str) and one.strip():
                    yield one.strip()


def _text(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    return " ".join(value.split()) if isinstance(value, str) else ""
