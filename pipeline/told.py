"""What archivists may tell of a document, checked: for `edit` and for manifests alike."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus import edtf
from corpus.catalogue.corrections import FIELDS, NEVER_EMPTY
from corpus.document import KINDS
from corpus.errors import UsageError

DATES = ("published", "adopted", "republished")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_DAY_FIRST = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
_LOOSE = re.compile(r"(\d{4})[./-](\d{1,2})(?:[./-](\d{1,2}))?")
_LONGEST = 2000


def checked(field: str, value: str) -> str | None:
    """The value as it is kept; None for an empty one, which says that there is none.

    Raises `UsageError`, which names the field and shows a value that would do.
    """
    value = " ".join(value.split())
    if field not in FIELDS:
        raise UsageError(f"{field}: no field that can be told.{_nearest(field)} Fields: {', '.join(FIELDS)}")
    if not value:
        if field in NEVER_EMPTY:
            raise UsageError(f"{field}: cannot be empty")
        return None
    if len(value) > _LONGEST:
        raise UsageError(f"{field}: longer than {_LONGEST:,} characters")
    if field == "kind" and value.lower() not in KINDS:
        raise UsageError(f"kind: {value!r} is none. One of: {', '.join(KINDS)}")
    if field in DATES:
        return _date(field, value)
    if field == "language" and not _LANGUAGE.fullmatch(value):
        raise UsageError(f"language: {value!r} is no code such as en, es, fr")
    if field == "rights" and value.lower() == "restricted":
        return "restricted"
    return value.lower() if field == "kind" else value


def pairs(words: Iterable[str]) -> dict[str, str | None]:
    """`FIELD=VALUE` words as checked values. Raises `UsageError`."""
    found: dict[str, str | None] = {}
    for word in words:
        field, equals, value = word.partition("=")
        field = field.strip().lower()
        if not equals:
            raise UsageError(f"{word}: FIELD=VALUE is expected, such as published=1998-05")
        if field in found:
            raise UsageError(f"{field}: given twice")
        found[field] = checked(field, value)
    return found


def _date(field: str, value: str) -> str:
    if edtf.is_valid(value):
        return value
    hint = "Write 1998, 1998-05, 1998-05-03, 199X (the nineties) or 1998~ (about)"
    if match := _LOOSE.fullmatch(value):
        mended = "-".join([match[1], *(m.zfill(2) for m in match.groups()[1:] if m)])
        hint = f"Try: {mended}" if edtf.is_valid(mended) else "There is no such month or day"
    elif match := _DAY_FIRST.fullmatch(value):
        a, b = match[1].zfill(2), match[2].zfill(2)
        both = [f"{match[3]}-{b}-{a}", f"{match[3]}-{a}-{b}"]
        real = dict.fromkeys(d for d in both if edtf.is_valid(d))
        hint = "Write the year first: " + " or ".join(real) if real else "There is no such month or day"
    raise UsageError(f"{field}: {value!r} is no date that can be kept (EDTF). {hint}")


def _nearest(field: str) -> str:
    import difflib

    close = difflib.get_close_matches(field, FIELDS, n=1)
    return f" Did you mean {close[0]}?" if close else ""
