"""Motions told in the minutes of a meeting: "Motion by Brother Lokken, that the local donate …. Carried."

A paragraph holds mover, what is moved, debate and vote. What only moves the meeting on (minutes, bills,
reports, adjournment) is no resolution, and in proceedings whose resolutions have numbers motions are about
those.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.document import Clause, Convention, Resolution
from pipeline.structure.clause_verbs import clause_verb
from pipeline.structure.resolutions.clauses import signs
from pipeline.structure.resolutions.clauses.model import Found
from pipeline.structure.resolutions.decisions import facts
from pipeline.structure.resolutions.decisions.fact_signs import SENTENCE
from pipeline.structure.resolutions.texts.items import Item

_MINUTES = re.compile(
    r"\b(?:minutes|membership\s+meeting|regular\s+meeting|executive\s+board\s+meeting|meeting\s+called\s+to\s+order|"
    r"actas?|proc[èe]s[-\s]verbal|atas?|asamblea\s+(?:general|ordinaria)|assembl[ée]e\s+g[ée]n[ée]rale)\b",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"(?:(?:it\s+was\s+)?(?:then\s+|regularly\s+|duly\s+)*(?:moved|motion(?:\s+(?:was\s+)?made)?)|"
    r"(?:on\s+a\s+)?motion|m\s*/\s*s(?:\s*/\s*c)?|(?:se\s+)?propuso|moci[óo]n|(?:il\s+est\s+)?propos[ée]e?|proposta)\b"
    r"(?P<by>[^:;.]{0,10}(?:(?:[^:;.]|(?<=\b[A-Z])\.|(?<=\b[A-Z][a-z])\.|(?<=\b[A-Z][a-z][a-z])\.|(?<=\b[A-Z][a-z][a-z][a-z])\.){0,170}?))"
    r"[\s,:—–-]+[\"“«]?\s*(?P<that>that\s|que\s|qu['’]|to\s(?=[a-z]))\s*(?=\S)",
    re.IGNORECASE,
)
# "Mr. Tillotson (Stonemasons) moved, and Mr. Greaves (Bakers) seconded— “That this Council …".
_WHO_MOVED = re.compile(
    r"(?P<by>[A-ZÀ-Þ](?:[^:;.]|(?<=\b[A-Z])\.|(?<=\b[A-Z][a-z])\.|(?<=\b[A-Z][a-z][a-z])\.){3,70}?\s+moved,?\s+(?:and\s+)?"
    r"(?:(?:[^:;.]|(?<=\b[A-Z])\.|(?<=\b[A-Z][a-z])\.|(?<=\b[A-Z][a-z][a-z])\.){3,70}?\s+seconded)?)[\s,:—–-]+[\"“«]?\s*"
    r"(?P<that>that\s)\s*(?=\S)",
    re.IGNORECASE,
)
_SECOND = re.compile(
    r"\s+moved,?\s+(?:and\s+)?|,?\s*(?:and\s+)?(?:was\s+)?(?:seconded|secundad[oa]|appuy[ée]e?)(?:\s+(?:by|por|par)\b)?\s*",
    re.I,
)
_LOOK = 60  # words of what is moved by which its nature is known


@dataclass(frozen=True, slots=True)
class Moved:
    """A motion: the indices of its first item and of the one behind its last, and what it is."""

    start: int
    end: int
    found: Found


def is_minutes(lines: Sequence[str]) -> bool:
    """Whether the lines at a document's head say that it is the minutes of a meeting."""
    return any(_MINUTES.search(line) for line in lines)


def motions(items: Sequence[Item], language: str | None, convention: Convention | None) -> list[Moved]:
    """The motions that paragraphs tell of, with the votes on them."""
    found: list[Moved] = []
    for i, item in enumerate(items):
        match = _MOVED.match(item.raw) or _WHO_MOVED.match(item.raw)
        if match is None or item.heading or (found and i < found[-1].end):
            continue
        start = match.end() if not match["that"].lower().startswith("to") else match.start("that")
        sentence = SENTENCE.split(item.raw[start:], maxsplit=1)[0]
        sentence = (
            sentence.rstrip('"”» ') if item.raw[: match.start("that")].rstrip()[-1:] in '"“«' else sentence
        )
        end = start + signs.words_end(sentence)
        if end - start < 12 or signs.PROCEDURAL.search(" ".join(sentence.split()[:_LOOK])):
            continue
        record = facts.Record()
        by = _SECOND.split(" ".join(match["by"].split()))
        for who in by:
            who = re.sub(r"\s+(?:moved|seconded)$", "", who.strip(" ,—–-"))
            name = re.sub(
                r"^(?:was\s+)?(?:made\s+)?(?:by|de|del|por|par|and)\b\s*", "", who.strip(" ,"), flags=re.I
            )
            if name[:1].isupper():
                record.submitters.append(name.strip(" ,"))
        rest = item.plain[len(" ".join(item.raw[:end].split())) :].strip('"”» ')
        for said in SENTENCE.split(rest):
            record.hear(said, short=True)
        last = i + 1
        while last < len(items) and len(items[last].plain) < 400 and not items[last].heading:
            if (
                _MOVED.match(items[last].raw)
                or _WHO_MOVED.match(items[last].raw)
                or not record.hear(items[last].plain, short=len(items[last].plain) < 120)
            ):
                break
            last += 1
        words = " ".join(item.raw[start:end].split())
        verb, stance, target = clause_verb(words, language)
        clause = Clause(
            "operative", item.start + start, item.start + end, None, verb, stance, item.page, target
        )
        found.append(
            Moved(
                i,
                last,
                Found(
                    clauses=(clause,),
                    lead="that",
                    status=record.status,
                    start=item.start,
                    end=items[last - 1].end,
                    facts=Resolution(
                        form="motion",
                        submitters=tuple(record.submitters),
                        convention=convention,
                        referred_to=record.referred_to,
                        lead="found",
                        confidence=0.8,
                    ),
                ),
            )
        )
    return found
