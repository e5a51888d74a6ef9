"""The receipt of a run: what became of each item."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Item:
    """What became of one source entry."""

    origin: str
    id: str | None = None
    title: str | None = None
    kind: str | None = None
    parts: int = 0
    warnings: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The contract's ITEM."""
        return {
            "id": self.id,
            "origin": self.origin,
            "title": self.title,
            "kind": self.kind,
            "parts": self.parts,
            "warnings": list(self.warnings),
        }


@dataclass(frozen=True, slots=True)
class Failure:
    """An item that could not be taken in: at which stage, and why."""

    origin: str
    stage: str
    error: str

    def as_json(self) -> dict[str, Any]:
        """The contract's shape."""
        return {"origin": self.origin, "stage": self.stage, "error": self.error}


@dataclass(slots=True)
class Report:
    """The receipt of a run, filled while it goes on.

    `gone` are documents whose address answers that they are no more, `refused` addresses that may not be
    asked for (robots.txt, private networks): both only where addresses are asked for. `manifest` has the
    files that it lists and that are `missing` or not taken in (`elsewhere`), and those that it doesn't list.
    """

    run: int | None = None
    added: list[Item] = field(default_factory=list)
    updated: list[Item] = field(default_factory=list)
    unchanged: list[Item] = field(default_factory=list)
    duplicates: list[Item] = field(default_factory=list)
    failed: list[Failure] = field(default_factory=list)
    gone: list[Item] = field(default_factory=list)
    refused: list[Failure] = field(default_factory=list)
    seconds: float = 0.0
    manifest: dict[str, list[str]] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """The contract's shape."""
        lists = ("added", "updated", "unchanged", "duplicates")
        return {
            "run": self.run,
            **{name: [item.as_json() for item in getattr(self, name)] for name in lists},
            "failed": [f.as_json() for f in self.failed],
            **({"gone": [item.as_json() for item in self.gone]} if self.gone else {}),
            **({"refused": [f.as_json() for f in self.refused]} if self.refused else {}),
            **({"manifest": self.manifest} if self.manifest else {}),
            "seconds": round(self.seconds, 3),
        }


Progress = Callable[[str, str], None]
"""Called with an outcome (added, …, failed) and an origin as each item is settled."""


def no_progress(outcome: str, origin: str) -> None:
    """For those who do not watch."""
