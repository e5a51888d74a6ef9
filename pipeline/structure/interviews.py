"""Interviews: marked turns (Q:/A:, speakers' names) and questions that nothing marks but their wording."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, zip_longest

from pipeline.structure.front import is_prose
from pipeline.structure.units import Unit

_SAYS_SO = re.compile(
    r"\b(?:this interview|interview(?:ed)? (?:with|by)|in an interview|we (?:spoke|talked) (?:with|to)|"
    r"entrevista(?:mos)?\b|"
    r"conversaci[óo]n con|entretien|propos recueillis|cette interview)",
    re.IGNORECASE,
)
_TITLE = re.compile(r"\b(?:interview|entrevista|entretien|conversation with|q ?& ?a)\b", re.IGNORECASE)
_TURN = re.compile(
    r"(?:Q|A|P|R|[A-ZÀ-Þ][\w.’'-]{1,20}(?:\s[A-ZÀ-Þ][\w.’'-]{1,20}){0,2}|[A-ZÀ-Þ .’'-]{2,40})\s?:\s+\S"
)
_QUESTION_END = re.compile(r"\?[\"”’»)\]*_]*\s*$")
_YOU = re.compile(
    r"\b(?:you|your|yours|usted(?:es)?|su|sus|tú|tu|tus|te|ti|vosotr[oa]s|vous|votre|vos|você|vocês|seu|"
    r"sua|we|us)\b",
    re.IGNORECASE,
)
_MAX_QUESTION = 90  # words
_MIN_QUESTIONS = 3


def interview_reason(units: Sequence[Unit], title: str) -> str | None:
    """Why the units are an interview ("3 questions with answers"), or None."""
    body = [u for u in units if u.type not in {"caption", "table_row", "footnote"}]
    marked = sum(u.type == "question" for u in body)
    answers = sum(u.type == "answer" for u in body)
    if marked >= 2 and (answers or marked >= 3 or _followed(body)):
        return f"{marked} marked questions"
    speakers = [m.group().split(":")[0] for u in body if u.type != "heading" and (m := _TURN.match(u.plain))]
    if (
        len(speakers) >= 4
        and len(set(speakers)) <= max(3, len(speakers) // 3)
        and len(speakers) > 0.3 * len(body)
    ):
        return f"{len(speakers)} turns of {len(set(speakers))} speakers"
    asked = unmarked_questions(body)
    said = bool(_TITLE.search(title)) or any(_SAYS_SO.search(u.plain) for u in [*body[:6], *body[-3:]])
    if said and len(asked) >= 2:
        return f"says that it is one, {len(asked)} questions"
    to_you = sum(bool(_YOU.search(u.plain)) for u in asked)
    if len(asked) >= _MIN_QUESTIONS and to_you >= 2 and len(asked) >= 0.12 * len(body):
        return f"{len(asked)} questions with answers"
    return None


def unmarked_questions(body: Sequence[Unit]) -> list[Unit]:
    """Paragraphs that end as questions, are short enough to be asked, and are followed by an answer."""
    found: list[Unit] = []
    for unit, following in zip_longest(body, body[1:]):
        asks = unit.type in {"paragraph", "heading", "question", "quote"} and bool(
            _QUESTION_END.search(unit.plain)
        )
        if not asks or len(unit.plain.split()) > _MAX_QUESTION:
            continue
        if (
            following is not None
            and following.type in {"paragraph", "answer"}
            and not _QUESTION_END.search(following.plain)
        ):
            found.append(unit)
    return found


def _followed(body: Sequence[Unit]) -> bool:
    return any(
        u.type == "question" and v.type in {"paragraph", "answer"} and is_prose(v) for u, v in pairwise(body)
    )
