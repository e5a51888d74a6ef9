"""The descriptions that come with Solidarity, the command, and first drafts."""

import csv
import io
import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

import pipeline.sites as in_use
from corpus.document import RawItem
from pipeline.cli import run
from pipeline.sites.draft import as_yaml, draft
from pipeline.sites.find import load_sites
from pipeline.sites.load import parse_site
from pipeline.sites.testing import run_tests

SHIPPED = load_sites()
DOCUMENTS = [(s, t) for s in SHIPPED for t in s.tests if "links" not in t.expect]


@pytest.fixture(autouse=True)
def no_folder_stays():
    yield
    in_use.use_folder(None)


@pytest.fixture
def configured(tmp_path: Path):
    """A config.yaml that names a folder with one description, which has one page."""
    folder = tmp_path / "sites"
    (folder / "pages").mkdir(parents=True)
    (tmp_path / "config.yaml").write_text(f"sites_folder: {json.dumps(str(folder))}\n", "utf-8")
    text = "The crane stood still for a week, and the quay filled with rust and gulls. " * 12
    (folder / "pages" / "quay.html").write_text(
        f"<html><body><h1>The Quay</h1><div class=text><p>{text}</p></div></body></html>", "utf-8"
    )
    (folder / "harbor.yaml").write_text(
        "name: harbor\nmatch: [harbor.example]\ntitle: h1\nbody: .text\ntests:\n"
        "  - page: pages/quay.html\n    address: https://harbor.example/quay\n"
        "    expect: {title: The Quay, text_starts: The crane stood}\n",
        "utf-8",
    )
    return tmp_path


def call(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = run([str(a) for a in arguments])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


@pytest.mark.parametrize("site", SHIPPED.all, ids=lambda s: s.name)
def test_the_test_pages_come_out_as_expected(site):
    assert len(site.tests) >= 3
    told = [(o.page, d.key, d.expected, d.found) for o in run_tests(site, SHIPPED) for d in o.differences]
    assert told == []


def test_shipped_descriptions_say_that_they_were_not_tried_and_where_to_start():
    names = {"ueunion", "mexicosolidarity", "peoplesworld", "dissent", "counterpunch", "labornotes"}
    assert {site.name for site in SHIPPED} == names
    for site in SHIPPED:
        assert not site.tried
        assert site.start.feeds or site.start.listings
        starts = (*site.start.feeds, *site.start.sitemaps, *site.start.listings)
        for address in starts:
            assert site.canonical_address(address) == address
            assert not site.is_document(address)


def test_every_shipped_page_belongs_to_a_test():
    pages = {t.page.resolve() for site in SHIPPED for t in site.tests}
    folder = Path(in_use.__file__).parent / "pages"
    assert set(folder.resolve().iterdir()) == pages


def test_list_tells_each_description_in_every_format(capsys):
    code, out, _ = call(capsys, "sites", "list", "--format", "json")
    rows = json.loads(out)
    assert code == 0
    dissent = next(row for row in rows if row["name"] == "dissent")
    assert (dissent["tried"], dissent["from"], dissent["tests"]) == (False, "Solidarity", 3)
    _, out, _ = call(capsys, "sites", "list", "--format", "jsonl")
    assert [json.loads(line) for line in out.splitlines()] == rows
    _, out, _ = call(capsys, "sites", "list", "--format", "csv")
    assert [row["name"] for row in csv.DictReader(io.StringIO(out))] == [row["name"] for row in rows]
    _, out, _ = call(capsys, "sites", "list", "--format", "table")
    assert out.count("not tried on") == len(rows)


def test_test_goes_by_the_users_folder_and_tells_what_differs(capsys, configured: Path):
    options = ("--config", configured / "config.yaml")
    code, out, _ = call(capsys, *options, "sites", "test", "harbor", "--format", "json")
    assert (code, json.loads(out)["passed"]) == (0, 1)
    description = configured / "sites" / "harbor.yaml"
    description.write_text(
        description.read_text("utf-8").replace("starts: The crane", "starts: A crane"), "utf-8"
    )
    in_use.use_folder(None)
    code, out, _ = call(capsys, *options, "sites", "test", "harbor", "--format", "json")
    (difference,) = json.loads(out)["differences"]
    assert code == 1
    assert (difference["key"], difference["expected"]) == ("text_starts", "A crane stood")
    assert difference["found"].startswith("The crane stood still")


def test_a_page_of_another_site_and_one_that_is_missing_are_differences(capsys, configured: Path):
    description = configured / "sites" / "harbor.yaml"
    text = description.read_text("utf-8")
    text += "  - {page: pages/none.html, address: https://harbor.example/x, expect: {title: x}}\n"
    text += "  - {page: pages/quay.html, address: https://labornotes.org/x, expect: {title: x}}\n"
    description.write_text(text, "utf-8")
    config = configured / "config.yaml"
    code, out, _ = call(capsys, "--config", config, "sites", "test", "harbor", "--format", "json")
    assert code == 1
    assert [d["key"] for d in json.loads(out)["differences"]] == ["page", "match"]


def test_a_wrong_name_and_a_wrong_description_are_one_line(capsys, configured: Path):
    code, _, err = call(capsys, "sites", "test", "disent")
    assert (code, len(err.splitlines())) == (2, 1)
    assert "Did you mean dissent?" in err
    (configured / "sites" / "harbor.yaml").write_text("name: harbor\nmach: [a.org]\n", "utf-8")
    code, _, err = call(capsys, "--config", configured / "config.yaml", "sites", "list")
    assert code == 2
    assert "harbor.yaml: line 2: mach is an unknown key. Did you mean match?" in err


@pytest.mark.parametrize(("site", "sample"), DOCUMENTS, ids=[t.page.stem for _, t in DOCUMENTS])
def test_a_draft_from_a_page_is_a_sound_description_that_finds_its_text(site, sample):
    # Another host: nothing that the shipped description knows may help.
    address = sample.address.replace(site.match[0].host, "unknown.example")
    item = RawItem(address, sample.page.read_bytes(), "text/html")
    found = draft(item)
    written = parse_site(as_yaml(found, "pages/x.html"), "draft.yaml")
    assert written.match[0].host == "unknown.example"
    assert written.is_document(address)
    assert written.body, "no body"
    assert found.share > 0.8


def test_a_draft_names_what_metadata_and_page_agree_on(tmp_path: Path, capsys):
    text = "The crane stood still for a week, and the quay filled with rust and gulls. " * 12
    page = tmp_path / "page.html"
    page.write_text(
        f"""<!-- saved from url=(0040)https://harbor.example/2021/05/the-quay -->
        <html lang="en"><head><meta property="og:title" content="The Quay">
        <meta name="author" content="Ada Brandt">
        <meta property="article:published_time" content="2021-05-03T08:00:00Z">
        <link rel="alternate" type="application/rss+xml" href="/feed"></head><body>
        <h1 class="headline css-9z8y7x">The Quay</h1>
        <div class="signed"><span class="who">By Ada Brandt</span>
        <time datetime="2021-05-03">May 3</time></div>
        <div class="story-text" id="post-48213"><p>{text}</p><div class="share-links">Share this</div></div>
        <p><a href="/2020/11/another">Another</a> <a href="/2019/01/third">Third</a>
        <a href="/about">x</a></p>
        </body></html>""",
        "utf-8",
    )
    code, out, err = call(capsys, "sites", "new", page, "--into", tmp_path / "mine")
    assert (code, err.count("sites test harbor")) == (0, 1)
    written = parse_site(Path(out.strip()).read_text("utf-8"), "harbor.yaml", Path(out.strip()))
    assert written.name == "harbor"
    assert written.body == (".story-text",)
    assert [v[0].selector for v in written.values.values()][:3] == [".headline", ".who", ".signed time"]
    assert [r.selector for r in written.remove] == [".share-links"]
    assert written.start.feeds == ("https://harbor.example/feed",)
    assert written.is_document("https://harbor.example/2020/11/another")
    assert not written.is_document("https://harbor.example/about")
    in_use.use_folder(tmp_path / "mine")
    assert [o.differences for o in run_tests(written, in_use.sites())] == [()]
    code, _, err = call(capsys, "sites", "new", page, "--into", tmp_path / "mine")
    assert code == 2
    assert "is there already" in err


def test_a_draft_is_made_of_a_page_that_is_fetched(tmp_path: Path, capsys):
    shown = next(t.page for s, t in DOCUMENTS if s.name == "peoplesworld")

    class Page(BaseHTTPRequestHandler):
        def do_GET(self):
            data = b"" if self.path == "/robots.txt" else shown.read_bytes()
            self.send_response(200 if data else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Page) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        here = f"127.0.0.1:{server.server_address[1]}"
        config = tmp_path / "config.yaml"
        config.write_text(f"fetch: {{allow_private_hosts: ['{here}'], seconds_between_requests: 0}}\n")
        code, out, err = call(capsys, "--config", config, "sites", "new", f"http://{here}/article/tugs/")
        server.shutdown()
    assert (code, err) == (0, "")
    written = parse_site(out, "draft")
    assert written.body == (".td-post-content",)
    assert written.is_document(f"http://{here}/article/other/")


def test_a_page_that_does_not_say_where_it_came_from_is_asked_for_its_address(tmp_path: Path, capsys):
    page = tmp_path / "page.html"
    page.write_text("<html><body><p>" + "Words of a page. " * 40 + "</p></body></html>", "utf-8")
    code, _, err = call(capsys, "sites", "new", page)
    assert code == 2
    assert "--address" in err
    code, _, err = call(capsys, "sites", "new", tmp_path / "none.html")
    assert code == 2
    assert "cannot be read" in err
    code, out, _ = call(capsys, "sites", "new", page, "--address", "https://www.plain.example/a")
    assert code == 0
    assert parse_site(out, "draft").name == "plain"
