"""Mail: who wrote what when, in which thread, and what is the sender's own."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from corpus.document import RawItem, Reading
from corpus.errors import ReadError
from pipeline.readers import mail_parts, read
from pipeline.structure import structure

sys.path.insert(0, str(Path(__file__).parent))
from handmade import mail

_TEXT = """Dear all,

The vote is on.

On Fri, 3 May 2019, Bob Lee wrote:
> Is it on?
> Really?

Yes.

1. Bring your card
2. Bring a friend
--\x20
Agnes Tolliver
Local 12
"""


def reading(data: bytes) -> Reading:
    return read(RawItem("/papers/a.eml", data))


def test_headers_tell_title_author_and_date():
    item = RawItem("/papers/a.eml", mail(subject="Huelga en México"))
    document = structure(read(item), item)
    assert (document.title, document.author, document.published, document.published_from) == (
        "Huelga en México",
        "Agnes Tolliver",
        "2019-05-03",  # by the sender's calendar; in UTC it was the next day
        "mail header Date",
    )


def test_what_is_quoted_and_the_signature_are_kept_as_quotes():
    found = reading(mail(_TEXT))
    kinds = {b.text.split("\n")[0]: b.type for b in found.blocks}
    assert kinds == {
        "Strike vote": "heading",
        "Dear all,": "paragraph",
        "The vote is on.": "paragraph",
        "On Fri, 3 May 2019, Bob Lee wrote:": "quote",
        "Yes.": "paragraph",
        "Bring your card": "list_item",
        "Bring a friend": "list_item",
        "--": "quote",
    }
    assert "Is it on?\nReally?" in found.text


def test_an_answer_below_an_outlook_line_is_a_quote_to_the_end():
    text = "Agreed.\n\n-----Original Message-----\nFrom: Bob Lee\nSent: Friday\n\nShall we meet?\n"
    found = reading(mail(text))
    assert [b.type for b in found.blocks] == ["heading", "paragraph", "quote", "quote"]


def test_the_thread_is_in_the_metadata():
    found = reading(mail(References="<a@b.example> <z@b.example>", In_Reply_To="<z@b.example>"))
    told = {
        k: [s.value for s in found.metadata[k]] for k in ("message_id", "in_reply_to", "references", "thread")
    }
    assert told == {
        "message_id": ["one@local12.example"],
        "in_reply_to": ["z@b.example"],
        "references": ["a@b.example", "z@b.example"],
        "thread": ["a@b.example"],
    }


def test_the_longer_html_body_is_read_with_its_lists_and_quotes():
    html = (
        "<p>Dear all, this is the much longer body of the mail, with more to say.</p><ol><li>one<li>two</ol>"
        "<div class='gmail_quote'><div>On Monday Bob wrote:</div><blockquote><p>Old</p></blockquote></div>"
    )
    found = reading(mail("See the page.", html=html))
    assert [(b.type, b.number) for b in found.blocks[1:]] == [
        ("paragraph", None),
        ("list_item", "1"),
        ("list_item", "2"),
        ("quote", None),
        ("quote", None),
    ]


def test_old_mail_in_a_charset_that_it_does_not_name_is_readable():
    raw = "From: Ana\nSubject: Reunión\nDate: 3 May 1999 10:00:00 GMT\n\nMañana habrá reunión.\n".encode(
        "cp1252"
    )
    found = reading(raw)
    assert "Mañana habrá reunión." in found.text
    title = found.best("title")
    assert title is not None and title.value == "Reunión"


def test_flowed_lines_are_joined():
    raw = (
        b"From: a@b.example\nSubject: x\nContent-Type: text/plain; format=flowed\n\n"
        b"A line that \ngoes on.\n> quoted \n> on\nEnd.\n"
    )
    found = reading(raw)
    assert "A line that goes on." in found.text
    assert "quoted on" in found.text


def test_a_locked_mail_says_so():
    raw = b"From: a@b.example\nSubject: x\nContent-Type: application/pkcs7-mime\n\nAAAA\n"
    with pytest.raises(ReadError, match="key"):
        reading(raw)


def test_attachments_have_safe_names_each_its_own():
    attached = {"../../etc/passwd": b"one", "minutes.docx": b"two"}
    message = mail_parts.parse(mail(attached=attached))
    assert [a.name for a in mail_parts.attachments(message)] == ["passwd", "minutes.docx"]


def test_pictures_within_the_body_are_no_attachments():
    raw = (
        b"From: a@b.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=B\n\n"
        b"--B\nContent-Type: text/html\n\n<p>Hello <img src='cid:1'></p>\n"
        b"--B\nContent-Type: image/png\nContent-ID: <1>\nContent-Transfer-Encoding: base64\n\n"
        b"iVBORw0KGgo=\n--B--\n"
    )
    assert list(mail_parts.attachments(mail_parts.parse(raw))) == []
    assert "Hello" in reading(raw).text
