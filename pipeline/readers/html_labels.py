"""What a label before a date calls it: the day of publication, or another: an event's, a deadline.

A date that no label explains is judged by where it stands (`html_bylines`); one whose label says that it
is of something else is never the day of publication, wherever it stands.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from pipeline.readers import html_dates, html_daywords
from pipeline.readers.html_head import Head
from pipeline.readers.html_lines import Line

# Words that say that what follows is a day of publication, and words that may say so.
PUBLISHED = re.compile(
    rf"(?<!\w)(?:{html_daywords.PUBLISHED})(?!\w)|(?<!\w)(?:date|fecha|datum|data|dato|дата)\s*:"
    rf"|(?<!\w)(?:{html_daywords.CREATED})(?:\s+(?:by|{html_daywords.PREPOSITION})(?=[\s:|]|$)|\s*:)"
    rf"|^\W*(?:{html_daywords.PIECE})\s+(?:{html_daywords.OF})(?=\s+\d|\s*\|"
    rf"|\s+(?:{html_daywords.WEEKDAY})\b|$)",
    re.IGNORECASE,
)
LABEL = re.compile(
    rf"{PUBLISHED.pattern}|\b(?:dated?|issued|released|submitted|created|written|fecha"
    rf"|escrito|enviado|par(?:u|ue)|"
    r"data|erstellt|datum|geschrieben|vom)\b",
    re.IGNORECASE,
)
# A day of these is no day of publication.
OCCASION = re.compile(
    r"\b(?:convention|congress|conference|congreso|congr[èe]s|congresso|conven[cç][ãi][óo]n?|conferencia|"
    r"confer[êe]ncia|conf[ée]rence|kongress|konferenz|tagung|assembl\w+|asamblea|assemblée"
    r"|meeting|reuni[óo]n|réunion|"
    r"versammlung|event|evento|événement|veranstaltung|rally|picnic|march(?=\s+(?:on|for"
    r"|against))|strike|huelga|"
    r"grève|greve|streik|since|desde|depuis|seit|until|hasta|jusqu\w*|bis|copyright|©|adopted"
    r"|approved|aprobad[oa]|"
    r"adopt[ée]e?|aprovad[oa]|beschlossen|deadline|effective|revised|born|died|founded"
    r"|photos?|foto|taken|tel|phone|"
    r"sesi[óo]n|session|session|minutes|acta|procès-verbal|protokoll|read\s+at|delivered|held|celebrad[oa]|"
    r"visitors?|visit\w*|registered|reserved|retrieved|accessed|register|join\s+us"
    r"|save\s+the\s+date|today|hoy|"
    r"aujourd['’]hui|heute|hoje|next|previous|election|vote|exhibition|opens?|festival"
    r"|seminar\w*|workshop|webinar)\b",
    re.IGNORECASE,
)  # fmt: skip
# Minutes and agendas are called after a meeting: the day beside their title is its.
OF_A_MEETING = re.compile(
    r"\b(?:minutes\s+of|actas?\s+de|ata\s+d[aeo]|procès-verbal|protokoll|agenda|orden del d[íi]a|proceedings|"
    r"convocatoria)\b",
    re.IGNORECASE,
)
PLACE = re.compile(
    r"^(?:new|san|santa|santo|los|las|saint|st\.?|ciudad|north|south|east|west|buenos|rio"
    r"|united|puerto|porto|são|le|hong|"
    r"cape|fort|port|mexico|latin|central|américa|america|middle|european?)\b|\b(?:city|beach"
    r"|hall|springs|falls|islands?|"
    r"county|america|américa|africa|europe|kingdom|states|news|rights|justice|solidarity|labor|labour)$",
    re.IGNORECASE,
)
# What labels a day of something else. "Review" alone may be of a book.
_OTHER_DAY = re.compile(
    r"\b(?:join(?:ed)?|member\s+since|registered|registriert|inscrit|registrado|(?:next|last"
    r"|annual)\s+review|review\s+(?:date|due|by|on)|clos(?:es|ing)|due(?:\s+(?:by|on"
    r"|date))?|"
    r"expir(?:es?|y|ed|ation)|valid|appl(?:y|ies)|in\s+force|start(?:s|ing)?|begin(?:s|ning)?|ends?"
    r"|ending|birth"
    r"|incident|ballot|last\s+day|launch|filed|decided|signed|caduca|vence|vigencia|vigente|nacimiento"
    r"|inicio|cierre|plazo|échéance|clôture|début|naissance|entrée\s+en\s+vigueur|prazo|início|vencimento"
    r"|nascimento|gültig|frist|beginn|ende|geburt|effective|recorded|filmed|when|quand|cu[áà]ndo|quando"
    r"|wann|termin"
    r"|rendez-vous|hearing)\b",
    re.IGNORECASE,
)
_KIND = re.compile(
    r"\b(?:news|press|release|statement|blog|post|prensa|comunicado|noticias?|presse|communiqu[ée]|nota"
    r"|notícias?"
    r"|imprensa|meldung|pressemitteilung|day|on)\b",
    re.IGNORECASE,
)
_DIVIDED = re.compile(r"[|·•▪;]|\s[–—-]\s|(?<=\d)[.,]?\s+(?=[^\W\d_]+\s?:)|(?<=\d)[.,]\s+(?=[A-Z])")
_POSTED = re.compile(rf"(?<!\w)(?:{html_daywords.PUBLISHED})(?!\w)", re.IGNORECASE)
_EVENT = re.compile(rf"(?:{html_daywords.EVENT})\s*:.*", re.IGNORECASE)
_EVENT_TERM = re.compile(rf"(?:{html_daywords.EVENT})\s*:?", re.IGNORECASE)
_SHORT = 40  # characters
_AN_HOUR = re.compile(r"\b\d{1,2}\s*(?:[:.h]\s*\d\d|[ap]\.?m\b|h\b|uhr\b)|\b(?:noon|midday)\b", re.IGNORECASE)
_DETAILS = 4  # lines after a date within which an event's hour and place stand
_OPENING_WORDS = 6  # of a label


def before_date(text: str, locale: str | None) -> str:
    """What stands before the first date of a line, back to the last sign that divides."""
    text = html_dates.normalized(text, locale)
    span = html_dates.first_span(text, locale) or next(iter(html_dates.spans(text, locale)), None)
    return _DIVIDED.split(text[: span.start])[-1].strip() if span else ""


def opens_as_posted(text: str, locale: str | None) -> bool:
    """Whether a line begins with "Posted on" and the date: what follows is where, "in Minutes"."""
    before = before_date(text, locale)
    return len(before.split()) <= _OPENING_WORDS and PUBLISHED.match(before) is not None


def is_other_day(label: str) -> bool:
    """Whether a label before a date calls it another day than that of publication: "Next review due:".

    What ends in a colon is a label; those that are known to be of publication, of a place or a kind of text
    are few, all others are of something else.
    """
    if _OTHER_DAY.search(label):
        return True
    if not label.endswith(":"):
        return False
    return not (LABEL.search(label) or _KIND.search(label) or PLACE.search(label.rstrip(": ")))


def is_of_event(head: Head, line: Line) -> bool:
    """Whether hour or place follow a date under labels of their own, as an event's do: "Time: 7 pm"."""
    if _POSTED.search(line.text):
        return False
    n = bisect_left(head.layout.lines, line.at, key=lambda other: other.at)
    near = head.layout.lines[n : n + 1 + _DETAILS]
    if not any(_AN_HOUR.search(other.text) for other in near if len(other.text) <= 3 * _SHORT):
        return False
    for other in near[1:]:
        if len(other.text) <= 3 * _SHORT and _EVENT.fullmatch(other.text):
            return True
        if other.block.tag in ("dt", "th", "h3", "h4") and _EVENT_TERM.fullmatch(other.text):
            return True
    return False


def label_over(head: Head, at: int) -> str:
    """The label on the line before a place: a term of a list, a table's heading, what ends in a colon."""
    n = bisect_left(head.layout.lines, at, key=lambda line: line.at)
    before = head.layout.lines[n - 1] if n else None
    if before is None or before.at == head.title_at or len(before.text.split()) > _OPENING_WORDS:
        return ""
    if before.block.tag in ("dt", "th") or before.text.endswith(":"):
        return f"{before.text.rstrip(': ')}:"
    return before.text if _OTHER_DAY.search(before.text) and before.at > head.title_at else ""
