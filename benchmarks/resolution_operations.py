"""The operations that make a variant of a text of resolutions: of what its parts are worded in and where they
stand. An operation gives None where it can't be applied and leave the text as plain as it was.
"""

from __future__ import annotations

import random
import re
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import replace

from benchmarks import resolution_wordings as wordings
from benchmarks.resolution_books import Book, Edit, Unit
from benchmarks.resolution_dispositions import DISPOSITIONS, UNDER_TITLE
from benchmarks.resolution_parts import Header, decided, gaps, headers, submitted

Operation = Callable[[Book, random.Random], Book | None]

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
            for match in re.finditer(
                r"\b(RESOLVED|Resolved)\b|\b(WHEREAS|Whereas)\b", book.text[at : clause.start]
            ):
                near = len(book.text[at : clause.start]) - match.end() < 12
                if near and rng.random() < 0.4:
                    pool = wordings.MISREAD_RESOLVED if match[1] else wordings.MISREAD_WHEREAS
                    edits.append(Edit(at + match.start(), at + match.end(), rng.choice(pool)))
    return book.edited(edits) if edits else None


# -- dispositions and submitters


def _wording(book: Book, unit: Unit, rng: random.Random, *, short: bool = False) -> str | None:
    """A line that tells a resolution's disposition."""
    fate = str(unit.entry.get("disposition"))
    pools = UNDER_TITLE if short else DISPOSITIONS
    pool = list(pools[book.language].get(fate, ()))
    if fate == "adopted" and not short and unit.entry.get("committee") == "adopt":
        pool += pools[book.language].get("concurred", ())
    to = unit.entry.get("referred_to")
    pool = [w for w in pool if (to or "{to}" not in w) and (unit.number or "{u}" not in w)]
    if to and fate in {"referred", "remitted"}:
        pool = [w for w in pool if "{to}" in w]
    if not pool or (fate == "referred" and not to):
        return None
    the = "the " if to and not str(to).lower().startswith("the ") and book.language == "en" else ""
    if to and re.match(r"(?:the )?[A-Z]?[\w.’' ]*committee on", str(to), re.I):
        the = ""
    n, m = rng.randint(140, 420), rng.randint(11, 97)
    return rng.choice(pool).format(to=f"{the}{to}", n=n, m=m, u=unit.number)


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
            if book.language == "fr" and re.search(
                r"(?:soumise|présentée|proposée)s?\s+(?:par\s+)?les?\b", names, re.I
            ):
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
    return (
        kinds.get(unit.entry.get("kind") or "resolution")
        if book.language == "en" or unit.entry.get("kind") != "motion"
        else None
    )


def header_dress(pool: Sequence[str]) -> Operation:
    """Write number and title otherwise, in one way through the text."""

    def operation(book: Book, rng: random.Random) -> Book | None:
        heads = headers(book)
        if not heads or any(h.number is None for h in heads):
            return None
        patterns = [p for p in pool if book.language == "en" or "#" not in p]
        if not patterns:
            return None
        pattern = rng.choice(patterns)
        untitled = rng.choice(wordings.UNTITLED)
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
                said = (
                    whole.title().replace("'S", "'s").replace("’S", "’s")
                    if whole.isupper()
                    else whole.upper()
                )
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
