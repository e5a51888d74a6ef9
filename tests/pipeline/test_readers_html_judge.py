"""A second opinion on the main text: parts that one misleading sign would lose or bring in."""

from __future__ import annotations

import numpy as np
import pytest
from lxml import html

from benchmarks.page_variants import VARIANTS, variant
from corpus.document import RawItem, Reading
from pipeline.readers import html_dom, html_judge, read
from pipeline.readers.html_blocks import read_blocks
from pipeline.readers.html_choice import Choice
from pipeline.readers.html_layout import Layout
from pipeline.readers.html_traits import traits

QUESTION = (
    "I wash pots in a hotel on the front. The rota goes up on Friday, and every Saturday it is changed by a "
    "message late at night, for which nobody asks us. Who does not answer loses the shift. Must I answer?"
)
ANSWER = [
    "Take the agreement from its drawer and read what it says of notice. Ours says four days, and yours was "
    "copied from ours by the same clerk, with the same mistake in the third line.",
    "Write down each message, the hour at which it came, and what it cost you. A list of dates has won more "
    "cases in this town than all the speeches that were held in the yard.",
    "Then go to the manager, two of you, and ask which rule the message follows. There is none, but let him "
    "look for it, and keep the answer that he gives you in writing.",
    "If nothing comes of it by the end of the month, the branch will write. We write well, and we write to "
    "the owner at home, which nobody likes at breakfast.",
]
POSTS = [
    ("A library lends sewing machines", "In a former bank people learn to mend coats, and many wait."),
    ("Night bus stays until the spring", "Drivers and riders filled the chamber, and the mayor gave in."),
    ("Why onions cost three times as much", "A wet spring and a broken bridge explain the price."),
    ("Tenants buy a boiler of their own", "The landlord shrugged, so the staircase pooled its deposits."),
    ("Pilots vote down the timetable", "The harbour hoped for a signature, but there is no time to rest."),
]


def page(body: str, title: str = "Must I answer at night?") -> Reading:
    markup = f"<html lang='en'><head><title>{title}</title></head><body>{body}</body></html>"
    return read(RawItem("https://pots.example/a", markup.encode(), "text/html"))


def paragraphs(texts: list[str]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def posts(shape: str) -> str:
    return "".join(shape.format(head=head, more=more, n=n) for n, (head, more) in enumerate(POSTS))


@pytest.mark.parametrize(
    ("first", "second", "heading"),
    [
        ("sqs-block question-block", "sqs-block answer-block", "h3"),
        ("x81 q", "x81 a", "h2"),
        ("qa_q", "qa_a", "h3"),
        ("ask", "reply-by-steward", "h4"),
    ],
)
def test_a_question_in_a_box_of_its_own_is_kept_with_its_answer(first: str, second: str, heading: str):
    note = "<div class='nl'><p>Get one answer a week. We pick the best question, without the names.</p></div>"
    reading = page(
        "<main><article><h1>Must I answer at night?</h1><div class='lay'>"
        f"<div class='{first}'><{heading}>The question</{heading}><p>{QUESTION}</p></div>{note}"
        f"<div class='{second}'><{heading}>The steward answers</{heading}>{paragraphs(ANSWER)}</div>"
        "</div></article><footer><p>Kept by retired stewards. Nothing here is advice.</p></footer></main>"
    )
    assert QUESTION in reading.text
    assert all(text in reading.text for text in ANSWER)
    assert "Nothing here is advice" not in reading.text


@pytest.mark.parametrize(
    "shape",
    [
        "<article class='p'><h4>{head}</h4><div class='e'>{more}</div><b>July {n}6, 2021</b></article>",
        "<div class='card'><h4>{head}</h4><p>{more}</p><span>{n}6 July 2021</span></div>",
        "<li><h4><a href='/n/{n}'>{head}</a></h4><p>{more}</p></li>",
    ],
)
@pytest.mark.parametrize("row", ["section class='s'", "div class='row'"])
def test_posts_in_a_row_of_the_texts_own_make_are_left_out(shape: str, row: str):
    rows = [
        f"<div class='w'><h1>Must I answer at night?</h1>{paragraphs([QUESTION, *ANSWER[:2]])}</div>",
        f"<div class='w'><h3>What you can do</h3>{paragraphs(ANSWER[2:])}</div>",
        f"<div class='w'><h3>Campaign news</h3>{posts(shape)}</div>",
    ]
    tag = row.split()[0]
    reading = page("<div class='b'>" + "".join(f"<{row}>{inner}</{tag}>" for inner in rows) + "</div>")
    assert all(text in reading.text for text in [QUESTION, *ANSWER])
    assert POSTS[1][1] not in reading.text


def test_what_the_pages_own_article_body_holds_is_never_taken_out():
    choice = choice_of(f"<h1>At night</h1><div>{paragraphs([QUESTION, *ANSWER])}</div>")
    against = np.full(len(choice.keep), -9.0, dtype=np.float32)
    told = [True] * len(choice.keep)
    assert html_judge.amended(choice, list(choice.keep), against, told) == choice.keep


def test_a_text_is_never_taken_out_as_a_whole():
    choice = choice_of(f"<h1>At night</h1><div>{paragraphs([QUESTION, *ANSWER])}</div>")
    against = np.full(len(choice.keep), -9.0, dtype=np.float32)
    assert html_judge.amended(choice, list(choice.keep), against, [False] * len(choice.keep)) == choice.keep


def test_what_stands_far_from_the_text_or_behind_comments_is_not_taken_in():
    side = f"<div class='c'><h3>Related</h3>{paragraphs(ANSWER[2:])}</div>"
    said = f"<h3>Comments</h3><div class='k'>{paragraphs(ANSWER[2:])}</div>"
    for more in (side, said):
        choice = choice_of(
            f"<h1>At night</h1><div class='t'>{paragraphs([QUESTION, *ANSWER[:2]])}</div>{more}"
        )
        keep = [entry.draft.text in (QUESTION, *ANSWER[:2]) for entry in choice.layout.found]
        for_all = np.full(len(keep), 9.0, dtype=np.float32)
        assert html_judge.amended(choice, keep, for_all, [False] * len(keep)) == keep


@pytest.mark.parametrize("name", VARIANTS)
def test_each_block_of_a_variant_has_one_row_of_finite_traits(name: str):
    marked = f"<div data-gold='text'>{paragraphs([QUESTION, *ANSWER])}</div>"
    root = html.document_fromstring(
        f"<html><body><nav><a href='/'>Home</a></nav><main><h1>At night</h1>{marked}</main></body></html>"
    )
    variant(root, name, "seed")
    choice = choice_of(html.tostring(root.find("body"), encoding="unicode"))
    rows = traits(choice.layout, choice.signs, choice.title)
    assert rows.shape[0] == len(choice.layout.found)
    assert np.isfinite(rows).all()
    assert np.isfinite(html_judge.judge().odds(rows)).all()
    assert all(text in " ".join(f.draft.text for f in choice.layout.found) for text in ANSWER)


def choice_of(body: str) -> Choice:
    """The choice over a page whose first heading is its title."""
    root = html_dom.parse(f"<html><body>{body}</body></html>")
    assert root is not None
    found = read_blocks(root.find("body"))
    title = next((i for i, f in enumerate(found) if f.draft.type == "heading"), None)
    choice = Choice(Layout(root.find("body"), found), title, 0.0)
    choice.run()
    return choice
