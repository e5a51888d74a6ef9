"""Office files, books and mail, broken or meant to break something: a reading or a reason, at once."""

from __future__ import annotations

import random
import sys
from pathlib import Path
from time import perf_counter

import pytest

from corpus.document import RawItem
from corpus.errors import ReadError
from pipeline.readers import read
from pipeline.readers.unzip import Bounds, Unzipped

sys.path.insert(0, str(Path(__file__).parent))
from handmade import docx, epub, mail, odt, paragraph, zipped

_RTF = (
    rb"{\rtf1\ansi{\fonttbl{\f0 Times;}}\pard Whereas wages fall\par"
    rb" {\listtext 1.\tab}First\par \u8220?x\u8221?}"
)
_WHOLE = {
    "a.docx": docx(paragraph("The strike") + paragraph("First", num=(1, 0)) * 20, title="x y z"),
    "a.odt": odt("<text:p>The strike</text:p>" * 20),
    "a.epub": epub({"a.xhtml": "<h1>One</h1><p>Text</p>" * 5, "b.xhtml": "<p>Two</p>"}),
    "a.rtf": _RTF * 3,
    "a.eml": mail(attached={"x.pdf": b"%PDF"}, html="<p>The same in HTML</p>"),
    # Not packed, so that the damage reaches the XML instead of the packing.
    "b.docx": docx(paragraph("The strike") + paragraph("First", num=(1, 0)), packed=False),
    "b.odt": odt("<text:p>The strike</text:p><text:h>x</text:h>", packed=False),
}


def mutated(data: bytes, seed: int) -> bytes:
    dice = random.Random(seed)
    changed = bytearray(data)
    match seed % 4:
        case 0:
            return bytes(changed[: dice.randrange(8, len(changed))])
        case 1:
            for _ in range(dice.randrange(1, 40)):
                changed[dice.randrange(6, len(changed))] = dice.randrange(256)
        case 2:
            at = dice.randrange(8, len(changed))
            size = dice.randrange(1, 200)
            changed[at:at] = changed[max(8, at - size) : at] * dice.randrange(1, 9)
        case _:
            at = dice.randrange(8, len(changed))
            del changed[at : at + dice.randrange(1, 300)]
    return bytes(changed)


def test_a_hundred_mutated_files_are_each_read_or_refused_with_a_reason():
    outcomes = {"read": 0, "refused": 0}
    for seed in range(105):
        name = list(_WHOLE)[seed % len(_WHOLE)]
        started = perf_counter()
        try:
            reading = read(RawItem(f"/papers/{name}", mutated(_WHOLE[name], seed)))
        except ReadError as error:
            outcomes["refused"] += 1
            assert len(str(error)) > 8
        else:
            outcomes["read"] += 1
            assert reading.text.strip()
            reading.text.encode("utf-8")
            assert all(reading.text[b.start : b.end] == b.text for b in reading.blocks)
        assert perf_counter() - started < 5, name
    assert outcomes["read"] >= 20
    assert outcomes["refused"] >= 20


_ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(97 + n)} "{f"&{chr(96 + n)};" * 10}">' for n in range(1, 12))
    + "]>"
)


@pytest.mark.parametrize("name", ["a.docx", "a.odt", "a.epub"])
def test_entities_are_not_expanded(name: str):
    bomb = f"{_ENTITIES}<x>&l;</x>"
    data = {
        "a.docx": docx(paragraph("x"), extra={"word/document.xml": bomb}),
        "a.odt": zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": bomb}),
        "a.epub": epub({"a.xhtml": "<p>x</p>"}, extra={"META-INF/container.xml": bomb}),
    }[name]
    with pytest.raises(ReadError, match="entities"):
        read(RawItem(f"/papers/{name}", data))


def test_a_document_that_names_a_file_of_the_machine_does_not_get_it():
    bomb = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]><x>&f;</x>'
    with pytest.raises(ReadError, match="entities"):
        read(RawItem("/papers/a.docx", docx(paragraph("x"), extra={"word/document.xml": bomb})))


def test_a_document_that_unpacks_to_hundreds_of_times_its_size_is_refused_at_once():
    started = perf_counter()
    bomb = zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": b" " * 80 * 2**20})
    assert len(bomb) < 200_000
    with pytest.raises(ReadError, match="times its size"):
        read(RawItem("/papers/a.odt", bomb))
    assert perf_counter() - started < 5


def test_an_archive_is_bounded_in_entries_and_in_all():
    many = zipped({f"{n}": b"" for n in range(50)})
    with pytest.raises(ReadError, match="more than 40 entries"):
        Unzipped(many, Bounds(entries=40))
    large = zipped({"a": b"x" * 600, "b": b"y" * 600})
    with Unzipped(large, Bounds(total=1000)) as archive:
        assert len(archive.read("a")) == 600
        with pytest.raises(ReadError, match="larger than"):
            archive.read("b")


@pytest.mark.parametrize(
    "opening", [b"{", b"{\\footnote ", b"{\\listtext ", b'{\\field{\\*\\fldinst{HYPERLINK "']
)
def test_rich_text_that_never_closes_its_groups_is_done_at_once(opening: bytes):
    started = perf_counter()
    try:
        text = read(RawItem("/papers/a.rtf", b"{\\rtf1 Some text " + opening * 20_000)).text
    except ReadError as error:
        text = str(error)
    assert text
    assert perf_counter() - started < 5


def test_a_mail_of_endless_parts_within_parts_is_refused():
    raw = b"From: a@b.example\nSubject: x\nContent-Type: multipart/mixed; boundary=B0\n\n"
    raw += b"".join(
        b"--B%d\nContent-Type: multipart/mixed; boundary=B%d\n\n" % (n, n + 1) for n in range(3000)
    )
    started = perf_counter()
    with pytest.raises(ReadError, match="nested"):
        read(RawItem("/papers/a.eml", raw))
    assert perf_counter() - started < 5


def test_deep_nesting_in_word_is_a_reason_and_no_crash():
    deep = "<w:sdt><w:sdtContent>" * 3000 + paragraph("x") + "</w:sdtContent></w:sdt>" * 3000
    with pytest.raises(ReadError, match=r"deep|damaged"):
        read(RawItem("/papers/a.docx", docx(deep)))
