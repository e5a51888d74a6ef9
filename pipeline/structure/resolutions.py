"""A resolution's clauses: preamble and operative, with their own numbers and nesting, over units.

One pass with a state (top, preamble, operative, tail) over the grammar of the project's findings
("Resolutions, as unions write them"). A list whose lead is lost is known by its verbs in the third
person; that is said in a warning.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from corpus.document import Clause
from pipeline.structure import conventions, datelines, marks
from pipeline.structure.bylines import is_byline
from pipeline.structure.front import is_furniture, is_prose
from pipeline.structure.leads import Lead, bare_preamble_marker, lead_of, lost_list
from pipeline.structure.numbering import Numbering
from pipeline.structure.units import Unit
from pipeline.structure.verbs import head_verb, opens_in_third_person

LOST_LEAD = "operative lead missing: {n} numbered items that open with verbs were taken for operative clauses"


@dataclass(frozen=True, slots=True)
class Resolution:
    """What the parser makes of the units of one resolution.

    `lead` tells how the operative part was known: "resolved", "will", "body", "therefore", "romance",
    "lost", or "" where there is none. `ends` is where the last clause or disposition ends, `prose_after`
    how many characters of running text stand behind the operative part.
    """

    clauses: tuple[Clause, ...] = ()
    lead: str = ""
    kind_word: str | None = None
    number: str | None = None
    title: str | None = None
    status: str | None = None
    adopted: str | None = None
    convention: str | None = None
    ends: int = 0
    prose_after: int = 0
    whereas: int = 0
    warnings: tuple[str, ...] = ()

    @property
    def operative(self) -> int:
        """How many operative clauses there are."""
        return sum(c.role == "operative" for c in self.clauses)


@dataclass(slots=True)
class _Parser:
    units: Sequence[Unit]
    language: str | None
    state: str = "top"
    lead: Lead | None = None
    leads: list[str] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)
    numbering: Numbering = field(default_factory=Numbering)
    header: marks.Header | None = None
    facts: list[str] = field(default_factory=list)  # lines that may tell convention and adoption
    status: str | None = None
    ends: int = 0
    prose_after: int = 0
    whereas: int = 0
    last_line: str = ""  # the last clause, on one line
    closed: bool = False  # prose or a heading stands behind the operative part: the rest is not its

    def run(self) -> Resolution:
        lost = lost_list(self.units, self.language)
        for i, unit in enumerate(self.units):
            if lost and i == lost[0]:
                self._open(Lead("lost"))
            if lost and lost[0] <= i < lost[1]:
                self._item(unit)
                continue
            if lost and i >= lost[1] and self.state == "operative":
                self.state = "tail"
            self._take(i, unit)
        return self._result()

    def _result(self) -> Resolution:
        warnings: tuple[str, ...] = ()
        if "lost" in self.leads:
            count = sum(c.role == "operative" for c in self.clauses)
            warnings = (LOST_LEAD.format(n=count),)
        conventions_found = (c for line in self.facts if (c := conventions.convention_in(line)))
        operative = any(c.role == "operative" for c in self.clauses)
        return Resolution(
            clauses=tuple(self.clauses) if operative else (),
            lead=self.leads[0] if self.leads and operative else "",
            kind_word=self.header.kind if self.header else None,
            number=self.header.number if self.header else None,
            title=self.header.title if self.header else None,
            status=self.status,
            adopted=conventions.adopted_in(self.facts, self.language),
            convention=next(conventions_found, None),
            ends=self.ends,
            prose_after=self.prose_after,
            whereas=self.whereas,
            warnings=warnings,
        )

    def _take(self, i: int, unit: Unit) -> None:
        line = unit.plain
        if i and self._runs_on(self.units[i - 1], unit):
            last = self.clauses.pop()
            self.clauses.append(replace(last, end=unit.end))
            self.ends = unit.end
            self.last_line = unit.plain
            return
        following = self.units[i + 1] if i + 1 < len(self.units) else None
        if unit.type in {"caption", "table_row", "footnote"}:
            return
        if self.closed:
            self.prose_after += len(line) if is_prose(unit) else 0
            return
        if marks.WHEREAS.match(line):
            self._whereas(unit)
        elif marks.BECAUSE.match(line):
            self.state, self.lead = "because", None
            self.numbering.reset()
        elif lead := lead_of(unit, following, self.language, begun=self.state != "top"):
            self._lead(unit, lead)
        elif self.state in {"operative", "preamble", "because"} and unit.type == "list_item":
            self._item(unit)
        elif marks.BODY_NOTES.match(line) and self.state != "operative":
            self._add("preamble", unit, None)
            self.state = "preamble"
        elif self._fact(unit):
            pass
        elif unit.type == "heading":
            self._heading(unit)
        else:
            self._paragraph(unit)

    def _runs_on(self, previous: Unit, unit: Unit) -> bool:
        """Whether a unit is the rest of a clause that a page's end broke."""
        return (
            bool(self.clauses)
            and self.clauses[-1].end == previous.end
            and unit.type in {"paragraph", "heading"}
            and unit.plain[:1].islower()
            and not marks.opens_clause(unit.plain)
            and previous.plain[-1:] not in ".;:?!"
        )

    def _whereas(self, unit: Unit) -> None:
        self.whereas += 1
        self.state, self.lead = "preamble", None
        self.numbering.reset()
        if self.whereas == 1:  # what stood before told who reported, and is no clause
            self.clauses = [c for c in self.clauses if c.role == "operative"]
        if not bare_preamble_marker(unit.plain):
            self._add("preamble", unit, unit.number)

    def _open(self, lead: Lead) -> None:
        self.state, self.lead = "operative", lead
        self.numbering.reset()
        self.leads.append(lead.name)

    def _lead(self, unit: Unit, lead: Lead) -> None:
        if lead.name == "piece":  # of a lead broken over lines; the rest of it follows
            self.state = "operative"
            return
        self._open(lead)
        self.facts.append(unit.plain[:200])
        self.ends = unit.end
        if lead.clause:
            self._add("operative", unit, unit.number)
            if unit.number:
                self.numbering.place(unit)

    def _item(self, unit: Unit) -> None:
        number = self.numbering.place(unit)
        self._add("operative" if self.state == "operative" else "preamble", unit, number)

    def _add(self, role: str, unit: Unit, number: str | None) -> None:
        verb = stance = None
        if role == "operative":
            found = head_verb(unit.text, self.language)
            if found:
                verb, stance = found
                self.numbering.note_verb(found)
            if self.lead and self.lead.verb and self.lead.verb[1] == "asks":
                stance = "asks"  # what stands under "urges the counties to:" is asked of them
            elif found:
                pass
            elif above := self.numbering.parent_verb or (self.lead.verb if self.lead else None):
                stance = above[1]  # "for: binding agreements …" takes the stance of what it stands under
                self.numbering.note_verb(above)
        start = unit.start + marks.words_begin(unit.text)
        self.clauses.append(
            Clause(
                "operative" if role == "operative" else "preamble",
                start,
                unit.end,
                number,
                verb,
                stance,
                unit.page,
            )
        )
        self.ends = unit.end
        self.last_line = unit.plain

    def _fact(self, unit: Unit) -> bool:
        """Whether the unit is a disposition, a submitter or the like; what it tells is kept."""
        line = unit.plain
        if len(line) > 400:
            return False
        status = marks.disposition_of(line)
        submitted = bool(marks.SUBMITTED.match(line))
        if not status and not submitted:
            return False
        self.status = status or self.status
        self.facts.append(line)
        if self.state in {"operative", "because"}:
            self.state = "tail"
        if self.state == "tail":
            self.ends = unit.end
        return True

    def _heading(self, unit: Unit) -> None:
        if self.state == "top":
            self.header = self.header or marks.header_of(unit.plain)
            self.facts.append(unit.plain)
        elif self.state == "operative":
            self.state = "tail"
        elif self.state == "tail":
            self.closed = True

    def _paragraph(self, unit: Unit) -> None:
        line = unit.plain
        if self.state == "operative":
            if self._continues(unit):
                self._add("operative", unit, unit.number)
            else:
                self.state = "tail"
        if self.state == "tail":
            self.closed = is_prose(unit)
            self.prose_after += len(line) if self.closed else 0
            return
        if self.state == "operative":
            return
        if self.state == "top" and not is_prose(unit) and self._is_front(line):
            self.header = self.header or marks.header_of(unit.lines[0] if unit.lines else line)
            self.facts.extend(unit.lines[:4])
            return
        if self.state == "top":
            self.state = "preamble"
        self._add("preamble", unit, unit.number)

    def _continues(self, unit: Unit) -> bool:
        """Whether a paragraph after a lead is a clause too: by its verb, or where the last one goes on."""
        if self.lead is None or self.lead.name == "will":
            return True
        if opens_in_third_person(unit.text, self.language):
            return True
        last = self.clauses[-1] if self.clauses and self.clauses[-1].role == "operative" else None
        if last is None:
            return True  # the first words after a bare lead
        open_ended = self.last_line.endswith((";", ",", ":", " and", " y", " et", " e"))
        opening = unit.plain[:12].casefold()
        if open_ended and opening.startswith(("that ", "que ", "qu'", "qu’", "to ", "we ")):
            return True
        if last.number is not None or self.lead.clause or not open_ended:
            return False
        return head_verb(unit.plain[:60], self.language) is not None

    def _is_front(self, line: str) -> bool:
        return (
            marks.header_of(line) is not None
            or is_byline(line)
            or is_furniture(line)
            or datelines.is_date_line(line, self.language)
            or (len(line) <= 140 and line[-1:] not in ".;:")
            or line.startswith("(")
        )


def parse(units: Sequence[Unit], language: str | None) -> Resolution:
    """The resolution that these units make up; without operative clauses it has no clauses at all."""
    return _Parser(units, language).run()
