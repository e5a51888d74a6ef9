"""Lists and their leads: numbered clauses, what governs them, and which of them only note."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.structure.resolutions.clauses import signs
from pipeline.structure.resolutions.clauses.head import Head
from pipeline.structure.resolutions.clauses.leads import Lead, governs, lead_of, raw_at, speaks
from pipeline.structure.resolutions.clauses.voices import notes
from pipeline.structure.resolutions.texts.items import Item
from pipeline.structure.verb_table import Stance
from pipeline.structure.verbs import head_verb

THAT = re.compile(r"(?:(?:[Qq]ue|QUE|That|THAT)\b\s*|[Qq]u['’]\s*)(?=\S)")


# Whoever moves and seconds, inside a lead: "Il est proposé par Andrée Roy, appuyée par Luc Bonin".
BY_NAME = re.compile(
    r"propos[ée]e?\s+(?:par|por)\s+(?P<who>[^:]{3,160}?)[\s,:]*(?:que)?[\s,:]*$", re.IGNORECASE
)
# Verbs that only announce what is done; the items under them have verbs of their own.
_ANNOUNCES = frozenset(
    "resolves decides agrees will shall resuelve acuerda decide résout décide delibera declares does".split()
)


class Lists(Head):
    """Takes in leads and the items under them."""

    __slots__ = ()

    def _take_lead(self, item: Item, lead: Lead) -> None:
        self.end = item.end
        if lead.name == "piece":  # of a lead broken over lines; the rest of it follows
            return
        if lead.name == "that" and item.listed:  # "3. Congress:"
            self._open(lead)
            self.numbering.place(item)
            return
        self._open(lead)
        self.subjects = lead.at is None and bool(re.search(r"\b(?:that|que)\s*:?$", item.plain, re.I))
        self.front.append(item.plain[:240])
        self.lead_verb = self._verb_of_lead(item) if lead.at is None else None
        if lead.at is None and lead.name == "romance" and (by := BY_NAME.search(item.plain)):
            self.record.hear("Proposé par " + by["who"], short=True)
        if lead.at is not None:
            self._add("operative", item, item.number, lead.at)
            if lead.name == "resolved" and item.plain.endswith(":"):
                self.lead = Lead(lead.name)  # the items below are governed by it, though it is a clause

    def _verb_of_lead(self, item: Item) -> tuple[str, Stance] | None:
        """The verb of a lead that says what is done ("La Asamblea exige:"), for items without one."""
        found = head_verb(item.plain[-160:], self.context.language)
        return found if found and found[0] not in _ANNOUNCES else None

    def _numbered_voice(self, item: Item, following: Item | None) -> bool:
        """ "1. Congress deplores …": numbered paragraphs in which the body speaks, with no lead before
        them."""
        voice = speaks(item, self.context.language)
        if voice is None and not (self.bodied and (lead_of(item, following, self.context.language))):
            return False
        self._listed(item, following)
        return True

    def _listed(self, item: Item, following: Item | None = None) -> None:
        voice = speaks(item, self.context.language)
        if voice is not None and item.number and voice.verb.startswith("welcome"):
            voice = replace(voice, role="operative")  # a point of its own, where a paragraph only tells
        own = voice is not None and (voice.own and not item.plain.lower().startswith(("we ", "it ")))
        if (
            voice is not None
            and own
            and self.state != "because"
            and (self.state in {"head", "preamble"} or self.bodied)
        ):
            leads_on = governs(item, following) and following is not None and following.listed
            if self.state not in {"operative", "preamble"} or not self.numbering.nested:
                self.state = (
                    "operative"
                    if voice.role == "operative"
                    else self.state
                    if self.state == "operative"
                    else "preamble"
                )
            if voice.role == "operative":
                self.leads.append("body")
                self.lead = Lead("body")
            if leads_on and item.number and voice.role == "operative":
                that = THAT.match(item.plain)
                place = self.numbering.place(item)
                self._add("operative", item, place, raw_at(item, that.end()) if that else 0)
                self.state = "operative"
            elif leads_on:
                self.numbering.place(item)
                self.state = "operative" if voice.role == "operative" else "preamble"
                self.end = item.end
            else:
                that = THAT.match(item.plain) if self.leads else None
                self._add(
                    voice.role, item, self.numbering.place(item), raw_at(item, that.end()) if that else 0
                )
            return
        number = self.numbering.place(item)
        role = "operative" if self.state == "operative" else "preamble"
        if (
            role == "operative"
            and self.lead
            and self.lead.name in {"that", "body", "subject"}
            and not self.numbering.nested
            and notes(item.plain)
            and not self._counts_on(number)
        ):
            role = "preamble"
        at = 0
        if match := signs.resolved(item.plain):
            at = raw_at(item, signs.lead_end(item.plain, match))
            role = "operative"
        elif match := signs.WHEREAS.match(item.plain):
            tail = signs.AFTER_WHEREAS.match(item.plain, match.end())
            at, role = raw_at(item, tail.end() if tail else match.end()), "preamble"
        elif role == "operative" and (that := re.match(r"that\s+(?=\w)", item.plain)):
            at = raw_at(item, that.end())
        elif (match := THAT.match(item.plain)) and (
            self.whereas or (self.lead and self.lead.name in {"romance", "resolved", "that", "body", "will"})
        ):
            at = raw_at(item, match.end())
        if at == len(item.raw):
            return
        self._add(role, item, number, at)
        self.awaiting = False

    def _counts_on(self, number: str | None) -> bool:
        """Whether an item goes on with operative ones of its list: "1. Salutes …; 2. Recognises …"."""
        last = self.clauses[-1] if self.clauses else None
        return last is not None and last.role == "operative" and (last.number is None) == (number is None)
