"""Web pages: the main text in blocks, without the furniture, with every number as the page shows it."""

from __future__ import annotations

import pytest

from corpus.document import RawItem, Reading
from corpus.errors import ReadError
from pipeline.readers import read

FILLER = (
    "The committee of the harbour local met again on the second floor of the old union hall, and its members "
    "agreed, after an hour of argument and a pot of coffee, to send the letter to both of the ministries."
)


H1 = "<h1>Minutes of the Harbour Local</h1>"


def _page(body: str, head: str = "", title: str = "Minutes of the Harbour Local", lang: str = "en") -> bytes:
    page = f"<!DOCTYPE html><html lang='{lang}'><head><title>{title}</title>{head}</head>"
    return f"{page}<body>{body}</body></html>".encode()


def _article(inner: str) -> bytes:
    return _page(f"<article>{H1}{inner}<p>{FILLER}</p><p>Again: {FILLER}</p></article>")


def _read(data: bytes, name: str = "/pages/minutes.html") -> Reading:
    reading = read(RawItem(name, data))
    at = 0
    for block in reading.blocks:
        assert block.start >= at
        assert reading.text[block.start : block.end] == block.text
        at = block.end
    return reading


def _items(reading: Reading) -> list[tuple[str | None, str, int]]:
    return [(b.number, b.text, b.level) for b in reading.blocks if b.type == "list_item"]


@pytest.mark.parametrize(
    ("attributes", "numbers"),
    [
        ("", ["1", "2", "3"]),
        ("start='5'", ["5", "6", "7"]),
        ("type='a'", ["a", "b", "c"]),
        ("type='A' start='26'", ["Z", "AA", "AB"]),
        ("type='i' start='4'", ["iv", "v", "vi"]),
        ("type='I'", ["I", "II", "III"]),
        ("reversed", ["3", "2", "1"]),
        ("style='list-style-type: lower-roman'", ["i", "ii", "iii"]),
        ("start='nonsense'", ["1", "2", "3"]),
    ],
)
def test_list_items_have_the_number_that_a_browser_shows(attributes: str, numbers: list[str]) -> None:
    items = "".join(f"<li>Affirms point {w} of the plan;</li>" for w in ("one", "two", "three"))
    reading = _read(_article(f"<p>{FILLER}</p><ol {attributes}>{items}</ol>"))
    assert [n for n, _, _ in _items(reading)] == numbers
    assert f"{numbers[0]}. Affirms point one of the plan;\n{numbers[1]}. Affirms" in reading.text


def test_an_items_value_moves_the_count() -> None:
    reading = _read(
        _article("<ol><li>Affirms one;</li><li value='7'>Affirms two;</li><li>Affirms three.</li></ol>")
    )
    assert [n for n, _, _ in _items(reading)] == ["1", "7", "8"]


def test_nested_lists_keep_levels_and_numbers() -> None:
    inner = "<ol type='a'><li>the first thing;</li><li>the second thing;</li></ol>"
    reading = _read(
        _article(f"<ol><li>Directs the officers to do:{inner}</li><li>Thanks the hosts.</li></ol>")
    )
    assert _items(reading) == [
        ("1", "Directs the officers to do:", 1),
        ("a", "the first thing;", 2),
        ("b", "the second thing;", 2),
        ("2", "Thanks the hosts.", 1),
    ]


def test_an_item_of_two_paragraphs_is_one_block() -> None:
    reading = _read(
        _article("<ol><li><p>Affirms this.</p><p>And adds that.</p></li><li>Ends here.</li></ol>")
    )
    assert _items(reading)[0] == ("1", "Affirms this.\nAnd adds that.", 1)


def test_numbers_written_into_items_and_paragraphs_are_theirs() -> None:
    listed = "<ul style='list-style:none'><li>(a) Affirms one;</li><li>(b) Affirms two.</li></ul>"
    written = "<p>1. Commits to a first thing at length;</p><p>2. Commits to a second thing at length.</p>"
    reading = _read(_article(listed + written))
    assert [(n, t) for n, t, _ in _items(reading)] == [
        ("a", "Affirms one;"),
        ("b", "Affirms two."),
        ("1", "Commits to a first thing at length;"),
        ("2", "Commits to a second thing at length."),
    ]


def test_blocks_are_what_the_page_says_they_are() -> None:
    inner = (
        f"<p>{FILLER}</p><h3>What came of it</h3>"
        "<blockquote><p>We were told to wait, said the clerk.</p></blockquote>"
        "<figure><img src=x><figcaption>The hall in winter.</figcaption></figure>"
        "<table><tr><th>Local</th><th>Members</th></tr><tr><td>UE 506</td><td>2,036</td></tr></table>"
        "<p><strong>Who wrote the letter?</strong></p><p>The secretary wrote it on a Sunday evening.</p>"
    )
    reading = _read(_article(inner))
    kinds = {b.text: (b.type, b.level) for b in reading.blocks}
    assert kinds["What came of it"] == ("heading", 3)
    assert kinds["We were told to wait, said the clerk."] == ("quote", 0)
    assert "The hall in winter." not in reading.text
    assert "[caption] The hall in winter." in reading.furniture
    assert kinds["UE 506 | 2,036"] == ("table_row", 0)
    assert kinds["Who wrote the letter?"] == ("question", 0)


def test_furniture_inside_the_article_is_left_out() -> None:
    inner = (
        "<div class='social-share'>Share on Facebook</div><div id='cookieBanner'>We use cookies</div>"
        f"<p>{FILLER}</p><aside>Pull quote of the aside</aside>"
        "<div class='newsletter-box'><p>Sign up today.</p></div>"
        "<div class='related-posts'><h3>More</h3><ul><li><a href=x>Another strike</a></li></ul></div>"
        "<script>var x = 1</script><div style='display: none'>Hidden words</div>"
    )
    text = _read(_article(inner)).text
    for furniture in (
        "Facebook",
        "cookies",
        "Pull quote",
        "Sign up",
        "Another strike",
        "var x",
        "Hidden words",
    ):
        assert furniture not in text
    assert text.count(FILLER) == 3


def test_words_do_not_run_together_and_junk_is_gone() -> None:
    inner = (
        "<p>One&nbsp;two\u200b three<br>four\n   five</p><div>six</div><div>seven of the <b>e</b>ight</div>"
    )
    text = _read(_article(f"<p>{FILLER}</p>{inner}")).text
    assert "One two three\nfour five" in text
    assert "six\n\nseven of the eight" in text


def test_struck_text_stands_in_brackets() -> None:
    text = _read(
        _article("<p>The dues shall be <del>five</del> <ins>six</ins> dollars a month from now on.</p>")
    ).text
    assert "shall be [five] six dollars" in text


def test_the_title_is_metadata_and_not_text() -> None:
    for body in (
        f"<header>{H1}</header><main><p>{FILLER}</p><p>{FILLER} Once more.</p></main>",
        f"<article>{H1}<h2>Minutes of the Harbour Local</h2><p>{FILLER}</p></article>",
    ):
        reading = _read(_page(body))
        title = reading.best("title")
        assert title is not None
        assert title.value == "Minutes of the Harbour Local"
        assert reading.text.startswith(FILLER)
        assert "Minutes" not in reading.text


def test_a_page_of_nothing_but_its_title_keeps_it() -> None:
    assert _read(_page(H1)).text == "Minutes of the Harbour Local"


def test_a_form_around_the_whole_page_costs_nothing() -> None:
    inner = f"<h1>Title</h1><p>{FILLER}</p><p>{FILLER} End.</p>"
    body = f"<form id='aspnetForm'><div class='has-sidebar'>{inner}</div></form>"
    assert FILLER in _read(_page(body)).text


@pytest.mark.parametrize("depth", [400, 1500])
def test_deep_nesting_loses_nothing(depth: int) -> None:
    body = "<div>" * depth + f"<h1>Deep</h1><p>{FILLER}</p><p>{FILLER} The bottom.</p>" + "</div>" * depth
    text = _read(_page(body)).text
    assert FILLER in text
    assert "The bottom." in text


def test_the_reading_says_which_way_and_which_charset() -> None:
    assert _read(_article("")).reader == "html/2 dom, utf-8 by utf-8"


def test_a_page_of_few_words_is_not_lost() -> None:
    reading = _read(_page("<div><div>Strike called off.</div></div>"))
    assert "Strike called off." in reading.text
    assert reading.reader.startswith("html/2 ")


def test_a_page_without_text_is_a_failure() -> None:
    with pytest.raises(ReadError, match="holds no text"):
        _read(_page("<div id='root'></div><script>render()</script>", title=""))


def test_a_lying_charset_is_found_out() -> None:
    page = _article("<p>El señor Ibáñez habló de la huelga en Québec durante una hora.</p>").decode()
    lying = page.replace("<head>", "<head><meta charset='utf-8'>").encode("cp1252")
    reading = _read(lying)
    assert "Ibáñez habló de la huelga en Québec" in reading.text
    assert any("declares utf-8" in w for w in reading.warnings)


def test_a_page_named_pdf_is_read_as_a_page_and_said() -> None:
    reading = _read(_article(""), "/downloads/report.pdf")
    assert reading.media_type == "text/html"
    assert any("web page" in w for w in reading.warnings)


PARAGRAPHS = [f"{name} told the meeting that {FILLER}" for name in ("Odile", "Ramón", "Wendell")]


def test_paragraphs_parted_by_two_breaks_are_paragraphs() -> None:
    body = "<center><font size=5><b>Bakers Win</b></font></center><br><br>" + "<br /><br />".join(PARAGRAPHS)
    reading = _read(_page(body, title="Bakers Win - Bread Workers"))
    assert [b.text for b in reading.blocks] == PARAGRAPHS


def test_a_page_laid_out_with_tables_gives_its_text_and_its_data() -> None:
    data = "<table border=1><tr><td>Year</td><td>Raise</td></tr><tr><td>1</td><td>$2</td></tr></table>"
    cells = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    body = (
        "<table><tr><td colspan=2><h1>Bread Workers Online</h1></td></tr><tr><td><a href=1>Front door</a><br>"
        f"<a href=2>Photo album</a></td><td><h2>Bakers Win</h2>{cells}{data}</td></tr></table>"
    )
    reading = _read(_page(body, title="Bakers Win"))
    assert [b.text for b in reading.blocks] == [*PARAGRAPHS, "Year | Raise", "1 | $2"]
    title = reading.best("title")
    assert title is not None
    assert title.value == "Bakers Win"


def test_a_listing_of_articles_has_no_date_of_its_own() -> None:
    cards = "".join(
        f"<article><h2><a href={n}>Story {n}</a></h2><time class='published' datetime='2020-0{n}-01'>x</time>"
        f"<p>{p}</p><a href={n}>Read more</a></article>"
        for n, p in enumerate(PARAGRAPHS, 1)
    )
    reading = _read(_page(f"<main>{cards}</main>", title="News | Bread Workers"))
    assert reading.best("published") is None
    assert "Read more" not in reading.text
    assert all(p in reading.text for p in PARAGRAPHS)


def test_a_blogs_name_is_not_the_posts_title() -> None:
    body = (
        "<h1 class='title'><a href='/'>Bread Blog</a></h1><div class='post hentry'>"
        "<h3 class='post-title'>Bakers Win</h3>"
        f"<div class='post-body'>{'<br><br>'.join(PARAGRAPHS)}</div><div class='post-footer'>"
        "<abbr class='published' title='2015-02-03T08:00:00'>8:00 AM</abbr></div></div>"
    )
    reading = _read(_page(body, title="Bread Blog: Bakers Win"))
    title, published = reading.best("title"), reading.best("published")
    assert title is not None
    assert published is not None
    assert (title.value, published.value) == ("Bakers Win", "2015-02-03")


def _story(after: str = "", within: str = "") -> str:
    """The text of a page whose story is followed, or broken, by something else."""
    story = f"<h1>Bakers Win</h1><p>{PARAGRAPHS[0]}</p>{within}<p>{PARAGRAPHS[1]}</p>"
    body = f"<div class='story'>{story}</div>{after}"
    return _read(_page(f"<div class='page'>{body}</div>", title="Bakers Win")).text


@pytest.mark.parametrize(
    "furniture",
    [
        "<div class='x'><h3>More stories</h3><p><a href=1>Oven men</a> They are out again.</p></div>",
        "<div class='x'><h4>Still warm</h4><div class='k'><a href=1>The crumb</a><p>A dispute.</p></div>"
        "<div class='k'><a href=2>The crust</a><p>Another dispute.</p></div></div>",
        "<div class='k'><p>Sign up for our newsletter and have it in your inbox.</p></div>",
        "<div class='comments'><h3>2 comments</h3><p>My uncle was a baker and says hello.</p></div>",
        "<div id='footer'><p>The Bread Workers have been baking since 1899, come what may.</p></div>",
        "<h3>Guestbook</h3><p><b>Wanda:</b> Signe was my grandmother and never told us a word of it.</p>",
    ],
)
def test_what_follows_the_story_is_no_part_of_it(furniture: str) -> None:
    text = _story(after=furniture)
    assert text.split("\n\n") == PARAGRAPHS[:2]


@pytest.mark.parametrize(
    "box",
    [
        "<div class='promo-x'><h4>The oven fund</h4><p>Loaves need friends. <a href=1>Give</a></p></div>",
        "<p><strong>Read also:</strong> <a href=1>The women who run the mill</a></p>",
        "<blockquote class='pull'>The committee of the harbour local met again</blockquote>",
        "<table align=right><tr><td><b>Got a story?</b> Tell it at the hall.</td></tr></table>",
        "<div class='pic'><img src=1><p>The oven at night.</p></div>",
    ],
)
def test_what_interrupts_the_story_is_no_part_of_it(box: str) -> None:
    assert _story(within=box).split("\n\n") == PARAGRAPHS[:2]


def test_the_note_on_the_author_goes_and_the_line_that_names_the_first_place_stays() -> None:
    note = "<p><em>Ada Brandt is a retired baker who writes about flour.</em></p>"
    first = "<p><em>Originally published by the Bread Dispatch on March 9, 2022.</em></p>"
    inner = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    body = f"<article><h1>Bakers Win</h1><p class='byline'>By Ada Brandt</p>{inner}"
    assert "retired baker" not in _read(_page(f"{body}{note}</article>", title="Bakers Win")).text
    assert "Bread Dispatch" in _read(_page(f"{body}{first}</article>", title="Bakers Win")).text


def test_the_pages_own_article_body_is_heard() -> None:
    own = '<script type=\'application/ld+json\'>{"@type":"Article","articleBody":"%s"}</script>'
    text = " ".join(PARAGRAPHS)
    body = "".join(f"<div><p>{p}</p></div>" for p in PARAGRAPHS)
    found = _read(_page(f"<div>{body}</div>", head=own % text, title="Bakers Win"))
    assert [b.text for b in found.blocks] == PARAGRAPHS
