"""Authority files: who and what is meant by a name, kept apart from what the texts say."""

from corpus.authority.files import Authorities, load_authorities
from corpus.authority.records import Organization, Place

__all__ = ["Authorities", "Organization", "Place", "load_authorities"]
