"""Forms of pages that content systems make: labelled days, notes, threads, answers, signatures."""

import pytest

from corpus.document import Document, RawItem
from pipeline.readers import read
from pipeline.structure import datelines, structure

TITLE = "Two hundred at the gate"
FIRST = "The machines stopped at six on Monday morning, and by seven two hundred people stood at the gate."
SECOND = (
    "The members had asked for nine per cent. It went to a vote in the canteen, and nobody spoke against."
)
THIRD = "A mediator will see both sides on Thursday. Until then the pickets stay, with a tent and a stove."
REPLY = "Well said, all of it, and thank you for writing it down for those of us who were not there."


def text(*more: str) -> str:
    return "".join(f"<p>{p}</p>" for p in (FIRST, SECOND, THIRD, *more))


def document_of(body: str, title: str = TITLE) -> Document:
    page = f"<html><head><title>{title} - Marrow News</title></head><body>{body}</body></html>"
    item = RawItem("https://marrow.example/a", page.encode(), media_type="text/html")
    return structure(read(item), item)


def text_of(body: str) -> str:
    page = f"<html><head><title>{TITLE}</title></head><body>{body}</body></html>"
    return read(RawItem("https://marrow.example/a", page.encode(), media_type="text/html")).text


@pytest.mark.parametrize(
    "label",
    [
        "<dl><dt>Next review due:</dt><dd>14 June 2023</dd></dl>",
        "<table><tr><th>Next review</th><td>14 June 2023</td></tr></table>",
        '<div><span class="label">Closing date</span> <span class="date">14 June 2023</span></div>',
        '<div>Applies from</div><div class="date">14 June 2023</div>',
        "<p>Expires: 14 June 2023</p>",
        "<p><b>Hearing date</b><br>14 June 2023</p>",
    ],
)
def test_a_day_that_its_label_calls_another_is_not_that_of_publication(label: str):
    assert document_of(f"<h1>{TITLE}</h1>{label}{text()}").published is None


@pytest.mark.parametrize(
    "line",
    [
        "<dl><dt>Published</dt><dd>14 June 2023</dd><dt>Review date</dt><dd>1 May 2025</dd></dl>",
        "<p>Posted on 14 June 2023 in Minutes | Older minutes</p>",
    ],
)
def test_a_day_that_its_label_calls_publication_counts_whatever_else_stands_there(line: str):
    assert document_of(f"<h1>{TITLE}</h1>{line}{text()}").published == "2023-06-14"


def test_the_sentence_under_a_post_dates_it_and_is_no_text():
    posting = "This entry was posted on Tuesday, October 6th, 2009 at 9:48 pm and is filed under Mills."
    document = document_of(
        f'<div class="post"><h2>{TITLE}</h2><div class="entry">{text(posting)}</div></div>'
    )
    assert document.published == "2009-10-06"
    assert "filed under" not in document.text


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("<p>BY ROBIN ALEXANDER AND PETER KAY</p>", "Robin Alexander; Peter Kay"),
        ('<span class="byline">ANA RUIZ and LEO KAY Staff writers</span>', "Ana Ruiz; Leo Kay"),
        ("<p>Propos recueillis par Solène Garrec</p>", "Solène Garrec"),
        ('<p><a href="/staff/1/a">Ana Ruiz</a><a href="/staff/2/b">Leo Kay</a></p>', "Ana Ruiz; Leo Kay"),
        ("<p><em>Lamps</em>, by Otto Kern. 288 pages.</p><p>Reviewed by Ana Ruiz</p>", "Ana Ruiz"),
        ("<aside><address><a rel='author' href='/a'>Ana Ruiz</a></address></aside>", "Ana Ruiz"),
    ],
)
def test_bylines_are_read_as_content_systems_write_them(line: str, author: str):
    assert document_of(f"<article><h1>{TITLE}</h1>{line}<div>{text()}</div></article>").author == author


def test_who_signs_minutes_at_their_end_wrote_them():
    end = "<p>Respectfully submitted,</p><p>Mary Ashworth, Recording Secretary</p>"
    title = "Minutes of the March branch meeting"
    assert document_of(f"<div><h1>{title}</h1>{text()}{end}</div>", title).author == "Mary Ashworth"


def test_a_rubric_within_the_heading_is_no_part_of_the_title():
    document = document_of(f"<article><h1><span>Labor</span> {TITLE}</h1><div>{text()}</div></article>")
    assert document.title == TITLE


def test_notes_that_marks_in_the_text_lead_to_belong_to_it():
    marked = 'The clock lost twelve minutes a night.<a href="#n1">[1]</a>'
    note = "The brake, of leather on a string, is told of by the widow of the watchmaker."
    notes = (
        f'<hr><div class="small"><p id="n1">[1] {note}</p></div><div class="ad"><p>Buy mugs now.</p></div>'
    )
    found = text_of(f"<h1>{TITLE}</h1><div>{text(marked)}</div>{notes}")
    assert note in found
    assert "mugs" not in found


def test_all_posts_of_a_thread_are_text_and_who_began_it_is_the_author():
    posts = "".join(
        f'<div class="post"><dl class="postprofile"><dt><a class="username">{who}</a></dt></dl>'
        f'<div class="content">{said}</div></div>'
        for who, said in (("ropeyardrita", text()), ("tinker", f"<p>{REPLY}</p>"), ("lou", f"<p>{REPLY}</p>"))
    )
    document = document_of(f'<h1>{TITLE}</h1><div id="posts">{posts}</div>')
    assert document.author == "ropeyardrita"
    assert THIRD in document.text
    assert REPLY in document.text


def test_answers_to_a_question_are_text():
    answers = f'<div id="answers"><h2>1 Answer</h2><div class="answer"><p>{REPLY}</p></div></div>'
    assert REPLY in text_of(f'<h1>{TITLE}</h1><div class="question"><div>{text()}</div></div>{answers}')


def test_a_lead_that_ends_in_a_colon_is_no_pull_quote():
    lead = "RESOLVED, that the Marrow Federation of Cannery Hands:"
    again = f"{lead[:-1]} will meet each year in the spring and choose its officers by a ballot in secret."
    assert lead in text_of(f"<article><h1>{TITLE}</h1><p>{lead}</p>{text(again)}</article>")


def test_an_initial_before_an_item_is_no_number():
    items = "<ul><li>R. Lund told the meeting of the book.</li><li>A. Ruiz will ask about the tent.</li></ul>"
    assert "R. Lund told the meeting" in text_of(f"<article><h1>{TITLE}</h1>{text()}{items}</article>")


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("No. 7 July 1951", "1951-07"),
        ("Vol. 3, No. 12, 7 July 1951", "1951-07-07"),
        ("N° 7 juillet 1951", "1951-07"),
    ],
)
def test_an_issues_number_is_no_day(line: str, day: str):
    assert datelines.line_date(line, "fr" if "juillet" in line else "en") == day
