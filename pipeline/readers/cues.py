"""Small signs in the wording of a line that tell what it is: heading, caption, question.

Shared by the readers of plain text, web pages and PDFs, so that the same line is the same kind of
block wherever it was found.
"""

from __future__ import annotations

import re

_PHOTO_END = re.compile(
    r"(?:\b(?:photos?|fotos?|imagen?|credit|cr[ée]dit[os]?)\s*(?:[:/]|\b(?:by|courtesy|de|por|par)\b)\s*\S[^:]{0,70}"
    r"|\((?:(?-i:[A-Z])[^():]{1,60}/(?-i:[A-Z])[^():]{1,60}|[^()]{0,80}\bvia [^()]{1,40})\))\.?\)?$",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"(?:by|por|par|von)\s+\S", re.IGNORECASE)
_DATE_ONLY = re.compile(
    r"(?:\w{3,9},?\s+)?(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|(?:\w{3,9}\.?\s+)?\d{1,2}(?:st|nd|rd|th)?,?"
    r"(?:\s+(?:de\s+)?\w{3,10}\.?)?(?:,?\s+(?:de\s+|del\s+)?\d{4})|\w{3,10}\s+\d{4})\.?",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(
    r"[.!;:,…](?:[\"'”’»)\]]|\[\d+\])*$|[?](?:[\"'”’»)])*$|[。！？；：、，…][”’」』）】]*$"
)
_CLOSED = re.compile(r"(?:[.!?…:؟।][\"'”’»)\]]*|[。！？…：．][”’」』）】]*)$")
_QUESTION = re.compile(r"(?:Q|P|Pregunta|Question)\s*[:.]\s+\S")
_ANSWER = re.compile(r"(?:A|R|Respuesta|Answer|Réponse)\s*:\s+\S")
_LEAD_WORD = re.compile(r"(?:whereas|resolved|considerando|resuelve|attendu|considérant)\b", re.IGNORECASE)
_WEB = re.compile(r"(?:https?://|www\.|\S+@\S+\.\w|\[\S+\]\()", re.IGNORECASE)
_NOTE = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡§])[\])]?[.:]?\s*[^\W\d]")

_CREDIT = 160  # characters at the end of a caption within which its credit stands
MAX_HEADING = 110
MAX_HEADING_WORDS = 16


def opens_note(line: str) -> bool:
    """Whether a line begins as a footnote does, with its mark: "3 See …", "* Absent."."""
    return _NOTE.match(line) is not None


def is_heading(line: str) -> bool:
    """Whether a line that stands alone reads as a heading: short, capital first, no sentence's end."""
    text = line.strip()
    if not 2 <= len(text) <= MAX_HEADING or len(text.split()) > MAX_HEADING_WORDS:
        return False
    if _SENTENCE_END.search(text) or is_byline(text) or is_date_line(text) or is_caption(text):
        return False
    if _WEB.search(text) or _LEAD_WORD.match(text) or "|" in text:
        return False
    first = next((c for c in text if c.isalnum()), "")
    return bool(first) and (first.isupper() or first.isdigit() or not first.islower()) and _lettered(text)


def is_capitals(line: str) -> bool:
    """Whether a line is a heading set in capitals: at least two words or eight letters, none small."""
    text = line.strip()
    if not text.isupper():
        return False
    letters = sum(c.isalpha() for c in text)
    if letters < 4:
        return False
    if len(text) > MAX_HEADING or text.endswith((",", ";", ":", "-")) or _LEAD_WORD.match(text):
        return False
    return (len(text.split()) >= 2 or letters >= 8) and not is_byline(text) and not is_date_line(text)


def is_caption(text: str) -> bool:
    """Whether a short paragraph is a picture's caption: it begins or ends with the photographer's credit."""
    text = text.strip()
    if len(text) > 420:
        return False
    return bool(_PHOTO_END.search(text[-_CREDIT:])) or bool(
        re.match(r"(?:photos?|fotos?|image)\s*(?::|by\b)", text, re.I)
    )


def is_byline(text: str) -> bool:
    """Whether a line is "By Somebody"."""
    return (
        len(text) <= 90 and bool(_BYLINE.match(text.strip())) and not text.rstrip().endswith((".", "?", "!"))
    )


def is_date_line(text: str) -> bool:
    """Whether a line is a date and nothing else."""
    return bool(_DATE_ONLY.fullmatch(text.strip()))


def is_question(text: str) -> bool:
    """Whether a paragraph is marked as an interviewer's question: "Q: …"."""
    return bool(_QUESTION.match(text))


def is_answer(text: str) -> bool:
    """Whether a paragraph is marked as an answer: "A: …"."""
    return bool(_ANSWER.match(text))


def ends_sentence(text: str) -> bool:
    """Whether a line ends as sentences do."""
    return bool(_CLOSED.search(text.rstrip()[-20:]))


def _lettered(text: str) -> bool:
    return sum(c.isalpha() for c in text) >= 0.5 * sum(not c.isspace() for c in text)
