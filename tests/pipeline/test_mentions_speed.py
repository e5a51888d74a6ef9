"""On a book of 300 resolutions, cold, twelve partners take no longer than twice one search with facets."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from made_archive import Written, book, new_archive, store

from benchmarks.mentions import ALLOWED, MENTIONED, PARTNERS, seconds
from index.search import SearchIndex


@pytest.mark.slow
def test_twelve_partners_take_no_longer_than_two_searches(tmp_path, monkeypatch):
    monkeypatch.chdir(Path(__file__).parents[2])
    ids = list(PARTNERS)[:MENTIONED]
    written = [
        Written(
            f"Resolution {n}",
            str(n),
            [f"In {1900 + n % 99} the members of this convention won a contract;"],
            [f"affirms the bond with {{{ids[n % MENTIONED]}|{PARTNERS[ids[n % MENTIONED]]}}}"] * 4,
        )
        for n in range(300)
    ]
    with new_archive(tmp_path / "archive") as archive:
        store(archive, book("Proceedings", written), "/book.txt")
        with SearchIndex.open(archive.index_folder, archive.catalogue):
            pass
    (tmp_path / "partners.csv").write_text("id\n" + "\n".join(PARTNERS) + "\n", "utf-8")
    command = ["-m", "pipeline", "--archive", str(tmp_path / "archive")]
    search = seconds([*command, "search", "convention", "--facet", "organization"], 5)
    mentions = seconds([*command, "mentions", "--partners", str(tmp_path / "partners.csv")], 5)
    assert mentions <= ALLOWED * search
