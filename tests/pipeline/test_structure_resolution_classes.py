"""Classes of resolutions that fresh sets showed: other words of kind, other markers, other places of the same
facts. What is tested is the rule, each with a text of its own."""

from __future__ import annotations

import pytest

from corpus.document import RawItem
from pipeline.readers import read
from pipeline.structure import structure
from pipeline.structure.clause_verbs import clause_verb
from pipeline.structure.resolutions import minutes
from pipeline.structure.resolutions.clauses.signs import words_end
from pipeline.structure.resolutions.decisions.facts import Record
from pipeline.structure.resolutions.decisions.fates import all_adopted
from pipeline.structure.resolutions.decisions.submitters import signs, submitters_in
from pipeline.structure.resolutions.heads import headers
from pipeline.structure.resolutions.texts.misread import mended
from pipeline.structure.running_heads import running_heads
from tests.pipeline.resolution_texts import resolutions_in, structured


def clauses(text: str, role: str = "operative") -> list[tuple[str | None, str]]:
    found = structured(text)
    return [
        (c.number, " ".join(found.text[c.start : c.end].split()))
        for part in found.parts
        for c in part.clauses
        if c.role == role
    ]


# --- headers ------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["Document", "Paper", "Standpoint", "Mesa", "R."])
def test_any_word_of_kind_that_comes_again_over_resolutions_heads_them(kind: str) -> None:
    text = "HARBOR ASSEMBLY\n\nThird day.\n\n" + "\n\n".join(
        f"{kind} {n}. Bread and Work\n\nResolved, That the Assembly support the bakers of Troy.\n\nAdopted."
        for n in (7, 9)
    )
    assert [(p.number, p.title, p.status) for p in resolutions_in(text)] == [
        ("7", "Bread and Work", "adopted"),
        ("9", "Bread and Work", "adopted"),
    ]


def test_a_word_of_kind_that_comes_once_is_no_header() -> None:
    text = (
        "HARBOR ASSEMBLY\n\nPaper 7. Bread and Work\n\nThe bakers of Troy have been on strike since the "
        "spring, and "
        "the council has not met once to hear them or the owners of the mills."
    )
    assert resolutions_in(text) == []


@pytest.mark.parametrize(
    ("line", "number", "rest"),
    [
        ("No. 8. From Local 61, Kansas City:", "8", "From Local 61, Kansas City"),
        ("No. 12, by Local 173:", "12", "by Local 173"),
        ("No. 11. ON WAR. From Local 432, Seattle", "11", "From Local 432, Seattle"),
    ],
)
def test_a_bare_number_with_who_submits_is_a_header(line: str, number: str, rest: str) -> None:
    found = headers.alone(line)
    assert found is not None
    assert (found.number, found.rest) == (number, rest)


@pytest.mark.parametrize("line", ["Resolution Number: 60", "RESOLUCIÓN N.º 60", "Resolution 60 as amended"])
def test_a_number_is_read_behind_any_sign(line: str) -> None:
    found = headers.header_of(line)
    assert found is not None
    assert (found.number, found.title) == ("60", None)


def test_a_header_on_the_next_page_is_no_header() -> None:
    assert headers.header_of("Resolution 78A-17-1, page 2") is None


def test_lists_without_their_lead_divide_a_book_of_policy() -> None:
    one = (
        "{title}\n\nThe shops of this valley have shut one after the other, and their owners grew rich "
        "on it.\n\n{items}"
    )
    items = (
        "1. Condemns the closing of shops;\n2. Supports the tenants of the mill;\n3. Urges locals to "
        "write to the bank."
    )
    text = "\n\n".join(one.format(title=t, items=items) for t in ("SAVE THE SHOPS", "HOMES FOR ALL"))
    assert [(p.title, len(p.clauses)) for p in resolutions_in(text)] == [
        ("SAVE THE SHOPS", 4),
        ("HOMES FOR ALL", 4),
    ]


def test_a_list_under_its_own_heading_in_a_story_is_no_operative_part() -> None:
    text = (
        "Six weeks on at the creek\n\nFifty-five meat workers have been locked out since Easter Monday "
        "for turning down "
        "a cut in their pay, and the owners have not spoken to them since.\n\nThe company's offer\n\n"
        "1. Reduces the base rate.\n2. Demands that delegates be named.\n3. Opposes any review."
    )
    assert resolutions_in(text) == []
    assert structured(text).kind != "resolution"


# --- what stands below --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        "SCFP, section locale 1575",
        "LOCAL UNION 1421, Staunton, Ill.",
        "Eastern Region",
        "Fleet Street Branch",
    ],
)
def test_a_bare_name_over_the_committees_word_is_who_submits(name: str) -> None:
    text = "\n\n".join(
        f"Resolution No. {n}.\n\nRESOLVED, That bread be free.\n\n{name}\n\nThe committee "
        f"concurs.\n\nAdopted."
        for n in (7, 8)
    )
    found = [(p.status, *p.resolution.submitters) for p in resolutions_in(text) if p.resolution]
    assert found == [("adopted", name)] * 2


def test_a_sentence_is_nobodys_name() -> None:
    assert not signs("The branch was heard by the council in May")


@pytest.mark.parametrize(
    ("lines", "status"),
    [
        (
            ["The committee non-concurs.", "M/S/C to adopt R-9 over the committee's recommendation."],
            "adopted",
        ),
        (
            ["Committee recommends rejection.", "Adopted against the recommendation of the committee."],
            "adopted",
        ),
        (
            [
                "The committee non-concurs.",
                "The report of the committee was voted down, and Resolution No. 9 was adopted.",
            ],
            "adopted",
        ),
        (["The report of the committee was adopted and the resolution lost."], "defeated"),
        (["Avis du bureau : contre.", "Pour : 2 118 – Contre : 1 640"], "adopted"),
        (["Mise aux voix, la motion est repoussée par 69 mandats contre 24."], "defeated"),
        (["Puesta a votación, la moción resulta rechazada."], "defeated"),
        (
            ["Your committee recommends that it be referred to the Council with favorable recommendation."],
            None,
        ),
        (["Remitida al Consejo Ejecutivo."], "remitted"),
        (["Negada."], "defeated"),
    ],
)
def test_the_floor_has_the_last_word(lines: list[str], status: str | None) -> None:
    record = Record("9")
    for line in lines:
        assert record.hear(line, short=True), line
    assert record.status == status


def test_referral_with_a_favorable_word_is_a_referral() -> None:
    record = Record()
    record.hear(
        "The committee recommends that it be referred to the Council with favorable recommendation.",
        short=True,
    )
    record.hear("The recommendation was concurred in.", short=True)
    assert (record.committee, record.status) == ("refer", "referred")


def test_an_amendments_own_vote_is_its_fate() -> None:
    record = Record("1.3.2", amends=True)
    assert record.hear("L'amendement est adopté.", short=True)
    assert record.status == "adopted"


@pytest.mark.parametrize(
    ("line", "all_of_them"),
    [
        ("RESOLUTIONS AS ADOPTED", True),
        ("Adopted by the 76th National Convention", True),
        ("Remits carried, Biennial Conference, Wellington", True),
        ("Résolutions adoptées au 65e congrès", True),
        ("Resolutions adopted and rejected", False),
        ("Resolutions submitted to the convention", False),
        ("The minutes were adopted by the meeting", False),
    ],
)
def test_a_book_may_say_that_all_were_adopted(line: str, all_of_them: bool) -> None:
    assert all_adopted([line]) is all_of_them


def test_what_is_told_of_all_yields_to_what_is_told_of_one() -> None:
    text = "RESOLUTIONS ADOPTED BY THE 1951 CONVENTION\n\n" + "\n\n".join(
        f"Resolution No. {n}\n\nRESOLVED, that bread be free.{fate}"
        for n, fate in ((7, ""), (8, "\n\nDefeated."))
    )
    assert [p.status for p in resolutions_in(text)] == ["adopted", "defeated"]


def test_a_vote_is_no_books_title() -> None:
    text = "HARBOR UNION\nAnnual meeting 1951\n\n" + "\n\n".join(
        f"{n}. BREAD\n\nThis AGM calls on the council to feed the children of the strikers.\n\nCARRIED"
        for n in (7, 8)
    )
    assert structured(text).title != "CARRIED"


# --- paragraphs ---------------------------------------------------------------------------------


def test_a_motion_wholly_in_quotation_marks_is_read_without_them() -> None:
    text = "DECISIONS OF CONGRESS\n\n" + "\n\n".join(
        f'Motion No {n} - Peace\n\n"That this Congress notes the war. Congress calls on the Council to '
        f'march."\n\nCarried'
        for n in (44, 45)
    )
    assert clauses(text) == [(None, "Congress calls on the Council to march.")] * 2
    assert clauses(text, "preamble") == [(None, "this Congress notes the war.")] * 2


def test_a_motion_that_a_story_quotes_stays_a_quotation() -> None:
    text = (
        "Delegates met in the hall on Monday and heard an old motion read from the chair by its "
        'mover:\n\n"That this '
        'Congress calls on the Council to march."\n\nNobody said a word, and the meeting went on to the '
        "accounts."
    )
    assert resolutions_in(text) == []


def test_the_body_may_be_called_by_an_acronym() -> None:
    text = "\n\n".join(
        f"{n}. DRIVERS\n\nThat this AGM notes the report of the owners.\n\nThe guards were not "
        f"asked.\n\nWe instruct the "
        "Executive to ballot.\n\nCARRIED"
        for n in (7, 8)
    )
    assert [text for _, text in clauses(text)] == ["We instruct the Executive to ballot."] * 2
    assert len(clauses(text, "preamble")) == 4


def test_because_may_stand_before_each_reason() -> None:
    text = "\n\n".join(
        f"Resolution {n}\n\nBECAUSE bread is dear; and\n\nBECAUSE rents are high;\n\nTHEREFORE BE IT "
        f"RESOLVED that the union "
        "march; and\n\nAND that we sing."
        for n in (7, 8)
    )
    assert [words for _, words in clauses(text, "preamble")] == ["bread is dear", "rents are high"] * 2
    assert [words for _, words in clauses(text)] == ["the union march", "we sing."] * 2


@pytest.mark.parametrize(
    ("marks", "numbers"),
    [
        (("1o", "2o"), ["1", "2"]),
        (("i    ", "ii   "), ["i", "ii"]),
        (("1st.", "2d."), ["1", "2"]),
    ],
)
def test_a_count_is_known_by_its_marks(marks: tuple[str, str], numbers: list[str]) -> None:
    items = "\n".join(
        f"{m} {w}" for m, w in zip(marks, ("Support the bakers of Troy;", "Write to the mill."), strict=True)
    )
    text = "\n\n".join(
        f"Resolution No. {n}\n\nWHEREAS, bread is dear;\n\nRESOLVED:\n\n{items}" for n in (7, 8)
    )
    assert [number for number, _ in clauses(text)] == numbers * 2


def test_a_count_within_a_resolved_is_cut() -> None:
    text = "\n\n".join(
        f"No. {n}, by Local 92:\n\nResolved, that (1) the Board issue a leaflet; (2) the same be sold at "
        f"cost."
        for n in (7, 8)
    )
    assert clauses(text) == [("1", "the Board issue a leaflet"), ("2", "the same be sold at cost.")] * 2


def test_what_opens_alike_stands_side_by_side() -> None:
    text = "\n\n".join(
        f"Proposition {n}\n\nIL EST PROPOSÉ :\n\nD'adhérer à la coalition.\n\nDe recommander la "
        f"grève.\n\nAdoptée"
        for n in (7, 8)
    )
    assert [words for _, words in clauses(text)] == [
        "D'adhérer à la coalition.",
        "De recommander la grève.",
    ] * 2


def test_each_resolution_of_a_world_congress_is_read_in_its_own_language() -> None:
    text = (
        "Resolution No. 9\n\nThis 28th World Congress of Public Services,\n\nNOTING that more than a "
        "thousand million people "
        "have no access to safe water;\n\n1. REAFFIRMS that water is a human right;\n2. CALLS ON the "
        "banks to drop all "
        "conditions.\n\nCarried.\n\nResolución N.º 11\n\nEl 28.º Congreso Mundial de Servicios "
        "Públicos,\n\nCONSIDERANDO que "
        "tres dirigentes de los trabajadores municipales han sido asesinados desde enero;\n\n1. EXPRESA "
        "su solidaridad con "
        "las familias;\n2. EXIGE al Gobierno la captura de los autores.\n\nAprobada."
    )
    found = [c.verb for p in resolutions_in(text) for c in p.clauses if c.role == "operative"]
    assert found == ["reaffirms", "calls on", "expresa", "exige"]


def test_a_contract_is_no_resolution() -> None:
    text = (
        "MEMORANDUM OF AGREEMENT\n\nWHEREAS, the City and the Union are parties to an agreement; "
        "and\n\nWHEREAS, a "
        "difference has arisen;\n\nNOW, THEREFORE, the parties agree as follows:\n\n1. Overtime shall be "
        "offered in order.\n"
        "2. The City shall pay the sum of $310."
    )
    assert structured(text).kind != "resolution"


# --- words --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("misread", "word"),
    [("Resoived, that", "Resolved"), ("RESOLVFD: that", "RESOLVED"), ("Whercas, the", "Whereas")],
)
def test_a_lead_that_looks_like_one_is_put_right(misread: str, word: str) -> None:
    assert mended(misread).startswith(word)
    assert len(mended(misread)) == len(misread)


@pytest.mark.parametrize("text", ["Received, with thanks", "Reserved, all rights", "Revolved, it did"])
def test_a_word_of_its_own_is_left_alone(text: str) -> None:
    assert mended(text) == text


def test_linking_words_broken_over_two_lines_are_no_part_of_a_clause() -> None:
    text = "not one in ten is organized; there-\nfore, be it"
    assert text[: words_end(text)] == "not one in ten is organized"


@pytest.mark.parametrize(
    ("text", "language", "verb"),
    [
        ("the Congress be re- quested to enact a law", "en", "requests"),
        ("we [request] demand shore leave", "en", "demands"),
        ("Exigera du gouvernement qu'il retire le projet", "fr", "exige"),
        ("La C. T. M. apoya sin reservas la huelga", "es", "apoya"),
        ("Engage les syndicats à dénoncer les contrats", "fr", "engage"),
        ("décide une collecte, dont le produit sera remis au fonds", "fr", "décide"),
        ("Cada sindicato contribuirá con diez centavos", "es", "contribuye"),
    ],
)
def test_verbs_are_known_in_more_forms(text: str, language: str, verb: str) -> None:
    assert clause_verb(text, language)[0] == verb


def test_a_verb_under_to_is_one_though_it_ends_like_a_noun() -> None:
    assert clause_verb("Pass a law without co-payments", "en", infinitive=True)[0] == "passes"


def test_two_bodies_with_their_places_in_brackets_stay_whole() -> None:
    assert submitters_in("SAMWU (South Africa) and CUPE (Canada)")[-1].endswith("(Canada)")


def test_a_head_of_two_lines_within_a_sentence_is_one_without_page_breaks() -> None:
    text = (
        "CENTRAL COUNCIL\n47th congress\nMont-Laurier, May 2016\n\nRECOMMENDATION 1\n\nThat the council "
        "invite its unions to "
        "write this claim in their\n\n Central Council – 47th congress\npage 9\n\ndemands at the table."
    )
    assert [text[s:e].strip() for s, e in running_heads(text)] == [
        "Central Council – 47th congress",
        "page 9",
    ]


def test_minutes_tell_who_moved_in_either_order() -> None:
    text = (
        "TRADES COUNCIL\n\nMinutes of the meeting held on 14 March 1893.\n\nMr. Hill (Masons) moved, and "
        "Mr. Grey (Bakers) "
        'seconded— "That this Council calls upon the Board to do its own printing." Carried.\n\nMoved by '
        "Del. Popa, "
        "seconded by Del. Finch, that this Council go on record as opposing Senate Bill 118. Lost."
    )
    found = resolutions_in(text)
    assert [p.status for p in found] == ["carried", "defeated"]
    assert minutes.is_minutes(["Minutes of the meeting"])


def test_a_page_of_several_resolutions_is_not_called_after_its_first() -> None:
    page = (
        "<html><head><title>Resolutions – Harbor Union</title></head><body><article><h1>Resolutions "
        "passed in 2015</h1>"
        + "".join(
            f"<h4>Resolution {n}</h4><p>The Harbor Union WILL:</p><ol><li>Support the bakers of Troy in "
            f"their long "
            "strike.</li><li>Oppose the sale of the ferry terminals to a bank.</li></ol><p>BECAUSE:</p>"
            "<p>They have been out on the street since the month of March, and nobody has heard them.</p>"
            for n in (7, 8)
        )
        + "</article></body></html>"
    )
    item = RawItem("page.html", page.encode())
    found = structure(read(item), item)
    assert [p.number for p in found.parts if p.kind == "resolution"] == ["7", "8"]
    assert found.title == "Resolutions passed in 2015"
