"""Capitalised runs: how far a name reaches to the left and right of a word that belongs to it."""

from __future__ import annotations

from pipeline.extract.lexicon import (
    AND,
    ARTICLES,
    CONTINUING,
    EVENTS,
    FOLLOWING,
    FOR,
    LAWS,
    LEADING,
    NATIONAL,
    OF,
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
            if owner not in _OWNED and not is_trade(owner):
                break
            i = j - 1
            continue
        if joint == "'" and not words.folds[j].endswith("s"):
            break
        if (fold in AND and words.forms[j] != fold.upper()) or words.forms[j] == "&":
            k = j - 1
            if (
                k < 0
                or words.joint(k) not in (" ", "'")
                or not words.capital(k)
                or not is_trade(words.folds[k])
            ):
                break
            if words.folds[k] in STRONG_HEADS or words.folds[k] in ("office", "bank", "police"):
                break
            if not is_trade(words.folds[i]) or words.folds[k] in LEADING:
                break
            joined_by_and = True
            i = k
            continue
        if not words.capital(j) or _ends_left(words, j, headline):
            break
        i = j
    return i


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
            end = _comma_list(words, i)
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


def _mayor(words: Words, i: int, j: int) -> bool:
    """Whether "Mayor" is the Spanish adjective: "Universidad Mayor de San Andrés"."""
    return words.folds[j] == "mayor" and words.folds[i] in ("universidad", "colegio", "camara", "consejo")


def _comma_list(words: Words, i: int) -> int | None:
    """The end of ", Mediation and Arbitration" after word `i`, or None where it is no such list."""
    if not is_trade(words.folds[i]):
        return None
    j = i
    for _ in range(5):
        j += 1
        if j + 1 >= len(words) or not words.capital(j) or not is_trade(words.folds[j]):
            return None
        joint = words.joint(j)
        if joint == ",":
            if words.folds[j + 1] in AND:
                j += 1
            else:
                continue
        elif joint == " " and words.folds[j + 1] in AND:
            j += 1
        elif joint == " " and words.capital(j + 1) and is_trade(words.folds[j + 1]):
            continue
        else:
            return None
        k = j + 1
        if k < len(words) and words.joint(j) == " " and words.capital(k) and is_trade(words.folds[k]):
            return k
        return None
    return None


def _past_small_words(words: Words, first: int, i: int, headline: bool) -> int | None:
    """The next word of the name behind "of", "for the", "de la", "and" after word `i`, or None."""
    j = i + 1
    fold = words.folds[j]
    n = len(words)
    if words.joint(i) == "-":
        return None
    if fold in AND or words.forms[j] == "&":
        k = j + 1
        if k >= n or words.joint(j) != " " or not words.capital(k):
            return None
        if not (is_trade(words.folds[i]) and is_trade(words.folds[k])) or words.folds[k] in STRONG_HEADS:
            return None
        after = right(words, first, k) if k - first < MAX_WORDS else k
        if any(words.folds[m] in STRONG_HEADS for m in range(k, after + 1)) and _has_head(words, first, i):
            return None
        return k
    if fold in FOR:
        if not any(words.folds[m] in PURPOSE_HEADS for m in range(first, i + 1)):
            return None
    elif fold not in OF:
        if fold in CONTINUING and words.folds[i] in _ROMANCE and not headline:
            return j
        if fold in CONTINUING and i > first and not words.capital(i) and not headline:
            return j
        return None
    k = j + 1
    while (
        k < n
        and words.folds[k] in ARTICLES
        and not words.capital(k)
        and words.joint(k - 1) in (" ", "'")
        and k - j < 3
    ):
        k += 1
    if k >= n or words.joint(k - 1) not in (" ", "'"):
        return None
    if words.capital(k):
        if words.folds[k] in LEADING or (headline and not _name_like(words, k) and fold not in OF):
            return None
        return k
    if fold in ("to", "against") and words.forms[k].isalpha() and k + 1 < n and words.capital(k + 1):
        return None
    if any(words.folds[m] in _ROMANCE for m in range(first, i + 1)):
        plural = fold == "des" and len(words.folds[k]) > 4 and words.folds[k].endswith(("s", "x"))
        if words.folds[k] in CONTINUING or plural:
            return k
    return None


def _has_head(words: Words, first: int, last: int) -> bool:
    return any(words.folds[m] in STRONG_HEADS for m in range(first, last + 1))


# Heads of languages that write the rest of a name in small letters.
_ROMANCE = word_set("""
syndicat syndicats federation confederation conseil ministere commission comite centrale parti ligue
mouvement association fondation universite ecole chambre cour agence banque secretariat regroupement
organisation collectif alliance conference inspection fonds office coordination rassemblement reseau front
union centre haut force gauche lutte
""")
