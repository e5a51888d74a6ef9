"""Word, OpenDocument and rich text, and books: their words, their lists' own numbers, their notes."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from corpus.document import RawItem, Reading
from corpus.errors import ReadError
from pipeline.readers import media, read

sys.path.insert(0, str(Path(__file__).parent))
from handmade import docx, epub, odt, paragraph, zipped

_LEVELS = (
    '<text:list-style style:name="L1">'
    '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="("'
    ' style:num-suffix=")"/></text:list-style>'
)


def reading(name: str, data: bytes) -> Reading:
    found = read(RawItem(f"/papers/{name}", data))
    for block in found.blocks:
        assert found.text[block.start : block.end] == block.text
    return found


def shape(found: Reading) -> list[tuple[str, str | None, str]]:
    return [(b.type, b.number, b.text) for b in found.blocks]


# -- DOCX -------------------------------------------------------------------------------------------------


def test_a_word_list_keeps_its_own_numbers_across_an_interruption():
    body = (
        paragraph("Be it resolved:")
        + paragraph("That we strike", num=(1, 0))
        + paragraph("at the mill", num=(1, 1))
        + paragraph("at the yard", num=(1, 1))
        + paragraph("A sentence between.")
        + paragraph("That we win", num=(1, 0))
        + paragraph("With a bullet", num=(2, 0))
        + paragraph("Counted from seven", num=(3, 0))
    )
    found = reading("a.docx", docx(body))
    assert shape(found)[1:] == [
        ("list_item", "1", "That we strike"),
        ("list_item", "a", "at the mill"),
        ("list_item", "b", "at the yard"),
        ("paragraph", None, "A sentence between."),
        ("list_item", "2", "That we win"),
        ("list_item", None, "With a bullet"),
        ("list_item", "7", "Counted from seven"),
    ]
    assert "(b) at the yard" in found.text
    assert "• With a bullet" in found.text


def test_word_headings_tables_notes_and_changes_are_kept():
    struck = (
        "<w:del><w:r><w:delText>ten</w:delText></w:r></w:del><w:ins><w:r><w:t>fifteen</w:t></w:r></w:ins>"
        '<w:r><w:t> dollars</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>'
    )
    row = f"<w:tr><w:tc>{paragraph('Local 12')}</w:tc><w:tc>{paragraph('340')}</w:tc></w:tr>"
    body = (
        paragraph("The Mill", "Titolo")
        + paragraph("Wages", "Heading1")
        + paragraph("We demand ", runs=struck)
        + f"<w:tbl>{row}</w:tbl>"
    )
    note = '<w:footnote w:id="2"><w:p><w:r><w:t>See the minutes.</w:t></w:r></w:p></w:footnote>'
    assert shape(reading("a.docx", docx(body, notes=note))) == [
        ("heading", None, "The Mill"),
        ("heading", None, "Wages"),
        ("paragraph", None, "We demand [ten]fifteen dollars[1]"),
        ("table_row", None, "Local 12 | 340"),
        ("footnote", "1", "See the minutes."),
    ]


def test_a_number_before_a_heading_is_part_of_it():
    found = reading("a.docx", docx(paragraph("Scope", "Heading1", num=(1, 0)) + paragraph("Some text.")))
    assert shape(found)[0] == ("heading", None, "1. Scope")


def test_properties_are_weak_witnesses_and_generic_ones_none():
    body = paragraph("Only a paragraph of text, long enough to be one, stands here.")
    found = reading("a.docx", docx(body, title="Microsoft Word - draft3.doc", creator="Owner"))
    assert not found.metadata
    told = reading("a.docx", docx(body, title="The long strike", creator="Agnes Tolliver"))
    title, author = told.best("title"), told.best("author")
    assert title is not None and (title.value, title.confidence < 0.5) == ("The long strike", True)
    assert author is not None and author.value == "Agnes Tolliver"
    assert "published" not in told.metadata


def test_a_byline_outranks_the_typist():
    body = paragraph("The mill") + paragraph("By Ruth Okafor") + paragraph("Long before the strike we met.")
    assert "author" not in reading("a.docx", docx(body, creator="A Typist")).metadata


def test_heads_and_feet_are_furniture():
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    head = f"<w:hdr {w}>{paragraph('Mill News, vol. 12')}</w:hdr>"
    found = reading("a.docx", docx(paragraph("The text."), extra={"word/header1.xml": head}))
    assert found.furniture == ("Mill News, vol. 12",)
    assert "vol. 12" not in found.text


# -- ODT --------------------------------------------------------------------------------------------------


def test_an_opendocument_text_keeps_numbers_headings_tables_notes_and_changes():
    body = (
        '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><text:p>ten</text:p>'
        "</text:deletion></text:changed-region></text:tracked-changes>"
        '<text:h text:outline-level="2">Wages</text:h>'
        '<text:list text:style-name="L1"><text:list-item><text:p>first</text:p><text:list><text:list-item>'
        "<text:p>below</text:p></text:list-item></text:list></text:list-item></text:list><text:p>between</text:p>"
        '<text:list text:style-name="L1" text:continue-numbering="true"><text:list-item>'
        "<text:p>second</text:p></text:list-item></text:list>"
        '<text:p>We want <text:change text:change-id="c1"/>fifteen<text:s text:c="2"/>dollars<text:note>'
        "<text:note-citation>1</text:note-citation><text:note-body><text:p>See the minutes.</text:p>"
        "</text:note-body></text:note> now.</text:p>"
        "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>"
        "<table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table>"
    )
    assert shape(reading("a.odt", odt(body, styles=_LEVELS))) == [
        ("heading", None, "Wages"),
        ("list_item", "1", "first"),
        ("list_item", "a", "below"),
        ("paragraph", None, "between"),
        ("list_item", "2", "second"),
        ("paragraph", None, "We want [ten]fifteen dollars[1] now."),
        ("table_row", None, "a | b"),
        ("footnote", "1", "See the minutes."),
    ]


def test_a_locked_opendocument_text_says_so():
    manifest = '<manifest><file-entry><encryption-data checksum="x"/></file-entry></manifest>'
    with pytest.raises(ReadError, match="password"):
        reading("a.odt", odt("<text:p>x</text:p>", manifest=manifest))


def test_boxes_within_boxes_come_once_each():
    box = "<text:p>deepest</text:p>"
    for _ in range(40):
        box = f"<text:p><frame><text-box>{box}</text-box></frame></text:p>"
    assert reading("a.odt", odt(f"<text:p>top</text:p>{box}")).text.count("deepest") == 1


# -- RTF --------------------------------------------------------------------------------------------------

_RTF = rb"""{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman\fcharset0 Times;}}
{\stylesheet{\s0 Normal;}{\s1 heading 1;}}{\info{\title On strikes}{\author Agnes Tolliver}}
{\header Mill News\par}
\pard\s1 The strike of M\'e9xico\par
\pard Whereas wages fall\'2c we met.{\footnote \pard See the minutes.}\par
{\listtext\pard 1.\tab}That we strike\par
{\listtext\pard (a)\tab}at the mill\par
{\pntext\'B7\tab}with a bullet\par
{\field{\*\fldinst{HYPERLINK "http://a.b"}}{\fldrslt A link}} and \u8220?quotes\u8221?, {\deleted gone}.\par
\trowd a\cell b\cell\row
}"""


def test_rich_text_keeps_headings_lists_tables_and_notes():
    found = reading("a.rtf", _RTF)
    assert shape(found) == [
        ("heading", None, "The strike of México"),
        ("paragraph", None, "Whereas wages fall, we met.[1]"),
        ("list_item", "1", "That we strike"),
        ("list_item", "a", "at the mill"),
        ("list_item", None, "with a bullet"),
        ("paragraph", None, "A link and “quotes”, [gone]."),
        ("table_row", None, "a | b"),
        ("footnote", "1", "See the minutes."),
    ]
    assert found.furniture == ("Mill News",)
    title = found.best("title")
    assert title is not None and title.value == "On strikes"


# -- EPUB -------------------------------------------------------------------------------------------------

_PACKAGE = (
    '<dc:title>The Mill</dc:title><dc:creator opf:role="aut">Tolliver, Agnes</dc:creator>'
    '<dc:creator opf:role="edt">Someone Else</dc:creator>'
    '<dc:date opf:event="modification">2020-01-02</dc:date><dc:date>2004-05</dc:date>'
    "<dc:language>en-US</dc:language>"
)


def test_a_book_comes_in_the_order_of_its_spine_a_heading_for_each_chapter():
    chapters = {
        "z.xhtml": "<h3>First</h3><p>Text one.</p>",
        "a.xhtml": "<p>Text two.</p>",
        "m.xhtml": "<p>Afterword</p><p>Text three.</p>",
    }
    nav = '<a href="text/a.xhtml#top">Second</a><a href="text/m.xhtml">Afterword</a>'
    found = reading("a.epub", epub(chapters, metadata=_PACKAGE, nav=nav))
    headings = [(b.text, b.level) for b in found.blocks if b.type == "heading"]
    assert headings == [("First", 1), ("Second", 1), ("Afterword", 1)]
    assert found.text.index("Text one") < found.text.index("Text two") < found.text.index("Text three")
    assert found.text.count("Afterword") == 1


def test_a_book_tells_title_author_and_date():
    found = reading("a.epub", epub({"a.xhtml": "<p>Text.</p>"}, metadata=_PACKAGE))
    told = {key: values[0].value for key, values in found.metadata.items()}
    assert told == {"title": "The Mill", "author": "Agnes Tolliver", "published": "2004-05", "language": "en"}


def test_a_locked_book_says_so():
    lock = (
        '<encryption><EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/></encryption>'
    )
    with pytest.raises(ReadError, match="locked"):
        reading("a.epub", epub({"a.xhtml": "<p>x</p>"}, extra={"META-INF/encryption.xml": lock}))


# -- what each is told to be ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (docx(paragraph("x")), "a.pdf", media.DOCX),
        (odt("<text:p>x</text:p>"), "a", media.ODT),
        (epub({"a.xhtml": "<p>x</p>"}), "a.zip", media.EPUB),
        (zipped({"xl/workbook.xml": "<x/>"}), "a.xlsx", media.XLSX),
        (b"From: a@b.example\nSubject: x\n\ntext", "a.eml", media.MAIL),
        (b"From: a@b.example\nTo: c\nSubject: x\n\ntext", "noname", media.MAIL),
        (b"From: a@b.example\nTo: c\nSubject: x\n\ntext", "letter.txt", media.TEXT),
        (b"From the desk of the secretary\n\nDear all", "letter", media.TEXT),
        (b"From a@b.example Fri May  3 23:30:00 2019\nFrom: a@b.example\n\ntext", "box", media.MBOX),
    ],
)
def test_the_type_is_told_from_the_bytes(data: bytes, name: str, expected: str):
    assert media.sniff(data, name) == expected


@pytest.mark.parametrize("name", ["a.xlsx", "a.doc", "a.png"])
def test_what_is_not_read_is_named(name: str):
    data = {
        "a.xlsx": zipped({"xl/workbook.xml": "<x/>"}),
        "a.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        "a.png": b"\x89PNG\r\n\x1a\n" + bytes(50),
    }[name]
    with pytest.raises(ReadError, match=r"spreadsheet|old Office|picture"):
        reading(name, data)
