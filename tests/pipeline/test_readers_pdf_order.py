"""What misleads a reader of columns: tables over them, titles drawn last, hyphens of compounds."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

import pytest
from reportlab.pdfgen.canvas import Canvas

from corpus.document import RawItem, Reading
from pipeline.readers.pdf import read_pdf
from pipeline.readers.pdf.initials import with_initial, words_of
from pipeline.readers.pdf.suspicion import is_glued, is_risen
from pipeline.readers.pdf.words import join, vocabulary

LEFT = (
    "The ferry hands met on Monday",
    "under the shed, while the rain",
    "came in from the river side, and",
    "they heard that the owners had",
    "offered nothing but a new clock.",
    "Nobody had asked for a clock. It",
    "was hung in the shed all the same",
    "and has been wrong ever since, so",
)
RIGHT = (
    "that the night watch goes home by",
    "the tide and not by the hour. The",
    "committee wrote to the board and",
    "asked for the third time that the",
    "boats be painted, the ropes be",
    "looked at, and the cook be paid",
    "for the weeks in which there was",
    "no flour and he had cooked air.",
)
WHOLE = " ".join(LEFT + RIGHT)
LEADING = 12

Draw = Callable[[Canvas], None]


def _read(*pages: Draw) -> Reading:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(420, 480))
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return read_pdf(RawItem("/files/ferry.pdf", buffer.getvalue()), "pypdf")


def _put(canvas: Canvas, x: float, y: float, text: str, size: float = 10, font: str = "Times-Roman") -> None:
    canvas.setFont(font, size)
    canvas.drawString(x, y, text)


def _column(canvas: Canvas, x: float, top: float, lines: Sequence[str]) -> None:
    for n, line in enumerate(lines):
        _put(canvas, x, top - n * LEADING, line)


def _rows(canvas: Canvas, top: float) -> None:
    for n in range(len(LEFT)):
        _column(canvas, 40, top - n * LEADING, LEFT[n : n + 1])
        _column(canvas, 220, top - n * LEADING, RIGHT[n : n + 1])


def test_a_table_over_the_columns_does_not_hide_where_they_part() -> None:
    def draw(canvas: Canvas) -> None:
        cells = (("Grade", "Start", "Year", "Later"), ("Deck", "6.15", "6.60", "7.05"))
        for n, row in enumerate(
            (*cells, ("Boiler", "7.40", "7.95", "8.70"), ("Cook", "5.10", "5.40", "5.90"))
        ):
            for x, cell in zip((50, 200, 270, 330), row, strict=True):
                _put(canvas, x, 400 - 14 * n, cell)
        _rows(canvas, 320)

    text = _read(draw).text
    assert WHOLE in text
    assert "Boiler | 7.40 | 7.95 | 8.70" in text


def test_columns_drawn_in_any_order_are_read_from_the_left() -> None:
    def draw(canvas: Canvas) -> None:
        _column(canvas, 220, 385, RIGHT)
        _put(canvas, 40, 400, "The clock in the shed", 12, "Times-Bold")
        _column(canvas, 40, 385, LEFT)

    assert _read(draw).text.replace("\n", " ").endswith(WHOLE)


def test_a_title_drawn_after_its_text_stands_before_it() -> None:
    def draw(canvas: Canvas) -> None:
        _column(canvas, 40, 400, LEFT + RIGHT)
        _put(canvas, 40, 425, "The clock in the shed", 16, "Times-Bold")

    assert _read(draw).text.startswith("The clock in the shed")
    assert is_risen([(400 - 12 * n, 10.0) for n in range(8)] + [(425.0, 16.0)])
    assert not is_risen([(425.0, 16.0)] + [(400 - 12 * n, 10.0) for n in range(8)])


def test_where_an_article_goes_on_is_no_caption() -> None:
    def draw(canvas: Canvas) -> None:
        _rows(canvas, 400)
        _put(canvas, 320, 270, "Continued on page 2", 9, "Times-Italic")

    kinds = {block.type for block in _read(draw).blocks}
    assert "caption" not in kinds


def test_a_ruled_table_within_a_column_is_no_box() -> None:
    def draw(canvas: Canvas) -> None:
        _column(canvas, 40, 400, LEFT)
        rows = (("North Shore", "6.10"), ("Old Mole", "6.50"), ("Mill Wharf", "7.40"))
        for n, row in enumerate(rows):
            for x, cell in zip((224, 304), row, strict=True):
                _put(canvas, x, 396 - 20 * n, cell, 9)
        for y in (412, 392, 372, 352):
            canvas.line(220, y, 380, y)
        for x in (220, 300, 380):
            canvas.line(x, 412, x, 352)
        _column(canvas, 220, 330, RIGHT)

    text = " ".join(_read(draw).text.split())
    assert "North Shore 6.10 Old Mole 6.50 Mill Wharf 7.40" in text
    assert WHOLE in text


def test_heads_whose_number_changes_sides_are_one_head() -> None:
    def page(number: int) -> Draw:
        def draw(canvas: Canvas) -> None:
            head = f"{number} THE FERRY HAND" if number % 2 else f"THE FERRY HAND {number}"
            _put(canvas, 40, 455, head, 10)
            _rows(canvas, 400)

        return draw

    reading = _read(page(7), page(8))
    assert "FERRY HAND" not in reading.text
    assert [head.strip(" 78") for head in reading.furniture] == ["THE FERRY HAND"]


def test_a_hyphen_stays_where_the_document_breaks_no_words() -> None:
    lines = ["the ferry hands met on the quay", "and heard the report of the chair"] * 15
    kept = vocabulary([*lines, "and they asked for an eight-", "hour day on all of the boats there"])
    assert not kept.breaks
    assert join("for an eight-", "hour day", kept) == "for an eight-hour day"
    broken = vocabulary([*lines, "and they all heard the state-", "ment of the owners about the boats"])
    assert broken.breaks
    assert join("the state-", "ment of", broken) == "the statement of"


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("all thirty-", "four of them", "all thirty-four of them"),
        ("et quatre-", "vingt-sept voix", "et quatre-vingt-sept voix"),
        ("the rank-and-", "file body", "the rank-and-file body"),
        ("à Bressuire-le-", "neuf", "à Bressuire-le-neuf"),
        ("the locked-", "out men", "the locked-out men"),
        ("the foot-", "path", "the footpath"),
        ("celui-", "ci", "celui-ci"),
    ],
)
def test_compounds_of_closed_lists_keep_their_hyphen(before: str, after: str, joined: str) -> None:
    assert join(before, after, vocabulary([])) == joined


def test_a_plural_tells_how_a_word_is_written() -> None:
    assert join("a loom-", "fixer", vocabulary(["two loom-fixers"])) == "a loom-fixer"


def test_a_drop_capital_may_be_a_word() -> None:
    words = words_of(["was there when the lamp was lit, and long before", "he was"])
    assert with_initial("I", "was there when", words) == "I was there when"
    assert with_initial("T", "he was", words) == "The was"
    assert with_initial("A", "long the quay", words_of(["long long"])) == "Along the quay"


def test_words_without_spaces_are_noticed() -> None:
    assert is_glued(["Thereadingroomonthequayisopen fromfiveuntilten", "andnoquestions willberaised"])
    assert not is_glued(["The reading room on the quay is open from five", "until ten"])
    assert not is_glued([])
