"""The operations that change a text's pages and lines: wrapping, blank lines, page breaks, markers, misread
letters, and what stands between resolutions.
"""

from __future__ import annotations

import random
import re
import textwrap
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from benchmarks import resolution_wordings as wordings
from benchmarks.resolution_books import Book, Edit, Unit
from benchmarks.resolution_operations import Operation
from benchmarks.resolution_parts import gaps, headers


def _head(book: Book, shape: str, page: int) -> str:
    body = wordings.BODIES[book.language][len(book.name) % len(wordings.BODIES[book.language])]
    return shape.format(p=page, o=body)


def _clause_breaks(book: Book, unit: Unit) -> list[int]:
    """Line ends inside the clauses of a resolution, with words of it on both sides."""
    found = []
    for clause in unit.clauses:
        text = book.text[clause.start : clause.end]
        for match in re.finditer(r"(?<=[a-z,] )?(?<=[a-z,])\n(?=[ ]*[a-z]{2})", text):
            at = clause.start + match.start()
            if not book.holed(at - 2, at + 3):
                found.append(at)
    return found


def _paragraph_breaks(book: Book, unit: Unit) -> list[int]:
    """Blank lines between the clauses of a resolution."""
    return [
        at + match.start()
        for at, clause, nth in gaps(unit)
        if at != unit.start and (match := re.search(r"\n[ ]*(?=\n)", book.text[at : clause.start]))
    ]


def page_break(where: str, *, feed: bool) -> Operation:
    """Break pages, with a running head: inside clauses, between them, under headers, or throughout."""

    def operation(book: Book, rng: random.Random) -> Book | None:
        if book.holes or "\f" in book.text:
            return None
        shape = rng.choice(wordings.PAGE_HEADS)
        page = rng.randint(40, 140)
        bottom = rng.random() < 0.3
        edits = []
        heads = headers(book) if where == "header" else None
        last = -1500
        for nth, unit in enumerate(book.units):
            if where == "clause":
                places = _clause_breaks(book, unit)
            elif where == "between":
                places = _paragraph_breaks(book, unit)
            else:
                places = [heads[nth].end] if heads and book.text[heads[nth].end :][:1] == "\n" else []
            places = [p for p in places if p > last + 1500] or []
            if not places:
                continue
            at = rng.choice(places)
            last = at
            head = _head(book, shape, page)
            page += 1
            if feed:
                words = f"\n{head}\n\f" if bottom else f"\n\f{head}\n"
                words += "" if where == "clause" else "\n"
                end = at + 1 if where == "clause" else at
            else:
                words = f"\n\n{head}\n\n"
                end = at + 1 if where == "clause" else at
            edits.append(Edit(at, end, words, hole=True))
        return book.edited(edits) if edits else None

    return operation


def other_heads(book: Book, rng: random.Random) -> Book | None:
    """Give the running heads of a text with page breaks another shape."""
    if not book.holes or "\f" not in book.text:
        return None
    shape = rng.choice(wordings.PAGE_HEADS)
    page = rng.randint(40, 140)
    edits: list[Edit] = []
    for start, end in book.holes:
        if "\f" not in book.text[max(0, start - 3) : end + 3]:
            return None
        if edits and not book.text[edits[-1].end : start].strip(" \n"):
            edits[-1] = replace(edits[-1], end=end)
            continue
        lead = "\f" if book.text[start] == "\f" else ""
        edits.append(Edit(start, end, lead + _head(book, shape, page), hole=True))
        page += 1
    return book.edited(edits)


# -- lines


def _paragraphs(book: Book) -> list[tuple[int, int]]:
    """The stretches of lines between blank lines and page breaks, outside running heads."""
    found = []
    for match in re.finditer(r"[^\n\f]+(?:\n[^\n\f]+)*", book.text):
        if match[0].strip() and not book.holed(*match.span()):
            found.append(match.span())
    return found


def _in_clauses(book: Book) -> list[tuple[int, int]]:
    """The paragraphs inside clauses that are running text: no page break, no list, no table."""
    found = []
    for unit in book.units:
        for clause in unit.clauses:
            for match in re.finditer(r"\S[^\n]*(?:\n[ ]*[^\s][^\n]*)*", book.text[clause.start : clause.end]):
                low, high = clause.start + match.start(), clause.start + match.end()
                listed = re.search(r"\n[ ]*(?:[-•*–]|\(?\w{1,3}[.)])\s|\S[ ]{3,}\S", match[0])
                if not listed and not book.holed(low, high):
                    found.append((low, high))
    return found


def wrapped(width: int) -> Operation:
    """Wrap the clauses' lines at another width; 0 for not at all."""

    def operation(book: Book, rng: random.Random) -> Book | None:
        edits = []
        for low, high in _in_clauses(book):
            text = book.text[low:high]
            column = low - book.text.rfind("\n", 0, low) - 1
            indent = re.search(r"\n([ ]*)", text)
            words = " ".join(text.split())
            if width and column < width - 20:
                pad = indent[1] if indent else ""
                words = textwrap.fill(
                    words, width, initial_indent=" " * column, subsequent_indent=pad,
                    break_long_words=False, break_on_hyphens=False,
                )[column:]  # fmt: skip
            edits.append(Edit(low, high, words))
        return book.edited(edits)

    return operation


def hyphens(book: Book, rng: random.Random) -> Book | None:
    """Break words at a part of the line ends in clauses."""
    edits = []
    for low, high in _in_clauses(book):
        for match in re.finditer(
            r"(?<=[a-záéíóúèêç,])\n([ ]*)([a-zéèê]{3,4})(?=[a-záéíóúñèêç]{4})", book.text[low:high]
        ):
            if rng.random() < 0.5:
                edits.append(Edit(low + match.start(), low + match.end(), f" {match[2]}-\n{match[1]}"))
    return book.edited(edits) if edits else None


def double_spaces(book: Book, rng: random.Random) -> Book | None:
    """Two spaces for one here and there, as justified lines have them."""
    edits = []
    for low, high in _in_clauses(book):
        for match in re.finditer(r"(?<=\w) (?=\w)", book.text[low:high]):
            if rng.random() < 0.12:
                edits.append(Edit(low + match.start(), low + match.end(), "  "))
    return book.edited(edits) if edits else None


def first_lines(tab: bool) -> Operation:
    """Indent the first line of each paragraph of a book without lists."""

    def operation(book: Book, rng: random.Random) -> Book | None:
        pad = "\t" if tab else " " * rng.randint(2, 5)
        if any(c.number for u in book.units for c in u.clauses) or re.search(r"^[ \t]+\S", book.text, re.M):
            return None
        firsts = [u.start for u in book.units]
        edits = [
            Edit(low, low, pad)
            for low, high in _paragraphs(book)
            if low > firsts[0] and not any(abs(low - f) < 3 for f in firsts)
        ]
        return book.edited(edits) if edits else None

    return operation


def all_indented(book: Book, rng: random.Random) -> Book | None:
    """Indent the whole text, as a PDF's text layer often is."""
    pad = " " * rng.randint(4, 8)
    edits = []
    for match in re.finditer(r"^(?=[^\n\f])", book.text, re.M):
        if book.text[match.start() : match.start() + 1] != "\f":
            edits.append(Edit(match.start(), match.start(), pad))
    return book.edited(edits)


def tabs(book: Book, rng: random.Random) -> Book | None:
    """A tab behind each item's number, and for the indentation before it."""
    edits = []
    for unit in book.units:
        for at, clause, _ in gaps(unit):
            marker = re.search(r"\n([ ]*)(\(?\w{1,4}[.)]|•)([ ]+)$", book.text[at : clause.start])
            if marker and clause.number is not None:
                edits.append(Edit(at + marker.start(3), clause.start, "\t"))
                if marker[1]:
                    edits.append(Edit(at + marker.start(1), at + marker.end(1), "\t"))
    return book.edited(edits) if edits else None


# -- blank lines


def blank_doubled(book: Book, rng: random.Random) -> Book | None:
    """Two blank lines for one."""
    return book.edited(
        [Edit(m.start(), m.start(), "\n") for m in re.finditer(r"(?<=\n)\n(?=[^\n\f])", book.text)]
    )


def blank_out(book: Book, rng: random.Random) -> Book | None:
    """No blank lines between the clauses of a resolution whose clauses begin with a lead or a sign."""
    edits = []
    for unit in book.units:
        for at, clause, _ in gaps(unit):
            gap = book.text[at : clause.start]
            blank = re.search(r"\n[ ]*\n(?=[ ]*(?:\S{0,40}\s){0,8}\S*\s*$)", gap)
            led = re.search(
                r"\n[ ]*(?:\(?\w{1,4}[.)]|•|[-–*]|[^\n]*(?:resolved|whereas|attendu|considérant|résolu)\b)",
                gap,
                re.I,
            )
            if (
                at != unit.start
                and blank
                and led
                and gap.count("\n\n") == 1
                and not book.holed(at, clause.start)
            ):
                edits.append(Edit(at + blank.start(), at + blank.end(), "\n"))
    return book.edited(edits) if edits else None


def blank_in(book: Book, rng: random.Random) -> Book | None:
    """A blank line between clauses that have none."""
    edits = []
    for unit in book.units:
        for at, clause, _ in gaps(unit):
            gap = book.text[at : clause.start]
            if at != unit.start and gap.count("\n") == 1 and not book.holed(at, clause.start):
                edits.append(Edit(at + gap.index("\n"), at + gap.index("\n"), "\n"))
    return book.edited(edits) if edits else None


# -- markers

_MARKER = re.compile(r"(?:^|\n)[ ]*(?P<marker>\(?(?P<number>\d{1,2}|[a-z])[.)])[ ]+$")
_ROMAN = "i ii iii iv v vi vii viii ix x xi xii".split()
_SHAPES = ("{n})", "({n})", "{n}.", "{a})", "({a})", "{a}.", "{i})", "{i}.", "({i})", "•", "–", "*", "-")


def markers(book: Book, rng: random.Random) -> Book | None:
    """Number the items otherwise, or with bullets, in one way through the text."""
    shape = rng.choice(_SHAPES)
    edits: list[Edit] = []
    numbers: dict[int, str | None] = {}
    for unit in book.units:
        run: list[tuple[Unit, Edit, str]] = []
        for at, clause, _ in gaps(unit):
            if clause.number is None:
                continue
            found = _MARKER.search(book.text[at : clause.start])
            if not found or found["number"] != clause.number or book.holed(at, clause.start):
                return None
            run.append(
                (clause, Edit(at + found.start("marker"), at + found.end("marker"), ""), clause.number)
            )
        for clause, edit, number in run:
            place = int(number) if number.isdigit() else ord(number) - 96
            if place > 12:
                return None
            names = {"n": str(place), "a": chr(96 + place), "i": _ROMAN[place - 1]}
            key = re.search(r"{(\w)}", shape)
            edits.append(replace(edit, words=shape.format(**names)))
            numbers[clause.start] = names[key[1]] if key else None
    if not edits:
        return None
    units = tuple(
        replace(
            u,
            clauses=tuple(
                replace(c, entry={**c.entry, "number": numbers[c.start]}) if c.start in numbers else c
                for c in u.clauses
            ),
        )
        for u in book.units
    )
    return replace(book, units=units).edited(edits)


# -- misread letters, and what stands between resolutions

_MISREAD = (("l", "1"), ("l", "I"), ("rn", "m"), ("m", "rn"), ("o", "0"), ("e", "c"), ("h", "b"), ("ll", "U"))


def misread_letters(book: Book, rng: random.Random) -> Book | None:
    """Misread a letter in one of two hundred words, and in one of each resolution at least; never in the
    first words of a clause, which hold its verb, nor in capitals and numbers."""
    edits = []
    for unit in book.units:
        words = [
            (clause.start + m.start(), m[0])
            for clause in unit.clauses
            for n, m in enumerate(re.finditer(r"[^\s]+", book.text[clause.start : clause.end]))
            if n > 9 and re.fullmatch(r"[a-zé]{4,}", m[0])
        ]
        for at, word in rng.sample(words, min(len(words), max(1, len(words) // 200))):
            fits = [(old, new) for old, new in _MISREAD if old in word]
            if fits and not book.holed(at, at + len(word)):
                old, new = rng.choice(fits)
                edits.append(Edit(at, at + len(word), word.replace(old, new, 1)))
    return book.edited(edits) if edits else None


def between(what: str) -> Operation:
    """Put debate or a roll call between resolutions."""

    def operation(book: Book, rng: random.Random) -> Book | None:
        edits: list[Edit] = []
        for unit, following in pairwise(book.units):
            gap = book.text[unit.end : following.start]
            if not gap.startswith("\n\n") or (what == "debate" and not unit.entry.get("disposition")):
                continue
            if what == "roll call":
                said: Sequence[str] = [wordings.ROLL_CALL[book.language]] if not edits else []
            else:
                said = rng.sample(wordings.DEBATE[book.language], rng.randint(1, 2))
            if said:
                edits.append(Edit(unit.end, unit.end, "".join(f"\n\n{x}" for x in said)))
        return book.edited(edits) if edits else None

    return operation


def front(contents: bool) -> Operation:
    """Put a table of contents, or a printer's note and a foreword, before the first resolution."""

    def operation(book: Book, rng: random.Random) -> Book | None:
        limit = book.units[0].start
        first = re.search(r"\n[ ]*\n", book.text[:limit])
        at = first.end() if first else 0
        if limit == 0 or (not first and limit > 0):
            return None
        said = wordings.FRONT[book.language]
        if contents:
            heads = [h for h in headers(book) or [] if h.title]
            if len(heads) < 2:
                return None
            rows, page = [], rng.randint(3, 9)
            for head in heads:
                row = f"{head.number + '. ' if head.number else ''}{(head.title or '')[:56]} "
                rows.append(f"{row.ljust(66, '.')} {page}")
                page += 1
            said = wordings.CONTENTS[book.language] + "\n\n" + "\n".join(rows)
        return book.edited([Edit(at, at, f"{said}\n\n\n")])

    return operation
