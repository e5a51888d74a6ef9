import hashlib
import random
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

import pytest

from corpus.archive import Archive
from corpus.catalogue.reprints import BOILERPLATE, SCHEMA, Reprints
from corpus.document import Document, Part, Provenance

SYLLABLES = [c + v for c in "b c d f g l m n p r s t v z br tr pl st".split() for v in "aeiou"]


class Writer:
    """Writes texts in a made-up language whose words are as unevenly frequent as those of real ones."""

    def __init__(self, seed: int = 1) -> None:
        self.rng = random.Random(seed)
        words = {"".join(self.rng.choices(SYLLABLES, k=self.rng.randint(1, 4))) for _ in range(6000)}
        self.words = self.rng.sample(sorted(words), len(words))
        self.weights: list[float] = []
        total = 0.0
        for rank in range(1, len(self.words) + 1):
            total += 1 / rank
            self.weights.append(total)
        self.phrases = [self.some(self.rng.randint(5, 12)) for _ in range(300)]

    def some(self, count: int) -> list[str]:
        return self.rng.choices(self.words, cum_weights=self.weights, k=count)

    def paragraph(self, count: int) -> list[str]:
        """With now and then a phrase that all authors use."""
        return [*self.some(count // 2), *self.rng.choice(self.phrases), *self.some(count - count // 2)]

    def text(self, count: int) -> str:
        paragraphs = [self.paragraph(self.rng.randint(25, 90)) for _ in range(max(1, count // 65))]
        return "\n\n".join(" ".join(p).capitalize() + "." for p in paragraphs)

    def changed(self, text: str, share: float) -> str:
        return "\n\n".join(
            " ".join(self.rng.choice(self.words) if self.rng.random() < share else w for w in p.split())
            for p in text.split("\n\n")
        )

    def excerpt(self, text: str, share: float = 0.3) -> str:
        words = text.split(" ")
        length = round(len(words) * share)
        start = self.rng.randint(0, len(words) - length)
        return " ".join(words[start : start + length])


def part(n: int, start: int, end: int, kind: str = "article") -> Part:
    return Part(n, start, end, title=f"Part {n}", kind=kind)  # type: ignore[arg-type]


def store(archive: Archive, origin: str, text: str, parts: tuple[Part, ...] = (), **known: str) -> str:
    kind = known.pop("kind", "article")
    parts = parts or (part(0, 0, len(text), kind),)
    document = Document(text, parts, origin.rpartition("/")[2], kind, "given", **known)  # type: ignore[arg-type]
    digest = hashlib.sha256(text.encode()).hexdigest()
    where = Provenance(origin, digest, len(text), "2026-11-22T00:00:00Z", "text/html", "tests")
    return archive.catalogue.documents.store(document, where)[0]


def reprints_of(archive: Archive) -> Reprints:
    connection = archive.catalogue._connection
    if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'reprint'").fetchone() is None:
        connection.executescript(SCHEMA)
    return Reprints(connection)


@pytest.fixture
def reprints(archive: Archive) -> Reprints:
    return reprints_of(archive)


@pytest.fixture
def writer() -> Writer:
    return Writer(7)


def add(archive: Archive, reprints: Reprints, origin: str, text: str, **known: str) -> str:
    with archive.catalogue.transaction():
        identifier = store(archive, origin, text, **known)
        reprints.note(identifier)
    return identifier


# -- a large archive with planted copies ------------------------------------------------------------------

SIZE, OF_EACH = 2000, 25
FURNITURE_WORDS = 90

PLANTED = {
    "whole": "same",
    "3 % of words changed": "same",
    "8 % of words changed": "same",
    "furniture around": "same",
    "within other text": "excerpt",
    "30 % excerpt": "excerpt",
    "30 % excerpt, 3 % changed": "excerpt",
}


def plant(how: str, text: str, writer: Writer) -> str:
    match how:
        case "whole":
            return text
        case "3 % of words changed":
            return writer.changed(text, 0.03)
        case "8 % of words changed":
            return writer.changed(text, 0.08)
        case "furniture around":
            return f"{writer.text(100)}\n\n{text}\n\n{writer.text(60)}"
        case "within other text":
            return f"{writer.text(500)}\n\n{text}\n\n{writer.text(500)}"
        case "30 % excerpt":
            return f"{writer.text(200)}\n\n{writer.excerpt(text)}\n\n{writer.text(150)}"
        case "30 % excerpt, 3 % changed":
            return f"{writer.text(200)}\n\n{writer.changed(writer.excerpt(text), 0.03)}\n\n{writer.text(150)}"
    raise AssertionError(how)


class Planted:
    """An archive of 2,000 documents, a good part of which are copies, and what was planted in it."""

    def __init__(self, folder: Path) -> None:
        writer = Writer()
        self.archive = Archive.create(folder)
        self.reprints = reprints_of(self.archive)
        self.expected: dict[str, list[tuple[str, str]]] = {how: [] for how in PLANTED}
        self.seconds: list[float] = []
        furniture = [" ".join(writer.some(FURNITURE_WORDS)) for _ in range(2)]
        template = writer.text(130)
        with self.archive.catalogue.transaction():
            for n in range(SIZE - len(PLANTED) * OF_EACH):
                text = writer.text(writer.rng.randint(350, 600))
                if n % 10 < 2:  # two sites put the same words below each page
                    text += f"\n\n{furniture[n % 10]}"
                elif n % 40 == 2:  # one announces the same every week in slightly other words
                    text = writer.changed(template, 0.03)
                week = f"{1980 + n // 48}-{n // 4 % 12 + 1:02d}-{n % 4 * 7 + 1:02d}"
                identifier = self._add(f"https://site{n % 10}.org/{n}", text, published=week)
                how = list(PLANTED)[n % 10 - 3] if n % 10 >= 3 else ""
                if how and len(self.expected[how]) < OF_EACH:
                    copy = plant(how, text, writer)
                    there = self._add(f"https://other{n % 7}.net/{n}", copy, published="2040")
                    self.expected[how].append((identifier, there))

    def _add(self, origin: str, text: str, **known: str) -> str:
        identifier = store(self.archive, origin, text, **known)
        started = perf_counter()
        self.reprints.note(identifier)
        self.seconds.append(perf_counter() - started)
        return identifier


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Planted]:
    made = Planted(tmp_path_factory.mktemp("planted") / "archive")
    with made.archive:
        yield made


@pytest.mark.parametrize("how", PLANTED)
def test_planted_copies_are_found(planted: Planted, how: str):
    pairs = planted.expected[how]
    assert len(pairs) == OF_EACH
    found = [(o, c) for o, c in pairs if any(r.id == o and r.is_original for r in planted.reprints.of(c))]
    assert len(found) / len(pairs) >= 0.96
    verdicts = [r.verdict for o, c in found for r in planted.reprints.of(c) if r.id == o]
    assert verdicts.count(PLANTED[how]) / len(verdicts) >= 0.96


def test_nothing_else_is_taken_for_a_copy(planted: Planted):
    true = {frozenset(pair) for pairs in planted.expected.values() for pair in pairs}
    everything = {c for pairs in planted.expected.values() for _, c in pairs}
    rows = planted.archive.catalogue._connection.execute("SELECT id FROM document").fetchall()
    found = {
        frozenset((row[0], r.id))
        for row in rows
        for r in planted.reprints.of(row[0])
        if r.verdict != "related"
    }
    assert len(found & true) / len(found) >= 0.99
    assert set(planted.reprints.groups()) <= everything


def test_the_copies_that_hide_behind_an_original_are_those_of_the_whole_text(planted: Planted):
    same = [pair for how, pairs in planted.expected.items() if PLANTED[how] == "same" for pair in pairs]
    groups = planted.reprints.groups()
    assert sum(groups.get(copy) == original for original, copy in same) / len(same) >= 0.97


def test_noting_takes_milliseconds(planted: Planted):
    """About 2 ms on the machine where it was written; others are slow and shared."""
    assert sorted(planted.seconds)[len(planted.seconds) // 2] < 0.02


# -- keeping in step with documents -----------------------------------------------------------------------


def test_a_copy_is_told_from_both_sides(archive, reprints, writer):
    text = writer.text(400)
    first = add(archive, reprints, "https://a.org/1", text, published="2022-04-21")
    second = add(archive, reprints, "https://b.org/2", f"{writer.text(60)}\n\n{text}", published="2022-05")
    (there,), (here,) = reprints.of(first), reprints.of(second)
    assert (here.id, here.is_original, here.because, here.origin) == (
        first, True, "published", "https://a.org/1",
    )  # fmt: skip
    assert (there.id, there.is_original, there.verdict) == (second, False, "same")
    assert here.containment == there.containment == here.of_that == there.of_this == 1
    assert here.of_this == there.of_that < 1
    assert reprints.groups() == {second: first}
    assert reprints.copies(first) == reprints.copies(second) == [first, second]


def test_an_attributed_original_that_comes_later_takes_the_lead(archive, reprints, writer):
    text = writer.text(400)
    copy = add(archive, reprints, "https://repost.net/9", f"{text}\n\nCounterPunch 21.04.2022")
    original = add(archive, reprints, "https://www.counterpunch.org/2022/04/21/x", text)
    assert reprints.groups() == {copy: original}
    assert [r.because for r in reprints.of(copy)] == ["attributed"]


def test_a_new_version_is_judged_anew(archive, reprints, writer):
    text = writer.text(400)
    first = add(archive, reprints, "https://a.org/1", text)
    second = add(archive, reprints, "https://b.org/2", text)
    assert reprints.groups()
    assert add(archive, reprints, "https://b.org/2", writer.text(300)) == second
    assert reprints.of(first) == reprints.of(second) == []
    assert reprints.groups() == {}
    assert add(archive, reprints, "https://b.org/2", text + "\n\nAgain.") == second
    assert reprints.groups() == {second: first}


def test_what_is_noted_tells_which_others_are_concerned(archive, reprints, writer):
    text = writer.text(400)
    first = add(archive, reprints, "https://a.org/1", text)
    with archive.catalogue.transaction():
        second = store(archive, "https://b.org/2", text)
        assert reprints.note(second) == {first}
        assert reprints.forget(second) == {first}
        assert reprints.forget(second) == set()


def test_forgetting_leaves_nothing_behind(archive, reprints, writer):
    text = writer.text(400)
    for n in range(3):
        add(archive, reprints, f"https://site{n}.org/", text)
    connection = archive.catalogue._connection
    ids = [row[0] for row in connection.execute("SELECT id FROM document ORDER BY current")]
    assert reprints.groups() == {ids[1]: ids[0], ids[2]: ids[0]}
    with archive.catalogue.transaction():
        reprints.forget(ids[0])
    assert reprints.groups() == {ids[2]: ids[1]}
    with archive.catalogue.transaction():
        for identifier in ids:
            reprints.forget(identifier)
    for table in ("fingerprint", "winnowed", "paragraph", "reprint"):
        assert connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] == 0


def test_a_withdrawn_document_is_no_reprint(archive, reprints, writer):
    text = writer.text(400)
    first = add(archive, reprints, "https://a.org/1", text)
    add(archive, reprints, "https://b.org/2", text)
    with archive.catalogue.transaction():
        archive.catalogue._connection.execute(
            "UPDATE document SET withdrawn = '2026-11-22', reason = 'asked' WHERE id = ?", (first,)
        )
        reprints.note(first)
    assert reprints.groups() == {}
    third = add(archive, reprints, "https://c.org/3", text)
    assert [r.id for r in reprints.of(third)] != [first]
    assert first not in reprints.missing()


def test_documents_that_were_never_noted_are_missing_until_they_are(archive, reprints, writer):
    with archive.catalogue.transaction():
        ids = [store(archive, f"/papers/{n}", writer.text(n)) for n in (300, 10)]
    assert reprints.missing() == ids
    with archive.catalogue.transaction():
        reprints.note(ids[0])
        reprints.note(ids[1])
    assert reprints.missing() == []


def test_an_article_of_a_bulletin_is_compared_for_itself(archive, reprints, writer):
    pieces = [writer.text(400) for _ in range(3)]
    text = "\n\n".join(pieces)
    starts = [text.index(p) for p in pieces]
    parts = tuple(
        part(n + 1, start, end)
        for n, (start, end) in enumerate(zip(starts, [*starts[1:], len(text)], strict=True))
    )
    article = add(archive, reprints, "https://a.org/1", pieces[1])
    with archive.catalogue.transaction():
        bulletin = store(archive, "/papers/bulletin.pdf", text, parts)
        reprints.note(bulletin)
    assert reprints.groups() == {f"{bulletin}/2": article}
    (found,) = reprints.of(bulletin)
    assert (found.id, found.part, found.verdict) == (article, f"{bulletin}/2", "same")
    assert reprints.of(f"{bulletin}/2") == [found]
    assert reprints.of(f"{bulletin}/1") == []
    assert [r.id for r in reprints.of(article)] == [f"{bulletin}/2"]


def test_resolutions_of_two_conventions_stay_two(archive, reprints, writer):
    text = writer.text(400)
    old = add(archive, reprints, "https://u.org/1", text, kind="resolution", convention="75")
    new = add(archive, reprints, "https://u.org/2", text, kind="resolution", convention="76")
    assert reprints.groups() == {}
    assert [(r.id, r.verdict) for r in reprints.of(new)] == [(old, "related")]


def test_furniture_that_many_pages_share_makes_no_copies(archive, reprints, writer):
    furniture = " ".join(writer.some(120))
    count = BOILERPLATE + 3
    ids = [
        add(archive, reprints, f"https://site.org/{n}", f"{writer.text(200)}\n\n{furniture}")
        for n in range(count)
    ]
    assert all(reprints.of(identifier) == [] for identifier in ids)


def test_a_text_that_very_many_hold_is_still_one_text(archive, reprints, writer):
    text = writer.text(300)
    ids = [add(archive, reprints, f"https://local{n}.org/", text) for n in range(3 * BOILERPLATE)]
    assert reprints.groups() == dict.fromkeys(ids[1:], ids[0])
    assert reprints.copies(ids[-1])[0] == ids[0]


def test_nothing_is_known_of_an_unknown_id(reprints):
    assert reprints.of("nothing") == []
    assert reprints.copies("nothing") == []
