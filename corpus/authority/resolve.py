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

from corpus.authority.evidence import alike, cue_after, cue_before, in_brackets, initials_fit
from corpus.authority.files import Authorities
from corpus.authority.local_names import LocalName
from corpus.authority.local_owner import LocalOwners, Named, sounds_like_union
from corpus.authority.lookup import Lookup, OrganizationName, lookup, name_id
from corpus.authority.place_choice import choose_places
from corpus.authority.records import Organization
from corpus.authority.shortened import FullNames
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


class _Decision:
    """What one mention means, while it is being found out."""

    __slots__ = ("candidates", "confidence", "id")

    def __init__(self, identifier: str | None, candidates: tuple[str, ...], confidence: float = 1.0) -> None:
        self.id = identifier
        self.candidates = candidates
        self.confidence = confidence


class _Resolution:
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
        self.mentions = mentions
        self.text = text
        self.names = names
        self.records = names.authorities.organizations
        self.decisions: list[_Decision | None] = [None] * len(mentions)
        self.open: list[tuple[int, OrganizationName]] = []
        self.organizations: list[int] = []
        self.unknown: list[int] = []
        self.votes = Votes(
            self.records, (language or "")[:2].lower(), (home or "").lower(), year_of(published)
        )
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
                    self._set(i, name.sure, 0.9 if name.doubted else 1.0)
                else:
                    self.open.append((i, name))
        self._expansions()
        for i in self.organizations:
            decision = self.decisions[i]
            if decision is not None and decision.id is not None:
                self.votes.present.add(decision.id)
        self._unions_of_locals(locals_)
        if places:
            self._places(places)
        self._open_names()
        self._shortened_here()
        self._locals(locals_)
        return tuple(self._with(i, m) for i, m in enumerate(self.mentions))

    def _set(self, i: int, identifier: str, confidence: float = 1.0) -> None:
        self.decisions[i] = _Decision(identifier, (identifier,), confidence)

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
            self._set(long, identifier)
            self._set(short, identifier)
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
            self._set(i, before[-1][1], 1.0 if len(ids) == 1 else 0.8)
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
            cued = self._cued(self._cue(long, short, start), [self.records[i] for i in common])
            return cued.id if cued else None
        fits = initials_fit(self.mentions[short].surface, self.mentions[long].surface)
        if full_ids:
            return None if not fits or not full.sure else full.sure
        # A name without a record: near to one bearer's name it is a variant of it, else the acronym's own.
        if brief_ids:
            cued = self._cued(self._cue(long, short, start), brief.candidates)
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

    # Countries beside a name ------------------------------------------------------------------------

    def _cue(self, first: int, last: int, start: int | None = None) -> str | None:
        """The country told right after or before a mention (or a pair of them)."""
        a, b = self.mentions[first], self.mentions[last]
        cues = self.names.cues
        return (
            cue_after(self.text, max(a.end, b.end), cues)
            or (cue_after(self.text, a.end, cues) if first != last else None)
            or cue_before(self.text, a.start if start is None else start, cues)
        )

    def _cued(self, cue: str | None, candidates: Sequence[Organization]) -> Organization | None:
        """The one candidate from the cue's country; of several, the one that still exists."""
        if cue is None:
            return None
        country = self.names.country(cue)
        fitting = [o for o in candidates if o.country == country]
        if len(fitting) > 1:
            fitting = [o for o in fitting if not (o.valid_to or o.successor)]
        return fitting[0] if len(fitting) == 1 else None

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
            self.decisions[i] = _Decision(choice.id, choice.candidates, choice.confidence)
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
                self._set(i, name.own_id)
                continue
            cued = self._cued(self._cue(i, i, self.led_by.get(i)), name.candidates)
            if cued is not None:
                self._set(i, cued.id)
                self.votes.present.add(cued.id)
                by_surface.setdefault(mention.surface, set()).add(cued.id)
            else:
                undecided.append((i, name))
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
                self.decisions[i] = _Decision(next(iter(found)), decision.candidates, 0.7)

    def _vote(self, i: int, name: OrganizationName, same_surface: set[str]) -> None:
        identifier, candidates, confidence = self.votes.decide(
            self.mentions[i], name.candidates, same_surface
        )
        if name.shortened and (identifier is None or confidence < 0.7):
            self.unknown.append(i)
            identifier, candidates = name.own_id, (name.own_id,)
        self.decisions[i] = _Decision(identifier, candidates, confidence)

    def _shortened_here(self) -> None:
        """Names that no record has, but that shorten one that the document gives in full."""
        if not self.unknown:
            return
        here = FullNames((w, i) for i in self.votes.present if i in self.records for w in self.names.words(i))
        found: dict[str, str | None] = {}
        for i in self.unknown:
            surface = self.mentions[i].surface
            if surface not in found:
                found[surface] = here.shortened_by(surface)
            identifier = found[surface]
            if identifier is not None:
                self._set(i, identifier, 0.8)

    # Locals -----------------------------------------------------------------------------------------

    def _locals(self, locals_: list[tuple[int, OrganizationName]]) -> None:
        if not locals_:
            return
        by_suffix: dict[str, set[str]] = {}
        alone: list[tuple[int, LocalName]] = []
        named: list[Named] = []
        for i, name in locals_:
            local = name.local
            if local is None:
                continue
            if local.union is None:
                alone.append((i, local))
                continue
            union = self._union(i, local.union)
            mention = self.mentions[i]
            named.append(Named(mention.start, mention.end, union, True))
            if union is None:
                self._set(i, name.own_id)
                continue
            identifier = union if local.suffix is None else self._local_id(union, local.suffix)
            self._set(i, identifier)
            if local.suffix is not None:
                by_suffix.setdefault(local.suffix, set()).add(identifier)
        if not alone:
            return
        owners = LocalOwners(self.text, named + self._named(), self.names)
        known = owners.by_records({local.suffix for _, local in alone if local.suffix})
        for i, local in sorted(alone, key=lambda a: self.mentions[a[0]].start):
            mention, suffix = self.mentions[i], local.suffix or ""
            siblings = by_suffix.get(suffix, set())
            owner = owners.following(mention.end)
            if owner is not None:
                self._set(i, self._local_id(owner, suffix))
                continue
            if len(siblings) == 1:
                self._set(i, next(iter(siblings)), 0.9)
                continue
            told = (known, 0.8) if known else owners.owner(mention.start, local.word)
            if told is None:
                self._set(i, name_id(mention.surface), 0.8)
            else:
                self._set(i, self._local_id(told[0], suffix), told[1])
                by_suffix.setdefault(suffix, set()).add(self._local_id(told[0], suffix))

    def _unions_of_locals(self, locals_: list[tuple[int, OrganizationName]]) -> None:
        """A union named with a local is in the document: "UE Local 299" is no body of the European Union."""
        for _, name in locals_:
            if name.local is not None and name.local.union is not None:
                unions = [o for o in self.names.union(name.local.union).candidates if o.type == "union"]
                if len(unions) == 1:
                    self.votes.present.add(unions[0].id)

    def _named(self) -> list[Named]:
        """Where the document names what may own locals."""
        found = []
        for i in self.organizations:
            decision, mention = self.decisions[i], self.mentions[i]
            if decision is not None and decision.id is not None:
                record = self.records.get(decision.id)
                if record is not None:
                    union = record.parent if record.type == "local" and record.parent else record.id
                    found.append(Named(mention.start, mention.end, union, union != record.id))
                elif sounds_like_union(mention.surface):
                    found.append(Named(mention.start, mention.end, None))
        return found

    def _local_id(self, union: str, suffix: str) -> str:
        """The id of the local's record, where there is one (`ue-local-332`), else one under its union's."""
        written = f"{union}-{suffix}"
        record = self.records.get(written)
        return written if record is not None and record.parent == union else f"{union}:{suffix}"

    def _union(self, i: int, surface: str) -> str | None:
        """The union named in a local's name; of several bearers the one the document speaks for."""
        name = self.names.union(surface)
        if name.sure is not None or not name.candidates:
            return name.sure
        present = [o.id for o in name.candidates if o.id in self.votes.present]
        if len(present) == 1:
            return present[0]
        unions = [o for o in name.candidates if o.type in ("union", "federation", "national_center", "local")]
        if len(unions) == 1:
            return unions[0].id
        self._vote(i, name, set())
        decision = self.decisions[i]
        return decision.id if decision else None


def _translated(full: str, brief: str, bearer: Organization) -> bool:
    """Whether a full name may be the bearer's in a language whose words the acronym does not follow."""
    return full[:1].lower() == brief[:1].lower() or _nearness(full, bearer) >= 0.2


def _nearness(surface: str, o: Organization) -> float:
    return max(alike(surface, n) for n in o.names)
