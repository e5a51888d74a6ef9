"""The names of the months, in the languages in which documents and attributions of reprints give dates."""

from __future__ import annotations

from collections.abc import Mapping


def numbered(words: str, start: int = 1) -> dict[str, int]:
    """ "one two|deux three" -> one: 1, two and deux: 2, three: 3."""
    return {w: n for n, group in enumerate(words.split(), start) for w in group.split("|")}


FULL: Mapping[str, Mapping[str, int]] = {
    "en": numbered("january february march april may june july august september october november december"),
    "es": numbered(
        "enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre noviembre diciembre"
    ),
    "fr": numbered(
        "janvier février|fevrier mars avril mai juin juillet août|aout septembre octobre novembre "
        "décembre|decembre"
    ),
    "pt": numbered(
        "janeiro fevereiro março|marco abril maio junho julho agosto setembro outubro novembro dezembro"
    ),
    "de": numbered(
        "januar februar märz|maerz april mai juni juli august september oktober november dezember"
    ),
    "it": numbered(
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"
    ),
}
"""The months' names in full by language, in lower case, with their numbers."""

SHORT: Mapping[str, Mapping[str, int]] = {
    "en": numbered("jan feb mar apr may jun jul aug sept|sep oct nov dec"),
    "es": numbered("ene feb mar abr may jun jul ago|ag sept|sep|set oct nov dic"),
    "fr": numbered("janv févr|fév|fev|fevr mar avr mai jun juil aoû sept oct nov déc|dec"),
    "pt": numbered("jan fev mar abr mai jun jul ago set out nov dez"),
}
"""How the names are shortened."""
