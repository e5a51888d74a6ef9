"""Which documents mention an organization, and in which words: the clause, its number, verb and role."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from corpus.catalogue.evidence import Evidence
from corpus.catalogue.records import OrganizationRow
from corpus.folding import name_key
from index.request import Hit, SearchRequest

if TYPE_CHECKING:
    from corpus.catalogue import Catalogue
    from index.search import SearchIndex


@dataclass(frozen=True, slots=True)
class Mentioning:
    """A leaf part with the evidence that it mentions an organization."""

    hit: Hit
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class MentionReport:
    """Where one organization is mentioned, the oldest first; `documents` is empty when it is not."""

    organization: OrganizationRow
    documents: tuple[Mentioning, ...]

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
                    "evidence": [_plain(e) for e in found.evidence],
                }
                for found in self.documents
            ],
            "total": len(self.documents),
        }


def _plain(evidence: Evidence) -> dict[str, Any]:
    names = ("clause", "role", "verb", "stance", "text", "surface", "page", "start", "end")
    return {name: getattr(evidence, name) for name in names}


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


def mentions(
    index: SearchIndex,
    catalogue: Catalogue,
    organization: OrganizationRow,
    request: SearchRequest,
    *,
    role: str = "any",
    stance: str | None = None,
) -> MentionReport:
    """Where an organization is mentioned among what `request` finds.

    `role` "operative" or "preamble" keeps mentions in such clauses only, `stance` those in clauses that
    take it (supports, opposes, acts, asks).
    """
    filters: Mapping[str, tuple[str, ...]] = {**request.filters, "organization": (organization.id,)}
    narrowed = replace(request, filters=filters, limit=0, offset=0, facets=(), sort="oldest", by="part")
    by_part: dict[str, list[Evidence]] = defaultdict(list)
    for evidence in catalogue.evidence([organization.id]):
        if role not in ("any", evidence.role) or (stance is not None and evidence.stance != stance):
            continue
        by_part[evidence.part].append(evidence)
    documents = tuple(
        Mentioning(hit, tuple(by_part[hit.id])) for hit in index.search(narrowed).hits if hit.id in by_part
    )
    return MentionReport(organization, documents)
