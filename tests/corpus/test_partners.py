"""Partners in an authority record: read, written, checked, and followed through a merge."""

import pytest

from corpus.authority.decisions import Decision, replay
from corpus.authority.exchange import FORMATS, read, written
from corpus.authority.files import Authorities, load_authorities
from corpus.authority.forms import check, from_mapping
from corpus.authority.records import Organization
from corpus.errors import AuthorityError

OURS = Organization("ours", "Our Union", "union", partners=("old", "friend"))
FILES = Authorities(
    {o.id: o for o in (OURS, *(Organization(i, i.title(), "union") for i in ("old", "friend", "new")))}, {}
)


def test_a_file_of_our_own_gives_partners(tmp_path):
    (tmp_path / "organizations").mkdir()
    (tmp_path / "organizations" / "own.yaml").write_text(
        "- {id: ours, name: Our Union, type: union, partners: [fat, csn]}\n", "utf-8"
    )
    assert load_authorities(tmp_path).organizations["ours"].partners == ("fat", "csn")


@pytest.mark.parametrize("form", FORMATS)
def test_partners_survive_being_written_and_read(form: str):
    (change,) = read(written([OURS], "ORG", form), "ORG", form, "file", FILES)
    assert change.after == OURS


def test_a_partner_that_was_merged_is_who_it_became():
    merge = Decision(1, "2026-01-01T00:00:00Z", "merge", {"label": "ORG", "from": "old", "into": "new"})
    assert replay(FILES, [merge], must={1}).authorities.organizations["ours"].partners == ("new", "friend")


def test_a_partner_must_be_known():
    with pytest.raises(AuthorityError, match="refers to nobody"):
        check(from_mapping("ORG", {"id": "x", "name": "X", "type": "union", "partners": ["nobody"]}), FILES)
