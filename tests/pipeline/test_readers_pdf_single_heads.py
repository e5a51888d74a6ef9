"""Running heads and feet that stand only once in a document, and lines that only look like them."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pytest
from reportlab.pdfgen.canvas import Canvas

from corpus.document import RawItem, Reading
from pipeline.readers.pdf import read_pdf

WIDTH, HEIGHT = 420, 595
BODY = (
    "The lamp room was cold on the morning of the count, and the",
    "men who had come early stood by the pipes until the clerk had",
    "found his key. Nobody spoke of the vote. It was known by then",
    "that the day shift had asked for more than the night shift,",
    "and that the night shift had asked for it first. The tally",
    "was read out twice, once for those who could hear it and once",
    "for the rest, and the stove was lit in the end.",
)
TITLE = "The count in the lamp room"

# x in points or "middle" or "right", baseline, text, size
Placed = tuple[float | str, float, str, float]


def _text(text: str, y: float, x: float | str = 50, size: float = 10) -> Placed:
    return (x, y, text, size)


def _body(top: float = 500, bottom: float = 85) -> list[Placed]:
    lines: list[Placed] = []
    y = top
    while y >= bottom:
        lines.append(_text(BODY[len(lines) % len(BODY)], y))
        y -= 13 if len(lines) % len(BODY) else 20
    return lines


def _titled(*more: Placed, bottom: float = 85) -> list[Placed]:
    return [_text(TITLE, 530, size=16), *_body(bottom=bottom), *more]


def _read(*pages: Sequence[Placed]) -> Reading:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(WIDTH, HEIGHT))
    for page in pages:
        for x, y, text, size in page:
            canvas.setFont("Times-Roman", size)
            if x == "middle":
                canvas.drawCentredString(WIDTH / 2, y, text)
            elif x == "right":
                canvas.drawRightString(WIDTH - 50, y, text)
            else:
                canvas.drawString(float(x), y, text)
        canvas.showPage()
    canvas.save()
    return read_pdf(RawItem("/files/count.pdf", buffer.getvalue()), "pypdf")


def _flat(reading: Reading) -> str:
    return " ".join(reading.text.split())


FEET = (
    "The Lamp · No. 14 · May 1961",
    "Bulletin of Local 12, page 1",
    "Vol. III, No. 2 — 14 March 1952",
    "El Farol, núm. 3, marzo de 1952",
    "Die Lampe · Nr. 4 · 3. Mai 1931",
    "Grubenzeitung · 7/1949",
    "The Lamp | 1",
    "O Farol, ano III, n.º 22, maio de 1934",
    "Lamp Men’s Newsletter, Winter 1988/89",
    "- 1 - The Lamp Room -",
)


@pytest.mark.parametrize("size", [8, 10])
@pytest.mark.parametrize("foot", FEET)
def test_the_foot_of_a_single_page_is_kept_aside(foot: str, size: float) -> None:
    reading = _read(_titled(_text(foot, 35, "middle", size)))
    assert foot not in _flat(reading)
    assert reading.furniture == (foot,)
    assert _flat(reading).endswith(_last(_titled()))


@pytest.mark.parametrize("foot", FEET)
def test_the_foot_that_only_the_first_page_has_is_kept_aside(foot: str) -> None:
    reading = _read(_titled(_text(foot, 35, "middle")), _body())
    assert foot not in _flat(reading)
    assert reading.furniture == (foot,)


@pytest.mark.parametrize(
    "head",
    [
        "The Lamp · No. 14 · May 1961",
        TITLE.upper(),
        f"{TITLE} · 2",
        "Minutes of the Council, page 2",
        "2 | The Lamp Room Bulletin",
    ],
)
@pytest.mark.parametrize("size", [8, 10])
def test_the_head_that_only_the_second_page_has_is_kept_aside(head: str, size: float) -> None:
    reading = _read(_titled(), [_text(head, 560, "middle", size), *_body()])
    assert head not in _flat(reading)
    assert _flat(reading).startswith(TITLE)


def test_a_head_over_another_title_on_the_only_page_is_kept_aside() -> None:
    reading = _read([_text("Vol. III, No. 2 — 14 March 1952", 568), *_titled()])
    assert reading.furniture == ("Vol. III, No. 2 — 14 March 1952",)
    assert _flat(reading).startswith(TITLE)


def test_the_parts_of_a_foot_may_stand_far_apart() -> None:
    parts = [_text("The Lamp", 35), _text("No. 14", 35, "middle"), _text("May 1961", 35, "right")]
    assert "May 1961" not in _flat(_read(_titled(*parts)))


def test_a_name_and_a_number_at_the_sides_of_a_later_page_are_its_head() -> None:
    sides = [_text("44", 560), _text("Yearbook of the Mines", 560, "right")]
    assert "Yearbook" not in _flat(_read(_titled(), [*sides, *_body()]))


@pytest.mark.parametrize(
    "line",
    [
        "Oslo, 14 March 1952",
        "For the strike committee, May 1961",
        "Executive Committee, Local No. 12",
        "Local No. 12, May 1961",
        "Bulletin Committee, May 1961",
        "Resolution No. 14, May 1961",
        "Reprinted from The Lamp, No. 14, May 1961",
        "3. Pit Review, Vol. 3, No. 2, 1952, p. 14",
        "J. Berg, The Cage, Pit Review, Vol. 3, No. 2 (1952), p. 14",
        "The room in May 1961. Photo: A. Berg",
        "Fig. 3, The room, May 1961",
        "* See the minutes of May 1961",
        "and they all went home in May 1961",
        "The lamps were out.",
        "Telephone: No. 331, Quay Street",
        "Price 2 d. — No. 3 Quay Street",
        "— Quay Voice, Issue 33",
        "Quoted in Quay Voice, Issue 33, page 4",
        "Write to the lamp men, Box 2, Bergen",
    ],
)
@pytest.mark.parametrize("pages", [1, 2])
def test_a_last_line_that_is_text_stays(line: str, pages: int) -> None:
    reading = _read(_titled(_text(line, 42)), *[_body()] * (pages - 1))
    assert line in _flat(reading)


@pytest.mark.parametrize(
    "line",
    [
        "* See the minutes of May 1961",
        "All are asked to bring their lamps.",
        "The room in winter. Photo: A. Berg",
    ],
)
def test_notes_captions_and_sentences_in_small_print_stay(line: str) -> None:
    assert line in _flat(_read(_titled(_text(line, 50, size=8), bottom=120)))


def test_a_note_stays_whose_mark_the_text_carries() -> None:
    called = [_text("and the stove was lit", 105), _text("1", 109, 134, 6)]
    note = _text("1 The Lamp, No. 14, May 1961", 50, size=8)
    assert note[2] in _flat(_read(_titled(*called, note, bottom=120)))


@pytest.mark.parametrize(
    "line",
    [
        "The Lamp · No. 14 · May 1961",
        "Bulletin No. 14, May 1961",
        "Resolution No. 14",
        TITLE,
        "14 March 1952",
        "Oslo, 14 March 1952",
    ],
)
def test_what_heads_the_only_text_of_a_first_page_stays(line: str) -> None:
    assert _flat(_read([_text(line, 545), *_body()])).startswith(line)


@pytest.mark.parametrize(
    "line", ["Resolution No. 15, May 1961", "By John Berg", "The night shift", "Oslo, 14 May 1961"]
)
def test_what_begins_a_later_page_stays(line: str) -> None:
    assert line in _flat(_read(_titled(), [_text(line, 545), *_body()]))


def test_a_letter_is_signed_with_the_name_it_is_headed_with() -> None:
    sign = _text("Lamp Room Union, 14 March 1952", 40)
    reading = _read([_text("Lamp Room Union", 540, size=16), *_body(bottom=150), sign])
    assert _flat(reading).endswith(sign[2])


def test_days_that_begin_two_pages_are_no_head() -> None:
    pages = [
        [_text(day, 545), *_body(top=500 - 20 * n)] for n, day in enumerate(("14 June 1951", "15 June 1951"))
    ]
    pages[1][0] = _text("15 June 1951", 530)
    text = _flat(_read(*pages))
    assert "14 June 1951" in text
    assert "15 June 1951" in text


def test_the_last_entry_of_a_list_is_no_foot() -> None:
    entries = [_text(f"Pit Review, Vol. {n}, No. 2, May {1930 + n}", 528 - 28 * n) for n in range(1, 17)]
    sums = [
        place
        for n in range(17)
        for place in (_text("Lamps", 540 - 28 * n), _text(str(120 + n), 540 - 28 * n, "right"))
    ]
    total = [_text("In all the pits", 40), _text("2", 40, "right")]
    text = _flat(_read([_text(TITLE, 540, size=16), *entries], [*sums, *total]))
    assert "Pit Review, Vol. 16, No. 2, May 1946" in text
    assert "In all the pits" in text


def _last(page: Sequence[Placed]) -> str:
    return page[-1][2]
