"""Component: names that no list knows, by the words beside them.

Sets proposals of low confidence: organizations before "workers", after "workers at" or with a capital
article ("The Oakridge Observer"), places after "in", places that begin a longer name ("Georgia Power").
Only within running text, where a capital letter tells a name.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.extract.lexicon import (
    BARE,
    EVENTS,
    FIRST_NAMES,
    FOLLOWING,
    LAWS,
    LEADING,
    NATIONAL,
    STRONG_HEADS,
    TRADES,
    WEAK_HEADS,
    WORKER_HEADS,
    word_set,
)
from pipeline.extract.proposals import Fitted, Proposal, known, place_hits_of, proposals_of, words_of
from pipeline.extract.words import Line, Words

_STAFF = word_set("""
workers employees drivers strikers management bosses executives spokesperson spokesman spokeswoman
baristas pilots engineers nurses affiliate shareholders factory factories plant plants warehouse
warehouses workforce subsidiary members men girls women hands gate gates refinery works shop stewards
steward terminal terminals station store stores assembly barn bottlers pharmacists cutters contractors
contractor clerks carriers mill mills mine yard yards lorries trucks boats ships steamers cars picket
pickets strike lockout layoffs engineer firemen carters tram
""")
_EMPLOYED = word_set("""
workers employees drivers strikers staff jobs strike strikes union unions plant plants picket pickets
gates warehouse conditions stoppage lockout boycott campaign contract garages nurses cleaners women
obreros line lines aides intake walkout gate gates shift shifts talks deal looms girls men hands layoffs
job carter carters sold stewards drivers engineers clerks machinists workforce waitresses cooks guards
trabajadores trabajadoras huelga despidos paros paro planta obrero obrera operarios operarias delegado
delegada salaries travailleurs ouvriers greve usine personnel
""")
_AT = frozenset(["at", "chez", "against", "with", "contra", "by", "for"])
_BY = word_set("""
employed owned hired fired sacked dismissed bought sold run laid operated managed employees worked works
working subsidiary division supplier proveedora proveedor filial directivos gerencia gerente management
patronal
""")
_VENUES = word_set("""
street avenue road lane hall park square house church chapel school hospital club hotel theatre theater cinema
room temple grounds field plaza building arms inn tavern cinemas centre center library
""")
_LAND = word_set("""
county city valley island islands river creek harbor harbour heights beach falls springs bay township hills
""")
_IN = frozenset(["in", "near", "en", "dans", "em"])
_FOUNDED = frozenset(["founded", "formed", "joined", "fundamos", "fundo", "fonde", "rejoint"])
_CAPITAL_ARTICLES = frozenset(("El", "La", "Le", "Los", "Las", "Les"))
_LOCATIVE = word_set("""
in near en dans em from desde hacia hasta entre a depuis vers
""")
_TIME = word_set("""
january february march april may june july august september october november december monday tuesday
wednesday thursday friday saturday sunday spring summer autumn fall winter enero febrero marzo abril mayo
junio julio agosto septiembre octubre noviembre diciembre janvier fevrier mars avril mai juin juillet aout
septembre octobre novembre decembre english spanish french portuguese german chinese section article chapter
part volume appendix english christmas easter
""")
_OFFICES = word_set("""
president governor senator mayor minister ambassador attorney secretary prime
""")


class Contexts:
    """See the module's head."""

    def __call__(self, doc: Doc) -> Doc:
        """Set what the module says on the Doc."""
        words = words_of(doc)
        proposals = proposals_of(doc)
        evidence = known(doc)
        hits = place_hits_of(doc)
        taken = {i for hit in hits for i in range(hit.first, hit.last + 1)}
        sure = {p.start for p in proposals if p.label == "PLACE" and p.confidence >= 0.75}
        for hit in hits:
            if hit.start not in sure:
                continue
            last = _company_of_place(words, hit)
            if last is not None:
                start, end = words.span(_with_article(words, hit.first), last)
                proposals.append(Proposal("ORG", start, end, "context", 0.5))
        i = 0
        while i < len(words):
            if not words.capital(i) or words.line(i) is not Line.SENTENCE or not unknown(words, i):
                i += 1
                continue
            last = _run_end(words, i)
            if last + 1 < len(words) and words.joint(last) == " " and words.capital(last + 1):
                last += words.folds[last + 1] in _LAND
            label = None if any(k in taken for k in range(i, last + 1)) else _label(words, i, last)
            if label == "ORG":
                first = _with_article(words, i)
                start, end = words.span(first, last)
                proposals.append(Proposal("ORG", start, end, "context", 0.5))
                evidence.names[words.surface(first, last)] = None
            elif label == "PLACE":
                first = _with_article(words, i)
                start, end = words.span(first, last)
                proposals.append(Proposal("PLACE", start, end, "context", 0.5))
                evidence.sites.add(words.surface(first, last))
            i = last + 1
        return doc


def _with_article(words: Words, i: int) -> int:
    """The word before, where it is an article with a capital within a sentence:

    "told The Oakridge Observer".
    """
    if words.forms[i].isupper():
        return i  # "La CFDT"
    if i and words.forms[i - 1] in _CAPITAL_ARTICLES and words.joint(i - 1) == " " and not words.opens(i - 1):
        return i - 1
    return i


def _run_end(words: Words, first: int) -> int:
    """The last word of the run of capitalised words that no list knows."""
    last = first
    n = len(words)
    while last + 1 < n:
        if words.joint(last) in (" ", "-") and words.capital(last + 1) and unknown(words, last + 1):
            last += 1
        elif (
            last + 2 < n
            and words.folds[last + 1] in ("de", "del", "des", "du", "do", "da")
            and words.joint(last) == words.joint(last + 1) == " "
            and words.capital(last + 2)
        ):
            last += 2
        else:
            break
    return last


def unknown(words: Words, i: int) -> bool:
    """Whether word `i` is in none of the lists, so that it may be a name of its own."""
    fold = words.folds[i]
    return not (
        fold in LEADING
        or fold in BARE
        or fold in NATIONAL
        or fold in STRONG_HEADS
        or fold in _TIME
        or fold in EVENTS
        or fold in LAWS
        or fold in WORKER_HEADS
        or (len(words.forms[i]) < 3 and not words.forms[i].isupper())
    )


def _label(words: Words, first: int, last: int) -> str | None:
    """ORG or PLACE by the neighbours, or None where they say nothing."""
    length = last - first + 1
    if length > 3 or words.folds[first] in FIRST_NAMES:
        return None
    after = last + 1
    behind = (
        words.folds[after]
        if after < len(words) and words.joint(last) == " " and not words.capital(after)
        else ""
    )
    inside = first > 0 and words.joint(first - 1) in (" ", "'") and not words.opens(first)
    before = words.folds[first - 1] if inside else ""
    two = words.folds[first - 2] if first > 1 and words.joint(first - 2) == " " else ""
    if words.folds[last] in _VENUES:
        return None
    if after + 1 < len(words) and words.joint(last) == "'" and before in ("at", "in"):
        return None  # "at Friends' Meeting House"
    if before in ("by", "of", "de", "for") and two in _BY:
        return "ORG"
    if (before in _AT and two in _EMPLOYED) or before == "chez" or (before in _FOUNDED and length > 1):
        return "ORG"
    if behind in _STAFF and before not in _IN and inside:
        return "ORG"
    if _with_article(words, first) < first:
        return "PLACE" if words.folds[first - 2] in _LOCATIVE else "ORG"
    if first > 1 and words.forms[first - 1] == "The" and not words.opens(first - 1):
        return "ORG" if words.joint(first - 1) == " " else None
    if before in _IN or before == "at" or (before == "a" and words.forms[first - 1] in ("à", "À")):
        if words.forms[first].isupper() or (length == 1 and words.folds[first] in WEAK_HEADS):
            return None
        return "PLACE"
    return None


def _company_of_place(words: Words, hit: Fitted) -> int | None:
    """The last word of an organization's name that begins with a place, "Georgia Power", or None."""
    i = hit.last
    if words.line(hit.first) is not Line.SENTENCE or words.opens(hit.first):
        return None
    while i + 1 < len(words) and words.joint(i) == " " and words.capital(i + 1) and i - hit.first < 5:
        fold = words.folds[i + 1]
        if (
            fold in FOLLOWING
            or fold in LEADING
            or fold in EVENTS
            or fold in LAWS
            or fold in FIRST_NAMES
            or fold in _TIME
        ):
            return None
        if fold in _OFFICES or fold in NATIONAL:
            return None
        i += 1
    if i == hit.last:
        return None
    led = hit.first > 0 and words.folds[hit.first - 1] == "the"
    told = any(words.folds[k] in STRONG_HEADS | WEAK_HEADS | TRADES for k in range(hit.last + 1, i + 1))
    return i if led or told else None


@Language.factory("solidarity_contexts", assigns=["doc.user_data"])
def make(nlp: Language, name: str) -> Contexts:
    """spaCy's factory."""
    return Contexts()
