"""Headers that no rule knows by themselves: told by their shape, their place, and what stands under them."""

from __future__ import annotations

import pytest

from corpus.document import Part
from pipeline.structure.running_heads import running_heads
from tests.pipeline.resolution_texts import resolutions_in, structured, words


def told(parts: list[Part]) -> list[tuple[str | None, str | None, tuple[str, ...]]]:
    return [(p.number, p.status, p.resolution.submitters if p.resolution else ()) for p in parts]


_FIRE = """INTERNATIONAL ASSOCIATION OF FIRE WATCHERS
RESOLUTIONS, 1992

{0} WHEREAS, the two-man crew has killed three members; therefore be it
  RESOLVED, That the Association lobby each legislature for a crew of four.
  Introduced by: Local 2, Chicago
  Action: Adopted

{1} WHEREAS, coats are bought from the lowest bidder; be it
  RESOLVED, That no member sign for a coat without a label; and be it further
  RESOLVED, That the Association keep a list of makers.
  Introduced by: Local 42, Kansas City
  Action: Defeated

{2} RESOLVED, That the list be printed each spring.
  Introduced by: Local 10, Tulsa
  Action: Withdrawn
"""


@pytest.mark.parametrize("numbers", [("1.", "2.", "2A."), ("101", "102", "102A"), ("R-1.", "R-2.", "R-2A.")])
def test_a_number_before_whereas_opens_a_resolution_where_it_comes_again(
    numbers: tuple[str, str, str],
) -> None:
    parts = resolutions_in(_FIRE.format(*numbers))
    assert [p.number for p in parts] == [n.rstrip(".") for n in numbers]
    assert [p.status for p in parts] == ["adopted", "defeated", "withdrawn"]
    assert [sum(c.role == "operative" for c in p.clauses) for p in parts] == [1, 2, 1]


def test_numbered_reasons_and_clauses_of_one_resolution_stay_in_it() -> None:
    text = (
        "RESOLUTION ON COATS\n\n1. WHEREAS, coats are thin; and\n\n"
        "2. WHEREAS, winters are long; therefore be it\n\n"
        "3. RESOLVED, that coats be lined; and\n\n4. RESOLVED, that boots be bought.\n\nAdopted.\n"
    )
    assert len([p for p in structured(text).parts if p.clauses]) == 1


_COLUMNS = """Health Sciences Union - Convention 2003

12.     Staffing Ratios                              Burnaby Chapter
WHEREAS the ratio in the labs has doubled;
THEREFORE BE IT RESOLVED that the union bargain a ratio of one to six.
Committee: Concurrence     Convention: Carried

13.     Pension Plan                                 Local 77
THEREFORE BE IT RESOLVED that the union press for indexing.
Committee: Non-concurrence     Convention: Defeated

14.     Parking                                      Kelowna Chapter
THEREFORE BE IT RESOLVED that the employer be asked to end the charge.
Convention: Referred to the Board
"""


def test_a_header_in_columns_holds_number_title_and_submitter() -> None:
    parts = resolutions_in(_COLUMNS)
    assert told(parts) == [
        ("12", "carried", ("Burnaby Chapter",)),
        ("13", "defeated", ("Local 77",)),
        ("14", "referred", ("Kelowna Chapter",)),
    ]
    assert [p.title for p in parts] == ["Staffing Ratios", "Pension Plan", "Parking"]
    assert [p.resolution.committee for p in parts if p.resolution] == ["adopt", "reject", None]


def test_a_tables_row_is_the_header_of_what_stands_under_it() -> None:
    row = (
        "<table><tr><td>{n}</td><td>{t}</td><td>{by}</td></tr>"
        "<tr><td colspan=3><p>Whereas it is late; and</p>"
        "<p>Be it resolved that {what}.</p></td></tr><tr><td>Action</td><td>{fate}</td></tr></table>"
    )
    rows = "".join(
        row.format(n=n, t=t, by=by, what=what, fate=fate)
        for n, t, by, what, fate in (
            ("A1", "Class size", "Riverside Local", "each class be capped at twenty-four", "Adopted"),
            ("A2", "Charters", "Fresno Local", "the union oppose any new charter", "Referred to the Board"),
            ("A4", "Buses", "Modesto Local", "drivers be paid for time spent waiting", "Defeated"),
        )
    )
    page = f"<html><body><h1>Resolutions, 2018</h1>{rows}</body></html>"
    assert told(resolutions_in(page, "page.html")) == [
        ("A1", "adopted", ("Riverside Local",)),
        ("A2", "referred", ("Fresno Local",)),
        ("A4", "defeated", ("Modesto Local",)),
    ]


_BY_WHOM = """ASSOCIATION OF TEACHERS
CONFERENCE 2007 - MOTIONS

{0} Bristol Association

That Conference deplores the growth of testing and instructs the Executive to boycott the tests.

CARRIED

{1} Leeds Association

That Conference:

(i) condemns the programme;
(ii) instructs the Executive to ballot members in any school that is to be handed over.

CARRIED AS AMENDED

{2} Cardiff Association

That this Conference welcome the offer of supply cover.

LOST, on a card vote: For 118,000; Against 204,000
"""


@pytest.mark.parametrize("numbers", [("4.", "5.", "6A."), ("(1)", "(2)", "(3)")])
def test_a_number_over_a_branchs_name_is_a_header(numbers: tuple[str, str, str]) -> None:
    parts = resolutions_in(_BY_WHOM.format(*numbers))
    assert told(parts) == [
        (numbers[0].strip("(.)"), "carried", ("Bristol Association",)),
        (numbers[1].strip("(.)"), "carried as amended", ("Leeds Association",)),
        (numbers[2].strip("(.)"), "defeated", ("Cardiff Association",)),
    ]


def test_a_motion_that_only_notes_is_what_it_moves() -> None:
    found = structured(_BY_WHOM.format("4.", "5.", "6."))
    last = [p for p in found.parts if p.kind == "resolution"][-1]
    assert words(found, last) == ["this Conference welcome the offer of supply cover."]


@pytest.mark.parametrize("dash", ["–", "-", "|"])
def test_who_submits_stands_behind_the_title(dash: str) -> None:
    page = "".join(
        f"<h3>{n}. {title} {dash} {by}</h3><p>This Conference condemns the closures.</p><p>Carried</p>"
        for n, title, by in ((30, "Offices", "Revenue Branch"), (31, "Pensions", "Home Office Branch"))
    )
    parts = resolutions_in(f"<html><body><h1>Decisions</h1>{page}</body></html>", "page.html")
    assert [(p.title, p.resolution.submitters) for p in parts if p.resolution] == [
        ("Offices", ("Revenue Branch",)),
        ("Pensions", ("Home Office Branch",)),
    ]


_NUMBERS = """STATE COUNCIL OF BAKERS, 1961

      NUMBER 12
      WHEREAS the plants have been sold three times; therefore be it
      RESOLVED, that the Council bargain successor clauses.
      The Committee recommends approval. It was so voted.

      NUMBER 13 (covers 15 and 16)
      RESOLVED, that the Journal carry a page in Spanish.
      Referred to the Executive Board.
"""


def test_a_word_and_a_number_with_what_it_covers() -> None:
    parts = resolutions_in(_NUMBERS)
    assert [(p.number, p.status) for p in parts] == [("12", "adopted"), ("13", "referred")]
    assert [p.resolution.covers for p in parts if p.resolution] == [(), ("15", "16")]


_PLACED = """UNITED WORKERS, POLICY CONFERENCE 2012

Motion 12
Blacklisting
LE/1111 London Branch

Conference condemns the list.

CARRIED

Motion 52
Sunday Trading
SE/6238

Conference opposes longer hours.

WITHDRAWN

Motion 60
Palestine
Irish Executive

Conference agrees to send a delegation.

REMITTED to Executive Council
"""


def test_the_line_where_others_have_a_branch_tells_who_submits() -> None:
    assert [s for _, _, s in told(resolutions_in(_PLACED))] == [
        ("LE/1111 London Branch",),
        ("SE/6238",),
        ("Irish Executive",),
    ]


def test_titles_set_over_their_numbers_belong_to_their_resolutions() -> None:
    text = "\n\n".join(
        f"                    {title}\n               Resolution No. {n}\n\n"
        f"  {first}\n\n  Resolved, that we {act}.\n\n  Adopted."
        for n, title, first, act in (
            (19, "Automation", "Eight men roll what two hundred rolled.", "demand a shorter week"),
            (33, "Civil Rights", "WHEREAS, the lines were drawn by color;", "support the students"),
            (52, "The Steel Workers of Japan", "They asked for our contracts.", "welcome the delegates"),
        )
    )
    found = structured(f"  PRESIDENT: The convention will be in order.\n\n{text}\n")
    parts = [p for p in found.parts if p.kind == "resolution"]
    assert [found.text[p.start : p.end].split("\n")[0].strip() for p in parts] == [
        "Automation",
        "Civil Rights",
        "The Steel Workers of Japan",
    ]


_SWALLOWED = """PROCEEDINGS OF THE STATE FEDERATION, BOISE, 1948

Resolution No. 4
WHEREAS, the canneries run twelve hours; therefore be it
RESOLVED, That the Federation seek an eight-hour law.
Adopted.

{header}
WHEREAS, timber is cut by men without cards; therefore be it
RESOLVED, That the Federation help to organize the camps.
Lost.

Resolution No. 6
RESOLVED, That the next convention meet in Pocatello.
Adopted.
"""


@pytest.mark.parametrize(
    "header", ["Resoltuion N. 5 Timber", "Fifth", "Timber and its camps", "Besolution 5"]
)
def test_a_second_core_behind_a_fate_is_a_resolution_of_its_own(header: str) -> None:
    found = structured(_SWALLOWED.format(header=header))
    parts = [p for p in found.parts if p.kind == "resolution"]
    assert [p.status for p in parts] == ["adopted", "defeated", "adopted"]
    assert found.text[parts[1].start :].startswith(header)


def test_a_header_at_the_top_of_a_page_is_no_running_head() -> None:
    item = "C-{0}   {1}                Local {0}\n\nBe it resolved that the union act.\n\nCarried\n\n"
    titles = ["Seniority", "Violence at Work", "Boots", "Contracting Out", "Fisheries", "Ferries"]
    items = [item.format(n, title) for n, title in enumerate(titles, 7)]
    top = "UNION CONVENTION 1996          RESOLUTIONS        Section C\n\n"
    pages = [top + "".join(items[n : n + 2]) for n in (0, 2, 4)]
    text = "\f".join(pages)
    heads = {text[s:e].split()[0] for s, e in running_heads(text)}
    assert "UNION" in heads
    assert not any(h.startswith("C-") for h in heads)


def test_reasons_that_end_in_a_comma_lead_to_what_the_body_will_do() -> None:
    text = (
        "C-7  Seniority    Local 5\n\nBECAUSE hours are lost when a recall lapses; and\n"
        "BECAUSE the lapse is the employer's,\n\n"
        "the union will bargain one list in each worksite.\n\nCarried\n\nC-8  Boots    Local 6\n\n"
        "Be it resolved that boots be paid for.\n\nCarried\n"
    )
    found = structured(text)
    first = next(p for p in found.parts if p.kind == "resolution")
    assert words(found, first, "preamble") == [
        "hours are lost when a recall lapses",
        "the lapse is the employer's",
    ]
    assert words(found, first) == ["the union will bargain one list in each worksite."]


def test_resolving_in_capitals_within_the_line_is_a_lead() -> None:
    text = (
        "SINDICATO DE MINEROS\n\nTEMA 1. SEGURIDAD\n\n"
        "CONSIDERANDO que murieron sesenta y cinco compañeros,\n\n"
        "LA CONVENCIÓN RESUELVE exigir el rescate de los cuerpos.\n\nAprobada por aclamación\n\n"
        "TEMA 2. CUOTAS\n\n"
        "LA CONVENCIÓN RESUELVE aumentar la cuota.\n\nDesechada\n"
    )
    found = structured(text)
    parts = [p for p in found.parts if p.kind == "resolution"]
    assert [words(found, p) for p in parts] == [
        ["exigir el rescate de los cuerpos."],
        ["aumentar la cuota."],
    ]
    assert [p.status for p in parts] == ["adopted", "defeated"]


def test_an_acronym_over_demands_in_a_statement_is_no_lead() -> None:
    text = (
        "Communiqué de presse\n\nLa CFTX prend acte du vote d'hier. Nous étions dans la rue.\n\nLa CFTX :\n"
        "- demande au ministre de retirer le texte ;\n- invite ses équipes à rencontrer les étudiants.\n\n"
        "Contact : le service.\n"
    )
    assert structured(text).kind != "resolution"
