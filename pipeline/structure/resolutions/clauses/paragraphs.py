"""Paragraphs that are clauses: WHEREAS, because, and those in which the body speaks."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.structure.resolutions.clauses import signs
from pipeline.structure.resolutions.clauses.leads import Lead, governs, raw_at, speaks, spoken_within
from pipeline.structure.resolutions.clauses.lists import Lists
from pipeline.structure.resolutions.clauses.ordains import ordains
from pipeline.structure.resolutions.decisions.fates import fate_of
from pipeline.structure.resolutions.texts.items import Item
from pipeline.structure.resolutions.texts.markers import marker_of, style_of
from pipeline.structure.verbs import head_verb, is_base_verb, opens_in_third_person

_ARTICLE = re.compile(
    r"(?:article|art[íi]culo|artigo|art\.|point|punto|§)\s*\d[\d.]*\s*[.:)–—-]*\s+(?=\S)", re.IGNORECASE
)
_NONE_GIVEN = re.compile(
    r"(?:none|nil|n/a|not)(?:\s+(?:given|stated|provided|supplied))?\.?|aucune?\.?|ningun[oa]\.?",
    re.IGNORECASE,
)


_AND_LIST = re.compile(r"[\s,;]+(?:and|y|et)\s*:\s*$", re.IGNORECASE)


# "the following sentence be added to Article X": what is to be done with the union's own rules.
_TO_BE_DONE = re.compile(
    r"(?:the|this|all|each|every|no|a|an|article|section)\s[^.;:]{3,90}?\s(?:be\s+(?:added|amended|deleted|replaced|struck|inserted|changed|"
    r"abolished|established|instructed|directed|requested|printed|sent|held)|shall)\s",
    re.IGNORECASE,
)


class Paragraphs(Lists):
    """Takes in paragraphs of the preamble and of a body that speaks."""

    __slots__ = ()

    def _predicate(self, item: Item, following: Item | None) -> bool:
        """What the subject of the whole notes or does: "Noting that …;", "URGES the government …"."""
        line = item.plain
        if self.state == "tail" or line.startswith(signs.QUOTES) or fate_of(line) is not None:
            return False
        if not item.listed and signs.PARTICIPLE.match(line):
            self.state = "preamble"
            if line.endswith(":") and following is not None and following.listed:
                self.numbering.reset()  # "And believing:" over what it believes
                self.end = item.end
            else:
                self._add("preamble", item, item.number, 0)
            return True
        does = opens_in_third_person(line, self.context.language)
        if not does or (item.listed and self.state == "operative"):
            return False
        if self.state != "operative":
            self._open(Lead("subject"))
        if not item.listed and governs(item, following):
            self.numbering.reset()
            self.awaiting = True
            self.end = item.end
        elif item.listed:
            self._listed(item, following)
        else:
            self._add("operative", item, None, 0)
        return True

    def _open_notes(self, item: Item) -> None:
        """A line over a list of what is noted or believed."""
        self.state, self.lead = "preamble", None
        self.numbering.reset()
        self.end = item.end

    def _because(self, item: Item, following: Item | None) -> bool:
        """A label over reasons, or before them on its own line."""
        match = signs.BECAUSE.match(item.plain)
        if match is None or signs.resolved(item.plain) or (item.listed and item.plain[match.end() :] != ""):
            return False
        rest = item.plain[match.end() :]
        if rest and self.state in {"head", "preamble"} and not self.leads and signs.WHEREAS.match(item.plain):
            return False  # "BECAUSE hours lapse; and" before anything is resolved: a reason like any WHEREAS
        label = match.group().strip()
        if (
            not rest
            and self.state in {"head", "preamble"}
            and re.match(r"whereas|visto|considerand", label, re.I)
        ):
            self.whereas += 1
            self.state, self.lead = "preamble", None
            self.numbering.reset()
            return True
        if re.match(r"whereas|visto|considerand", label, re.I) or (
            rest and not label.endswith((":", "—", "–", "-", ".")) and not label.isupper()
        ):
            return False
        self.state, self.lead = "because", None
        self.numbering.reset()
        self.end = item.end
        if rest and not _NONE_GIVEN.fullmatch(rest):
            self._add("preamble", item, None, raw_at(item, match.end()))
        return True

    def _whereas(self, item: Item) -> None:
        self.whereas += 1
        match = signs.WHEREAS.match(item.plain)
        if match is None:
            return
        if self.whereas == 1:  # what stood before told who reported, and is no clause
            self._forget_preamble()
        self.state, self.lead = "preamble", None
        tail = signs.AFTER_WHEREAS.match(item.plain, match.end())
        at = tail.end() if tail else match.end()
        self.numbering.reset()
        counted = marker_of(item.plain[at : at + 40])
        number = item.number
        if (
            counted is not None
            and counted.number is not None
            and (counted.number.isdigit() or style_of(counted.number) == "word")
        ):
            at, number = (
                at + counted.length,
                counted.number,
            )  # "WHEREAS: 1. Prices of food …", "CONSIDERANDO SEGUNDO.- Que"
            at += signs.past_that(item.plain[at:])
        if item.plain[at:].strip(" :,;.–—-"):
            self._add("preamble", item, number, raw_at(item, at))

    def _voiced(self, item: Item, following: Item | None) -> bool:
        """A paragraph of a plain resolution in which the body speaks, or that leads a list."""
        voice = speaks(item, self.context.language)
        sentence: str | None = None
        if voice is None and self.bare and is_base_verb(item.plain.split()[0].lower()):
            self._open(Lead("will", 0))
            self._add("operative", item, item.number, 0)
            return True
        if voice is None or voice.role != "operative":
            sentence = spoken_within(item, self.context.language) if self.loosely else None
            if sentence is None and not (self.ordaining and ordains(item)):
                return False
        if self.state != "operative" and signs.THEREFORE.match(item.plain) and voice is None:
            return False
        if "voices" not in self.leads:
            self.leads.append("voices")
        self.state, self.lead = "operative", Lead("voices")
        self.subjects = False
        self.numbering.reset()
        if (
            governs(item, following)
            and following is not None
            and (following.listed or item.plain.endswith(":"))
        ):
            self.awaiting = True
            self.end = item.end
        else:
            so = signs.THEREFORE.match(item.plain)
            self._add("operative", item, item.number, raw_at(item, so.end()) if so else 0, sentence)
        return True

    def _spoken(self, item: Item, following: Item | None) -> bool:
        """ "Congress notes …", "Conference instructs …", "THEREFORE, we call upon …"."""
        line = item.plain
        begun = self.state in {"preamble", "operative", "because"} or (
            self.state == "head" and (self.header is not None or self.context.headed)
        )
        if begun and self.state != "operative" and (match := signs.THEREFORE.match(line)):
            inner = replace(item, plain=line[match.end() :])
            voice = speaks(inner, self.context.language) or None
            if (voice is not None and voice.role == "operative") or head_verb(
                inner.plain[:90], self.context.language
            ):
                governing = governs(item, following)
                self._open(Lead("therefore", None if governing else 0))
                self.end = item.end
                if not governing:
                    self._add("operative", item, item.number, raw_at(item, match.end()))
                return True
        if (
            signs.THAT.match(line)
            and not item.listed
            and self.whereas == 0
            and line[:1].isupper()
            and (self.header is not None or self.record.submitters)
        ):
            told = speaks(replace(item, plain=line[signs.past_that(line) :]), self.context.language)
            own = told is not None and told.own and told.verb not in {"be", "shall"}
            if (
                not own
                and self.state not in {"head", "because"}
                and not (self.lead and self.lead.name == "that")
            ):
                return False
            orders = self.header is not None and _TO_BE_DONE.match(line[signs.past_that(line) :]) is not None
            if orders and self.state == "preamble" and not self.leads:
                own = True
                told = None
            if own and told is not None:  # "That this AGM notes …": the body speaks from here on
                self.bodied = self.motioned = True
            if own and told is not None and told.role == "preamble" and self.state != "operative":
                self.state, self.lead = "preamble", None
                self._add("preamble", item, None, raw_at(item, signs.past_that(line)))
                self._acts_under(item, following)
                return True
            self._open(Lead("that", 0))
            self._add("operative", item, None, raw_at(item, signs.past_that(line)))
            return True
        if self._amends(item):
            return True
        voice = speaks(item, self.context.language)
        if voice is None or self.state == "tail":
            return False
        in_voices = self.lead is not None and self.lead.name in {"therefore", "voices", "body"}
        body = self.bodied and voice.own and (self.motioned or not line.lower().startswith(("we ", "our ")))
        after = (
            self.lead is not None
            and self.lead.name == "therefore"
            and self.state == "operative"
            and voice.own
        )
        formal = self.lead is not None and self.lead.name == "resolved" and self.state == "operative"
        goes_on = (
            formal and voice.own and voice.role == "operative" and line.startswith("We ") and not item.listed
        )
        if (
            not body
            and not goes_on
            and not after
            and not (in_voices and voice.role == "operative" and self.state == "operative")
        ):
            return False
        if self.whereas and not in_voices and voice.role == "preamble":
            return False
        if voice.own and self.state == "operative" and self.lead and self.lead.name == "therefore":
            voice = replace(voice, role="operative")  # "We recognize …" behind "THEREFORE, we call upon …"
        leads_on = governs(item, following)
        if voice.role == "operative":
            self._open(
                Lead("body" if body else self.lead.name if self.lead else "body", None if leads_on else 0)
            )
        else:
            self.state = "preamble" if self.state != "because" else "because"
            self.lead = None
            self.numbering.reset()
        self.end = item.end
        self.lead_verb = self._verb_of_lead(item) if leads_on and voice.role == "operative" else None
        self.subjects = bool(leads_on and re.search(r"\b(?:that|que)\s*:?$", line))
        if not leads_on:
            self._add(voice.role, item, item.number, 0)
        return True

    def _acts_under(self, item: Item, following: Item | None) -> None:
        """Opens the operative part where what is noted leads on to what is done: "… notes that branches have
        closed and:" over "condemns the banks;"."""
        led = _AND_LIST.search(item.raw)
        if led is None or following is None or not following.listed:
            return
        if opens_in_third_person(following.plain, self.context.language):
            self.clauses[-1] = replace(self.clauses[-1], end=item.start + led.start())
            self._open(Lead("that"))

    def _amends(self, item: Item) -> bool:
        """Whether a paragraph under an amendment's header is what it would have the body say: "Article 1.3.2.
        Le congrès exige …"."""
        if (
            self.header is None
            or self.header.form != "amendment"
            or item.listed
            or self.leads
            or self.state not in {"head", "preamble"}
        ):
            return False
        article = _ARTICLE.match(item.plain)
        words = item.plain[article.end() :] if article else item.plain
        voice = speaks(replace(item, plain=words), self.context.language)
        own = voice is not None and voice.own and voice.role == "operative"
        if not (own and article) and not opens_in_third_person(words, self.context.language):
            return False
        self._open(Lead("body", 0))
        self._add("operative", item, None, raw_at(item, article.end()) if article else 0)
        return True
