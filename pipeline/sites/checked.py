"""YAML read key by key, so that every mistake is told with its file, its line and what is expected."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from corpus.errors import ConfigError


def compose(text: str, name: str) -> Section:
    """The mapping that a YAML text holds; `name` stands for the file in messages. Raises ConfigError."""
    import yaml

    # libyaml's parser, where PyYAML was built with it, is ten times as fast; lines are counted alike.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        root = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = f"line {mark.line + 1}: " if mark else ""
        raise ConfigError(f"{name}: {line}not valid YAML: {error.problem}") from error
    except (yaml.YAMLError, RecursionError) as error:
        raise ConfigError(f"{name}: not valid YAML: {error}") from error
    if root is None:
        raise ConfigError(f"{name}: is empty")
    return Entry(root, name, "").section()


class Entry:
    """One value with its place in the file. `key` is its path of keys, as messages name it."""

    def __init__(self, node: Any, name: str, key: str) -> None:
        self.node = node
        self.name = name
        self.key = key

    @property
    def is_section(self) -> bool:
        """Whether keys and values stand here."""
        return str(self.node.id) == "mapping"

    @property
    def is_list(self) -> bool:
        """Whether a list stands here."""
        return str(self.node.id) == "sequence"

    def wrong(self, expected: str) -> ConfigError:
        """The error to raise where something else stands than what is expected."""
        found = self.value
        return self.error(
            f"must be {expected}, found {'keys and values' if self.is_section else repr(found)}"
        )

    def error(self, said: str) -> ConfigError:
        """An error about this value, with file, line and key."""
        line = self.node.start_mark.line + 1
        return ConfigError(f"{self.name}: line {line}: {self.key or 'the file'} {said}")

    @property
    def value(self) -> Any:
        """What stands here as Python values."""
        import yaml

        try:
            return yaml.constructor.SafeConstructor().construct_object(self.node, deep=True)
        except (yaml.YAMLError, ValueError, OverflowError) as error:  # ValueError: a day that there is not
            raise self.error(f"cannot be understood: {error}") from error

    def section(self) -> Section:
        """The keys and values that stand here."""
        if not self.is_section:
            raise self.wrong("keys and values")
        return Section(self)

    def entries(self) -> list[Entry]:
        """The entries of a list; a single value counts as a list of one, nothing as an empty one."""
        if self.is_list:
            return [Entry(n, self.name, f"{self.key}[{i}]") for i, n in enumerate(self.node.value, 1)]
        return [] if not self.is_section and self.value is None else [self]

    def text(self) -> str:
        """A text that is not empty; figures and days count as text, as they are written."""
        value = self.value
        if isinstance(value, bool) or not isinstance(value, str | int | float | date):
            raise self.wrong("a text")
        # As written: a version 1.10 or a number 007 must not be made another.
        written = str(self.node.value).strip()
        if not written:
            raise self.error("must not be empty")
        return written

    def flag(self) -> bool:
        """true or false."""
        if not isinstance(value := self.value, bool):
            raise self.wrong("true or false")
        return value

    def number(self, least: int = 0) -> int:
        """A whole number, not below `least`."""
        value = self.value
        if isinstance(value, bool) or not isinstance(value, int) or value < least:
            raise self.wrong(f"a whole number from {least}")
        return value

    def one_of(self, choices: Iterable[str]) -> str:
        """One of these words."""
        known = list(choices)
        if (value := self.value) not in known:
            raise self.wrong(f"one of {', '.join(known)}")
        return str(value)

    def pattern(self, groups: bool = False, flags: int = 0) -> re.Pattern[str]:
        """A regular expression; with `groups`, one that has at most one group."""
        try:
            compiled = re.compile(self.text(), flags)
        except re.error as error:
            raise self.error(f"is not a regular expression: {error}") from error
        if groups and compiled.groups > 1:
            raise self.error("may have one group, whose text is taken: write the others as (?:…)")
        return compiled

    def selector(self) -> str:
        """A CSS selector that lxml can use."""
        from lxml.cssselect import CSSSelector

        text = self.text()
        try:
            CSSSelector(text, translator="html")
        except Exception as error:  # cssselect's errors, and those of the XPath that comes of it
            raise self.error(f"is not a CSS selector ({text}): {error}") from error
        return text


class Section:
    """Keys and values: those taken are checked, those never asked for are unknown."""

    def __init__(self, entry: Entry) -> None:
        self.entry = entry
        self.keys: dict[str, Entry] = {}
        prefix = f"{entry.key}." if entry.key else ""
        for key_node, value_node in entry.node.value:
            key = str(key_node.value)
            at = Entry(key_node, entry.name, f"{prefix}{key}")
            if key in self.keys:
                raise at.error("is given twice")
            self.keys[key] = Entry(value_node, entry.name, f"{prefix}{key}")
        self._at = {str(k.value): Entry(k, entry.name, f"{prefix}{k.value}") for k, _ in entry.node.value}

    def allow(self, *known: str) -> None:
        """Raises ConfigError where there is a key that is none of these."""
        for key, at in self._at.items():
            if key not in known:
                close = difflib.get_close_matches(key, known, n=1)
                hint = f"Did you mean {close[0]}?" if close else f"Known: {', '.join(known)}"
                raise at.error(f"is an unknown key. {hint}")

    def get(self, key: str) -> Entry | None:
        """The entry of a key; None where it is left out or empty."""
        entry = self.keys.get(key)
        if entry is None or (not entry.is_section and not entry.is_list and entry.value is None):
            return None
        return entry

    def need(self, key: str) -> Entry:
        """The entry of a key that must be there."""
        entry = self.get(key)
        if entry is None:
            raise self.entry.error(f"lacks the key {key}")
        return entry

    def text(self, key: str, default: str = "") -> str:
        """The text of a key, or the default."""
        entry = self.get(key)
        return entry.text() if entry else default

    def flag(self, key: str, default: bool = False) -> bool:
        """The flag of a key, or the default."""
        entry = self.get(key)
        return entry.flag() if entry else default

    def listed(self, key: str) -> list[Entry]:
        """The entries of a key's list; none where it is left out."""
        entry = self.get(key)
        return entry.entries() if entry else []

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts of a key's list."""
        return tuple(entry.text() for entry in self.listed(key))

    def patterns(self, key: str, flags: int = 0) -> tuple[re.Pattern[str], ...]:
        """The regular expressions of a key's list."""
        return tuple(entry.pattern(flags=flags) for entry in self.listed(key))
