"""A catalogue in memory over the real authority files, and 300 generated parts, for tests of the index."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.authority import Authorities, Organization, Place, load_authorities
from corpus.catalogue.records import CataloguedPart, Change, OrganizationRow
from index.search import SearchIndex
from index.whoosh_engine import pairs, writer

# Each line holds forms of one word: alike for a search, different for a quotation.
WORDS = [
    ["strike", "strikes", "Striking"],
    ["union", "unions"],
    ["worker", "workers", "worker's"],
    ["contract", "contracts", "contracted"],
    ["factory", "factories"],
    ["México", "Mexico", "MEXICO"],
    ["solidarity"],
    ["lockout", "lockouts"],
    ["rights", "right"],
    ["the"],
    ["to"],
    ["of"],
]
ORGANIZATIONS = ["ue", "fat", "csn", "name:border committee", "cgt-fr", "ue:local-332"]
PLACES = {"mexico-city": "mx", "mx": "mx", "us": "us", "chicago": "us"}
DATES = [None, "2015", "2016-05", "2017-07-04", "2018", "199X", "2016/2018", "2017~", "XXXX-04-17", "2020-01"]


class MemoryCatalogue:
    """What the index asks of the catalogue, without SQLite: documents by id, names from the authorities."""

    def __init__(self) -> None:
        self.documents: dict[str, Change] = {}
        self.counter = 0
        self.authorities: Authorities = load_authorities()

    def put(self, document: str, *parts: CataloguedPart) -> None:
        self.counter += 1
        kept = tuple(replace(part, document=document, generation=self.counter) for part in parts)
        self.documents[document] = Change(document, self.counter, kept)

    def parts(self) -> list[CataloguedPart]:
        return [part for change in self.documents.values() for part in change.parts]

    def generation(self) -> int:
        return self.counter

    def changes_since(self, generation: int) -> Iterator[Change]:
        changes = sorted(self.documents.values(), key=lambda change: change.generation)
        return (change for change in changes if change.generation > generation)

    def organizations_named(self, name: str) -> list[OrganizationRow]:
        return [_row(organization) for organization in self.authorities.organizations_named(name)]

    def organization(self, identifier: str) -> OrganizationRow | None:
        if identifier.startswith("ue:"):
            return OrganizationRow(identifier, "UE Local 332", "local", "us", "ue", ("UE Local 332",))
        found = self.authorities.organizations.get(identifier)
        return _row(found) if found else None

    def places_named(self, name: str) -> list[Place]:
        return list(self.authorities.places_named(name))

    def place(self, identifier: str) -> Place | None:
        return self.authorities.places.get(identifier)


def _row(organization: Organization) -> OrganizationRow:
    return OrganizationRow(
        organization.id,
        organization.name,
        organization.type,
        organization.country,
        organization.parent,
        organization.names,
    )


def part(identifier: str = "d1", text: str = "", **values: object) -> CataloguedPart:
    """A part with the fewest words; everything else by keyword."""
    filled: dict[str, object] = {
        "title": "",
        "kind": "article",
        "document": identifier.split("/")[0],
        **values,
    }
    return CataloguedPart(id=identifier, text=text, generation=0, **filled)  # type: ignore[arg-type]


def generated(count: int, seed: int = 7) -> list[CataloguedPart]:
    """So many parts, some in one document, with words, names, places and dates drawn by a fixed seed."""
    rng = random.Random(seed)

    def words(number: int) -> str:
        weights = [8, 8, 7, 5, 3, 4, 3, 1, 4, 12, 9, 9]
        return " ".join(rng.choice(rng.choices(WORDS, weights)[0]) for _ in range(number))

    parts = []
    document = n = 0
    while len(parts) < count:
        document += 1
        for n in range(rng.choice([1, 1, 1, 3])):
            places = rng.sample(list(PLACES), rng.choice([0, 0, 1, 2]))
            parts.append(
                part(
                    f"d{document}/{n + 1}",
                    words(rng.randint(3, 40)) + ".",
                    document=f"d{document}",
                    title=words(rng.randint(1, 4)),
                    kind=rng.choice(["article", "resolution", "statement"]),
                    author=rng.choice([None, "Robin Alexander", "Ana Ramírez", "Robin Hood"]),
                    published=rng.choice(DATES),
                    adopted=rng.choice([None, None, "2019"]),
                    source=rng.choice([None, "UE", "UE News", "CounterPunch"]),
                    language=rng.choice(["en", "en", None]),
                    status=rng.choice([None, "adopted", "referred"]),
                    rights=rng.choice([None, None, None, None, "restricted", "CC BY"]),
                    organizations=tuple(rng.sample(ORGANIZATIONS, rng.choice([0, 0, 1, 1, 2, 3]))),
                    places=tuple(places),
                    countries=tuple(sorted({PLACES[place] for place in places})),
                    mentioned=tuple(rng.sample([d for d in DATES if d], rng.choice([0, 0, 1, 2]))),
                )
            )
    return parts


@pytest.fixture
def make_part() -> Callable[..., CataloguedPart]:
    return part


@pytest.fixture(scope="session")
def generate() -> Callable[..., list[CataloguedPart]]:
    return generated


@pytest.fixture(scope="session")
def forms() -> list[list[str]]:
    return WORDS


@pytest.fixture
def catalogue() -> MemoryCatalogue:
    return MemoryCatalogue()


@pytest.fixture
def indexed(tmp_path: Path, catalogue: MemoryCatalogue) -> Iterator[Callable[..., SearchIndex]]:
    """Puts parts, each its own document, into a new archive and gives its index."""
    opened = []

    def make(*parts: CataloguedPart) -> SearchIndex:
        with SearchIndex.open(tmp_path / "index", catalogue):
            pass
        for one in parts:
            catalogue.put(one.document, *(p for p in parts if p.document == one.document))
        opened.append(SearchIndex.open(tmp_path / "index", catalogue))
        return opened[-1]

    yield make
    for index in opened:
        index.close()


@pytest.fixture(scope="session")
def generated_archive(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[SearchIndex, list[CataloguedPart]]]:
    """300 parts over several segments, with documents that were changed and withdrawn on the way."""
    catalogue = MemoryCatalogue()
    folder = tmp_path_factory.mktemp("archive") / "index"
    parts = generated(300)
    stale = generated(300, seed=8)
    documents = sorted({p.document for p in parts}, key=lambda d: int(d[1:]))
    with (
        pytest.MonkeyPatch.context() as patched,
        SearchIndex.open(folder, catalogue, records=lambda: catalogue.authorities.organizations) as index,
    ):
        patched.setattr(writer, "to_merge", lambda *_: set())
        patched.setattr(pairs, "LEAST_ROWS", 90)  # so that some segments have pairs, others do not
        for first, last in ((0, 60), (60, 140), (140, len(documents))):
            for document in documents[first:last]:
                # Every fifth document has had another text before, and some withdrawn ones stood between.
                if int(document[1:]) % 5 == 0:
                    catalogue.put(document, *(p for p in stale if p.document == document))
                else:
                    catalogue.put(document, *(p for p in parts if p.document == document))
            catalogue.put(f"gone{first}", part(f"gone{first}", "strike union solidarity", title="strike"))
            index.catch_up()
        for document in documents:
            if int(document[1:]) % 5 == 0:
                catalogue.put(document, *(p for p in parts if p.document == document))
        for first in (0, 60, 140):
            catalogue.put(f"gone{first}")
        index.catch_up()
        assert index.status()["segments"] == 4
        patched.undo()
        yield index, catalogue.parts()
