"""What printers, scribes and sites do to resolutions does not change what is read.

Page heads within sentences, quoted leads, reasons set in rows, decisions told in whole sentences.
"""

from __future__ import annotations

import pytest

from corpus.document import Document
from pipeline.structure.clause_verbs import clause_verb
from pipeline.structure.resolutions.decisions.facts import Record
from pipeline.structure.running_heads import running_heads
from tests.pipeline.resolution_texts import structured


def clauses(found: Document, role: str = "operative") -> list[tuple[str | None, str | None, str]]:
    return [
        (c.number, c.verb, " ".join(found.text[c.start : c.end].split()))
        for p in found.parts
        for c in p.clauses
        if c.role == role
    ]


def status(sentence: str) -> str | None:
    record = Record()
    record.hear(sentence, short=True)
    return record.status


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("On motion of Delegate Ruiz this was referred to the General Executive Board.", "referred"),
        ("The motion to non-concur in Resolution No. 90 was seconded and carried.", "defeated"),
        (
            "A motion by Mr. Dace to refer to the Council was put as a substitute and carried, 112 to 87.",
            "referred",
        ),
        ("On motion of Delegate Engel, the same was adopted.", "adopted"),
        ("The ayes have it and it is so ordered.", "adopted"),
        ("The noes had it.", "defeated"),
        ("Delegate Howe, by consent, withdrew the resolution.", "withdrawn"),
        ("The union agreed to remit the motion to the General Council.", "remitted"),
        ("El Congreso acuerda turnar la ponencia a la Comisión de Previsión Social.", "referred"),
        ("La delegación proponente la retira.", "withdrawn"),
        ("Le congrès renvoie la proposition au bureau de direction.", "referred"),
        ("Vote: 29-6-2, sent to referendum.", "referred"),
        ("Non-concur. Carried.", "defeated"),
        ("Withdrawn by the submitters in favor of R-19.", "withdrawn"),
        ("Aprobada, con enmienda del Distrito 7.", "adopted as amended"),
    ],
)
def test_a_whole_sentence_tells_what_was_decided(sentence: str, told: str) -> None:
    assert status(sentence) == told


@pytest.mark.parametrize(
    "sentence",
    [
        "A newer resolution may have been passed on this subject since.",
        "The motion to table was lost.",
        "The previous question was moved and carried.",
        "Friendly amendment from Edmonton accepted.",
        "Rule amendment and emergency business",
    ],
)
def test_what_was_not_done_with_the_resolution_decides_nothing(sentence: str) -> None:
    assert status(sentence) is None


BOOK = """\
RESOLUTION NO. 4
THE FERRY CREWS
Submitted by Local 12, Harbor Workers

WHEREAS, the convention of last year declared: "Resolved,
That no ferry shall sail short of hands," which has been forgotten; therefore be it

RESOLVED, by the Harbor Federation in convention assembled,
That the crews be paid for the hours they wait; and, be it still further

RESOLVED, that copies be sent to the ports in

                              159

HARBOR FEDERATION PROCEEDINGS

Alaska and in Hawaii.

The recommendation of the committee to concur was sustained,
402 to 118.

RESOLUTION NO. 5
THE LAMP TRIMMERS
Covers Resolution No. 6

RESOLVED, that the lamp trimmers be seated.

Carried.
"""


def test_a_quoted_lead_within_a_reason_is_part_of_it() -> None:
    reasons = clauses(structured(BOOK), "preamble")
    assert reasons[0][2] == (
        'the convention of last year declared: "Resolved, That no ferry shall sail short of hands," '
        "which has been forgotten"
    )


def test_who_resolves_on_a_line_of_its_own_is_part_of_the_lead() -> None:
    assert clauses(structured(BOOK))[0][2] == "the crews be paid for the hours they wait"


def test_a_head_in_capitals_between_a_page_number_and_the_rest_of_a_sentence_is_left_out() -> None:
    text = BOOK.replace("\n                              159", "\n\f                              159")
    gone = [text[start:end].strip() for start, end in running_heads(text)]
    assert gone == ["159", "HARBOR FEDERATION PROCEEDINGS"]


def test_a_line_that_tells_what_is_covered_is_no_header() -> None:
    found = [p for p in structured(BOOK).parts if p.kind == "resolution"]
    assert [(p.number, p.status) for p in found] == [("4", "adopted"), ("5", "carried")]
    assert found[1].resolution is not None and found[1].resolution.covers == ("6",)


IMPERATIVES = """\
RESOLUTION NO. 104   Library workers
Submitted by Local 1600

CUPE NATIONAL WILL:

Survey library locals on incidents of violence.

Develop a workshop on working alone.

BECAUSE:

• Branches have been reduced to one attendant in the evening.
• Employers settled complaints by moving the complainant.

RESOLUTION NO. 105   Asbestos
Submitted by Local 1750

CUPE NATIONAL WILL

demand that the government ban the export of asbestos;

BECAUSE

asbestos kills; and
the miners deserve a just transition.

Carried
"""


def test_paragraphs_that_open_alike_under_a_lead_are_clauses_of_their_own() -> None:
    assert [words for _, _, words in clauses(structured(IMPERATIVES))][:2] == [
        "Survey library locals on incidents of violence.",
        "Develop a workshop on working alone.",
    ]


def test_rows_under_because_are_reasons_whatever_their_first_words_are() -> None:
    reasons = [words for _, _, words in clauses(structured(IMPERATIVES), "preamble")]
    assert reasons[0] == "Branches have been reduced to one attendant in the evening."
    assert reasons[-1] == "the miners deserve a just transition."


QUEBEC = """\
<html><head><title>Cahier</title></head><body><main>
<h3>Résolution no 8 – Transport collectif</h3>
<p>Soumise par : Section locale 1983</p>
<p>LE SCFP-QUÉBEC :</p>
<ol><li>Appuiera les coalitions d'usagers contre les coupes;</li>
<li>Versera une somme de 20 000 $ à la campagne.</li></ol>
<p>PARCE QUE chaque heure d'attente se compte en salaire perdu.</p>
<p>Adoptée telle que modifiée</p>
<h3>Résolution no 9 – Bibliothèques scolaires</h3>
<p>Soumise par : Section locale 306</p>
<p>CONSIDÉRANT QUE trois écoles sur dix n'ont plus de bibliothécaire;</p>
<p>QU'IL SOIT RÉSOLU :</p>
<p>De réaffirmer que la lecture est un service public;</p>
<p>D'inviter les sections locales à recenser les postes abolis.</p>
<p>Référée au bureau de direction</p>
</main></body></html>
"""


def test_a_body_alone_over_futures_leads_to_what_it_will_do() -> None:
    found = structured(QUEBEC, "cahier.html")
    assert [(number, verb) for number, verb, _ in clauses(found)] == [
        ("1", "appuie"), ("2", "verse"), (None, "réaffirme"), (None, "invite"),
    ]  # fmt: skip
    assert clauses(found, "preamble")[0][2] == "chaque heure d'attente se compte en salaire perdu."


MINUTES_PAGE = """\
<html><head><title>Minutes of the Convention</title></head><body>
<div id="nav"><ul><li><a href="/join">Join</a></li><li><a href="/about">About</a></li></ul></div>
<div id="content"><h2>Minutes, Convention, Day Two</h2><h3>New business</h3>
<h4>Motion 5. Dues for the Unwaged (Twin Cities Branch)</h4>
<p>Background: Members without wages write to the secretary each quarter to be excused.</p>
<p>Motion: That the least dues be set at three dollars for members without wages.</p>
<p>Vote: 31 yes, 4 no, 2 abstain. <b>Passed.</b></p>
<h4>Motion 6. Childcare at Convention (Boston Branch)</h4>
<p>Whereas half the members with small children we asked had never seen a convention;</p>
<p>Be it resolved that the host branch provide childcare during all sessions.</p>
<p>Vote: 29-6-2, sent to referendum.</p>
<h4>Motion 7. Web Committee (Lawrence Branch)</h4>
<p>Be it resolved that the Web Committee be dissolved.</p>
<p>Withdrawn by the maker after lunch.</p>
</div><aside><h4>Related</h4><ul><li>Resolved: a podcast for members</li></ul></aside></body></html>
"""


def test_all_motions_of_a_row_of_headers_are_text_of_the_page() -> None:
    found = [p for p in structured(MINUTES_PAGE, "minutes.html").parts if p.kind == "resolution"]
    assert [(p.number, p.status) for p in found] == [("5", "adopted"), ("6", "referred"), ("7", "withdrawn")]


def test_what_a_page_sets_beside_its_resolutions_is_none() -> None:
    assert "podcast" not in structured(MINUTES_PAGE, "minutes.html").text


STORIES = [
    """\
                  A SHORT HISTORY OF THE LABEL

    When the delegates met in the hall by the river there lay before them a paper by the
cigar makers. It began, as all of them began, with a string of recitals and ended:

        Resolved, That no delegate shall be seated who cannot show five labels; and be it further
        Resolved, That the Secretary be instructed to inspect the same.

    The committee did not concur. An old tailor asked who should inspect the Secretary, and in the
laughter the thing was lost. Yet the idea did not die, and ten cities took it up.
""",
    """\
CONVENTION TAKES UP WAR, WAGES AND WATER
By a staff writer

For five days the delegates sat in a hotel whose cooks had struck twice in ten years.

The longest debate was over peace. Delegate Quint read out the last paragraph twice: "Therefore be it
resolved, that the union calls for the return of all troops, and that copies be
sent to the Congress." It passed with a handful of noes.

Next convention: in the north.
""",
    """\
THE CONVENTION AS I SAW IT
By a Harvest Hand

Resolved, says the chairman, and down comes the mallet. I counted sixty in two weeks.

BE IT RESOLVED by this writer that next year we meet in a town with shade.

Be on the line by the tenth of the month, with your card and your blankets.
""",
]


@pytest.mark.parametrize("story", STORIES)
def test_a_story_that_quotes_or_mocks_a_resolution_is_none(story: str) -> None:
    found = structured(story)
    assert found.kind not in {"resolution", "proceedings"}
    assert clauses(found) == []


@pytest.mark.parametrize(
    ("clause", "infinitive", "verb"),
    [
        ("Teachers choose freely whether to teach at a distance.", True, "chooses"),
        ("Class size online is limited as it is in the room.", True, "limits"),
        ("COPE funds be withheld from any legislator who votes for such a bill.", False, "withholds"),
        ("Article II, Sec. 3 be amended to read: A member shall show a card.", True, "amends"),
        ("this change take effect at once.", False, "takes effect"),
    ],
)
def test_a_clause_with_a_subject_of_its_own_has_its_verb(clause: str, infinitive: bool, verb: str) -> None:
    assert clause_verb(clause, "en", infinitive=infinitive)[0] == verb


def test_reasons_below_what_is_resolved_end_where_the_session_goes_on() -> None:
    found = structured(
        "Resolution No. 24. By Delegates Foss and Maki:\n\nResolved, That we endorse the harbor league.\n\n"
        "Whereas It was founded by those who have done the thing of which the rest have talked.\n\n"
        "Committee makes no recommendation.\nDelegate Grady: I want to know what we are bound to by this.\n"
        "Yes, 18. No, 23. Lost.\n\n"
        "Resolution No. 25. By Delegate Ruiz:\n\nResolved, That the fund be kept.\n\nCarried.\n"
    )
    assert [words for _, _, words in clauses(found, "preamble")] == [
        "It was founded by those who have done the thing of which the rest have talked."
    ]
    assert [p.status for p in found.parts if p.kind == "resolution"] == ["defeated", "carried"]


def test_considering_that_leads_to_reasons_where_it_is_resolved_as_quebec_writes() -> None:
    found = structured(
        "Resolution 2015-03\nHospital laundry\n\nConsidering that twelve laundries are now one;\n\n"
        "Considering that the kitchens are next;\n\nIt is resolved:\n\n"
        "THAT the Council oppose the sale of the laundries.\n\nCarried\n"
    )
    assert [words for _, _, words in clauses(found, "preamble")] == [
        "twelve laundries are now one", "the kitchens are next",
    ]  # fmt: skip
