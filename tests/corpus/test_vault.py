import hashlib
import os

import pytest

from corpus.errors import ArchiveError, NotFoundError
from corpus.vault import Vault


@pytest.fixture
def vault(tmp_path):
    (tmp_path / "vault").mkdir()
    return Vault(tmp_path / "vault")


def test_bytes_are_found_under_their_sha256(vault: Vault):
    name = vault.put(b"an injury to one")
    assert name == hashlib.sha256(b"an injury to one").hexdigest()
    assert name in vault
    assert vault.get(name) == b"an injury to one"


def test_the_same_bytes_are_stored_once_and_not_written_again(vault: Vault):
    first = vault.path(vault.put(b"x"))
    before = first.stat().st_mtime_ns
    vault.put(b"x")
    assert first.stat().st_mtime_ns == before
    assert list(vault) == [first.name]


def test_changed_bytes_are_told_by_their_fixity(vault: Vault):
    path = vault.path(vault.put(b"whole"))
    path.write_bytes(b"holes")
    with pytest.raises(ArchiveError, match="fixity"):
        vault.get(path.name)


def test_missing_bytes_are_named(vault: Vault):
    with pytest.raises(NotFoundError, match="ab" * 32):
        vault.get("ab" * 32)


def test_a_write_that_fails_leaves_no_name_behind(vault: Vault, monkeypatch):
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ArchiveError, match="No space left"):
        vault.put(b"much")
    assert list(vault) == []
    assert [p for p in vault.folder.rglob("*") if p.is_file()] == []


def test_leftovers_of_a_killed_write_are_swept(vault: Vault):
    (vault.folder / ".incoming-abc").write_bytes(b"half")
    assert vault.sweep() == 1
    assert list(vault.folder.iterdir()) == []
