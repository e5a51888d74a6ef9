"""What on a page is another text than the page's own: readers' comments, and articles that follow it.

Both are prose under a heading and look as a text does. A thread of comments is known by what is repeated in
it: boxes of one make, each with a speaker ("Rosa wrote:") or a control ("Reply"). An article that follows is
known by a second head: a heading with author or date under it, behind text that the page's title stands over.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pipeline.readers import cues, html_cues, html_dom
from pipeline.readers.html_dom import Element
from pipeline.readers.html_layout import Layout

_SAYS = (
    r"says?|said|wrote|writes|commented|replied|dice|dijo|escribi[óo]|coment[óo]|respondi[óo]|dit|a dit"
    r"|a écrit|écrit|répond|disse|diz|escreveu|comentou|schrieb|schreibt|sagte?|meint"
)
_SPOKEN = re.compile(
    rf"^[\w.@’'-]+(?: [\w.@’'-]+){{0,3}} (?:{_SAYS})"
    r"\s*(?::|\.\.\.|…|$|(?:am|on|at|the|le|el|em|um|il|op|den)?\s*\d)"
    r"|^[\w.@’'-]+(?: [\w.@’'-]+){0,3} (?:has )?signed (?:\d|via\b|on\b|just\b|an?\b|this\b|\w+ \d)",
    re.IGNORECASE,
)
_CONTROL = re.compile(
    r"^\W*(?:(?:odpowiedz|cytuj|zgłoś|reageer|beantwoorden|svara?|odpovědět|απάντηση|ответить|цитировать"
    r"|пожаловаться|відповісти|回复|回覆|举报|返信|답글|yanıtla|repl(?:y|ies)|respond|like|dislike|upvote|downvote|report|flag|quote|permalink|responder"
    r"|reportar|denunciar|me gusta|citar|r[ée]pondre|signaler|j['’]aime|antworten|melden|zitieren"
    r"|gef[äa]llt mir|curtir|rispondi)\b\W*\d*\W*(?:to \w+\W*)?)+$"
    r"|^(?:\W*\w+\W+){0,4}(?:\d+|an?|one|un[ae]?|einem?) "
    r"(?:second|minute|hour|day|week|month|year)s? ago\b.{0,20}$"
    r"|^(?:hace|há|il y a|vor|πριν(?: από)?) (?:\d+|un[ae]?|um|einem?|μία?) \w+$"
    r"|^\d+ \w{2,10} (?:назад|temu|geleden|fa|sedan|siden|önce|тому)$"
    r"|^\d+ ?(?:秒|分|分钟|小时|天|个月|時間|日|年)前$",
    re.IGNORECASE,
)
_COMMENTS = re.compile(
    r"comment|coment|kommentar|respons|signing|sign(?:ers|atures)|repl(?:y|ies)|r[eé]a[ck]tion|discuss|discusi|conversation"
    r"|thoughts|forum"
    r"|guest ?book|visitas|letters|readers? (?:say|said|write|think|respond)"
    r"|komentar|komentář|σχόλι|комментар|коментар|评论|評論|留言|コメント|댓글|reactie|kommentti|yorum|diskus|отзыв",
    re.IGNORECASE,
)
# "Tony in Fresno - 11/30/2001", and then what he says, as guest books without a box for each entry have it.
_DAY = (
    r"(?:\d{1,4}[./-]\d{1,2}[./-]\d{2,4}|[^\W\d]{3,10}\.? \d{1,2},? \d{4}|\d{1,2}\.? [^\W\d]{3,10}\.? \d{4})"
)
_DATED_VOICE = re.compile(
    rf"[\w.@’'-]+(?: [\w.@’'-]+){{0,4}}\s*[-–—,·|(/]\s*{_DAY}\)?\s*(?:[:–—-]|$)", re.MULTILINE
)
_NAME = re.compile(r"[\w.@’'-]+(?: [\w.@’'-]+){0,3}")
_LINES = 3  # blocks under a heading among which author and date of another article stand
_ENTRIES = 2  # comments from which on there is a thread
_OWN = 25  # words of prose of the page's own before a thread of comments
_STORY = 60  # and before another article
_BRIEF = 15  # and before one whose heading links away: the page's own may be a few lines
_PROFILE = 40  # words of what a forum tells of a member beside a post
_LONGEST_FACT = 12  # and of one line of it
_SIGNED = frozenset("signature signatures sig postsignature".split())
# What frames a member's words in a post.
_FRAMES = (
    "postprofile", "post profile", "user info", "userinfo", "message user", "message attribution",
    "post buttons", "author", "poster", "crawler post meta", "post info", "post details", "post head",
    "posthead", "post header", "reactions bar", "message footer", "edited", "post meta", "post footer",
    "thead", "post controls", "post actions",
)  # fmt: skip
_SAID = 90  # characters within which a comment says whose it is
_PIECES = 3  # articles from which on a page may be a bulletin, the first among them
_LITTLE = 0.75  # how much of their mean its title has of its own
_LEVELS = 8  # levels between what tells a comment and the box that holds it


def of_others(layout: Layout, title: int | None) -> list[bool]:
    """Which blocks belong to comments or to another article."""
    others = [False] * len(layout.found)
    for lo, hi in (*_threads(layout, title), *_stories(layout, title)):
        others[lo:hi] = [True] * (hi - lo)
    for post in layout.posts:  # the replies are the document too
        lo, hi = layout.runs[post]
        others[lo:hi] = [False] * (hi - lo)
    return others


def of_frames(layout: Layout, title: int | None) -> list[bool]:
    """Which blocks frame the posts of a forum's thread: who wrote them, when, their signature."""
    frames = [False] * len(layout.found)
    named = layout.found[title].key if title is not None else ""
    for post, member in layout.posts.items():
        lo, hi = layout.runs[post]
        about = _about_member(layout, post, member)
        frames[lo:hi] = [i in about or _frames_post(layout, i, post, named) for i in range(lo, hi)]
    return frames


def _about_member(layout: Layout, post: Element, member: Element) -> range:
    """The blocks of a post that tell of its member: name, rank, number of posts, day of joining."""
    found = range(0)
    for element in (member, *member.iterancestors()):
        if element is post:
            break
        lo, hi = layout.runs.get(element, (0, 0))
        if lo < hi:
            if layout.words(lo, hi) > _PROFILE or any(n > _LONGEST_FACT for n in layout.counts[lo:hi]):
                break
            found = range(lo, hi)
    return found


def _frames_post(layout: Layout, i: int, post: Element, title: str) -> bool:
    """Whether a block of a post repeats the thread's title, or is named a signature's or a member's."""
    entry = layout.found[i]
    if title and entry.draft.type == "heading" and entry.key.endswith(title):
        return True
    chain = layout.chains[i]
    inside = chain[chain.index(post) + 1 :]
    if layout.quality[i] > _PROFILE and not any(html_dom.has_word(e, _SIGNED) for e in inside):
        return False
    return any(html_dom.has_word(e, _SIGNED) or html_dom.has_run(html_dom.names(e), _FRAMES) for e in inside)


def _threads(layout: Layout, title: int | None) -> list[tuple[int, int]]:
    """Runs of blocks that are comments, with the heading over them."""
    start = 0 if title is None else title + 1
    marks = [i for i in range(start, len(layout.found)) if _tells_comment(layout, i)]
    headed = [i for i in range(start, len(layout.found)) if _heads_comments(layout, i)]
    entries: dict[Element, set[Element]] = {}
    for i in marks:
        if (entry := _entry(layout, i)) is not None:
            entries.setdefault(entry.getparent(), set()).add(entry)
    for i in headed:
        for holder, boxes in _named_boxes(layout, i):
            entries.setdefault(holder, set()).update(boxes)
    threads = []
    for holder, boxes in entries.items():
        known = [layout.runs[e] for e in boxes]
        lo, hi = min(r[0] for r in known), max(r[1] for r in known)
        if len(boxes) < _ENTRIES or layout.prose(start, lo) < _OWN:
            continue
        if sum(layout.prose(*r) for r in known) < 0.6 * layout.prose(lo, hi):
            continue
        if any(lo - 3 <= i < lo for i in headed):
            lo = max(i for i in headed if lo - 3 <= i < lo)
        elif len(boxes) <= _ENTRIES:
            continue
        if holder in layout.runs:
            hi = max(hi, min(layout.runs[holder][1], hi + 2))
        threads.append((lo, hi))
    return [*threads, *(t for i in headed if (t := _dated_voices(layout, i)))]


def _dated_voices(layout: Layout, heading: int) -> tuple[int, int] | None:
    """The run under a heading of comments of blocks that each begin with a name and a day, in one element."""
    found = layout.found
    i = heading + 1
    while (
        i < len(found)
        and found[i].element is found[heading + 1].element
        and _DATED_VOICE.match(found[i].draft.text)
    ):
        i += 1
    if i - heading <= _ENTRIES or layout.prose(0, heading) < max(_OWN, layout.prose(heading, i)):
        return None
    return heading, i


def _tells_comment(layout: Layout, i: int) -> bool:
    """Whether a block is a control of a comment, or begins with who wrote it."""
    text = layout.found[i].draft.text
    if layout.counts[i] <= 10 and _CONTROL.match(text):
        return True
    return _SPOKEN.match(text.partition("\n")[0], 0, _SAID) is not None


def _heads_comments(layout: Layout, i: int) -> bool:
    """Whether a short line heads comments."""
    entry = layout.found[i]
    if layout.counts[i] > 8 or entry.link_share > 0.7:
        return False
    return _COMMENTS.search(entry.draft.text) is not None and html_cues.heads_furniture(entry.draft.text)


def _entry(layout: Layout, i: int) -> Element | None:
    """The innermost element that holds a mark and prose with it, one of several of its kind."""
    chain = layout.chains[i]
    for depth in range(len(chain) - 1, max(0, len(chain) - _LEVELS), -1):
        lo, hi = layout.runs[chain[depth]]
        if layout.words(lo, hi) > layout.words(i, i + 1) or _SPOKEN.match(layout.found[i].draft.text):
            around = layout.runs[chain[depth - 1]]
            if around[1] - around[0] > hi - lo and layout.prose(lo, hi):
                return chain[depth]
    return None


def _named_boxes(layout: Layout, heading: int) -> list[tuple[Element, set[Element]]]:
    """Boxes under a heading of comments that begin each with a short name, by what holds them."""
    found: dict[Element, set[Element]] = {}
    depth = len(layout.chains[heading]) - 1
    element = layout.chains[heading][max(0, depth - 1)]
    hi = layout.runs[element][1]
    i = heading + 1
    while i < hi:
        chain = layout.chains[i]
        boxes = [e for e in chain if layout.runs[e][0] == i and layout.runs[e][1] - i >= 2]
        if boxes and _is_name(layout, i):
            entry = boxes[-1]
            found.setdefault(entry.getparent(), set()).add(entry)
            i = layout.runs[entry][1]
        else:
            i += 1
    return list(found.items())


def _is_name(layout: Layout, i: int) -> bool:
    text = layout.found[i].draft.text.partition("\n")[0]
    return len(text) <= 40 and _NAME.fullmatch(text) is not None and not cues.ends_sentence(text)


def _stories(layout: Layout, title: int | None) -> list[tuple[int, int]]:
    """Runs of blocks that are an article other than the page's: from a second head to its box's end."""
    if title is None:
        return []
    found = layout.found
    if found[title].link_share > 0.7 and html_dom.leads_away(found[title].element):
        return []  # the first of several on a listing
    level = found[title].draft.level
    top = Counter(f.draft.level for f in found[title:] if f.draft.type == "heading")
    stories = []
    plain = []  # those whose headings lead nowhere
    for i in range(title + 1, len(found)):
        entry = found[i]
        if entry.draft.type != "heading" or entry.key.endswith(found[title].key):
            continue
        linked = entry.link_share > 0.7 and html_dom.leads_away(entry.element)
        ranked = 0 < entry.draft.level <= level and top[entry.draft.level] <= 8
        enough = _BRIEF if linked else _STORY
        if not (linked or ranked) or layout.prose(title + 1, i) < enough:
            continue
        if not _has_head(layout, i) and not (ranked and _begins_alike(layout, i, title)):
            continue
        box = _box(layout, i, title)
        if box is not None:
            stories.append(box)
            if not linked:
                plain.append(box)
    heads = (i for i in range(title + 1, len(found)) if found[i].draft.type == "heading")
    first = next((i for i in heads if found[i].draft.level <= level), len(found))
    own = layout.prose(title + 1, first)
    return [] if _is_bulletin(layout, own, stories, plain) else stories


def _is_bulletin(
    layout: Layout, own: int, stories: Sequence[tuple[int, int]], plain: Sequence[tuple[int, int]]
) -> bool:
    """Whether articles are the pieces of a bulletin: several, under a title with few words of its own."""
    if len(plain) < _PIECES - 1 or len(plain) < len(stories):
        return False
    return own < _LITTLE * sum(layout.prose(lo, hi) for lo, hi in plain) / len(plain)


def _has_head(layout: Layout, i: int) -> bool:
    """Whether author or date stand under a heading."""
    for entry in layout.found[i + 1 : i + 1 + _LINES]:
        text = entry.draft.text
        if len(entry.words) > 25:
            return False
        if html_cues.is_author_line(text) or cues.is_date_line(text) or html_cues.is_card_line(text):
            return True
    return False


def _begins_alike(layout: Layout, i: int, title: int) -> bool:
    """Whether a heading of the title's own rank opens a box of the make of that which the title opens."""
    if layout.found[i].draft.level != layout.found[title].draft.level:
        return False
    for ours, its in zip(layout.chains[title], layout.chains[i], strict=False):
        if ours is not its:
            tag, made = ours.tag, ours.get("class")
            alike = (its.tag, its.get("class")) == (tag, made) and bool(made or tag == "article")
            return alike and layout.runs[its][0] >= i - 2 and layout.runs[ours][0] >= title - 3
    return False


def _box(layout: Layout, i: int, title: int) -> tuple[int, int] | None:
    """The widest element that begins with a heading and holds prose of its own, but not the title."""
    best = None
    for element in layout.chains[i]:
        lo, hi = layout.runs[element]
        if lo <= title or lo < i - 2 or layout.prose(lo, i):
            continue
        if layout.prose(i, hi) >= _OWN:
            best = (lo, hi)
            break
    return best
