"""Pages of other shapes than even columns: lists, tables beside prose, short last columns, several flows."""

from __future__ import annotations

import io
import random
from collections.abc import Iterable

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from corpus.document import RawItem
from pipeline.readers.pdf import read_pdf
from pipeline.readers.pdf.columns import layout_from_right
from pipeline.readers.pdf.flow import joint
from pipeline.readers.pdf.runs import Run

TOP, LEADING = 440.0, 12.0
LEFT = (
    "The weavers met on a Monday|in the long room, under lamps,|and heard what the mill had|"
    "offered in place of bread, in|words that no one present was|able to repeat afterwards. The|"
    "chair asked for quiet and did|not get it, so she sang until|the benches were still. Then a"
).split("|")
RIGHT = (
    "dyer from the lower shed rose|and counted the fines aloud,|one after another, from a book|"
    "that her mother had kept. They|came to more than the wages of|the whole shed for the winter|"
    "months, and nobody asked for|the vote to be taken twice in|that room or in any other one."
).split("|")
WHOLE = " ".join(LEFT + RIGHT)
Put = tuple[float, float, str, float]


def _column(x: float, lines: Iterable[str], top: float = TOP, size: float = 10.0) -> list[Put]:
    return [(x, top - n * LEADING, line, size) for n, line in enumerate(lines)]


def _rows(put: Iterable[Put]) -> list[Put]:
    return sorted(put, key=lambda p: (-p[1], p[0]))


def _text(put: Iterable[Put]) -> str:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(440, 520))
    for x, y, line, size in put:
        canvas.setFont("Times-Roman", size)
        canvas.drawString(x, y, line)
    canvas.save()
    return " ".join(read_pdf(RawItem("/files/page.pdf", buffer.getvalue()), "pypdf").text.split())


def test_one_column_drawn_in_any_order_is_read_from_top_to_bottom() -> None:
    put = _column(40, [*LEFT, *RIGHT])
    random.Random(4).shuffle(put)
    assert _text(put) == WHOLE


@pytest.mark.parametrize("count", [2, 3])
def test_a_last_column_of_a_few_lines_is_a_column(count: int) -> None:
    put = _column(40, [*LEFT, *RIGHT[:-count]]) + _column(200, RIGHT[-count:])
    assert _text(_rows(put)) == WHOLE


def test_a_table_in_one_column_is_not_mixed_with_the_prose_beside_it() -> None:
    cells = [
        ("Calder", "412", "88.10"),
        ("Ferry", "96", "17.00"),
        ("Mill End", "204", "30.55"),
        ("Quay", "7", "9"),
    ]
    table = [
        (x, TOP - n * LEADING, cell, 10.0)
        for n, row in enumerate(cells)
        for x, cell in zip((40, 100, 140), row, strict=True)
    ]
    put = table + _column(40, LEFT, TOP - 60) + _column(220, RIGHT)
    text = _text(_rows(put))
    assert " ".join(RIGHT) in text
    assert text.index("Quay") < text.index(LEFT[0]) < text.index(RIGHT[0])


def test_a_list_of_contents_is_a_column_beside_an_article() -> None:
    entries = [
        "Bakers 2",
        "Letters 3",
        "Pensions 4",
        "Obituary 6",
        "Branches 7",
        "Accounts 8",
        "Notices 9",
        "Dues 11",
    ]
    listed = [
        (x, TOP - n * 13.4, word, 8.0)
        for n, entry in enumerate(entries)
        for x, word in zip((40, 110), entry.split(), strict=True)
    ]
    text = _text(_rows(listed + _column(150, [*LEFT, *RIGHT])))
    assert WHOLE in text
    assert " ".join(entries) in text


def test_words_set_far_apart_do_not_begin_columns() -> None:
    def spread(x: float, lines: list[str]) -> list[Put]:
        put = []
        for y, line in ((TOP - n * LEADING, line) for n, line in enumerate(lines)):
            words = line.split()
            room = (150 - stringWidth(line.replace(" ", ""), "Times-Roman", 10)) / (len(words) - 1)
            at = x
            for word in words:
                put.append((at, y, word, 10.0))
                at += stringWidth(word, "Times-Roman", 10) + room
        return put

    assert _text(_rows(spread(40, LEFT) + spread(202, RIGHT))) == WHOLE


def test_a_heading_drawn_after_its_text_stands_before_it() -> None:
    put = [*_column(40, LEFT), *_column(220, RIGHT), (40.0, TOP + 24, "The fines of the lower shed", 16.0)]
    assert _text(put) == f"The fines of the lower shed {WHOLE}"


def test_two_texts_in_columns_one_above_the_other_are_read_one_after_the_other() -> None:
    first, second = [*LEFT[:7], "the benches were still."], ["Dyers from the lower shed rose", *RIGHT[1:]]
    above = _column(40, first[:4]) + _column(220, first[4:])
    below = _column(40, second[:4], TOP - 90) + _column(220, second[4:], TOP - 90)
    assert _text(_rows(above + below)) == " ".join([*first, *second])


def test_headings_of_two_lines_side_by_side_end_no_columns() -> None:
    heads = [
        (40.0, TOP, "Bread for the", 14.0),
        (40.0, TOP - 16, "lower shed", 14.0),
        (220.0, TOP, "Fines", 14.0),
    ]
    first, second = [*LEFT[:7], "the benches were still."], ["Dyers from the lower shed rose", *RIGHT[1:]]
    put = heads + _column(40, first, TOP - 44) + _column(220, second, TOP - 44)
    text = _text(_rows(put))
    assert text == f"Bread for the lower shed {' '.join(first)} Fines {' '.join(second)}"


def test_a_quotation_over_both_columns_comes_after_them() -> None:
    put = _column(40, LEFT[:5]) + _column(40, LEFT[5:], TOP - 110)
    put += _column(220, RIGHT[:5]) + _column(220, RIGHT[5:], TOP - 110)
    quote = [(60.0, TOP - 80, "“They came to more than a winter of wages.”", 15.0)]
    assert _text(_rows(put + quote)) == f"{WHOLE} {quote[0][2]}"


def test_what_is_drawn_apart_on_one_line_is_parted_by_a_space() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(440, 520))
    run = canvas.beginText()
    run.setFont("Times-Roman", 10)
    for x, y, cell in (
        (60, 400, "Anna Berg"),
        (240, 400, "Maria Ruiz"),
        (60, 380, "•"),
        (72, 380, "Seven sheds"),
    ):
        run.setTextOrigin(x, y)
        run.textOut(cell)
    canvas.drawText(run)
    canvas.save()
    text = read_pdf(RawItem("/files/names.pdf", buffer.getvalue()), "pypdf").text
    assert "Anna Berg Maria Ruiz" in text
    assert "• Seven sheds" in text


def test_columns_of_right_to_left_script_are_told_by_their_right_edges() -> None:
    right = ["אבג ד הו", "זח ט יכל", "מנס ע פצ", "קרש ת אב", "גדה ו זח"]
    left = ["טיכ ל מנ", "סע פ צקר", "שת א בגד", "הוז ח טי", "כל מ נסע"]
    runs = []
    for n, pair in enumerate(zip(right, left, strict=True)):
        for edge, line in zip((400.0, 200.0), pair, strict=True):
            runs.append(
                Run(
                    line[::-1], edge - 90 - 9 * (n % 4), edge, TOP - n * LEADING, 10.0, False, False, 0, False
                )
            )
    found = [p.text[::-1] for block in layout_from_right(runs).blocks for p in block]
    assert found == right + left


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("up to now 4.715", 1.0),
        ("of the old shed.12", -1.0),
        ("kept aside in 1931.", -1.0),
        ("the end.”", -1.0),
    ],
)
def test_figures_with_a_point_end_no_sentence_and_notes_behind_it_do(before: str, expected: float) -> None:
    assert joint(before, "pesos and a cow") == expected
