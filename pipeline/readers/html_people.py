"""Who wrote a page: names from structured metadata and bylines, and what is no author's name.

The common wrong answers are the site, its technical staff and the photographer.
"""

from __future__ import annotations

import re

from pipeline.readers.html_main import key_of
from pipeline.readers.html_words import NOBODY

_NOBODY = frozenset(map(key_of, NOBODY))
_PARTICLE = r"(?:de|del|la|las|los|le|van|von|der|den|da|das|dos|do|di|el|al|bin|ibn|y|e|and|et|&|ten|ter)"
_NAME = rf"[^\W\d_a-zà-ÿ](?:[\w.'’-]*)(?:,?[ ]+(?:{_PARTICLE}[ ]+)*[^\W\d_a-zà-ÿ][\w.'’-]*){{1,6}}"
_BY = re.compile(rf"(?:^|[\s|·•–-])(?:[Bb]y|BY|[Pp]or|POR|[Pp]ar|PAR|[Ww]ritten by|[Tt]exto:?)\s+({_NAME})")
_LEAD = re.compile(r"^(?:by|por|par|written by|author|autor|auteur|texto)\s*:?\s+", re.IGNORECASE)
_PHOTO = re.compile(r"\b(?:photo|foto|photograph|image|credit|crédito|illustration|video)", re.IGNORECASE)


def as_author(value: str, sites: set[str]) -> str:
    """A name fit to be an author, cleaned; an empty string for the site, its staff, addresses and the like.

    `sites` holds the keys (`key_of`) of the site's names.
    """
    name = _LEAD.sub("", " ".join(value.split())).strip(" ,;|·–—▪•-")
    key = key_of(name)
    if not 3 <= len(name) <= 90 or len(name.split()) > 12 or key in _NOBODY or key in sites:
        return ""
    if any(c.isdigit() for c in name) or "@" in name or "://" in name or "/" in name or _PHOTO.search(name):
        return ""
    if name == name.lower():
        return ""  # a user's name, not a person's
    return _from_capitals(name)


def from_byline(text: str, sites: set[str]) -> str:
    """The name in a byline such as "Posted on March 9 by Nora Castellane", or an empty string."""
    if _PHOTO.search(text[:40]):
        return ""
    match = _BY.search(text)
    return as_author(match.group(1), sites) if match else ""


def _from_capitals(name: str) -> str:
    """ROBIN ALEXANDER -> Robin Alexander."""
    letters = [c for c in name if c.isalpha()]
    if len(letters) > 4 and all(c.isupper() for c in letters) and " " in name:
        return re.sub(r"\w[\w'’]*", lambda m: m.group()[0] + m.group()[1:].lower(), name)
    return name
