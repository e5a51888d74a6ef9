"""Component: newspapers, magazines and stations.

Sets proposals by the titles that papers bear in four languages ("the Courier", "Birmingham Post", "Diario de
Pernambuco", "La Voix du Peuple"), by the words of reading and reporting before a name ("colaboró en El
Despertar"), and by lists of cuttings, whose lines end with the paper ("… — Zero Hora").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.extract import romance, runs
from pipeline.extract.lexicon import FIRST_NAMES, LEADING, STRONG_HEADS, word_set
from pipeline.extract.proposals import Proposal, known, place_hits_of, proposals_of, words_of
from pipeline.extract.words import Line, Words

# The last words of English titles; with "the" alone they name a paper: "the Courier".
TITLES = word_set("""
times post tribune herald gazette journal chronicle sentinel observer telegraph dispatch examiner courier
mercury argus star standard guardian advertiser express mirror globe inquirer enquirer bulletin sun mail
clarion pilot echo
""")
_MORE_TITLES = TITLES | word_set("""
news leader record recorder independent worker miner citizen pioneer review weekly press register world
witness view beacon banner advocate ledger eagle democrat republican messenger voice reporter unionist
""")
_EDITIONS = word_set("daily evening morning sunday weekly labour labor free union workers morning city")
_NOT_BARE = word_set("post world star sun mail standard record express guardian pilot journal bulletin")
# The first words of titles in Spanish, Portuguese and French.
_OPENING = word_set("""
diario jornal journal gazeta gaceta gazette tribuna tribune voz voix correo correio courrier folha hoja
cronica chronique echo eco semanario noticias nouvelles nouvelle presse prensa imprensa humanite depeche
republicain reveil telegrafo observador observateur mercurio heraldo estado nacion nation pueblo peuple
povo sol soleil pais pays mundo monde tiempo tempo temps hora heure siglo seculo siecle jornada matin
manana manha tarde soir noche imparcial liberal independiente obrero ouvrier operario proletario
proletaria socialista proletaire trabajo travail trabalho lucha luta lutte accion acao action vanguardia
vanguarda avant bataille batalla bandera drapeau despertar porvenir avenir futuro progreso progres
progresso libertad liberte liberdade verdad verite verdade justicia justice union opinion opinao figaro
parisien marseillaise devoir combate combat mensajero messager rebelde revolte protesta rielero minero
mineur metalurgico metallo ferroviario cheminot martillo yunque syndicaliste sindicalista grafico graphico
comercio commerce popular populaire nouvelliste informador informacion debate clarin cronista espectador
universal excelsior nacional nouveliste petit pilori populaire quotidien libertaire canard croix
""")
_HEADED = word_set("""
diario jornal journal gazeta gaceta tribuna tribune voz voix correo correio courrier folha hoja echo eco
semanario noticias depeche cronica radio
""")
_ARTICLES = frozenset(("El", "La", "Los", "Las", "Le", "Les", "O", "A", "Os", "As", "L", "l", "la"))
_LOWER = frozenset(("l", "la"))
# Words of reading, writing and printing.
_READING = word_set("""
told reported reports read reader readers correspondent reporter editor columns paper special wrote writes
printed published quoted interviewed journalist newspaper subscribe article interview columnist
photographer publicado publicada publicar publico publica publicaron publique publicacion colaboro
colabora escribe escribio escrito diario periodico semanario revista jornal journal leer lean lea leia
lisez lire publie publies paru ecrit ecrivait ecrire abonnement insertar inserer salio declaro manifesto
entrevista nota columna corresponsal reportero periodista jornalista journaliste reporter cliche foto
photo boycotter suscribirse suscripcion assinar interrogee interroge redaction redaccion editorial sale
lectores prensa presse imprensa noticia
""")
_PRINTS = word_set("""
dice dijo publica publico informa ecrit annonce escreve noticia diz miente ment trato passera publie pretend
refuse refusent du del fut
""")
_CUTTING = re.compile(r"[—–] (?P<paper>[A-ZÀ-Ý0-9][^\n—–,.;:?!()]{1,34})[ \t]*$", re.MULTILINE)
_DATED = re.compile(
    r"^\(?(?P<paper>(?:El|La|Le|Los|Las|O|A|The|L['’])[  ]?[A-ZÀ-Ý][^\n,()]{1,28}|Nuestro Diario)"
    r"(?:, [^\n]{0,30}\d[^\n]{0,12}|, (?:lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo)"
    r"[^\n]{0,8})?\)?$",
    re.MULTILINE,
)
_FEWEST_CUTTINGS = 3


class Periodicals:
    """See the module's head."""

    def __call__(self, doc: Doc) -> Doc:
        """Set what the module says on the Doc."""
        words = words_of(doc)
        proposals = proposals_of(doc)
        evidence = known(doc)
        places = {hit.last: hit.first for hit in place_hits_of(doc)}
        for first, last, confidence in _found(words, places):
            start, end = words.span(first, last)
            proposals.append(Proposal("ORG", start, end, "periodical", confidence))
            if last > first:
                evidence.names[words.text[start:end]] = None
        for pattern in (_CUTTING, _DATED):
            cuttings = list(pattern.finditer(words.text)) if "\n" in words.text else []
            if len(cuttings) < _FEWEST_CUTTINGS:
                continue
            for match in cuttings:
                if _is_title(match["paper"]):
                    proposals.append(Proposal("ORG", *match.span("paper"), "cutting", 0.6))
        return doc


def _is_title(text: str) -> bool:
    """Whether the last part of a cutting's line can be a paper: a few capitalised words."""
    parts = text.split()
    if len(parts) > 5 or any(c.isdigit() for c in text):
        return False
    first = _fold_of(parts[0])
    return first not in FIRST_NAMES and parts[-1][0].isalpha()


def _fold_of(word: str) -> str:
    """The fold of a single word, without its elided article."""
    inner = Words(word)
    return inner.folds[-1] if len(inner) else ""


def _found(words: Words, places: dict[int, int]) -> Iterator[tuple[int, int, float]]:
    """First and last word of every title, with confidence."""
    done = -1
    for i in words.capitals():
        if i <= done or (words.line(i) is Line.CAPITALS and i - 1 not in places):
            continue
        fold = words.folds[i]
        found = None
        if fold in _MORE_TITLES:
            found = _english(words, i, places)
        if found is None and fold in _HEADED and i + 1 < len(words):
            found = _headed(words, i)
        if found is None and i and words.forms[i - 1] in _ARTICLES:
            found = _with_article(words, i)
        if found is not None:
            done = found[1]
            yield found


def _english(words: Words, i: int, places: dict[int, int]) -> tuple[int, int, float] | None:
    """A title that ends with word `i`: "Dodge City Daily Globe", "the Courier"."""
    last = i
    while (
        last + 1 < len(words)
        and words.joint(last) in (" ", "-")
        and words.folds[last + 1] in _MORE_TITLES
        and words.capital(last + 1)
    ):
        last += 1
    first = i
    while (
        first > 0
        and words.joint(first - 1) == " "
        and words.folds[first - 1] in _EDITIONS
        and words.capital(first - 1)
    ):
        first -= 1
    goes_on = last + 1 < len(words) and words.joint(last) == " " and words.capital(last + 1)
    if goes_on and words.line(i) is Line.SENTENCE:
        return None
    before = first - 1
    if before in places and words.joint(before) == " ":
        return places[before], last, 0.7
    if words.line(i) is not Line.SENTENCE or before < 0 or words.joint(before) != " ":
        return None
    if first < i and words.folds[before] in ("the", "in", "to", "from", "of"):
        return first, last, 0.6
    if words.folds[before] != "the" or i != first or words.folds[i] not in TITLES or words.forms[i].isupper():
        return None
    if words.joint(last) == "-":
        return None
    bare = words.folds[i] not in _NOT_BARE or words.forms[before] == "the"
    return (first, last, 0.6) if bare and not _of_follows(words, last) else None


def _of_follows(words: Words, i: int) -> bool:
    return i + 1 < len(words) and words.joint(i) == " " and words.folds[i + 1] == "of"


def _headed(words: Words, i: int) -> tuple[int, int, float] | None:
    """A title that begins with a word like "Diario": "Jornal do Brasil", "Radio Sicuani"."""
    if words.line(i) is Line.CAPITALS:
        return None
    last = runs.right(words, i, i)
    follows = i + 1 < len(words) and words.joint(i) == " " and words.capital(i + 1)
    if last == i and follows and words.folds[i + 1] not in LEADING:
        last = i + 1
    if last == i or last - i > 5:
        return None
    first = i
    if (
        i
        and words.forms[i - 1] in _ARTICLES
        and words.forms[i - 1][0].isupper()
        and not _begins(words, i - 1)
    ):
        first = i - 1
    return first, last, 0.65


def _begins(words: Words, i: int) -> bool:
    return words.opens(i)


def _with_article(words: Words, i: int) -> tuple[int, int, float] | None:
    """A title of Spanish, Portuguese or French with its article before word `i`."""
    article = i - 1
    form, fold = words.forms[article], words.folds[i]
    joint = words.joint(article)
    if joint != ("'" if form in ("L", "l") else " "):
        return None
    if words.line(i) is Line.CAPITALS or fold in LEADING or words.forms[i].isupper():
        return None
    titled, reading = fold in _OPENING, _reading(words, article)
    if form in _LOWER and not (titled and (reading or (form == "l" and fold in ("humanite", "aurore")))):
        return None
    if words.opens(article) and not (titled and (reading or _alone(words, i))):
        return None
    if not (titled or reading) or (fold in STRONG_HEADS and not reading):
        return None
    last = _title_end(words, i)
    return article, last, 0.65


def _alone(words: Words, i: int) -> bool:
    """Whether a verb of printing follows the title that opens a sentence."""
    after = _title_end(words, i) + 1
    return after < len(words) and words.folds[after] in _PRINTS


def _title_end(words: Words, i: int) -> int:
    last = i
    while last + 1 < len(words) and last - i < 4:
        joint = words.joint(last)
        if joint in (" ", "-", "'") and words.capital(last + 1) and words.folds[last + 1] not in LEADING:
            last += 1
        elif (
            last + 2 < len(words)
            and words.folds[last + 1] in ("de", "del", "do", "da", "du", "des", "d")
            and joint == " "
            and words.capital(last + 2)
            and words.joint(last + 1) in (" ", "'")
        ):
            last += 2
        elif joint == " " and last == i and romance.adjective(words.folds[last + 1]):
            last += 1
        else:
            break
    return last


def _reading(words: Words, i: int) -> bool:
    """Whether one of the five words before word `i` is of reading, writing or printing."""
    k = i - 1
    while k >= 0 and i - k <= 5:
        gap = words.gap(k)
        if any(c in gap for c in ".!?") or "\n\n" in gap:
            return False
        if words.folds[k] in _READING:
            return True
        k -= 1
    return False


@Language.factory("solidarity_periodicals", assigns=["doc.user_data"])
def make(nlp: Language, name: str) -> Periodicals:
    """spaCy's factory."""
    return Periodicals()
