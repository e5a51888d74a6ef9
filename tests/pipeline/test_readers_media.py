"""The media type is told from the bytes, whatever the name says."""

from __future__ import annotations

import io
import random
import zipfile

import pytest

from pipeline.readers import media


def _zip(**entries: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in entries.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), data)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (b"%PDF-1.7\n...", "report.txt", media.PDF),
        (b"\x00\x01junk before\n%PDF-1.4\n", "x", media.PDF),
        (b"<!DOCTYPE html><html><body>x", "report.pdf", media.HTML),
        (b"  \n<!-- saved -->\n<html lang='en'>", "", media.HTML),
        (b"\xef\xbb\xbf<html>", "", media.HTML),
        ("<html><body>ñ".encode("utf-16"), "", media.HTML),
        (b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">', "", media.HTML),
        (b'<?xml version="1.0"?><rss version="2.0"><channel>', "feed.xml", media.FEED),
        (b'<?xml version="1.0"?><TEI xmlns="x"/>', "x.xml", media.XML),
        (b"# Minutes\n\ntext", "minutes.md", media.MARKDOWN),
        (b"# Minutes\n\ntext", "minutes.txt", media.TEXT),
        (b"<p>left as it is</p>", "page.txt", media.TEXT),
        (b"plain words", "", media.TEXT),
        (b"{\\rtf1\\ansi hello}", "a.txt", media.RTF),
        (b"\x1f\x8b\x08\x00", "a", media.GZIP),
        (b"", "empty.pdf", media.EMPTY),
    ],
)
def test_type_is_told_from_the_bytes(data: bytes, name: str, expected: str) -> None:
    assert media.sniff(data, name) == expected


def test_archives_are_told_apart_by_what_is_in_them() -> None:
    assert media.sniff(_zip(word__document_dot_xml=b"<w/>")) == media.DOCX
    assert media.sniff(_zip(mimetype=media.ODT.encode())) == media.ODT
    assert media.sniff(_zip(mimetype=media.EPUB.encode())) == media.EPUB
    assert media.sniff(_zip(letter_dot_txt=b"hello")) == media.ZIP
    assert media.sniff(b"PK\x03\x04 and nothing more") == media.ZIP


def test_random_bytes_are_unknown_whatever_their_name() -> None:
    noise = random.Random(7)
    for name in ("a.pdf", "a.html", "a.txt", "a"):
        assert media.sniff(noise.randbytes(3000), name) == media.UNKNOWN


def test_text_in_utf16_without_a_mark_is_text() -> None:
    assert media.sniff("Resolved, that we affirm".encode("utf-16-le")) == media.TEXT


def test_text_with_a_few_stray_zeros_is_text() -> None:
    assert media.sniff(b"minutes of the meeting\x00 held on Tuesday\x00") == media.TEXT


def test_a_word_written_in_a_sentence_is_no_page() -> None:
    assert media.sniff(b"The tag <html> begins a page, said the webmaster.", "notes") == media.TEXT
