"""Title, author and date: from where the page says them, with their origin, or not at all."""

from __future__ import annotations

import json

import pytest

from corpus.document import RawItem, Reading
from pipeline.readers import read

WORDS = (
    "Members of the local walked out of the cannery at noon and stayed out until the foreman had signed, "
    "which he did at dusk, with the borrowed pen of a bus driver who had stopped to see what the noise was."
)

STANDFIRST = (
    "The company promises to pay what it owes to four hundred and eighty people, who keep watch until then, "
    "and who have brought an oven."
)


def _read(
    head: str = "", body: str = "", title: str = "Cannery Workers Win", around: str = "", lang: str = "en"
) -> Reading:
    page = (
        f"<html lang='{lang}'><head><title>{title}</title>{head}</head><body>"
        f"<article><h1>Cannery Workers Win</h1>{body}<p>{WORDS}</p><p>They say that {WORDS}</p></article>"
        f"{around}</body></html>"
    )
    return read(RawItem("/pages/cannery.html", page.encode()))


def _best(reading: Reading, key: str) -> tuple[str, str] | None:
    best = reading.best(key)
    return (best.value, best.origin) if best else None


def _ld(**facts: object) -> str:
    return f"<script type='application/ld+json'>{json.dumps(facts)}</script>"


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        (_ld(**{"@type": "NewsArticle", "datePublished": "2019-03-02T23:59:00-05:00"}), "", "2019-03-02"),
        ("<meta property='article:published_time' content='2018-05-01T10:00:00Z'>", "", "2018-05-01"),
        ("<meta name='DC.date.issued' content='2017-07'>", "", "2017-07"),
        ("", "<div class='entry-meta'><time datetime='2016-02-29'>Feb 29</time></div>", "2016-02-29"),
        ("", "<p class='byline'>By Ana Torres, March 3, 2015</p>", "2015-03-03"),
        ("", "<p><em>from the <a href=x>Feb. 1, 2023 Bulletin</a></em></p>", "2023-02-01"),
        ("", "<p>14 June 2012</p>", "2012-06-14"),
        ("", "<p>Leeds, 14 June 2012</p>", "2012-06-14"),
        ("", "<p>Published 14 June 2012, updated 15 June 2012</p>", "2012-06-14"),
        ("", "<p>By Ana Torres (March 2016)</p>", "2016-03"),
        (
            "",
            f"<p>{STANDFIRST}</p><p>By <b>Ana Torres</b>, special correspondent in Cold Harbor | Friday, "
            "8 November 2013</p>",
            "2013-11-08",
        ),
        ("", f"<p>{STANDFIRST}</p><p class=news-date>8 November 2013, 5:32 pm</p>", "2013-11-08"),
        (
            "<link rel=canonical href='https://union.example/2011/04/cannery/'>",
            "<p>April 17</p>",
            "2011-04-17",
        ),
        (
            _ld(**{"@type": "Article", "datePublished": "2020-03-04T02:11:00Z"}),
            "<p>5 min read · Mar 3, 2020</p>",
            "2020-03-03",
        ),
    ],
)
def test_published_is_found_where_it_is_said(head: str, body: str, expected: str) -> None:
    best = _best(_read(head, body), "published")
    assert best is not None
    assert best[0] == expected


@pytest.mark.parametrize(
    ("head", "body", "around"),
    [
        ("", "", "<footer>Copyright © 2019 Harbour Local</footer>"),
        ("", "", "<p>© 2018-2023 All rights reserved</p>"),
        ("", "", "<aside><h3>Recent</h3><time class='published' datetime='2020-01-05'>Jan 5</time></aside>"),
        ("", "", "<div class='related-posts'><span class='post-date'>February 14, 2022</span></div>"),
        ("", "", "<div id='comments'><time class='published' datetime='2020-06-06'>June 6</time></div>"),
        ("", "<p>The picnic is on <time datetime='2021-09-06'>September 6, 2021</time>.</p>", ""),
        (
            "",
            "<div class='entry-meta'>Updated <time class='updated' datetime='2021-09-06'>Sept 6</time></div>",
            "",
        ),
        ("", "<p class='meta'>Last updated on March 3, 2017</p>", ""),
        ("", f"<p>{STANDFIRST}</p><p>8 November 2013</p>", ""),
        ("", f"<p>{STANDFIRST}</p><p class=date>8 May 1913</p><p>Rain.</p><p class=date>9 May 1913</p>", ""),
        ("", f"<p>{STANDFIRST}</p><p class=event-date>8 November 2013</p>", ""),
        ("<link rel=canonical href='https://union.example/2011/04/cannery/'>", "", ""),
        ("", "<p>75th Convention, Pittsburgh, September 12, 2017</p>", ""),
        ("", "<p>Join us: Saturday, March 3, 2018, Union Hall</p>", ""),
        ("", f"<p>{WORDS}</p><p>March 3, 1912</p>", ""),
        (
            "",
            "",
            "<ul class=nav-links><li><a href=/x>Older</a> <span class='post-date'>May 4, 2018</span></ul>",
        ),
        (_ld(**{"@type": "WebSite", "name": "Harbour", "datePublished": "2018-01-01"}), "", ""),
        (
            _ld(
                **{
                    "@type": "Article",
                    "headline": "Another Thing",
                    "url": "https://u.example/b",
                    "datePublished": "2018-01-01",
                }
            )
            + "<link rel=canonical href='https://u.example/a'>",
            "",
            "",
        ),
        (_ld(**{"@type": "Event", "name": "Picnic", "startDate": "2021-09-06"}), "", ""),
        ("<meta name='article:modified_time' content='2021-01-01'><meta name='date' content='soon'>", "", ""),
        ("<meta property='article:published_time' content='0000-00-00T00:00:00'>", "", ""),
        (
            "",
            "",
            "<article><h2>Other</h2><time class='published' datetime='2020-01-05'>x</time></article>",
        ),
    ],
)
def test_no_date_is_invented(head: str, body: str, around: str) -> None:
    assert _read(head, body, around=around).best("published") is None


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        (_ld(**{"@type": "Article", "author": [{"name": "Ana Torres"}, {"name": "Bo Li"}]}), "",
         "Ana Torres; Bo Li"),
        (_ld(**{"@graph": [{"@type": "Article", "author": {"@id": "#a"}}, {"@id": "#a", "name": "Bo Li"}]}),
         "", "Bo Li"),
        ("<meta name=author content='By ANA TORRES'>", "", "Ana Torres"),
        ("", "<p class='byline'>Posted May 1 by <a rel=author href=x>Ana Torres</a></p>", "Ana Torres"),
        ("", "<p><strong>By Ana Torres de la Cruz</strong></p>", "Ana Torres de la Cruz"),
        ("", "<p>Por Ana Torres</p>", "Ana Torres"),
        ("", "<p>Von Petra Schön und Ana Torres</p>", "Petra Schön; Ana Torres"),
        ("", "<p>Interview by Ana Torres. Translated by Bo Li. Photos by Max Moe.</p>", "Ana Torres"),
        ("", "<div class=authors><a href=/author/a>Ana Torres</a>, <a href=/author/b>Bo Li</a></div>",
         "Ana Torres; Bo Li"),
        ("<meta name=author content='Bo Li'>", "<p>By Ana Torres</p>", "Ana Torres"),
        ("", "<div>Ana Torres | March 3, 2016</div>", "Ana Torres"),
        ("", "<p>Texto: Ana Torres</p>", "Ana Torres"),
        ("", "<p>Texto y fotos: Ana Torres</p>", "Ana Torres"),
        ("", "<p>Words and photos by Ana Torres</p>", "Ana Torres"),
        ("", "<p>Text: Ana Torres / Foto: Max Moe</p>", "Ana Torres"),
        ("", "<p>Reportagem: Ana Torres</p>", "Ana Torres"),
        ("", "<p>14/08/2019 às 17h32 Texto: Ana Torres</p>", "Ana Torres"),
        (_ld(**{"@type": "Article", "author": {"name": "Ana Torres"}}),
         "<p><a rel=author>Ana Torres</a> (until noon) and <a rel=author>Bo Li</a></p>", "Ana Torres; Bo Li"),
    ],
)  # fmt: skip
def test_the_author_is_found(head: str, body: str, expected: str) -> None:
    best = _best(_read(head, body), "author")
    assert best is not None
    assert best[0] == expected


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("<meta property='og:site_name' content='Local 9'><meta name=author content='Local 9'>", ""),
        ("<meta name=author content='admin'>", ""),
        ("<meta name=author content='webmaster@union.example'>", ""),
        ("", "<div class='node__submitted'>Submitted by <span>jdoe77</span> on Tue</div>"),
        ("", "<figure><img><figcaption class='byline'>Photo by Ilse Marroquin</figcaption></figure>"),
        ("", "<p class='credit'>Photo by Ilse Marroquin</p>"),
        ("", "<p>By the editors</p>"),
        ("", "<p>Fotos: Ilse Marroquin</p>"),
        ("", "<p>Texto: Redação</p>"),
        ("", "<p>Redação Bancários</p>"),
        ("", "<p>Translated by Ana Torres</p>"),
        ("", "<p>Talking with Ana Torres</p>"),
        (_ld(**{"@type": "Article", "author": {"@type": "Organization", "name": "Harbour Local"},
                "publisher": {"name": "Harbour Local"}}), ""),
    ],
)  # fmt: skip
def test_sites_staff_and_photographers_are_no_authors(head: str, body: str) -> None:
    assert _read(head, body).best("author") is None


def test_a_portuguese_line_called_data_gives_the_day_and_the_author() -> None:
    text = (
        "A agência da rua do Mercado não abriu as portas nesta quarta-feira, um dia depois do assalto em que "
        "as bancárias e o vigilante ficaram em poder de homens armados, e o sindicato não quis que abrisse. "
    )
    page = (
        "<html lang=pt-BR><title>Agência fecha</title><body><div><h2>Agência fecha</h2><p>Porta giratória "
        "tinha sido retirada em uma reforma que o banco fez em maio, e ninguém a recolocou depois disso.</p>"
        "<p class=data-noticia><i></i> 14/08/2019 às 17h32 &nbsp; <i></i> Texto: Joelma Prates</p>"
        f"<p>{text}</p><p>{text}</p></div></body></html>"
    )
    reading = read(RawItem("/pages/agencia.html", page.encode()))
    assert _best(reading, "published") == ("2019-08-14", "byline")
    assert _best(reading, "author") == ("Joelma Prates", "byline")


@pytest.mark.parametrize(
    ("strip", "expected"),
    [
        ("<div class=issue-strip>Issue No. 58 · <a>September 2016</a> · Contents</div>", "2016-09"),
        ("<div class=issue-strip>Current issue: No. 58 · September 2016</div>", None),
        ("<div class=masthead><p class=issue>Vol. 3, No. 58 · September 2016</p></div>", None),
        ("<header><p class=issue>Vol. 3, No. 58 · September 2016</p></header>", None),
        ("<div class=issue>No. 58 · September 2016</div><ul><li>News<li>About<li>Join</ul>", None),
        ("<div>Issue No. 58 · September 2016</div>", None),
    ],
)
def test_a_strip_above_the_title_dates_a_page_when_it_names_its_own_issue(
    strip: str, expected: str | None
) -> None:
    page = (
        f"<html><title>Cannery Workers Win</title><body>{strip}<div><h1>Cannery Workers Win</h1>"
        f"<p>{WORDS}</p><p>So {WORDS}</p></div></body></html>"
    )
    best = read(RawItem("/pages/cannery.html", page.encode())).best("published")
    assert (best.value if best else None) == expected


@pytest.mark.parametrize(
    ("closing", "expected"),
    [
        (
            "<p class=bio><strong>Ana Torres</strong> is a retired postal clerk.</p><p>Filed under Ice</p>",
            True,
        ),
        ("<div class=author-box><h4>About the author</h4><p>Ana Torres is a clerk.</p></div>", True),
        ("<p class=bio>Ana Torres es profesora jubilada.</p>", True),
        ("<p class=bio>Ana Torres is a clerk.</p><p class=bio>Bo Li is a baker.</p>", False),
        ("<p>Ana Torres is a retired postal clerk.</p>", False),
        ("<p class=bio>Ana Torres was the first woman at the chute.</p>", False),
        ("<h3>Our speakers</h3><p class=bio>Ana Torres is a clerk.</p>", False),
    ],
)
def test_the_one_person_of_a_closing_biography_is_the_author(closing: str, expected: bool) -> None:
    page = (
        f"<html><title>Cannery Workers Win</title><body><article><h1>Cannery Workers Win</h1><p>{WORDS}</p>"
        f"<p>So {WORDS}</p><footer>{closing}</footer></article></body></html>"
    )
    best = _best(read(RawItem("/pages/cannery.html", page.encode())), "author")
    assert best == (("Ana Torres", "closing biography") if expected else None)


@pytest.mark.parametrize(
    ("title", "head"),
    [
        ("Cannery Workers Win | Harbour Local", ""),
        ("Cannery Workers Win - Harbour Local", "<meta property='og:site_name' content='Harbour Local'>"),
        ("Harbour Local: News", "<meta property='og:title' content='Cannery Workers Win – Harbour Local'>"),
    ],
)
def test_the_sites_name_is_no_part_of_the_title(title: str, head: str) -> None:
    best = _best(_read(head, title=title), "title")
    assert best is not None
    assert best[0] == "Cannery Workers Win"


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("<h1>News</h1><h2>Cannery Workers Win</h2>", "Cannery Workers Win"),
        ("<h1><span>Opinion</span> Cannery Workers Win the Day</h1>", "Cannery Workers Win the Day"),
        (
            "<div id=logo><h1>Harbour Notes Weekly</h1></div><h2>Cannery Workers Win</h2>",
            "Cannery Workers Win",
        ),
        ("<font size=5><b>Cannery Workers Win</b></font><br>", "Cannery Workers Win"),
    ],
)
def test_a_rubric_or_the_sites_name_in_a_heading_is_no_title(page: str, title: str) -> None:
    said = "<meta property=og:title content='Cannery Workers Win the Day'>" if "Opinion" in page else ""
    markup = (
        f"<html><head><title>Harbour</title>{said}</head><body>{page}<p>{WORDS}</p><p>So {WORDS}</p></body>"
    )
    best = _best(read(RawItem("/pages/cannery.html", markup.encode())), "title")
    assert best is not None
    assert best[0] == title


def test_source_language_kind_and_address_are_candidates() -> None:
    reading = _read(
        "<meta property='og:site_name' content='Harbour Local'><link rel=canonical "
        "href='https://u.example/a'>",
        "<nav class='breadcrumb'><a href=/>Home</a> <a href=x>Resolutions</a></nav>",
        lang="es-MX",
    )
    assert _best(reading, "source") == ("Harbour Local", "og:site_name")
    assert _best(reading, "language") == ("es", "html lang")
    assert _best(reading, "kind") == ("resolution", "breadcrumb")
    assert _best(reading, "canonical") == ("https://u.example/a", "canonical")


def test_a_saved_page_tells_where_it_was_saved_from() -> None:
    saved = "<!-- saved from url=(0042)https://union.example/minutes/1946 -->"
    page = f"<!DOCTYPE html>\n{saved}\n<html><body><p>{WORDS}</p></body></html>"
    reading = read(RawItem("/saved/minutes.html", page.encode()))
    assert _best(reading, "canonical") == ("https://union.example/minutes/1946", "saved from")


@pytest.mark.parametrize(
    "broken", ["{", "[[[[", '"\\ud800"', '{"@type": "Article", "headline": "a\\ud800b"}', "null"]
)
def test_broken_json_ld_costs_nothing(broken: str) -> None:
    reading = _read(f"<script type='application/ld+json'>{broken}</script>")
    assert WORDS in reading.text
    assert all(s.value.encode() for values in reading.metadata.values() for s in values)


def test_candidates_come_with_the_most_trusted_first() -> None:
    reading = _read("<meta property='og:title' content='Cannery Workers Win at Last'>")
    confidences = [s.confidence for s in reading.metadata["title"]]
    assert confidences == sorted(confidences, reverse=True)
    assert len(confidences) == 2
