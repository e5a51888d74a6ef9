"""What the parser makes of the items of one resolution."""

from __future__ import annotations

from dataclasses import dataclass, field

from corpus.document import Clause, Resolution


@dataclass(frozen=True, slots=True)
class Found:
    """One resolution as parsed; without operative clauses it has no clauses at all.

    `lead` tells how the operative part was known: "resolved", "will", "body", "that", "therefore", "romance",
    "voices"
    (plain paragraphs in which the body speaks), "lost", or "" where there is none. `start` and `end` are
    where its
    header begins and its last clause or disposition ends; `prose_after` how many characters of running text
    stand
    behind; `labelled` whether a header with a kind or a number names it; `personal` that a single person
    resolves ("I
    will"), as no body does; `signed` that bare names at its foot tell who submits;
    `convention` is its own words for where it was.
    """

    clauses: tuple[Clause, ...] = ()
    lead: str = ""
    number: str | None = None
    title: str | None = None
    label: str | None = None
    status: str | None = None
    adopted: str | None = None
    convention: str | None = None
    start: int = 0
    end: int = 0
    prose_after: int = 0
    whereas: int = 0
    labelled: bool = False
    personal: bool = False
    signed: bool = False
    facts: Resolution = field(default_factory=Resolution)
    warnings: tuple[str, ...] = ()

    @property
    def operative(self) -> int:
        """How many operative clauses there are."""
        return sum(c.role == "operative" for c in self.clauses)

    @property
    def stands(self) -> bool:
        """Whether there is something to keep: clauses, an amendment's words, or a number with nothing but its
        fate."""
        fated = self.labelled and self.number is not None and self.status is not None
        amends = self.facts.form == "amendment" and self.labelled and self.number is not None
        return self.operative > 0 or bool(self.facts.struck or self.facts.inserted) or fated or amends
