"""The catalogue: what the archive holds, in SQLite. It is the truth; the index is made from it."""

from corpus.catalogue.catalogue import Catalogue
from corpus.catalogue.records import CataloguedPart, Change, FailureRow, OrganizationRow, PlaceRow, RunRow

__all__ = ["Catalogue", "CataloguedPart", "Change", "FailureRow", "OrganizationRow", "PlaceRow", "RunRow"]
