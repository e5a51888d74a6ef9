"""Scores of extraction against annotated texts: exact spans, EDTF values, authority ids."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from corpus.annotations import AnnotatedDocument, Mark
from corpus.document import Mention

LABELS = ("ORG", "PLACE", "DATE")

Extract = Callable[[AnnotatedDocument], Sequence[Mention]]


@dataclass
class Count:
    """Spans found rightly, found, and marked."""

    right: int = 0
    found: int = 0
    marked: int = 0

    @property
    def precision(self) -> float:
        """Of what was found, how much is right; 1 where nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Of what is marked, how much was found; 1 where nothing is marked."""
        return self.right / self.marked if self.marked else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.found + self.marked
        return 2 * self.right / total if total else 1.0


@dataclass
class Share:
    """How many of how many."""

    right: int = 0
    of: int = 0

    @property
    def value(self) -> float:
        """The share; 1 of nothing."""
        return self.right / self.of if self.of else 1.0


class Scores:
    """Counts over some documents. `edtf` and `linking` go by spans that were found exactly."""

    def __init__(self) -> None:
        self.spans = {label: Count() for label in LABELS}
        self.types: dict[str, Share] = {}
        self.edtf = Share()
        self.linking = Share()
        self.wrong: list[tuple[str, str, str, str, str]] = []

    def add(
        self,
        document: AnnotatedDocument,
        mentions: Sequence[Mention],
        keep: Callable[[Mark], bool] = lambda mark: True,
    ) -> None:
        """Count one document. Marks that `keep` refuses don't count, nor do mentions that touch them."""
        left_out = [(m.start, m.end) for m in document.marks if not keep(m)]
        marks = {(m.label, m.start, m.end): m for m in document.marks if m.label in LABELS and keep(m)}
        found = {
            (m.label, m.start, m.end): m
            for m in mentions
            if not any(m.start < end and start < m.end for start, end in left_out)
        }
        for label in LABELS:
            count = self.spans[label]
            count.marked += sum(key[0] == label for key in marks)
            count.found += sum(key[0] == label for key in found)
            count.right += sum(key[0] == label for key in marks.keys() & found.keys())
        for key, mark in marks.items():
            mention = found.get(key)
            if mark.type:
                share = self.types.setdefault(mark.type, Share())
                share.of += 1
                share.right += mention is not None
            if mention is None:
                self.wrong.append(
                    (document.id, "missed", mark.label, mark.surface, mark.type or mark.edtf or "")
                )
            else:
                self._judge(document, mark, mention)
        for key in found.keys() - marks.keys():
            mention = found[key]
            self.wrong.append((document.id, "false", mention.label, mention.surface, mention.method))

    def _judge(self, document: AnnotatedDocument, mark: Mark, mention: Mention) -> None:
        if mark.label == "DATE":
            self.edtf.of += 1
            self.edtf.right += mention.edtf == mark.edtf
            if mention.edtf != mark.edtf:
                self.wrong.append(
                    (document.id, "value", "DATE", mark.surface, f"{mention.edtf} for {mark.edtf}")
                )
        elif mark.label == "ORG" and mark.id:
            self.linking.of += 1
            right = same_organization(mention.id, mark.id)
            self.linking.right += right
            if not right:
                self.wrong.append((document.id, "link", "ORG", mark.surface, f"{mention.id} for {mark.id}"))


def same_organization(found: str | None, wanted: str) -> bool:
    """Whether two ids mean one organization; a local may have a record of its own (`ue-local-332`)."""
    return found is not None and found.replace(":", "-") == wanted.replace(":", "-")


def score(
    documents: Iterable[AnnotatedDocument],
    extract: Extract,
    keep: Callable[[AnnotatedDocument, Mark], bool] = lambda document, mark: True,
) -> Scores:
    """The scores of `extract` over documents."""
    scores = Scores()
    for document in documents:
        scores.add(document, extract(document), lambda mark, d=document: keep(d, mark))
    return scores
