"""Pages saved from a browser tell where they came from."""

from __future__ import annotations

from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import ReadError
from pipeline.sources.saved_page import is_mhtml, mhtml, saved_address, saved_from

URL = "https://union.example/2019/one?a=1&b=2"
CANONICAL = '<link href="https://union.example/canonical" rel="canonical">'


def page(before: str = "", head: str = "") -> bytes:
    return f"{before}<!DOCTYPE html>\n<html><head>{head}</head><body><p>Text</p></body></html>".encode()


def test_the_mark_of_the_web_outranks_what_the_page_says():
    data = page(head=f"<!-- saved from url=({len(URL):04}){URL} -->{CANONICAL}")
    assert saved_address(data) == URL
    assert saved_from(data).way == "chrome"  # type: ignore[union-attr]


def test_singlefile_tells_address_and_time():
    comment = f"""<!--
 Page saved with SingleFile
 url: {URL}
 saved date: Thu Mar 05 2020 10:11:12 GMT+0100 (Central European Standard Time)
-->"""
    found = saved_from(page(head=comment + CANONICAL))
    assert found is not None
    assert (found.address, found.date, found.way) == (URL, "2020-03-05T09:11:12Z", "singlefile")


def test_httrack_tells_address_and_time():
    comment = (
        "<!-- Mirrored from union.example/a.html by HTTrack Website Copier/3.x [XR&CO'2014], "
        "Wed, 04 Mar 2015 10:00:00 GMT -->"
    )
    found = saved_from(page(head=comment))
    assert found is not None
    assert (found.address, found.date, found.way) == (
        "http://union.example/a.html",
        "2015-03-04T10:00:00Z",
        "httrack",
    )


@pytest.mark.parametrize(
    ("head", "way"),
    [
        (CANONICAL, "canonical"),
        ('<meta content="https://union.example/canonical" property="og:url">', "opengraph"),
        ("<base href='https://union.example/canonical'>", "base"),
        (
            '<link rel=canonical href=https://union.example/canonical><base href="https://cdn.example/">',
            "canonical",
        ),
    ],
)
def test_a_page_may_name_its_own_address(head: str, way: str):
    found = saved_from(page(head=head))
    assert found is not None
    assert (found.address, found.way) == ("https://union.example/canonical", way)


@pytest.mark.parametrize(
    "head",
    [
        "",
        "<!-- saved from url=(0014)about:internet -->",
        '<link rel="canonical" href="/one">',
        "<!-- saved from url=(0022)file:///C:/Users/x.htm -->",
        '<link rel="stylesheet" href="https://union.example/x.css">',
    ],
)
def test_no_address_is_made_up(head: str):
    assert saved_address(page(head=head)) is None


def chrome_mhtml(charset: str = "utf-8", encoding: str = "quoted-printable") -> bytes:
    message = EmailMessage()
    message["From"] = "<Saved by Blink>"
    message["Snapshot-Content-Location"] = URL
    message["Subject"] = "One"
    message["Date"] = "Thu, 5 Mar 2020 10:11:12 +0100"
    message["MIME-Version"] = "1.0"
    message.set_content(
        "<html><body><p>Año de huelga</p></body></html>\n", subtype="html", charset=charset, cte=encoding
    )
    message.add_related(b"\x89PNG", "image", "png", cid="<pic>")
    message.get_payload()[0]["Content-Location"] = URL  # type: ignore[index,union-attr]
    return message.as_bytes()


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "8bit"])
@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1"])
def test_mhtml_gives_the_page_its_address_and_time(charset: str, encoding: str):
    data = chrome_mhtml(charset, encoding)
    assert is_mhtml(data)
    found = mhtml(data)
    assert found.html.decode(charset).strip() == "<html><body><p>Año de huelga</p></body></html>"
    assert (found.address, found.date) == (URL, "2020-03-05T09:11:12Z")
    assert charset in found.content_type


def test_mhtml_takes_the_part_that_start_names():
    data = (
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; start="<b@x>"; boundary=XX\r\n\r\n'
        b"--XX\r\nContent-Type: text/html\r\nContent-ID: <a@x>\r\n\r\nframe\r\n"
        b"--XX\r\nContent-Type: text/html\r\nContent-ID: <b@x>\r\n"
        b"Content-Location: https://union.example/root\r\n\r\nroot\r\n--XX--\r\n"
    )
    found = mhtml(data)
    assert (found.html, found.address) == (b"root", "https://union.example/root")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no headers",
        b"MIME-Version: 1.0\nContent-Type: image/png\n\nx",
        b"Content-Type: text/html\n\n  ",
    ],
)
def test_what_holds_no_page_is_refused(data: bytes):
    with pytest.raises(ReadError, match="MHTML"):
        mhtml(data)


def test_deep_nesting_is_refused_and_not_followed():
    parts = b"".join(b"Content-Type: multipart/related; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(500))
    with pytest.raises(ReadError):
        mhtml(b"MIME-Version: 1.0\n" + parts + b"Content-Type: text/html\n\n<p>x</p>")


def test_pages_are_no_mhtml():
    assert not is_mhtml(page())
    assert not is_mhtml(b"To: all members\nDate: today\n\nDear all")


@given(
    st.binary(max_size=300),
    st.sampled_from([b"", chrome_mhtml()[:400], b"<!-- saved from url=(1)", b"<link "]),
)
def test_arbitrary_bytes_give_a_page_or_a_read_error(data: bytes, before: bytes):
    address = saved_address(before + data)
    assert address is None or address.startswith("http")
    is_mhtml(before + data)
    try:
        found = mhtml(before + data)
    except ReadError:
        return
    assert found.html.strip()
