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


# A witness that hears one entry only must not make the page's text of it.
ENTRY = "<article class='{}'><header><time>1{}:05 BST</time><h2>{}</h2></header><div class='blk'>{}</div>"
ENTRY += "<div class='shr'>Share Facebook Twitter</div></article>"


def test_sibling_entries_of_one_make_are_one_text_with_their_headings():
    feed = "".join(
        ENTRY.format("entry key" if n == 2 else "entry", n, f"Gate {n} closes", f"<p>{text}</p>")
        for n, text in enumerate(PROSE)
    )
    stand = "<div class='standfirst'><p>Six gates closed today, and no one has come to open them.</p></div>"
    appeal = "<div class='promo-epic'><h3>A favour</h3><p>Support us today: donate to our paper.</p></div>"
    text = page(
        f"<main><div class='headline'><h1>The quiet morning</h1>{stand}</div><div class='live'>{feed}{appeal}"
        "</div></main>"
    ).text
    assert [f"Gate {n} closes" in text for n in range(6)] == [True] * 6
    assert all(paragraph in text for paragraph in PROSE)
    assert text.startswith("Six gates closed")
    assert "favour" not in text and "Facebook" not in text


@pytest.mark.parametrize("tag", ["section", "details", "article"])
def test_chapters_without_a_class_are_one_text(tag: str):
    chapters = "".join(f"<{tag}><h2>Part {n}</h2><p>{text}</p></{tag}>" for n, text in enumerate(PROSE))
    text = page(f"<h1>The quiet morning</h1><div>{chapters}</div>").text
    assert all(paragraph in text for paragraph in PROSE)


def test_cards_of_questions_are_one_text():
    cards = "".join(
        f"<div class='card'><h3>What of gate {n}?</h3><div class='a'><p>{text}</p></div></div>"
        for n, text in enumerate(PROSE)
    )
    text = page(f"<h1>The quiet morning</h1><div class='cards'>{cards}</div>").text
    assert all(paragraph in text for paragraph in PROSE)


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("<a href='/{0}'>The lamp of {0}</a>", PROSE[0]),
        ("The lamp of {0}", "It was lit before dawn. {0} knew."),
    ],
)
def test_teasers_of_one_make_are_no_text(heading: str, said: str):
    teasers = "".join(
        f"<article class='t'><h3>{heading.format(name)}</h3><p>{said.format(name)[:140]}</p></article>"
        for name in ("Ida", "Odo", "Ada", "Ugo")
    )
    text = page(
        f"<h1>The quiet morning</h1><div class='story'>{PARAGRAPHS}</div><div class='grid'>{teasers}</div>"
    ).text
    assert "The lamp of" not in text
    assert PROSE[-1] in text


def test_the_cell_of_title_and_prose_is_the_text_and_its_neighbours_are_not():
    side = "<td width=150><b>{}</b><p>The picnic of the lodge is set for June, so bring a dish.<p>Save on "
    side += "lamps and boots with your card, and ask the clerk for the price.</td>"
    left, right = side.format("HOT NEWS"), side.format("POLL OF THE WEEK")
    cell = f"<td width=480><table><tr><td><b>The quiet morning</b><hr>{PARAGRAPHS}</td></tr></table></td>"
    text = page(f"<table><tr><td colspan=3>Lodge</td></tr><tr>{left}{cell}{right}</tr></table>").text
    assert all(paragraph in text for paragraph in PROSE)
    assert "picnic" not in text and "clerk" not in text


def test_an_appeal_among_rows_of_one_make_is_no_text():
    row = "<section class='row-x'><div><p>{}</p></div></section>"
    said = "We are many and we grow: sign up for our newsletter, donate today, and share this with a friend."
    rows = "".join(row.format(text) for text in [*PROSE[:3], said, *PROSE[3:]])
    text = page(f"<h1>The quiet morning</h1><div>{rows}</div>").text
    assert "newsletter" not in text
    assert all(paragraph in text for paragraph in PROSE)


def test_columns_beside_the_cell_of_a_short_text_are_not_added_to_it():
    said = (
        "The picnic of the lodge is set for June, so bring a dish and a lamp to the old yard by the gate.",
        "Save on lamps and boots with your card, and ask the clerk at the counter for the price of each.",
        "Last week four hundred of you voted, and two thirds of them want a crossword in the next paper.",
        "Every other week we send a letter to our members, and we have never sold the list to anyone at all.",
    )
    side = f"<td width=150><b>NEWS</b>{''.join(f'<p>{text}' for text in said)}</td>"
    cell = f"<td width=480><h1>The quiet morning</h1>{''.join(f'<p>{text}' for text in PROSE[:2])}</td>"
    text = page(f"<table><tr>{side}{cell}{side}</tr></table>").text
    assert PROSE[0] in text and PROSE[1] in text
    assert not any(line in text for line in said)


def test_large_letters_that_share_words_with_the_title_do_not_take_the_place_of_its_line():
    top = "<tr><td colspan=2><font size=5><b>United Quiet Morning</b></font> International</td></tr>"
    cell = f"<td><font size=3><b>The quiet morning</b></font><hr>{PARAGRAPHS}</td>"
    reading = page(f"<table>{top}<tr><td width=90>Home</td>{cell}</tr></table>")
    assert reading.metadata["title"][0].value == "The quiet morning"


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
