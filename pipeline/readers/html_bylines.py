"""Where a page names its author and the day of publication: elements called so, lines beside the title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from pipeline.readers import html_cues, html_dates, html_dom, html_labels, html_people
from pipeline.readers import html_words as words
from pipeline.readers.html_dom import Element
from pipeline.readers.html_head import Head, Line

_DATE_TAGS = frozenset("time span div p dd abbr li td a h2 h3 h4 small meta em i b strong font".split())
_AUTHOR_TAGS = frozenset("a span div p address strong li dd b cite h2 h3 h4 td em i meta".split())
_LONG = 160
_DAY = 10  # characters of an EDTF date that names a day
_AUTHOR_RUNS = (
    "byline", "bylines", "author", "authors", "autor", "autores", "auteur", "auteurs", "autore", "createdby",
    "firma", "firmas", "entry meta", "contributor", "contributors", "writer", "writers", "reporter",
    "posted by", "verfasser",
)  # fmt: skip
_DATE_RUNS = (
    "date", "datetime", "pubdate", "published", "timestamp", "post timestamp", "fecha", "datum", "dateline",
    "publish", "posted", "createdate", "created", "entry meta", "post meta", "article meta", "byline", "meta",
    "article info", "submitted", "date header", "node info", "timeago", "time ago",
)  # fmt: skip
_NOT_OURS = frozenset(
    "updated modified update event events today current now expire expires copyright start end".split()
)
_SMALL_WORD = re.compile(
    r"(?<!\w)(?:on|at|el|le|em|en|am|um|vom|von|by|por|par|in|a|à|à|às|as|las|the|of|de|del"
    r"|du|da|do|la|los|uhr|h|hs|hrs?|"
    r"am|pm|a\.m\.?|p\.m\.?|est|edt|et|pt|ct|gmt|utc|cet|bst|pst|pdt|is|it|was|this|and|y|e|und|"
    r"mon|tue|wed|thu|fri|sat|sun|\w*day|lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado"
    r"|domingo|lundi|mardi|"
    r"mercredi|jeudi|vendredi|samedi|dimanche|\w+-feira|montag|dienstag|mittwoch|donnerstag|freitag|samstag|"
    r"sonntag)(?!\w)[.,]?",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\b\d+\s+(?:min\w*|comment\w*|coment\w*|commentaires?|views?|shares?|words?)"
    r"(?:\s+(?:de\s+)?(?:read|lectura|lecture|leitura))?\b"
    r"|\b\d{1,2}\s*(?:[:.h]\s*\d{2}(?::\d{2})?|h)?\s*(?:[ap]\.?m\.?)?(?!\w)",
    re.IGNORECASE,
)
_ISSUE = re.compile(
    r"\b(?:vol(?:ume|umen)?|no|nr|number|issue|n[úu]m(?:ero)?|num[ée]ro|n[°º]|año|ann[ée]e"
    r"|ausgabe|heft)\.?\s*\d",
    re.IGNORECASE,
)
_ELSEWHERE_FIRST = re.compile(
    r"\b(?:originally|first|previously|originalmente|initialement|re-?published|re-?printed"
    r"|re-?posted|cross-?posted|"
    r"zuerst|ursprünglich)\b",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"\s*\b(?:el|le|den|on|a|à|em|o|\w*day|\w+feira),?\s*$", re.IGNORECASE)
# What a review says of the book: its author is not the review's.
_BOOK = re.compile(
    r"\d\s*(?:pp\b|pages|páginas|págs?\b|seiten)|\bISBN\b|\b(?:paperback|hard(?:cover|back)|rústica|broché)\b"
    r"|\b(?:press|books|editorial|éditions|verlag|publishers|editora)\b[^|]{0,20}\b(?:19|20)\d\d\b"
    r"|[$£€]\s?\d",
    re.IGNORECASE,
)
_SIGNS = ",;:.|·•▪–—-()/"
_TITLES = frozenset({"h1", "h2", "h3"})
_AUTHORS_PAGE = re.compile(
    r"/(?:authors?|profiles?|autor(?:es)?|auteurs?|writers?|contributors?|reporters?|staff"
    r"|people|by|columnists?|"
    r"firmas?|@[\w.]+)(?:[/?=]|$)|/@\w|[?&]author=",
    re.IGNORECASE,
)
_NEAR = 4  # lines between the title and a dateline under a standfirst
# Parts called so name the issue in which a text stood; with these words, the one on sale now.
_ISSUE_WORDS = frozenset("issue edition edicion edicao numero nummer ausgabe heft".split())
_NOT_THIS_ISSUE = frozenset("current latest masthead cover subscribe promo sidebar widget shop back".split())
_ON_SALE = re.compile(
    r"\b(?:current|latest|new|next|actual|atual|[úu]ltim[oa]|dernier|aktuelle\w*)\b", re.IGNORECASE
)
_STRIP = 3  # lines above the title within which an issue's strip stands
_UPDATED_AFTER = re.compile(
    r"(?:updated|edited|modified|actualizad[oa]|modifiée?|atualizad[oa])", re.IGNORECASE
)
_BEFORE_UPDATE = re.compile(
    r"(?:updated?|modified|edited|revised|changed|actuali[sz]\w+|modificad\w+|mis\w*\s+à\s+jour|modifiée?|"
    r"atualiza\w+|aktualisiert|geändert)\W*(?:on|at|el|le|em|am)?\W*$",
    re.IGNORECASE,
)
_UPDATE = re.compile(
    r"(?:last\s+)?(?:updated?|modified|actualiz|mis\w*\s+à\s+jour|atualiz|aktualis"
    r"|última\s+a[ct]+ual|dernière\s+m)",
    re.IGNORECASE,
)
# What an update adds to a date: "Mar 14, 2019 Updated Mar 16, 2019".
_LATER = re.compile(
    r"(?<=\d|[a-z])[\s|,;(·•–—-]+(?=(?:last\s+)?(?:updated?|modified|actualizad[oa]|mis\w*\s+à\s+jour|modifiée?"
    r"|atualizad[oa]|aktualisiert)\b)",
    re.IGNORECASE,
)
# An hour and then a place: "March 14, 2019, 7 pm, Union Hall" is when something takes place.
_APPOINTED = re.compile(
    r"(?:\d\s*[ap]\.?m\.?|\d[:.h]\d\d)\s*(?:h|uhr|hs)?\s*[,@]\s*[^\W\d_]{3,}\s+[^\W\d_]", re.IGNORECASE
)
_STAMP_NAMES = ("publishdate", "data-publish-date", "data-published-date", "data-publication-date")
_STAMPED = etree.XPath(f".//*[{' or '.join(f'@{name}' for name in _STAMP_NAMES)}]")
_ISO = re.compile(r"(?:19|20)\d\d-\d\d-\d\d(?:[T ]|$)")
_WORDY = re.compile(r"\w+")
_SENTENCE = re.compile(r"[a-zà-ÿ]{3,}[.!?][\"'”’»)]*(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date beside the text: `value` a time stamp or empty, `text` what a reader sees, `sure` whether the
    page itself calls it the day of publication."""

    value: str
    text: str
    origin: str
    sure: bool


def stamps(root: Element, head: Head) -> Iterator[Stamp]:
    """Elements that the page calls a date, in the document's head or directly under its text; no updates."""
    for node in head.layout.called:
        if node.tag not in _DATE_TAGS:
            continue
        called = html_dom.names(node)
        spoken = _spoken_date(node)
        marked = bool(spoken) or node.get("itemprop") in ("datePublished", "dateCreated")
        if node.tag == "meta" and not marked:
            continue
        if node.tag != "time" and not marked and (called == " " or not html_dom.has_run(called, _DATE_RUNS)):
            continue
        if not _NOT_OURS.isdisjoint(called.split()) or node.get("itemprop") == "dateModified":
            if " published " not in called and " updated " not in called:
                continue
            if " updated " in called and " published " not in called:
                continue
        published = (
            marked
            or " published " in called
            or " pubdate " in called
            or node.get("pubdate") is not None
            or html_dom.has_run(
                called, ("entry date", "post date", "publish date", "date published", "date header")
            )
        )
        held = node.getparent() if node.tag == "meta" else node
        if not (head.holds(held) or (published and head.closes(node)) or (marked and _is_ours(node, head))):
            continue
        text = html_dom.text_of(node)
        value = node.get("datetime") or node.get("content") or ""
        value = value or _hidden_stamp(node)
        if spoken:
            text, published = _LATER.split(spoken)[0], True
        if node.tag != "time" and not value and (len(text) > _LONG or node.find(".//time") is not None):
            continue
        empty = node.tag == "time" and value and not text  # filled in by a script
        if _labelled_other(node, text) or not (published or empty or _stands_alone(node, text)):
            continue
        if not published and html_labels.is_other_day(
            html_labels.label_over(head, head.layout.starts.get(node, 0))
        ):
            continue
        if not published and _is_one_of_several(node, head):
            continue
        origin = "time" if node.tag == "time" else "microdata" if value else "byline"
        yield Stamp(value, text if len(text) <= _LONG else "", origin, published)


def hidden_stamps(root: Element, head: Head) -> Iterator[Stamp]:
    """The one time stamp that an attribute of an element beside the title calls the publication's."""
    nodes = [node for node in _STAMPED(root) if head.holds(node)]
    if len(nodes) == 1:
        value = next(nodes[0].get(name) for name in _STAMP_NAMES if nodes[0].get(name))
        yield Stamp(value, "", "time", True)


def _spoken_date(node: Element) -> str:
    """What an element without text says to screen readers of the day of publication."""
    label = node.get("aria-label") or ""
    return label if len(label) <= _LONG and html_labels.PUBLISHED.match(label) and not node.text else ""


def _hidden_stamp(node: Element) -> str:
    """A time stamp that an element keeps for scripts: "5 years ago" with the day in `title` or `data-…`."""
    if node.tag == "abbr" and node.get("title"):
        return str(node.get("title"))
    for name in ("title", "data-datetime", "data-date", "data-time", "data-published", "data-timestamp"):
        value = node.get(name) or ""
        if _ISO.match(value):
            return str(value)
    return ""


def _is_one_of_several(node: Element, head: Head) -> bool:
    """Whether an element under a standfirst heads one entry of many: others are called as it is."""
    called = html_dom.names(node)
    if called == " " or head.layout.starts.get(node, 0) <= head.prose:
        return False
    text = html_dom.text_of(node)
    return any(
        html_dom.names(line.block) == called and line.text != text and not head.is_elsewhere(line.block)
        for line in head.layout.lines
    )


def dated_lines(head: Head, locale: str | None) -> Iterator[tuple[str, str, bool]]:
    """Dates that lines beside the title give, with what kind of line it is, and whether it says that they are
    of publication."""
    for line in head.lines():
        if len(line.text) <= _LONG and (day := line_date(line.text, locale)):
            if html_labels.is_other_day(html_labels.label_over(head, line.at)):
                continue
            sure = bool(html_labels.PUBLISHED.search(line.text))
            issue = _ISSUE.search(line.text) or html_dates.bulletin_line(line.text, locale)
            byline = sure or html_people.from_byline(html_dates.without_dates(line.text, locale), set())
            explained = (
                html_labels.PUBLISHED.match(line.text)
                or issue
                or _heads_text(line, head, bool(byline), locale)
            )
            if line.at > head.prose and not explained:
                continue  # a date within a text heads an entry of a diary, a name is that of who is quoted
            if len(day) < _DAY and not (sure or issue or byline):
                continue  # tells when a convention was held
            yield day, "bulletin line" if issue else "byline" if byline else "dateline", sure or bool(issue)
    for line in closing_lines(head):
        if html_labels.PUBLISHED.match(line.text) and (day := line_date(line.text, locale)):
            yield day, "byline", True
    for line in head.layout.lines:
        told = html_cues.posting(line.text) if line.at > head.prose else ""
        if told and head.follows(line.block) and (day := html_dates.visible(told, locale)):
            yield day, "byline", True


def _heads_text(line: Line, head: Head, credited: bool, locale: str | None) -> bool:
    """Whether a line under a standfirst still belongs to the head: it stands within a few lines of the title,
    gives one whole date, and holds a byline or is called a date as no other line is."""
    if sum(1 for other in head.lines() if head.title_at < other.at < line.at) >= _NEAR:
        return False
    days = {span.edtf for span in html_dates.spans(html_dates.normalized(line.text, locale), locale)}
    if len(days) != 1:
        return False
    if credited and html_people.opens_with_credit(line.text):
        return True
    called = html_dom.names(line.block)
    runs = (*_DATE_RUNS, "data") if (locale or "")[:2].lower() in ("pt", "it") else _DATE_RUNS
    if not html_dom.has_run(called, runs) or not _NOT_OURS.isdisjoint(called.split()):
        return False
    return sum(html_dom.names(other.block) == called for other in head.layout.lines) == 1


def issue_strip(head: Head, locale: str | None) -> Iterator[str]:
    """The month or day of the issue that a strip close above the title names: "Issue No. 58 · May 2016".

    A masthead shows the current issue above every page, so the strip must be called an issue's and be no
    part of the site's header.
    """
    if head.title is None:
        return
    shared = set(head.title.iterancestors())
    for line in [line for line in head.layout.lines if line.at < head.title_at][-_STRIP:]:
        text = line.text
        if (
            len(text) > _LONG // 2
            or not _ISSUE.search(text)
            or _ON_SALE.search(text)
            or html_labels.OCCASION.search(text)
        ):
            continue
        around = [a for a in html_dom.ancestors_and_self(line.block) if a not in shared]
        called = {word for a in around for word in html_dom.names(a).split()}
        if _ISSUE_WORDS.isdisjoint(called) or not _NOT_THIS_ISSUE.isdisjoint(called):
            continue
        if any(a.tag in ("nav", "aside", "header", "footer") for a in around):
            continue
        days = [s.edtf for s in html_dates.spans(html_dates.normalized(text, locale), locale)]
        if len(days) == 1 and (day := html_dates.visible(text, locale)):
            yield day


def line_date(text: str, locale: str | None) -> str | None:
    """The day or month of a line that dates a document: a date with at most label, place, time and name."""
    if (day := html_dates.bulletin_line(text, locale)) is not None:
        return day
    if update := _LATER.search(text):
        text = text[: update.start()]
    day = html_dates.visible(text, locale)
    if day is None or (html_labels.OCCASION.search(text) and not html_labels.opens_as_posted(text, locale)):
        return None
    if html_labels.is_other_day(html_labels.before_date(text, locale)):
        return None
    rest = html_dates.without_dates(text, locale)
    labelled = bool(html_labels.PUBLISHED.search(rest))
    name = html_people.from_byline(rest, set())
    named = bool(name)
    for one in name.split(html_people.JOINER) if name else ():
        rest = rest.replace(one, " ")
    rest = _TIME.sub(" ", _SMALL_WORD.sub(" ", html_labels.LABEL.sub(" ", rest)))
    left = _WORDY.findall(rest)
    if not left:
        return day
    if len(day) < _DAY and not (labelled or named):
        return None  # "Strike of May 1912" is a title
    if not (labelled or named) and _APPOINTED.search(text):
        return None
    allowed = 7 if labelled else 6 if named and html_people.opens_with_credit(text) else 3
    if len(left) > allowed or (_SENTENCE.search(rest) and not named):
        return None
    if not (labelled or named) and not _stands_apart(text, locale):
        return None
    small = [w for w in left if w[0].islower()]
    return day if len(small) <= (2 if labelled or named else 0) else None


def _stands_apart(text: str, locale: str | None) -> bool:
    """Whether a sign divides a date from the words beside it: "Leeds, 3 May", not "the week of 3 May"."""
    text = html_dates.normalized(text, locale)
    dates = html_dates.spans(text, locale)
    before, after = text[: dates[0].start].strip(), text[dates[0].end :].strip()
    before = _ARTICLE.sub("", before)
    return (not before or before[-1] in _SIGNS) and (not after or after[0] in _SIGNS)


def yearless_days(head: Head, locale: str | None) -> Iterator[str]:
    """Month and day of lines beside the title that leave out the year."""
    for line in head.lines():
        text = line.text
        if len(text) > _LONG:  # "HARBOR MILLS, Nov. 18 - Workers …"
            text, dash, _ = text[:_LONG].partition(
                " — " if " — " in text[:90] else " – " if " – " in text[:90] else " - "
            )
            if not dash:
                continue
        if not html_labels.OCCASION.search(text):
            rest = html_dates.without_dates(text, locale)
            if len(_WORDY.findall(rest)) <= 10 and (day := html_dates.yearless(text, locale)):
                yield day


def closing_lines(head: Head) -> Iterator[Line]:
    """Short lines under the text that belong to the document."""
    yield from head.closing(_LONG)


def marked_authors(root: Element, head: Head, sites: set[str]) -> Iterator[str]:
    """Names in elements that the page calls the author's, beside the title or directly under the text."""
    for node in head.layout.called:
        if node.tag not in _AUTHOR_TAGS:
            continue
        named = node.get("rel") == "author" or node.get("itemprop") in ("author", "creator")
        if not named and not html_dom.has_run(html_dom.names(node), _AUTHOR_RUNS):
            continue
        if not (head.holds(node) or head.closes(node) or (named and _is_ours(node, head))):
            continue
        text = node.get("content") or _lines_of(node)
        if not text or len(text) > _LONG:
            continue
        text = html_dates.without_dates(text, None)
        meta = html_dom.has_run(html_dom.names(node), ("entry meta", "meta", "info"))
        if (
            name := html_people.from_byline(text, sites)
            if meta and not named
            else html_people.from_marked(text, sites)
        ):
            yield name


def _lines_of(node: Element) -> str:
    """An element's text, with "|" where a line ends within it."""
    if node.find(".//br") is None:
        return html_dom.text_of(node)
    parts = [node.text or ""]
    for inner in node.iterdescendants():
        if isinstance(inner.tag, str):
            parts.append(" | " if inner.tag == "br" else inner.text or "")
        parts.append(inner.tail or "")
    return " ".join("".join(parts).split())


def credited_authors(head: Head, sites: set[str]) -> Iterator[str]:
    """Names that lines beside the title, or directly under the text, give after "by"."""
    for line in [*head.lines(), *closing_lines(head)]:
        if len(line.text) <= _LONG and html_people.may_credit(line.text):
            text = html_dates.without_dates(line.text, None)
            if _ELSEWHERE_FIRST.search(text) or _BOOK.search(line.text):
                continue
            name = html_people.from_byline(text[:120], sites)
            if name and (line.at <= head.prose or _starts(text, name)):
                yield name


def bare_names(head: Head, sites: set[str], locale: str | None) -> Iterator[str]:
    """Names that stand alone on a line beside the title, next to a date or linked to an author's page."""
    lines = [line for line in head.lines() if line.at <= head.prose]
    dated = [_is_dated(line.text, locale) for line in lines]
    for n, line in enumerate(lines):
        if len(line.text) > _LONG or line.block.tag in _TITLES:
            continue
        links = [a.get("href") or "" for a in line.block.iter("a")]
        linked = any(_AUTHORS_PAGE.search(href) for href in links)
        beside = any(dated[max(0, n - 1) : n + 3]) and not links
        if linked or beside:
            text = html_dates.without_dates(line.text, locale).strip(" |•·-–—")
            name = html_people.from_marked(text, sites) if _WORDY.search(text) else ""
            name = (linked and _linked_names(line.block, sites)) or name
            if name and not html_labels.PLACE.search(name):
                yield name


def _linked_names(block: Element, sites: set[str]) -> str:
    """Several names of a line, each a link to its author's page, with nothing but a sign or none between."""
    links = [a for a in block.iter("a") if _AUTHORS_PAGE.search(a.get("href") or "")]
    names = [html_people.from_marked(html_dom.text_of(a), sites) for a in links]
    return html_people.JOINER.join(names) if len(names) > 1 and all(names) else ""


def _is_dated(text: str, locale: str | None) -> bool:
    return bool(html_dates.visible(text, locale) or html_dates.yearless(text, locale))


def _starts(text: str, name: str) -> bool:
    """Whether no more than a few words stand before a name."""
    return len(text.partition(name.split()[0])[0].split()) <= 5


def _is_ours(node: Element, head: Head) -> bool:
    """Whether microdata belong to an article whose scope holds the title as well."""
    if head.title is None or head.is_elsewhere(node):
        return False
    scope = next((a for a in node.iterancestors() if a.get("itemscope") is not None), None)
    if scope is None or not any(scope is a for a in head.title.iterancestors()):
        return False
    kind = (scope.get("itemtype") or "").rpartition("/")[2]
    return kind in words.ARTICLE_TYPES or kind in words.PAGE_TYPES


def _stands_alone(node: Element, text: str) -> bool:
    """Whether a date is no part of a sentence: its block says little else, or is called a byline's."""
    block = node
    for ancestor in html_dom.ancestors_and_self(node):
        if html_dom.is_byline(ancestor):
            return True
        block = ancestor
        if ancestor.tag in words.BLOCK_TAGS or ancestor.tag == "td":
            break
    whole = html_dom.text_of(block)
    rest = whole.replace(text, " ", 1)
    return len(rest) <= _LONG and not (_SENTENCE.search(rest + " ") or html_labels.OCCASION.search(rest))


def _labelled_other(node: Element, text: str) -> bool:
    """Whether what stands before a date, or in it, calls it an update's or an event's."""
    parent = node.getparent()
    before = ""
    if parent is not None and node.tag in ("time", "span", "a", "abbr", "em", "i", "b", "strong"):
        whole = html_dom.text_of(parent)
        before = whole.partition(text)[0] if text and len(whole) <= 3 * _LONG else ""
    if html_labels.is_other_day(before[-60:]) or _UPDATED_AFTER.fullmatch(_text_after(node)):
        return True
    return bool(
        _BEFORE_UPDATE.search(before[-60:]) or _UPDATE.match(text) or html_labels.OCCASION.search(text)
    )


def _text_after(node: Element) -> str:
    """The text of what follows an element, or the one item that holds it, in the same list or line."""
    while node is not None and node.getnext() is None and not (node.tail or "").strip() and node.tag != "ul":
        node = node.getparent()
        if node is None or node.tag in words.BLOCK_TAGS - {"li"}:
            return ""
    following = node.getnext() if node is not None else None
    if following is None or not isinstance(following.tag, str) or (node.tail or "").strip():
        return ""
    return html_dom.text_of(following)
