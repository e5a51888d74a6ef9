"""Which documents mention an organization, and in which words: the clause, its number, verb and role."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

from corpus.catalogue.evidence import Evidence, Source
from corpus.catalogue.records import OrganizationRow
from corpus.edtf import year
from corpus.folding import name_key
from corpus.frozen import Record, made, replace
from index.request import Hit, SearchRequest, hit_of

if TYPE_CHECKING:
    from corpus.authority.kin import Kin
    from corpus.catalogue import Catalogue
    from corpus.catalogue.records import CataloguedPart
    from index.search import SearchIndex

NamedIn = Literal["operative", "preamble", "text"]

_DIGITS = re.compile(r"\d+")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_UNDATED = "9999"


class Body(Record):
    """An organization that is asked for. `asked` is the name it was asked by.

    `kin` are those that count with it, by id, and what each is to it; empty unless asked for. `names` are
    the names by which they are shown.
    """

    organization: OrganizationRow
    asked: str = ""
    kin: Mapping[str, Kin] = made(default_factory=dict)
    names: Mapping[str, str] = made(default_factory=dict)

    def name_of(self, identifier: str) -> str:
        """The name of the organization itself, or of one that counts with it."""
        if identifier == self.organization.id:
            return self.organization.name
        return self.names.get(identifier, identifier.removeprefix("name:"))


class Mentioning(Record):
    """A leaf part with the evidence that it mentions an organization.

    `named_in` tells the weightiest place: an operative clause, a preamble clause and none beyond, or text
    outside clauses; it goes by all mentions in the part, whatever was asked for. `year` is EDTF, of the
    part's date, else of its convention; None where neither is known.
    """

    hit: Hit
    evidence: tuple[Evidence, ...]
    named_in: NamedIn
    year: str | None
    source: Source


class MentionReport(Record):
    """Where one organization is mentioned, by convention and year, the oldest first."""

    body: Body
    documents: tuple[Mentioning, ...]

    @property
    def organization(self) -> OrganizationRow:
        """The organization that was asked for."""
        return self.body.organization

    def as_json(self) -> dict[str, Any]:
        """The contract's shape; in each piece of evidence `text[start:end] == surface`."""
        row = self.organization
        return {
            "organization": {
                "id": row.id,
                "name": row.name,
                "aliases": [name for name in row.names if name != row.name],
            },
            "documents": [
                {
                    "id": found.hit.id,
                    "title": found.hit.title,
                    "kind": found.hit.kind,
                    "convention": found.hit.convention,
                    "number": found.hit.number,
                    "date": found.hit.date,
                    "status": found.hit.status,
                    "year": found.year,
                    "named_in": found.named_in,
                    "source": found.source.source,
                    "origin": found.source.origin,
                    "retrieved": found.source.retrieved,
                    "evidence": [self._evidence(e) for e in found.evidence],
                }
                for found in self.documents
            ],
            "total": len(self.documents),
        }

    def _evidence(self, evidence: Evidence) -> dict[str, Any]:
        names = ("clause", "role", "verb", "stance", "target", "text", "surface", "page", "start", "end")
        plain = {name: getattr(evidence, name) for name in names}
        if evidence.printed:
            plain["printed"] = evidence.printed
        if self.body.kin:  # which body was meant is told only where it may be another
            meant = evidence.organization
            kin = self.body.kin.get(meant)
            plain["organization"] = {"id": meant, "name": self.body.name_of(meant)}
            plain["relation"] = {"is": kin.relation, "of": kin.of} if kin else None
        return plain


def organizations_called(
    catalogue: Catalogue, name: str, countries: Sequence[str] = ()
) -> list[OrganizationRow]:
    """Every organization that a name may mean: by id, any name or acronym, else the one grouped by name.

    With `countries` (ISO codes) only those of one of them.
    """
    found = catalogue.organizations_named(name)
    if not found:
        by_name = catalogue.organization("name:" + name_key(name).replace(" ", "-"))
        found = [by_name] if by_name else []
    wanted = {country.lower() for country in countries}
    return [row for row in found if not wanted or (row.country or "").lower() in wanted]


def with_kin(catalogue: Catalogue, bodies: Sequence[Body], organizations: Mapping[str, Any]) -> list[Body]:
    """The same bodies with their parts, affiliates and predecessors.

    `organizations` are the authority records in use, by id; what only the archive knows, such as a local
    without a record, is added from the catalogue.
    """
    from corpus.authority.kin import kin
    from corpus.authority.records import Organization

    known: dict[str, Organization] = dict(organizations)
    for identifier, parent in catalogue.unrecorded_parts().items():
        known.setdefault(identifier, Organization(identifier, identifier, "local", parent=parent))
    widened = []
    for body in bodies:
        found = kin(known, body.organization.id)
        rows = {i: catalogue.organization(i) for i in found}
        names = {i: row.name if row else known[i].name for i, row in rows.items()}
        widened.append(replace(body, kin=found, names=names))
    return widened


def mention_reports(
    index: SearchIndex,
    catalogue: Catalogue,
    bodies: Sequence[Body],
    request: SearchRequest,
    *,
    role: str = "any",
    stance: str | None = None,
) -> list[MentionReport]:
    """Where each organization is mentioned among what `request` finds: one search, one query for all.

    `role` "operative" or "preamble" keeps mentions in such clauses only, `stance` those in clauses that
    take it (supports, opposes, acts, asks).
    """
    wanted = {i for body in bodies for i in (body.organization.id, *body.kin)}
    hits = _hits(index, request, sorted(wanted))
    mentioned = list(catalogue.evidence(wanted, hits.keys()))
    sources = catalogue.sources({hit.document for hit in hits.values()})
    reports = []
    for body in bodies:
        meant = {body.organization.id, *body.kin}
        by_part: dict[str, list[Evidence]] = defaultdict(list)
        for evidence in mentioned:
            if evidence.organization in meant and evidence.part in sources:
                by_part[evidence.part].append(evidence)
        documents = [
            Mentioning(hits[part], kept, _named_in(found), _year(hits[part], sources[part]), sources[part])
            for part, found in by_part.items()
            if (kept := _kept(found, role, stance))
        ]
        reports.append(MentionReport(body, tuple(sorted(documents, key=in_order))))
    return reports


def group(found: Mentioning, by: str) -> str:
    """The heading under which a part is counted: by "convention" (with its year), else the year alone."""
    convention, at = found.hit.convention, found.year
    if by == "year" or not convention:
        return at or "undated"
    return convention if at is None or at in convention else f"{convention}, {at}"


def groups(reports: Iterable[MentionReport], by: str) -> list[str]:
    """All headings of some reports, the oldest first."""
    found = sorted((d for report in reports for d in report.documents), key=in_order)
    return list(dict.fromkeys(group(d, by) for d in found))


def matrix(reports: Sequence[MentionReport], by: str) -> tuple[list[str], list[list[int]]]:
    """The headings (conventions or years), and for each report how many parts are under each."""
    headings = groups(reports, by)
    counts = []
    for report in reports:
        under = Counter(group(found, by) for found in report.documents)
        counts.append([under[heading] for heading in headings])
    return headings, counts


def _hits(index: SearchIndex, request: SearchRequest, organizations: Sequence[str]) -> dict[str, Hit]:
    """What the request finds among the parts that mention any of the organizations, by id."""
    if not organizations:
        index.search(replace(request, limit=1, offset=0, facets=()))  # a mistake in the query is told even so
        return {}
    filters = dict(request.filters)
    # With --org the documents must name that organization too; the evidence then tells who else is in them.
    filters.setdefault("organization", tuple(organizations))
    narrowed = replace(request, filters=filters, limit=0, offset=0, facets=(), sort="oldest", by="part")
    return {part.id: _hit(part) for part in index.found(narrowed)}


def _hit(part: CataloguedPart) -> Hit:
    """A part as a hit without snippet and labels: the evidence tells the words, the report who is meant."""
    return hit_of(part, score=0.0, snippet="")


def _kept(found: Iterable[Evidence], role: str, stance: str | None) -> tuple[Evidence, ...]:
    return tuple(e for e in found if role in ("any", e.role) and (stance is None or e.stance == stance))


def _named_in(found: Iterable[Evidence]) -> NamedIn:
    roles = {e.role for e in found}
    return "operative" if "operative" in roles else "preamble" if "preamble" in roles else "text"


def _year(hit: Hit, source: Source) -> str | None:
    if hit.date and (at := year(hit.date)) is not None:
        return str(at)
    if hit.date and hit.date[0].isdigit():  # several years: told as they are written, by the first
        return hit.date[:4]
    if source.convention_year:
        return source.convention_year[:4]
    told = _YEAR.search(hit.convention or "")
    return told[0] if told else None


def in_order(found: Mentioning) -> tuple[Any, ...]:
    """By year, convention and number, as numbers are read: 9 before 10, 101A after 101."""
    hit = found.hit
    number = hit.number or hit.id.rpartition("/")[2]
    first = _DIGITS.search(number)
    return (
        found.year or _UNDATED,
        hit.convention or "",
        hit.date or "",
        hit.document,
        int(first[0]) if first else 0,
        number,
        hit.id,
    )
