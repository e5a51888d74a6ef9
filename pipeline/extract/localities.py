"""Component: places that no list knows, by how addresses, datelines and lists are written.

Sets proposals for "Bisbee, Arizona", "FÍGOLS.- Los mineros", "Querétaro, 20 al 22 de agosto", for names
behind the people or the land of a place ("mineros de Taxco", "the town of Denison"), and for the rest of a
list of places ("Brunner, Westport and Reefton").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.extract.gazetteer import Gazetteer, gazetteer_by_key, is_large
from pipeline.extract.lexicon import (
    AND,
    BARE,
    EVENTS,
    FIRST_NAMES,
    FOLLOWING,
    LAWS,
    LEADING,
    NATIONAL,
    OPENING_HEADS,
    STRONG_HEADS,
    WEAK_HEADS,
    WORKER_HEADS,
    word_set,
)
from pipeline.extract.proposals import Proposal, known, place_hits_of, proposals_of, words_of
from pipeline.extract.words import Line, Words

_MONTH = (
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Sept)[a-z]{0,7}\b\.?"
    r"|enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre"
    r"|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
    r"|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro"
    r"|Enero|Febrero|Marzo|Abril|Mayo|Junio|Julio|Agosto|Septiembre|Octubre|Noviembre|Diciembre"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th|er|º|ero)?"
_NAME = r"[A-ZÀ-Ý][\w’'-]+\.?(?: (?:d[eoa]s? |del |of |la |le |les |do |upon )?[A-ZÀ-Ý][\w’'-]+){0,3}"
_LETTERHEAD = re.compile(
    rf"(?:^|, |^[^\n]{{1,60}}, )(?P<name>{_NAME}),? (?:le |a |el |the )?"
    rf"(?:{_DAY}(?:,? (?:al?|y|and|et|e|-|–) {_DAY}|[-–,]? ?\d{{1,2}}){{0,2}} (?:de |d[’'])?(?:{_MONTH})"
    rf"|(?:{_MONTH}) \d{{1,4}}\b)",
    re.MULTILINE,
)
_LAND = word_set("""
town village district parish port city county hamlet township borough camp suburb valley people men women
miners weavers farmers villagers citizens boys girls pits collieries mills ciudad pueblo puerto villa
provincia municipio comuna barrio vecinos mineros obreros portuarios pescadores cuenca campesinos
pobladores estibadores bases puertos estacion localidad departamento estado tabaqueros cortadores minas
mineurs ouvriers ouvrieres ville commune camp canton gare section bassin dockers habitants village
tissages deputee povo cidade vila porto bairro municipio operarios mineiros metalurgicos gente
""")
_MOST_ITEMS = 10
_OF = frozenset(("of", "de", "d"))


class Localities:
    """See the module's head."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.places = gazetteer.authorities.places

    def __call__(self, doc: Doc) -> Doc:
        """Set what the module says on the Doc."""
        words = words_of(doc)
        proposals = proposals_of(doc)
        evidence = known(doc)
        hits = place_hits_of(doc)
        taken = {i for hit in hits for i in range(hit.first, hit.last + 1)}
        organizations = {
            i
            for p in proposals
            if p.label == "ORG" and (inside := words.at(p.start, p.end))
            for i in range(inside[0], inside[1] + 1)
        }
        sure = {p.start for p in proposals if p.label == "PLACE"}
        large = {
            hit.first
            for hit in hits
            if hit.start in sure
            and any(is_large(self.places[n.id]) for n in hit.places if n.id in self.places)
        }
        closed = taken | organizations
        ends = {hit.last for hit in hits if hit.start in sure}
        starts = {hit.first for hit in hits if hit.start in sure}
        found = [
            *((span, 0.6) for i in sorted(large) if (span := _before_state(words, i, closed))),
            *((span, 0.6) for span in _written(words, closed)),
            *((span, 0.5) for span in _of_land(words, closed)),
        ]
        for (first, last), _ in found:
            starts.add(first)
            ends.add(last)
        found += [(span, 0.45) for span in _listed(words, starts, ends, closed)]
        for (first, last), confidence in found:
            start, end = words.span(first, last)
            proposals.append(Proposal("PLACE", start, end, "locality", confidence))
            if confidence > 0.45:
                evidence.sites.add(words.surface(first, last))
        return doc


def _may_be(words: Words, i: int, closed: set[int]) -> bool:
    """Whether word `i` may be part of a place's name, going by what it is not."""
    fold = words.folds[i]
    return (
        words.capital(i)
        and i not in closed
        and len(fold) > 2
        and not any(c.isdigit() for c in fold)
        and fold not in _NEVER
    )


_NEVER = (
    (
        LEADING
        | BARE
        | NATIONAL
        | STRONG_HEADS
        | WEAK_HEADS
        | EVENTS
        | LAWS
        | WORKER_HEADS
        | FIRST_NAMES
        | FOLLOWING
    )
    | OPENING_HEADS
    | word_set("""
    spring summer autumn winter section article chapter part volume hotel hall room street avenue road
    place plate tel phone box photo date subject asunto objet para congreso congres sesion session lunes
    martes miercoles jueves viernes sabado domingo lundi mardi mercredi jeudi vendredi samedi dimanche
    teatro theatre salle salon calle rue avenida plaza rua praca enero febrero marzo abril mayo junio
    julio agosto septiembre octubre noviembre diciembre janeiro fevereiro junho julho setembro outubro
    novembro dezembro janvier fevrier mars avril juin juillet aout sir monsieur senor senhor citizen
    camarade companheiro compagnon friend friends vol june july sept aug saturdays sundays circle maritime
    primero segundo tercero cuarto quinto premier deuxieme troisieme chairman clerk editor easter
    christmas
    """)
) - frozenset(
    ("new", "port", "san", "saint", "santa", "valley", "west", "east", "north", "south", "fort", "villa")
)


def _run_left(words: Words, last: int, closed: set[int]) -> int | None:
    """The first word of a run of at most three that ends with word `last`, or None."""
    if not _may_be(words, last, closed):
        return None
    first = last
    while first > 0 and last - first < 2 and words.joint(first - 1) in (" ", "-", "."):
        if not _may_be(words, first - 1, closed) and words.folds[first - 1] not in ("st", "ste", "la", "el"):
            break
        if not words.capital(first - 1):
            break
        first -= 1
    goes_on = first > 0 and words.joint(first - 1) in (" ", "-") and words.capital(first - 1)
    told = words.line(first) is Line.SENTENCE and first > 0 and words.folds[first - 1] not in LEADING
    return None if goes_on and told else first


def _before_state(words: Words, state: int, closed: set[int]) -> tuple[int, int] | None:
    """The town in "Bisbee, Arizona", or None."""
    if not state or words.joint(state - 1) != ",":
        return None
    first = _run_left(words, state - 1, closed)
    if first is None or (words.joint(first - 1) == "," and first and first - 1 in closed):
        return None
    return first, state - 1


def _written(words: Words, closed: set[int]) -> Iterator[tuple[int, int]]:
    """Places of letterheads and datelines."""
    short = {"st", "ste", "la", "el", "le", "los", "las", "les", "mt"}
    for match in _LETTERHEAD.finditer(words.text):
        inside = words.at(*match.span("name"))
        if inside is None or inside[1] - inside[0] > 4 or len(words.folds[inside[1]]) < 4:
            continue
        capital = [i for i in range(inside[0], inside[1] + 1) if words.capital(i)]
        if all(_may_be(words, i, closed) or words.folds[i] in short for i in capital):
            yield inside


def _of_land(words: Words, closed: set[int]) -> Iterator[tuple[int, int]]:
    """Places behind the words for their people or land."""
    for i, fold in enumerate(words.folds):
        if fold not in _LAND or i + 2 >= len(words) or words.folds[i + 1] not in _OF:
            continue
        first = i + 2
        if (
            words.joint(i) != " "
            or words.joint(i + 1) not in (" ", "'")
            or words.line(first) is Line.CAPITALS
        ):
            continue
        if not _may_be(words, first, closed) or words.forms[first].isupper():
            continue
        last = first
        while last + 1 < len(words) and last - first < 2 and words.joint(last) in (" ", "-"):
            if not _may_be(words, last + 1, closed):
                break
            last += 1
        if last + 1 < len(words) and words.joint(last) in (" ", "-") and words.capital(last + 1):
            continue
        yield first, last


def _listed(words: Words, starts: set[int], ends: set[int], closed: set[int]) -> Iterator[tuple[int, int]]:
    """The unknown names in a list that holds a known place: "Casapalca, Morococha y Cobriza"."""
    done: set[int] = set()
    for end in sorted(ends):
        items: list[tuple[int, int]] = []
        last = end
        concluded = False
        for _ in range(_MOST_ITEMS):
            if last + 1 >= len(words) or concluded:
                break
            joint, first = words.joint(last), last + 1
            if words.folds[first] in AND and joint in (" ", ","):
                concluded = True
                first += 1
                while first < len(words) and words.folds[first] in (
                    "de",
                    "d",
                    "in",
                    "the",
                    "la",
                    "el",
                    "del",
                ):
                    first += 1
            elif joint != ",":
                break
            if first >= len(words) or words.line(first) is not Line.SENTENCE:
                break
            known_end = next((e for e in range(first, min(first + 4, len(words))) if e in ends), None)
            if first in starts and known_end is not None:
                last = known_end
                continue
            if not _may_be(words, first, closed) or words.forms[first].isupper():
                break
            last = first
            if last + 1 < len(words) and words.joint(last) == " " and _may_be(words, last + 1, closed):
                last += 1
            if last + 1 < len(words) and words.joint(last) in (" ", "-", "'") and words.capital(last + 1):
                break
            items.append((first, last))
        if concluded:
            for item in items:
                if item[0] not in done:
                    done.add(item[0])
                    yield item


@Language.factory("solidarity_localities", assigns=["doc.user_data"])
def make(nlp: Language, name: str, names: str) -> Localities:
    """spaCy's factory; `names` is the key of a gazetteer that `gazetteer_of` has built."""
    return Localities(gazetteer_by_key(names))
