"""The invented articles in ``tools/test_pdfs``, and the cutting of words and lines that the test PDFs need.

A text file holds articles that begin with ``@ name``; each line is a block: ``# title``, ``## byline``,
``[note]``, ``[quote]``, ``[caption]``, ``[table]`` (a row a line, cells between bars), else a paragraph.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

TEXTS = Path(__file__).resolve().parent / "test_pdfs"

_KINDS = {
    "## ": "by",
    "# ": "title",
    **{f"[{kind}] ": kind for kind in ("note", "quote", "caption", "table")},
}
_VOWELS = frozenset("aeiouyáéíóúàâèêëîïôöùûü")
# Two consonants that stay together at the start of a syllable, in any of the three languages.
_PAIRS = frozenset("bl br ch cl cr dr fl fr gl gn gr ll pl ph pr qu rr sh sl st th tr vr wh ck ng".split())


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of an article; `kind` is para, title, by, note, quote, caption or table (rows on lines)."""

    kind: str
    text: str


def read_articles() -> dict[str, list[Block]]:
    """All articles by "language/name", blocks in the order of the file."""
    articles: dict[str, list[Block]] = {}
    for path in sorted(TEXTS.glob("*.txt")):
        for line in path.read_text("utf-8").splitlines():
            if line.startswith("@ "):
                blocks = articles.setdefault(f"{path.stem}/{line[2:]}", [])
            elif re.search(r" \| ", line) and not line.startswith("[") and blocks[-1].kind == "table":
                blocks[-1] = Block("table", f"{blocks[-1].text}\n{line}")
            elif line:
                blocks.append(Block(*_kind(line)))
    return articles


def _kind(text: str) -> tuple[str, str]:
    for mark, kind in _KINDS.items():
        if text.startswith(mark):
            return kind, text[len(mark) :]
    return "para", text


def choose(articles: dict[str, list[Block]], reference: str, keep: Iterable[str]) -> list[Block]:
    """An article's blocks; "en/lockout:1-3" takes its paragraphs 1 and 2. Of notes, tables, only `keep` stay.

    Raises KeyError for an unknown article.
    """
    name, _, part = reference.partition(":")
    blocks = articles[name]
    paragraphs = [b for b in blocks if b.kind == "para"]
    if part:
        first, last = (int(number) for number in part.split("-"))
        paragraphs = paragraphs[first:last]
    wanted = {"title", "by", *keep}
    return [b for b in blocks if b.kind in wanted] + paragraphs


def breaks(word: str) -> list[int]:
    """Places where a word may be parted: before a consonant and vowel, never in a pair such as "th"."""
    core = re.fullmatch(r"\W*([^\W\d_]{6,})\W*", word)
    if core is None or "’" in word or core[1].isupper():
        return []
    start, lower, found = core.start(1), core[1].lower(), []
    for i in range(2, len(lower) - 2):
        before, here, after = lower[i - 1], lower[i], lower[i + 1]
        if here in _VOWELS:
            continue
        simple = before in _VOWELS and (after in _VOWELS or here + after in _PAIRS)
        double = before not in _VOWELS and before + here not in _PAIRS and after in _VOWELS
        if simple or double:
            found.append(start + i)
    return found


@dataclass(slots=True)
class LineBreaker:
    """Cuts lines from the front of a list of words, greedily.

    `hyphen` is the mark set where a word is parted ("" parts none). A compound with its own hyphen is parted
    there only when the text has it three times or more, and only once: so the text tells how it is written.
    """

    measure: Callable[[str, str, float], float]
    hyphen: str
    compounds: dict[str, int]

    @staticmethod
    def known_compounds(texts: Iterable[str]) -> dict[str, int]:
        """Words with a hyphen inside and how often they occur."""
        return dict(Counter(w.lower() for t in texts for w in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)+", t)))

    def take(self, words: list[str], width: float, font: str, size: float) -> tuple[str, list[str]]:
        """A line no wider than `width` points (one word at least) and the words that are left."""
        line: list[str] = []
        rest = list(words)
        while rest:
            if self.measure(" ".join([*line, rest[0]]), font, size) <= width:
                line.append(rest.pop(0))
                continue
            head, tail = self._part(rest[0], lambda part: self._fits([*line, part], width, font, size))
            if head:
                line.append(head)
                rest[0] = tail
            break
        if not line:
            line.append(rest.pop(0))
        return " ".join(line), rest

    def _fits(self, words: list[str], width: float, font: str, size: float) -> bool:
        return self.measure(" ".join(words), font, size) <= width

    def _part(self, word: str, fits: Callable[[str], bool]) -> tuple[str, str]:
        if not self.hyphen:
            return "", word
        compound = word.lower().strip("“”.,;:()«»")
        if self.compounds.get(compound, 0) >= 3:
            head, mark, tail = word.partition("-")
            if fits(head + mark):
                self.compounds[compound] = 0
                return head + mark, tail
        for place in reversed(breaks(word)):
            if fits(word[:place] + self.hyphen):
                return word[:place] + self.hyphen, word[place:]
        return "", word


def with_ligatures(text: str) -> str:
    """The text with the two ligatures that ReportLab's own TrueType fonts have."""
    return text.replace("fi", "ﬁ").replace("fl", "ﬂ")
