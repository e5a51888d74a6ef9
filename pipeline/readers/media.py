"""The media type of an item, told from its bytes; the name and what was declared only break ties."""

from __future__ import annotations

import codecs
import re
import zipfile
from io import BytesIO
from pathlib import PurePosixPath

PDF = "application/pdf"
HTML = "text/html"
TEXT = "text/plain"
MARKDOWN = "text/markdown"
XML = "application/xml"
FEED = "application/rss+xml"
RTF = "application/rtf"
GZIP = "application/gzip"
ZIP = "application/zip"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
EPUB = "application/epub+zip"
WORD = "application/msword"
EMPTY = "inode/x-empty"
UNKNOWN = "application/octet-stream"

# What a person calls each type that is told but not read.
NAMES = {
    DOCX: "a Word document (DOCX)",
    ODT: "an OpenDocument text (ODT)",
    EPUB: "an EPUB book",
    ZIP: "a ZIP archive",
    GZIP: "a gzip-compressed file",
    RTF: "an RTF document",
    WORD: "an old Office document (DOC, XLS or PPT)",
    FEED: "a feed (RSS or Atom)",
    XML: "an XML file",
    "image": "a picture",
    "audio": "a sound recording",
    "video": "a film",
    "application/x-7z-compressed": "a 7z archive",
    "application/vnd.rar": "a RAR archive",
    "application/x-tar": "a TAR archive",
    "application/x-bzip2": "a bzip2-compressed file",
    "application/x-xz": "an xz-compressed file",
    "application/vnd.sqlite3": "an SQLite database",
    "application/postscript": "a PostScript file",
}

_PDF_WITHIN = 1024  # readers accept the header anywhere in the first 1024 bytes (ISO 32000-1, annex H)
_HEAD = 4096
# Control characters that no text holds; backspace, tab, line ends, form feed and escape may occur.
_CONTROLS = bytes(b for b in (*range(32), 127) if b not in b"\b\t\n\f\r\x1b")

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", RTF),
    (b"\x1f\x8b", GZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", WORD),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"ID3", "audio/mpeg"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"BZh", "application/x-bzip2"),
    (b"\xfd7zXZ\x00", "application/x-xz"),
    (b"SQLite format 3\x00", "application/vnd.sqlite3"),
    (b"%!PS", "application/postscript"),
)

_HTML_START = re.compile(
    rb"\s*(?:<!--(?:(?!-->).)*-->\s*|<\?xml[^>]*\?>\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|title|meta|script|link|style|div|article|main|section|header|p|h[1-6]"
    rb"|table|ul|ol|span|font|center|nav|blockquote|br|a|b|i|em|strong)[\s>/]",
    re.IGNORECASE | re.DOTALL,
)
_HTML_TAG = re.compile(
    rb"</?(?:html|head|body|div|p|h[1-6]|a|li|ul|ol|span|table|tr|td|br)\b[^<>]*>", re.IGNORECASE
)
_FEED_START = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
_XML_START = re.compile(rb"\s*<\?xml|\s*<[A-Za-z_][\w.-]*(?:\s+xmlns)", re.IGNORECASE)
_MARKDOWN_SUFFIXES = frozenset({".md", ".markdown", ".mkd", ".mdown"})
_HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".shtml"})
_WORD_PARTS = (("word/", DOCX), ("xl/", ZIP), ("ppt/", ZIP))


def sniff(data: bytes, name: str = "", declared: str | None = None) -> str:
    """The media type of `data`. `name` is a file name or address, `declared` a Content-Type header.

    Bytes outrank both: a page saved as report.pdf is text/html. Random bytes are
    application/octet-stream whatever their name says.
    """
    if not data:
        return EMPTY
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return PDF
    if data[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        return _zip_type(data)
    for magic, media_type in _MAGIC:
        if data.startswith(magic):
            return media_type
    if data[4:8] == b"ftyp":
        return "video/mp4"
    if data[257:262] == b"ustar":
        return "application/x-tar"
    if data[:4] == b"RIFF":
        return {b"WEBP": "image/webp", b"WAVE": "audio/x-wav"}.get(data[8:12], "video/x-msvideo")
    if is_binary(data):
        return UNKNOWN
    return _textual(_plain_head(data), suffix(name), (declared or "").partition(";")[0].strip().lower())


def suffix(name: str) -> str:
    """The file name's ending in lower case, without an address's query: ".html"."""
    return PurePosixPath(re.split(r"[?#]", name.replace("\\", "/"), maxsplit=1)[0]).suffix.lower()


def is_binary(data: bytes) -> bool:
    """Whether the bytes are no text in any charset: many control characters, and not UTF-16 or UTF-32."""
    head = data[:_HEAD]
    if head.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)):
        return False
    if utf16_without_bom(head):
        return False
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return controls > max(2, 0.03 * len(head))


def utf16_without_bom(head: bytes) -> str | None:
    """ "utf-16-le" or "utf-16-be" when every other byte is nearly always zero, else None."""
    if len(head) < 8:
        return None
    even, odd = head[0::2], head[1::2]
    if odd.count(0) > 0.7 * len(odd) and even.count(0) < 0.1 * len(even):
        return "utf-16-le"
    if even.count(0) > 0.7 * len(even) and odd.count(0) < 0.1 * len(odd):
        return "utf-16-be"
    return None


def describe(media_type: str) -> str:
    """What a person calls the type: "a Word document (DOCX)"."""
    return NAMES.get(media_type) or NAMES.get(media_type.partition("/")[0]) or "binary data"


def _textual(head: bytes, ending: str, declared: str) -> str:
    """The type among those made of characters."""
    if ending == ".txt":
        return TEXT  # a .txt file is left exactly as it is, whatever it holds
    if _FEED_START.search(head[:1024]) and not _HTML_START.match(head):
        return FEED
    if ending in _MARKDOWN_SUFFIXES:
        return MARKDOWN
    if _HTML_START.match(head):
        return HTML
    tags = len(_HTML_TAG.findall(head))
    if tags and (ending in _HTML_SUFFIXES or declared in (HTML, "application/xhtml+xml") or tags >= 12):
        return HTML
    if _XML_START.match(head):
        return XML
    if declared in (MARKDOWN, "text/x-markdown"):
        return MARKDOWN
    return TEXT


def _plain_head(data: bytes) -> bytes:
    """The beginning of the data as ASCII-compatible bytes, without a byte order mark."""
    head = data[:_HEAD]
    if head.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return head.decode("utf-32", "ignore").encode("utf-8")
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head.decode("utf-16", "ignore").encode("utf-8", "ignore")
    wide = utf16_without_bom(head)
    if wide:
        return head.decode(wide, "ignore").encode("utf-8", "ignore")
    return head.removeprefix(codecs.BOM_UTF8)


def _zip_type(data: bytes) -> str:
    """Which of the formats that are ZIP archives inside."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
                kind = archive.read("mimetype").decode("ascii", "ignore").strip()
                if kind in (EPUB, ODT):
                    return kind
    except Exception:  # a damaged archive is still an archive; zipfile raises far more than BadZipFile
        return ZIP
    for start, media_type in _WORD_PARTS:
        if any(name.startswith(start) for name in names):
            return media_type
    return ZIP
