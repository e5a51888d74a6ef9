"""Component: the unknown names in a list of organizations, and what unions and parties are called for short.

Sets proposals for "Uber, Bolt and inDrive" where one of them is known, for trades with a capital that stand
for their union ("the Switchmen", "the Mail Handlers"), and for members that stand for their party ("the
Greens").
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.extract import runs
from pipeline.extract.contexts import unknown
from pipeline.extract.lexicon import AND, FIRST_NAMES, FOLLOWING, LEADING, NATIONAL, word_set
from pipeline.extract.proposals import Proposal, known, place_hits_of, proposals_of, words_of
from pipeline.extract.words import Line, Words

_MOST_ITEMS = 8
_PARTY_MEMBERS = word_set("democrats republicans greens tories liberals conservatives")
_TRADE_ENDINGS = ("ers", "ors", "ists", "men", "wrights", "smiths", "tors", "ters")
_NO_TRADE = word_set("""
workers brothers sisters others members officers leaders voters prisoners settlers soldiers partners
newcomers managers owners masters employers lawyers strikers organizers organisers rangers readers writers
letters orders papers numbers chambers quarters headquarters matters powers ministers speakers voters
londoners new yorkers sanders rivers waters flowers peters summers waters anders winters shareholders
stakeholders customers consumers gentlemen women men aldermen councilmen chairmen congressmen foremen
freemen germans highlanders islanders communists socialists fascists anarchists nationalists marxists
capitalists artists journalists tourists
""")


class Enumerations:
    """See the module's head."""

    def __call__(self, doc: Doc) -> Doc:
        """Set what the module says on the Doc."""
        words = words_of(doc)
        proposals = proposals_of(doc)
        names = known(doc).names
        taken = {i for hit in place_hits_of(doc) for i in range(hit.first, hit.last + 1)}
        ends: dict[int, int] = {}
        for p in proposals:
            inside = words.at(p.start, p.end)
            if inside is not None:
                taken.update(range(inside[0], inside[1] + 1))
                if p.label == "ORG":
                    ends[inside[1]] = min(inside[0], ends.get(inside[1], inside[0]))
        starts = {first: last for last, first in ends.items()}
        found = {*_listed(words, ends, starts, taken), *_nicknames(words, taken)}
        for first, last in sorted(found):
            start, end = words.span(first, last)
            proposals.append(Proposal("ORG", start, end, "enumeration", 0.45))
            names[words.text[start:end]] = None
        return doc


def _listed(
    words: Words, ends: dict[int, int], starts: dict[int, int], taken: set[int]
) -> Iterator[tuple[int, int]]:
    """Unknown items of every list with "and" at its end that holds an organization."""
    for a in words.capitals():
        if (a and words.joint(a - 1) == ",") or not _opens_item(words, a, starts, taken):
            continue
        items: list[tuple[int, int, bool]] = []
        at = a
        concluded = False
        while len(items) < _MOST_ITEMS:
            item = _item(words, at, starts, taken)
            if item is None:
                break
            items.append(item)
            if concluded:
                break
            last = item[1]
            step = _step(words, last)
            if step is None:
                break
            at, concluded = step
        sure = [item for item in items if item[2]]
        if concluded and len(items) > 1 and items[-1] and sure and len(sure) < len(items):
            for first, last, is_sure in items:
                if not is_sure:
                    yield first, last


def _opens_item(words: Words, i: int, starts: dict[int, int], taken: set[int]) -> bool:
    if i in starts:
        return True
    if i and words.joint(i - 1) in (" ", "-", ".", "'") and words.capital(i - 1):
        return False
    return i not in taken and words.line(i) is Line.SENTENCE and unknown(words, i)


def _item(words: Words, i: int, starts: dict[int, int], taken: set[int]) -> tuple[int, int, bool] | None:
    """First and last word of the item at word `i`, and whether it is known to be an organization."""
    if i in starts:
        return i, starts[i], True
    if i >= len(words) or i in taken or not words.capital(i) or not unknown(words, i):
        return None
    if words.folds[i] in FIRST_NAMES or words.line(i) is not Line.SENTENCE or len(words.forms[i]) < 3:
        return None
    last = i
    while (
        last + 1 < len(words)
        and last - i < 2
        and words.joint(last) in (" ", "-")
        and words.capital(last + 1)
        and unknown(words, last + 1)
        and last + 1 not in taken
    ):
        last += 1
    if last + 1 < len(words) and words.joint(last) in (" ", "-", "'") and words.capital(last + 1):
        return None
    return i, last, False


def _step(words: Words, last: int) -> tuple[int, bool] | None:
    """The word that begins the next item after word `last`, and whether "and" leads to it."""
    j = last + 1
    if j >= len(words):
        return None
    joint = words.joint(last)
    if words.folds[j] in AND and not words.capital(j) and joint in (" ", ","):
        j += 1
        concluded = True
    elif joint == ",":
        concluded = False
    else:
        return None
    while j < len(words) and words.folds[j] in ("the", "la", "el", "le", "a", "o", "l", "de", "del", "les"):
        if words.capital(j):
            break
        j += 1
    return (j, concluded) if j < len(words) else None


def _nicknames(words: Words, taken: set[int]) -> Iterator[tuple[int, int]]:
    """Trades and party members in the plural with a capital behind "the"."""
    for i in words.capitals():
        fold = words.folds[i]
        if i == 0 or i in taken or words.line(i) is not Line.SENTENCE:
            continue
        if fold in _PARTY_MEMBERS:
            if not words.opens(i):
                yield i, i
            continue
        if len(fold) < 6 or not fold.endswith(_TRADE_ENDINGS) or fold in _NO_TRADE:
            continue
        if fold in FOLLOWING and not runs.is_trade(fold):
            continue
        after = i + 1
        if after < len(words) and (
            words.joint(i) == "'" or (words.joint(i) in (" ", "-") and words.capital(after))
        ):
            continue
        first = i
        while (
            first > 0
            and i - first < 3
            and words.joint(first - 1) == " "
            and words.capital(first - 1)
            and words.folds[first - 1] not in LEADING | NATIONAL
            and first - 1 not in taken
        ):
            first -= 1
        before = first - 1
        if before >= 0 and words.joint(before) == " " and words.forms[before] in ("the", "The"):
            yield first, i


@Language.factory("solidarity_enumerations", assigns=["doc.user_data"])
def make(nlp: Language, name: str) -> Enumerations:
    """spaCy's factory."""
    return Enumerations()
