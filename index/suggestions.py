"""What to try when a search found nothing. Each suggestion was tried, and finds something."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from corpus.frozen import replace
from index.query.printer import print_query
from index.query.syntax import And, Field, Group, Node, Not, Or, Word

MAX_WORDS = 6


def other_spellings(
    tree: Node, similar: Callable[[str], list[str]], finds: Callable[[Node], int]
) -> list[str]:
    """The query with misspelt words replaced by ones of the archive, if that finds anything.

    `similar` gives likely words for one that the archive does not have; `finds` counts a tree's hits.
    """
    words = list(dict.fromkeys(_words(tree)))[:MAX_WORDS]
    found = {word: near[0] for word in words if (near := similar(word))}
    if not found:
        return []
    mended = _replaced(tree, found)
    return [print_query(mended)] if finds(mended) else []


def _words(node: Node, field: str | None = None) -> Iterator[str]:
    match node:
        case Word(text):
            if field in (None, "title", "text"):
                yield text
        case And(nodes) | Or(nodes) | Group(nodes):
            for inner in nodes:
                yield from _words(inner, field)
        case Field(name, inner):
            yield from _words(inner, name)


def _replaced(node: Node, found: dict[str, str], field: str | None = None) -> Node:
    match node:
        case Word(text) if field in (None, "title", "text") and text in found:
            return Word(found[text])
        case And(nodes) | Or(nodes) | Group(nodes):
            return replace(node, nodes=tuple(_replaced(inner, found, field) for inner in nodes))
        case Field(name, inner):
            return Field(name, _replaced(inner, found, name))
        case Not():
            return node
    return node
