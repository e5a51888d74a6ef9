"""Short lines that belong to a page's resolutions: what became of them, who moved them, their headers.

Alone such a line looks like a label, a byline or a heading that nothing follows; right beside a resolution's
paragraphs it is part of it. Works on the choice of `html_choice`, as `html_edges` does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.readers import html_cues
from pipeline.readers.html_blocks import Found
from pipeline.readers.html_layout import Layout

_LONG = 140  # characters of the longest line that is a note of this kind
_FORMAL = re.compile(
    r"\W*(?:(?:and|now|therefore|be it|further|it is|il est|se|por tanto|en consecuencia)\b[\s,]*){0,6}"
    r"(?:whereas|resolved|considerando|considérant|attendu|resuelve|acuerda|résolu|decide|décide|resolve)\b"
    r"|\W*(?:this |the )?(?:[\w-]+ ){0,2}(?:congress|conference|convention|council|branch|union)\s+"
    r"(?:also |further |therefore )?(?:notes|believes|recogni[sz]es|resolves|calls|instructs"
    r"|condemns|urges|agrees|demands|directs|mandates|will|shall|asks|supports|opposes|rejects|endorses|reaffirms"
    r"|pledges|thanks|deplores|commits)\b"
    r"|\W*(?:deeply |gravely |further )?(?:noting|recalling|recogni[sz]ing|considering|deploring|reaffirming"
    r"|alarmed|concerned|convinced|mindful|rappelant|constatant|recordando|reconociendo)\b[^.!?]{20,600}[,;]\s*$",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"\W*(?:status|disposition|result|outcome|fate|vote|resultado|decisi[óo]n|d[ée]cision|statut|dictamen"
    r"|(?:(?:convention|floor|final|congress|conference) )?(?:action(?: taken)?|decision)"
    r"|(?:committee )?recommendation(?: of (?:the )?committee)?|recommandation(?: du comité)?)\s*:\s*\S",
    re.IGNORECASE,
)
_MOVERS = re.compile(
    r"\W*(?:(?:moved|seconded|submitted|proposed|presented|introduced|sponsored|supported)(?:\s+jointly)?\s*(?:by\b|:)"
    r"|(?:movers?|seconders?|supporters?|submitters?|proposers?|sponsors?)\s*:|m/s|motion (?:by|of)\b"
    r"|(?:presentad[oa]|propuest[oa]|secundad[oa]) por\b|(?:présentée?|proposée?|appuyée?|soumise?) par\b"
    r"|(?:proponente|proposeure?|appuyeure?)s?\s*:)",
    re.IGNORECASE,
)
_HEADER = re.compile(
    r"\W*(?:emergency |late |substitute |proposed )?(?:resolution|motion|composite|amendment|remit"
    r"|proposition|resoluci[óo]n|résolution|resolução|moción|moção|ponencia)\s*(?:no|n°|nº|núm|number|#)?\.?\s*"
    r"[a-z]{0,2}-?\d{1,4}[a-z]?\b(?!\s+(?:was|is|were|has)\b)",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"\b(?:resolution|motion|composite|resoluci[óo]n|résolution|resolução|moción|moção|acuerdo)s?\b",
    re.IGNORECASE,
)
_NAME = 80  # characters of a line that is a name
_BETWEEN = 6  # lines that may stand between a resolution's reasons and leads, or over them
_SURE = 2  # reasons and leads from which on a text is a resolution, whatever its headings say
# A header that has no title of its own.
_CODE = re.compile(r"[A-Z]{1,4}-\d{1,4}[A-Z]?")  # "R-14" over its title
_NUMBER_ONLY = re.compile(rf"(?:{_HEADER.pattern}|(?-i:{_CODE.pattern}))\W*", re.IGNORECASE)
_BESIDE = frozenset({"aside", "nav", "footer", "header"})
_NOTES = ("paragraph", "heading", "list_item", "quote")


def with_decisions(layout: Layout, keep: list[bool]) -> list[bool]:
    """The choice with the notes on its resolutions; the same where the text has no resolution."""
    found = layout.found
    formal = sum(k and _FORMAL.match(f.draft.text) is not None for f, k in zip(found, keep, strict=True))
    if not formal or (formal < _SURE and not any(_names(f) for f in found)):
        return keep
    kept = _whole(layout, keep)
    for order in (range(1, len(found)), range(len(found) - 2, -1, -1)):
        step = order.step
        for i in order:
            if kept[i] or layout.others[i] or not kept[i - step]:
                continue
            # What was decided stands under a resolution, a header over one.
            if _is_record(found[i]) if step > 0 else _leads_in(found, kept, i):
                kept[i] = True
    top = next((i for i, k in enumerate(kept) if k), 0)
    for i in range(max(top - 2, 0), top):  # "Emergency Motion 4" over "Pay in the NHS", the page's title
        heads = _is_note(found[i]) and found[i].draft.type == "heading" and not layout.others[i]
        if heads and _NUMBER_ONLY.fullmatch(found[i].draft.text) and _titled(found, i, top):
            kept[i:top] = [True] * (top - i)
    return kept


def _titled(found: Sequence[Found], i: int, top: int) -> bool:
    """Whether nothing but one heading stands between a header and the page's text."""
    return all(found[j].draft.type == "heading" for j in range(i + 1, top))


def _whole(layout: Layout, keep: Sequence[bool]) -> list[bool]:
    """The choice with every reason and lead of the page's resolutions, and the few lines between them: where
    one resolution is text, so are the others."""
    found, kept = layout.found, list(keep)
    formal = [
        i
        for i, f in enumerate(found)
        if not (layout.others[i] or f.link_chars or _aside(f)) and _FORMAL.match(f.draft.text) is not None
    ]
    for i in formal:
        kept[i] = True
    places = [i for i, k in enumerate(kept) if k]
    for above, below in pairwise(places):
        between = range(above + 1, below)
        plain = not any(layout.others[i] or found[i].link_chars for i in between)
        if 0 < len(between) <= _BETWEEN and plain and (above in formal or below in formal):
            kept[above + 1 : below] = [True] * len(between)
    for i in _between_headers(layout, kept):
        kept[i] = True
    last = formal[-1] if formal else len(found)
    for i in range(last + 1, len(found)):  # the items under the last lead
        if found[i].draft.type != "list_item" or layout.others[i] or found[i].link_chars:
            break
        kept[i] = True
    return kept


def _aside(entry: Found) -> bool:
    """Whether an entry stands in what a page sets beside its text ("Related: Resolved, a podcast")."""
    element = entry.element
    return any(a.tag in _BESIDE for a in (element, *element.iterancestors()))


def _between_headers(layout: Layout, kept: Sequence[bool]) -> list[int]:
    """What stands between the first and the last of several numbered headers of one make, where most of them
    have text under them: all that is said between resolutions of a row is part of it."""
    found = layout.found
    made: dict[object, list[int]] = {}
    for i, entry in enumerate(found):
        if _is_note(entry) and not layout.others[i] and _HEADER.match(entry.draft.text):
            made.setdefault(entry.element.tag, []).append(i)
    row = max(made.values(), key=len, default=[])
    told = [a for a, b in pairwise([*row, len(found)]) if any(kept[a + 1 : b])]
    if len(row) < _SURE or 2 * len(told) <= len(row):
        return []
    every = sorted(i for places in made.values() for i in places)
    last = [*_boxed(found, every), *_last_name(layout, row, kept)]
    return [i for i in (*range(row[0], row[-1]), *last) if not (layout.others[i] or found[i].link_chars)]


def _boxed(found: Sequence[Found], row: Sequence[int]) -> list[int]:
    """What stands in the headers' own boxes, where each has one: titles above them, fates below."""
    boxes = {found[i].element.getparent() for i in row}
    if len(boxes) < len(row) or None in boxes:
        return []
    return [i for i, f in enumerate(found) if not boxes.isdisjoint(f.element.iterancestors())]


def _last_name(layout: Layout, row: Sequence[int], kept: Sequence[bool]) -> list[int]:
    """The short line right under the last text of a row, where most of the others end in such a line: the
    name of who submits."""
    found = layout.found
    ends = [found[b - 1] for b in row[1:]]
    named = [f for f in ends if _is_name(f)]
    last = max((i for i, k in enumerate(kept) if k), default=len(found))
    if not 0 < last + 1 < len(found) or last < row[-1] or 2 * len(named) <= len(ends):
        return []
    below = found[last + 1]
    beside = below.element.getparent() is found[last].element.getparent()
    return [last + 1] if beside and _is_name(below) and below.element.tag == named[0].element.tag else []


def _is_name(entry: Found) -> bool:
    text = entry.draft.text.strip()
    return _is_note(entry) and text[:1].isupper() and text[-1:] not in ".:;,!?" and len(text) < _NAME


def is_formal(text: str) -> bool:
    """Whether a paragraph opens as a reason or a lead of a resolution does."""
    return _FORMAL.match(text) is not None


def is_header(text: str) -> bool:
    """Whether a line is a resolution's header with kind and number."""
    return len(text) <= _LONG and (_HEADER.match(text) or _CODE.fullmatch(text.strip())) is not None


def _names(entry: Found) -> bool:
    """Whether a heading names the kind."""
    return entry.draft.type == "heading" and _NAMED.search(entry.draft.text) is not None


def _is_record(entry: Found) -> bool:
    """Whether a short line says what became of a resolution or who moved it."""
    text = entry.draft.text
    return _is_note(entry) and (
        html_cues.is_decision(text) or bool(_LABELLED.match(text)) or bool(_MOVERS.match(text))
    )


def _leads_in(found: Sequence[Found], kept: Sequence[bool], i: int) -> bool:
    """Whether a line over a resolution's own words is its header, the title under that, or says who moved it.

    Above all text a header is the page's title, unless others of its make follow.
    """
    entry = found[i]
    if not _is_note(entry):
        return False
    headers = [j for j in (i, i - 1) if j >= 0 and _is_note(found[j]) and is_header(found[j].draft.text)]
    if any(kept[:i]):
        return bool(headers[:1] == [i] or _MOVERS.match(entry.draft.text))
    moved = _MOVERS.match(entry.draft.text) is not None
    if not moved and (not headers or (headers[0] != i and entry.draft.type != "heading")):
        return False
    tag = None if moved else found[headers[0]].element.tag
    return any(
        k and tag in {None, f.element.tag} and _HEADER.match(f.draft.text)
        for f, k in zip(found[i:], kept[i:], strict=True)
    )


def _is_note(entry: Found) -> bool:
    return len(entry.draft.text) <= _LONG and not entry.link_chars and entry.draft.type in _NOTES
