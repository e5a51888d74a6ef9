"""Whatever the bytes are, reading them ends in a Reading or in a ReadError that a person understands."""

from __future__ import annotations

import random
import subprocess
import sys
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.document import RawItem
from corpus.errors import ReadError
from pipeline.readers import read

NAMES = ["/a/x.pdf", "/a/x.html", "/a/x.txt", "/a/x.md", "/a/x", "https://u.example/x?y=z"]
PIECES = [
    b"<html>", b"<p>", b"</p>", b"<ol start=5>", b"<li value=3>", b"</ol>", b"<table><tr><td>", b"<td>",
    b"</table>", b"<h1>Title</h1>", b"<!-- ", b"-->", b"<script>", b"&#xD800;", b"&nbsp;", b"\xff\xfe",
    b"\x00", b"caf\xc3\xa9", b"<article class='post'>", b"</article>", b"<br>", b"<del>x</del>", b"\n\n",
    b"words of a sentence that goes on. ", b"1. one\n2. two\n", b"<sup><a href=#f>1</a></sup>",
    b"<dl><dt>Why?<dd>So.", b"<blockquote>", b"<pre>a\n b</pre>", b"%PDF-1.4\n", b"# head\n", b"|a|b|\n",
    b"1 0 obj\n<<>>\nendobj\n", b"trailer<</Root 1 0 R>>\n", b"startxref\n0\n%%EOF",
]  # fmt: skip


def _sound(data: bytes, name: str) -> None:
    try:
        reading = read(RawItem(name, data))
    except ReadError as error:
        assert str(error)
        return
    at = 0
    for block in reading.blocks:
        assert block.start >= at
        assert block.end > block.start
        assert reading.text[block.start : block.end] == block.text
        at = block.end
    reading.text.encode("utf-8")
    assert "\x00" not in reading.text
    for values in reading.metadata.values():
        for value in values:
            assert value.value.encode("utf-8")
            assert 0 <= value.confidence <= 1


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=600), st.sampled_from(NAMES))
def test_any_bytes(data: bytes, name: str) -> None:
    _sound(data, name)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PIECES), max_size=25), st.sampled_from(NAMES))
def test_any_soup_of_tags_and_words(pieces: list[bytes], name: str) -> None:
    _sound(b"".join(pieces), name)


@pytest.mark.parametrize("data", [b"", b"  \n\t ", b"\x00\x00\x00", b"\xef\xbb\xbf"])
def test_an_empty_file_is_called_empty(data: bytes) -> None:
    with pytest.raises(ReadError, match="the file is empty"):
        read(RawItem("/a/empty.txt", data))


def test_random_bytes_named_pdf_are_no_document() -> None:
    with pytest.raises(ReadError, match=r"named \.pdf, but it is binary data, not a document"):
        read(RawItem("/a/noise.pdf", random.Random(3).randbytes(5000)))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"PK\x03\x04rest", "ZIP"),
        (b"\x1f\x8b\x08rest", "gzip"),
        (b"SQLite format 3\x00rest", "SQLite"),
        (b"\x89PNG\r\n\x1a\nrest", "picture"),
        (b"<?xml version='1.0'?><rss version='2.0'/>", "feed"),
    ],
)
def test_a_type_that_is_not_read_yet_is_called_by_its_name(data: bytes, words: str) -> None:
    with pytest.raises(ReadError, match=words):
        read(RawItem("/a/x", data))


def test_a_document_full_of_zeros_is_read_with_a_warning() -> None:
    reading = read(RawItem("/a/x.txt", b"Minutes of\x00 the meeting, held on a Tuesday in the old hall."))
    assert "Minutes of\ufffd the meeting" in reading.text
    assert any("control character" in w for w in reading.warnings)


def test_utf16_text_is_read() -> None:
    reading = read(RawItem("/a/x.txt", "Resolución: se aprueba.".encode("utf-16")))
    assert reading.text == "Resolución: se aprueba."


def test_reading_text_loads_neither_the_web_nor_the_pdf_library() -> None:
    program = (
        "import sys; from corpus.document import RawItem; from pipeline.readers import read; "
        "read(RawItem('/a/x.txt', b'Minutes of the meeting.')); "
        "print([m for m in ('trafilatura', 'pypdf', 'bs4', 'lxml') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"<!---->" * 600 + b"words", "/a/comments"),
        (b"# " + b" " * 300_000 + b"x", "/a/spaces.txt"),
        (b"* a *b " * 60_000, "/a/stars.md"),
        (b"[" * 100_000, "/a/brackets.md"),
        (b"." * 300_000 + b"x", "/a/dots.txt"),
        (b"<div>" * 30_000 + b"words of the text", "/a/deep.html"),
        (b"<p>" + b"by A " * 50_000, "/a/byline.html"),
        (b"<ol><li>" * 2_000 + b"words of the text", "/a/lists.html"),
        (b"<table><tr><td>" * 2_000 + b"words of the text", "/a/tables.html"),
        (b"<b>" * 20_000 + b"words", "/a/bold.html"),
    ],
    ids=lambda v: v if isinstance(v, str) else "",
)
def test_input_made_to_be_slow_is_not(data: bytes, name: str) -> None:
    began = time.process_time()
    _sound(data, name)
    assert time.process_time() - began < 8
