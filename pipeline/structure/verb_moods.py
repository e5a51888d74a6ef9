"""Moods and tenses of Spanish, Portuguese and French verbs: what "that the union VERB" and "WILL" look like.

The forms are made from the infinitive and the third person of the lists, by the spelling rules of each
language (Spanish c/qu, g/gu, z/c, zc before a; French "-aient" stems) and short lists of irregular endings.
All are folded.
"""

from __future__ import annotations

import re

# Ending of an infinitive -> ending of its subjunctive's stem. The longer endings stand first.
_SPANISH_SUBJUNCTIVE = (
    ("poner", "pong"), ("tener", "teng"), ("venir", "veng"), ("salir", "salg"), ("hacer", "hag"),
    ("decir", "dig"), ("traer", "traig"), ("valer", "valg"), ("caer", "caig"),
)  # fmt: skip
_SPANISH_FUTURE = (
    ("poner", "pondr"), ("tener", "tendr"), ("venir", "vendr"), ("salir", "saldr"), ("hacer", "har"),
    ("decir", "dir"), ("valer", "valdr"), ("haber", "habr"), ("poder", "podr"),
)  # fmt: skip
_SPANISH_WHOLE: dict[str, tuple[str, ...]] = {
    "dar": ("den", "demos", "dese", "dense", "desele", "deseles"),
    "ir": ("vaya", "vayan", "vayamos", "ira", "iran", "iremos", "vamos"),
    "haber": ("haya", "habra"),
    "ver": ("vea", "vean", "veamos"),
    "ser": ("sera", "seran"),
}
_FRENCH_SUBJUNCTIVE = (
    ("tenir", "tienn"), ("venir", "vienn"), ("prendre", "prenn"), ("faire", "fass"), ("cevoir", "coiv"),
    ("voir", "voi"), ("querir", "quier"),
)  # fmt: skip
_FRENCH_FUTURE = (
    ("tenir", "tiendr"), ("venir", "viendr"), ("faire", "fer"), ("envoyer", "enverr"), ("evoir", "evr"),
    ("courir", "courr"), ("querir", "querr"), ("pourvoir", "pourvoir"), ("prevoir", "prevoir"),
    ("voir", "verr"), ("cueillir", "cueiller"),
)  # fmt: skip
_FRENCH_WHOLE: dict[str, tuple[str, ...]] = {
    "aller": ("aille", "aillent", "ira", "iront", "irons"),
    "avoir": ("ait", "aient", "aura", "auront", "aurons"),
    "etre": ("sera", "seront"),
}


def spanish_moods(infinitive: str, third: str) -> list[str]:
    """Subjunctives and irregular futures of a folded Spanish verb: "dirigir", "dirige" -> dirija, dirijan."""
    forms = list(_SPANISH_WHOLE.get(infinitive, ()))
    future = _swapped(infinitive, _SPANISH_FUTURE)
    if future:
        forms += [future + end for end in ("a", "an", "emos")]
    if infinitive in _SPANISH_WHOLE or len(infinitive) < 4:
        return forms
    if infinitive.endswith("ar") and third.endswith("a"):
        for stem, end in ((third[:-1], "e"), (third[:-1], "en"), (infinitive[:-2], "emos")):
            forms.append(_before_e(stem) + end)
        return forms
    irregular = _swapped(infinitive, _SPANISH_SUBJUNCTIVE)
    if irregular is None and not third.endswith("e"):
        return forms
    stem = irregular or _before_a(third[:-1], infinitive)
    return [*forms, stem + "a", stem + "an", stem + "amos"]


def portuguese_moods(infinitive: str, third: str) -> list[str]:
    """Subjunctives of a folded Portuguese verb whose spelling changes: "publicar" -> publique, publiquem."""
    if infinitive.endswith("ar") and third.endswith("a"):
        stem = re.sub(r"g$", "gu", re.sub(r"c$", "qu", third[:-1]))
        return [stem + "e", stem + "em", stem + "emos"]
    if infinitive.endswith(("ger", "gir")):
        return [infinitive[:-3] + "j" + end for end in ("a", "am", "amos")]
    return []


def french_moods(infinitive: str, third: str) -> list[str]:
    """Subjunctives and futures of a folded French verb that its lists do not give: "tenir" -> tienne,
    tiennent, tiendra, tiendront."""
    forms = list(_FRENCH_WHOLE.get(infinitive, ()))
    if infinitive in _FRENCH_WHOLE:
        return forms
    subjunctive = _swapped(infinitive, _FRENCH_SUBJUNCTIVE)
    if subjunctive:
        forms += [subjunctive + "e", subjunctive + "ent"]
    future = _swapped(infinitive, _FRENCH_FUTURE)
    if future is None and third.endswith("e") and infinitive.endswith("er"):
        future = third + "r"  # "appelle" -> appellera, "appuie" -> appuiera
    if future is None and infinitive.endswith("re"):
        future = infinitive[:-1]
    if future:
        forms += [future + end for end in ("a", "ont", "ons", "as", "ez")]
    return forms


def french_gerund(we: str) -> str:
    """The gerund of a French verb by its first person plural: "mettons" -> mettant."""
    return we.removesuffix("ons") + "ant"


def spanish_infinitive_stem(stem: str) -> str:
    """The stem in -ar of an unlisted subjunctive's stem, its spelling put back: "organic" -> organiz."""
    return re.sub(r"qu$", "c", re.sub(r"gu$", "g", re.sub(r"c$", "z", stem)))


def _swapped(infinitive: str, ends: tuple[tuple[str, str], ...]) -> str | None:
    """The infinitive with the first of the endings that it has, replaced."""
    for end, other in ends:
        if infinitive.endswith(end):
            return infinitive[: -len(end)] + other
    return None


def _before_e(stem: str) -> str:
    """A Spanish stem spelled before e: "public" -> publiqu, "pag" -> pagu, "organiz" -> organic."""
    if stem.endswith("c"):
        return stem[:-1] + "qu"
    if stem.endswith("g"):
        return stem + "u"
    return stem[:-1] + "c" if stem.endswith("z") else stem


def _before_a(stem: str, infinitive: str) -> str:
    """A Spanish stem spelled before a: "conoc" -> conozc, "venc" -> venz, "dirig" -> dirij, "sigu" -> sig."""
    if stem.endswith("gu") and infinitive.endswith("guir"):
        return stem[:-1]
    if stem.endswith("g"):
        return stem[:-1] + "j"
    if stem.endswith("c"):
        return stem[:-1] + ("zc" if stem[-2:-1] in "aeiou" else "z")
    return stem
