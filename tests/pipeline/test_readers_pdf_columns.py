"""Columns of PDFs, read one after the other however they were drawn; boxes, notes, captions, heads apart."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from corpus.document import RawItem, Reading
from corpus.errors import ReadError
from pipeline.readers.pdf import read_pdf
from pipeline.readers.pdf.columns import layout
from pipeline.readers.pdf.flow import joint
from pipeline.readers.pdf.lines import logical
from pipeline.readers.pdf.pieces import Piece

WIDTH, HEIGHT, LEADING = 420, 480, 12
COLUMNS = (
    "The harbour hands met on a|Thursday in the old hall, by|lamp light, and heard how the|"
    "store had paid its way at last,|which surprised nobody who|had seen the price of flour",
    "rise week after week. A letter|from the river branch asked for|stoves and boots, and it was|"
    "answered with a cart of both|before the frost came down|upon the tents by the mill.",
)
LEFT, RIGHT = (column.split("|") for column in COLUMNS)
WHOLE = " ".join(LEFT + RIGHT)


def _pdf(*pages: Callable[[Canvas], None]) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(WIDTH, HEIGHT))
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _put(canvas: Canvas, x: float, y: float, text: str, size: float = 10, font: str = "Times-Roman") -> None:
    canvas.setFont(font, size)
    canvas.drawString(x, y, text)


def _rows(canvas: Canvas, top: float = 400) -> None:
    for n, pair in enumerate(zip(LEFT, RIGHT, strict=True)):
        for x, line in zip((40, 220), pair, strict=True):
            _put(canvas, x, top - n * LEADING, line)


def _read(data: bytes, engine: str = "pypdf") -> Reading:
    return read_pdf(RawItem("/files/bulletin.pdf", data), engine)


def test_columns_drawn_line_by_line_across_are_read_one_after_the_other() -> None:
    assert _read(_pdf(_rows)).text == WHOLE


def test_pdfium_reads_every_word_when_it_is_asked_to() -> None:
    reading = _read(_pdf(_rows), "pdfium")
    assert sorted(reading.text.split()) == sorted(WHOLE.split())
    assert "pypdfium2" in reading.reader


def test_columns_in_one_text_object_are_told_apart() -> None:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText()
        text.setFont("Times-Roman", 10)
        for n, pair in enumerate(zip(LEFT, RIGHT, strict=True)):
            for x, line in zip((40, 220), pair, strict=True):
                text.setTextOrigin(x, 400 - n * LEADING)
                text.textOut(line)
        canvas.drawText(text)

    assert _read(_pdf(draw)).text == WHOLE


def test_the_right_column_drawn_first_is_read_second() -> None:
    def draw(canvas: Canvas) -> None:
        for x, lines in ((220, RIGHT), (40, LEFT)):
            for n, line in enumerate(lines):
                _put(canvas, x, 400 - n * LEADING, line)

    assert _read(_pdf(draw)).text == WHOLE


def test_a_page_that_is_turned_is_read_as_it_is_seen() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(90)
        canvas.translate(WIDTH, 0)
        canvas.rotate(90)
        _rows(canvas, 380)

    assert _read(_pdf(draw)).text == WHOLE


def test_a_heading_over_both_columns_stands_before_them() -> None:
    def draw(canvas: Canvas) -> None:
        _rows(canvas, 420)
        _put(canvas, 40, 300, "Dues", 16, "Times-Bold")
        _rows(canvas, 280)

    blocks = _read(_pdf(draw)).blocks
    assert [b.text for b in blocks if b.type == "heading"] == ["Dues"]
    assert [b.text for b in blocks] == [WHOLE, "Dues", WHOLE]


def test_a_note_at_the_foot_and_its_mark() -> None:
    def draw(canvas: Canvas) -> None:
        for n, line in enumerate(LEFT):
            _put(canvas, 40, 400 - n * LEADING, line)
        end = 40 + canvas.stringWidth(LEFT[-1], "Times-Roman", 10)
        _put(canvas, end, 400 - 5 * LEADING + 3.5, "1", 6)
        _put(canvas, 40, 90, "1 The accounts were seen by two members.", 8)

    blocks = _read(_pdf(draw)).blocks
    assert [(b.type, b.text[-20:]) for b in blocks] == [
        ("paragraph", "een the price of flour1"[-20:]),
        ("footnote", "seen by two members."),
    ]


def test_a_caption_in_a_column_does_not_part_the_sentence_that_it_interrupts() -> None:
    def draw(canvas: Canvas) -> None:
        for n, line in enumerate(LEFT[:3]):
            _put(canvas, 40, 400 - n * LEADING, line)
        _put(canvas, 40, 290, "The hall, before the fire.", 8, "Times-Italic")
        for n, line in enumerate(LEFT[3:]):
            _put(canvas, 40, 270 - n * LEADING, line)

    blocks = _read(_pdf(draw)).blocks
    assert [(b.type, b.text) for b in blocks] == [
        ("paragraph", " ".join(LEFT)),
        ("caption", "The hall, before the fire."),
    ]


def test_heads_that_alternate_are_both_taken_out_and_kept() -> None:
    def page(head: str) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            _put(canvas, 40, 455, head, 8)
            _rows(canvas)

        return draw

    reading = _read(_pdf(page("Dockside Voice"), page("No. 8, June 1952")))
    assert reading.text == f"{WHOLE}\n\n{WHOLE}"
    assert reading.furniture == ("Dockside Voice", "No. 8, June 1952")


def test_letters_far_apart_are_one_word() -> None:
    def draw(canvas: Canvas) -> None:
        x = 40.0
        for word in ("Winter", "dues"):
            for letter in word:
                _put(canvas, x, 430, letter, 14, "Times-Bold")
                x += canvas.stringWidth(letter, "Times-Bold", 14) + 4
            x += 6
        _rows(canvas)

    assert _read(_pdf(draw)).blocks[0].text == "Winter dues"


def test_right_to_left_text_comes_as_it_is_read() -> None:
    assert logical("نع 12 لامع") == "عامل 12 عن".replace("عامل", "عمال")


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [("a stew-", "ard", 2), ("the old", "hall", 1), ("it ended.", "hall", -1), ("it ended.", "Then", 0)],
)
def test_lines_are_judged_by_how_they_follow(before: str, after: str, expected: float) -> None:
    assert joint(before, after) == expected


def test_auto_reads_by_pdfium_what_pypdf_calls_broken() -> None:
    data = _pdf(_rows).replace(b"/Type /Pages", b"/Type /Pgses").replace(b"/Kids", b"/Kibs")
    with pytest.raises(ReadError):
        _read(data, "pypdf")
    try:
        reading = _read(data, "auto")
    except ReadError as error:
        assert "PDF" in str(error)
    else:
        assert "pypdfium2" in reading.reader


_PIECES = st.lists(
    st.builds(
        lambda x, y, w, text: Piece(text, float(x), float(x + w), float(y), 10.0, False, False, 0),
        st.integers(0, 400),
        st.integers(0, 400),
        st.integers(5, 200),
        st.text("abc XYZ.-", min_size=1, max_size=20),
    ),
    max_size=40,
)


@given(_PIECES)
def test_no_piece_is_lost_or_doubled_whatever_the_layout(pieces: list[Piece]) -> None:
    from dataclasses import replace

    numbered = [replace(p, index=i) for i, p in enumerate(pieces)]
    found = layout(numbered)
    laid = sorted(c for b in (*found.blocks, *found.boxes) for p in b for c in p.text if c != " ")
    assert laid == sorted(c for p in numbered for c in p.text if c != " ")
