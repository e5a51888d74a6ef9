"""Main text of pages in many languages and of ordinary templates: threads, guides, notices, hashed names."""

import pytest

from corpus.document import RawItem
from pipeline.readers import html_cues, read
from pipeline.readers.html_keys import count_of, key_of, words_of
from pipeline.readers.html_openings import Openings

LONG = (
    "The ferry to the north island will not sail before the ice has gone, the harbour office said on Monday.",
    "Its captain had asked for a second pilot, and the company wrote back that there was none to be had.",
    "Some sixty people on the island go to work by that boat, and the school keeps its books in the hold.",
    "A smaller boat will run twice a day until then, and whoever has a sledge is asked to bring it along.",
)
HEAD = "<h1>The ferry waits for the ice</h1>"
CHINESE = (
    "北岛的渡船要等到冰化以后才能开航，港务局星期一说。",
    "船长曾要求增加一名引水员，公司回信说没有人可派。",
    "岛上大约有六十人乘这班船上班，学校的账本也放在船舱里。",
    "在此以前，一艘小船每天往返两次，有雪橇的人请带上雪橇。",
)


def text_of(body: str, title: str = "The ferry waits for the ice") -> str:
    """What the reader makes of a page with this body."""
    head = f"<head><meta charset='utf-8'><title>{title} | Harbour Lamp</title></head>"
    markup = f"<html>{head}<body>{body}</body></html>"
    return read(RawItem("https://lamp.example/n/ferry", markup.encode(), "text/html")).text


def paragraphs(lines: tuple[str, ...]) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def test_words_are_counted_in_scripts_without_spaces():
    assert 20 <= len(words_of("".join(CHINESE))) <= 60
    assert count_of("港务局星期一说") >= 3
    assert "".join(words_of("港务局 Monday 2019")) == key_of("港务局 Monday 2019")


def test_a_chinese_text_is_found_among_cards():
    cards = "".join(
        f"<div class='c'><h3><a href='/{i}'>港口新闻</a></h3><p>{CHINESE[2]}</p></div>" for i in range(4)
    )
    story = f"<div class='a'><h1>渡船等冰化</h1><div>{paragraphs(CHINESE[:2])}</div></div>"
    body = f"{story}<div class='b'><h4>热门文章</h4>{cards}</div>"
    text = text_of(body, "渡船等冰化")
    assert CHINESE[1] in text
    assert CHINESE[2] not in text


@pytest.mark.parametrize(
    "heading",
    [
        "Das könnte Sie auch interessieren",
        "Zobacz także",
        "Διαβάστε επίσης",
        "Читайте также",
        "Lees ook",
        "Leggi anche",
        "相关阅读",
        "関連記事",
        "Související články",
        "Most read",
        "12 Kommentare",
        "Σχόλια (3)",
    ],
)
def test_headings_of_furniture_are_known_in_many_languages(heading: str):
    assert html_cues.heads_furniture(heading)


@pytest.mark.parametrize(
    "heading", ["Teurer Stahl", "Droga stal", "Дорогая сталь", "钢材涨价", "Most of us stayed"]
)
def test_headings_of_sections_are_none(heading: str):
    assert not html_cues.heads_furniture(heading)


@pytest.mark.parametrize(
    "notice",
    [
        "Zapisz się do newslettera i otrzymuj wiadomości na swoją skrzynkę.",
        "Подпишитесь на нашу рассылку, нажимая кнопку.",
        "订阅我们的新闻，点击“接受”。",
        "Meld je aan voor onze nieuwsbrief.",
    ],
)
def test_appeals_are_known_in_many_languages(notice: str):
    assert html_cues.appeals(notice, words_of(notice)) >= 2


def test_a_thread_longer_than_its_article_is_left_out():
    said = "".join(
        f"<li><p><b>Rosa</b></p><p>I wait for that boat too, number {i}. {LONG[3]}</p></li>"
        for i in range(12)
    )
    text = text_of(f"{HEAD}<div>{paragraphs(LONG[:2])}</div><h3>12 Comments</h3><ol>{said}</ol>")
    assert LONG[1] in text
    assert "number 3" not in text


def test_a_text_goes_on_behind_a_pointer_in_bold():
    pointer = "<p><a href='/x'><b>Read also: The pilot who was not there</b></a></p>"
    text = text_of(f"<article>{HEAD}{paragraphs(LONG[:2])}{pointer}{paragraphs(LONG[2:])}</article>")
    assert LONG[3] in text
    assert "Read also" not in text


def test_a_question_on_a_button_heads_its_answer():
    parts = "".join(
        f"<div class='accordion-item'><h2><button>Who sails {i}?</button></h2><div><p>{line}</p></div></div>"
        for i, line in enumerate(LONG)
    )
    assert "Who sails 2?" in text_of(f"<main>{HEAD}{parts}</main>")


def test_of_a_forums_posts_only_the_words_are_kept():
    posts = "".join(
        f"<div class='post bg{i % 2}'><dl class='postprofile'><dt><a class='username'>Rosa{i}</a></dt>"
        f"<dd>Joined: 2 June 2005</dd></dl><div class='postbody'><h3>Re: The ferry waits for the ice</h3>"
        f"<div class='content'>{line}</div><div class='signature'>Bring a sledge.</div></div></div>"
        for i, line in enumerate(LONG)
    )
    text = text_of(f"<h2>The ferry waits for the ice</h2><div id='thread'>{posts}</div>")
    assert all(line in text for line in LONG)
    assert "Joined" not in text
    assert "Bring a sledge" not in text


def test_paragraphs_behind_a_paywall_are_text():
    walled = "".join(f"<p class='paywall'>{line}</p>" for line in LONG[2:])
    text = text_of(f"<article>{HEAD}<div>{paragraphs(LONG[:2])}</div><div>{walled}</div></article>")
    assert LONG[3] in text


def test_a_notice_right_under_its_title_is_taken_alone():
    appeals = (
        "Sign up for our newsletter, by email each day.",
        "Support us: donate today, every dollar helps.",
    )
    aside = f"<div>{paragraphs(appeals)}</div>"
    text = text_of(f"<div><ul><li>Home</li></ul></div><div>{HEAD}<p>{LONG[0]}</p></div>{aside}")
    assert text == LONG[0]


def test_frames_of_one_kind_make_one_text():
    frame = "<div class='frame frame-default frame-type-{}'>{}</div>"
    body = (
        frame.format("text", f"{HEAD}{paragraphs(LONG[:2])}")
        + frame.format(
            "table", "<table><tr><th>Day</th><th>Boats</th></tr><tr><td>Friday</td><td>2</td></tr></table>"
        )
        + frame.format("textpic", f"<h2>Sledges</h2>{paragraphs(LONG[2:])}")
    )
    text = text_of(f"<div id='content'>{body}</div>")
    assert LONG[3] in text
    assert "Friday" in text


def test_the_pieces_of_a_bulletin_are_its_text():
    pieces = "".join(
        f"<div class='piece'><h2>Piece {i}</h2><p>By Rosa Lind, 4 June 2019</p>{paragraphs(LONG[i:])}</div>"
        for i in range(3)
    )
    text = text_of(f"<main><h2>The ferry waits for the ice</h2>{pieces}</main>")
    assert text.count(LONG[3]) == 3


def test_a_page_dimmed_behind_a_dialog_is_read():
    dialog = "<div role='dialog'><p>We use cookies. Accept them, or read our privacy policy.</p></div>"
    text = text_of(f"{dialog}<div class='x1' aria-hidden='true'>{HEAD}{paragraphs(LONG)}</div>")
    assert LONG[2] in text
    assert "cookies" not in text


def test_openings_find_what_the_patterns_match():
    patterns = ["(?:the )?latest", "[àa] lire", "r[ée]agi\\w*", "\\d+ thoughts", "ads?$"]
    found = Openings(patterns)
    lines = ["The latest", "latest", "à lire", "a lire", "réagir", "3 thoughts", "ad", "ads", "adds", "later"]
    assert [found.match(line) is not None for line in lines] == [True] * 8 + [False] * 2
