"""Component: names of the authority files.

Sets proposals for organizations, and leaves the hits that may be places for the component `places`.
Ambiguous names are proposed only where the document gives evidence for them.
"""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.extract.acronyms import define, looks_like_organization
from pipeline.extract.gazetteer import Gazetteer, gazetteer_by_key
from pipeline.extract.lexicon import AND, STRONG_HEADS, WORKER_HEADS, word_set
from pipeline.extract.proposals import (
    Evidence,
    Fitted,
    Proposal,
    evidence_of,
    give_evidence,
    leave_places,
    proposals_of,
    words_of,
)
from pipeline.extract.words import Line, Words

_DOTTED = re.compile(r"(?:^|, )(?:[^\W\d_]\. ?)+[^\W\d_]$")
_BROKEN = re.compile(r"-\n[ ]{0,8}(?=[^\W\d_A-Z])")
_FITTED = "solidarity.fitted"

TRIGGERS = word_set("""
union unions workers worker members member local locals lodge affiliates affiliate delegates strikers
organizers organizer leaders leader president secretary leadership stewards contract rank activists
militants retirees headquarters sindicato sindicatos afiliados trabajadores trabajadoras central centrales
confederacion federacion militantes obreros dirigentes dirigente syndicat syndicats travailleurs militants
adherents centrale confederation federation sindicatos shop branch branches organiser organisers convenor
convenors filiados trabalhadores dirigentes affiliated afiliada afiliado affilie
""")
_SPEAKING = word_set("""
said says say called calls demanded demands rejected rejects announced announces accepted accepts
recommended voted won struck signed ratified endorsed condemned condemns urges urged argues argued wants has
agreed negotiated organised organized organises organizes represents represented dijo anuncio exige exigio
rechazo rechaza convoca convoco firmo denuncia denuncio declare appelle demande reclame denonce exige refuse
signe
""")
_WORKPLACE = word_set("""
plant plants works gate gates factory mill mills mine men women girls workers drivers strikers management
shop assembly terminal store stores strike boycott contract
""")
_ARTICLES = word_set("""
the el la los las le les l a o os as del da do du al au der die das
""")


def fitted_of(doc: Doc, gazetteer: Gazetteer) -> list[Fitted]:
    """Every hit in the Doc whose case fits its name, longer ones and shorter ones alike; worked out once."""
    kept = doc.user_data.get(_FITTED)
    if isinstance(kept, list):
        return kept
    words = words_of(doc)
    found: list[Fitted] = []
    for hit in gazetteer.hits(words):
        # A name may go on in the next line, even within a word.
        surface = " ".join(_BROKEN.sub("", words.surface(hit.first, hit.last)).split())
        start, end = words.span(hit.first, hit.last)
        if not words.capital(hit.first) and not any(n.text == surface for n in hit.names):
            continue
        capitals = words.line(hit.first) is Line.CAPITALS
        names = [n for n in hit.names if n.fits(surface, capitals) or n.text == surface + "."]
        if not names:
            continue
        if words.text[end : end + 1] == "." and (
            _DOTTED.search(surface) or any(n.text == surface + "." for n in names)
        ):
            end += 1
        found.append(
            Fitted(
                hit.first,
                hit.last,
                start,
                end,
                tuple(n for n in names if n.organization),
                tuple(n for n in names if not n.organization),
            )
        )
    doc.user_data[_FITTED] = found
    return found


def gather(doc: Doc, gazetteer: Gazetteer, evidence: Evidence) -> None:
    """Add to the document's evidence what the Doc says beyond doubt:

    Sure names, acronyms with their long names.
    """
    words = words_of(doc)
    for definition in define(words):
        evidence.definitions.setdefault(definition.short, definition.long)
    for hit in fitted_of(doc, gazetteer):
        sure = {n.id for n in hit.organizations if not n.doubtful}
        if len(sure) == 1 and (hit.last > hit.first or len(words.forms[hit.first]) > 3):
            evidence.organizations |= sure
            evidence.organizations.update(_parents(gazetteer, sure))
        if hit.places and not hit.organizations and not any(n.doubtful for n in hit.places):
            evidence.places.update(n.id for n in hit.places)


def _parents(gazetteer: Gazetteer, ids: set[str]) -> set[str]:
    """What the organizations are parts of: who names "UE Local 332" means that UE."""
    records = gazetteer.authorities.organizations
    return {parent for i in ids if i in records and (parent := records[i].parent)}


class AuthorityMatcher:
    """See the module's head."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        records = gazetteer.authorities.organizations
        self.companies = {key for key, record in records.items() if record.type == "company"}

    def __call__(self, doc: Doc) -> Doc:
        """Set what the module says on the Doc."""
        evidence = evidence_of(doc)
        if evidence is None:
            evidence = Evidence()
            give_evidence(doc, evidence)
            gather(doc, self.gazetteer, evidence)
        words = words_of(doc)
        kept: list[tuple[Fitted, float]] = []
        open_hits: list[Fitted] = []
        borders: set[int] = set()  # first and last words of what was taken for an organization
        for hit in fitted_of(doc, self.gazetteer):
            confidence = _confidence(hit, words, evidence) if hit.organizations else 0.0
            if not confidence and any(n.id in self.companies for n in hit.organizations):
                confidence = 0.65 if _employs(hit, words) else 0.0
            if confidence:
                borders.update((hit.first, hit.last))
            elif hit.organizations:
                open_hits.append(hit)
                continue
            if confidence or hit.places:
                kept.append((hit, confidence))
        for hit in open_hits:
            confidence = 0.7 if _listed(hit, words, borders) else 0.0
            if confidence or hit.places:
                kept.append((hit, confidence))
        places: list[Fitted] = []
        proposals = proposals_of(doc)
        for hit, confidence in _longest(kept):
            if confidence:
                ids = tuple(dict.fromkeys(n.id for n in hit.organizations))
                # The article of an English name is outside, though the authority file has it.
                start = hit.start + 4 if words.text.startswith(("The ", "THE "), hit.start) else hit.start
                proposals.append(Proposal("ORG", start, hit.end, "authority", confidence, ids))
                evidence.names[words.text[start : words.ends[hit.last]]] = None
            elif hit.places:
                places.append(hit)
        leave_places(doc, places)
        return doc


def _longest(hits: list[tuple[Fitted, float]]) -> list[tuple[Fitted, float]]:
    """Leftmost, longest, without overlap."""
    chosen: list[tuple[Fitted, float]] = []
    end = -1
    for hit, confidence in sorted(hits, key=lambda h: (h[0].first, -h[0].last)):
        if hit.first > end:
            chosen.append((hit, confidence))
            end = hit.last
    return chosen


def _confidence(hit: Fitted, words: Words, evidence: Evidence) -> float:
    """How sure the hit is an organization, 0 where its names are ambiguous and nothing speaks for them."""
    surface = words.surface(hit.first, hit.last)
    doubtful = all(n.doubtful for n in hit.organizations)
    if hit.first == hit.last and hit.places and not doubtful and not surface.isupper():
        doubtful = not _near_trigger(hit, words)  # a town's name first of all
    if hit.first == hit.last and words.line(hit.first) is not Line.SENTENCE and len(surface) < 5:
        doubtful = doubtful or words.line(hit.first) is Line.CAPITALS
    if not doubtful:
        return 0.95
    if any(n.id in evidence.organizations for n in hit.organizations):
        return 0.9
    if surface in evidence.definitions:
        return 0.9 if looks_like_organization(evidence.definitions[surface]) else 0.0
    if _near_trigger(hit, words):
        return 0.75
    if _described(hit, words):
        return 0.65
    if words.line(hit.first) is Line.CAPITALS:
        return 0.0
    if surface.isupper() and len(surface) > 1:
        article = (
            hit.first > 0
            and words.folds[hit.first - 1] in _ARTICLES
            and words.joint(hit.first - 1) in (" ", "'")
        )
        if article and not hit.places:
            return 0.7
        if len(surface) > 2 and not hit.places:
            return 0.55
    return 0.0


def _listed(hit: Fitted, words: Words, borders: set[int]) -> bool:
    """Whether the name stands in a list with a sure organization: "Equity, CWU and GMB"."""
    if words.line(hit.first) is Line.CAPITALS:
        return False
    for step, edge in ((1, hit.last), (-1, hit.first)):
        k = edge + step
        if 0 <= k < len(words) and words.folds[k] in AND:
            k += step
        elif not (0 <= k < len(words) and words.joint(min(edge, k)) == ","):
            continue
        while 0 <= k < len(words) and words.folds[k] in _ARTICLES:
            k += step
        if k in borders:
            return True
    return False


def _described(hit: Fitted, words: Words) -> bool:
    """Whether the text says what the name is:

    "Enlace, a coalition of …", "the union Enlace", "Unite said".
    """
    after = hit.last + 1
    if after < len(words) and words.joint(hit.last) == ",":
        inside = range(after + 1, min(after + 6, len(words)))
        if words.folds[after] in ("a", "an", "the", "una", "un", "la", "el", "une", "le", "uma", "um"):
            for k in inside:
                if not words.joint(k - 1) or words.joint(k - 1) == ",":
                    break
                if words.folds[k] in STRONG_HEADS or words.folds[k] in TRIGGERS:
                    return True
    if after < len(words) and words.joint(hit.last) == " " and words.folds[after] in _SPEAKING:
        return words.line(hit.first) is Line.SENTENCE
    return False


def _employs(hit: Fitted, words: Words) -> bool:
    """Whether an ambiguous company's name stands where a place of work does: "at Ford", "Armour's gate"."""
    if words.line(hit.first) is not Line.SENTENCE:
        return False
    before, after = hit.first - 1, hit.last + 1
    if after < len(words) and words.joint(hit.last) in (" ", "-"):
        if words.capital(after):
            return False
        if words.folds[after] in _WORKPLACE:
            return True
    if before < 0 or words.joint(before) not in (" ", "'"):
        return False
    return words.folds[before] in ("at", "for", "against", "by", "with", "chez", "na", "da", "pela", "contra")


def _near_trigger(hit: Fitted, words: Words) -> bool:
    """Whether a word of the unions' life stands beside the name:

    "UE members", "sindicato FAT", "Unite's leaders".
    """
    after = hit.last + 1
    if after < len(words) and words.joint(hit.last) == "'" and words.folds[after] == "s":
        after += 1
    if after < len(words) and words.joint(after - 1) in (" ", "-") and words.folds[after] in TRIGGERS:
        return True
    before = hit.first - 1
    while before >= 0 and hit.first - before < 4 and words.joint(before):
        fold = words.folds[before]
        if fold in TRIGGERS or fold in STRONG_HEADS or fold in WORKER_HEADS:
            return True
        if fold not in _ARTICLES and fold not in ("of", "de", "in", "by", "des"):
            return False
        before -= 1
    return False


@Language.factory("solidarity_authorities", assigns=["doc.user_data"])
def make(nlp: Language, name: str, names: str) -> AuthorityMatcher:
    """spaCy's factory; `names` is the key of a gazetteer that `gazetteer_of` has built."""
    return AuthorityMatcher(gazetteer_by_key(names))
