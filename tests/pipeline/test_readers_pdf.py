"""PDFs: paragraphs, headings and page numbers rebuilt, running heads aside, bad files told in words."""

from __future__ import annotations

import io
from collections.abc import Callable

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.pagesizes import letter
from reportlab.pdfgen.canvas import Canvas

from corpus import page_labels
from corpus.document import RawItem, Reading
from corpus.errors import ReadError
from pipeline.readers import read
from pipeline.readers.pdf.words import join, vocabulary

Draw = Callable[[Canvas], None]

BODY = [
    "The delegates from the northern locals came by the night train and were met",
    "at the station by a band of two, a drummer and a man with a cornet, who had",
    "been told to play until the last of them was in bed. They played until four.",
]


def _pdf(*pages: Draw, **info: str) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=letter, pageCompression=1)
    for key, value in info.items():
        getattr(canvas, f"set{key}")(value)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _lines(
    lines: list[str], y: float = 680, x: float = 72, font: str = "Times-Roman", size: float = 11
) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.setFont(font, size)
        for n, line in enumerate(lines):
            canvas.drawString(x, y - n * size * 1.2, line)

    return draw


def _all(*draws: Draw) -> Draw:
    def draw(canvas: Canvas) -> None:
        for one in draws:
            one(canvas)

    return draw


def _read(data: bytes, name: str = "/files/book.pdf") -> Reading:
    reading = read(RawItem(name, data))
    at = 0
    for block in reading.blocks:
        assert block.start >= at
        assert reading.text[block.start : block.end] == block.text
        at = block.end
    return reading


def test_lines_become_paragraphs_with_their_page() -> None:
    reading = _read(_pdf(_all(_lines(BODY), _lines(BODY, y=620)), _lines(BODY)))
    assert [b.text for b in reading.blocks] == [" ".join(BODY)] * 3
    assert [b.page for b in reading.blocks] == [1, 1, 2]
    assert reading.pages == 2


def test_a_paragraph_that_runs_over_the_page_is_one() -> None:
    reading = _read(_pdf(_lines(BODY[:2]), _lines(BODY[2:])))
    assert [(b.text, b.page) for b in reading.blocks] == [(" ".join(BODY), 1)]


def test_an_indented_line_begins_a_paragraph() -> None:
    second = _lines(BODY[:1], x=90, y=640.4)
    reading = _read(_pdf(_all(_lines(BODY), second, _lines(BODY[1:], y=627.2))))
    assert len(reading.blocks) == 2


def test_headings_are_told_by_size_weight_and_capitals() -> None:
    page = _all(
        _lines(["The Night Train"], y=740, font="Times-Bold", size=20),
        _lines(BODY, y=700),
        _lines(["A bold head"], y=650, font="Times-Bold"),
        _lines(BODY, y=630),
        _lines(["SECOND DAY"], y=580),
        _lines(BODY, y=560),
    )
    assert [(b.text, b.level) for b in _read(_pdf(page)).blocks if b.type == "heading"] == [
        ("The Night Train", 1),
        ("A bold head", 2),
        ("SECOND DAY", 2),
    ]


def test_running_heads_and_page_numbers_are_kept_aside() -> None:
    def page(n: int) -> Draw:
        head = _lines([f"HARBOUR LABOUR REVIEW   Vol. 7, No. {n}"], y=760, size=8)
        return _all(head, _lines(BODY), _lines([f"- {n} -"], y=30, size=8))

    reading = _read(_pdf(*(page(n) for n in range(1, 6))))
    assert "REVIEW" not in reading.text
    assert "- 3 -" not in reading.text
    assert [b.text for b in reading.blocks] == [" ".join(BODY)] * 5
    assert reading.furniture == ("HARBOUR LABOUR REVIEW Vol. 7, No. 1",)


def test_text_at_the_top_of_each_page_that_differs_stays() -> None:
    pages = [
        _lines([f"Local {word} reports that its members are well.", *BODY], y=750)
        for word in ("ten", "two", "six")
    ]
    text = _read(_pdf(*pages)).text
    assert all(f"Local {word} reports" in text for word in ("ten", "two", "six"))


def test_numbered_clauses_are_items_with_their_numbers() -> None:
    lines = [
        "RESOLVED, That this convention:",
        "1. Affirms the pledge of the northern locals to meet",
        "the night train;",
        "2. Thanks the band.",
    ]
    items = [b for b in _read(_pdf(_lines(lines))).blocks if b.type == "list_item"]
    assert [(b.number, b.text) for b in items] == [
        ("1", "Affirms the pledge of the northern locals to meet the night train;"),
        ("2", "Thanks the band."),
    ]


@pytest.mark.parametrize(
    ("before", "after", "known", "joined"),
    [
        ("a steward repre-", "sents them", "", "a steward represents them"),
        ("a cross-", "border march", "cross-border cross-border", "a cross-border march"),
        ("the Taft-", "Hartley Act", "", "the Taft-Hartley Act"),
        ("the years 1912-", "1914 were", "", "the years 1912-1914 were"),
        ("they came", "home", "", "they came home"),
    ],
)
def test_words_are_joined_with_the_documents_own_vocabulary(
    before: str, after: str, known: str, joined: str
) -> None:
    assert join(before, after, vocabulary([known])) == joined


def test_info_is_a_weak_witness_and_never_a_date() -> None:
    reading = _read(_pdf(_lines(BODY), Title="The Night Train", Author="Ana Torres"))
    title = reading.best("title")
    assert title is not None
    assert (title.value, title.origin) == ("The Night Train", "pdf info")
    assert title.confidence < 0.5
    assert "published" not in reading.metadata


@pytest.mark.parametrize(
    "title", ["Microsoft Word - final_v2.doc", "untitled", "Layout 1", "book", "scan0001.pdf", "Document1"]
)
def test_generic_titles_are_none(title: str) -> None:
    assert _read(_pdf(_lines(BODY), Title=title)).best("title") is None


def test_a_file_locked_with_an_empty_password_opens() -> None:
    assert "night train" in _read(_locked("")).text


def test_a_locked_file_says_that_a_password_is_needed() -> None:
    with pytest.raises(ReadError, match="encrypted: a password is needed"):
        _read(_locked("secret"))


def _locked(password: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(_pdf(_lines(BODY))))
    writer.encrypt(password, "owner", algorithm="AES-256")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_truncated_file_says_so(share: float) -> None:
    data = _pdf(*[_lines(BODY)] * 4)
    with pytest.raises(ReadError, match="truncated PDF"):
        _read(data[: int(share * len(data))])


def test_a_file_of_a_header_only_is_a_failure() -> None:
    with pytest.raises(ReadError, match="PDF"):
        _read(b"%PDF-1.7\n%%EOF\n")


def test_junk_before_the_header_is_no_matter() -> None:
    assert "night train" in _read(b"HTTP/1.1 200 OK\r\n\r\n" + _pdf(_lines(BODY))).text


def test_one_broken_page_costs_that_page_only() -> None:
    reader = pypdf.PdfReader(
        io.BytesIO(_pdf(_lines(BODY), _lines(BODY), _lines(["The third page is whole."])))
    )
    writer = pypdf.PdfWriter(clone_from=reader)
    writer.pages[1][pypdf.generic.NameObject("/Contents")] = pypdf.generic.NumberObject(7)
    buffer = io.BytesIO()
    writer.write(buffer)
    reading = _read(buffer.getvalue())
    assert "The third page is whole." in reading.text
    assert reading.blocks[-1].page == 3


def test_a_scan_comes_in_with_the_pages_that_need_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.readers.ocr.tesseract.program", lambda: None)
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    picture = ImageReader(Image.new("L", (700, 900), 200))

    def scan(canvas: Canvas) -> None:
        canvas.drawImage(picture, 0, 0, 612, 792)

    reading = _read(_pdf(scan, _lines(BODY), scan, scan))
    assert any("needs OCR: pages 1, 3-4 " in w for w in reading.warnings)
    only = _read(_pdf(scan))
    assert only.text == ""
    assert any("needs OCR: page 1 " in w for w in only.warnings)


def test_a_bomb_of_a_stream_costs_its_page_and_not_the_memory() -> None:
    import zlib

    writer = pypdf.PdfWriter(clone_from=io.BytesIO(_pdf(_lines(BODY), _lines(BODY))))
    bomb = pypdf.generic.EncodedStreamObject()
    bomb._data = zlib.compress(b"(x) Tj " * 20_000_000)
    bomb[pypdf.generic.NameObject("/Filter")] = pypdf.generic.NameObject("/FlateDecode")
    writer.pages[0][pypdf.generic.NameObject("/Contents")] = writer._add_object(bomb)
    buffer = io.BytesIO()
    writer.write(buffer)
    reading = _read(buffer.getvalue())
    assert any(w.startswith("page 1 could not be read") for w in reading.warnings)
    assert reading.text == " ".join(BODY)


# -- printed page numbers and tables ------------------------------------------------------------------------


def _numbered(label: str) -> Draw:
    return _all(_lines([f"PROCEEDINGS OF THE CONVENTION {label}"], y=760, size=8), _lines(BODY))


def test_blocks_have_the_number_that_is_printed_on_their_page() -> None:
    reading = _read(_pdf(*(_numbered(label) for label in ("iii", "iv", "1", "2", "3"))))
    assert [(b.page, b.printed) for b in reading.blocks] == [
        (1, "iii"), (2, "iv"), (3, "1"), (4, "2"), (5, "3"),
    ]  # fmt: skip
    assert [s.value for s in reading.metadata[page_labels.KEY]] == ["1=iii 3=1 6=-"]


def test_a_page_between_numbered_ones_has_its_number_and_a_year_is_none() -> None:
    def dated(label: str) -> Draw:
        head = ["Harbour Review, May 1946"]
        return _all(_lines(head, y=760, size=8), _lines([label], y=30, size=8), _lines(BODY))

    reading = _read(_pdf(dated("213"), dated(""), dated("215"), dated("216")))
    assert [b.printed for b in reading.blocks] == ["213", "214", "215", "216"]
    assert all(b.printed is None for b in _read(_pdf(*[dated("")] * 3)).blocks)


def test_the_files_own_labels_stand_in_where_no_number_is_printed() -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(_pdf(*[_lines(BODY)] * 4)))
    writer.set_page_label(0, 1, style="/r")
    writer.set_page_label(2, 3, style="/D", start=101)
    buffer = io.BytesIO()
    writer.write(buffer)
    assert [b.printed for b in _read(buffer.getvalue()).blocks] == ["i", "ii", "101", "102"]


@given(st.dictionaries(st.integers(1, 40), st.integers(1, 3000)), st.booleans())
def test_printed_numbers_written_down_are_the_same_when_read(values: dict[int, int], is_roman: bool) -> None:
    labels = {page: page_labels.roman(n) if is_roman else str(n) for page, n in values.items()}
    text = page_labels.written(labels)
    assert {p: label for p in range(1, 60) if (label := page_labels.printed(text, p))} == labels


def test_rows_of_a_table_are_told_with_their_cells() -> None:
    cells = [("Local", "Members", "Votes"), ("Harbour 12", "310", "6"), ("Mill 7", "88", "2"),
             ("Depot 41", "145", "3"), ("Quarry 9", "61", "1")]  # fmt: skip

    def table(canvas: Canvas) -> None:
        canvas.setFont("Times-Roman", 11)
        for n, row in enumerate(cells):
            for x, cell in zip((72, 240, 400), row, strict=True):
                canvas.drawString(x, 620 - 14 * n, cell)

    blocks = _read(_pdf(_all(_lines(BODY), table, _lines(BODY, y=530)))).blocks
    assert [b.text for b in blocks if b.type == "table_row"] == [" | ".join(row) for row in cells]
    assert [b.text for b in blocks if b.type == "paragraph"] == [" ".join(BODY)] * 2
