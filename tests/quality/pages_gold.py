"""Saved web pages with gold: the bytes as a server would send them, the main text, metadata and list numbers.

A page's main text is marked in the page itself: `data-gold="text"` on what belongs to it, `data-gold="not"`
on what does not although it lies within. The marks are taken out of the bytes before a reader sees them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from lxml import etree, html

FOLDER = Path(__file__).parent / "pages"
SETS = ("tuning", "held")
# Pages that were held back until figures on them had been looked at too often are for tuning now.
_FOLDERS = {
    "tuning": ("tuning", "former", "former2", "former3", "former4", "former5", "former6"),
    "held": ("held", "held4"),
}

_MARK = re.compile(rb' data-gold="[^"]*"')
_WORD = re.compile(r"\w+")
_SILENT = frozenset({"script", "style", "template", "noscript", "head", "title"})
_INLINE = frozenset(
    """a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark q s samp small span strike
    strong sub sup tt u var wbr""".split()
)


@dataclass(frozen=True, slots=True)
class GoldPage:
    """A saved page: its name, its bytes without marks, and what a reader should make of it.

    `numbers` are those that a browser shows before the items of the ordered lists of the main text, in order.
    """

    name: str
    data: bytes
    text: str
    whole: str
    origin: str
    shape: str
    title: str
    author: str | None
    published: str | None
    dated_by: tuple[str, ...]
    traps: tuple[str, ...]
    numbers: tuple[str, ...]


def folders(part: str) -> list[Path]:
    """The folders of a set ("tuning" or "held")."""
    return [FOLDER / folder for folder in _FOLDERS[part]]


def load(part: str) -> list[GoldPage]:
    """The pages of a set ("tuning" or "held"), by name. Raises ValueError for a page without gold."""
    entries: dict[Path, dict[str, Any]] = {}
    for folder in folders(part):
        for path in sorted(folder.glob("*.yaml")):
            pages = yaml.safe_load(path.read_text("utf-8")) or {}
            entries.update({path.parent / name: entry for name, entry in pages.items()})
    return [_page(path, entry) for path, entry in sorted(entries.items())]


def words(text: str) -> Counter[str]:
    """The words of a text in lower case, each with how often it stands there."""
    return Counter(_WORD.findall(text.lower()))


def word_f1(text: str, gold: str) -> float:
    """The harmonic mean of precision and recall over the multisets of words; 0 for an empty answer."""
    ours, theirs = words(text), words(gold)
    return 2 * (ours & theirs).total() / max(1, ours.total() + theirs.total())


def mean(values: Iterable[float]) -> float:
    """The mean; 0 of nothing."""
    found = list(values)
    return sum(found) / len(found) if found else 0.0


def _page(path: Path, entry: dict[str, Any]) -> GoldPage:
    data = path.read_bytes()
    root = html.document_fromstring(data, parser=html.HTMLParser(encoding=charset(data), huge_tree=True))
    text = " ".join("".join(pieces(root, gold=True)).split())
    if not text:
        raise ValueError(f"{path.name} has no main text marked: data-gold is missing")
    published = entry.get("published")
    return GoldPage(
        name=path.name,
        data=_MARK.sub(b"", data),
        # A browser shows the numbers of lists, though they stand in no text node.
        text=" ".join([text, *(str(n) for n in entry.get("numbers") or ())]),
        whole=" ".join("".join(pieces(root, gold=False)).split()),
        origin=str(entry["origin"]),
        shape=str(entry.get("shape") or ""),
        title=str(entry["title"]),
        author=entry.get("author"),
        published=None if published is None else str(published),
        dated_by=tuple(entry.get("dated_by") or ()),
        traps=tuple(str(t) for t in entry.get("traps") or ()),
        numbers=tuple(str(n) for n in entry.get("numbers") or ()),
    )


def charset(data: bytes) -> str:
    """The charset that a page declares; UTF-8 where it declares none."""
    match = re.search(rb"charset=[\"']?([\w-]+)", data[:4096])
    return match[1].decode("ascii") if match else "utf-8"


def pieces(root: Any, *, gold: bool) -> Iterator[str]:
    """The text of the main text, or of the whole page, with spaces where blocks meet."""
    inside = [not gold]
    silent = 0
    for event, node in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event in ("comment", "pi"):
            yield node.tail or "" if inside[-1] and not silent else ""
            continue
        apart = " " if node.tag not in _INLINE else ""
        if event == "start":
            mark = node.get("data-gold") if gold else None
            inside.append({"text": True, "not": False}.get(mark or "", inside[-1]))
            silent += node.tag in _SILENT
            yield apart + ((node.text or "") if inside[-1] and not silent else "")
        else:
            inside.pop()
            silent -= node.tag in _SILENT
            yield apart + ((node.tail or "") if inside[-1] and not silent else "")
