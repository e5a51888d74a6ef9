"""What became of a resolution, in words that no list of votes has, and what looks like a vote and is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.structure.resolutions.decisions.facts import Record
from pipeline.structure.resolutions.decisions.fates import fate_of


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("So voted.", "passed"),
        ("M.S.C. unanimously.", "passed"),
        ("The question being put, the resolution was declared adopted.", "passed"),
        ("La proposition principale est votée à l’unanimité.", "passed"),
        ("Sometida a votación, resultó aprobada por mayoría.", "passed"),
        ("The resolution did not carry.", "lost"),
        ("Non-concurrence carried.", "lost"),
        ("No fue aprobada", "lost"),
        ("It was voted to refer the matter to the Executive Board.", "referred"),
        ("Renvoi au comité exécutif : adopté", "referred"),
        ("Conference agreed to remit the motion.", "remitted"),
        ("The mover withdrew the motion.", "withdrawn"),
    ],
)
def test_a_vote_is_known_by_its_words(line: str, what: str) -> None:
    fate = fate_of(line)
    assert fate is not None and fate.what == what


@pytest.mark.parametrize(
    "line",
    [
        "Adopted children and their rights",
        "Harbor workers carried the coffin to the gate",
        "Does the convention wish to refer?",
        "The committee recommends that the subject be referred:",
        "Pass the hat",
    ],
)
def test_titles_and_stories_are_no_votes(line: str) -> None:
    assert fate_of(line) is None


def test_who_gets_a_referral_is_told() -> None:
    record = Record("7")
    assert record.hear("It was voted to refer the matter to the Executive Board.", short=True)
    assert (record.status, record.referred_to) == ("referred", "Executive Board")


def test_a_motion_to_refer_waits_for_its_vote() -> None:
    record = Record("7")
    record.hear(
        "Delegate Nolan moved that the matter be referred to the Executive Council. Carried.", short=True
    )
    assert (record.status, record.referred_to) == ("referred", "Executive Council")


@given(st.text(max_size=200))
def test_any_text_is_read_without_harm(text: str) -> None:
    fate = fate_of(text)
    assert fate is None or fate.what in {"passed", "lost", "referred", "remitted", "withdrawn", "tabled"}
