"""Where the parts of a resolution lie in a text of the gold: its header, the line that tells who submits it,
what stands before each clause, and what became of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.resolution_books import Book, Unit

_KINDS = (
    r"(?:(?:Proposed|Emergency|Late|EMERGENCY|PROPOSED)\s+)?"
    r"(?:Resolution|Reso1ution|RESOLUTION|Motion|MOTION|Composite|COMPOSITE|R[ée]solution|"
    r"RÉSOLUTION|Resolución|RESOLUCIÓN|Proposition|PROPOSITION|New Business Item|NEW BUSINESS ITEM|Remit)"
)
_LABEL = re.compile(
    rf"(?P<kind>{_KINDS})?[ ]*(?:No\b\.?|NO\b\.?|no\b\.?|n[o°º]\b\.?|[Nn]úm\.|Number:?|#)?[ ]*"
    r"(?P<number>\S+?)"
    r"(?P<sign>[.:)]?(?:\s?[–—-])?)(?=\s|—|–|\()"
)
_DECIDED = re.compile(
    r"[\W_]*(?:the\s+(?:resolution|motion)\s+(?:was|is)\s+|(?:convention|floor|"
    r"final)\s+action:?\s*|action(?: taken)?:\s*|"
    r"disposition:\s*|status:\s*|result:\s*|motion\s+|unanimously\s+|(?:se|fue)\s+|"
    r"la\s+(?:résolution|proposition)\s+est\s+)?"
    r"(?:adopted|carried|defeated|lost|fell|passed|approved|rejected|withdrawn|"
    r"referred\s+to|remitted|not\s+carried|aprobad|"
    r"rechazad|retirad|turnad|adoptée?|rejetée?|retirée?|référée?|battue)",
    re.IGNORECASE,
)
_SUBMITTED = re.compile(
    r"[(\[—\s]*(?:(?:submitted|presented|introduced|proposed|offered|sponsored|"
    r"moved)\s*(?:by)?|source|présentée|soumise|proposée|"
    r"déposée|presentad[oa]|propuest[oa])\s*(?:par|por|by)?\s*:?\s*(?:the|le|la|les|l['’]|el|los)?\s*",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Header:
    """A resolution's number and title, as they stand above it; `end` is the end of their last line."""

    start: int
    end: int
    kind: str | None
    number: str | None
    title: str | None
    below: bool
    bare: tuple[int, int] | None  # where the label with the number alone lies, where more follows on its line


def header(book: Book, unit: Unit) -> Header | None:
    """The header of a resolution where number and title stand alone on its first lines, else None."""
    limit = unit.clauses[0].start if unit.clauses else unit.end
    head = book.text[unit.start : limit]
    if unit.start and book.text[unit.start - 1] not in " \t\n\f":
        return None
    title = unit.entry.get("title")
    at: tuple[int, int] | None = None
    if title:
        found = re.compile(r"\s+".join(re.escape(w) for w in title.split())).search(head)
        if not found:
            return None
        at = found.span()
    if unit.number is None:
        rest = head[at[1] :].split("\n")[0] if at else "?"
        if not at or at[0] != 0 or rest.strip() or unit.entry.get("kind") not in {"resolution", None}:
            return None
        return Header(unit.start, unit.start + at[1], None, None, " ".join(str(title).split()), False, None)
    for start in (0, *(m.end() for m in re.finditer(r"\n+[ ]*\(?", head[:300]))):
        label = _LABEL.match(head, start)
        if label and label["number"] == unit.number:
            break
    else:
        return None
    low, high = label.span()
    kind = label["kind"]
    if at:
        low, high = min(low, at[0]), max(high, at[1])
        between = head[label.end() : at[0]] if at[0] >= label.end() else head[at[1] : label.start()]
        if re.search(r"\w", between):
            return None
        below = at[0] < label.start()
    else:
        below = False
    end_of_line = (head + "\n").index("\n", high)
    rest = head[high:end_of_line].strip(" .)—–-")
    if low > 1 or (rest and at):
        return None
    if rest:  # "—By Delegate Till:" goes on behind the number
        span = (unit.start + label.start(), unit.start + label.end("number"))
        return Header(unit.start, unit.start + end_of_line, kind, unit.number, None, False, span)
    words = " ".join(title.split()) if title else None
    return Header(unit.start, unit.start + end_of_line, kind, unit.number, words, below, None)


def headers(book: Book) -> list[Header] | None:
    """The headers of all its resolutions, or None where one isn't plain."""
    found = [header(book, unit) for unit in book.units]
    plain = [h for h in found if h]
    return plain if len(plain) == len(found) else None


def _last(unit: Unit) -> int:
    return unit.clauses[-1].end if unit.clauses else unit.start


def decided(book: Book, unit: Unit) -> tuple[int, int] | None:
    """The lines that tell what became of a resolution, at its end."""
    if not unit.entry.get("disposition") or not unit.clauses:
        return None
    tail = book.text[_last(unit) : unit.end]
    start = max((m.end() for m in re.finditer(r"\n[ ]*\n|\f[^\n]*\n", tail)), default=tail.find("\n") + 1)
    if start == 0 or not tail[start:].strip():
        return None
    paragraph = tail[start:]
    lines = paragraph.split("\n")
    if len(lines) > 1 and not _DECIDED.match(paragraph):
        start += len(paragraph) - len(lines[-1])
        paragraph = lines[-1]
        before = lines[-2].strip()
        if len(before) > 60 and not before.endswith((".", ")")):
            return None
    bad = re.search(r"recommend|recomienda|covers|covered|amend(?!ed)", paragraph, re.I) or any(
        str(name) in paragraph for name in unit.entry.get("submitters") or ()
    )
    rest = book.text[unit.end : unit.end + 1]
    if not _DECIDED.match(paragraph) or bad or rest not in {"\n", "", "\f"} or len(paragraph) > 240:
        return None
    low = _last(unit) + start
    return None if book.holed(low, unit.end) else (low + _indent(paragraph), unit.end)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" \t\n"))


def submitted(book: Book, unit: Unit) -> tuple[int, int, str] | None:
    """The line that tells who submits a resolution, with the names as it has them."""
    names = unit.entry.get("submitters")
    if not names:
        return None
    for match in re.finditer(r"^.*(?:\n.*)?", book.text[unit.start : unit.end], re.M):
        for line in (match[0].split("\n")[0],):
            label = _SUBMITTED.match(line)
            if not label or not re.search(r"\w", label[0]):
                continue
            said = line[label.end() :].strip(" .)]:")
            bare = said
            for name in names:
                bare = bare.replace(re.sub(r"^(?:the|la|le|les|el)\s|^l['’]", "", str(name)), "", 1)
            start = unit.start + match.start()
            inside = any(c.start < start + len(line) and c.end > start for c in unit.clauses)
            if inside or re.sub(r"\b(?:and|et|y|the|le|la|les|el)\b|[\W]|l['’]", "", bare):
                continue
            article = re.search(r"(?:the|le|la|les|el|los)\s+$|l['’]$", label[0], re.I)
            return start + _indent(line), start + len(line.rstrip()), (article[0] if article else "") + said
    return None


def gaps(unit: Unit) -> Iterator[tuple[int, Unit, int]]:
    """What stands before each clause: its start, the clause, and which of its role the clause is."""
    at = unit.start
    seen: dict[str, int] = {}
    for clause in unit.clauses:
        role = clause.entry["role"]
        yield at, clause, seen.get(role, 0)
        seen[role] = seen.get(role, 0) + 1
        at = clause.end
