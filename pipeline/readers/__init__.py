"""From bytes to text: one reader per kind of file, told from the bytes.

`read` is the only door. What a reader needs is imported when the first file of its kind comes, so
that taking in text files never loads a PDF library.
"""

from __future__ import annotations

from dataclasses import replace

from corpus.document import RawItem, Reading
from corpus.errors import ReadError
from pipeline.readers import media

__all__ = ["read"]


def read(item: RawItem) -> Reading:
    """What can be read from an item's bytes.

    Raises ReadError, in words that a person understands, when no text can be had: an empty file, a
    kind of file that this version does not read, a damaged or locked PDF.
    """
    declared = item.headers.get("content-type") or item.media_type
    kind = media.sniff(item.data, item.origin, declared)
    if kind == media.EMPTY or not item.data.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise ReadError("the file is empty")
    try:
        reading = _dispatch(item, kind)
    except (MemoryError, RecursionError) as error:
        raise ReadError(f"too large or too deeply nested to be read ({type(error).__name__})") from error
    if kind != media.PDF and media.suffix(item.origin) == ".pdf":
        what = "a web page" if kind == media.HTML else "plain text"
        reading = replace(reading, warnings=(*reading.warnings, f"named .pdf, but it is {what}"))
    return reading


def _dispatch(item: RawItem, kind: str) -> Reading:
    if kind == media.PDF:
        from pipeline.readers.pdf import read_pdf

        return read_pdf(item)
    if kind == media.HTML:
        from pipeline.readers.html import read_html

        return read_html(item)
    if kind == media.MARKDOWN:
        from pipeline.readers.markdown import read_markdown

        return read_markdown(item)
    if kind == media.TEXT:
        from pipeline.readers.text import read_text

        return read_text(item)
    what = media.describe(kind)
    if kind == media.UNKNOWN:
        ending = media.suffix(item.origin)
        claim = f"named {ending}, but it is {what}" if ending else what
        raise ReadError(f"{claim}, not a document Solidarity reads")
    raise ReadError(f"{what}: this version does not read that; save it as PDF, HTML or plain text")
