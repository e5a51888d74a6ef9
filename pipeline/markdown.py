"""Writing Markdown (CommonMark, GitHub's tables and strikethrough): text from documents stays text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_SPACE = re.compile(r"\s+")
_SPECIAL = re.compile(r"([\\`*_\[\]<>|~&])")
_AT_START = re.compile(r"(\d{1,9})([.)])(?=\s|$)|([#+\-=])")
_LINK = re.compile(r"https?://[^\s<>\x00-\x1f]+")


def escaped(text: object) -> str:
    """Text on one line that Markdown shows as it is: no emphasis, link, heading, list or HTML of its own."""
    return _without_mark(_inside(str(text)).strip())


def with_bold(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Text on one line with the spans (start, end) in bold; spans that overlap are one."""
    pieces: list[str] = []
    at = 0
    for start, end in _joined(spans):
        pieces += [_inside(text[at:start]), _emphasized(text[start:end], "**")]
        at = end
    pieces.append(_inside(text[at:]))
    return _without_mark(_SPACE.sub(" ", "".join(pieces)).strip())


def marked(stretches: Iterable[tuple[str, str]]) -> str:
    """Stretches of text on one line, each "same", "struck" (crossed out) or "inserted" (bold)."""
    around = {"same": "", "struck": "~~", "inserted": "**"}
    pieces: list[str] = []
    for mark, text in stretches:
        if pieces and around[mark] and not text[:1].isspace() and not pieces[-1][-1:].isspace():
            pieces.append(" ")  # else the signs of both would run into one another
        pieces.append(_emphasized(text, around[mark]))
    return _without_mark(_SPACE.sub(" ", "".join(pieces)).strip())


def table(head: Sequence[str], rows: Iterable[Sequence[object]], right: Sequence[int] = ()) -> list[str]:
    """A table's lines; the columns in `right` (from 0) are set right."""
    lines = ["| " + " | ".join(escaped(h) for h in head) + " |"]
    lines.append("|" + "|".join("--:" if n in right else "---" for n in range(len(head))) + "|")
    lines += ["| " + " | ".join(escaped(cell) for cell in row) + " |" for row in rows]
    return lines


def address(origin: str) -> str:
    """Where something came from: a link where it is one, else as code."""
    if _LINK.fullmatch(origin):
        return f"<{origin}>"
    flat = _CONTROL.sub("", origin).replace("`", "'")
    return f"`{flat}`"


def _emphasized(text: str, sign: str) -> str:
    """Text within signs, white space at its ends outside them."""
    inner = _inside(text)
    stripped = inner.strip()
    if not stripped or not sign:
        return inner
    before = inner[: len(inner) - len(inner.lstrip())]
    after = inner[len(inner.rstrip()) :]
    return f"{before}{sign}{stripped}{sign}{after}"


def _inside(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", _SPACE.sub(" ", _CONTROL.sub(" ", text)))


def _without_mark(line: str) -> str:
    """A line that does not begin as a list or heading does."""
    mark = _AT_START.match(line)
    if mark is None:
        return line
    return f"{mark[1]}\\{line[len(mark[1]) :]}" if mark[1] else f"\\{line}"


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
