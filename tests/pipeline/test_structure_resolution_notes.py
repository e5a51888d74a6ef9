"""What stands beside the clauses of resolutions: ticked boxes, titles over numbers, substitutes, votes told
together; and on web pages the short lines that look like furniture."""

from __future__ import annotations

import pytest

from pipeline.structure.resolutions.decisions.fact_signs import ticked
from pipeline.structure.resolutions.decisions.facts import Record
from pipeline.structure.resolutions.heads.headers import plain_title
from pipeline.structure.resolutions.heads.substitutes import substitute_for
from pipeline.structure.resolutions.heads.unnumbered_headers import on_what
from pipeline.structure.running_heads import running_heads
from tests.pipeline.resolution_texts import resolutions, structured


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("[X] Adopted   [ ] Adopted as Amended   [ ] Referred to ______", "Adopted"),
        ("[ ] Adopted   [ ] Tabled   [x] Referred to Executive Council", "Referred to Executive Council"),
        ("☐ Adopted  ☑ Adopted as amended  ☐ Defeated", "Adopted as amended"),
        ("[ ] Adopted   [ ] Defeated", ""),
    ],
)
def test_only_what_is_ticked_counts(line: str, said: str) -> None:
    assert ticked(line) == said


def test_ticked_boxes_tell_the_fate_and_are_neither_notes_nor_amendments() -> None:
    one = (
        "RESOLUTION NUMBER {n}\n{title}\nSubmitted by: Local {n}1\n\n"
        "WHEREAS, the shops are cold; therefore be it\n\n"
        "RESOLVED, that the union demand heat in every shop.\n\n"
        "Committee recommendation: Concur\n\n{boxes}\n\n"
    )
    text = one.format(
        n=4, title="HEAT", boxes="[X] Adopted   [ ] Defeated   [ ] Referred to ____"
    ) + one.format(n=5, title="LIGHT", boxes="[ ] Adopted   [X] Defeated   [ ] Referred to ____")
    parts = resolutions(structured(text))
    assert [(p.number, p.status) for p in parts] == [("4", "adopted"), ("5", "defeated")]
    assert all(p.resolution and not p.resolution.struck and not p.resolution.inserted for p in parts)


def test_a_title_right_over_the_number_belongs_to_it_and_a_signature_does_not() -> None:
    text = (
        "The Branch Line Must Stay Open\nResolution No. 3\n31st Convention\n\n"
        "Whereas, trains are late; be it\n\nResolved, that this body oppose the closing.\n\nAdopted\n\n"
        "Maintenance Lodge No. 88\nResolution No. 4\n\nWhereas, dues are low; be it\n\n"
        "Resolved, that dues be raised.\n\nAdopted\n"
    )
    parts = resolutions(structured(text))
    assert [(p.number, p.title) for p in parts] == [
        ("3", "The Branch Line Must Stay Open"),
        ("4", "Resolution No. 4"),
    ]


def test_a_substitute_for_several_resolutions_is_one_of_its_own() -> None:
    text = (
        "Resolution No. 9—By Delegate Roe:\n\nRESOLVED, That we favor a labor party.\n\n"
        "Your committee recommends non-concurrence.\n\n"
        "On being put to a vote the report was adopted, and the resolution was lost.\n\n"
        "The committee offered the following substitute for Resolutions Nos. 11 and 14:\n\n"
        "WHEREAS, the coopers are idle; therefore, be it\n\nRESOLVED, That we aid the coopers.\n\nAdopted.\n"
    )
    parts = resolutions(structured(text))
    assert [(p.number, p.status) for p in parts] == [("9", "defeated"), (None, "adopted")]
    second = parts[1].resolution
    assert second is not None
    assert (second.form, second.covers) == ("substitute", ("11", "14"))


def test_a_substitute_named_in_a_sentence_opens_nothing() -> None:
    assert substitute_for("The substitute for Resolutions Nos. 11 and 14 was long debated.") is None


def test_a_name_in_capitals_at_the_end_of_a_sentence_is_no_heading() -> None:
    text = (
        "4. LIBRARIES\n\nCongress notes the cuts.\n\nCongress calls on each member of the executive "
        "board of\nSCOTUCU.\n\nCarried\n\n5. VISAS\n\nCongress condemns the new fees.\n\nLost\n"
    )
    document = structured(text)
    first = resolutions(document)[0]
    assert document.text[first.clauses[-1].start : first.clauses[-1].end].endswith("SCOTUCU.")
    assert first.status == "carried"


@pytest.mark.parametrize(
    ("line", "status", "by"),
    [
        ("Couverte par la résolution 21", "subsumed", "21"),
        ("Sustituida por la resolución 4.", "subsumed", "4"),
        ("Covered by Resolution No. 21", "subsumed", "21"),
    ],
)
def test_what_another_covers_is_subsumed(line: str, status: str, by: str) -> None:
    record = Record("25")
    assert record.hear(line, short=True)
    assert (record.status, record.subsumed_by) == (status, by)


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("For 231, against 0", "adopted"),
        ("Ayes: 40; nays: 61", "defeated"),
        ("61 votos a favor, 140 en contra, 3 abstenciones.", "defeated"),
        ("Lost on a card vote: for 1,204,000; against 871,000", "defeated"),
    ],
)
def test_a_count_of_votes_alone_tells_the_fate(line: str, status: str) -> None:
    record = Record("3")
    assert record.hear(line, short=True)
    assert record.status == status


def test_a_note_on_other_motions_covers_nothing() -> None:
    record = Record("17")
    record.hear("Motions 16 and 18 were not reached.", short=True)
    assert record.covers == []


def test_a_number_in_brackets_with_a_title_is_a_header_and_no_footnote() -> None:
    one = (
        "[{n}] {t}\nSubmitted by Local {n}1\n\nWHEREAS, rents rise; and\n\n"
        "RESOLVED, that we ask for a rent board.\n\nLost\n\n"
    )
    parts = resolutions(structured(one.format(n=27, t="Rent Control") + one.format(n=28, t="Public Transit")))
    assert [(p.number, p.title) for p in parts] == [("27", "Rent Control"), ("28", "Public Transit")]


def test_a_lead_is_never_a_running_head() -> None:
    text = (
        "Resolved, that this convention greet them; and\n\nResolved, that we call upon the seamen of this\n\n"
        "58              ELEVENTH CONVENTION OF THE I. W. W.\n\ncontinent to do as they have done.\n"
    )
    assert [text[s:e].split()[0] for s, e in running_heads(text)] == ["58"]


def test_what_the_news_says_a_union_demands_is_no_resolution() -> None:
    text = (
        "Communiqué de presse\n\nLes infirmières réclament des ratios\n\n"
        "Montréal, le 3 mai 2016 - Le conseil du syndicat s'est réuni hier pour discuter des urgences.\n\n"
        "Le syndicat propose :\n- un ratio par quart;\n- un comité;\n- la fin du temps obligatoire.\n"
    )
    assert resolutions(structured(text)) == []


def test_words_that_only_end_like_a_label_stay_in_the_title() -> None:
    assert plain_title("SOCIAL CARE: NO MORE SHORT VISITS") == "SOCIAL CARE: NO MORE SHORT VISITS"


def test_an_emergency_resolution_without_a_number_is_known_for_one() -> None:
    header = on_what("Emergency Resolution on the Arrests in Ankara")
    assert header is not None
    assert header.form == "emergency"


_PAGE = (
    "<html lang='en'><head><title>Resolutions | ATW</title></head><body><header><a href='/'>ATW</a></header>"
    "<main><div class='content'><h1>Resolutions</h1>{body}</div></main><aside><h3>Related</h3>"
    "<ul><li><a href='/x'>Port pay talks</a></li></ul></aside><footer>© ATW</footer></body></html>"
)
_ONE = (
    "<h2>Resolution {n}: Rents in ward {n}</h2>{by}<p>WHEREAS, rents in ward {n} have doubled; and</p>"
    "<p>BE IT RESOLVED, that the union support a rent board for ward {n}.</p>{fate}"
)


@pytest.mark.parametrize(
    ("fate", "status"),
    [
        ("<p><strong>Remitted</strong></p>", "remitted"),
        ("<p><strong>Status: Adopted</strong></p>", "adopted"),
        ("<div class='disposition'>Adopted</div>", "adopted"),
        ("<div class='tags'>Carried</div>", "carried"),
        ("<p>Carried.</p>", "carried"),
    ],
)
def test_a_page_keeps_the_fates_headers_and_movers_of_its_resolutions(fate: str, status: str) -> None:
    by = "<p class='byline'>Moved: Local 12 / Seconded: Branch 7</p>"
    page = _PAGE.format(body="".join(_ONE.format(n=n, by=by, fate=fate) for n in (3, 4, 5)))
    document = structured(page, "page.html")
    parts = resolutions(document)
    assert [(p.number, p.status) for p in parts] == [("3", status), ("4", status), ("5", status)]
    assert document.text.count("Moved: Local 12") == 3
    assert "Port pay talks" not in document.text


def test_a_page_of_news_keeps_no_such_line() -> None:
    story = "<p>The council met on Tuesday and talked for three hours about rents and the new terminal.</p>"
    page = (
        f"<html><head><title>Council meets | Herald</title></head>"
        f"<body><div id='content'><h1>Council meets</h1>"
        f"{story * 4}<p>Resolved, that the union stands with them, said a placard outside.</p>{story}"
        "<div class='tags'>Passed</div></div><footer>© Herald</footer></body></html>"
    )
    assert "Passed" not in structured(page, "page.html").text
