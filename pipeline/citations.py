"""Hits as references for a bibliography: BibTeX, RIS, CSL-JSON.

Keys are made from ids alone, so that they stay the same whatever is corrected in a document.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from corpus import page_labels

if TYPE_CHECKING:
    from index.request import Hit

FORMATS = ("bibtex", "ris", "csl-json")


class _Types(NamedTuple):
    bibtex: str
    ris: str
    csl: str


# What a kind of document is in each format; of the types that all programs know, the nearest.
TYPES: dict[str, _Types] = {
    "article": _Types("article", "MGZN", "article-magazine"),
    "interview": _Types("article", "MGZN", "interview"),
    "statement": _Types("misc", "PAMP", "pamphlet"),
    "bulletin": _Types("booklet", "JFULL", "periodical"),
    "proceedings": _Types("proceedings", "CONF", "book"),
    "resolution": _Types("inproceedings", "CPAPER", "paper-conference"),
    "other": _Types("misc", "GEN", "document"),
}

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\s]+")
_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>[0-3]\d))?)?(?P<doubt>[~?%])?")
_SEVERAL = re.compile(r"\s*;\s*|\s+(?:and|&)\s+")
_TEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#",
    "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
_TEX_SPECIAL = re.compile(r"[\\{}&%$#_~^]")
_NOT_IN_URLS = {" ": "%20", "{": "%7B", "}": "%7D", "\\": "%5C", '"': "%22", "<": "%3C", ">": "%3E"}


def written(form: str, hits: Iterable[Hit]) -> Iterator[str]:
    """The references of hits in one of `FORMATS`, piece by piece, to be written one after the other."""
    if form == "csl-json":
        lead = "[\n"
        for hit in hits:
            yield lead + json.dumps(csl(hit), ensure_ascii=False)
            lead = ",\n"
        yield "\n]\n" if lead == ",\n" else "[]\n"
        return
    one: Callable[[Hit], str] = bibtex if form == "bibtex" else ris
    for hit in hits:
        yield one(hit) + "\n"


def key(hit: Hit) -> str:
    """The key of a reference: the id, with a colon where it has a slash."""
    return hit.id.replace("/", ":")


def bibtex(hit: Hit) -> str:
    """An entry of BibTeX in UTF-8, its title in braces so that no style changes its capitals."""
    kind = hit.kind if hit.kind in TYPES else "other"
    date = _parts(hit)
    where = "booktitle" if kind == "resolution" else "journal" if kind in ("article", "interview") else None
    fields: dict[str, str | None] = {
        "title": f"{{{_tex(hit.title)}}}",
        "author": " and ".join(_tex_name(name) for name in _authors(hit)) or None,
        where or "howpublished": _tex(_within(hit, kind)),
        "year": date[0] if date else None,
        "month": date[1] if date and len(date) > 1 else None,
        "day": date[2] if date and len(date) > 2 else None,
        "number": _tex(hit.number),
        "pages": page_labels.told(hit.page, hit.printed),
        "organization": _tex(hit.source) if kind in ("resolution", "statement", "proceedings") else None,
        "series": _tex(hit.collection),
        "type": _tex(kind) if kind in ("resolution", "interview", "statement") else None,
        "note": _tex(_note(hit, date)),
        "language": hit.language,
        "url": _url(hit),
    }  # fmt: skip
    listed = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@{TYPES[kind].bibtex}{{{key(hit)},\n{listed}}}\n"


def ris(hit: Hit) -> str:
    """A record of RIS, one value a line."""
    kind = hit.kind if hit.kind in TYPES else "other"
    date = _parts(hit)
    fields: list[tuple[str, str | None]] = [
        ("TY", TYPES[kind].ris),
        ("ID", key(hit)),
        ("TI", hit.title),
        *(("AU", ", ".join(filter(None, _family_and_given(name)))) for name in _authors(hit)),
        ("T2", _within(hit, kind)),
        ("PB", hit.source if kind != "article" else None),
        ("PY", date[0] if date else None),
        ("DA", "/".join([*date, "", ""][:3]) + "/" if date else None),
        ("M1", hit.number),
        ("SP", page_labels.told(hit.page, hit.printed)),
        ("T3", hit.collection),
        ("M3", kind if kind in ("resolution", "interview", "statement") else None),
        ("N1", _note(hit, date)),
        ("LA", hit.language),
        ("UR", _url(hit)),
    ]
    listed = "".join(f"{tag}  - {_line(value)}\n" for tag, value in fields if value and _line(value))
    return f"{listed}ER  - \n"


def csl(hit: Hit) -> dict[str, Any]:
    """An item of CSL-JSON."""
    kind = hit.kind if hit.kind in TYPES else "other"
    item: dict[str, Any] = {
        "id": key(hit),
        "type": TYPES[kind].csl,
        "title": _line(hit.title),
        "author": [_csl_name(name) for name in _authors(hit)],
        "container-title": _line(_within(hit, kind)),
        "event-title": _line(hit.convention),
        "publisher": _line(hit.source) if kind != "article" else "",
        "issued": _csl_date(hit),
        "number": _line(hit.number),
        "page": page_labels.told(hit.page, hit.printed) or "",
        "collection-title": _line(hit.collection),
        "genre": kind if kind in ("resolution", "interview", "statement", "bulletin") else "",
        "status": _line(hit.status),
        "language": hit.language or "",
        "URL": _url(hit) or "",
    }
    return {name: value for name, value in item.items() if value}


def _within(hit: Hit, kind: str) -> str | None:
    """What it appeared in: the convention of a resolution, else who published it."""
    return (hit.convention or hit.source) if kind in ("resolution", "proceedings") else hit.source


def _authors(hit: Hit) -> list[str]:
    """The authors apart: at semicolons, "and", and commas with a whole name before and after each."""
    found = []
    for several in _SEVERAL.split(_line(hit.author)):
        names = [name.strip() for name in several.split(",")]
        whole = len(names) > 1 and all(" " in name for name in names)
        found += names if whole else [several]
    return [name for name in found if name]


def _family_and_given(name: str) -> tuple[str, str]:
    """A name's last word and the rest; as it stands where it has a comma, whole where it is one word."""
    family, comma, given = name.partition(",")
    if comma:
        return family.strip(), given.strip()
    words = name.split()
    return (words[-1], " ".join(words[:-1])) if 2 <= len(words) <= 3 else (name, "")


def _tex_name(name: str) -> str:
    """In braces where it is no person's for sure, or where BibTeX would read an "and" in it."""
    family, given = _family_and_given(name)
    return f"{_tex(family)}, {_tex(given)}" if given else f"{{{_tex(name)}}}"


def _csl_name(name: str) -> dict[str, str]:
    family, given = _family_and_given(name)
    return {"family": family, "given": given} if given else {"literal": name}


def _parts(hit: Hit) -> tuple[str, ...] | None:
    """Year, month, day of the date, as far as it is one and these are known."""
    found = _DATE.fullmatch(hit.date or "")
    return tuple(part for part in found.group("year", "month", "day") if part) if found else None


def _csl_date(hit: Hit) -> dict[str, Any] | None:
    if not hit.date:
        return None
    ends = [_DATE.fullmatch(end) for end in hit.date.split("/")]
    if len(ends) > 2 or not all(ends):
        return {"literal": hit.date}
    found: dict[str, Any] = {
        "date-parts": [[int(p) for p in end.group("year", "month", "day") if p] for end in ends if end]
    }
    if any(end and end["doubt"] for end in ends):
        found["circa"] = True
    return found


def _note(hit: Hit, date: tuple[str, ...] | None) -> str | None:
    """What has no place of its own: a date that is no plain one, and what became of a resolution."""
    dated = f"dated {hit.date}" if hit.date and (date is None or not hit.date[-1].isdigit()) else None
    return "; ".join(filter(None, (hit.status, dated))) or None


def _url(hit: Hit) -> str | None:
    if not hit.origin.startswith(("http://", "https://")):
        return None
    return "".join(_NOT_IN_URLS.get(letter, letter) for letter in hit.origin if letter.isprintable())


def _line(text: str | None) -> str:
    """In one line, without control characters."""
    return _CONTROL.sub(" ", text or "").strip()


def _tex(text: str | None) -> str:
    return _TEX_SPECIAL.sub(lambda found: _TEX[found[0]], _line(text))
