"""A page's box, and where a point of it is seen when its text is turned upright."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Frame:
    """The page's box in points, and the turn after which its text runs to the right."""

    left: float
    bottom: float
    width: float
    height: float

    def place(self, x: float, y: float, angle: int) -> tuple[float, float]:
        """A point of the page as seen when text of this angle runs to the right."""
        x, y = x - self.left, y - self.bottom
        return ((x, y), (y, self.width - x), (self.width - x, self.height - y), (self.height - y, x))[angle]

    def tall(self, angle: int) -> float:
        """The page's height as seen then."""
        return self.width if angle % 2 else self.height


def frame_of(page: Any) -> Frame:
    """The page's box; that of a Letter page where the file has lost it."""
    try:
        box = page.mediabox
        return Frame(float(box.left), float(box.bottom), float(box.width), float(box.height))
    except Exception:  # the text is there all the same
        return Frame(0.0, 0.0, 612.0, 792.0)
