"""Component: places, decided by what stands around them.

Sets proposals for the place names the authority matcher left: large ones (countries, states, regions) where
nothing speaks against them, towns where they are well known or something locative stands beside them: "in",
"at", a state after the comma, the dateline of a report, an earlier mention. Persons' names, and words that
are also towns, are left out.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc

from corpus.authority.records import Place
from pipeline.extract.gazetteer import Gazetteer, gazetteer_by_key, is_large
from pipeline.extract.lexicon import AND, FIRST_NAMES, LEADING, STRONG_HEADS, WEAK_HEADS, word_set
from pipeline.extract.proposals import (
    Evidence,
    Fitted,
    Proposal,
    known,
    place_hits_of,
    proposals_of,
    words_of,
)
from pipeline.extract.words import Line, Words

_KNOWN_TOWN = 300_000  # inhabitants from which a town is believed without a locative word

LOCATIVE = word_set("""
in at from near to across throughout around outside inside within toward towards via between of over into
through for by north south east west en desde hacia hasta cerca de a por sobre entre del al dans depuis vers
a pres chez em de desde ate no na do da nos nas au aux du des
""")
_STRONG_LOCATIVE = word_set("""
in near throughout outside across en dans em vers desde hacia from at
""")
_DIRECTION = word_set("""
north south east west northern southern eastern western central greater downtown northeast northwest
southeast southwest upper lower metropolitan nearby norte sur este oeste nord sud est ouest rural mainland
inner nearby
""")
_TITLES = word_set("""
mr mrs ms miss dr prof sir lord lady sister brother comrade president governor senator mayor judge justice
sr sra don dona senor senora m mme mlle monsieur madame rev father captain colonel general secretary
minister saint
""")
_PARTS = word_set("port west east north south fort upper lower nueva nuevo alto alta mount lake")
_LAND = word_set(
    "heights county valley island islands beach creek harbor harbour springs falls hills bay park"
)
_NOT_AFTER = word_set("""
street avenue road boulevard drive lane highway square plaza hotel act accord accords agreement treaty
declaration protocol convention consensus process plan way beach-ball hilton jr sr st ave rd blvd
""")


class Places:
    """See the module's head."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.places = gazetteer.authorities.places

    def __call__(self, doc: Doc) -> Doc:
        """Set what the module says on the Doc."""
        hits = place_hits_of(doc)
        if not hits:
            return doc
        words = words_of(doc)
        evidence = known(doc)
        proposals = proposals_of(doc)
        small = {fold for fold, form in zip(words.folds, words.forms, strict=True) if form.islower()}
        open_hits: list[tuple[Fitted, tuple[Place, ...]]] = []
        taken: list[tuple[Fitted, tuple[Place, ...]]] = []
        for i, hit in enumerate(hits):
            meant = tuple(self.places[n.id] for n in hit.places if n.id in self.places)
            if not meant or _plain_word(hit, meant, words, small):
                continue
            confidence = self._confidence(hit, meant, hits, i, words)
            if confidence:
                _take(hit, meant, confidence, words, evidence, proposals)
                taken.append((hit, meant))
            else:
                open_hits.append((hit, meant))
        borders = {i for hit, _ in taken for i in (hit.first, hit.last)}
        for hit, meant in open_hits:
            surface = words.surface(hit.first, hit.last)
            doubtful = all(n.doubtful for n in hit.places) and words.opens(hit.first)
            known_place = (surface in evidence.sites and not doubtful) or _listed(hit, words, borders)
            if known_place and not _person(hit, words, large=False) and not _pronoun(hit, words):
                _take(hit, meant, 0.7, words, evidence, proposals)
                borders.update((hit.first, hit.last))
        return doc

    def _confidence(
        self, hit: Fitted, meant: tuple[Place, ...], hits: Sequence[Fitted], i: int, words: Words
    ) -> float:
        doubtful = all(n.doubtful for n in hit.places) and hit.first == hit.last
        large = any(is_large(p) for p in meant) and not doubtful
        if _pronoun(hit, words) or _street(hit, words):
            return 0.0
        pair = self._paired(hit, meant, hits, i, words)
        if pair:
            return 0.95
        if _person(hit, words, large):
            return 0.0
        if large:
            return (
                0.9
                if words.line(hit.first) is not Line.CAPITALS
                or hit.last > hit.first
                or hit.end - hit.start > 4
                else 0.6
            )
        if _dateline(hit, words) and not (doubtful and hit.end - hit.start < 4):
            return 0.85
        town = max(p.population for p in meant)
        locative = _locative(hit, words)
        if doubtful:
            fold = words.folds[hit.first]
            inside = words.line(hit.first) is Line.SENTENCE and not words.opens(hit.first)
            state = inside and fold not in FIRST_NAMES and len(fold) > 4 and any(is_large(p) for p in meant)
            enough = state or locative >= 2 or (locative and town >= _KNOWN_TOWN)
            return 0.7 if enough and not _goes_on(hit, words) else 0.0
        plain = words.line(hit.first) is Line.SENTENCE
        if _goes_on(hit, words) and town < _KNOWN_TOWN:
            return 0.0
        if locative:
            return 0.85 if plain else 0.75
        if town >= _KNOWN_TOWN:
            return 0.75 if plain else 0.7
        if hit.last > hit.first and hit.end - hit.start > 7:
            return 0.6
        return 0.55 if town >= 50_000 and plain and not words.opens(hit.first) else 0.0

    def _paired(
        self, hit: Fitted, meant: tuple[Place, ...], hits: Sequence[Fitted], i: int, words: Words
    ) -> bool:
        """Whether the hit is one half of "City, State": a comma between, and the one lies in the other."""
        for j in (i - 1, i + 1):
            if not 0 <= j < len(hits):
                continue
            a, b = (hits[j], hit) if j < i else (hit, hits[j])
            if b.first != a.last + 1 or words.text[a.end : b.start] not in (", ", ",\n", " (", ","):
                continue
            inner = [self.places[n.id] for n in a.places if n.id in self.places]
            outer = {n.id for n in b.places}
            if any(self._lies_in(p, outer) for p in inner):
                return True
        return False

    def _lies_in(self, place: Place, outer: set[str]) -> bool:
        parent = place.parent
        for _ in range(4):
            if parent is None:
                return False
            if parent in outer:
                return True
            above = self.places.get(parent)
            parent = above.parent if above else None
        return place.country in outer


def _take(
    hit: Fitted,
    meant: tuple[Place, ...],
    confidence: float,
    words: Words,
    evidence: Evidence,
    proposals: list[Proposal],
) -> None:
    ids = tuple(dict.fromkeys(p.id for p in meant))
    longer = _longer(hit, words)
    if longer is not None:
        proposals.append(Proposal("PLACE", *longer, "authority and part", confidence))
    proposals.append(Proposal("PLACE", hit.start, hit.end, "authority", confidence, ids))
    evidence.sites.add(words.surface(hit.first, hit.last))
    evidence.places.update(ids[:1])


def _longer(hit: Fitted, words: Words) -> tuple[int, int] | None:
    """The characters of a longer name built on the place's, "West Tampa", "Vancouver Heights", or None."""
    first, last = hit.first, hit.last
    if words.line(first) is Line.CAPITALS:
        return None
    if (
        first
        and words.joint(first - 1) == " "
        and words.capital(first - 1)
        and words.folds[first - 1] in _PARTS
    ):
        first -= 1
    if last + 1 < len(words) and words.joint(last) == " " and words.capital(last + 1):
        last += words.folds[last + 1] in _LAND
    return words.span(first, last) if last - first > hit.last - hit.first else None


def _locative(hit: Fitted, words: Words) -> int:
    """2 for a word that leads to a place and little else, 1 for one that often does, 0 for none."""
    before = hit.first - 1
    if before >= 0 and words.folds[before] in _DIRECTION and words.joint(before) == " ":
        return 2
    while (
        before >= 0
        and words.joint(before) == " "
        and words.folds[before] in ("the", "el", "la", "los", "las", "le", "les")
    ):
        before -= 1
    if (
        before < 0
        or words.joint(before) not in (" ", "'")
        or (words.capital(before) and words.line(before) is Line.SENTENCE)
    ):
        return _after(hit, words)
    fold = words.folds[before]
    if fold in _STRONG_LOCATIVE:
        return 2
    if fold in LOCATIVE:
        return 1
    if fold in ("and", "y", "e", "et", "or", "o", "ou"):
        return 1
    return _after(hit, words)


def _after(hit: Fitted, words: Words) -> int:
    """1 where "-based" or a list of places follows."""
    after = hit.last + 1
    if (
        after < len(words)
        and words.joint(hit.last) == "-"
        and words.folds[after] in ("based", "area", "born", "wide")
    ):
        return 2
    return 0


def _listed(hit: Fitted, words: Words, borders: set[int]) -> bool:
    """Whether the name stands in a list with a sure place: "Cuenca, Loja, Manta y Riobamba"."""
    if words.line(hit.first) is Line.CAPITALS or _goes_on(hit, words):
        return False
    after, before = hit.last + 1, hit.first - 1
    if after < len(words) and words.folds[after] in AND and words.joint(after) == " ":
        if after + 1 in borders:
            return True
    elif after in borders and words.joint(hit.last) == ",":
        return True
    if before >= 0 and words.folds[before] in AND and words.joint(before - 1) in (" ", ","):
        return before - 1 in borders
    return before in borders and words.joint(before) == ","


def _goes_on(hit: Fitted, words: Words) -> bool:
    """Whether a capitalised word stands beside the town, which may then be a part of a longer name."""
    after, before = hit.last + 1, hit.first - 1
    plain = words.line(hit.first) is Line.SENTENCE
    if not plain:
        return False
    if after < len(words) and words.joint(hit.last) in (" ", "-") and words.capital(after):
        return True
    return (
        before >= 0
        and words.joint(before) in (" ", "-")
        and words.capital(before)
        and words.folds[before] not in LEADING
        and words.folds[before] not in _DIRECTION
    )


def _person(hit: Fitted, words: Words, large: bool) -> bool:
    """Whether the name is a person's: a title or first name before it, or a surname behind a first name."""
    before, after = hit.first - 1, hit.last + 1
    if before >= 0 and words.joint(before) in (" ", "."):
        fold = words.folds[before]
        if fold in _TITLES and (words.capital(before) or fold in ("don", "dona")):
            return True
        if words.capital(before) and fold in FIRST_NAMES:
            return True
        if (
            len(words.forms[before]) == 1
            and words.capital(before)
            and words.joint(before) == "."
            and not large
        ):
            return True
        if (
            not large
            and words.capital(before)
            and words.line(hit.first) is Line.SENTENCE
            and fold not in LEADING
            and fold not in _DIRECTION
            and fold not in STRONG_HEADS
            and not words.forms[before].isupper()
            and fold not in WEAK_HEADS
        ):
            return True
    if hit.first == hit.last and words.folds[hit.first] in FIRST_NAMES and after < len(words):
        return words.joint(hit.last) in (" ", ".") and words.capital(after)
    return False


def _street(hit: Fitted, words: Words) -> bool:
    """Whether a street, a hotel or a treaty is named after the place."""
    after = hit.last + 1
    return after < len(words) and words.joint(hit.last) == " " and words.folds[after] in _NOT_AFTER


def _plain_word(hit: Fitted, meant: tuple[Place, ...], words: Words, small: set[str]) -> bool:
    """Whether a town's name is a plain word: written small elsewhere, or the label of a line ("Date:")."""
    if hit.first != hit.last or any(is_large(p) for p in meant):
        return False
    label = words.text[hit.end : hit.end + 1] == ":" and (not hit.first or "\n" in words.gap(hit.first - 1))
    if label and max(p.population for p in meant) < _KNOWN_TOWN:
        return True
    return words.folds[hit.first] in small and words.opens(hit.first)


def _pronoun(hit: Fitted, words: Words) -> bool:
    """Whether "US" is the pronoun in a line of capitals ("JOIN US")."""
    if hit.end - hit.start != 2 or words.line(hit.first) is not Line.CAPITALS:
        return False
    before = words.folds[hit.first - 1] if hit.first else ""
    return before not in ("the", "in", "from", "of") and words.joint(hit.last) != "-"


def _dateline(hit: Fitted, words: Words) -> bool:
    """Whether the name begins a line and a dash, colon or bracket follows: "OAKLAND -- After"."""
    if hit.first and "\n" not in words.gap(hit.first - 1):
        return False
    behind = words.text[hit.end : hit.end + 4]
    return behind.startswith((" --", " —", " –", " - ", ": ", ".-", ".—", ". —", "—", " | ", " (")) or (
        behind.startswith(". ") and words.forms[hit.last].isupper()
    )


@Language.factory("solidarity_places", assigns=["doc.user_data"])
def make(nlp: Language, name: str, names: str) -> Places:
    """spaCy's factory; `names` is the key of a gazetteer that `gazetteer_of` has built."""
    return Places(gazetteer_by_key(names))
