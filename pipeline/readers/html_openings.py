"""Many phrases, few tries: patterns found by how they begin.

Some hundred phrases are tried at many lines of a page. Here each stands under the first letters that it can
match, so that a line is compared with the few phrases that can begin as it does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_CLASS = re.compile(r"\[([^\]]+)\]")
_MOST = 64  # openings of one phrase, beyond which it is tried at every line


def phrases(*blocks: str) -> list[str]:
    """The phrases of blocks that part them by ", ", white space made single."""
    return [" ".join(p.split()) for block in blocks for p in re.split(r",\s+", block.strip()) if p.strip()]


class Openings:
    """Patterns by the first `size` letters of what they match, all beginning a line."""

    def __init__(self, patterns: Iterable[str], size: int = 2) -> None:
        self._size = size
        several: dict[str, list[str]] = {}
        for pattern in patterns:
            for opening in _openings(pattern, size):
                several.setdefault(opening, []).append(pattern)
        anywhere = several.get("", [])
        self._by_opening = {
            o: re.compile("|".join([*found, *anywhere]), re.IGNORECASE) for o, found in several.items() if o
        }
        self._anywhere = re.compile("|".join(anywhere), re.IGNORECASE) if anywhere else None

    def match(self, line: str, at: int = 0) -> re.Match[str] | None:
        """The match of a pattern at a place of a line, if there is one."""
        pattern = self._by_opening.get(line[at : at + self._size].lower(), self._anywhere)
        return pattern.match(line, at) if pattern is not None else None


def _openings(pattern: str, size: int) -> set[str]:
    """The first letters of what a pattern matches, in lower case; {""} where it can't be told."""
    found: set[str] = set()
    for plain in _unfolded(pattern, size):
        if len(plain) < size or len(found) > _MOST:
            return {""}
        found.add(plain[:size].lower())
    return found


@lru_cache(maxsize=1024)
def _unfolded(pattern: str, size: int) -> tuple[str, ...]:
    """The beginnings of what a pattern matches, as far as letters, classes and groups tell them."""
    if size <= 0 or not pattern:
        return ("",)
    if pattern.startswith("(?:"):
        end = _closing(pattern)
        rest = pattern[end + 1 :]
        optional = rest.startswith("?")
        rest = rest[1:] if optional else rest
        if rest[:1] in ("*", "+", "{"):
            return ("",)
        inner = [o + rest for o in _options(pattern[3:end])] + ([rest] if optional else [])
        return tuple(b for option in inner for b in _unfolded(option, size))
    head, rest = pattern[0], pattern[1:]
    letters = head
    if match := _CLASS.match(pattern):
        letters, rest = match[1], pattern[match.end() :]
        if "-" in letters or "\\" in letters or letters.startswith("^"):
            return ("",)
    elif not (head.isalnum() or head in " '’-«»"):
        return ("",)
    if rest[:1] in ("*", "+", "{"):
        return ("",)
    optional = rest.startswith("?")
    rest = rest[1:] if optional else rest
    found = [letter + b for b in _unfolded(rest, size - 1) for letter in letters]
    return (*found, *(_unfolded(rest, size) if optional else ()))


def _closing(pattern: str) -> int:
    """Where the group that a pattern begins with ends."""
    depth = 0
    for i, sign in enumerate(pattern):
        depth += (sign == "(") - (sign == ")")
        if not depth:
            return i
    return len(pattern)


def _options(inner: str) -> list[str]:
    """What stands between the bars of a group, but not within groups of its own."""
    found, depth = [""], 0
    for sign in inner:
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and not depth:
            found.append("")
        else:
            found[-1] += sign
    return found
