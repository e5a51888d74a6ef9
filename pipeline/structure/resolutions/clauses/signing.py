"""Who signs a resolution: bare names under its last clause or under what became of it."""

from __future__ import annotations

import re

from pipeline.structure.resolutions.clauses import signs
from pipeline.structure.resolutions.clauses.head import SIGNER
from pipeline.structure.resolutions.clauses.leads import is_prose, lead_of, speaks
from pipeline.structure.resolutions.clauses.paragraphs import Paragraphs
from pipeline.structure.resolutions.clauses.progress import SHORT
from pipeline.structure.resolutions.decisions import fact_signs, facts, speakers, submitters
from pipeline.structure.resolutions.heads import headers
from pipeline.structure.resolutions.texts.items import Item

# The heading over amendments that stand under the motion they are to.
_AMENDMENTS = re.compile(
    r"(?:(?:first|second|\d)\s+)?(?:amendments?|addend(?:um|a)|enmiendas?|amendements?)(?:\s+\d+)?\s*:?",
    re.IGNORECASE,
)
_FURNITURE = re.compile(
    r"(?:page|p\.)\s*\d{1,4}(?:\s.{0,60})?|[^.;:]{5,80}\s\d{1,4}", re.IGNORECASE
)  # a running head
_ACRONYM = re.compile(r"[A-Z]{2,8}(?:[-/][A-Z]{2,5})?")  # "RMT", "AFL-CIO"
# What an agenda says of its own business.
_ON_BUSINESS = re.compile(
    r"(?:(?:motions?|composites?|amendments?)\s+\d|(?:the\s+)?standing\s+orders\b)", re.IGNORECASE
)
_ASIDE = re.compile(r"\((?:The|At|On)\s[^()]{60,}")  # "(The following motion was moved, on behalf of …)"
_NAMES_LONG = 90
_SIGNERS = 4  # names that may stand under a fate


class Signing(Paragraphs):
    """Takes in submitters that stand under a resolution in no words but their names."""

    __slots__ = ()

    def _signs(self, i: int, item: Item) -> bool:
        """Whether a bare name under the last clause is its submitter's, as UNISON prints it."""
        line = item.plain
        if (
            self.record.submitters
            or self.awaiting
            or len(line) > 90
            or item.listed
            or not submitters.signs(line)
            or self.lead is None
        ):
            return False
        if submitters.is_local(line):
            self.record.submitters += submitters.submitters_in(line)
            self.end = item.end
            self.state, self.signed = "tail", True
            return True
        if self._noted_below(i) and (submitters.names_body(line) or not line.isupper() or len(line) < 13):
            self.record.submitters += submitters.submitters_in(line)
            self.end = item.end
            self.state, self.signed = "tail", True
            return True
        capitals = line.isupper() and _ACRONYM.fullmatch(line) is None
        if self.lead.name not in {"body", "subject", "that", "romance", "voices"} or capitals:
            return False
        after = i + 1
        while after < len(self.items) and self._signs_too(self.items[after]):
            after += 1
        rest = [
            x for x in self.items[after:] if not self.record.blank().hear(x.plain, short=len(x.plain) < SHORT)
        ]
        # Set apart in capitals of its words, a lone name under the last clause may look like a heading.
        alone = item.heading and after == i + 1 and not line.isupper()
        amended = after < len(self.items) and _AMENDMENTS.fullmatch(self.items[after].plain) is not None
        below = (
            rest[0] if rest else None
        )  # the next section's heading, which is the last thing before its motions
        next_section = amended or (
            below is not None
            and alone
            and below.heading
            and (below.plain.isupper() or (len(rest) == 1 and submitters.names_body(line)))
        )
        # Where the fate stands under the title, nothing but its submitter's name comes behind a motion.
        apart = (
            item.blank
            and submitters.names_body(line)
            and (not item.heading or self.record.status is not None)
            and not self._opens_more(after)
        )
        if self.context.signed and (item.blank or self.items[i - 1].listed) and not self._opens_more(after):
            apart = True  # as the book's others are
        if (
            item.blank
            and submitters.names_body(line)
            and rest
            and rest[0].blank
            and _ASIDE.match(rest[0].plain)
        ):
            apart = True
        told = bool(rest) and rest[0].blank and (speakers.is_turn(rest[0].plain) or is_prose(rest[0]))
        # "Prospect" set apart under a motion, with a sentence of the agenda's own behind it at most.
        lone = item.blank and after == i + 1 and len(line.split()) <= 3 and not self._opens_more(after)
        if lone and len(rest) == 1 and rest[0].blank and rest[0].plain.endswith(".") and not line.isupper():
            apart = True
        if item.blank and submitters.names_body(line) and rest and _ON_BUSINESS.match(rest[0].plain):
            apart = True  # "National Young Members' Forum" over "Motions 16 and 17 were ruled out of order"
        if told and self._signs_too(item) and not (speaks(rest[0], self.context.language) or item.heading):
            apart = True  # set close under the clause, with debate apart behind it
        if (
            rest
            and not next_section
            and not apart
            and (item.heading or not (rest[0].heading or rest[0].number))
        ):
            return False
        for signer in self.items[i:after]:
            self.record.submitters += submitters.submitters_in(signer.plain)
            self.end = signer.end
        self.state, self.signed = "tail", True
        return True

    def _noted_below(self, i: int) -> bool:
        """Whether what stands right under an item tells what the committee or the floor said of the
        resolution, and nothing has told it yet; one more line may stand between."""
        if self.record.status is not None:
            return False
        for under in self.items[i + 1 : i + 4]:
            line = under.plain
            if len(line) >= SHORT or under.listed or speakers.is_turn(line):
                return False
            heard = self.record.blank()
            if heard.hear(line, short=True) and (heard.status is not None or heard.committee is not None):
                return True
            if self._opens_more_at(under):
                return False
        return False

    def _opens_more(self, at: int) -> bool:
        """Whether the operative part goes on at an item: a WHEREAS, a lead, an item of a list, the body's
        voice."""
        if at >= len(self.items):
            return False
        item = self.items[at]
        return item.listed or self._opens_more_at(item)

    def _opens_more_at(self, item: Item) -> bool:
        """The same of an item that is no list's."""
        if fact_signs.OTHER_BUSINESS.search(item.plain):
            return False
        return (
            headers.header_of(item.plain) is not None
            or signs.WHEREAS.match(item.plain) is not None
            or lead_of(item, None, self.context.language) is not None
            or speaks(item, self.context.language) is not None
        )

    def _signs_too(self, item: Item) -> bool:
        """Whether an item right under a submitter's name is another's: a bare name on the next line."""
        line = item.plain
        return (
            not item.blank
            and not item.listed
            and len(line) <= _NAMES_LONG
            and not (line.isupper() and _ACRONYM.fullmatch(line) is None)
            and not line.endswith((".", ":", ";", ","))
            and SIGNER.match(line) is not None
            and not facts.noted(line)
        )

    def _signs_last(self, i: int, item: Item) -> bool:
        """Whether a bare name under the disposition, with nothing but others like it before something else
        begins, is its submitter's."""
        line = item.plain
        if self.record.submitters or self.record.status is None or self.loose or len(line) > 70:
            return False
        if (line.isupper() and _ACRONYM.fullmatch(line) is None) or not SIGNER.match(line):
            return False
        after = i + 1
        while after < len(self.items) and self._signs_too(self.items[after]):
            after += 1
        close = self._signs_too(item) and after - i <= _SIGNERS
        named = close or submitters.names_body(line) or self.context.signed
        if not named or not self._sets_in_anew(after):
            return False
        for signer in self.items[i:after]:
            self.record.submitters += submitters.submitters_in(signer.plain)
            self.end = signer.end
        self.signed, self.closed = True, after > i + 1
        return True

    def _sets_in_anew(self, at: int) -> bool:
        """Whether something else begins at an item: nothing, a heading, a note on other numbers."""
        if at >= len(self.items) or self.items[at].heading:
            return True
        if self.items[at].blank and (speakers.is_turn(self.items[at].plain) or is_prose(self.items[at])):
            return True
        if _FURNITURE.fullmatch(self.items[at].plain):
            return self._sets_in_anew(at + 1)
        if _ON_BUSINESS.match(self.items[at].plain):
            return True
        noted = fact_signs.NUMBER_IN.match(self.items[at].plain)
        return noted is not None and self.record.number not in fact_signs.ONE.findall(noted["numbers"])

    def _goes_on_later(self, i: int) -> bool:
        """Whether the operative part goes on after this paragraph: a lead or the next item of its list,
        before any note
        of what was done."""
        clause = self.clauses[-1] if self.clauses else None
        for item in self.items[i + 1 : i + 4]:
            if item.heading or headers.header_of(item.plain) or speakers.is_turn(item.plain):
                return False
            if lead_of(item, None, self.context.language) is not None:
                return True
            if item.listed:
                return clause is not None and clause.number is not None and item.number not in {"1", "a", "i"}
            if self.record.blank().hear(item.plain, short=len(item.plain) < SHORT):
                return False
        return False
