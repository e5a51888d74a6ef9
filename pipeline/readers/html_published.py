"""When a page was published: time stamps, dates beside the title and the address, weighed against each other.

A date counts when structured metadata of the page's own text say it, when it stands beside the title as
datelines do, or when two ways agree. An address alone, a date elsewhere on the page, a footer's year do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from corpus.document import Sourced
from pipeline.readers import (
    html_bylines,
    html_dates,
    html_dom,
    html_forum,
    html_headlines,
    html_labels,
    html_stamps,
    html_title,
)
from pipeline.readers.html_dom import Element
from pipeline.readers.html_head import Head

_METAS = (
    ("article:published_time", 0.95), ("og:article:published_time", 0.95), ("dcterms.issued", 0.95),
    ("dc.date.issued", 0.95), ("dcterms.date", 0.95), ("dc.date", 0.93), ("citation_publication_date", 0.93),
    ("citation_date", 0.93), ("parsely-pub-date", 0.93), ("datepublished", 0.93), ("sailthru.date", 0.9),
    ("article.published", 0.9), ("published_time", 0.9), ("og:published_time", 0.9), ("og:pubdate", 0.9),
    ("pubdate", 0.9), ("publishdate", 0.9), ("publish-date", 0.9), ("publish_date", 0.9), ("pub_date", 0.9),
    ("publication_date", 0.9), ("originalpublicationdate", 0.9), ("article_date_original", 0.9),
    ("ptime", 0.9),
    ("displaydate", 0.88), ("dc.date.created", 0.85), ("dcterms.created", 0.85), ("date", 0.8),
)  # fmt: skip
# What other systems call it: "cXenseParse:recs:publishtime", "DC.date.release", "bt:pubDate".
_NAMED_PUBLISHED = re.compile(
    r"publi(?:sh(?:ed|ing)?|cation)?(?:on|at|date|time)|pubdate|pubtime|date(?:of)?publi(?:shed|cation)"
    r"|firstpublish"
    r"|published$|datereleased?$|released?date$|datecreated$|creat(?:ed|ion)(?:date|time)$|date(?:issued"
    r"|available)$"
    r"|issuedate$|onlinedate$|^dc(?:terms)?(?:date|created|issued|available)$"
)
_NAMED_OTHERWISE = re.compile(
    r"modif|updat|expir|until|unpub|end|event|revis|video|movie|birth|embargo|edited|last"
)
_YEAR_ONLY = frozenset(
    "dcterms.issued dc.date.issued dcterms.date dc.date citation_publication_date citation_date".split()
)
_NOT_LETTER = re.compile(r"[^a-z]+")
_DAY = 10
_LONGEST_LINE = 160
_MEMBERS = re.compile(
    r"\b(?:join\w*|regist\w*|member\s+since|membre|miembro|beigetreten|location|edited)\b", re.IGNORECASE
)


def candidates(
    root: Element,
    head: Head,
    title: str,
    metas: Mapping[str, str],
    linked: str,
    address: str,
    locale: str | None,
) -> list[Sourced]:
    """Dates of publication with origin and confidence, none of them a guess.

    `linked` is the date of the page's own JSON-LD, `address` the page's own.
    """
    structured = list(_structured(metas, linked, locale)) or list(_named_otherwise(metas))
    seen: list[tuple[str, str, bool]] = []
    for stamp in (*html_stamps.stamps(root, head), *html_stamps.hidden_stamps(root, head)):
        if value := html_dates.edtf_of_stamp(stamp.value):
            shown = html_dates.visible(stamp.text, locale) if stamp.text else None
            value = shown if shown and len(shown) == _DAY and html_dates.agree(shown, value) else value
        elif stamp.value and (told := html_dates.visible(stamp.value, locale)):
            value = told
        else:
            value = (
                html_bylines.line_date(stamp.text, locale)
                if not stamp.sure
                else html_dates.visible(stamp.text, locale)
            )
        if value:
            seen.append((value, stamp.origin, stamp.sure))
    seen += html_bylines.dated_lines(head, locale)
    if html_labels.OF_A_MEETING.search(
        title
    ):  # the day beside it is the meeting's, unless it says that it is not
        seen = [entry for entry in seen if entry[2] or entry[1] != "dateline"]
    if html_headlines.names_issue(title):
        days = html_bylines.masthead_days(head, title, locale)
        seen = [(day, "masthead", True) for day in days] or seen
    if not structured and not seen:
        seen += [(day, "issue", True) for day in html_bylines.issue_strip(head, locale)]
    if not structured and not seen:
        named = f"{html_title.page_title(root)} {address}"
        seen += [(day, "issue", True) for day in html_bylines.numbered_strip(head, locale, named)]
    if not structured and not seen and (day := html_bylines.opening_dateline(head, locale)):
        seen.append((day, "dateline", True))
    if not structured and not seen:
        seen += [(day, "first post", True) for day in _first_post(root, head, locale)]
    from_address = html_dates.edtf_of_address(address) or ""
    if structured:
        return _with_confirmation(structured, seen, from_address)
    return _seen_alone(head, seen, from_address, locale)


def _structured(metas: Mapping[str, str], linked: str, locale: str | None) -> Iterator[Sourced]:
    for origin, value, confidence in (
        ("json-ld", linked, 0.96),
        *((n, metas.get(n, ""), c) for n, c in _METAS),
    ):
        if not value:
            continue
        day = html_dates.edtf_of_stamp(value) or html_dates.visible(value, locale)
        if day is None and origin in _YEAR_ONLY and re.fullmatch(r"(?:1[89]|20)\d\d", value.strip()):
            day = value.strip()
        if day:
            yield Sourced(day, origin, confidence)


def _named_otherwise(metas: Mapping[str, str]) -> Iterator[Sourced]:
    """Time stamps of metadata that a system of its own calls the publication's."""
    for name, value in metas.items():
        called = _NOT_LETTER.sub("", name)
        if _NAMED_PUBLISHED.search(called) and not _NAMED_OTHERWISE.search(called):
            day = html_dates.edtf_of_stamp(value)
            if day and len(day) == _DAY:
                yield Sourced(day, name, 0.88)


def _first_post(root: Element, head: Head, locale: str | None) -> Iterator[str]:
    """The day of the post with which a thread began; not that on which its member joined."""
    thread = html_forum.posts(root)
    if not thread:
        return
    first = thread[0][0]
    for stamp in first.iter("time"):
        if day := html_dates.edtf_of_stamp(stamp.get("datetime") or ""):
            yield day
            return
    for line in head.layout.lines:
        if len(line.text) > _LONGEST_LINE or not any(
            a is first for a in html_dom.ancestors_and_self(line.block)
        ):
            continue
        day = "" if _MEMBERS.search(line.text) else html_dates.visible(line.text, locale) or ""
        if len(day) == _DAY:
            yield day
            return


def _with_confirmation(
    structured: list[Sourced], lines: list[tuple[str, str, bool]], from_address: str
) -> list[Sourced]:
    """Metadata's dates; the day that readers see goes before a time stamp's, which may be another zone's.

    So does an earlier one that the page calls the publication's: metadata may tell when a site was moved.
    """
    first = max(structured, key=lambda s: s.confidence)
    seen = [day for day, _, _ in lines]
    agreeing = [day for day in seen if html_dates.agree(day, first.value) and len(day) >= len(first.value)]
    if agreeing:
        return [Sourced(agreeing[0], f"{first.origin} and byline", 0.98), *structured]
    elsewise = [day for day in seen if from_address and html_dates.agree(day, from_address)]
    if elsewise and from_address and not html_dates.agree(first.value, from_address):
        return [Sourced(max(elsewise, key=len), "byline and address", 0.97), *structured]
    told = [day for day, origin, sure in lines if sure and origin == "byline" and len(day) == _DAY]
    moved = not from_address or not html_dates.agree(first.value, from_address)
    if moved and len(set(told)) == 1 and told[0] < first.value and not html_dates.agree(told[0], first.value):
        return [Sourced(told[0], "byline", 0.97), *structured]
    return structured


def _seen_alone(
    head: Head, seen: list[tuple[str, str, bool]], from_address: str, locale: str | None
) -> list[Sourced]:
    """What can be told where metadata say nothing: from what stands beside the title, and the address."""
    found = [
        Sourced(max(day, from_address, key=len), f"{origin} and address", 0.92)
        for day, origin, _ in seen
        if from_address and html_dates.agree(day, from_address)
    ]
    if from_address and not found:
        for day in html_bylines.yearless_days(head, locale):
            whole = from_address[:4] + day[4:]
            if html_dates.agree(whole, from_address):
                found.append(Sourced(whole, "byline and address", 0.9))
    sure = {"time": 0.9, "microdata": 0.9}
    found += [Sourced(day, origin, sure.get(origin, 0.88)) for day, origin, is_sure in seen if is_sure]
    # A line that nothing calls a date of publication yields to an address that says otherwise.
    found += [Sourced(day, origin, 0.8) for day, origin, is_sure in seen if not is_sure and not from_address]
    return found
