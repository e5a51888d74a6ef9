"""Which bearer of a name a document's other words speak for: "Chicago" for the Chicago Teachers Union."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cached_property, lru_cache

from corpus.authority.demonyms import demonyms
from corpus.authority.files import Authorities
from corpus.authority.records import Organization
from corpus.folding import fold

_WORD = re.compile(r"[^\W\d_]{4,}")
# Words are compared by their beginnings: "Europe", "European", "europeo".
_STEM = 6
# A word that so many records bear in their names tells none of them apart ("national", "sindicato").
_COMMON = 25
_LANDS = ("country", "historical")


def stems(text: str) -> frozenset[str]:
    """The beginnings of the words of four and more letters, folded."""
    return frozenset(fold(word)[:_STEM] for word in set(_WORD.findall(text)))


@lru_cache(maxsize=4)
def _telling_stems(authorities: Authorities) -> TellingStems:
    return TellingStems(authorities)


class TellingStems:
    """The words of organizations' names that few others bear, by id, found when first asked.

    Words for countries are left out: they have votes of their own.
    """

    def __init__(self, authorities: Authorities) -> None:
        self._organizations: Mapping[str, Organization] = authorities.organizations
        self._lands = stems(
            " ".join(n for p in authorities.places.values() if p.type in _LANDS for n in p.names)
        ) | stems(" ".join(demonyms()))
        self._known: dict[str, frozenset[str]] = {}

    @cached_property
    def _bearers(self) -> Counter[str]:
        return Counter(stem for o in self._organizations.values() for stem in stems(o.name))

    def of(self, identifier: str) -> frozenset[str]:
        """The stems that tell the organization from others."""
        known = self._known.get(identifier)
        if known is None:
            o = self._organizations[identifier]
            words = stems(" ".join((o.name, *o.aliases)))
            known = self._known[identifier] = frozenset(
                w for w in words if 0 < self._bearers[w] < _COMMON and w not in self._lands
            )
        return known

    def common(self, surface: str) -> bool:
        """Whether two or more organizations have each word of the name."""
        return all(self._bearers[stem] > 1 for stem in stems(surface))


class Heard:
    """The words of one document, read when first asked."""

    def __init__(self, text: str, authorities: Authorities) -> None:
        self._text = text
        self._telling = _telling_stems(authorities)

    @cached_property
    def _words(self) -> frozenset[str]:
        return stems(self._text)

    def tells(self, o: Organization, surface: str) -> bool:
        """Whether the document has a word that tells of the organization, other than the name in question."""
        return not self._words.isdisjoint(self._telling.of(o.id) - stems(surface))

    def common(self, surface: str) -> bool:
        """Whether other organizations have the words of the name in theirs."""
        return self._telling.common(surface)
