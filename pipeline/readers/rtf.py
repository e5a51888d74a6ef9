"""Rich text (RTF): striprtf gives the characters; lists, headings, tables and notes are kept beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.document import RawItem, Reading, Sourced
from corpus.errors import ReadError
from pipeline.readers import cues, markers, media, properties
from pipeline.readers.assemble import Draft, assemble
from pipeline.readers.charset import clean
from pipeline.readers.rtf_groups import Taken, taken

VERSION = "rtf/1"

_OPEN, _CLOSE = "\uf8f0", "\uf8f1"
_MARK = re.compile(f"{_OPEN}(\\d){_CLOSE}")
_SPACE = re.compile(r"[ \u00a0\u2002\u2003\u2005]+")
_BULLET = re.compile(r"[•·▪◦‣\uf0b7\uf0a7o-]\t\s*")
_NUMBER = re.compile(r"(?P<label>\S{1,12})\t\s*")
_BYLINE_WITHIN = 8


def read_rtf(item: RawItem) -> Reading:
    """The reading of a rich text. Raises `ReadError` for one that is damaged or holds no text."""
    # RTF is ASCII; what is beyond it was put in against the rules, and in the Western code page.
    found = taken(item.data.decode("cp1252", "replace"), lambda level: f"{_OPEN}{level}{_CLOSE}")
    drafts = [*_drafts(_plain(found.text)), *_notes(found)]
    text, blocks = assemble(drafts)
    if not text.strip():
        raise ReadError("the document holds no text")
    has_byline = any(cues.is_byline(b.text) for b in blocks[:_BYLINE_WITHIN])
    metadata = {"title": list(properties.title(_line(found.title), "document properties", item.origin, 0.45))}
    if not has_byline:
        metadata["author"] = list(properties.author(_line(found.author), "document properties", 0.3))
    return Reading(
        text=text,
        blocks=blocks,
        metadata=properties.ranked(_sourced(metadata)),
        media_type=media.RTF,
        reader=f"{VERSION} striprtf",
        furniture=tuple(dict.fromkeys(line for f in found.furniture if (line := _line(f)))),
    )


def _sourced(metadata: dict[str, list[Sourced]]) -> dict[str, list[Sourced]]:
    return {key: values for key, values in metadata.items() if values}


def _plain(rtf: str) -> str:
    from striprtf.striprtf import rtf_to_text

    try:
        text = str(rtf_to_text(rtf, errors="replace"))
    except RecursionError:
        raise
    except Exception as error:  # whatever striprtf meets in a damaged file
        raise ReadError(f"a damaged RTF document: {type(error).__name__}: {error}") from error
    # Characters beyond the first plane are written as two halves.
    return clean(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))


def _line(rtf: str) -> str:
    """A short group's text on one line."""
    return " ".join(_MARK.sub("", _plain("{\\rtf1 " + rtf + "}")).split()) if rtf.strip() else ""


def _notes(found: Taken) -> Iterator[Draft]:
    for n, note in enumerate(found.notes, 1):
        if text := _line(note):
            yield Draft("footnote", text, f"[{n}] ", str(n))


def _drafts(plain: str) -> Iterator[Draft]:
    nesting = markers.Nesting()
    for n, raw in enumerate(plain.split("\n")):
        marks = _MARK.findall(raw)
        line = _MARK.sub("", raw)
        if "|" in line and line.rstrip().endswith("|"):
            cells = [c for cell in line.split("|") if (c := _tidy(cell))]
            if cells:
                yield Draft("table_row" if len(cells) > 1 else "paragraph", " | ".join(cells))
            continue
        text = _tidy(line)
        if not text:
            continue
        if marks:
            nesting.reset()
            yield Draft("heading", text, level=int(marks[0]) or 1)
        elif item := _item(line.lstrip(" "), nesting):
            yield item
        elif cues.is_caption(text):
            yield Draft("caption", text)
        elif cues.is_capitals(text) and cues.is_heading(text):
            yield Draft("heading", text, level=1 if n == 0 else 2)
        else:
            yield Draft("paragraph", text)


def _item(line: str, nesting: markers.Nesting) -> Draft | None:
    """A list item, by the label and tabulator that word processors write before its text."""
    if bullet := _BULLET.match(line):
        return Draft("list_item", _tidy(line[bullet.end() :]), "• ", None, 1)
    match = _NUMBER.match(line)
    marker = markers.find_marker(f"{match['label']} x") if match else None
    if match is None or marker is None:
        return None
    placed = nesting.place(marker)
    return Draft("list_item", _tidy(line[match.end() :]), f"{match['label']} ", placed.number, placed.level)


def _tidy(text: str) -> str:
    return _SPACE.sub(" ", text.replace("\t", " ")).strip()
