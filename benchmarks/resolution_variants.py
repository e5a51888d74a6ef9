"""How well resolutions are read where a text of the tuning set is printed or worded otherwise.

A parser that is right on a text should be right on it when the printer wraps it otherwise, when a page breaks
elsewhere, and when a union writes "Motion carried." for "Adopted." Each operation makes a variant of each
text it can be applied to; figures come out per operation.

Run it with `python -m benchmarks.resolution_variants [--operation NAME] [--folder former3] [--seed N]
[--most N] [--detail]`; `--detail` tells what a variant lost that its original had right. `--show NAME
OPERATION` prints a variant.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Iterable, Iterator, Sequence

from benchmarks import resolution_wordings as wordings
from benchmarks.resolution_books import Book, books, join
from benchmarks.resolution_operations import (
    Operation,
    disposition,
    disposition_added,
    disposition_moved,
    header_dress,
    misread,
    resolved,
    submitter,
    title_dress,
    whereas,
)
from benchmarks.resolution_pages import (
    all_indented,
    between,
    blank_doubled,
    blank_in,
    blank_out,
    double_spaces,
    first_lines,
    front,
    hyphens,
    markers,
    misread_letters,
    other_heads,
    page_break,
    tabs,
    wrapped,
)
from benchmarks.resolutions import Figures, Tally, measure
from tests.quality.resolution_gold import FOLDERS

# Facts that an operation may put at risk; what else is wrong with facts is not told.
_FACTS = ("title", "submitters", "referred_to")
_SILENT = (
    *("form", "committee", "covers", "subsumed_by", "struck", "inserted", "lead lost"),
    *("ordinal", "organization", "stance", "target"),
)

OPERATIONS: dict[str, Operation] = {
    "wrap 55": wrapped(55),
    "wrap 65": wrapped(65),
    "wrap 80": wrapped(80),
    "wrap none": wrapped(0),
    "hyphens": hyphens,
    "double spaces": double_spaces,
    "first lines indented": first_lines(tab=False),
    "first lines with tabs": first_lines(tab=True),
    "all indented": all_indented,
    "tabs": tabs,
    "blank lines doubled": blank_doubled,
    "blank lines out": blank_out,
    "blank lines in": blank_in,
    "markers": markers,
    "misread letters": misread_letters,
    "debate": between("debate"),
    "roll call": between("roll call"),
    "contents": front(contents=True),
    "front matter": front(contents=False),
    "head in clause": page_break("clause", feed=True),
    "head in clause, no feed": page_break("clause", feed=False),
    "head between clauses": page_break("between", feed=True),
    "head between clauses, no feed": page_break("between", feed=False),
    "head under header": page_break("header", feed=True),
    "other heads": other_heads,
    "whereas": whereas,
    "resolved": resolved(),
    "resolved on its own line": resolved("own line"),
    "resolved broken": resolved("broken"),
    "leads misread": misread,
    "disposition": disposition,
    "disposition added": disposition_added,
    "disposition under title": disposition_moved("under"),
    "disposition behind title": disposition_moved("behind"),
    "submitter": submitter(),
    "submitter under title": submitter("under"),
    "submitter above title": submitter("above"),
    "submitter at the end": submitter("end"),
    "header": header_dress(wordings.HEADERS),
    "header, number below": header_dress(wordings.HEADERS_BELOW),
    "title capitals": title_dress("capitals"),
    "title quoted": title_dress("quoted"),
    "title underlined": title_dress("underlined"),
    "title centred": title_dress("centred"),
}
# How often an operation with a large pool is drawn for each text.
DRAWS = {
    "disposition": 3,
    "resolved": 2,
    "header": 3,
    "submitter": 2,
    "whereas": 2,
    "disposition added": 2,
    "markers": 2,
}


def variant(book: Book, name: str, seed: int) -> Book | None:
    """The text after an operation, the same for the same seed; None where it can't be applied."""
    return OPERATIONS[name](book, random.Random(f"{book.name} {name} {seed}"))


def joined(texts: Sequence[Book], seed: int) -> Iterator[tuple[tuple[Book, ...], Book]]:
    """Two or three texts of a form and a language as one book, in the order of their folders."""
    rng = random.Random(f"joined {seed}")
    forms: dict[tuple[str, str], list[Book]] = {}
    for book in texts:
        forms.setdefault((book.form, book.language), []).append(book)
    for alike in forms.values():
        rng.shuffle(alike)
        while len(alike) > 1:
            taken = tuple(alike.pop() for _ in range(min(len(alike), 2 if len(alike) % 3 else 3)))
            yield taken, join(taken, "\n\n\n")


def _sample(texts: Sequence[Book], name: str, seed: int, most: int) -> list[Book]:
    """At most so many texts, others for each operation and seed."""
    return random.Random(f"{name} {seed}").sample(texts, min(most, len(texts)))


def _variants(texts: Iterable[Book], name: str, seed: int) -> Iterator[tuple[Book, Book]]:
    for book in texts:
        seen = set()
        for draw in range(DRAWS.get(name, 1)):
            made = variant(book, name, 100 * seed + draw)
            if made and made.text != book.text and made.text not in seen:
                seen.add(made.text)
                yield book, made


def _wrong(figures: Figures) -> list[str]:
    """What went wrong that counts here."""
    return [w for w in figures.wrong if not any(f": {fact} " in w for fact in _SILENT)]


def _place(book: Book, wrong: str) -> str:
    """How the resolution begins and ends of which something went wrong, where that may be why."""
    named = re.match(re.escape(book.name) + r" no\. (\S+): (?!verb)", wrong)
    unit = next((u for u in book.units if named and named[1] == str(u.number)), None)
    if unit is None:
        return ""
    words = book.words(unit.start, unit.end)
    return f"   <{words[:50]} … {words[-70:]}>"


class _Row:
    """The sums of an operation over its variants."""

    def __init__(self) -> None:
        self.variants = self.broken = 0
        self.clauses = Tally()
        self.tallies = {key: Tally() for key in ("split", "decided", "verbs", *_FACTS)}

    def add(self, figures: Figures) -> None:
        """Adds a variant's figures."""
        self.variants += 1
        measured = {k: getattr(figures, k) for k in ("split", "decided", "verbs")}
        for key, tally in {**measured, **{k: figures.facts.get(k, Tally()) for k in _FACTS}}.items():
            self.tallies[key].right += tally.right
            self.tallies[key].wanted += tally.wanted
        self.clauses.right += figures.clauses.right
        self.clauses.wanted += figures.clauses.wanted
        self.clauses.given += figures.clauses.given

    def line(self, name: str) -> str:
        """The sums as a row of the table."""
        shares = (
            self.tallies["split"].share,
            self.clauses.f1,
            *(t.share for k, t in self.tallies.items() if k != "split"),
        )
        return f"{name:<32}{self.variants:5}{self.broken:7}" + "".join(f"{s:8.3f}" for s in shares)


def run(
    texts: Sequence[Book], names: Sequence[str], seed: int, *, detail: bool, most: int = 100
) -> Iterator[str]:
    """The lines of the table, and after each row what its variants newly lost."""
    yield f"{'operation':<32}{'texts':>5}{'broken':>7}   split      F1 decided   verbs   title  subm.  ref'd"
    before: dict[str, set[str]] = {}
    sums = _Row()
    for name in names:
        row = _Row()
        lost: list[str] = []
        for book, made in _variants(_sample(texts, name, seed, most), name, seed) if name != "joined" else ():
            if book.text not in before:
                before[book.text] = set(_wrong(measure([book.gold()])))
            figures = measure([made.gold()])
            row.add(figures)
            sums.add(figures)
            new = [w for w in _wrong(figures) if w not in before[book.text]]
            if new and not any(": missed" in w or "split as" in w for w in before[book.text]):
                row.broken += 1
                sums.broken += 1
                lost += [f"    [{name}] {w}{_place(made, w)}" for w in new]
        if name != "joined":
            yield row.line(name)
        if detail:
            yield from lost
    if "joined" in names:
        row = _Row()
        lost = []
        for parts, made in joined(texts, seed):
            known = set().union(*(_wrong(measure([p.gold()])) for p in parts))
            own = [re.sub(r"^[^:]*?( no\.|:)", r"\1", w) for w in known]
            figures = measure([made.gold()])
            row.add(figures)
            sums.add(figures)
            new = [w for w in _wrong(figures) if re.sub(r"^[^:]*?( no\.|:)", r"\1", w) not in own]
            row.broken += bool(new)
            sums.broken += bool(new)
            lost += [f"    [joined] {w}{_place(made, w)}" for w in new]
        yield row.line("joined")
        if detail:
            yield from lost
    yield sums.line("all")


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints the table, or one variant."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--operation", choices=[*OPERATIONS, "joined"], action="append")
    parser.add_argument("--folder", choices=FOLDERS["tuning"], action="append")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--most", type=int, default=100, help="texts for each operation")
    parser.add_argument("--detail", action="store_true")
    parser.add_argument("--show", nargs=2, metavar=("NAME", "OPERATION"))
    asked = parser.parse_args(arguments)
    texts = [b for folder in asked.folder or FOLDERS["tuning"] for b in books(folder)]
    if asked.show:
        if asked.show[1] == "joined":
            shown = [m for parts, m in joined(texts, asked.seed) if asked.show[0] in m.name.split("+")]
            print(*(m.text for m in shown), sep="\n")
            return
        for book in texts:
            if book.name == asked.show[0] and (made := variant(book, asked.show[1], 100 * asked.seed)):
                print(made.text)
        return
    for line in run(
        texts, asked.operation or [*OPERATIONS, "joined"], asked.seed, detail=asked.detail, most=asked.most
    ):
        print(line, flush=True)


if __name__ == "__main__":
    main()
