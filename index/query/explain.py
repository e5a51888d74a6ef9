"""A query in words, for the person who asked it."""

from __future__ import annotations

from collections.abc import Mapping

from index.query.fields import FIELDS
from index.query.syntax import (
    All,
    And,
    DateRange,
    Field,
    Fuzzy,
    Group,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Unknown,
    Wildcard,
    Word,
)  # fmt: skip

Descriptions = Mapping[tuple[str, str], str]
"""What the text of a field's value stands for: ("organization", "fat") -> "Frente Auténtico del Trabajo"."""

_DATE_WORDS = {
    "date": "dated", "published": "published", "adopted": "adopted", "retrieved": "retrieved",
    "mentioned": "mentioning a date",
}  # fmt: skip
_FIELD_WORDS = {
    "org_country": "organization from", "organization_type": "organization of type", "country": "country",
    "id": "id", "within": "a place within", "federation": "organization of",
}  # fmt: skip


def explain(
    tree: Node,
    filters: tuple[Node, ...] = (),
    excluded: tuple[Node, ...] = (),
    descriptions: Descriptions | None = None,
) -> str:
    """The decided tree, filters and exclusions in one line of words."""
    explainer = _Explainer(descriptions or {})
    parts = []
    if not isinstance(tree, All) or not (filters or excluded):
        parts.append(explainer.visit(tree, top=True))
    parts.extend(explainer.visit(node) for node in filters)
    parts.extend(f"without {explainer.visit(node)}" for node in excluded)
    return "; ".join(parts)


class _Explainer:
    def __init__(self, descriptions: Descriptions) -> None:
        self.descriptions = descriptions

    def visit(self, node: Node, field: str | None = None, top: bool = False) -> str:
        match node:
            case Field(name, inner):
                return self.visit(inner, name)
            case Not(inner):
                return f"without {self.visit(inner, field)}"
            case And(nodes) | Group(nodes):
                return self._several("all of", "and", nodes, field, top)
            case Or(nodes):
                return self._several("any of", "or", nodes, field, top)
            case All():
                return f"with any {field}" if field else "everything"
            case Unknown():
                return f"{field} unknown"
        if field is None:
            return self._words(node)
        if isinstance(node, DateRange):
            return f"{_DATE_WORDS.get(field, field)} {_range(node)}"
        if FIELDS.get(field) == "text":
            return f"{self._words(node)} in the {field}"
        return f"{_FIELD_WORDS.get(field, field)} {self._value(field, node)}"

    def _several(self, word: str, joint: str, nodes: tuple[Node, ...], field: str | None, top: bool) -> str:
        shown = [self.visit(n, field) for n in nodes]
        if len(shown) == 2 and top:
            return f"{shown[0]} {joint} {shown[1]}"
        listed = f"{word}: {', '.join(shown)}"
        return listed if top else f"({listed})"

    def _words(self, node: Node) -> str:
        match node:
            case Phrase(text, 0):
                return f"“{text}” as written"
            case Phrase(text, slop):
                return f"“{text}” with at most {slop} words between"
            case Prefix(text):
                return f"words that begin with {text}"
            case Wildcard(text):
                return f"words like {text}"
            case Fuzzy(text, distance):
                return f"words within {distance} letter{'s' if distance > 1 else ''} of {text}"
            case Word(text):
                return text
        return "?"

    def _value(self, field: str, node: Node) -> str:
        match node:
            case Prefix(text):
                return f"{text}…"
            case Word(text) | Phrase(text) | Wildcard(text) | Fuzzy(text):
                described = self.descriptions.get((field, text))
                return described if described and described != text else text
        return "?"


def _range(node: DateRange) -> str:
    if node.start == node.end:
        return str(node.start)
    if node.start is None:
        return f"up to {node.end}"
    if node.end is None:
        return f"from {node.start} on"
    return f"from {node.start} to {node.end}"
