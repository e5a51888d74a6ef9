"""The test pages of a description, held through the whole reader, and each difference told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from corpus.document import Document, RawItem
from corpus.errors import SolidarityError
from pipeline.sites.description import Sample, Site
from pipeline.sites.find import Sites

_ABOUT_LINKS = ("links", "next", "follows")


@dataclass(frozen=True, slots=True)
class Difference:
    """A key of a test page that did not come out as expected."""

    key: str
    expected: Any
    found: Any


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one test page; without differences it passed."""

    site: str
    page: str
    address: str
    differences: tuple[Difference, ...] = field(default=())

    @property
    def passed(self) -> bool:
        """Whether all came out as expected."""
        return not self.differences


def run_tests(site: Site, known: Sites) -> list[Outcome]:
    """Hold a description against its test pages. `known` are the descriptions that the reader goes by."""
    return [_outcome(site, sample, known) for sample in site.tests]


def _outcome(site: Site, sample: Sample, known: Sites) -> Outcome:
    outcome = Outcome(site.name, sample.page.name, sample.address)
    for_page = known.for_address(sample.address)
    if for_page is None or for_page.name != site.name:
        other = for_page.name if for_page else None
        return Outcome(*_told(outcome), (Difference("match", site.name, other),))
    try:
        data = sample.page.read_bytes()
    except OSError as error:
        return Outcome(*_told(outcome), (Difference("page", str(sample.page), error.strerror),))
    item = RawItem(origin=sample.address, data=data, media_type="text/html")
    try:
        found = _found(site, sample, item)
    except SolidarityError as error:
        return Outcome(*_told(outcome), (Difference("error", None, str(error)),))
    differences = [
        Difference(key, expected, found[key])
        for key, expected in sample.expect.items()
        if not _CHECKS.get(key, _equal)(expected, found[key])
    ]
    return Outcome(*_told(outcome), tuple(differences))


def _told(outcome: Outcome) -> tuple[str, str, str]:
    return outcome.site, outcome.page, outcome.address


def _found(site: Site, sample: Sample, item: RawItem) -> dict[str, Any]:
    """What comes of a page, in the keys of the expectation."""
    from pipeline.readers import read
    from pipeline.sites.links import linked_documents, listed_links
    from pipeline.structure import structure

    found: dict[str, Any] = {}
    if "links" in sample.expect or "next" in sample.expect:
        found["links"], found["next"] = listed_links(site, item)
    if "follows" in sample.expect:
        found["follows"] = linked_documents(site, item)
    if any(key not in _ABOUT_LINKS for key in sample.expect):
        found |= _of_document(structure(read(item), item))
    return found


def _of_document(document: Document) -> dict[str, Any]:
    text = _single(document.text)
    # Whether the title counts as text is the reader's affair; a description says what follows it.
    body = text.removeprefix(_single(document.title)).lstrip()
    return {
        **{key: getattr(document, key) for key in ("title", "author", "published", "adopted", "kind")},
        **{key: getattr(document, key) for key in ("convention", "number", "language", "source")},
        "clauses": sum(c.role == "operative" for p in document.parts for c in p.clauses),
        "parts": len(document.parts),
        **dict.fromkeys(("text_ends", "text_has", "text_lacks"), text),
        "text_starts": body,
    }


def _single(text: str) -> str:
    return " ".join(text.split())


def _equal(expected: Any, found: Any) -> bool:
    if isinstance(expected, tuple):
        return list(expected) == list(found)
    return bool(expected == found)


def _starts(expected: str, text: str) -> bool:
    return text.startswith(_single(expected))


def _ends(expected: str, text: str) -> bool:
    return text.endswith(_single(expected))


def _has(expected: Sequence[str], text: str) -> bool:
    return all(_single(part) in text for part in expected)


def _lacks(expected: Sequence[str], text: str) -> bool:
    return not any(_single(part) in text for part in expected)


_CHECKS: dict[str, Callable[[Any, Any], bool]] = {
    "text_starts": _starts,
    "text_ends": _ends,
    "text_has": _has,
    "text_lacks": _lacks,
}


def excerpt(difference: Difference) -> str:
    """What was found instead, short enough for a line: of a text, the place that matters."""
    found, length = difference.found, 100
    if difference.key == "text_starts":
        return f"{found[:length]}…"
    if difference.key == "text_ends":
        return f"…{found[-length:]}"
    if difference.key == "text_has":
        missing = [part for part in difference.expected if _single(part) not in found]
        return f"not there: {'; '.join(missing)}"
    if difference.key == "text_lacks":
        there = [part for part in difference.expected if _single(part) in found]
        return f"there: {'; '.join(there)}"
    return str(list(found) if isinstance(found, tuple) else found)
