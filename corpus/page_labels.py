"""The numbers printed on pages beside the pages' places in the file, as a short text: "1=i 13=1".

It says that the first page has "i" printed on it, the thirteenth "1", and those between count on.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

KEY = "page_labels"
"""The metadata key under which a document's printed page numbers are kept."""

IN_SQL = f"json_extract(metadata, '$.{KEY}[0][0]')"
"""How the text is drawn from the catalogue's column of metadata."""

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_RUN = re.compile(r"(\d+)=(?:(\d+)|([ivxlcdm]+)|-)")


def written(labels: Mapping[int, str]) -> str:
    """The text for printed numbers (arabic, or small roman) by page, the first page being 1."""
    runs: list[str] = []
    before: tuple[int, str] | None = None
    for page in sorted(labels):
        label = labels[page]
        if before is not None and page > before[0] + 1:
            runs.append(f"{before[0] + 1}=-")
            before = None
        if before is None or _after(before[1], 1) != label:
            runs.append(f"{page}={label}")
        before = page, label
    if before is not None:
        runs.append(f"{before[0] + 1}=-")
    return " ".join(runs)


def printed(text: str, page: int) -> str | None:
    """The number printed on a page, by such a text; None where none is known."""
    found: tuple[int, str | None] | None = None
    for match in _RUN.finditer(text):
        first = int(match.group(1))
        if first > page:
            break
        found = first, match.group(2) or match.group(3)
    if found is None or found[1] is None:
        return None
    return _after(found[1], page - found[0])


def of_part(labels: str | None, page: int | None) -> str | None:
    """The number printed on the page where something stands; None where either is not known."""
    return printed(labels, page) if labels and page else None


def told(page: int | None, label: str | None) -> str | None:
    """A page as it is cited: by the number printed on it, else by its place in the file."""
    return label or (str(page) if page else None)


def value_of(label: str) -> int | None:
    """What a label counts, "xii" being 12; None for what is none."""
    if label.isdigit():
        return int(label)
    total, rest = 0, label
    for value, sign in _ROMAN:
        while rest.startswith(sign):
            total, rest = total + value, rest[len(sign) :]
    return total if label and not rest and roman(total) == label else None


def roman(number: int) -> str:
    """A number in small roman figures."""
    found = ""
    for value, sign in _ROMAN:
        found += sign * (number // value)
        number %= value
    return found


def _after(label: str, steps: int) -> str:
    value = (value_of(label) or 0) + steps
    return str(value) if label.isdigit() else roman(value)
