"""One resolution from its items: header, preamble, operative clauses with their numbers, and what became of
it.

One pass with a state (head, preamble, because, operative, tail) over the grammar of the project's findings
("Resolutions, as unions write them"). A list whose lead is lost is known by its verbs in the third person.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.document import Resolution
from pipeline.structure import conventions
from pipeline.structure.clause_verbs import clause_verb
from pipeline.structure.resolutions.clauses import lead_labels, reasons, signs
from pipeline.structure.resolutions.clauses.amendments import changes_in
from pipeline.structure.resolutions.clauses.bodies import Bodies
from pipeline.structure.resolutions.clauses.leads import (
    Lead,
    is_prose,
    lead_of,
    leads_to_notes,
    lost_list,
    raw_at,
    speaks,
)
from pipeline.structure.resolutions.clauses.lists import THAT
from pipeline.structure.resolutions.clauses.model import Found
from pipeline.structure.resolutions.clauses.progress import Context
from pipeline.structure.resolutions.clauses.voices import notes
from pipeline.structure.resolutions.decisions import fact_signs
from pipeline.structure.resolutions.decisions.fates import fate_of
from pipeline.structure.resolutions.decisions.sections import is_section
from pipeline.structure.resolutions.texts.items import Item
from pipeline.structure.resolutions.texts.markers import FIRST, style_of
from pipeline.structure.resolutions.texts.quoted import CHANGES

LOST_LEAD = "operative lead missing: {n} numbered items that open with verbs were taken for operative clauses"

_APART = frozenset({"caption", "table_row", "footnote"})
_ACRONYM_LEADS = re.compile(
    r"(?:(?:the|la|le|el|l['’])\s*)?(?-i:[A-ZÀ-Þ]{2,8}(?:-[A-Z]{2,5})?)\s*:", re.IGNORECASE
)
_SECTION = re.compile(
    r"(?:section|part|group|block|partie|secci[óo]n|parte)\s+(?:\w+\s*[:.–—-]\s*\S|(?:\d{1,2}|[IVX]{1,4}|one|two|three|four|five)\s+[A-ZÀ-Þ])",
    re.IGNORECASE,
)
_IT_IS_RESOLVED = re.compile(
    r"it\s+is\s+(?:(?:therefore|further|also)\s+)*(?:resolved|proposed|moved)\b", re.IGNORECASE
)
_CONSIDERING = re.compile(
    r"(?:and\s+)?(?:considering(?:,?\s+that\b)?|given\s+that\b)[\s,:]+(?=\S)", re.IGNORECASE
)
# "Because a ferry is a highway.", "PARCE QUE chaque jour compte.": the reason on its label's own line.
_BECAUSE_ON = re.compile(
    r"(?:B(?:ecause|ECAUSE)|P(?:arce|ARCE) (?:que|QUE)|P(?:orque|ORQUE))\s+(?=\S)|"
    r"P(?:arce|ARCE) (?:qu|QU)['’]\s*"
)
_WAS_DONE = re.compile(
    r"Se\s+\w+(?:ó|aron|ieron)\b"
)  # "Se saludó a los trabajadores": news tell what was done
# "In point i, after "minute", add: "and for the control rooms".": an amendment in one sentence.
_PUTS_IN = re.compile(
    r"(?:in|after|at|before|delete|insert|add|replace|substitute|line|point|paragraph)\b[^.;]{0,120}?\b(?:add|insert|delete|replace|substitute)\b"
    r"[^.;]{0,60}?[“\"‘].{3,400}[”\"’]\.?$",
    re.IGNORECASE,
)
_SIGNED = 120  # characters of names under a motion
_FIRST_PERSON = re.compile(r"\bI(?:['’]ll| will| shall| would| am)\b")


class Parser(Bodies):
    """One pass over the items of a resolution."""

    __slots__ = ()

    def run(self) -> Found:
        """The resolution that the items make up."""
        items, language = self.items, self.context.language
        self.numbering.items = items
        lost = lost_list(items, language, headed=self.context.headed)
        self.start = items[0].start if items else 0
        if self.context.header is not None:
            self.header, self.title = self.context.header, self.context.header.title
            self.record.number = self.header.number
            self.record.amends = self.header.form == "amendment"
        self.bodied = self._is_bodied()
        self.considering = any(
            _IT_IS_RESOLVED.match(x.plain) or signs.resolved(x.plain, bare=False) for x in items
        )
        if lost and any(self._is_subject(x) for x in items[: lost[0]]):
            lost = None
        self.voiced = None if lost else self._voices_begin()
        for i, item in enumerate(items):
            following = items[i + 1] if i + 1 < len(items) else None
            if item.type in _APART:
                self._table_row(item)
                continue
            if lost and i == lost[0]:
                self._open(Lead("lost"))
            if lost and lost[0] <= i < lost[1]:
                self._listed(item)
                continue
            if lost and i == lost[1]:
                self.state = "tail"
            if (self.closed or self.state == "tail") and self._own_amendment(item):
                self.end = item.end
                continue
            if self.closed:
                self.prose_after += len(item.plain) if is_prose(item) else 0
                continue
            self._take(i, item, following)
        return self._result()

    def _own_amendment(self, item: Item) -> bool:
        """Whether a note behind a motion tells of an amendment to it: "13.1  Amendment of Northern Region,
        accepted by the movers.", under motion 13."""
        number = self.header.number if self.header is not None else None
        if not number or len(item.plain) > 240 or self.record.status is None or self.loose > _SIGNED:
            return False
        text = f"{item.number} {item.plain}" if item.number else item.plain
        return re.match(rf"{re.escape(number)}\.\d{{1,2}}\s+amendments?\b", text, re.IGNORECASE) is not None

    def _table_row(self, item: Item) -> None:
        """A row of a resolution's own table: "Disposition | Adopted"."""
        cells = [cell.strip() for cell in re.split(r"\s*[|\t]\s*", item.plain.strip(" |")) if cell.strip()]
        if item.type != "table_row" or not 0 < len(cells) < 4 or len(item.plain) >= 160 or self.closed:
            return
        if all(":" in cell[:-1] for cell in cells):  # "Committee: Concur | Convention: Adopted"
            heard = any([self.record.hear(cell, short=True) for cell in cells])  # noqa: C419 - each is heard
        else:
            told = f"{cells[0].rstrip(':')}: {cells[-1]}"
            heard = len(cells) == 2 and self.record.hear(told, short=True)
        if heard:
            self.end = max(self.end, item.end)

    def _take(self, i: int, item: Item, following: Item | None) -> None:
        line = item.plain
        if self._heads_a_list(item, following):
            self.closed = True  # "Sent to the Executive Board" over the titles of others
            return
        if self._reasons_below(item, following):
            return
        if self._puts_in(item, following):
            return
        if self.state == "head" and self._head(i, item, following):
            return
        romance = self.lead is not None and self.lead.name == "romance"
        gone_on = self.state == "tail" and self.record.status is None and signs.BECAUSE.fullmatch(line)
        if (self.state != "tail" or gone_on) and signs.BECAUSE.match(line) and self._because(item, following):
            return
        if (
            self.state in {"operative", "because"}
            and self.header is not None
            and (reason := _BECAUSE_ON.match(line))
            and not item.listed
        ):
            self.state, self.lead = "because", None
            self._add("preamble", item, None, raw_at(item, reason.end()))  # "Because a ferry is a highway."
            return
        if self._reasoned(i, item):
            return
        if self.considering and self.state != "tail" and (that := _CONSIDERING.match(line)):
            self.whereas += 1
            self.state, self.lead = "preamble", None
            self._add("preamble", item, item.number, raw_at(item, that.end()))
            return
        if signs.WHEREAS.match(line) and not line.startswith(signs.QUOTES) and self.state != "tail":
            self._whereas(item)
        elif self._body_alone(item, following):
            if following is None or not signs.PARTICIPLE.match(following.plain):
                self._open(Lead("subject"))
            self.subject, self.end = True, item.end
        elif self.state != "tail" and leads_to_notes(item, following, self.context.language):
            self._open_notes(item)
        elif (self.subject and self._predicate(item, following)) or (
            self.state == "tail" and self._said(item)
        ):
            pass
        elif (
            (lead := lead_of(item, following, self.context.language, romance=romance))
            and not self._decided()
            and not (lead.name == "moved" and self.leads and self.leads[-1] != "moved")
            and not (lead.name == "that" and self._only_named(item))
        ):
            self._take_lead(item, lead)
        elif self._leads_by_place(item, following):
            self._take_lead(item, Lead("will" if following is None or following.listed else "romance"))
            self._told(item)
        elif self._decided_as_noted(line):
            self.state, self.end = "tail", item.end  # of a motion that only notes
        elif self._goes_on_from_reasons(item):
            self._open(Lead("body", 0))
            self._add("operative", item, None, 0)
        elif item.number and item.plain.isupper() and self.state == "operative" and self.texts:
            self.closed = not self.texts[-1].isupper()  # "2. INTERNATIONAL": the next section
            if not self.closed:
                self._listed(item, following)
        elif item.listed and self.state != "tail" and self.state != "head":
            if self._leads_by_colon(item):
                self._open(Lead("romance"))  # "CONSIDERANDO que …:" over "ÚNICO.- Se autoriza …"
            elif self._all_act(i):
                self._open(Lead("body"))  # "1) The IWW salutes …; 2) We condemn …" under a header
            self._listed(item, following)
        elif item.listed and self.state == "head" and self._numbered_voice(item, following):
            pass
        elif item.number and self.state == "head" and self.header and style_of(item.number) == "word":
            self._open(Lead("romance"))  # "ÚNICO.- Se mantiene la cuota" under a header alone
            self._listed(item, following)
        elif (
            self.state in {"operative", "because"}
            or (self.state == "preamble" and ("resolved" in self.leads or self._fated(line)))
        ) and self._said(item):
            self.state = "tail"
        elif (
            self.voiced is not None
            and i >= self.voiced
            and self.state != "because"
            and not self._decided()
            and self._voiced(item, following)
        ) or self._spoken(item, following):
            pass
        else:
            self._paragraph(i, item, following)

    def _puts_in(self, item: Item, following: Item | None) -> bool:
        """Whether a line of an amendment leads on to the words that it puts in: "Add a point:"."""
        amends = self.header is not None and self.header.form == "amendment"
        if not amends or self.state not in {"head", "preamble"} or following is None or item.listed:
            return False
        if _PUTS_IN.match(item.plain) and not self.clauses:
            self._open(Lead("that", 0))
            self._add("operative", item, None, 0)
            return True
        if not CHANGES.match(item.plain) or len(item.plain) > _SIGNED:
            return False
        self._open(Lead("that"))
        self.end = item.end
        return True

    def _fated(self, line: str) -> bool:
        """Whether a line tells the fate where something was resolved above what is noted last."""
        return any(c.role == "operative" for c in self.clauses) and fate_of(line) is not None

    def _leads_by_colon(self, item: Item) -> bool:
        """Whether reasons that end in a colon lead on to items with ordinals in words."""
        led = self.state == "preamble" and self.whereas and not self.leads and self.texts[-1:]
        return bool(led and self.texts[-1].endswith(":") and item.number and style_of(item.number) == "word")

    def _heads_a_list(self, item: Item, following: Item | None) -> bool:
        """Whether, behind what was done with the resolution, a heading stands over a list of others."""
        if self.clauses and is_section(item.plain) and not item.listed:
            return True
        decided = self.state == "tail" and self.record.status is not None
        if decided and item.heading and _SECTION.match(item.plain):
            return True  # "Section three: Motion lost"
        return decided and item.heading and following is not None and following.listed

    def _reasons_below(self, item: Item, following: Item | None) -> bool:
        """ "In that:", "Tomando en cuenta:" over a list of reasons."""
        over = following is not None and following.listed and not item.listed
        if (
            not over
            or self.state not in {"head", "preamble"}
            or not lead_labels.REASONS_LABEL.fullmatch(item.plain)
        ):
            return False
        self.whereas += 1
        self.state, self.lead = "preamble", None
        self.numbering.reset()
        self.end = item.end
        return True

    def _reasoned(self, i: int, item: Item) -> bool:
        """ "Because …" over "That …", under a header: what is noted, and what is resolved."""
        if self.header is None and not self.context.headed:
            return False
        if self.state in {"head", "preamble"} and reasons.reasoned(self.items, i):
            self.state, self.reasoned = "preamble", True
            self._add("preamble", item, None, raw_at(item, reasons.reason_end(item.plain)))
            return True
        at = reasons.that_end(item.plain) if self.reasoned and self.state in {"preamble", "operative"} else 0
        if at == 0 or item.listed:
            return False
        if self.state == "preamble":
            self._open(Lead("that", 0))
        self._add("operative", item, None, raw_at(item, at))
        return True

    def _leads_by_place(self, item: Item, following: Item | None) -> bool:
        """Whether a line behind the reasons leads on to a list: there the resolving begins."""
        line = item.plain
        if (
            item.listed
            or following is None
            or not line.endswith(":")
            or line.startswith(signs.QUOTES)
            or signs.PARTICIPLE.match(line)
            or _WAS_DONE.match(following.plain)
        ):
            return False
        if self.state == "preamble" and self.whereas > 0 and len(line) < 160 and self._behind_reasons(item):
            return (
                following.listed
                or bool(signs.NOUN_OVER_LIST.fullmatch(following.plain))
                or (line[:1].isupper() and THAT.match(following.plain) is not None)
            )
        # Under a number, what leads on to a count and notes nothing: "… propone los siguientes acuerdos:".
        labelled = self.header is not None and self.header.number is not None and not self.leads
        voice = speaks(item, self.context.language)
        return (
            labelled
            and self.state in {"head", "preamble"}
            and len(line) < 260
            and not notes(line)
            and (voice is None or (voice.role == "operative" and not voice.own))
            and (following.number is not None and following.number.lower() in FIRST)
            and not signs.BECAUSE.match(line)
        )

    def _decided_as_noted(self, line: str) -> bool:
        """Whether a line tells the fate of a motion that has come to nothing but what it notes."""
        if self.state != "preamble" or not self.motioned or fate_of(line) is None:
            return False
        return self.record.hear(line, short=True)

    def _only_named(self, item: Item) -> bool:
        """Whether a line over a list only names an organization, in a text that nothing else calls a
        resolution: "La CFDT :" in a statement to the press."""
        known = self.header is not None or self.context.headed or self.whereas or self.record.status
        return not (known or self.leads) and _ACRONYM_LEADS.fullmatch(item.plain) is not None

    def _goes_on_from_reasons(self, item: Item) -> bool:
        """Whether a paragraph behind reasons that end in a comma is what they lead to, without a formula:
        "BECAUSE … lapses," / "the union will bargain one list."."""
        if self.state != "preamble" or not self.whereas or self.leads or not self.texts:
            return False
        if item.listed or item.heading:
            return False
        led = self.texts[-1].endswith((",", ";", " and"))
        if not (led and item.plain[:1].islower() and item.plain.endswith(".")):
            return False
        voice = speaks(item, self.context.language)
        return voice is not None and voice.role == "operative"

    def _behind_reasons(self, item: Item) -> bool:
        """Whether a reason stands right above an item, and no story."""
        above = [x for x in self.items if x.start < item.start and not x.heading][-1:]
        return bool(above) and bool(
            signs.WHEREAS.match(above[0].plain)
            or above[0].listed
            or THAT.match(above[0].plain)
            or above[0].plain.endswith((";", ",", ":", "; and", ", and"))
            or signs.LEAD_PIECE.match(above[0].plain)
        )

    def _told(self, item: Item) -> None:
        """What a lead says of the committee: "Le comité recommande l'adoption de la proposition :"."""
        if self.record.committee is None and (value := fact_signs.recommended(item.plain)):
            self.record.committee = value

    def _notes_only(self) -> None:
        """A motion of which all that is moved begins with "That" and none of it is anything but noted: "That
        this AGM welcome the offer." is what it does."""
        if self.header is None or self.record.status is None or self.whereas or not self.clauses:
            return
        last, words = self.clauses[-1], self.texts[-1]
        moved = [t for t in self.texts if t.startswith("That ")]
        if any(c.role == "operative" for c in self.clauses) or len(moved) != len(self.texts):
            return
        verb, stance, target = clause_verb(words[len("That ") :], self.context.language, infinitive=False)
        self.clauses[-1] = replace(last, role="operative", verb=verb, stance=stance, target=target)
        self.leads.append("that")

    def _result(self) -> Found:
        self._notes_only()
        operative = sum(c.role == "operative" for c in self.clauses)
        form = self.header.form if self.header else "resolution"
        if self.context.form and (
            self.header is None or (self.header.strength == "list" and form != "amendment")
        ):
            form = self.context.form
        if self.header is None and self.context.form is None and "that" in self.leads and not self.named:
            form = "motion"
        if self.context.form is None and self.header is not None and self.header.strength == "list":
            form = "resolution" if form == "motion" and {"resolved", "romance"} & set(self.leads) else form
        if self.header is None and self.title and re.search(r"\bstatement\b", self.title, re.IGNORECASE):
            form = "statement"
        warnings = (LOST_LEAD.format(n=operative),) if "lost" in self.leads and operative else ()
        lines = [*self.front, *self.record.lines]
        said = next((c for line in lines if (c := conventions.convention_in(line))), None)
        held = self.context.convention or conventions.described(lines)
        if held is not None and held.organization and signs.resolved(held.organization):
            held = replace(held, organization=None)  # "RESOLVED, That the … Union:" names no body by itself
        struck, inserted = changes_in(self.items, self.start, self.end)
        lead = self.leads[0] if self.leads and operative else ""
        return Found(
            clauses=tuple(self.clauses) if operative else (),
            lead=lead,
            number=self.header.number if self.header else None,
            title=self.title,
            label=f"{self.header.form} {self.header.number}" if self.header else None,
            status=self.record.status,
            adopted=conventions.adopted_in(self.record.lines, self.context.language),
            convention=said,
            start=self.start,
            end=self.end,
            prose_after=self.prose_after,
            whereas=self.whereas,
            labelled=self.header is not None,
            signed=self.signed,
            personal=operative > 0
            and 2
            * sum(
                bool(_FIRST_PERSON.search(t))
                for c, t in zip(self.clauses, self.texts, strict=True)
                if c.role == "operative"
            )
            > operative,
            facts=Resolution(
                form=form,
                submitters=tuple(dict.fromkeys(self.record.submitters)),
                convention=held,
                committee=self.record.committee,
                referred_to=self.record.referred_to,
                covers=tuple(self.record.covers),
                subsumed_by=self.record.subsumed_by,
                struck=struck,
                inserted=inserted,
                lead="lost" if lead == "lost" else "none" if lead in {"", "voices"} else "found",
                confidence={"lost": 0.7, "voices": 0.7, "": 0.5}.get(lead, 0.95 if self.header else 0.9),
            ),
            warnings=warnings,
        )


def parse(items: Sequence[Item], context: Context) -> Found:
    """The resolution that these items make up."""
    return Parser(items, context).run() if items else Found()
