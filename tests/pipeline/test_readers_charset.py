"""Bytes become text by the best evidence there is, and lies are found out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.readers.charset import clean, decode

SPANISH = "El señor Ibáñez leyó la resolución; después se votó: 41 a favor."


@pytest.mark.parametrize("charset", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_wins(charset: str) -> None:
    decoded = decode(SPANISH.encode(charset), "text/html; charset=iso-8859-1")
    assert (decoded.text, decoded.way) == (SPANISH, "bom")


def test_the_header_outranks_the_page() -> None:
    page = '<meta charset="utf-8"><p>Gdańsk'
    decoded = decode(page.encode("iso-8859-2"), "text/html; charset=ISO-8859-2", markup=True)
    assert (decoded.text, decoded.charset, decoded.way) == (page, "iso8859-2", "header")


def test_the_page_says_its_charset() -> None:
    page = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252"><p>“Mañana”'
    decoded = decode(page.encode("cp1252"), markup=True)
    assert (decoded.text, decoded.way) == (page, "meta")


def test_latin_1_means_windows_1252_as_on_the_web() -> None:
    assert decode(b'<meta charset="iso-8859-1">\x93quoted\x94', markup=True).text.endswith("“quoted”")


def test_a_page_that_lies_about_utf8_is_read_and_said() -> None:
    page = f'<meta charset="utf-8"><p>{SPANISH}'
    decoded = decode(page.encode("cp1252"), markup=True)
    assert decoded.text == page
    assert any("declares utf-8" in w for w in decoded.warnings)


def test_utf8_that_calls_itself_latin_1_is_utf8() -> None:
    decoded = decode(SPANISH.encode(), "text/plain; charset=iso-8859-1")
    assert (decoded.text, decoded.way) == (SPANISH, "utf-8")
    assert any("bytes are UTF-8" in w for w in decoded.warnings)


@pytest.mark.parametrize("label", ["utf-7", "rot13", "hex", "unicode_escape", "nonsense-8", "punycode"])
def test_what_is_no_charset_is_not_believed(label: str) -> None:
    decoded = decode(SPANISH.encode(), f"text/plain; charset={label}")
    assert decoded.text == SPANISH
    assert any("unknown charset" in w for w in decoded.warnings)


def test_utf8_with_one_broken_byte_is_still_utf8() -> None:
    decoded = decode((SPANISH * 3).encode() + b"\xff fin")
    assert decoded.text == SPANISH * 3 + "\ufffd fin"
    assert any("could not be read" in w for w in decoded.warnings)


def test_cyrillic_is_not_taken_for_western() -> None:
    russian = "Профсоюз рабочих завода объявил о забастовке в понедельник. " * 8
    assert decode(russian.encode("cp1251")).text == russian


def test_utf16_without_a_mark_is_told() -> None:
    assert decode(SPANISH.encode("utf-16-le")).text == SPANISH


def test_line_ends_are_one_and_controls_are_replaced() -> None:
    decoded = decode(b"a\r\nb\rc\x00d\x1b[31me\tf\x0cg")
    assert decoded.text == "a\nb\nc\ufffdd\ufffd[31me\tf\x0cg"
    assert any("2 control characters" in w for w in decoded.warnings)


def test_lone_surrogates_do_not_survive() -> None:
    wide = b"\xff\xfe" + "ab".encode("utf-16-le") + b"\x00\xd8" + "c".encode("utf-16-le")
    assert decode(wide).text.encode("utf-8")
    assert clean("x\ud800y") == "x\ufffdy"


@given(
    st.binary(max_size=400), st.sampled_from([None, "text/html; charset=utf-8", "text/html; charset=big5"])
)
def test_any_bytes_give_text_that_can_be_stored(data: bytes, header: str | None) -> None:
    text = decode(data, header, markup=True).text
    assert text.encode("utf-8") is not None
    assert "\r" not in text
    assert "\x00" not in text


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), max_size=300))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    assert decode(text.encode()).text == text.removeprefix("\ufeff") or "\ufffe" in text or "\x00" in text
