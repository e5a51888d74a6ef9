import sqlite3
from dataclasses import replace

import pytest

from corpus.archive import Archive
from corpus.authority.records import Organization, Place
from corpus.catalogue import Catalogue
from corpus.document import Clause, Document, Mention, Part, Provenance
from corpus.errors import ArchiveError, NotFoundError
from corpus.vault import fixity

TEXT = "Solidarity\n\n1. Affirms support for the FAT of Mexico;\n\n2. Condemns the raid of July 2017."
FAT = TEXT.index("FAT")
MEXICO = TEXT.index("Mexico")
JULY = TEXT.index("July 2017")


def a_document(text: str = TEXT, title: str = "International Solidarity") -> Document:
    first, second = text.index("Affirms"), text.index("Condemns")
    part = Part(
        0,
        0,
        len(text),
        title=title,
        kind="resolution",
        adopted="2017-08",
        clauses=(
            Clause("operative", first, text.index(";") + 1, "1", "affirms", "supports"),
            Clause("operative", second, len(text), "2", "condemns", "opposes"),
        ),
        mentions=(
            Mention("ORG", "FAT", FAT, FAT + 3, "authority", id="fat"),
            Mention("PLACE", "Mexico", MEXICO, MEXICO + 6, "authority", id="mx"),
            Mention("DATE", "July 2017", JULY, JULY + 9, "rule", edtf="2017-07"),
        ),
    )
    return Document(text, (part,), title, "resolution", "found: operative clauses", language="en")


def provenance(origin: str = "/papers/a.txt", data: bytes = TEXT.encode()) -> Provenance:
    return Provenance(origin, fixity(data), len(data), "2026-11-22T00:00:00Z", "text/plain", "text/1")


def store(archive: Archive, document: Document, where: Provenance) -> str:
    with archive.catalogue.transaction():
        return archive.catalogue.documents.store(document, where)[0]


def test_an_id_is_short_url_safe_and_the_same_for_the_same_accession(archive: Archive, tmp_path):
    first = store(archive, a_document(), provenance())
    with Archive.create(tmp_path / "other") as other:
        assert store(other, a_document(), provenance()) == first
    assert len(first) == 8
    assert first.isalnum()
    assert first == first.lower()


def test_what_was_stored_is_shown(archive: Archive):
    identifier = store(archive, a_document(), provenance())
    shown = archive.catalogue.shown(identifier).as_json()
    assert shown["text"] == TEXT
    assert shown["parts"] == [
        {"id": identifier, "title": "International Solidarity", "kind": "resolution", "number": None,
         "status": None, "page": None}
    ]  # fmt: skip
    assert [(c["number"], c["verb"], c["text"][:8]) for c in shown["clauses"]] == [
        ("1", "affirms", "Affirms "),
        ("2", "condemns", "Condemns"),
    ]
    assert [TEXT[m["start"] : m["end"]] for m in shown["mentions"]] == ["FAT", "Mexico", "July 2017"]
    assert shown["adopted"] == "2017-08"


def test_offsets_of_a_part_go_by_the_part_own_text(archive: Archive):
    middle = TEXT.index("2. ")
    whole = a_document()
    front = replace(
        whole.parts[0],
        n=1,
        end=middle,
        clauses=whole.parts[0].clauses[:1],
        mentions=whole.parts[0].mentions[:2],
    )
    rest = replace(
        whole.parts[0],
        n=2,
        start=middle,
        clauses=whole.parts[0].clauses[1:],
        mentions=whole.parts[0].mentions[2:],
    )
    identifier = store(archive, replace(whole, parts=(front, rest)), provenance())
    shown = archive.catalogue.shown(f"{identifier}/2").as_json()
    assert shown["text"] == TEXT[middle:]
    (clause,) = shown["clauses"]
    assert (
        shown["text"][clause["start"] : clause["end"]] == clause["text"] == "Condemns the raid of July 2017."
    )
    (mention,) = shown["mentions"]
    assert shown["text"][mention["start"] : mention["end"]] == "July 2017"
    with pytest.raises(NotFoundError, match="no part 9"):
        archive.catalogue.shown(f"{identifier}/9")


def test_other_bytes_at_the_same_origin_are_a_new_version_of_the_same_document(archive: Archive):
    first = store(archive, a_document(), provenance())
    second = store(archive, a_document(TEXT + " Again.", "Solidarity"), provenance(data=b"other"))
    assert first == second
    shown = archive.catalogue.shown(first)
    assert [(v["version"], v["current"]) for v in shown.versions] == [(1, False), (2, True)]
    assert shown.fields["title"] == "Solidarity"
    assert archive.catalogue.documents.count() == 1


def test_each_change_has_a_generation_and_the_index_sees_only_later_ones(archive: Archive):
    first = store(archive, a_document(), provenance())
    seen = archive.catalogue.generation()
    second = store(archive, a_document(), provenance("/papers/b.txt", b"b"))
    assert [c.document for c in archive.catalogue.changes_since(0)] == [first, second]
    (change,) = archive.catalogue.changes_since(seen)
    assert change.document == second
    (part,) = change.parts
    assert (part.organizations, part.places, part.mentioned) == (("fat",), ("mx",), ("2017-07",))
    assert [part.text[a:b] for a, b in part.operative][1] == "Condemns the raid of July 2017."
    assert list(archive.catalogue.changes_since(archive.catalogue.generation())) == []


def test_a_transaction_that_fails_stores_nothing_at_all(archive: Archive):
    def half() -> None:
        with archive.catalogue.transaction():
            archive.catalogue.documents.store(a_document(), provenance())
            raise RuntimeError("the lights went out")

    with pytest.raises(RuntimeError):
        half()
    assert archive.catalogue.documents.count() == 0
    assert archive.catalogue.generation() == 0


def test_a_mention_knows_its_clause(archive: Archive):
    store(archive, a_document(), provenance())
    (found,) = archive.catalogue.evidence(["fat"])
    assert (found.clause, found.role, found.verb) == ("1", "operative", "affirms")
    assert found.text[found.start : found.end] == found.surface == "FAT"
    assert found.text == "Affirms support for the FAT of Mexico;"


def test_a_mention_outside_clauses_comes_with_its_paragraph(archive: Archive):
    text = "One.\n\nThe FAT met.\nIt rained.\n\nThree."
    at = text.index("FAT")
    part = Part(
        0, 0, len(text), kind="article", mentions=(Mention("ORG", "FAT", at, at + 3, "rule", id="fat"),)
    )
    store(archive, Document(text, (part,), "T", "article", "found"), provenance())
    (found,) = archive.catalogue.evidence(["fat"])
    assert found.text == "The FAT met.\nIt rained."
    assert found.text[found.start : found.end] == "FAT"
    assert found.role is None


def test_organizations_are_found_by_any_name_whatever_its_case_and_accents(archive: Archive):
    record = Organization(
        "fat", "Authentic Workers Front", "union", "mx", ("FAT",), ("Frente Auténtico del Trabajo",)
    )
    with archive.catalogue.transaction():
        archive.catalogue.names.take_authorities(
            [record], [Place("mx", "Mexico", "country", "mx", None, ("México",))], "1"
        )
    for name in ("fat", "FAT", "frente autentico del trabajo", "AUTHENTIC WORKERS FRONT"):
        assert [o.id for o in archive.catalogue.organizations_named(name)] == ["fat"], name
    assert archive.catalogue.organization("fat").names[0] == "Authentic Workers Front"
    assert [p.id for p in archive.catalogue.places_named("MEXICO")] == ["mx"]
    assert archive.catalogue.organizations_named("nobody") == []


def test_an_organization_without_a_record_is_known_by_its_name(archive: Archive):
    document = a_document()
    other = replace(document.parts[0].mentions[0], id="name:casa-obrera", surface="FAT")
    local = replace(document.parts[0].mentions[0], id="ue:local-332")
    part = replace(document.parts[0], mentions=(other, replace(local, start=FAT + 1)))
    with archive.catalogue.transaction():
        archive.catalogue.names.take_authorities(
            [Organization("ue", "United Electrical", "union", "us")], [], "1"
        )
    store(archive, replace(document, parts=(part,)), provenance())
    assert archive.catalogue.organization("name:casa-obrera").type is None
    row = archive.catalogue.organization("ue:local-332")
    assert (row.parent, row.type, row.country) == ("ue", "local", "us")


def test_receipts_tell_what_became_of_each_item_and_settle_failures(archive: Archive):
    receipts = archive.catalogue.receipts
    first = receipts.begin("ingest")
    receipts.fail(first, "/papers/bad.pdf", "read", "truncated", "00")
    receipts.finish(first)
    assert receipts.run(first).counts["failed"] == 1
    assert [f.error for f in receipts.failures()] == ["truncated"]
    second = receipts.begin("ingest")
    receipts.note(second, "/papers/bad.pdf", "added", "abc")
    assert receipts.failures() == []
    assert [f.resolved for f in receipts.failures(include_resolved=True)] == [True]
    assert receipts.run(second).finished is None
    with pytest.raises(NotFoundError, match="no run 99"):
        receipts.run(99)


def test_a_missing_catalogue_a_foreign_file_and_a_newer_one_are_told(tmp_path):
    with pytest.raises(ArchiveError, match="no archive there"):
        Catalogue(tmp_path / "catalogue.sqlite")
    (tmp_path / "text.sqlite").write_text(
        "this is not a database, it is a text file, and long enough to be read"
    )
    with pytest.raises(ArchiveError, match="cannot be opened"):
        Catalogue(tmp_path / "text.sqlite")
    with sqlite3.connect(tmp_path / "new.sqlite") as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(ArchiveError, match="newer Solidarity"):
        Catalogue(tmp_path / "new.sqlite")


def test_a_reader_is_not_blocked_by_a_writer(archive: Archive):
    store(archive, a_document(), provenance())
    with archive.catalogue.transaction():
        archive.catalogue.documents.store(a_document(), provenance("/papers/b.txt", b"b"))
        with Catalogue(archive.catalogue.path) as reader:
            assert reader.documents.count() == 1


def test_the_latest_schema_is_that_of_the_last_migration() -> None:
    from corpus.catalogue.schema import LATEST, migrations

    assert len(migrations()) == LATEST
