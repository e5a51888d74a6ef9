"""Bulletins, magazines, resolutions: what an issue is called, and of which day or month it is."""

from __future__ import annotations

import pytest

from pipeline.readers.html_headlines import names_issue
from tests.pipeline.lantern_pages import SITE, TEXTS, TITLES, document, page

FIRST, SECOND = TEXTS["en"]
TITLE = TITLES["en"]
DAY = "2008-11-21"
STANDFIRST = "<p>When the lamp was put out three men came up, and one had kept a log of it.</p>"
NEXT = "Upstairs on Wednesday 10 December at 7 pm."
PIECES = "".join(
    f"<h3>{n}. {name}</h3><p>{text}</p>"
    for n, (name, text) in enumerate(
        [("The roof", FIRST), ("The ladder", SECOND), ("Next meeting", NEXT)], 1
    )
)  # fmt: skip
COLUMNS = (
    '<div id="left"><h4>Older bulletins</h4><ul><li><a href="/b/6">No 6, 24 October 2008</a></li><li>'
    '<a href="/b/5">No 5, 26 September 2008</a></li></ul><h4>Wanted</h4><p>Back numbers of the journal from '
    "before 1970, for the scrapbook of the branch, good home assured; and a piano, you collect.</p></div>"
    '<div id="mid">{}</div><div id="right"><h4>Did you know?</h4><p>The first lamp of the depot was lit on '
    "12 May 1926 by a clerk, because everybody else was on strike, and went out on 13 May.</p></div>"
)


def bulletin(masthead: str) -> str:
    """A page of three columns, the middle one a bulletin of several pieces under its masthead."""
    return page(title=SITE, top="", whole=COLUMNS.format(f"{masthead}<div>{PIECES}</div>"))


@pytest.mark.parametrize(
    ("title", "under"),
    [
        ("Lamp Post: Bulletin No 7", "21 November 2008 • Please read and pass on"),
        ("Depot Newsletter #7", "Friday 21 November 2008 | 4 pages"),
        ("Boletín n.º 7 de la cuadrilla", "21 de noviembre de 2008"),
        ("Rundbrief 7/2008", "21. November 2008 – Bitte weitergeben"),
        ("Lamp Post, Vol. 3 No. 7", "November 21, 2008 · Printed in the canteen"),
        ("The Depot Circular No. 7", "21 November 2008"),
        ("Bulletin n° 7 – 21 novembre 2008", ""),
        ("Notiziario n. 7", "21 novembre 2008"),
        ("Depot Newsletter, 21 November 2008", "Please read and pass on"),
        ("Boletín del 21 de noviembre de 2008", ""),
    ],
)
@pytest.mark.parametrize(
    "masthead",
    ["<h2>{}</h2><p>{}</p>", "<div class='h'><h1>{}</h1><p>{}</p></div>", "<p><b>{}</b></p><p>{}</p>"],
)
def test_a_bulletin_is_called_and_dated_by_its_masthead(masthead: str, title: str, under: str) -> None:
    found = document(bulletin(masthead.format(title, under)))
    assert (found.title, found.published) == (title, DAY)


@pytest.mark.parametrize(
    "under",
    [
        "<p>Next meeting: 21 November 2008</p>",
        "<p>21 November 2008, 7 pm, Railway Arms</p>",
        "<p>Meeting on 21 November 2008</p>",
        "",
    ],
)
def test_a_meetings_day_under_a_masthead_is_no_issues(under: str) -> None:
    assert document(bulletin(f"<h2>Lamp Post: Bulletin No 7</h2>{under}")).published is None


def test_the_issue_that_holds_an_article_is_not_its_title() -> None:
    pieces = "<h2>{title}</h2>{text}<h3>The roof</h3>{text}<h3>After</h3>{text}"
    whole = f"<div><p>Lamp Post Bulletin No 7</p>{pieces}</div>"
    assert document(page(whole=whole)).title == TITLE


@pytest.mark.parametrize(
    "title",
    [
        "Strike of 1912",
        "Local 1340 votes no",
        "Bulletin board rules",
        "Resolution No. 12: Lamps and roofs",
        "Lodge No. 12",
        "Seven reasons to read the bulletin",
        "Circular letters in 5 easy steps",
        "What the bulletin of the night crew said of the roof in June 2019",
    ],
)
def test_titles_with_numbers_name_no_issue(title: str) -> None:
    assert not names_issue(title)


@pytest.mark.parametrize(
    "line",
    [
        "Words Ana Ruiz · Photographs by Otto Vance · <span>March 2018</span>",
        "By Ana Ruiz · March 2018",
        "Ana Ruiz · Issue 41 · March 2018",
        "Issue 41 · March 2018",
        "From the March 2018 issue",
        "March 2018 issue",
        "Vol. 12, No. 3, March 2018",
        "By <a href='/writers/ana-ruiz'>Ana Ruiz</a> | Published in Issue 41, March 2018",
    ],
)
@pytest.mark.parametrize("standfirst", ["", STANDFIRST])
def test_an_issues_month_in_an_articles_head_dates_it(line: str, standfirst: str) -> None:
    assert document(page(f"{standfirst}<p class='credits'>{line}</p>")).published == "2018-03"


@pytest.mark.parametrize(
    "line", ["<p>A strike in March 2018</p>", "<p>Read next: March 2018</p>", "<p>Founded March 2018</p>"]
)
def test_any_other_month_dates_nothing(line: str) -> None:
    assert document(page(line)).published is None


CLAUSES = "".join(
    f"<p><strong>WHEREAS</strong> the roof over pit {n} has let in the rain since the winter before last and "
    "nobody has come to mend it; and</p>"
    for n in (1, 2, 3)
)
RESOLVED = (
    "<p><strong>THEREFORE BE IT RESOLVED</strong> by this convention, assembled at Holm on June 12, 2015, "
    "that:</p><ol><li>No lamp shall be lifted under a roof that lets in the rain.</li>"
    "<li>The secretary shall write.</li></ol>"
)
FOOT = (
    "<footer><div><p>The federation was founded in a shed in 1983 by forty-one people who had been told to "
    "wait outside. Today it has thirty-one locals in two states, and takes no money from anybody but its "
    "members. It meets in June.</p></div></footer>"
)


@pytest.mark.parametrize(
    "meta",
    [
        '<footer class="node__meta"><div class="submitted">Posted on Monday, June 15, 2015</div></footer>',
        '<p class="submitted">Submitted by admin on June 15, 2015</p>',
        '<div class="field created"><time datetime="2015-06-15T10:00:00Z">June 15, 2015</time></div>',
        "<p>Published: 15 June 2015</p>",
    ],
)
def test_a_resolution_of_short_clauses_is_dated_by_its_posting(meta: str) -> None:
    whole = (
        '<main><div class="block-title"><h1>Resolution 14: On Roofs</h1></div>'
        f'<article class="node">{meta}<div class="body">{CLAUSES}{RESOLVED}</div></article></main>{FOOT}'
    )
    found = document(page(whole=whole, title=f"Resolution 14: On Roofs | {SITE}", around=""))
    assert found.published == "2015-06-15"


@pytest.mark.parametrize(
    "head",
    [
        '<div class="f">Lunes 6 de noviembre de 2006</div><p>Trabajo</p><div class="tit">{}</div>'
        '<div class="firma">Por Ana Ruiz</div>',
        '<div class="f">6 de noviembre de 2006</div><div class="x">{}</div><div class="y">Por Ana Ruiz</div>',
        "6 de noviembre de 2006<br>{}<br>Por Ana Ruiz<br>",
        "Trabajo<br><b>{}</b><br>Por Ana Ruiz y Leon Strand<br>",
        '<span class="titular">{}</span><br>',
    ],
)
def test_a_title_that_nothing_marks_stands_over_the_byline(head: str) -> None:
    found = document(page(lang="es", h1=head.format(TITLES["es"]), title=f"{SITE} :: Noticias"))
    assert found.title == TITLES["es"]
