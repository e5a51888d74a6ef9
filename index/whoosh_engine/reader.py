"""One consistent state of the index, opened for searching from the published state alone."""

from __future__ import annotations

import sys
import time
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any, overload

from corpus.catalogue.records import CataloguedPart
from index.engine import EngineAnswer, EngineStatus, Found, FoundParts, ScorePart
from index.names import DERIVED, ValueNames
from index.plan import Plan
from index.query.fields import FACETS
from index.stemming import DEFAULT_LANGUAGE, stemming_language
from index.whoosh_engine import published
from index.whoosh_engine.damage import reading
from index.whoosh_engine.evaluate import Evaluator
from index.whoosh_engine.kernel import DIGITS, EQUAL_DIGITS, NAMED_FACTOR, Kernel, TooMuchError
from index.whoosh_engine.layout import ID_FIELDS, STEMMED
from index.whoosh_engine.lexicon import Lexicon, within
from index.whoosh_engine.second_look import Added, second_look, sums
from index.whoosh_engine.state import State
from index.words import query_keys

_PATIENCE_SECONDS = 5.0  # how long to go on trying while a writer keeps publishing
_PAUSE_SECONDS = 0.01
_TOLD_AT_ONCE = 200
RESTRICTED = "restricted"


class WhooshReader:
    """Answers plans from the segments that were published when it was opened.

    All files are mapped at once: a writer may remove them at any time. Never refreshed: open a new one.
    The first search is done without numpy unless that would take longer than its import.
    """

    def __init__(self, folder: Path, names: ValueNames) -> None:
        self.folder = folder
        self._names = names
        self._state = _opened(folder)
        self._lexicon = Lexicon(self._state)
        self._evaluator: Evaluator[Any] | None = None
        self._answered = 0

    def close(self) -> None:
        """Let go of the files; their maps go with the last that refers to them."""
        self._evaluator = None

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """Codes of the languages by whose endings the words of the texts were cut."""
        return tuple(sorted({stemming_language(own) for own in self._state.languages})) or (DEFAULT_LANGUAGE,)

    def answer(self, plan: Plan) -> EngineAnswer:
        """Hits, total and facet counts of a plan. Raises `IndexDamagedError`."""
        with reading(self.folder):
            return self._answer(plan)

    def _answer(self, plan: Plan) -> EngineAnswer:
        lengthy = plan.explain and not 0 < plan.limit <= _TOLD_AT_ONCE
        if self._evaluator is None and self._answered == 0 and not lengthy and not numpy_is_there():
            from index.whoosh_engine.plain_ranking import RankingPlain

            try:
                found = answered(plan, self._evaluator_with(RankingPlain(self._state, self._derived)))
            except TooMuchError:
                pass  # with numpy, then
            else:
                self._answered += 1
                return found
        if self._evaluator is None:
            from index.whoosh_engine.vector_ranking import RankingVectors

            self._evaluator = self._evaluator_with(RankingVectors(self._state, self._derived))
        return answered(plan, self._evaluator)

    @cached_property
    def _derived(self) -> dict[str, Any]:
        return {
            field: (base, lambda value, field=field: self._names.derive(field, value))
            for field, base in DERIVED.items()
        }

    def _evaluator_with(self, kernel: Kernel[Any]) -> Evaluator[Any]:
        return Evaluator(kernel, self._lexicon, self._names, self.languages)

    def similar_words(self, word: str) -> list[str]:
        """Words of the texts that `word` may be a slip for, the likeliest first; none when it is there.

        Fewer letters apart first, then the more frequent.
        """
        keys = query_keys(word)
        if len(keys) != 1 or len(keys[0]) < 4:
            return []
        key = keys[0]
        with reading(self.folder):
            if self._lexicon.frequency("text", key) or self._lexicon.frequency("title", key):
                return []
            near = within(self._lexicon.terms("text"), key, 1 if len(key) < 6 else 2)
            ranked = sorted(near, key=lambda term: (near[term], -self._lexicon.frequency("text", term), term))
        return ranked[:5]

    def known(self, field: str, values: Sequence[str]) -> tuple[str, ...]:
        """Those of the values that some part has in a field."""
        with reading(self.folder):
            table = self._state.table(field)
        places = ((value, bisect_left(table, value)) for value in dict.fromkeys(values))
        return tuple(value for value, at in places if at < len(table) and table[at] == value)

    def parts_of(self, identifier: str) -> list[CataloguedPart]:
        """The part with an id, or all parts of the document with it; none where there is none."""
        with reading(self.folder):
            deleted = set(self._state.deleted)
            rows = {
                row + segment.start
                for field in ID_FIELDS
                for segment, _, start, end in self._state.found(field, identifier)
                for row in segment.file.view(f"{field}/rows")[start:end]
            }
            return [self._state.part(row) for row in sorted(rows - deleted)]

    def frequencies(self, stems: Sequence[str]) -> tuple[dict[str, int], int]:
        """In how many texts each of the stems occurs, and how many texts there are."""
        with reading(self.folder):
            counts = {stem: self._state.frequency(STEMMED["text"], stem) for stem in stems}
        return counts, self._state.total

    def status(self) -> EngineStatus:
        """How large the index is. Raises `IndexDamagedError`."""
        with reading(self.folder):
            deleted = set(self._state.deleted)
            documents = 0
            for segment in self._state.segments:
                starts, rows = segment.file.view("document/starts"), segment.file.view("document/rows")
                documents += sum(
                    any(segment.start + row not in deleted for row in rows[a:b]) for a, b in pairwise(starts)
                )
            size = sum(path.stat().st_size for path in self.folder.iterdir() if path.is_file())
        return EngineStatus(
            documents=documents,
            parts=self._state.total - len(deleted),
            segments=len(self._state.segments),
            deleted=len(deleted),
            size=size,
        )


def numpy_is_there() -> bool:
    """Whether numpy's import has been paid for already."""
    return "numpy" in sys.modules


def answered(plan: Plan, evaluator: Evaluator[Any]) -> EngineAnswer:
    """The answer to a plan by an evaluator."""
    kernel = evaluator.kernel
    state = kernel.state
    evaluator.notes, evaluator.ranked = [], plan.ranked
    filters = [(name, evaluator.evaluate(node)) for name, node in plan.filters]
    filtered = {name for name, _ in filters}
    passing = None
    if filters and filtered.isdisjoint(plan.facets):  # else others than the rows that pass are counted too
        passing = kernel.both([rows for _, rows in filters])
    base = kernel.living(evaluator.evaluate(plan.tree, passing))
    if plan.named:
        base = kernel.raised(base, kernel.values("organization", frozenset(plan.named)), NAMED_FACTOR)
    hidden = None
    if not plan.include_restricted:
        restricted = frozenset(v for v in state.table("rights") if v.strip().lower() == RESTRICTED)
        if restricted:
            hidden = kernel.values("rights", restricted)
            base = kernel.without(base, hidden)
    if plan.excluded is not None:
        base = kernel.without(base, evaluator.evaluate(plan.excluded))

    def narrowed(without: str | None) -> Any:
        own = [rows for name, rows in filters if name != without]
        found = kernel.both([base, *own]) if own else base
        return found if plan.reprints else kernel.once(found)

    found = narrowed(None)
    looked: dict[int, list[Added]] = {}
    if plan.question and not plan.counting:
        looked = second_look(plan.question, evaluator, found)
        found = kernel.lifted(found, sums(looked))
    counts = kernel.counts(
        [name for name in plan.facets if name not in filtered], found, plan.by, dict(plan.most)
    )
    for name in plan.facets:
        if name in filtered:
            counts[name] = kernel.count(name, narrowed(name), plan.by)
    end = plan.offset + plan.limit if plan.limit else None
    digits = EQUAL_DIGITS if plan.ranked else DIGITS
    best = [] if plan.counting else kernel.best(found, plan.sort, plan.offset, end, plan.by, digits)
    told = None
    if plan.explain:
        from index.whoosh_engine.telling import Explainer

        told = Explainer(plan, evaluator, hidden)

    def explained(rows: Sequence[int]) -> Mapping[int, tuple[ScorePart, ...]]:
        evaluator.ranked = plan.ranked  # another plan may have been answered since
        return told.parts(rows, looked) if told else {}

    selected = {name: evaluator.selected(node) for name, node in plan.filters if name in FACETS}
    return EngineAnswer(
        kernel.total(found, plan.by),
        Hits(state, best, explained if told else None),
        counts,
        selected,
        tuple(dict.fromkeys(evaluator.notes)),
        told.counts() if told else (),
    )


class Hits(FoundParts):
    """Hits that are read from the index when they are looked at: any number of them takes little room.

    What their scores are made of is found for `_TOLD_AT_ONCE` at a time, where it was asked.
    """

    def __init__(
        self,
        state: State,
        best: list[tuple[int, float]],
        explained: Callable[[Sequence[int]], Mapping[int, tuple[ScorePart, ...]]] | None,
    ) -> None:
        self._state = state
        self._best = best
        self._explained = explained
        few = explained if len(best) <= _TOLD_AT_ONCE else None
        self._told = few([row for row, _ in best]) if few else {}

    def __len__(self) -> int:
        return len(self._best)

    def ids(self) -> list[str]:
        """The ids of the hits, without reading their texts."""
        with reading(self._state.folder):
            return [self._state.id(row) for row, _ in self._best]

    def scores(self) -> list[tuple[str, float]]:
        """Ids and scores of the hits, without reading their texts."""
        with reading(self._state.folder):
            return [(self._state.id(row), score) for row, score in self._best]

    @overload
    def __getitem__(self, at: int) -> Found: ...

    @overload
    def __getitem__(self, at: slice) -> Hits: ...

    def __getitem__(self, at: int | slice) -> Found | Hits:
        if isinstance(at, slice):
            return Hits(self._state, self._best[at], self._explained)
        row, score = self._best[at]
        with reading(self._state.folder):
            part = self._state.part(row)
            if self._explained and row not in self._told:
                first = at % len(self._best)
                near = self._best[first : first + _TOLD_AT_ONCE]
                self._told = self._explained([one for one, _ in near])
        return Found(part, score, self._told.get(row, ()))


def _opened(folder: Path) -> State:
    """The published state. A writer may remove segments while they are being opened: then, the next one."""
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while True:
        before = published.text(folder)
        try:
            return State(folder, published.parse(before))
        except Exception:
            if before == published.text(folder):
                raise
            if time.monotonic() > deadline:
                raise TimeoutError("it changes faster than it can be opened; try again") from None
        time.sleep(_PAUSE_SECONDS)
