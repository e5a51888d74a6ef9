"""Tables of a page: rows of short cells one after another, which no gutter may part."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import replace

from pipeline.readers.pdf.pieces import Piece

CELLS = " | "
"""What stands between the cells of a row."""


def tables_of(page: Sequence[Piece]) -> set[int]:
    """The pieces of tables: rows of short cells, one after another."""
    rows = baselines(page)
    found: set[int] = set()
    run: list[int] = []
    for n, row in enumerate([*rows, []]):
        near = not run or (row and rows[run[-1]][0].y - row[0].y < 2.6 * row[0].size)
        if row and near and _is_row(row):
            run.append(n)
            continue
        if len(run) >= 3:
            # The head of a table, its last line: set a little otherwise, in the same columns.
            before, after = run[0] - 1, run[-1] + 1
            run += [k for k in (before, after) if 0 <= k < len(rows) and _aligned(rows[k], rows, run)]
            found |= {p.index for k in run for p in rows[k]}
        run = [n] if row and _is_row(row) else []
    return found


def baselines(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces by their baselines from top to bottom, each row from left to right."""
    rows: list[list[Piece]] = []
    for p in sorted(pieces, key=lambda p: (-p.y, p.x0)):
        if rows and abs(rows[-1][0].y - p.y) <= 0.2 * p.size:
            rows[-1].append(p)
        else:
            rows.append([p])
    return [sorted(row, key=lambda p: p.x0) for row in rows]


def _aligned(row: Sequence[Piece], rows: Sequence[Sequence[Piece]], run: Sequence[int]) -> bool:
    """Whether a line next to a table's rows has its cells where they have theirs."""
    near = rows[run[0] if row[0].y > rows[run[0]][0].y else run[-1]]
    if len(row) != len(near) or abs(row[0].y - near[0].y) > 3 * near[0].size:
        return False
    return all(
        min(abs(p.x0 - q.x0), abs(p.x1 - q.x1)) < 3 or (p.x0 < q.x1 and q.x0 < p.x1)
        for p, q in zip(row, near, strict=True)
    )


def _is_row(row: Sequence[Piece]) -> bool:
    """Whether what stands on one baseline looks like a table's row: cells of few words, far apart."""
    if len(row) < 2 or statistics.mean(len(p.text.split()) for p in row) > 2.7:
        return False
    extent = max(p.x1 for p in row) - min(p.x0 for p in row)
    return sum(p.x1 - p.x0 for p in row) < 0.6 * extent


def rows_of(pieces: Sequence[Piece]) -> list[Piece]:
    """The rows of a table from top to bottom, their cells parted by a bar."""
    rows: list[Piece] = []
    for p in (p for row in baselines(pieces) for p in row):
        before = rows[-1] if rows else None
        if before and before.y - p.y <= 0.35 * min(before.size, p.size) and p.x0 >= before.x1:
            first = min(before.index, p.index)
            rows[-1] = replace(before, text=f"{before.text}{CELLS}{p.text}", x1=p.x1, index=first)
        else:
            rows.append(p)
    return rows
