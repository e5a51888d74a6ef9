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
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
ODP = "application/vnd.oasis.opendocument.presentation"
TAR = "application/x-tar"
MAIL = "message/rfc822"
MBOX = "application/mbox"
EMPTY = "inode/x-empty"
UNKNOWN = "application/octet-stream"

# What holds documents rather than being one.
HOLDERS = frozenset({ZIP, TAR, GZIP, MBOX})

# What a person calls each type that is told but not read.
NAMES = {
    DOCX: "a Word document (DOCX)",
    ODT: "an OpenDocument text (ODT)",
    EPUB: "an EPUB book",
    ZIP: "a ZIP archive",
    XLSX: "a spreadsheet (XLSX)",
    PPTX: "a presentation (PPTX)",
    ODS: "a spreadsheet (ODS)",
    ODP: "a presentation (ODP)",
    MAIL: "a mail (EML)",
    MBOX: "a mailbox (MBOX)",
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
    TAR: "a TAR archive",
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
_WORD_PARTS = (("word/", DOCX), ("xl/", XLSX), ("ppt/", PPTX))
_MANY_ENTRIES = 100_000  # in a ZIP archive; more cost a gigabyte of memory to list
_HEADER = re.compile(rb"[!-9;-~]{1,60}:[ \t\r\n]")
_MAIL_HEADERS = re.compile(
    rb"^(from|to|cc|subject|date|message-id|received|return-path|delivered-to|mime-version|reply-to|sender"
    rb"|x-mailer|content-type|in-reply-to|references):",
    re.IGNORECASE | re.MULTILINE,
)
_MBOX_START = re.compile(rb"From [^\r\n]{3,200}\r?\n(?:>From [^\r\n]*\r?\n)*[!-9;-~]{1,60}:")
_MAIL_SUFFIXES = frozenset({".eml", ".mail"})
_NO_MAIL_SUFFIXES = frozenset({".md", ".markdown", ".html", ".htm", ".xml", ".mht", ".mhtml"})


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
        return TAR
    if data[:4] == b"RIFF":
        return {b"WEBP": "image/webp", b"WAVE": "audio/x-wav"}.get(data[8:12], "video/x-msvideo")
    if is_binary(data):
        return UNKNOWN
    return _textual(_plain_head(data), suffix(name), (declared or "").partition(";")[0].strip().lower())


def suffix(name: str) -> str:
    """The file name's ending in lower case, without an address's query: ".html"."""
    if "://" in name:
        name = re.split(r"[?#]", name, maxsplit=1)[0]
    return PurePosixPath(name.replace("\\", "/")).suffix.lower()


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
    if declared == MAIL and is_mail(head, "", declared):
        return MAIL  # a message of a mailbox, whose id may end in anything
    if ending == ".txt":
        return TEXT  # a .txt file is left exactly as it is, whatever it holds
    if _MBOX_START.match(head) and ending not in _NO_MAIL_SUFFIXES:
        return MBOX
    if is_mail(head, ending, declared):
        return MAIL
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


def is_mail(head: bytes, ending: str = "", declared: str = "") -> bool:
    """Whether the data begins with the headers of a mail, of which a letter has no three."""
    head = head.removeprefix(codecs.BOM_UTF8).lstrip(b"\r\n")
    if not _HEADER.match(head) or ending in _NO_MAIL_SUFFIXES:
        return False
    top = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    found = {name.lower() for name in _MAIL_HEADERS.findall(top)}
    if ending in _MAIL_SUFFIXES or declared == MAIL:
        return bool(found)
    return len(found) >= 3 and bool(found & {b"from", b"received", b"return-path"})


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
    if data.count(b"PK\x01\x02") > _MANY_ENTRIES:
        return ZIP
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
                kind = archive.read("mimetype").decode("ascii", "ignore").strip()
                if kind in (EPUB, ODT, ODS, ODP):
                    return kind
                if kind in (f"{ODT}-template", f"{ODT}-master"):
                    return ODT
    except Exception:  # a damaged archive is still an archive; zipfile raises far more than BadZipFile
        return ZIP
    for start, media_type in _WORD_PARTS:
        if any(name.startswith(start) for name in names):
            return media_type
    return ZIP
