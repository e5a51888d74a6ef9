"""Two texts clause by clause: what was kept, changed, new, dropped, and which words changed."""

import random

from hypothesis import given
from hypothesis import strategies as st

from corpus.catalogue.clauses import Passage
from index.alignment import _cheapest, likeness
from index.comparison import changes, marked

OLD = [
    "Reaffirms our solidarity with the CSN of Quebec, the CUT of Brazil and the CGT of France;",
    "Condemns the blockade of Cuba and demands that Congress lift it;",
    "Encourages locals to send members to the World Social Forum;",
    "Affirms the strategic alliance with the FAT.",
]
NEW = [
    "Affirms the North American alliance with the FAT and Unifor;",
    "Reaffirms our solidarity with the CSN of Quebec, the CUT and CTA of Brazil, and the CGT;",
    "Condemns the blockade of Cuba, and demands that Congress lift it.",
    "Calls upon the officers to publish a report before the next convention.",
]
WORDS = st.lists(st.sampled_from("union the of strike 1.5 § workers' % ports".split()), max_size=12).map(
    " ".join
)


def clauses(texts: list[str], role: str | None = "operative") -> list[Passage]:
    return [Passage(text, "d", role, str(n)) for n, text in enumerate(texts, 1)]


def told(old: list[Passage], new: list[Passage]) -> list[tuple[str, str | None, str | None]]:
    return [
        (c.kind, c.before.number if c.before else None, c.after.number if c.after else None)
        for c in changes(old, new)
    ]


def test_clauses_find_one_another_whatever_their_order():
    assert told(clauses(OLD), clauses(NEW)) == [
        ("changed", "4", "1"),
        ("changed", "1", "2"),
        ("kept", "2", "3"),
        ("dropped", "3", None),
        ("new", None, "4"),
    ]


def test_changed_words_are_marked():
    first = changes(clauses(OLD), clauses(NEW))[0]
    assert first.words[:4] == (
        ("same", "Affirms the"),
        ("struck", " strategic"),
        ("inserted", " North American"),
        ("same", " alliance with the FAT"),
    )


def test_a_clause_is_kept_whatever_its_last_sign_and_its_number():
    assert told(clauses(["Raise the dues; and", *OLD]), clauses([OLD[0].rstrip(";") + "."])) == [
        ("dropped", "1", None),
        ("kept", "2", "1"),
        ("dropped", "3", None),
        ("dropped", "4", None),
        ("dropped", "5", None),
    ]


def test_a_sum_that_changed_is_a_change():
    (change,) = changes(
        clauses(["Raise the dues to $15 a month"]), clauses(["Raise the dues to $1.5 a month"])
    )
    assert change.kind == "changed"
    assert ("struck", "15") in [(mark, text.strip()) for mark, text in change.words]


def test_a_clause_that_moved_from_the_preamble_has_changed():
    (change,) = changes(clauses(OLD[:1], "preamble"), clauses(OLD[:1]))
    assert change.kind == "changed"
    assert change.words == (("same", OLD[0]),)


def test_the_best_pairing_of_all_is_taken_not_the_best_for_the_first():
    old = ["urges the ports to hire ten more pilots now", "urges the ports to hire ten more pilots and cooks"]
    new = ["urges the ports to hire ten more pilots and cooks today"]
    assert told(clauses(old), clauses(new)) == [("dropped", "1", None), ("changed", "2", "1")]


def test_like_clauses_keep_their_order():
    old = [f"Supports Local {n} in its strike" for n in (1, 2, 3)]
    new = [f"Supports Local {n} in its strike" for n in (7, 8, 9)]
    assert told(clauses(old), clauses(new)) == [("changed", str(n), str(n)) for n in (1, 2, 3)]


def test_the_same_sentence_twice_is_two_clauses():
    assert told(clauses(["Adopted."] * 2), clauses(["Adopted."] * 3)) == [
        ("kept", "1", "1"),
        ("kept", "2", "2"),
        ("new", None, "3"),
    ]


@given(st.lists(WORDS, max_size=6), st.lists(WORDS, max_size=6))
def test_every_clause_is_told_once(old: list[str], new: list[str]):
    found = changes(clauses(old), clauses(new))
    assert sorted(int(c.before.number or 0) for c in found if c.before) == list(range(1, len(old) + 1))
    assert [int(c.after.number or 0) for c in found if c.after] == list(range(1, len(new) + 1))
    assert all(0 <= c.likeness <= 1 for c in found)


@given(WORDS, WORDS)
def test_the_marks_hold_both_wordings(before: str, after: str):
    stretches = marked(before, after)
    assert "".join(t for m, t in stretches if m != "struck").split() == after.split()
    assert "".join(t for m, t in stretches if m != "inserted").split() == before.split()


@given(WORDS, WORDS)
def test_likeness_is_the_same_both_ways_and_1_for_the_same(a: str, b: str):
    assert likeness(a, b) == likeness(b, a)
    assert likeness(a, a) == 1.0


def test_the_assignment_is_the_cheapest():
    from itertools import permutations

    chance = random.Random(3)
    for _ in range(40):
        rows, columns = chance.randint(1, 4), chance.randint(4, 6)
        costs = [[chance.randint(-9, 9) for _ in range(columns)] for _ in range(rows)]
        chosen = _cheapest(costs)
        assert len(set(chosen)) == rows
        best = min(sum(costs[r][c] for r, c in enumerate(p)) for p in permutations(range(columns), rows))
        assert sum(costs[r][c] for r, c in enumerate(chosen)) == best
