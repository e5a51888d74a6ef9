"""The settings of config.yaml: every key, its type and default, checked with the line of each mistake.

The defaults live here, as code; config.yaml in the project's root shows them with a comment each, and
a test holds the two together. Nothing is imported for an archive that has no config.yaml.
"""

from __future__ import annotations

import types
import typing
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

from corpus.errors import ConfigError
from corpus.frozen import Record, made

TAGGERS = ("default", "fast", "none")
PDF_ENGINES = ("pypdf", "pdfium", "auto")
OCR_MODES = ("auto", "off", "force")


class IngestSettings(Record):
    """How documents are taken in. Times in seconds, sizes in megabytes."""

    workers: int = 0
    seconds_per_document: float = 60.0
    megabytes_per_worker: int = 2048
    max_file_megabytes: int = 200
    documents_per_worker: int = 5000


class ExtractSettings(Record):
    """What tells organizations and places: a tagger of ours (default, fast or none), or a spaCy pipeline."""

    tagger: str = "default"
    spacy_model: str | None = None


class PdfSettings(Record):
    """How PDFs are read: by pypdf, by pdfium, or by pdfium only where pypdf fails or is too slow (auto)."""

    engine: str = "auto"


class OcrSettings(Record):
    """How scanned pages are recognised: where it is needed (auto), never (off), all pages (force); in which
    languages, by tesseract's names."""

    mode: str = "auto"
    languages: list[str] = made(default_factory=lambda: ["eng", "spa", "fra"])


class FetchSettings(Record):
    """How pages are fetched: who asks, how fast, how much. Times in seconds, sizes in megabytes."""

    contact: str | None = None
    seconds_between_requests: float = 2.0
    longest_crawl_delay: float = 60.0
    seconds: float = 30.0
    max_megabytes: int = 10
    redirects: int = 5
    retries: int = 2
    longest_wait: float = 120.0
    allow_private_hosts: list[str] = made(default_factory=list)


class SearchSettings(Record):
    """How searches answer when the call does not say."""

    limit: int = 10
    facets: list[str] = made(
        default_factory=lambda: ["kind", "organization", "place", "country", "year", "language"]
    )
    facet_values: int = 8


class Settings(Record):
    """All of config.yaml."""

    archive: str = "./archive"
    home_organization: str | None = None
    authority_folder: str | None = None
    sites: list[str] = made(default_factory=list)
    sites_folder: str | None = None
    ingest: IngestSettings = made(default_factory=IngestSettings)
    extract: ExtractSettings = made(default_factory=ExtractSettings)
    pdf: PdfSettings = made(default_factory=PdfSettings)
    ocr: OcrSettings = made(default_factory=OcrSettings)
    fetch: FetchSettings = made(default_factory=FetchSettings)
    search: SearchSettings = made(default_factory=SearchSettings)


def shipped_config() -> str:
    """The text of the commented config.yaml that comes with Solidarity."""
    here = Path(__file__).parent
    for path in (here / "config.yaml", here.parent / "config.yaml"):
        if path.exists():
            return path.read_text("utf-8")
    raise ConfigError("the config.yaml that comes with Solidarity is missing: install it again")


def load_settings(path: Path | None) -> Settings:
    """The settings in a config.yaml; keys that are left out keep their defaults.

    `None` gives the defaults. Raises `ConfigError` naming the file, the line, the key and what is expected.
    """
    if path is None:
        return Settings()
    try:
        text = path.read_text("utf-8")
    except OSError as error:
        raise ConfigError(
            f"{path}: cannot be read ({error.strerror}). Try: solidarity init, or --config FILE"
        ) from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: is not UTF-8 text (byte {error.start})") from error
    return parse_settings(text, str(path))


def parse_settings(text: str, name: str = "config.yaml") -> Settings:
    """As `load_settings`, from the text itself; `name` stands for the file in messages."""
    import yaml

    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = f"line {mark.line + 1}: " if mark else ""
        raise ConfigError(f"{name}: {line}not valid YAML: {error.problem}") from error
    except yaml.YAMLError as error:
        raise ConfigError(f"{name}: not valid YAML: {error}") from error
    if root is None:
        return Settings()
    settings: Settings = _section(root, Settings, "", name)
    _check_values(settings, name)
    return settings


def _section(node: Any, cls: Any, prefix: str, name: str) -> Any:
    import yaml

    line = node.start_mark.line + 1
    if not isinstance(node, yaml.MappingNode):
        what = prefix.rstrip(".") or "the file"
        raise ConfigError(f"{name}: line {line}: {what} must hold keys and values")
    hints = get_type_hints(cls)
    known = list(cls.__names__)
    values: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key, at = str(key_node.value), key_node.start_mark.line + 1
        if key not in known:
            raise ConfigError(f"{name}: line {at}: unknown key {prefix}{key}.{_nearest(key, known)}")
        if key in values:
            raise ConfigError(f"{name}: line {at}: {prefix}{key} is given twice")
        values[key] = _value(value_node, hints[key], f"{prefix}{key}", name)
    return cls(**values)


def _value(node: Any, hint: Any, key: str, name: str) -> Any:
    import yaml

    if isinstance(hint, type) and issubclass(hint, Record):
        if isinstance(node, yaml.ScalarNode) and node.tag.endswith(":null"):
            return hint()  # a section with all its keys commented out
        return _section(node, hint, f"{key}.", name)
    try:
        value = yaml.constructor.SafeConstructor().construct_object(node, deep=True)
    except yaml.YAMLError as error:
        line = node.start_mark.line + 1
        raise ConfigError(f"{name}: line {line}: {key} cannot be understood: {error}") from error
    if not _fits(value, hint):
        line = node.start_mark.line + 1
        raise ConfigError(f"{name}: line {line}: {key} must be {_said(hint)}, found {value!r}")
    return float(value) if hint is float else value


def _fits(value: Any, hint: Any) -> bool:
    origin = get_origin(hint)
    if origin in (types.UnionType, typing.Union):
        return any(_fits(value, h) for h in get_args(hint))
    if origin is list:
        return isinstance(value, list) and all(_fits(v, get_args(hint)[0]) for v in value)
    if hint is float:
        return isinstance(value, int | float) and not isinstance(value, bool)
    if hint is int:
        return isinstance(value, int) and not isinstance(value, bool)
    if hint is type(None):
        return value is None
    return isinstance(value, hint)


def _said(hint: Any) -> str:
    origin = get_origin(hint)
    if origin in (types.UnionType, typing.Union):
        return " or ".join(_said(h) for h in get_args(hint))
    if origin is list:
        return f"a list of {_said(get_args(hint)[0])}s"
    names = {
        int: "a whole number",
        float: "a number",
        str: "a text",
        bool: "true or false",
        type(None): "empty",
    }
    return names.get(hint, str(hint))


def _nearest(word: str, known: list[str]) -> str:
    import difflib

    close = difflib.get_close_matches(word, known, n=1)
    return f" Did you mean {close[0]}?" if close else f" Known: {', '.join(known)}"


def _check_values(settings: Settings, name: str) -> None:
    """Values that are of the right type and still make no sense."""
    if settings.extract.tagger not in TAGGERS:
        found = settings.extract.tagger
        raise ConfigError(f"{name}: extract.tagger must be {', '.join(TAGGERS)}, found {found!r}")
    if settings.pdf.engine not in PDF_ENGINES:
        found = settings.pdf.engine
        raise ConfigError(f"{name}: pdf.engine must be {', '.join(PDF_ENGINES)}, found {found!r}")
    if settings.ocr.mode not in OCR_MODES:
        raise ConfigError(f"{name}: ocr.mode must be {', '.join(OCR_MODES)}, found {settings.ocr.mode!r}")
    languages = settings.ocr.languages
    if not languages or not all(language.isidentifier() for language in languages):
        known = "names of tesseract's, such as [eng, spa]"
        raise ConfigError(f"{name}: ocr.languages must be {known}, found {languages}")
    ingest, fetch, search = settings.ingest, settings.fetch, settings.search
    for key, value, least in (
        ("ingest.workers", ingest.workers, 0),
        ("ingest.seconds_per_document", ingest.seconds_per_document, 1),
        ("ingest.megabytes_per_worker", ingest.megabytes_per_worker, 512),
        ("ingest.max_file_megabytes", ingest.max_file_megabytes, 1),
        ("ingest.documents_per_worker", ingest.documents_per_worker, 1),
        ("fetch.seconds_between_requests", fetch.seconds_between_requests, 0),
        ("fetch.longest_crawl_delay", fetch.longest_crawl_delay, 0),
        ("fetch.seconds", fetch.seconds, 1),
        ("fetch.max_megabytes", fetch.max_megabytes, 1),
        ("fetch.redirects", fetch.redirects, 0),
        ("fetch.retries", fetch.retries, 0),
        ("fetch.longest_wait", fetch.longest_wait, 0),
        ("search.limit", search.limit, 0),
        ("search.facet_values", search.facet_values, 1),
    ):
        if value < least:
            raise ConfigError(f"{name}: {key} must be at least {least}, found {value}")
