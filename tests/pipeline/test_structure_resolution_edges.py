"""Forms that a resolution's text takes at its edges: headers that run on, leads on lines of their own, what a
page marks as put in, and what the floor did."""

from __future__ import annotations

import pytest

from pipeline.structure.resolutions.decisions.facts import Record
from tests.pipeline.resolution_texts import structured

RUN_ON = """\
GUILD OF BELL FOUNDERS
National Delegate Conference, Torquay, June 2013

DECISIONS OF CONFERENCE

7. Heat in the casting shop
Conference notes that the shop was at forty degrees in July.
Conference instructs the Executive to:
1) Demand fans in every shop;
2) Publish a table of temperatures.
i) Send it to each branch; and
ii) Print it in the journal;
3) Report in March.
Carried
Loughborough Branch8. Hearing
Conference condemns the sale of ear plugs to apprentices.
Conference calls upon branches to:
i) Refuse the charge.
Remitted
Whitechapel Branch

AMENDMENTS NOT REACHED

The following fell for want of time: 7.1.
"""


def test_a_header_that_runs_on_from_a_submitter_opens_the_next_motion() -> None:
    parts = [p for p in structured(RUN_ON).parts if p.kind == "resolution"]
    assert [(p.number, p.status) for p in parts] == [("7", "carried"), ("8", "remitted")]
    assert [p.resolution.submitters for p in parts if p.resolution] == [
        ("Loughborough Branch",),
        ("Whitechapel Branch",),
    ]


def test_a_list_that_counts_on_behind_another_holds_it() -> None:
    first = next(p for p in structured(RUN_ON).parts if p.number == "7")
    assert [c.number for c in first.clauses if c.role == "operative"] == ["1", "2", "2.i", "2.ii", "3"]


def test_words_a_page_marks_as_put_in_are_told_where_they_stand() -> None:
    page = (
        "<html><body><main><h1>Resolutions</h1><h2>Resolution 4: Dues</h2><p>WHEREAS the fund is dry;</p>"
        "<p>BE IT RESOLVED THAT dues be set at <del>two</del> <ins>three</ins> dollars.</p><p>Carried.</p>"
        "<h2>Resolution 5: Halls</h2><p>WHEREAS the hall leaks;</p><p>BE IT RESOLVED THAT we mend it.</p>"
        "<p>Carried.</p></main></body></html>"
    )
    document = structured(page, "page.html")
    spans = [
        [document.text[s:e] for s, e in p.resolution.inserted]
        for p in document.parts
        if p.kind == "resolution" and p.resolution
    ]
    assert spans == [["three"], []]


@pytest.mark.parametrize(
    ("line", "status", "committee"),
    [
        ("Without objection it is withdrawn.", "withdrawn", None),
        ("M/S/C to adopt on recommendation of the Committee.", "adopted", "adopt"),
        ("Pasa a la Comisión de Asuntos Económicos.", "referred", None),
        ("A substitute motion to refer the resolution to the Executive Board was carried.", "referred", None),
    ],
)
def test_what_the_floor_did_is_heard(line: str, status: str, committee: str | None) -> None:
    record = Record("8")
    assert record.hear(line, short=True)
    assert (record.status, record.committee) == (status, committee)


def test_a_lead_over_a_line_of_its_own_takes_the_that_below_it() -> None:
    text = (
        "RESOLUTION R-9\n\nSTATIONS\n\nWHEREAS: Boxes are packed off the dock:\n\n"
        "NOW, THEREFORE,\nBE IT\nRESOLVED:\n"
        "That this Convention demand that boxes be packed on the dock.\n\nSubmitted by Local 113\n"
    )
    document = structured(text)
    assert [document.text[c.start : c.end] for c in document.parts[0].clauses] == [
        "Boxes are packed off the dock",
        "this Convention demand that boxes be packed on the dock.",
    ]
