"""Resolutions with gold: texts and pages as unions write them, and what each resolution in them says.

A text lies in `resolutions/<folder>/NAME.txt` or `.html` with its gold in `NAME.yaml`. A clause or a
resolution is given there by its first and last words; here they are turned into the words themselves. What a
clause `leaves_out` (a page break with its running head) is no part of its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from lxml import etree, html

from pipeline.structure.running_heads import running_heads

FOLDER = Path(__file__).parent / "resolutions"
# Which folders make up a set: "former" was held back once, until it was looked into.
FOLDERS = {
    "tuning": ("tuning", "former", *(f"former{n}" for n in range(2, 9))),
    # Of many more forms; floors of their own (decision 20).
    "later": tuple(f"former{n}" for n in range(9, 25)),
    # Written blind by one codebook (CODEBOOK.md), as the two kept back are.
    "recent": tuple(f"former{n}" for n in range(25, 72)),
    "held": ("held", "held2"),
}
SETS = tuple(FOLDERS)

_SILENT = frozenset({"script", "style", "template", "noscript", "head", "title"})
_INLINE = frozenset("a abbr b cite code del em font i ins mark q s small span strong sub sup u".split())
# "That" belongs to the lead, even where the gold's first words take it in.
_THAT = re.compile(r"^(?:that|que)\s+")
# What links a clause to the next one is none of its words.
_LINK = re.compile(r"(?:[;,]\s*(?:and|or|y|e|et|ou)|[;,])\s*:?$")
_BRACKETS = str.maketrans("", "", "[]")


@dataclass(frozen=True, slots=True)
class GoldClause:
    """A clause: its words on one line, its own number ("3.a"), and for operative ones what it does."""

    role: str
    number: str | None
    words: str
    verb: str | None
    stance: str | None
    target: str | None


@dataclass(frozen=True, slots=True)
class GoldResolution:
    """A resolution as the gold has it; `words` is all its text from header to disposition, on one line."""

    number: str | None
    words: str
    clauses: tuple[GoldClause, ...]
    disposition: str | None
    facts: dict[str, Any]


@dataclass(frozen=True, slots=True)
class GoldText:
    """One file: its name, form, bytes, and the resolutions in it (none in prose that only quotes one)."""

    name: str
    form: str
    data: bytes
    html: bool
    resolutions: tuple[GoldResolution, ...]


def load(part: str) -> list[GoldText]:
    """The texts of a set ("tuning" or "held"), or of one of its folders alone ("former"), by name. Raises
    ValueError where the gold's words are not found."""
    folders = FOLDERS.get(part, (part,))
    return [_text(path) for folder in folders for path in sorted((FOLDER / folder).glob("*.yaml"))]


def load_apart(part: str) -> dict[str, list[GoldText]]:
    """The texts of a set, folder by folder."""
    return {
        folder: [_text(path) for path in sorted((FOLDER / folder).glob("*.yaml"))] for folder in FOLDERS[part]
    }


def one_line(text: str) -> str:
    """The text on one line, without the brackets by which a reader marks what was struck out."""
    words = " ".join(text.translate(_BRACKETS).split())
    return re.sub(r" (?=[.,;:](?: |$))", "", words)


def _text(path: Path) -> GoldText:
    gold: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    file = next(p for suffix in (".txt", ".html") if (p := path.with_suffix(suffix)).exists())
    data = file.read_bytes()
    is_page = file.suffix == ".html"
    text = _visible(data) if is_page else data.decode("utf-8").replace("\r\n", "\n")
    found: list[GoldResolution] = []
    at = 0
    for entry in gold["resolutions"] or []:
        resolution, at = _resolution(entry, text, at, path.stem, paged=not is_page)
        found.append(resolution)
    return GoldText(path.stem, gold["form"], data, is_page, tuple(found))


def _resolution(
    entry: dict[str, Any], text: str, at: int, name: str, *, paged: bool
) -> tuple[GoldResolution, int]:
    """A resolution of the gold; only a text with pages (`paged`) has running heads, a saved page has none."""
    start, end = _stretch(text, entry["starts"], entry["ends"], at, len(text), name)
    clauses: list[GoldClause] = []
    position = start
    for clause in entry["clauses"]:
        begin, position = _stretch(text, clause["starts"], clause["ends"], position, end, name)
        words = one_line(_words(text, begin, _with_stop(text, position), paged=paged))
        for left_out in clause.get("leaves_out", ()):
            words = one_line(words.replace(one_line(left_out), " "))
        words = _LINK.sub("", words)
        words = _THAT.sub("", words) if clause["role"] == "operative" else words
        number = clause["number"]
        clauses.append(
            GoldClause(
                clause["role"],
                None if number is None else str(number),
                words,
                clause.get("verb"),
                clause.get("stance"),
                clause.get("target"),
            )
        )
    number = entry["number"]
    return GoldResolution(
        None if number is None else str(number),
        one_line(_words(text, start, end, paged=paged)),
        tuple(clauses),
        entry.get("disposition"),
        entry,
    ), end


def _words(text: str, start: int, end: int, *, paged: bool) -> str:
    return without_heads(text, start, end) if paged else text[start:end]


def without_heads(text: str, start: int, end: int) -> str:
    """The words of a stretch without a page break's running head, which a part of the gold holds as it
    stands."""
    pieces = []
    at = start
    for begin, stop in running_heads(text):
        if start <= begin and stop <= end:
            pieces.append(text[at:begin])
            at = stop
    return " ".join([*pieces, text[at:end]])


def _stretch(text: str, starts: str, ends: str, low: int, high: int, name: str) -> tuple[int, int]:
    """From the first words to the last, inside text[low:high]."""
    first = _find(text, starts, low, high)
    last = _find(text, ends, first[0], high) if first else None
    if first is None or last is None:
        raise ValueError(f"{name}: {starts!r} … {ends!r} is not in the text where the gold has it")
    return first[0], last[1]


def _with_stop(text: str, end: int) -> int:
    """The end of a clause with the full stop right behind it, which belongs to it even where the gold's last
    words leave it out."""
    return end + 1 if re.match(r"\.(?!\w|\.)", text[end : end + 2]) else end


def _find(text: str, words: str, low: int, high: int) -> tuple[int, int] | None:
    match = re.compile(r"\s*".join(re.escape(w) for w in words.split())).search(text, low, high)
    return match.span() if match else None


def _visible(data: bytes) -> str:
    """All the visible text of a page."""
    body = html.fromstring(data, parser=html.HTMLParser(encoding="utf-8", huge_tree=True)).find("body")
    return "".join(_pieces(body)) if body is not None else ""


def _pieces(node: etree._Element) -> Iterator[str]:
    gap = "" if node.tag in _INLINE else "\n"
    yield gap
    yield node.text or ""
    for child in node:
        if isinstance(child.tag, str) and child.tag not in _SILENT:
            yield from _pieces(child)
        yield child.tail or ""
    yield gap
