"""Ways in which books and pages print resolutions that no formula tells alone: broken leads, notes on
headers, signers under a vote, reasons over a bare "Que", page heads whose breaks are lost."""

from __future__ import annotations

import pytest

from pipeline.structure.resolutions.clauses import signs
from pipeline.structure.resolutions.decisions.facts import Record
from pipeline.structure.resolutions.heads import headers
from pipeline.structure.resolutions.heads.side_notes import side_notes
from pipeline.structure.resolutions.texts.misread import mended
from pipeline.structure.running_heads import running_heads
from tests.pipeline.resolution_texts import resolutions_in, structured, words


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("BE IT FUR-", "THER RESOLVED: That the lodge buy a net."),
        ("AND BE", "IT FURTHER RESOLVED, that the lodge buy a net."),
        ("SO BE IT", "RESOLVED that the lodge buy a net."),
        ("LET", "IT BE RESOLVED that the lodge buy a net."),
    ],
)
def test_a_lead_broken_over_two_lines_is_one(before: str, after: str) -> None:
    text = f"Resolution No. 3—By Lodge 4:\n\nWHEREAS, The nets are torn;\n\n{before}\n{after}\n\nAdopted.\n"
    text += "\nResolution No. 4—By Lodge 5:\n\nRESOLVED, That the pier be lit.\n\nCarried.\n"
    found = structured(text)
    third = next(p for p in found.parts if p.number == "3")
    assert words(found, third) == ["the lodge buy a net."]
    assert third.status == "adopted"


@pytest.mark.parametrize("lead", ["RES OLVED", "RESOI.VED", "HESOLVED", "RESOLVEO", "Rcsolved"])
def test_a_lead_with_misread_letters_is_one(lead: str) -> None:
    assert signs.resolved(mended(f"{lead}, That the fund be raised."))


@pytest.mark.parametrize(
    "mark", ["VVHEREAS,", "WIIEREAS,", "W HEREAS,", "Étant donné que", "Dado que", "VISTA la"]
)
def test_a_reason_in_other_dress_is_one(mark: str) -> None:
    assert signs.WHEREAS.match(mended(f"{mark} the boats are old"))


def test_the_reasons_over_a_bare_que_have_it_for_their_lead() -> None:
    found = structured(
        "Proposition 4.1\nAttendu que le quai n'est pas éclairé;\nAttendu que deux marins sont tombés;\n"
        "Que le congrès dénonce la lenteur du port;\nQue le conseil verse deux cents dollars.\nAdoptée\n\n"
        "Proposition 4.2\nQue le conseil appuie les mareyeuses.\nRejetée (12 pour, 40 contre)\n"
    )
    first = next(p for p in found.parts if p.number == "4.1")
    assert len(words(found, first, "preamble")) == 2
    assert [c.verb for c in first.clauses if c.role == "operative"] == ["dénonce", "verse"]


def test_names_close_under_a_vote_sign_the_motion() -> None:
    found = resolutions_in(
        "7. Night buses\nConference notes that the last bus leaves at ten.\n"
        "Conference instructs the committee to:\n1) write to the council;\n2) report in May.\n"
        "Carried as amended\nTown of Wexcombe\nYoung Drivers' Forum\n\n"
        "8. Dry stores\nConference believes that a store should be dry.\n"
        "Conference resolves to paint the roof.\n"
        "Lost\nWexcombe County\n"
    )
    assert [p.resolution and p.resolution.submitters for p in found] == [
        ("Town of Wexcombe", "Young Drivers' Forum"),
        ("Wexcombe County",),
    ]


def test_one_line_tells_the_committee_s_word_and_the_floor_s() -> None:
    heard = Record()
    assert heard.hear("Committee: Non-concurrence     Convention: ADOPTED", short=True)
    assert (heard.committee, heard.status) == ("reject", "adopted")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Upon motion, the resolution was referred to the Board.", "referred"),
        (
            "At the request of Delegate Pond the resolution was withdrawn, the matter being settled.",
            "withdrawn",
        ),
        ("A rising vote was taken and the resolution was adopted.", "adopted"),
        ("Puesta a votación, resulta rechazada por 51 votos contra 42.", "defeated"),
        ("Déférée au comité exécutif", "referred"),
        ("Sent to the Classification Committee, no objection.", "referred"),
        ("Votación: unanimidad.", "adopted"),
    ],
)
def test_votes_in_other_words(text: str, status: str) -> None:
    heard = Record()
    assert heard.hear(text, short=True)
    assert heard.status == status


def test_a_bare_adopted_behind_a_referral_adopts_the_report() -> None:
    heard = Record()
    heard.hear(
        "Your committee recommends that the resolution be referred to the Executive Council.", short=True
    )
    heard.hear("Adopted.", short=True)
    assert heard.status == "referred"


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("On No. 18, by Delegate Moss, which reads:", "18"),
        ("It offers the following substitute, to be known as Resolution No. 80:", "80"),
        ("#102 (Local 79, Local 416)   Committee recommends: CONCURRENCE", "102"),
        ("Freedom Schools (Local 2, Newport) — No. 38", "38"),
        ("Résolution no 42 (bis) - LES PHARES", "42 (bis)"),
        ("RÉSOLUTION NO 38 présentée par les Débardeurs unis, section locale 6", "38"),
        ("Acuerdo núm. 7 / Talleres / Sector sindical", "7"),
        ("B. Motion: Price of the songbook", "B"),
    ],
)
def test_headers_in_other_dress(line: str, number: str) -> None:
    header = headers.header_of(line) or headers.alone(line) or headers.number_behind(line)
    assert header is not None
    assert header.number == number


def test_a_story_about_a_resolution_is_no_header() -> None:
    assert headers.header_of("Resolution 17, submitted by the Coopers, came to the floor at ten.") is None


def test_what_stands_behind_a_number_may_be_no_title() -> None:
    assert side_notes("Carried | Harbour Region") == ["Carried", "Harbour Region"]
    assert side_notes("Carried by hand") == []
    assert side_notes("The right to a lamp") == []


def test_a_body_s_name_over_dashes_leads_them() -> None:
    found = structured(
        "Proposition d'urgence 2.3\nMineurs du lac\n\nLe 13 mai, trente mineurs sont morts.\nLe congrès\n"
        "– offre ses condoléances aux familles;\n– condamne la répression.\nAdoptée par acclamation\n\n"
        "Proposition 2.4\nQue le conseil achète une lampe.\nAdoptée\n"
    )
    first = next(p for p in found.parts if p.number == "2.3")
    assert [c.verb for c in first.clauses if c.role == "operative"] == ["offre", "condamne"]
    assert first.resolution is not None
    assert first.resolution.form == "emergency"


def test_a_telegram_read_out_is_no_resolution() -> None:
    found = resolutions_in(
        "REPORT OF PROCEEDINGS\n\nTHIRD DAY\n\nSecretary Pond read the following:\n\n"
        "Resolved by the weavers here assembled to send you greetings and wish you success.\n\n"
        "Resolution No. 8—By Delegate Ivers:\n\nRESOLVED, That the hall be swept.\n\nAdopted.\n\n"
        "Resolution No. 9—By Delegate Ivers:\n\nRESOLVED, That the hall be lit.\n\nAdopted.\n"
    )
    assert [p.number for p in found] == ["8", "9"]


def test_one_be_it_resolved_at_a_story_s_end_is_none() -> None:
    found = structured(
        "NOTES OF THE WEEK\n\nThe fleet came in on Monday with half its nets, and nobody paid "
        "for the rest.\n\n"
        "Of what the lodge said on Tuesday we shall print the text when the clerk has done with "
        "it. It was long.\n\n"
        "Be it resolved by every reader of this paper that he will send one new subscriber "
        "before the frost!\n\n"
        "A member asks whether stamps may be bought by mail. They may.\n"
    )
    assert found.kind != "resolution"


def test_a_head_between_clauses_without_a_page_break_is_no_clause() -> None:
    text = (
        "LAKE UNION BOOK 1960\n\nResolution 5: Lamps\n\nWHEREAS, the pier is dark;\n\n"
        "Page 46 of 260\n\nWHEREAS, two have fallen; therefore be it\n\n"
        "RESOLVED, that the pier be lit;\n\n47\n\nRESOLVED, that copies be sent to the port.\n\nAdopted.\n"
    )
    assert [text[s:e] for s, e in running_heads(text)] == ["Page 46 of 260"]
    found = structured(text)
    part = next(p for p in found.parts if p.clauses)
    assert [len(words(found, part, role)) for role in ("preamble", "operative")] == [2, 2]


def test_a_line_drawn_across_the_page_is_no_clause() -> None:
    found = resolutions_in(
        "RESOLUTION # 9 - LAMPS\nSubmitted by: Local 3\n\nThe congress:\n\nDECIDES:\n1.  To light the pier;\n"
        "2.  To keep it lit.\n\n"
        + "_"
        * 60
        + "\n\nRESOLUTION # 10 - NETS\nSubmitted by: Local 4\n\nDECIDES:\n"
        "1.  To mend the nets.\n\n" + "_" * 60 + "\n"
    )
    assert [(p.number, len(p.clauses)) for p in found] == [("9", 2), ("10", 1)]


_RULES = """<html><head><title>Resolutions 2014 – Lake Council</title></head><body><nav>
<a href="/">Home</a></nav><main><h1>Resolutions 2014</h1>{}</main>
<footer>© Lake Council</footer></body></html>"""
_ONE = """<hr><h3>{0}</h3><h4>Resolution #{1}</h4><p>WHEREAS, the {2} on the north pier has been dark
since the spring of the year before last; therefore, be it</p><p>RESOLVED, that the Council ask the port
to mend the {2} by May.</p><p>Adopted</p>"""


def test_all_resolutions_of_a_page_come_in_whatever_rules_part_them() -> None:
    page = _RULES.format(
        "".join(
            _ONE.format(t, n, w)
            for t, n, w in (("LAMPS", 3, "lamp"), ("BELLS", 11, "bell"), ("STAIRS", 12, "stair"))
        )
    )
    assert [p.number for p in resolutions_in(page, "page.html")] == ["3", "11", "12"]


def test_a_list_laid_out_as_a_table_is_a_list() -> None:
    rows = "".join(
        f"<tr><td>{n}.</td><td>{text}</td></tr>"
        for n, text in enumerate(
            ("Opposes the closing of the north pier to small boats;", "Urges the port to light it."), 1
        )
    )
    page = _RULES.format(
        "<h2>Lamps</h2><p>The pier has been dark for two winters, and four members have fallen from it.</p>"
        f"<p>THEREFORE, BE IT RESOLVED THAT THIS CONVENTION:</p><table>{rows}</table><p>Adopted</p>"
    )
    part = next(p for p in structured(page, "page.html").parts if p.clauses)
    assert [(c.number, c.verb) for c in part.clauses if c.role == "operative"] == [
        ("1", "opposes"),
        ("2", "urges"),
    ]
