"""`solidarity compare`: two versions of a document, or two resolutions on one subject, clause by clause."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import click

from corpus import page_labels
from corpus.errors import UsageError
from pipeline.cli.markdown import emit_or_markdown, format_or_markdown_option
from pipeline.cli.output import clean
from pipeline.cli.session import Session, pass_session

if TYPE_CHECKING:
    from rich.console import Console

    from corpus.catalogue.clauses import HeldText, Passage
    from index.comparison import Change, Comparison, Kind

_COLUMNS = (
    "change", "number_before", "number_after", "role", "verb_before", "verb_after", "likeness", "words",
    "before", "after", "page_before", "page_after",
)  # fmt: skip
_MARKS: Mapping[str, tuple[str, str]] = {"same": ("", ""), "struck": ("[-", "-]"), "inserted": ("{+", "+}")}
"""How changed words stand in plain cells: as wdiff writes them."""


@click.command(
    epilog="Examples: solidarity compare k3v9q2ma@1 k3v9q2ma@2 · solidarity compare k3v9q2ma/4 p7x1w8zz/9 "
    "--format markdown"
)
@click.argument("before", metavar="A")
@click.argument("after", metavar="B")
@click.option("--changed", "only_changed", is_flag=True, help="Leave out the clauses that were kept.")
@click.option("--include-restricted", is_flag=True, help="Also what is restricted.")
@format_or_markdown_option
@pass_session
def compare(
    session: Session, before: str, after: str, only_changed: bool, include_restricted: bool, form: str | None
) -> None:
    """Compare two texts clause by clause: kept, changed (words marked), new, dropped.

    A and B are ids of documents or parts (ID/2), or versions of one (ID@1, ID/2@1). Where one of them has no
    clauses, paragraphs are compared. In cells, [-words-] were struck and {+words+} inserted.
    """
    from dataclasses import replace

    from index.comparison import compare as compared

    with session.open_archive() as archive:
        texts = [archive.catalogue.held_text(reference) for reference in (before, after)]
    for text in texts:
        if (text.rights or "").strip().lower() == "restricted" and not include_restricted:
            raise UsageError(f"{text.id} is restricted. Try: --include-restricted")
    whole = compared(*texts)
    counts = whole.counts
    found = whole
    if only_changed:
        found = replace(whole, changes=tuple(c for c in whole.changes if c.kind != "kept"))
    document = {**found.as_json(), "counts": counts}
    emit_or_markdown(
        form,
        document,
        (_row(change) for change in found.changes),
        _COLUMNS,
        lambda console: _table(console, found, counts),
        lambda: "\n".join(_markdown(found, counts)) + "\n",
    )


def _row(change: Change) -> dict[str, object]:
    row: dict[str, object] = {"change": change.kind, "likeness": round(change.likeness, 3)}
    for side, passage in (("before", change.before), ("after", change.after)):
        if passage is not None:
            row |= {
                side: passage.text,
                f"number_{side}": passage.number,
                f"verb_{side}": passage.verb,
                f"page_{side}": passage.page,
            }
    row["role"] = _roles(change)
    row["words"] = "".join(f"{_MARKS[m][0]}{text}{_MARKS[m][1]}" for m, text in change.words)
    return row


def _roles(change: Change) -> str | None:
    roles = [p.role for p in (change.before, change.after) if p is not None and p.role]
    return " → ".join(dict.fromkeys(roles)) or None


def _number(change: Change) -> str:
    """The clause's number, both where it changed."""
    before, after = (p.number if p else None for p in (change.before, change.after))
    if change.before is None or change.after is None or before == after:
        return after or before or ""
    return f"{before or '–'} → {after or '–'}"


def _pages(change: Change) -> str:
    def page(passage: Passage | None) -> str:
        told = page_labels.told(passage.page, passage.printed) if passage is not None else None
        return f"p. {told}" if told else ""

    return " → ".join(dict.fromkeys(p for p in (page(change.before), page(change.after)) if p))


def _label(change: Change) -> str:
    where = f"no. {number}" if (number := _number(change)) else ""
    return ", ".join(part for part in (where, _roles(change), _pages(change)) if part)


def _about(text: HeldText) -> str:
    facts = (text.convention, text.number and f"no. {text.number}", text.date or "undated", text.status)
    version = f"version {text.version} of {text.retrieved[:10]}"
    return " · ".join(clean(f) for f in (*facts, version) if f)


def _sum(counts: Mapping[Kind, int], unit: str) -> str:
    return f"{unit}s: " + ", ".join(f"{number} {kind}" for kind, number in counts.items())


def _table(console: Console, found: Comparison, counts: Mapping[Kind, int]) -> None:
    from rich.markup import escape
    from rich.padding import Padding

    for sign, text in (("A", found.before), ("B", found.after)):
        console.print(f"[bold]{sign} {escape(clean(text.title))}[/] [dim]{escape(clean(text.id))}[/]")
        console.print(f"  [dim]{escape(_about(text))}[/]")
    console.print(f"[bold]{_sum(counts, found.unit)}[/]")
    styles = {"same": "default", "struck": "red strike", "inserted": "green"}
    colours = {"kept": "dim", "changed": "yellow", "new": "green", "dropped": "red"}
    for change in found.changes:
        console.print(f"\n[{colours[change.kind]}]{change.kind}[/] [dim]{escape(clean(_label(change)))}[/]")
        words = "".join(f"[{styles[mark]}]{escape(clean(text))}[/]" for mark, text in change.words)
        console.print(Padding(words, (0, 0, 0, 4)))


def _markdown(found: Comparison, counts: Mapping[Kind, int]) -> Iterator[str]:
    from pipeline.markdown import address, escaped, marked

    yield f"# {escaped(found.before.title)}: what changed"
    yield ""
    for sign, text in (("A", found.before), ("B", found.after)):
        about = f"{text.title}, {_about(text)}"
        yield f"- **{sign}** {escaped(about)}, {address(text.origin)} (archive: {escaped(text.id)})"
    yield ""
    yield f"{escaped(_sum(counts, found.unit).capitalize())}. ~~Struck~~ and **inserted** words are marked."
    for change in found.changes:
        label = _label(change)
        yield ""
        yield f"{change.kind.capitalize()}{escaped(f', {label}') if label else ''}:"
        yield ""
        yield f"> {marked(change.words)}"
