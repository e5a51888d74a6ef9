"""A mail taken apart: headers made readable, the body that is to be read, and what is attached.

Written for mail of every age: headers without encoding, charsets that do not exist, boundaries that never
end (RFC 5322, RFC 2045-2049; the standard library parses them). Nothing here raises on what a mail says.
"""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime

from corpus.errors import ReadError
from pipeline.readers.charset import clean, decode

MAIL = "message/rfc822"

# Deeper or more manifold than any mail program writes; the standard parser's time grows with both.
_MOST_PARTS = 1000
_MOST_DEPTH = 50
_MULTIPART = re.compile(rb"content-type:[ \t]*(?:multipart|message)/", re.IGNORECASE)
_IDENTIFIER = re.compile(r"<\s*([^<>\s]{1,500})\s*>")
_BARE_IDENTIFIER = re.compile(r"[^<>\s]{1,500}@[^<>\s]{1,500}")
# What goes with a message and is nothing to keep apart.
_NOT_KEPT = frozenset(
    {"application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature",
     "text/vcard", "text/x-vcard", "text/rfc822-headers", "message/delivery-status", "application/pgp-keys"}
)  # fmt: skip
_LOCKED = frozenset({"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"})
_UNSAFE = re.compile(r"[\x00-\x1f\x7f/\\]+")
_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Attachment:
    """What is attached to a message: its name, made unique and fit for an origin, and its bytes."""

    name: str
    media_type: str
    data: bytes


def parse(data: bytes) -> Message:
    """The message. Raises `ReadError` for one that is nested beyond reason."""
    if len(_MULTIPART.findall(data)) > _MOST_PARTS:
        raise ReadError(f"a mail of more than {_MOST_PARTS:,} nested parts: not read")
    try:
        return message_from_bytes(data)
    except RecursionError as error:
        raise ReadError("a mail nested too deeply to be read") from error


def header(message: Message, name: str) -> str:
    """A header's text, encoded words decoded, on one line; "" where it is not there."""
    # As they came: a header in eight bits is handed out with its letters lost.
    raw = next((str(v) for k, v in message.raw_items() if k.lower() == name.lower()), None)
    if raw is None:
        return ""
    pieces: list[str] = []
    try:
        decoded = decode_header(raw.replace("\r", "").replace("\n", ""))
    except Exception:  # a broken encoded word: shown as it is written
        return " ".join(_eight_bit(raw).split())
    for value, charset in decoded:
        if isinstance(value, str):
            pieces.append(_eight_bit(value))
        else:
            pieces.append(decode(value, f"text/plain; charset={charset}" if charset else None).text)
    return " ".join(clean("".join(pieces)).split())


def senders(message: Message) -> list[str]:
    """Who wrote it: names, or addresses where there are no names."""
    named = getaddresses([header(message, "From") or header(message, "Sender")])
    return list(dict.fromkeys(" ".join(name.strip("'\" ").split()) or address for name, address in named))


def published(message: Message) -> str | None:
    """The day on which it was sent, by the sender's own calendar, as EDTF; None where it does not tell."""
    raw = header(message, "Date")
    try:
        sent = parsedate_to_datetime(raw)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return sent.date().isoformat() if 1970 <= sent.year <= 2100 else None


def identifiers(message: Message, name: str) -> list[str]:
    """Message ids in a header, without their brackets: Message-ID, In-Reply-To, References."""
    text = header(message, name)
    return list(dict.fromkeys(_IDENTIFIER.findall(text) or _BARE_IDENTIFIER.findall(text)))


def body(message: Message) -> tuple[str, bool]:
    """The body's text, and whether it is HTML. Raises `ReadError` where it is encrypted."""
    plain, markup = "", ""
    for part in _leaves(message):
        kind = part.get_content_type()
        if kind in _LOCKED:
            raise ReadError("encrypted: the mail can be read only with its recipient's key")
        if _is_attached(part):
            continue
        if kind == "text/plain":
            plain += ("\n\n" if plain else "") + _flowed(part, _text(part))
        elif kind == "text/html":
            markup += _text(part, markup=True)
    # Some programs write "open this in a browser" into the plain part.
    if markup and len(plain.split()) * 5 < len(re.sub(r"<[^>]*>", " ", markup[:200_000]).split()):
        return markup, True
    return (plain, False) if plain.strip() or not markup else (markup, True)


def attachments(message: Message) -> Iterator[Attachment]:
    """Everything attached that may be a document; not the pictures within the body, nor signatures."""
    taken: set[str] = set()
    for n, part in enumerate(_leaves(message), 1):
        kind = part.get_content_type()
        if kind in _NOT_KEPT or not _is_attached(part) or _is_inline_picture(part):
            continue
        data = _bytes(part)
        if data.strip():
            yield Attachment(_name(part, kind, n, taken), kind, data)


def _leaves(message: Message, depth: int = 0) -> Iterator[Message]:
    """The parts that hold something, in order. A mail within a mail is one part."""
    kind = message.get_content_type()
    if kind in _LOCKED:
        yield message
    elif message.is_multipart() and not (kind == MAIL and depth):
        if depth > _MOST_DEPTH:
            raise ReadError("a mail nested too deeply to be read")
        for part in message.get_payload():
            if isinstance(part, Message):
                yield from _leaves(part, depth + 1)
    else:
        yield message


def _is_attached(part: Message) -> bool:
    kind = part.get_content_type()
    disposition = str(part.get("Content-Disposition") or "").strip().lower()
    if disposition.startswith("attachment") or kind == MAIL:
        return True
    return kind not in ("text/plain", "text/html") or (bool(_filename(part)) and kind != "text/html")


def _is_inline_picture(part: Message) -> bool:
    disposition = str(part.get("Content-Disposition") or "").strip().lower()
    inline = disposition.startswith("inline") or (part.get("Content-ID") is not None and not disposition)
    return part.get_content_maintype() == "image" and inline


def _bytes(part: Message) -> bytes:
    if part.get_content_type() == MAIL:
        inner = part.get_payload()
        first = inner[0] if isinstance(inner, list) and inner else None
        try:
            return first.as_bytes() if isinstance(first, Message) else b""
        except Exception:  # a mail that cannot be written again: its headers are beyond repair
            return b""
    try:
        data = part.get_payload(decode=True)
    except Exception:  # an encoding that nothing decodes
        return b""
    return data if isinstance(data, bytes) else b""


def _text(part: Message, markup: bool = False) -> str:
    charset = str(part.get_param("charset") or "")
    declared = f"text/plain; charset={charset}" if re.fullmatch(r"[\w.:+-]{1,40}", charset) else None
    return decode(_bytes(part), declared, markup=markup).text


def _flowed(part: Message, text: str) -> str:
    """Lines that a program broke joined again, where it says that it did (RFC 3676)."""
    if str(part.get_param("format") or "").lower() != "flowed":
        return text
    joint = "" if str(part.get_param("delsp") or "").lower() == "yes" else " "
    lines: list[str] = []
    open_quote: str | None = None
    for line in text.split("\n"):
        quote = re.match(r">*", line)[0]  # type: ignore[index] # matches always
        rest = line[len(quote) :]
        rest = rest.removeprefix(" ")
        if open_quote == quote and line != "-- ":
            lines[-1] += joint + rest
        else:
            lines.append(f"{quote} {rest}" if quote else rest)
        flows = rest.endswith(" ") and line != "-- "
        open_quote = quote if flows else None
        if flows:
            lines[-1] = lines[-1][:-1]
    return "\n".join(lines)


def _filename(part: Message) -> str:
    try:
        raw = part.get_filename()
    except Exception:  # a name in an encoding that there is not
        return ""
    if not raw:
        return ""
    holder = Message()
    holder["Name"] = re.sub(r"[\r\n]+", " ", raw)
    return header(holder, "Name")


def _name(part: Message, kind: str, n: int, taken: set[str]) -> str:
    """A name that no path can be made of and that no other attachment has."""
    name = _UNSAFE.split(_filename(part))[-1].strip(" .")[-_LONGEST_NAME:]
    if not name:
        ending = ".eml" if kind == MAIL else mimetypes.guess_extension(kind) or ""
        name = f"attachment-{n}{ending}"
    stem, dot, ending = name.rpartition(".")
    number, unique = 2, name
    while unique in taken:
        unique = f"{stem} ({number}).{ending}" if dot and stem else f"{name} ({number})"
        number += 1
    taken.add(unique)
    return unique


def _eight_bit(text: str) -> str:
    """A header that was sent in eight bits without saying in which charset."""
    if text.isascii():
        return text
    return decode(text.encode("utf-8", "surrogateescape")).text
