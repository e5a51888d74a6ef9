"""Mail (EML, and each message of an MBOX): subject, sender, date and body; what is quoted is marked so.

Earlier mails that an answer carries with it, and the signature, stay in the text as quotes, so that nothing
is lost and nothing of theirs is taken for the sender's. The thread (Message-ID, In-Reply-To, References) is
in the metadata. Attachments are documents of their own: see `pipeline.sources.mailboxes`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import Message

from corpus.document import Block, RawItem, Reading, Sourced
from corpus.errors import ReadError
from pipeline.readers import html_dom, mail_parts
from pipeline.readers.assemble import Draft, assemble
from pipeline.readers.html_blocks import Found, read_blocks
from pipeline.readers.text import blocks_of

VERSION = "mail/1"

_QUOTED = re.compile(r" {0,3}(?:> ?)+")
_SIGNATURE = re.compile(r"--[ \u00a0]?$")
_INTRODUCTION = re.compile(
    r"(?:On|El|Le|Em|Il|Am|Op)\b.{4,300}\b(?:wrote|escribi[óo]|a écrit|escreveu|ha scritto|schrieb|schreef)\b"
    r"[^:]{0,80}:\s*$",
    re.IGNORECASE | re.DOTALL,
)
_ORIGINAL = re.compile(
    r"\s*(?:-{2,}\s*(?:original message|forwarded message|mensaje original|mensaje reenviado"
    r"|message d'origine|message transféré|mensagem original|mensagem encaminhada)\s*-{2,}|_{20,})\s*$",
    re.IGNORECASE,
)
_REPLY_HEAD = re.compile(
    r"\s*\**(?:From|De|Von|Da)\s*:\**\s.{2,200}\n\s*\**(?:Sent|Date|Enviado|Envoyé|Fecha|To|Para|À)[^:\n]{0,20}:"
)
_QUOTE_CLASSES = re.compile(
    r"\b(?:gmail_quote|gmail_signature|moz-signature|moz-cite-prefix|yahoo_quoted|divRplyFwdMsg|Signature"
    r"|protonmail_quote|WordSection_quote)\b"
)


def read_mail(item: RawItem) -> Reading:
    """The reading of one message. Raises `ReadError` for one that is encrypted or says nothing."""
    message = mail_parts.parse(item.data)
    subject = mail_parts.header(message, "Subject")
    text, is_markup = mail_parts.body(message)
    drafts = list(_of_markup(text) if is_markup else _of_text(text))
    attached = sum(1 for _ in mail_parts.attachments(message))
    if not any(d.text for d in drafts) and not subject:
        raise ReadError("the mail holds no text" + (" beside its attachments" if attached else ""))
    heading = [Draft("heading", subject, level=1)] if subject else []
    body, blocks = assemble([*heading, *drafts])
    return Reading(
        text=body,
        blocks=blocks,
        metadata=_metadata(message, subject),
        media_type=mail_parts.MAIL,
        reader=f"{VERSION} {'html' if is_markup else 'text'}",
        furniture=tuple(
            f"{name}: {value}"
            for name in ("From", "To", "Cc", "Date", "List-Id")
            if (value := mail_parts.header(message, name))
        ),
    )


def _of_text(text: str) -> Iterator[Draft]:
    """A plain body's blocks: what is quoted, introduced so, or below the signature's dashes, marked."""
    lines = text.split("\n")
    own: list[str] = []
    quoted: list[str] = []
    rest_is_quote = False
    for n, line in enumerate(lines):
        match = _QUOTED.match(line)
        if not rest_is_quote and (
            _SIGNATURE.fullmatch(line.rstrip("\r"))
            or _ORIGINAL.match(line)
            or _REPLY_HEAD.match("\n".join(lines[n : n + 2]))
        ):
            yield from _own(own, quoted)
            own, rest_is_quote = [], True
        if rest_is_quote or match:
            if own:
                introduction = _introduction(own)
                yield from _own(own[: len(own) - len(introduction)], quoted)
                own, quoted = [], introduction
            quoted.append(_QUOTED.sub("", line))
        elif line.strip() or own:
            yield from _quote(quoted)
            quoted = []
            own.append(line)
    yield from _own(own, quoted)
    yield from _quote(quoted)


def _own(own: list[str], quoted: list[str]) -> Iterator[Draft]:
    """The sender's own lines as blocks, after the quote that stood before them."""
    yield from _quote(quoted)
    quoted.clear()
    yield from (_draft(block) for block in blocks_of("\n".join(own)))


def _introduction(own: list[str]) -> list[str]:
    """The last lines where they introduce a quote: "On 3 May, Agnes Tolliver wrote:"."""
    end = len(own)
    while end and not own[end - 1].strip():
        end -= 1
    for size in (1, 2, 3):
        if size <= end and _INTRODUCTION.match("\n".join(own[end - size : end]).strip()):
            return own[end - size :]
    return []


def _quote(lines: list[str]) -> Iterator[Draft]:
    for paragraph in re.split(r"\n[ \t]*\n", "\n".join(lines)):
        text = "\n".join(line.rstrip() for line in paragraph.split("\n")).strip("\n ")
        if text.strip():
            yield Draft("quote", text)


def _draft(block: Block) -> Draft:
    marker = ""
    if block.type == "list_item":
        marker = f"{block.number}. " if block.number else "• "
    elif block.type == "footnote":
        marker = f"[{block.number}] "
    text = "\n".join(line.strip() for line in block.text.split("\n"))
    return Draft(block.type, text, marker, block.number, block.level)


def _of_markup(markup: str) -> Iterator[Draft]:
    """An HTML body's blocks, without the pictures; what mail programs mark as quoted is marked."""
    root = html_dom.parse(markup)
    if root is None:
        return
    rest_is_quote = False
    for found in read_blocks(root):
        draft = found.draft
        if _ORIGINAL.match(draft.text) or _REPLY_HEAD.match(draft.text):
            rest_is_quote = True
        is_quote = rest_is_quote or _is_marked(found) or bool(_INTRODUCTION.match(draft.text))
        if is_quote and draft.type not in ("list_item", "table_row"):
            draft = replace(draft, type="quote", level=0)
        yield draft


def _is_marked(found: Found) -> bool:
    if found.draft.type == "quote":
        return True
    return any(
        e.tag == "blockquote" or _QUOTE_CLASSES.search(f"{e.get('class') or ''} {e.get('id') or ''}")
        for e in found.path
    )


def _metadata(message: Message, subject: str) -> dict[str, tuple[Sourced, ...]]:
    found: dict[str, tuple[Sourced, ...]] = {}

    def add(key: str, values: list[str], origin: str, confidence: float = 0.97) -> None:
        if values:
            found[key] = tuple(Sourced(v, origin, confidence) for v in values)

    add("title", [subject] if subject else [], "mail header Subject")
    add("author", ["; ".join(mail_parts.senders(message))], "mail header From")
    day = mail_parts.published(message)
    add("published", [day] if day else [], "mail header Date")
    own = mail_parts.identifiers(message, "Message-ID")[:1]
    answers = mail_parts.identifiers(message, "In-Reply-To")[:1]
    before = mail_parts.identifiers(message, "References")
    add("message_id", own, "mail header Message-ID")
    add("in_reply_to", answers, "mail header In-Reply-To")
    add("references", before, "mail header References")
    add("thread", [*before, *answers, *own][:1], "mail headers")
    return {key: values for key, values in found.items() if any(v.value for v in values)}
