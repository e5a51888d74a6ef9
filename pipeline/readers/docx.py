"""Word documents (DOCX): mammoth makes HTML of them, the block reader reads that.

What a tracked change struck stands in square brackets, as printed amendments show it; what it put in is
text. Notes stand at the end. Heads and feet are furniture. When the file was made says nothing of when the
text was published.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.document import RawItem, Reading, Sourced
from corpus.errors import ReadError
from pipeline.readers import cues, html_dom, media, properties
from pipeline.readers import xml_parts as xml
from pipeline.readers.assemble import Draft, assemble
from pipeline.readers.charset import clean
from pipeline.readers.docx_parts import BETWEEN, CLOSE, OPEN, Parts, prepared
from pipeline.readers.html_blocks import read_blocks

VERSION = "docx/1"

_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => h2:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Quotations'] => blockquote > p:fresh
p[style-name='caption'] => p.caption:fresh
"""
_LABEL = re.compile(f"{OPEN}(\\d+){BETWEEN}([^{BETWEEN}]*){BETWEEN}([^{CLOSE}]*){CLOSE}[ \\t]*")
_BACK = re.compile(r"\s*\u2191\s*$")  # mammoth's link from a note back to its place
_LISTED = ("paragraph", "list_item", "question", "answer")
_BYLINE_WITHIN = 8


def read_docx(item: RawItem) -> Reading:
    """The reading of a Word document. Raises `ReadError` for one that is damaged, or holds no text."""
    parts = prepared(item.data)
    text, blocks = assemble(_drafts(_markup(parts)))
    if not text.strip():
        raise ReadError("the document holds no text")
    has_byline = any(cues.is_byline(b.text) for b in blocks[:_BYLINE_WITHIN])
    return Reading(
        text=text,
        blocks=blocks,
        metadata=_metadata(parts, item.origin, has_byline),
        media_type=media.DOCX,
        reader=f"{VERSION} mammoth",
        furniture=tuple(clean(line) for line in parts.furniture),
    )


def _markup(parts: Parts) -> str:
    import mammoth

    try:
        result = mammoth.convert_to_html(
            parts.archive, style_map=_STYLES, convert_image=mammoth.images.img_element(lambda image: {})
        )
    except RecursionError:
        raise
    except Exception as error:  # mammoth takes the parts for sound and raises whatever comes of it
        raise ReadError(f"a damaged Word document: {type(error).__name__}: {error}") from error
    return str(result.value)


def _drafts(markup: str) -> Iterator[Draft]:
    root = html_dom.parse(f"<html><body>{clean(markup)}</body></html>")
    if root is None:
        return
    for found in read_blocks(root):
        draft = found.draft
        if draft.type == "footnote":
            yield replace(draft, text=_BACK.sub("", draft.text), marker=f"[{draft.number}] ")
            continue
        match = _LABEL.match(draft.text)
        if match and draft.type in _LISTED:
            rest = _LABEL.sub(_inner, draft.text[match.end() :])
            yield Draft("list_item", rest, match[3], match[2] or None, int(match[1]))
        else:
            yield replace(draft, text=_LABEL.sub(_inner, draft.text))


def _inner(match: re.Match[str]) -> str:
    """A number within a heading or a table's cell is part of its text."""
    return match[3]


def _metadata(parts: Parts, origin: str, has_byline: bool) -> properties.Metadata:
    if parts.core is None:
        return {}
    of = "document properties"
    found: dict[str, list[Sourced]] = {
        "title": list(properties.title(xml.first_text(parts.core, "title"), of, origin, 0.45)),
        "language": list(properties.language(xml.first_text(parts.core, "language"), of, 0.4)),
    }
    if not has_byline:
        found["author"] = list(properties.author(xml.first_text(parts.core, "creator"), of, 0.3))
    return properties.ranked(found)
