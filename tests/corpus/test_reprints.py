import random
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.reprints import Copy, attributions, containment, judge, shingles, signature
from corpus.reprints.attribution import Attribution
from corpus.reprints.signature import WINDOW

VOCABULARY = [f"{a}{b}{c}" for a in "bdfglmnprst" for b in "aeiou" for c in ("ka", "len", "mor", "ti", "sul")]


def prose(seed: int, words: int, paragraph: int = 60) -> str:
    chosen = random.Random(seed).choices(VOCABULARY, k=words)
    return "\n\n".join(" ".join(chosen[i : i + paragraph]) + "." for i in range(0, words, paragraph))


def changed(text: str, share: float, seed: int = 0) -> str:
    rng = random.Random(seed)
    return "\n\n".join(
        " ".join(rng.choice(VOCABULARY) if rng.random() < share else word for word in paragraph.split())
        for paragraph in text.split("\n\n")
    )


def copy(text: str, **known: object) -> Copy:
    return replace(Copy(shingles(text), tuple(attributions(text))), **known)  # type: ignore[arg-type]


def verdict(first: Copy, second: Copy) -> str | None:
    overlap = judge(first, second)
    return overlap.verdict if overlap else None


def test_case_accents_quotes_and_line_breaks_make_no_difference():
    one = "The workers’ Alliance of México — founded in 1960 — won the “right” to bargain with its employers."
    other = (
        'the WORKERS\' alliance of Mexico - founded\nin 1960 - won the "right" to bargain with its employers'
    )
    assert np.array_equal(shingles(one).unique, shingles(other).unique)


def test_the_order_of_words_makes_a_difference():
    assert not set(shingles("one two three four five").runs.tolist()) & set(
        shingles("five four three two one").runs.tolist()
    )


def test_chinese_is_compared_sign_by_sign():
    text = "全世界无产者联合起来为工人的权利而斗争"
    assert len(shingles(text).runs) == len(text) - 4
    assert containment(shingles(text), shingles("他们说" + text)) == 1


def test_the_hashes_are_the_same_in_another_process():
    text = prose(1, 80)
    program = (
        "import sys; from corpus.reprints import shingles;"
        "s = shingles(sys.stdin.read()); print(int(s.unique.sum()), *sorted(s.paragraphs))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], input=text, capture_output=True, text=True, check=True
    )
    here = shingles(text)
    assert done.stdout.split() == [str(n) for n in (int(here.unique.sum()), *sorted(here.paragraphs))]


def test_known_numbers_stay_what_they_are():
    """They are kept in catalogues: a change of these numbers needs a migration."""
    assert shingles("an injury to one is an injury to all").runs[:2].tolist() == [
        16222604943054994030,
        13871267806267727292,
    ]


@given(st.integers(0, 2000), st.integers(60, 400), st.integers(0, 300), st.integers(0, 300))
def test_texts_that_share_36_words_in_a_row_share_a_kept_shingle(seed, words, before, after):
    text = prose(seed, words, paragraph=1000)
    passage = " ".join(text.split()[10 : 10 + WINDOW + 4])
    other = f"{prose(seed + 1, before)} {passage} {prose(seed + 2, after)}"
    kept = set(signature(shingles(text)).tolist())
    assert kept & set(signature(shingles(other)).tolist())


def test_about_one_shingle_in_16_is_kept_and_none_of_short_texts():
    assert 40 <= len(signature(shingles(prose(3, 1000)))) <= 85
    assert len(signature(shingles("Strike at the mill on Monday, all out."))) == 0


@given(st.text(max_size=300))
def test_any_text_has_shingles_and_contains_itself(text):
    own = shingles(text)
    assert containment(own, own) == (1 if len(own.runs) else 0)
    assert len(own.unique) <= len(own.runs) <= max(0, len(own.words))


def test_a_paragraph_that_is_taken_out_takes_its_shingles_along():
    first, second = prose(4, 50, 60), prose(5, 50, 60)
    both = shingles(f"{first}\n\n{second}")
    (gone,) = shingles(first).paragraphs
    rest = both.without({gone})
    assert containment(rest, shingles(first)) == 0
    assert containment(rest, shingles(second)) == 1
    assert list(rest.paragraphs) == list(shingles(second).paragraphs)


def test_containment_is_of_the_shorter_in_the_longer():
    whole = prose(6, 400)
    part = "\n\n".join(whole.split("\n\n")[:2])
    overlap = judge(copy(part), copy(whole))
    assert overlap is not None
    assert overlap.of_first == overlap.containment == 1
    assert overlap.of_second == pytest.approx(0.3, abs=0.02)
    assert overlap.verdict == "excerpt"


@pytest.mark.parametrize("share", [0, 0.03, 0.08])
def test_a_copy_with_some_words_changed_is_the_same_text(share):
    text = prose(7, 600)
    assert verdict(copy(text), copy(changed(text, share))) == "same"


def test_a_copy_amid_furniture_is_the_same_and_amid_much_other_text_an_excerpt():
    text = prose(8, 500)
    assert verdict(copy(text), copy(f"{prose(9, 100)}\n\n{text}\n\n{prose(10, 150)}")) == "same"
    assert verdict(copy(text), copy(f"{prose(9, 700)}\n\n{text}")) == "excerpt"


def test_texts_of_one_template_are_not_the_same():
    """A third of the text is written anew in one piece: what is left is no copy."""
    common = prose(11, 400)
    first, second = (f"{common}\n\n{prose(n, 250)}" for n in (12, 13))
    assert verdict(copy(first), copy(second)) == "excerpt"


def test_unrelated_texts_and_short_quotations_give_nothing():
    assert judge(copy(prose(14, 500)), copy(prose(15, 500))) is None
    quotation = prose(16, 40)
    assert judge(copy(f"{prose(17, 400)} {quotation}"), copy(f"{prose(18, 400)} {quotation}")) is None


def test_a_resolution_adopted_anew_is_no_copy_and_on_another_page_it_is_one():
    text = prose(19, 500)
    first = copy(text, kind="resolution", convention="75th Convention")
    again = copy(changed(text, 0.01), kind="resolution", convention="76")
    assert verdict(first, again) == "related"
    assert verdict(first, replace(again, convention="75")) == "same"
    dated = replace(first, convention=None, adopted="2017-08"), replace(again, adopted="2019")
    assert verdict(*dated) == "related"
    assert verdict(first, replace(again, kind="article")) == "same"


def test_a_notice_that_a_site_repeats_is_no_copy_unless_it_is_word_for_word():
    text = prose(20, 300)
    first = copy(text, origin="https://local.org/1", published="2021-03-01")
    later = copy(changed(text, 0.04), origin="https://www.local.org/2", published="2021-04-01")
    assert verdict(first, later) == "related"
    assert verdict(first, replace(later, origin="https://other.org/2")) == "same"
    assert verdict(first, replace(later, shingles=first.shingles)) == "same"


ORIGINS = {
    "named": (
        {"origin": "https://www.counterpunch.org/2022/x", "published": "2022-04-25"},
        {"attributions": (Attribution("CounterPunch", None, ""),), "published": "2022-04-22"},
        "attributed",
    ),
    "a name that alone proves nothing": (
        {"source": "Jacobin"},
        {"attributions": (Attribution("Jacobin", None, "", sure=False),)},
        "attributed",
    ),
    "a source that is known from the attribution only": (
        {"source": "Labor Notes", "published": "2022"},
        {"source": "Labor Notes", "attributions": (Attribution("Labor Notes", None, ""),)},
        "attributed",
    ),
    "from a third place": (
        {},
        {"attributions": (Attribution("Labor Notes", None, ""),), "published": "2022-05"},
        "attributed",
    ),
    "a repost": ({"published": "2022-04"}, {"published": "2022-04", "republished": "2022-05"}, "republished"),
    "published earlier": ({"published": "2021", "accession": 9}, {"published": "2022-04-21"}, "published"),
    "accession": ({"published": "2022", "accession": 1}, {"published": "2022", "accession": 2}, "accession"),
    "a name that is another's": (
        {"accession": 1},
        {"attributions": (Attribution("Berlin", None, "", sure=False),), "accession": 2},
        "accession",
    ),
    "its own name": (
        {"origin": "https://labornotes.org/a", "attributions": (Attribution("Labor Notes", None, ""),)},
        {"origin": "https://portside.org/a", "published": "2022", "accession": 2},
        "accession",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", ORIGINS)
def test_the_original_is_the_attributed_then_the_earlier_then_the_first_accession(case):
    original, reprint, reason = ORIGINS[case]
    text = prose(21, 200)
    one, other = copy(text, **original), copy(text, **reprint)
    forward, backward = judge(one, other), judge(other, one)
    assert forward is not None
    assert backward is not None
    assert (forward.first_is_original, forward.because) == (True, reason)
    assert (backward.first_is_original, backward.because) == (False, reason)
