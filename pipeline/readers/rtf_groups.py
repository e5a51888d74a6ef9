"""The groups of an RTF file that striprtf passes over and we want: found by their braces, before it reads.

RTF (version 1.9.1) nests groups in braces; `\\{` and `\\}` are characters. A group is what it is by its
first control word: `{\\footnote …}`, `{\\listtext …}`, `{\\header …}`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

_BRACE = re.compile(r"\\[\\{}]|[{}]")
# The lists of numbers that items have, in the two ways in which they are written.
_LABELS = re.compile(r"\{\\(?:listtext|pntext)(?![a-z])")
_HEADING = re.compile(r"heading (\d)\s*;?\s*$", re.IGNORECASE)
_STYLE = re.compile(r"\\s(\d{1,4})(?!\d)")
_UNWANTED = ("pict", "object", "themedata", "datastore", "colorschememapping", "fldinst")
_MOST = 20_000  # groups of one kind that are looked at


@dataclass(slots=True)
class Taken:
    """What was taken out of an RTF text, each still RTF: notes, heads and feet, properties."""

    text: str
    notes: list[str] = field(default_factory=list)
    furniture: list[str] = field(default_factory=list)
    title: str = ""
    author: str = ""


def taken(text: str, heading: Callable[[int], str]) -> Taken:
    """An RTF text made ready for striprtf. `heading` gives the mark before a heading of a level."""
    for word in _UNWANTED:
        text = _without(text, word, lambda group: "")
    result = Taken(text)
    for name in ("title", "author"):
        groups: list[str] = []
        _without(text, name, groups.append)
        setattr(result, name, next(iter(groups), ""))
    for word in ("header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"):
        text = _without(text, word, result.furniture.append)

    def note(group: str) -> str:
        result.notes.append(group)
        return f"[{len(result.notes)}]"

    text = _without(text, "footnote", note)
    text = _without(text, "deleted", lambda group: f"[{group.strip()}]" if group.strip() else "")
    text = _LABELS.sub("{", text)
    text = _with_headings(text, heading)
    result.text = text.replace("\\field{", "\\field {")  # else striprtf looks for addresses, at great cost
    return result


def _without(text: str, word: str, instead: Callable[[str], str | None]) -> str:
    """The text with what `instead` gives for each group of that word, whose contents it is given."""
    start = re.compile(r"\{(?:\\\*)?\s*\\" + word + r"(?![a-z])-?\d* ?")
    pieces: list[str] = []
    at = 0
    for _ in range(_MOST):
        match = start.search(text, at)
        if match is None:
            break
        end = _end(text, match.end())
        pieces += [text[at : match.start()], instead(text[match.end() : end]) or ""]
        at = end + 1
    return "".join([*pieces, text[at:]])


def _end(text: str, at: int) -> int:
    """Where the group that was opened before `at` is closed; the text's end where it is not."""
    depth = 1
    for match in _BRACE.finditer(text, at):
        if match[0] == "{":
            depth += 1
        elif match[0] == "}":
            depth -= 1
            if depth == 0:
                return match.start()
    return len(text)


def _with_headings(text: str, heading: Callable[[int], str]) -> str:
    """The text with a mark where a paragraph takes a heading's style; the style sheet tells which."""
    start = text.find("{\\stylesheet")
    if start < 0:
        return text
    end = _end(text, start + 1)
    levels: dict[str, int] = {}
    for entry in re.split(r"[{}]", text[start:end]):
        style, name = _STYLE.search(entry), _HEADING.search(entry)
        if style and name:
            levels[style[1]] = int(name[1])
    if not levels:
        return text
    numbers = re.compile(rf"\\s({'|'.join(levels)})(?!\d)")
    return text[:end] + numbers.sub(lambda m: f"{m[0]} {heading(levels[m[1]])}", text[end:])
