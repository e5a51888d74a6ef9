"""A description held against a page's tree."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.readers import html_dom
from pipeline.sites.apply import CONFIDENCE, apply
from pipeline.sites.load import parse_site
from pipeline.sites.selectors import is_stable, selector_of
from pipeline.sites.tail import cut_tail

ADDRESS = "https://a.org/news/x"


def site(text: str):
    return parse_site(f"name: a\nmatch: [a.org]\n{text}", "a.yaml")


def page(body: str, head: str = "") -> html_dom.Element:
    return html_dom.parse(f"<html><head>{head}</head><body>{body}</body></html>")


def values(description: str, body: str, address: str = ADDRESS, head: str = "") -> dict[str, str]:
    applied = apply(site(description), page(body, head), address)
    assert all(len(found) == 1 and found[0].confidence == CONFIDENCE for found in applied.metadata.values())
    return {key: found[0].value for key, found in applied.metadata.items()}


def test_several_bodies_are_joined_in_the_pages_order_and_none_twice():
    root = page("<div class=b>one<div class=b>two</div></div><p>not this</p><div class=b>three</div>")
    body = apply(site("body: .b"), root).body
    assert html_dom.text_of(body) == "one two three"


def test_the_first_selector_that_finds_text_gives_the_body():
    root = page("<div class=empty> </div><div class=full>here</div>")
    assert html_dom.text_of(apply(site("body: [.none, .empty, .full]"), root).body) == "here"
    assert apply(site("body: .none"), root).body is None
    assert apply(site("title: h1"), root).body is None


def test_what_is_removed_is_told_and_the_text_behind_it_stays():
    root = page("<div class=b>one <span class=ad>buy</span> two<p class=ad>more</p></div>")
    applied = apply(site("body: .b\nremove: [.ad]"), root)
    assert html_dom.text_of(applied.body) == "one two"
    assert applied.removed == ["buy", "more"]


def test_what_lies_in_something_removed_is_told_once():
    root = page("<div class=b>one<div class=ad>buy <p class=ad>more</p></div></div>")
    assert apply(site("body: .b\nremove: [.ad]"), root).removed == ["buy more"]


def test_metadata_is_read_before_its_element_is_removed():
    root = page("<div class=b><p class=by>By Ada Brandt</p>Text</div>")
    applied = apply(site("body: .b\nauthor: .by\nremove: [.by]"), root)
    assert applied.metadata["author"][0].value == "Ada Brandt"
    assert applied.metadata["author"][0].origin == "site description a: author"
    assert html_dom.text_of(applied.body) == "Text"


def test_an_element_is_removed_only_where_it_is_all_of_its_paragraph_and_says_so():
    description = "body: .b\nremove:\n  - {selector: .b em, whole: true, pattern: ' is a '}"
    root = page(
        "<div class=b><p>This <em>is a word</em> in a line.</p><p><em>All of this stays.</em></p>"
        "<p><em>Ada is a welder.</em></p></div>"
    )
    assert (
        html_dom.text_of(apply(site(description), root).body)
        == "This is a word in a line. All of this stays."
    )


def test_the_page_itself_is_never_removed():
    root = page("<div class=b>Text</div>")
    assert html_dom.text_of(apply(site("body: .b\nremove: [body, html, '*']"), root).body or root) in (
        "Text",
        "",
    )
    assert root.find("body") is not None


@pytest.mark.parametrize(
    ("markup", "left"),
    [
        ("<p>one</p><p>Sign up now</p><p>two</p>", "one"),
        ("<p>one<br>\n  Sign up now</p><p>two</p>", "one"),
        ("<p>one</p><ul><li>two</li><li>Sign up <b>now</b></li></ul><p>three</p>", "one two"),
        ("<p>one</p><p><b>Sign</b> up now</p>", "one"),
        ("<section><p>one</p><div><p>Sign up</p></div><p>x</p></section> tail <p>two</p>", "one"),
        ("<p>one</p><!-- Sign up --><p>two</p>", "one two"),
        ("<p>one</p><script>Sign up</script><p>two</p>", "one two"),
        ("<p>one</p><p>They will Sign up</p>", "one They will Sign up"),
        ("<p>Sign up</p><p>one</p>", "Sign up one"),
        ("one<p>Sign up</p>", "one"),
    ],
)
def test_the_tail_is_cut_from_the_first_line_that_matches(markup: str, left: str):
    root = page(f"<div class=b>{markup}</div><p>outside</p>")
    applied = apply(site("body: .b\ntail: ['^Sign up']"), root)
    assert html_dom.text_of(applied.body) == left
    assert "outside" in html_dom.text_of(root)


def test_a_tail_in_the_middle_of_a_line_leaves_what_stands_before_it():
    root = page("<div class=b><p>First. A <i>last</i>  word. Write to <a href=x>us</a> today.</p></div>")
    applied = apply(site("body: .b\ntail: ['Write to us']"), root)
    assert html_dom.text_of(applied.body) == "First. A last word."
    assert applied.removed == ["Write to us today."]


WORDS = st.lists(st.sampled_from(["alpha", "beta", "gamma", "STOP"]), min_size=1, max_size=6)
TAGS = st.sampled_from(["p", "div", "b", "span", "li"])


@given(st.lists(st.tuples(TAGS, WORDS, TAGS), min_size=1, max_size=8))
def test_whatever_the_markup_what_is_left_is_the_text_before_the_tail(pieces):
    markup = "".join(f"<{a}>{' '.join(w)}<{b}>{w[0]}</{b}></{a}> " for a, w, b in pieces)
    body = page(f"<div id=b><p>start</p>{markup}</div>").get_element_by_id("b")
    before = html_dom.text_of(body)
    gone = cut_tail(body, [re.compile("STOP")])
    left = html_dom.text_of(body)
    assert before.startswith(left)
    if gone:
        assert gone[0].startswith("STOP")
        assert "STOP" not in left
        assert " ".join([left, *gone]).split() == before.split() or "".join([left, *gone]).replace(
            " ", ""
        ) == before.replace(" ", "")
    else:
        assert left == before


@pytest.mark.parametrize(
    ("place", "body", "day"),
    [
        ("p", "<p>Posted on March 9, 2022 by Ada</p>", "2022-03-09"),
        (
            "{selector: time, attribute: datetime}",
            "<time datetime=2022-03-09T23:30:00-05:00>x</time>",
            "2022-03-09",
        ),
        ("{selector: p, precision: month}", "<p>March 9, 2022</p>", "2022-03"),
        ("{selector: p, precision: year}", "<p>Spring 2018</p>", "2018"),
        ("{selector: p, format: '%d.%m.%Y'}", "<p>09.03.2022</p>", "2022-03-09"),
        ("{selector: p, format: '%d.%m.%Y', precision: month}", "<p>09.03.2022</p>", "2022-03"),
        ("{selector: p, format: '%d.%m.%Y'}", "<p>March 9, 2022</p>", None),
        (
            "{selector: p, pattern: '^from the (.+) Bulletin$'}",
            "<p>from the Feb. 1, 2023 Bulletin</p>",
            "2023-02-01",
        ),
        ("{selector: p, pattern: '^from the (.+) Bulletin$'}", "<p>Feb. 1, 2023</p>", None),
        ("[.none, p]", "<p>March 9, 2022</p>", "2022-03-09"),
        ("p", "<p>March 9</p>", None),
        ("p", "<p>Updated March 9, 2022</p>", None),
        ("p", "<p>Room 1984</p>", None),
    ],
)
def test_a_date_is_no_more_precise_than_it_is_told(place: str, body: str, day: str | None):
    assert values(f"date: {place}", body).get("published") == day


def test_a_date_is_understood_in_the_descriptions_language():
    assert values("date: p\nlanguage: es", "<p>9 de marzo de 2022</p>")["published"] == "2022-03-09"


def test_all_authors_are_named_and_the_site_is_none():
    names = ("By Ada Brandt", "Odo Kane", "A Daily", "Ada Brandt")
    body = "".join(f"<a class=au>{name}</a>" for name in names)
    assert values("label: A Daily\nauthor: .au", body)["author"] == "Ada Brandt; Odo Kane"


def test_constants_and_kinds_by_path():
    description = "source: The A\nlanguage: fr\nkind: {paths: {'^/res/': resolution}, default: article}"
    assert values(description, "<p>x</p>") == {"source": "The A", "language": "fr", "kind": "article"}
    assert values(description, "<p>x</p>", "https://a.org/res/1")["kind"] == "resolution"
    head = '<link rel="canonical" href="https://a.org/res/1">'
    assert values(description, "<p>x</p>", "", head)["kind"] == "resolution"


def test_a_value_that_is_not_there_is_not_made_up():
    description = (
        "title: h1\nauthor: .au\ndate: .d\nnumber: {selector: p, pattern: 'No. (\\d+)'}\nissue: a.issue"
    )
    assert values(description, "<p>Nothing of that</p>") == {}


def test_an_article_names_its_issue():
    found = values("issue: .is", '<p class=is>In <a href="/issues/9">No. 9</a></p>')
    assert found == {"issue": "https://a.org/issues/9"}


@pytest.mark.parametrize("name", ["article-body", "storyText", "field--name-body", "post_content"])
def test_names_that_a_person_chose_are_stable(name: str):
    assert is_stable(name)


@pytest.mark.parametrize(
    "name",
    ["css-1x2y3z", "sc-bdVaJa", "post-48213", "Story__a8Xk2", "_3fKx", "col-md-8", "mt-4", "clearfix", "x:y"],
)
def test_names_that_a_program_made_or_that_say_how_it_looks_are_not(name: str):
    assert not is_stable(name)


def test_an_element_without_a_name_is_found_below_one_that_has_one():
    root = page('<div class="story css-1a2b3c"><h2>T</h2><p>x</p></div><div class="story-end"><p>y</p></div>')
    assert selector_of(root.find(".//h2"), root) == ".story h2"
    assert selector_of(root.findall(".//p")[1], root) == ".story-end p"
