"""Lines that end or stand under an item, told from those that go on with it: a name, a fate, a last word."""

from __future__ import annotations

import re

from pipeline.structure.resolutions.decisions.fates import fate_of
from pipeline.structure.resolutions.texts.lines import Line

STOPPED = (".", ";", ":", "!", "?", ".”", '."', ".)", "…", '?"', "?”", '!"', "!”")
DANGLING = re.compile(
    r"\b(?:the|a|an|of|to|in|on|by|for|with|and|or|that|this|at|from|its|our|their|be|as|de|del|la|el|los|"
    r"las|que|y|en|con|du|des|le|"
    r"les|et|à|au|aux|un|una|une|\d+(?:st|nd|rd|th))$|(?<=[a-z])['’]s$",
    re.IGNORECASE,
)
NAME_ALONE = re.compile(
    r"[A-ZÀ-Þ][\w.’'&-]*(?:,?\s+(?:of|and|the|de|du|des|et|y|&|[A-ZÀ-Þ(][\w.’'&()-]*)){0,7}(?:\s+\d{1,4})?"
)
_BODY_END = re.compile(r"(?:Committee|Council|Board|Convention|Executive|Union|Department)\.(?:\s|$)")


def last_word(before: str, after: str) -> bool:
    """Whether a line is nothing but the end of the sentence above: a name in capitals, a body's last word
    ("… to the Constitution" / "Committee. So ordered.")."""
    if before.isupper() or len(before) < 40 or not before[:1].isupper() or not after[:1].isupper():
        return False
    return _BODY_END.match(after) is not None or (
        after.isupper() and after.endswith(".") and len(after.split()) < 4 and fate_of(after) is None
    )


def is_fate_under(above: Line, line: Line, width: int) -> bool:
    """Whether a line under a title is nothing but what became of it: "11. Solidarity with Colombia" /
    "Carried"."""
    before, after = above.plain, line.plain
    return (
        after.lstrip("([")[:1].isupper()
        and len(after) < 60
        and len(before) < 120
        and not before.endswith((",", "-"))
        and not DANGLING.search(before)
        and (not width or above.indent + len(before) < 0.8 * width)
        and fate_of(after) is not None
    )


def is_signature(line: Line, following: Line | None) -> bool:
    """Whether a line under a full stop is a bare name, as a submitter signs, and nothing goes on from it."""
    text = line.plain
    return (
        len(text) < 60
        and not text.endswith((*STOPPED, ","))
        and NAME_ALONE.fullmatch(text) is not None
        and (
            following is None
            or following.blank
            or following.plain[:1].isupper()
            or following.plain[:1].isdigit()
        )
    )
