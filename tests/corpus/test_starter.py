"""The starter documents and their expectations agree with each other, before any reader is held to them."""

from __future__ import annotations

import html
import importlib.util
import re
import sys
from datetime import date
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml
from pypdf import PdfReader

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = ROOT / "corpus" / "starter" / "documents"
EXPECTED = ROOT / "corpus" / "starter" / "expected"
PDF_SCRIPT = ROOT / "tools" / "make_starter_pdfs.py"
NAMES = sorted(path.stem for path in EXPECTED.glob("*.yaml"))

KEYS = {
    "file", "title", "author", "kind", "published", "published_from", "republished", "adopted", "convention",
    "number", "status", "language", "parts", "clauses", "contains", "lacks", "organizations", "places",
    "dates", "not_dates", "not_organizations", "notes",
}  # fmt: skip
KINDS = {"article", "interview", "statement", "bulletin", "proceedings", "resolution", "other"}
ORIGINS = {None, "structured", "dateline", "byline", "masthead", "text"}

# EDTF (ISO 8601-2) as far as the expectations use it: levels 0 and 1, and "one of these years".
_YEAR = r"(?:\d{4}|\d{3}X|\d{2}XX|XXXX)"
_POINT = rf"{_YEAR}(?:-(?:0[1-9]|1[0-2]|2[1-4])(?:-(?:0[1-9]|[12]\d|3[01]))?)?[~?%]?"
EDTF = re.compile(rf"{_POINT}(?:/{_POINT})?|\[\d{{4}}(?:,\d{{4}})+\]")

WEEKDAYS = {
    word: number
    for words in (
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
        "lundi mardi mercredi jeudi vendredi samedi dimanche",
        "lunes martes miércoles jueves viernes sábado domingo",
    )
    for number, word in enumerate(words.split())
}


@cache
def expectation(name: str) -> dict[str, Any]:
    """The expectation for the document called ``name``."""
    with (EXPECTED / f"{name}.yaml").open(encoding="utf-8") as stream:
        loaded = yaml.safe_load(stream)
    assert isinstance(loaded, dict)
    return loaded


def one_line(text: str) -> str:
    """``text`` with every run of white space, no-break spaces among them, made one space."""
    return " ".join(text.split())


def without_tags(markup: str) -> str:
    """All words of a page, furniture included: what a reader chooses from."""
    markup = re.sub(r"(?is)<(script|style)\b.*?</\1>|<!--.*?-->", " ", markup)
    markup = re.sub(r"(?i)</?(?:a|b|i|em|strong|span|small|font|u)\b[^>]*>", "", markup)
    return html.unescape(re.sub(r"<[^>]+>", " ", markup))


def without_running_head(expected: dict[str, Any], page: str) -> str:
    """A PDF page's text less its running head, page number and foot (our PDF files write these first)."""
    lines = page.splitlines()
    known = [*expected["lacks"], expected["title"]]
    while lines and any(re.sub(r"\d", "", lines[0]).strip(" -") in furniture for furniture in known):
        del lines[0]
    return "\n".join(lines)


@cache
def pdf_pages(path: Path) -> list[str]:
    """The text of each page of a PDF file, furniture included."""
    return [page.extract_text() for page in PdfReader(path).pages]


@cache
def source_text(name: str) -> str:
    """The words in the bytes of the document called ``name``, got without any of the project's readers.

    A PDF's are given twice, without running heads and whole: sentences that cross a page are in the first.
    """
    path = DOCUMENTS / expectation(name)["file"]
    if path.suffix == ".pdf":
        metadata = PdfReader(path).metadata
        pages = pdf_pages(path)
        bare = [pages[0], *(without_running_head(expectation(name), page) for page in pages[1:])]
        return one_line(" ".join([*bare, *pages, str(metadata.title if metadata else "")]))
    encoding = "cp1252" if "windows-1252" in name else "utf-8"
    text = path.read_bytes().decode(encoding)
    return one_line(without_tags(text) if path.suffix == ".html" else text)


def comparable(name: str, text: str) -> str:
    """``text`` as it can be looked for: a PDF breaks words, so hyphens and spaces say nothing."""
    is_pdf = str(expectation(name)["file"]).endswith(".pdf")
    return re.sub(r"[\s-]", "", text) if is_pdf else one_line(text)


def missing(name: str, fragments: list[str]) -> list[str]:
    """Those of ``fragments`` that the document called ``name`` does not have."""
    text = comparable(name, source_text(name))
    return [fragment for fragment in fragments if comparable(name, fragment) not in text]


def all_clauses(expected: dict[str, Any]) -> list[dict[str, Any]]:
    """The clauses of a document and of its parts, in order."""
    return [*expected["clauses"], *(c for part in expected["parts"] for c in part.get("clause_list", []))]


def pdf_script() -> ModuleType:
    """The script that makes the PDF files, as a module; skips the test where ReportLab is missing."""
    pytest.importorskip("reportlab", reason="ReportLab is not installed: pip install reportlab")
    spec = importlib.util.spec_from_file_location("make_starter_pdfs", PDF_SCRIPT)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their own module up
    spec.loader.exec_module(module)
    return module


def test_each_document_has_an_expectation_and_each_expectation_a_document() -> None:
    documents = {path.name for path in DOCUMENTS.iterdir()}
    assert documents == {expectation(name)["file"] for name in NAMES}
    assert all(Path(expectation(name)["file"]).stem == name for name in NAMES)


def test_the_collection_covers_every_kind_language_and_format() -> None:
    expected = [expectation(name) for name in NAMES]
    assert len(expected) >= 14
    assert {e["kind"] for e in expected} == KINDS
    assert {e["language"] for e in expected} == {"en", "es", "fr"}
    assert {Path(e["file"]).suffix for e in expected} == {".html", ".pdf", ".txt", ".md"}


def test_partner_unions_recur_so_that_facets_have_something_to_count() -> None:
    counts: dict[str, int] = {}
    for name in NAMES:
        for key in expectation(name)["organizations"]:
            counts[key] = counts.get(key, 0) + 1
    assert all(counts[key] >= 6 for key in ("ue", "fat", "csn", "unifor", "cut-br", "kmu"))


@pytest.mark.parametrize("name", NAMES)
def test_expectation_has_all_keys_and_known_values(name: str) -> None:
    expected = expectation(name)
    assert set(expected) == KEYS
    assert expected["kind"] in KINDS and expected["published_from"] in ORIGINS
    assert (expected["published"] is None) == (expected["published_from"] is None)
    assert len(expected["contains"]) >= 5 and expected["notes"].strip()
    if not expected["file"].endswith((".txt", ".md")):
        assert len(expected["lacks"]) >= 8
    for part in expected["parts"]:
        assert {"title", "kind", "number", "page", "clauses"} <= set(part)
        assert part["kind"] in KINDS and part["clauses"] == len(part.get("clause_list", []))
    for clause in all_clauses(expected):
        assert set(clause) == {"number", "role", "verb", "starts"}
        assert clause["role"] in ("preamble", "operative")
        assert clause["role"] == "operative" or clause["verb"] is None


@pytest.mark.parametrize("name", NAMES)
def test_dates_are_edtf_and_weekdays_fall_on_them(name: str) -> None:
    expected = expectation(name)
    own = [expected[key] for key in ("published", "republished", "adopted") if expected[key] is not None]
    values = [*own, *expected["dates"].values()]
    assert [value for value in values if not EDTF.fullmatch(value)] == []
    for surface, value in expected["dates"].items():
        for weekday in set(re.findall(r"\w+", surface)) & set(WEEKDAYS):
            assert date.fromisoformat(value).weekday() == WEEKDAYS[weekday], surface


@pytest.mark.parametrize("name", NAMES)
def test_what_the_text_must_have_is_in_the_source(name: str) -> None:
    expected = expectation(name)
    surfaces = [surface for surfaces in expected["organizations"].values() for surface in surfaces]
    author = [expected["author"]] if expected["author"] else []
    assert missing(name, [*expected["contains"], *surfaces, *expected["dates"], *author]) == []


@pytest.mark.parametrize("name", NAMES)
def test_furniture_and_false_friends_are_really_there(name: str) -> None:
    expected = expectation(name)
    assert missing(name, [*expected["lacks"], *expected["not_dates"], *expected["not_organizations"]]) == []


@pytest.mark.parametrize("name", NAMES)
def test_furniture_is_in_nothing_the_text_must_have(name: str) -> None:
    expected = expectation(name)
    kept = [*expected["contains"], *(clause["starts"] for clause in all_clauses(expected))]
    assert [(f, text) for f in expected["lacks"] for text in kept if f in text] == []


@pytest.mark.parametrize("name", [name for name in NAMES if all_clauses(expectation(name))])
def test_clauses_stand_in_the_source_in_that_order(name: str) -> None:
    text = comparable(name, source_text(name))
    place = 0
    for clause in all_clauses(expectation(name)):
        found = text.find(comparable(name, clause["starts"]), place)
        assert found >= 0, clause
        place = found + 1
        if clause["verb"] is not None:
            # A verb stands near the head of its clause.
            assert comparable(name, clause["verb"]) in text[found : found + 160].lower(), clause


@pytest.mark.parametrize("name", [name for name in NAMES if expectation(name)["parts"]])
def test_parts_stand_in_the_source_on_their_pages(name: str) -> None:
    path = DOCUMENTS / expectation(name)["file"]
    pages = pdf_pages(path) if path.suffix == ".pdf" else [source_text(name)]
    for part in expectation(name)["parts"]:
        if part["kind"] == "other" and expectation(name)["kind"] == "proceedings":
            continue  # what stands between the resolutions has no title of its own
        page = one_line(pages[(part["page"] or 1) - 1])
        assert part["title"] in page
        assert all(word in page for word in part.get("by", []))


def test_an_undated_page_has_a_year_in_its_footer_to_mislead() -> None:
    expected = expectation("undated-guide-windows-1252")
    assert expected["published"] is None
    assert re.search(r"©\s*(?:19|20)\d\d", source_text("undated-guide-windows-1252"))
    assert b"charset=windows-1252" in (DOCUMENTS / expected["file"]).read_bytes()


def test_the_reprint_shares_its_article_and_none_of_its_furniture() -> None:
    original, reprint = expectation("news-article-wordpress"), expectation("reprint-joomla")
    assert original["published"] == reprint["published"] < reprint["republished"]
    words = [source_text(name).split() for name in ("news-article-wordpress", "reprint-joomla")]
    first, second = ({tuple(w[i : i + 5]) for i in range(len(w) - 4)} for w in words)
    assert len(first & second) > 450
    assert missing("reprint-joomla", original["lacks"]) == original["lacks"]


def test_pdf_files_are_what_the_script_makes(tmp_path: Path) -> None:
    made = pdf_script().make_all(tmp_path)
    assert {path.name for path in made} == {path.name for path in DOCUMENTS.glob("*.pdf")}
    assert [path.name for path in made if path.read_bytes() != (DOCUMENTS / path.name).read_bytes()] == []


def test_pdf_script_names_a_command_it_does_not_know(tmp_path: Path) -> None:
    script = pdf_script()
    with pytest.raises(ValueError, match="unknown command @sideways"):
        script.make("@sideways text", script.SHEETS["proceedings-book"], tmp_path / "x.pdf")
