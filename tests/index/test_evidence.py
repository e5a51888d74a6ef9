"""Evidence of mentions: current versions only, pages, headings by convention and year, order by number."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "pipeline"))
from made_archive import Written, book, new_archive, store

from index.evidence import Body, group, groups, mention_reports, organizations_called
from index.request import SearchRequest
from index.search import SearchIndex


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    with new_archive(tmp_path_factory.mktemp("evidence") / "archive") as archive:
        texts = [
            Written(
                "Ten", "10", ["Of the {csn|CSN};"], ["supports the {csn|CSN}"], convention="Congress 2014"
            ),
            Written("Nine", "9", ["Of the {csn|CSN};"], convention="Congress 2014"),
            Written("None", "11", ["Of nobody;"], convention="Congress 2014"),
        ]
        store(archive, book("Congress 2014", texts), "/book.txt")
        page = "https://union.example/page"
        store(archive, book("Page", [Written("Old", "1", [], ["supports the {fat|FAT}"])]), page)
        new = Written(
            "New", "1", text=["One paragraph.", "The {csn|CSN} wrote.", "Another."], published="2003/2005"
        )
        store(archive, book("Page", [new]), page)
        store(
            archive, book("Third", [Written("Third", text=["The {csn|CSN}."], kind="article")]), "/third.txt"
        )
        with SearchIndex.open(archive.index_folder, archive.catalogue) as index:
            yield archive.catalogue, index


def reports(opened, *names: str, **options):
    catalogue, index = opened
    bodies = [Body(row, name) for name in names for row in organizations_called(catalogue, name)]
    return mention_reports(index, catalogue, bodies, SearchRequest(match="all"), **options)


def test_documents_come_by_year_then_number_as_numbers_are_read(opened):
    (report,) = reports(opened, "csn")
    assert [d.hit.title for d in report.documents] == ["New", "Nine", "Ten", "Third"]
    assert [d.year for d in report.documents] == ["2003", "2014", "2014", None]


def test_headings_tell_convention_and_year_once(opened):
    (report,) = reports(opened, "csn")
    assert [group(d, "convention") for d in report.documents] == [
        "2003",
        "Congress 2014",
        "Congress 2014",
        "undated",
    ]
    assert groups([report], "year") == ["2003", "2014", "undated"]


def test_an_earlier_version_is_no_evidence(opened):
    (report,) = reports(opened, "fat")
    assert report.documents == ()


def test_outside_clauses_the_paragraph_is_the_evidence(opened):
    (report,) = reports(opened, "csn")
    (evidence,) = report.documents[0].evidence
    assert evidence.text == "The CSN wrote."
    assert (evidence.clause, evidence.role) == (None, None)
    assert report.documents[0].named_in == "text"


def test_many_organizations_are_one_search_and_a_fixed_number_of_queries(opened):
    catalogue, index = opened
    counts = []
    for names in (["csn"], ["csn", "fat", "unifor", "kmu", "cut-br", "ntui"]):
        bodies = [Body(row) for name in names for row in organizations_called(catalogue, name)]
        mention_reports(index, catalogue, bodies, SearchRequest())  # so that names are looked up before
        statements: list[str] = []
        catalogue._connection.set_trace_callback(statements.append)
        mention_reports(index, catalogue, bodies, SearchRequest())
        catalogue._connection.set_trace_callback(None)
        counts.append(sum("FROM mention" in statement for statement in statements))
    assert counts == [1, 1]


def test_role_and_stance_narrow_but_what_it_is_named_in_stays(opened):
    (report,) = reports(opened, "csn", role="preamble")
    assert [(d.hit.title, d.named_in) for d in report.documents] == [
        ("Nine", "preamble"),
        ("Ten", "operative"),
    ]
    assert [len(d.evidence) for d in report.documents] == [1, 1]


def test_every_text_holds_its_surface(opened):
    (report,) = reports(opened, "csn")
    for document in report.as_json()["documents"]:
        for e in document["evidence"]:
            assert e["text"][e["start"] : e["end"]] == e["surface"] == "CSN"
