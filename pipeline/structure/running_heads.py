"""Running heads and page numbers of a text file that has page breaks: what stands at the edges of its pages.

A PDF's reader takes its own away; a text file stays as it is, so here they are told from the text, by their
place beside a form feed together with their set: wide gaps between the pieces, a page number, or coming
again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from corpus.document import Block
from pipeline.structure import marks
from pipeline.structure.lost_page_breaks import apart, page_lines, unbroken, within_sentences
from pipeline.structure.page_marks import (
    AGAIN,
    ANY_NUMBER,
    AROUND,
    BOX,
    CODED,
    DANGLING,
    DEEP,
    EDGE,
    FRONT,
    FULL,
    GAP,
    IN_CAPITALS,
    ITEM,
    KIND,
    LAST_PAGE,
    LEADERS,
    LISTED,
    NOTE,
    NUMBER_AT_EDGE,
    NUMBER_FIRST,
    OF_MEETING,
    OPEN_END,
    PAGE,
    PAGED,
    SMALL,
    mask,
    may_be_head,
)

Span = tuple[int, int]


def running_heads(text: str) -> list[Span]:
    """The spans of the lines that are running heads or page numbers, in order; none without page breaks."""
    pages = [[(start, line) for start, line in page if line.strip()] for page in _pages(text)]
    if len(pages) < 2:
        if not pages or not pages[0]:
            return []
        start, last = pages[0][-1]
        number = [(start, start + len(last))] if len(pages[0]) > 1 and _is_last_number(last) else []
        return sorted({*unbroken(pages[0]), *apart(text, pages[0]), *page_lines(pages[0]), *number})
    edges = [line for page in pages for _, line in (*page[:EDGE], *page[EDGE:][-EDGE:])]
    # What stands at an edge of a page or two of many may be anything; a head stands on a good part of them.
    least = max(2, len(pages) // 4)
    often = Counter({m: n for m, n in Counter(mask(line) for line in edges).items() if n >= least})
    found: list[Span] = []
    own = _headers_within(pages)
    for n, page in enumerate(pages):
        top = _run(_before_header(page[:EDGE], own, often), often, first=n == 0)
        rest = page[len(top) :]
        foot = _before_header(list(reversed(rest[-EDGE:])), own, often)
        bottom = _run(foot, often, first=False) if n < len(pages) - 1 else []
        if (
            n == len(pages) - 1
            and rest
            and (_is_last_number(rest[-1][1]) or _ends_pages(rest[-1][1], pages, often))
        ):
            bottom = rest[-1:]
        found += [(start, start + len(line)) for start, line in (*top, *reversed(bottom))]
    found += [*_interrupting(pages), *_named_above(text, pages)]
    marked = [span for page in pages for span in page_lines(page)]
    return sorted({*found, *marked, *_unmarked(text, pages, found)})


def _unmarked(text: str, pages: list[list[tuple[int, str]]], found: list[Span]) -> Iterator[Span]:
    """Heads within pages, where one page break of several is lost: what says again what the heads that are
    known say, or the document's first lines."""
    heads = " ".join([*(text[s:e] for s, e in found), *(line for _, line in pages[0][:FRONT])])
    known = {w.casefold() for w in re.findall(r"\w+", heads)}
    for page in pages:
        for start, end in (*within_sentences(page), *apart(text, page)):
            words = [w.casefold() for w in re.findall(r"[^\W\d_]+", text[start:end])]
            if 3 * sum(w in known for w in words) >= 2 * len(words):
                yield start, end


def _is_last_number(line: str) -> bool:
    """Whether a text's last line is its page's number, centred or set to the right."""
    deep = len(line) - len(line.lstrip()) >= DEEP
    return LAST_PAGE.fullmatch(line) is not None or (PAGE.fullmatch(line.strip()) is not None and deep)


def _ends_pages(line: str, pages: list[list[tuple[int, str]]], often: Counter[str]) -> bool:
    """Whether a text's last line is the foot of its last page: as on the others, or the next number."""
    stripped = line.strip()
    if PAGED.search(stripped) and not marks.header_of(stripped):
        return often[mask(line)] > 1
    numbers = {
        int(m.group())
        for page in pages
        for _, x in (*page[:EDGE], *page[-EDGE:])
        for m in ANY_NUMBER.finditer(x)
    }
    return stripped.isdigit() and int(stripped) - 1 in numbers


def _headers_within(pages: list[list[tuple[int, str]]]) -> frozenset[str]:
    """The shapes of the numbers ("#.", "C-#") that stand before titles within the pages, more than once."""
    lines = (line for page in pages for _, line in page[EDGE:-EDGE])
    within = Counter(shape for line in lines if (shape := _numbered_as(line)))
    return frozenset(shape for shape, n in within.items() if n > 1)


def _numbered_as(line: str) -> str | None:
    """The shape of the number that a line begins with, before large letters; None for any other line."""
    match = NUMBER_FIRST.match(line)
    return re.sub(r"\d+[A-Z]?", "#", match["number"]) if match else None


def _before_header(
    lines: list[tuple[int, str]], own: frozenset[str], often: Counter[str]
) -> list[tuple[int, str]]:
    """The lines at a page's edge up to one that is numbered as the text's own headers are."""
    for n, (_, line) in enumerate(lines):
        if (shape := _numbered_as(line)) and shape in own and often[mask(line)] < AGAIN:
            return lines[:n]
    return lines


def _named_above(text: str, pages: list[list[tuple[int, str]]]) -> Iterator[Span]:
    """Lines at the top of a page that say again what the document's first lines say: its own name and
    meeting."""
    top = [x for _, x in pages[0][:FRONT] if len(x.strip()) < 2 * FULL and not LEADERS.search(x)]
    front = {w.casefold() for line in top for w in re.findall(r"\w+", line)}
    for page in pages[1:]:
        if len(page) < 2 or _begins((*page[0], False), (*page[1], False)):
            continue
        start, line = page[0]
        stripped = line.strip()
        acronyms = not stripped.isupper()  # among small letters short capitals are a name's
        words = [
            w for w in re.findall(r"\w+", stripped) if not (acronyms and w.isupper() and 2 <= len(w) <= 6)
        ]
        said = len(words) > 1 or text[start + len(line) :].startswith(("\n\n", "\n \n"))
        if (
            said
            and words
            and len(stripped) < 80
            and may_be_head(stripped)
            and not marks.header_of(stripped)
            and not NOTE.match(stripped)
            and (all(w.casefold() in front for w in words) or OF_MEETING.search(stripped))
        ):
            yield start, start + len(line)


def without_running_heads(text: str, blocks: list[Block]) -> list[Block]:
    """The blocks with running heads cut out of them: what stood before and after one are two blocks."""
    heads = running_heads(text)
    if not heads:
        return blocks
    kept: list[Block] = []
    for block in blocks:
        at = block.start
        inside = [(s, e) for s, e in heads if s < block.end and e > block.start]
        for start, end in [*inside, (block.end, block.end)]:
            body = text[at : max(at, start)]
            left, right = len(body) - len(body.lstrip()), len(body.rstrip())
            if right > left:
                first = at == block.start
                kept.append(
                    Block(
                        block.type if first or block.type != "list_item" else "paragraph",
                        body[left:right],
                        at + left,
                        at + right,
                        block.page,
                        block.number if first else None,
                        block.level if first else 0,
                    )
                )
            at = max(at, end)
    return kept


def _interrupting(pages: list[list[tuple[int, str]]]) -> Iterator[Span]:
    """Heads that stand once: lines at a page's edge between two halves of a sentence.

    At most three lines, of which the last word before them was left open and the first after goes on in lower
    case, or after a word that needs another; one of them tells a page or holds no verb's sentence.
    """
    for before, after in pairwise(pages):
        lines = [*((*x, True) for x in before[-AROUND:]), *((*x, False) for x in after[:AROUND])]
        edge = len(before[-AROUND:])
        for low in range(edge, max(edge - 3, 0), -1):  # how much of the page above may belong to the head
            if low == 0 or not OPEN_END.search(lines[low - 1][1].strip()):
                continue
            if low < edge and _runs_on(lines[low - 1], lines[low]):
                continue
            places = [n for n in range(edge, min(edge + 3, len(lines))) if _goes_on(lines, low, n)]
            small = [n for n in places if lines[n][1].strip()[:1].islower()]
            high = next(iter(small or places), None)
            if high is not None and high > edge and _begins(lines[high - 1], lines[high]):
                continue
            if high is not None and high > low and all(may_be_head(line) for _, line, _ in lines[low:high]):
                yield from ((start, start + len(line)) for start, line, _ in lines[low:high])
                break


def _runs_on(above: tuple[int, str, bool], line: tuple[int, str, bool]) -> bool:
    """Whether a full line right under another goes on with its paragraph."""
    near = above[0] + len(above[1]) + 1 == line[0]
    stripped = line[1].strip()
    return near and len(stripped) > FULL and not GAP.search(stripped) and not PAGED.search(stripped)


def _begins(above: tuple[int, str, bool], line: tuple[int, str, bool]) -> bool:
    """Whether a full line runs on into the one right under it: the beginning of a paragraph, no head."""
    start, text, _ = above
    near = start + len(text) + 1 == line[0]
    if IN_CAPITALS.fullmatch(text.strip()):
        return False
    long = len(text.strip()) > FULL and not GAP.search(text.strip()) and not PAGED.search(text.strip())
    return near and (long or bool(marks.WHEREAS.match(text.strip()) or marks.RESOLVED.match(text.strip())))


def _goes_on(lines: list[tuple[int, str, bool]], low: int, high: int) -> bool:
    """Whether the sentence that was left open above goes on in a line."""
    following = lines[high][1].strip()
    left = lines[low - 1][1].strip()
    if (
        PAGE.fullmatch(following)
        or PAGED.search(following)
        or (following.isupper() and not left.isupper() and len(following) > 8)
    ):
        return False  # a line in capitals goes on with no sentence in small letters
    return following[:1].islower() or (high > low and DANGLING.search(left) is not None)


def _pages(text: str) -> Iterator[list[tuple[int, str]]]:
    """The lines of each page with their starts; a form feed ends a page."""
    at = 0
    for page in text.split("\f"):
        lines: list[tuple[int, str]] = []
        start = at
        for line in page.split("\n"):
            lines.append((start, line))
            start += len(line) + 1
        at += len(page) + 1
        yield lines


def _run(lines: list[tuple[int, str]], often: Counter[str], *, first: bool) -> list[tuple[int, str]]:
    """The lines from a page's edge inwards that are running heads."""
    found: list[tuple[int, str]] = []
    for start, line in lines:
        if not _is_head(line, often, first=first):
            break
        found.append((start, line))
    return found


def _is_head(line: str, often: Counter[str], *, first: bool) -> bool:
    stripped = line.strip()
    if (
        len(stripped) > 140
        or LEADERS.search(stripped)
        or marks.RESOLVED.match(stripped)
        or BOX.search(stripped)
        or (ITEM.match(stripped) and not PAGED.search(stripped))
    ):
        return False
    if PAGE.fullmatch(stripped):
        return not first
    if NOTE.match(stripped) or LISTED.match(stripped):
        return False
    if first:  # the first page's title is no running head unless it looks like the others
        return bool(GAP.search(stripped)) and (bool(PAGED.search(stripped)) or often[mask(line)] > 1)
    if marks.header_of(stripped) and not PAGED.search(stripped):
        return False
    if KIND.match(stripped) and not PAGED.search(stripped) and often[mask(line)] < AGAIN:
        return False  # "No. 79        MEDICAL INSURANCE"
    if re.match(r"\d{1,3}[A-Z]?[.)]\s\S", stripped) and not GAP.search(stripped):
        return False  # a numbered title
    if CODED.match(stripped) and not PAGED.search(stripped) and often[mask(line)] < 2:
        return False
    deep = len(line) - len(line.lstrip(" \f")) >= DEEP
    if deep and len(stripped) < 90 and NUMBER_AT_EDGE.search(stripped) and not stripped.endswith((".", ";")):
        return True
    return (
        bool(GAP.search(stripped))
        or bool(PAGED.search(stripped))
        or (deep and often[mask(line)] > 1)
        or (
            (_reads_as_head(stripped) or often[mask(line)] > AGAIN)
            and often[mask(line)] > 1
            and len(stripped) < 90
            and not stripped.endswith((".", ";", ":", ","))
        )
    )


def _reads_as_head(line: str) -> bool:
    """Whether a line that comes again can be a head: not the first or last of a paragraph, which begins small
    or runs on in small letters."""
    words = [w for w in line.split() if w[0].isalpha()]
    if not words or line[:1].islower() or marks.WHEREAS.match(line) or marks.RESOLVED.match(line):
        return bool(words) is False
    large = sum(w[0].isupper() or w.casefold() in SMALL for w in words)
    return len(line) <= FULL or 5 * large >= 3 * len(words)
