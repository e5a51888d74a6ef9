"""The place authority files hold together: ids, parents, kinds, names, and facts that searches lean on."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

DATA = Path(__file__).resolve().parents[2] / "corpus" / "authority" / "data"
TYPES = {"continent", "region", "country", "state", "city", "building", "historical"}
KEYS = {"id", "name", "type", "country", "parent", "names", "ambiguous", "successor", "valid_to"}
COLUMNS = ["id", "name", "country", "state", "population", "names", "ambiguous"]

Record = dict[str, Any]


def read_yaml(name: str) -> list[Record]:
    records: list[Record] = yaml.load((DATA / name).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return records


@cache
def curated() -> list[Record]:
    return read_yaml("places.yaml")


@cache
def countries() -> list[Record]:
    return read_yaml("countries.yaml")


@cache
def rows() -> list[list[str]]:
    return [line.split("\t") for line in (DATA / "cities.tsv").read_text(encoding="utf-8").splitlines()]


@cache
def merged() -> dict[str, Record]:
    """All records by id, as the files' headings say they are put together."""
    places: dict[str, Record] = {}
    for row in rows()[1:]:
        identity, name, country, state, population, names, ambiguous = row
        places[identity] = {
            "id": identity,
            "name": name,
            "type": "city",
            "country": country,
            "parent": state or country,
            "population": int(population),
            "names": [n for n in names.split("|") if n],
            "ambiguous": [name] if ambiguous else [],
        }
    for record in countries():
        places[record["id"]] = {"ambiguous": [], **record}
    for record in curated():
        old = places.get(record["id"], {})
        new = {**old, **record}
        for key in ("names", "ambiguous"):
            new[key] = [*old.get(key, []), *record.get(key, [])]
        places[record["id"]] = new
    return places


def believed_bearers(name: str) -> set[str]:
    return {i for i in bearers(name) if name not in merged()[i]["ambiguous"]}


def bearers(name: str) -> set[str]:
    return {p["id"] for p in merged().values() if name == p["name"] or name in p["names"]}


def parent_chain(identity: str) -> list[str]:
    chain: list[str] = []
    while (parent := merged()[identity].get("parent")) is not None:
        assert parent not in chain, f"{identity} lies in itself: {chain}"
        chain.append(parent)
        identity = parent
    return chain


def test_ids_are_unique_within_each_file() -> None:
    for ids in ([r["id"] for r in curated()], [r["id"] for r in countries()], [r[0] for r in rows()[1:]]):
        assert len(ids) == len(set(ids))


def test_ids_are_lower_case_words_joined_by_hyphens() -> None:
    assert not [i for i in merged() if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", i)]


def test_generated_files_do_not_share_ids() -> None:
    assert not {r["id"] for r in countries()} & {r[0] for r in rows()[1:]}


def test_a_curated_record_without_type_completes_a_generated_one() -> None:
    generated = {r["id"] for r in countries()} | {r[0] for r in rows()[1:]}
    assert not [r["id"] for r in curated() if "type" not in r and r["id"] not in generated]


def test_a_curated_type_never_takes_the_id_of_a_generated_place_of_another_kind() -> None:
    kinds = {r["id"]: "country" for r in countries()} | {r[0]: "city" for r in rows()[1:]}
    assert not [r["id"] for r in curated() if "type" in r and kinds.get(r["id"], r["type"]) != r["type"]]


def test_no_curated_record_moves_a_city_to_another_country() -> None:
    cities = {r[0]: r for r in rows()[1:]}
    moved = [
        r["id"]
        for r in curated()
        if r["id"] in cities
        and (
            r.get("country", cities[r["id"]][2]) != cities[r["id"]][2]
            or merged()[r.get("parent") or cities[r["id"]][2]]["id"].split("-")[0] != cities[r["id"]][2]
        )
    ]
    assert not moved


def test_silao_is_the_mexican_city_and_an_indian_town() -> None:
    assert bearers("Silao") == {"silao", "silao-de-la-victoria"}
    assert merged()["silao"]["country"] == "in"
    assert merged()["silao-de-la-victoria"]["parent"] == "mx-gua"


def test_records_have_known_keys_types_and_text_names() -> None:
    for record in (*curated(), *countries()):
        assert set(record) <= KEYS, record["id"]
        assert isinstance(record["id"], str)
        assert all(
            isinstance(n, str) and n.strip() == n
            for n in (*record.get("names", ()), *record.get("ambiguous", ()))
        )
    for place in merged().values():
        assert place["type"] in TYPES and place["name"], place["id"]


def test_parents_exist_and_no_place_lies_in_itself() -> None:
    missing = [
        (p["id"], p["parent"]) for p in merged().values() if p.get("parent") and p["parent"] not in merged()
    ]
    assert missing == []
    for record in (*curated(), *countries()):
        parent_chain(record["id"])


def test_countries_named_by_records_exist() -> None:
    codes = {r["id"] for r in countries()}
    assert not [p["id"] for p in merged().values() if p.get("country", "mx") not in codes]


def test_states_lie_in_the_country_their_id_begins_with() -> None:
    states = [p for p in merged().values() if p["type"] == "state"]
    assert len(states) > 250
    for state in states:
        assert state["id"].startswith(f"{state['country']}-")
        assert state["parent"] == state["country"]


def test_every_country_lies_in_a_region_or_continent() -> None:
    for record in countries():
        top = merged()[parent_chain(record["id"])[-1]]
        assert top["type"] in {"continent", "region"}, record["id"]


def test_names_to_be_doubted_are_names_of_the_place() -> None:
    wrong = {
        p["id"]: n
        for p in merged().values()
        for n in p["ambiguous"]
        if n != p["name"] and n not in p["names"]
    }
    assert wrong == {}


def test_historical_places_say_when_they_ended_and_what_followed() -> None:
    historical = [p for p in merged().values() if p["type"] == "historical"]
    assert len(historical) > 20
    for place in historical:
        successors = place["successor"] if isinstance(place["successor"], list) else [place["successor"]]
        assert successors and all(s in merged() for s in successors), place["id"]
        assert isinstance(place["valid_to"], str) and re.fullmatch(r"\d{4}~?", place["valid_to"]), place["id"]


def test_city_rows_are_complete() -> None:
    assert rows()[0] == COLUMNS
    states = {p["id"] for p in merged().values() if p["type"] == "state"}
    for row in rows()[1:]:
        assert len(row) == len(COLUMNS), row
        assert row[4].isdigit() and row[6] in {"", "1"}, row
        assert not row[3] or (row[3] in states and row[3].startswith(f"{row[2]}-")), row


def test_city_names_are_free_of_codes_and_foreign_scripts() -> None:
    for row in rows()[1:]:
        for name in filter(None, row[5].split("|")):
            assert name != row[1] and re.search("[A-Za-zÀ-ž]", name), row
            assert not re.search("[Ͱ-ϿЀ-ӿ֐-ۿऀ-๿぀-ヿ一-鿿가-힣]", name), row
            assert len(name) < 4 or not name.isupper(), row


def test_the_files_are_small() -> None:
    assert (DATA / "cities.tsv").stat().st_size < 4_000_000


@pytest.mark.parametrize(
    ("identity", "spanish", "french", "portuguese"),
    [
        ("us", "Estados Unidos", "États-Unis", "Estados Unidos"),
        ("de", "Alemania", "Allemagne", "Alemanha"),
        ("gb", "Reino Unido", "Royaume-Uni", "Reino Unido"),
        ("mx", "México", "Mexique", "México"),
        ("br", "Brasil", "Brésil", "Brasil"),
        ("za", "Sudáfrica", "Afrique du Sud", "África do Sul"),
        ("kr", "Corea del Sur", "Corée du Sud", "Coreia do Sul"),
        ("nl", "Países Bajos", "Pays-Bas", "Países Baixos"),
        ("ci", "Costa de Marfil", "Côte d'Ivoire", "Costa do Marfim"),
        ("ps", "Palestina", "Palestine", "Palestina"),
        ("hk", "Hong Kong", "Hong Kong", "Hong Kong"),
        ("ht", "Haití", "Haïti", "Haiti"),
        ("mm", "Birmania", "Birmanie", "Birmânia"),
        ("no", "Noruega", "Norvège", "Noruega"),
    ],
)
def test_countries_are_known_by_their_names_in_the_archives_languages(
    identity: str, spanish: str, french: str, portuguese: str
) -> None:
    known = {merged()[identity]["name"], *merged()[identity]["names"]}
    assert {spanish, french, portuguese} <= known


def test_every_country_of_a_city_and_every_iso_code_in_use_has_a_record() -> None:
    assert len(countries()) >= 249
    assert {row[2] for row in rows()[1:]} <= {r["id"] for r in countries()}


@pytest.mark.parametrize(
    ("old", "today"),
    [
        ("Bombay", "mumbai"),
        ("Saigon", "ho-chi-minh-city"),
        ("Leningrad", "saint-petersburg"),
        ("Burma", "mm"),
        ("Ceylon", "lk"),
        ("Zaire", "cd"),
        ("Upper Volta", "bf"),
        ("Siam", "th"),
        ("Persia", "ir"),
        ("Constantinople", "istanbul"),
        ("Madras", "chennai"),
        ("Calcutta", "kolkata"),
        ("Peking", "beijing"),
        ("Rhodesia", "rhodesia"),
        ("USSR", "soviet-union"),
        ("DDR", "east-germany"),
        ("Checoslovaquia", "czechoslovakia"),
        ("Iugoslávia", "yugoslavia"),
        ("Sverdlovsk", "yekaterinburg"),
        ("Danzig", "gdansk"),
        ("Swaziland", "sz"),
    ],
)
def test_former_names_lead_to_one_place(old: str, today: str) -> None:
    assert believed_bearers(old) == {today}


@pytest.mark.parametrize(
    ("identity", "within"),
    [
        ("rana-plaza", "bd"),
        ("pittsburgh", "us-pa"),
        ("erie", "us-pa"),
        ("fort-edward", "us-ny"),
        ("atlixco", "mx-pue"),
        ("piacenza", "it-45"),
        ("changchun", "cn-jl"),
        ("new-york-city", "us-ny"),
        ("washington-dc", "us-dc"),
        ("mexico-city", "mx"),
        ("london", "gb-eng"),
        ("london-ca-on", "ca-on"),
        ("paris-us-tx", "us-tx"),
        ("cambridge-us-ma", "us-ma"),
        ("montreal", "ca-qc"),
        ("sao-paulo", "br-sp"),
        ("quebec-city", "ca-qc"),
        ("ps", "middle-east"),
        ("west-bank", "ps"),
        ("pr", "caribbean"),
        ("cu", "americas"),
        ("es-ct", "es"),
        ("kr", "asia"),
    ],
)
def test_places_lie_where_they_lie(identity: str, within: str) -> None:
    assert within in parent_chain(identity)


@pytest.mark.parametrize(
    ("name", "identity"),
    [
        ("U.S.", "us"),
        ("EE. UU.", "us"),
        ("UK", "gb"),
        ("CDMX", "mexico-city"),
        ("Londres", "london"),
        ("Niza", "nice"),
        ("Nueva York", "new-york-city"),
        ("Sao Paolo", "sao-paulo"),
        ("Colonia", "cologne"),
        ("Québec", "ca-qc"),
        ("Global South", "global-south"),
        ("Korean peninsula", "korean-peninsula"),
        ("País Vasco", "es-pv"),
        ("Fort Edwards", "fort-edward"),
        ("Latinoamérica", "latin-america"),
        ("La Haya", "the-hague"),
    ],
)
def test_a_place_is_found_by_its_other_names(name: str, identity: str) -> None:
    assert identity in bearers(name)


@pytest.mark.parametrize(
    "identity",
    [
        "nice",
        "mobile",
        "reading",
        "bath",
        "cork",
        "split",
        "orange",
        "santos",
        "florence",
        "charlotte",
        "madison",
        "lincoln",
        "jo",
        "td",
        "ge",
        "tr",
        "us-ga",
        "us-wa",
    ],
)
def test_places_named_like_words_persons_or_other_places_are_doubted(identity: str) -> None:
    assert merged()[identity]["ambiguous"]


@pytest.mark.parametrize(
    "identity",
    [
        "london",
        "paris",
        "chicago",
        "los-angeles",
        "detroit",
        "pittsburgh",
        "toronto",
        "montreal",
        "berlin",
        "mumbai",
        "sao-paulo",
        "tijuana",
        "guadalajara",
        "dhaka",
        "johannesburg",
        "seoul",
        "bd",
        "de",
        "fr",
        "us-oh",
        "rana-plaza",
    ],
)
def test_the_names_of_great_places_are_believed(identity: str) -> None:
    assert merged()[identity]["name"] not in merged()[identity]["ambiguous"]


def test_no_town_bears_the_bare_name_of_a_country_or_state_undoubted() -> None:
    larger = {p["name"] for p in merged().values() if p["type"] in {"country", "state"}}
    towns = [
        p
        for p in merged().values()
        if p["type"] == "city" and p["name"] in larger and p.get("population", 0) < 100_000
    ]
    assert towns
    assert [p["id"] for p in towns if p["name"] not in p["ambiguous"]] == []
