"""Capitalised runs: how far a name reaches to the left and right of a word that belongs to it."""

from __future__ import annotations

from pipeline.extract import romance
from pipeline.extract.lexicon import (
    AND,
    ARTICLES,
    CONTINUING,
    EVENTS,
    FIRST_NAMES,
    FOLLOWING,
    FOR,
    LAWS,
    LEADING,
    NATIONAL,
    OF,
    OPENING_HEADS,
    PURPOSE_HEADS,
    STRONG_HEADS,
    TRADES,
    WORKER_HEADS,
    word_set,
)
from pipeline.extract.words import Line, Words

MAX_WORDS = 16
_TRADE_ENDINGS = (
    "ers",
    "ors",
    "ists",
    "ians",
    "ing",
    "ment",
    "tion",
    "ores",
    "oras",
    "eurs",
    "istas",
    "tural",
    "trial",
)
_DIRECTIONS = word_set("""
northern southern eastern western north south east west greater metropolitan new
""")
_MINISTRIES = frozenset(("ministerio", "ministry", "ministere", "secretaria", "department", "departamento"))
_OWNERS = frozenset(["s"])
_OWNED = word_set("""
women men people children nurses teachers workers miners farmers sailors bakers tailors
""")


def is_trade(word: str) -> bool:
    """Whether a folded word is of the kind that "and" joins within one name ("Food and Commercial
    Workers").
    """
    return word in TRADES or (len(word) > 5 and word.endswith(_TRADE_ENDINGS))


def continues(word: str) -> bool:
    """Whether a folded small word may stand within a name in French, Spanish or Portuguese."""
    return word in CONTINUING


def plain(words: Words, i: int) -> bool:
    """Whether case tells something about word `i`: it stands in a line of sentences."""
    return words.line(i) is Line.SENTENCE


def _ends_left(words: Words, i: int, headline: bool) -> bool:
    fold = words.folds[i]
    if fold == "all" and words.capital(i + 1) and i and not words.opens(i):
        return False  # "All Pakistan Textile Mills Association", "All-China Federation"
    shouted = words.forms[i].isupper() and len(fold) > 2 and not headline  # "UNITE HERE"
    if (fold in LEADING and not shouted) or (fold in FOLLOWING and not is_trade(fold)):
        return True
    return headline and not _name_like(words, i)


def _name_like(words: Words, i: int) -> bool:
    """In headlines every word has a capital: only words that names are made of carry a run on."""
    form, fold = words.forms[i], words.folds[i]
    return (
        is_trade(fold)
        or fold in STRONG_HEADS
        or fold in WORKER_HEADS
        or fold in NATIONAL
        or fold in _DIRECTIONS
        or (form.isupper() and words.line(i) is Line.TITLE and len(form) > 1)
    )


def left(words: Words, first: int) -> int:
    """The first word of the run that reaches to word `first` from the left."""
    headline = not plain(words, first)
    i = first
    joined_by_and = False
    while i > 0 and first - i < MAX_WORDS:
        j = i - 1
        joint = words.joint(j)
        fold = words.folds[j]
        if not joint or (joint == "." and words.forms[j] not in ("St", "Ste", "Sta")):
            break
        if words.gap(j) == "/" and (
            words.forms[j].isupper() or (j and words.joint(j - 1) == " " and words.capital(j - 1))
        ):
            break
        if joint == ",":
            # "Retail, Wholesale and Department Store Union": a comma only where "and" has shown a list.
            if not (joined_by_and and words.capital(j) and is_trade(fold) and is_trade(words.folds[i])):
                break
            i = j
            continue
        if fold in _OWNERS and j > 0 and words.joint(j - 1) == "'" and words.forms[j] in ("s", "S"):
            owner = words.folds[j - 1]
            if owner not in _OWNED and not is_trade(owner) and not owner.endswith("men"):
                break
            i = j - 1
            continue
        if joint == "'" and not words.folds[j].endswith("s"):
            break
        if (fold in AND and words.forms[j] != fold.upper()) or words.forms[j] == "&":
            k = j - 1
            if k < 0 or not _trades_join(words, k, i):
                wide = _coordinated(words, k)
                return i if wide is None else wide
            joined_by_and = True
            i = k
            continue
        if not words.capital(j) or _ends_left(words, j, headline):
            break
        i = j
    return i


def _trades_join(words: Words, k: int, i: int) -> bool:
    """Whether "and" joins word `k` and word `i` because both are trades: "Food and Commercial Workers"."""
    if words.joint(k) not in (" ", "'") or not words.capital(k) or not is_trade(words.folds[k]):
        return False
    if words.folds[k] in STRONG_HEADS or words.folds[k] in ("office", "bank", "police"):
        return False
    return is_trade(words.folds[i]) and words.folds[k] not in LEADING


def _coordinated(words: Words, k: int) -> int | None:
    """The first word of the run that ends before "and" with word `k`, where one article leads to both halves.

    "the Moonta and Kadina Miners' Association", "the University and Allied Workers Union".
    """
    if k < 0 or words.joint(k) not in (" ", "'") or _bars(words, k):
        return None
    a = k
    while a > 0 and k - a < 5 and words.joint(a - 1) in (" ", "-", "'", ",") and not _bars(words, a - 1):
        a -= 1
    if words.forms[k + 1] == "&":
        return a if a == k or words.joint(a) != "," else None
    led = a > 0 and words.joint(a - 1) == " " and words.folds[a - 1] in ("the", "this", "our")
    headline = not plain(words, a) and (a == 0 or "\n" in words.gap(a - 1))
    return a if led or headline else None


def _bars(words: Words, i: int) -> bool:
    """Whether word `i` cannot be in the first half of a name joined by "and"."""
    fold = words.folds[i]
    acronym = plain(words, i) and words.forms[i].isupper() and len(fold) > 1
    return (
        not words.capital(i)
        or acronym
        or fold in LEADING
        or fold in STRONG_HEADS
        or fold in FIRST_NAMES
        or (fold in FOLLOWING and not is_trade(fold))
    )


def right(words: Words, first: int, last: int) -> int:
    """The last word of the run that begins with words `first` to `last` and goes on to the right."""
    headline = not plain(words, last)
    i = last
    n = len(words)
    while i + 1 < n and i - first < MAX_WORDS:
        joint = words.joint(i)
        j = i + 1
        if not joint or joint == "." or words.gap(i) == "/":
            break
        fold = words.folds[j]
        if joint == "'" and (
            words.forms[j] in ("s", "S") or not words.capital(j) or not words.folds[i].endswith("s")
        ):
            break
        if joint == ",":
            end = _comma_list(words, i, any(words.folds[m] in _MINISTRIES for m in range(first, i)))
            if end is None:
                break
            i = end
            continue
        small = not words.capital(j) or (
            headline and (fold in OF or fold in FOR or fold in AND or fold in ARTICLES)
        )
        if small:
            target = _past_small_words(words, first, i, headline)
            if target is None:
                break
            i = target
            continue
        if _titled(words, i, j):
            i = j + 1
            continue
        if (fold in FOLLOWING and fold not in STRONG_HEADS and fold not in TRADES) or (
            fold in LEADING and fold not in TRADES and not _mayor(words, i, j)
        ):
            break
        if (fold in EVENTS or fold in LAWS) and not (
            words.joint(j) == " " and words.capital(j + 1) and words.folds[j + 1] not in FOLLOWING | LEADING
        ):
            i = j
            break
        if headline and not _name_like(words, j):
            break
        i = j
    return i


def _titled(words: Words, i: int, j: int) -> bool:
    """Whether a proper name with its article follows the head: "Cervecería La Huasteca"."""
    if words.folds[j] not in ("la", "el", "los", "las", "le", "les", "l") or j + 1 >= len(words):
        return False
    if (
        not words.capital(j + 1)
        or not plain(words, j)
        or words.joint(j) != ("'" if words.folds[j] == "l" else " ")
    ):
        return False
    return words.folds[i] in OPENING_HEADS or words.folds[i] in ROMANCE_HEADS or not words.capital(i)


def _mayor(words: Words, i: int, j: int) -> bool:
    """Whether "Mayor" is the Spanish adjective: "Universidad Mayor de San Andrés"."""
    return words.folds[j] == "mayor" and words.folds[i] in ("universidad", "colegio", "camara", "consejo")


def _comma_list(words: Words, i: int, ministry: bool) -> int | None:
    """The end of ", Mediation and Arbitration" after word `i`, or None where it is no such list."""

    def fits(j: int) -> bool:
        return words.capital(j) and (is_trade(words.folds[j]) or ministry)

    if not fits(i):
        return None
    j = i
    for _ in range(5):
        j += 1
        if j + 1 >= len(words) or not fits(j):
            return None
        joint = words.joint(j)
        if joint == ",":
            if words.folds[j + 1] in AND:
                j += 1
            else:
                continue
        elif joint == " " and words.folds[j + 1] in AND:
            j += 1
        elif joint == " " and words.capital(j + 1) and fits(j + 1):
            continue
        else:
            return None
        k = j + 1
        return k if k < len(words) and words.joint(j) == " " and fits(k) else None
    return None


def _past_small_words(words: Words, first: int, i: int, headline: bool) -> int | None:
    """The next word of the name behind "of", "for the", "de la", "and" after word `i`, or None."""
    j = i + 1
    fold = words.folds[j]
    if words.joint(i) == "-":
        return None
    if fold in AND or words.forms[j] == "&":
        return _past_and(words, first, i, headline)
    if fold in FOR:
        if not any(words.folds[m] in PURPOSE_HEADS for m in range(first, i + 1)):
            return None
    elif fold not in OF:
        if not (fold in CONTINUING or romance.adjective(fold)) or headline:
            return None
        return j if words.folds[i] in ROMANCE_HEADS or (i > first and not words.capital(i)) else None
    return _past_of(words, first, i, headline)


def _past_of(words: Words, first: int, i: int, headline: bool) -> int | None:
    """The first word of what "of", "de la", "pour l'" behind word `i` joins to the name, or None."""
    j = i + 1
    fold = words.folds[j]
    n = len(words)
    romance_name = any(words.folds[m] in ROMANCE_HEADS for m in range(first, i + 1))
    k = j + 1
    while (
        k < n
        and words.folds[k] in ARTICLES
        and (not words.capital(k) or (fold in _DE and k + 1 < n and words.capital(k + 1)))
        and words.joint(k - 1) in (" ", "'")
        and k - j < 3
    ):
        k += 1
    if k >= n or words.joint(k - 1) not in (" ", "'"):
        return None
    if words.capital(k):
        if words.folds[k] in LEADING or (headline and not _name_like(words, k) and fold not in OF):
            return None
        if words.folds[k] in STRONG_HEADS and words.folds[i] in _BODIES:
            return None  # "the Council of Action of the Mill Workers' Union" are two
        return k
    if fold in ("to", "against") and words.forms[k].isalpha() and k + 1 < n and words.capital(k + 1):
        return None
    if romance_name and not headline and words.line(k) is Line.SENTENCE:
        plural = fold == "des" and len(words.folds[k]) > 4 and words.folds[k].endswith(("s", "x"))
        if words.folds[k] in CONTINUING or plural or romance.noun(fold, words.folds[k]):
            return k
    return None


def _past_and(words: Words, first: int, i: int, headline: bool) -> int | None:
    """The word behind "and" after word `i`, where both belong to one name, or None."""
    k = i + 2
    if k >= len(words) or words.joint(k - 1) != " ":
        return None
    before, after = words.folds[i], words.folds[k]
    if not words.capital(k):
        pair = not words.capital(i) and romance.pair(before, after) and words.folds[k - 1] == "et"
        return k if pair and not headline else None
    if after in STRONG_HEADS or after in LEADING:
        return None
    if (
        before in ("hospital", "university", "college", "school", "bank")
        and i > first
        and words.capital(i - 1)
    ):
        return None  # "Mandeville Hospital and Black River Hospital"
    if is_trade(before) and is_trade(after):
        end = right(words, first, k) if k - first < MAX_WORDS else k
        if any(words.folds[m] in STRONG_HEADS for m in range(k, end + 1)) and _has_head(words, first, i):
            return None
        return k
    # "Ministerio de Energía y Minas": the second of two nouns that one "de" leads to.
    heads = [m for m in range(first, i) if words.folds[m] in STRONG_HEADS | OPENING_HEADS]
    led = any(words.folds[m] in _LINKS and not words.capital(m) for m in range(first, i))
    if words.folds[k - 1] in ("y", "e", "et") and heads and led and not headline:
        person = after in FIRST_NAMES or words.forms[k].isupper()
        return None if person or words.forms[i].isupper() else k
    return None


def _has_head(words: Words, first: int, last: int) -> bool:
    return any(words.folds[m] in STRONG_HEADS for m in range(first, last + 1))


_DE = frozenset(("de", "del", "do", "da", "dos", "das"))
_LINKS = frozenset(
    ("de", "del", "do", "da", "dos", "das", "du", "des", "d", "pro", "por", "para", "em", "en")
)
# Bodies of an organization, which is named behind them.
_BODIES = word_set("""
action general generale executive executif council committee comite conseil comision comissao bureau board
secretariat secretaria secretariado section seccion secao junta direccion direcao congres congreso congress
directiva ejecutivo ejecutiva executiva delegacion delegation
""")
# Heads of languages that write the rest of a name in small letters.
ROMANCE_HEADS = word_set("""
syndicat syndicats federation confederation conseil ministere commission comite centrale parti ligue
mouvement association fondation universite ecole chambre cour agence banque secretariat regroupement
organisation collectif alliance conference inspection fonds office coordination rassemblement reseau front
union centre haut force gauche lutte bourse societe compagnie cercle amicale musee hospice orphelinat regie
caisse cegep lycee hopital eglise mairie groupement secours usine usines tribunal prefecture institut
intersyndicale archives ateliers chantiers mission convergence maison
""")
