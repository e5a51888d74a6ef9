"""A text as words with offsets: what every component of the extraction looks at.

A word is a run of letters and digits, with the marks that combine with them; "&" counts as a word, since it
stands for one in names. Each is kept as written and folded. Web addresses, e-mail addresses, hashtags and
handles are left out, and a break is noted in their place, so that no name can begin in them or reach
across.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from enum import IntEnum
from functools import lru_cache

from corpus.folding import fold
from pipeline.extract.lexicon import STRONG_HEADS, TRADES, WEAK_HEADS, WORKER_HEADS

_WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*|&[^\W_]+)*|&")
_GLUED = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])")
_BOUND = r"(?<![\w@#./-])"
_MASK = re.compile(
    r"(?:https?|ftp)://[^\s<>\"\])]{1,2000}|www\.[^\s<>\"\])]{1,2000}"
    r"|mailto:[^\s<>\"\])]{1,500}"
    rf"|{_BOUND}[\w.+%-]{{1,64}}@[\w.-]{{1,190}}"
    r"|(?<![\w&])[#@][^\W\d]\w{0,100}(?:-\w{1,50}){0,5}"
    rf"|{_BOUND}[a-z0-9][a-z0-9-]{{0,60}}(?:\.[a-z0-9-]{{1,60}}){{0,3}}\.(?:com|org|net|edu|gov|info|int|mx|ca|uk|fr|es|br|de)"
    r"(?:/[^\s<>\"\])]{0,2000})?(?!\w)"
)
_ABBREVIATIONS = frozenset(
    (
        "St",
        "Mt",
        "Ft",
        "Ste",
        "Sta",
        "Dr",
        "Jr",
        "Sr",
        "Sra",
        "Inc",
        "Co",
        "Bros",
        "No",
        "Mr",
        "Mrs",
        "Ms",
        "Prof",
        "Gov",
        "Sen",
        "Rep",
    )
)
_READ_WRONG = re.compile(r"(?=\w*[^\W\d_])\w*[01]\w*")  # "Nationa1", "C0URIER"
_SMALL_L = re.compile(r"[A-Z]*l[A-Z]{2,}|[A-Z]{2,}l[A-Z]*|[A-Z]+l[A-Z]+l?[A-Z]*")  # "AMERlCAN"
_DIGITS = {ord("0"): "o", ord("1"): "l"}
_COMMON = STRONG_HEADS | WEAK_HEADS | TRADES | WORKER_HEADS
_BROKEN = re.compile(r"-\n[ ]{0,8}")
_JOINING = frozenset(
    "of and the for de del la los las el y e et des du do da dos das with in a to l d".split()
)
_WRAPPED_LINE = 28  # characters; a shorter line was ended on purpose
_LONGEST_WORD = 60  # letters; anything longer is no word of a name


class Line(IntEnum):
    """The kind of line a word stands in: capitals say little in the last two."""

    SENTENCE = 0
    TITLE = 1
    CAPITALS = 2


@lru_cache(maxsize=65536)
def folded(word: str) -> str:
    """`fold`, remembered, with "&" as "and", and what a scanner often reads wrong put right:

    digits in words ("Nationa1"), a small L among capitals ("AMERlCAN"), "rn" for "m" in common words.
    """
    if word == "&":
        return "and"
    if len(word) > 4 and sum(map(str.isalpha, word)) >= 4 and _READ_WRONG.fullmatch(word):
        word = word.translate(_DIGITS) if not any(c in "23456789" for c in word) else word
    if "l" in word and _SMALL_L.fullmatch(word):
        word = word.replace("l", "I")
    plain = fold(word)
    if "rn" in plain and plain not in _COMMON and (better := plain.replace("rn", "m")) in _COMMON:
        return better
    if "m" in plain and plain not in _COMMON and (better := plain.replace("m", "rn")) in _COMMON:
        return better
    return plain


class Words:
    """The words of a text. `starts[i]:ends[i]` is the span of word `i`; `forms` and `folds` what it says."""

    __slots__ = (
        "_capital",
        "_line_kinds",
        "_line_starts",
        "ends",
        "folds",
        "forms",
        "masks",
        "starts",
        "text",
    )

    def __init__(self, text: str) -> None:
        self.text = text
        self.masks = [m.span() for m in _MASK.finditer(text)] if _may_mask(text) else []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.forms: list[str] = []
        masks = iter(self.masks)
        mask = next(masks, None)
        for match in _WORD.finditer(text):
            start, end = match.span()
            while mask is not None and mask[1] <= start:
                mask = next(masks, None)
            if (mask is not None and end > mask[0]) or end - start > _LONGEST_WORD:
                continue
            broken = self.starts and text[self.ends[-1]] == "-" and match.group()[0].islower()
            if broken and _BROKEN.fullmatch(text, self.ends[-1], start):
                self.forms[-1] += match.group()  # a word broken at the end of its line
                self.ends[-1] = end
                continue
            for first, last in _unglued(match.group()):
                self.starts.append(start + first)
                self.ends.append(start + last)
                self.forms.append(text[start + first : start + last])
        self.folds = [folded(form) for form in self.forms]
        self._capital = [_is_capital(form) for form in self.forms]
        self._line_starts: list[int] = []
        self._line_kinds: list[Line] = []

    def __len__(self) -> int:
        return len(self.starts)

    def capital(self, i: int) -> bool:
        """Whether word `i` begins with a capital letter of the Latin script."""
        return self._capital[i]

    def capitals(self) -> Iterator[int]:
        """The words that begin with a capital letter."""
        return (i for i, capital in enumerate(self._capital) if capital)

    def gap(self, i: int) -> str:
        """What stands between word `i` and the next one ("\\n\\n", a break, after the last)."""
        if i < 0 or i + 1 >= len(self.starts):
            return "\n\n"
        return self.text[self.ends[i] : self.starts[i + 1]]

    def joint(self, i: int) -> str:
        """How word `i` hangs together with the next: " ", "-", "'", ",", "." (after an abbreviation), or ""
        for not.

        A single line end is a space, since lines may be hard-wrapped; an empty line never joins.
        """
        gap = self.gap(i)
        if gap == " ":
            return " "
        if len(gap) > 24:
            return ""
        stripped = gap.strip()
        if "\n" in gap and not self._wrapped(i, gap):
            return ""
        if not stripped:
            return "" if "\t" in gap or not gap else " "
        if len(stripped) > 1:
            return ""
        if stripped in "'’‘ʼ´`":
            return "'"
        if stripped in "-‐‑–—/":
            return "-" if gap == stripped and stripped != "—" else ""
        if stripped == ",":
            return "," if gap[0] == "," else ""
        if stripped == ".":
            form = self.forms[i]
            short = len(form) == 1 or form in _ABBREVIATIONS
            return "." if short or gap == "." else ""
        return ""

    def _wrapped(self, i: int, gap: str) -> bool:
        """Whether the line end behind word `i` is one of a hard-wrapped paragraph.

        That is: two lines of one kind, the first not short, the second not much longer, as after a headline.
        """
        if gap.count("\n") > 1 or self.line(i) is not self.line(i + 1):
            return False
        if len(self.forms[i + 1]) > 4 and self.forms[i + 1].isupper() and not self.forms[i].isupper():
            return False  # the place of a dateline
        if self.line(i) is Line.TITLE and self.folds[i] not in _JOINING and self.folds[i + 1] not in _JOINING:
            return False  # the next of a list of titles
        k = bisect_right(self._line_starts, self.starts[i]) - 1
        length = self.ends[i] - self._line_starts[k]
        if self._capital[i + 1] and "— " in self.text[self._line_starts[k] : self.ends[i]][-40:]:
            return False  # the next of a list of cuttings
        if self._indent(k + 1) >= self._indent(k) + 2:
            return False
        after = self._line_starts[k + 2] if k + 2 < len(self._line_starts) else len(self.text)
        return length >= _WRAPPED_LINE and after - self._line_starts[k + 1] <= 1.6 * length

    def _indent(self, k: int) -> int:
        line = self.text[self._line_starts[k] : self._line_starts[k] + 40]
        return len(line) - len(line.lstrip(" "))

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The characters from the first to the last word, both counted in."""
        return self.starts[first], self.ends[last]

    def surface(self, first: int, last: int) -> str:
        """The text from the first to the last word."""
        return self.text[self.starts[first] : self.ends[last]]

    def at(self, start: int, end: int) -> tuple[int, int] | None:
        """First and last word within the characters, or None where there is none."""
        first = bisect_left(self.starts, start)
        last = bisect_right(self.ends, end) - 1
        return (first, last) if first <= last else None

    def line(self, i: int) -> Line:
        """The kind of line that word `i` stands in."""
        if not self._line_starts:
            self._measure_lines()
        return self._line_kinds[bisect_right(self._line_starts, self.starts[i]) - 1]

    def headlines(self) -> Iterator[tuple[int, int]]:
        """First and last word of every line in which capitals say little."""
        if not self._line_starts:
            self._measure_lines()
        bounds = [*self._line_starts[1:], len(self.text)]
        for start, end, kind in zip(self._line_starts, bounds, self._line_kinds, strict=True):
            if kind is not Line.SENTENCE:
                inside = self.at(start, end)
                if inside is not None:
                    yield inside

    def opens(self, i: int) -> bool:
        """Whether word `i` begins a sentence, a line, a quotation or an item of a list."""
        if i == 0:
            return True
        gap = self.gap(i - 1)
        return any(c in gap for c in '.!?:;\n"“”«»([*•—¿¡|') and self.joint(i - 1) != "."

    def _measure_lines(self) -> None:
        at = 0
        n = len(self.starts)
        position = 0
        previous, before = "", Line.SENTENCE
        for line in self.text.splitlines(keepends=True) or [""]:
            end = position + len(line)
            first = at
            while at < n and self.starts[at] < end:
                at += 1
            kind = _kind_of_line(self.forms[first:at], line)
            if kind is Line.TITLE and before is Line.SENTENCE and _runs_on(previous):
                kind = Line.SENTENCE  # names fill a line of a paragraph
            self._line_starts.append(position)
            self._line_kinds.append(kind)
            position, previous, before = end, line, kind


def _runs_on(line: str) -> bool:
    """Whether a line is long and ends amid a sentence."""
    line = line.rstrip()
    return len(line) >= _WRAPPED_LINE and line[-1] not in '.!?:;"”»)]'


def _unglued(form: str) -> Iterator[tuple[int, int]]:
    """Spans of words that lost the space between them, where the second is a head word:

    "StudiesInstituto".
    """
    if len(form) < 12 or form.islower():
        yield 0, len(form)
        return
    start = 0
    for match in _GLUED.finditer(form):
        if (
            match.start() - start > 3
            and len(form) - match.start() > 4
            and fold(form[match.start() :]) in STRONG_HEADS
        ):
            yield start, match.start()
            start = match.start()
    yield start, len(form)


def _may_mask(text: str) -> bool:
    return "@" in text or "#" in text or "://" in text or re.search(r"\w\.\w", text) is not None


def _is_capital(form: str) -> bool:
    first = form[0]
    if first == "l" and len(form) > 2 and form[1:].isupper():
        return True
    return first.isupper() and (first < "\u0250" or "\u1e00" <= first <= "\u1eff")


def _kind_of_line(forms: list[str], line: str) -> Line:
    letters = [f for f in forms if f[0].isalpha()]
    long = [f for f in letters if len(f) > 3]
    if sum(map(len, letters)) >= 6:
        upper = sum(len(f) for f in letters if f.isupper())
        if upper > 0.8 * sum(map(len, letters)):
            return Line.CAPITALS
    if len(long) >= 3 and len(letters) <= 24 and not line.rstrip().endswith((".", ",", ";")):
        capital = sum(1 for f in long if f[0].isupper())
        if capital >= 0.85 * len(long):
            return Line.TITLE
    return Line.SENTENCE
