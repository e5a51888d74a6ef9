"""Snippets: the passage of a text that shows most of the query, its words marked.

Works on the text itself, by the same folding and stemming as the index, and knows no engine.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import islice

from corpus.folding import fold
from corpus.frozen import Record
from index.query.syntax import All, And, Field, Fuzzy, Node, Not, Or, Phrase, Prefix, Wildcard, Word
from index.stemming import stem, stemming_language
from index.words import RUN, Token, is_stop_word, pattern_key, query_keys, tokens

WIDTH = 240
"""Characters of a snippet, marks and ellipses not counted."""

_ELLIPSIS = "…"
_LEAD = 60  # characters wanted before the first mark
_REACH = 60  # characters that a word and what stands before the next one may take
_MAX_CANDIDATES = 400  # places looked at in a text that is full of the words of the query
_SPACE = re.compile(r"\s+")
_SENTENCE_END = re.compile(r"[.!?:»”\"]\s+|\n\s*")

Fits = Callable[[str, str], bool]
"""Whether a token, by its folded form and its stem, is one that was asked for."""


class _Wanted(Record):
    """Words that must stand one after the other to be marked; mostly there is only one."""

    sequence: tuple[Fits, ...]


class Highlighter:
    """Marks the words of one query in any number of texts."""

    def __init__(self, tree: Node, languages: Sequence[str], marks: tuple[str, str] = ("**", "**")) -> None:
        self.marks = marks
        self._languages = tuple(languages)
        self._wanted: list[_Wanted] = []
        self._plain = True  # whether all that is wanted is letters and digits only
        self._known: dict[tuple[str, str], bool] = {}  # whether a word can begin something wanted
        self._letters: set[str] | None = set()  # with which all that is wanted begins; None where with any
        self._gather(tree)

    @property
    def has_words(self) -> bool:
        """Whether the query has any words that could be marked."""
        return bool(self._wanted)

    def snippet(self, text: str, language: str | None) -> str:
        """The best passage of a text, or its beginning where nothing of the query occurs in it."""
        found = self._occurrences(text, language) if self._wanted else []
        start, end = _passage(text, found)
        return _rendered(text, start, end, [(a, b) for a, b, _ in found], self.marks)

    def _gather(self, node: Node) -> None:
        match node:
            case And(nodes) | Or(nodes):
                for inner in nodes:
                    self._gather(inner)
            case Field(name, inner):
                if name == "text":
                    self._gather(inner)
            case Word(text):
                keys = query_keys(text)
                self._plain &= all(key.isalnum() for key in keys)
                self._begins(keys[:1])  # no stemmer changes the first letter
                self._want(*(self._stem_fits(key) for key in keys))
            case Phrase(text, 0):
                self._plain &= all(key.isalnum() for key in query_keys(text))
                self._begins(query_keys(text)[:1])
                self._want(*(_key_fits(key) for key in query_keys(text)))
            case Phrase(text):
                self._begins(query_keys(text))
                for key in query_keys(text):
                    self._plain &= key.isalnum()
                    if not is_stop_word(key):
                        self._want(_key_fits(key))
            case Prefix(text) | Wildcard(text) | Fuzzy(text) if not _bare(text).isalnum():
                self._plain = False
                self._gather_expanded(node)
            case Prefix() | Wildcard() | Fuzzy():
                self._gather_expanded(node)
            case Not() | All():
                pass

    def _begins(self, keys: Iterable[str]) -> None:
        """Note the first letters of what is wanted."""
        if self._letters is not None:
            self._letters.update(key[:1] for key in keys)

    def _gather_expanded(self, node: Node) -> None:
        if not isinstance(node, Prefix):
            self._letters = None
        match node:
            case Prefix(text):
                prefix = pattern_key(text)
                self._begins((prefix,))
                self._want(lambda folded, _: folded.startswith(prefix))
            case Wildcard(text):
                pattern = re.compile(re.escape(pattern_key(text)).replace(r"\*", ".*").replace(r"\?", "."))
                self._want(lambda folded, _: pattern.fullmatch(folded) is not None)
            case Fuzzy(text, distance):
                word = pattern_key(text)
                self._want(lambda folded, _: _within(folded, word, distance))

    def _want(self, *sequence: Fits) -> None:
        if sequence:
            self._wanted.append(_Wanted(sequence))

    def _stem_fits(self, key: str) -> Fits:
        stems = {language: stem(key, language) for language in self._languages}
        distinct = frozenset(stems.values())
        return lambda folded, stemmed: stemmed in distinct or folded == key

    def _occurrences(self, text: str, language: str | None) -> list[tuple[int, int, int]]:
        """Start, end and number of what was wanted, in the order of the text, none within another."""
        code = stemming_language(language)
        found: list[tuple[int, int, int]] = []
        for start, end in self._regions(text, code):
            found.extend((start + a, start + b, n) for a, b, n in self._within_region(text[start:end], code))
        return found

    def _regions(self, text: str, language: str) -> list[tuple[int, int]]:
        """The stretches of a text in which something wanted can be; the rest need not be cut into words."""
        if not self._plain:
            return [(0, len(text))]
        candidates = [run for run in set(RUN.findall(text)) if self._can_begin(fold(run), language)]
        if not candidates:
            return []
        pattern = re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, candidates))})(?![^\W_])")
        reach = _REACH * max(len(wanted.sequence) for wanted in self._wanted)
        regions: list[tuple[int, int]] = []
        for match in islice(pattern.finditer(text), _MAX_CANDIDATES):
            start = _word_start(text, match.start())
            end = _word_end(text, match.end(), min(len(text), match.end() + reach))
            if regions and start <= regions[-1][1]:
                regions[-1] = (regions[-1][0], max(end, regions[-1][1]))
            else:
                regions.append((start, end))
        return regions

    def _can_begin(self, folded: str, language: str) -> bool:
        if self._letters is not None and folded[:1] not in self._letters:
            return False
        known = self._known.get((folded, language))
        if known is None:
            stemmed = stem(folded, language)
            known = any(wanted.sequence[0](folded, stemmed) for wanted in self._wanted)
            self._known[folded, language] = known
        return known

    def _within_region(self, text: str, language: str) -> list[tuple[int, int, int]]:
        words = list(tokens(text))
        fits: dict[str, tuple[int, ...]] = {}  # which wanted sequences a word can begin
        found: list[tuple[int, int, int]] = []
        after = 0
        for i, token in enumerate(words):
            if i < after:
                continue
            key = "\0".join((token.folded, *token.forms)) if token.forms else token.folded
            beginning = fits.get(key)
            if beginning is None:
                beginning = fits[key] = tuple(
                    n
                    for n, wanted in enumerate(self._wanted)
                    if _token_fits(wanted.sequence[0], token, language)
                )
            for n in beginning:
                sequence = self._wanted[n].sequence
                following = words[i : i + len(sequence)]
                if len(following) == len(sequence) and all(
                    _token_fits(one, word, language)
                    for one, word in zip(sequence[1:], following[1:], strict=True)
                ):
                    found.append((token.start, following[-1].end, n))
                    after = i + len(sequence)
                    break
        return found


def _bare(pattern: str) -> str:
    return pattern_key(pattern).replace("*", "").replace("?", "")


def _word_start(text: str, at: int) -> int:
    """The beginning of what stands without white space before a place, as far as `_REACH` goes."""
    for before in range(at, max(0, at - _REACH), -1):
        if text[before - 1].isspace():
            return before
    return 0 if at <= _REACH else at


def _token_fits(fits: Fits, token: Token, language: str) -> bool:
    return fits(token.folded, stem(token.folded, language)) or any(fits(form, form) for form in token.forms)


def _key_fits(key: str) -> Fits:
    return lambda folded, _: folded == key


def _within(word: str, other: str, distance: int) -> bool:
    """Optimal string alignment distance, as the index has it."""
    if abs(len(word) - len(other)) > distance:
        return False
    before: list[int] = []
    previous = list(range(len(other) + 1))
    for i, letter in enumerate(word, start=1):
        current = [i]
        for j, opposite in enumerate(other, start=1):
            cost = min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (letter != opposite))
            if i > 1 and j > 1 and letter == other[j - 2] and word[i - 2] == opposite:
                cost = min(cost, before[j - 2] + 1)
            current.append(cost)
        before, previous = previous, current
    return previous[-1] <= distance


def _passage(text: str, found: list[tuple[int, int, int]]) -> tuple[int, int]:
    """Where the snippet begins and ends: most different words of the query, then most words, then first."""
    if not found:
        start = len(text) - len(text.lstrip())
        return start, _word_end(text, start + WIDTH // 2, min(len(text), start + WIDTH))
    best, best_value = 0, (-1, -1)
    for i, (start, _, _) in enumerate(found):
        within = []
        for begin, end, n in found[i:]:
            if end - start > WIDTH - _LEAD // 2 and begin > start:
                break
            within.append(n)
        value = (len(set(within)), len(within))
        if value > best_value:
            best, best_value = i, value
    first = found[best][0]
    last = first
    for _, end, _ in found[best:]:
        if end - first > WIDTH - _LEAD // 2:
            break
        last = end
    start = _start(text, first, max(0, first - max(0, min(_LEAD, WIDTH - (last - first)))))
    end = min(len(text), start + WIDTH)
    if end == len(text):
        earlier = max(0, end - WIDTH)
        start = min(start, _start(text, first, earlier)) if earlier < start else start
    return start, _word_end(text, start + WIDTH // 2, end)


def _start(text: str, first: int, earliest: int) -> int:
    """The beginning of a sentence or line between the two places if there is one, else of a word."""
    sentences = [
        m.end() for m in _SENTENCE_END.finditer(text, max(0, earliest - 2), first) if m.end() >= earliest
    ]
    if earliest == 0:
        return len(text) - len(text.lstrip()) if not text[:first].strip() else 0
    if sentences:
        return sentences[0]
    space = _SPACE.search(text, earliest - 1, first)
    return space.end() if space else first


def _word_end(text: str, start: int, end: int) -> int:
    """The last white space between the places, else `end`."""
    if end >= len(text):
        return len(text)
    for at in range(end, start, -1):
        if text[at].isspace():
            return at
    return end


def _rendered(text: str, start: int, end: int, marked: list[tuple[int, int]], marks: tuple[str, str]) -> str:
    pieces: list[str] = []
    at = start
    for begin, stop in marked:
        if begin < start or stop > end:
            continue
        pieces += (text[at:begin], marks[0], text[begin:stop], marks[1])
        at = stop
    pieces.append(text[at:end])
    shown = _SPACE.sub(" ", "".join(pieces)).strip()
    before = _ELLIPSIS if text[:start].strip() and shown else ""
    after = _ELLIPSIS if text[end:].strip() and shown else ""
    return f"{before}{shown}{after}"
