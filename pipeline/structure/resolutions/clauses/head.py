"""The head of a resolution: header, title, submitters, convention, the number below the title."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.structure import conventions
from pipeline.structure.resolutions.clauses import signs
from pipeline.structure.resolutions.clauses.leads import is_prose, lead_of, speaks
from pipeline.structure.resolutions.clauses.progress import Progress
from pipeline.structure.resolutions.decisions import fact_signs, facts, submitters
from pipeline.structure.resolutions.decisions.fates import fate_of
from pipeline.structure.resolutions.heads import headers, unnumbered_headers
from pipeline.structure.resolutions.heads.number_lines import number_line
from pipeline.structure.resolutions.heads.side_notes import side_notes
from pipeline.structure.resolutions.heads.substitutes import substitute_for
from pipeline.structure.resolutions.texts.items import Item
from pipeline.structure.verbs import is_base_verb, opens_in_third_person

_FATE = re.compile(
    r"(?:adopted|carried|defeated|lost|fell|withdrawn|referred|remitted|tabled|passed|rejected|"
    r"not\s+adopted|failed|approved|unanimously|aprobad|rechazad|retirad|adopt[ée]e?\b|rejet[ée]e?\b|retir[ée]e?\b|"
    r"aprovad|rejeitad)",
    re.IGNORECASE,
)
# A page's own data, as a list over the text: "Conference: NDC 2014", "Decision: Carried".
_META = re.compile(
    r"(?:conference|convention|congress|date|year|decision|status|disposition|result|category|type|topic|theme|mover|seconder|"
    r"submitted\s+by|submitter|proposer|sponsor|number|resolution|motion|region|branch|fecha|congreso|estado|tema|an[ñn]o|"
    r"ann[ée]e|congr[èe]s|statut)\s*:\s*\S",
    re.IGNORECASE,
)
SIGNER = re.compile(
    r"(?-i:[A-ZÀ-Þ0-9])[\w.’'&/-]*(?:[\s,]+(?:of|and|the|de|des|du|et|y|/|"
    r"(?-i:[A-ZÀ-Þ0-9(])[\w.’'&/()-]*)){0,9}$"
)
_BY_AND_FATE = re.compile(r"(?:\((?P<who>[^()]+)\))?\s+(?P<said>\S.*)")
_KIND_ONLY = re.compile(
    r"(?:(?:emergency|late|urgent|urgency|composite|special)\s+)?(?:motion|resolution|composite|statement|proposal|remit|"
    r"r[ée]solution|motion\s+d['’]urgence|moci[óo]n(?:\s+de\s+urgencia)?|resoluci[óo]n)",
    re.IGNORECASE,
)
_BODY_BEHIND = re.compile(r"(?P<title>\S[^()]{2,120}?)\s*[(\[](?P<who>[^()\[\]]{3,60})[)\]]")
# What was done stands behind who submits: "by Delegate Pond, read by the Secretary and acted on at once".
_THEN_READ = re.compile(
    r",?\s+(?:(?:was|and)\s+)?(?:read|acted\s+on|taken\s+up|brought\s+in)\b.*$", re.IGNORECASE
)
_LEADS_ON = re.compile(r"\.\s+(?:now,?\s+)?therefore,?\s+be\s+it$", re.IGNORECASE)
_TITLE = (
    90  # characters below which a heading that reads as a sentence is a title: "Libraries are not lockers"
)
_ENDS = (".", ":", ";", ",", " to", " that")


def _ends_as_name(words: str) -> bool:
    """Whether words are a body's name: they end as one, and are set as names are."""
    large = all(
        w[0].isupper() or w[0].isdigit() or w in {"of", "and", "the", "&", "de"} for w in words.split()
    )
    return large and submitters.ends_as_body(words)


class Head(Progress):
    """Reads what stands before the first clause."""

    __slots__ = ()

    def _head(self, i: int, item: Item, following: Item | None) -> bool:
        """Whether the item belongs to the head: header, title, submitters, convention, number below the
        title."""
        line = item.plain
        if i == 0 and item.told is not None:
            return self._told_header(item, item.told)
        if self.header is None or (i < 12 and self.header.number is None and not self.clauses):
            header = headers.header_of(line) or (
                headers.listed_header(line, item.number) if self.context.headed and i == 0 else None
            )
            if header is None and i == 0 and (substitute := substitute_for(line)):
                header = substitute[0]
            header = (
                header
                or (headers.code_of(line) or headers.alone(line) or headers.any_kind(line) if i < 6 else None)
                or (headers.number_behind(line) if i == 0 and item.blank else None)
                or (told[1] if i == 0 and self.context.headed and (told := headers.shaped(line)) else None)
                or (
                    unnumbered_headers.unnumbered(line)
                    or unnumbered_headers.of_whom(line)
                    or unnumbered_headers.on_what(line)
                    if self.header is None and i < 6
                    else None
                )
            )
            if header:
                self.header = header
                titled = header.strength == "code" or (i < 3 and self.items[0].type == "table_row")
                beside = side_notes(header.title) if header.title else []
                self.title = (None if beside else header.title) or (self.title if titled or beside else None)
                for piece in beside:  # "Motion 9 | Carried | Scotland Region"
                    if not self.record.hear(piece, short=True):
                        self.record.submitters += submitters.submitters_in(piece)
                self.record.number = header.number
                self.record.amends = header.form == "amendment"
                self.start = self.start if self.context.headed else item.start
                self._fate_in_title()
                self._kind_in_title()
                if self.title and conventions.names_meeting(self.title):
                    self.front.append(self.title)  # "Resolution #106A · 2012 Convention, Denver"
                    self.title = None
                if self.title and submitters.is_local(self.title):  # "RESOLUTION NO. 101   LOCAL 12, MONCTON"
                    self.record.submitters += submitters.submitters_in(self.title)
                    self.title = None
                if cut := _THEN_READ.search(header.rest):
                    header = replace(header, rest=header.rest[: cut.start()])
                if (
                    self.title
                    and fact_signs.BYLINE.match(self.title)
                    and self.record.hear(self.title, short=True)
                ):
                    self.title = None  # "DICTAMEN No. 18. Ponencia de la Delegación de Aguascalientes."
                aside = header.rest.strip("() ")
                if header.rest.startswith("(") and _FATE.match(aside) and self.record.hear(aside, short=True):
                    pass  # "Resolution 7 (Adopted)"
                elif re.match(r"(?:by|from|de|del|du)\b", header.rest, re.I) and (
                    header.number is None
                    or (header.strength == "code" and not header.rest.lower().startswith("by d"))
                ):
                    self.record.submitters += submitters.submitters_in(
                        re.sub(r"^(?:by|from|de la|del|du|de)\s+", "", header.rest, flags=re.I)
                    )
                elif said := _BY_AND_FATE.fullmatch(header.rest):
                    self.record.submitters += submitters.submitters_in(said["who"]) if said["who"] else []
                    self.record.hear(said["said"], short=True)
                elif (
                    header.rest
                    and header.strength == "list"
                    and all(submitters.signs(who.strip()) for who in header.rest.rstrip(".").split(";"))
                ):
                    self.record.submitters += submitters.submitters_in(header.rest)
                elif header.rest and not header.rest.startswith("("):
                    known = len(self.record.submitters)
                    self.record.hear(header.rest[:1].upper() + header.rest[1:], short=True)
                    by = re.match(r"(?:by|from)\s+(?=(?:the\s+)?[A-ZÀ-Þ])", header.rest)
                    if by and len(self.record.submitters) == known:
                        self.record.submitters += submitters.submitters_in(header.rest[by.end() :])
                elif fact_signs.COMPOSITE_OF.match(header.rest):
                    self.record.hear(header.rest.strip("() "), short=True)
                elif fact_signs.BYLINE.match(aside) and self.record.hear(aside, short=True):
                    pass  # "No. 63 (Submitted by Local 475)"
                elif header.rest:
                    self.record.submitters += (
                        submitters.submitters_in(header.rest) if not re.search(r"\d", header.rest) else []
                    )
                self.end = item.end
                return True
        if item.signs and not self.record.submitters:
            self.record.submitters += submitters.submitters_in(line)
            self.end = item.end
            return True
        if (stated := number_line(line)) and (self.header is None or self.header.number is None):
            self.header = headers.Header(stated.form, stated.number, self.title)
            self.record.number = stated.number
            for piece in stated.said:
                self.record.hear(piece, short=True)
            self.end = max(self.end, item.end)
            return True
        if item.column and self._beside(line):
            self.end = max(self.end, item.end)
            return True
        if number := headers.number_below(line):
            self.header = headers.Header(
                self.header.form if self.header else "resolution", number, self.title
            )
            self.record.number = number
            return True
        fate = fate_of(line) if self.header and self.record.status is None and not item.listed else None
        if fate is not None and self.record.hear(line, short=True):
            self.end = max(self.end, item.end)
            return True
        if line.startswith("(") and len(line) < 200 and self.record.hear(line.strip("() "), short=True):
            self.end = max(self.end, item.end)
            return True
        if (
            self.header is not None
            and not self.record.submitters
            and (within := re.fullmatch(r"\((?P<who>[^()]{4,120})\)", line))
            and submitters.names_body(line)
            and submitters.signs(within["who"])
        ):
            self.record.submitters += submitters.submitters_in(within["who"])
            return True
        if not item.listed and signs.BODY_NOTES.match(line) and line.endswith((",", ";")):
            self.subject = True  # "The Congress, recalling …," over "Noting …," and "Demands …"
            self.state = "preamble"
            said = re.match(r"That\s+", item.raw)
            self._add("preamble", item, None, said.end() if said else 0)
            return True
        if (
            self._is_subject(item)
            and following is not None
            and (
                signs.PARTICIPLE.match(following.plain)
                or signs.WHEREAS.match(following.plain)
                or following.listed
                or opens_in_third_person(following.plain, self.context.language)
            )
        ):
            self.subject = True
            self.front.append(line)
            return True
        if item.listed and _META.match(line) and len(line) < 100:
            self.record.hear(line, short=True)
            self.front.append(line)
            return True
        if item.listed and not self.context.headed:
            return False
        if signs.PARTICIPLE.match(line) and not item.heading:
            self.subject = True
            return False
        if signs.WHEREAS.match(line) or signs.resolved(line) or signs.BECAUSE.match(line):
            return False
        if (
            not item.listed
            and len(line) <= 260
            and (fact_signs.BYLINE.match(line) or len(line) < 120)
            and lead_of(item, following, self.context.language) is None
            and signs.words_end(line) + 2 >= len(line.rstrip())
            and (not speaks(item, self.context.language))
            and not (
                len(line) > 50
                and ":" not in line[:40]
                and fate_of(line) is None
                and is_base_verb(line.split()[0].lower())
            )
        ) and self.record.hear(line, short=True):
            self.end = max(self.end, item.end) if self.header else self.end
            return True
        if (
            self.header
            and self.header.form == "amendment"
            and self.title is None
            and len(line) < 70
            and SIGNER.match(line)
            and submitters.names_body(line)
        ):
            self.record.submitters += submitters.submitters_in(line)
            return True
        if self.header is not None and i and not self.record.submitters and submitters.is_local(line):
            self.record.submitters += submitters.submitters_in(line)
            return True
        if (
            self.title is not None
            and self.header is not None
            and not self.record.submitters
            and len(line) < 100
            and not item.heading
            and not speaks(item, self.context.language)
            and (
                submitters.is_local(line)
                or (
                    submitters.signs(line)
                    and (submitters.ends_as_body(line) or submitters.opens_as_body(line))
                )
            )
            and not conventions.names_meeting(line)
        ):
            self.record.submitters += submitters.submitters_in(line)
            return True
        if (
            self.header
            and self.title is None
            and not item.listed
            and not _LEADS_ON.search(line)
            and self._is_title(item, following)
        ):
            self.title = headers.plain_title(line)
            self._fate_in_title()
            return True
        first = i == 0 and self.context.headed and self.header is None and item.heading
        if (
            item.listed
            or lead_of(item, following, self.context.language)
            or (
                speaks(item, self.context.language)
                and not (first and len(line) < _TITLE and line[-1:] not in ".:;,")
            )
        ):
            return False
        if i == 0 and self.context.headed and self.header is None:
            self.title = headers.plain_title(line)
            self._fate_in_title()
            return True
        if signs.THAT.match(line) and self.header:
            return False
        words = line[: signs.words_end(line)]  # "… in our own hands. Therefore be it"
        if is_prose(item) or (
            (words.endswith((".", ".”", '."')) or line.endswith((".", ";", ".”")))
            and not item.heading
            and (len(words) > 50 or (self.title is not None and len(words.split()) > 4))
        ):
            return False
        self.front.extend(item.lines[:4])
        if signs.NOUN_ALONE.fullmatch(line):
            self.named = True
            self.title = None  # what stood above told the body and its meeting
        elif item.heading and self.title is None:
            self.title = headers.plain_title(line)
            self._fate_in_title()
        return True

    def _told_header(self, item: Item, header: headers.Header) -> bool:
        """Takes in a header known by the shape it shares with others (see `repeats`); whether it is all of
        its line."""
        self.header, self.title = header, header.title
        self.record.number = header.number
        self.record.amends = header.form == "amendment"
        self._fate_in_title()
        self._kind_in_title()
        aside = header.rest.strip("() ")
        if said := _BY_AND_FATE.fullmatch(header.rest):  # "(Local 2334) Adopted"
            self.record.submitters += submitters.submitters_in(said["who"]) if said["who"] else []
            self.record.hear(said["said"], short=True)
        elif header.rest.startswith("(") and not self.record.hear(aside, short=True):
            self.record.submitters += submitters.submitters_in(aside)
        elif header.rest and not header.rest.startswith("("):
            for name in re.split(r"\s+/\s+", header.rest):
                self.record.submitters += submitters.submitters_in(name)
        for under in item.lines[1:]:  # "(covers C-12 and C-15)"
            self.record.hear(under.strip("() "), short=True)
        line = item.plain
        if signs.WHEREAS.match(line) or signs.resolved(line):
            return False  # "14. WHEREAS, …"
        self.end = item.end
        return True

    def _beside(self, line: str) -> bool:
        """Whether a column beside the header tells who submits, in no words but the name."""
        name = line.strip("() ")
        if self.record.submitters or fate_of(name) is not None or facts.noted(name):
            return False
        if not ((self.header or self.title) and submitters.names_body(name)):
            return False
        if not all(submitters.signs(who.strip()) for who in name.split(";")):
            return False
        self.record.submitters += submitters.submitters_in(name)
        return True

    def _fate_in_title(self) -> None:
        """ "Counselors (Adopted as modified)": the fate belongs to the record, not to the title; so do
        "(Amended)" and "(Composite of 12, 13 and 14)"."""
        if self.title and (aside := re.search(r"\s*\((?P<what>[^()]{5,80})\)$", self.title)):
            if (
                not self.record.submitters
                and submitters.names_body(aside["what"])
                and submitters.signs(aside["what"])
                and len(self.title) > len(aside.group()) + 3
            ):
                self.record.submitters += submitters.submitters_in(aside["what"])
                self.title = self.title[: aside.start()].rstrip(" .") or None
            elif fact_signs.COMPOSITE_OF.match(aside["what"]):
                self.record.hear(aside["what"], short=True)
                self.title = self.title[: aside.start()].strip() or None
            elif re.fullmatch(
                r"(?:as\s+)?(?:amended|revised|modified|substitute)", aside["what"], re.IGNORECASE
            ):
                self.title = self.title[: aside.start()].strip() or None
        if (
            self.title
            and _FATE.match(self.title)
            and len(self.title.split()) < 6
            and self.record.hear(self.title, short=True)
        ):
            self.title = None  # "Resolution 7 – Carried"
            return
        match = re.search(
            r"\s*(?:[(\[–—-]|(?<=\w)\.\s)\s*(?P<fate>[^()\[\]]{4,80}?)\s*[)\]]?$", self.title or ""
        ) or re.search(r"\s+(?P<fate>[A-ZÀ-Þ]{4,}(?:\s+AS\s+AMENDED)?)$", self.title or "")
        if (
            match
            and not match.group().strip().startswith(("(", "[", "–", "—", "-", "."))
            and (self.title is None or self.title[: match.start()].isupper())
        ):
            match = None  # a title all in capitals that happens to end so
        if (
            match
            and self.title
            and _FATE.match(match["fate"])
            and self.record.hear(match["fate"], short=True)
        ):
            self.title = self.title[: match.start()].strip() or None

    def _kind_in_title(self) -> None:
        """ "E1  Emergency Motion" over a title: the word of kind tells the form, and is no title; a name in
        brackets behind a title ("Libraries (CUPE 391)") tells who submits."""
        if self.header is None or not self.title:
            return
        if self.header.strength == "list" and _KIND_ONLY.fullmatch(self.title):
            self.header = replace(self.header, form=headers.form_of(self.title), title=None, strength="kind")
            self.title = None
            return
        behind = _BODY_BEHIND.fullmatch(self.title)
        if behind and (submitters.is_local(behind["who"]) or _ends_as_name(behind["who"])):
            self.record.submitters += submitters.submitters_in(behind["who"])
            self.title = behind["title"]

    def _is_title(self, item: Item, following: Item | None) -> bool:
        line = item.plain
        if (
            len(line) > 160
            or (line.endswith((";", ":", ",")) and not item.heading)
            or (
                line.endswith(".")
                and not item.heading
                and (len(line.split()) > 9 or re.search(r"[.;]\s", line))
            )
            or line.startswith("(")
        ):
            return False
        if (
            signs.THAT.match(line)
            or lead_of(item, following, self.context.language)
            or ((voice := speaks(item, self.context.language)) and (voice.own or line.endswith(_ENDS)))
        ):
            return False
        return not fact_signs.BYLINE.match(line) or bool(re.match(r"by\b|from\b|source\b", line, re.I))

    def _is_subject(self, item: Item) -> bool:
        line = item.plain
        if (
            item.listed
            or len(line) > 300
            or ":" in line[:-1]
            or fact_signs.BYLINE.match(line)
            or signs.WHEREAS.match(line)
            or headers.header_of(line)
            or (
                line.endswith(":")
                and (lead_of(item, None, self.context.language) or speaks(item, self.context.language))
            )
        ):
            return False
        if fate_of(line) is not None or not (signs.OF_A_BODY.match(line) or line.endswith((",", ":"))):
            return False  # "Referred to the executive council", "PER DIEM FOR DELEGATES"
        return bool(signs.SUBJECT.match(line)) and not (line.endswith(":") and signs.MOTION_LEAD.match(line))
