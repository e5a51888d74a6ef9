"""Decisions about authority records: what each kind does, that they replay, and what undoing leaves."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.archive import Archive
from corpus.authority.decisions import Decision, replay
from corpus.authority.difference import difference
from corpus.authority.exchange import FORMATS, read, written
from corpus.authority.files import Authorities
from corpus.authority.forms import as_mapping, check, from_mapping
from corpus.authority.records import ORGANIZATION_TYPES, Organization, Place
from corpus.authority.told import told
from corpus.document import Mention
from corpus.errors import AuthorityError, NotFoundError

FAT = Organization("fat", "Frente Auténtico del Trabajo", "federation", "mx", ("FAT",), ambiguous=("FAT",))
FAT_MX = Organization("fat-mx", "Authentic Labor Front", "federation", None, ("FAT",), ("Front of Work",))
METAL = Organization("stimahcs", "STIMAHCS", "union", "mx", parent="fat", affiliation=("fat", "fat-mx"))
PUEBLA = Place("puebla", "Puebla", "city", "mx", "mx", ("Puebla de Zaragoza",))
MEXICO = Place("mx", "Mexico", "country", "mx")
FILES = Authorities(
    {o.id: o for o in (FAT, FAT_MX, METAL)}, {p.id: p for p in (PUEBLA, MEXICO)}, fingerprint="files"
)


def decisions(*drafts: tuple[str, dict]) -> list[Decision]:
    return [
        Decision(n, "2026-01-01T00:00:00Z", kind, {"label": "ORG", **payload})
        for n, (kind, payload) in enumerate(drafts, 1)
    ]


def after(*drafts: tuple[str, dict]) -> Authorities:
    made = decisions(*drafts)
    return replay(FILES, made, must={d.id for d in made}).authorities


def test_a_merge_gives_the_names_and_missing_facts_to_the_one_that_stays():
    merged = after(("merge", {"from": "fat", "into": "fat-mx"}))
    assert "fat" not in merged.organizations
    kept = merged.organizations["fat-mx"]
    assert set(kept.names) == {*FAT.names, *FAT_MX.names}
    assert (kept.name, kept.country, kept.acronyms) == ("Authentic Labor Front", "mx", ("FAT",))
    assert kept.ambiguous == ("FAT",)


def test_what_referred_to_a_merged_record_refers_to_what_it_became():
    metal = after(("merge", {"from": "fat", "into": "fat-mx"})).organizations["stimahcs"]
    assert (metal.parent, metal.affiliation) == ("fat-mx", ("fat-mx",))


def test_a_part_that_turns_out_to_be_its_whole_is_no_part_of_itself():
    merged = after(("merge", {"from": "fat", "into": "stimahcs"})).organizations["stimahcs"]
    assert merged.parent is None
    assert "stimahcs" not in merged.affiliation


def test_chains_of_merges_are_followed_to_their_end():
    made = decisions(
        ("merge", {"from": "name:frente", "into": "fat", "names": ["Frente"]}),
        ("merge", {"from": "fat", "into": "fat-mx"}),
    )
    replayed = replay(FILES, made)
    assert replayed.superseded == {("ORG", "name:frente"): "fat-mx", ("ORG", "fat"): "fat-mx"}
    (settled,) = replayed.settled([Mention("ORG", "x", 0, 1, "t", id="fat", candidates=("fat", "fat-mx"))])
    assert (settled.id, settled.candidates) == ("fat-mx", ("fat-mx",))
    assert "Frente" in replayed.authorities.organizations["fat-mx"].names


@pytest.mark.parametrize(
    ("drafts", "message"),
    [
        ([("merge", {"from": "fat", "into": "fat"})], "into itself"),
        ([("merge", {"from": "fat", "into": "fat-nx"})], "Did you mean fat-mx"),
        (
            [("merge", {"from": "fat", "into": "fat-mx"}), ("merge", {"from": "fat-mx", "into": "fat"})],
            "was merged into fat-mx",
        ),
        ([("add", {"record": {"id": "fat", "name": "F", "type": "union"}})], "already an organization fat"),
        ([("rename", {"id": "fat", "name": "  "})], "cannot be empty"),
        ([("split", {"id": "fat", "names": ["Nobody"], "into": "fat-mx"})], "does not bear the name Nobody"),
        ([("split", {"id": "fat", "names": [FAT.name], "into": "fat-mx"})], "rename fat"),
        ([("split", {"id": "fat", "names": ["FAT"], "into": "new"})], "no organization new"),
    ],
)
def test_what_cannot_be_is_refused_with_the_remedy(drafts: list, message: str):
    with pytest.raises(AuthorityError, match=message):
        after(*drafts)


def test_a_split_takes_a_name_with_its_doubt_to_a_new_record():
    record = {"id": "fat-cl", "name": "FAT", "type": "union", "country": "cl"}
    made = after(("split", {"id": "fat", "names": ["fat"], "into": "fat-cl", "record": record}))
    assert made.organizations["fat"].names == ("Frente Auténtico del Trabajo",)
    assert made.organizations["fat-cl"].ambiguous == ("FAT",)
    assert {o.id for o in made.organizations_named("FAT")} == {"fat-cl", "fat-mx"}


def test_a_split_in_one_document_holds_there_alone_and_follows_later_merges():
    made = decisions(
        ("split", {"id": "open", "names": ["FAT"], "into": "fat", "document": "k3m9qa2b"}),
        ("merge", {"from": "fat", "into": "fat-mx"}),
    )
    replayed = replay(FILES, made)
    mention = Mention("ORG", "FAT", 0, 3, "t", id=None, candidates=("fat", "fat-mx"))
    assert replayed.settled([mention], "k3m9qa2b")[0].id == "fat-mx"
    assert replayed.settled([mention], "other")[0] is mention


def test_renaming_keeps_the_old_name_and_the_id():
    renamed = after(("rename", {"id": "fat-mx", "name": "FAT"})).organizations["fat-mx"]
    assert renamed.name == "FAT"
    assert sorted(renamed.names) == sorted(["FAT", "Authentic Labor Front", "Front of Work"])


def test_places_are_merged_and_renamed_like_organizations():
    made = after(
        ("add", {"label": "PLACE", "record": {"id": "angelopolis", "name": "Angelópolis", "type": "city"}}),
        ("merge", {"label": "PLACE", "from": "angelopolis", "into": "puebla"}),
        ("rename", {"label": "PLACE", "id": "puebla", "name": "Heroica Puebla"}),
    )
    assert made.places["puebla"].names == ("Heroica Puebla", "Puebla de Zaragoza", "Angelópolis", "Puebla")
    assert made.places_named("angelopolis") == (made.places["puebla"],)


def test_the_fingerprint_goes_with_the_decisions_and_comes_back_with_undoing():
    (merge,) = decisions(("merge", {"from": "fat", "into": "fat-mx"}))
    assert replay(FILES, []).authorities.fingerprint == "files"
    assert replay(FILES, [merge]).authorities.fingerprint != "files"
    assert replay(FILES, [replace(merge, undone_by=2)]).authorities is FILES


def test_a_decision_that_newer_files_made_moot_is_left_out_and_said(caplog):
    made = decisions(("merge", {"from": "gone", "into": "fat"}), ("rename", {"id": "fat", "name": "F"}))
    replayed = replay(FILES, made)
    assert replayed.stale == (1,)
    assert replayed.authorities.organizations["fat"].name == "F"
    assert "Decision 1 (merge) does not apply any more" in caplog.text


def test_a_difference_touches_just_what_leads_to_what_changed():
    new = replay(FILES, decisions(("merge", {"from": "fat", "into": "fat-mx"})))
    diff = difference(replay(FILES, []), new)
    assert diff.gone_organizations == ("fat",)
    assert {o.id for o in diff.organizations} == {"fat-mx", "stimahcs"}
    assert [diff.touches(s) for s in ("FAT", "Authentic Labor Front", "FAT Local 5", "Local 5")] == [True] * 4
    assert not diff.touches("Teamsters")
    assert not diff.everywhere
    places = replay(FILES, decisions(("rename", {"label": "PLACE", "id": "mx", "name": "México"})))
    assert difference(replay(FILES, []), places).everywhere


def test_the_log_is_appended_to_and_an_undoing_can_be_undone(archive: Archive):
    log = archive.catalogue.decisions
    with archive.catalogue.transaction():
        first = log.add("rename", {"label": "ORG", "id": "fat", "name": "F"})
        back = log.undo(first)
    assert log.standing() == []
    assert [(d.id, d.undone_by) for d in log.all()] == [(first, back), (back, None)]
    with pytest.raises(AuthorityError, match="undone already"), archive.catalogue.transaction():
        log.undo(first)
    with archive.catalogue.transaction():
        log.undo(back)
    assert [told(d) for d in log.standing()] == ["fat renamed: F"]
    with pytest.raises(NotFoundError, match="no decision 99"):
        log.one(99)


_NAMES = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=20)
_NAME = _NAMES.map(lambda t: " ".join(t.split())).filter(bool)
_LISTS = st.lists(_NAME, max_size=3, unique=True).map(tuple)
_ORGANIZATIONS = st.builds(
    Organization,
    id=st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,4})?", fullmatch=True),
    name=_NAME,
    type=st.sampled_from(ORGANIZATION_TYPES),
    country=st.sampled_from([None, "mx", "ca"]),
    acronyms=_LISTS,
    aliases=_LISTS,
    parent=st.none() | _NAME,
    valid_from=st.sampled_from([None, "1960", "193X"]),
)


@pytest.mark.parametrize("form", FORMATS)
@given(records=st.lists(_ORGANIZATIONS, max_size=4, unique_by=lambda o: o.id))
def test_what_is_exported_is_read_back_the_very_same(form: str, records: list[Organization]):
    text = written(records, "ORG", form)
    changes = read(text, "ORG", form, "file", Authorities({}, {}))
    assert [c.after for c in changes] == records
    known = Authorities({o.id: o for o in records}, {})
    assert all(c.kind == "unchanged" for c in read(text, "ORG", form, "file", known))


def test_a_cell_that_a_spreadsheet_would_run_is_harmless_and_comes_back():
    record = replace(FAT, aliases=("=SUM(A1)", "a;b\\c"), name="@fat")
    text = written([record], "ORG", "csv")
    assert ",'@fat," in text
    assert ",'=SUM" in text
    assert read(text, "ORG", "csv", "file", FILES)[0].after == record


def test_columns_that_are_left_out_stay_as_they_are():
    (change,) = read("id,country\nfat,es\n", "ORG", "csv", "file", FILES)
    assert change.after == replace(FAT, country="es")
    assert change.differences() == [("country", "mx", "es")]


@pytest.mark.parametrize(
    ("text", "form", "message"),
    [
        ("name\nFAT\n", "csv", "no column id"),
        ("id,nmae\nfat,FAT\n", "csv", "unknown column nmae; known: id, name, type"),
        ("id,population\nfat,5\n", "csv", "Try: with --places"),
        ("id,name\nfat\n", "csv", "line 2: 1 cells"),
        ("id,name\nnew,New\n", "csv", "line 2: organization new: type is needed"),
        ("id,country\nfat,es\nfat,mx\n", "csv", "line 3: the id fat was there already, in line 2"),
        ("id,name,name\n", "csv", "twice"),
        ("id,country\n,es\n", "csv", "line 2: no id"),
        ("fat: 1\n", "yaml", "a list of records"),
        ("- id: fat\n  colour: red\n", "yaml", "record 1: organization fat: unknown key colour"),
        ("- id: fat\n  valid_to: 1999\n", "yaml", "valid_to must be text"),
        ("- [", "yaml", "not valid YAML"),
    ],
)
def test_a_bad_file_is_told_by_line_and_column(text: str, form: str, message: str):
    with pytest.raises(AuthorityError, match=message):
        read(text, "ORG", form, "file", FILES)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"id": "Big Union"}, "Try: big-union"),
        ({"type": "band"}, "type band is none of"),
        ({"country": "MEX"}, "no ISO 3166-1 code"),
        ({"parent": "ft"}, "refers to ft, which is not known. Did you mean fat"),
        ({"affiliation": ["new"]}, "refers to itself"),
        ({"valid_from": "last year"}, "not a date in EDTF"),
        ({"ambiguous": ["N"]}, "does not bear"),
    ],
)
def test_a_record_is_checked_before_it_is_taken(fields: dict, message: str):
    record = from_mapping("ORG", {"id": "new", "name": "New", "type": "union", **fields})
    with pytest.raises(AuthorityError, match=message):
        check(record, FILES)


def test_a_record_and_its_mapping_are_the_same():
    for record in (FAT, METAL, PUEBLA):
        label = "ORG" if isinstance(record, Organization) else "PLACE"
        assert from_mapping(label, as_mapping(record)) == record
