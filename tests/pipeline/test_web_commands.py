"""What an archivist does with pages from the web: ingest a feed, look at versions and reprints, export."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml

sys.path.insert(0, str(Path(__file__).parent))
from commands import Outcome, solidarity
from loopback import Loopback, Reply, conditional, page

STORY = "".join(
    f"<p>On day {n} of the lockout the stewards of the rope works counted {40 + n} pickets at the north gate,"
    f" and the relief kitchen in Tar Lane served {n * 30} bowls of soup before the whistle. {line}</p>"
    for n, line in enumerate(
        [
            "A clerk of the port came by twice to ask for names, and went away with none.",
            "The brass band of the tram depot played until the police sergeant asked for a polka.",
            "Widows of the 1931 fire laid their wreath at the gate and stayed for the count.",
            "By evening the owners had sent a letter that nobody at the table would open first.",
        ],
        1,
    )
)
OTHER = "<p>The annual meeting of the choir of the rope works elects its board on the second Sunday.</p>" * 2


def article(title: str, body: str, tail: str = "") -> str:
    return (
        f"<!doctype html><html><head><title>{title}</title></head><body><nav><a href='/'>Home</a></nav>"
        f"<article><h1>{title}</h1>{body}{tail}</article><footer>© 2018</footer></body></html>"
    )


@pytest.fixture(scope="module")
def site() -> Iterator[Loopback]:
    with Loopback() as server:
        yield server


@pytest.fixture(scope="module")
def archive(site: Loopback, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Outcome]:
    """An archive into which a feed of three pages and a saved WARC have come."""
    folder = tmp_path_factory.mktemp("web")
    config = folder / "config.yaml"
    config.write_text(
        yaml.safe_dump({"fetch": {"allow_private_hosts": [site.host], "seconds_between_requests": 0.0}})
    )
    site.serve("/story", conditional(article("Soup and pickets at the rope works", STORY), '"a"'))
    site.serve(
        "/copy",
        page(
            article(
                "Rope works: soup and pickets", STORY, f"<p>Originally published at {site.url('/story')}.</p>"
            )
        ),
    )
    site.serve("/choir", page(article("The choir elects its board", OTHER)))
    links = "".join(f"<item><link>{site.url(p)}</link></item>" for p in ("/story", "/copy", "/choir"))
    site.serve(
        "/feed", Reply(f"<rss version='2.0'><channel><title>x</title>{links}</channel></rss>".encode())
    )
    outcome = solidarity(
        "--archive", folder / "archive", "--config", config, "ingest", site.url("/feed"), "--format", "json"
    )
    return folder / "archive", config, outcome


def run(archive: tuple[Path, Path, Outcome], *arguments: str | Path) -> Outcome:
    return solidarity("--archive", archive[0], "--config", archive[1], *arguments)


def test_a_feed_stands_for_the_pages_that_it_lists(
    site: Loopback, archive: tuple[Path, Path, Outcome]
) -> None:
    outcome = archive[2]
    assert outcome.code == 0, outcome.err
    origins = sorted(item["origin"] for item in outcome.json["added"])
    assert origins == [site.url("/choir"), site.url("/copy"), site.url("/story")]


def test_a_repost_is_shown_once_and_with_the_place_of_the_other(
    site: Loopback, archive: tuple[Path, Path, Outcome]
) -> None:
    once = run(archive, "search", "pickets soup", "--format", "json").json
    assert [hit["origin"] for hit in once["hits"]] == [site.url("/story")]
    assert once["total"] == 1
    assert [also["origin"] for also in once["hits"][0]["also_at"]] == [site.url("/copy")]
    every = run(archive, "search", "pickets soup", "--reprints", "--format", "json").json
    assert every["total"] == 2
    shown = run(archive, "show", once["hits"][0]["also_at"][0]["id"], "--format", "json").json
    overlap = shown["reprints"][0]
    assert overlap["verdict"] == "same" and overlap["is_original"] and overlap["containment"] > 0.9


def test_a_filter_that_only_the_copy_fulfils_finds_the_copy(
    site: Loopback, archive: tuple[Path, Path, Outcome]
) -> None:
    found = run(archive, "search", 'title:"rope works soup"', "--format", "json").json
    assert [hit["origin"] for hit in found["hits"]] == [site.url("/copy")]


def test_what_a_search_finds_goes_into_a_warc_file_that_the_checker_accepts(
    archive: tuple[Path, Path, Outcome], tmp_path: Path
) -> None:
    from warcio.archiveiterator import ArchiveIterator
    from warcio.checker import Checker

    file = tmp_path / "out.warc.gz"
    outcome = run(archive, "export", "warc", "pickets", "--output", file, "--format", "json")
    assert outcome.code == 0, outcome.err
    assert outcome.json["documents"] == 2

    checker = Checker(SimpleNamespace(inputs=[str(file)], verbose=False))
    checker.process_all()
    assert checker.exit_value == 0
    with file.open("rb") as stream:
        records = [(r.rec_type, r.rec_headers.get_header("WARC-Target-URI")) for r in ArchiveIterator(stream)]
    kinds = [kind for kind, _ in records]
    assert kinds[0] == "warcinfo"
    assert kinds.count("response") == kinds.count("request") == 2
    again = run(archive, "export", "warc", "--output", file)
    assert again.code == 2 and "there already" in again.err


def test_a_warc_file_comes_in_with_its_addresses_and_times(
    site: Loopback, archive: tuple[Path, Path, Outcome], tmp_path: Path
) -> None:
    file = tmp_path / "all.warc.gz"
    assert run(archive, "export", "warc", "--output", file).code == 0
    other = (tmp_path / "other", archive[1], archive[2])
    came = run(other, "ingest", file, "--format", "json")
    assert came.code == 0, came.err
    assert {i["origin"] for i in came.json["added"]} == {i["origin"] for i in archive[2].json["added"]}
    identifier = next(i["id"] for i in came.json["added"] if i["origin"] == site.url("/story"))
    first = next(i["id"] for i in archive[2].json["added"] if i["origin"] == site.url("/story"))
    there, here = (
        run(a, "show", i, "--format", "json").json for a, i in ((other, identifier), (archive, first))
    )
    assert there["sha256"] == here["sha256"]
    assert there["retrieved"] == here["retrieved"]
    assert run(other, "ingest", file, "--format", "json").json["added"] == []


def test_an_address_is_asked_for_again_only_with_its_validators(
    site: Loopback, archive: tuple[Path, Path, Outcome]
) -> None:
    site.seen.clear()
    again = run(archive, "ingest", site.url("/story"), "--format", "json").json
    assert [i["origin"] for i in again["unchanged"]] == [site.url("/story")]
    assert site.asked("/story")[0].headers["if-none-match"] == '"a"'


def test_an_address_without_a_page_is_a_failure_with_its_reason(
    site: Loopback, archive: tuple[Path, Path, Outcome]
) -> None:
    outcome = run(archive, "ingest", site.url("/nothing-here"), "--format", "json")
    assert outcome.code == 1
    assert "404" in outcome.json["failed"][0]["error"]
    assert outcome.json["failed"][0]["stage"] == "fetch"


def test_a_page_saved_as_one_file_is_read_with_its_own_bytes_kept(tmp_path: Path) -> None:
    file = tmp_path / "saved.mhtml"
    file.write_text(
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://ropeworks.example/story\r\n"
        'Subject: Soup\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n"
        "Content-Location: https://ropeworks.example/story\r\n\r\n"
        f"{article('Soup and pickets', STORY)}\r\n--b--\r\n",
        "utf-8",
    )
    read = solidarity("read", file).lines[0]
    assert read["title"] == "Soup and pickets"
    assert "Tar Lane" in read["text"]
