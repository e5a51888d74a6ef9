"""Lists of organizations that staff keep: CSV, YAML, plain lines, or the partners in an authority record."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.errors import UsageError
from corpus.frozen import Record

if TYPE_CHECKING:
    from corpus.catalogue import Catalogue
    from corpus.settings import Settings

HOME = "home"
_COLUMNS = ("id", "name", "country")
_HEADS = {"organization": "name", "organisation": "name", "partner": "name", "union": "name"}


class Partner(Record):
    """An entry of a list: an id or any name, and an ISO country code where it was given to choose by."""

    name: str
    id: str | None = None
    country: str | None = None

    @property
    def asked(self) -> str:
        """What to call the entry: its name, else its id."""
        return self.name or self.id or ""


def read_partners(path: Path) -> list[Partner]:
    """The entries of a file: YAML by its ending (.yaml, .yml), else CSV or one name a line.

    Raises `UsageError` where it cannot be read or names nobody.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(
            f"--partners {path}: cannot be read ({error.strerror}). Try: a CSV file with a column name, or "
            "--partners home"
        ) from error
    return parse_partners(_decoded(data, str(path)), str(path), yaml=path.suffix.lower() in (".yaml", ".yml"))


def parse_partners(text: str, name: str, *, yaml: bool | None = None) -> list[Partner]:
    """As `read_partners`, from the text; `yaml` None looks whether it is YAML. `name` stands for the file."""
    if yaml is None:
        first = next((line for line in text.splitlines() if line.strip() and line[0] != "#"), "")
        yaml = first.startswith(("- ", "partners:", "---"))
    found = list(_from_yaml(text, name) if yaml else _from_lines(text))
    partners = list(dict.fromkeys(p for p in found if p.asked))
    if not partners:
        raise UsageError(f"--partners {name}: names no organization. Try: one name or id a line")
    return partners


def home_partners(catalogue: Catalogue, settings: Settings) -> list[Partner]:
    """The partners in the record of `home_organization`. Raises `UsageError` where there are none."""
    home = settings.home_organization
    if not home:
        raise UsageError(
            "--partners home: config.yaml names no home_organization. Try: home_organization: ue, or "
            "--partners FILE"
        )
    record = organizations_in_use(catalogue, settings).get(home)
    if record is None:
        raise UsageError(f"--partners home: no authority record {home}. Try: solidarity authority list")
    if not record.partners:
        raise UsageError(
            f"--partners home: the authority record {home} has no partners. Try: solidarity authority import "
            f"with a YAML file of the record's id and partners, or --partners FILE"
        )
    return [Partner("", identifier) for identifier in record.partners]


def organizations_in_use(catalogue: Catalogue, settings: Settings) -> Mapping[str, Any]:
    """The organizations' authority records with the archive's decisions on top, by id."""
    from corpus.authority.decisions import in_use  # reads with the authority files: 70 ms to import

    folder = Path(settings.authority_folder).resolve() if settings.authority_folder else None
    return in_use(folder, catalogue.decisions.standing()).authorities.organizations


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        import logging

        logging.getLogger(__name__).warning(
            "%s is not UTF-8; read as Windows-1252, as spreadsheets write it", name
        )
        return data.decode("cp1252", errors="replace")


def _from_lines(text: str) -> Iterator[Partner]:
    """A table with a head, or one name a line: names may have commas in them."""
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    if not lines:
        return
    for delimiter in (",", ";", "\t"):
        head = [cell.strip().lower() for cell in next(csv.reader([lines[0]], delimiter=delimiter), [])]
        head = [_HEADS.get(cell, cell) for cell in head]
        if {"id", "name"} & set(head):
            for row in csv.reader(io.StringIO("\n".join(lines[1:])), delimiter=delimiter):
                cells = dict(zip(head, (cell.strip() for cell in row), strict=False))
                yield _partner(cells)
            return
    for line in lines:
        name = line.strip()
        yield Partner(name[1:-1].replace('""', '"') if name[0] == name[-1] == '"' and len(name) > 1 else name)


def _from_yaml(text: str, name: str) -> Iterator[Partner]:
    import yaml

    try:
        loaded = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise UsageError(f"--partners {name}: not valid YAML: {error}".replace("\n", " ")) from error
    if isinstance(loaded, Mapping):
        loaded = loaded.get("partners")
    if not isinstance(loaded, list):
        raise UsageError(f"--partners {name}: a list is expected. Try: - CSN")
    for entry in loaded:
        if isinstance(entry, Mapping) and {"id", "name"} & set(entry):
            yield _partner({key: str(entry[key]) for key in _COLUMNS if entry.get(key) is not None})
        elif isinstance(entry, str | int):
            yield Partner(str(entry).strip())
        else:
            raise UsageError(f"--partners {name}: {entry!r:.60} is no name. Try: - CSN, or - {{id: csn}}")


def _partner(cells: Mapping[str, str]) -> Partner:
    return Partner(cells.get("name", ""), cells.get("id") or None, cells.get("country") or None)
