"""Component: names built on head words, in four languages.

Sets proposals for capitalised runs around "Union", "Federación", "Conseil", "Ministério" … . Not for bare
bodies ("the Executive Board"), nor for treaties, laws and events, of which only the name before the event
noun is kept.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.extract import runs
from pipeline.extract.lexicon import (
    AND,
    BARE,
    COUNTRIES,
    EVENTS,
    FOLLOWING,
    FOR,
    LAWS,
    LEADING,
    NATIONAL,
    OF,
    OPENING_HEADS,
    STRONG_HEADS,
    TRADES,
    WEAK_HEADS,
    WORKER_HEADS,
    word_set,
)
from pipeline.extract.proposals import Proposal, known, proposals_of, words_of
from pipeline.extract.words import Line, Words

# Heads that are also plain nouns at the end of an event's name.
_EVENT_HEADS = frozenset(
    ("conference", "forum", "congress", "congreso", "congresso", "congres", "forum", "assembly", "exchange")
)
_PUBLIC_HEADS = word_set("""
court assembly senate inspectorate guard legislature asamblea assembleia corte senado camara parliament
ministry department party partido parti
""")
_PUBLIC = word_set("""
national state federal supreme high city county constitutional labor labour nacional federal suprema
provincial
""")
_NUMBERED = frozenset(["local", "locals", "district", "branch", "region", "chapter"])
_OF_PLACE = frozenset(["times", "bank", "port", "voice", "church"])
_GLUE = (
    OF
    | FOR
    | AND
    | word_set("""
the la el los las le les l a as o os in en s
""")
)


class HeadWords:
    """See the module's head."""

    def __call__(self, doc: Doc) -> Doc:
        """Set what the module says on the Doc."""
        words = words_of(doc)
        proposals = proposals_of(doc)
        names = known(doc).names
        done = -1
        small = [i for i, fold in enumerate(words.folds) if fold == "ministere" and not words.capital(i)]
        for i in sorted([*small, *words.capitals()]) if small else words.capitals():
            if i <= done:
                continue
            fold = words.folds[i]
            strong = fold in STRONG_HEADS or fold in OPENING_HEADS
            if not (strong or fold in WEAK_HEADS or fold in WORKER_HEADS):
                continue
            span = _name_around(words, i, strong)
            if span is None:
                continue
            first, last, confidence = span
            done = max(done, last)
            start, end = words.span(first, last)
            proposals.append(Proposal("ORG", start, end, "head word", confidence))
            names[words.text[start:end]] = None
        return doc


def _name_around(words: Words, head: int, strong: bool) -> tuple[int, int, float] | None:
    """First and last word of the name built on word `head`, with confidence, or None where there is none."""
    first = runs.left(words, head)
    last = runs.right(words, first, head)
    if words.folds[head] in OPENING_HEADS and words.folds[head] not in STRONG_HEADS | WEAK_HEADS:
        if last == head or words.line(head) is not Line.SENTENCE:
            return None
        first = head
    heads = [i for i in range(first, last + 1) if words.folds[i] in STRONG_HEADS or (i == head and strong)]
    if last > head and words.folds[last] in LAWS | EVENTS:
        cut = _before_event(words, first, last)
        if cut is None:
            return None
        last = cut
        heads = [i for i in heads if i <= last]
        if not heads and strong:
            return None
    if heads and heads[-1] == last and words.folds[last] in _EVENT_HEADS and _event(words, first, last):
        return None
    first, last = _trim(words, first, last)
    if first > last or last - first + 1 > runs.MAX_WORDS:
        return None
    inner = [i for i in range(first, last + 1) if words.folds[i] not in _GLUE]
    public = _public_body(words, inner)
    telling = [i for i in inner if words.folds[i] not in BARE and words.folds[i] not in STRONG_HEADS]
    if public:
        return first, last, 0.6
    if not telling or len(inner) < 2:
        return None
    if (
        not strong
        and last > head
        and words.folds[head] not in _OF_PLACE
        and head > first
        and _tail_is_place(words, head, last)
        and words.folds[last] not in COUNTRIES
    ):
        last = head  # "Manville-Jenckes Company of Pawtucket"
    if not strong and not _weak_is_enough(words, first, last, head):
        return None
    if (
        all(words.folds[i] in NATIONAL for i in telling)
        and last == head
        and words.folds[head] in ("government", "parliament")
    ):
        # "Mexican government" with a small letter is a description; "Welsh Government" is a body.
        return first, last, 0.6
    plain = words.line(head) is Line.SENTENCE
    return first, last, (0.8 if strong else 0.65) - (0.0 if plain else 0.15)


def _tail_is_place(words: Words, head: int, last: int) -> bool:
    return words.folds[head] not in WORKER_HEADS and words.folds[head + 1] in OF and last - head <= 3


def _public_body(words: Words, inner: list[int]) -> bool:
    """Whether a run of plain words names a body of the state all the same:

    "State Assembly", "Federal Court".
    """
    folds = [words.folds[i] for i in inner]
    if len(folds) < 2 or words.line(inner[0]) is not Line.SENTENCE:
        return False
    if folds[-1] in ("council", "commission") and folds[-2] in ("city", "county"):
        return len(folds) == 2
    if len(folds) > 2 and folds[-1] in ("center", "centre", "institute", "foundation", "archive", "fund"):
        return folds[0] not in LEADING  # "Labor Education Center"
    return (
        any(f in _PUBLIC_HEADS for f in folds)
        and any(f in _PUBLIC for f in folds)
        and all(f in _PUBLIC_HEADS or f in _PUBLIC or f in BARE for f in folds)
    )


def _before_event(words: Words, first: int, last: int) -> int | None:
    """Where the name before an event or law ends:

    "Teamsters Union Convention" -> "Teamsters Union"; None for laws.
    """
    if words.folds[last] in LAWS:
        return None
    cut = last - 1
    while cut > first and (
        words.folds[cut] in ("national", "annual", "constitutional") or words.forms[cut].isdigit()
    ):
        cut -= 1
    return cut if cut > first else None


def _event(words: Words, first: int, last: int) -> bool:
    """Whether a run ending in "Conference", "Congress", "Assembly" is an event rather than a body."""
    fold = words.folds[last]
    if fold in ("conference", "exchange"):
        return True
    if first == last or words.folds[last - 1] == "social":
        return True
    before = words.folds[last - 1]
    return before.endswith(("th", "nd", "rd")) and before[0].isdigit()


def _trim(words: Words, first: int, last: int) -> tuple[int, int]:
    """Without determiners, titles and adjectives of nation that the name can do without."""
    while first < last and (words.folds[first] in LEADING or words.folds[first] in _GLUE):
        if words.folds[first] == "all" and first and not words.opens(first):
            break
        first += 1
    while (
        last > first
        and words.folds[last] not in STRONG_HEADS
        and (
            words.folds[last] in _GLUE
            or (words.folds[last] in FOLLOWING and words.folds[last] not in TRADES)
            or words.folds[last] in _NUMBERED
        )
    ):
        last -= 1
    if first < last and words.folds[first] in NATIONAL and words.folds[first + 1] not in NATIONAL:
        # "Brazilian Central Union of Workers": the name has enough of its own behind the head.
        of = next((i for i in range(first + 1, last) if words.folds[i] in OF), None)
        if of is not None and of - first >= 3 and words.folds[of - 1] in STRONG_HEADS:
            rest = words.folds[first + 1 : of]
            if (
                rest[0] in ("central", "national", "general", "united", "authentic")
                and words.forms[first].lower() != "american"
            ):
                first += 1
    return first, last


def _weak_is_enough(words: Words, first: int, last: int, head: int) -> bool:
    """Whether a run on a weak head is a name: something distinctive before it, or a place after "of"."""
    fold = words.folds[head]
    before = [words.folds[i] for i in range(first, head) if words.folds[i] not in _GLUE]
    if fold in WORKER_HEADS:
        united = any(
            w in ("united", "amalgamated", "communications", "communication", "industrial", "allied")
            for w in before
        )
        of_place = head + 2 <= last and words.folds[head + 1] in OF
        joined = head + 1 <= last and words.folds[head + 1] in (
            "united",
            "alliance",
            "center",
            "project",
            "unite",
        )
        return (
            (united and bool(before))
            or (of_place and (bool(before) or words.folds[head] != "workers"))
            or joined
        )
    if words.line(head) is not Line.SENTENCE:
        return False
    if not before:
        return fold in _OF_PLACE and head + 2 <= last and words.folds[head + 1] in OF
    distinctive = [w for w in before if w not in BARE and w not in NATIONAL]
    return bool(distinctive) or (bool(before) and before[0] in NATIONAL)


@Language.factory("solidarity_head_words", assigns=["doc.user_data"])
def make(nlp: Language, name: str) -> HeadWords:
    """spaCy's factory."""
    return HeadWords()
