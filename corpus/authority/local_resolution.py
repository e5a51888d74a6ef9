"""The locals of one document: each under its union, by its name or by what the document says."""

from __future__ import annotations

from corpus.authority.local_names import LocalName
from corpus.authority.local_owner import RECORDED_WORDS, LocalOwners, Named, sounds_like_union
from corpus.authority.lookup import OrganizationName, name_id
from corpus.authority.resolution import State
from corpus.authority.succession import heir

_UNIONS = ("union", "federation", "national_center", "local")
# An owner that is less sure than this is weighed against the trade that the document speaks of.
_SURE = 0.75

Found = list[tuple[int, OrganizationName]]


def resolve_locals(state: State, found: Found) -> None:
    """Decide what each local means."""
    if not found:
        return
    by_suffix: dict[str, set[str]] = {}
    alone: list[tuple[int, LocalName]] = []
    named: list[Named] = []
    for i, name in found:
        local = name.local
        if local is None:
            continue
        if local.union is None:
            alone.append((i, local))
            continue
        union = _union(state, i, local.union)
        mention = state.mentions[i]
        named.append(Named(mention.start, mention.end, union, True))
        if union is None:
            state.set(i, name.own_id)
            continue
        identifier = union if local.suffix is None else _local_id(state, union, local.suffix)
        state.set(i, identifier)
        if local.suffix is not None:
            by_suffix.setdefault(local.suffix, set()).add(identifier)
    if not alone:
        return
    told_by_local = {i for i, name in found if name.local is not None and name.local.union is not None}
    owners = LocalOwners(state.text, named + _named(state, told_by_local), state.names, state.votes.heard)
    known = owners.by_records({a.suffix for _, a in alone if a.suffix and a.word in RECORDED_WORDS})
    for i, local in sorted(alone, key=lambda a: state.mentions[a[0]].start):
        mention, suffix = state.mentions[i], local.suffix or ""
        siblings = by_suffix.get(suffix, set())
        owner = owners.following(mention.end)
        if owner is not None:
            state.set(i, _local_id(state, owner, suffix))
            continue
        if len(siblings) == 1:
            state.set(i, next(iter(siblings)), 0.9)
            continue
        told = (
            (known, 0.8)
            if known and local.word in RECORDED_WORDS
            else owners.owner(mention.start, local.word, state.votes.year)
        )
        if told is None or told[1] <= _SURE:
            told = (
                owners.by_trade(mention.start, mention.end, local.word, state.votes.year, told)
                or owners.known(suffix, local.word)
                or told
            )
        if told is None or not told[0]:
            state.set(i, name_id(mention.surface), 0.8)
        else:
            state.set(i, _local_id(state, told[0], suffix), told[1])
            by_suffix.setdefault(suffix, set()).add(_local_id(state, told[0], suffix))


def unions_of_locals(state: State, found: Found) -> None:
    """A union named with a local is in the document: "UE Local 299" is no body of the European Union."""
    for _, name in found:
        if name.local is not None and name.local.union is not None:
            unions = [o for o in state.names.union(name.local.union).candidates if o.type == "union"]
            if len(unions) == 1:
                state.votes.present.add(unions[0].id)


def _named(state: State, but: set[int]) -> list[Named]:
    """Where the document names what may own locals, the mentions `but` aside."""
    owners = []
    for i in state.organizations:
        if i in but:
            continue
        decision, mention = state.decisions[i], state.mentions[i]
        if decision is not None and decision.id is not None:
            record = state.records.get(decision.id)
            if record is not None:
                union = record.parent if record.type == "local" and record.parent else record.id
                owners.append(Named(mention.start, mention.end, union, union != record.id))
            elif sounds_like_union(mention.surface):
                owners.append(Named(mention.start, mention.end, None))
    return owners


def _local_id(state: State, union: str, suffix: str) -> str:
    """The id of the local's record, where there is one (`ue-local-332`), else one under its union's."""
    written = f"{union}-{suffix}"
    record = state.records.get(written)
    return written if record is not None and record.parent == union else f"{union}:{suffix}"


def _union(state: State, i: int, surface: str) -> str | None:
    """The union named in a local's name; of several bearers the one the document speaks for."""
    name = state.names.union(surface)
    if name.sure is not None and name.doubted:
        return heir(state.records[name.sure], state.votes.year, state.records).id
    if name.sure is not None or not name.candidates:
        return name.sure
    present = [o.id for o in name.candidates if o.id in state.votes.present]
    if len(present) == 1:
        return present[0]
    unions = [o for o in name.candidates if o.type in _UNIONS]
    if len(unions) == 1:
        return unions[0].id
    return state.votes.decide(state.mentions[i], name.candidates, set(), name.likely)[0]
