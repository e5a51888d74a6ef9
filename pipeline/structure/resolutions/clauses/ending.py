"""How a resolution goes on and ends: the rest of a clause, the submitter below it, what was done with it."""

from __future__ import annotations

import re

from pipeline.structure.resolutions.clauses import signs
from pipeline.structure.resolutions.clauses.head import SIGNER
from pipeline.structure.resolutions.clauses.leads import (
    ENDS_FOR,
    FLOOR_MOTION,
    Lead,
    is_prose,
    lead_of,
    raw_at,
    speaks,
)
from pipeline.structure.resolutions.clauses.lists import THAT
from pipeline.structure.resolutions.clauses.ordains import ordains
from pipeline.structure.resolutions.clauses.progress import SHORT
from pipeline.structure.resolutions.clauses.signing import Signing
from pipeline.structure.resolutions.decisions import fact_signs, speakers, submitters
from pipeline.structure.resolutions.decisions.fates import fate_of
from pipeline.structure.resolutions.decisions.sentences import fate_told
from pipeline.structure.resolutions.texts.items import Item
from pipeline.structure.verbs import is_base_verb, opens_in_third_person

# What the chair declares after a vote.
_RULING = re.compile(
    r"(?:(?:the|this)\s+(?:resolution|motion|recommendation|report|substitute)\b[^.;?]{0,60}?\b(?:is|was|"
    r"has\s+been|stands)\s+(?:\w+ly\s+)?(?:adopted|carried|lost|defeated|"
    r"rejected|referred[^.;?]{0,60}|remitted|withdrawn|approved|tabled)|(?:it\s+is\s+)?so\s+ordered|"
    r"(?:le\s+)?renvoi\s+(?:\w+\s+){0,5}?(?:est|fut)\s+(?:ordonn[ée]|prononc[ée]|adopt[ée]|vot[ée])|motion\s+(?:carried|lost)|all\s+in\s+favor[^:;]{0,60}?\b(?:carried|adopted)|(?<=[.!?]\s)(?:carried|adopted|lost))\b[^.;?]{0,40}",
    re.IGNORECASE,
)


# Labels that can only tell of this resolution: "Committee recommendation: …", "Convention action: …".
_LABELLED = re.compile(
    r"(?:committee|convention|congress|conference|floor|final|delegate|council)(?:['’]s)?\s+(?:recommendations?|action|"
    r"decision|vote|disposition)\s*:",
    re.IGNORECASE,
)
_DATE_LINE = re.compile(
    r"[(\[]?(?:[A-ZÀ-Þ][\w.’'-]*(?:\s[A-ZÀ-Þ][\w.’'-]*){0,2},\s*){0,3}(?:a\s+|on\s+|le\s+)?(?:(?:\d{1,2}(?:er)?\s+(?:de\s+)?)?[A-Za-zÀ-ÿ]{3,10}\.?\s+"
    r"(?:\d{1,2}(?:st|nd|rd|th)?,?\s+)?(?:de\s+)?)?(?:18|19|20)\d\d[)\]]?\.?"
)
_AND_COLON = re.compile(r"(?:and|y|et)\s*:\s+(?=[A-ZÀ-Þ])", re.IGNORECASE)  # "and: We call upon …"
_YEAR_ALONE = re.compile(r"[(\[](?:18|19|20)\d\d[)\]]")
_FOR_COMMITTEE = re.compile(
    r"(?:(?:sub-?)?committee\b|(?:secretary|chairman|chairwoman|chairperson|chair)\b[^:]{0,40}\bcommittee\b|"
    r"(?:delegate|brother|sister)\b[^:]{0,50}\bcommittee\b)[^:]{0,60}:",
    re.IGNORECASE,
)
_MOVES = re.compile(
    r"\b(?:committee|I|we)\b[^.;]{0,80}?\b(?:moves?|recommends?|concurs?|non-?concurs?|urges?)\b",
    re.IGNORECASE,
)
# What the stenographer heard: "[Applause]", "(Cries of question.)".
_STAGE = re.compile(
    r"[(\[](?:applause|laughter|cries|cheers|prolonged|aplausos|applaudissements|risas|rires)[^()\[\]]{0,60}[)\]]\.?",
    re.I,
)


# How clauses that stand side by side open alike: "D'adhérer …" / "De recommander …"; "That …" / "That …".
_OPENER = re.compile(r"(?:De\s|D['’]|Que\s|QUE\s|Qu['’]|QU['’]|That\s|To\s(?=[a-z]))")
_KIN = {"de": "de", "d": "de", "que": "que", "qu": "que", "that": "that", "to": "to"}


def _kin(opener: re.Match[str]) -> str:
    return _KIN[opener.group().lower().strip(" ’'")]


# After the vote on an amendment, the one that counts: "La résolution principale est mise aux voix : …".
_MAIN = re.compile(
    r"(?:the|la|le|el)?\s*(?:(?:main|original|whole|entire|amended)\s+(?:resolution|motion|question|composite)|(?:r[ée]solution|"
    r"motion|proposition|resoluci[óo]n|moci[óo]n)\s+(?:principale?|originale?|amend[ée]e|enmendada|as\s+(?:a\s+whole|amended)))\b",
    re.IGNORECASE,
)
# What a turn can only say for the committee: "Your committee recommends non-concurrence."
_COMMITTEE_MOVES = re.compile(
    r"\b(?:your|the)\s+committee\s+(?:(?:is|was)\s[^.;:]{3,40}?\s)?(?:moves?|recommends?|concurs?|non-?concurs?|reports?|urges?)\b",
    re.IGNORECASE,
)
_ROLL = re.compile(r"(?:\.\s?){4,}\s*\d")  # a line of a roll call: "Local 6 ........ 61 for, 0 against"
_ORDAINS = re.compile(r"\b(?:shall|(?:is|are)\s+to\s+be|deber[áa]n?|devra|devront)\b", re.IGNORECASE)
_SPOKEN = frozenset({"voices", "body", "therefore"})
_THAT_BE = re.compile(r"That\s+[a-z][^.;:]{3,120}?\s(?:be|shall|should)\s")
_OF_COMMITTEE = re.compile(
    r"(?:the|your|this)\s+committee\s+(?:has|have|had|recommends?|reports?|concurs?|amend|struck|strikes|would|proposes?|offers?)\b",
    re.IGNORECASE,
)


_OVER_DEBATE = re.compile(
    r"(?:floor\s+)?(?:d[ée]bats?|discussion|debate|discusi[óo]n|intervenciones|interventions|vote|votaci[óo]n|speakers?)\s*:?",
    re.IGNORECASE,
)
_NOTED = re.compile(
    r"(?:unanimously\s+)?(?:referred|carried|adopted|lost|defeated|withdrawn|tabled|concurred|remitted|so\s+ordered|agreed\s+to|motion\s+carried)\b",
    re.IGNORECASE,
)
_EDITORIAL = re.compile(
    r"[(\[](?=.*\b(?:brackets?|italics|underscored|underlined|struck|bold)\b)[^()\[\]]*[)\]]\.?$",
    re.IGNORECASE,
)
_INFINITIVE = re.compile(r"[A-ZÀ-Þ]\w+(?:[aeiíîo]r|re)(?:l[aeo]s?|se)?\s")
_FUTURE = re.compile(r"[A-ZÀ-Þ]\w+(?:ra|r[áa]n?|ront)\s")


def _same_mood(last: str, line: str) -> bool:
    """Whether a paragraph opens as the clause above it does: with an infinitive, a future, or a bare verb
    ("Develop a workshop …" under "Survey library locals …")."""
    if not last.endswith((".", ";", "; y", "; et", "; and")) or not line.endswith(
        (".", ";", "; y", "; et", "; and")
    ):
        return False
    for mood in (_INFINITIVE, _FUTURE):
        if mood.match(last) and mood.match(line):
            return True
    first = [text.split()[0].strip(",").lower() for text in (last, line)]
    return line[:1].isupper() and last[:1].isupper() and all(is_base_verb(word) for word in first)


def _words_behind(line: str) -> str:
    """What stands behind the WHEREAS that a line opens with."""
    mark = signs.WHEREAS.match(line)
    tail = signs.AFTER_WHEREAS.match(line, mark.end()) if mark else None
    return line[tail.end() :].strip(" :;,") if tail else ""


# What the platform thinks of a motion, printed under it: "The General Council supports with reservations."
_PLATFORM = re.compile(
    r"(?:the\s+)?(?:general|executive|national\s+executive)\s+(?:council|committee|board)\s+(?:supports?|opposes?)"
    r"(?:\s+(?:the\s+|this\s+)?(?:motion|composite|amendment|resolution))?(?:\s+with\s+[\w\s]{3,30})?\.?",
    re.IGNORECASE,
)


class Ending(Signing):
    """Takes in what is neither lead nor list: the rest of clauses, the record of what was done, debate."""

    __slots__ = ()

    def _said(self, item: Item) -> bool:
        """Whether the item tells what was done with the resolution; a list item never does."""
        line = item.plain
        if item.listed and not line.startswith(("Carried", "Adopted", "CARRIED", "ADOPTED")):
            return False
        if self.state in {"operative", "tail"} and _PLATFORM.fullmatch(line):
            self.end = item.end
            return True
        if (
            self.state == "tail"
            and self.record.status
            and not (self.record.status == "referred" and _LABELLED.match(line))
            and not _MAIN.match(line)
            and not self._own_word(line)
            and (
                self.loose > 0
                or not (fact_signs.LABEL.match(line) or fact_signs.BYLINE.match(line) or len(line) <= 80)
                or not self.record.blank().hear(fact_signs.first_sentence(line), short=True)
            )
        ):
            return False
        if (self.awaiting and not fact_signs.BYLINE.match(line)) or _ROLL.search(line):
            return False
        if self.record.status and len(line) > SHORT and not (self._own_word(line) or _MAIN.match(line)):
            return False  # what is told at length behind a fate is of something else
        voice = speaks(item, self.context.language)
        moved = re.match(r"(?:it|they)\s", line, re.IGNORECASE)
        told = moved or any(sign.match(line) for sign in (fact_signs.FLOOR, _OF_COMMITTEE, FLOOR_MOTION))
        if voice is not None and voice.own and len(line) > 80 and not told:
            return False  # "Congress believes that …, and was lost": the body's word, not what was done
        if line.isupper() and line.startswith(("AMENDMENTS", "ENMIENDAS", "AMENDEMENTS")):
            return False  # the heading of what comes next
        if lead_of(item, None, self.context.language) and not fact_signs.LABEL.match(line):
            return False
        if speakers.is_turn(line) and not re.search(r"\bM/S/C\b", line):
            self._reported(line)
            ruled = speakers.is_chair(line) and self.record.status is None and self._ruled(line)
            if not ruled and not self._noted_last(line):
                return False
            self.end, self.loose = item.end, 0
            return True
        if not self.record.hear(line, short=len(line) <= SHORT):
            return False
        self.end = item.end
        self.loose = 0
        return True

    def _noted_last(self, line: str) -> bool:
        """Whether the stenographer's note of the vote stands behind a speech on its last line: "… to answer.
        Referred to the Executive Board."."""
        *_, last = fact_signs.SENTENCE.split(line)
        if self.record.status is not None or len(last) > SHORT or not _NOTED.match(last):
            return False
        return (
            fate_of(last) is not None
            and self.record.hear(last, short=True)
            and self.record.status is not None
        )

    def _ruled(self, line: str) -> bool:
        """Whether the chair declares in a turn what became of the resolution; the last word counts."""
        ruling = _RULING.search(line)
        if ruling is not None and self.record.hear(ruling.group(), short=True) and self.record.status:
            return True
        for sentence in reversed(fact_signs.SENTENCE.split(line.split(":", 1)[-1])):
            if (fate_of(sentence.strip()) or fate_told(sentence.strip())) and self.record.hear(
                sentence.strip(), short=True
            ):
                return self.record.status is not None
        return False

    def _reported(self, line: str) -> None:
        """What a committee's speaker says it recommends: "COMMITTEE SECRETARY ROE: The committee moves the
        adoption …"."""
        if self.record.committee is not None:
            return
        speaker = _FOR_COMMITTEE.match(line) is not None
        for sentence in fact_signs.SENTENCE.split(line.split(":", 1)[-1][:1200]):
            moves = (
                _MOVES.search(sentence) is not None
                if speaker
                else _COMMITTEE_MOVES.search(sentence) is not None
            )
            if moves and (value := fact_signs.recommendation(sentence)):
                self.record.committee = value
                return

    def _paragraph(self, i: int, item: Item, following: Item | None) -> None:
        line = item.plain
        if self.state == "operative":
            if self._continues(i, item, following):
                return
            self.state = "tail"
        if _STAGE.fullmatch(line):
            return  # "(Applause.)"
        if self.state == "tail" and not self.loose and _YEAR_ALONE.fullmatch(line):
            self.end = item.end  # "(2014)", as the AFT dates what it adopted
            return
        if self.state == "tail" and self.record.status and not self.loose and _DATE_LINE.fullmatch(line):
            self.record.lines.append(f"{self.record.status} {line}")  # the day on which it was so
            self.end = item.end
            return
        if self.state == "tail":
            if self._signs_last(i, item):
                return
            if item.heading and self.record.status is None and _OVER_DEBATE.fullmatch(line):
                return
            if item.heading and not speakers.is_turn(line):
                self.closed = not (len(line) <= 90 and self._noted_below(i))
                return
            self.loose += len(line)
            self.prose_after += len(line) if is_prose(item) else 0
            return
        if (
            self.header is not None
            and self.header.form == "amendment"
            and not self.leads
            and len(line) <= 70
            and SIGNER.match(line)
        ):
            self.record.submitters += submitters.submitters_in(line)
            self.end = item.end
            return
        if self.state == "head":
            self.state = "preamble"
        if self.state == "because":
            if item.heading:
                self.closed = True
                return
            if (i and self.items[i - 1].listed) or speakers.is_turn(
                line
            ):  # behind the list of reasons: debate
                self.state = "tail"
                self.loose += len(line)
                return
        elif item.heading and not line.startswith(signs.QUOTES):
            return  # a heading between paragraphs
        if line.startswith(signs.QUOTES) and self.whereas and self.clauses and self.texts[-1].endswith(":"):
            self._extend(item)
            return
        if (
            following is not None
            and len(line) < 160
            and not line.endswith((".", ";", ":"))
            and (signs.ROMANCE_BARE.match(following.plain) or signs.LEAD_PIECE.match(following.plain))
            and (signs.LINKED_BODY.match(line) or signs.SUBJECT.match(line) or signs.THE_BODY.fullmatch(line))
        ):
            return  # "Por lo anterior, el V Congreso Nacional" over "RESUELVE:"
        over_list = line.endswith(":") and len(line) < 60 and following is not None and following.listed
        if over_list and signs.PARTICIPLE.match(line):  # "And believing:" over what it believes
            self.numbering.reset()
            return
        if _EDITORIAL.match(line):
            return  # "(In what follows, words in brackets were struck by the floor.)"
        if self._resolves_by_that(i, item):
            return
        resolved_first = self.state == "preamble" and bool({"resolved", "romance"} & set(self.leads))
        if (
            resolved_first
            and not self.record.submitters
            and self.header
            and len(line) <= 80
            and submitters.signs(line)
        ):
            self.record.submitters += submitters.submitters_in(line)  # under the reasons that stand last
            self.state, self.end = "tail", item.end
            return
        if resolved_first and self.texts[-1].endswith("."):
            self.state = "tail"  # behind the reasons that stand below what is resolved: the session again
            self.loose += len(line)
            return
        if not self.clauses and self.header is not None and _OF_COMMITTEE.match(line):
            self.record.committee = self.record.committee or fact_signs.recommendation(line)
            return  # what the committee says before it reads the words
        match = THAT.match(line) if self.whereas else None  # "CONSIDERANDO:" and then "Que …; Que …"
        if self.whereas and self.clauses and line[:1].islower():
            match = signs.AND_THAT.match(line)
        self._add("preamble", item, item.number, raw_at(item, match.end()) if match else 0)

    def _resolves_by_that(self, i: int, item: Item) -> bool:
        """Whether "Que le congrès …" behind reasons that each had an ATTENDU is what is resolved: where
        no lead comes any more."""
        line = item.plain
        that = THAT.match(line) or signs.THAT.match(line)
        if that is None:
            return False
        reasons = [x for x in self.items[:i] if signs.WHEREAS.match(x.plain)]
        own = all(_words_behind(x.plain) for x in reasons)
        if not reasons or not own or item.listed:
            return False
        if not line[:1].isupper() and not signs.BIDS.match(line[that.end() :]):
            return False
        if self.header is None and not self.context.headed:
            return False
        rest = self.items[i:]
        if any(lead_of(x, None, self.context.language) or signs.WHEREAS.match(x.plain) for x in rest):
            return False
        self._open(Lead("romance", raw_at(item, that.end())))
        self._add("operative", item, None, raw_at(item, that.end()))
        return True

    def _continues(self, i: int, item: Item, following: Item | None) -> bool:
        """A paragraph after a lead: a clause of its own, the rest of the last one, or who submitted it."""
        line = item.plain
        language = self.context.language
        if self._signs(i, item):
            return True
        if item.heading and not self.awaiting:
            return False
        last = self.texts[-1] if self.clauses and self.clauses[-1].role == "operative" else ""
        governed = self.awaiting and self.lead is not None and self.lead.at is None
        if (
            governed
            and not item.listed
            and self.lead
            and self.lead.name == "that"
            and signs.PARTICIPLE.match(line)
        ):
            self._add("preamble", item, None, 0)  # "This Congress:" / "NOTING that …" / "INSTRUCTS …"
            return True
        if governed or opens_in_third_person(line, language):
            formal = governed and self.lead is not None and self.lead.name in {"resolved", "romance"}
            at = raw_at(item, signs.past_that(line)) if formal else 0
            self._add("operative", item, item.number, at)
            self.awaiting = False
            return True
        voice = speaks(item, language)
        if (
            self.lead is not None
            and self.lead.name == "resolved"
            and not self.lead.at
            and last.endswith((".", ".”", ";"))
            and voice is not None
            and voice.role == "operative"
            and (voice.own or re.match(r"(?:the|our)\s", line, re.IGNORECASE))
        ):
            # "BE IT RESOLVED:" over paragraphs in which the body speaks
            self._add("operative", item, item.number, 0)
            return True
        if self._speaks_on(i, item, last):
            self._add("operative", item, None, 0)
            return True
        open_ended = last.endswith((";", ",", ":", " and", " y", " et", " e"))
        opening = line[:12].casefold()
        if (
            (line[:1].isupper() or last.endswith((";", ",")))
            and (more := signs.GOES_ON.match(line))
            and self.lead is not None
        ):
            self._add("operative", item, item.number, raw_at(item, more.end()))
            return True
        if open_ended and (and_so := _AND_COLON.match(line)):
            self._add("operative", item, item.number, raw_at(item, and_so.end()))
            return True
        if open_ended and opening.startswith(("that ", "que ", "qu'", "qu’")):
            self._add(
                "operative",
                item,
                item.number,
                raw_at(item, signs.past_that(line)),
            )
            return True
        if last.endswith(":") and line.startswith(signs.QUOTES):
            self._extend(item)
            return True
        if self.lead is not None and self.lead.at is None and not item.listed and _same_mood(last, line):
            self._add("operative", item, item.number, 0)
            return True
        alike = _OPENER.match(line)
        first = (
            _OPENER.match(last) if alike is not None and not item.listed and self.lead is not None else None
        )
        if alike is not None and first is not None and _kin(alike) == _kin(first):
            if following is not None and following.listed and ENDS_FOR.search(line):
                self._open(Lead("romance"))  # "QUE le congrès mandate le comité exécutif pour:"
                self.end = item.end
                return True
            formal = _kin(alike) in {"que", "that"}  # "De recommander …" keeps its "de"
            self._add("operative", item, item.number, raw_at(item, signs.past_that(line)) if formal else 0)
            return True
        if (
            self.lead is not None
            and self.lead.at is None
            and last.endswith((";", ", and", "; and", ","))
            and not item.listed
        ):
            self._add("operative", item, item.number, 0)
            return True
        if self.lead is not None and self.lead.name in _SPOKEN and _THAT_BE.match(line):
            self._add("operative", item, item.number, raw_at(item, signs.past_that(line)))
            return True
        if self._goes_on_later(i) and not speakers.is_turn(line) and self.clauses:
            self._extend(item)
            return True
        if self._ordains_last(i, line):
            self._extend(item)
            return True
        if self._ordains_too(i, item):
            self._add("operative", item, None, 0)
            return True
        return False

    def _speaks_on(self, i: int, item: Item, last: str) -> bool:
        """Whether the body goes on in a paragraph of its own behind "Be it resolved that ….": "We oppose …",
        with the vote or another such paragraph under it."""
        if self.header is None or self.lead is None or self.lead.name != "resolved" or not self.lead.at:
            return False
        voice = speaks(item, self.context.language)
        if voice is None or voice.role != "operative" or not last.endswith((".", ".”")) or item.listed:
            return False
        if speakers.is_turn(item.plain) or _OF_COMMITTEE.match(item.plain) or not item.blank:
            return False
        below = self.items[i + 1] if i + 1 < len(self.items) else None
        more = speaks(below, self.context.language) if below is not None else None
        return self._noted_below(i) or (more is not None and more.role == "operative")

    def _ordains_too(self, i: int, item: Item) -> bool:
        """Whether a paragraph says what somebody is to do between those in which the body speaks."""
        if self.lead is None or self.lead.name not in _SPOKEN or not ordains(item, infinitive=False):
            return False
        if i and self.items[i - 1].listed:
            return False
        below = self.items[i + 1] if i + 1 < len(self.items) else None
        voice = speaks(below, self.context.language) if below is not None else None
        if below is None and self.header is not None and item.blank:
            return True
        return self._noted_below(i) or (voice is not None and voice.own and voice.role == "operative")

    def _ordains_last(self, i: int, line: str) -> bool:
        """Whether a paragraph right over what was decided ordains more of the same: "A report shall be made
        to the next convention."."""
        formal = self.lead is not None and self.lead.name in {"resolved", "romance"} and self.clauses
        return (
            bool(formal)
            and len(line) <= SHORT
            and line.endswith(".")
            and _ORDAINS.search(line) is not None
            and not speakers.is_turn(line)
            and self._noted_below(i)
        )
