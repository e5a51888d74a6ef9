"""A briefing on where organizations are mentioned, as Markdown: each quotation with its citation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from corpus import page_labels
from corpus.catalogue.evidence import Evidence, Undecided
from index.evidence import Mentioning, MentionReport, group, in_order, matrix
from pipeline.markdown import address, escaped, table, with_bold

_NAMES_TOLD = 6


@dataclass(frozen=True, slots=True)
class Asked:
    """What a briefing answers and how it was searched.

    `date` is the day of the search, `limits` its filters in words, `unknown` the names that fit no
    organization, `undecided` the names whose bearer the archive leaves open at some places, `documents` how
    many the archive holds. `by` is what the counts go by: "convention" or "year".
    """

    title: str
    date: str
    limits: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    undecided: tuple[Undecided, ...] = ()
    documents: int = 0
    by: str = "convention"
    with_affiliates: bool = False


@dataclass(frozen=True, slots=True)
class _Entry:
    """A part that is quoted once, with all reports that it is in."""

    found: Mentioning
    reports: tuple[tuple[MentionReport, Mentioning], ...]


def briefing(reports: Sequence[MentionReport], asked: Asked) -> str:
    """The whole briefing."""
    lines = [f"# {escaped(asked.title)}", "", asked.date, "", _question(reports, asked), ""]
    entries = _entries(reports)
    lines += [_sum(entries), ""]
    if len(reports) > 1 and entries:
        lines += [*_matrix(reports, asked.by), ""]
    lines += _without(reports, asked.unknown)
    for heading, members in groupby(entries, key=lambda e: group(e.found, "convention")):
        lines += [f"## {escaped(heading[:1].upper() + heading[1:])}", ""]
        for entry in members:
            lines += _quoted(entry, several=len(reports) > 1)
    lines += _method(reports, asked)
    return "\n".join(lines).rstrip() + "\n"


def named(report: MentionReport) -> str:
    """An organization as it is told apart from others of its name: with its country."""
    row = report.organization
    return f"{row.name} ({row.country.upper()})" if row.country else row.name


def _question(reports: Sequence[MentionReport], asked: Asked) -> str:
    names = [named(r) for r in reports] + list(asked.unknown)
    whom = ", ".join(names) if len(names) <= 3 else f"{len(names)} organizations (named below)"
    kin = ", each with its parts, affiliates and predecessors" * asked.with_affiliates
    limits = f" Only: {'; '.join(asked.limits)}." if asked.limits else ""
    return f"**Asked:** {escaped(f'which documents mention {whom}{kin}, and what do they say?{limits}')}"


def _sum(entries: Sequence[_Entry]) -> str:
    resolutions = sum(e.found.hit.kind == "resolution" for e in entries)
    others = len(entries) - resolutions
    preamble = sum(e.found.hit.kind == "resolution" and _only_preamble(e) for e in entries)
    told = [f"{_count(resolutions, 'resolution')}" + f" ({preamble} in the preamble only)" * bool(preamble)]
    if others:
        told.append(_count(others, "other document"))
    return f"**Found:** {' and '.join(told)}."


def _only_preamble(entry: _Entry) -> bool:
    return all(found.named_in == "preamble" for _, found in entry.reports)


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'s' * (number != 1)}"


def _matrix(reports: Sequence[MentionReport], by: str) -> list[str]:
    headings, counts = matrix(reports, by)
    rows = [
        [named(report), *(n or "–" for n in row), sum(row)]
        for report, row in zip(reports, counts, strict=True)
    ]
    return table(["Organization", *headings, "All"], rows, right=range(1, len(headings) + 2))


def _without(reports: Sequence[MentionReport], unknown: Sequence[str]) -> list[str]:
    missing = [named(r) for r in reports if not r.documents]
    if not missing and not unknown:
        return []
    lines = ["## No mention", ""]
    lines += [f"- {escaped(name)}" for name in missing]
    lines += [f"- {escaped(name)} — no organization is known by this name" for name in unknown]
    return [*lines, ""]


def _entries(reports: Sequence[MentionReport]) -> list[_Entry]:
    """Every part once, in the order of the reports: by year, convention, number."""
    by_part: dict[str, list[tuple[MentionReport, Mentioning]]] = {}
    for report in reports:
        for found in report.documents:
            by_part.setdefault(found.hit.id, []).append((report, found))
    entries = [_Entry(members[0][1], tuple(members)) for members in by_part.values()]
    return sorted(entries, key=lambda e: in_order(e.found))


def _quoted(entry: _Entry, *, several: bool) -> Iterator[str]:
    hit = entry.found.hit
    number = f"No. {hit.number}: " if hit.number else ""
    status = f" — {escaped(hit.status)}" if hit.status else ""
    yield f"### {escaped(f'{number}{hit.title}')}{status}"
    yield ""
    if several:
        everyone = "; ".join(named(report) + _apart(found) for report, found in entry.reports)
        yield f"Names {escaped(everyone)}."
        yield ""
    elif note := _apart(entry.found):
        yield f"Named{escaped(note)}."
        yield ""
    evidence = [(report, e) for report, found in entry.reports for e in found.evidence]
    pages: dict[str, None] = {}
    for _, members in groupby(sorted(evidence, key=_place), key=lambda pair: (pair[1].at, pair[1].text)):
        clause = list(members)
        first = clause[0][1]
        if page := page_labels.told(first.page, first.printed):
            pages[page] = None
        spans = [(e.start, e.end) for _, e in clause]
        yield f"{_where(first)}{escaped(_meant(clause))}:"
        yield ""
        yield f"> {with_bold(first.text, spans)}"
        yield ""
    yield _citation(entry.found, list(pages))
    yield ""


def _place(pair: tuple[MentionReport, Evidence]) -> tuple[int, str, int]:
    return pair[1].at, pair[1].text, pair[1].start


def _apart(found: Mentioning) -> str:
    return " in the preamble only" if found.named_in == "preamble" else ""


def _where(evidence: Evidence) -> str:
    told = []
    if evidence.clause:
        told.append(f"Clause {evidence.clause}")
    if evidence.role:
        told.append(f"{evidence.role} clause" if not told else evidence.role)
    if evidence.verb:
        told.append(f"{evidence.verb} ({evidence.stance})" if evidence.stance else evidence.verb)
    if evidence.target:
        told.append(f"asked: {evidence.target}")
    if page := page_labels.told(evidence.page, evidence.printed):
        told.append(f"page {page}")
    line = ", ".join(told) or "In the text"
    return escaped(line[0].upper() + line[1:])


def _meant(clause: Sequence[tuple[MentionReport, Evidence]]) -> str:
    """Which body is meant, where it is not the one that was asked for but one that counts with it."""
    told = {}
    for report, e in clause:
        if (kin := report.body.kin.get(e.organization)) is not None:
            relation = {"part": "part", "affiliate": "affiliate", "predecessor": "predecessor"}[kin.relation]
            told[e.organization] = (
                f"{report.body.name_of(e.organization)}, {relation} of {report.body.name_of(kin.of)}"
            )
    return f" — meant is {'; '.join(told.values())}" if told else ""


def _citation(found: Mentioning, pages: Sequence[str]) -> str:
    hit = found.hit
    book = found.source.title if hit.id != hit.document and found.source.title != hit.title else None
    told = (book, hit.convention, hit.date or found.year or "undated", hit.source)
    facts = [
        f"*{escaped(hit.title)}*",
        *(escaped(fact) for fact in told if fact),
        address(found.source.origin),
    ]
    if pages:
        facts.append(f"p{'p' * (len(pages) > 1)}. {', '.join(pages)}")
    facts.append(f"retrieved {found.source.retrieved[:10]}")
    return f"{', '.join(facts)} (archive: {escaped(hit.id)})."


def _method(reports: Sequence[MentionReport], asked: Asked) -> list[str]:
    lines = ["## How this was searched", ""]
    lines.append(
        f"In an archive of {_count(asked.documents, 'document')}, on {asked.date}, with Solidarity. An "
        "organization is found under every name of its authority record:"
    )
    lines.append("")
    for report in reports:
        row = report.organization
        others = [name for name in row.names if name != row.name]
        more = f" and {len(others) - _NAMES_TOLD} more" if len(others) > _NAMES_TOLD else ""
        known = f": {', '.join(others[:_NAMES_TOLD])}{more}" if others else ""
        lines.append(f"- {escaped(f'{row.name} [{row.id}]{known}')}")
    lines.append("")
    for name in asked.undecided:
        lines.append(
            f"- {escaped(name.surface)} is left open at {_count(name.mentions, 'more place')} in "
            f"{_count(name.documents, 'document')}: whom it means there is not certain, so it is not counted."
        )
    if asked.undecided:
        lines.append("")
    return lines
