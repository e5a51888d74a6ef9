"""What a PDF's own properties say: weak witnesses, since most were written by a program or never filled in.

The day the file was made is never a day of publication, and is left out altogether.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Any

from corpus.document import Sourced
from pipeline.readers import html_people
from pipeline.readers.pdf.lines import tidy

_GENERIC = re.compile(
    r"(?:microsoft (?:word|powerpoint|excel)\b.*|untitled.*|unnamed.*"
    r"|document\s*\d*|doc\d+|(?:layout|slide|page) \d+"
    r"|.*\.(?:docx?|pdf|indd|qxd|qxp|pub|rtf|odt|wpd|pmd|p65|pages|tex|dvi|txt|html?)"
    r"|scan.*|new document|title|no title"
    r"|powerpoint presentation|print|cover|full page fax.*|\(?anonymous\)?|\W*)",
    re.IGNORECASE,
)


def metadata_of(reader: Any, origin: str) -> dict[str, tuple[Sourced, ...]]:
    """Title, author and language from Info, XMP and the catalogue; nothing that is generic."""
    stem = PurePosixPath(origin.replace("\\", "/")).stem.lower()
    found: dict[str, list[Sourced]] = {}

    def add(key: str, value: str, source: str, confidence: float) -> None:
        if value and all(s.value != value for s in found.get(key, ())):
            found.setdefault(key, []).append(Sourced(value, source, confidence))

    info = _quietly(lambda: reader.metadata) or {}
    add("title", _title(_quietly(lambda: info.get("/Title")), stem), "pdf info", 0.4)
    add("author", _author(_quietly(lambda: info.get("/Author"))), "pdf info", 0.3)
    xmp = _quietly(lambda: reader.xmp_metadata)
    if xmp is not None:
        titles = _quietly(lambda: dict(xmp.dc_title)) or {}
        add("title", _title(titles.get("x-default") or next(iter(titles.values()), ""), stem), "pdf xmp", 0.4)
        creators = _quietly(lambda: list(xmp.dc_creator)) or []
        add("author", _author(", ".join(str(c) for c in creators)), "pdf xmp", 0.3)
    language = _quietly(lambda: reader.root_object.get("/Lang"))
    if match := re.match(r"[a-zA-Z]{2}(?=$|[-_])", str(language or "")):
        add("language", match.group().lower(), "pdf catalogue", 0.5)
    return {key: tuple(values) for key, values in found.items()}


def _quietly(get: Callable[[], Any]) -> Any:
    """A property's value; None where the file is too broken to tell, which pypdf says in many ways."""
    try:
        return get()
    except Exception:  # a damaged property must not cost the text
        return None


def _title(value: Any, stem: str) -> str:
    title = tidy(str(value or ""))
    if _GENERIC.fullmatch(title) or title.lower() == stem or not 3 <= len(title) <= 300:
        return ""
    return title if " " in title or title.isalpha() else ""


def _author(value: Any) -> str:
    return html_people.as_author(tidy(str(value or "")), set())
