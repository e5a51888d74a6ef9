"""How much speaks for a part of a page to be main text: names, looks, make-up, wording and place, weighed.

`Weights` holds what is known while a choice is made (`html_choice`), and weighs neighbours of the text and
boxes within it. Above 0 a part is taken.
"""

from __future__ import annotations

from collections import Counter

from pipeline.readers import cues, html_boxes, html_dom
from pipeline.readers import html_words as words
from pipeline.readers.html_boxes import column
from pipeline.readers.html_dom import Element
from pipeline.readers.html_layout import Group, Layout, is_body_by_name
from pipeline.readers.html_signs import LONG, SHORT, Signs

_OF_OTHERS = 3.0  # what speaks against comments and other articles
_NEXT = 0.7  # what speaks for a box of prose right behind the text
_ANSWERS = 4.0  # what speaks for the answers to a question that is the text
_STEPS = 0.5  # and if it has numbered steps
_SPLIT = 2.5  # against a row of promotions between rows of text
_KIN = 0.5  # for a box of which the template says that it is of a kind with the text's own


class Weights:
    """What is known of a page while its text is chosen, and the weights of its parts."""

    def __init__(
        self,
        layout: Layout,
        title: int | None,
        trust: float,
        authors: frozenset[str] = frozenset(),
        before: Weights | None = None,
    ) -> None:
        self.layout = layout
        self.title = title
        self.trust = trust
        self.signs = Signs(layout, authors, title)
        if before is not None:
            self.signs.know(before.signs)
        self.keep = [False] * len(layout.found)
        self._words_taken = 0
        self._reached = 0
        self.doubt = 9.0
        self._ended = False
        self._end = ""
        self._passed: set[int] = set()
        self._entries: set[Element] = set(layout.posts)
        self.seed: Element | None = None

    def _weigh_neighbour(self, group: Group, looks: Counter[str], level: int, *, after: bool) -> float:
        """Above 0 for a neighbour of the text that belongs to it."""
        layout, element = self.layout, group.element
        if self.title is not None and group.hi <= self.title + 1:
            return -9.0
        score = self._evidence(group) - 0.45 * max(0, level - 1)
        look = layout.look(group)
        boxed = layout.is_box(group)
        if looks[look]:
            side_by_side = element is not None and column(element) > 0
            score += 0.8 if " " in look and not side_by_side else 0.4
            if side_by_side and self._goes_on(group):
                score += 0.6
            if boxed and self._is_split(group):
                score -= _SPLIT
        elif boxed and any(_are_kin(look, known) for known in looks) and not self.signs.cards(group):
            score += _KIN
        elif (
            boxed
            and not self.signs.plain(group)
            and not (element is not None and self._belongs_by_name(group))
        ):
            score -= self.signs.apart(group)
        if not after and self.title is not None and level <= 3:
            score += 0.5
        if not boxed:
            score += 0.4 if layout.prose(group.lo, group.hi) or not after else 0.1
        elif element is not None:
            score -= column(element)
        if after and self._ended and not self._ends_alike(group):
            score -= 1.2
        if after and layout.found[group.lo].ruled:
            score -= 0.9
        if after and level > 1 and self.signs.cards(group):
            score -= 0.5
        near = layout.words(self._reached, group.lo) <= SHORT if group.lo > self._reached else True
        if after and boxed and not self._ended and near and self.signs.reads_on(group):
            enough = max(LONG, 0.3 * self._taken())
            steps = self.signs.instructs(group)
            if layout.prose(group.lo, group.hi) >= enough and (steps or group.lo == self._reached):
                score += _NEXT + (_STEPS if steps else 0.0)
        return score

    def _ends_alike(self, group: Group) -> bool:
        """Whether a group ends with the line that ended the text before: entries of a live blog do."""
        return any(self.layout.found[i].key == self._end for i in range(group.lo + 1, group.hi))

    def _goes_on(self, group: Group) -> bool:
        """Whether a column or cell of the seed's own look holds as much prose, and no boxes of its own."""
        assert self.seed is not None
        enough = 0.4 * self.layout.prose(*self.layout.runs[self.seed])
        if self.layout.prose(group.lo, group.hi) < enough or self.signs.junk(group) > 0:
            return False
        return not (self.signs.labelled(group) or self.signs.cards(group))

    def _is_split(self, group: Group) -> bool:
        """Whether a row falls into labelled columns that appeal, or of another make than the prose they part.

        A page builder lays out text and promotions in rows of one look.
        """
        layout = self.layout
        if group.element is None or not html_boxes.is_row(layout, group):
            return False
        if any(self.signs.hits(i) for i in range(group.lo, group.hi)):
            return True
        before = self._right_before(group) if self._parts_prose(group) else None
        if before is None:
            return False
        its, ours = (html_boxes.classes_of_prose(layout, g) for g in (group, before))
        return not its <= ours and not ours <= its

    def _parts_prose(self, group: Group) -> bool:
        """Whether paragraphs stand right before and behind a group, and none leads over to it."""
        found = self.layout.found
        if group.lo == 0 or group.hi == len(found):
            return False
        before, behind = found[group.lo - 1].draft, found[group.hi].draft
        runs = before.type == behind.type == "paragraph" and before.text[-1] not in ":;,"
        return runs and cues.ends_sentence(before.text)

    def _right_before(self, group: Group) -> Group | None:
        """The neighbour of a group in the same box that ends right before it."""
        assert group.element is not None
        parent = group.element.getparent()
        found = next((e for e in self.layout.chains[group.lo - 1] if e.getparent() is parent), None)
        return None if found is None else Group(found, *self.layout.runs[found])

    def _evidence(self, group: Group) -> float:
        """What speaks for or against a group wherever it stands."""
        layout = self.layout
        lo, hi, element = group.lo, group.hi, group.element
        count = max(1, layout.words(lo, hi))
        score = 1.6 * self.trust * (layout.votes(lo, hi) / count) - 0.8 * self.trust
        if element is not None:
            score -= self.signs.furniture(element)
            if is_body_by_name(element):
                score += 0.8
            score += self._belongs_by_name(group)
        score -= self.signs.junk(group)
        if 2 * layout.foreign(lo, hi) > count:
            score -= _OF_OTHERS
        return score

    def _belongs_by_name(self, group: Group) -> float:
        """For standfirsts before the text and notes behind it that are named so."""
        assert group.element is not None
        called = set(html_dom.names(group.element).split())
        seed = self.layout.runs[self.seed] if self.seed is not None else (0, 0)
        if group.hi <= seed[1] and called & words.STANDFIRST_WORDS:
            return 1.0
        if group.lo >= seed[1] and called & words.ANSWER_WORDS and self._is_asked():
            return _ANSWERS
        if group.lo >= seed[0] and called & words.NOTES_WORDS:
            return 2.0 if self._ended else 1.2
        return 0.0

    def _is_asked(self) -> bool:
        """Whether the seed is a question that others answer on the same page."""
        path = self.layout.chains[self.layout.runs[self.seed][0]] if self.seed is not None else ()
        return any("question" in html_dom.names(element).split() for element in path)

    def _weigh_box(self, group: Group, flowing: int, mass: Counter[str], whole: int) -> float:
        """Above 0 for a box within the main text that belongs to it."""
        layout, element = self.layout, group.element
        assert element is not None
        if self.title is not None and group.hi <= self.title + 1:
            return -9.0
        own = layout.prose(group.lo, group.hi)
        score = 0.5 + self._evidence(group)
        look = layout.look(group)
        clean = self.signs.junk(group) < 1.5 and self.signs.furniture(element) < 2
        most = max(mass.values())
        if clean and element in self._entries:
            score += 1.2
        elif clean and mass[look] >= 0.5 * max(1, whole) and own:
            score += 0.8
            if self._is_split(group):
                score -= _SPLIT
        elif mass[look] < 0.5 * most and not self.signs.plain(group):
            score -= self.signs.apart(group)
        if self.signs.plain(group):
            score += 0.6
        if clean and own > 0.5 * whole:
            score += 1.0
        if flowing > 0.5 * whole and look != element.tag:
            score -= 0.5
        if own < 0.5 * whole:
            score -= column(element)
            if (element.get("align") or "").lower() in ("left", "right"):
                score -= 1.2
        return score

    def _taken(self) -> int:
        """Words taken so far."""
        return self._words_taken

    def _said_for(self, lo: int, hi: int) -> int:
        """Words of a run that witnesses take for text; without witnesses, those of its prose."""
        return self.layout.votes(lo, hi) if self.trust else self.layout.prose(lo, hi)


def _are_kin(look: str, other: str) -> bool:
    """Whether a template names two boxes as variants of one: "frame frame-text", "frame frame-image"."""
    ours, its = look.split(), other.split()
    if len(ours) < 3 or len(its) < 3 or ours[:2] != its[:2] or ">" in look or ">" in other:
        return False
    stem = ours[1]
    return all(name.startswith(stem) for name in (*ours[2:], *its[2:]))
