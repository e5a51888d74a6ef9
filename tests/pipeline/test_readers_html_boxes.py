"""Boxes that stand between or beside a text: forms, rows of promotions, columns, pieces of a bulletin."""

import pytest
from lxml import html

from corpus.document import RawItem, Reading
from pipeline.readers import html_boxes, read

PROSE = [
    "The bakers of the night shift met in the yard, by the lamps, and went through the offer line by line.",
    "The ovens are new and faster than the old ones, and nobody has measured what that does to an arm.",
    "Two were carried out in the heat of August, and the line did not stop, nor did the clock over it.",
    "The schools that buy the bread say that the price is not theirs to set, and the bakery says the same.",
]
PARAGRAPHS = "".join(f"<p>{text}</p>" for text in PROSE)
PIECES = {
    "Night allowance": "The allowance for October came with the wages of December, after two letters.",
    "The roof of bay six": "Water stood there for the third week, and the safety committee closed it.",
    "New stewards": "Welcome to Farida in dispatch and to Owen, who go on their course in the spring.",
    "The ballot": "Most of the papers that came back were for refusing overtime until the rota goes.",
}


def page(body: str, title: str = "Fair bread") -> Reading:
    markup = f"<html lang='en'><head><title>{title} | Bakers</title></head><body>{body}</body></html>"
    return read(RawItem("https://bakers.example/a", markup.encode(), "text/html"))


def rows(*inner: str) -> str:
    return "".join(f"<div class='row'><div class='inner'>{part}</div></div>" for part in inner)


def pieces(shape: str) -> str:
    return "".join(shape.format(heading=heading, text=text) for heading, text in PIECES.items())


PLEDGE = (
    "<h3>Add your name</h3><p>I will not buy this bread for my school until there is an agreement.</p>"
    "<div><input name='first'><input type='email' name='mail'><button>I pledge</button></div>"
    "<p>We write about this and nothing else.</p>"
)


def test_a_small_box_with_fields_to_fill_in_is_no_text():
    text = page(
        f"<h1>Fair bread</h1>{rows(PARAGRAPHS, PLEDGE, PARAGRAPHS.replace('bakers', 'millers'))}"
    ).text
    assert "millers of the night shift" in text
    assert "I will not buy this bread" not in text


def test_a_page_that_is_one_form_keeps_its_text():
    body = f"<h1>Fair bread</h1><div class='b'><p>{PROSE[0]}</p><input type='hidden'>{PARAGRAPHS}</div>"
    assert PROSE[3] in page(f"<form>{body}<input type='text' name='q'></form>").text


def test_posts_of_a_network_under_a_members_name_are_no_text():
    feed = "<h5>@bakers9</h5>" + "".join(
        f"<div class='it'><span>bakers9</span><p>Soup for the night shift, from Hilda, {n}.</p></div>"
        for n in (1, 2)
    )
    text = page(f"<h1>Fair bread</h1>{rows(PARAGRAPHS, feed)}").text
    assert PROSE[3] in text
    assert "Soup for the night shift" not in text


def columns(*inner: str, kind: str = "blurb") -> str:
    width = f"pb_column_1_{len(inner)}"
    made = "".join(f"<div class='pb_column {width}'><div class='{kind}'>{part}</div></div>" for part in inner)
    return f"<div class='pb_row'>{made}</div>"


def built(*parts: str) -> str:
    return "".join(
        part if part.startswith("<div class='pb_row'") else columns(part, kind="words") for part in parts
    )


SHIRTS = (
    "<h4>Wear the union</h4><p>Heavy cotton shirts from the valley, in sizes for people who eat lunch.</p>"
)
ALERTS = (
    "<h4>Hear it first</h4><p>Be the first to know when a branch needs you at the gate, by day and night.</p>"
)
TWO = f"<p>{PROSE[0]}</p><p>{PROSE[1]}</p>"
OTHER_TWO = f"<p>{PROSE[2]}</p><p>{PROSE[3]}</p>"


def test_a_row_of_promotions_between_rows_of_prose_is_no_text():
    text = page(
        f"<article>{built('<h1>Fair bread</h1>', TWO, columns(SHIRTS, ALERTS), OTHER_TWO)}</article>"
    ).text
    assert PROSE[1] in text and PROSE[3] in text
    assert "Heavy cotton" not in text


@pytest.mark.parametrize("lead", ["<h2>What we ask for</h2>", "<p>This is what was asked for:</p>"])
def test_a_row_of_columns_to_which_the_text_leads_over_is_text(lead: str):
    body = built("<h1>Fair bread</h1>", TWO + lead, columns(SHIRTS, ALERTS), OTHER_TWO)
    assert "Heavy cotton" in page(f"<article>{body}</article>").text


def test_columns_of_the_texts_own_make_are_text():
    body = built("<h1>Fair bread</h1>", TWO, columns(SHIRTS, ALERTS, kind="words"), OTHER_TWO)
    assert "Heavy cotton" in page(f"<article>{body}</article>").text


@pytest.mark.parametrize(
    ("called", "weight"),
    [("col-md-8", 0.8), ("col-12", 0.0), ("col-12 col-md-8", 0.8), ("pb_column pb_column_4_4", 0.0),
     ("pb_column_1_2", 0.8), ("elementor-col-100", 0.0), ("rightcol", 0.8), ("story", 0.0)],
)  # fmt: skip
def test_a_column_of_the_full_width_stands_beside_nothing(called: str, weight: float):
    assert html_boxes.column(html.fromstring(f"<div class='{called}'>x</div>")) == weight


SIDE = (
    "<div id='left'><h4>The branch</h4><ul><li><a href='/b'>Bulletins</a></li></ul>"
    "<h4>For sale and wanted</h4><p>For sale: a caravan, sleeps four who are fond of each other.</p>"
    "<h4>The fund</h4><p>Nobody but the trustees will know. It paid for a boiler last year.</p></div>"
)


@pytest.mark.parametrize(
    "shape",
    ["<h3>{heading}</h3><p>{text}</p>", "<div class='item'><h3>{heading}</h3><p>{text}</p></div>",
     "<article><h3>{heading}</h3><p>{text}</p></article>", "<p><b>{heading}</b></p><p>{text}</p>"],
)  # fmt: skip
def test_the_pieces_of_a_bulletin_are_its_text_and_not_those_of_a_column_beside_it(shape: str):
    masthead = "<div class='head'><h2>The Lamp: Bulletin No 7</h2><p>21 November 2008. Pass it on.</p></div>"
    centre = f"<div id='centre'>{masthead}<div class='pieces'>{pieces(shape)}</div></div>"
    text = page(f"{SIDE}{centre}", "The Lamp").text
    assert all(piece in text for piece in PIECES.values())
    assert "caravan" not in text


def test_pieces_that_rules_set_apart_are_one_bulletin():
    body = "<hr>".join(f"<p><b>{heading.upper()}</b></p><p>{text}</p>" for heading, text in PIECES.items())
    tail = "<hr><p><b>LINKS</b></p><p><a href='/a'>The schools</a> and <a href='/b'>the mill</a></p>"
    text = page(f"<h1>THE LAMP</h1><hr><div>{body}{tail}</div>", "THE LAMP").text
    assert all(piece in text for piece in PIECES.values())
    assert "the mill" not in text


@pytest.mark.parametrize(
    "tail",
    ["<b>If you liked this page you might enjoy:</b><br>", "<b>More of the kind, on this server:</b><br>",
     "<i>Messages left by visitors:</i><br>"],
)  # fmt: skip
def test_what_a_rule_and_a_line_set_apart_under_a_text_is_none(tail: str):
    linked = "<a href='/boom'>Boom men and boom sticks</a> - how it was to walk on logs, by one who fell.<br>"
    told = "<br><br>".join(PROSE)
    body = f"<center><font size=5>Fair bread</font></center><hr><p>{told}</p><hr><font>{tail}{linked}</font>"
    text = page(f"<table><tr><td>{body}</td></tr></table>").text
    assert PROSE[3] in text
    assert "Boom men" not in text


def test_data_set_side_by_side_over_a_text_are_none_of_it():
    line = "<p class='muted'>Body: Delegates · Session: Two · <span>Open</span></p>"
    text = page(f"<div><h1>Fair bread</h1>{line}<hr><div class='rich'>{PARAGRAPHS}</div></div>").text
    assert text.startswith(PROSE[0])


def test_figures_at_the_head_of_a_text_are_part_of_it():
    line = "<p>Day shift: 11.20 · Night shift: 12.60 · Sunday: 15.00</p>"
    assert "12.60" in page(f"<h1>Fair bread</h1><div>{line}{PARAGRAPHS}</div>").text


def test_a_line_of_date_and_source_in_a_script_without_spaces_is_no_text():
    told = "七月的那个晚上，河水漫过了老桥的桥面。骑手把车停在药店的屋檐下，手机里还有四单没有送完。"
    line = "<div>2017年8月23日 09:40 来源：江畔周刊 作者：陈若溪 <a href='#c'>评论(36)</a></div>"
    body = "".join(f"<p>{told}{n}</p>" for n in ("一", "二", "三"))
    text = page(
        f"<h1>雨夜送餐：骑手怎样组织起来</h1>{line}<div class='art'>{body}</div>",
        "雨夜送餐：骑手怎样组织起来",
    ).text
    assert told in text
    assert "江畔周刊" not in text


def test_a_resolution_all_of_lists_is_not_given_up_for_what_witnesses_prefer():
    items = [f"That the {what} of the mill be opened to all who work there, on any shift, and that "
             "the key hang where each of them can reach it without asking anybody for leave." for what in
             ("reading room", "yard", "canteen", "wash house", "roof", "library", "chapel")]  # fmt: skip
    listed = "".join(f"<li>{item}</li>" for item in items)
    said = "".join(
        f"<li><div><cite>Rater {n}</cite> says:</div><p>{PROSE[n % 4]}</p><a href='#r'>Reply</a></li>"
        for n in range(6)
    )
    body = f"<h1>Fair bread</h1><div class='t'><div><h3>Council resolves:</h3><ol>{listed}</ol></div></div>"
    text = page(f"{body}<div class='disc'><h3>6 Comments</h3><ol>{said}</ol></div>").text
    assert items[0] in text and items[-1] in text
