"""Bytes to text: which charset, by what evidence, and what could not be read.

The order is that of the web: byte order mark, HTTP header, the page's own declaration, then whether
the bytes are valid UTF-8, then charset-normalizer's guess. A declaration is believed only as far as
it decodes; and a single-byte declaration over bytes that are valid multi-byte UTF-8 is taken for
the lie that it nearly always is.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from pipeline.readers.media import utf16_without_bom

_BOMS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HEADER = re.compile(r"charset\s*=\s*[\"']?([\w.:+-]+)", re.IGNORECASE)
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:+-]+)", re.IGNORECASE)
_XML = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:+-]+)", re.IGNORECASE)
_META_WITHIN = 4096

# The web means windows-1252 by these names (WHATWG Encoding Standard, section 4.2).
_WINDOWS = frozenset({"ascii", "iso8859-1", "latin-1"})
# Python codecs that are no charsets of documents.
_REFUSED = frozenset(
    {"utf-7", "unicode-escape", "raw-unicode-escape", "idna", "punycode", "undefined", "mbcs", "oem"}
)
# Western letters and signs of windows-1252: where a guess lies within these, it is that charset.
_WESTERN = frozenset(
    "€‚ƒ„…†‡‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ¡¢£¥§¨©ª«®°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜßàáâãäåæçèéêëìíîïñòóôõöøùúûüÿ\u00a0\u00ad"
)
_SAMPLE = 64 * 1024

_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n?")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with the charset's name and the evidence that won: bom, header, meta, utf-8 or guess."""

    text: str
    charset: str
    way: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes, content_type: str | None = None, markup: bool = False) -> Decoded:
    """The text of `data`: line ends made "\\n", other control characters made U+FFFD.

    `content_type` is an HTTP header; `markup` lets HTML and XML say their own charset. Never raises.
    """
    warnings: list[str] = []
    text, charset, way = _decode(data, content_type, markup, warnings)
    text = _LINE_ENDS.sub("\n", text)
    text, controls = _CONTROLS.subn("\ufffd", text)
    if controls:
        warnings.append(f"{controls} control character{'s' * (controls != 1)} replaced")
    return Decoded(text, charset, way, tuple(warnings))


def clean(text: str) -> str:
    """Text from another source than bytes (escapes, PDF), made fit to store: no controls, no surrogates."""
    return _CONTROLS.sub("\ufffd", _LINE_ENDS.sub("\n", text))


def _decode(data: bytes, content_type: str | None, markup: bool, warnings: list[str]) -> tuple[str, str, str]:
    for mark, marked in _BOMS:
        if data.startswith(mark):
            return _with_losses(data[len(mark) :], marked, warnings), marked, "bom"
    is_utf8 = _strictly(data, "utf-8")
    for way, label in _declared(data, content_type, markup):
        charset = _known(label)
        if charset is None:
            warnings.append(f"the {way} declares an unknown charset: {label[:40]}")
            continue
        if charset != "utf-8" and is_utf8 is not None and not data.isascii() and _single_byte(charset):
            warnings.append(f"the {way} declares {charset}, but the bytes are UTF-8")
            return is_utf8, "utf-8", "utf-8"
        declared = is_utf8 if charset == "utf-8" else _strictly(data, charset)
        if declared is not None:
            return declared, charset, way
        warnings.append(f"the {way} declares {charset}, but the bytes are not")
    if is_utf8 is not None and b"\x00" not in data[:_META_WITHIN]:
        return is_utf8, "utf-8", "utf-8"
    wide = utf16_without_bom(data[:_META_WITHIN])
    if wide:
        return _with_losses(data, wide, warnings), wide, "guess"
    if is_utf8 is not None:
        return is_utf8, "utf-8", "utf-8"
    return _guess(data, warnings)


def _declared(data: bytes, content_type: str | None, markup: bool) -> list[tuple[str, str]]:
    """What header and page say of their charset, in the order in which they are believed."""
    found: list[tuple[str, str]] = []
    if content_type and (match := _HEADER.search(content_type)):
        found.append(("header", match.group(1)))
    if markup:
        head = data[:_META_WITHIN]
        if inner := _META.search(head) or _XML.search(head):
            found.append(("meta", inner.group(1).decode("ascii")))
    return found


def _known(label: str) -> str | None:
    """Python's name for a charset, windows-1252 for Latin-1 as on the web; None for what is no charset."""
    try:
        info = codecs.lookup(label)
    except (LookupError, ValueError):
        return None
    name = info.name.replace("_", "-")
    if name in _REFUSED or not getattr(info, "_is_text_encoding", True):
        return None
    if name in _WINDOWS:
        return "cp1252"
    # A page that could say "utf-16" in ASCII bytes is not UTF-16 (HTML, 13.2.3.2).
    return "utf-8" if name.startswith(("utf-8", "utf-16", "utf-32")) else name


def _single_byte(charset: str) -> bool:
    return charset.startswith(("cp125", "iso8859", "mac-", "koi8", "cp437", "cp85", "windows"))


def _strictly(data: bytes, charset: str) -> str | None:
    try:
        return data.decode(charset)
    except (UnicodeError, ValueError):
        if charset != "cp1252":
            return None
    # Five bytes are undefined in windows-1252; browsers pass them through as controls.
    undefined = data.translate(None, delete=bytes(b for b in range(256) if b not in b"\x81\x8d\x8f\x90\x9d"))
    return data.decode("cp1252", "replace") if len(undefined) <= 0.001 * len(data) else None


def _looks_western(text: str) -> bool:
    """Whether the accents are few among the letters, as in Western languages and not in Cyrillic or Greek."""
    accented = [c for c in text if ord(c) > 127]
    letters = sum(c.isalpha() for c in text)
    return set(accented) <= _WESTERN and sum(c.isalpha() for c in accented) <= 0.25 * letters


def _with_losses(data: bytes, charset: str, warnings: list[str]) -> str:
    text = data.decode(charset, "replace")
    lost = text.count("\ufffd")
    if lost:
        warnings.append(f"{lost} place{'s' * (lost != 1)} could not be read as {charset}")
    return text


def _guess(data: bytes, warnings: list[str]) -> tuple[str, str, str]:
    """The charset of bytes that nobody vouches for."""
    nearly = data.decode("utf-8", "replace")
    broken = nearly.count("\ufffd")
    right = sum(1 for c in nearly[:_SAMPLE] if ord(c) > 127 and c != "\ufffd")
    if right > 4 * broken:
        warnings.append(f"{broken} place{'s' * (broken != 1)} could not be read as utf-8")
        return nearly, "utf-8", "utf-8"
    western = _strictly(data, "cp1252")
    if western is not None and _looks_western(western[:_SAMPLE]):
        return western, "cp1252", "guess"
    from charset_normalizer import from_bytes  # only rarely needed, and slow to import

    best = from_bytes(data[:_SAMPLE]).best()
    if best is not None:
        charset = best.encoding.replace("_", "-")
        text = _strictly(data, charset)
        if text is not None:
            warnings.append(f"the charset is a guess: {charset}")
            return text, charset, "guess"
    warnings.append("the charset could not be told; read as windows-1252")
    return _with_losses(data, "cp1252", warnings), "cp1252", "guess"
