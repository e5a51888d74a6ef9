"""What can be said of a part of a page, wherever it stands: its name, wording, links and make-up.

Each sign is one method; `html_choice` weighs them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

from pipeline.readers import cues, html_boxes, html_cues, html_dom
from pipeline.readers import html_words as words
from pipeline.readers.html_dom import Element
from pipeline.readers.html_layout import Group, Layout

_PROSE = 15  # words of prose that a box between paragraphs has in several blocks
LONG = 60  # and in one: shorter ones are pull quotes and notes
SHORT = 90  # words of a small box
_TEASER = 45  # words under a linked heading that make it a teaser
_STAMP = 12  # words of a line with name and date
_PLAIN = 25  # words from which on a paragraph is more than a note
_CAPTION = 45  # words of the longest caption
_ENDS_AS_BOX = re.compile(
    r"(share|sharing|social|teaser|promo|ad|comment|kommentar|newsletter|sidebar|widget"
    r"|related|menu|footer|author"
    r"|donate|spenden|login|tag|nav)s?(?:box|block|area|wrap|wrapper|container|list|section"
    r"|bar|links|buttons|form)"
)
_ENTRIES = 3  # like entries from which on they are a series
_ENTRY = 8  # words of prose of the shortest entry of a series
_ENTRY_MEAN = 25  # words of prose of its entries on average; those of teasers are fewer
_BOXES = frozenset({"div", "figure", "table", "center", "section", "aside", "dl"})


class Signs:
    """The signs on one page. `seed` is the element that the text hangs from, once it is known.

    `authors` are keys of the names in the page's metadata.
    """

    def __init__(self, layout: Layout, authors: frozenset[str], title: int | None) -> None:
        self.layout = layout
        self.title = title
        self.authors = authors
        self.seed: Element | None = None
        self._called: dict[Element, float] = {}
        self._on_path: set[str] = set()
        self._whole = layout.prose(0, len(layout.found))
        self._harmless: set[Element] = set()
        self._verdicts: dict[Element, tuple[bool, frozenset[str]]] = {}
        self._junk: dict[Group, float] = {}
        self._carded: dict[Group, bool] = {}
        self._appealing: dict[int, int] = {}
        self._heading: dict[int, bool] = {}
        self._linked_heads = [
            0,
            *accumulate(
                f.link_share > 0.7 and 2 <= n <= 25 for f, n in zip(layout.found, layout.counts, strict=True)
            ),
        ]
        self._dated = [0, *accumulate(map(self._is_dated, range(len(layout.found))))]

    def know(self, other: Signs) -> None:
        """Take over what was found of parts of the page in an earlier look at it."""
        self._appealing, self._heading, self._verdicts = other._appealing, other._heading, other._verdicts
        self._junk, self._carded, self._harmless = other._junk, other._carded, other._harmless

    def plant(self, seed: Element, path: Sequence[Element]) -> None:
        """Take up the seed and what it lies in: whatever names the text itself speaks against nothing."""
        self.seed = seed
        self._on_path = self._names_of_text(path, *self.layout.runs[seed])
        self._called.clear()

    def furniture(self, element: Element) -> float:
        """How much name, tag and role speak for furniture: 2 or 0.7 by a word, 0 for none."""
        known = self._called.get(element)
        if known is None:
            if element in self._harmless:
                return 0.0
            known = self._called[element] = self._named(element)
        return known

    def _named(self, element: Element) -> float:
        if element.tag in ("html", "body", "main") or element is self.seed:
            return 0.0
        surely, said = self.verdict(element)
        if not surely and not said:
            self._harmless.add(element)
            return 0.0
        lo, hi = self.layout.runs.get(element, (0, 0))
        titled = self.title is not None and lo <= self.title < hi
        if self.layout.prose(lo, hi) > (0.2 if titled else 0.6) * self._whole:
            return 0.0
        if surely:
            return 2.0
        named = said - self._on_path
        if not named:
            return 0.0
        return 0.7 if named <= words.SOFT_WORDS else 2.0

    def verdict(self, element: Element) -> tuple[bool, frozenset[str]]:
        """What `_verdict` says of an element."""
        known = self._verdicts.get(element)
        if known is None:
            known = self._verdicts[element] = _verdict(element)
        return known

    def _names_of_text(self, path: Sequence[Element], lo: int, hi: int) -> set[str]:
        """Words by which the template names the seed, what it lies in, and most of what lies in it."""
        names = {w for e in path for w in html_dom.names(e).split()}
        inner: Counter[str] = Counter()
        for i in range(lo, hi):
            inside = self.layout.chains[i][len(path) :]
            for word in {w for e in inside for w in html_dom.names(e).split()}:
                inner[word] += round(self.layout.quality[i])
        return names | {w for w, n in inner.items() if n > 0.4 * self.layout.prose(lo, hi)}

    def closes(self, group: Group) -> bool:
        """Whether a group is what press releases end with, or a note on the author by name."""
        text = self.layout.found[group.lo].draft.text
        if html_cues.is_end_mark(text):
            return True
        if self._names_author(group.lo) and self.layout.prose(group.lo, group.hi):
            return True
        return html_cues.is_boilerplate(text) and (group.element is None or self.layout.is_box(group))

    def junk(self, group: Group) -> float:
        """Wording, links and make-up that speak for furniture."""
        known = self._junk.get(group)
        if known is None:
            known = self._junk[group] = self._junk_of(group)
        return known

    def _junk_of(self, group: Group) -> float:
        layout = self.layout
        lo, hi = group.lo, group.hi
        count = max(1, layout.words(lo, hi))
        junk = 0.0
        if self.heads_tail(group) or self._names_author(lo) or self._is_feed(group):
            junk += 2.0
        if layout.linked(lo, hi) > 0.4 * count:
            junk += 1.0
        if self._asks(group):
            junk += 1.6
        if count <= 2 * SHORT:
            hits = sum(self.hits(i) for i in range(lo, hi))
            junk += min(2.0, (0.8 if count <= SHORT else 0.4) * hits)
        if self.dated_cards(lo, hi):
            junk += 1.6
        elif self.teasers(lo, hi):
            junk += 1.2
        return junk

    def _is_feed(self, group: Group) -> bool:
        """Whether a box is headed by a member's name in a social network."""
        named = html_cues.is_handle(self.layout.found[group.lo].draft.text)
        return named and group.hi - group.lo > 1 and self.layout.is_box(group)

    def _asks(self, group: Group) -> bool:
        """Whether a small box, which neither title nor much of the text is in, is there to be filled in."""
        lo, hi = group.lo, group.hi
        if self.layout.words(lo, hi) > SHORT or (self.title is not None and lo <= self.title < hi):
            return False
        if self.seed is None or 3 * self.layout.prose(lo, hi) > self.layout.prose(
            *self.layout.runs[self.seed]
        ):
            return False
        return html_boxes.asks(group.element)

    def _names_author(self, i: int) -> bool:
        """Whether a block is the author's name, and not over a post of theirs in a forum."""
        return self.layout.found[i].key in self.authors and not self.layout.others[i]

    def heads_tail(self, group: Group) -> bool:
        """Whether a group opens with a heading of what is no part of the article."""
        for i in range(group.lo, min(group.hi, group.lo + 2)):
            entry = self.layout.found[i]
            if entry.draft.type == "table_row":
                return False
            line = entry.draft.text.partition("\n")[0]
            if self.heads(i):
                boxed = self.layout.is_box(group)
                return boxed or self.stands_out(i, line)
        return False

    def heads(self, i: int) -> bool:
        """Whether a block's first line reads as a heading of what is no part of the article."""
        known = self._heading.get(i)
        if known is None:
            line = self.layout.found[i].draft.text.partition("\n")[0]
            known = self._heading[i] = html_cues.heads_furniture(line) and not cues.ends_sentence(line)
        return known

    def goes_on_after(self, at: int, hi: int) -> bool:
        """Whether a text goes on under a heading that could end it: plain paragraphs, and no comments."""
        layout = self.layout
        if html_cues.heads_voices(layout.found[at].draft.text):
            return False
        plain = [
            i
            for i in range(at + 1, hi)
            if layout.quality[i] and not layout.found[i].link_chars and not self.hits(i)
        ]
        prose = layout.prose(at + 1, hi)
        said = sum(layout.counts[i] for i in plain if layout.counts[i] >= _PLAIN)
        return (
            said >= 2 * _PLAIN and said >= 0.7 * prose and layout.linked(at, hi) < 0.1 * layout.words(at, hi)
        )

    def heads_entry(self, group: Group) -> bool:
        """Whether a box is but the heading of an entry, with its time or author."""
        found = self.layout.found[group.lo : group.hi]
        kinds = [f.draft.type for f in found if not html_cues.is_clock_line(f.draft.text)]
        return "heading" in kinds and len(kinds) <= 2 and not self.layout.linked(group.lo, group.hi)

    def tells_when(self, group: Group) -> bool:
        """Whether a box of few words, no sentence, has a number, as dates do: "Max, 12.03.2019"."""
        found = self.layout.found[group.lo : group.hi]
        return (
            self.layout.words(group.lo, group.hi) <= _STAMP
            and not self.layout.prose(group.lo, group.hi)
            and all(f.draft.type in ("paragraph", "answer", "question") for f in found)
            and any(any(word[0].isdigit() for word in f.words) for f in found)
        )

    def points_away(self, group: Group) -> bool:
        """Whether a group is mostly links, or an appeal: what a heading such as "Related" stands over."""
        layout = self.layout
        if layout.linked(group.lo, group.hi) > 0.4 * layout.words(group.lo, group.hi):
            return True
        return self.junk(group) >= 1.2

    def teasers(self, lo: int, hi: int) -> bool:
        """Whether a run is a list of linked headings with a few words each."""
        layout = self.layout
        heads = self._linked_heads[hi] - self._linked_heads[lo]
        if heads == 1 and hi - lo > 1 and self._linked_heads[hi] > self._linked_heads[hi - 1]:
            return False  # a link under a text is a control, and no heading of a teaser
        own = layout.words(lo, hi) - layout.linked(lo, hi)
        return heads > 0 and own < _TEASER * heads

    def dated_cards(self, lo: int, hi: int) -> bool:
        """Whether a run is a list of short lines, each with a few words under it that begin with a date."""
        dated = self._dated[max(hi, lo + 1)] - self._dated[lo + 1]
        return dated >= 2 and self.layout.words(lo, hi) < (_TEASER + 15) * dated

    def _is_dated(self, i: int) -> bool:
        """Whether a block of few words begins with a date, under a short line that is no sentence."""
        layout = self.layout
        return (
            i > 0
            and layout.counts[i] < _TEASER
            and layout.counts[i - 1] <= 15
            and html_cues.is_card_line(layout.found[i].draft.text)
            and not cues.ends_sentence(layout.found[i - 1].draft.text)
        )

    def cards(self, group: Group) -> bool:
        """Whether a box is a row of like boxes, each with a label and a few words."""
        known = self._carded.get(group)
        if known is None:
            known = self._carded[group] = self._are_cards(group)
        return known

    def _are_cards(self, group: Group) -> bool:
        layout = self.layout
        element = group.element
        while element is not None:
            inner = layout.groups(element, group.lo, group.hi)
            if len(inner) > 1 or inner[0].element is None:
                break
            element = inner[0].element
        else:
            return False
        looks = Counter(layout.look(g) for g in inner if layout.is_box(g) and self.labelled(g))
        return bool(looks) and max(looks.values()) >= 2

    def series(self, groups: Sequence[Group]) -> list[Group]:
        """Those neighbours that are entries of one text: a live blog, a timeline, answers, chapters.

        They are of one make, stand under the title, and each has prose of its own and no linked heading.
        """
        if len(groups) < _ENTRIES:
            return []
        layout = self.layout
        made = [
            (make, group)
            for group in groups
            if (self.title is None or group.hi > self.title) and (make := html_boxes.make_of(group.element))
        ]
        said: Counter[frozenset[str]] = Counter()
        for make, group in made:
            said[make] += layout.prose(group.lo, group.hi)
        if not said:
            return []
        # A template adds a class to an entry that it sets off: "block", "block key".
        common = said.most_common(1)[0][0]
        best = [g for make, g in made if make >= common or html_boxes.differ_by_one(make, common)]
        entries = [g for g in best if layout.is_box(g) and self._is_entry(g)]
        # Where some of a make are teasers or slots, the others may be longer teasers.
        if len(entries) < max(_ENTRIES, 0.7 * len(best)):
            return []
        prose = sum(layout.prose(g.lo, g.hi) for g in entries)
        return entries if prose >= _ENTRY_MEAN * len(entries) else []

    def _is_entry(self, group: Group) -> bool:
        """Whether a box can be an entry of a series: with prose, no teaser, no furniture."""
        layout = self.layout
        lo, hi = group.lo, group.hi
        assert group.element is not None
        if (
            layout.prose(lo, hi) < _ENTRY
            or 2 * layout.foreign(lo, hi) > layout.words(lo, hi)
            or layout.linked(lo, hi) > 0.3 * layout.words(lo, hi)
        ):
            return False
        if self.furniture(group.element) or html_boxes.column(group.element):
            return False
        if self.teasers(lo, hi) or self.dated_cards(lo, hi) or self.cards(group):
            return False
        linked = any(
            layout.found[i].draft.type == "heading"
            and layout.found[i].link_share > 0.5
            and html_dom.leads_away(layout.found[i].element)
            for i in range(lo, hi)
        )
        return not linked and not self.heads_tail(group)

    def like_teasers(self, element: Element) -> bool:
        """Whether all that an element holds is teasers or cards."""
        lo, hi = self.layout.runs[element]
        return self.teasers(lo, hi) or self.cards(Group(element, lo, hi))

    def plain(self, group: Group) -> bool:
        """Whether a box is just a heading, or just a list without links or table."""
        kinds = {self.layout.found[i].draft.type for i in range(group.lo, group.hi)}
        linked = self.layout.linked(group.lo, group.hi) > 0.3 * self.layout.words(group.lo, group.hi)
        return len(kinds) == 1 and kinds <= {"heading", "list_item", "table_row", "quote"} and not linked

    def labelled(self, group: Group) -> bool:
        """Whether a small box opens with a label of its own, as promotions do."""
        entry = self.layout.found[group.lo]
        return (
            group.hi - group.lo >= 2
            and self.layout.words(group.lo, group.hi) < SHORT
            and self.layout.counts[group.lo] <= 8
            and entry.draft.type in ("heading", "paragraph")
            and not cues.ends_sentence(entry.draft.text.rstrip("?" if entry.draft.type == "heading" else ""))
        )

    def apart(self, group: Group) -> float:
        """How much the make-up of a box that looks unlike the text speaks against it."""
        if self.cards(group):
            return 1.1
        if self.labelled(group):
            items = sum(self.layout.found[i].draft.type == "list_item" for i in range(group.lo, group.hi))
            return 0.6 if items > 1 and items >= group.hi - group.lo - 1 else 0.9
        entry = self.layout.found[group.lo]
        alone = group.hi - group.lo == 1 and self.layout.counts[group.lo] <= _CAPTION
        return 0.8 if alone and html_cues.begins_with_name(entry.draft.text) else 0.2

    def hits(self, i: int) -> int:
        """How many wordings of appeals a block holds."""
        known = self._appealing.get(i)
        if known is None:
            known = self._appealing[i] = html_cues.appeals(
                self.layout.found[i].draft.text, self.layout.found[i].words
            )
        return known

    def stands_out(self, i: int, line: str) -> bool:
        """Whether a block is a heading, or its first line is set in bold."""
        entry = self.layout.found[i]
        return entry.draft.type == "heading" or entry.bold_chars >= 0.8 * len(line)

    def appeals(self, i: int) -> bool:
        """Whether a paragraph is an appeal: two wordings of one, or one in italics or with a link."""
        entry = self.layout.found[i]
        hits = self.hits(i)
        slanted = entry.italic_chars + entry.bold_chars >= 0.8 * len(entry.draft.text.replace(" ", ""))
        return (hits >= 2 and (entry.link_chars > 0 or slanted)) or (
            hits == 1 and slanted and entry.link_chars > 0
        )

    def is_text(self, i: int) -> bool:
        """Whether nothing in a block itself says that it is none: caption, label, pointer, appeal."""
        if self.layout.others[i]:
            return False
        entry = self.layout.found[i]
        text = entry.draft.text
        if entry.draft.type == "caption" or html_cues.is_pointer(text, entry.link_share):
            return False
        if html_cues.is_label(text) or (entry.draft.type != "heading" and html_cues.is_clock_line(text)):
            return False
        if html_cues.is_copyright(text) or (entry.draft.type == "quote" and html_cues.is_post(text)):
            return False
        if entry.draft.type in ("list_item", "table_row", "footnote"):
            return True
        count = self.layout.counts[i]
        if count <= 45 and self.appeals(i):
            return False
        if entry.link_share > 0.9 and count <= 45 and entry.draft.type == "paragraph":
            return False
        ended = cues.ends_sentence(text)
        return ended or not (
            (entry.link_share > 0.9 and count <= 20)
            or (entry.link_share > 0.5 and count <= 40 and "|" in text)
        )

    def reads_on(self, group: Group) -> bool:
        """Whether a box between paragraphs is more of them: prose that neither links nor appeals."""
        layout = self.layout
        lo, hi = group.lo, group.hi
        if layout.prose(lo, hi) < (_PROSE if hi - lo > 1 else LONG) or layout.linked(
            lo, hi
        ) > 0.1 * layout.words(lo, hi):
            return False
        if self.cards(group) or self.junk(group) > 0:
            return False
        return not any(self.hits(i) for i in range(lo, hi))

    def instructs(self, group: Group) -> bool:
        """Whether a box has numbered steps under headings of its own: a recipe, a guide."""
        drafts = [f.draft for f in self.layout.found[group.lo : group.hi]]
        steps = sum(d.type == "list_item" and bool(d.number) for d in drafts)
        return steps >= _ENTRIES and sum(d.type == "heading" for d in drafts) >= 2

    def floats(self, i: int) -> bool:
        """Whether a block stands in a small table beside which the text flows."""
        for element in reversed(self.layout.chains[i]):
            if element is self.seed:
                return False
            if element.tag == "table" and (element.get("align") or "").lower() in ("left", "right"):
                return self.layout.words(*self.layout.runs[element]) <= SHORT
        return False

    def under_picture(self, i: int) -> bool:
        """Whether a block is all the text of a box with a picture: its caption."""
        if self.layout.counts[i] > _CAPTION:
            return False
        for element in reversed(self.layout.chains[i]):
            lo, hi = self.layout.runs[element]
            if hi - lo > 1:
                return False
            if element.tag in _BOXES and next(element.iter("img", "picture", "amp-img"), None) is not None:
                return True
        return False

    def is_byline(self, group: Group) -> bool:
        """Whether a short group is named as a byline."""
        return self.layout.words(group.lo, group.hi) <= 40 and html_dom.is_byline(group.element)


def _verdict(element: Element) -> tuple[bool, frozenset[str]]:
    """Whether tag, role or a run of words surely call an element furniture, and the single words that do."""
    if element.tag in words.FURNITURE_TAGS or element.get("role") in words.FURNITURE_ROLES:
        return True, frozenset()
    if html_dom.is_site_part(element):
        return True, frozenset()
    return _called_so(html_dom.names(element))


@lru_cache(maxsize=8192)
def _called_so(called: str) -> tuple[bool, frozenset[str]]:
    if called == " ":
        return False, frozenset()
    if html_dom.has_run(called, words.FURNITURE_RUNS):
        return True, frozenset()
    return False, words.FURNITURE_WORDS.intersection(_stems(called))


@lru_cache(maxsize=8192)
def _stems(called: str) -> tuple[str, ...]:
    """The words of names, those that end as boxes do also without their end: "sharebox", "share"."""
    found = called.split()
    ends = [m[1] for word in found if (m := _ENDS_AS_BOX.fullmatch(word))]
    return (*found, *ends, *(f"{end}s" for end in ends))
