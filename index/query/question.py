"""The words of a question that was asked in plain words, for looking at the best hits a second time."""

from __future__ import annotations

from index.query.syntax import Group, Node, Word
from index.words import is_stop_word, query_keys

Run = tuple[str, ...]
"""Words that stand side by side, folded."""


def runs_of(node: Node) -> tuple[Run, ...]:
    """The words of a query that is nothing but words side by side; stop words part the runs, all else too.

    Empty where an operator joins what is asked for: whoever writes OR has said what may be missing.
    """
    if not isinstance(node, Group):
        return ()
    runs: list[list[str]] = [[]]
    for inner in node.nodes:
        if isinstance(inner, Word) and not is_stop_word(inner.text):
            runs[-1].extend(query_keys(inner.text))
        else:
            runs.append([])
    return tuple(tuple(run) for run in runs if run)
