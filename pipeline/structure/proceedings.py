"""The title page of a book of proceedings: its title, its year, the convention that it names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.structure import conventions, marks
from pipeline.structure.front import is_furniture, is_prose
from pipeline.structure.units import Unit
from pipeline.structure.word_set import word_set

_TITLE_PAGE_END = re.compile(r"(?:held|convened|meeting|assembled)\b|celebrad[oa]\b|tenue?\b", re.IGNORECASE)
_SMALL = word_set("of the and in at for on to a an de del la las los y et du des le")


def title_page(units: Sequence[Unit]) -> str | None:
    """The title that a title page spreads over several lines, up to where and when it was held."""
    lines: list[str] = []
    for unit in units[:12]:
        for line in unit.lines:
            small = line.lower().strip() in {"of the", "of", "del", "de la", "and"}
            if is_furniture(line) and not small:
                continue
            if (
                _TITLE_PAGE_END.match(line)
                or is_prose(unit)
                or re.search(r"\d{4}", line)
                or marks.header_of(line)
            ):
                return _join(lines)
            if len(lines) >= 8:
                return _join(lines)
            lines.append(line)
    return _join(lines)


def imprint_year(units: Sequence[Unit]) -> str | None:
    """The year that stands alone on a line of the title page, or None."""
    for unit in units[:14]:
        for line in unit.lines:
            if re.fullmatch(r"(?:1[789]|20)\d\d\.?", line):
                return line[:4]
        if is_prose(unit):
            return None
    return None


def convention_of(units: Sequence[Unit]) -> str | None:
    """The convention that the title page names."""
    page = " ".join(u.plain for u in units[:12] if not is_prose(u))
    return conventions.convention_in(page)


def _join(lines: Sequence[str]) -> str | None:
    """The lines of a title page as one title; short or plain pages have none."""
    text = " ".join(lines).strip()
    if not re.search(
        r"proceedings|resolutions|report|minutes|actas|memoria|compte|congress|convention|congreso|"
        r"congr[èe]s",
        text,
        re.I,
    ):
        return None
    if not text.isupper() and sum(c.islower() for c in text) > 0.3 * len(text):
        return text if len(text) <= 200 else None
    words = [w if re.fullmatch(r"[IVXLC]+|(?:[A-Z]\.)+", w) else w.lower() for w in text.split()]
    cased = [
        w if w in _SMALL and i else (w if w.isupper() else w[:1].upper() + w[1:]) for i, w in enumerate(words)
    ]
    return " ".join(cased)[:200]
