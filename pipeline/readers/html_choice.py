"""Which blocks of a page are its main text: a seed, what flows around it, and what stands in the way.

The seed is the element that most prose hangs from (as readability has it, but over the page's blocks, with
witnesses counted twice). From there outwards each neighbour is weighed, and inwards each box: witnesses,
the look that its template gives it, names, links, wording and place each speak for or against it. No
single sign decides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pipeline.readers import html_cues, html_decisions, html_seed
from pipeline.readers.html_dom import Element
from pipeline.readers.html_layout import Group, is_body_by_name
from pipeline.readers.html_signs import SHORT
from pipeline.readers.html_weights import Weights

_HOLDERS = frozenset("p h1 h2 h3 h4 h5 h6 ul ol li blockquote q pre dl dt dd".split())
_ENOUGH = 60  # words of a text that can do without a witness
_CLEAR = 0.3  # how far every decision must be from its contrary for that
_CERTAIN = 1.0  # the same for a page that shows its title nowhere
_TELLING = 8  # words of prose from which on it matters whether a group is taken
_SUBHEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_BEGUN = 20  # words of text before which nothing ends it
_AMIDST = 1.2  # what speaks for a box of prose between paragraphs
_POST = 4.0  # for a post of a forum's thread, however short
_BESIDE_POSTS = 1.5  # against what stands between the posts of a thread
_BYLINE = 1.5  # against the line of an entry that says who wrote it, and when
_OPENING = 2.0  # for the heading of an entry that is known for one
_DEEP = 300  # levels of the tree that are walked; below, all is taken


class Choice(Weights):
    """The choice over one page. `keep[i]` says whether block i is main text."""

    def run(self) -> list[bool]:
        """Chooses; an empty page or one without prose keeps nothing."""
        self.seed = html_seed.find(self.layout, self.signs, self.title, self.trust)
        if self.seed is None:
            return self.keep
        lo, hi = self.layout.runs[self.seed]
        chain = self.layout.chains[lo]
        path = chain[: chain.index(self.seed) + 1]
        self.signs.plant(self.seed, path)
        if self.title is not None and self.title > (lo + hi) // 2:
            before, behind = self.layout.prose(lo, self.title), self.layout.prose(self.title + 1, hi)
            if self.layout.found[self.title].draft.type != "heading" or 2 * behind < before:
                self.title = None
        self._inside(self.seed, lo, hi, 0)
        self._outside(path)
        self._drop_captions()
        return self.keep

    @property
    def is_clear(self) -> bool:
        """Whether the choice needs no witness: it has a title and a seed, and no decision was a near one."""
        certain = _CLEAR if self.title is not None else _CERTAIN
        if self.seed is None or self._words_taken < _ENOUGH or self.doubt < certain:
            return False
        chain = self.layout.chains[self.layout.runs[self.seed][0]]
        named = any(e.tag == "article" or is_body_by_name(e) for e in chain[: chain.index(self.seed) + 1])
        return named or self._words_taken > 0.4 * self.layout.prose(0, len(self.keep))

    def may_be_text(self, i: int) -> bool:
        """Whether nothing speaks clearly against a block of prose: its place, its name, its wording."""
        if (
            not self.layout.quality[i]
            or self.layout.others[i]
            or (self.title is not None and i <= self.title)
        ):
            return False
        if any(self.signs.furniture(e) >= 2 for e in self.layout.chains[i]) or self.signs.hits(i) > 1:
            return False
        return self.signs.is_text(i) and self.layout.found[i].link_share < 0.3 and not self._in_next_cell(i)

    def _in_next_cell(self, i: int) -> bool:
        """Whether a block stands in a cell beside the one that holds title and seed."""
        if self.seed is None or self.title is None:
            return False
        chains = self.layout.chains
        seed = self.layout.runs[self.seed][0]
        paths = zip(chains[seed], chains[i], chains[self.title], strict=False)
        for row, (ours, its, titles) in zip(chains[i], list(paths)[1:], strict=False):
            if ours is not its:
                return row.tag == "tr" and titles is ours
        return False

    def _drop_captions(self) -> None:
        """Takes out lines that stand alone beside a picture, unless the text is made of such lines."""
        lines = [i for i, k in enumerate(self.keep) if k and self.signs.under_picture(i)]
        if sum(self.layout.counts[i] for i in lines) < 0.25 * self._taken():
            for i in lines:
                self.keep[i] = False

    def _outside(self, path: Sequence[Element]) -> None:
        """Weighs the neighbours of the seed, of its parent and so on: first all before it, then all after."""
        ended, self._ended = self._ended, False
        looks = Counter([self._look_of(path[-1])])
        for after in (False, True):
            level = 0
            for depth in range(len(path) - 2, -1, -1):
                lo, hi = self.layout.runs[path[depth]]
                groups = self.layout.groups(path[depth], lo, hi)
                at = next(i for i, g in enumerate(groups) if g.element is path[depth + 1])
                level += len(groups) > 1
                looks[self.layout.look(groups[at])] += 1
                left_out: list[Group] = []
                for group in groups[at + 1 :] if after else reversed(groups[:at]):
                    if not after and self.title is not None and group.lo <= self.title < group.hi:
                        self._under_title(group, looks, level)
                    elif after and (self.signs.heads_tail(group) or self.signs.closes(group)):
                        if not any(self._resumes(g, looks) for g in groups[groups.index(group) + 1 :]):
                            self._ended = True
                    elif self._for(group, self._weigh_neighbour(group, looks, level, after=after)):
                        looks[self.layout.look(group)] += 1
                        self._take(group)
                        self._fill(left_out)
                        left_out = []
                    else:
                        left_out.append(group)
            self._ended = ended

    def _resumes(self, group: Group, looks: Counter[str]) -> bool:
        """Whether the text goes on in a later neighbour: of its own look, with nothing against it."""
        look = self.layout.look(group)
        if not looks[look] or " " not in look or self.layout.prose(group.lo, group.hi) < _TELLING:
            return False
        if self.signs.heads_tail(group) or self.signs.closes(group) or self.signs.junk(group) > 0:
            return False
        return not (self.signs.labelled(group) or self.signs.cards(group))

    def _under_title(self, group: Group, looks: Counter[str], level: int) -> None:
        """Weighs what stands under the title in the same box: a standfirst, bylines, controls."""
        assert self.title is not None
        while group.element is not None:
            inner = self.layout.groups(group.element, group.lo, group.hi)
            looks = looks + Counter(self.layout.look(entry) for entry in self.signs.series(inner))
            for part in inner:
                if part.lo > self.title and self._for(
                    part, self._weigh_neighbour(part, looks, level, after=False)
                ):
                    self._take(part)
            around = next(part for part in inner if part.lo <= self.title < part.hi)
            if around == group or around.hi - around.lo == 1:
                return
            group = around

    def _fill(self, between: Sequence[Group]) -> None:
        """Takes what lies between two parts of the text and has nothing against it but its look."""
        for group in between:
            quiet = (
                self.signs.junk(group) <= 0
                and group.element is not None
                and not self.signs.furniture(group.element)
            )
            apart = self.signs.labelled(group) or self.signs.cards(group)
            if quiet and not apart and (self.title is None or group.lo > self.title):
                self._take(group)

    def _look_of(self, element: Element) -> str:
        return self.layout.look(Group(element, *self.layout.runs[element]))

    def _take(self, group: Group) -> None:
        if group.element is not None and self.layout.is_box(group):
            self._inside(group.element, group.lo, group.hi, 0)
        else:
            self._flow(group)

    def _inside(self, element: Element, lo: int, hi: int, depth: int) -> None:
        """Chooses among the children of an element that is main text on the whole."""
        opens = element in self._entries
        groups = self.layout.groups(element, lo, hi)
        while len(groups) == 1 and groups[0].element is not None and depth < _DEEP:
            element, depth = groups[0].element, depth + 1
            if self.signs.furniture(element) >= 2 and hi - lo <= 3 and element is not self.seed:
                return
            if element.tag in _HOLDERS:
                break
            groups = self.layout.groups(element, lo, hi)
        if len(groups) == 1 or depth >= _DEEP:
            for group in groups:
                self._flow(group)
            return
        flowing = sum(self.layout.prose(g.lo, g.hi) for g in groups if not self.layout.is_box(g))
        mass: Counter[str] = Counter()
        for g in groups:
            mass[self.layout.look(g)] += self.layout.prose(g.lo, g.hi)
        self._know_entries(self.signs.series(groups), self.layout.prose(lo, hi))
        flows = [
            n for n, g in enumerate(groups) if not self.layout.is_box(g) and self.layout.prose(g.lo, g.hi)
        ]
        # What stands boxed behind the last paragraph must have more to say for itself.
        runs_on = bool(flows) and flowing > 0.2 * self.layout.prose(lo, hi)
        last = flows[-1] if runs_on else len(groups)
        thread = any(g.element in self.layout.posts for g in groups)
        skip = False
        for n, group in enumerate(groups):
            if skip and self.signs.points_away(group):
                continue
            skip = False
            if self._ruled_off(groups[n:], hi):
                self._end_of(lo, hi)
                return
            if self._ended and self._said_for(group.lo, hi) < 0.5 * self._taken():
                return
            if self._ends(groups, n, hi):
                if not self.layout.is_box(group):  # a box may be a promotion in mid-text
                    self._end = self.layout.found[group.lo].key
                    self._end_of(lo, hi)
                return
            if not self.layout.is_box(group):
                skip = (
                    group.lo not in self._passed
                    and self.signs.heads_tail(group)
                    and n + 1 < len(groups)
                    and self.signs.points_away(groups[n + 1])
                )
                if not skip:
                    if group.hi - group.lo == 1:
                        self._passed.add(group.lo)  # whether it ends the text was just asked
                    self._flow(group)
            elif self.title is not None and group.lo <= self.title < group.hi and n + 1 < len(groups):
                self._under_title(group, Counter(), 1)
            elif self._for(
                group,
                self._weigh_box(group, flowing, mass, self.layout.prose(lo, hi))
                - (0.4 if n > last else 0.0)
                + (_AMIDST if runs_on and flows[0] < n < last and self.signs.reads_on(group) else 0.0)
                + (_OPENING if opens and not n and self.signs.heads_entry(group) else 0.0)
                - (_BYLINE if opens and self.signs.tells_when(group) else 0.0)
                + (_POST if group.element in self.layout.posts else -_BESIDE_POSTS if thread else 0.0),
            ):
                assert group.element is not None
                self._inside(group.element, group.lo, group.hi, depth + 1)

    def _know_entries(self, entries: Sequence[Group], whole: int) -> None:
        """Keeps the entries of a series if they are most of what holds them, and much of the text."""
        assert self.seed is not None
        said = 2 * sum(self.layout.prose(g.lo, g.hi) for g in entries)
        if said >= max(whole, self.layout.prose(*self.layout.runs[self.seed])):
            self._entries.update(g.element for g in entries if g.element is not None)

    def _end_of(self, lo: int, hi: int) -> None:
        """Notes that the text ends, if what ends is the text and not a small box within or before it."""
        assert self.seed is not None
        if 2 * self.layout.prose(lo, hi) >= self.layout.prose(*self.layout.runs[self.seed]):
            self._ended = True

    def _ends(self, groups: Sequence[Group], n: int, hi: int) -> bool:
        """Whether the text of a container ends with its part `n`."""
        layout = self.layout
        group = groups[n]
        if self.title is not None and group.lo <= self.title:
            return False
        first = layout.found[group.lo]
        following = self._said_for(group.lo, hi)
        taken = self._taken()
        if html_cues.is_end_mark(first.draft.text):
            return taken > _BEGUN and following < taken
        if self.signs.closes(group) and taken > 2 * following and self.layout.is_box(group):
            return True
        if not self.signs.heads_tail(group) or taken < _BEGUN or self._points_on(groups, n):
            return False
        if (
            first.draft.type == "heading"
            and first.link_share < 0.5
            and html_cues.heads_comments(first.draft.text)
        ):
            return True
        if not layout.is_box(group) and self._flows_on(groups, n):
            self._passed.add(group.lo)
            return False
        if self.layout.is_box(group) and not self._ends_there(groups, n):
            return False
        linked = layout.linked(group.lo, hi) > 0.1 * layout.words(group.lo, hi)
        if first.ruled or (linked and self.trust < 1):
            return following < taken
        return following < 0.5 * taken

    def _points_on(self, groups: Sequence[Group], n: int) -> bool:
        """Whether part `n` is but a pointer amid the text: "Read also: …", with paragraphs behind it."""
        layout, group = self.layout, groups[n]
        entry = layout.found[group.lo]
        if group.hi - group.lo > 1 or not html_cues.is_pointer(entry.draft.text, entry.link_share):
            return False
        following = [g for g in groups[n + 1 : n + 3] if layout.prose(g.lo, g.hi)]
        if not following or layout.linked(following[0].lo, following[0].hi):
            return False
        self._passed.add(group.lo)
        return True

    def _flows_on(self, groups: Sequence[Group], n: int) -> bool:
        """Whether after part `n` the text goes on in the same flow."""
        found = self.layout.found
        at = groups[n].lo
        if found[at].ruled or found[at].draft.type != "heading":
            return False
        last = n
        while last + 1 < len(groups) and not self.layout.is_box(groups[last + 1]):
            last += 1
        return self.signs.goes_on_after(at, groups[last].hi)

    def _ruled_off(self, rest: Sequence[Group], hi: int) -> bool:
        """Whether a horizontal rule ends the text: what stands under it, up to the next, is no text."""
        layout = self.layout
        found = layout.found
        lo = rest[0].lo
        taken = self._taken()
        if not found[lo].ruled or taken < _BEGUN or layout.prose(lo, hi) > 0.8 * taken:
            return False
        until = next((i for i in range(lo + 1, hi) if found[i].ruled), hi)
        count = layout.words(lo, until)
        line, more, _ = found[lo].draft.text.partition("\n")
        if html_cues.heads_furniture(line) or found[lo].link_share > (
            0.15 if more and line[-1:] == ":" else 0.4
        ):
            return True
        if html_cues.is_copyright(found[lo].draft.text):
            return True
        if self._opens_piece(lo) or self._resolves_again(lo, until):
            return False
        titled = self.title is not None and found[self.title].draft.type == "heading"
        if titled and taken >= 2 * _BEGUN and self.signs.stands_out(lo, line) and len(line.split()) <= 8:
            assert self.title is not None
            under = (
                found[lo].element.tag in _SUBHEADINGS
                and found[lo].draft.level > found[self.title].draft.level
            )
            if not under:
                return True
        hits = sum(self.signs.hits(i) for i in range(lo, until))
        return hits >= 1 and count <= SHORT

    def _resolves_again(self, lo: int, hi: int) -> bool:
        """Whether resolutions stand above and under a rule."""
        found = self.layout.found
        above = any(
            k and (html_decisions.is_formal(f.draft.text) or html_cues.is_decision(f.draft.text))
            for f, k in zip(found[:lo], self.keep[:lo], strict=True)
        )
        return above and any(html_decisions.is_formal(f.draft.text) for f in found[lo:hi])

    def _opens_piece(self, at: int) -> bool:
        """Whether a heading under a rule opens a piece as one opened the text: a bulletin in pieces."""
        found = self.layout.found
        if html_decisions.is_header(found[at].draft.text):
            return True  # the next resolution
        kept = [i for i, k in enumerate(self.keep) if k]
        first = next((i for i in kept if found[i].draft.type == "heading"), None)
        if first is None or self.layout.prose(kept[0], first) > _BEGUN or found[at].draft.type != "heading":
            return False
        ours, its = found[first], found[at]
        return (ours.element.tag, ours.draft.text.isupper()) == (its.element.tag, its.draft.text.isupper())

    def _for(self, group: Group, score: float) -> bool:
        """Whether a score speaks for a group; how near it comes to saying nothing is kept as `doubt`."""
        if self.layout.prose(group.lo, group.hi) >= _TELLING:
            self.doubt = min(self.doubt, abs(score))
        return score > 0

    def _ends_there(self, groups: Sequence[Group], n: int) -> bool:
        """Whether behind a box there is neither prose in flow nor another box that looks as the text does."""
        layout = self.layout
        taken = {layout.look(g) for g in groups[:n] if any(self.keep[g.lo : g.hi])}
        return not any(
            layout.prose(g.lo, g.hi) and (not layout.is_box(g) or layout.look(g) in taken)
            for g in groups[n + 1 :]
        )

    def _flow(self, group: Group) -> None:
        """Takes blocks that flow with the text, but for those that say that they are none."""
        layout = self.layout
        if group.element is not None and (
            self.signs.furniture(group.element) >= 2 or self.signs.is_byline(group)
        ):
            return
        listed = layout.words(group.lo, group.hi)
        links = layout.linked(group.lo, group.hi)
        if group.hi - group.lo >= 2 and links > 0.7 * listed and not layout.votes(group.lo, group.hi):
            return
        for i in range(group.lo, group.hi):
            if self.title is not None and i <= self.title:
                continue
            following = self._said_for(i, group.hi)
            first = self.layout.found[i]
            weak = first.ruled or (first.link_share > 0.1 and self.trust < 1)
            enough = max(_BEGUN, (1 if weak else 2) * following)
            if (
                i not in self._passed
                and self.signs.heads_tail(Group(None, i, i + 1))
                and self._taken() > enough
            ):
                self._ended = True
                return
            if not self.keep[i] and self.signs.is_text(i) and not self.signs.floats(i):
                self.keep[i] = True
                self._words_taken += self.layout.counts[i]
                self._reached = max(self._reached, i + 1)
