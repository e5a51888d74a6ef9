"""Who wrote a page: what metadata and the lines beside the title say, weighed against each other.

What readers see after "by" outranks metadata, which often hold whoever typed the page in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from corpus.document import Sourced
from pipeline.readers import html_credits, html_declined, html_forum, html_people, html_writers
from pipeline.readers.html_dom import Element
from pipeline.readers.html_head import Head
from pipeline.readers.html_main import key_of

_METAS = (
    ("author", 0.9), ("byl", 0.88), ("citation_author", 0.88), ("dcterms.creator", 0.87),
    ("dc.creator", 0.87), ("article:author", 0.85), ("parsely-author", 0.85), ("sailthru.author", 0.85),
    ("article:author_name", 0.85), ("twitter:data1", 0.6),
)  # fmt: skip
# What other systems call it: "cXenseParse:author", "DC.Creator.PersonalName", "vr:author".
_NAMED_AUTHOR = re.compile(r"(?:^|[.:_-])(?:authors?|creator)(?:[.:_-]?(?:personal)?name)?$")


def candidates(
    root: Element,
    head: Head,
    metas: Mapping[str, str],
    linked: Sequence[str],
    sites: set[str],
    locale: str | None,
) -> list[Sourced]:
    """Authors with origin and confidence; several joined by "; ".

    `linked` are those of the page's JSON-LD, `sites` the keys of the site's names.
    """
    found: list[Sourced] = []
    if names := html_people.persons(linked, sites):
        found.append(Sourced(names, "json-ld", 0.95))
    for name, confidence in _METAS:
        value = metas.get(name, "")
        if name == "twitter:data1" and "written" not in metas.get("twitter:label1", "").lower():
            continue
        if names := html_people.persons(value.split(";"), sites):
            found.append(Sourced(names, name, confidence))
    if not found:
        named = (value for name, value in metas.items() if _NAMED_AUTHOR.search(name))
        found += [
            Sourced(names, "author", 0.84)
            for v in named
            if (names := html_people.persons(v.split(";"), sites))
        ][:1]
    credited = _joined(html_writers.credited_authors(head, sites))
    credited = credited or _joined(html_credits.labelled_names(head, sites))
    credited = credited or html_credits.reviewer(head, sites)
    marked = _joined(html_writers.marked_authors(root, head, sites))
    if html_declined.is_greek(credited + marked):
        said = [name for s in found for name in s.value.split(html_people.JOINER)]
        said += html_writers.other_forms(root, head)
        credited, marked = _settled(credited, said), _settled(marked, said)
    if credited:
        fuller = marked if _within(credited, marked) else credited
        found.append(Sourced(fuller, "byline", 0.96))
    elif marked:
        found.append(Sourced(marked, "byline", 0.8))
    elif bare := _joined(html_writers.bare_names(head, sites, locale)):
        found.append(Sourced(bare, "name beside the title", 0.75))
    elif not found and (name := html_forum.starter(root)):
        found.append(Sourced(name, "first post", 0.7))
    elif not found and (name := html_credits.petitioner(head)):
        found.append(Sourced(name, "petition", 0.7))
    elif not found and (name := html_credits.presented(head, sites)):
        found.append(Sourced(name, "note on the author", 0.75))
    elif not found and (
        name := html_credits.minuted(head, sites)
        or html_credits.signature(head, sites)
        or html_credits.signed_letter(head, sites)
    ):
        found.append(Sourced(name, "signature", 0.75))
    elif not found and (name := html_credits.closing_biography(head, sites)):
        found.append(Sourced(name, "closing biography", 0.7))
    structured = found[0] if found and found[0].origin == "json-ld" else None
    shown = credited or marked
    if structured and _within(structured.value, shown) and not _within(shown, structured.value):
        found.append(Sourced(shown, "json-ld and byline", 0.97))  # metadata often have room for one alone
    if structured and credited and _within(credited, structured.value):
        found.append(Sourced(structured.value, "json-ld and byline", 0.97))
    return found


def _joined(names: Iterable[str]) -> str:
    """Every name once, in order."""
    seen: dict[str, str] = {}
    for several in names:
        for name in several.split(html_people.JOINER):
            seen.setdefault(key_of(name), name)
    return html_people.JOINER.join(seen.values())


def _settled(names: str, forms: Sequence[str]) -> str:
    """Names that a byline may decline, in the form in which the page gives them elsewhere."""
    several = names.split(html_people.JOINER) if names else []
    return html_people.JOINER.join(html_declined.settled(several, forms))


def _within(some: str, all_of: str) -> bool:
    """Whether all of these names are among those."""
    others = {key_of(name) for name in all_of.split(html_people.JOINER)}
    return all(key_of(name) in others for name in some.split(html_people.JOINER))
