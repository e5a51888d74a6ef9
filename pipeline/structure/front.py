"""The top and the tail of a document: the lines before the prose and after it, and what is furniture."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.structure.units import Unit

# Lines of sites' and mailers' machinery, and rubrics of portals: never a title, never an author.
_FURNITURE = re.compile(
    r"(?:welcome to the dashboard.*|close dashboard.*|libreorganize\b.*|.{0,40}\bdocumentation|"
    r"powered by .*|skip to .*|"
    r"main (?:menu|navigation)|menu|navigation|search.{0,20}|home|log ?in|sign (?:in|up).{0,60}|"
    r"subscribe.{0,60}|share.{0,40}|"
    r"print(?: this)?.{0,20}|e-?mail(?: this)?.{0,30}|download.{0,30}|breadcrumb|contents|"
    r"table of contents|in this issue:?|"
    r"(?:european|other|foreign) languages|languages?|idiomas|langues|zabanhaye.*|news|press releases?|"
    r"articles?|features?|opinion|"
    r"blog|archives?|for immediate release|para (?:su )?publicaci[oó]n inmediata|pour (?:diffusion|"
    r"publication) imm[ée]diate|"
    r"advertisement|publicidad|related(?: (?:articles|posts))?|tags?:?.{0,80}|category:.{0,80}|"
    r"posted in .*|filed under.*|"
    r"comments?|leave a (?:comment|reply).*|photos?:?|details|page \d+(?: of \d+)?|\d+|"
    r"copyright\b.*|©.*|all rights reserved.*|cookies?.*|ends|– ?30 ?–|-30-|###)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"(?:https?://|www\.|mailto:)\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}",
    re.IGNORECASE,
)
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_LETTER = re.compile(r"[^\W\d_]")
_PROSE_CHARS = 200
_SENTENCE_BREAK = re.compile(r"[.!?…][\"”’»)]*\s+[\"“«‘(¿¡]*[A-ZÀ-Þ]")

TOP_UNITS = 25


def is_furniture(line: str, *, latin: bool = True) -> bool:
    """Whether a plain line is machinery of a site, an address, or in another script than the document's."""
    if not line or _FURNITURE.fullmatch(line):
        return True
    address = _ADDRESS.search(line)
    if address and len(address.group()) > 0.4 * len(line):
        return True
    letters = _LETTER.findall(line[:200])
    if not letters:
        return True
    return latin and len(_LATIN.findall(line[:200])) < 0.5 * len(letters)


def is_latin(text: str) -> bool:
    """Whether most letters of a text are Latin, going by samples from all over it."""
    step = max(1, len(text) // 4000)
    letters = [c for c in text[::step] if c.isalpha()]
    return sum(1 for c in letters if _LATIN.match(c)) >= 0.5 * len(letters)


def is_prose(unit: Unit) -> bool:
    """Whether a unit is running text: long, or of more than one sentence."""
    if unit.type in {"heading", "caption", "table_row", "footnote"}:
        return False
    if len(unit.plain) > _PROSE_CHARS:
        return True
    return len(unit.plain) > 100 and (unit.plain.endswith(".") or bool(_SENTENCE_BREAK.search(unit.plain)))


def top(units: Sequence[Unit]) -> list[Unit]:
    """The units that stand before the first prose: mastheads, title, byline, date."""
    found: list[Unit] = []
    for unit in units[:TOP_UNITS]:
        if is_prose(unit):
            break
        found.append(unit)
    return found


def tail(units: Sequence[Unit], count: int = 6) -> list[Unit]:
    """The last units of a document, the very last first."""
    return list(reversed(units[-count:]))
