"""Resolution of names: which organization or place each mention of one document means.

A step of its own, after extraction and without it: it reads mentions, the text around them and the
authority files, so the whole archive can be resolved anew when archivists edit a record.
What decides, the strongest first: the document's own expansions ("Frente Auténtico del Trabajo
(FAT)"), a country beside the name ("CGT of France"), another name of the same organization elsewhere
in the document, the countries of its other names, its language. What stays open keeps all candidates.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from corpus.authority.doubts import disbelieve, look_elsewhere, take_heirs
from corpus.authority.evidence import (
    alike,
    cue_heading,
    in_brackets,
    initials_fit,
    place_follows,
)
from corpus.authority.files import Authorities
from corpus.authority.heard import Heard
from corpus.authority.local_resolution import resolve_locals, unions_of_locals
from corpus.authority.lookup import Lookup, OrganizationName, lookup
from corpus.authority.place_choice import choose_places
from corpus.authority.records import Organization
from corpus.authority.resolution import Decision, State
from corpus.authority.shortened import shortened_by
from corpus.authority.votes import Votes, year_of
from corpus.document import Mention


def resolve(
    mentions: Sequence[Mention],
    text: str,
    authorities: Authorities,
    *,
    language: str | None = None,
    home: str | None = None,
    published: str | None = None,
) -> tuple[Mention, ...]:
    """The mentions of one document with their authority ids, in the order given; dates as they were.

    `text` is what the mentions' offsets count in; `language` the document's (ISO 639-1), `home` the
    country (ISO 3166-1, lower case) that the archive itself belongs to, a weak vote; `published` its date
    (EDTF), which tells bearers of a name apart by when they existed. An organization
    or place that no record describes gets `name:<normalized name>`; a local without a record its own id
    under its union's (`ue:local-332`); a name that stays open gets id None and all its candidates.
    The confidence is at most that of the evidence, so resolving twice gives the same. Candidates that
    the mentions bring along are not used: they may come from records that were edited since.
    """
    return _Resolution(mentions, text, lookup(authorities), language, home, published).run()


class _Resolution(State):
    """The resolution of one document."""

    def __init__(
        self,
        mentions: Sequence[Mention],
        text: str,
        names: Lookup,
        language: str | None,
        home: str | None,
        published: str | None,
    ) -> None:
        votes = Votes(
            names.authorities.organizations,
            Heard(text, names.authorities),
            (language or "")[:2].lower(),
            (home or "").lower(),
            year_of(published),
        )
        super().__init__(mentions, text, names, votes)
        self.open: list[tuple[int, OrganizationName]] = []
        # Names of doubtful use that one alone bears, and those that nobody does.
        self.doubted: list[tuple[int, OrganizationName]] = []
        self.unknown: list[int] = []
        # Start of the name before one in brackets, which shares its cues: "Brazilian [union] ([CUT])".
        self.led_by: dict[int, int] = {}

    def run(self) -> tuple[Mention, ...]:
        """All mentions, decided as far as they can be."""
        places: list[int] = []
        locals_: list[tuple[int, OrganizationName]] = []
        for i, mention in enumerate(self.mentions):
            if mention.label == "PLACE":
                places.append(i)
            elif mention.label == "ORG":
                self.organizations.append(i)
                name = self.names.organization(mention.surface)
                if name.local is not None:
                    locals_.append((i, name))
                elif name.sure is not None:
                    self.set(i, name.sure, 0.9 if name.doubted else 1.0)
                    if name.doubted:
                        self.doubted.append((i, name))
                else:
                    self.open.append((i, name))
        self._expansions()
        for i in self.organizations:
            decision = self.decisions[i]
            if decision is not None and decision.id is not None:
                self.votes.present.add(decision.id)
        look_elsewhere(self, self.doubted)
        unions_of_locals(self, locals_)
        if places:
            self._places(places)
        disbelieve(self, self.doubted)
        self._open_names()
        take_heirs(self)
        self._shortened_here()
        resolve_locals(self, locals_)
        return tuple(self._with(i, m) for i, m in enumerate(self.mentions))

    def _with(self, i: int, mention: Mention) -> Mention:
        decision = self.decisions[i]
        if decision is None:
            return mention
        return Mention(
            mention.label, mention.surface, mention.start, mention.end, mention.method,
            min(mention.confidence, decision.confidence), decision.id, mention.edtf, decision.candidates,
        )  # fmt: skip

    # Expansions in brackets -------------------------------------------------------------------------

    def _expansions(self) -> None:
        """Names joined by brackets mean the same: the surer tells the other, and all written like it."""
        told: dict[str, list[tuple[int, str]]] = {}
        pairs: set[int] = set()
        order = sorted(self.organizations, key=lambda i: self.mentions[i].start)
        for i, j in pairwise(order):
            first, second = self.mentions[i], self.mentions[j]
            if not 0 < second.start - first.end <= 24:
                continue
            if not in_brackets(self.text, first.end, second.start, second.end):
                continue
            long, short = (i, j) if len(first.surface) >= len(second.surface) else (j, i)
            identifier = self._joined(long, short, self.mentions[i].start)
            if identifier is None:
                self.led_by[j] = self.mentions[i].start
                continue
            for k in (long, short):
                pairs.add(k)
                told.setdefault(self.mentions[k].surface, []).append((self.mentions[k].start, identifier))
            self.set(long, identifier)
            self.set(short, identifier)
        if not told:
            return
        for i in self.organizations:
            mention = self.mentions[i]
            expansions = told.get(mention.surface)
            if expansions is None or i in pairs:
                continue
            ids = {identifier for _, identifier in expansions}
            # Where two bodies share the acronym in one document, the nearest expansion before counts.
            before = [e for e in expansions if e[0] < mention.start] or expansions[:1]
            self.set(i, before[-1][1], 1.0 if len(ids) == 1 else 0.8)
        self.open = [(i, name) for i, name in self.open if self.decisions[i] is None]

    def _joined(self, long: int, short: int, start: int) -> str | None:
        """What a full name and the acronym in brackets beside it mean together; None: two things."""
        full = self.names.organization(self.mentions[long].surface)
        brief = self.names.organization(self.mentions[short].surface)
        if not brief.acronym or full.acronym or full.local or brief.local:
            return None
        full_ids = [o.id for o in full.candidates]
        brief_ids = [o.id for o in brief.candidates]
        common = [i for i in brief_ids if i in full_ids]
        if len(common) == 1:
            return common[0]
        if full.sure and not brief_ids:
            return full.sure  # an acronym no record has: "Confederation of National Trade Unions (CNTU)"
        if common:
            cued = self.cued(self.cue(long, short, start), [self.records[i] for i in common])
            return cued.id if cued else None
        fits = initials_fit(self.mentions[short].surface, self.mentions[long].surface)
        if full_ids:
            return None if not fits or not full.sure else full.sure
        # A name without a record: near to one bearer's name it is a variant of it, else the acronym's own.
        if brief_ids:
            cued = self.cued(self.cue(long, short, start), brief.candidates)
            near = [o for o in brief.candidates if _nearness(self.mentions[long].surface, o) >= 0.6]
            if len(near) == 1 and (cued is None or cued is near[0]):
                return near[0].id
            if cued is not None and (
                fits or _translated(self.mentions[long].surface, self.mentions[short].surface, cued)
            ):
                return cued.id
            if len(brief_ids) == 1 and not brief.doubted:
                return brief_ids[0] if fits else None
            return full.own_id if fits else None
        return full.own_id

    def _told_by_place(self, mention: Mention, candidates: Sequence[Organization]) -> Organization | None:
        """The one candidate from the country of the place right after, or of the one that heads the line."""
        after = self.votes.place_after(mention.end)
        if after is not None and place_follows(self.text[mention.end : after[0]]):
            told = self.cued(after[1], candidates)
            if told is not None:
                return told
        return self.cued(cue_heading(self.text, mention.start, self.names.cues), candidates)

    # Places -----------------------------------------------------------------------------------------

    def _places(self, indices: list[int]) -> None:
        votes = self.votes
        countries = votes.organization_countries()
        choices = choose_places(
            [(i, self.mentions[i]) for i in indices],
            self.text,
            self.names,
            countries,
            votes.language,
            votes.home,
        )
        places = self.names.authorities.places
        for i, choice in choices.items():
            self.decisions[i] = Decision(choice.id, choice.candidates, choice.confidence)
            place = places.get(choice.id) if choice.id else None
            if place is not None and place.country:
                votes.places.append((self.mentions[i].start, place.country))
                votes.countries[place.country] += 1
        votes.places.sort()

    # Names that several bear ------------------------------------------------------------------------

    def _open_names(self) -> None:
        if not self.open:
            return
        self.votes.countries.update(self.votes.organization_countries())
        by_surface: dict[str, set[str]] = {}
        undecided: list[tuple[int, OrganizationName]] = []
        for i, name in self.open:
            mention = self.mentions[i]
            if not name.candidates:
                self.unknown.append(i)
                self.set(i, name.own_id)
                continue
            cued = self.cued(self.cue(i, i, self.led_by.get(i)), name.candidates) or self._told_by_place(
                mention, name.candidates
            )
            if cued is not None:
                self.set(i, cued.id)
                self.votes.present.add(cued.id)
                by_surface.setdefault(mention.surface, set()).add(cued.id)
            else:
                undecided.append((i, name))
        self.votes.sure = sorted(
            (m.start, m.end, d.id)
            for i in self.organizations
            if (d := self.decisions[i]) is not None and d.id is not None
            for m in (self.mentions[i],)
        )
        for i, name in undecided:
            self._vote(i, name, by_surface.get(self.mentions[i].surface, set()))
        self._one_sense([i for i, _ in undecided])

    def _one_sense(self, indices: list[int]) -> None:
        """What stays open takes the sense that the same surface has everywhere else in the document."""
        senses: dict[str, set[str]] = {}
        for i in self.organizations:
            decision = self.decisions[i]
            if decision is not None and decision.id is not None:
                senses.setdefault(self.mentions[i].surface, set()).add(decision.id)
        for i in indices:
            decision = self.decisions[i]
            found = senses.get(self.mentions[i].surface, set())
            if decision is not None and decision.id is None and len(found) == 1:
                self.decisions[i] = Decision(next(iter(found)), decision.candidates, 0.7)

    def _vote(self, i: int, name: OrganizationName, same_surface: set[str]) -> None:
        identifier, candidates, confidence = self.votes.decide(
            self.mentions[i], name.candidates, same_surface, name.likely
        )
        if identifier is None and name.likely is not None and not name.acronym:
            likely = self.records[name.likely]
            if not self.votes.about_others(likely):
                identifier, confidence = likely.id, 0.6
        if name.shortened and (identifier is None or confidence < 0.7):
            self.unknown.append(i)
            identifier, candidates = name.own_id, (name.own_id,)
        self.decisions[i] = Decision(identifier, candidates, confidence)

    def _shortened_here(self) -> None:
        """Names that no record has, but that shorten one that the document gives in full."""
        if not self.unknown:
            return
        here = [(i, self.names.full_names(i)) for i in self.votes.present if i in self.records]
        found: dict[str, str | None] = {}
        for i in self.unknown:
            surface = self.mentions[i].surface
            if surface not in found:
                found[surface] = shortened_by(surface, here)
            identifier = found[surface]
            if identifier is not None:
                self.set(i, identifier, 0.8)


def _translated(full: str, brief: str, bearer: Organization) -> bool:
    """Whether a full name may be the bearer's in a language whose words the acronym does not follow."""
    return full[:1].lower() == brief[:1].lower() or _nearness(full, bearer) >= 0.2


def _nearness(surface: str, o: Organization) -> float:
    return max(alike(surface, n) for n in o.names)
