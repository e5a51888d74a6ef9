"""Organizations that a query names without saying `org:`, to be offered as a filter and found by any name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from corpus.catalogue.records import OrganizationRow
from corpus.frozen import Record
from index.names import ValueNames
from index.query.syntax import And, Field, Group, Node, Or, Phrase, Word
from index.words import is_stop_word

MAX_WORDS = 16
"""In a run of words longer than this only acronyms are looked up."""

_LONGEST_NAME = 9


class Recognised(Record):
    """A name in a query, as it stands there, and those that bear it; `quoted` go by the written words."""

    text: str
    organizations: tuple[OrganizationRow, ...]
    quoted: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the name that are looked for, without stop words."""
        words = self.text.split()
        return tuple(word for word in words if not is_stop_word(word)) or tuple(words)


Known = Callable[[Sequence[str]], Sequence[str]]
"""Gives those of some ids that the archive mentions."""


def recognised(tree: Node, names: ValueNames, known: Known) -> list[Recognised]:
    """The names of the archive's organizations in a query as it was parsed, the longest of what overlaps.

    A single word is one only if it is written in capitals, or is an acronym and the whole query, and its
    bearer has a record.
    """
    found: dict[str, Recognised] = {}
    for run, quoted in _runs(tree):
        at = 0
        while at < len(run):
            for length in range(min(_LONGEST_NAME, len(run) - at), 0, -1):
                text = " ".join(run[at : at + length])
                bearers = _bearers(text, length, len(run), names)
                if bearers and (there := known([row.id for row in bearers])):
                    bearers = tuple(row for row in bearers if row.id in there)
                    found.setdefault(text, Recognised(text, bearers, quoted))
                    at += length - 1
                    break
            at += 1
    return list(found.values())


def _bearers(text: str, length: int, run: int, names: ValueNames) -> tuple[OrganizationRow, ...]:
    if length == 1:
        acronym = text.isupper() and len(text) > 1
        if not acronym and run > 1:
            return ()
        rows = [row for row in names.lookup.organizations_named(text) if not row.id.startswith("name:")]
        return tuple(row for row in rows if acronym or text.upper() in row.names)
    if run > MAX_WORDS:
        return ()
    return tuple(names.lookup.organizations_named(text))


def _runs(node: Node) -> Iterator[tuple[list[str], bool]]:
    """Words that stand side by side, and phrases; nothing that is excluded or belongs to a field."""
    match node:
        case Word(text):
            yield [text], False
        case Phrase(text, 0):
            yield text.split(), True
        case Group(nodes):
            run: list[str] = []
            for inner in (*nodes, None):
                if isinstance(inner, Word):
                    run.append(inner.text)
                    continue
                if run:
                    yield run, False
                run = []
                if inner is not None:
                    yield from _runs(inner)
        case And(nodes) | Or(nodes):
            for inner in nodes:
                yield from _runs(inner)


def widened(tree: Node, found: list[Recognised]) -> Node:
    """The decided tree, in which names are found by any other name of their bearer as well.

    Only unquoted names with one bearer, in capitals or of several words: where several bear a name nobody can
    say who is meant, and "fat" may be a word.
    """
    by_words = {
        tuple(word.lower() for word in one.words): Field("organization", Word(one.organizations[0].id))
        for one in found
        if not one.quoted
        and len(one.organizations) == 1
        and (len(one.text.split()) > 1 or one.text.isupper())
    }
    return _widened(tree, by_words) if by_words else tree


def _widened(node: Node, by_words: dict[tuple[str, ...], Field]) -> Node:
    match node:
        case Word(text) if (text.lower(),) in by_words:
            return Or((node, by_words[text.lower(),]))
        case Or(nodes) if all(isinstance(inner, Word) for inner in nodes):
            present = [inner.text.lower() for inner in nodes if isinstance(inner, Word)]
            more = tuple(
                field for words, field in by_words.items() if any(True for _ in _places(present, words))
            )
            return Or((*nodes, *more)) if more else node
        case And(nodes):
            return _and(nodes, by_words)
        case Or(nodes):
            return Or(tuple(_widened(inner, by_words) for inner in nodes))
    return node


def _and(nodes: tuple[Node, ...], by_words: dict[tuple[str, ...], Field]) -> Node:
    made: list[Node] = []
    at = 0
    present = [inner.text.lower() if isinstance(inner, Word) else "" for inner in nodes]
    while at < len(nodes):
        for words, field in by_words.items():
            if tuple(present[at : at + len(words)]) == words:
                own = nodes[at : at + len(words)]
                made.append(Or((own[0] if len(own) == 1 else And(own), field)))
                at += len(words)
                break
        else:
            made.append(nodes[at] if isinstance(nodes[at], Word) else _widened(nodes[at], by_words))
            at += 1
    return made[0] if len(made) == 1 else And(tuple(made))


def _places(present: list[str], words: tuple[str, ...]) -> Iterator[int]:
    for at in range(len(present) - len(words) + 1):
        if tuple(present[at : at + len(words)]) == words:
            yield at
