"""What is kept between runs is the same as worked out anew, and never needed."""

from pathlib import Path

import pytest

from corpus.authority.files import load_authorities
from corpus.derived import derived

VALUE = {"unite": ("gb:unite", "us:unite"), "ue": ("us:ue",)}


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "solidarity"


class Making:
    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> dict[str, tuple[str, ...]]:
        self.times += 1
        return VALUE


def test_it_is_made_once_for_the_same_data_and_code(cache: Path):
    make = Making()
    assert [derived("t", "digest", [Path(__file__)], make) for _ in range(3)] == [VALUE] * 3
    assert make.times == 1
    derived("t", "another digest", [Path(__file__)], make)
    assert make.times == 2


def test_other_code_makes_it_anew(cache: Path, tmp_path: Path):
    make = Making()
    source = tmp_path / "code.py"
    for text in ("one", "two", "two"):
        source.write_text(text)
        derived("t", "digest", [source], make)
    assert make.times == 2


@pytest.mark.parametrize("damage", [b"", b"short", b"x" * 500])
def test_a_damaged_file_is_made_anew(cache: Path, damage: bytes):
    make = Making()
    derived("t", "digest", [], make)
    (path,) = cache.glob("t-*.bin")
    whole = path.read_bytes()
    for content in (damage, whole[:-1], whole[:-1] + b"\0" + b"y"):
        path.write_bytes(content)
        assert derived("t", "digest", [], make) == VALUE
    assert make.times == 4
    assert path.read_bytes() == whole


def test_a_folder_that_cannot_be_written_costs_time_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    make = Making()
    assert derived("t", "digest", [], make) == VALUE
    assert derived("t", "digest", [], make) == VALUE
    assert make.times == 2


def test_old_ones_are_let_go(cache: Path):
    for n in range(10):
        derived("t", str(n), [], Making())
    assert len(list(cache.glob("t-*.bin"))) == 6
    assert [p for p in cache.iterdir() if p.suffix == ".partial"] == []


def test_authorities_are_the_same_from_the_cache(cache: Path, tmp_path: Path):
    own = tmp_path / "own"
    (own / "organizations").mkdir(parents=True)
    (own / "organizations" / "ours.yaml").write_text("- {id: xx:ours, name: Our Own Union, type: union}\n")
    load = load_authorities.__wrapped__
    first, second = load(own), load(own)
    assert len(list(cache.glob("authorities-*.bin"))) == 1
    assert first.organizations == second.organizations
    assert list(first.places.items()) == list(second.places.items())
    for name in ("Our Own Union", "CUT", "Unite", "Paris", "georgia"):
        assert first.organizations_named(name) == second.organizations_named(name)
        assert first.places_named(name) == second.places_named(name)
    (own / "organizations" / "ours.yaml").write_text("- {id: xx:ours, name: Their Union, type: union}\n")
    assert load(own).organizations["xx:ours"].name == "Their Union"
