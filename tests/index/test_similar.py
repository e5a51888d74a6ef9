"""Documents like one: by telling words, and by organizations whatever they are called."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.catalogue.records import CataloguedPart
from corpus.errors import NotFoundError, UsageError
from corpus.frozen import replace
from index.request import SearchRequest
from index.search import SearchIndex

Indexed = Callable[..., SearchIndex]
MakePart = Callable[..., CataloguedPart]

MAQUILA = "The maquiladora at the border fired the organizers, and the delegation protested."


@pytest.fixture
def archive(indexed: Indexed, make_part: MakePart) -> SearchIndex:
    return indexed(
        make_part(
            "d1", MAQUILA, title="Border delegation", organizations=("fat",), places=("mx",), family="d1"
        ),
        make_part(
            "d2", "A delegation went to a maquiladora where organizers were fired.", organizations=("ue",)
        ),
        make_part("d3", "The Authentic Workers Front met in Mexico.", organizations=("fat",), places=("mx",)),
        make_part("d4", "The dues of the local go up by a dollar in May."),
        make_part("d5", MAQUILA, family="d1", also_at=(("d1", "x"),)),
        make_part("d6", "A maquiladora delegation and organizers fired, for few eyes.", rights="restricted"),
        *(make_part(f"e{n}", f"Minutes of meeting {n}: the dues were counted.") for n in range(8)),
    )


def test_what_shares_telling_words_or_organizations_is_found(archive: SearchIndex) -> None:
    found = archive.similar("d1", SearchRequest())
    shared = {hit.id: set(told) for hit, told in found.hits}
    assert {"maquiladora", "organizers", "fired", "delegation"} <= shared["d2"]
    # Without a word in common: the same organization by another name, and the place.
    assert shared["d3"] == {"Frente Auténtico del Trabajo", "Mexico"}
    assert set(shared) == {"d2", "d3"}
    assert "the" not in {term for term, _ in found.terms}


def test_neither_itself_nor_its_copies_nor_what_is_restricted(archive: SearchIndex) -> None:
    found = {hit.id for hit, _ in archive.similar("d2", SearchRequest(reprints=True)).hits}
    assert found == {"d1", "d5"}
    assert {hit.id for hit, _ in archive.similar("d5", SearchRequest(reprints=True)).hits} == {"d2"}
    with_restricted = archive.similar("d2", SearchRequest(reprints=True, include_restricted=True))
    assert {hit.id for hit, _ in with_restricted.hits} == {"d1", "d5", "d6"}
    with pytest.raises(UsageError, match="restricted"):
        archive.similar("d6", SearchRequest())
    with pytest.raises(NotFoundError, match="d99"):
        archive.similar("d99", SearchRequest())


def test_filters_and_words_narrow_it(archive: SearchIndex) -> None:
    only = archive.similar("d1", SearchRequest(filters={"organization": ("fat",)}))
    assert [hit.id for hit, _ in only.hits] == ["d3"]
    assert [hit.id for hit, _ in archive.similar("d1", SearchRequest("went")).hits] == ["d2"]


def test_parts_of_the_same_document_may_be_alike(indexed: Indexed, make_part: MakePart) -> None:
    index = indexed(
        make_part("b/1", "Resolution on maquiladora wages and toxins.", document="b"),
        make_part("b/2", "Resolution on toxins in maquiladora towns.", document="b"),
        make_part("c", "Minutes of the dues meeting."),
    )
    assert [hit.id for hit, _ in index.similar("b/1", SearchRequest()).hits] == ["b/2"]
    assert index.similar("b", SearchRequest()).hits == ()


def test_it_is_told_in_json_and_needs_no_whoosh(archive: SearchIndex) -> None:
    told = archive.similar("d2", SearchRequest(limit=1)).as_json()
    assert set(told) == {"id", "title", "terms", "hits"}
    assert "maquiladora" in told["hits"][0]["shared"] and "explanation" not in told["hits"][0]
    program = (
        "import sys; from pathlib import Path; from index.names import ValueNames;"
        " from index.request import SearchRequest; from index.similar import similar;"
        " from index.whoosh_engine.reader import WhooshReader;"
        " names = ValueNames(type('N', (), dict(organization=lambda s, i: None, place=lambda s, i: None))());"
        " found = similar('d1', SearchRequest(), WhooshReader(Path(sys.argv[1]), names), names);"
        " print(len(found.hits), any(name.split('.')[0] == 'whoosh' for name in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(archive.folder)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["2", "False"]


def test_any_number_of_them_comes_one_by_one_with_what_it_shares(
    indexed: Indexed, make_part: MakePart
) -> None:
    words = ("toxins", "wages", "pensions", "delegation")
    index = indexed(
        *(make_part(f"r{n}", f"Resolution {n}: {words[n % 4]} and {words[(n + 1) % 4]}") for n in range(450)),
        *(make_part(f"m{n}", "Minutes of the dues meeting.") for n in range(450)),
    )
    found, hits = index.stream_similar("r0", SearchRequest(limit=0))
    assert found.hits == ()
    given = [(hit.id, shared) for hit, shared in hits]
    assert len(given) == 112 + 113 + 112  # "resolution" and two, or one, of its words
    request = SearchRequest(" OR ".join(words), limit=0, explain=True)
    streamed = [hit.explanation for hit in index.stream(request)[1]]
    paged = [
        hit.explanation
        for offset in range(0, 450, 90)
        for hit in index.search(replace(request, limit=90, offset=offset)).hits
    ]
    assert len(streamed) == 450 and streamed == paged
