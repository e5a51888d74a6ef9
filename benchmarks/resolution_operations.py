"""The operations that make a variant of a text of resolutions: of what its parts are worded in and where they
stand. An operation gives None where it can't be applied and leave the text as plain as it was.
"""

from __future__ import annotations

import random
import re
import textwrap
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from benchmarks import resolution_wordings as wordings
from benchmarks.resolution_books import Book, Edit, Unit

Operation = Callable[[Book, random.Random], Book | None]

_KINDS = (
    r"(?:(?:Proposed|Emergency|Late|EMERGENCY|PROPOSED)\s+)?(?:Resolution|Reso1ution|RESOLUTION|Motion|MOTION|Composite|COMPOSITE|"
    r"R[ée]solution|RÉSOLUTION|Resolución|RESOLUCIÓN|Proposition|PROPOSITION|New Business Item|NEW BUSINESS ITEM|Remit)"
)
_LABEL = re.compile(
    rf"(?P<kind>{_KINDS})?[ ]*(?:No\b\.?|NO\b\.?|no\b\.?|n[o°º]\b\.?|[Nn]úm\.|Number:?|#)?[ ]*(?P<number>\S+?)"
    r"(?P<sign>[.:)]?(?:\s?[–—-])?)(?=\s|—|–|\()"
)
_DECIDED = re.compile(
    r"[\W_]*(?:the\s+(?:resolution|motion)\s+(?:was|is)\s+|(?:convention|floor|final)\s+action:?\s*|action(?: taken)?:\s*|"
    r"disposition:\s*|status:\s*|result:\s*|motion\s+|unanimously\s+|(?:se|fue)\s+|la\s+(?:résolution|proposition)\s+est\s+)?"
    r"(?:adopted|carried|defeated|lost|fell|passed|approved|rejected|withdrawn|referred\s+to|remitted|not\s+carried|aprobad|"
    r"rechazad|retirad|turnad|adoptée?|rejetée?|retirée?|référée?|battue)",
    re.IGNORECASE,
)
_LINKS = r"(?:(?:[;,:]|\b(?:and|now|therefore|be|it|let|further|finally|also|hereby)\b)\s*)*"
_RESOLVED = {
    "en": re.compile(rf"(?P<stop>[;,:.]?)\s*{_LINKS}\bRESOLVED\b[,:;]?(?P<that>\s*that\b)?[,:]?\s*$", re.I),
    "fr": re.compile(
        r"(?P<stop>\s?[;,:.]?)\s*(?:il\s+est(?:\s+(?:de\s+plus|également|aussi|enfin|donc|en\s+outre))?\s+(?:résolu|proposé)|"
        r"qu['’]il\s+soit\s+résolu|résolu)\s*(?P<that>qu(?:e\b|['’]))\s*$",
        re.I,
    ),
}
_RESUELVE = re.compile(r"^(?P<lead>(?:SE\s+)?(?:RESUELVE|ACUERDA)\s*:?)[ ]*$", re.I | re.M)
_WHEREAS = {
    "en": re.compile(r"\bWHEREAS\b[,:;]?(?:\s+that\b)?\s*$", re.I),
    "fr": re.compile(r"(?:ATTENDU|CONSID[ÉE]RANT)\s+(?P<that>qu(?:e\b|['’]))\s*$", re.I),
    "es": re.compile(r"(?:CONSIDERANDO|VISTO)\s+(?P<that>que)\s*$", re.I),
}
_SUBMITTED = re.compile(
    r"[(\[—\s]*(?:(?:submitted|presented|introduced|proposed|offered|sponsored|moved)\s*(?:by)?|source|présentée|soumise|proposée|"
    r"déposée|presentad[oa]|propuest[oa])\s*(?:par|por|by)?\s*:?\s*(?:the|le|la|les|l['’]|el|los)?\s*",
    re.I,
)
_MARKER = re.compile(r"(?P<open>\(?)(?P<number>\d{1,2}|[a-z])(?P<close>[.)])(?P<gap>[ \t]+)$")


# -- the lines and paragraphs of a book


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
    return Header(
        unit.start, unit.start + end_of_line, kind, unit.number, " ".join(title.split()) if title else None, below, None
    )  # fmt: skip


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


def _wording(book: Book, unit: Unit, rng: random.Random, *, short: bool = False) -> str | None:
    """A line that tells a resolution's disposition."""
    fate = str(unit.entry.get("disposition"))
    pools = wordings.UNDER_TITLE if short else wordings.DISPOSITIONS
    pool = list(pools[book.language].get(fate, ()))
    to = unit.entry.get("referred_to")
    pool = [w for w in pool if (to or "{to}" not in w) and (unit.number or "{u}" not in w)]
    if fate == "referred" and not all("{to}" in w for w in pool):
        return None
    if not pool:
        return None
    the = "the " if to and not str(to).lower().startswith("the ") and book.language == "en" else ""
    if to and re.match(r"(?:the )?[A-Z]?[\w.’' ]*committee on", str(to), re.I):
        the = ""
    n, m = rng.randint(140, 420), rng.randint(11, 97)
    return rng.choice(pool).format(to=f"{the}{to}", n=n, m=m, u=unit.number)


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


# -- leads


def resolved(break_lead: str = "") -> Operation:
    """Give every RESOLVED another lead; `break_lead` says how it is set: "own line", "broken"."""

    def operation(book: Book, rng: random.Random) -> Book | None:
        if book.language == "es":
            return _resuelve(book, rng) if not break_lead else None
        pairs = rng.choice(wordings.RESOLVED[book.language])
        large = rng.choice(["That ", "that ", "that "])
        edits = []
        for unit in book.units:
            found = []
            for at, clause, nth in gaps(unit):
                if clause.entry["role"] != "operative":
                    continue
                gap = book.text[at : clause.start]
                lead = _RESOLVED[book.language].search(gap)
                if not lead or clause.number or (lead.start() == 0 and nth and "\n" not in lead[0]):
                    break
                if gap[: lead.start()].split("\n")[-1].strip() and lead.start() and at != unit.start:
                    break
                if book.holed(at + lead.start(), clause.start):
                    break
                said = pairs[min(nth, 1)]
                that = lead["that"]
                if book.language == "fr":
                    said += _que(said, that)
                else:
                    bare = said if said[-1:] in ",:—" else f"{said},"
                    said = f"{said} {large}" if that else f"{bare} "
                if break_lead == "own line":
                    said = said.rstrip(" ") + ("\n" if nth % 2 else "\n\n")
                elif break_lead == "broken":
                    words = said.split(" ")
                    cut = rng.randint(1, max(1, len(words) - 2))
                    said = " ".join(words[:cut]) + "\n" + " ".join(words[cut:])
                stop = lead["stop"]
                if nth or lead.start() == 0:
                    stop = stop.replace(",", ";").replace(":", ";")
                blank = re.search(r"\n[ ]*\n([ ]*)|\n([ ]*)", lead[0])
                space = blank[0] if blank else "" if not lead.start() else "\n\n"
                if stop == "." and book.text[at - 1] == ".":
                    stop = ""
                if not blank and lead.start() and book.text[at + lead.start() - 1] in " \n":
                    space = ""
                found.append(Edit(at + lead.start(), clause.start, f"{stop}{space}{said}"))
            else:
                edits += found
        return book.edited(edits) if edits else None

    return operation


def _que(said: str, that: str) -> str:
    """A lead's "que", elided where the clause's first word had it so."""
    elided = not that.lower().endswith("e")
    word = "qu'" if elided else "que "
    return " " + (word.upper() if said.isupper() else word)


def _resuelve(book: Book, rng: random.Random) -> Book | None:
    said = rng.choice(wordings.RESUELVE)
    edits = []
    for unit in book.units:
        first = next((g for g in gaps(unit) if g[1].entry["role"] == "operative"), None)
        found = _RESUELVE.search(book.text, first[0], first[1].start) if first else None
        if found:
            edits.append(Edit(*found.span("lead"), said))
    return book.edited(edits) if edits else None


def whereas(book: Book, rng: random.Random) -> Book | None:
    """Write WHEREAS otherwise."""
    pattern = _WHEREAS[book.language]
    said = rng.choice(wordings.WHEREAS[book.language])
    edits = []
    for unit in book.units:
        for at, clause, _ in gaps(unit):
            lead = pattern.search(book.text, at, clause.start) if clause.entry["role"] == "preamble" else None
            if lead and not book.holed(lead.start(), clause.start):
                words = said
                if "that" in pattern.groupindex and not lead["that"].lower().endswith("e"):
                    words = re.sub("(?i)e$", "'", words) if words.lower().endswith("que") else "Attendu qu'"
                edits.append(Edit(lead.start(), clause.start, words if words.endswith("'") else f"{words} "))
    return book.edited(edits) if edits else None


def misread(book: Book, rng: random.Random) -> Book | None:
    """Misread a part of the leads, as scanners do."""
    edits = []
    for unit in book.units:
        for at, clause, _ in gaps(unit):
            for match in re.finditer(r"\b(RESOLVED|Resolved)\b|\b(WHEREAS|Whereas)\b", book.text[at : clause.start]):
                near = len(book.text[at : clause.start]) - match.end() < 12
                if near and rng.random() < 0.4:
                    pool = wordings.MISREAD_RESOLVED if match[1] else wordings.MISREAD_WHEREAS
                    edits.append(Edit(at + match.start(), at + match.end(), rng.choice(pool)))
    return book.edited(edits) if edits else None


# -- dispositions and submitters


def disposition(book: Book, rng: random.Random) -> Book | None:
    """Tell what became of each resolution in other words."""
    edits = []
    for unit in book.units:
        span = decided(book, unit)
        said = _wording(book, unit, rng) if span else None
        if span and said:
            edits.append(Edit(*span, said))
    return book.edited(edits) if edits else None


def disposition_added(book: Book, rng: random.Random) -> Book | None:
    """Tell what became of each resolution of a text that doesn't."""
    if any(u.entry.get("disposition") for u in book.units):
        return None
    edits = []
    fates = [rng.choice(["adopted", "adopted", "defeated"]) for _ in book.units]
    units = [
        replace(u, entry={**u.entry, "disposition": fate}) for u, fate in zip(book.units, fates, strict=True)
    ]
    book = replace(book, units=tuple(units))
    for unit in units:
        if book.text[unit.end : unit.end + 1] not in {"\n", ""} or unit.entry.get("covers"):
            return None
        said = _wording(book, unit, rng)
        edits.append(Edit(unit.end, unit.end, f"\n\n{said}", inside=True))
    return book.edited(edits)


def disposition_moved(where: str) -> Operation:
    """Tell what became of each resolution under its title or behind it."""

    def operation(book: Book, rng: random.Random) -> Book | None:
        heads = headers(book)
        if not heads:
            return None
        edits: list[Edit] = []
        turn = rng.randint(0, 99)
        for unit, head in zip(book.units, heads, strict=True):
            if not unit.entry.get("disposition"):
                continue
            span = decided(book, unit)
            said = _wording(book, unit, random.Random(turn), short=True)
            if not span or not said or not head.title or head.below:
                return None
            cut = len(book.text[: span[0]].rstrip())
            if where == "behind" and ("{to}" in said or "Referred" in said or len(head.title) > 55):
                return None
            bare = said.strip("[]()").split(": ")[-1]
            said = f" ({bare})" if where == "behind" else f"\n{said}"
            edits += [Edit(head.end, head.end, said), Edit(cut, span[1], "")]
        return book.edited(edits) if edits else None

    return operation


def submitter(where: str = "") -> Operation:
    """Tell who submits in other words, or elsewhere: "under" or "above" the title, at the "end"."""

    def operation(book: Book, rng: random.Random) -> Book | None:
        heads = headers(book)
        pool = wordings.SUBMITTED[book.language]
        if where in {"above", "end"}:
            pool = tuple(w for w in pool if w[0] not in "([—" and not w.startswith(("By", "From")))
        pattern = rng.choice(pool)
        edits: list[Edit] = []
        for nth, unit in enumerate(book.units):
            found = submitted(book, unit)
            if not found:
                if unit.entry.get("submitters") and where:
                    return None
                continue
            start, end, names = found
            if book.language == "fr" and re.search(r"(?:soumise|présentée|proposée)s?\s+(?:par\s+)?les?\b", names, re.I):
                return None
            said = pattern.format(s=names)
            if pattern.isupper():
                said = said.upper()
            if not where:
                edits.append(Edit(start, end, said))
                continue
            line = book.text.rfind("\n", 0, start)
            gone = Edit(max(line, 0), end, "")
            if not heads or line < heads[nth].end - 1 or heads[nth].bare or unit.start == 0:
                return None
            if where == "under":
                gap = book.text[heads[nth].end : line + 1]
                if not gap.strip():
                    edits.append(Edit(start, end, said))
                    continue
                edits += [Edit(heads[nth].end, heads[nth].end, f"\n{said}"), gone]
            elif where == "above":
                edits += [Edit(unit.start, unit.start, f"{said}\n", inside=True), gone]
            else:
                if unit.entry.get("disposition") and not decided(book, unit):
                    return None
                last = decided(book, unit)
                if last and last[0] > end:
                    put = len(book.text[: last[0]].rstrip())
                    edits += [gone, Edit(put, put, f"\n\n{said}")]
                elif not last and book.text[unit.end : unit.end + 1] in {"\n", ""} and end < unit.end:
                    edits += [gone, Edit(unit.end, unit.end, f"\n\n{said}", inside=True)]
                else:
                    return None
        return book.edited(edits) if edits else None

    return operation


# -- headers


def _kind(book: Book, unit: Unit, head: Header) -> str | None:
    if head.kind:
        return head.kind if head.kind.lower() != "reso1ution" else "Resolution"
    plain = {"en": "Resolution", "fr": "Résolution", "es": "Resolución"}[book.language]
    kinds = {"resolution": plain, "motion": "Motion", "composite": "Composite"}
    return kinds.get(unit.entry.get("kind") or "resolution") if book.language == "en" or unit.entry.get("kind") != "motion" else None


def header_dress(pool: Sequence[str]) -> Operation:
    """Write number and title otherwise, in one way through the text."""

    def operation(book: Book, rng: random.Random) -> Book | None:
        heads = headers(book)
        if not heads or any(h.number is None for h in heads):
            return None
        patterns = [p for p in pool if book.language == "en" or "#" not in p]
        pattern = rng.choice(patterns)
        untitled = rng.choice(wordings.UNTITLED[:8])
        if any(re.search(r"[^\d]", h.number or "") for h in heads) and pattern.startswith("{n}"):
            return None
        edits = []
        for unit, head in zip(book.units, heads, strict=True):
            kind = _kind(book, unit, head)
            if kind is None:
                return None
            words = {"k": _titled(kind), "K": kind.upper(), "n": head.number, "t": head.title}
            if head.bare:
                label = untitled.format(**words).rstrip(".:")
                edits.append(Edit(*head.bare, label))
                continue
            said = (pattern if head.title else untitled).format(**words)
            said = "\n".join(textwrap.fill(x, 84) if len(x) > 84 else x for x in said.split("\n"))
            edits.append(Edit(head.start, head.end, said))
        return book.edited(edits)

    return operation


def _titled(kind: str) -> str:
    return kind if not kind.isupper() else kind.title()


def title_dress(how: str) -> Operation:
    """Set the titles otherwise: capitals, quoted, underlined, centred."""

    def operation(book: Book, rng: random.Random) -> Book | None:
        heads = headers(book)
        if not heads or not all(h.title for h in heads):
            return None
        edits = []
        for head in heads:
            text, title = book.text[head.start : head.end], head.title or ""
            at = re.search(r"\s+".join(re.escape(w) for w in title.split()), text)
            if not at:
                return None
            whole = text[at.start() : at.end()]
            if how == "capitals":
                said = whole.title().replace("'S", "'s").replace("’S", "’s") if whole.isupper() else whole.upper()
            elif how == "quoted":
                said = f'"{whole}"' if rng.random() < 0.5 else f"“{whole}”"
            else:
                lines = text.split("\n")
                if how == "underlined":
                    sign = "-" if len(book.name) % 2 else "="
                    last = lines[-1].strip()
                    said = text + "\n" + sign * min(len(last), 76)
                else:
                    said = "\n".join(" " * max((76 - len(x.strip())) // 2, 0) + x.strip() for x in lines)
                edits.append(Edit(head.start, head.end, said))
                continue
            edits.append(Edit(head.start + at.start(), head.start + at.end(), said))
        return book.edited(edits)

    return operation


def with_entries(book: Book, change: Callable[[Unit], Unit]) -> Book:
    """The book with its resolutions changed."""
    return replace(book, units=tuple(change(u) for u in book.units))
