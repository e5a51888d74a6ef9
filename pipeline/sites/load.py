"""A site's description from its YAML file, every key checked (docs/adding.md says what each means)."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path
from typing import Any, cast

from corpus.document import KINDS
from corpus.errors import ConfigError
from pipeline.sites.checked import Entry, Section, compose
from pipeline.sites.description import (
    VALUES,
    Canonical,
    Kinds,
    ListingPage,
    Match,
    Precision,
    Removal,
    Sample,
    Site,
    Start,
    Value,
    Versions,
)

_KEYS = (
    "name", "label", "tried", "match", "canonical", "start", "listing", "documents", "depth", "recheck",
    "remove", "body", *VALUES, "kind", "source", "tail", "issue", "versions", "tests",
)  # fmt: skip
_DATES = ("date", "adopted")
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_HOST = re.compile(r"(?:\*\.)?(?:[\w-]+(?:\.[\w-]+)*|\[[0-9a-fA-F:]+\])(?::\d{1,5})?")

# What a test page may be held to.
EXPECTED = (
    "title", "author", "published", "adopted", "kind", "convention", "number", "language", "source",
    "text_starts", "text_ends", "text_has", "text_lacks", "clauses", "parts", "links", "next", "follows",
)  # fmt: skip
_LISTS = ("text_has", "text_lacks", "links", "follows")
_COUNTS = ("clauses", "parts")


def load_site(path: Path, *, shipped: bool = False) -> Site:
    """The description in a file. Raises ConfigError naming the file, the line and the key."""
    try:
        text = path.read_text("utf-8")
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: is not UTF-8 text (byte {error.start})") from error
    return parse_site(text, str(path), path, shipped=shipped)


def parse_site(text: str, name: str, path: Path | None = None, *, shipped: bool = False) -> Site:
    """As `load_site`, from the text itself; `name` stands for the file in messages."""
    top = compose(text, name)
    top.allow(*_KEYS)
    called = top.need("name")
    if not _NAME.fullmatch(called.text()):
        raise called.wrong("small letters, figures and hyphens, such as labornotes")
    documents = _section(top, "documents", "include", "exclude")
    listing = _section(top, "listing", "links", "next")
    values = {key: _values(entry, key) for key in VALUES if (entry := top.get(key)) is not None}
    issue = top.get("issue")
    depth, versions = top.get("depth"), top.get("versions")
    return Site(
        name=called.text(),
        match=tuple(_match(entry) for entry in top.need("match").entries()),
        label=top.text("label"),
        tried=top.flag("tried"),
        shipped=shipped,
        file=path,
        canonical=_canonical(_section(top, "canonical", *_names(Canonical))),
        start=_start(_section(top, "start", *_names(Start))),
        listing=ListingPage(listing.text("links") or None, listing.text("next") or None)
        if listing
        else ListingPage(),
        include=documents.patterns("include") if documents else (),
        exclude=documents.patterns("exclude") if documents else (),
        depth=depth.number() if depth else 0,
        recheck=_recheck(top.get("recheck")),
        remove=tuple(_removal(entry) for entry in top.listed("remove")),
        body=tuple(entry.selector() for entry in top.listed("body")),
        values=values,
        kind=_kinds(top.get("kind")),
        source=top.text("source") or None,
        tail=top.patterns("tail", re.MULTILINE),
        issue=_issue(issue) if issue else None,
        versions=cast(Versions, versions.one_of(("by-change", "by-convention"))) if versions else "by-change",
        tests=tuple(_sample(entry, path) for entry in top.listed("tests")),
    )


def _names(cls: Any) -> list[str]:
    return [f.name for f in fields(cls)]


def _section(top: Section, key: str, *known: str) -> Section | None:
    entry = top.get(key)
    if entry is None:
        return None
    section = entry.section()
    section.allow(*known)
    return section


def _match(entry: Entry) -> Match:
    host, slash, path = entry.text().partition("/")
    if not _HOST.fullmatch(host):
        raise entry.wrong("a host and perhaps a pattern of paths, such as labornotes.org/blogs/.*")
    try:
        pattern = re.compile(f"/{path}") if slash and path else None
    except re.error as error:
        raise entry.error(f"is not a regular expression after the host: {error}") from error
    return Match(host.lower().removeprefix("www."), pattern)


def _canonical(section: Section | None) -> Canonical:
    if section is None:
        return Canonical()
    kept = section.keys.get("keep_parameters")
    https, www = section.get("https"), section.get("www")
    return Canonical(
        drop_parameters=section.texts("drop_parameters"),
        keep_parameters=section.texts("keep_parameters") if kept is not None else None,
        https=https.flag() if https else None,
        www=www.flag() if www else None,
    )


def _start(section: Section | None) -> Start:
    if section is None:
        return Start()
    found: dict[str, tuple[str, ...]] = {}
    for key in _names(Start):
        for entry in section.listed(key):
            if not re.match(r"https?://[^/]", entry.text()):
                raise entry.wrong("an address that begins with https://")
        found[key] = section.texts(key)
    return Start(**found)


def _recheck(entry: Entry | None) -> str | int:
    if entry is None:
        return "always"
    value = entry.value
    if isinstance(value, int) and not isinstance(value, bool):
        return entry.number(least=1)
    if value not in ("always", "never"):
        raise entry.wrong("always, never or a number of days")
    return str(value)


def _removal(entry: Entry) -> Removal:
    if not entry.is_section:
        return Removal(entry.selector())
    section = entry.section()
    section.allow("selector", "pattern", "whole")
    pattern = section.get("pattern")
    return Removal(
        section.need("selector").selector(),
        pattern.pattern() if pattern else None,
        section.flag("whole"),
    )


def _values(entry: Entry, key: str) -> tuple[Value, ...]:
    """The places of a value, in the order in which they are asked."""
    return tuple(_value(one, key) for one in entry.entries())


def _value(entry: Entry, key: str) -> Value:
    if not entry.is_section:
        if key == "language" and _LANGUAGE.fullmatch(entry.text()):
            return Value(constant=entry.text())
        return Value(entry.selector())
    section = entry.section()
    dated = ("format", "precision") if key in _DATES else ()
    section.allow("selector", "attribute", "pattern", *dated)
    pattern, precision = section.get("pattern"), section.get("precision")
    return Value(
        selector=section.need("selector").selector(),
        attribute=section.text("attribute") or None,
        pattern=pattern.pattern(groups=True) if pattern else None,
        format=section.text("format") or None,
        precision=cast(Precision, precision.one_of(("day", "month", "year"))) if precision else None,
    )


def _kinds(entry: Entry | None) -> Kinds:
    if entry is None:
        return Kinds()
    if not entry.is_section:
        return Kinds(default=entry.one_of(KINDS))
    section = entry.section()
    section.allow("paths", "default")
    paths = []
    if (mapping := section.get("paths")) is not None:
        for written, kind in mapping.section().keys.items():
            try:
                paths.append((re.compile(written), kind.one_of(KINDS)))
            except re.error as error:
                raise kind.error(f"is not a regular expression: {error}") from error
    default = section.get("default")
    return Kinds(tuple(paths), default.one_of(KINDS) if default else None)


def _issue(entry: Entry) -> str:
    if not entry.is_section:
        return entry.selector()
    section = entry.section()
    section.allow("selector")
    return section.need("selector").selector()


def _sample(entry: Entry, path: Path | None) -> Sample:
    section = entry.section()
    section.allow("page", "address", "expect")
    expect = section.need("expect").section()
    expect.allow(*EXPECTED)
    held: dict[str, Any] = {}
    for key, value in expect.keys.items():
        if key in _LISTS:
            held[key] = expect.texts(key)
        elif key in _COUNTS:
            held[key] = value.number()
        else:
            held[key] = None if expect.get(key) is None else value.text()
    folder = path.parent if path is not None else Path()
    return Sample(
        folder / section.need("page").text(),
        section.need("address").text(),
        held,
        entry.node.start_mark.line + 1,
    )
