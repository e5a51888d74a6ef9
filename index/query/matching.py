"""`--match`: whether words side by side must all occur, or any of them.

By default all must, up to three content words; beyond that any. Stop words are neither counted nor
asked for, unless nothing else is. Phrases, fields, exclusions and groups with an operator always must.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from index.query.syntax import All, And, Field, Fuzzy, Group, Node, Not, Or, Prefix, Wildcard, Word
from index.words import is_stop_word, query_keys

Match = Literal["auto", "all", "any"]
Decided = Literal["all", "any"]

CONTENT_WORDS_FOR_ALL = 3

_LOOSE = (Word, Prefix, Wildcard, Fuzzy)


Run = tuple[str, ...]
"""Words that stand side by side, folded."""


class Decision(NamedTuple):
    """The tree without `Group`, and which way was taken: "any" if that holds for some group of words.

    `question` has the words asked for of a query that is nothing but words side by side, for looking at the
    best hits a second time; words left out part the runs, all else too. Empty where an operator joins what is
    asked for: whoever writes OR has said what may be missing.
    """

    tree: Node
    match: Decided
    question: tuple[Run, ...] = ()


def decide(node: Node, match: Match) -> Decision:
    """Decide for every group of words in a tree."""
    decider = _Decider(node, match)
    decided = decider.visit(node)
    return Decision(decided, "any" if decider.any or match == "any" else "all", decider.question)


class _Decider:
    def __init__(self, whole: Node, match: Match) -> None:
        self.whole = whole
        self.match = match
        self.any = False
        self.question: tuple[Run, ...] = ()

    def visit(self, node: Node) -> Node:
        match node:
            case Group():
                return self._group(node)
            case And(nodes):
                return And(tuple(self.visit(n) for n in nodes))
            case Or(nodes):
                return Or(tuple(self.visit(n) for n in nodes))
            case Not(inner):
                return Not(self.visit(inner))
            case Field(name, inner):
                return Field(name, self.visit(inner))
        return node

    def _group(self, group: Group) -> Node:
        nodes = group.nodes
        loose = [n for n in nodes if isinstance(n, _LOOSE)]
        must = [self.visit(n) for n in nodes if not isinstance(n, (*_LOOSE, All))]
        shouting = (
            bool(loose) and all(n.text.isupper() or not n.text.isalpha() for n in loose) and len(loose) > 1
        )
        content = [
            n for n in loose
            if not (isinstance(n, Word) and is_stop_word(n.text.lower() if shouting else n.text))
        ]  # fmt: skip
        if not content and not must:
            content = loose
        if group is self.whole:
            self.question = _runs(nodes, content)
        distinct = {n.text.lower() for n in content}
        any_of_them = self.match == "any" or (self.match == "auto" and len(distinct) > CONTENT_WORDS_FOR_ALL)
        if any_of_them and len(content) > 1:
            self.any = True
            must.append(Or(tuple(content)))
        else:
            must.extend(content)
        if not must:
            return All()
        return must[0] if len(must) == 1 else And(tuple(must))


def _runs(nodes: Sequence[Node], content: Sequence[Node]) -> tuple[Run, ...]:
    runs: list[list[str]] = [[]]
    for node in nodes:
        if isinstance(node, Word) and node in content:
            runs[-1].extend(query_keys(node.text))
        else:
            runs.append([])
    return tuple(tuple(run) for run in runs if run)
