"""How scribes and agendas set resolutions: ends that run on, sections, counts in a lead, bodies' points."""

from __future__ import annotations

import pytest

from corpus.document import Document
from pipeline.structure.clause_verbs import clause_verb
from pipeline.structure.resolutions.texts.run_ons import cuts_of
from pipeline.structure.running_heads import running_heads
from tests.pipeline.resolution_texts import resolutions, structured


def clauses(found: Document, role: str = "operative") -> list[tuple[str | None, str]]:
    return [
        (c.number, " ".join(found.text[c.start : c.end].split()))
        for p in found.parts
        for c in p.clauses
        if c.role == role
    ]


@pytest.mark.parametrize(
    ("line", "pieces"),
    [
        (
            "Tyne and Wear Health, Northern Region Carried 32. Fire service dispute",
            ["Tyne and Wear Health, Northern Region", "Carried", "32. Fire service dispute"],
        ),
        ("Camden; Oxfordshire Health Remitted", ["Camden; Oxfordshire Health", "Remitted"]),
        ("Carried 15. Libraries and books", ["Carried", "15. Libraries and books"]),
        ("Motion Carried", ["Motion Carried"]),
        ("Resolution 15 Adopted", ["Resolution 15 Adopted"]),
    ],
)
def test_a_name_its_fate_and_the_next_header_are_told_apart(line: str, pieces: list[str]) -> None:
    cuts = cuts_of(line)
    assert [line[a:b].strip() for a, b in zip([0, *cuts], [*cuts, len(line)], strict=True)] == pieces


AGENDA = """\
HARBOR UNION National Delegate Conference
DECISIONS

21. Lamps on the quay

Conference notes that the lamps have been out since March.

Conference calls on the National Executive Council to:
1. Fund two lamps for each berth;
2. Lobby the port;
5. Review the contract, and report
   to branches by Christmas.

City of Birmingham Branch 22. Zero hours, full exploitation

Conference endorses the charter of the home carers.

Conference instructs the National Executive Council:

i)   to bargain for an end to zero hours contracts;
ii)  to publish the names of councils that have signed.

Scotland Region and National Young Members' Forum Carried 24. Library closures

Conference agrees to affiliate to the readers' league.

National Women's Forum

Motions 25 and 26 were ruled out of order by the Standing Orders Committee.
"""


def test_submitters_that_run_into_the_next_number_sign_the_motion_above() -> None:
    found = resolutions(structured(AGENDA))
    assert [(p.number, p.status) for p in found] == [("21", None), ("22", "carried"), ("24", None)]
    assert next(p.resolution.submitters for p in found if p.resolution) == ("City of Birmingham Branch",)


def test_items_go_on_where_numbers_between_were_struck_out() -> None:
    assert [number for number, _ in clauses(structured(AGENDA))][:3] == ["1", "2", "5"]


def test_an_agendas_own_business_is_no_part_of_the_last_motion() -> None:
    found = structured(AGENDA)
    last = resolutions(found)[-1]
    assert found.text[last.start : last.end].rstrip().endswith("National Women's Forum")


SECTIONS = """\
HARBOR CONGRESS 2011

Part 1   Resolutions carried

22 Fair pay for freelances

Congress recognises that one worker in seven is self-employed.

Congress instructs the General Council to seek a change in the law.

Moved by the Writers' Union

Part 2   Motions not carried

31 Dredging

Congress resolves:

1 to reject the building of any new basin;
2 to campaign for the old one.

Pilots' Association

33 Dock history in schools

Congress demands that the Secretary of State restore it.

Sailmakers' Union
Remitted to the General Council
"""


def test_a_section_named_for_what_became_of_its_motions_tells_it_of_those_that_do_not() -> None:
    assert [(p.number, p.status) for p in resolutions(structured(SECTIONS))] == [
        ("22", "carried"), ("31", "defeated"), ("33", "remitted"),
    ]  # fmt: skip


def test_numbers_without_a_sign_before_infinitives_are_items() -> None:
    assert ("1", "to reject the building of any new basin") in clauses(structured(SECTIONS))


COUNTED = """\
Substitute for Resolutions Nos. 58 and 63:

WHEREAS, The writ of injunction was devised for the protection of property; therefore be it

RESOLVED, 1. That we denounce the abuse of the writ in all disputes.
2. That we pledge to the officers the means to carry their cause.
3. That we levy one cent per member.

The substitute was adopted.

Resolution No. 64--By Delegate Ettor: Whereas, The mills speak in a score of tongues; be it
resolved, that leaflets be printed in Italian, and, be it further resolved, that the same be sold at cost.

The Committee recommends referral, there being nobody to answer. Referred to the incoming Board.
"""


def test_a_count_that_begins_within_the_lead_numbers_its_clauses() -> None:
    assert [number for number, _ in clauses(structured(COUNTED))][:3] == ["1", "2", "3"]


def test_a_header_its_submitter_and_reasons_on_one_line_are_told_apart() -> None:
    found = resolutions(structured(COUNTED))[-1]
    assert (found.number, found.status) == ("64", "referred")
    assert clauses(structured(COUNTED))[3:] == [
        (None, "leaflets be printed in Italian"), (None, "the same be sold at cost."),
    ]  # fmt: skip


POINTS = """\
RESOLUTION CP-4A
On the hunger strike at the island
Submitted by Bay Branch

Men who are kept alone in a cell without a window have stopped eating.

1) The HWU salutes the strikers.

3) We condemn solitary confinement as torture.

Carried without dissent.

RESOLUTION CP-5
On heat
Submitted by Bay Branch

THEREFORE, BE IT RESOLVED, that state federations shall campaign at the gates of the yards, as follows:

    (1) hold a rally on the first Tuesday of each month;
    (2) collect the signatures of families.

Carried.
"""


def test_numbered_points_in_which_the_body_speaks_are_operative_without_a_lead() -> None:
    assert clauses(structured(POINTS))[:2] == [
        ("1", "The HWU salutes the strikers."), ("3", "We condemn solitary confinement as torture."),
    ]  # fmt: skip


def test_a_whole_sentence_over_a_list_is_a_clause_and_leads_the_list() -> None:
    assert clauses(structured(POINTS))[2:] == [
        (None, "state federations shall campaign at the gates of the yards, as follows:"),
        ("1", "hold a rally on the first Tuesday of each month"),
        ("2", "collect the signatures of families."),
    ]  # fmt: skip


ASSEMBLY = """\
<html><head><title>What our assembly decided</title></head><body><main><h1>What our assembly decided</h1>
<h3>Resolution 2019-3. Bill 21</h3><p>Proposed by the teaching assistants</p>
<p>Whereas the bill forbids a teacher to wear what she believes;</p>
<p>It is resolved:</p>
<ul><li>That the Central Council oppose Bill 21;</li><li>That the Council defend its members.</li></ul>
<p>Carried on division.</p>
<h3>Résolution 2019-4. Les lockoutés</h3><p>Proposée par le Syndicat des profs</p>
<p>Considérant les dix-huit mois de lock-out;</p><p>L'assemblée générale :</p>
<p>Appuie les 1 030 lockoutés;</p><p>Verse 5 000 $ au fonds de lutte.</p><p>Adoptée à l'unanimité.</p>
<h3>Resolution 2019-6. Fifteen Dollars</h3><p>A full week does not pay the rent of three rooms.</p>
<p>The Central Council calls on the National Assembly to raise it by the first of May.</p>
<p>The Central Council will pay no one on its own staff less than eighteen.</p></main></body></html>
"""


def test_a_body_alone_over_what_it_does_leads_to_it_in_any_language() -> None:
    found = structured(ASSEMBLY, "assembly.html")
    assert [(p.number, len([c for c in p.clauses if c.role == "operative"])) for p in resolutions(found)] == [
        ("2019-3", 2), ("2019-4", 2), ("2019-6", 2),
    ]  # fmt: skip


def test_the_last_pages_own_foot_is_no_text() -> None:
    text = "A\n\nLine of text.\n\nHarbor Congress   Page 1\n\fMore text here.\n\nHarbor Congress   Page 2\n"
    assert [text[s:e].strip() for s, e in running_heads(text)] == [
        "Harbor Congress   Page 1",
        "Harbor Congress   Page 2",
    ]


@pytest.mark.parametrize(
    ("clause", "language", "verb"),
    [
        ("Demand of the operator a full list of the equipment on order", "en", "demands"),
        ("where the board has given its word, every local shall rally to the place", "en", "rallies"),
        ("It is opposed to solitary confinement in all its forms", "en", "opposes"),
        ("It is recommended to every central body that it offer a class", "en", "recommends"),
        ("As opposing any job classification by sex", "en", "opposes"),
        ("the A. F. of T. declare marriage to be no cause for dismissal", "en", "declares"),
        ("le boycottage soit poursuivi dans les cafétérias", "fr", "poursuit"),
        ("le syndicat porte l'allocation à 300 $ par semaine", "fr", "porte"),
        ("copie de la présente soit transmise au ministre", "fr", "transmet"),
    ],
)
def test_verbs_stand_where_scribes_put_them(clause: str, language: str, verb: str) -> None:
    assert clause_verb(clause, language)[0] == verb


LEADS = """\
RESOLUTION 12

Night ferries

Whereas the last ferry leaves before the late shift ends;

We, the delegates of the harbour locals, therefore:

1. Demand a ferry at one in the morning.

2. Instruct the secretary to write to the company.

Carried.
"""
PROPOSED_AND_RESOLVED = """\
RÉSOLUTION 4

ATTENDU QUE les quais ne sont pas éclairés;

IL EST PROPOSÉ ET RÉSOLU QUE le syndicat exige des lampes; IL EST DE PLUS RÉSOLU QUE le comité écrive au port.

Adoptée.
"""
LET_IT_BE_RESOLVED = """\
RESOLUCIÓN 7

CONSIDERANDO que los muelles no tienen luz;

RESUÉLVASE QUE ESTA 76a CONVENCIÓN:

1. Exija lámparas en cada escala.

2. Instruya al comité que escriba al puerto.

Aprobada.
"""


@pytest.mark.parametrize(
    ("text", "operative"),
    [
        (
            LEADS,
            [
                ("1", "Demand a ferry at one in the morning."),
                ("2", "Instruct the secretary to write to the company."),
            ],
        ),
        (
            PROPOSED_AND_RESOLVED,
            [(None, "le syndicat exige des lampes"), (None, "le comité écrive au port.")],
        ),
        (
            LET_IT_BE_RESOLVED,
            [
                ("1", "Exija lámparas en cada escala."),
                ("2", "Instruya al comité que escriba al puerto."),
            ],
        ),
    ],
)
def test_leads_that_only_scribes_write_open_the_operative_part(
    text: str, operative: list[tuple[str | None, str]]
) -> None:
    found = structured(text)
    assert clauses(found) == operative
    assert len(clauses(found, "preamble")) == 1


def test_a_count_behind_a_motion_to_refer_carries_that_motion() -> None:
    found = structured(
        "Resolution No. 31\n\nLamps on the piers\n\n"
        "RESOLVED, That the union demand a lamp for every ladder.\n\n"
        "M/S/C to refer to the executive board. Carried, 212 to 87.\n\n"
        "Resolution No. 32\n\nFerries\n\nRESOVED, That the union seek a ferry at one in the morning.\n\n"
        "M/S/C to concur.\n"
    )
    assert [(p.number, p.status, len(p.clauses)) for p in resolutions(found)] == [
        ("31", "referred", 1), ("32", "adopted", 1),
    ]  # fmt: skip


MOVED = """\
Provincial Association of Teachers
RESOLUTIONS AS DEALT WITH BY THE ASSEMBLY

MOTION A-6   Moved by the Lakeshore Association
Given that Bill 25 has taken from the teachers of this province the right
   to strike;
It is moved that the Association denounce Bill 25 and each renewal of it;
It is further moved that the Minister of Education be asked to restore local
   bargaining.
CARRIED  (188 - 12 - 7)

MOTION A-7   Moved by the Montreal Association
It is moved that a special convention be held at Three Rivers in the
   New Year.
WITHDRAWN by the mover
"""


def test_it_is_moved_that_leads_to_what_is_moved() -> None:
    found = structured(MOVED)
    assert [(p.number, p.status) for p in resolutions(found)] == [("A-6", "carried"), ("A-7", "withdrawn")]
    assert clauses(found, "preamble") == [
        (None, "Bill 25 has taken from the teachers of this province the right to strike")
    ]
    assert [words for _, words in clauses(found)] == [
        "the Association denounce Bill 25 and each renewal of it",
        "the Minister of Education be asked to restore local bargaining.",
        "a special convention be held at Three Rivers in the New Year.",
    ]


def test_a_story_that_says_what_a_resolution_states_in_part_is_none() -> None:
    found = structured(
        "Longview takes a stand\n\n"
        "LONGVIEW -- Two hundred members packed the hall on Tuesday to hear of the picket at the "
        "elevator.\n\n"
        'The members then passed a resolution. It states in part: "THEREFORE BE IT\nRESOLVED, that '
        "this local "
        "stands with the Inland Boatmen, and BE IT FURTHER RESOLVED, that we call upon the Port to "
        "come to the\n"
        'table." A copy went to the governor.\n\nThe dispute ended on Friday when the company '
        "agreed to talks.\n"
    )
    assert found.kind != "resolution"
    assert resolutions(found) == []


def test_a_page_head_behind_a_short_last_line_parts_no_clause() -> None:
    text = (
        "Resolution No. 28\n\nResolved, That all members upon ships in the Gulf be urged to\ncarry "
        "no oil to\n\n"
        "66            MINUTES OF ELEVENTH CONVENTION\n\nbreak that strike.\nCarried.\n"
    )
    assert [text[s:e].split()[0] for s, e in running_heads(text)] == ["66"]
    found = structured(text)
    assert len(clauses(found)) == 1 and clauses(found)[0][1].endswith("break that strike.")


def test_what_the_platform_thinks_of_a_motion_is_no_clause_of_it() -> None:
    found = structured(
        "Composite 5: Pensions\n\nCongress believes that a pension is deferred pay.\n\n"
        "Congress calls on the General Council:\ni) to press for the Directive; and\n"
        "ii) to report to affiliates every month.\n\nMover: Amicus\nSeconder: PCS\n\n"
        "The General Council supports with reservations.\n\nCARRIED\n"
    )
    assert [number for number, _ in clauses(found)] == ["i", "ii"]
    assert [p.status for p in resolutions(found)] == ["carried"]
