"""What a page is called, without the name of its site, wherever either stands."""

from __future__ import annotations

import pytest

from tests.pipeline.lantern_pages import SITE, TITLES, document, page

TITLE = TITLES["en"]
SEPARATORS = [
    " | ",
    " - ",
    " – ",
    " — ",
    " :: ",
    " » ",
    " · ",
    " • ",
    ": ",
    " / ",
    " « ",
    " * ",
    " ~ ",
    " > ",
    " // ",
    " › ",
    "|",
]


@pytest.mark.parametrize("sign", SEPARATORS)
def test_the_sites_name_is_cut_at_either_end_though_no_heading_confirms_it(sign: str) -> None:
    for shown in (f"{TITLE}{sign}{SITE}", f"{SITE}{sign}{TITLE}"):
        assert document(page(h1="", title=shown)).title == TITLE


@pytest.mark.parametrize("sign", [" | ", " - ", " · ", " › ", " / "])
def test_a_rubric_between_title_and_site_is_cut_too(sign: str) -> None:
    for shown in (f"{TITLE}{sign}Trams{sign}{SITE}", f"{SITE}{sign}Trams{sign}{TITLE}"):
        assert document(page(h1="", title=shown)).title == TITLE


@pytest.mark.parametrize("sign", [" | ", " - ", ": ", " * "])
def test_a_heading_that_is_the_sites_name_is_no_title(sign: str) -> None:
    top = f'<div id="hd"><h1>{SITE}</h1><p>Printed since 1911</p></div>'
    for shown in (f"{TITLE}{sign}{SITE}", f"{SITE}{sign}{TITLE}"):
        assert document(page(h1=f"<h3>{TITLE}</h3>", title=shown, top=top)).title == TITLE


@pytest.mark.parametrize(
    "heading",
    [
        f"<h2>{TITLE}</h2>",
        f'<div class="title">{TITLE}</div>',
        f'<table><tr><td class="headline">{TITLE}</td></tr><tr><td class="small">Posted On: Mar 05, '
        f"2012</td></tr></table>",
        f"<font size='5'><b>{TITLE}</b></font><br>",
        f"<center><b>{TITLE}</b></center>",
    ],
)
def test_the_title_is_found_where_the_pages_own_is_but_the_sites(heading: str) -> None:
    assert document(page(h1=heading, title=SITE)).title == TITLE


@pytest.mark.parametrize(
    ("heading", "shown"),
    [
        (f"<h1>{TITLE}<small>A roof lets the rain through</small></h1>", f"{TITLE} | {SITE}"),
        (f'<h1><span class="kicker">Labor:</span> {TITLE}</h1>', f"{TITLE} | {SITE}"),
        (f'<h1 class="breadcrumb">Home › News › {TITLE}</h1><h2>{TITLE}</h2>', f"{TITLE} | {SITE}"),
        (f"<h1>News</h1><h2>{TITLE}</h2>", f"{TITLE} | {SITE}"),
        (f"<h1>Press Release</h1><h2>{TITLE}</h2>", f"Press Release: {TITLE} | {SITE}"),
        (f"<h2>{TITLE}</h2>", f"MINUTES | {SITE}"),
    ],
)
def test_rubrics_subtitles_and_breadcrumbs_are_no_part_of_the_title(heading: str, shown: str) -> None:
    assert document(page(h1=heading, title=shown)).title == TITLE


def test_a_boards_name_over_a_thread_is_not_the_threads() -> None:
    top = (
        '<div id="page-header"><a id="logo" href="./index.php"></a><h1>Lamp Board</h1><p>A place to '
        "talk.</p></div>"
    )
    found = document(
        page(
            h1=f'<h2 class="topic-title"><a href="./t?1">{TITLE}</a></h2>',
            title=f"{TITLE} - Lamp Board",
            top=top,
        )
    )
    assert found.title == TITLE


@pytest.mark.parametrize(
    "title", ["Lamps: what the night crew carries", "Lamps – what the night crew carries"]
)
def test_signs_within_a_title_stay(title: str) -> None:
    assert document(page(h1="", title=f"{title} | {SITE}")).title == title
    assert document(page(h1=f"<h1>{title}</h1>", title=f"{title} | {SITE}")).title == title


def test_of_large_letters_those_nearer_to_the_text_are_the_title() -> None:
    top = "<table><tr><td><font size='7'>The Bent Wick Online</font></td></tr></table>"
    heading = f"<font size='5'><b>{TITLE}</b></font><br>"
    assert document(page(h1=heading, title=f"The Bent Wick Online * {TITLE}", top=top)).title == TITLE


@pytest.mark.parametrize("sign", ["_", "-", "｜", " - "])
def test_signs_between_words_without_spaces_divide_title_and_site(sign: str) -> None:
    name, site = TITLES["zh"], "提灯街新闻"
    top = f'<header><a class="logo" href="/">{site}</a></header>'
    assert document(page(h1="", title=f"{name}{sign}{site}", top=top, lang="zh")).title == name
