"""Who counts with an organization "including its affiliates"."""

from corpus.authority import load_authorities
from corpus.authority.kin import kin
from corpus.authority.records import Organization


def known(*records: Organization) -> dict[str, Organization]:
    return {record.id: record for record in records}


def body(identifier: str, **values: object) -> Organization:
    return Organization(identifier, identifier, "union", **values)  # type: ignore[arg-type]


def test_parts_affiliates_and_predecessors_count():
    found = kin(
        known(
            body("center"),
            body("region", parent="center"),
            body("union", affiliation=("center",)),
            body("old-center", successor=("center",)),
            body("stranger"),
        ),
        "center",
    )
    assert {k: (v.relation, v.of) for k, v in found.items()} == {
        "region": ("part", "center"),
        "union": ("affiliate", "center"),
        "old-center": ("predecessor", "center"),
    }


def test_parts_and_predecessors_are_followed_to_any_depth():
    records = known(
        body("union"),
        body("older", successor=("union",)),
        body("oldest", successor=("older",)),
        body("district", parent="oldest"),
        body("local", parent="district"),
    )
    assert list(kin(records, "union")) == ["older", "oldest", "district", "local"]


def test_an_affiliate_of_an_affiliate_does_not_count_but_its_parts_do():
    records = known(
        body("world"),
        body("center", affiliation=("world",)),
        body("union", affiliation=("center",)),
        body("office", parent="center"),
    )
    assert set(kin(records, "world")) == {"center", "office"}
    assert set(kin(records, "center")) == {"union", "office"}


def test_a_body_met_first_as_affiliate_and_then_as_part_opens_its_own_affiliates():
    records = known(
        body("world"),
        body("b-region", affiliation=("world",), parent="a-wing"),
        body("a-wing", parent="world"),
        body("union", affiliation=("b-region",)),
    )
    assert set(kin(records, "world")) == {"a-wing", "b-region", "union"}


def test_a_circle_of_records_ends():
    records = known(
        body("a", successor=("b",), parent="c"),
        body("b", successor=("a",)),
        body("c", affiliation=("a", "c")),
    )
    assert set(kin(records, "a")) <= {"a", "b", "c"}
    assert "b" in kin(records, "a")


def test_the_shipped_records_lead_from_a_center_to_its_unions():
    organizations = load_authorities().organizations
    assert "csn" in kin(organizations, "ituc")
    assert kin(organizations, "no-such-id") == {}
