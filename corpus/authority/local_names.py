"""Names of locals, lodges and sections: which union, which kind, which number."""

from __future__ import annotations

import re
from dataclasses import dataclass

_KINDS = {
    "local": "local", "local union": "local", "local lodge": "lodge", "amalgamated local": "local",
    "lodge": "lodge",
    "district lodge": "district-lodge", "district council": "district-council", "district": "district",
    "joint council": "joint-council", "joint board": "joint-board", "branch": "branch", "region": "region",
    "council": "council", "chapter": "chapter", "unit": "unit", "division": "division",
    "sub-local": "sub-local",
    "sublocal": "sub-local", "area": "area", "section": "section", "section locale": "local",
    "sección": "section",
    "seccion": "section", "seccional": "section",
}  # fmt: skip
_KIND = "|".join(sorted((re.escape(k).replace(r"\ ", r"\s") for k in _KINDS), key=lambda k: -len(k)))
_NUMBER = r"(?:(?:no\.?|n[º°.]|#)\s?)?(?P<number>[a-z]?\d{1,5}(?:-?[a-z]{1,2})?(?:[-/]\d{1,4}[a-z]?)?)"
_AFTER = re.compile(rf"(?:(?P<union>.+?),?[\s-]+)?(?P<kind>{_KIND})\s{_NUMBER}", re.IGNORECASE)
_BEFORE = re.compile(
    rf"(?P<kind>{_KIND})\s{_NUMBER},?\s(?:(?:of|de|del|du|da|do)\s)?(?:(?:the|la|el|le|los|"
    rf"les)\s)?(?P<union>\D.+)",
    re.IGNORECASE,
)
_PLURAL = re.compile(r"(?P<union>.+?),?\s(?:locals|locales|lodges|secciones|sections)\s\d.*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LocalName:
    """A local's name taken apart. `union` is the union's name as given, or None ("Local 705"); `suffix`
    ("local-705") makes the local's id under that of its union, and is None for several at once."""

    union: str | None
    suffix: str | None


def local_name(surface: str) -> LocalName | None:
    """The parts of a local's name, or None where the surface is none.

    "Teamsters Local 705" -> Teamsters, local-705; "Sección 22 de la CNTE" -> CNTE, section-22.
    """
    if not any(c.isdigit() for c in surface):
        return None
    match = _AFTER.fullmatch(surface) or _BEFORE.fullmatch(surface)
    if match is not None:
        kind = _KINDS[" ".join(match["kind"].lower().split())]
        return LocalName(match["union"], f"{kind}-{match['number'].lower().replace('/', '-')}")
    plural = _PLURAL.fullmatch(surface)
    return LocalName(plural["union"], None) if plural else None
