"""Descriptions read from YAML, found for an address, and what they say of addresses."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import pipeline.sites as in_use
from corpus.document import RawItem
from corpus.errors import ConfigError, FetchError, UsageError
from pipeline.sites.find import load_sites
from pipeline.sites.load import _KEYS, EXPECTED, load_site, parse_site

ADDING = Path(__file__).parents[2] / "docs" / "adding.md"

HARBOR = """
name: harbor
label: The Harbor Worker
match: [harborworker.example]
canonical: {https: true, www: false, drop_parameters: ["share_*"]}
start: {listings: ["https://harborworker.example/all"]}
listing: {links: .teaser a, next: a.older}
documents:
  include: ['^/\\d{4}/[^/?]+$']
  exclude: [/drafts-]
issue: a.issue
body: .text
"""


@pytest.fixture
def own_folder(tmp_path: Path):
    """A folder of the user's own, taken up for this test only."""
    yield tmp_path
    in_use.use_folder(None)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("name: a\nmatch: [a.org]\nboddy: .x\n", 3, "Did you mean body?"),
        ("name: a\nmatch: [a.org]\ncanonical:\n  htps: true\n", 4, "Did you mean https?"),
        ("name: a\nmatch: [a.org]\ntried: maybe\n", 3, "true or false"),
        ("name: a\nmatch: [a.org]\nbody: 'div['\n", 3, "not a CSS selector"),
        ("name: a\nmatch: [a.org]\nremove:\n  - .b\n  - ':::'\n", 5, "remove[2]"),
        ("name: a\nmatch: [a.org]\ntail: ['(']\n", 3, "not a regular expression"),
        ("name: a\nmatch: [a.org]\ndate: {selector: p, pattern: '(a)(b)'}\n", 3, "one group"),
        ("name: a\nmatch: [a.org]\ntitle: {selector: p, format: '%Y'}\n", 3, "unknown key"),
        ("name: a\nmatch: [a.org]\ndate: {selector: p, precision: week}\n", 3, "day, month, year"),
        ("name: a\nmatch: [a.org]\nkind: poem\n", 3, "article"),
        ("name: a\nmatch: [a.org]\nkind: {paths: {'^/x': poem}}\n", 3, "article"),
        ("name: a\nmatch: [a.org]\nrecheck: 0\n", 3, "whole number from 1"),
        ("name: a\nmatch: [a.org]\nrecheck: sometimes\n", 3, "always, never"),
        ("name: a\nmatch: [a.org]\nstart: {feeds: [/feed]}\n", 3, "https://"),
        ("name: a\nmatch: ['http://a.org']\n", 2, "a host"),
        ("name: a\nmatch: ['a.org/(']\n", 2, "after the host"),
        ("name: A Site\nmatch: [a.org]\n", 1, "small letters"),
        ("name: a\nname: b\nmatch: [a.org]\n", 2, "given twice"),
        ("name: a\n", 1, "lacks the key match"),
        ("name: a\nmatch: [a.org\n", 3, "not valid YAML"),
        ("name: a\nmatch: [a.org]\ntests:\n  - {page: x, address: y, expect: {tilte: z}}\n", 4, "title"),
        ("- name\n", 1, "keys and values"),
        ("name: a\nmatch: [a.org]\nrecheck: 2021-13-45\n", 3, "cannot be understood"),
        ("name: a\nmatch: [a.org]\nstart: &a [*a]\n", 3, "start"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_what_is_expected(text: str, line: int, said: str):
    with pytest.raises(ConfigError) as caught:
        parse_site(text, "mine.yaml")
    assert f"mine.yaml: line {line}: " in str(caught.value)
    assert said in str(caught.value)


@given(st.text(max_size=200))
def test_whatever_stands_in_a_file_gives_a_description_or_a_config_error(text: str):
    try:
        site = parse_site(text, "any.yaml")
    except ConfigError as error:
        assert "any.yaml" in str(error)
    else:
        assert site.match


def test_figures_and_days_are_read_as_they_are_written():
    text = HARBOR + "tests:\n  - {page: p.html, address: a, expect: {published: 2021-05-03, number: 007}}\n"
    assert parse_site(text, "h").tests[0].expect == {"published": "2021-05-03", "number": "007"}


def test_an_expectation_left_empty_expects_nothing():
    text = (
        HARBOR + "tests:\n  - page: p.html\n    address: a\n    expect:\n      author:\n      follows: []\n"
    )
    assert parse_site(text, "h").tests[0].expect == {"author": None, "follows": ()}


@pytest.mark.parametrize(
    ("match", "address", "matches"),
    [
        ("a.org", "https://a.org/x", True),
        ("a.org", "http://www.A.org", True),
        ("www.a.org", "https://a.org/", True),
        ("a.org", "https://b.a.org/", False),
        ("a.org", "https://nota.org/", False),
        ("a.org", "https://a.org.evil.example/", False),
        ("a.org", "https://evil.example/a.org", False),
        ("a.org", "https://a.org@evil.example/", False),
        ("a.org", "https://a.org:8443/", True),
        ("*.a.org", "https://b.a.org/", True),
        ("*.a.org", "https://a.org/", True),
        ("*.a.org", "https://nota.org/", False),
        ("127.0.0.1:8000", "http://127.0.0.1:8000/x", True),
        ("127.0.0.1:8000", "http://127.0.0.1:8001/x", False),
        ("a.org/news/.*", "https://a.org/news/1", True),
        ("a.org/news/.*", "https://a.org/old/news/1", False),
        ("a.org", "https://[::1", False),
    ],
)
def test_a_description_is_for_its_hosts_only(match: str, address: str, matches: bool):
    site = parse_site(f"name: a\nmatch: ['{match}']\n", "a")
    assert (site.matched(address) is not None) is matches


def test_the_most_specific_description_is_taken_and_the_users_own_among_equals(own_folder: Path):
    (own_folder / "whole.yaml").write_text("name: whole\nmatch: ['*.a.org']\n")
    (own_folder / "host.yaml").write_text("name: host\nmatch: [b.a.org]\n")
    (own_folder / "part.yaml").write_text("name: part\nmatch: ['b.a.org/news/.*']\n")
    (own_folder / "notes.yaml").write_text("name: notes\nmatch: [labornotes.org]\n")
    known = load_sites(own_folder)
    found = [
        known.for_address(f"https://{page}")
        for page in ("c.a.org", "b.a.org/x", "b.a.org/news/x", "labornotes.org/x", "z.org")
    ]
    assert [s.name if s else None for s in found] == ["whole", "host", "part", "notes", None]


def test_the_users_description_replaces_the_shipped_one_of_its_name(own_folder: Path):
    (own_folder / "mine.yaml").write_text("name: dissent\nmatch: [elsewhere.example]\n")
    known = load_sites(own_folder)
    assert known.by_name("dissent").match[0].host == "elsewhere.example"
    assert known.for_address("https://www.dissentmagazine.org/article/x/") is None
    assert known.by_name("labornotes").shipped


def test_two_descriptions_of_one_name_and_a_missing_folder_are_told(own_folder: Path):
    (own_folder / "one.yaml").write_text("name: same\nmatch: [a.org]\n")
    (own_folder / "two.yaml").write_text("name: same\nmatch: [b.org]\n")
    with pytest.raises(ConfigError, match=r"two\.yaml: the name same"):
        load_sites(own_folder)
    with pytest.raises(ConfigError, match="sites_folder"):
        load_sites(own_folder / "missing")


def test_an_unknown_name_is_answered_with_the_nearest():
    with pytest.raises(UsageError, match="Did you mean labornotes"):
        load_sites().by_name("labor-notes")


def test_no_description_is_read_for_a_file(own_folder: Path, monkeypatch: pytest.MonkeyPatch):
    (own_folder / "broken.yaml").write_text("name: [\n")
    in_use.use_folder(own_folder)
    assert in_use.site_for("/archive/page.html") is None
    with pytest.raises(ConfigError, match=r"broken\.yaml"):
        in_use.site_for("https://union.example/page.html")


def test_a_folder_that_is_taken_up_holds_until_the_next(own_folder: Path):
    (own_folder / "harbor.yaml").write_text(HARBOR)
    in_use.use_folder(own_folder)
    found = in_use.site_for("https://harborworker.example/2021/quay")
    assert found is not None
    assert found.name == "harbor"
    in_use.use_folder(None)
    assert in_use.site_for("https://harborworker.example/2021/quay") is None


@pytest.mark.parametrize(
    ("address", "canonical"),
    [
        (
            "http://www.harborworker.example/a?share_x=1&n=2&utm_source=z",
            "https://harborworker.example/a?n=2",
        ),
        ("http://harborworker.example:8080/a", "http://harborworker.example:8080/a"),
        ("https://elsewhere.example/a?share_x=1&fbclid=2", "https://elsewhere.example/a?share_x=1"),
    ],
)
def test_a_page_has_one_address(own_folder: Path, address: str, canonical: str):
    (own_folder / "harbor.yaml").write_text(HARBOR)
    in_use.use_folder(own_folder)
    assert in_use.canonical_address(address) == canonical
    assert in_use.canonical_address(canonical) == canonical


def test_only_the_parameters_that_are_kept_stay():
    site = parse_site("name: a\nmatch: [a.org]\ncanonical: {keep_parameters: [page]}\n", "a")
    assert site.canonical_address("https://a.org/x?b=1&page=2&c=3") == "https://a.org/x?page=2"
    none = parse_site("name: a\nmatch: [a.org]\ncanonical: {keep_parameters: []}\n", "a")
    assert none.canonical_address("https://a.org/x?b=1&page=2") == "https://a.org/x"


def test_what_is_no_web_address_has_no_canonical_form():
    with pytest.raises(FetchError):
        in_use.canonical_address("ftp://a.org/x")


@pytest.mark.parametrize(
    ("path", "is_document"),
    [
        ("/2021/quay", True),
        ("/2021/drafts-quay", False),
        ("/2021/quay?page=2", False),
        ("/about", False),
        ("/all", False),
    ],
)
def test_documents_are_told_by_their_paths(path: str, is_document: bool):
    assert parse_site(HARBOR, "h").is_document(f"https://harborworker.example{path}") is is_document
    assert not parse_site(HARBOR, "h").is_document(f"https://elsewhere.example{path}")


def test_a_listing_gives_its_documents_once_and_the_next_page():
    site = parse_site(HARBOR, "h")
    page = """<html><body><nav><a href="/2020/menu">Menu</a></nav>
        <div class="teaser"><a href="/2021/quay?share_by=x">The Quay</a></div>
        <div class="teaser"><a href="https://www.harborworker.example/2021/quay">again</a></div>
        <div class="teaser"><a href="/2021/crane">The Crane</a> <a href="/about">About</a></div>
        <div class="teaser"><a href="https://user:word@harborworker.example/2021/door">no</a></div>
        <div class="teaser"><a href="https://elsewhere.example/2021/other">elsewhere</a></div>
        <a class="older" href="/all?page=2">Older</a></body></html>"""
    item = RawItem("https://harborworker.example/all", page.encode(), "text/html")
    links, following = in_use.listed_links(site, item)
    assert links == ["https://harborworker.example/2021/quay", "https://harborworker.example/2021/crane"]
    assert following == "https://harborworker.example/all?page=2"


def test_a_document_leads_to_its_issue_and_to_the_documents_in_its_text():
    site = parse_site(HARBOR, "h")
    page = """<html><head><base href="https://harborworker.example/2021/"></head><body>
        <a class="issue" href="issue-12">Issue 12</a><aside><a href="unrelated">Unrelated</a></aside>
        <div class="text"><p>As told in <a href="crane">The Crane</a> and <a href="quay">here</a>.</p>
        </div>"""
    item = RawItem("https://harborworker.example/2021/quay", page.encode(), "text/html")
    assert in_use.linked_documents(site, item) == [
        "https://harborworker.example/2021/issue-12",
        "https://harborworker.example/2021/crane",
    ]


def test_the_example_of_the_documentation_is_sound_and_every_key_is_explained():
    section = ADDING.read_text("utf-8").partition("## … a site\n")[2].partition("\n## ")[0]
    example = section.partition("```yaml\n")[2].partition("```")[0]
    harbor = parse_site(example, "docs/adding.md")
    assert harbor.is_document("https://harborworker.example/2021/05/the-long-quay")
    assert not harbor.is_document("https://harborworker.example/2021/the-long-quay")
    assert harbor.matched("https://union.example/harbor/12") is not None
    assert [key for key in (*_KEYS, *EXPECTED) if f"`{key}`" not in section] == []


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path):
    (tmp_path / "latin.yaml").write_bytes(b"name: caf\xe9\n")
    with pytest.raises(ConfigError, match="not UTF-8"):
        load_site(tmp_path / "latin.yaml")
    with pytest.raises(ConfigError, match="cannot be read"):
        load_site(tmp_path / "none.yaml")
