"""Running heads where page breaks are lost: told by their set, their place, or by what they say again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pipeline.structure import marks
from pipeline.structure.page_marks import (
    CODE_ALONE,
    CODED,
    DANGLING,
    DASHED,
    DEEP,
    FRONT,
    IN_CAPITALS,
    KIND,
    LEADERS,
    NAMES,
    NOTE,
    NUMBER_AT_EDGE,
    NUMBERED,
    OF_MEETING,
    OPEN_END,
    PAGE,
    PAGE_LAST,
    PAGE_LINE,
    PAGED,
    SURE,
    WIDE,
    mask,
    may_be_head,
)
from pipeline.structure.resolutions.texts.columns import cuts_of

Span = tuple[int, int]
_FAR = 40  # columns from which a number alone is a page's, set to the right
# "Thursday, April 9", under a page's head.
_DAY = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|lunes|martes|mi[ée]rcoles|jueves|viernes|lundi|mardi|mercredi|jeudi|vendredi)\b.{0,40}",
    re.IGNORECASE,
)


def unbroken(lines: list[tuple[int, str]]) -> list[Span]:
    """Running heads of a text whose page breaks are lost: capitals and a page number set far apart, more than
    once."""
    found = [(s, s + len(line)) for s, line in lines if SURE.search(line)]
    wide = [
        (s, s + len(line))
        for s, line in lines
        if NUMBERED.fullmatch(line.strip()) and not LEADERS.search(line)
    ]
    deep = [
        (s, s + len(line))
        for s, line in lines
        if len(line) - len(line.lstrip()) >= DEEP
        and len(line.strip()) < 70
        and PAGE_LAST.search(line.strip())
    ]
    dashed = [(s, s + len(line)) for s, line in lines if DASHED.fullmatch(line.strip())]
    far = [
        (s, s + len(line))
        for s, line in lines
        if line.strip().isdigit() and len(line) - len(line.lstrip()) >= _FAR
    ]  # a page's number set to the right
    alone = _alone(lines)
    return sorted(
        {
            *(found or (wide if len(wide) > 1 else [])),
            *dashed,
            *far,
            *deep,
            *alone,
            *within_sentences(lines),
            *_marks_of_two(lines),
        }
    )


def _alone(lines: list[tuple[int, str]]) -> Iterator[Span]:
    """Heads of one line with a page number, set apart by empty lines, where page breaks are lost: "Page 46 of
    260", or a name with a number at either end that comes again, says again what the document's first lines
    say, or parts a row of reasons."""
    apart = [
        n
        for n in range(1, len(lines) - 1)
        if lines[n - 1][0] + len(lines[n - 1][1]) + 1 < lines[n][0]
        and lines[n][0] + len(lines[n][1]) + 1 < lines[n + 1][0]
    ]
    front = {w.casefold() for _, line in lines[:NAMES] for w in re.findall(r"\w+", line)}
    masks = Counter(mask(lines[n][1]) for n in apart if len(lines[n][1]) <= WIDE)
    for n in apart:
        start, line = lines[n]
        stripped = line.strip()
        if len(stripped) > 100 or LEADERS.search(stripped) or NOTE.match(stripped):
            continue
        if CODED.match(stripped) or CODE_ALONE.fullmatch(stripped) or cuts_of(stripped):
            continue  # a header with who submits beside it: "4-1   HOUSING      Central Council"
        if PAGE.fullmatch(stripped):
            if re.search(r"p|leaf|fo|fe|hoja", stripped, re.IGNORECASE):  # "Page 46 of 260", not "(2014)"
                yield start, start + len(line)
            continue
        signs = (PAGED, NUMBER_AT_EDGE, PAGE_LAST)
        if not (any(s.search(stripped) for s in signs) or IN_CAPITALS.fullmatch(stripped)):
            continue
        if marks.header_of(stripped) or KIND.match(stripped) or not may_be_head(stripped):
            continue
        words = [w.casefold() for w in re.findall(r"[^\W\d_]+", stripped)]
        again = bool(words) and 3 * sum(w in front for w in words) >= 2 * len(words)
        parts = lines[n - 1][1].rstrip().endswith((";", ",", "; and", ", and", "; et", "; y"))
        if masks[mask(line)] > 1 or again or parts or OF_MEETING.search(stripped):
            yield start, start + len(line)


def apart(text: str, lines: list[tuple[int, str]]) -> Iterator[Span]:
    """Heads of two or three lines with their page number, set apart by empty lines, where page breaks are
    lost: between halves of a sentence, or saying again what the document's first lines say."""
    front = {w.casefold() for _, line in lines[:NAMES] for w in re.findall(r"\w+", line)}
    groups: list[list[tuple[int, str]]] = []
    for start, line in lines:
        near = groups and text.count("\n", groups[-1][-1][0] + len(groups[-1][-1][1]), start) == 1
        if near:
            groups[-1].append((start, line))
        else:
            groups.append([(start, line)])
    for above, group, below in zip(groups, groups[1:], groups[2:], strict=False):
        first, last = group[0][1].strip(), group[-1][1].strip()
        if (
            len(group) not in {2, 3}
            or group[0][0] < lines[min(FRONT, len(lines) - 1)][0]
            or not all(
                len(" ".join(t.split())) < 80 and (may_be_head(t) or PAGE.fullmatch(t.strip()))
                for _, t in group
            )
        ):
            continue
        paged = [
            bool(PAGE.fullmatch(t) or PAGED.search(t) or re.search(r"\s[-–—/|•·]\s+\d{1,4}$", t))
            for t in (first, last)
        ]
        if not any(paged):
            continue
        said = re.findall(r"\w+", last if paged[0] else first)
        again = bool(said) and 3 * sum(w.casefold() in front for w in said) >= 2 * len(said)
        left, following = above[-1][1].strip(), below[0][1].strip()
        parted = (
            bool(OPEN_END.search(left))
            and len(left) > 8
            and (following[:1].islower() or DANGLING.search(left) is not None)
        )
        met = any(OF_MEETING.search(t) for _, t in group) and left.endswith((";", ","))
        if again or parted or met:
            yield from ((start, start + len(line)) for start, line in group)


def _marks_of_two(lines: list[tuple[int, str]]) -> Iterator[Span]:
    """A page's number at its foot and the next one's head right under it: "- 211 -" / "212   THIRTEENTH
    CONVENTION", with a line of the day under that."""
    for n in range(len(lines) - 1):
        foot, head = lines[n][1].strip(), lines[n + 1][1].strip()
        number = re.search(r"\d{1,4}", foot) if PAGE.fullmatch(foot) else None
        following = re.match(r"\d{1,4}(?=\s)|.*\s(\d{1,4})$", head)
        if number is None or following is None or len(head) > 100 or not may_be_head(head):
            continue
        if int(following[1] or following[0]) != int(number[0]) + 1:
            continue
        day = n + 2 < len(lines) and _DAY.fullmatch(lines[n + 2][1].strip()) is not None
        yield from ((start, start + len(line)) for start, line in lines[n : n + 2 + day])


def page_lines(lines: list[tuple[int, str]]) -> Iterator[Span]:
    """Lines that are nothing but "Page 32" or "— 33 —", wherever they stand."""
    for start, line in lines:
        if PAGE_LINE.fullmatch(line.strip()) or DASHED.fullmatch(line.strip()):
            yield start, start + len(line)


def within_sentences(lines: list[tuple[int, str]]) -> Iterator[Span]:
    """A page number, with the head beside it, between halves of a sentence, where page breaks are lost."""
    for at, (_, line) in enumerate(lines):
        stripped = line.strip()
        paged = PAGE.fullmatch(stripped) or PAGED.search(stripped) or IN_CAPITALS.fullmatch(stripped)
        if at == 0 or len(stripped) > 100 or not paged:
            continue
        for low, high in ((at, at + 1), (at, at + 2), (at - 1, at + 1)):
            if low < 1 or high >= len(lines) or LEADERS.search(stripped):
                continue
            left, following = lines[low - 1][1].strip(), lines[high][1].strip()
            between = [text for _, text in lines[low:high]]
            if (
                following[:1].islower()
                and (len(left) > 20 or _wrapped(lines, low - 1))
                and OPEN_END.search(left)
                and all(may_be_head(text) for text in between)
            ):
                yield from ((start, start + len(text)) for start, text in lines[low:high])
                break


def _wrapped(lines: list[tuple[int, str]], at: int) -> bool:
    """Whether a short line ends a paragraph of longer ones: "that stand with him / toda"."""
    if at == 0:
        return False
    start, above = lines[at - 1]
    return (
        start + len(above) + 1 == lines[at][0] and len(above.strip()) > 20 and above.rstrip()[-1] not in ".:"
    )
