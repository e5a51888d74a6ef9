"""The numbers that a browser shows before the items of an ordered list.

HTML, section 4.4.5: `start`, `reversed` and `type` of the list, `value` of the item; and what style
sheets written into the element say (`list-style-type`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.readers.html_dom import Element

_STYLES = {
    "decimal": "1", "decimal-leading-zero": "1", "lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A",
    "upper-latin": "A", "lower-roman": "i", "upper-roman": "I", "none": "", "disc": "", "circle": "",
    "square": "",
}  # fmt: skip
_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([a-z-]+)", re.IGNORECASE)
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


@dataclass(slots=True)
class _List:
    style: str
    following: int
    step: int


class ListNumbers:
    """Keeps count through nested lists."""

    def __init__(self) -> None:
        self._open: list[_List] = []

    @property
    def depth(self) -> int:
        """How many lists are open."""
        return len(self._open)

    def open(self, element: Element) -> None:
        """A list begins."""
        style = _style_of(element, "1" if element.tag == "ol" else "")
        step = -1 if element.get("reversed") is not None else 1
        default = sum(1 for c in element if c.tag == "li") if step < 0 else 1
        self._open.append(_List(style, _integer(element.get("start"), default), step))

    def close(self) -> None:
        """The innermost list ends."""
        if self._open:
            self._open.pop()

    def item(self, element: Element) -> tuple[str | None, str]:
        """The number of a list's next item and how it is shown: ("5", "5. "), or (None, "• ")."""
        if not self._open:
            return None, "• "
        current = self._open[-1]
        value = _integer(element.get("value"), current.following)
        current.following = value + current.step
        style = _style_of(element, current.style)
        if not style:
            return None, "• "
        number = render(value, style)
        return number, f"{number}. "


def render(value: int, style: str) -> str:
    """A count in the style of the attribute `type`: 1, a, A, i or I."""
    if style in ("a", "A") and value > 0:
        letters = ""
        while value > 0:
            value, rest = divmod(value - 1, 26)
            letters = chr(97 + rest) + letters
        return letters if style == "a" else letters.upper()
    if style in ("i", "I") and 0 < value < 4000:
        roman = ""
        for worth, sign in _ROMAN:
            while value >= worth:
                roman += sign
                value -= worth
        return roman if style == "i" else roman.upper()
    return str(value)


def _style_of(element: Element, default: str) -> str:
    match = _STYLE.search(element.get("style") or "")
    if match and match.group(1).lower() in _STYLES:
        return _STYLES[match.group(1).lower()]
    kind = element.get("type") or ""
    if kind in ("1", "a", "A", "i", "I"):
        return str(kind)
    return default


def _integer(text: str | None, default: int) -> int:
    match = re.match(r"\s*([+-]?\d{1,9})", text or "")
    return int(match.group(1)) if match else default
