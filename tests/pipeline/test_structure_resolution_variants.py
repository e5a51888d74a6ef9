"""Variants of headers, leads, dispositions and minutes that unions use beside the common ones."""

from __future__ import annotations

import pytest

from pipeline.structure.clause_verbs import clause_verb
from pipeline.structure.resolutions.decisions.facts import Record
from pipeline.structure.running_heads import running_heads
from tests.pipeline.resolution_texts import resolutions_in, structured, words

_BODY = "WHEREAS, bread is dear; be it\n\nRESOLVED, that the Federation support the bakers of Troy."


@pytest.mark.parametrize(
    ("header", "number"),
    [
        ("No. {n}. Bread", "{n}"),
        ("{n}. BREAD", "{n}"),
        ("R{n} Bread", "R{n}"),
        ("Bread (Resolution {n})", "{n}"),
        ("Res. No. {n} — Bread", "{n}"),
        ("Resolution No. {n}-By Delegate Till, of the Bakers:", "{n}"),
        ("Resolution No. {n} by Delegate Till:", "{n}"),
        ("Reso1ution No. {n}—By Delegate Till:", "{n}"),
        ("Substitute for Resolution No. {n}\nBread", "{n}"),
        ("CP-{n}\nBread", "CP-{n}"),
    ],
)
def test_a_header_tells_its_number(header: str, number: str) -> None:
    text = "HARBOR FEDERATION\nProceedings, 1951\n\n"
    text += "\n\n".join(f"{header.format(n=n)}\n\n{_BODY}\n\nAdopted." for n in (7, 8))
    assert [part.number for part in resolutions_in(text)] == [number.format(n=7), number.format(n=8)]


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("M/S and Carried", "adopted"),
        ("On motion, laid on the table.", "tabled"),
        ("Concurrence / Carried", "carried"),
        ("The committee's recommendation of non-concurrence was adopted.", "defeated"),
        ("Received and filed.", "filed"),
        ("No aprobada.", "defeated"),
        ("Derivada a la Mesa Ejecutiva.", "referred"),
        ("Reportée au prochain congrès", "tabled"),
        ("Não aprovada", "defeated"),
        ("The mover accepted remission.", "remitted"),
    ],
)
def test_what_was_done_is_told_in_many_ways(said: str, status: str) -> None:
    record = Record("7")
    record.hear(said, short=True)
    assert record.status == status


@pytest.mark.parametrize(
    "line",
    [
        "Deferred Action for Immigrants",
        "Accepted Standards of Safety",
        "Congress notes the statement adopted by the Executive Committee.",
        "The vote of the members shall be taken within sixty days and approved by the board.",
    ],
)
def test_titles_and_clauses_are_no_votes(line: str) -> None:
    record = Record("7")
    record.hear(line, short=True)
    assert record.status is None


def test_a_disposition_at_the_foot_of_a_page_is_no_running_head() -> None:
    pages = "\f".join(
        f"{n}          HARBOR FEDERATION\n\nResolution {n}\n\n{_BODY}\n\nAdopted\n" for n in range(7, 12)
    )
    heads = {pages[s:e].strip() for s, e in running_heads(pages)}
    assert "Adopted" not in heads
    assert any("HARBOR" in head for head in heads)


def test_minutes_give_their_motions_but_not_their_business() -> None:
    found = structured(
        "CITY TEACHERS, LOCAL 59\nMinutes of the Executive Board, October 4, 1966\n\n"
        "It was moved by Wick and seconded by Duryea that the Local give $200 to the strikers. Carried.\n\n"
        "Moved by Sanchez that the report of the treasurer be accepted. Carried.\n\n"
        "Motion by Holm, seconded by Wick, that a second secretary be hired. Motion lost, 3-5.\n"
    )
    motions = [part for part in found.parts if part.kind == "resolution"]
    assert [(m.status, m.clauses[0].verb) for m in motions] == [("carried", "gives"), ("defeated", "hires")]
    assert words(found, motions[0]) == ["the Local give $200 to the strikers."]
    assert motions[1].resolution is not None
    assert motions[1].resolution.submitters == ("Holm", "Wick")


@pytest.mark.parametrize("lead", ["Therefore resolves:", "THEREFORE, we", "Por ello, nos comprometemos a:"])
def test_a_lead_without_subject_opens_the_list_under_it(lead: str) -> None:
    found = structured(
        f"Resolution 7: Bread\n\nWHEREAS, bread is dear;\n\n{lead}\n\n"
        "1. support the bakers;\n2. boycott the mill.\n"
    )
    (part,) = [p for p in found.parts if p.clauses]
    assert words(found, part) == ["support the bakers", "boycott the mill."]


def test_every_que_behind_a_semicolon_is_a_reason_of_its_own() -> None:
    found = structured(
        "RESOLUCIÓN 7\n\nCONSIDERANDO que el pan es caro; que el molino cerró, y que nadie responde,\n"
        "el Congreso RESUELVE:\n\n1. Apoyar a los panaderos.\n2. Exigir la apertura del molino.\n"
    )
    (part,) = [p for p in found.parts if p.clauses]
    assert words(found, part, "preamble") == [
        "el pan es caro",
        "el molino cerró, y que nadie responde",
    ]
    assert len(words(found, part)) == 2


@pytest.mark.parametrize(
    ("clause", "language", "verb"),
    [
        ("the General Executive Board co-sponsor the rally", "en", "co-sponsors"),
        ("we, the delegates of the Ninth Convention, demand a new trial", "en", "demands"),
        ("the Governor be called upon to act", "en", "calls on"),
        ("la CSN chapeaute une coalition", "fr", "chapeaute"),
        ("la cotisation soit réduite", "fr", "réduit"),
        ("la central edite un boletín", "es", "edita"),
        ("Instrúyase a la Secretaría", "es", "instruye"),
    ],
)
def test_a_verb_is_known_by_its_place(clause: str, language: str, verb: str) -> None:
    assert clause_verb(clause, language)[0] == verb


def test_a_body_that_pronounces_itself_is_for_or_against() -> None:
    assert clause_verb("El congreso se pronuncia contra la reforma", "es")[1] == "opposes"
    assert clause_verb("manifestar su solidaridad con la sección 65", "es")[1] == "supports"


def test_we_will_makes_no_resolution_of_a_list_of_plans() -> None:
    text = (
        "Our priorities\n\nIn the year ahead we will:\n\n1. Organize the valley\n2. Train stewards\n3. Win\n"
    )
    assert structured(text).kind != "resolution"
