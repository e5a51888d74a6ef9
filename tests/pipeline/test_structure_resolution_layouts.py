"""Resolutions in lay-outs that unions print beside the usual one: columns, tables, reasons over "That"."""

from __future__ import annotations

from pipeline.structure.resolutions.decisions.facts import Record
from pipeline.structure.resolutions.decisions.fates import fate_at_end
from pipeline.structure.resolutions.heads.headers import alone, header_of, listed_header
from pipeline.structure.resolutions.texts.columns import cuts_of
from tests.pipeline.resolution_texts import resolutions, structured, words

COLUMNS = """\
Maritime Council of the Southern Isles
Resolutions of the 12th Conference, Port Ewan, 1996

7    SHORE LEAVE                       (Lamp Point Branch)            M/S/C

Because   the gates are shut to seafarers after six,
Because   two men were fined in May for buying bread,

That      this Council demand that the gates stand open, and
That      the Secretary write to the Harbour Board before June.

8    BUS TO THE QUAY                   (Net Street Branch)            Withdrawn by the mover

Because   the last bus leaves before the shift ends,

That      the Council hire a bus.
"""


def test_a_title_its_submitter_and_its_fate_in_columns_are_told_apart() -> None:
    found = structured(COLUMNS)
    leave, bus = resolutions(found)
    assert (leave.number, leave.title, leave.status) == ("7", "SHORE LEAVE", "adopted")
    assert leave.resolution is not None and leave.resolution.submitters == ("Lamp Point Branch",)
    assert (bus.number, bus.status) == ("8", "withdrawn")


def test_because_over_that_is_preamble_over_what_is_resolved() -> None:
    found = structured(COLUMNS)
    leave = resolutions(found)[0]
    assert words(found, leave, "preamble") == [
        "the gates are shut to seafarers after six",
        "two men were fined in May for buying bread",
    ]
    assert words(found, leave) == [
        "this Council demand that the gates stand open",
        "the Secretary write to the Harbour Board before June.",
    ]


def test_a_wide_gap_within_running_text_parts_nothing() -> None:
    assert cuts_of("the wages of the     men who load the boats are to be paid each week") == []
    assert cuts_of("68                     PROCEEDINGS OF THE") == []
    assert len(cuts_of("Submitted by: Local 4        Committee: Finance")) == 1


TABLE = """\
<html><body><h1>Tug Crews' Conference, Port Ewan 2003</h1>
<table><tr><td>No.</td><td>4</td></tr><tr><td>Subject</td><td>Night Towing</td></tr>
<tr><td>From</td><td>Local 12</td></tr><tr><td>Action</td><td>Adopted</td></tr></table>
<p>In that:</p><p>(a) three tugs were lost in the winter;</p><p>(b) no lamp was lit on any of them;</p>
<p>the Conference:</p><p>1. Opposes towing at night with fewer than four hands.</p>
<p>2. Directs the Secretary to gather the reports of the three losses.</p>
<table><tr><td>No.</td><td>5</td></tr><tr><td>Subject</td><td>Boots</td></tr>
<tr><td>From</td><td>Local 3</td></tr><tr><td>Action</td><td>Defeated</td></tr></table>
<p>In that:</p><p>(a) decks are wet;</p>
<p>the Conference:</p><p>1. Demands of every owner one pair of boots a year for each hand on board.</p>
</body></html>
"""


def test_a_header_set_as_a_table_opens_a_resolution() -> None:
    found = structured(TABLE, "page.html")
    night, boots = resolutions(found)
    assert (night.number, night.title, night.status) == ("4", "Night Towing", "adopted")
    assert (boots.number, boots.status) == ("5", "defeated")
    assert words(found, night, "preamble")[0] == "three tugs were lost in the winter"
    assert len(words(found, night)) == 2


ALONE = """\
Fédération des bateliers
Procès-verbal du 9e congrès, Sorel, 1968

3-1   PÉAGE                    Syndicat des éclusiers de Lachine

Attendu que le péage a doublé depuis deux ans;

il est résolu

que la Fédération exige l'abolition du péage;

que chaque syndicat écrive à son député.

ADOPTÉ

3-2   GILETS                   Syndicat des bateliers de Sorel

Attendu que dix hommes se sont noyés;

il est résolu

que la Fédération achète des gilets.

REJETÉ
"""


def test_resolved_alone_on_its_line_leads_what_stands_below() -> None:
    found = structured(ALONE)
    toll, vests = resolutions(found)
    assert (toll.number, toll.title, toll.status) == ("3-1", "PÉAGE", "adopted")
    assert words(found, toll) == [
        "la Fédération exige l'abolition du péage",
        "chaque syndicat écrive à son député.",
    ]
    assert vests.status == "defeated"


def test_a_sentence_about_a_vote_may_tell_the_fate_at_its_end() -> None:
    told = fate_at_end("Leída la ponencia, se puso a votación y fue rechazada por mayoría.")
    assert told is not None and told.what == "lost"
    assert fate_at_end("The delegates debated the wages of cooks, and the hall was warm.") is None


def test_a_committee_that_is_sustained_decides_and_one_overruled_does_not() -> None:
    kept, over = Record("5"), Record("5")
    for record in (kept, over):
        record.hear("Committee recommends non-concurrence.", short=True)
    kept.hear("Committee sustained.", short=True)
    over.hear("The committee was overruled.", short=True)
    assert (kept.status, over.status) == ("defeated", "adopted")


def test_headers_in_brackets_urgent_and_signed_are_read() -> None:
    assert alone("(R-9)").number == "R-9"  # type: ignore[union-attr]
    assert header_of("PROPOSITION D'URGENCE U-2. Grève des phares").number == "U-2"  # type: ignore[union-attr]
    signed = listed_header("LAMP OIL. Local 12, Port Ewan.", "48")
    assert signed is not None and (signed.title, signed.number) == ("LAMP OIL", "48")
    assert signed.rest.startswith("Local 12")


ORDAINED = """\
Lightermen's League, Third Convention, Port Ewan, 1911

Resolution No. 1, by Delegate Orr:

"We have nine boats and no bell.

"The Board to buy, before the winter, a bell for every boat."

Committee recommends adoption.
Carried.

Resolution No. 2, from Branch 4:

"Resolved, That the League keep a library at each landing."

Carried.
"""


def test_what_somebody_is_to_do_is_resolved_where_no_lead_stands() -> None:
    found = structured(ORDAINED)
    bell = resolutions(found)[0]
    assert words(found, bell) == ["The Board to buy, before the winter, a bell for every boat."]
    assert words(found, bell, "preamble") == ["We have nine boats and no bell."]


NEWS = """\
<html><body><article><h1>Cooks Meet at Port Ewan</h1>
<p>More than two hundred delegates to the cooks' convention voted to ask for fans in every galley.</p>
<p>"You can resolve all you like," said Ada Penn, a cook on the ferries. "The stove will not hear you."</p>
<p>Delegates also:</p><ul><li>adopted a resolution on boots;</li><li>called on the owners to meet;</li>
<li>referred a proposal on knives to the board.</li></ul>
<p>Debate goes on tomorrow.</p></article></body></html>
"""


def test_what_delegates_did_in_the_news_is_no_resolution() -> None:
    assert not any(p.clauses for p in structured(NEWS, "page.html").parts)
