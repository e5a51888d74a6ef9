"""What is known at a point of a resolution while it is parsed, and how a clause is taken in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from corpus.document import Clause, Convention
from pipeline.structure.clause_verbs import clause_verb
from pipeline.structure.resolutions.clauses import signs
from pipeline.structure.resolutions.clauses.leads import Lead, speaks
from pipeline.structure.resolutions.clauses.numbering import Numbering
from pipeline.structure.resolutions.decisions import facts
from pipeline.structure.resolutions.heads import headers
from pipeline.structure.resolutions.texts.items import Item
from pipeline.structure.resolutions.texts.markers import marker_of
from pipeline.structure.verb_table import Stance

State = Literal["head", "preamble", "because", "operative", "tail"]


SHORT = 200  # characters up to which a line is read as a note of what was done, not as debate


@dataclass(frozen=True, slots=True)
class Context:
    """What is known before parsing: the language, the number that the book's order gives, and whether the
    items were
    cut out as a resolution under its own header (`headed`)."""

    language: str | None = None
    headed: bool = False
    form: str | None = None
    header: headers.Header | None = None
    convention: Convention | None = None
    signed: bool = False  # the book's others are signed by a bare name at the foot


@dataclass(slots=True)
class Progress:
    """The state of the parse: what has been read of a resolution so far, in the order of its text."""

    items: Sequence[Item]
    context: Context
    state: State = "head"
    lead: Lead | None = None
    leads: list[str] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)  # each clause's item on one line, for what comes after it
    numbering: Numbering = field(default_factory=Numbering)
    header: headers.Header | None = None
    record: facts.Record = field(default_factory=facts.Record)
    front: list[str] = field(default_factory=list)  # lines of the head that may tell the convention
    title: str | None = None
    named: bool = False  # "RESOLUTION" stood alone over the title
    start: int = 0
    end: int = 0
    prose_after: int = 0
    whereas: int = 0
    bodied: bool = False  # the body speaks in paragraphs of its own
    motioned: bool = False  # "That this AGM notes …" under a header: all that follows is the body's word
    voiced: int | None = None  # where plain paragraphs begin in which the body speaks
    loosely: bool = False  # a paragraph counts as the body's word when any of its sentences is
    bare: bool = False  # what is to be done stands in the imperative, without a lead
    lead_verb: tuple[str, Stance] | None = None  # what the lead above a list does itself
    subjects: bool = False  # the lead ends in "that": what stands under it has subjects of its own
    awaiting: bool = False  # a lead governs what comes, and nothing has come yet
    closed: bool = False
    ordaining: bool = False  # paragraphs that say what somebody is to do are all the operative part there is
    early: str | None = None  # what stood of its fate above its first clause
    considering: bool = False  # "Considering that" leads to reasons, as "Attendu que" does
    reasoned: bool = False  # "Because …" lines stood over "That …" lines
    subject: bool = False  # the body stands as the subject of the whole: "Congress, noting …, calls on …"
    signed: bool = False  # bare names at the foot have told who submits
    loose: int = 0  # characters of text between the last fact and here, in the tail
    spans: list[tuple[int, int]] = field(default_factory=list)

    def _open(self, lead: Lead) -> None:
        formal = lead.name in {"resolved", "romance"} and self.state == "preamble"
        if formal and self.clauses and self.texts[-1].endswith(":"):
            # "… has a seat: RESOLVED, that": the colon leads on to the resolving
            self.clauses[-1] = replace(self.clauses[-1], end=self.clauses[-1].end - 1)
            self.texts[-1] = self.texts[-1][:-1]
        self.subjects = False
        self.state, self.lead = "operative", lead
        self.numbering.reset()
        self.leads.append(lead.name)
        self.awaiting = lead.at is None

    def _extend(self, item: Item) -> None:
        end = item.start + signs.words_end(item.raw)
        self.clauses[-1] = replace(self.clauses[-1], end=end)
        self.texts[-1] = item.plain
        self.end = item.end

    def _add(self, role: str, item: Item, number: str | None, at: int, sentence: str | None = None) -> None:
        """Takes in a clause that begins at `at` in the item's raw text; `sentence` is the one that holds its
        verb."""
        if number is None and at and (inner := _first_of_list(item, at)):
            number, at = inner  # "RESOLVED, That (1) we urge …", with (2) on a line of its own
            self.numbering.place(replace(item, number=number))
        if (
            at == 0
            and number is None
            and item.plain.startswith("That ")
            and speaks(item, self.context.language)
        ):
            at = signs.past_that(item.raw)
        start = item.start + at
        end = item.start + signs.words_end(item.raw)
        if end <= start:
            return
        if not self.clauses:
            self.early = self.record.status
        verb = stance = target = None
        if role == "operative":
            own = re.match(r"to\s+[a-z]", item.plain) is not None and at == 0
            will = self.lead is not None and self.lead.name == "will" and self.lead.at == at
            infinitive = (
                will
                or own
                or (
                    self.lead is not None
                    and self.lead.at is None
                    and self._opens_with_verb()
                    and not _THAT_BEFORE.search(item.raw[:at])
                )
            )
            verb, stance, target = clause_verb(
                sentence or item.plain[_plain_at(item, at) :], self.context.language, infinitive=infinitive
            )
            if (
                verb is None
                and not self.numbering.nested
                and self.lead_verb is not None
                and self.lead is not None
                and self.lead.at is None
            ):
                verb, stance = self.lead_verb
        self.clauses.append(
            Clause(
                "operative" if role == "operative" else "preamble",
                start,
                end,
                number,
                verb,
                stance,
                item.page,
                target,
            )
        )
        self.texts.append(item.plain)
        self.end = max(self.end, item.end)
        if role == "operative":
            self.awaiting = False
        if self.state == "head":
            self.state = "preamble" if role == "preamble" else "operative"

    def _opens_with_verb(self) -> bool:
        """Whether the item just placed can be trusted to open with its verb: its lead doesn't end in "for" or
        "by"."""
        if not self.numbering.nested:
            return not self.subjects
        romance = (self.context.language or "en")[:2] in {"es", "fr", "pt"}
        return romance or not re.search(
            r"\b(?:for|by|includ\w+|as|of|with|on|are|is|following)\s*:?$", self.numbering.above
        )

    def _decided(self) -> bool:
        """Whether what became of the resolution was told below its clauses."""
        return self.state == "tail" and self.record.status is not None and self.record.status != self.early

    def _forget_preamble(self) -> None:
        kept = [
            (c, t)
            for c, t in zip(self.clauses, self.texts, strict=True)
            if c.role == "operative" or signs.PARTICIPLE.match(t)
        ]
        self.clauses, self.texts = [c for c, _ in kept], [t for _, t in kept]

    def _is_note(self, item: Item) -> bool:
        return bool(signs.BECAUSE.match(item.plain)) or facts.noted(item.plain, short=len(item.plain) < SHORT)

    def _own_word(self, line: str) -> bool:
        number = self.record.number
        return number is not None and re.search(rf"\b{re.escape(number)}\b", line) is not None


# "That SEIU calls upon …": what stands behind "that" has a subject of its own.
_THAT_BEFORE = re.compile(r"\bthat\W*$", re.IGNORECASE)


def _first_of_list(item: Item, at: int) -> tuple[str, int] | None:
    """The number that opens a count inside a clause, behind its lead, and where its words begin; None without
    one."""
    marker = marker_of(item.raw[at : at + 60])
    if marker is None or marker.number is None:
        return None
    if not marker.first and not (marker.sure and item.raw.startswith("That (")):
        return None  # "That (2) boards of education be asked …" goes on with a count
    if not marker.sure and not item.raw[at + marker.length :].startswith(("That ", "we ", "We ")):
        return None
    at += marker.length
    return marker.number, at + signs.past_that(item.raw[at : at + 60])


def _plain_at(item: Item, at: int) -> int:
    """The place in an item's plain text that answers to one in its raw text."""
    count = sum(not c.isspace() and c not in "*_" for c in item.raw[:at])
    i = 0
    while i < len(item.plain) and count:
        if not item.plain[i].isspace() and item.plain[i] not in "*_":
            count -= 1
        i += 1
    return i
