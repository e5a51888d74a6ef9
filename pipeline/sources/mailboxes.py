"""Mailboxes (MBOX) and mails with attachments: each message and each attachment a document of its own.

A message's origin is `path#message-id`, an attachment's `path#message-id/name`. A message without an id
goes by the beginning of its SHA-256.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.document import RawItem
from corpus.errors import ItemError, ReadError
from corpus.vault import fixity
from pipeline.readers import mail_parts
from pipeline.sources.files import SourceEntry
from pipeline.sources.unpacked import Budget, is_passed_over

# RFC 4155: a line "From ..." after an empty one; that a header follows tells it from a sentence.
_SEPARATOR = re.compile(
    rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\r\n]{3,300}\r?\n(?=(?:>From [^\r\n]*\r?\n)*[!-9;-~]{1,60}:)"
)
_MANGLED = re.compile(rb"^>(>*From )", re.MULTILINE)
_UNSAFE = re.compile(r"[\x00-\x20\x7f/#\\]+")
_LONGEST = 200


def mailbox_entries(item: RawItem, budget: Budget) -> Iterator[SourceEntry]:
    """The messages of a mailbox in their order, each followed by what is attached to it."""
    taken: dict[str, int] = {}
    starts = [match.span() for match in _SEPARATOR.finditer(item.data)]
    ends = [start for start, _ in starts[1:]] + [len(item.data)]
    for (_, begin), end in zip(starts, ends, strict=True):
        data = _MANGLED.sub(rb"\1", item.data[begin:end].rstrip(b"\r\n") + b"\n")
        name = identifier(data)
        taken[name] = taken.get(name, 0) + 1
        if taken[name] > 1:  # the same message filed twice, or another that lies about its id
            name = f"{name}.{taken[name]}"
        origin = f"{item.origin}#{name}"
        budget.take(len(data))
        yield from _entries(
            replace(item, origin=origin, data=data, media_type=mail_parts.MAIL), origin, budget
        )


def mail_entries(item: RawItem, budget: Budget) -> Iterator[SourceEntry] | None:
    """A mail and what is attached to it; None for a mail without attachments, which is a document itself."""
    message = mail_parts.parse(item.data)
    if next(mail_parts.attachments(message), None) is None:
        return None
    return _entries(item, f"{item.origin}#{identifier(item.data)}", budget)


def identifier(data: bytes) -> str:
    """By what a message is called in an origin: its Message-ID, else its first bytes of SHA-256."""
    try:
        message = mail_parts.parse(data[: 64 * 1024].replace(b"\r\n", b"\n").partition(b"\n\n")[0] + b"\n\n")
        found = mail_parts.identifiers(message, "Message-ID")
    except ItemError:
        found = []
    return _UNSAFE.sub("_", found[0])[:_LONGEST] if found else fixity(data)[:16]


def _entries(item: RawItem, base: str, budget: Budget) -> Iterator[SourceEntry]:
    yield SourceEntry(item.origin, item=item, is_opened=True)
    try:
        attached = list(mail_parts.attachments(mail_parts.parse(item.data)))
    except ItemError:
        return  # the reader says the same of the message
    for attachment in attached:
        if is_passed_over(attachment.name):
            continue
        budget.take(len(attachment.data))
        origin = f"{base}/{attachment.name}"
        if len(attachment.data) > budget.most:
            yield SourceEntry(origin, error=ReadError(f"larger than {budget.most // 2**20:,} MB"))
            continue
        yield SourceEntry(
            origin,
            item=RawItem(
                origin,
                attachment.data,
                retrieved=item.retrieved,
                headers={"attached-to": item.origin},
                given=item.given,
            ),
        )
