"""Where bodies speak in paragraphs or points of their own, and no formula leads on to what they do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from pipeline.structure.resolutions.clauses import signs
from pipeline.structure.resolutions.clauses.ending import Ending
from pipeline.structure.resolutions.clauses.leads import lead_of, speaks, spoken_within
from pipeline.structure.resolutions.clauses.lists import THAT
from pipeline.structure.resolutions.clauses.ordains import ordains
from pipeline.structure.resolutions.clauses.voices import notes
from pipeline.structure.resolutions.heads import headers, unnumbered_headers
from pipeline.structure.resolutions.texts.items import Item
from pipeline.structure.verbs import is_base_verb, opens_in_third_person

_APART = frozenset({"caption", "table_row", "footnote"})
# What was said and done with it, which looks like a body's word: "Committee recommends …", "Vote: …".
_REPORTS = re.compile(
    r"(?:(?:the|your)\s+)?(?:resolutions\s+)?committee\s+(?:recommends|reports|concurs)\b|"
    r"(?:(?:roll[- ]call|card)\s+)?votes?\s*:|"
    r"roll[- ]call\b",
    re.IGNORECASE,
)
_BODY_LINE = 100  # characters that a line with nothing but a body's name stays below


class Bodies(Ending):
    """Tells where a body's own words begin."""

    __slots__ = ()

    def _all_act(self, i: int) -> bool:
        """Whether the items that begin here, under a header and its reasons, all say what the body does."""
        if self.state != "preamble" or self.leads or self.header is None:
            return False
        rows = list(takewhile(lambda x: x.listed, self.items[i:]))
        voices = [speaks(x, self.context.language) for x in rows]
        return len(rows) > 1 and all(v is not None and v.role == "operative" for v in voices)

    def _body_alone(self, item: Item, following: Item | None) -> bool:
        """Whether a body's name alone stands under reasons, over what it does: "L'assemblée générale :" /
        "Appuie les lockoutés;"."""
        line = item.plain
        known = self.header is not None or self.context.headed or self.whereas
        if (
            self.state != "preamble"
            or following is None
            or item.listed
            or len(line) > _BODY_LINE
            or not known
        ):
            return False
        if speaks(item, self.context.language) is not None or (following.listed and notes(line)):
            return False  # "Congress believes that:"
        ends = line.endswith((":", ",")) or signs.THE_BODY.fullmatch(line) is not None
        named = ends and signs.OF_A_BODY.match(line) and signs.SUBJECT.match(line)
        if named and line.endswith(",") and signs.PARTICIPLE.match(following.plain):
            return True  # "The Congress," / "Recalling the resolutions of Vienna,"
        return bool(named) and opens_in_third_person(following.plain, self.context.language)

    def _is_bodied(self) -> bool:
        """Whether the body speaks in paragraphs of its own, more than once."""
        voices = [v for item in self.items if (v := speaks(item, self.context.language)) and v.own]
        named = [
            v
            for item, v in ((x, speaks(x, self.context.language)) for x in self.items)
            if v and v.own and not re.match(r"(?:we|it|they|our|nous|nosotros)\b", item.plain, re.I)
        ]
        return len(named) >= 2 or (len(named) == 1 and (self.context.headed or len(voices) > 1))

    def _voices_begin(self) -> int | None:
        """Where the paragraphs begin in which the body speaks, when nothing else marks an operative part."""
        if not (
            self.header
            or self.context.headed
            or any(headers.header_of(x.plain) or unnumbered_headers.on_what(x.plain) for x in self.items[:8])
        ):
            return None
        if any(lead_of(x, None, self.context.language) for x in self.items):
            return None
        because = next(
            (i for i, x in enumerate(self.items) if i and signs.BECAUSE.fullmatch(x.plain)), len(self.items)
        )
        body = [
            (i, x)
            for i, x in enumerate(self.items[:because])
            if not x.listed
            and x.type not in _APART
            and not x.heading
            and len(x.plain) > 30
            and not x.plain.startswith("Because ")
        ]
        told = [i for i, x in body if not self._is_note(x)]
        strict = [
            i
            for i, x in body
            if not _REPORTS.match(x.plain)
            and (v := speaks(x, self.context.language))
            and v.role == "operative"
        ]
        so = next(
            (
                i
                for i, (x, y) in enumerate(pairwise(self.items))
                if y.listed and signs.THEREFORE_WE.match(x.plain)
            ),
            None,
        )
        if so is not None and not any(i > so for i in strict):
            return None  # "Therefore, the ILWU:" over all that it does
        within = [i for i, x in body if spoken_within(x, self.context.language) is not None]
        lists = any(x.listed for x in self.items)
        ordained = [] if lists else [i for i, x in body if ordains(x) and not self._is_note(x)]
        for spoken in (strict, within, ordained):
            # What stands behind the note of what was done is no word of the resolution.
            stop = next(
                (
                    j
                    for j in range(max(spoken, default=0) + 1, len(self.items))
                    if self._is_note(self.items[j])
                ),
                None,
            )
            told = [i for i in told if stop is None or i < stop]
            for first in spoken:
                if sum(i >= first for i in spoken) >= 0.6 * sum(i >= first for i in told):
                    self.loosely = spoken is within
                    self.ordaining = spoken is ordained
                    return first
        return self._imperatives(body)

    def _imperatives(self, body: Sequence[tuple[int, Item]]) -> int | None:
        """Where under a number nothing stands but what is to be done: "Amend Article VI to read …"."""
        first = self.items[0]
        header = (
            self.context.header
            or first.told
            or headers.header_of(first.plain)
            or headers.code_of(first.plain)
        )
        done = [i for i, x in body if x.plain[:1].isupper() and is_base_verb(x.plain.split()[0].lower())]
        if header is None or header.number is None or not done or any(THAT.match(x.plain) for _, x in body):
            return None
        self.bare = True
        return done[0]
