"""`edit` and `withdraw`: what is corrected is found, what is withdrawn is found nowhere."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus.archive import Archive
from corpus.document import Document, Part, Provenance
from corpus.errors import NotFoundError, UsageError
from index.request import SearchRequest
from index.search import SearchIndex
from pipeline import corrections
from pipeline.cli import run
from pipeline.told import pairs

_TEXT = (
    "The zeppelin workers of the northern yard went on strike in the spring of that year. They held the gates"
    " for eleven weeks, fed by the kitchens of every other local in the town, and they won a contract that"
    " their grandchildren still quote to one another when the talk turns to what a union is for."
)


def stored(archive: Archive, name: str, text: str = _TEXT, data: bytes = b"") -> str:
    sha256 = archive.vault.put(data or name.encode())
    whole = Part(0, 0, len(text), title=f"On {name}", kind="article", published="1998")
    made = Document(text, (whole,), f"On {name}", "article", "found", published="1998")
    provenance = Provenance(f"/p/{name}", sha256, 3, "2020-01-01T00:00:00Z", "text/plain", "test")
    SearchIndex.open(archive.index_folder, archive.catalogue).close()
    with archive.catalogue.transaction():
        identifier, _ = archive.catalogue.documents.store(made, provenance)
        archive.catalogue.documents.touch(archive.catalogue.reprints.note(identifier))
    return identifier


def found(archive: Archive, query: str, **options) -> list[str]:
    with SearchIndex.open(archive.index_folder, archive.catalogue) as index:
        return sorted(h.document for h in index.search(SearchRequest(query=query, limit=0, **options)).hits)


def test_what_is_corrected_is_found_by_it_at_once(archive: Archive):
    identifier = stored(archive, "a")
    assert (
        corrections.edit(archive, identifier, {"published": "1977", "title": "Airships"}).index_error is None
    )
    assert found(archive, "airships published:1977") == [identifier]
    assert found(archive, "published:1998") == []
    corrections.undo(archive, [1, 2])
    assert found(archive, "airships") == []
    assert found(archive, "published:1998") == [identifier]


def test_a_later_date_makes_the_other_one_the_original(archive: Archive):
    first, second = stored(archive, "a"), stored(archive, "b", data=b"other bytes")
    assert archive.catalogue.reprints.copies(first)[0] == first
    corrections.edit(archive, first, {"published": "2005"})
    assert archive.catalogue.reprints.copies(first)[0] == second


def test_a_withdrawn_document_is_hidden_everywhere_and_can_be_shown_again(archive: Archive):
    first, second = stored(archive, "a"), stored(archive, "b", data=b"other bytes")
    corrections.withdraw(archive, first, "asked for by the family")
    assert found(archive, "zeppelin") == [second]
    assert archive.catalogue.reprints.copies(second) == []
    with pytest.raises(NotFoundError, match=r"withdrawn on .*: asked for by the family"):
        archive.catalogue.shown(first)
    with pytest.raises(NotFoundError, match="withdrawn"):
        corrections.edit(archive, first, {"title": "x"})
    with pytest.raises(UsageError, match="withdrawn already"):
        corrections.withdraw(archive, first, "again")
    corrections.restore(archive, first)
    assert archive.catalogue.shown(first).text == _TEXT
    assert sorted(archive.catalogue.reprints.copies(second)) == sorted([first, second])


def test_purging_deletes_text_and_bytes_but_not_what_another_document_has(archive: Archive):
    first = stored(archive, "a", data=b"shared bytes")
    second = stored(archive, "b", data=b"shared bytes")
    alone = stored(archive, "c", data=b"bytes of its own")
    fixity = archive.catalogue.documents.accession(alone).sha256
    assert corrections.withdraw(archive, first, "r", purge=True).deleted == ()
    assert archive.vault.get(archive.catalogue.documents.accession(second).sha256) == b"shared bytes"
    assert corrections.withdraw(archive, alone, "r").deleted == ()
    assert corrections.withdraw(archive, alone, "r", purge=True).deleted == (fixity,)
    assert fixity not in archive.vault
    assert fixity not in set(archive.catalogue.documents.fixities())
    with pytest.raises(UsageError, match="were deleted"):
        corrections.restore(archive, alone)


def test_purged_words_are_nowhere_in_the_catalogue_s_file(archive: Archive):
    word = "Quetzalpapalotl"
    identifier = stored(archive, "a", text=f"{_TEXT} {word}.")
    files = [p for p in archive.folder.iterdir() if p.name.startswith("catalogue.sqlite")]
    assert any(word.encode() in p.read_bytes() for p in files)
    corrections.withdraw(archive, identifier, "r", purge=True)
    assert not any(word.encode() in p.read_bytes() for p in files)


def test_values_are_checked_and_the_remedy_is_named():
    assert pairs(["published=1998~", "Kind=Article", "author=", "title=a=b"]) == {
        "published": "1998~",
        "kind": "article",
        "author": None,
        "title": "a=b",
    }
    for word, remedy in {
        "published=1998-5-3": "Try: 1998-05-03",
        "published=1998-13-40": "no such month or day",
        "published=31.12.1998": "1998-12-31",
        "kind=novel": "One of: article",
        "autor=x": "Did you mean author",
        "title=": "cannot be empty",
        "language=English": "such as en",
        "title": "FIELD=VALUE",
    }.items():
        with pytest.raises(UsageError, match=remedy):
            pairs([word])


def test_the_commands_answer_as_the_others_do(archive: Archive, capsys: pytest.CaptureFixture[str]):
    identifier = stored(archive, "a")
    folder = ["--archive", str(archive.folder)]

    def said(*arguments: str) -> tuple[int, str, str]:
        code = run([*folder, *arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    code, out, _ = said("edit", identifier, "title=Airships", "rights=restricted", "--format", "json")
    assert (code, [e["field"] for e in json.loads(out)]) == (0, ["title", "rights"])
    assert said("show", identifier)[0] == 2
    assert said("edit", "--undo", "2")[0] == 0
    assert "Airships" in said("show", identifier, "--format", "json")[1]
    code, out, _ = said("edit", identifier, "--log", "--format", "csv")
    assert (code, len(out.splitlines())) == (0, 4)
    code, _, err = said("edit", identifier)
    assert (code, "Try:" in err) == (2, True)
    code, _, err = said("withdraw", identifier)
    assert (code, "--reason" in err) == (2, True)
    assert said("withdraw", identifier, "--reason", "r")[0] == 0
    assert said("show", identifier)[0] == 2
    assert said("withdraw", f"{identifier}/1", "--undo")[0] == 2
    assert said("withdraw", identifier, "--undo")[0] == 0
    assert said("show", identifier)[0] == 0
    assert Path(archive.folder, "catalogue.sqlite").is_file()
