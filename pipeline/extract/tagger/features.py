"""A text as the tagger sees it: tokens with their pieces, and for each what the rest of the project knows.

The encoder reads uncased pieces; what it cannot see in them is told by features: how a word is written, what
stands before it, whether the authority files or the word lists have it, what kind of line it is in, how the
document writes it elsewhere, and what the rules take it for. Training and use share this module, so that
the network never sees numbers made in two ways.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from pipeline.extract import lexicon
from pipeline.extract.authority_matcher import fitted_of
from pipeline.extract.gazetteer import Gazetteer, is_large
from pipeline.extract.proposals import Fitted, Proposal, known, words_of
from pipeline.extract.runs import is_trade
from pipeline.extract.tagger.wordpiece import WordPieces
from pipeline.extract.words import Words

# Name and number of values of each feature; 0 is always "nothing to say".
FEATURES: tuple[tuple[str, int], ...] = (
    ("shape", 12),
    ("gap", 6),
    ("place", 9),
    ("organization", 5),
    ("lexicon", 13),
    ("line", 4),
    ("document", 4),
    ("defined", 3),
    ("rules", 5),
    ("piece", 3),
)
_COLUMN = {name: i for i, (name, _) in enumerate(FEATURES)}
_SPACE = 2  # kind of gap
_A_SIGN = 11  # shape
_LAST = len(FEATURES) - 1  # "piece" differs within a token; all others are the token's

_SIGN = re.compile(r"([^\w\s]|_)\1*")  # a run of one sign is one token: dot leaders, rules
_PLAIN_SIGNS = str.maketrans("’‘‚ʼ´`“”„«»–—‐‑−…•", "''''''\"\"\"\"\"-----.*")
_MASKED = "http"  # what web addresses and handles read as
_KNOWN_TOWN = 300_000  # inhabitants from which a town is known by its name alone

_LEXICON = (
    lexicon.STRONG_HEADS,
    lexicon.OPENING_HEADS,
    lexicon.WEAK_HEADS,
    lexicon.WORKER_HEADS,
    lexicon.LAWS,
    lexicon.EVENTS,
    lexicon.FIRST_NAMES,
    lexicon.NATIONAL,
    lexicon.OF | lexicon.FOR | lexicon.AND,
    lexicon.BARE,
    lexicon.LEADING | lexicon.FOLLOWING,
)

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text. Token `i` spans the characters `starts[i]:ends[i]` and has the pieces
    `first[i]:first[i + 1]`.

    `pieces` and `features` (a row for each piece) hold those of all tokens; `breaks[i]` says how well the
    text can be parted before token `i`, from 0 (within a phrase) to 4 (an empty line).
    """

    starts: list[int]
    ends: list[int]
    first: Numbers
    pieces: Numbers
    features: Numbers
    breaks: NDArray[np.int8]

    def __len__(self) -> int:
        return len(self.starts)


def tokens_of(doc: Doc, gazetteer: Gazetteer, pieces: WordPieces, rules: Iterable[Proposal] = ()) -> Tokens:
    """The Doc's tokens; `rules` are the rules' choices, without overlap."""
    words = words_of(doc)
    starts, ends, texts, of_word, gaps = _signs_and_words(words)
    n = len(starts)
    rows = np.zeros((n, _LAST), dtype=np.int64)
    if n:
        token_of = {word: i for i, word in enumerate(of_word) if word >= 0}
        rows[:, _COLUMN["gap"]] = gaps
        _describe_words(rows, words, of_word, known(doc).definitions)
        hits = fitted_of(doc, gazetteer)
        _mark_places(rows, _longest([h for h in hits if h.places]), gazetteer, token_of)
        _mark_organizations(rows, _longest([h for h in hits if h.organizations]), token_of)
        _mark_rules(rows, rules, starts)
    cut = [pieces.of(text) for text in texts]
    lengths = np.fromiter(map(len, cut), dtype=np.int64, count=n)
    first = np.zeros(n + 1, dtype=np.int64)
    np.cumsum(lengths, out=first[1:])
    features = np.empty((int(first[-1]), len(FEATURES)), dtype=np.int64)
    features[:, :_LAST] = np.repeat(rows, lengths, axis=0)
    features[:, _LAST] = 2
    features[first[:-1], _LAST] = 1
    flat = np.fromiter((i for ids in cut for i in ids), dtype=np.int64, count=int(first[-1]))
    return Tokens(starts, ends, first, flat, features, _breaks(texts, gaps))


def windows(tokens: Tokens, most: int) -> Iterable[tuple[int, int]]:
    """Spans of tokens that tile the text, each of at most `most` pieces, parted where it hurts least."""
    start, n = 0, len(tokens)
    while start < n:
        room = tokens.first[start] + most
        limit = int(np.searchsorted(tokens.first, room, side="right")) - 1
        limit = max(limit, start + 1)
        if limit >= n:
            yield start, n
            return
        low = start + max(1, (limit - start) // 2)
        choice = tokens.breaks[low : limit + 1]
        end = low + int(len(choice) - 1 - np.argmax(choice[::-1]))  # the last of the best
        yield start, end
        start = end


def _signs_and_words(
    words: Words,
) -> tuple[list[int], list[int], list[str], list[int], list[int]]:
    """Starts, ends, folded texts, numbers of their words (-1 for signs) and kinds of gap of all tokens."""
    starts: list[int] = []
    ends: list[int] = []
    texts: list[str] = []
    of_word: list[int] = []
    gaps: list[int] = []
    text = words.text

    def add(start: int, end: int, shown: str, word: int) -> None:
        gaps.append(_gap(text[ends[-1] : start] if ends else None, words, word))
        starts.append(start)
        ends.append(end)
        texts.append(shown)
        of_word.append(word)

    def add_signs(start: int, end: int) -> None:
        for sign in _SIGN.finditer(text, start, end):
            add(sign.start(), sign.end(), sign.group(1).translate(_PLAIN_SIGNS), -1)

    masks = [*words.masks, (len(text) + 1, 0)]
    next_mask = at = 0
    for word, (start, end, fold) in enumerate(zip(words.starts, words.ends, words.folds, strict=True)):
        if masks[next_mask][0] < start:
            next_mask, at = _add_masks(masks, next_mask, start, at, add, add_signs)
        if start - at == 1 and text[at] == " " and ends and ends[-1] == at:  # as before most words
            gaps.append(_SPACE)
            starts.append(start)
            ends.append(end)
            texts.append(fold)
            of_word.append(word)
        else:
            if start > at:
                add_signs(at, start)
            add(start, end, fold, word)
        at = end
    next_mask, at = _add_masks(masks, next_mask, len(text), at, add, add_signs)
    add_signs(at, len(text))
    return starts, ends, texts, of_word, gaps


def _add_masks(
    masks: Sequence[tuple[int, int]],
    first: int,
    before: int,
    at: int,
    add: Callable[[int, int, str, int], None],
    add_signs: Callable[[int, int], None],
) -> tuple[int, int]:
    """Add the masks that begin before a character as a token each, with the signs between them from `at` on;
    returns the next mask and where the last one ended.
    """
    while masks[first][0] < before:
        start, end = masks[first]
        if start >= at:
            add_signs(at, start)
            add(start, end, _MASKED, -1)
            at = end
        first += 1
    return first, at


def _gap(between: str | None, words: Words, word: int) -> int:
    """Kind of what stands before a token: 0 the text's beginning, 1 nothing, 2 a space, 3 the end of a
    wrapped line, 4 of a line, 5 an empty line.
    """
    if between is None:
        return 0
    if not between:
        return 1
    lines = between.count("\n")
    if not lines:
        return _SPACE
    if lines > 1:
        return 5
    return 3 if word > 0 and words.joint(word - 1) else 4


@lru_cache(maxsize=65536)
def _shape(form: str) -> int:
    if form.islower():
        return 1
    if form.isdigit():
        return 5 if len(form) == 4 else 6
    if form.isupper():
        return 2 if len(form) == 1 else 3 if len(form) <= 6 else 4
    if any(c.isdigit() for c in form):
        return 7
    if form[:1].isupper():
        return 8 if form[1:].islower() else 9
    return 10


@lru_cache(maxsize=65536)
def _listed(fold: str) -> int:
    for i, listed in enumerate(_LEXICON, 1):
        if fold in listed:
            return i
    return len(_LEXICON) + 1 if is_trade(fold) else 0


def _describe_words(rows: Numbers, words: Words, of_word: Sequence[int], definitions: dict[str, str]) -> None:
    forms, folds = words.forms, words.folds
    spaced = _spaced(words)
    lines = _lines(words, spaced)
    document = dict.fromkeys((fold for form, fold in zip(forms, folds, strict=True) if form.islower()), 1)
    inside = {folds[i] for i in words.capitals() if not (lines[i] or (not spaced[i] and words.opens(i)))}
    for fold in inside:
        document[fold] = document.get(fold, 0) + 2
    tokens = np.array(of_word, dtype=np.int64)
    here = tokens >= 0
    rows[here, _COLUMN["shape"]] = list(map(_shape, forms))
    rows[~here, _COLUMN["shape"]] = _A_SIGN
    rows[here, _COLUMN["lexicon"]] = list(map(_listed, folds))
    rows[here, _COLUMN["document"]] = [document.get(fold, 0) for fold in folds]
    if definitions:
        rows[here, _COLUMN["defined"]] = [form in definitions for form in forms]
    last_word = np.maximum.accumulate(tokens)  # a sign is in the line of the word before it
    rows[:, _COLUMN["line"]] = np.append(np.array(lines, dtype=np.int64) + 1, 0)[last_word]


def _spaced(words: Words) -> list[bool]:
    """Whether nothing but one space parts each word from a word before it."""
    text = words.text
    spaced: list[bool] = []
    at = -1
    for start, end in zip(words.starts, words.ends, strict=True):
        spaced.append(start - at == 1 and at >= 0 and text[at] == " ")
        at = end
    return spaced


def _lines(words: Words, spaced: Sequence[bool]) -> list[int]:
    """The kind of line of each word; behind a space it is that of the word before."""
    lines: list[int] = []
    line = 0
    broken = True  # whether the word before goes on in the next line
    for i, (start, end, form) in enumerate(zip(words.starts, words.ends, words.forms, strict=True)):
        if broken or not spaced[i]:
            line = int(words.line(i))
        lines.append(line)
        broken = end - start != len(form)
    return lines


def _longest(hits: list[Fitted]) -> list[Fitted]:
    chosen: list[Fitted] = []
    end = -1
    for hit in sorted(hits, key=lambda h: (h.first, -h.last)):
        if hit.first > end:
            chosen.append(hit)
            end = hit.last
    return chosen


def _mark_places(rows: Numbers, hits: list[Fitted], gazetteer: Gazetteer, token_of: dict[int, int]) -> None:
    places = gazetteer.authorities.places
    for hit in hits:
        meant = [places[n.id] for n in hit.places if n.id in places]
        if not meant:
            continue
        if all(n.doubtful for n in hit.places):
            kind = 3
        elif any(is_large(p) for p in meant):
            kind = 0
        else:
            kind = 1 if max(p.population for p in meant) >= _KNOWN_TOWN else 2
        _mark(rows, "place", token_of[hit.first], token_of[hit.last], 1 + 2 * kind)


def _mark_organizations(rows: Numbers, hits: list[Fitted], token_of: dict[int, int]) -> None:
    for hit in hits:
        kind = all(n.doubtful for n in hit.organizations)
        _mark(rows, "organization", token_of[hit.first], token_of[hit.last], 1 + 2 * kind)


def _mark_rules(rows: Numbers, rules: Iterable[Proposal], starts: list[int]) -> None:
    for rule in rules:
        first, last = bisect_left(starts, rule.start), bisect_left(starts, rule.end) - 1
        if first <= last:
            _mark(rows, "rules", first, last, 1 if rule.label == "ORG" else 3)


def _mark(rows: Numbers, feature: str, first: int, last: int, value: int) -> None:
    """`value` for the first token, `value + 1` for the others."""
    rows[first : last + 1, _COLUMN[feature]] = value + 1
    rows[first, _COLUMN[feature]] = value


def _breaks(texts: list[str], gaps: list[int]) -> NDArray[np.int8]:
    breaks = np.zeros(len(texts) + 1, dtype=np.int8)
    for i in range(1, len(texts)):
        if gaps[i] >= 4:
            breaks[i] = gaps[i] - 1
        elif texts[i - 1] in (".", "!", "?") and gaps[i] >= 2:
            breaks[i] = 2
        elif texts[i - 1] in (",", ";", ":", "-") and gaps[i] >= 2:
            breaks[i] = 1
    return breaks
