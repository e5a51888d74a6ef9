"""Single rules by which main text is told from furniture, each on a small page made for it."""

import pytest

from corpus.document import RawItem, Reading
from pipeline.readers import html_cues, html_dates, html_language, read
from pipeline.readers.html_main import MainText

PROSE = [
    f"{who} came down to the {where} before the whistle, {what}, and nobody who stood there that morning has "
    f"forgotten how quiet the {where} was when they had gone."
    for who, where, what in (
        ("The riveters", "dock", "set their hammers in a row"),
        ("Two cooks", "kitchen", "hung up their keys"),
        ("An old signalman", "yard", "put out each of his lamps"),
        ("The spinners", "mill", "tied off their threads"),
        ("Four drivers", "depot", "parked across the gate"),
        ("The typists", "hall", "covered their machines"),
    )
]
PARAGRAPHS = "".join(f"<p>{text}</p>" for text in PROSE)


def page(inner: str, head: str = "") -> Reading:
    markup = f"<html lang='en'><head><title>The quiet morning</title>{head}</head><body>{inner}</body></html>"
    return read(RawItem("https://shed.example/a", markup.encode(), "text/html"))


def article(inner: str) -> Reading:
    return page(f"<h1>The quiet morning</h1><div class='story'>{inner}</div>")


def test_a_heading_that_could_end_a_text_does_not_when_plain_prose_follows():
    text = article(f"{PARAGRAPHS}<h2>More in the mill</h2>{PARAGRAPHS.replace('whistle', 'bell')}").text
    assert "before the bell" in text


def test_comments_under_a_heading_in_the_flow_are_left_out():
    said = "".join(
        f"<p>Rater {n} says that this was not how it went at the mill at all, not by far.</p>"
        for n in range(4)
    )
    assert "Rater 2" not in article(f"{PARAGRAPHS}<h2>Comments</h2>{said}").text


def test_an_advertisement_between_like_boxes_does_not_end_the_text():
    box = "<div class='body-column'>{}</div>"
    ad = "<div class='slot'><p>Advertisement</p><p>Continue reading</p></div>"
    parts = ad.join(box.format(f"<p>{text}</p><p>{text.replace('whistle', 'bell')}</p>") for text in PROSE)
    text = page(f"<article><h1>The quiet morning</h1><section>{parts}</section></article>").text
    assert PROSE[-1] in text
    assert "Advertisement" not in text


def test_rows_of_a_page_builder_are_alike_whatever_number_they_bear():
    rows = "".join(
        f"<section class='elementor-section elementor-element-{n}f3a2c1'><div "
        f"class='wrap'><p>{a}</p><p>{b}</p></div></section>"
        for n, (a, b) in enumerate(zip(PROSE[::2], PROSE[1::2], strict=True))
    )
    text = page(f"<h1>The quiet morning</h1>{rows}").text
    assert all(paragraph in text for paragraph in PROSE)


def test_entries_of_a_live_blog_go_on_after_the_line_that_ends_each():
    entries = "".join(
        f"<div class='entry'><h2>1{n}:05 News</h2><p>{text}</p><p>Share this update</p></div>"
        for n, text in enumerate(PROSE)
    )
    text = page(f"<h1>The quiet morning</h1><div class='feed'>{entries}</div>").text
    assert all(paragraph in text for paragraph in PROSE)
    assert "Share this" not in text


def test_a_row_whose_cells_hold_paragraphs_lays_out_the_page():
    left = "<b>NEWS</b><br><br>A picnic.<br><br>Bring a dish.<br><br>"
    middle = "<br><br>".join(PROSE)
    reading = page(f"<table><tr><td width=150>{left}</td><td width=440>{middle}</td></tr></table>")
    assert PROSE[0] in [block.text for block in reading.blocks]
    assert "picnic" not in reading.text


def test_a_table_of_values_stays_a_table():
    rows = "<tr><th>Shed</th><th>Wage</th></tr><tr><td>Dock<br>north</td><td>9.80</td></tr>"
    reading = article(f"{PARAGRAPHS}<table>{rows}</table><p>{PROSE[0]}</p>")
    assert [b.text for b in reading.blocks if b.type == "table_row"] == ["Shed | Wage", "Dock north | 9.80"]


def test_text_that_a_reader_unfolds_is_text():
    folded = "".join(
        f"<div class='accordion-body' style='display:none'><p>{text}</p></div>" for text in PROSE
    )
    assert PROSE[3] in page(f"<h1>The quiet morning</h1>{folded}").text


def test_a_hidden_box_on_cookies_is_no_text():
    hidden = (
        "<div class='cookie-panel' style='display:none'><p>We keep small files on your machine, "
        "at all times.</p></div>"
    )
    assert "small files" not in article(f"{PARAGRAPHS}{hidden}").text


def test_the_standfirst_beside_the_headline_is_text():
    head = f"<div class='top'><h1>The quiet morning</h1><div class='summary'>{PROSE[0]}</div></div>"
    inner = "".join(f"<p>{text}</p>" for text in PROSE[1:])
    assert PROSE[0] in page(f"<article>{head}<div class='body-x'>{inner}</div></article>").text


def test_cards_with_a_date_and_a_time_to_read_are_no_text():
    cards = "".join(
        f"<p class=t>The lamp of {name}</p><p class=u>12 Sept 2021 · 3 min read. Who lit it first "
        "at the harbour gate</p>"
        for name in ("Ida", "Odo", "Ada")
    )
    boxes = "".join(f"<div class='b1'><p>{text}</p></div>" for text in PROSE)
    text = page(f"<h1>The quiet morning</h1>{boxes}<div class='b1'><div class='g'>{cards}</div></div>").text
    assert "min read" not in text
    assert PROSE[-1] in text


@pytest.mark.parametrize("called", ["teaserbox", "sharebox", "newsletter-wrap", "relatedlist"])
def test_a_box_is_furniture_by_the_beginning_of_its_name(called: str):
    box = (
        f"<div class='{called}'><p>Fourteen thousand have signed, print the sheet and pass it "
        "round at noon.</p></div>"
    )
    assert "Fourteen thousand" not in article(f"{PARAGRAPHS}{box}<p>{PROSE[0]}</p>").text


def test_what_was_struck_is_in_brackets_and_what_was_put_in_is_told():
    reading = article(
        f"{PARAGRAPHS}<p>The local shall pay <del>three</del> <ins>four</ins> dollars to each of "
        "the pickets.</p>"
    )
    assert "pay [three] four dollars" in reading.text
    assert "[inserted] four" in reading.furniture


def test_bold_questions_make_the_paragraphs_under_them_answers():
    asked = "".join(
        f"<p><strong>What happened at the {n} gate?</strong></p><p>{PROSE[n]}</p>" for n in range(4)
    )
    kinds = [block.type for block in article(asked).blocks]
    assert kinds == ["question", "answer"] * 4


def test_bold_names_of_speakers_tell_who_asks():
    said = "".join(
        f"<p><b>SHED:</b> Who was at the {n} gate then?</p><p><b>IDA BRUN:</b> {PROSE[n]}</p>"
        for n in range(3)
    )
    assert [block.type for block in article(said).blocks] == ["question", "answer"] * 3


def test_labels_of_clauses_are_no_speakers():
    clauses = "".join(f"<p><b>RESOLVED:</b> {text}</p>" for text in PROSE)
    assert {block.type for block in article(clauses).blocks} == {"paragraph"}


def test_a_note_that_bears_its_sign_is_a_footnote():
    reading = article(
        f"{PARAGRAPHS}<div class='footnotes'><p>[1] The minutes of the local for that year.</p></div>"
    )
    assert reading.blocks[-1].type == "footnote"


def test_the_pages_own_article_body_is_followed_where_nothing_else_tells_the_text():
    body = " ".join(PROSE[:3]).replace('"', "'")
    head = f'<script type="application/ld+json">{{"@type": "Article", "articleBody": "{body}"}}</script>'
    other = "".join(f"<p>{text.replace('whistle', 'bell')}</p>" for text in PROSE[3:] + PROSE[:2:-1])
    boxes = f"<div class=x1>{''.join(f'<p>{t}</p>' for t in PROSE[:3])}</div><div class=x2>{other}</div>"
    text = page(boxes, head).text
    assert PROSE[0] in text


def test_a_witness_knows_its_own_lines():
    witness = MainText(PROSE)
    assert witness.words[:2] == ["the", "riveters"]


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("Roma, 3 maggio 2019", "it", "2019-05-03"),
        ("4 mei 2018", "nl", "2018-05-04"),
        ("7 lipca 2016", "pl", "2016-07-07"),
        ("09/10/2013", "pt", "2013-10-09"),
    ],
)
def test_dates_of_other_languages_are_read(text: str, language: str, day: str):
    assert html_dates.visible(text, language) == day


def test_the_language_is_told_by_small_words_or_not_at_all():
    assert (
        html_language.guessed(
            ["o sindicato não disse uma palavra da greve em que os homens do porto e as mulheres"] * 3
        )
        == "pt"
    )
    assert html_language.guessed(["lamp ledger kettle"]) is None


@pytest.mark.parametrize(
    "line", ["Historias recientes", "Vos commentaires", "Neueste Beiträge", "Otras noticias"]
)
def test_headings_of_lists_and_voices_are_known(line: str):
    assert html_cues.heads_furniture(line)


def test_appeals_are_counted_once_for_each_wording():
    text = "Sign up for our newsletter and donate. Donate today, or log in."
    assert html_cues.appeals(text, text.lower().replace(".", "").replace(",", "").split()) == 4
    assert html_cues.appeals("The lamp was lit.", ["the", "lamp", "was", "lit"]) == 0
