"""Archives and mailboxes: each file, message and attachment in them a document of its own, within bounds."""

from __future__ import annotations

import gzip
import io
import random
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

import pytest

from corpus.archive import Archive
from corpus.catalogue.records import FailureRow
from corpus.document import RawItem
from corpus.errors import ItemError, ReadError
from corpus.settings import Settings
from pipeline.cli.ingest import _failed_entries
from pipeline.ingest import ingest
from pipeline.sources import SourceEntry, expand, load
from pipeline.sources.containers import entries_in
from pipeline.sources.unpacked import Budget

sys.path.insert(0, str(Path(__file__).parent))
from handmade import docx, mail, mbox, paragraph, tarred, zipped


def opened(data: bytes, name: str = "/p/x", budget: Budget | None = None) -> list[SourceEntry]:
    return list(entries_in(RawItem(name, data), budget) or ())


def walked(entry: SourceEntry, depth: int = 0) -> Iterator[SourceEntry]:
    """All that comes of an entry, as an ingest opens it."""
    if entry.item is None or entry.is_opened or depth == 4:
        yield entry
        return
    inside = entries_in(entry.item)
    if inside is None:
        yield entry
        return
    for member in inside:
        yield from walked(member, depth + 1)


def origins(data: bytes, name: str) -> list[str]:
    return [e.origin for e in walked(SourceEntry(name, item=RawItem(name, data)))]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.zip", zipped({"in/b.txt": b"words", "__MACOSX/x": b"", "in/.DS_Store": b"", "c.txt": b"more"})),
        ("a.tar", tarred({"in/b.txt": b"words", "c.txt": b"more"})),
        ("a.tar.gz", tarred({"./in/b.txt": b"words", "c.txt": b"more"}, "w:gz")),
    ],
)
def test_members_are_entries_with_origins_of_their_own(name: str, data: bytes):
    entries = opened(data, f"/p/{name}")
    assert [e.origin for e in entries] == [f"/p/{name}!/in/b.txt", f"/p/{name}!/c.txt"]
    assert [load(e).data for e in entries] == [b"words", b"more"]


def test_one_compressed_file_stands_for_itself():
    (entry,) = opened(gzip.compress(b"words"), "/p/letter.txt.gz")
    assert (entry.origin, load(entry).data) == ("/p/letter.txt.gz!/letter.txt", b"words")


def test_archives_within_archives_are_opened_to_a_depth():
    data = zipped({"deepest.txt": b"x"})
    for n in range(6):
        data = zipped({f"{n}.zip": data})
    (found,) = origins(data, "/p/a.zip")
    assert found == "/p/a.zip!/5.zip!/4.zip!/3.zip!/2.zip"


@pytest.mark.parametrize(
    "name", ["../evil.txt", "/etc/evil.txt", "in/../../evil.txt", "C:\\evil.txt", "..\\evil"]
)
def test_names_that_lead_out_are_failures_and_no_paths(name: str, tmp_path: Path):
    for data in (zipped({name: b"x", "good.txt": b"y"}), tarred({name: b"x", "good.txt": b"y"})):
        bad, good = opened(data, str(tmp_path / "a.zip"))
        with pytest.raises(ReadError, match="leads out of the archive"):
            load(bad)
        assert load(good).data == b"y"
    assert list(tmp_path.iterdir()) == []


def test_links_in_an_archive_are_not_followed():
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        link = tarfile.TarInfo("passwords.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    assert opened(buffer.getvalue()) == []


def test_a_locked_member_says_so_and_costs_no_other():
    data = bytearray(zipped({"locked.txt": b"secret", "open.txt": b"words"}, packed=False))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    locked, free = opened(bytes(data))
    with pytest.raises(ReadError, match="password"):
        load(locked)
    assert load(free).data == b"words"


def test_a_member_that_grows_beyond_reason_costs_no_other():
    started = perf_counter()
    bomb, good = opened(zipped({"bomb.txt": b"\0" * 300 * 2**20, "good.txt": b"words"}))
    with pytest.raises(ReadError, match="times its size"):
        load(bomb)
    assert load(good).data == b"words"
    assert perf_counter() - started < 10


def test_a_compressed_bomb_is_refused():
    with pytest.raises(ReadError, match="times its size"):
        opened(gzip.compress(b"\0" * 64 * 2**20), "/p/a.gz")


def test_what_comes_out_of_nested_archives_is_counted_together():
    inner = zipped({f"{n}.txt": b"x" for n in range(30)})
    budget = Budget(members=50)
    outer = opened(zipped({"a.zip": inner, "b.zip": inner}), budget=budget)
    assert len(opened(load(outer[0]).data, budget=budget)) == 30
    with pytest.raises(ReadError, match="holds more than"):
        opened(load(outer[1]).data, budget=budget)


def test_a_list_of_a_million_entries_is_not_even_read():
    started = perf_counter()
    data = zipped({"a": b"x"}) + b"PK\x01\x02" * 1_000_000
    with pytest.raises(ReadError, match="more than"):
        opened(b"PK\x03\x04" + data)
    assert perf_counter() - started < 3


def test_a_header_that_claims_gigabytes_is_damage():
    info = tarfile.TarInfo("pax")
    info.type, info.size = tarfile.XHDTYPE, 8 * 2**30
    with pytest.raises(ReadError, match="damaged"):
        opened(info.tobuf(tarfile.GNU_FORMAT) + bytes(2048), "/p/a.tar")


def test_messages_and_attachments_have_origins_of_their_own():
    box = mbox(
        mail(),
        mail(
            "From the floor it was said",
            identifier="<two@x.example>",
            attached={"m.docx": b"PK", "m.docx ": b"x"},
        ),
        mail(),
    )
    assert origins(box, "/p/box.mbox") == [
        "/p/box.mbox#one@local12.example",
        "/p/box.mbox#two@x.example",
        "/p/box.mbox#two@x.example/m.docx",
        "/p/box.mbox#two@x.example/m (2).docx",
        "/p/box.mbox#one@local12.example.2",
    ]


def test_a_line_that_a_mailbox_marked_is_as_it_was_written():
    (entry,) = opened(mbox(mail("One.\n\nFrom the floor it was said.\n")), "/p/box.mbox")
    assert b"\nFrom the floor" in load(entry).data


def test_a_message_without_an_id_is_called_the_same_every_time():
    box = mbox(mail(identifier=""))
    assert origins(box, "/p/box") == origins(box, "/p/box")
    assert len(origins(box, "/p/box")[0]) == len("/p/box#") + 16


def test_a_mail_without_attachments_is_a_document_itself():
    assert entries_in(RawItem("/p/a.eml", mail())) is None
    attached = mail(attached={"inner.zip": zipped({"a.txt": b"x"})})
    assert origins(attached, "/p/a.eml") == [
        "/p/a.eml",
        "/p/a.eml#one@local12.example/inner.zip!/a.txt",
    ]


def test_mutated_archives_and_mailboxes_end_in_entries_or_reasons():
    whole = [
        zipped({f"{n}.txt": b"words " * 50 for n in range(9)}),
        tarred({f"{n}.txt": b"words " * 50 for n in range(9)}),
        tarred({f"{n}.txt": b"words " * 50 for n in range(9)}, "w:gz"),
        mbox(*(mail(attached={"a.txt": b"words"}, identifier=f"<{n}@x.example>") for n in range(5))),
        mail(attached={"a.zip": zipped({"x": b"y"}), "b.txt": b"words"}),
    ]
    outcomes = {"entries": 0, "reasons": 0}
    for seed in range(100):
        dice = random.Random(seed)
        data = bytearray(whole[seed % len(whole)])
        for _ in range(dice.randrange(1, 60)):
            data[dice.randrange(4, len(data))] = dice.randrange(256)
        if seed % 3 == 0:
            del data[dice.randrange(10, len(data)) :]
        started = perf_counter()
        try:
            for entry in walked(SourceEntry("/p/x", item=RawItem("/p/x", bytes(data)))):
                outcomes["reasons" if entry.error else "entries"] += 1
        except ItemError as error:
            assert len(str(error)) > 8
            outcomes["reasons"] += 1
        assert perf_counter() - started < 5
    assert outcomes["entries"] >= 50
    assert outcomes["reasons"] >= 20


def test_an_ingest_takes_in_what_is_inside_and_tells_what_is_not(archive: Archive, tmp_path: Path):
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    minutes = docx(paragraph("Minutes of the meeting that was held on Tuesday in the old hall."))
    (inbox / "a.zip").write_bytes(
        zipped({"good.txt": b"A good text about wages.", "../evil.txt": b"x", "p.png": b"\x89PNG\r\n\x1a\n0"})
    )
    (inbox / "box.mbox").write_bytes(mbox(mail(attached={"minutes.docx": minutes})))
    (inbox / "torn.tar.gz").write_bytes(tarred({"a.txt": b"words"}, "w:gz")[:60])
    with archive.writing("a test"):
        report = ingest(archive, list(expand([str(inbox)])), Settings(), workers=1)
        again = ingest(archive, list(expand([str(inbox)])), Settings(), workers=1)
    assert [Path(i.origin).name for i in sorted(report.added, key=lambda i: i.origin)] == [
        "good.txt",
        "box.mbox#one@local12.example",
        "minutes.docx",
    ]
    assert {Path(f.origin).name: f.error[:12] for f in report.failed} == {
        "evil.txt": "its name lea",
        "p.png": "a picture: t",
        "torn.tar.gz": "damaged: the",
    }
    assert len(again.unchanged) == 3
    assert again.added == []
    held = {i.origin: i.id for i in report.added}
    letter = archive.catalogue.shown(held[str(inbox / "box.mbox#one@local12.example")] or "")
    assert (letter.fields["published"], letter.fields["thread"]) == ("2019-05-03", "one@local12.example")
    # The members' bytes are kept, not once more those of what held them; of what failed, too.
    assert len(list(archive.vault)) == 4


def test_nothing_is_written_beside_the_archive():
    before = set(Path(tempfile.gettempdir()).glob("solidarity-*"))
    opened(tarred({"a.txt": b"x"}, "w:gz"), "/p/a.tgz")
    assert set(Path(tempfile.gettempdir()).glob("solidarity-*")) == before
    assert zipfile.is_zipfile(io.BytesIO(zipped({"a": b"x"})))


def test_what_failed_inside_is_tried_again_with_what_holds_it(tmp_path: Path):
    box, odd = tmp_path / "a.zip", tmp_path / "no #3.txt"
    for path in (box, odd):
        path.write_bytes(b"x")
    failures = [
        FailureRow(n, 1, origin, "read", "r", "")
        for n, origin in enumerate(
            (f"{box}!/in/b.txt", f"{box}!/c.eml#id/d.doc", str(odd), "https://x.example/a.zip!/b")
        )
    ]
    assert [e.origin for e in _failed_entries(failures)] == [str(box), str(odd), "https://x.example/a.zip"]
