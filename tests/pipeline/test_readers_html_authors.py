"""Who wrote a page, in the forms in which ordinary systems say it; or nobody."""

from __future__ import annotations

import pytest

from corpus.document import RawItem
from pipeline.readers import read
from pipeline.structure import structure
from tests.pipeline.lantern_pages import TEXTS, TITLES, document, linked, page

BOTH = "Ana Ruiz; Leon Strand"
FIRST, SECOND = TEXTS["en"]


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "BY ANA RUIZ"),
        ("en", "By ANA RUIZ Associated Press"),
        ("en", "By Ana Ruiz for The Lantern"),
        ("en", "By Ana Ruiz, General Secretary"),
        ("en", "By Ana Ruiz, AFL-CIO President"),
        ("en", "As told to Ana Ruiz"),
        ("en", "By Ana Ruiz Contributor"),
        ("en", "Photos by Otto Vance | Story by Ana Ruiz"),
        ("en", "A poem by Ana Ruiz"),
        ("en", "Contributed by Ana Ruiz"),
        ("en", "Words and photos by Ana Ruiz"),
        ("es", "Texto: Ana Ruiz Fotos: Otto Vance"),
        ("es", "Una crónica de Ana Ruiz"),
        ("es", "Entrevista realizada por Ana Ruiz"),
        ("fr", "Propos recueillis par Ana Ruiz"),
        ("fr", "Un article de Ana Ruiz"),
        ("pt", "Reportagem: Ana Ruiz"),
        ("de", "Ein Gastbeitrag von Ana Ruiz"),
        ("de", "Das Interview führte Ana Ruiz"),
        ("it", "Scritto da Ana Ruiz"),
        ("it", "Autore: Ana Ruiz"),
        ("ca", "Escrit per Ana Ruiz"),
        ("pl", "Tekst: Ana Ruiz"),
    ],
)
def test_one_author_is_named_in_many_ways(lang: str, line: str) -> None:
    assert document(page(f"<p>{line}</p>", lang=lang)).author == "Ana Ruiz"


@pytest.mark.parametrize(
    ("lang", "under"),
    [
        ("en", "<p>BY ANA RUIZ AND LEON STRAND</p>"),
        ("en", "<p>By Ana Ruiz with Leon Strand</p>"),
        ("fr", "<p>Propos recueillis par Ana Ruiz et Leon Strand</p>"),
        (
            "en",
            '<div class="byline"><a href="/author/ana">Ana Ruiz</a><a href="/author/leon">Leon '
            "Strand</a></div>",
        ),
        (
            "en",
            '<ul class="authors"><li><a href="/author/a">Ana Ruiz</a></li><li><a href="/author/l">Leon '
            "Strand</a></li></ul>",
        ),
    ],
)
def test_several_authors_are_all_named(lang: str, under: str) -> None:
    assert document(page(under, lang=lang)).author == BOTH


@pytest.mark.parametrize(
    "value",
    [
        "Ana Ruiz Lantern Street News Staff Writer",
        "ANA RUIZ Lantern Street News",
        "Ana Ruiz aruiz@lantern.example",
        "Ana Ruiz For The Lantern",
        "Ruiz, Ana",
    ],
)
def test_what_runs_on_after_a_name_in_metadata_is_cut(value: str) -> None:
    assert document(page(head=f'<meta name="author" content="{value}">')).author == "Ana Ruiz"


@pytest.mark.parametrize("name", ["cXenseParse:author", "DC.Creator.PersonalName", "article.author"])
def test_metadata_of_other_systems_name_the_author(name: str) -> None:
    assert document(page(head=f'<meta name="{name}" content="Ana Ruiz">')).author == "Ana Ruiz"


@pytest.mark.parametrize(
    "under",
    [
        "<p>Posted by admin on June 4, 2019</p>",
        "<p>By Staff Reporter</p>",
        "<p>By Lantern Street News</p>",
        "<p>With reporting by Otto Vance</p>",
        "<p>Reviewed by Otto Vance, MD</p>",
        "<p>Photo by Otto Vance</p>",
        "<p>Contact: Otto Vance, 555-0100</p>",
        "<figure><img><figcaption>The depot by night. By Otto Vance</figcaption></figure>",
        '<figure><img><span class="credit">By Otto Vance</span></figure>',
        '<div class="category">Health Safety</div><time datetime="2019-06-04">June 4, 2019</time>',
        "<blockquote>A lamp is a small sun. — Otto Vance</blockquote>",
    ],
)
def test_others_are_no_authors(under: str) -> None:
    assert document(page(under)).author is None


@pytest.mark.parametrize(
    "whole",
    [
        '<section class="hero">{title}<h1>Tram crew sets down its lamps</h1><p class="hero__credit">By '
        "Ana Ruiz</p></section>{text}",
        '<h1>Tram crew sets down its lamps</h1><div class="credit-line"><div>By</div><div>Ana '
        "Ruiz</div></div>{text}",
    ],
)
def test_a_writers_credit_is_no_photographers(whole: str) -> None:
    assert document(page(whole=whole.replace("{title}<h1>", "<h1>"))).author == "Ana Ruiz"


@pytest.mark.parametrize(
    "end",
    [
        "<p>In solidarity,</p><p>Ana Ruiz</p><p>President, Lodge 4</p>",
        "<p>Yours fraternally,<br>Ana Ruiz<br>Secretary, Lodge 4</p>",
        "<p>Un abrazo solidario,</p><p>Ana Ruiz</p>",
        "<p>Mit solidarischen Grüßen<br>Ana Ruiz</p>",
        "<p><em>Ana Ruiz is a tram driver and a member of Lodge 4.</em></p>",
    ],
)
def test_a_letters_signature_and_a_note_in_italics_name_the_author(end: str) -> None:
    letter = f"<h1>{TITLES['en']}</h1><p>Dear friends,</p><p>{FIRST}</p><p>{SECOND}</p>{end}"
    assert document(page(whole=letter)).author == "Ana Ruiz"


def test_who_starts_a_petition_may_be_a_group() -> None:
    found = document(page('<div class="by">Started by <a href="#">The Lamp Carriers</a></div>'))
    assert found.author == "The Lamp Carriers"


def test_the_name_under_linked_data_goes_with_that_beside_the_title() -> None:
    facts = (
        '{"@type": "Article", "headline": "Tram crew sets down its lamps", "author": {"name": "webadmin"}}'
    )
    assert document(page("<p>By Ana Ruiz</p>", head=linked(facts))).author == "Ana Ruiz"


@pytest.mark.parametrize(
    "end",
    [
        "<p>Respectfully submitted,<br>Ana Ruiz, Recording Secretary</p>",
        "<p>Minutes taken by Ana Ruiz</p>",
        "<p>Ana Ruiz<br>Recording Secretary</p>",
    ],
)
def test_who_signs_minutes_wrote_them(end: str) -> None:
    minutes = (
        "<h1>Minutes of the depot meeting</h1><div><p>Called to order at 7:05 by the chair, Otto Vance, with "
        f"nineteen members present.</p><p>{FIRST}</p><p>Motion to buy a ladder. Moved and seconded. Motion "
        f"carried.</p><p>{SECOND}</p><p>The meeting was adjourned at nine.</p>{end}</div>"
    )
    shown = page(whole=minutes, title="Minutes of the depot meeting").encode()
    for given in ({}, {"kind": "proceedings"}):
        item = RawItem("https://www.lantern.example/m", shown, media_type="text/html", given=given)
        assert structure(read(item), item).author == "Ana Ruiz"
