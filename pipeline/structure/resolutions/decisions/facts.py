"""What is said of a resolution beside its clauses: who submitted it, what the committee recommended, what the
floor did.

The committee's word and the floor's are kept apart. A report that was adopted takes the committee's side:
adopting a
recommendation to reject defeats the resolution. What is said of another number is not said of this one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from pipeline.structure.resolutions.decisions import asides, fact_signs
from pipeline.structure.resolutions.decisions.fates import fate_of
from pipeline.structure.resolutions.decisions.submitters import is_local, names_body, submitters_in
from pipeline.structure.resolutions.decisions.votes import Votes

# A recommendation with the vote on it in the same sentence.
_AND_SO = re.compile(
    r"(?:,|\band)\s+(?:and\s+)?(?:(?:the|its|this|that)\s+(?:recommendation|report)\s+(?:was|is)\s+)?"
    r"(?:adopted|concurred\s+in|carried|agreed\s+to|approved|(?:(?:the\s+)?(?:convention|congress|house|delegates|it\s+was)\s+)?so\s+(?:voted|ordered|agreed))"
    r"(?:\s+(?:unanimously|by\s+an?\s+[\w\s-]{3,30}|without\s+\w+))?\.?$",
    re.IGNORECASE,
)
# The same with what was done: "recommends that it be referred to the Board, and it was so referred".
_SO_DONE = re.compile(
    r"\band\s+(?:it|(?:the|this)\s+(?:resolution|matter|same|subject-matter)|resolution\s+no\.?\s*\S+)\s+(?:was|is)\s+"
    r"(?:so|accordingly|thereupon|hereby)\s+(?:re)?(?:ferred|adopted|ordered|rejected)\b.{0,50}$",
    re.IGNORECASE,
)
# "M/S/C to adopt R-9 over the committee's recommendation": the floor against its committee.
_OVER = re.compile(
    r",?\s*\b(?:over|against|despite|notwithstanding|contrary\s+to|in\s+spite\s+of|overriding|overruling|overturning|contre|contra|"
    r"malgr[ée]|pese\s+a|en\s+contra\s+de)\s+(?:the\s+|l[ae]s?\s+|l['’]|el\s+)?(?:[\w’'-]+\s+){0,4}?(?:recomm\w+|committee(?:['’]s)?|"
    r"dictamen|avis|report)\b(?:\s+of\s+(?:the\s+|your\s+)?(?:resolutions\s+)?committee)?(?:\s+(?:of|for|to)\s+(?P<what>[\w-]+))?",
    re.IGNORECASE,
)
# "Concurrence / Carried": what the committee said and what the floor did.
_CHOICE = re.compile(r"[^\W\d_][\w -]{4,40}\s/\s[^\W\d_][\w ’'-]{4,40}\.?")
# "Committee sustained.", "The committee was overruled."
_SUSTAINED = re.compile(
    r"(?:the\s+)?committee(?:['’]s\s+(?:report|recommendation|action))?\s+(?:(?:was|is)\s+)?"
    r"(?:sustained|upheld|(?P<not>not\s+sustained|overruled|overridden|reversed))\.?",
    re.IGNORECASE,
)


# "Non-concur. Carried.", "Concur – Adopted": the committee's word in one, before the floor's.
_ITS_WORD = re.compile(
    r"(?P<word>non-?\s?concur(?:rence)?|concur(?:rence)?|reject(?:ion)?|adoption|approval)(?:\.\s+|\s+[–—-]\s+)(?=[A-Z])",
    re.IGNORECASE,
)
# "29-6-2, sent to referendum": the count before what came of it.
_COUNT_FIRST = re.compile(r"\d{1,4}(?:\s?[–-]\s?\d{1,4}){1,2}\s*[,;:.]\s*(?=\S)")


# "A newer resolution may have been passed on this subject since."
_ONLY_MAY = re.compile(r"\b(?:may|might|could|would)\s+(?:not\s+)?have\s+been\b")
# "Withdrawn by the submitters in favor of R-19": withdrawn, though another takes its place.
_FOR_ANOTHER = re.compile(
    r"(?:(?:motion|resolution|it\s+was)\s+)?(?:withdrawn|retirad[oa]|retir[ée]e?)\b.{0,80}?\b(?:in\s+favou?r\s+of|see|en\s+favor\s+de|"
    r"au\s+profit\s+de|a\s+favor\s+de)\b",
    re.IGNORECASE,
)
# "The cornmittee recornmends": m misread.
_RN = re.compile(r"(?<=[Cc]o)rn(?=mitt)|(?<=[Rr]eco)rn(?=mend)|(?<=[Mm]e)rn(?=ber)")
_BARS = (" | ", " — ", " – ", " · ", " • ")  # what parts the cells of a line
_YEAR = re.compile(r"(?:18|19|20)\d\d")
_BROKEN_WORD = re.compile(r"(?<=[a-zà-ÿ])-\s(?=[a-zà-ÿ])")  # "unani- mously"
# "The delegates adopted the committee's recommendation."
_FLOOR_DID = re.compile(
    r"(?:the\s+)?(?:delegates|convention|congress|conference|assembly|house|caucus)\s+(?:then\s+|unanimously\s+)?(?:adopted|approved|accepted|"
    r"concurred\s+in|upheld|sustained|rejected)\b",
    re.IGNORECASE,
)
# "Le Congrès bat la recommandation et adopte la résolution."
_AGAINST_IT = re.compile(
    r"^(?P<who>(?:le|the|el)\s+(?:congr[èe]s|congress|convention|conference|congreso|pleno))\s+(?:bat|d[ée]fait|rejette|renverse|overturned|rejected|"
    r"overturns|rejects|rechaza|desecha)\s+(?:la|the|el)\s+(?:recomm\w+|dictamen|committee\S*(?:\s+\w+)?)\s+(?:et|and|y)\s+",
    re.IGNORECASE,
)
_AS_AMENDED = re.compile(r"(?:carrie[sd]|adopted|passe[sd])\s+as\s+amended\b", re.IGNORECASE)
_UNANIMOUS = re.compile(r"(?:vote\s*:?\s*)?unanimous(?:\s+vote)?\.?", re.IGNORECASE)
_BARE_VOTE = re.compile(r"(?:carried|adopted|passed)\b[\s,\d–-]*(?:to\s+\d+)?\.?", re.IGNORECASE)
_NOTE = re.compile(r"not[ea]s?\s*:", re.IGNORECASE)
_OF_THIS = re.compile(
    r"\b(?:this|the|said|esta|la|cette)\s+(?:resolution|motion|composite|proposal|resoluci[óo]n|moci[óo]n|r[ée]solution|proposition|item)\b|"
    r"\b(?:vote|carried|adopted|covers?|covered|subsume|withdrawn|referred|remitted|lost|defeated|amended)",
    re.IGNORECASE,
)
_THE_AMENDMENT = re.compile(
    r"^(?:(?:the|this|la|el|a)\s+|l['’]\s*)?(?:amendement|amendment|enmienda|emenda)\s+", re.IGNORECASE
)
_OPINION = re.compile(r"(?:avis|opinion|opini[óo]n|position|posici[óo]n|parecer)\b", re.IGNORECASE)
_TOLD_OF = re.compile(r"\d[^.;]{0,40}\b(?:was|were|fell|lapsed|not|stood|stand|will|had|have)\b")
# "… the report was adopted, and the resolution was lost": two votes told at once.
_AND_IT = re.compile(
    r",?\s+and\s+(?=(?:(?:the|this)\s+(?:resolution|motion|composite|substitute)|resolution\s+(?:no\.?\s*)?[A-Z]{0,3}-?\d+\w?)\s+"
    r"(?:itself\s+)?(?:was|is|stands|thereby|thus|accordingly|declared)\b)|"
    r"(?:,|,?\s+and)\s+(?=(?:(?:the|this)\s+)?(?:resolution|motion|composite)\s+(?:lost|defeated|adopted|carried|rejected|referred|failed|fell)\b)",
    re.IGNORECASE,
)
# What stands in brackets behind the submitters.
_ASIDE = re.compile(r"\s*\((?P<what>[^()]{5,120})\)\.?$")
# A body's name and nothing else: "Port Alder Central Labor Council."
_BY_BODY = re.compile(
    r"(?:the\s+)?[A-ZÀ-Þ][\w.’'&-]*(?:,?\s+(?:(?:of|and|the|de|du|&|No\.)\s+){0,2}[A-ZÀ-Þ0-9][\w.’'&-]*){1,10}\.?$"
)


def _is_body(name: str) -> bool:
    return _BY_BODY.match(name) is not None and names_body(name)


def _cells(text: str) -> list[str]:
    """The cells of a line parted by bars, where the last or first is a fate and nothing else; else none."""
    bar = next((b for b in _BARS if text.count(b) >= (1 if b == " | " else 2)), None)
    cells = [cell.strip() for cell in text.split(bar) if cell.strip()] if bar else []
    short = len(cells) > 1 and all(len(cell) < 90 for cell in cells)
    return cells if short and (fate_of(cells[-1]) or fate_of(cells[0])) else []


@dataclass(slots=True)
class Record(Votes):
    """What has been heard of one resolution so far, in the order of the text."""

    submitters: list[str] = field(default_factory=list)
    covers: list[str] = field(default_factory=list)
    subsumed_by: str | None = None
    lines: list[str] = field(default_factory=list)

    def blank(self) -> Record:
        """A record of the same resolution of which nothing has been heard yet."""
        return Record(self.number, amends=self.amends)

    def hear(self, text: str, *, short: bool) -> bool:
        """Takes in what a text says of the resolution; whether it says anything. In a long text (`short`
        false: debate,
        a report) only whole sentences about the resolution count."""
        if len(text) > 1500:
            return False
        text = _BROKEN_WORD.sub("", _RN.sub("m", text))
        if fact_signs.BOX.search(text):
            text = fact_signs.ticked(text)
            if not text:
                return True  # nothing is ticked
        if (
            fact_signs.A_LABEL.match(text) and len(said := fact_signs.LABELS.split(text)) > 1
        ):  # "Committee: Concurrence   Convention: ADOPTED"
            heard = [self.hear(piece, short=True) for piece in said if piece.strip()]
            return any(heard)
        if short and (cells := _cells(text)):  # "CUPE 12 | Committee: Wages | Carried"
            heard = [self.hear(cell, short=True) for cell in cells]
            if not heard[0] and not self.submitters and (is_local(cells[0]) or _is_body(cells[0])):
                self.submitters += submitters_in(cells[0])
            return any(heard)
        text = asides.without(text)
        if dated := fact_signs.DATED.match(text):
            text = text[dated.end() :]
        if short and (both := fact_signs.side_by_side(text)) is not None:
            return self.hear(both[0], short=True) | self.hear(both[1], short=True)
        first, *rest = fact_signs.SENTENCE.split(text, maxsplit=1)
        while rest and text[len(first) : len(first) + 1] == ";" and fact_signs.BYLINE.match(text):
            more, *rest = fact_signs.SENTENCE.split(rest[0], maxsplit=1)  # "Local 21; Local 40, Drivers"
            first = text[: text.index(more, len(first)) + len(more)]
        if self._byline(text if len(first) < 12 else first):
            self.lines.append(text)
            if rest and len(first) >= 12:
                self._decide_all(rest[0], short=short)
            return True
        if _NOTE.match(text) and (self._of_another(text) or not _OF_THIS.search(text)):
            return (
                False  # "NOTE: Resolutions 17 to 40 were not reached", "Note: the French text is to be had …"
            )
        if fact_signs.LABEL.match(text):
            body = text.split(":", 1)[-1].strip()
            if asides.UNANIMOUS.match(body) and self.status is None:
                self._carry(self.moved or "adopt", "")
            self._decide_all(body, short=True)
            self.lines.append(text)
            return True
        told = self._decide_all(text, short=short)
        if told:
            self.lines.append(text)
        return told

    def _byline(self, text: str) -> bool:
        if len(text) > 260:
            return False
        match = fact_signs.BYLINE.match(text)
        if match is None or (not text[:1].isupper() and not text.startswith("(")):
            return False
        if re.match(r"\(?seconded\.\s", text, re.IGNORECASE):
            return False  # "(Seconded. The motion to refer was carried.)"
        name = match["name"].strip()
        aside = _ASIDE.search(name)
        if aside and self._cover(aside["what"]):  # "Présentée par le SCFP (couvre les résolutions 22 et 25)"
            name = name[: aside.start()].rstrip()
        if (
            match["second"] is None
            and match["who"].lower() in {"by", "from", "moved", "source"}
            and not text.startswith("(")
            and not (
                fact_signs.BARE_BY.match(text)
                or (match["who"].lower() in {"by", "from"} and _is_body(name))
                or re.match(r"(?:moved|source|from)\s*:", text, re.I)
                or (match["who"].lower() == "moved" and fact_signs.MOVED_BY_NAME.fullmatch(text))
            )
        ):
            return False
        if re.match(r"(?:moved|motion|mover)\b", text, re.I) and re.search(
            r"\b(?:to\s+(?:amend|refer|adopt|strike|insert|delete|table|concur)|that)\b|\bcarried\b|\blost\b|\bdefeated\b",
            name,
            re.I,
        ):
            return False
        if match["second"] is not None and re.match(
            r"and\s+(?:carried|adopted|passed|lost|defeated)", name, re.I
        ):
            return False
        if match["second"] is not None:
            labelled = match["second"].lower().startswith(("seconder", "supporter")) or (
                ":" in text[: match.start("name")] and name.isupper()
            )
            if self._movers and (labelled or names_body(name)):
                self.submitters += submitters_in(name)
            return True
        if len(name) > 1:
            self._take_submitters(match["who"], name)
        return True

    _movers: bool = False

    def _take_submitters(self, who: str, name: str) -> None:
        self._movers = True
        self._cover(name)
        whole = name
        # "…, seconded by X" and "Moved: D. Ruru. Seconded: P. Hannigan." name the seconder too.
        name = re.split(
            r"(?:[,.;]|\s(?=(?:seconde[dr]|supporter)\s*:))\s*(?:and\s+)?(?:seconde[dr]|second|support(?:ed|er)|appuy[ée]e?|secundad[oa])\b",
            name,
            flags=re.I,
        )[0]
        name = re.sub(r"\s+in\s+(?:lieu|place)\s+of\b.*", "", name, flags=re.I).rstrip(" ,.")
        if who.lower() == "moved" and self.submitters:
            return
        self.submitters += submitters_in(name)
        second = re.search(
            r"[,.;]\s*(?:and\s+)?(?:seconded|appuy[ée]e?|secundad[oa])\s*(?:by|par|por|(?=[A-Z]{2}))\s*|\sseconde[dr]\s*:\s*",
            whole,
            re.I,
        )
        if second and (names_body(whole[second.end() :]) or ":" in second.group()):
            self.submitters += submitters_in(whole[second.end() :])

    def _decide_all(self, text: str, *, short: bool) -> bool:
        told = False
        amending = False
        if short and (won := fact_signs.counted(text)) is not None:  # "Ayes: 40; nays: 61"
            return self._count(won, amending=False)
        if short and (count := _COUNT_FIRST.match(text)):
            text = text[count.end() :]
        if short and (word := _ITS_WORD.match(text)) and fate_of(text[word.end() :]):
            self.committee, self.moved = fact_signs.recommendation(word["word"]), "committee"
            text = text[word.end() :]
        pieces = [
            piece
            for sentence in fact_signs.SENTENCE.split(text)
            for piece in (
                re.split(r"\s/\s", sentence) if _CHOICE.fullmatch(sentence) else _AND_IT.split(sentence)
            )
        ]
        carried = False
        for sentence in pieces:
            if carried and sentence and _BARE_VOTE.fullmatch(sentence.strip()):
                continue  # "M/S/C to refer to the Committee. Carried, 212 to 87.": one vote, told twice
            carried = bool(sentence) and fact_signs.MSC.match(sentence.strip(" (")) is not None
            if sentence and (label := fact_signs.LABEL.match(sentence)) and label.end() < len(sentence):
                sentence = sentence[label.end() :]
            own = bool(self.number and sentence and len(sentence) < 60) and sentence.startswith(
                f"{self.number} "
            )
            if sentence and self._decide(sentence.strip(" *_[]–—-"), short=short or own, amending=amending):
                told = True
            if sentence and re.search(
                r"\bmoved?\b.*\b(?:previous\s+question|close\s+debate|limit\s+debate|rules\s+be\s+suspended|suspend\s+the\s+rules|"
                r"session\s+(?:be\s+extended|go\s+on))\b",
                sentence,
                re.I,
            ):
                amending = True  # the vote behind it is on that
            if self.amends:
                continue
            if (sentence and fact_signs.of_amendment(sentence.strip())) or re.search(
                r"\bmoved\s+to\s+(?:amend|strike|insert|delete|add)\b", sentence or "", re.I
            ):
                amending = True
                told = True
        return told

    def _decide(self, sentence: str, *, short: bool, amending: bool) -> bool:
        if fact_signs.OTHER_BUSINESS.search(sentence) or _ONLY_MAY.search(sentence):
            return False
        if (over := _OVER.search(sentence)) and over.start() > 5:
            if self.committee is None and over["what"]:
                self.committee = fact_signs.recommendation(over["what"])
            sentence = (sentence[: over.start()] + sentence[over.end() :]).strip()
            self.moved = None if self.moved == "committee" else self.moved
        if self.status == "withdrawn" and sentence.lower().startswith("see "):
            return True  # "Withdrawn by the maker; see Resolution #9."
        sentence = _AGAINST_IT.sub(r"\g<who> ", sentence)
        if _FOR_ANOTHER.match(sentence):
            self.status = "withdrawn"
            return True
        if self.status is not None and self.number and sentence.startswith(f"{self.number} "):
            sentence = self._of_itself(sentence)  # "… of the committee carried; R-17 was defeated."
        lowered = sentence.lower()
        told = _TOLD_OF.search(sentence) is not None  # "Motions 16 and 18 were not reached"
        if (fact_signs.COMPOSITE_OF.match(sentence) and not told) or fact_signs.MADE_OF.fullmatch(sentence):
            return self._cover(sentence)
        if self._of_another(sentence):
            said = fact_signs.SUBSUMED.search(sentence) if len(sentence) < 90 else None
            own = said is not None and not re.search(r"\d", sentence[: said.start()])
            return own and self._subsumed(sentence)
        if self._subsumed(sentence):
            return True
        if not short and len(sentence) > 400:
            return False
        covered = self._cover(sentence)
        if self.amends:
            sentence = _THE_AMENDMENT.sub("the resolution ", sentence)
        elif fact_signs.of_amendment(sentence) and not re.search(r"\bas\s+amended\b", lowered):
            return True
        if amending and re.fullmatch(
            r"(?:seconded|carried|lost|agreed|adopted|the\s+amendment\b.*|"
            r"motion\s+carried)\b[\s,.\d–-]*(?:to\s+\d+)?\.?",
            lowered.strip("()"),
        ):
            return True
        if fact_signs.MSC.match(sentence.strip(" (")):
            return self._floor(sentence, short=short)
        if self.status in {"adopted", "carried"} and _AS_AMENDED.match(sentence):
            self.status = f"{self.status} as amended"  # "In favor 19, against 12. CARRIES AS AMENDED."
            return True
        if short and self.status is None and _UNANIMOUS.fullmatch(sentence):
            self._carry(self.moved or "adopt", "")
            return True
        if short and (sustained := _SUSTAINED.fullmatch(sentence)) and self.committee:
            return self._sustained(not sustained["not"])
        if short and (won := fact_signs.counted(sentence)) is not None:
            return self._count(won, amending=amending)
        if short and (fate := fate_of(sentence)) and fate.what == "referred" and fate.carried:
            return self._by_its_words(sentence)  # "The motion to refer to the Board was carried."
        told = self._committee(sentence)
        if not told:
            told = self._floor(sentence, short=short)
        if short and self.status is None and not (told and self.committee and self.moved == "committee"):
            told = self._by_its_words(self._of_itself(sentence)) or told
        elif told and self.status is None and " " in sentence and re.search(r"\s[–—-]\s*\w+\W*$", sentence):
            told = self._by_its_words(sentence) or told  # "Refer to the Board – Carried"
        return told or covered

    def _of_itself(self, sentence: str) -> str:
        """A sentence in which the resolution's own number is called the resolution: "After debate 35A was
        defeated"."""
        if self.number is None or not re.search(r"\d[A-Z]|[A-Z]-?\d", self.number):
            return sentence
        return re.sub(
            rf"(?<![\w-])(?:(?:resolution|motion)\s+)?(?:No\.?\s*)?{re.escape(self.number)}(?![\w-])",
            "the resolution",
            sentence,
        )

    def _of_another(self, sentence: str) -> bool:
        numbers = [
            n for m in fact_signs.NUMBER_IN.finditer(sentence) for n in fact_signs.ONE.findall(m["numbers"])
        ]
        return bool(numbers) and self.number is not None and self.number not in numbers

    def _cover(self, text: str) -> bool:
        match = fact_signs.MADE_OF.fullmatch(text) or (
            fact_signs.COVERS.search(text) if len(text) < 260 else None
        )
        if match is None:
            return False
        numbers = [n for n in fact_signs.ONE.findall(match["numbers"]) if n != self.number]
        self.covers += [n for n in dict.fromkeys(numbers) if n not in self.covers]
        return bool(numbers)

    def _subsumed(self, sentence: str) -> bool:
        match = fact_signs.SUBSUMED.match(sentence) or (
            fact_signs.SUBSUMED.search(sentence) if len(sentence) < 160 else None
        )
        if match is None:
            return False
        if (
            re.search(r"\b(?:special\s+)?(?:order|item)\b", match["rest"], re.I)
            and match["rest"].strip()[:1].isupper()
        ):
            return False  # "in favor of Special Order of Business 3"
        if (
            match.group().lower().startswith("see")
            and "cover" not in sentence.lower()
            and "substitut" not in sentence.lower()
            and len(sentence) > 60
        ):
            return False
        found = re.search(
            r"(?<=[Cc]omposite\s)[A-Z](?![\w-])|(?<=COMPOSITE\s)[A-Z](?![\w-])|(?<![\w-])(?:[A-Z]{1,3}-?)?\d{1,4}(?:[A-Za-z](?![A-Za-z]))?(?:-[A-Z0-9]{1,3}){0,2}",
            match["rest"],
        )
        if found is None or found.group() == self.number:
            return False
        if re.search(r"\b(?:of|de|in|en)\s*$", match["rest"][: found.start()]) and _YEAR.fullmatch(
            found.group()
        ):
            return False  # "See the policy of 2009."
        self.subsumed_by, self.status = found.group(), "subsumed"
        return True

    def _committee(self, sentence: str) -> bool:
        if not fact_signs.COMMITTEE.search(sentence) or re.match(r"(?:re-?)?referred\s+to\b", sentence, re.I):
            return False
        if fact_signs.DEBATED.match(sentence) or _FLOOR_DID.match(sentence):
            return False
        if fact_signs.FLOORED.search(sentence) and not _AND_SO.search(sentence):
            return False
        after = sentence
        value = fact_signs.recommendation(after)
        if value is None:
            return False
        self.committee = value
        # "Avis du bureau : contre" is an opinion: the vote that follows is on the text itself.
        self.moved = None if _OPINION.match(sentence) else "committee"
        if value == "refer" and (
            to := re.search(
                r"\brefer\w*\s+(?:back\s+)?to\s+(?P<to>[^.;]{2,90}?)(?=,\s|[.;]|$)", sentence, re.I
            )
        ):
            self._to = to["to"]
        if _AND_SO.search(sentence) or _SO_DONE.search(sentence):  # "Reported favorably and adopted."
            self._carry("committee", sentence)
            return True
        return True


@lru_cache(maxsize=8192)
def noted(text: str, *, short: bool = True) -> bool:
    """Whether a text says anything of a resolution of which nothing is known yet."""
    return Record().hear(text, short=short)
