"""Bodies are decompressed as they were meant, and never beyond their bound."""

from __future__ import annotations

import gzip
import time
import tracemalloc
import zlib

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.sources.web.bounded import EncodingError, TooLargeError, decompress, read_body


def bare(data: bytes) -> bytes:
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    return deflate.compress(data) + deflate.flush()


WAYS = {"gzip": gzip.compress, "x-gzip": gzip.compress, "deflate": zlib.compress, "br": brotli.compress}


def in_chunks(data: bytes, size: int) -> list[bytes]:
    return [data[i : i + size] for i in range(0, len(data), size)]


texts = st.binary(max_size=300) | st.integers(0, 200_000).map(lambda n: b"solidarity " * (n // 11))


@given(texts, st.sampled_from(sorted(WAYS)), st.sampled_from([1, 2, 7, 4096]))
def test_what_was_compressed_comes_out_again_however_it_is_cut(data: bytes, way: str, size: int) -> None:
    packed = WAYS[way](data)
    assert read_body(in_chunks(packed, size), [way], 300_000) == data


@given(texts, st.sampled_from([1, 3, 4096]))
def test_bare_deflate_is_understood(data: bytes, size: int) -> None:
    assert read_body(in_chunks(bare(data), size), ["deflate"], 300_000) == data


@pytest.mark.parametrize("length", [65535, 65536, 65537, 131072])
def test_no_byte_is_lost_at_the_edge_of_a_step(length: int) -> None:
    data = bytes(length)
    for way, pack in (*WAYS.items(), ("deflate", bare)):
        assert read_body([pack(data)], [way], length) == data


@pytest.mark.parametrize("size", [1, 2, 30, 4096])
def test_gzip_members_one_after_the_other_are_one_body(size: int) -> None:
    packed = gzip.compress(b"one ") + gzip.compress(b"two")
    assert read_body(in_chunks(packed, size), ["gzip"], 100) == b"one two"
    assert read_body(in_chunks(packed + b"\0\0 padding", size), ["gzip"], 100) == b"one two"


def test_encodings_over_one_another_are_undone_from_the_last() -> None:
    packed = brotli.compress(gzip.compress(b"twice"))
    assert read_body([packed], ["gzip", "br"], 100) == b"twice"
    with pytest.raises(EncodingError, match="3 times over"):
        read_body([packed], ["gzip", "br", "gzip"], 100)


@pytest.mark.parametrize("way", sorted(WAYS))
def test_a_bomb_is_stopped_at_the_bound(way: str) -> None:
    empty = bytes(16 << 20)
    bomb = brotli.compress(empty, quality=2) if way == "br" else WAYS[way](empty)
    tracemalloc.start()
    with pytest.raises(TooLargeError, match=r"grows beyond 1 MB \(fetch.max_megabytes\) when decompressed"):
        read_body([bomb], [way], 1 << 20)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 4 << 20


def test_a_bomb_within_a_bomb_is_stopped() -> None:
    bomb = gzip.compress(gzip.compress(bytes(32 << 20), 9), 9)
    with pytest.raises(TooLargeError):
        read_body([bomb], ["gzip", "gzip"], 1 << 20)


def test_a_thousand_members_are_no_way_to_keep_us_busy() -> None:
    began = time.monotonic()
    with pytest.raises(EncodingError, match="more than 1000 gzip members"):
        read_body([gzip.compress(b"") * 50_000], ["gzip"], 10 << 20)
    assert time.monotonic() - began < 1


def test_the_bound_is_exact_and_holds_for_raw_bodies_too() -> None:
    assert read_body([b"abc", b"de"], [], 5) == b"abcde"
    with pytest.raises(TooLargeError, match="larger than 4 bytes"):
        read_body([b"abc", b"de"], [], 4)
    for way, pack in WAYS.items():
        assert read_body([pack(b"x" * 500)], [way], 500) == b"x" * 500
        with pytest.raises(TooLargeError):
            read_body([pack(b"x" * 500)], [way], 499)


@pytest.mark.parametrize("way", ["", "gzip", "br"])
def test_where_the_beginning_is_enough_the_rest_is_left_off(way: str) -> None:
    data = bytes(range(256)) * 100
    packed = WAYS[way](data) if way else data
    assert read_body(in_chunks(packed, 50), [way] if way else [], 1000, cut=True) == data[:1000]


@pytest.mark.parametrize("way", sorted(WAYS))
def test_damaged_cut_off_and_mislabelled_bodies_are_said(way: str) -> None:
    packed = WAYS[way](b"solidarity for ever " * 50)
    with pytest.raises(EncodingError, match="ends in the midst"):
        read_body([packed[: len(packed) // 2]], [way], 10_000)
    with pytest.raises(EncodingError, match="and is not, or is damaged"):
        read_body([b"<!doctype html><title>plain</title>" * 20], [way], 10_000)


def test_an_unknown_encoding_is_said_and_an_empty_body_is_empty() -> None:
    with pytest.raises(EncodingError, match=r"not asked for \(zstd\)"):
        read_body([b"x"], ["zstd"], 10)
    assert read_body([], ["gzip"], 10) == b""


@given(st.binary(max_size=200), st.sampled_from(sorted(WAYS)))
def test_any_bytes_are_a_body_or_an_error_of_ours(data: bytes, way: str) -> None:
    try:
        assert len(read_body([data], [way], 1000)) <= 1000
    except (EncodingError, TooLargeError) as error:
        assert str(error)


def test_a_gzipped_file_is_decompressed_within_bounds() -> None:
    assert decompress(gzip.compress(b"<urlset/>"), 100) == b"<urlset/>"
    with pytest.raises(TooLargeError):
        decompress(gzip.compress(bytes(1000)), 100)
    with pytest.raises(EncodingError):
        decompress(b"<urlset/>", 100)
