"""Lay-outs of books of resolutions: where the number stands, what stands over a header, how items go on."""

from __future__ import annotations

import pytest

from tests.pipeline.resolution_texts import resolutions_in, structured, words


def test_signs_before_headers_are_none_of_their_words() -> None:
    found = resolutions_in(
        "DOCKERS' ALLIANCE, BIENNIAL MEETING 2003\n\n"
        "† MOTION NO. 4    COVERS MOTIONS NO. 9, 11\nLashing gear\n\nTHE ALLIANCE WILL:\n\n"
        "1. Refuse ships without lashing gangs;\n2. Publish a list of such ships.\n\n"
        "Submitted by: Local 31\nCARRIED\n\n"
        "† MOTION NO. 6\nShore leave\n\nTHE ALLIANCE WILL:\n\n"
        "1. Demand shore leave for all crews.\n\nSubmitted by: Local 12\nDEFEATED\n"
    )
    assert [(p.number, p.title, p.status) for p in found] == [
        ("4", "Lashing gear", "carried"),
        ("6", "Shore leave", "defeated"),
    ]
    assert found[0].resolution is not None and found[0].resolution.covers == ("9", "11")


def test_number_title_and_fate_on_one_line_make_a_header() -> None:
    found = resolutions_in(
        "<html><body><h1>Decisions of the 12th Bakers' Convention, Hull 1999</h1>"
        "<p>14 Night bread CARRIED</p><p>The Bakers' Union will:</p><ul><li>Oppose baking before four.</li>"
        "<li>Support the Leeds ovens in their claim.</li></ul>"
        "<p>15a Flour dust LOST, 40-61</p><p>Whereas dust kills; be it</p>"
        "<p>Resolved, that this convention demand masks in every mill.</p>"
        "<p>16 Vans CARRIED</p><p>The Bakers' Union will:</p><ul><li>Demand a mate in every van.</li></ul>"
        "</body></html>",
        "page.html",
    )
    assert [(p.number, p.title) for p in found] == [
        ("14", "Night bread"),
        ("15a", "Flour dust"),
        ("16", "Vans"),
    ]
    assert [p.status for p in found] == ["carried", "defeated", "carried"]


def test_numbers_below_title_and_submitter() -> None:
    found = resolutions_in(
        "PROCEEDINGS OF THE GLASS WORKERS, TOLEDO, 1931\n\n"
        "FURNACE ROOM HEAT\nBy Delegate Amos Reed, Local 9.\n(No. 3.)\n\n"
        "WHEREAS, The heat is past bearing; therefore, be it\n\n"
        "RESOLVED, That fans be asked for in every house.\n\nAdopted.\n\n"
        "APPRENTICES\nBy Delegate Carl Voss, Local 12.\n(No. 4.)\n\n"
        "WHEREAS, Boys carry in for years; therefore, be it\n\n"
        "RESOLVED, That no boy carry in above two years.\n\nReferred to Committee on Laws.\n"
    )
    assert [(p.number, p.title, p.status) for p in found] == [
        ("3", "FURNACE ROOM HEAT", "adopted"),
        ("4", "APPRENTICES", "referred"),
    ]


def test_a_code_with_facts_beside_it_stands_under_its_title() -> None:
    found = resolutions_in(
        "PROPOSED RESOLUTIONS\n\n"
        "Safe Rails\nT-2 • Submitted by Local 40 • Committee: Group B\n\n"
        "Trains run with one man in the cab. The company calls it modern and we call it a risk to all.\n\n"
        "BE IT RESOLVED THAT THIS 9th CONVENTION:\n\n"
        "1  Demands two in every cab;\n2  Condemns the rule that lets one drive alone.\n\n"
        "Convention action: ADOPTED\n\n"
        "Long Trains\nT-3 • Submitted by Local 7 • Committee: Group A\n\n"
        "A train of three miles blocks every crossing of a town, and no ambulance comes through it.\n\n"
        "THEREFORE, WE, THE DELEGATES TO THE 9th CONVENTION,\n\n"
        "• Demand a limit of one mile, and\n• Support the towns that have set one.\n\n"
        "Convention action: Referred to the Executive Board\n"
    )
    assert [(p.number, p.title, p.status) for p in found] == [
        ("T-2", "Safe Rails", "adopted"),
        ("T-3", "Long Trains", "referred"),
    ]
    assert [c.number for c in found[0].clauses if c.role == "operative"] == ["1", "2"]


def test_numbers_that_stand_in_the_last_line() -> None:
    found = resolutions_in(
        "<html><body><main><h1>Women's Meeting 2009: motions</h1>"
        "<h2>Refuges</h2><p>Conference notes that two refuges in five have shut since the cuts began.</p>"
        "<p>Conference calls on the Government to fund them in full.</p>"
        "<p>Motion 3 - Nurses' Guild. Seconded by ASTW. Carried.</p>"
        "<h2>Night buses</h2><p>Conference notes that the last bus leaves before the late shift ends.</p>"
        "<p>Conference demands a bus at every shift's end, at no fare for those who clean the hospitals.</p>"
        "<p>Motion 5 - Bus Crews' Union. Seconded by TGO. Lost.</p></main></body></html>",
        "page.html",
    )
    assert [(p.number, p.title, p.status) for p in found] == [
        ("3", "Refuges", "carried"),
        ("5", "Night buses", "defeated"),
    ]


def test_a_bare_number_goes_on_with_the_books_count() -> None:
    found = resolutions_in(
        "MINUTES OF THE CONVENTION\n\n"
        "PENSIONS - RESOLUTION NO. 8\n\nWHEREAS, Men of seventy sweep the yard,\n"
        "RESOLVED, That the pension begin at sixty.\n\nAdopted.\n\n"
        "9.\nTHE STRIKE AT THE MILL\nOur members have been out since June.\n"
        "BE IT RESOLVED, That we pledge a day's pay to them.\nCarried by a rising vote.\n"
    )
    assert [p.number for p in found] == ["8", "9"]
    assert found[1].title == "THE STRIKE AT THE MILL"


def test_titles_with_a_full_stop_over_the_number() -> None:
    found = resolutions_in(
        "PROCEEDINGS, NINETEENTH CONVENTION, OMAHA, 1919\n\n"
        "Packing House Inspection.\n\nResolution No. 12—By Delegate Kelly, Butchers:\n\n"
        "Whereas, Meat is sold unseen; therefore be it\n\nResolved, That inspection be asked for.\n\n"
        "The resolution was adopted.\n\n"
        "Freight Rates.\nResolution No. 13—By Delegate Boyle, Teamsters:\n\n"
        "Whereas, The rates are raised; therefore be it\n\nResolved, That the raise be opposed.\n\n"
        "The resolution was lost.\n"
    )
    assert [p.title for p in found] == ["Packing House Inspection", "Freight Rates"]


def test_rows_of_facts_over_each_title_belong_to_it() -> None:
    row = "<table><tr><td>Committee: {}</td><td>Convention: {}</td></tr></table>"
    found = resolutions_in(
        "<html><body><main><h1>2011 Resolutions</h1><p>Acted on by the delegates at Yakima.</p>"
        + row.format("Concur", "Adopted")
        + "<h3>ORCHARD WATER</h3><h4>Resolution #2</h4><p>WHEREAS, pickers drink from ditches; be it</p>"
        "<p>RESOLVED, that the Council demand clean water in every orchard of the valley.</p>"
        + row.format("Non-concur", "Defeated")
        + "<h3>DUES</h3><h4>Resolution #5</h4><p>WHEREAS, money is short; be it</p>"
        "<p>RESOLVED, that the Council raise the dues by ten cents from the first of May on.</p>"
        "</main></body></html>",
        "page.html",
    )
    assert [(p.number, p.title, p.status) for p in found] == [
        ("2", "ORCHARD WATER", "adopted"),
        ("5", "DUES", "defeated"),
    ]


def test_items_go_on_over_a_pages_running_head() -> None:
    text = (
        "FEDERATION OF QUARRYMEN — DECISIONS\n\n"
        "Motion 1\nBlasting\n\nThat Conference:\n\n"
        "(i) calls for two men at every fuse;\n"
        "(ii) supports the branches who refuse to blast in fog;\n\n"
        "FEDERATION OF QUARRYMEN — DECISIONS                                      7\n\n"
        "this is to be told to every quarry by post; and\n"
        "(iii) demands sirens.\n\nCarried\n\n"
        "Motion 2\nDust\n\nThat Conference:\n\n(i) demands masks;\n(ii) demands water.\n\nCarried\n"
    )
    document = structured(text)
    first = next(p for p in document.parts if p.kind == "resolution")
    assert [c.number for c in first.clauses if c.role == "operative"] == ["i", "ii", "iii"]


def test_counts_behind_a_colon_within_a_clause() -> None:
    text = (
        "Resolution No. 4\nHealth\n\nWHEREAS, Many have no doctor,\n\n"
        "RESOLVED: The health department is directed to: (a) collect the costs; (b) draft a bill; and "
        "(c) report in May.\n\nAdopted.\n\n"
        "Resolution No. 5\nRent\n\nWHEREAS, Rents rise,\n\nRESOLVED: That rents be frozen.\n\n"
        "Adopted (see note to No. 4).\n"
    )
    document = structured(text)
    found = [p for p in document.parts if p.kind == "resolution"]
    assert words(document, found[0]) == ["collect the costs", "draft a bill", "report in May."]
    assert [c.number for c in found[0].clauses if c.role == "operative"] == ["a", "b", "c"]
    assert found[1].status == "adopted"


def test_tags_in_a_text_tell_what_was_struck_and_put_in() -> None:
    text = (
        "Resolution No. 7\nPipelines\n\nWHEREAS the inlet is full of herring,\n\n"
        "THEREFORE BE IT RESOLVED THAT the Council\n"
        "a. <del>study</del> <ins>oppose</ins> the line;\nb. <ins>demand</ins> a hearing.\n\n"
        "Carried as amended\n\n"
        "Resolution No. 8\nFerries\n\nWHEREAS fares rise,\n\nTHEREFORE BE IT RESOLVED THAT the Council\n"
        "a. oppose the fares.\n\nCarried\n"
    )
    document = structured(text)
    first = next(p for p in document.parts if p.kind == "resolution")
    assert first.resolution is not None
    assert [document.text[a:b] for a, b in first.resolution.struck] == ["study"]
    assert [document.text[a:b] for a, b in first.resolution.inserted] == ["oppose", "demand"]
    assert [c.verb for c in first.clauses if c.role == "operative"] == ["opposes", "demands"]


def test_one_french_text_among_english_ones() -> None:
    found = resolutions_in(
        "RESOLUTION NO. 1\nBuses\n\nTHE UNION WILL:\n\n1. Demand more buses.\n\nSubmitted by: Local 4\n\n"
        "RÉSOLUTION N° 2\nGarderies\n\nLE SYNDICAT NATIONAL :\n\n"
        "1. Exigera que les garderies soient ouvertes la nuit;\n2. Appuiera les éducatrices en grève.\n\n"
        "PARCE QUE :\n\n• Les usines tournent la nuit.\n\nPrésentée par : Section locale 8\n\n"
        "RESOLUTION NO. 3\nRoads\n\nTHE UNION WILL:\n\n1. Oppose the tolls.\n\nSubmitted by: Local 9\n"
    )
    french = next(p for p in found if p.number == "2")
    assert [c.verb for c in french.clauses if c.role == "operative"] == ["exige", "appuie"]


_TITLES = ("Dust masks", "Night work", "Sunday trains")


def _book(header: str) -> str:
    """A book of three resolutions, each under a header of the same form."""
    text = "AMALGAMATED RIGGERS, CONVENTION OF 2019, LEITH\n\n"
    for i, title in enumerate(_TITLES):
        text += header.format(n=i + 14, title=title, upper=title.upper(), letter="ABC"[i], word=_NUMBERS[i])
        text += (
            f"\n\nConference notes that {title.lower()} has been talked of for ten years.\n\n"
            "Conference calls on the Executive to raise it with the employers before the winter.\n\n"
            "Adopted.\n\n"
        )
    return text


_NUMBERS = ("SEVEN", "EIGHT", "NINE")


@pytest.mark.parametrize(
    ("header", "numbers"),
    [
        ("{title} [{n}]\nLocal 3", ["14", "15", "16"]),
        ("2019/{n}  {title}\nProposed: Local 3", ["2019/14", "2019/15", "2019/16"]),
        ("{n}/19 {title}\nLocal 3", ["14/19", "15/19", "16/19"]),
        ("{word}. {upper}\n(Local 3)", ["7", "8", "9"]),
        ("RESOLUTIONS COMMITTEE  |  {letter}1  |  {title}\nLocal 3", ["A1", "B1", "C1"]),
        ("Doc. C/{n}\n{title}\nSubmitted by Local 3", ["C/14", "C/15", "C/16"]),
        ("Agenda item {n}(b)\n{title}\nFrom: Local 3", ["14(b)", "15(b)", "16(b)"]),
        ("Subject: {title}\nNumber: {n}\nFrom: Local 3", ["14", "15", "16"]),
        ("¶ {n} — {title}\nMoved by Local 3", ["14", "15", "16"]),
    ],
)
def test_a_header_of_any_frame_is_known_by_its_coming_again(header: str, numbers: list[str]) -> None:
    found = resolutions_in(_book(header))
    assert [p.number for p in found] == numbers
    assert [(p.title or "").casefold() for p in found] == [t.casefold() for t in _TITLES]
    assert all(p.resolution is not None and p.resolution.submitters == ("Local 3",) for p in found)
    assert {p.status for p in found} == {"adopted"}


def test_lines_with_numbers_in_prose_make_no_headers() -> None:
    text = (
        "Riggers' News, June\n\nPort notes [7]\n\n"
        "Conference notes were sold at the door, and nobody read them.\n\n"
        "The tide was high and the cranes stood still for most of the day, as they do.\n\n"
        "Harbor notes [8]\n\n"
        "A resolution was talked of, but the delegates went home before it came to that.\n"
    )
    assert resolutions_in(text, "news.txt") == []
