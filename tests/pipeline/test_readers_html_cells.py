"""Pages laid out by tables, and lines that only their neighbours explain: titles, days and names on them."""

from __future__ import annotations

import pytest

from tests.pipeline.lantern_pages import SITE, TEXTS, TITLES, document, page

TITLE = TITLES["en"]
FIRST, SECOND = TEXTS["en"]
LONG = f"{FIRST}<BR><BR>{SECOND}<BR><BR>{FIRST.replace('lamps', 'ladders')}"
MASTHEADS = [
    '<FONT SIZE=6><B>Lantern Street</B></FONT><BR><FONT SIZE=1>Your window on the yard</FONT>',
    '<FONT SIZE=7>LANTERN STREET</FONT>',
    '<SPAN STYLE="font-size: 34px">Lantern Street</SPAN>',
    '<CENTER><FONT SIZE="+3"><B>The Lantern Street Page</B></FONT></CENTER>',
]  # fmt: skip
HEADINGS = [
    f"<FONT SIZE=5><B>{TITLE}</B></FONT><BR>",
    f"<FONT SIZE=4>{TITLE}</FONT><P>",
    f'<SPAN STYLE="font-size: 22px"><B>{TITLE}</B></SPAN><BR>',
    f"<H2>{TITLE}</H2>",
    f"<H3>{TITLE}</H3>",
]
COLUMN = (
    "<B>TODAY IN THE YARD</B><BR>Monday, March 4, 2002<BR>Rain until noon<BR><BR><B>SOUP OF THE WEEK</B><BR>"
    "Take what is left of the ham, all of the onions and the end of a loaf, and boil it until "
    "somebody comes down the stairs to ask what it is. Serve it in mugs.<BR><BR><B>LOST</B><BR>One boot, "
    "on the night of the flood. Its fellow is lonely. Please bring it to the porter.<BR>"
)


def cells(masthead: str, heading: str, under: str = "", named: str = SITE) -> str:
    """An old page: a masthead over a column and the text, each in its cell."""
    table = (
        f"<TABLE WIDTH=760><TR><TD COLSPAN=2>{masthead}</TD></TR><TR><TD WIDTH=150 VALIGN=TOP><FONT SIZE=1>"
        f"{COLUMN}</FONT></TD><TD VALIGN=TOP>{heading}{under}<FONT SIZE=3>{LONG}</FONT></TD></TR></TABLE>"
    )
    return f"<HTML><HEAD><TITLE>{named}</TITLE></HEAD><BODY><CENTER>{table}</CENTER></BODY></HTML>"


@pytest.mark.parametrize("masthead", MASTHEADS)
@pytest.mark.parametrize("heading", HEADINGS)
def test_the_heading_in_the_cell_of_the_text_goes_before_a_larger_masthead(masthead: str, heading: str):
    assert document(cells(masthead, heading)).title == TITLE


@pytest.mark.parametrize("label", ["Posted 11/23/2001", "Posted: November 23, 2001", "November 23, 2001"])
def test_the_day_under_the_title_goes_before_that_of_a_column(label: str):
    under = f"<FONT SIZE=1>By Maureen Holm<BR>{label}</FONT><BR><BR>"
    found = document(cells(MASTHEADS[0], HEADINGS[0], under))
    assert found.published == "2001-11-23"
    assert found.author == "Maureen Holm"


@pytest.mark.parametrize(
    ("strip", "named", "address"),
    [
        ("Bulletin of the branch · No. 44 · Tuesday 9 February 1999", "Circular no. 44", "/b/feb.htm"),
        ("Circular Nr. 44 – 9. Februar 1999", "Circular", "/bulletin/nr44.htm"),
        ("Issue 44 | February 9, 1999", "Lantern", "/issue-44/roof"),
        ("Boletín n.º 44 · 9 de febrero de 1999", "Boletín núm. 44", "/b"),
    ],
)
def test_the_day_of_an_issue_counts_where_title_or_address_give_its_number(
    strip: str, named: str, address: str
):
    masthead = f"<FONT SIZE=6>CIRCULAR</FONT><BR><FONT SIZE=2>{strip}</FONT>"
    markup = cells(masthead, HEADINGS[3], named=named).replace("Monday, March 4, 2002<BR>", "")
    assert document(markup, f"http://www.lantern.example{address}").published == "1999-02-09"


def test_the_day_of_another_issue_does_not_count():
    masthead = "<FONT SIZE=6>CIRCULAR</FONT><BR><FONT SIZE=2>Current: No. 51 · 9 May 2000</FONT>"
    markup = cells(masthead, HEADINGS[3], named="Circular no. 44").replace("Monday, March 4, 2002<BR>", "")
    assert document(markup, "http://www.lantern.example/b/no44.htm").published is None


@pytest.mark.parametrize(
    ("line", "lang"),
    [
        ("Στέλιος Χολμ · Πέμπτη 18 Οκτωβρίου, 14:20", "el"),
        ("Jo Holm · czwartek, 18 października, 14:20", "pl"),
        ("Jo Holm | 18. Oktober, 14:20", "de"),
        ("Jo Holm · giovedì 18 ottobre", "it"),
    ],
)
def test_a_day_without_its_year_has_it_from_the_address_that_agrees(line: str, lang: str):
    markup = page(f"<div class='st'>{line}</div>").replace('lang="en"', f'lang="{lang}"')
    found = document(markup, "https://www.lantern.example/2018/10/18/lamps/")
    assert found.published == "2018-10-18"
    assert found.author == line.partition(" ·")[0].partition(" |")[0]


def test_a_day_without_its_year_that_the_address_contradicts_is_none():
    markup = page("<div class='st'>Jo Holm · 18. Oktober</div>").replace('lang="en"', 'lang="de"')
    assert document(markup, "https://www.lantern.example/2018/05/02/lamps/").published is None


@pytest.mark.parametrize("told", ["4 min read", "7 minutes", "5 min Lesezeit", "3 min de lectura"])
@pytest.mark.parametrize("name", ["<span title='Ada Holm'>Ada Holm</span>", "<b>Ada Holm</b>"])
def test_a_name_beside_the_time_that_reading_takes_is_the_authors(told: str, name: str):
    head = f"<div class='_hd'><div>{name}</div><div><span>{told}</span></div></div>"
    found = document(page(above=head))
    assert found.author == "Ada Holm"


@pytest.mark.parametrize("word", ["Photographs", "Photos by", "Illustration:", "Fotos:", "Pictures"])
def test_whose_pictures_are_linked_beside_the_author_is_none(word: str):
    line = (
        "<div class='m'><span>Words <a href='/contributors/holm'>Ada Holm</a></span>"
        f"<span>{word} <a href='/contributors/b'>Bo Vance</a></span><span>2 November 2018</span></div>"
    )
    found = document(page(line))
    assert found.author == "Ada Holm"


@pytest.mark.parametrize(
    "entry",
    [
        "<B>Tony in {place}</B> - 11/{n}/2001<BR>We stood in that yard too, and it rained.<BR><BR>",
        "<B>gull_{n}</B>, Jan {n}, 2002<BR>Does anybody know who held the ladder?<BR><BR>",
        "A. {place} | 1{n}.1.2002<BR>There is another side to this, and nobody has asked for it.<BR><BR>",
    ],
)
@pytest.mark.parametrize("head", ["WHAT OUR VISITORS SAY (from the guest book)", "Comments"])
def test_entries_of_a_guest_book_in_the_cell_of_the_text_are_no_text(entry: str, head: str):
    said = "".join(
        entry.format(place=place, n=n + 2) for n, place in enumerate(("Fresno", "Hull", "Lund", "Bari"))
    )
    markup = cells(MASTHEADS[0], HEADINGS[0]).replace(LONG, f"{LONG}<BR><BR><B>{head}</B><BR><BR>{said}")
    text = document(markup).text
    assert "the rain" in text
    assert all(word not in text for word in ("it rained", "who held the ladder?", "another side to this"))
