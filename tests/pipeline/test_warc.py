"""WARC files: what is written is accepted by warcio and read back; what is damaged costs itself only."""

from __future__ import annotations

import argparse
import gzip
import hashlib
import io
import random
import zlib
from dataclasses import replace
from pathlib import Path

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from corpus.document import Exchange, RawItem
from corpus.errors import ReadError
from pipeline.sources.bodies import decoded_body
from pipeline.sources.warc import is_warc, read_warc
from pipeline.sources.warc_export import Capture, Earlier, Written, write_warc
from pipeline.sources.warc_frames import Damage

A = "https://union.example/a?x=1"
PAGE = "<!DOCTYPE html><html><head><title>Año</title></head><body><p>Text of the page.</p></html>".encode()
OTHER = PAGE.replace(b"Text", b"Other text")


def exchange(
    address: str = A, status: int = 200, *response: tuple[str, str], at: str = "2024-05-06T07:08:09Z"
):
    return Exchange(
        address,
        status,
        {200: "OK", 301: "Moved Permanently", 304: "Not Modified"}.get(status, ""),
        (("Host", "union.example"), ("User-Agent", "Solidarity (archivist@union.example)")),
        response or (("Content-Type", "text/html; charset=utf-8"),),
        "192.0.2.7",
        at,
    )


def capture(data: bytes | None = PAGE, *exchanges: Exchange, address: str = A, **more) -> Capture:
    chain = exchanges or (exchange(address),)
    return Capture(address, chain[-1].started, data, "text/html", chain, **more)


def warc(*captures: Capture, compress: bool = True) -> bytes:
    stream = io.BytesIO()
    write_warc(stream, captures, software="Solidarity 1", operator="An archive", compress=compress)
    return stream.getvalue()


def check(data: bytes, tmp_path: Path, capsys) -> None:
    """warcio's own checker: `warcio check -v`."""
    path = tmp_path / "test.warc.gz"
    path.write_bytes(data)
    code = Checker(argparse.Namespace(inputs=[str(path)], verbose=True)).process_all()
    out, err = capsys.readouterr()
    assert code == 0, out
    assert "failed" not in out
    assert "digest pass" in out
    assert err == ""


def records(data: bytes) -> list[dict[str, str]]:
    return [
        {name.lower(): value for name, value in record.rec_headers.headers}
        for record in ArchiveIterator(io.BytesIO(data))
    ]


def read(data: bytes) -> tuple[list[RawItem], list[Damage]]:
    damages: list[Damage] = []
    return list(read_warc(data, "test.warc", tell=damages.append)), damages


@pytest.mark.parametrize("compress", [True, False])
def test_a_capture_comes_back_with_its_bytes_headers_and_exchanges(tmp_path: Path, capsys, compress: bool):
    last = exchange(
        A,
        200,
        ("Content-Type", "text/html; charset=utf-8"),
        ("Content-Encoding", "gzip"),
        ("Content-Length", "77"),
        ("Set-Cookie", "a=1"),
        ("Set-Cookie", "b=2"),
        ("Content-Disposition", 'inline; filename="año.html"'),
    )
    hop = exchange("http://union.example/a", 301, ("Location", A), ("Content-Length", "154"))
    data = warc(capture(PAGE, hop, last, metadata={"document": "d1"}), compress=compress)
    check(data, tmp_path, capsys)
    items, damages = read(data)
    assert damages == []
    assert [(i.origin, i.data, i.retrieved, i.exchanges) for i in items] == [
        (A, PAGE, "2024-05-06T07:08:09Z", (hop, last))
    ]
    assert items[0].headers["set-cookie"] == "a=1, b=2"
    assert "content-encoding" not in items[0].headers


def test_a_stored_body_has_the_length_that_its_header_tells():
    chunked = exchange(A, 200, ("Content-Type", "text/html"), ("Transfer-Encoding", "chunked"))
    data = warc(capture(PAGE, chunked))
    record = next(r for r in ArchiveIterator(io.BytesIO(data)) if r.rec_type == "response")
    assert record.http_headers.get_header("X-Archive-Orig-Transfer-Encoding") == "chunked"
    assert record.http_headers.get_header("Transfer-Encoding") is None
    assert record.http_headers.get_header("Content-Length") == str(len(PAGE))
    assert record.content_stream().read() == PAGE
    assert read(data)[0][0].exchanges == (chunked,)


def test_the_file_says_who_made_it_and_every_record_belongs_to_it():
    found = records(warc(capture(metadata={"document": "d1"})))
    assert [r["warc-type"] for r in found] == ["warcinfo", "response", "request", "metadata"]
    info, response, request, metadata = found
    assert all(r["warc-warcinfo-id"] == info["warc-record-id"] for r in found[1:])
    assert request["warc-concurrent-to"] == metadata["warc-concurrent-to"] == response["warc-record-id"]
    assert response["warc-ip-address"] == "192.0.2.7"
    assert response["warc-payload-digest"] == f"sha256:{hashlib.sha256(PAGE).hexdigest()}"
    assert len({r["warc-record-id"] for r in found}) == 4
    text = gzip.decompress(warc()).decode()
    assert text.startswith("WARC/1.1\r\n")
    assert "software: Solidarity 1\r\n" in text
    assert "operator: An archive\r\n" in text


def test_the_same_payload_again_is_a_revisit_and_read_as_the_page(tmp_path: Path, capsys):
    later = exchange("https://union.example/b", 200, at="2024-06-01T00:00:00Z")
    data = warc(capture(), capture(PAGE, later, address=later.address))
    check(data, tmp_path, capsys)
    revisit = next(r for r in records(data) if r["warc-type"] == "revisit")
    response = next(r for r in records(data) if r["warc-type"] == "response")
    assert revisit["warc-profile"].endswith("/identical-payload-digest")
    assert revisit["warc-refers-to"] == response["warc-record-id"]
    assert revisit["warc-refers-to-target-uri"] == A
    assert revisit["warc-refers-to-date"] == "2024-05-06T07:08:09Z"
    items, damages = read(data)
    assert damages == []
    assert [(i.origin, i.data, i.retrieved) for i in items] == [
        (A, PAGE, "2024-05-06T07:08:09Z"),
        (later.address, PAGE, "2024-06-01T00:00:00Z"),
    ]
    assert items[1].exchanges == (later,)


def test_what_the_server_called_unmodified_is_a_revisit(tmp_path: Path, capsys):
    sha = hashlib.sha256(PAGE).hexdigest()
    not_modified = exchange(A, 304, ("ETag", '"1"'), at="2024-07-01T00:00:00Z")
    data = warc(capture(), capture(None, not_modified, sha256=sha))
    check(data, tmp_path, capsys)
    revisit = next(r for r in records(data) if r["warc-type"] == "revisit")
    assert revisit["warc-profile"].endswith("/server-not-modified")
    items, _ = read(data)
    assert [(i.data, i.exchanges[-1].status, i.headers.get("etag")) for i in items] == [
        (PAGE, 200, None),
        (PAGE, 304, '"1"'),
    ]


def test_a_payload_in_another_file_is_referred_to_and_said_to_be_missing(tmp_path: Path, capsys):
    earlier = Earlier(A, "2020-01-01T00:00:00Z")
    data = warc(
        capture(None, sha256="ab" * 32, earlier=earlier), capture(OTHER, address="https://union.example/c")
    )
    check(data, tmp_path, capsys)
    revisit = next(r for r in records(data) if r["warc-type"] == "revisit")
    assert revisit["warc-refers-to-date"] == "2020-01-01T00:00:00Z"
    assert "warc-refers-to" not in revisit
    items, damages = read(data)
    assert [i.data for i in items] == [OTHER]
    assert "payload is not in this file" in damages[0].reason


def test_files_become_resources_under_a_uri(tmp_path: Path, capsys):
    files = [
        Capture("/home/a b/año.txt", "2024-01-01T00:00:00Z", b"Plain words.\n", "text/plain"),
        Capture("C:\\docs\\x.txt", "2024-01-01T00:00:00Z", b"More words.\n", "text/plain"),
        Capture("-", "", b"From standard input.\n", "text/plain"),
        Capture("/home/copy.txt", "2024-01-02T00:00:00Z", b"Plain words.\n", "text/plain"),
    ]
    data = warc(*files)
    check(data, tmp_path, capsys)
    items, damages = read(data)
    assert damages == []
    assert [i.data for i in items] == [f.data for f in files]
    assert [i.origin for i in items] == [
        "file:///home/a%20b/a%C3%B1o.txt",
        "file:///C:/docs/x.txt",
        f"urn:sha256:{hashlib.sha256(b'From standard input.' + bytes([10])).hexdigest()}",
        "file:///home/copy.txt",
    ]


def test_a_capture_with_nothing_to_write_is_told():
    written = write_warc(io.BytesIO(), [Capture("/x", "2024-01-01T00:00:00Z"), capture()], software="s")
    assert written == Written({"warcinfo": 1, "response": 1, "request": 1}, ("/x",))


def test_neither_headers_nor_credentials_get_where_they_must_not(tmp_path: Path, capsys):
    bad = replace(
        exchange(A, 200, ("X-Evil", "a\r\nWARC-Type: warcinfo\r\n\r\nWARC/1.1")),
        request=(("Authorization", "Basic s3cret"), ("Cookie", "s3cret"), ("Accept", "*/*")),
        reason="OK\r\nInjected: yes",
    )
    data = warc(capture(PAGE, bad, metadata={"title": "x\r\n\r\nWARC/1.1\r\nWARC-Type: response"}))
    check(data, tmp_path, capsys)
    assert len(records(data)) == 4
    assert b"s3cret" not in b"".join(gzip.decompress(data).splitlines())
    assert read(data)[0][0].exchanges[0].request == (("Accept", "*/*"),)


def foreign(
    *made: tuple[str, str, bytes, list[tuple[str, str]]], version: str = "1.0", gzipped: bool = True
) -> bytes:
    """A WARC file by warcio's own writer: (address, status line, raw body, headers)."""
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=gzipped, warc_version=version)
    writer.write_record(writer.create_warcinfo_record("x.warc", {"software": "other"}))
    for address, status, body, headers in made:
        http = StatusAndHeaders(status, headers, protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(
                address, "response", payload=io.BytesIO(body), length=len(body), http_headers=http
            )
        )
    return stream.getvalue()


HTML = ("Content-Type", "text/html")


@pytest.mark.parametrize("version", ["1.0", "1.1"])
@pytest.mark.parametrize("gzipped", [True, False])
def test_files_of_others_are_read_bodies_decoded(version: str, gzipped: bool):
    chunked = b"5\r\n" + PAGE[:5] + b"\r\n%x;x=y\r\n" % len(PAGE[5:]) + PAGE[5:] + b"\r\n0\r\n\r\n"
    data = foreign(
        ("http://a.example/gz", "200 OK", gzip.compress(PAGE), [HTML, ("Content-Encoding", "gzip")]),
        ("http://a.example/chunked", "200 OK", chunked, [HTML, ("Transfer-Encoding", "chunked")]),
        ("http://a.example/br", "200 OK", brotli.compress(PAGE), [HTML, ("Content-Encoding", "br")]),
        ("http://a.example/deflate", "200 OK", zlib.compress(PAGE), [HTML, ("Content-Encoding", "deflate")]),
        ("http://a.example/plain", "200 OK", PAGE, [HTML, ("Content-Encoding", "gzip")]),
        version=version,
        gzipped=gzipped,
    )
    items, damages = read(data)
    assert damages == []
    assert [i.origin.rpartition("/")[2] for i in items] == ["gz", "chunked", "br", "deflate", "plain"]
    assert {i.data for i in items} == {PAGE}
    assert items[0].exchanges[0].response == (HTML, ("Content-Encoding", "gzip"))


def test_only_pages_pdfs_and_texts_that_were_found_are_items():
    data = foreign(
        ("http://a.example/404", "404 Not Found", PAGE, [HTML]),
        ("http://a.example/x.css", "200 OK", b"p { color: red }", [("Content-Type", "text/css")]),
        ("http://a.example/x.png", "200 OK", b"\x89PNG\r\n\x1a\n", [("Content-Type", "text/html")]),
        ("http://a.example/robots.txt", "200 OK", b"User-agent: *", [("Content-Type", "text/plain")]),
        ("http://a.example/x.pdf", "200 OK", b"%PDF-1.4\n", [("Content-Type", "application/octet-stream")]),
        ("http://a.example/t", "200 OK", b"Dear members", [("Content-Type", "text/plain")]),
    )
    assert [i.origin for i in read(data)[0]] == ["http://a.example/x.pdf", "http://a.example/t"]


def test_a_bomb_inside_a_record_is_refused_and_the_rest_read():
    bomb = gzip.compress(gzip.compress(b"\0" * 50_000_000))
    data = foreign(
        ("http://a.example/bomb", "200 OK", bomb, [HTML, ("Content-Encoding", "gzip, gzip")]),
        (
            "http://a.example/brbomb",
            "200 OK",
            brotli.compress(b" " * 9_000_000),
            [HTML, ("Content-Encoding", "br")],
        ),
        ("http://a.example/fine", "200 OK", PAGE, [HTML]),
    )
    damages: list[Damage] = []
    items = list(read_warc(io.BytesIO(data), tell=damages.append, max_bytes=1_000_000))
    assert [i.origin for i in items] == ["http://a.example/fine"]
    assert [("larger" in d.reason) for d in damages] == [True, True]


def pages(n: int) -> list[Capture]:
    return [
        capture(
            PAGE + b"%d" % k + bytes(random.Random(k).choices(range(97, 123), k=2000)), address=f"{A}&n={k}"
        )
        for k in range(n)
    ]


def origins(items: list[RawItem]) -> set[str]:
    return {i.origin for i in items}


@pytest.mark.parametrize("compress", [True, False])
def test_a_damaged_record_costs_itself_only(compress: bool):
    whole = warc(*pages(5), compress=compress)
    starts = [
        d for d in range(len(whole)) if whole.startswith(b"\x1f\x8b\x08" if compress else b"WARC/1.1\r\n", d)
    ]
    at = starts[5] + 600  # in the response of the third page: warcinfo, then response and request of each
    items, damages = read(whole[:at] + bytes([whole[at] ^ 0x55]) * 3 + whole[at + 3 :])
    assert origins(items) == {f"{A}&n={k}" for k in (0, 1, 3, 4)}
    assert len(damages) == 1
    assert damages[0].offset == starts[5]


@pytest.mark.parametrize("compress", [True, False])
def test_a_file_that_breaks_off_gives_what_came_before(compress: bool):
    whole = warc(*pages(3), compress=compress)
    last = whole.rfind(b"\x1f\x8b\x08" if compress else b"WARC/1.1\r\n")
    cut = whole.rfind(b"\x1f\x8b\x08" if compress else b"WARC/1.1\r\n", 0, last) + 700
    items, damages = read(whole[:cut])
    assert origins(items) == {f"{A}&n={k}" for k in (0, 1)}
    assert len(damages) == 1


@pytest.mark.parametrize(
    "lie", [b"Content-Length: 10", b"Content-Length: 99999999", b"Content-Length: 2900", b"Content-Le: 1"]
)
def test_a_wrong_length_does_not_swallow_the_next_record(lie: bytes):
    import re

    whole = warc(*pages(3), compress=False)
    begin = whole.index(b"WARC-Type: response")
    at = re.compile(rb"Content-Length: \d+(?=\r\n\r\nHTTP)").search(whole, begin)
    assert at is not None
    items, damages = read(whole[: at.start()] + lie + whole[at.end() :])
    assert {f"{A}&n={k}" for k in (1, 2)} <= origins(items)
    assert f"{A}&n=0" not in origins(items)
    assert damages


def test_one_gzip_member_for_the_whole_file_is_read_too():
    later = exchange(A, 200, at="2024-06-01T00:00:00Z")
    data = gzip.compress(warc(*pages(3), capture(), capture(PAGE, later), compress=False))
    items, damages = read(data)
    assert damages == []
    assert [i.origin for i in items] == [*(f"{A}&n={k}" for k in range(3)), A, A]
    assert items[-1].data == PAGE


def test_garbage_between_members_and_padding_are_passed_over():
    one, two = warc(*pages(1)), warc(capture(OTHER))
    items, damages = read(one + b"\0" * 100 + two)
    assert (len(items), damages) == (2, [])
    items, damages = read(one + b"garbage" * 50 + two)
    assert [len(items), len(damages)] == [2, 1]
    assert damages[0].offset == len(one)


def test_a_payload_that_is_not_what_its_digest_says_is_told():
    sha = b"sha256:" + hashlib.sha256(PAGE).hexdigest().encode()
    data = warc(capture(), capture(OTHER, address="https://union.example/o"), compress=False)
    items, damages = read(data.replace(sha, b"sha256:" + b"0" * 64))
    assert [i.data for i in items] == [OTHER]
    assert "digest" in damages[0].reason


def test_a_record_that_is_too_large_is_left_out_and_said():
    damages: list[Damage] = []
    data = warc(capture(PAGE + b"x" * 50_000), capture(OTHER, address="https://union.example/o"))
    items = list(read_warc(data, tell=damages.append, max_bytes=10_000))
    assert [i.data for i in items] == [OTHER]
    assert "larger than 10,000 bytes" in damages[0].reason


def test_redirects_that_do_not_lead_here_are_not_its_exchanges():
    stray = exchange("https://union.example/z", 301, ("Location", "https://union.example/y"))
    missing = exchange("https://union.example/y", 404, at="2024-05-06T07:08:10Z")
    data = warc(capture(b"gone", stray, missing), capture())
    items, _ = read(data)
    assert [len(i.exchanges) for i in items] == [1]


@pytest.mark.parametrize("data", [b"", b"<html>", b"\x1f\x8b\x08junk", gzip.compress(b"<html>", mtime=0)])
def test_what_is_no_warc_file_is_refused(data: bytes):
    assert not is_warc(data)
    with pytest.raises(ReadError, match="not a WARC file"):
        list(read_warc(data, "x.warc"))


SMALL = warc(*pages(2), compress=False)
SMALL_GZ = warc(*pages(2))


@given(st.booleans(), st.lists(st.tuples(st.floats(0, 1), st.binary(min_size=1, max_size=6)), max_size=6))
def test_whatever_happens_to_a_file_reading_it_ends(compressed: bool, wounds: list[tuple[float, bytes]]):
    data = SMALL_GZ if compressed else SMALL
    for where, put in wounds:
        at = 20 + int(where * (len(data) - 20))
        data = data[:at] + put + data[at + len(put) :]
    try:
        items, _ = read(data)
    except ReadError:
        return
    assert len(items) <= 2 + len(wounds)


@given(st.binary(max_size=200))
def test_arbitrary_bytes_after_a_good_beginning(tail: bytes):
    for start in (b"WARC/1.0\r\n", b"WARC/1.1\r\nWARC-Type: response\r\nContent-Length: 20\r\n\r\n"):
        assert read(start + tail)[0] == []


header_values = st.text(
    st.characters(min_codepoint=33, max_codepoint=0x24F, exclude_categories=["Cc", "Zs"]), max_size=30
)
names = st.from_regex(r"X-[A-Za-z]{1,10}", fullmatch=True)


@given(st.binary(max_size=200), st.lists(st.tuples(names, header_values), max_size=5))
def test_any_payload_and_headers_come_back(tail: bytes, headers: list[tuple[str, str]]):
    last = exchange(A, 200, ("Content-Type", "application/pdf"), *headers)
    payload = b"%PDF-1.4\n" + tail
    items, damages = read(warc(capture(payload, last)))
    assert damages == []
    assert (items[0].data, items[0].exchanges) == (payload, (last,))


@given(
    st.binary(max_size=200),
    st.sampled_from(["gzip", "deflate", "br", "gzip, br", "identity", "x"]),
    st.booleans(),
)
def test_any_body_is_decoded_or_refused(body: bytes, encoding: str, chunked: bool):
    headers = [("Content-Encoding", encoding), *([("Transfer-Encoding", "chunked")] if chunked else [])]
    try:
        assert len(decoded_body(body, headers, 1000)) <= 1000
    except ReadError as error:
        assert str(error)
