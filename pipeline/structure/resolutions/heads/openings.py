"""Where the resolutions of a book begin: headers with kind and number, codes, numbered titles, headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.structure.resolutions.clauses import reasons, signs
from pipeline.structure.resolutions.clauses.leads import is_prose, lead_of, speaks
from pipeline.structure.resolutions.clauses.voices import notes
from pipeline.structure.resolutions.decisions import fact_signs, facts, submitters
from pipeline.structure.resolutions.decisions.fates import fate_of
from pipeline.structure.resolutions.heads import headers, unnumbered_headers
from pipeline.structure.resolutions.heads.number_lines import numbered_below
from pipeline.structure.resolutions.heads.substitutes import substitute_for
from pipeline.structure.resolutions.texts.items import Item
from pipeline.structure.resolutions.texts.markers import FIRST, style_of

_SHORT_TITLE = 70  # characters of a title that ends in a stop


@dataclass(frozen=True, slots=True)
class Start:
    """Where a resolution begins: the index of its first item, and how that is known."""

    at: int
    strength: str


def starts_in(items: Sequence[Item], language: str | None) -> list[Start]:
    """Where headers stand: with kind and number, with a code, with a number before the body speaks, or a
    title with
    its number below."""
    found: list[Start] = []
    again = _shaped_again(items, language)
    among = sum(headers.header_of(x.plain) is not None for x in items if not x.listed) > 1
    listed = _listed_headers(items, language) | numbered_titles(items, language, among=among)
    for i, item in enumerate(items):
        if item.told is None and (
            item.type in {"table_row", "caption", "footnote"} or headers.is_contents_line(item.plain)
        ):
            continue
        line = item.plain
        following = items[i + 1] if i + 1 < len(items) else None
        if item.told is not None:
            found.append(Start(i, "code"))
        elif i in listed:
            found.append(Start(i, "list"))
        elif (
            not item.listed
            and (headers.header_of(line) or _numbered_behind(items, i, language))
            and not _below(found, items, i, line)
        ) or _substitutes(found, items, i, language):
            found.append(Start(i, "kind"))
        elif (
            (
                not item.listed
                and (bare := headers.alone(line))
                and following is not None
                and (heads(items, i + 1, language) or bare.rest[:1].isalpha())
            )
            or i in again
            or (
                not item.listed
                and headers.code_of(line)
                and following is not None
                and heads(items, i + 1, language)
            )
            or (
                not item.listed
                and following is not None
                and (
                    headers.any_kind(line)
                    or unnumbered_headers.of_whom(line)
                    or (item.heading and found and unnumbered_headers.unnumbered(line))
                    or (item.blank and among and unnumbered_headers.unnumbered(line))
                    or _kind_alone(items, i, language)
                )
                and (heads(items, i + 1, language) or _kind_heads(items, i, language))
                and not (found and found[-1].at == i - 1)
            )
        ):
            found.append(Start(i, "code"))
        elif (
            not item.listed
            and following is not None
            and headers.number_below(following.plain)
            and len(line) < 160
            and not line.endswith((".", ";"))
        ) or numbered_below(items, i):
            found.append(Start(i, "below"))
    return found


def _shaped_again(items: Sequence[Item], language: str | None) -> frozenset[int]:
    """The lines with a number behind one and the same word, whatever the word, that stand over resolutions:
    at least two, most of them over an operative part of their own."""
    by_kind: dict[str, list[int]] = {}
    for i, item in enumerate(items):
        if item.listed or item.type in {"table_row", "caption", "footnote"} or headers.header_of(item.plain):
            continue
        if not (item.blank or item.heading or i == 0):
            continue
        if (told := headers.shaped(item.plain)) is not None:
            by_kind.setdefault(told[0], []).append(i)
        elif headers.code_of(item.plain):
            by_kind.setdefault("", []).append(i)
    found: set[int] = set()
    for places in by_kind.values():
        ends = [*places[1:], len(items)]
        over = [
            i
            for i, end in zip(places, ends, strict=True)
            if _resolves(items[i + 1 : end], language, any_body=True)
        ]
        if len(over) > 1 and 3 * len(over) >= 2 * len(places):
            found |= set(places)
    return frozenset(found)


def _substitutes(found: Sequence[Start], items: Sequence[Item], i: int, language: str | None) -> bool:
    """Whether a line leads on to a substitute for others than the resolution above it."""
    told = substitute_for(items[i].plain)
    if told is None or items[i].listed:
        return False
    below = items[i + 1].plain if i + 1 < len(items) else ""
    quoted = below.startswith(signs.QUOTES) and (signs.resolved(below[1:]) or signs.WHEREAS.match(below[1:]))
    if not (quoted or heads(items, i + 1, language)):
        return False
    above = headers.header_of(items[found[-1].at].plain) if found else None
    return len(told[1]) > 1 or above is None or above.number not in told[1]


def _kind_alone(items: Sequence[Item], at: int, language: str | None) -> bool:
    """Whether a line is nothing but the word of a kind, over the resolution's own words: "RESOLUTION"."""
    kind = re.fullmatch(
        r"(?:emergency\s+|late\s+)?(?:resolution|motion)\s*:?", items[at].plain, re.IGNORECASE
    )
    return kind is not None and opens_at(items, at + 1, language)


def _kind_heads(items: Sequence[Item], at: int, language: str | None) -> bool:
    """Whether a heading with its kind and title ("Statement of Policy: In Memory of Bloody Thursday") stands
    over an argument that comes to something before the next heading."""
    if not items[at].heading or unnumbered_headers.unnumbered(items[at].plain) is None:
        return False
    end = next((j for j in range(at + 1, len(items)) if items[j].heading), len(items))
    return _resolves(items[at + 1 : end], language, any_body=True)


def _below(found: Sequence[Start], items: Sequence[Item], i: int, line: str) -> bool:
    """Whether a line with kind and number only stands under the title that it numbers."""
    return (
        bool(found)
        and found[-1].at == i - 1
        and found[-1].strength == "below"
        and headers.number_below(line) is not None
    )


def heads(items: Sequence[Item], at: int, language: str | None) -> bool:
    """Whether what follows a title opens a resolution: a submitter, a WHEREAS, a lead, the body's voice."""
    for j in range(at, min(at + 4, len(items))):
        line = items[j].plain
        if opens_at(items, j, language) or signs.PARTICIPLE.match(line):
            return True
        if signs.SUBJECT.match(line) and signs.OF_A_BODY.match(line) and line.endswith((",", ":")):
            return True
        if is_prose(items[j]) or items[j].listed:
            return False
    return False


def opens_at(items: Sequence[Item], at: int, language: str | None) -> bool:
    """Whether an item can only stand at the beginning of a resolution, or tells who submits it."""
    line = items[at].plain
    following = items[at + 1] if at + 1 < len(items) else None
    if (
        signs.WHEREAS.match(line)
        or signs.BECAUSE.match(line)
        or lead_of(items[at], following, language)
        or fact_signs.BYLINE.match(line)
    ):
        return True
    voice = speaks(items[at], language)
    return bool((voice and voice.own) or signs.THAT.match(line))


def _listed_headers(items: Sequence[Item], language: str | None) -> frozenset[int]:
    """The items "18. Cleaners and the living wage" that the body's voice follows, and the amendments between
    them."""
    found: set[int] = set()
    for i, item in enumerate(items):
        if item.number and not re.fullmatch(r"\d{1,3}[A-Z]?(?:\.\d{1,2})?|[A-Z]|[IVX]{2,5}", item.number):
            continue
        header = headers.listed_header(item.plain, item.number)
        if header is None or (
            item.number is None
            and not (
                re.match(r"\d{1,3}\.\d", item.plain)
                or (item.heading and re.match(r"(?:No|N[°º])\.?\s*\d{1,4}\s*[–—:.-]", item.plain))
                or re.match(
                    r"\d{1,3}[.)]\s"
                    if item.type == "heading" or item.blank or i == 0
                    else r"\d{1,3}\s+[A-ZÀ-Þ]",
                    item.plain,
                )
            )
        ):
            continue
        if header.form == "amendment":
            if not item.plain.endswith("."):  # "13.1 Amendment of the Northern Region, accepted." is a note
                found.add(i)
            continue
        following = items[i + 1] if i + 1 < len(items) else None
        if following is None or following.listed or len(item.plain) > 120 or item.plain.endswith((".", ":")):
            continue
        if item.number and counts_on(items, i):
            continue
        voice = speaks(following, language)
        if (
            (voice and (voice.own or voice.verb in {"will", "shall"}))
            or signs.WHEREAS.match(following.plain)
            or signs.MOTION_LEAD.match(following.plain)
        ) or (
            fact_signs.BYLINE.match(following.plain)
            and (item.number is None or heads(items, i + 2, language))
        ):
            found.add(i)
    headed = {i for i in found if headers.listed_header(items[i].plain, items[i].number).form != "amendment"}  # type: ignore[union-attr]
    return frozenset(found) if headed else frozenset()


_TITLE_NUMBER = re.compile(r"(?:[IVX]{1,5}|[A-Z]{0,3}[-.]?\d{1,4}(?:-?[A-Za-z])?(?:\.\d{1,2})?)$")


def numbered_titles(items: Sequence[Item], language: str | None, *, among: bool = False) -> frozenset[int]:
    """The items that are a number with a title, each over what has an operative part of its own: "2. DUST".

    Set apart, short, without a stop; and not a place in a list, whose items stand close and count on. Two at
    least, or one `among` headers of another kind.
    """
    places = [
        i
        for i, x in enumerate(items)
        if (x.blank or i == 0 or _over_fate(items, i) or _under_name(items, i))
        and (_is_numbered_title(x) or _is_stopped_title(items, i))
        and not _governed(items, i)
    ]
    # Lines of contents and runs of short items have nothing between them.
    places = [i for i in places if i + 1 < len(items) and i + 1 not in places]
    if len(places) < (1 if among else 2):
        return frozenset()
    ends = [*places[1:], len(items)]
    if among:  # up to the next header, and behind one that is done with
        heads_at = [j for j, x in enumerate(items) if not x.listed and headers.header_of(x.plain)]
        ends = [
            min((j for j in heads_at if i < j < end), default=end)
            for i, end in zip(places, ends, strict=True)
        ]
        above = [max((j for j in (*heads_at, *places) if j < i), default=-1) for i in places]
        places, ends = (
            [p for p, a in zip(places, above, strict=True) if a < 0 or _resolves(items[a + 1 : p], language)],
            [
                e
                for e, p, a in zip(ends, places, above, strict=True)
                if a < 0 or _resolves(items[a + 1 : p], language)
            ],
        )
    found = {i for i, end in zip(places, ends, strict=True) if _resolves(items[i + 1 : end], language)}
    enough = len(found) > (0 if among else 1) and 2 * len(found) >= len(places)
    return frozenset(found) if enough else frozenset()


def _under_name(items: Sequence[Item], at: int) -> bool:
    """Whether the line right above an item is a submitter's name, which the next title runs on from."""
    above = items[at - 1] if at else None
    if above is None or above.listed or len(above.plain) >= _SHORT_TITLE:
        return False
    return submitters.signs(above.plain) or fact_signs.BYLINE.match(above.plain) is not None


def _over_fate(items: Sequence[Item], at: int) -> bool:
    """Whether a line that tells a fate stands right under the item."""
    if at + 1 >= len(items) or len(items[at + 1].plain) > 60:
        return False
    under = items[at + 1]
    if under.plain.isupper() and len(under.plain) < 40:
        return facts.noted(under.plain)
    return not under.blank and fate_of(under.plain) is not None


def _is_numbered_title(item: Item) -> bool:
    if item.type not in {"paragraph", "heading", "list_item"} or len(item.plain) > 150:
        return False
    if item.number is not None and not _TITLE_NUMBER.fullmatch(item.number):
        return False
    header = headers.listed_header(item.plain, item.number)
    if header is None or header.title is None or (item.number is None and item.plain[:1].islower()):
        return False
    title = header.title
    if item.plain.endswith((",", ";", ":", "; and", "; y", " et")) or (
        item.plain.endswith(".") and not title.isupper()
    ):
        return False
    if signs.WHEREAS.match(title) or signs.resolved(title):
        return False
    return len(title.split()) <= 18


_FROM_WHOM = re.compile(
    r"\(?(?:From|By|Introduced\s+by|Submitted\s+by|Offered\s+by|Presented\s+by|Received\s+from)\s+(?:the\s+)?[A-Z]"
)


def _is_stopped_title(items: Sequence[Item], at: int) -> bool:
    """Whether a short line with a number and a stop stands over the name of who submits: "8. Night work of
    women." / "From Local 134, Boot and Shoe Workers."."""
    below = items[at + 1] if at + 1 < len(items) else None
    if below is None or below.blank or not _FROM_WHOM.match(below.plain):
        return False
    bare = replace(items[at], plain=items[at].plain.rstrip("."))
    return items[at].plain.endswith(".") and len(bare.plain) < _SHORT_TITLE and _is_numbered_title(bare)


def _numbered_behind(items: Sequence[Item], i: int, language: str | None) -> bool:
    """Whether a line is a title with kind and number behind it, over what opens a resolution."""
    item = items[i]
    titled = (item.blank or item.plain.endswith(")")) and not (
        signs.PARTICIPLE.match(item.plain) or signs.WHEREAS.match(item.plain)
    )
    return titled and headers.number_behind(item.plain) is not None and heads(items, i + 1, language)


def _governed(items: Sequence[Item], at: int) -> bool:
    """Whether an item stands in a list: under a colon, or close behind the item that it counts on from."""
    before = items[at - 1] if at else None
    if before is None:
        return False
    led = before.plain.endswith(":") and (not before.heading or signs.WILL.match(before.plain) is not None)
    header = headers.listed_header(items[at].plain, items[at].number)
    if led and header is not None and header.rest:
        return False  # "… read for the Committee:" over a title with who submits
    return led or counts_on(items, at)


def counts_on(items: Sequence[Item], at: int) -> bool:
    """Whether the item before it is one of a list that goes on: "4. Supports …; and"."""
    before = items[at - 1] if at else None
    return before is not None and (
        before.listed and before.number is not None and before.plain.endswith((";", ",", " and", " y", " et"))
    )


def _resolves(items: Sequence[Item], language: str | None, *, any_body: bool = False) -> bool:
    """Whether what stands under a title has an operative part: a formal lead, or the body that acts
    (`any_body`: also one that is named like any other, "The Association shall …")."""
    if any(reasons.reasoned(items, j) for j in range(min(4, len(items)))):
        return True
    reasoned = False
    for item in items:
        reasoned = reasoned or signs.WHEREAS.match(item.plain) is not None
        that = signs.past_that(item.plain)
        if reasoned and that and not item.listed and signs.BIDS.match(item.plain[that:]):
            return True  # "WHEREAS, …;" over "that the AFT call for …", the leads lost
    spoke = False  # "That this AGM notes …" stood before: "we" is the body then
    for j, item in enumerate(items):
        following = items[j + 1] if j + 1 < len(items) else None
        lead = lead_of(item, following, language)
        if lead is not None and lead.name not in {"piece", "list"}:
            return True
        voice = speaks(item, language)
        numbered = (
            following is not None and following.number is not None and following.number.lower() in FIRST
        )
        if (
            numbered
            and j < 4
            and item.plain.endswith(":")
            and not item.listed
            and (voice is None or voice.role == "operative")
            and not notes(item.plain)
        ):
            return not signs.PARTICIPLE.match(item.plain) and not signs.BECAUSE.match(item.plain)
        if item.number and j < 6 and style_of(item.number) == "word" and item.number.lower() in FIRST:
            return True  # "ÚNICO.- Se autoriza …" under a header alone
        personal = re.match(r"(?:we|it|they)\b", item.plain, re.IGNORECASE)
        named = voice is not None and (
            voice.own or (any_body and re.match(r"(?:the|our)\s", item.plain, re.I) is not None)
        )
        if voice and named and voice.role == "operative" and (spoke or not personal):
            return True
        spoke = spoke or bool(voice and voice.own and item.plain.startswith("That "))
    return False
