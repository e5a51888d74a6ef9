"""The lines that a text's blocks are made of, each with where it stands: what the joining of items goes
by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest

from corpus.document import Block, BlockType
from pipeline.structure.marks import plain
from pipeline.structure.resolutions.clauses.signs import WHEREAS, resolved
from pipeline.structure.resolutions.clauses.spoken import BODY_SPEAKS
from pipeline.structure.resolutions.decisions.fact_signs import BOX, BYLINE
from pipeline.structure.resolutions.heads import headers
from pipeline.structure.resolutions.texts import columns, run_ons
from pipeline.structure.resolutions.texts.misread import mended

# A submitter at the end of a motion that the next one's header runs on from: "City Branch8. Ambulances".
_RUN_ON = re.compile(
    r"(?<=[a-zà-ÿ)])(?=\d{1,3}[A-Z]?[.:]\s+[A-ZÀ-Þ][\w’'-]+(?:\s|$)|"
    r"(?:Composite|Motion|Resolution|Emergency\s+Motion)\s+(?:No\.?\s*)?(?:\d|[A-Z]\b))"
)

# The same with a space between, where a whole title with its fate or nothing else follows: "Fenmarsh County
# 42. Solidarity CARRIED". The number of a local, a bill or an article is no header.
_SIGNED = re.compile(
    r"(?P<name>[A-ZÀ-Þ][\w.’'&/-]*(?:\s+(?:of|and|the|de|du|des|et|y|&|[A-ZÀ-Þ][\w.’'&/-]*)){0,7})\s+"
    r"(?=\d{1,3}[A-Z]?\.\s+[A-ZÀ-Þ][\w’',;:() –-]{3,110}$)"
)
# "North West Region MOTION NUMBER 5": the next one's kind and number end the line.
_SIGNED_KIND = re.compile(
    r"[A-ZÀ-Þ][\w.’'&-]*(?:\s+(?:of|and|the|de|du|des|et|y|&|[A-ZÀ-Þ][\w.’'&-]*)){1,7}?\s+"
    r"(?=(?:(?:Composite|Emergency)\s+)?(?:MOTION|COMPOSITE|RESOLUTION|Motion|Composite|Resolution)\s+(?:(?:NUMBER|Number|NO|No)\.?\s+|#\s?)?"
    r"\d{1,3}[A-Z]?$)"
)
_NO_SIGNER = re.compile(
    r"(?:local|locals|no|nos|lodge|branch|article|section|chapter|bill|convention|resolution|motion|composite|"
    r"item|page|rule|part|title|act|room|region|district|number|amendment|nbi|n[°º]|moci[óo]n|resoluci[óo]n|"
    r"r[ée]solution|art[íi]culo|january|february|march|april|may|june|july|august|september|october|november|"
    r"december)\.?$",
    re.IGNORECASE,
)


# What became of a motion, on the line under its title.
_FATE = re.compile(
    r"(?:CARRIED|LOST|DEFEATED|WITHDRAWN|REMITTED|REFERRED|ADOPTED|FELL|PASSED|APPROVED|REJECTED|NOT\s+(?:MOVED|REACHED))"
    r"(?:\s+[A-Z]+){0,4}$"
)


_RULE = re.compile(r"(?:[_=*~–—-]\s?){3,}")  # a line drawn across the page
_SENTENCE = 40  # characters from which a line may be a whole sentence
_GAP = 2  # blanks above which a gap parts columns
_NUMBERED_ROW = re.compile(r"\(?(?P<number>\d{1,2}|[a-z]|[ivx]{1,5})[.)]\s*\|\s*(?=[^|]{12,}$)")
_FATE_WORD = re.compile(r"(?:adopted|referred|defeated|carried|tabled|withdrawn|rejected)\b", re.IGNORECASE)
_END_MARK = re.compile(r"\s*[-–—*#~]{1,3}\s?(?:end|ends|fin|30)\s?[-–—*#~]{1,3}\s*", re.IGNORECASE)
_SHORTEST = 12  # characters of the longest such mark
_NAMED_BRANCH = re.compile(
    r"(?:[A-ZÀ-Þ][\w’'/-]+\s+(?:(?:of|and|the|&)\s+){0,2}){1,8}(?:Branch|Region|District|Group|Forum|Committee|Council|Executive)"
)
# A motion's number and title: "23. Care Workers and Zero Hours".
_COUNTED = re.compile(r"(?P<number>\d{1,3})[A-Z]?\.\s+[A-ZÀ-Þ][^.;:\n]{3,110}(?:\n|$)")
_STEP = 4  # by how much a motion's number may be above another's
_NOTE_SIGN = 2  # letters that the sign of a note may have
_TITLE = 110  # characters that a title stays below


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a block: `text == document.text[start:end]` but for misread leads, which are put right.

    `plain` is without Markdown's signs. `number` and `level` are the block's, on its first line only.
    `indent` is the
    column at which the line begins, a list item's at its number. `blank` says that an empty line stands
    before it,
    `broken` that a page ends or furniture stands there.
    """

    text: str
    plain: str
    start: int
    end: int
    type: BlockType
    first: bool
    number: str | None
    level: int
    indent: int
    page: int | None
    blank: bool
    broken: bool
    column: bool = False  # stands beside the line before it, behind a wide gap


def lines_of(text: str, blocks: Sequence[Block]) -> list[Line]:
    """The lines of sound blocks, empty ones left out."""
    lines: list[Line] = []
    before, page = 0, None
    counted = {int(m["number"]) for b in blocks if (m := _COUNTED.match(b.text))}
    sound = [_no_note(text, b, after, counted) for b, after in zip_longest(blocks, blocks[1:])]
    for block in sound:
        rows = _sentences_apart(block)
        for n, (at, raw, runs_on) in enumerate(_pieces(block)):
            start = at + len(raw) - len(raw.lstrip())
            end = at + len(raw.rstrip())
            if end <= start or _RULE.fullmatch(text, start, end) or _is_end_mark(text, start, end):
                continue
            gap = text[before:start]
            beside = runs_on and not gap.strip(" \t") and len(gap) > _GAP
            lines.append(
                Line(
                    text=mended(text[start:end]),
                    plain=mended(plain(text[start:end])),
                    start=start,
                    end=end,
                    type=block.type,
                    first=n == 0,
                    number=block.number if n == 0 else None,
                    level=block.level if n == 0 else 0,
                    indent=_indent(text, start),
                    page=block.page,
                    blank=gap.count("\n") > 1 or (runs_on and not beside) or rows,
                    broken="\f" in gap
                    or any(
                        piece.strip() and not _RULE.fullmatch(piece.strip())
                        for piece in gap.split("\n")[1:-1]
                    )
                    or (page is not None and block.page is not None and block.page != page),
                    column=beside,
                )
            )
            before, page = end, block.page
    return lines


def _is_end_mark(text: str, start: int, end: int) -> bool:
    """Whether a line says nothing but that the text ends: "- end -", "-30-"."""
    if end - start > _SHORTEST:
        return False
    begin = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    return _END_MARK.fullmatch(text, begin, stop if stop >= 0 else len(text)) is not None


def _sentences_apart(block: Block) -> bool:
    """Whether each line of a block is a whole sentence: then they stand side by side, and no text runs on."""
    rows = [row.strip() for row in block.text.split("\n") if row.strip()]
    if len(rows) < 3 or block.type != "paragraph":
        return False
    return all(len(row) > _SENTENCE and row[0].isupper() and row.endswith((".", ".”", "!")) for row in rows)


def _no_note(text: str, block: Block, following: Block | None, counted: Set[int]) -> Block:
    """A block that was taken for a footnote, but is a line of boxes ("[X] Adopted") or a header ("[27] Rent
    control" over a resolution), as the paragraph that it is; so a "heading" in which a name and the next
    header stand (`counted`: the numbers that other headers have)."""
    if block.type == "heading" and (run_ons.cuts_of(block.text) or _signs_over_header(block.text, counted)):
        return replace(block, type="paragraph")
    number = block.number or ""
    if block.type == "footnote" and number.isalpha() and len(number) > _NOTE_SIGN:  # "[all] ships with arms"
        start = text.rfind("[", max(0, block.start - len(number) - 4), block.start)
        whole = replace(block, type="paragraph", text=text[start : block.end], start=start, number=None)
        return whole if start >= 0 else block
    if block.type == "table_row" and (row := _NUMBERED_ROW.match(block.text)) is not None:
        at = row.end()  # a list laid out as a table: "1. | Reaffirms the goal of …"
        return replace(
            block, type="list_item", number=row["number"], text=block.text[at:], start=block.start + at
        )
    if block.type != "footnote":
        return block
    ticked = BOX.search(text, block.start, block.end) or _FATE_WORD.match(block.text)
    boxes = number.casefold() == "x" and ticked is not None
    first, _, under = block.text.partition("\n")
    under = under.partition("\n")[0].strip() or (following.text.partition("\n")[0] if following else "")
    heads = (
        number.isdigit()
        and len(first) < _TITLE
        and first[:1].isupper()
        and not first.rstrip().endswith((".", ";", ","))
        and bool(WHEREAS.match(under) or resolved(under) or BYLINE.match(under))
    )
    start = text.rfind("[", max(0, block.start - 8), block.start) if boxes or heads else -1
    if start < 0:
        return block
    return replace(block, type="paragraph", text=text[start : block.end], start=start, number=None)


def _signs_over_header(text: str, counted: Set[int]) -> bool:
    """Whether a line is a branch's name with the next motion's number and title behind it: a name that ends
    as a branch's does, or any where a header with a number right below stands elsewhere."""
    signed = _SIGNED.match(text)
    if signed is None:
        return False
    number = int(re.match(r"\d+", text[signed.end() :]).group())  # type: ignore[union-attr]  # _SIGNED has it
    counts_on = any(number - n in counted for n in range(1, _STEP)) and not _NO_SIGNER.search(signed["name"])
    return counts_on or _NAMED_BRANCH.fullmatch(signed["name"].strip()) is not None


def _pieces(block: Block) -> Iterator[tuple[int, str, bool]]:
    """A block's lines with where each begins, cut where a header runs on from the line before it."""
    at = block.start
    rows = block.text.split("\n")
    for raw, following in zip(rows, [*rows[1:], ""], strict=True):
        signed = _SIGNED.match(raw) if len(raw) <= 260 and block.type != "heading" else None
        fated = signed is not None and bool(_FATE.match(following.strip()))
        named = (
            signed
            and (
                fated
                or BODY_SPEAKS.match(following.strip())
                or not _NO_SIGNER.search(signed["name"])
                or _NAMED_BRANCH.fullmatch(signed["name"].strip())
            )
            and not headers.header_of(raw.strip())
        )
        own = [signed.end()] if signed and named else columns.cuts_of(raw)
        if not own and block.type != "heading" and (kind := _SIGNED_KIND.match(raw)) is not None:
            own = [kind.end()]
        own = run_ons.cuts_of(raw) or own
        cuts = [0, *(own or (m.start() for m in _RUN_ON.finditer(raw))), len(raw)]
        for begin, end in pairwise(cuts):
            yield at + begin, raw[begin:end], begin > 0
        at += len(raw) + 1


def _indent(text: str, start: int) -> int:
    """The column of the first sign on the line that holds `start`."""
    begin = max(text.rfind("\n", 0, start), text.rfind("\f", 0, start)) + 1
    line = text[begin:start]
    return len(line) - len(line.lstrip()) if line.strip() else len(line)
