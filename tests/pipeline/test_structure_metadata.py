"""Title, author, dates, source and kind come from where the document says them, and from nowhere else."""

from __future__ import annotations

import pytest

from corpus.document import Document, RawItem, Reading, Sourced
from pipeline.readers import read
from pipeline.structure import structure
from pipeline.structure.bylines import byline_name
from pipeline.structure.datelines import is_masthead, line_date
from pipeline.structure.marks import disposition_of, header_of
from pipeline.structure.reports import floor_decisions

PROSE = """\
The lamplighters of the harbour had been out for nine weeks when the first letter came from across the
water. It was signed by forty people, and none of them had ever seen a lamp of that kind, said the secretary.

She read it aloud on 3 March 2011 at the gate, and again the next day, and then it was pinned to the wall.
Nobody said that it was long.
"""


def document(text: str, name: str = "text.txt", **given: str) -> Document:
    item = RawItem(name, text.encode(), given=given)
    return structure(read(item), item)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("BY ROSA O'HARA", "Rosa O'Hara"),
        ("By Ana Ruiz and Lev Brodsky", "Ana Ruiz; Lev Brodsky"),
        ("Por Lidia Campos de la Cruz", "Lidia Campos de la Cruz"),
        ("Par Jean-Marc Petit", "Jean-Marc Petit"),
        ("Text: Ana Ruiz", "Ana Ruiz"),
        ("By Ana Ruiz, Harbour Notes", "Ana Ruiz"),
        ("By Ana Ruiz | March 3, 2021", "Ana Ruiz"),
        ("by the editors", None),
        ("By our correspondent", None),
        ("By the Executive Board", None),
        ("By noon nobody was left", None),
    ],
)
def test_bylines(line: str, name: str | None) -> None:
    assert byline_name(line) == name


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("14 June 2012", "2012-06-14"),
        ("22.04.2022", "2022-04-22"),
        ("from the Feb. 1, 2023 Bulletin", "2023-02-01"),
        ("Number 88 · September 18, 2024", "2024-09-18"),
        ("Published: 21 March 2022", "2022-03-21"),
        ("Ciudad de México, 26 de noviembre de 2005", "2005-11-26"),
        ("April 17", None),
        ("Copyright 2019", None),
        ("The Strike of 1912", None),
        ("The Events of May 1, 2011", None),
        ("Leeds, 3 May 1912", "1912-05-03"),
        ("Vol. 3, No. 4, May 1998", "1998-05"),
        ("Adopted 3 May 2011", None),
        ("She was born in 1912 and never left the harbour again.", None),
    ],
)
def test_lines_that_date_a_document(line: str, date: str | None) -> None:
    assert line_date(line, "es" if "noviembre" in line else "en") == date


def test_an_issue_that_something_is_from_is_told_from_the_issue_itself() -> None:
    assert is_masthead("from the Feb. 1, 2023 Bulletin")
    assert not is_masthead("Bulletin of May 1998")


def test_dates_in_prose_never_date_the_document() -> None:
    found = document("A Letter From Across the Water\n\n" + PROSE)
    assert (found.published, found.published_from, found.kind) == (None, None, "article")


def test_an_attribution_names_source_and_first_date_and_the_top_date_is_the_reposts() -> None:
    text = "A Letter From Across the Water\n\n22.04.2022\n\n" + PROSE + "\n{}\n"
    for line in ("Harbour Notes 21.04.2022", "Originally published by Harbour Notes on April 21, 2022."):
        found = document(text.format(line))
        assert (found.published, found.published_from, found.republished, found.source) == (
            "2022-04-21",
            "attribution",
            "2022-04-22",
            "Harbour Notes",
        ), line


def test_a_place_and_a_date_at_the_end_are_no_attribution() -> None:
    found = document("A Letter From Across the Water\n\n" + PROSE + "\nToronto, 21 April 2022\n")
    assert found.source is None


def test_a_closing_biography_gives_the_author_of_an_article_but_a_source_is_no_author() -> None:
    text = "A Letter From Across the Water\n\n" + PROSE
    assert document(text + "\nAna Ruiz is a member of the harbour choir.\n").author == "Ana Ruiz"
    spoken = PROSE.replace("the secretary", "Ana Ruiz, the secretary")
    assert document("A Letter\n\n" + spoken + "\nAna Ruiz is a member of the choir.\n").author is None


def test_furniture_is_no_title() -> None:
    text = (
        "Welcome to the Dashboard, !\n\nClose dashboard icon\n\nwww.harbour.example\n\nThe Long Night\n\n"
        + PROSE
    )
    assert document(text).title == "The Long Night"


def test_a_text_without_a_title_is_called_by_its_first_words() -> None:
    found = document(PROSE)
    assert found.title.startswith("The lamplighters of the harbour") and found.title.endswith("…")
    assert len(found.title) <= 81
    assert any("no title found" in w for w in found.warnings)


def test_a_file_without_words_is_called_by_its_name() -> None:
    found = structure(Reading("\n"), RawItem("https://harbour.example/box%2012/minutes-1912.txt", b""))
    assert found.title == "minutes-1912"


def test_a_generic_title_of_metadata_yields_to_the_text() -> None:
    reading = Reading("The Long Night\n\n" + PROSE, metadata={"title": (Sourced("untitled", "info", 0.9),)})
    assert structure(reading, RawItem("a.pdf", b"")).title == "The Long Night"


def test_given_values_outrank_all_others_and_say_so() -> None:
    found = document(
        "Other\n\n2001\n\n" + PROSE, title="T", author="A B", published="1999", kind="other", source="S"
    )
    assert (found.title, found.author, found.published, found.source) == ("T", "A B", "1999", "S")
    assert (found.published_from, found.kind, found.kind_from) == ("given", "other", "given")


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("Adopted.", "adopted"),
        ("CARRIED, Leeds, 9 September 2014", "carried"),
        ("Adopted as amended by the 41st Convention", "adopted as amended"),
        ("Referred to Committee on Law.", "referred"),
        ("The resolution was defeated.", "defeated"),
        ("Aprobada por unanimidad.", "adopted"),
        ("Submitted by Local 9. Withdrawn.", "withdrawn"),
        ("adopted children have the same rights", None),
        ("The delegates adopted the report.", None),
    ],
)
def test_dispositions(line: str, status: str | None) -> None:
    assert disposition_of(line) == status


@pytest.mark.parametrize(
    ("line", "number", "title"),
    [
        ("Resolution 60: Ships and Shores", "60", "Ships and Shores"),
        ("RESOLUTION NO. 31 - Safe ladders", "31", "Safe ladders"),
        ("Resolution No. 4—By Delegate Ana Ruiz, of Weavers No. 9:", "4", None),
        ("Composite 9: Trade union rights", "9", "Trade union rights"),
        ("Proposed Resolution 101A: Lamps", "101A", "Lamps"),
        ("Resolución núm. 7: Por la luz", "7", "Por la luz"),
        ("Résolution n° 12 : Pour le droit de grève", "12", "Pour le droit de grève"),
    ],
)
def test_headers(line: str, number: str, title: str | None) -> None:
    found = header_of(line)
    assert found is not None and (found.number, found.title) == (number, title)


@pytest.mark.parametrize(
    "line",
    [
        "Resolution No. 5 was withdrawn by its author.",
        "Resolution on lamps",
        "Resolution No. 4. Adopted. The committee said no.",
    ],
)
def test_lines_that_only_mention_a_resolution_are_no_headers(line: str) -> None:
    assert header_of(line) is None


def test_a_committees_report_tells_what_the_floor_did() -> None:
    report = (
        "On Resolution No. 1, the committee recommends concurrence. Adopted. "
        "On Resolution No. 3, the committee recommends that a line be stricken. The report was adopted. "
        "The committee recommended non-concurrence in Resolution No. 7. The report was adopted. "
        "Resolution No. 8 was withdrawn."
    )
    assert floor_decisions(report) == {
        "1": "adopted",
        "3": "adopted as amended",
        "7": "defeated",
        "8": "withdrawn",
    }
