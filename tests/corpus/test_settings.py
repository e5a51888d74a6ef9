import re

import pytest

from corpus.errors import ConfigError
from corpus.settings import Settings, load_settings, parse_settings, shipped_config


def test_the_shipped_config_shows_every_default():
    assert parse_settings(shipped_config()) == Settings()


def test_every_setting_in_the_shipped_config_has_a_comment_above_it():
    lines = shipped_config().splitlines()
    keys = [n for n, line in enumerate(lines) if re.match(r"\s*[a-z_]+:", line)]
    sections = {n for n in keys if lines[n].rstrip().endswith(":") and lines[n + 1].startswith("  ")}
    for n in keys:
        assert n in sections or lines[n - 1].lstrip().startswith("#"), lines[n]


def test_an_empty_file_and_empty_sections_keep_the_defaults():
    assert parse_settings("") == Settings()
    assert parse_settings("ingest:\nsearch:\n") == Settings()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("archive: a\ningest:\n  workerz: 3\n", "line 3: unknown key ingest.workerz. Did you mean workers?"),
        ("ingest:\n  workers: many\n", "line 2: ingest.workers must be a whole number, found 'many'"),
        ("ingest:\n  workers: true\n", "line 2: ingest.workers must be a whole number, found True"),
        ("search:\n  facets: [1]\n", "line 2: search.facets must be a list of a texts"),
        ("ingest: 3\n", "line 1: ingest must hold keys and values"),
        ("- a\n", "line 1: the file must hold keys and values"),
        ("a: [\n", "not valid YAML"),
        ("archive: a\narchive: b\n", "line 2: archive is given twice"),
        ("ingest:\n  megabytes_per_worker: 1\n", "must be at least 512"),
        ("archive: &a [*a]\n", "line 1"),
    ],
)
def test_a_mistake_is_named_with_its_line(text: str, expected: str):
    with pytest.raises(ConfigError, match=re.escape(expected)):
        parse_settings(text)


def test_a_file_that_is_missing_or_no_text_is_named(tmp_path):
    with pytest.raises(ConfigError, match=r"nope\.yaml: cannot be read"):
        load_settings(tmp_path / "nope.yaml")
    (tmp_path / "binary.yaml").write_bytes(b"\xff\xfe\x00archive")
    with pytest.raises(ConfigError, match="not UTF-8"):
        load_settings(tmp_path / "binary.yaml")
