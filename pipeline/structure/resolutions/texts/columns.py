"""Lines that a wide gap parts into columns: a title, who submits and the fate side by side on one line.

"4-1   LOGEMENT        Conseil central de Montréal", "Submitted by: Local 4      Committee: Finance": each
piece is read as a line of its own.
"""

from __future__ import annotations

import re

from pipeline.structure.resolutions.decisions import fact_signs, submitters
from pipeline.structure.resolutions.decisions.fates import fate_of

_GAP = re.compile(r"(?<=\S)[ \t]{3,}(?=\S)")
_LONG = 220  # characters above which a line is running text
_SHORT = 60  # characters that a fate in a column stays below
_LABEL = re.compile(r"[A-ZÀ-Þ][\w’'-]*(?:\s+[\w’'-]+){0,3}\s?:\s+\S")
_ASIDE = re.compile(r"\([^()]{4,110}\)")
# A number or a code with a title: "14   GRAIN CARS AND DUST", "C-8   Violence at Work".
_NUMBERED = re.compile(
    r"(?:(?:No|N[°º]|#|Res|Resolution|R[ée]solution|Motion|Proposition|Resoluci[óo]n)\.?\s*)?\(?"
    r"(?:[A-Z]{1,3}[-–.]?)?\d{1,4}(?:[-–.]\d{1,3})?[A-Z]?[.):]?\s+[A-ZÀ-Þ“\"«¿¡].{2,110}"
)


def cuts_of(raw: str) -> list[int]:
    """Where the second and further columns of a line begin; none for a line that is one."""
    gaps = list(_GAP.finditer(raw)) if len(raw) <= 2 * _LONG else []
    if not gaps or len(" ".join(raw.split())) > _LONG:
        return []
    found: list[int] = []
    ends = [*(m.start() for m in gaps[1:]), len(raw)]
    begin = 0
    for gap, end in zip(gaps, ends, strict=True):
        left, right = raw[begin : gap.start()].strip(), raw[gap.end() : end].strip()
        if _parts(left, right, numbered=_NUMBERED.fullmatch(raw[: gaps[-1].start()].strip()) is not None):
            found.append(gap.end())
            begin = gap.end()
    return found


def _parts(left: str, right: str, *, numbered: bool) -> bool:
    """Whether a gap parts two columns: what stands behind it says something of its own."""
    if len(left) < 3 or left[-1:] in ",;-" or right.isdigit():
        return False
    if len(right) < _SHORT and right[:1].isupper() and fate_of(right) is not None:
        return True
    if _LABEL.match(right) and (fact_signs.BYLINE.match(left) or _LABEL.match(left)):
        return True
    if not numbered or right.endswith((";", ",", ":")):
        return False
    return _ASIDE.fullmatch(right) is not None or (
        len(right) < 90 and right[:1].isupper() and submitters.names_body(right) and submitters.signs(right)
    )
