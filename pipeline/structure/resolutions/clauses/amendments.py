"""What amendments struck out of a resolution and put into it, as its text marks it or a motion tells it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.document import Reading
from pipeline.structure.resolutions.clauses.model import Found
from pipeline.structure.resolutions.texts.items import Item

Span = tuple[int, int]

INSERTED = "[inserted] "  # how a reader tells, among the furniture, what a page marks as put in

_BRACKETED = re.compile(r"\[(?P<old>[^\[\]]{1,400})\](?!\()(?P<gap>\s*)")
_CAPITALS = re.compile(r"(?<![\w])(?:[A-ZÀ-Þ0-9][A-ZÀ-Þ0-9’'-]*[,]?\s+){0,40}[A-ZÀ-Þ][A-ZÀ-Þ’'-]{2,}(?![\w])")
_PLUS = re.compile(r"(?<![\w+])\+(?P<new>[^\s+](?:[^+]{0,300}[^\s+])?)\+(?![\w+])")
_FOR = re.compile(
    r"\bsubstitut\w+\s+(?:the\s+words?\s+)?[“\"‘«]\s*(?P<new>[^”\"’»]{1,300}?)[.,;]?\s*[”\"’»]\s+for\s+"
    r"(?:the\s+words?\s+)?[“\"‘«]\s*(?P<old>[^”\"’»]{1,300}?)[.,;]?\s*[”\"’»]",
    re.IGNORECASE,
)
_QUOTED = r"[“\"‘«]\s*(?P<{name}>[^”\"’»]{{1,300}}?)[.,;]?\s*[”\"’»]"
_PROSE = re.compile(
    r"\b(?P<verb>delet(?:e|ing|ed|ion\s+of)|strik(?:e|ing)(?:\s+out)?|struck(?:\s+out)?|stricken|remov(?:e|"
    r"ing)|insert(?:ing|ed|ion\s+of)?|"
    r"add(?:ing|ed|ition\s+of)?|replac(?:e|ing)|substitut(?:e|ing)|suprimir|eliminar|insertar|agregar|"
    r"añadir|biffer|ajouter|rayer|supprimer)\b"
    r"(?P<between>(?:[^“\"‘«.;]){0,60}?)(?P<first>[“\"‘«]\s*[^”\"’»]{1,300}?[.,;]?\s*[”\"’»])(?P<more>(?:\s*(?:,|and|y|et)+\s*[“\"‘«][^”\"’»]{1,300}[”\"’»]){0,4})",
    re.IGNORECASE,
)
_INSERTED_BEFORE = re.compile(
    r"(?:that\s+)?the\s+words?\s+[“\"‘](?P<words>[^”\"’]{1,300}?)[.,;]?[”\"’]\s*(?:be\s+|were\s+|"
    r"was\s+)?(?P<what>inserted|added|stricken|struck|deleted)",
    re.IGNORECASE,
)
_WITH = re.compile(
    r"\s*(?:with|by|for|and\s+(?:insert(?:ing)?|substitut(?:e|ing)|replac(?:e|ing)\s+(?:it\s+)?with|"
    r"add(?:ing)?))\s+(?:the\s+words?\s+)?(?P<new>[“\"‘«]\s*[^”\"’»]{1,300}?[.,;]?\s*[”\"’»])",
    re.IGNORECASE,
)
# Brackets that show what was put in: "The words in brackets were added by the Committee."
_BRACKETS_ADD = re.compile(
    r"\b(?:words?|matter|text|passages?|what)\b(?:\s+\w+){0,3}\s+in\s+(?:square\s+)?brackets?\b[^.;]{0,40}?"
    r"\b(?:added|inserted|put\s+in|new|accepted|additions?)\b|"
    r"\bamendment\b[^.;]{0,60}\(words?\s+in\s+(?:square\s+)?brackets\)[^.;]{0,30}\b(?:accepted|carried|adopted)\b",
    re.IGNORECASE,
)
# What a text file marks as a page does: "<del>yearly</del>", "<ins>and library assistants</ins>".
_TAGGED = re.compile(r"<(?P<tag>del|ins|s|strike|u)>\s*(?P<words>[^<>]{1,400}?)\s*</(?P=tag)>", re.IGNORECASE)
_AMENDS = re.compile(
    r"\b(?:amend\w*|substitut\w*|moved|motion|"
    r"(?:in|after) (?:the )?(?:line|item|clause|paragraph|section|article|point|"
    r"bullet|sub-?paragraph)|to strike|by striking|the words?)\b",
    re.IGNORECASE,
)
_ONE = re.compile(r"[“\"‘«]\s*(?P<words>[^”\"’»]{1,300}?)[.,;]?\s*[”\"’»]")
_TAKES_OUT = re.compile(r"delet|strik|struck|remov|replac|suprim|elimin|biff|ray|supprim", re.IGNORECASE)


def changes_in(items: Sequence[Item], start: int, end: int) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The spans struck out and those put in, between `start` and `end` of the document.

    Brackets mark what is out; what is in stands beside it, in capitals where brackets are used so. Where the
    text marks nothing, the words that a motion or amendment quotes are taken. What was moved and lost is left
    out.
    """
    inside = [item for item in items if item.start >= start and item.end <= end]
    tagged = [pair for item in inside if "</" in item.raw for pair in _tagged(item)]
    if tagged:
        out = [s for kind, s in tagged if kind == "struck"]
        put = [s for kind, s in tagged if kind == "inserted"]
        return tuple(out or (span for item in inside for span in _bracketed(item))), tuple(put)
    struck = [span for item in inside if "[" in item.raw for span in _bracketed(item)]
    plus = [span for item in inside if "+" in item.raw for span in _between_plus(item)]
    if plus:
        return tuple(struck), tuple(plus)
    if struck and any(_BRACKETS_ADD.search(item.plain) for item in inside):
        return (), tuple(struck)
    if struck:
        capitals = any(
            True
            for item in inside
            if _BRACKETED.search(item.raw) and not item.plain.isupper()
            for _ in _capitals(item)
        )
        return tuple(struck), tuple(
            s for item in inside if not item.heading for s in (_capitals(item) if capitals else _after(item))
        )
    told = [pair for item in inside if _AMENDS.search(item.plain) for pair in _told(item)]
    return tuple(s for kind, s in told if kind == "struck"), tuple(
        s for kind, s in told if kind == "inserted"
    )


def _tagged(item: Item) -> Iterator[tuple[str, Span]]:
    """What tags in the text itself say was struck or put in."""
    for match in _TAGGED.finditer(item.raw):
        kind = "inserted" if match["tag"].lower() in {"ins", "u"} else "struck"
        yield kind, (item.start + match.start("words"), item.start + match.end("words"))


def _bracketed(item: Item) -> Iterator[Span]:
    if item.plain.startswith(("[", "Key")) and item.plain.endswith("]"):
        return
    if re.match(r"key\b", item.plain, re.I):
        return
    for match in _BRACKETED.finditer(item.raw):
        words = match["old"].strip()
        if re.fullmatch(r"|[xX☐☑✓✔*]|\d{1,3}|sic|\.{3}|…", words):
            continue
        yield item.start + match.start("old"), item.start + match.end("old")


def _between_plus(item: Item) -> Iterator[Span]:
    """What stands between plus signs, as some books show what was put in: "+seventeen+"."""
    for match in _PLUS.finditer(item.raw):
        yield item.start + match.start("new"), item.start + match.end("new")


def _capitals(item: Item) -> Iterator[Span]:
    """Runs of capitals in a clause: what was put in, where the text strikes in brackets."""
    for match in _CAPITALS.finditer(item.raw):
        words = match.group()
        if len(words) < 3 or re.fullmatch(
            r"(?:WHEREAS|RESOLVED|NOW|THEREFORE|BE|IT|FURTHER|FINALLY|THAT|[\s,:])+", words
        ):
            continue
        kept = re.sub(
            r"^(?:(?:NOW|THEREFORE|BE|IT|FURTHER|FINALLY|RESOLVED|WHEREAS|AND)\b[\s,:]*)+", "", words
        )
        if len(kept) < 3 or (re.fullmatch(r"[A-Z]{2,5}(?:-[A-Z]{2,4})?", kept) and len(kept) < 4):
            continue
        begin = item.start + match.start() + len(words) - len(kept)
        yield begin, begin + len(kept.rstrip(" ,"))


def _after(item: Item) -> Iterator[Span]:
    """The words beside a bracket that answer to it: as many numbers or words as the bracket holds, at
    most."""
    for match in _BRACKETED.finditer(item.raw):
        if not match["old"].strip(" xX✓✔*"):
            continue  # a box to be ticked
        count = len(match["old"].split())
        following = (
            re.match(rf"(?:\S+\s+){{{count - 1}}}\S+", item.raw[match.end() :]) if count <= 6 else None
        )
        if following and (re.search(r"\d|\(", match["old"]) is not None) == (
            re.search(r"\d|\(", following.group()) is not None
        ):
            words = following.group().rstrip(",.;")
            bare = words.strip("_*+")
            begin = item.start + match.end() + len(words) - len(words.lstrip("_*+"))
            yield begin, begin + len(bare)


def _told(item: Item) -> Iterator[tuple[str, Span]]:
    """What a sentence says was struck or inserted, quoted."""
    raw = item.raw
    if re.search(r"\bamendment[^.]{0,200}\b(?:lost|defeated|withdrawn|rejected)\b", raw, re.I):
        return
    for match in _INSERTED_BEFORE.finditer(raw):
        kind = "inserted" if match["what"].lower() in {"inserted", "added"} else "struck"
        yield kind, (item.start + match.start("words"), item.start + match.end("words"))
    for match in _FOR.finditer(raw):
        yield "struck", (item.start + match.start("old"), item.start + match.end("old"))
    for match in _PROSE.finditer(raw):
        if re.search(r"\b(?:after|before|following|behind)\b", match["between"], re.I):
            continue
        out = bool(_TAKES_OUT.match(match["verb"])) or (
            match["verb"].lower().startswith("substitut") and False
        )
        for at, text in ((match.start("first"), match["first"]), (match.start("more"), match["more"])):
            for one in _ONE.finditer(text):
                yield (
                    "struck" if out else "inserted",
                    (item.start + at + one.start("words"), item.start + at + one.end("words")),
                )
        if out and (new := _WITH.match(raw, match.end())):
            put = _ONE.match(new["new"])
            if put and not re.match(r"\s*and\s+(?:insert|add|substitut)", new.group(), re.I):
                yield (
                    "inserted",
                    (
                        item.start + new.start("new") + put.start("words"),
                        item.start + new.start("new") + put.end("words"),
                    ),
                )


def inserted_in(reading: Reading) -> tuple[Span, ...]:
    """Where the words stand that a page's reader saw marked as put in: in the order of the page, beside a
    bracket where one stands before them."""
    spans: list[Span] = []
    at = 0
    for entry in reading.furniture:
        words = entry.removeprefix(INSERTED).split() if entry.startswith(INSERTED) else []
        if not words:
            continue
        pattern = r"\s+".join(re.escape(w) for w in words)
        found = (
            re.compile(rf"\]\s*(?P<words>{pattern})").search(reading.text, at)
            or re.compile(rf"(?<!\w)(?P<words>{pattern})(?!\w)").search(reading.text, at)
        )  # fmt: skip
        if found:
            spans.append(found.span("words"))
            at = found.end()
    return tuple(spans)


def with_inserted(found: Found, spans: Sequence[Span]) -> Found:
    """The resolution with those of the spans that lie in it for what was put in, where there are any."""
    inside = tuple((s, e) for s, e in spans if found.start <= s and e <= found.end)
    return replace(found, facts=replace(found.facts, inserted=inside)) if inside else found
