"""Forms of resolutions and what is said of them: participles, plain policy, books, amendments, committees and
floors."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.document import Part
from pipeline.structure.resolutions.clauses.signs import words_end
from pipeline.structure.resolutions.decisions.facts import Record
from pipeline.structure.resolutions.heads.headers import header_of
from pipeline.structure.resolutions.texts.misread import mended
from pipeline.structure.running_heads import running_heads
from pipeline.structure.targets import target_of
from tests.pipeline.resolution_texts import resolutions_in, structured

GLOBAL = """\
WORLD UNION OF LANTERN MAKERS
3rd World Congress, Turku, May 2011

RESOLUTION 3
WORK BY THE HOUR

The 3rd World Congress of the World Union of Lantern Makers, meeting in Turku,

Noting that a third of our members are hired by the hour;
Deeply concerned that the youngest are hired last;

1. Condemns contracts without hours;
2. Calls on affiliates to:
   (a) bargain for guaranteed hours; and
   (b) report by June;
3. Instructs the secretariat to publish what it hears. It shall do so each year.

Adopted by acclamation.

RESOLUTION 4
THE SHOP IN CALI

CONGRESS,

MINDFUL of the promise made in Geneva;

URGES the government of Colombia to keep it;
DECIDES to send three delegates.

Lost, 40 to 51
"""

PLAIN = """\
STATEMENTS OF POLICY
of the Ninth Convention, Toledo, 1952

1. RENTS

Rents have risen by a third since the law was let die, and the landlord calls it freedom.

We call upon Congress to pass the Hill bill without the amendments hung upon it.

Adopted.

2. PASSPORTS

A man who will not name his friends is called a danger to the country.

The convention condemns the blacklist. It demands that the passports be returned.

The committee recommends adoption. The motion to refer was lost. The statement was adopted.
"""

UNISON = """\
Conference Motions

7. Ladders
Conference notes that ladders fail.
Conference calls upon the Executive to:
1) publish a guide;
2) lobby the Government for an inspector.
Harbour Branch
7.1 Amendment
In item 1, delete “a guide” and insert “two guides”.
Northern Region
8. Lamps
Conference believes in lamps.
Conference instructs the Executive to buy some.
Quayside Branch
"""

INDEX = """\
Index of resolutions

Resolution 1: Ladders
Adopted

Resolution 2: Lamps
Referred to the Executive

Resolution 3: Rails
Withdrawn
"""


def words(text: str, part: Part, role: str = "operative") -> list[tuple[str | None, str]]:
    return [(c.number, " ".join(text[c.start : c.end].split())) for c in part.clauses if c.role == role]


def test_a_congress_that_notes_in_participles_and_then_acts() -> None:
    first, second = resolutions_in(GLOBAL)
    assert [(p.number, p.title, p.status) for p in (first, second)] == [
        ("3", "WORK BY THE HOUR", "adopted"),
        ("4", "THE SHOP IN CALI", "defeated"),
    ]
    assert [w[:14] for _, w in words(GLOBAL, first, "preamble")] == ["Noting that a ", "Deeply concern"]
    assert [n for n, _ in words(GLOBAL, first)] == ["1", "2", "2.a", "2.b", "3"]
    assert words(GLOBAL, first)[2:4] == [("2.a", "bargain for guaranteed hours"), ("2.b", "report by June")]
    assert [(c.verb, c.target) for c in second.clauses if c.role == "operative"] == [
        ("urges", "government of Colombia"),
        ("decides", None),
    ]
    told = first.resolution
    assert told is not None and told.convention is not None
    assert (told.convention.ordinal, told.convention.year) == (3, "2011")


def test_plain_statements_of_policy_under_numbered_titles() -> None:
    first, second = resolutions_in(PLAIN)
    assert [(p.number, p.title, p.status) for p in (first, second)] == [
        ("1", "RENTS", "adopted"),
        ("2", "PASSPORTS", "adopted"),
    ]
    assert first.resolution is not None and first.resolution.form == "statement"
    assert [c.verb for p in (first, second) for c in p.clauses if c.role == "operative"] == [
        "calls on",
        "condemns",
    ]


def test_a_submitter_below_the_last_clause_and_an_amendment_between_motions() -> None:
    motion, amendment, last = resolutions_in(UNISON)
    assert [p.number for p in (motion, amendment, last)] == ["7", "7.1", "8"]
    assert [p.resolution.submitters if p.resolution else () for p in (motion, amendment, last)] == [
        ("Harbour Branch",),
        ("Northern Region",),
        ("Quayside Branch",),
    ]
    assert amendment.resolution is not None and amendment.resolution.form == "amendment"
    spans = amendment.resolution
    assert [UNISON[s:e] for s, e in (*spans.struck, *spans.inserted)] == ["a guide", "two guides"]
    (change,) = amendment.clauses
    assert (UNISON[change.start : change.end], change.verb) == (
        "In item 1, delete “a guide” and insert “two guides”.",
        "deletes",
    )


def test_an_index_of_titles_is_no_book() -> None:
    assert resolutions_in(INDEX) == []


def test_a_running_head_inside_a_clause_is_found_and_its_block_cut() -> None:
    text = (
        "Resolution No. 1\n\nRESOLVED, That two lamps be hung upon the\n\f"
        "14                    PROCEEDINGS OF THE NINTH DAY\n\nlong pier before winter.\n\nAdopted.\n"
    )
    assert [text[s:e].strip() for s, e in running_heads(text)] == [
        "14                    PROCEEDINGS OF THE NINTH DAY"
    ]
    found = structured(text)
    clause = found.parts[0].clauses[0]
    assert text[clause.start : clause.end].endswith("long pier before winter.")
    assert not any("PROCEEDINGS" in b.text for b in found.blocks)


@pytest.mark.parametrize(
    ("lines", "status", "committee"),
    [
        (["Committee recommendation: Refer to the Board", "So ordered."], "referred", "refer"),
        (["The committee recommends non-concurrence.", "The report was adopted."], "defeated", "reject"),
        (
            ["Your committee recommends concurrence.", "The recommendation was concurred in."],
            "adopted",
            "adopt",
        ),
        (
            ["Moved by Brother Lind to strike “ten.” Carried.", "Adopted as amended."],
            "adopted as amended",
            None,
        ),
        (["An amendment was lost 3 to 4.", "CARRIED"], "carried", None),
        (["M/S/C to refer to the Coast Committee."], "referred", None),
        (["Covered by 117"], "subsumed", None),
        (["Resolution No. 9 was withdrawn."], None, None),
        (["The previous question was moved and carried."], None, None),
        (["Renvoyée au conseil fédéral"], "referred", None),
        (["Aprobado por unanimidad"], "adopted", None),
    ],
)
def test_committee_and_floor_are_kept_apart(
    lines: list[str], status: str | None, committee: str | None
) -> None:
    record = Record("4")
    for line in lines:
        record.hear(line, short=True)
    assert (record.status, record.committee) == (status, committee)


def test_what_is_covered_and_who_covers() -> None:
    record = Record("9")
    record.hear("Presented by Committee on Law, in place of Resolutions Nos. 6 and 8", short=True)
    assert (record.covers, record.submitters) == (["6", "8"], ["Committee on Law"])
    record = Record("6")
    record.hear("See Resolution No. 9, which covers the subject.", short=True)
    assert (record.status, record.subsumed_by) == ("subsumed", "9")


@pytest.mark.parametrize(
    ("line", "number", "form"),
    [
        ("Resolution No. 38—By Delegate Owen Tarrant", "38", "resolution"),
        ("Emergency motion E2 Steelworks", "E2", "emergency"),
        ("Substitute Resolution 27-S. Strike Benefits", "27-S", "substitute"),
        ("New Business Item 7", "7", "new-business-item"),
        ("Composite A - Libraries", "A", "composite"),
        ("RESOLUCIÓN N° 5/03", "5/03", "resolution"),
    ],
)
def test_headers(line: str, number: str, form: str) -> None:
    header = header_of(line)
    assert header is not None
    assert (header.number, header.form) == (number, form)


@pytest.mark.parametrize(
    "line",
    [
        "Resolution No. 7, relating to coal, has been withdrawn",
        "Resolution 34 (flags) was referred.",
        "Motion carried",
    ],
)
def test_sentences_about_a_resolution_are_no_headers(line: str) -> None:
    assert header_of(line) is None


@pytest.mark.parametrize(
    ("clause", "kept"),
    [
        ("the wells be dug; and", "the wells be dug"),
        ("the wells be dug; therefore, be it", "the wells be dug"),
        ("the wells be dug; be it further", "the wells be dug"),
        ("the wells be dug, and", "the wells be dug"),
        ("the wells be dug. Therefore be it", "the wells be dug."),
        ("the wells be dug ;", "the wells be dug"),
        ("the wells be dug, now and always.", "the wells be dug, now and always."),
    ],
)
def test_where_a_clause_ends(clause: str, kept: str) -> None:
    assert clause[: words_end(clause)] == kept


@pytest.mark.parametrize(
    ("clause", "target"),
    [
        (
            "we call upon the Attorney General of the United States to enforce the law",
            "Attorney General of the United States",
        ),
        ("the Governor be requested to proclaim the week", "Governor"),
        ("we demand that the company reinstate them", "company"),
        ("we demand an Act under which the injured are paid", None),
        ("Calls on the U.S. government to:", "U.S. government"),
    ],
)
def test_who_is_asked(clause: str, target: str | None) -> None:
    assert target_of(clause, None, "en") == target


def test_misread_leads_are_put_right_without_moving_anything() -> None:
    assert mended("RES0LVED, WHEREA8 and BE lT") == "RESOLVED, WHEREAS and BE IT"


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [*GLOBAL.splitlines(), *PLAIN.splitlines(), *UNISON.splitlines(), "\f", "RESOLVED, that", "1."]
        ),
        max_size=40,
    ).map(lambda lines: "Motions\n" + "\n".join(lines))
)
def test_however_the_lines_are_shuffled_parts_tile_and_numbers_are_the_texts_own(text: str) -> None:
    found = structured(text)
    assert "".join(found.text[p.start : p.end] for p in found.parts) == found.text
    for part in found.parts:
        for clause in part.clauses:
            assert part.start <= clause.start < clause.end <= part.end
            if clause.number:
                assert clause.number.rpartition(".")[2] in found.text
        for start, end in (*part.resolution.struck, *part.resolution.inserted) if part.resolution else ():
            assert part.start <= start < end <= part.end
