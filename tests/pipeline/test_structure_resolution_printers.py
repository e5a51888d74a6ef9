"""What printers, clerks and web masters do to resolutions: names at the foot, numbers that slip, counts that
run on, words cut by a page, boxes on a page."""

from __future__ import annotations

import pytest

from pipeline.structure.clause_verbs import clause_verb
from pipeline.structure.resolutions.decisions.facts import Record
from pipeline.structure.running_heads import running_heads
from tests.pipeline.resolution_texts import resolutions, structured, words

_MOTION = (
    "{n}. {title}\n\nConference notes that {notes}.\n\nConference calls on the NEC to {act}.\n\n{by}\n\n"
)


def test_where_a_books_motions_are_signed_at_the_foot_a_bare_place_signs_too() -> None:
    text = (
        "UNITED STAFF CONFERENCE\nFINAL AGENDA\n\n"
        + _MOTION.format(
            n=7, title="Night buses", notes="the last one goes at ten", act="ask for more", by="Tay Branch"
        )
        + _MOTION.format(
            n=8, title="Cold rooms", notes="rooms are cold", act="buy a stove", by="Northern Region"
        )
        + _MOTION.format(
            n=9, title="Ferry fares", notes="fares have doubled", act="see the company", by="Skerry"
        )
        + "Motions ruled out of order stand in Appendix B.\n"
    )
    parts = resolutions(structured(text))
    assert [p.resolution.submitters for p in parts if p.resolution] == [
        ("Tay Branch",),
        ("Northern Region",),
        ("Skerry",),
    ]


def test_a_place_that_the_next_header_runs_on_from_signs_the_motion_above() -> None:
    text = (
        _MOTION.format(n=23, title="Care visits", notes="visits are short", act="count them", by="").rstrip()
        + "\n\nSkerry 24. Probation Is Not for Sale\n\nConference deplores the sale of probation.\n\n"
        "Conference instructs the NEC to oppose it.\n\nTay Branch\n"
    )
    parts = resolutions(structured(text))
    assert [(p.number, p.resolution.submitters if p.resolution else ()) for p in parts] == [
        ("23", ("Skerry",)),
        ("24", ("Tay Branch",)),
    ]


def test_numbers_in_capitals_of_rome_are_headers_over_texts_of_their_own() -> None:
    text = (
        "WORLD CONGRESS\nRESOLUTIONS\n\n"
        "I.  DECENT WORK\n\n1.  Congress notes that chains are long.\n\n2.  Congress calls on "
        "governments to act.\n\n"
        "Adopted\n\nII.  MIGRANT WORKERS\n\nCongress:\n\n1.  Recalling the deaths of many;\n"
        "2.  Condemns the sponsorship system.\n\nRemitted to the General Council\n"
    )
    parts = resolutions(structured(text))
    assert [(p.number, p.title, p.status) for p in parts] == [
        ("I", "DECENT WORK", "adopted"),
        ("II", "MIGRANT WORKERS", "remitted"),
    ]


def test_a_count_that_runs_on_in_one_paragraph_is_as_many_clauses() -> None:
    document = structured(
        "RESOLUCIÓN No. 9\nAPOYO A LA HUELGA\n\nCONSIDERANDO: I. Que la huelga es justa; II. Que nadie "
        "la paga;\n\n"
        "Por lo anterior, este Congreso resuelve: 1. Respaldar el pliego; 2. Enviar una brigada; y 3. "
        "Exigir respuesta.\n\n"
        "Aprobada por unanimidad.\n\nRESOLUCIÓN No. 10\nCUOTAS\n\nCONSIDERANDO que la caja está vacía;\n\n"
        "RESUELVE: Fijar una cuota.\n\nAprobada.\n"
    )
    first = resolutions(document)[0]
    assert [c.number for c in first.clauses] == ["I", "II", "1", "2", "3"]
    assert words(document, first) == ["Respaldar el pliego", "Enviar una brigada", "Exigir respuesta."]


def test_a_lone_roman_one_opens_a_count_where_two_stands_below() -> None:
    document = structured(
        "Composite 2 Young workers\n\nCongress calls on the General Council to:\n\ni press for a "
        "guarantee\n\n"
        "ii campaign on a charter which shall:\n\n   a) name employers\n   b) set out rights\n\niii "
        "report in a year.\n\n"
        "Carried\n\nComposite 3 Rail\n\nCongress condemns the sale.\n\nCongress instructs the Council "
        "to act.\n\nCarried\n"
    )
    numbers = [c.number for c in resolutions(document)[0].clauses]
    assert numbers == ["i", "ii", "ii.a", "ii.b", "iii"]


def test_a_number_that_falls_back_is_a_printers_slip_and_still_a_number() -> None:
    document = structured(
        "RESOLUTION ON EXPORT ZONES\n\nCongress:\n\n1.   CALLS ON brands to open their books;\n\n"
        "3.   WELCOMES the work of unions with buyers;\n\n2.   COMMITS affiliates to adopt one zone each.\n"
    )
    assert [(c.number, c.verb) for p in document.parts for c in p.clauses] == [
        ("1", "calls on"),
        ("3", "welcomes"),
        ("2", "commits"),
    ]


def test_the_bodys_name_in_capitals_belongs_to_the_lead() -> None:
    document = structured(
        "SHORTER WEEK\n\nThe week is long and the hours have risen since the war.\n\n"
        "THEREFORE, BE IT RESOLVED THAT THIS 62ND CONVENTION calls on the Board to study it.\n\n"
        "LONGER REST\n\nRest is short, and those who work at night have least of it.\n\n"
        "THEREFORE, BE IT RESOLVED THAT THIS 62ND\nCONVENTION:\n\n1. Demands rest;\n2. Thanks the night "
        "shift.\n"
    )
    first, second = resolutions(document)
    assert words(document, first) == ["calls on the Board to study it."]
    assert words(document, second) == ["Demands rest", "Thanks the night shift."]


def test_a_lead_whose_items_begin_with_to_is_no_clause_of_its_own() -> None:
    document = structured(
        "RESOLUTION NO. 18\nMines\n\nWHEREAS, miners die; be it\n\nRESOLVED: That we call on the "
        "Secretary of Labor\n"
        "  (1) to close the worst mines, and\n  (2) to pay the widows.\n\nAdopted.\n"
    )
    (part,) = document.parts
    assert words(document, part) == ["to close the worst mines", "to pay the widows."]


def test_leads_that_are_lost_leave_what_somebody_is_to_do() -> None:
    document = structured(
        "21. SCHOOLS\n\nWHEREAS, schools are cold, be it\nRESOLVED, That the union ask for coal.\n\n"
        "ADOPTED.\n\n"
        "24. THE WAR AND THE SCHOOLS\n\nWHEREAS, each bomber costs thirty schools;\n\n"
        "that the union call for an end to the bombing;\n\nthat the union request a debate.\n\nDEFEATED.\n"
    )
    second = resolutions(document)[1]
    assert (second.number, second.status) == ("24", "defeated")
    assert [c.verb for c in second.clauses if c.role == "operative"] == ["calls for", "requests"]


def test_an_amendments_words_are_its_clauses_though_they_stand_in_quotation_marks() -> None:
    document = structured(
        "Motion 7 - Schools\n\nConference calls on the NEC to:\n\n1. Publish a survey;\n2. Train "
        "stewards.\n\nCarried\n\n"
        "Amendment 7.1\n\nIn the list, add a point:\n\n“3. Ask retired members to serve.”\n\nLost\n"
    )
    amendment = resolutions(document)[1]
    assert (amendment.number, amendment.status) == ("7.1", "defeated")
    assert [(c.number, w) for c, w in zip(amendment.clauses, words(document, amendment), strict=True)] == [
        ("3", "Ask retired members to serve.")
    ]


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("Amended on motion of Del. Hale, and adopted as amended.", "adopted as amended"),
        (
            "The question being on the report, it was adopted, 88 to 41, and the resolution was lost.",
            "defeated",
        ),
        (
            "Il est proposé par A. Roy de renvoyer la résolution au Conseil. La proposition de renvoi "
            "est adoptée.",
            "referred",
        ),
        ("En votación económica se aprueba por unanimidad.", "adopted"),
        ("Le Congrès bat la recommandation et adopte la résolution.", "adopted"),
        ("Desechado el dictamen, se aprobó la resolución por 94 votos contra 37.", "adopted"),
        ("Withdrawn by the maker; see Resolution #9.", "withdrawn"),
        ("Tabled, taken from the table, withdrawn by the sponsor on Sunday.", "withdrawn"),
        ("(Seconded. The motion to refer was carried.)", "referred"),
        ("Assembly — 2016 — Withdrawn by the submitter", "withdrawn"),
        ("Subsumed by Composite B.", "subsumed"),
        ("Motion to refer to the Department: fails, 11-30. Carried 41-2-3.", "carried"),
        ("Delegate Tobin moved that the rules be suspended. (Carried.)", None),
        ("Standing Orders Committee Report No. 4 was then accepted.", None),
        ("Paragraphs 4.1 to 4.9 of the Report were adopted.", None),
    ],
)
def test_what_became_of_a_resolution_is_told_in_many_ways(said: str, status: str | None) -> None:
    record = Record("12")
    record.hear(said, short=True)
    assert record.status == status


def test_delegates_who_adopt_the_committees_word_do_what_it_says() -> None:
    record = Record("41")
    record.hear("COMMITTEE RECOMMENDATION: Non-concurrence.", short=True)
    record.hear("The delegates adopted the Committee's recommendation.", short=True)
    assert (record.committee, record.status) == ("reject", "defeated")


@pytest.mark.parametrize(
    ("words", "verb"),
    [
        ("no local shall after June 1, 1956, limit its membership", "limits"),
        ("a deputation of five shall before Christmas interview the minister", "interviews"),
        ("each such delegate account on the first of the month to the local nearest to him", "accounts"),
        ("State federations are encouraged to give worker centers a seat", "encourages"),
        ("URGES the WTO to count the denial of rights", "urges"),
        ("to answer appeals within two days", "answers"),
        ("affiliates on the docks refuse to handle the fruit", "refuses"),
    ],
)
def test_the_verb_is_found_behind_what_stands_before_it(words: str, verb: str) -> None:
    assert clause_verb(words, "en", infinitive=words.startswith("to "))[0] == verb


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("the fund for the legal\n212 PROCEEDINGS OF THE ELEVENTH CONVENTION\ndefense of the hall.\n", 1),
        (
            "an inspector in every port of the Pacific\n\n        - 211 -\n212      THIRTEENTH "
            "CONVENTION\nCoast, paid.\n",
            2,
        ),
        (
            "Congress instructs the Council to meet the Book-\n"
            "14                 Congress 2014: Resolutions\n\nsellers' Association.\n",
            1,
        ),
        ("el Congreso resuelve\n                          -- 42 --\n  1) reservar dos lugares;\n", 1),
        (
            "A. Words that nobody reads any more stand here.\n\nii   publish each year the number lost, "
            "by\nregion.\n",
            0,
        ),
    ],
)
def test_page_heads_are_told_within_sentences_and_items_of_lists_are_none(text: str, heads: int) -> None:
    before = "A first line of the book stands here, long enough to be one of its text,\nand a second one.\n\n"
    assert len(running_heads(before + text + "\nMore of the text follows behind it.\n")) == heads


def test_what_stands_in_the_box_of_a_resolutions_header_on_a_page_belongs_to_it() -> None:
    box = (
        '<div class="r"><h3>Resolution {n} – {title}</h3><p>Submitted by: CTUM</p>'
        "<p>Congress {does} every government to hear those who care for the old.</p><p>{fate}</p></div>"
    )
    page = (
        "<html><body><h1>World Congress: resolutions</h1>"
        + box.format(n=1, title="Care", does="calls on", fate="Adopted, 14 abstentions.")
        + box.format(n=2, title="Rest", does="urges", fate="Carried.")
        + box.format(n=4, title="Seat", does="asks", fate="Remitted to the General Council.")
        + "<div id='foot'>Brussels</div></body></html>"
    )
    parts = resolutions(structured(page, "page.html"))
    assert [(p.number, p.status) for p in parts] == [("1", "adopted"), ("2", "carried"), ("4", "remitted")]


@pytest.mark.parametrize(
    "story",
    [
        "THE UNION LEADER, October 1979\n\nIn 1955 a delegate from Erie, a hand at the lathe named "
        "Pauline Kosik, wrote "
        "upon the back of a menu:\n\n     WHEREAS, the machines do in six hours what we did in ten; and\n"
        "     THEREFORE BE IT RESOLVED that we want them back.\n\nThe committee smiled, and the "
        "convention did not. "
        "The menu was read from the floor.\n\nHer local will:\n\n   1. Hold a supper for her;\n   2. "
        "Print the menu.\n",
        "Conference hears from abroad\n\nDelegates rose to their feet yesterday for a guest who told "
        "them how a "
        "neighbourhood had taken out its meters.\n\nLater in the day Conference:\n\n- heard the report "
        "of the secretary;\n"
        "- agreed the accounts;\n- thanked the stewards.\n",
        "What we resolved, and what we did\n\nBut a resolution is a promissory note. Here is what it "
        "comes to in our "
        "town, where the board sits on Thursdays:\n\n   1. Supports. The board says that it supports us.\n"
        "   2. Opposes. It opposes paying.\n   3. Urges. It urges patience.\n",
    ],
)
def test_stories_that_quote_or_resemble_one_are_none(story: str) -> None:
    document = structured(story)
    assert document.kind != "resolution" and not any(p.clauses for p in document.parts)


def test_a_listed_number_with_a_letter_and_roman_numbers_with_bis_are_headers() -> None:
    council = structured(
        "COUNCIL OF BAKERS, 1972\n\n31-A) The Jailed Presidents\nReceived from: Local 6\n\n"
        "BE IT RESOLVED THAT the Council pay their fines.\n\nCarried.\n\n"
        "32) Tongues\nReceived from: Local 9\n\nBE IT RESOLVED THAT it print in both.\n\nLost.\n"
    )
    assert [(p.number, p.title) for p in resolutions(council)] == [
        ("31-A", "The Jailed Presidents"),
        ("32", "Tongues"),
    ]
    (school,) = resolutions(
        structured(
            "RESOLUCIÓN XV bis.—Escuelas nocturnas.\n\nCONSIDERANDO que pocos firman con su nombre, "
            "se RESUELVE: 1. Abrir una escuela; 2. Pedir los libros.\n\n"
            "Sin más oradores, se aprueba por unanimidad.\n"
        )
    )
    assert (school.number, school.status, [c.number for c in school.clauses]) == (
        "XV bis",
        "adopted",
        [None, "1", "2"],
    )


def test_a_stopped_title_with_who_introduces_it_below_opens_a_resolution() -> None:
    found = structured(
        "FEDERATION OF TUTORS, ANNUAL CONVENTION, 1947\n\n"
        + "".join(
            f"{n}. {title}.\n   (Introduced by Local {n})\n\n   Whereas, {why}, therefore be it\n\n"
            f"   Resolved, that {what}.\n\n   Adopted.\n\n"
            for n, title, why, what in (
                (41, "Federal Aid", "the roof leaks", "we support aid to all schools"),
                (46, "Class Size", "sixty sit in one room", "the convention ask for rooms"),
            )
        )
    )
    assert [(p.number, p.title) for p in resolutions(found)] == [("41", "Federal Aid"), ("46", "Class Size")]


def test_a_story_that_quotes_reasons_and_sets_the_rest_apart_is_no_resolution() -> None:
    found = structured(
        "<html><body><article><h1>Convention turns to machines</h1><p>It was past eleven when the delegates "
        "reached the last text.</p><p>It begins mildly. “WHEREAS, a machine can mark a paper,” it says. Then "
        "it bites:</p><blockquote><p>RESOLVED, that the union oppose any mark by a machine;</p><p>RESOLVED, "
        "that it demand a vote before one is bought.</p></blockquote><p>They adopted it in the end.</p>"
        "</article></body></html>",
        "story.html",
    )
    assert found.kind != "resolution"
    assert resolutions(found) == []
