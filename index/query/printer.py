"""From a syntax tree back to a query that parses to the same tree."""

from __future__ import annotations

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

_COMPOUND = (And, Or, Group, Not)


def print_query(node: Node) -> str:
    """The query in its plainest spelling."""
    match node:
        case Word(text) | Wildcard(text):
            return text
        case Prefix(text):
            return f"{text}*"
        case Fuzzy(text, distance):
            return f"{text}~{distance}"
        case Phrase(text, slop):
            return f'"{text}"~{slop}' if slop else f'"{text}"'
        case DateRange(start, end):
            return start if start == end and start else f"{start or ''}..{end or ''}"
        case Unknown():
            return "unknown"
        case All():
            return "*"
        case Field(name, inner):
            return f"{name}:{_wrapped(inner)}"
        case Not(inner):
            return f"NOT {print_query(inner) if isinstance(inner, Not) else _wrapped(inner)}"
        case And(nodes):
            return " AND ".join(_operand(n) for n in nodes)
        case Or(nodes):
            return " OR ".join(_operand(n) for n in nodes)
        case Group(nodes):
            return " ".join(_operand(n) for n in nodes)
    raise TypeError(f"not a query node: {node!r}")


def _operand(node: Node) -> str:
    return print_query(node) if isinstance(node, Not) else _wrapped(node)


def _wrapped(node: Node) -> str:
    text = print_query(node)
    return f"({text})" if isinstance(node, _COMPOUND) else text
