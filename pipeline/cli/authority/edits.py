"""`solidarity authority add`, `merge`, `split` and `rename`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from corpus.errors import AuthorityError, NotFoundError, UsageError
from pipeline.cli.authority.common import (
    apply_option,
    editing,
    emit_outcome,
    find_label,
    label_for,
    places_option,
    progress,
    unknown,
)
from pipeline.cli.output import format_option
from pipeline.cli.session import Session, pass_session

if TYPE_CHECKING:
    from corpus.archive import Archive
    from corpus.authority.decisions import Replayed
    from corpus.authority.forms import RecordLabel

OPEN = "open"


@click.command(
    epilog="Example: solidarity authority add --id amber-valley --name 'Amber Valley Foods' --type company"
    " --country us --alias 'Amber Valley'"
)
@click.option("--id", "identifier", required=True, help="A new id: lower-case letters, digits, hyphens.")
@click.option("--name", required=True, help="The name that it is shown by.")
@click.option("--type", "kind", required=True, help="union, federation, company, ...; city, region, ...")
@click.option(
    "--country", metavar="CODE", help="ISO 3166-1, two lower-case letters [default: international]."
)
@click.option("--acronym", "acronyms", multiple=True, help="An acronym (organizations only); repeatable.")
@click.option("--alias", "aliases", multiple=True, help="Another name; repeatable.")
@click.option("--ambiguous", multiple=True, help="One of its names that others bear too; repeatable.")
@click.option("--parent", metavar="ID", help="What it is a part of.")
@click.option("--affiliation", metavar="ID", multiple=True, help="A body that it belongs to; repeatable.")
@places_option
@apply_option
@format_option
@pass_session
def add(
    session: Session, /, identifier: str, name: str, kind: str, places: bool, no_apply: bool,
    form: str | None, **given: Any,
) -> int:  # fmt: skip
    """A new record. Documents that mention one of its names lead to it from now on."""
    record: dict[str, Any] = {"id": identifier, "name": name, "type": kind}
    record |= {key: given[key] for key in ("country", "parent") if given[key]}
    record |= {key: list(given[key]) for key in ("ambiguous",) if given[key]}
    if places:
        if given["acronyms"] or given["affiliation"]:
            raise UsageError("--acronym and --affiliation are for organizations. Try: --alias")
        record |= {"names": list(given["aliases"])}
    else:
        record |= {key: list(given[key]) for key in ("acronyms", "aliases", "affiliation") if given[key]}
    with editing(session, "add") as archive:
        return _take(session, archive, form, no_apply, "add", {"label": label_for(places), "record": record})


@click.command(epilog="Examples: solidarity authority merge name:amber-valley-foods-inc amber-valley")
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="INTO")
@places_option
@apply_option
@format_option
@pass_session
def merge(session: Session, source: str, target: str, places: bool, no_apply: bool, form: str | None) -> int:
    """Two that are one: all mentions of FROM mean INTO, which bears its names from now on.

    FROM is a record, or a name without one (name:...). Its id goes on leading to INTO in searches. This
    is for one body under two ids; where one union merged with another in history, both keep their records.
    """
    with editing(session, "merge") as archive:
        records = _records(session, archive)
        label = find_label(records, target, places)
        payload: dict[str, Any] = {"label": label, "from": source, "into": target}
        if ":" in source:
            payload["names"] = _names_of(archive, records, label, source)
        elif find_label(records, source, label == "PLACE") != label:
            raise AuthorityError(f"{source} is a place and {target} an organization; they cannot be one")
        return _take(session, archive, form, no_apply, "merge", payload)


@click.command(
    epilog="Examples: solidarity authority split unt-mx --name 'UNT de Jalisco' --into unt-jalisco"
    " --type union · solidarity authority split open --name CUT --document k3m9qa2b --into cut-br"
)
@click.argument("identifier", metavar="ID")
@click.option("--name", "names", multiple=True, required=True, help="The name to take away; repeatable.")
@click.option(
    "--into", "target", metavar="ID", required=True, help="The record that it goes to; made if new."
)
@click.option("--document", metavar="ID", help="Only in this document.")
@click.option("--new-name", metavar="NAME", help="The name of the new record [default: the first --name].")
@click.option("--type", "kind", help="The type of the new record [default: as ID's].")
@click.option("--country", metavar="CODE", help="The country of the new record [default: as ID's].")
@places_option
@apply_option
@format_option
@pass_session
def split(
    session: Session, identifier: str, names: tuple[str, ...], target: str, document: str | None,
    new_name: str | None, kind: str | None, country: str | None, places: bool, no_apply: bool,
    form: str | None,
) -> int:  # fmt: skip
    """Two that were taken for one: a name of ID belongs to another record.

    With --document the name means the other record in that document alone, whatever its text speaks for;
    ID may then be `open`, for a name that was left open.
    """
    with editing(session, "split") as archive:
        records = _records(session, archive)
        if document is not None:
            document = archive.catalogue.documents.accession(document.partition("/")[0]).id
            label = _label_in(archive, records, identifier, places, names, document)
        elif identifier == OPEN or ":" in identifier:
            raise UsageError(
                f"{identifier} has no record to split. Try: --document ID,"
                " solidarity authority add, or solidarity authority merge"
            )
        else:
            label = find_label(records, identifier, places)
        payload: dict[str, Any] = {"label": label, "id": identifier, "names": list(names), "into": target}
        if document is not None:
            payload["document"] = document
        record = _new_record(records, label, identifier, target, new_name or names[0], kind, country)
        if record:
            payload["record"] = record
        return _take(session, archive, form, no_apply, "split", payload)


@click.command(epilog='Example: solidarity authority rename ue "United Electrical Workers"')
@click.argument("identifier", metavar="ID")
@click.argument("name", metavar="NAME")
@places_option
@apply_option
@format_option
@pass_session
def rename(
    session: Session, identifier: str, name: str, places: bool, no_apply: bool, form: str | None
) -> int:
    """Another name to be shown by. The old one stays among its names, the id stays as it is."""
    with editing(session, "rename") as archive:
        if ":" in identifier:
            raise UsageError(f"{identifier} has no record. Try: solidarity authority add, then merge")
        label = find_label(_records(session, archive), identifier, places)
        payload = {"label": label, "id": identifier, "name": name}
        return _take(session, archive, form, no_apply, "rename", payload)


def _records(session: Session, archive: Archive) -> Replayed:
    from pipeline.authority import records_in_use

    return records_in_use(archive, session.settings)


def _take(
    session: Session, archive: Archive, form: str | None, no_apply: bool, kind: str, payload: dict[str, Any]
) -> int:
    from corpus.authority.decisions import Decision
    from corpus.authority.told import told
    from pipeline.authority import edit

    with progress(session) as step:
        outcome = edit(archive, session.settings, [(kind, payload)], apply=not no_apply, progress=step)
    said = {number: told(Decision(number, "", kind, payload)) for number in outcome.decisions}
    return emit_outcome(session, form, outcome, said)


def _names_of(archive: Archive, records: Replayed, label: RecordLabel, identifier: str) -> list[str]:
    """The names under which something without a record is mentioned, one of each spelling.

    Those without a leading article first; locals told by a number alone are left out, since it tells little.
    """
    from corpus.authority.local_names import local_name
    from corpus.authority.lookup import name_id
    from corpus.folding import name_key

    surfaces = [found.surface for found in archive.catalogue.usage.surfaces(label, identifier)]
    if not surfaces:
        raise unknown(records, identifier, (label,), archive)
    kept: dict[str, str] = {}
    for surface in sorted(surfaces, key=lambda s: name_key(s).startswith("the ")):
        local = local_name(surface)
        if local is None or local.union is not None:
            kept.setdefault(name_id(surface), surface)
    return list(kept.values())


def _label_in(
    archive: Archive, records: Replayed, identifier: str, places: bool, names: tuple[str, ...], document: str
) -> RecordLabel:
    """The label of a name in a document, which must mean `identifier` there. Raises `NotFoundError`."""
    from corpus.folding import name_key

    labels: tuple[RecordLabel, ...] = ("PLACE",) if places else ("ORG", "PLACE")
    usage = archive.catalogue.usage
    wanted = {name_key(name) for name in names}
    for label in labels:
        if identifier == OPEN:
            found = usage.open_in(label, document)
        else:
            found = [s.surface for s in usage.surfaces(label, identifier, document)]
        if wanted <= {name_key(surface) for surface in found}:
            return label
    if identifier != OPEN:
        find_label(records, identifier, places, archive)
    listed = " and ".join(names)
    raise NotFoundError(
        f"document {document} has no {listed} that means {identifier}."
        f" Look: solidarity show {document} --mentions"
    )


def _new_record(
    records: Replayed, label: RecordLabel, identifier: str, target: str, name: str, kind: str | None,
    country: str | None,
) -> dict[str, Any] | None:  # fmt: skip
    """The record that a split makes; None where there is one."""
    from corpus.authority.forms import table_of

    table = table_of(records.authorities, label)
    if target in table:
        if kind or country:
            raise UsageError(f"{target} has a record already; --type and --country are for new ones")
        return None
    source = table.get(identifier)
    if kind is None and source is None:
        raise UsageError(f"{target} is new: which type is it? Try: --type union")
    made: dict[str, Any] = {"id": target, "name": name, "type": kind or (source.type if source else "")}
    country = country or (source.country if source else None)
    return made | ({"country": country} if country else {})
