"""What stands at the edges of a text and is none of it: bylines over it, author notes and teasers behind it.

Works on the choice of `html_choice`: a list that says of each block whether it is main text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from pipeline.readers import cues, html_cues, html_dom
from pipeline.readers.html_blocks import Found
from pipeline.readers.html_keys import key_of
from pipeline.readers.html_layout import Layout

_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?!\d)")
_FORMAL = re.compile(
    r"\b(?:whereas|resolved|minutes|resuelve|considerando|visto|acta|attendu|considérant"
    r"|resolve|delibera\w*)\b",
    re.IGNORECASE,
)
# The line that names a text's first place belongs to it: reprints are known by it.
_ATTRIBUTION = re.compile(
    r"\b(?:originally|first) (?:published|appeared|posted)|^\W*sources?:"
    r"|\bre(?:printed|posted|published)\b"
    r"|\bappeared (?:first )?(?:in|on)\b|publicado (?:originalmente|por primera)"
    r"|^\W*fuente:|\bparu (?:dans|en)\b"
    r"|\btranslat(?:ed|ion)\b|\btraduc",
    re.IGNORECASE,
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_PULLED = 32  # words of the longest pull quote
_BYLINE = 40  # words of the longest byline
_QUOTED = re.compile(
    r"\W*[\w.@’' -]{2,40} (?:wrote|said|schrieb|escribió|a écrit|escreveu|napisał\w*|написал\w*):\s*"
)
_SIGNATURE = 4  # blocks of a signature
_SIGNED_OFF = re.compile(
    r"(?:respectfully submitted|(?:yours )?(?:sincerely|faithfully|truly)|in solidarity|mit \w+ grüßen"
    r"|hochachtungsvoll|atentamente|cordialmente|cordialement|fraternalmente|atenciosamente|distinti saluti"
    r"|z poważaniem|с уважением)\b.{0,40}$",
    re.IGNORECASE,
)
_ANNEX = re.compile(
    r"(?:appendi|annex|anexo|attach|anlage|anhang|note|notas|signator|firmante|signé|p\.? ?s)",
    re.IGNORECASE,
)
# A label and its value; signs that set such pairs side by side.
_DATUM = re.compile(r"(?:^|[|·•\s])(?:[^\W\d_][\w’'-]*)(?: \w+)?\s?[:：]\s?\S")
_BESIDE = re.compile(r"\s[|·•]\s")
_STARS = re.compile(r"[\s*~•·_—–-]{1,12}")


def trimmed(layout: Layout, keep: list[bool], at: int | None, authors: Iterable[str]) -> list[bool]:
    """The choice without what only frames the text. `at` is the title's place, `authors` keys of names."""
    keep = _without_tail(layout, keep)
    keep = _without_bylines(layout, keep, at, authors)
    keep = _without_echoes(layout.found, keep)
    return _without_stranded_headings(layout.found, keep)


def _without_tail(layout: Layout, keep: list[bool]) -> list[bool]:
    """Cuts off an end that a label opens and that leads elsewhere: "Also in this number:" and teasers."""
    found = layout.found
    kept = [i for i, k in enumerate(keep) if k]
    total = sum(layout.counts[i] for i in kept)
    taken = 0
    for n, i in enumerate(kept):
        rest = kept[n:]
        over = _follows_signature(found, kept[:n], i, total - taken, taken)
        if over or (taken >= max(40, 0.5 * total) and _opens_tail(layout, rest)):
            lost = set(rest)
            while n and _is_rest(found[kept[n - 1]]):
                n -= 1
                lost.add(kept[n])
            return [k and j not in lost for j, k in enumerate(keep)]
        taken += layout.counts[i]
    return keep


def _follows_signature(found: Sequence[Found], before: Sequence[int], i: int, rest: int, taken: int) -> bool:
    """Whether a section begins behind the signature of a letter or of minutes: it is the site's own."""
    return (
        found[i].element.tag in _HEADINGS
        and 3 * rest < taken
        and any(_SIGNED_OFF.match(found[j].draft.text) for j in before[-_SIGNATURE:])
        and not _ANNEX.match(found[i].draft.text)
    )


def _opens_tail(layout: Layout, rest: list[int]) -> bool:
    first = layout.found[rest[0]]
    text = first.draft.text
    line = text.partition("\n")[0]
    if first.draft.type in ("table_row", "footnote", "question", "answer"):
        return False
    teasers = [layout.found[i].leads and layout.counts[i] <= 45 for i in rest]
    links = sum(teasers)
    if links >= 2 and teasers[0] and links >= 0.6 * len(rest) and first.draft.type != "list_item":
        return True
    labelled = len(line.split()) <= 8 and (line.endswith(":") or first.draft.type == "heading")
    if labelled and links >= 2 and all(teasers[1:3]) and links >= 0.6 * (len(rest) - 1):
        return True
    stands_out = first.draft.type == "heading" or first.bold_chars >= 0.8 * len(line)
    return (
        (stands_out or line.endswith(":"))
        and html_cues.heads_furniture(line)
        and (
            links >= 1
            or any(html_cues.appeals(layout.found[i].draft.text, layout.found[i].words) for i in rest)
        )
    )


def _is_rest(entry: Found) -> bool:
    """Whether a block only sets apart what follows: "* * *"."""
    return _STARS.fullmatch(entry.draft.text) is not None


def _without_bylines(layout: Layout, keep: list[bool], at: int | None, authors: Iterable[str]) -> list[bool]:
    """Lines of author, date and place before the text and notes on the author behind it taken out."""
    found = layout.found
    kept = [i for i, k in enumerate(keep) if k]
    keep = list(keep)
    total = sum(layout.counts[i] for i in kept)
    names = set(authors)
    passed = False  # a standfirst may stand over the byline
    for i in kept[:6]:
        entry = found[i]
        text = entry.draft.text
        if entry.draft.type in ("list_item", "table_row") or (passed and entry.draft.type == "heading"):
            break
        if _is_name(entry) and (key_of(text) in names or (at is not None and i - at <= 3)):
            names.add(key_of(text))
            keep[i] = False
        elif (
            html_cues.is_author_line(text)
            or _in_byline(layout, entry)
            or (_is_data_line(text) and _stands_apart(layout, i, kept))
            or (_is_dateline(text) and not _is_formal(found, kept))
        ):
            keep[i] = False
        elif layout.quality[i] > 15:
            if passed:
                break
            passed = True
    first = next((i for i in kept if keep[i] and layout.quality[i] > 15), 0)
    beside = [found[i].draft.text for i in range(max(0, first - 8), first) if layout.counts[i] <= 25]
    over = "\x00".join(key_of(text) for text in beside)
    for i in reversed(kept[-4:]):
        if found[i].draft.type not in ("paragraph", "heading") or total < 60:
            break
        if _is_author_note(found[i], layout.counts[i], names, over) or html_cues.is_author_line(
            found[i].draft.text
        ):
            keep[i] = False
        elif not cues.is_date_line(found[i].draft.text):
            break
    return keep


def _is_formal(found: Sequence[Found], kept: Sequence[int]) -> bool:
    """Whether a text is a resolution or minutes: its dateline says when it was adopted, and stays."""
    return any(_FORMAL.search(found[i].draft.text[:200]) for i in kept)


def _is_name(entry: Found) -> bool:
    """Whether a line over the text is just a name: two to four words with capitals."""
    parts = entry.draft.text.split()
    return (
        entry.draft.type == "paragraph"
        and 2 <= len(parts) <= 4
        and all(p[0].isupper() or p in ("de", "da", "van", "von", "del") for p in parts)
        and entry.draft.text[-1].isalpha()
        and not entry.draft.text.isupper()
    )


def _is_author_note(entry: Found, count: int, names: set[str], over: str) -> bool:
    """Whether a last paragraph tells of the author: by a name from over the text, or all in italics."""
    text = entry.draft.text
    start = html_cues.name_at_start(text)
    if count > 90 or not start or _ATTRIBUTION.search(text):
        return False
    key = entry.key
    if any(key.startswith(name) for name in names if len(name) >= 6) or key_of(start) in over:
        return True
    slanted = entry.italic_chars >= 0.85 * len(text.replace(" ", ""))
    return slanted and count <= 60 and html_cues.begins_with_name(text)


def _is_dateline(text: str) -> bool:
    """Whether a line over the text is a date, alone or with little else: "Volume 2, May 2004"."""
    if cues.is_date_line(text):
        return True
    return len(text.split()) <= 16 and not cues.ends_sentence(text) and _YEAR.search(text) is not None


def _is_data_line(text: str) -> bool:
    """Whether a line over the text is data set side by side: "Moved: Branch 4 · Seconded: Branch 9"."""
    if len(text.split()) > _BYLINE or cues.ends_sentence(text):
        return False
    return len(_DATUM.findall(text)) >= (2 if _BESIDE.search(text) else 3)


def _stands_apart(layout: Layout, i: int, kept: Sequence[int]) -> bool:
    """Whether what follows a line in the text lies in another box than it."""
    following = next((j for j in kept if j > i), None)
    return following is not None and layout.chains[i][:-1] != layout.chains[following][:-1]


def _in_byline(layout: Layout, entry: Found) -> bool:
    """Whether a short line stands in a small element called a byline's; a large one may hold the text."""
    return len(entry.words) <= 25 and any(
        html_dom.is_byline(e) and (e not in layout.runs or layout.words(*layout.runs[e]) <= _BYLINE)
        for e in entry.path[:4]
    )


def _without_echoes(found: Sequence[Found], keep: list[bool]) -> list[bool]:
    """Pull quotes taken out: what stands once more, whole, in a paragraph of the text."""
    keys = [f.key if k else "" for f, k in zip(found, keep, strict=True)]
    joined = "\x00".join(keys)
    times = Counter(keys)
    kept = list(keep)
    for i, (entry, key) in enumerate(zip(found, keys, strict=True)):
        if not key or len(entry.words) < 5 or entry.draft.type in ("list_item", "table_row", "heading"):
            continue
        if entry.draft.text[-1] in ":;,":
            continue  # leads over to what follows: "RESOLVED, that the Federation:"
        count = len(entry.words)
        if count > _PULLED and entry.draft.type != "quote":
            continue
        if entry.draft.type == "quote" and (said := _QUOTED.match(entry.draft.text)):
            key = key_of(entry.draft.text[said.end() :]) or key  # "Rosa wrote: …", as it stands in her post
        longer = joined.count(key) > times[key]
        again = times[key] > 1 and entry.draft.type == "quote"
        if longer or again:
            kept[i] = False
    return kept


def _closes_text(entry: Found) -> bool:
    """Whether a line that looks as a heading is the text's last: in bold, or what was decided ("Carried")."""
    if html_cues.heads_furniture(entry.draft.text):
        return False
    return entry.element.tag not in _HEADINGS or html_cues.is_decision(entry.draft.text)


def _without_stranded_headings(found: Sequence[Found], keep: list[bool]) -> list[bool]:
    """Headings that no text follows are furniture, or headed some."""
    kept = list(keep)
    following: Found | None = None
    for i in range(len(found) - 1, -1, -1):
        entry = found[i]
        if not kept[i]:
            continue
        if entry.draft.type == "heading" and (
            (following is None and not _closes_text(entry))
            or (
                following is not None
                and following.draft.type == "heading"
                and following.draft.level < entry.draft.level
                and not html_cues.is_decision(entry.draft.text)  # "Carried", in bold, before the next title
            )
        ):
            kept[i] = False
            continue
        following = entry
    return kept
