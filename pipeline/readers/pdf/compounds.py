"""Compounds whose hyphen is at a line's end ("thirty-" / "four"), where the document doesn't tell.

They are of closed lists: numbers, parts that are never words broken off, compounds linked by a little word.
A lexicon is no help: where lines are broken within words at all, "foot-" / "path" is as common as "dye-" /
"house".
"""

from __future__ import annotations

_TENS = frozenset(
    """twenty thirty forty fifty sixty seventy eighty ninety
    dix vingt trente quarante cinquante soixante quatre""".split()
)
_UNITS = frozenset(
    """one two three four five six seven eight nine first second third fourth fifth sixth seventh eighth ninth
    un une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt vingts
    deuxième troisième quatrième cinquième sixième septième huitième neuvième""".split()
)
_HEADS = frozenset("half self well quasi demi procès après avant arrière outre franco anglo anarcho".split())
_POINTING = frozenset("celui celle ceux celles jour jours moment temps époque année années fois".split())
_WHOLE = frozenset(
    """au-dessus au-dessous au-delà beaux-arts grand-mère grand-père grands-parents là-bas là-dessus
    non-grévistes non-paiement peut-être porte-parole rendez-vous sous-sol sous-traitance sous-traitants
    casse-croûte full-time part-time so-called contre-propositions contre-proposition
    non-gréviste celle-là soi-disant là-haut lui-même elle-même
    eux-mêmes elles-mêmes nous-mêmes vous-mêmes soi-même moi-même""".split()
)
_SOLID = frozenset("halfpenny halfway halves selfish selfless".split())
# What words end with that no word is.
_ENDINGS = frozenset(
    """able ables ance ances ation ations ble bles ción ciones cion ción ciones dad dades ed ence ences er ers
    ful ing ings ité ités less ly ment mente mentos ments miento mientos nal nais ness rait raient ral rales
    res sion sions sión siones ship ted ter ters ther ting tion tional tions tive tives ture tures tés té
    ty""".split()
)
_SHORT_PARTS = frozenset("by co ex go no re so up".split())
_PARTICLES = frozenset("down in off on out over up".split())
_LINKS = frozenset("a à and aux by de des du en in la le les of on or sous sur t the to up y".split())


def is_compound(before: str, after: str) -> bool:
    """Whether a line's last word and the next line's first, with any hyphens of their own, are a compound."""
    parts, following = before.lower().split("-"), after.lower().split("-")
    head, tail = parts[-1], following[0]
    if (len(parts) > 1 and head in _LINKS) or (len(following) > 1 and following[1] and tail in _LINKS):
        return True  # "rank-and-" / "file", "Bressuire-" / "le-Neuf"
    if tail in _PARTICLES and head.endswith("ed") and len(head) > 4:
        return True  # "locked-" / "out"
    if (head in _TENS and tail in _UNITS) or (head in _POINTING and tail in ("ci", "là")):
        return True
    return f"{head}-{tail}" in _WHOLE or (head in _HEADS and head + tail not in _SOLID)


def is_broken(head: str, tail: str) -> bool:
    """Whether parts are surely those of a broken word: too short, or an ending that is no word."""
    return tail in _ENDINGS or len(tail) < 2 or (len(head) < 3 and head not in _SHORT_PARTS)
