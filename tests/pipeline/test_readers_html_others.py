"""Comments and articles that follow are no part of a page's text, whatever their boxes are called."""

import pytest

from corpus.document import RawItem, Reading
from pipeline.readers import html_cues, read
from pipeline.structure import structure

PROSE = [
    f"{who} came down to the {where} before the whistle, {what}, and nobody who stood there that morning has "
    f"forgotten how quiet the {where} was when they had gone."
    for who, where, what in (
        ("The riveters", "dock", "set their hammers in a row"),
        ("Two cooks", "kitchen", "hung up their keys"),
        ("An old signalman", "yard", "put out each of his lamps"),
        ("The spinners", "mill", "tied off their threads"),
    )
]
PARAGRAPHS = "".join(f"<p>{text}</p>" for text in PROSE)
LONG = f"<p>{PROSE[0]} {PROSE[1]}</p><p>{PROSE[2]} {PROSE[3]}</p>"
SAID = "I stood in that yard myself and I can say that the lamps were lit until the very last train had gone."


def page(inner: str) -> Reading:
    markup = f"<html lang='en'><head><title>The quiet morning</title></head><body>{inner}</body></html>"
    return read(RawItem("https://shed.example/a", markup.encode(), "text/html"))


@pytest.mark.parametrize(
    "comment",
    [
        "<div class=k><b>Rater {n}</b> 3 days ago<p>{said}</p><a href=#>Like</a> <a href=#>Reply</a></div>",
        "<p><b>Rater {n}</b> wrote:<br>{said}</p>",
        "<div class=q><div>Rater {n}</div><div>{said}</div></div>",
    ],
)
@pytest.mark.parametrize("heading", ["<h3>Comments</h3>", "<h4>What readers say</h4>"])
def test_a_thread_of_comments_is_known_by_what_is_repeated_in_it(comment: str, heading: str):
    thread = "".join(comment.format(n=n, said=f"{SAID} {n}.") for n in ("Ada", "Bo", "Cy", "Di", "Ed", "Flo"))
    reading = page(f"<div><h1>The quiet morning</h1>{PARAGRAPHS}<div class=z>{heading}{thread}</div></div>")
    assert all(text in reading.text for text in PROSE)
    assert SAID not in reading.text


def test_an_article_that_follows_is_left_out_though_it_is_longer():
    more = "".join(f"<p>{text.replace('whistle', 'bell')}</p>" for text in PROSE * 2)
    following = f"<div><h2><a href=/next>The bell</a></h2><p>By Jo Quill | 4 June 2021</p>{more}</div>"
    reading = page(f"<div class=a><h1>The quiet morning</h1><div>{PARAGRAPHS}</div></div>{following}")
    assert all(text in reading.text for text in PROSE)
    assert "before the bell" not in reading.text


def test_posts_of_a_discussion_are_its_text():
    posts = "".join(
        f"<div class='post bg{n % 2}'><h3>Re: The quiet morning</h3><div>{text}</div></div>"
        for n, text in enumerate(PROSE)
    )
    reading = page(f"<h1>The quiet morning</h1><div>{posts}</div>")
    assert all(text in reading.text for text in PROSE)


def test_columns_between_paragraphs_are_text_and_a_note_that_links_is_not():
    column = "<div class=column><p>{}</p></div>"
    columns = f"<div class=columns>{column.format(PROSE[2])}{column.format(PROSE[3])}</div>"
    note = "<div class=zq><p>Read by many</p><a href=/x>What the harbour master had to say about it</a></div>"
    reading = page(f"<h1>The quiet morning</h1><div><p>{PROSE[0]}</p>{columns}{note}<p>{PROSE[1]}</p></div>")
    assert all(text in reading.text for text in PROSE)
    assert "harbour master" not in reading.text


def test_what_became_of_a_motion_stays_though_it_is_set_in_bold():
    reading = page(f"<h1>The quiet morning</h1><div>{PARAGRAPHS}<p><b>Carried unanimously</b></p></div>")
    assert reading.text.endswith("Carried unanimously")
    assert html_cues.is_decision("Aprobada por unanimidad") and not html_cues.is_decision("Comments")


def test_a_page_with_a_byline_is_no_bulletin_for_what_stands_beside_it():
    parts = "".join(f"<h2>Part {n}</h2><p>{text}</p><p>{text}</p>" for n, text in enumerate(PROSE))
    beside = "<p class=post-meta>Harbor Newsletter, Vol. 3, No. 2, March 2019</p>"
    item = RawItem("https://shed.example/a", b"", "text/html")
    reading = page(f"<div>{beside}<h1>The quiet morning</h1><p>By Ana Ruiz</p>{parts}</div>")
    document = structure(reading, item)
    assert (document.kind, document.author) == ("article", "Ana Ruiz")


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Mar 14, 2019 Updated Mar 16, 2019", "2019-03-14"),
        ("14/03/2019 10h00 Atualizado há 2 anos", "2019-03-14"),
        ("Saturday, March 14, 2019, 7 pm, Union Hall", None),
    ],
)
def test_a_line_dates_a_text_by_its_first_day_and_never_by_an_appointment(line: str, day: str | None):
    found = page(f"<h1>The quiet morning</h1><p>{line}</p><div>{PARAGRAPHS}</div>").best("published")
    assert (found.value if found else None) == day


@pytest.mark.parametrize(
    "credit",
    [
        "<dl><dt>Author</dt><dd>Ana Ruiz</dd></dl>",
        "<p>Words: Ana Ruiz Photos: Max Ort</p>",
        "<script type='application/ld+json'>{'@type':'Article','headline':'The quiet morning',,"
        "'author':{'@type':'Person','givenName':'Ana','familyName':'Ruiz'},}</script>".replace(
            "'", '"'
        ).replace('"application/ld+json"', "'application/ld+json'"),
    ],
)
def test_authors_in_two_lines_beside_photographers_and_in_broken_metadata(credit: str):
    author = page(f"<h1>The quiet morning</h1>{credit}<div>{PARAGRAPHS}</div>").best("author")
    assert author is not None and author.value == "Ana Ruiz"


def test_the_name_under_about_the_author_is_the_author():
    note = "<div class=author-box><h4>About the author</h4><h5>Ana Ruiz</h5><p>Ana has a boat.</p></div>"
    author = page(f"<div><h1>The quiet morning</h1><div>{PARAGRAPHS}</div>{note}</div>").best("author")
    assert author is not None and author.value == "Ana Ruiz"


@pytest.mark.parametrize(
    "sign", ["<p>— Ana Ruiz</p>", "<p align=right>Ana Ruiz</p>", "<p class=firma>Ana Ruiz</p>"]
)
def test_who_signs_a_text_under_its_last_line_is_its_author(sign: str):
    author = page(f"<div><h1>The quiet morning</h1><div>{LONG}{sign}</div></div>").best("author")
    assert author is not None and author.value == "Ana Ruiz"


@pytest.mark.parametrize(
    "sign", ["<blockquote>— Ana Ruiz</blockquote>", "<p align=right>Carried Unanimously</p>"]
)
def test_who_is_quoted_or_what_was_decided_is_no_author(sign: str):
    assert page(f"<div><h1>The quiet morning</h1><div>{LONG}{sign}</div></div>").best("author") is None
