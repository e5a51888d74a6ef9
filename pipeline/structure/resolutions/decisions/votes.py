"""What the floor did with a resolution: votes, referrals, withdrawals, and a report's own fate."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.structure.resolutions.decisions import asides, fact_signs
from pipeline.structure.resolutions.decisions.fates import fate_at_end, fate_of
from pipeline.structure.resolutions.decisions.sentences import fate_told
from pipeline.structure.resolutions.decisions.submitters import without_article

_AGAINST = re.compile(
    r"\b(?:recommendation|report)\s+(?:(?:of|for|to)\s+)?(?:non-?\s?concur\w*|reject\w*)|\bnon-?\s?concur\w*\s+recommendation",
    re.IGNORECASE,
)
_REPORT_LOST = re.compile(
    r"(?:the\s+)?(?:(?:report|recommendation)s?\b|committee(?:['’]s)?\s+(?:report|recommendation)|(?:motion\s+to\s+(?:concur|non-?concur)))",
    re.IGNORECASE,
)
_ONLY_MOVED = re.compile(r"\b(?:motion|moved|moción|propuso)\b.*\bbe\s+\w+", re.IGNORECASE)
_DECIDED = re.compile(
    r"\b(?:carried|lost|prevailed|passed|unanimously|(?:was|were)\s+(?:adopted|concurred|approved|rejected|defeated|"
    r"referred|agreed|so\s+ordered))\b",
    re.IGNORECASE,
)
_RESOLUTION = re.compile(
    r"\b(?:resolution|motion|resoluci[óo]n|r[ée]solution|proposition|ponencia)\b", re.IGNORECASE
)
_BARE_VOTE = re.compile(
    r"(?:adopted|carried|agreed|approved|concurred\s+in|adopt[ée]|aprobado|adoptado)\.?", re.IGNORECASE
)


_FROM_TABLE = re.compile(r"\btaken\s+from\s+the\s+table\b[\s,;]*(?:and\s+)?", re.IGNORECASE)


@dataclass(slots=True)
class Votes:
    """What has been decided of one resolution so far, in the order of the text. `number` is its own."""

    number: str | None = None
    status: str | None = None
    amends: bool = False  # an amendment's own record: what is said of "the amendment" is said of it
    committee: str | None = None
    referred_to: str | None = None
    moved: str | None = (
        None  # what a motion on the floor would do with it: adopt, reject, refer, committee, amend
    )
    _to: str | None = None  # to whom a motion would refer it

    def _sustained(self, held: bool) -> bool:
        """Takes in that the floor held with its committee, or overruled it."""
        if held:
            self._carry("committee", "")
        elif self.committee == "reject":
            self._carry("adopt", "")
        elif self.committee is not None and self.committee.startswith("adopt"):
            self.status = "defeated"
        return True

    def _count(self, won: bool, *, amending: bool) -> bool:
        """Takes in a count of votes that stands alone; where the fate is told, too, that counts."""
        if self.status is None and not amending:
            if won:
                self._carry(self.moved or "adopt", "")
            elif self.moved not in {"refer", "amend", "table"}:
                self.status = "defeated"
        return True

    def _by_its_words(self, sentence: str) -> bool:
        """Takes in a vote that is written in no usual way."""
        fate = fate_of(sentence) or fate_told(sentence) or fate_at_end(sentence)
        if fate is None or (fate.what == "referred" and not fate.carried and self.moved == "refer"):
            return False  # a motion to refer: the vote on it comes
        of_report = self.committee is not None and fact_signs.BY_COMMITTEE.search(sentence) is not None
        if fate.what == "passed" and of_report and not _RESOLUTION.search(sentence):
            self._carry("committee", sentence)  # "After debate by Delegate Hayes, the report was adopted."
            return True
        if fate.what == "referred":
            self._refer(fate.to or self._to)
        elif fate.what == "passed":
            if self.moved in {"refer", "table"} and len(sentence.split()) <= 4:
                self._carry(self.moved, sentence)
            else:
                self.status = "adopted as amended" if fate.amended else "adopted"
        else:
            self.status = "defeated" if fate.what == "lost" else fate.what
        self.moved = None
        return True

    def _floor(self, sentence: str, *, short: bool) -> bool:
        text = fact_signs.CONSENT.sub("", sentence.strip(" ([*_–—-"))
        if msc := fact_signs.MSC.match(text):
            return self._msc(text, msc)
        moved = fact_signs.motion(text)
        if moved and _ONLY_MOVED.search(text) and not _DECIDED.search(text):
            self._take_motion(*moved)
            return True  # "A motion was made that the report be adopted": the vote comes
        if match := fact_signs.SO_ORDERED.match(text):
            self._carry("committee" if self.committee else "adopt", text)
            return True
        loose = not short and len(text) <= 260
        for sign in (
            fact_signs.FLOOR, fact_signs.FLOOR_WITHDRAWN, fact_signs.FLOOR_TABLED, fact_signs.FLOOR_FILED
        ):  # fmt: skip
            if (early := sign.match(text)) and not fact_signs.AFTER_FATE.match(text, early.end()):
                return False
        if fact_signs.FLOOR_WITHDRAWN.match(text) or (loose and fact_signs.FLOOR_WITHDRAWN.search(text)):
            self.status = "withdrawn"
            return True
        if match := fact_signs.FLOOR_REFERRED.match(text) or (
            None if short else fact_signs.searched(fact_signs.FLOOR_REFERRED, text)
        ):
            self._refer(match["to"])
            return True
        if match := fact_signs.TO_WHOM.fullmatch(text):
            self._refer(match["to"])
            return True
        if match := fact_signs.FLOOR_REMITTED.match(text):
            self.status = "remitted"
            self.referred_to = without_article(asides.named(match["to"])) if match["to"] else self.referred_to
            return True
        if (taken := _FROM_TABLE.search(text)) is not None:
            text = (
                text[taken.end() :].strip() or text
            )  # "Tabled, taken from the table, withdrawn by the sponsor"
            if fact_signs.FLOOR_WITHDRAWN.match(text):
                self.status = "withdrawn"
                return True
        if fact_signs.FLOOR_TABLED.match(text):
            self.status = "tabled"
            return True
        if fact_signs.FLOOR_FILED.match(text):
            self.status = "filed"
            return True
        if fact_signs.FLOOR_REMISSION.match(text):
            self.status = "remitted"
            return True
        if short and fact_signs.NO_FATE.match(text):
            return True
        if moved:
            self._take_motion(*moved)
        match = fact_signs.FLOOR.match(text) or fact_signs.searched(fact_signs.FLOOR, text)
        if match is not None and moved is None and not fact_signs.is_vote(text, match):
            match = None
        if match is None or (short and match.start() > 0 and len(text) > 160):
            return moved is not None and bool(moved)
        if match["lost"]:
            if self.moved in {"refer", "amend", "table"} and not re.search(r"resolution|main", text, re.I):
                self.moved = None
                return True
            if _REPORT_LOST.match(text):  # the committee's word fell; of the resolution the floor decides
                self.moved = "adopt" if self.committee == "reject" else None
                return True
            self.status = "defeated"
            return True
        if _AGAINST.search(text):  # "The committee's recommendation of non-concurrence was adopted."
            self.committee, self.status = "reject", "defeated"
            return True
        of_motion = moved and re.match(r"(?:(?:an?|the)\s+)?(?:substitute\s+)?motion\b", text, re.I)
        self._carry(moved[0] if moved and of_motion else self._carried_motion(text), text)
        return True

    def _take_motion(self, what: str, to: str | None) -> None:
        self.moved = what
        if what == "refer" and to:
            self._to = to

    def _carried_motion(self, text: str) -> str:
        if fact_signs.BY_COMMITTEE.search(text) and self.committee:
            return "committee"
        if self.moved == "committee" and self.committee == "refer" and _BARE_VOTE.fullmatch(text):
            return "committee"  # "… be referred to the Executive Council." / "Adopted."
        if (
            re.match(r"(?:motion|seconded|carried|so|agreed|the\s+motion|unanimously)\b", text, re.I)
            and self.moved
        ):
            return self.moved
        return self.moved if self.moved in {"refer", "table"} and len(text.split()) <= 4 else "adopt"

    def _msc(self, text: str, match: re.Match[str]) -> bool:
        if match["fate"][:1].upper() in "DLF":
            self.status = "defeated"
            return True
        rest = text[match.end() :]
        if not rest.strip(" .") and self.committee and self.moved == "committee":
            self._carry("committee", "")  # "Committee recommends referral to the Council. M/S/C."
            return True
        if self.committee is None and (value := fact_signs.on_recommendation(rest)):
            self.committee = value
        if refers := re.search(
            r"\brefer\w*(?:\s+(?:it|this|[A-Z]{1,3}-?\d\S*|(?:the\s+)?(?:resolution|motion|matter|same|question)(?:\s+"
            r"(?:No\.?\s*)?[A-Z]{0,3}-?\d\S*)?))?(?:\s+(?:back\s+)?to\s+(?P<to>[^.;]{2,90}))?",
            rest,
            re.I,
        ):
            self._refer(refers["to"])
        elif re.search(r"\btabl|\blay\b", rest, re.I):
            self.status = "tabled"
        elif re.search(r"non-?concur|\breject|\bdefeat|\bnot\s+(?:to\s+)?adopt|\bvote\s+down", rest, re.I):
            self.status = "defeated"
        elif re.search(r"\bfile\b", rest, re.I):
            self.status = "filed"
        elif re.search(r"\bcommittee", rest, re.I) and self.committee:
            self._carry("committee", rest)
        else:
            self._carry("adopt", rest)
        return True

    def _carry(self, what: str, text: str) -> None:
        """A motion carried: what becomes of the resolution by it."""
        if what == "committee":
            what = self.committee or "adopt"
        amended = bool(fact_signs.AMENDED.search(text)) or self.committee == "adopt as amended"
        if what in {"reject"}:
            self.status = "defeated"
        elif what == "refer":
            self._refer(self._to)
        elif what == "file":
            self.status = "filed"
        elif what == "table":
            self.status = "tabled"
        elif what == "amend":
            pass
        else:
            word = (
                "carried"
                if re.search(r"\bcarried\b", text, re.I) and not re.search(r"\badopted\b", text, re.I)
                else "adopted"
            )
            self.status = f"{word} as amended" if amended else word
            self.referred_to = None  # where it went before the floor took it up
        self.moved = None

    def _refer(self, to: str | None) -> None:
        self.status = "referred"
        if to := (to or "").strip():
            self.referred_to = without_article(
                re.split(
                    r"\s+(?:at\s+(?:its|their|the\s+\w+)\s+(?:own\s+)?request\b|without|with\s+the|by\s+a|for\s+(?!the\b)|and\b(?=\s+(?:was|is))|on\s+\w+\s+\d)",
                    to,
                )[0].strip(" ,.*_")
            )
