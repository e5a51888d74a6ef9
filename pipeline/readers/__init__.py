"""From bytes to text: one reader per kind of file, told from the bytes.

`read` is the only door. What a reader needs is imported when the first file of its kind comes, so
that taking in text files never loads a PDF library.
"""

from __future__ import annotations

from dataclasses import replace

from corpus.document import RawItem, Reading
from corpus.errors import ReadError
from pipeline.readers import media
from pipeline.sources.saved_page import is_mhtml, mhtml, saved_address

__all__ = ["ADDRESS", "read", "use_pdf_engine"]

# The name of the stream in which Office keeps a document that is locked by a password (MS-OFFCRYPTO).
_LOCKED_OFFICE = "EncryptedPackage".encode("utf-16-le")
# Under which header a saved page's own address stands (RFC 9110, section 8.7).
ADDRESS = "content-location"


_pdf_engine = "auto"


def use_pdf_engine(engine: str) -> None:
    """Read PDFs in this process by pypdf, pdfium, or by whichever can (auto), as config.yaml says."""
    global _pdf_engine
    _pdf_engine = engine


def read(item: RawItem) -> Reading:
    """What can be read from an item's bytes.

    Raises ReadError, in words that a person understands, when no text can be had: an empty file, a
    kind of file that this version does not read, a damaged or locked PDF.
    """
    item = _as_it_was_served(item)
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


def _as_it_was_served(item: RawItem) -> RawItem:
    """A page that a browser saved, with the address that it had; what was saved as one file is unpacked."""
    if item.exchanges or item.origin.startswith(("http://", "https://")):
        return item
    if is_mhtml(item.data):
        page = mhtml(item.data)
        headers = {**item.headers, "content-type": page.content_type}
        address = page.address
        item = replace(item, data=page.html, media_type=page.content_type, headers=headers)
    else:
        address = saved_address(item.data) if b"<" in item.data[:1024] else None
    return replace(item, headers={**item.headers, ADDRESS: address}) if address else item


def _dispatch(item: RawItem, kind: str) -> Reading:
    if kind == media.PDF:
        from pipeline.readers.pdf import read_pdf

        return read_pdf(item, _pdf_engine)
    if kind == media.HTML:
        from pipeline.readers.html import read_html

        return read_html(item)
    if kind == media.MARKDOWN:
        from pipeline.readers.markdown import read_markdown

        return read_markdown(item)
    if kind == media.TEXT:
        from pipeline.readers.text import read_text

        return read_text(item)
    if kind == media.DOCX:
        from pipeline.readers.docx import read_docx

        return read_docx(item)
    if kind == media.ODT:
        from pipeline.readers.odt import read_odt

        return read_odt(item)
    if kind == media.RTF:
        from pipeline.readers.rtf import read_rtf

        return read_rtf(item)
    if kind == media.EPUB:
        from pipeline.readers.epub import read_epub

        return read_epub(item)
    if kind == media.MAIL:
        from pipeline.readers.mail import read_mail

        return read_mail(item)
    what = media.describe(kind)
    if kind in media.HOLDERS:
        # An ingest opens such before they come here.
        raise ReadError(f"{what}: holds documents, and is none; it is damaged, or within too many others")
    if kind == media.WORD and _LOCKED_OFFICE in item.data:
        raise ReadError("encrypted: a password is needed; save a copy without it")
    if kind == media.UNKNOWN:
        ending = media.suffix(item.origin)
        claim = f"named {ending}, but it is {what}" if ending else what
        raise ReadError(f"{claim}, not a document Solidarity reads")
    raise ReadError(f"{what}: this version does not read that; save it as PDF, HTML or plain text")
