"""Authors that a page names in a line of its own: under a label, under a note's heading, as a signature."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.readers import cues, html_cues, html_dom, html_people
from pipeline.readers.html_dom import Element
from pipeline.readers.html_head import Head

_LABEL = re.compile(
    r"\W*(?:by|written by|author|authors|author\(s\)|words|text|por|autora?|autores|texto"
    r"|escrito por|par|auteur|autrice|texte|von|text|autorin)\W*",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\W*(?:about\s+the\s+(?:author|writer|contributor)|(?:sobre|acerca\s+d[eo])\s*(?:el|la|l|o|a)\s+autora?"
    r"|à\s+propos\s+de\s+l['’]aut\w+|(?:über\s+d(?:en|ie)|zur|zum)\s+autor(?:in)?)\W*",
    re.IGNORECASE,
)
_REVIEWED = re.compile(
    r"\W*(?:(?:a |book |film )?review(?:ed)? by|rese[ñn]a(?:do|da)?(?: (?:de|por))?|recens[ée]e? par"
    r"|rezensiert von|resenha(?:do)?(?: (?:de|por))?)\b\W*",
    re.IGNORECASE,
)
_PHYSICIAN = re.compile(r",\s*(?:MD|M\.D\.|RN|DO|PharmD)\b")  # who checked what a page says of health
# Who signs minutes and reports: after these words, or with such an office after the name.
_SUBMITTED = re.compile(
    r"\W*(?:respectfully submitted|(?:submitted|minutes (?:taken|kept|recorded)|recorded|taken|minuted) by"
    r"|(?:acta )?(?:levantada|redactada|redigida|lavrada) por|(?:rédigé|établi) par|protokoll(?:führung)?"
    r"|recording secretary|secretary|minutes)\b\W*(?:by\b)?\W*",
    re.IGNORECASE,
)
_NAME_ENDS = re.compile(r"\s*(?:,|\(|\s[–—-]\s|;)\s*")
_OFFICE = re.compile(
    r"\W*(?:(?:recording|general|branch|acting|corresponding|hon(?:orary|\.)?|financial|assistant"
    r"|executive)\W+)*"
    r"(?:secretary|secretary[- ]treasurer|clerk|secretari[oa](?: de actas| general)?|secretári[oa]"
    r"|secrétaire(?: de séance| général[e]?)?|schriftführer(?:in)?|protokollführer(?:in)?)\b.{0,40}",
    re.IGNORECASE,
)
_BIOGRAPHY_RUNS = (
    "bio", "biography", "author bio", "about author", "about the author", "author box", "authorbox", "author",
    "contributor", "contributors", "semblanza", "sobre el autor", "sobre o autor", "biografia",
)  # fmt: skip
# What a letter ends with before its signature.
_VALEDICTION = re.compile(
    r"\W*(?:in\s+(?:solidarity|unity|struggle|union)|(?:yours|solidarity|respectfully|sincerely"
    r"|fraternally|faithfully"
    r"|regards|best|warmly|love)\b[\w\s]{0,24}|with\s+(?:kind|best|warm|fraternal)\s+\w+"
    r"|(?:un\s+)?(?:fraternal\s+)?(?:abrazo|saludo)s?(?:\s+\w+){0,2}|atentamente|fraternal\w*|solidari\w*"
    r"|(?:bien\s+)?(?:fraternellement|cordialement|solidairement)|(?:cordiais\s+)?saudações\s+\w+"
    r"|mit\s+(?:\w+\s+){1,2}gr[üu](?:ß|ss)(?:en)?|(?:eure?|ihre?)|cordiali\s+saluti"
    r"|fraterni\s+saluti)\s*[,.!:]?\s*",
    re.IGNORECASE,
)
_STARTED = re.compile(
    r"\W*(?:(?:petition|campaign)\s+)?(?:started|created|launched|begun|iniciad[oa]|lancée?|gestartet)\s+"
    r"(?:by|por|par|von)\s+(.{3,60}?)(?:\s+(?:to|·|\|).*)?\s*",
    re.IGNORECASE,
)
_DASH = re.compile(r"^\s*(?:—|–|--?)\s*(?=\w)")
_SIGNED_RUNS = ("signature", "signed", "sign off", "signoff", "firma", "unterschrift", "assinatura", "sig")
_RIGHT = re.compile(r"text-align\s*:\s*right", re.IGNORECASE)
_PASSAGE = 60  # characters of a paragraph that is text
_LONGEST = 80  # characters of a line that is but a name


def labelled_names(head: Head, sites: set[str]) -> Iterator[str]:
    """Names on the line after one that says but "Author:" or "By", beside the title."""
    lines = [line for line in head.lines() if line.at <= head.prose]
    for label, line in pairwise(lines):
        labelled = _LABEL.fullmatch(label.text) and len(line.text) <= _LONGEST
        if labelled and (name := html_people.from_marked(line.text, sites)):
            yield name


def reviewer(head: Head, sites: set[str]) -> str:
    """Who reviewed a book or film, "Reviewed by" on the same line or the one before; no fact-checker."""
    lines = [line for line in head.lines() if len(line.text) <= _LONGEST]
    for line, following in pairwise([*lines, *lines[-1:]]):
        match = _REVIEWED.match(line.text)
        if match is None:
            continue
        named = line.text[match.end() :].strip() or following.text
        if not _PHYSICIAN.search(named) and (name := html_people.from_marked(named, sites)):
            return name
    return ""


def presented(head: Head, sites: set[str]) -> str:
    """The one name that stands, alone on its line, under "About the author" behind the text; "" without."""
    found: set[str] = set()
    for label, line in pairwise(head.layout.lines):
        if label.at <= head.prose or not _ABOUT.fullmatch(label.text) or len(line.text) > _LONGEST:
            continue
        name = html_people.from_marked(line.text, sites) if head.follows(label.block) else ""
        if name and html_people.JOINER not in name:
            found.add(name)
    return found.pop() if len(found) == 1 else ""


def closing_biography(head: Head, sites: set[str]) -> str:
    """The one person whom notes directly after the text tell about, in parts called so; "" without.

    Two such notes may be of two authors or of the people of the story: neither is taken.
    """
    found: set[str] = set()
    for before, line in pairwise(head.layout.lines):
        if line.at <= head.prose or head.title is None:
            continue
        name = html_people.from_biography(line.text, sites)
        if not name:
            continue
        first = before.block if _ABOUT.fullmatch(before.text) else line.block
        near = list(html_dom.ancestors_and_self(line.block))[:3]
        noted = any(html_dom.has_run(html_dom.names(a), _BIOGRAPHY_RUNS) for a in near)
        noted = noted or _is_set_in_italics(line.block)
        if noted and head.follows(first):
            found.add(name)
    return found.pop() if len(found) == 1 else ""


def _is_set_in_italics(block: Element) -> bool:
    """Whether a paragraph is nothing but one piece in italics, as a note below a text is."""
    only = block[0] if len(block) == 1 and not (block.text or "").strip() else None
    return only is not None and only.tag in ("em", "i") and not (only.tail or "").strip()


def signature(head: Head, sites: set[str]) -> str:
    """The one name that signs a text under its last line: after a dash, set right, called so; "" without."""
    found: set[str] = set()
    for n, line in enumerate(head.layout.lines):
        block = line.block
        if line.at <= head.prose or len(line.text) > _LONGEST or head.title is None:
            continue
        if block.tag in ("blockquote", "q") or any(a.tag == "blockquote" for a in block.iterancestors()):
            continue
        signed = (
            _DASH.match(line.text)
            or html_dom.has_run(html_dom.names(block), _SIGNED_RUNS)
            or (block.get("align") or "").lower() == "right"
            or _RIGHT.search(block.get("style") or "")
        )
        name = html_people.from_marked(_DASH.sub("", line.text), sites) if signed else ""
        if not name or html_people.JOINER in name or html_cues.is_decision(line.text):
            continue
        if _ends(head, n) or head.closes(block):
            found.add(name)
    return found.pop() if len(found) == 1 else ""


def signed_letter(head: Head, sites: set[str]) -> str:
    """The one name on the line after a letter's last words: "In solidarity,"."""
    found: set[str] = set()
    lines = head.layout.lines
    for n, line in enumerate(lines[:-1]):
        if line.at <= head.prose or len(line.text) > _LONGEST // 2 or not _VALEDICTION.fullmatch(line.text):
            continue
        if head.title is None or head.is_elsewhere(line.block) or not _in_text(head, n):
            continue
        for signed in lines[n + 1 : n + 3]:
            if len(signed.text) > _LONGEST:
                break
            if name := html_people.from_marked(_DASH.sub("", signed.text), sites):
                found.add(name)
                break
    return found.pop() if len(found) == 1 and html_people.JOINER not in min(found) else ""


def petitioner(head: Head) -> str:
    """Who started a petition, a person or a group, in the line beside the title that says so."""
    for line in head.lines():
        if line.at <= head.prose and (match := _STARTED.fullmatch(line.text)):
            return match[1].strip(" .,")
    return ""


def minuted(head: Head, sites: set[str]) -> str:
    """Who signs minutes in their last lines: "Respectfully submitted, …", or "…, Recording Secretary"."""
    found: set[str] = set()
    if head.title is None:
        return ""
    for n, line in enumerate(head.layout.lines):
        text = line.text
        if line.at <= head.prose or len(text) > _LONGEST:
            continue
        after = head.layout.lines[n + 1 : n + 2]
        following = after[0].text if after else ""
        submitted = _SUBMITTED.match(text)
        if submitted:
            signed = text[submitted.end() :].strip() or following
        elif _OFFICE.fullmatch(following) or _OFFICE.fullmatch(text.partition(",")[2]):
            signed = text
        else:
            continue
        if len(signed) <= _LONGEST and _in_text(head, n) and not head.is_elsewhere(line.block):
            found.add(html_people.from_marked(_NAME_ENDS.split(signed)[0], sites))
    found.discard("")
    return found.pop() if len(found) == 1 else ""


def _in_text(head: Head, n: int) -> bool:
    """Whether a line stands in one holder with a paragraph of text shortly before it."""
    holder = _holder(head, n)
    near = range(max(0, n - 4), n)
    return any(len(head.layout.lines[m].text) >= _PASSAGE / 2 and _holder(head, m) is holder for m in near)


def _holder(head: Head, n: int) -> object:
    """What holds the block of a line."""
    return head.layout.lines[n].block.getparent()


def _ends(head: Head, n: int) -> bool:
    """Whether a line is the last in what holds it and the paragraph before it, within the document."""
    lines = head.layout.lines
    holder, before = lines[n].block.getparent(), lines[n - 1]
    if before.block.getparent() is not holder or head.is_elsewhere(lines[n].block):
        return False
    after = lines[n + 1].block if n + 1 < len(lines) else None
    last = after is None or not any(a is holder for a in after.iterancestors())
    return last and len(before.text) >= _PASSAGE and cues.ends_sentence(before.text)
