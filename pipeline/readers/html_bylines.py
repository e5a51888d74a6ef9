"""Lines beside a page's title that name the day of publication: datelines, bylines, an issue's strip."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from pipeline.readers import html_cues, html_dates, html_daywords, html_dom, html_labels, html_people
from pipeline.readers.html_head import Head
from pipeline.readers.html_lines import Line
from pipeline.readers.html_stamps import DATE_RUNS, LATER, NOT_OURS, SENTENCE

_LONG = 160
_DAY = 10  # characters of an EDTF date that names a day
_SMALL_WORD = re.compile(
    r"(?<!\w)(?:[ap]\.m\.?|on|at|el|le|em|en|am|um|vom|von|by|por|par|in|a|à|à|às|as|las|the|of|de|del|du|da|do|la"
    r"|los|den|der|il|года?|году|в"
    r"|op|dnia|dne|στις|στη|r|г|uhr|h|hs|hrs?|am|pm|a\.m\.?|p\.m\.?|est|edt|et|pt|ct|gmt|utc|cet|cest"
    r"|bst|pst|pdt|is|it"
    rf"|was|this|and|y|e|und|{html_daywords.WEEKDAY})(?!\w)[.,]?",
    re.IGNORECASE,
)
# What else stands in a date's line: how many read it, said something, or how long it takes.
_CONTROL = re.compile(
    r"(?:\b\d+\s*|\b(?:no|keine?|aucun|sin|nessun|sem|brak|bez|geen|inga)\s+)?(?<!\w)(?:comments?"
    r"|kommentare?|commentaires?"
    r"|comentarios?|comentários?|comment[oi]|komentarz\w*|reacties|views|hits|aufrufe|просмотр\w*"
    r"|комментари\w*"
    r"|浏览次数|浏览|阅读|点击|评论|閲覧)(?![^\W\d_])\s*:?\s*\(?\d*\)?"
    r"|\b\d+\s*min\w*\.?\s*(?:(?:de\s+)?(?:read|lectura|lecture|leitura|lesezeit|lesedauer|czytania"
    r"|lettura|leestijd))?"
    r"|\b(?:uncategori[sz]ed|allgemein(?:es)?|aktuelles)\b|\bcategory:?|カテゴリー.*|(?:来源|作者|编辑|责任编辑|分类"
    r"|字号)[:：]?\s*\S*"
    r"|\d{1,2}時(?:\d{1,2}分)?|\d{1,2}时(?:\d{1,2}分)?",
    re.IGNORECASE,
)
_ISSUE_WORDS_OF = re.compile(
    r"(?:\bnewsletter\s+|\brundbrief\s+|#\s*)?(?:\b(?:vol(?:ume|umen)?|no|nr|number|issue|n[úu]m(?:ero)?"
    r"|num[ée]ro|año|ann[ée]e|ausgabe|heft)\.?"
    r"|n[°º])\s*#?\d+(?:/\d+)?",
    re.IGNORECASE,
)
_CJK = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af（）]")
_FIRST_SITES = "1994"  # a date alone under a standfirst is a publication's only since there are pages
# Who typed a page in: "Submitted by admin on …".
_TYPIST = re.compile(
    r"(?<!\w)(?:(?:site\s?)?admin\w*|webmaster|super\s?user|root|editor|staff|redacci[óo]n|rédaction"
    r"|redaktion"
    r"|reda[çc][ãa]o|redacció|redazione|redakcja)(?!\w)",
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
# The same with the number; an address writes it without a sign: "no44.htm", "issue-12/".
_NUMBERED = re.compile(
    r"(?:(?<![a-z])(?:no|nr|num|number|issue|n[úu]m(?:ero)?|num[ée]ro|n\.?[°º]|ausgabe|heft)|№)[\s._-]*(\d{1,4})(?!\d)",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    rf"(?:\s*(?<!\w)(?:el|le|den|on|a|à|em|o|il|op|dnia|dne|στις|{html_daywords.WEEKDAY})[,.]?)+\s*$",
    re.IGNORECASE,
)
_HOUR_FIRST = re.compile(r"^(?:в|um|at|alle|às|à|a las)?\s*\d{1,2}[:.]\d\d(?::\d\d)?(?!\d)", re.IGNORECASE)
_AFTER_YEAR = re.compile(r"^(?:r\.|г\.|год\w*|uhr\b)\s*", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_MAIL = re.compile(r"\S+@\S+")
# "WARSAW, June 4, 2019 (LNS) -- ", "Berlin, 4. Juni 2019. "
_OPENED = re.compile(
    r"(.{6,90}?\d{4}.{0,20}?)(?:\s*(?:--+|[—–]|\s-\s|\.\s?-|:)\s*|(?<=\d{4})[.\])]\s+)(?=[^\W\d])"
)
_AGENCY = re.compile(r"\s*[(/][^\W\d][^\d()/]{1,24}[)/]\s*$")
_SIGNS = ",;:.|·•▪–—-()/"
_BESIDE = 12  # words of a line that is but names, controls and a date
_NEAR = 4  # lines between the title and a dateline under a standfirst
# Parts called so name the issue in which a text stood; with these words, the one on sale now.
_ISSUE_WORDS = frozenset("issue edition edicion edicao numero nummer ausgabe heft".split())
_NOT_THIS_ISSUE = frozenset("current latest masthead cover subscribe promo sidebar widget shop back".split())
_ON_SALE = re.compile(
    r"\b(?:current|latest|new|next|actual|atual|[úu]ltim[oa]|dernier|aktuelle\w*)\b", re.IGNORECASE
)
_STRIP = 3  # lines above the title within which an issue's strip stands
# An hour and then a place: "March 14, 2019, 7 pm, Union Hall" is when something takes place.
_APPOINTED = re.compile(
    r"(?<!\d)\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?)?\s*(?:-|–|—|to|until|bis|a"
    r"|à)\s*\d{1,2}(?:[:.]\d\d)?\s*[ap]\.?m\b"
    r"|(?:\d\s*[ap]\.?m\.?|\d[:.h]\d\d)\s*(?:h|uhr|hs)?\s*[,@]\s*[^\W\d_]{3,}\s+[^\W\d_]",
    re.IGNORECASE,
)
_HOUR = re.compile(r"\d\s*[ap]\.?m\b|\d[:.h]\d\d\b|\d\s*(?:h|uhr|hs|hrs)\b", re.IGNORECASE)
_DIVIDED = re.compile(r"\s*[|·•▪]\s*|\s+[–—-]\s+|(?<=\d{4})[.:;]\s+")
_WORDY = re.compile(r"\w+")


def dated_lines(head: Head, locale: str | None) -> Iterator[tuple[str, str, bool]]:
    """Dates that lines beside the title give, with what kind of line it is, and whether it says that they are
    of publication."""
    for line in head.lines():
        if len(line.text) <= _LONG and (day := line_date(line.text, locale) or _date_apart(line, locale)):
            if html_labels.is_other_day(html_labels.label_over(head, line.at)):
                continue
            if html_labels.is_of_event(head, line) or _is_listed(line, locale):
                continue
            sure = bool(html_labels.PUBLISHED.search(line.text))
            issue = _ISSUE.search(line.text) or html_dates.bulletin_line(line.text, locale)
            byline = sure or html_people.from_byline(html_dates.without_dates(line.text, locale), set())
            explained = (
                html_labels.PUBLISHED.match(line.text)
                or issue
                or _heads_text(line, head, bool(byline), locale)
                or _alone_under_standfirst(line, day, head, locale)
            )
            if line.at > head.prose and not explained:
                continue  # a date within a text heads an entry of a diary, a name is that of who is quoted
            if len(day) < _DAY and not (sure or issue or byline):
                continue  # tells when a convention was held
            yield day, "bulletin line" if issue else "byline" if byline else "dateline", sure or bool(issue)
    for line in head.after_text(_LONG):
        if not _DIGIT.search(line.text):
            continue
        called = html_labels.PUBLISHED.match
        labelled = called(line.text) or called(html_labels.label_over(head, line.at))
        if labelled and (day := line_date(line.text, locale)) and head.closes(line.block):
            yield day, "byline", True
    for line in head.layout.lines:
        told = html_cues.posting(line.text) if line.at > head.prose else ""
        if told and head.follows(line.block) and (day := html_dates.visible(told, locale)):
            yield day, "byline", True


def _is_listed(line: Line, locale: str | None) -> bool:
    """Whether a date stands in one of several dated items of a list, as other issues do."""
    item = next((a for a in html_dom.ancestors_and_self(line.block) if a.tag == "li"), None)
    if item is None or item.getparent() is None or html_labels.LABEL.search(line.text):
        return False
    others = [html_dom.text_of(e) for e in item.getparent().iterchildren("li") if e is not item]
    return any(
        len(text) <= _LONG and html_dates.visible(text, locale) and not html_labels.LABEL.search(text)
        for text in others
    )


def opening_dateline(head: Head, locale: str | None) -> str | None:
    """The day that stands with a place before the first words of the text: "WARSAW, June 4, 2019 -- ..."."""
    opening = next((line.text for line in head.lines() if len(line.text) > _LONG), "")
    match = _OPENED.match(opening)
    if match is None:
        return None
    told = _AGENCY.sub("", match[1]).strip(" [(")
    day = line_date(told, locale)
    return day if day and len(day) == _DAY else None


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
    runs = (*DATE_RUNS, "data") if (locale or "")[:2].lower() in ("pt", "it") else DATE_RUNS
    if not html_dom.has_run(called, runs) or not NOT_OURS.isdisjoint(called.split()):
        return False
    return sum(html_dom.names(other.block) == called for other in head.layout.lines) == 1


def _alone_under_standfirst(line: Line, day: str, head: Head, locale: str | None) -> bool:
    """Whether a line is a date and nothing else, beside a byline, under one paragraph that stands below the
    title, and the only one of the page: entries of a diary are several, and those of a chronicle older."""
    if len(day) < _DAY or day < _FIRST_SITES or _WORDY.search(_bare(line.text, locale)):
        return False
    above = [other for other in head.lines() if head.title_at < other.at < line.at]
    if len(above) > _NEAR or sum(len(other.text) > _LONG // 2 for other in above) != 1:
        return False
    beside = [*above[-1:], *[other for other in head.lines() if other.at > line.at][:1]]
    if not any(len(other.text) <= _LONG and html_people.opens_with_credit(other.text) for other in beside):
        return False
    others = (
        o for o in head.layout.lines if o.at != line.at and len(o.text) <= _LONG and _DIGIT.search(o.text)
    )
    return not any(_is_dated(o.text, locale) and not head.is_elsewhere(o.block) for o in others)


def _bare(text: str, locale: str | None) -> str:
    """What is left of a date's line without the date and the hour."""
    return _TIME.sub(" ", _SMALL_WORD.sub(" ", html_dates.without_dates(text, locale)))


def _is_dated(text: str, locale: str | None) -> bool:
    """Whether a line is a date with no more than small words."""
    return bool(html_dates.visible(text, locale)) and not _WORDY.search(_bare(text, locale))


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


def numbered_strip(head: Head, locale: str | None, named: str) -> Iterator[str]:
    """The day on a line above the text that gives the number of an issue, where the page's <title> or address
    (`named`) gives the same: "Bulletin of the branch · No. 44 · Tuesday 9 February 1999", and "no44.htm"."""
    numbers = {match[1].lstrip("0") for match in _NUMBERED.finditer(named)} - {""}
    if not numbers:
        return
    for line in itertools.takewhile(lambda line: line.at < max(head.title_at, 1), head.layout.lines):
        text = line.text
        if len(text) > _LONG or _ON_SALE.search(text):
            continue
        if {match[1].lstrip("0") for match in _NUMBERED.finditer(text)}.isdisjoint(numbers):
            continue
        days = {span.edtf for span in html_dates.spans(html_dates.normalized(text, locale), locale)}
        if len(days) == 1 and not html_labels.OCCASION.search(text):
            day = html_dates.visible(text, locale)
            if day:
                yield day
                return


def masthead_days(head: Head, title: str, locale: str | None) -> Iterator[str]:
    """The day or month of a bulletin's issue: in its title after the number, or on a line right under it,
    with what a sign divides from it: "21 November 2008 • Please read and pass on"."""
    number = _ISSUE.search(title)
    named = "" if number else html_dates.visible(title, locale)
    if named and not html_labels.OCCASION.search(title):
        yield named
        return
    below = [line.text for line in head.lines() if line.at > head.title_at][:_STRIP]
    for text in (title[number.end() :] if number else "", *below):
        if len(text) > _LONG or not _DIGIT.search(text) or _APPOINTED.search(text):
            continue
        if html_labels.OCCASION.search(text) or _HOUR.search(text):
            continue
        days = {span.edtf for span in html_dates.spans(html_dates.normalized(text, locale), locale)}
        told = [day for piece in _DIVIDED.split(text) if (day := line_date(piece.strip(" ,.:;()"), locale))]
        if len(days) == 1 and told:
            yield told[0]
            return


def line_date(text: str, locale: str | None) -> str | None:
    """The day or month of a line that dates a document: a date with at most label, place, time and name."""
    if not _DIGIT.search(text):
        return None
    if (day := html_dates.bulletin_line(text, locale)) is not None:
        return day
    if (update := LATER.search(text)) and _DIGIT.search(text[: update.start()]):
        text = text[: update.start()]
    day = html_dates.visible(text, locale)
    if day is None or (html_labels.OCCASION.search(text) and not html_labels.opens_as_posted(text, locale)):
        return None
    if html_labels.is_other_day(html_labels.before_date(text, locale)):
        return None
    rest = _MAIL.sub(" ", html_dates.without_dates(text, locale))
    labelled = bool(html_labels.PUBLISHED.search(rest))
    name = html_people.from_byline(rest, set())
    named = bool(name)
    for one in name.split(html_people.JOINER) if name else ():
        rest = rest.replace(one, " ")
    rest = _TYPIST.sub(" ", html_labels.PUBLISHED.sub(" ", _CONTROL.sub(" ", rest)))
    issued = _ISSUE.search(rest) is not None
    rest = _ISSUE_WORDS_OF.sub(" ", rest) if issued else rest
    rest = _TIME.sub(" ", _SMALL_WORD.sub(" ", html_labels.LABEL.sub(" ", rest)))
    left = _WORDY.findall(rest)
    if not (labelled or named) and _APPOINTED.search(text):
        return None
    if not left:
        return day
    if len(day) < _DAY and not (labelled or named or issued):
        return None  # "Strike of May 1912" is a title
    allowed = 7 if labelled else 6 if named and html_people.opens_with_credit(text) else 3
    if len(left) > allowed or (SENTENCE.search(rest) and not named):
        return None
    if not (labelled or named) and not _stands_apart(text, locale):
        return None
    small = [w for w in left if w[0].islower()]
    return day if len(small) <= (2 if labelled or named else 0) else None


def _date_apart(line: Line, locale: str | None) -> str | None:
    """The whole day that an element of a line holds alone, beside a name in another; a style divides them."""
    text = line.text
    if not _DIGIT.search(text) or len(text.split()) > _BESIDE or html_labels.OCCASION.search(text):
        return None
    shown = html_dates.visible(text, locale)
    if (
        shown is None
        or _APPOINTED.search(text)
        or html_labels.is_other_day(html_labels.before_date(text, locale))
    ):
        return None
    inner = [e for e in line.block.iterdescendants("span", "a", "div", "time") if len(e) == 0 and e.text]
    if len(inner) < 2 or len(html_dom.text_of(line.block)) > _LONG:
        return None
    days = {day for e in inner if (day := line_date(e.text, locale)) and len(day) == _DAY}
    named = any(html_people.from_marked(e.text, set()) for e in inner if not _DIGIT.search(e.text))
    return shown if named and days == {shown} else None


def _stands_apart(text: str, locale: str | None) -> bool:
    """Whether a sign divides a date from the words beside it: "Leeds, 3 May", not "the week of 3 May"."""
    text = html_dates.normalized(text, locale)
    dates = html_dates.spans(text, locale)
    before, after = text[: dates[0].start].strip(), text[dates[0].end :].strip()
    before, after = _ARTICLE.sub("", before), _CONTROL.sub("", after).strip()
    after = _HOUR_FIRST.sub("", after).strip()
    before, after = before, _AFTER_YEAR.sub("", after)
    if _CJK.search(text) and len(text) <= _LONG // 2 and text[-1] not in "。！？":
        return True  # no signs are set between words there
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
