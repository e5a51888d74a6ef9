"""How lines are joined to what they were before their breaking, and where one opens something."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.document import BlockType
from pipeline.structure.resolutions.clauses import signs
from pipeline.structure.resolutions.clauses.spoken import BODY_SPEAKS
from pipeline.structure.resolutions.decisions import fact_signs, facts, speakers
from pipeline.structure.resolutions.decisions.fates import fate_of
from pipeline.structure.resolutions.heads import headers
from pipeline.structure.resolutions.texts.line_ends import (
    DANGLING,
    NAME_ALONE,
    STOPPED,
    is_fate_under,
    is_signature,
    last_word,
)
from pipeline.structure.resolutions.texts.lines import Line
from pipeline.structure.resolutions.texts.markers import (
    Marker,
    first_in_gap,
    follows,
    marker_of,
    next_in_gap,
    style_of,
)
from pipeline.structure.resolutions.texts.opening_lines import ENDED, is_fact_line, opens
from pipeline.structure.resolutions.texts.rows import (
    THATS,
    is_misprinted,
    is_next,
    jumps,
    opens_with_that,
    row_of_thats,
    same_row,
)
from pipeline.structure.resolutions.texts.title_lines import same_title, title_wraps
from pipeline.structure.verbs import is_base_verb

# How a sentence or one of a row of reasons ends, which no heading does.
ROW_END = re.compile(r"(?:[.;,]|\.”|[;,]\s*(?:and|or|y|e|et|ou))$", re.IGNORECASE)
APART: frozenset[BlockType] = frozenset({"caption", "table_row", "footnote"})


# A title with its fate in capitals: "41. Libraries and lidos  CARRIED".
_FATED = re.compile(
    r"(?:\s|[(\[–—-])(?:CARRIED|LOST|DEFEATED|WITHDRAWN|REMITTED|REFERRED|ADOPTED|FELL|PASSED|APPROVED|REJECTED|TABLED|"
    r"APROBAD[OA]|RECHAZAD[OA]|RETIRAD[OA]|ADOPT[ÉE]E|REJET[ÉE]E|RETIR[ÉE]E|BATTUE|APROVAD[OA]|REJEITAD[OA])"
    r"(?:\s+AS\s+AMENDED)?[)\]]?$"
)


_ARTICLE_LAST = re.compile(r"[^\W\d_]\W*\s(?:[Tt]he|[Aa]n?|[Ll][ae]|[Ll]es|[Ee]l|[Ll]os|[Ll]as|d[ue]l?)$")


_NUMBERED_LINE = re.compile(r"(?:No|N[°ºr]|#)\.?\s*\d{1,4}[A-Z]?\s*[.:,)–—-]")


# What a vote's sentence goes on with: "was concurred in, and" / "Resolution No. 40 was so referred."
_VOTED = re.compile(
    r"(?:the\s+)?(?:resolution|motion|recommendation|report|substitute|amendment)\b(?:[^.;]|(?<=No)\.){0,40}\b(?:was|were|is|stands)\b",
    re.I,
)


# What is left of the body's name in a lead: the word at its end, with the colon that leads on.
_BODY_ENDS = re.compile(r"(?:[\w.’'-]+\s+){0,5}?[\w.’'-]+\s*:$")


# "The question being on the report of the committee, it was" / "adopted, and the resolution was lost."
_QUESTION = re.compile(r"(?:The|On\s+the)\s+question\s+(?:being|recurring|was|then|on)\b")
# A body's name or an office cut in two: "Congress instructs the General" / "Secretary to prepare …".
_HALF_NAME = re.compile(
    r"\b(?:the|our|its|this|del|al|du|au)\s(?:General|National|Executive|Central|Standing|International|Federal|Provincial|Regional|Prime)$"
)


_CUT_WORD = re.compile(r"[^\W\d_]{2}-$")  # a word broken at the line's end


_LINKS = frozenset({"and", "or", "y", "et"})  # alone on a line


_UNWRAPPED = 130  # characters from which a line was not broken by hand


_NARROW = 26  # characters of the lines of a narrow column


_COLUMN = 30  # such lines from which a text is one


_SLACK = 4  # columns by which lines may fall short of the text's width and still be full
# Who resolves, behind the lead's word and before "that".
_ONLY_ACTOR = re.compile(r"[\s,]*(?:by\s)?(?:the|this|we)\s(?!.*\bthat\b)[^;:]{3,160},?\s*", re.IGNORECASE)
_ACTOR_OPEN = re.compile(r"[\s,]*by\s(?!.*\bthat\b)[^;:.]{3,80}", re.IGNORECASE)
_ROW_LINE = re.compile(r";(?: (?:and|or|y|et))?$")
_COUNT_LINE = re.compile(
    r"\d{1,4}\s+(?:voting|votes?|in\s+favou?r|for|against)\b.{0,60}|\d{1,4}\s+(?:to|against|a|contra|contre|[àa])\s+\d{1,4}\.?"
)  # "402 to 118."
_AND_THAT = re.compile(r"(?:y|et|e|and)\s+(?:que\b|qu['’]|that\b)")  # the next of several reasons
_FEW_WORDS = 3
_SET_IN = 2  # columns by which paragraphs are set in
_ORDINAL_LAST = re.compile(r"\b\d{1,3}(?:st|nd|rd|th)$", re.IGNORECASE)
_NEAR = 8  # lines within which a count's second number stands
_LEAD_OPEN = re.compile(
    r"\b(?:que|qu['’])\s*(?:est[ea]|el|la|le|cette?|ce)(?:\s+\d{1,3}\S{0,3})?$", re.IGNORECASE
)
_BODY_NEXT = re.compile(
    r"(?:\d{1,3}\S{0,3}\s+)?(?:convenci[óo]n|congreso|asamblea|congr[èe]s|assembl[ée]e|conseil)\b",
    re.IGNORECASE,
)
_COUNT_BEGINS = re.compile(r"(?:be\s+it\s+)?resolved\b[,:]?\s+(?:that\s+)?\(?1[.)]\s", re.IGNORECASE)
_QUOTED_LINES = 6  # lines that a quotation within a paragraph may run over


def width_of(lines: Sequence[Line]) -> int:
    """The width to which lines are broken by hand; 0 where they are not."""
    lengths = sorted(line.indent + len(line.text) for line in lines)
    if not lengths or lengths[-max(1, len(lengths) // 12)] > _UNWRAPPED:
        return 0
    many = [n for n in lengths if n >= 50]
    narrow = [n for n in lengths if n >= _NARROW]
    if 6 * len(many) < len(narrow) and len(narrow) > _COLUMN:
        return narrow[int(0.85 * (len(narrow) - 1))]  # a column of a book, with a few heads over both
    return many[int(0.9 * (len(many) - 1))] if len(many) > 3 else 0


def groups(lines: Sequence[Line], width: int) -> Iterator[tuple[list[Line], Marker | None]]:
    """Lines that belong together, with the marker before the first."""
    group: list[Line] = []
    marker: Marker | None = None
    last: str | None = None
    outer: dict[str, str] = {}  # the last number of each style: a list goes on with it behind a nested one
    for n, (line, following) in enumerate(pairwise([*lines, None])):
        if line is None:
            break
        previous = group[-1] if group else None
        found = _marker(line, previous, last)
        if found is None and line.text.startswith("i "):
            found = first_in_gap(line.text, [x.text for x in lines[n + 1 : n + _NEAR]])
        for number in outer.values() if found is None else ():
            found = found or (_marker(line, previous, number) if number != last else None)
        if group and found is None and _continues(group, marker, line, following, width):
            group.append(line)
            continue
        if group:
            yield group, marker
        group, marker = [line], found
        inner = _COUNT_BEGINS.match(line.plain) if found is None else None
        if (found and found.number) or inner:
            last = found.number if found and found.number else "1"
            outer[style_of(last)] = last
    if group:
        yield group, marker


def _marker(line: Line, previous: Line | None, last: str | None) -> Marker | None:
    """The marker before a line: the reader's, or one that the line itself begins with and that counts on."""
    if line.first and line.type == "list_item":
        own = marker_of(line.text)
        if line.number is not None and (own is None or own.number is None or own.number != line.number):
            own = None  # "<li>a) …" under a list of letters says its letter twice
        return Marker(0, line.number) if own is None else own
    if line.type in {"heading", "caption", "table_row", "footnote"} and not line.first:
        return None
    found = marker_of(line.text) or (next_in_gap(line.text, last) if previous is not None else None)
    if found is None or len(line.text) <= found.length:
        return None
    if found.number is None:
        return (
            found
            if line.blank
            or previous is None
            or not previous.plain
            or found.sure
            or _is_end(previous)
            or previous.plain.endswith((" and", " or", " y", " et"))
            else None
        )
    ended = previous is None or line.blank or line.broken or _is_end(previous)
    if follows(found.number, last):
        counted = bool(found.sure and is_next(found.number, last)) or (
            len(found.number) > 1
            and found.number.isalpha()
            and line.text[found.length : found.length + 3] == "To "
        )
        return (
            found
            if ended
            or counted
            or found.apart
            or previous is None
            or previous.plain.endswith((" and", " or", " y", " et", " to", " que", " a"))
            else None
        )
    if (found.sure or jumps(found.number, last)) and ended:
        return found
    if line.blank and ended and is_misprinted(found.number, last):
        return found
    return found if ended and found.first else None


def _is_end(line: Line) -> bool:
    return line.plain.endswith((*ENDED, ",")) or len(line.plain) < 60


def _continues(
    group: Sequence[Line], marker: Marker | None, line: Line, following: Line | None, width: int
) -> bool:
    """Whether a line goes on with the group's item."""
    previous = group[-1]
    before, after = previous.plain, line.plain
    if line.column:
        return False
    if headers.is_contents_line(before):
        return headers.is_contents_line(after) and not line.blank
    if (
        marker is not None
        and before.endswith(".")
        and after[:1].isupper()
        and len(group) < 3
        and headers.signed_title(" ".join(g.plain for g in group)[marker.length :].strip())
    ):
        return False
    if not line.blank and not line.broken and _ARTICLE_LAST.search(before) and after[:1].isupper():
        return not (line.first and line.type in {"heading", "list_item"})  # "… The" / "Committee, as a …"
    if line.type in APART or previous.type in APART:
        return line.type == previous.type and not line.first
    if line.first and line.type == "list_item":
        return False
    if (
        not line.blank
        and before.endswith((" and", ","))
        and (_VOTED.match(after) or _COUNT_LINE.fullmatch(after))
    ):
        return True
    if (
        not line.blank
        and _CUT_WORD.search(before)
        and after[:2].isalpha()
        and after[1].isupper() == before[-2].isupper()
    ):
        return True  # "BE IT FUR-" / "THER RESOLVED: That …"
    if not line.blank and len(group) == 1 and signs.broken_lead(before, after):
        return True
    if not line.blank and _HALF_NAME.search(before) and after[:1].isupper():
        return True
    whole = " ".join(g.plain for g in group[-3:])
    ended = before.endswith(STOPPED)
    if not line.blank and not ended and after[:1].islower() and speakers.is_turn(group[0].plain):
        return True  # "DELEGATE PURCELL: It says be it further" / "resolved that we request."
    if not line.blank and not ended and last_word(before, after):
        return True
    if not line.blank and not line.broken and _within_quotes(group, after):
        return True
    lead = signs.resolved(whole)
    if (
        lead
        and not line.blank
        and after[:5] in {"That ", "that "}
        and _ONLY_ACTOR.fullmatch(whole[lead.end() :])
    ):
        return True  # "Resolved, by the Federation in convention assembled," / "That the Board …"
    if lead and not line.blank and not ended and _ACTOR_OPEN.fullmatch(whole[lead.end() :]):
        return True  # "RESOLVED, by the Tenth" / "Biennial Convention, that …"
    if (
        not line.blank
        and ended
        and after.startswith("It ")
        and BODY_SPEAKS.match(group[0].plain)
        and marker is None
    ):
        return True  # "Congress condemns the attacks." / "It stands with every one of them."
    if not line.blank and _LEAD_OPEN.search(before) and _BODY_NEXT.match(after):
        return True  # "SE RESUELVE QUE ESTA" / "78ª CONVENCIÓN:"
    if before.endswith((";", "; et", "; y", "; and")) and after.startswith(THATS) and row_of_thats(group):
        return False  # "Il est proposé" / "que chaque membre verse un dollar;" / "que soit créé …"
    if (
        opens_with_that(group[0].plain)
        and after.startswith("that ")
        and before.endswith((",", ", and"))
        and (not width or previous.indent + len(before) < 0.8 * width)
    ):
        return False  # "Resolved that this Convention condemn the by-law," / "that its lawyers defend …"
    if opens(after, before, blank=line.blank or line.broken):
        return False
    if ended and len(group) > 1 and _notes_over_two(line, following):
        return False  # "By consent the rules were suspended, and the" / "resolution was adopted."
    if lead and not whole[lead.end() :].strip(" ,:;—–-") and not before.endswith(":"):
        return not line.blank or after[:1].islower()  # "RESOLVED" ↵ "that the council …"
    cut = (
        not line.blank or _ORDINAL_LAST.search(before) is not None
    )  # "… THAT THIS 77th", its body on the next line
    if lead and cut and not before.endswith((*STOPPED, ",")) and _BODY_ENDS.match(after):
        return True  # "… RESOLVED THAT THIS 49TH UE" / "CONVENTION:"
    lower = after[:1].islower() or after[:1] in "0123456789&"
    if (
        fact_signs.BYLINE.match(group[0].plain)
        and line.indent > group[0].indent + 3
        and not line.blank
        and len(after) < 60
        and NAME_ALONE.fullmatch(after)
    ):
        return True  # more names under the first, set in
    if _FATED.search(before) and len(before) < 120 and not lower:
        return False
    if (
        after.startswith("(")
        and not line.blank
        and fact_signs.BYLINE.match(whole)
        and not ended
        and not is_fact_line(after)
        and not is_fact_line(after.strip("() "))
    ):
        return True  # "Moved by Mr. Pell, seconded by Mr. Arkwright" / "(Typographical): …"
    fated = marker is not None and following is not None and fate_of(following.plain) is not None
    if (ended or fated) and is_signature(line, following):
        return False
    if (
        ended
        and len(after) < 90
        and following is not None
        and signs.BODY_OVER_LIST.match(after)
        and (following.type == "list_item" or marker_of(following.text))
    ):
        return False  # "Le congrès" over "– offre ses condoléances"
    if len(group) == 1 and is_fate_under(previous, line, width):
        return False
    if (
        after[:1].isupper()
        and len(after.split()) <= _FEW_WORDS
        and is_fact_line(before)
        and fate_of(after) is not None
    ):
        return False  # "Committee recommendation: Refer to the Board" / "Referred"
    if fact_signs.BYLINE.match(whole) and after[:1].isupper() and fate_of(after) is not None:
        return False  # "Submitted by …" / "Referred to the Resolutions Committee"
    if (
        BODY_SPEAKS.match(after)
        and not DANGLING.search(before)
        and (not width or previous.indent + len(before) < 0.8 * width)
    ):
        return False
    if lead and len(whole) < 90 and not ended and not line.blank and DANGLING.search(before):
        return True
    if (
        previous.type == "heading"
        and line.type != "heading"
        and line.first
        and line.blank
        and not line.broken
    ):
        return False  # "3 : cumul des mandats" over "le Congrès décide :"
    set_in = _SET_IN <= group[0].indent <= 4 * _SET_IN and not is_fact_line(group[0].plain)
    opens_anew = is_fact_line(after) or headers.header_of(after) or speakers.is_turn(after)
    if (
        line.broken
        and marker is None
        and set_in
        and line.indent == 0
        and not after.isupper()
        and not opens_anew
    ):
        return True  # paragraphs are set in, and this one is not: it goes on over the page
    if line.blank or (line.first and line.broken):
        return _over_break(group[0].plain, before, after, line, marker)
    if line.type == "heading" and line.first != (previous.type == "heading"):
        return previous.type == "heading" and not line.first
    if previous.type == "heading" and not line.first:
        return same_title(before, after)
    if (
        len(group) == 1
        and len(before) < 70
        and not after[:1].islower()
        and not DANGLING.search(before)
        and is_fact_line(before)
    ):
        return False
    if len(group) == 1 and not line.blank and title_wraps(before, after, following):
        return True
    if (
        headers.header_of(group[0].plain)
        or headers.code_of(group[0].plain)
        or (len(group) == 1 and fact_signs.BYLINE.match(before) and len(before) < 70)
    ):
        return (lower or bool(DANGLING.search(before))) and not ended and len(before) > 40
    if (
        after[:1].islower()
        and _ROW_LINE.search(before)
        and (not width or previous.indent + len(before) < 0.6 * width)
    ):
        return False  # "asbestos kills; and" / "the miners deserve better": rows without signs
    if after[:1].islower():
        return True
    if _NUMBERED_LINE.match(group[0].plain) and len(group) == 1 and DANGLING.search(before):
        return True  # "No. 11. WAR. From Local 432, Seattle, and" / "Local 92, Portland:"
    if re.search(r"[;,] (?:and|or|y|et)$", before):
        return False
    if (
        before.endswith(";")
        and is_base_verb(group[0].plain.split()[0].lower())
        and same_row(group[0].plain, after)
    ):
        return False  # "Affirm its tie to COURAGE;" / "Condemn the listing of …": rows without signs
    if len(group) > 1 and before in _LINKS and group[-2].plain.endswith((";", ",")) and after[:1].isupper():
        return False  # "… suit of clothes;" / "and" / "A rate once set …"
    if DANGLING.search(before) and (not before.isupper() or after.isupper()):
        return True
    if (
        marker is not None
        and len(group) == 1
        and before.isupper()
        and not after.isupper()
        and len(before) < 90
    ):
        return False  # "46. TEACHER CENTERS" over who submits it
    if marker is not None and line.indent > group[0].indent and not line.first:
        return True
    if not width:
        return not ended and len(before) > 60 and not before.endswith(",") and line.page == previous.page
    if line.indent > previous.indent + 1 and ended and len(group) > 0 and marker is None:
        return False
    full = (
        previous.indent + len(previous.text) + 1 + len(after.split()[0] if after.split() else "")
        > width - _SLACK
    )
    return full or (not ended and len(before) > 0.5 * width and not before.isupper())


def _over_break(first: str, before: str, after: str, line: Line, marker: Marker | None) -> bool:
    """Whether an item, which begins with `first`, goes on after an empty line or a page break."""
    if line.broken and marker is not None and _item_goes_on(before, after, line):
        return True
    if not before or before.endswith((*STOPPED, ":")):
        return False
    if before.endswith("-") and after[:1].islower():
        return True
    if line.broken:
        if (is_fact_line(before) and not after[:1].islower()) or (
            after[:1].isupper() and ROW_END.search(before)
        ):
            return False
        return (
            after[:1].islower()
            or bool(DANGLING.search(before))
            or (
                len(before) > 50 and not before.isupper() and not after.isupper() and not before.endswith(",")
            )
        )
    return (
        after[:1].islower()
        and len(before) > 30
        and not (_AND_THAT.match(after) and signs.WHEREAS.match(first))
        and not before.endswith((" to", " and", ",", " or", "; et", "; y"))
    )


def _item_goes_on(before: str, after: str, line: Line) -> bool:
    """Whether an item of a list goes on behind a page's end: in small letters, or set in under it where its
    own line was cut short."""
    if after[:1].islower():
        return before.endswith(";") and len(after) > 20
    open_end = before[-1:].isalpha() and not before.isupper() and not ROW_END.search(before)
    named = headers.header_of(after) is None and not is_fact_line(after) and not after.isupper()
    return open_end and named and line.indent > 0


def _within_quotes(group: Sequence[Line], after: str) -> bool:
    """Whether a quotation that was opened within these lines, not by their first words, goes on in the next
    one: what opens there opens nothing."""
    text = " ".join(g.plain for g in group)
    if len(group) > _QUOTED_LINES or after[:7].isupper():
        return False
    at = max(text.rfind(sign) for sign in "“«") if "“" in text or "«" in text else -1
    if at > 0:
        return not re.search(r"[”»]", text[at:])
    return text.count('"') % 2 == 1 and text.rfind('"') > 0 and ('"' in after or after[:1].islower())


def _notes_over_two(line: Line, following: Line | None) -> bool:
    """Whether a line and the next together tell what became of the resolution."""
    if following is None or line.blank or following.blank or len(line.plain) <= _NARROW:
        return False
    both = f"{line.plain} {following.plain}"
    return (
        both[:1].isupper()
        and both.endswith(".")
        and facts.noted(both)
        and any((fate_of(both), fact_signs.FLOOR.search(both), _QUESTION.match(both)))
    )
