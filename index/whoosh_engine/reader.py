"""One consistent state of the index, opened for searching from the published state alone."""

from __future__ import annotations

import logging
import sys
import time
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

from index.engine import EngineAnswer, EngineStatus, Found
from index.names import DERIVED, ValueNames
from index.plan import Plan
from index.query.fields import FACETS
from index.stemming import DEFAULT_LANGUAGE, stemming_language
from index.whoosh_engine import published
from index.whoosh_engine.damage import reading
from index.whoosh_engine.evaluate import Evaluator
from index.whoosh_engine.kernel import Kernel, TooMuchError
from index.whoosh_engine.lexicon import Lexicon, within
from index.whoosh_engine.state import State
from index.words import query_keys

log = logging.getLogger(__name__)

_PATIENCE_SECONDS = 5.0  # how long to go on trying while a writer keeps publishing
_PAUSE_SECONDS = 0.01
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
        if self._evaluator is None and self._answered == 0 and not numpy_is_there():
            from index.whoosh_engine.plain import Plain

            try:
                found = answered(plan, self._evaluator_with(Plain(self._state, self._derived)))
            except TooMuchError as much:
                log.debug("Searching with numpy: %s", much)
            else:
                self._answered += 1
                return found
        if self._evaluator is None:
            from index.whoosh_engine.vectors import Vectors

            self._evaluator = self._evaluator_with(Vectors(self._state, self._derived))
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
    evaluator.notes = []
    base = kernel.living(evaluator.evaluate(plan.tree))
    if not plan.include_restricted:
        restricted = frozenset(v for v in state.table("rights") if v.strip().lower() == RESTRICTED)
        if restricted:
            base = kernel.without(base, kernel.values("rights", restricted))
    if plan.excluded is not None:
        base = kernel.without(base, evaluator.evaluate(plan.excluded))
    filters = [(name, evaluator.evaluate(node)) for name, node in plan.filters]

    def narrowed(without: str | None) -> Any:
        own = [rows for name, rows in filters if name != without]
        found = kernel.both([base, *own]) if own else base
        return found if plan.reprints else kernel.once(found)

    filtered = {name for name, _ in filters}
    found = narrowed(None)
    counts = {
        name: kernel.count(name, narrowed(name) if name in filtered else found, plan.by)
        for name in plan.facets
    }
    end = plan.offset + plan.limit if plan.limit else None
    hits = tuple(
        Found(state.part(row), score)
        for row, score in kernel.best(found, plan.sort, plan.offset, end, plan.by)
    )
    selected = {name: evaluator.selected(node) for name, node in plan.filters if name in FACETS}
    return EngineAnswer(
        kernel.total(found, plan.by), hits, counts, selected, tuple(dict.fromkeys(evaluator.notes))
    )


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
