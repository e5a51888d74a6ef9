"""Boxes set into columns: told by what is drawn around them, and by the sentences that they interrupt."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from reportlab.pdfgen.canvas import Canvas

from corpus.document import RawItem
from pipeline.readers.pdf import read_pdf

WIDTH, HEIGHT, LEAD = 420, 480, 12
LEFT = (
    "The harbour hands met on a|Thursday in the old hall, by|lamp light, and heard how the|"
    "store had paid its way at last,|which surprised nobody who|had seen the price of flour|"
    "rise week after week. A letter|from the river branch asked for"
).split("|")
RIGHT = (
    "stoves and boots, and it was|answered with a cart of both|before the frost came down|"
    "upon the tents by the mill.|Nobody at the mill had been|told of it, so that the carter|"
    "was taken for a bailiff and|chased as far as the bridge."
).split("|")
BOX = ["Soup is served at noon on", "each day but Sunday, and", "bread may be taken home."]
BODY = " ".join(LEFT + RIGHT)
Frame = Callable[[Canvas, float, float, float, float], object]


def _four_rules(canvas: Canvas, x: float, y: float, wide: float, tall: float) -> None:
    for line in (
        (x, y, x + wide, y),
        (x, y + tall, x + wide, y + tall),
        (x, y, x, y + tall),
        (x + wide, y, x + wide, y + tall),
    ):
        canvas.line(*line)


def _tinted(canvas: Canvas, x: float, y: float, wide: float, tall: float) -> None:
    canvas.setFillGray(0.9)
    canvas.rect(x, y, wide, tall, stroke=0, fill=1)
    canvas.setFillGray(0)


FRAMES: dict[str, Frame] = {
    "rectangle": lambda c, *place: c.rect(*place),
    "round corners": lambda c, *place: c.roundRect(*place, 6),
    "four rules": _four_rules,
    "tinted": _tinted,
}


def _page(frame: Frame | None, at: int, x: float = 40, lines: list[str] = BOX) -> str:
    """The text of two columns with a box after so many lines of those that it stands in."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(WIDTH, HEIGHT))
    wide = max(canvas.stringWidth(line, "Times-Roman", 10) for line in lines) + 10
    tall = LEAD * len(lines) + 8
    put: list[tuple[float, float, str]] = []
    for column, text in ((40, LEFT), (220, RIGHT)):
        y = 400.0
        for n, line in enumerate(text):
            if n == at and x < column + 150 and column < x + wide:
                y -= tall + 10
            put.append((column, y, line))
            y -= LEAD
    top = 400 - LEAD * at - 4
    put += [(x + 5, top - LEAD * n, line) for n, line in enumerate(lines)]
    if frame is not None:
        frame(canvas, x, top + LEAD - tall, wide, tall)
    canvas.setFont("Times-Roman", 10)
    for px, py, line in sorted(put, key=lambda p: (-p[1], p[0])):
        canvas.drawString(px, py, line)
    canvas.save()
    return " ".join(read_pdf(RawItem("/files/bulletin.pdf", buffer.getvalue()), "pypdf").text.split())


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)
def test_a_box_in_mid_sentence_comes_after_the_columns(frame: Frame) -> None:
    assert _page(frame, 3) == f"{BODY} {' '.join(BOX)}"


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)
def test_a_box_between_two_sentences_of_its_column_stays_there(frame: Frame) -> None:
    assert _page(frame, 4, x=220) == " ".join([*LEFT, *RIGHT[:4], *BOX, *RIGHT[4:]])


WIDE = [
    "Soup is served at noon on each day but Sunday, in the hall behind the chandler,",
    "and what is left in the evening may be taken home by whoever has children, or a",
    "sick mother, or a long way to walk. Bring a can, a spoon, and somebody who sings.",
]


@pytest.mark.parametrize("frame", [FRAMES["rectangle"], None], ids=["framed", "bare"])
def test_columns_are_read_through_what_stands_over_both_in_mid_sentence(frame: Frame | None) -> None:
    assert _page(frame, 3, lines=WIDE) == f"{BODY} {' '.join(WIDE)}"


def test_a_quotation_in_larger_type_between_the_columns_is_no_part_of_their_lines() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(WIDTH, HEIGHT))
    for n, line in enumerate(LEFT):
        canvas.setFont("Times-Roman", 10)
        canvas.drawString(40, 400 - n * LEAD, line)
        canvas.drawString(262 if n in (1, 2) else 220, 400 - n * LEAD, RIGHT[n])
    canvas.setFont("Times-Italic", 14)
    canvas.drawString(176, 400 - LEAD - 1, "Bread is not")
    canvas.drawString(176, 400 - 2 * LEAD - 5, "very much.")
    canvas.save()
    text = read_pdf(RawItem("/files/b.pdf", buffer.getvalue()), "pypdf").text
    assert " ".join(text.split()) == f"{BODY} Bread is not very much."


def test_a_frame_around_the_whole_page_is_an_ornament() -> None:
    def around(canvas: Canvas, *_: float) -> None:
        canvas.rect(20, 20, WIDTH - 40, HEIGHT - 40)

    assert _page(around, 99, lines=["Price one penny"]).startswith(f"{LEFT[0]} {LEFT[1]}")
