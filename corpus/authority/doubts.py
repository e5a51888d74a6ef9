"""Names that a record bears and that yet may mean another body: of another country, or of a later time."""

from __future__ import annotations

from corpus.authority.evidence import cue_before
from corpus.authority.lookup import OrganizationName
from corpus.authority.records import Organization
from corpus.authority.resolution import State
from corpus.authority.succession import outlived, shortens_heir
from corpus.authority.votes import STATE, kind_of


def take_heirs(state: State) -> None:
    """Lead to its heir the acronym of a body that had ended by then, where the document names the heir."""
    by_body: dict[str, list[int]] = {}
    for i in state.organizations:
        decision = state.decisions[i]
        record = state.records.get(decision.id or "") if decision is not None else None
        if record is not None and outlived(record, state.votes.year):
            by_body.setdefault(record.id, []).append(i)
    named = frozenset(state.mentions[i].surface for i in state.organizations) if by_body else frozenset()
    for identifier, indices in by_body.items():
        surfaces = {state.mentions[i].surface for i in indices}
        heirs = [state.records[s] for s in state.records[identifier].successor if s in state.votes.present]
        if len(surfaces) > 1 or not heirs:
            continue
        meant = shortens_heir(surfaces.pop(), heirs, named)
        if meant is not None:
            state.votes.present.discard(identifier)
            for i in indices:
                state.set(i, meant, 0.8)


def disbelieve(state: State, doubted: list[tuple[int, OrganizationName]]) -> None:
    """Leave without a record names of doubtful use whose one bearer is from a country that the document does
    not speak of, though of others: no "Senate" of a Colombian leaflet is that of the United States.
    """
    doubtful: dict[str, list[int]] = {}
    for i, name in doubted:
        decision = state.decisions[i]
        if decision is None or decision.id is None or decision.id != name.sure:
            continue
        record = state.records[decision.id]
        if _plain(state, state.mentions[i].surface, name, record):
            doubtful.setdefault(record.id, []).append(i)
    for identifier, indices in doubtful.items():
        record = state.records[identifier]
        if state.votes.too_early(record) or state.votes.about_others(record):
            state.votes.present.discard(identifier)
            for i in indices:
                state.set(i, state.names.organization(state.mentions[i].surface).own_id, 0.6)


def _plain(state: State, surface: str, name: OrganizationName, record: Organization) -> bool:
    """Whether bodies of other countries may well be called so: no firm that is known the world over."""
    if record.country is None or record.type in ("company", "employers"):
        return False
    if kind_of(record) == STATE:
        return True
    return not name.acronym and (
        " " in surface or (record.type == "media" and state.votes.heard.common(surface))
    )


def look_elsewhere(state: State, doubted: list[tuple[int, OrganizationName]]) -> None:
    """Lead to the bearer in the country that is told names of doubtful use: "Ghana's Mineworkers"."""
    for i, name in doubted:
        decision = state.decisions[i]
        if decision is None or decision.id != name.sure or name.acronym:
            continue
        cue = cue_before(state.text, state.mentions[i].start, state.names.cues)
        if cue is None or state.names.country(cue) in {o.country for o in name.candidates}:
            continue
        meant = state.cued(cue, state.names.of_trade(state.mentions[i].surface))
        if meant is not None:
            state.set(i, meant.id, 0.8)
            state.votes.present.add(meant.id)
