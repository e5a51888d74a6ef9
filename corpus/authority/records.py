"""Authority records: the one description of an organization or place that all its names lead to."""

from __future__ import annotations

from dataclasses import dataclass

ORGANIZATION_TYPES = (
    "union", "national_center", "global_union", "federation", "local", "alliance", "worker_center", "ngo",
    "party", "company", "employers", "government", "intergovernmental", "media", "education", "fund", "other",
)  # fmt: skip
PLACE_TYPES = ("continent", "region", "country", "state", "city", "building", "historical")


@dataclass(frozen=True, slots=True)
class Organization:
    """An organization's authority record.

    `country` is ISO 3166-1 alpha-2 in lower case, None where international. `ambiguous` lists those
    of its names that must not be believed without evidence in the document. `parent` is what it is a
    part of, `affiliation` the bodies it belongs to, `successor` what it merged into, `partners` those whom it
    works with and whose mentions are asked for together; all are ids.
    `valid_from` and `valid_to` are EDTF.
    """

    id: str
    name: str
    type: str
    country: str | None = None
    acronyms: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    parent: str | None = None
    affiliation: tuple[str, ...] = ()
    successor: tuple[str, ...] = ()
    valid_from: str | None = None
    valid_to: str | None = None
    partners: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every form it goes by: name, acronyms, aliases."""
        return (self.name, *self.acronyms, *self.aliases)


@dataclass(frozen=True, slots=True)
class Place:
    """A place's authority record; `parent` is the id of the place it lies in, the most specific one."""

    id: str
    name: str
    type: str
    country: str | None = None
    parent: str | None = None
    other_names: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    population: int = 0
    successor: tuple[str, ...] = ()
    valid_to: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Every form it goes by."""
        return (self.name, *self.other_names)
