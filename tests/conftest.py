"""What all tests share. With SOLIDARITY_FULL_TESTS set, slow tests run and nothing may be skipped."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from corpus.archive import Archive

FULL = bool(os.environ.get("SOLIDARITY_FULL_TESTS"))

# Machines that run tests are shared and slow at times: no example fails for its time. CI tries more of them.
settings.register_profile(
    "solidarity",
    deadline=None,
    max_examples=100 if FULL else 25,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("solidarity")


# Files whose few tests take long: they go first, so that no processor waits for the other at the end.
LONG = (
    "test_crash", "test_ingest", "test_crawl", "test_web_commands", "test_authority_command",
    "test_commands", "test_hostile_run", "test_full_disk", "test_manifest", "test_bad_input",
    "test_house", "test_saved_command", "test_readers_ocr", "test_containers", "test_edit",
    "test_workers", "test_index_lifecycle", "test_search_commands",
)  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    rank = {name: n for n, name in enumerate(LONG)}
    items.sort(key=lambda item: rank.get(item.path.stem, len(rank)))
    if FULL:
        return
    slow = pytest.mark.skip(reason="slow: set SOLIDARITY_FULL_TESTS=1 to run it, as CI does")
    for item in items:
        if "slow" in item.keywords:
            item.add_marker(slow)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, object, None]:
    outcome = yield
    report = outcome.get_result()  # type: ignore[attr-defined]
    if FULL and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped although SOLIDARITY_FULL_TESTS is set: {report.longrepr}"


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.create(tmp_path / "archive") as made:
        yield made


STARTER = Path(__file__).parent.parent / "corpus" / "starter" / "documents"


@pytest.fixture(scope="session")
def filled_archive(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """An archive that holds the starter documents: its folder, and the id of each file. For reading only."""
    from corpus.settings import Settings
    from pipeline.ingest import ingest
    from pipeline.sources import expand

    folder = tmp_path_factory.mktemp("filled") / "archive"
    with Archive.create(folder) as archive, archive.writing("the tests"):
        report = ingest(archive, list(expand([str(STARTER)])), Settings())
    assert report.failed == []
    return folder, {Path(item.origin).name: item.id or "" for item in report.added}
