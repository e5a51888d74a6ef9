"""How well resolutions are read: split, clauses, number and disposition, verbs; beside a plain regular
expression.

Run it with `python -m benchmarks.resolutions [tuning|held] [--detail]` (`make eval`). Single texts are
printed for the tuning set only: what is known of the held-back texts would no longer be held back.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from corpus.document import Clause, Document, Part, RawItem
from corpus.folding import fold
from pipeline.readers import read
from pipeline.structure import structure
from tests.quality.resolution_gold import (
    SETS,
    GoldClause,
    GoldResolution,
    GoldText,
    load_apart,
    one_line,
    without_heads,
)

Key = tuple[str, str | None, str]  # role, number, words without spaces
_SMALL = frozenset("of and the de des du la le les et y in for".split())
_ORDINAL_STEMS = tuple("primer segund tercer cuart quint sext septim octav noven decim".split())
_ENGLISH_ORDINALS = tuple("first second third fourth fifth sixth seventh eighth ninth tenth".split())
_ORDINAL_SIGNS = str.maketrans("", "", "º°ª")

# Two dispositions that say the same, and how the gold calls them.
_SAME = {"carried": "adopted", "adopted as amended": "amended", "carried as amended": "amended"}
# What was adopted as amended is adopted; the gold may tell either.
_AMENDED_TOO = ("amended", "adopted")
_PLAIN = re.compile(
    r"\b(?:WHEREAS|RESOLVED)\b[\s,:]*(?:that\b)?\s*(?P<words>.+?)"
    r"(?=\n\s*\n|\b(?:WHEREAS|RESOLVED)\b|\Z)",
    re.IGNORECASE | re.DOTALL,
)
_RULE = re.compile(r"(?m)^[ \t]*[_=*~–—-]{5,}[ \t]*$")  # a ruled line between resolutions holds no words
_PLAIN_END = re.compile(r"(?:[\s;,]|\b(?:and|now|therefore|be it|further|finally)\b)+$", re.IGNORECASE)


@dataclass(slots=True)
class Tally:
    """What was counted: found, right and wanted, of one measure."""

    right: int = 0
    wanted: int = 0
    given: int = 0

    @property
    def share(self) -> float:
        """Right of wanted, 1 where nothing was wanted."""
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.wanted + self.given
        return 2 * self.right / both if both else 1.0


@dataclass(slots=True)
class Figures:
    """The measures of a set of texts, and what went wrong, text by text."""

    resolutions: int = 0
    news: int = 0
    news_taken: int = 0
    split: Tally = field(default_factory=Tally)
    clauses: Tally = field(default_factory=Tally)
    operative: Tally = field(default_factory=Tally)
    plain: Tally = field(default_factory=Tally)
    decided: Tally = field(default_factory=Tally)
    verbs: Tally = field(default_factory=Tally)
    stances: Tally = field(default_factory=Tally)
    targets: Tally = field(default_factory=Tally)
    facts: dict[str, Tally] = field(default_factory=dict)
    forms: dict[str, Tally] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)


def measure(texts: Iterable[GoldText]) -> Figures:
    """The figures of a set."""
    figures = Figures()
    for text in texts:
        item = RawItem(f"{text.name}.{'html' if text.html else 'txt'}", text.data)
        _add(figures, text, structure(read(item), item))
    return figures


def content(document: Document, start: int, end: int) -> str:
    """The words of a stretch on one line: what its blocks hold, running heads and list markers left out."""
    if document.media_type.startswith("text/plain"):
        return one_line(_RULE.sub(" ", without_heads(document.text, start, end)))
    pieces = [
        document.text[max(b.start, start) : min(b.end, end)]
        for b in document.blocks
        if b.start < end and b.end > start
    ]
    return one_line(" ".join(pieces))


def _add(figures: Figures, text: GoldText, document: Document) -> None:
    parts = [p for p in document.parts if p.kind == "resolution"]
    if not text.resolutions:
        figures.news += 1
        if parts or any(p.clauses for p in document.parts):
            figures.news_taken += 1
            figures.wrong.append(f"{text.name}: taken for a resolution ({document.kind_from})")
        return
    figures.resolutions += len(text.resolutions)
    pairs = _pairs(text.resolutions, parts, document)
    wanted = Counter(_gold_key(c) for r in text.resolutions for c in r.clauses)
    given = Counter(_key(document, c) for p in parts for c in p.clauses)
    form = figures.forms.setdefault(text.form, Tally())
    for tally, role in ((figures.clauses, None), (form, None), (figures.operative, "operative")):
        _count(tally, wanted, given, role)
    plain = one_line_keys(text)
    _count(figures.plain, Counter(k[2] for k in wanted.elements()), plain, None)
    for key in wanted - given:
        figures.wrong.append(f"{text.name}: missed {key}")
    for key in given - wanted:
        figures.wrong.append(f"{text.name}: gave   {key}")
    for gold, part in pairs:
        _compare(figures, text, document, gold, part)
    figures.split.given += len(parts)


def _count(tally: Tally, wanted: Counter[Any], given: Counter[Any], role: str | None) -> None:
    """Adds what two bags have in common, and their sizes."""
    kept = [
        Counter({k: n for k, n in bag.items() if role is None or (isinstance(k, tuple) and k[0] == role)})
        for bag in (wanted, given)
    ]
    tally.right += (kept[0] & kept[1]).total()
    tally.wanted += kept[0].total()
    tally.given += kept[1].total()


def one_line_keys(text: GoldText) -> Counter[str]:
    """What a plain regular expression on WHEREAS and RESOLVED takes for clauses, as words."""
    raw = text.data.decode("utf-8")
    raw = re.sub(r"<[^>]+>", "\n\n", raw) if text.html else raw
    return Counter(
        one_line(_PLAIN_END.sub("", match["words"])).replace(" ", "") for match in _PLAIN.finditer(raw)
    )


_THAT = re.compile(r"^(?:that|que)\s+", re.IGNORECASE)


def _gold_key(clause: GoldClause) -> Key:
    return clause.role, _number(clause.number), _key_words(_own_words(clause.role, clause.words))


def _key(document: Document, clause: Clause) -> Key:
    words = content(document, clause.start, clause.end)
    return clause.role, _number(clause.number), _key_words(_own_words(clause.role, words))


def _own_words(role: str, words: str) -> str:
    """What is noted, without the "that" before it: "Congress notes: a) that …" belongs to the lead or to the
    words, as writers have it."""
    return _THAT.sub("", words) if role == "preamble" else words


def _number(number: str | None) -> str | None:
    """A number for comparing: "1º" is "1", and so is "PRIMERO"."""
    if not number:
        return None
    bare = number.translate(_ORDINAL_SIGNS)
    word = fold(bare)
    if word.startswith("unic"):
        return None  # "ÚNICO" counts nothing
    bare = re.sub(r"^(\d+)[oa]$", r"\1", bare)
    for stems in (_ORDINAL_STEMS, _ENGLISH_ORDINALS):
        if found := next((n for n, stem in enumerate(stems, 1) if word.startswith(stem)), None):
            _, dot, nested = bare.partition(".")
            return f"{found}{dot}{nested}"
    return bare


def _key_words(words: str) -> str:
    """A clause's words for comparing: without spaces, and without a colon at the end."""
    return words.replace(" ", "").rstrip(":")


def _pairs(
    golds: Sequence[GoldResolution], parts: Sequence[Part], document: Document
) -> list[tuple[GoldResolution, Part | None]]:
    """Each gold resolution with the part that shares most of its words, each part taken once."""
    free = list(parts)
    pairs: list[tuple[GoldResolution, Part | None]] = []
    for gold in golds:
        words = Counter(gold.words.split())
        shares = [
            (2 * (words & (own := Counter(content(document, p.start, p.end).split()))).total()
             / ((words | own).total() + words.total()), -i)
            for i, p in enumerate(free)
        ]  # fmt: skip
        best = max(shares, default=(0.0, 0))
        pairs.append((gold, free.pop(-best[1]) if best[0] > 0.3 else None))
    return pairs


def _compare(
    figures: Figures, text: GoldText, document: Document, gold: GoldResolution, part: Part | None
) -> None:
    figures.split.wanted += 1
    figures.decided.wanted += 1
    name = f"{text.name} no. {gold.number}"
    if part is None:
        figures.wrong.append(f"{name}: not found")
        for clause in gold.clauses:
            figures.verbs.wanted += clause.role == "operative"
        return
    if part.number == gold.number and _same_stretch(text, document, gold, part):
        figures.split.right += 1
    else:
        words = content(document, part.start, part.end)
        figures.wrong.append(f"{name}: split as {part.number} {words[:60]!r} … {words[-60:]!r}")
    status = _SAME.get(part.status or "", part.status)
    same = status == gold.disposition or (status == "amended" and gold.disposition in _AMENDED_TOO)
    if part.number == gold.number and same:
        figures.decided.right += 1
    else:
        figures.wrong.append(f"{name}: {part.number}, {part.status}, wanted {gold.disposition}")
    _compare_clauses(figures, name, document, gold, part)
    _compare_facts(figures, name, document, gold, part)


def _same_stretch(text: GoldText, document: Document, gold: GoldResolution, part: Part) -> bool:
    """Whether the part is the gold's stretch. A document that isn't divided is its own only part: there it is
    enough that it holds one resolution."""
    if part.n == 0:
        return len(text.resolutions) == 1
    wanted = gold.words
    given = content(document, part.start, part.end)
    if wanted[-40:] != given[-40:]:
        bare = [re.sub(r"[\W_]", "", re.sub(r"[\W_]+$", "", w)[-60:])[-24:] for w in (wanted, given)]
        if bare[0] != bare[1]:
            return False
    starts = [re.sub(r"\W", "", w[:60])[:24] for w in (wanted, given)]
    # What the reader took for the page's title is the first resolution's header, and no longer in its text.
    titled = re.sub(r"\W", "", f"{document.title} {given}"[:60])[:24] if part.n == 1 else ""
    return starts[0] in {starts[1], titled}


def _compare_clauses(
    figures: Figures, name: str, document: Document, gold: GoldResolution, part: Part
) -> None:
    given: dict[str, list[Clause]] = {}
    for clause in part.clauses:
        given.setdefault(_key_words(content(document, clause.start, clause.end)), []).append(clause)
    for want in gold.clauses:
        if want.role != "operative":
            continue
        figures.verbs.wanted += 1
        figures.stances.wanted += 1
        figures.targets.wanted += want.target is not None
        found = given.get(_key_words(want.words))
        if not found:
            continue
        got = found.pop(0) if len(found) > 1 else found[0]
        if _bare_verb(got.verb) == _bare_verb(want.verb):
            figures.verbs.right += 1
        else:
            figures.wrong.append(f"{name}: verb {got.verb}, wanted {want.verb}: {want.words[:70]}")
        if got.stance == want.stance:
            figures.stances.right += 1
        else:
            figures.wrong.append(f"{name}: stance {got.stance}, wanted {want.stance}: {want.words[:70]}")
        if _bare_target(got.target) == _bare_target(want.target):
            figures.targets.right += want.target is not None
        else:
            figures.wrong.append(f"{name}: target {got.target}, wanted {want.target}: {want.words[:70]}")


def _compare_facts(figures: Figures, name: str, document: Document, gold: GoldResolution, part: Part) -> None:
    said = part.resolution
    convention = said.convention if said else None
    told = gold.facts.get("convention") or {}
    spans = {
        key: [one_line(document.text[s:e]) for s, e in getattr(said, key)] if said else []
        for key in ("struck", "inserted")
    }
    pairs = {
        "title": (gold.facts.get("title"), part.title if gold.facts.get("title") else None),
        "form": (gold.facts.get("kind"), said.form if said else None),
        "submitters": (gold.facts.get("submitters") or [], list(said.submitters) if said else []),
        "committee": (gold.facts.get("committee"), said.committee if said else None),
        "referred_to": (gold.facts.get("referred_to"), said.referred_to if said else None),
        "covers": ([str(n) for n in gold.facts.get("covers") or []], list(said.covers) if said else []),
        "subsumed_by": (gold.facts.get("subsumed_by"), said.subsumed_by if said else None),
        "struck": (gold.facts.get("struck") or [], spans["struck"]),
        "inserted": (gold.facts.get("inserted") or [], spans["inserted"]),
        "lead lost": (bool(gold.facts.get("lost_lead")), bool(said and said.lead == "lost")),
        "ordinal": (told.get("ordinal"), convention.ordinal if convention else None),
        "organization": (told.get("organization"), convention.organization if convention else None),
    }
    for key, (want, got) in pairs.items():
        tally = figures.facts.setdefault(key, Tally())
        tally.wanted += 1
        if _same_body(want, got) if key == "organization" else _bare(want) == _bare(got):
            tally.right += 1
        else:
            figures.wrong.append(f"{name}: {key} {got!r}, wanted {want!r}")


def _bare(value: object) -> str:
    """A value for comparing: lower case, without articles and signs."""
    text = str(value).lower() if value is not None else ""
    return re.sub(r"\W+", " ", re.sub(r"\b(?:(?:the|el|las?|los|les?)\s+|l['’]\s*)", "", text)).strip()


def _bare_target(value: str | None) -> str:
    """Who is asked, for comparing: "all locals" and "its locals" are locals."""
    return re.sub(
        r"^(?:all|its|our|their|every|each|ses|nos|sus|tous|toutes|todos|todas)\s+(?:the\s+)?(?=\w)",
        "",
        _bare(value),
    )


def _same_body(want: object, got: object) -> bool:
    """Whether two names are one body's: the same, or one the other's acronym ("I. W. W.")."""
    if _bare(want) == _bare(got):
        return True
    if not isinstance(want, str) or not isinstance(got, str):
        return False
    return any(
        len(short) > 1 and short == "".join(w[0] for w in _bare(long).split() if w not in _SMALL)
        for short, long in ((_bare(want).replace(" ", ""), got), (_bare(got).replace(" ", ""), want))
    )


def _bare_verb(verb: str | None) -> str:
    """A verb for comparing: "upon" is "on", "indorse" is "endorse", a linking "with" is not told apart."""
    return re.sub(
        r" with$| à$| a$",
        "",
        (verb or "").replace(" upon", " on").replace("indorse", "endorse").replace("’", "'"),
    )


def table(name: str, figures: Figures) -> str:
    """The figures of a set as lines."""
    rows = [
        ("split exactly right", figures.split.share),
        ("clause F1 (text and number)", figures.clauses.f1),
        ("operative clause F1", figures.operative.f1),
        ("plain expression, clause F1", figures.plain.f1),
        ("number and disposition", figures.decided.share),
        ("operative verb", figures.verbs.share),
        ("stance", figures.stances.share),
        ("target", figures.targets.share),
        *((f"  {key}", tally.share) for key, tally in sorted(figures.facts.items())),
    ]
    head = (
        f"{name}: {figures.resolutions} resolutions (given: {figures.split.given}), "
        f"{figures.clauses.wanted} clauses ({figures.operative.wanted} operative); "
        f"{figures.news_taken} of {figures.news} news texts taken for a resolution"
    )
    return "\n".join([head, *(f"  {label:<32}{value:6.3f}" for label, value in rows)])


def main(arguments: Sequence[str]) -> None:
    """Prints the figures of the sets asked for, folder by folder; `--detail` also what went wrong in those
    that are for tuning."""
    for part in [a for a in arguments if a in SETS] or SETS:
        for folder, texts in load_apart(part).items():
            if not texts:
                continue
            figures = measure(texts)
            print(table(folder, figures))
            if part == "tuning" and "--detail" in arguments:
                print(*(f"    {form:<14}{t.f1:6.3f}" for form, t in sorted(figures.forms.items())), sep="\n")
                print(*figures.wrong, sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
