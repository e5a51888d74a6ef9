"""Variants of saved pages: other names, other boxes, other furniture around the same text.

What tells a text from what stands around it must hold where a template hashes its classes, wraps each
paragraph, leaves out all semantic tags, or puts teasers, comments, appeals or a second article near the text.
The marks of the gold (`data-gold`) stay where they were.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Iterator
from typing import Any

from lxml import html

Element = Any
Change = Callable[[Element, random.Random], None]

_SEMANTIC = frozenset("main article section header footer aside nav figure".split())
_MOVABLE = frozenset("div aside section nav header footer form ul".split())
_BOXES = frozenset("div article section main aside".split())
_FIXED = frozenset("table tr tbody ul ol dl".split())
_CELLS = frozenset("tr table tbody ul ol".split())
_REMARKS = (
    "I worked there for eleven years and nobody ever told us the real numbers.",
    "Thank you for writing this, my sister is on the night shift and she says the same.",
    "What I do not understand is why the council let it come to this in the first place.",
    "With respect, the figures you quote leave out the contractors.",
    "We had the same trouble in our depot and it took two winters to sort it out.",
    "Good piece. Please keep us posted on the ballot.",
    "My father walked that line in 1984 and he would have been proud of them.",
    "I disagree, the offer was better than anything we were shown last spring.",
)
_NAMES = ("Harriet Vane", "old_spanner", "Tomás R.", "K. Oyelaran", "Nightbus", "Ines Duarte", "Lowri")
_NEWS = (
    ("Depot talks resume after a week of silence", "Both sides met for six hours on Tuesday, and a mediator "
     "has been asked to set out terms before the month is over."),
    ("Rents up again along the river", "A survey of four hundred households finds that a third now pay more "
     "than half of what they earn."),
    ("The clinic that would not close", "Nurses in the valley kept the doors open for ninety days, and in "
     "the end the board gave way."),
    ("Who owns the bus lanes?", "Our correspondent went through ten years of contracts and found the same "
     "three names."),
    ("Letters: on the new timetable", "Readers write about missed trains, early shifts and the long walk."),
    ("A short history of the lunch hour", "It was won in 1908, and has been getting shorter ever since."),
)  # fmt: skip
_OTHER = (
    "Prices in the staff canteen at the Millgate works will stay as they are until October, its council "
    "said on Monday. It had asked for the freeze in January, when a plate of soup rose by a fifth.",
    "The caterer, which runs nine kitchens in the region, had wanted a second rise in May. Its manager said "
    "that the price of flour and oil left little choice.",
    "“We looked at their books line by line,” said Petra Lindqvist, who speaks for the council. “There was "
    "room for a pause, and they knew that we knew it.”",
    "The council and the caterer will meet again in September. Until then a box for complaints hangs beside "
    "the till, and is emptied on Fridays.",
)
_APPEALS = (
    "Our reporting is paid for by readers. If you can, give five pounds a month to keep it free.",
    "Get the Friday letter: one email a week with the stories that matter, and nothing else.",
    "Download our app to read offline and get alerts when news breaks near you.",
)


def variant(root: Element, name: str, seed: str) -> None:
    """Change a page's tree into one of `VARIANTS`, the same for the same seed."""
    rng = random.Random(seed)
    for change in VARIANTS[name]:
        change(root, rng)


def _elements(root: Element) -> list[Element]:
    return [e for e in root.iter() if isinstance(e.tag, str)]


def _drop(element: Element) -> None:
    if element.getparent() is not None:
        element.drop_tree()


def _has_gold(element: Element) -> bool:
    return any(e.get("data-gold") == "text" for e in _elements(element))


def _in_gold(element: Element) -> bool:
    return any(e.get("data-gold") for e in (element, *element.iterancestors()))


def _hash_names(root: Element, rng: random.Random) -> None:
    salt = str(rng.random())
    for element in _elements(root):
        for name in ("class", "id"):
            if element.get(name):
                hashed = (hashlib.md5((salt + w).encode()).hexdigest()[:6] for w in element.get(name).split())
                element.set(name, " ".join(f"x{h}" for h in hashed))


def _strip_semantics(root: Element, rng: random.Random) -> None:
    for element in _elements(root):
        if element.tag in _SEMANTIC:
            element.tag = "div"
        for name in ("itemprop", "itemscope", "itemtype", "role"):
            element.attrib.pop(name, None)


def _strip_metadata(root: Element, rng: random.Random) -> None:
    for element in _elements(root):
        if element.tag == "script" or (
            element.tag == "meta" and not element.get("charset") and not element.get("http-equiv")
        ):
            _drop(element)


def _plain_title(root: Element, rng: random.Random) -> None:
    for element in list(root.iter("h1")):
        element.tag = "div"


def _shuffle(root: Element, rng: random.Random) -> None:
    """Move the furniture beside the text to other places beside it."""
    for parent in _elements(root):
        children = [e for e in parent if isinstance(e.tag, str)]
        if len(children) < 3 or parent.tag in _FIXED or _in_gold(parent) or not _has_gold(parent):
            continue
        if any(e.get("data-gold") for e in children):
            continue
        free = [
            e
            for e in children
            if e.tag in _MOVABLE
            and not _has_gold(e)
            and e.find(".//h1") is None
            and len(e.text_content().split()) > 5
        ]
        for element in free:
            _drop(element)
        for element in free:
            element.tail = None
            parent.insert(rng.randint(0, len(parent)), element)


def _unwrap(root: Element, rng: random.Random) -> None:
    for element in _elements(root):
        bare = element.tag in ("div", "section") and element.getparent() is not None
        own = (element.text or "").strip() or not len(element)
        if bare and not own and not element.get("data-gold") and rng.random() < 0.35:
            element.drop_tag()


def _wrap(root: Element, rng: random.Random) -> None:
    for element in _elements(root):
        parent = element.getparent()
        if element.tag in ("p", "h2", "h3", "ul") and parent is not None and parent.tag in _BOXES:
            box = html.Element("div")
            box.tail, element.tail = element.tail, None
            parent.replace(element, box)
            box.append(element)


def _behind(root: Element, markup: str, level: int) -> None:
    """Put a fragment behind the text, or behind what holds it."""
    gold = [e for e in _elements(root) if e.get("data-gold") == "text"]
    holder = next(a for a in (gold[0], *gold[0].iterancestors()) if all(_holds(a, g) for g in gold))
    node = gold[-1] if holder is not gold[-1] else holder
    while node is not holder and node.getparent() is not holder:
        node = node.getparent()
    if node is holder:
        holder = holder.getparent()
    if level and holder.getparent() is not None and holder.tag != "body":
        node, holder = holder, holder.getparent()
    while holder.tag in _CELLS:
        node, holder = holder, holder.getparent()
    holder.insert(holder.index(node) + 1, html.fragment_fromstring(markup))


def _holds(outer: Element, inner: Element) -> bool:
    return any(e is outer for e in (inner, *inner.iterancestors()))


def _comments(root: Element, rng: random.Random) -> None:
    shape = rng.randrange(3)
    entries = []
    for n in range(rng.randint(4, 8)):
        name, said = rng.choice(_NAMES), " ".join(rng.sample(_REMARKS, rng.randint(1, 3)))
        entries.append(
            (
                f'<li class="comment"><cite>{name}</cite> says: <a href="#c{n}">12 March 2019 at 10:1{n}</a>'
                f'<p>{said}</p><a href="#">Reply</a></li>',
                f'<div class="c-item"><b>{name}</b> <span>3 days ago</span><p>{said}</p></div>',
                f"<p><b>{name}</b> wrote:<br>{said}</p>",
            )[shape]
        )
    heading = ("<h3>Comments</h3>", "<h3>Join the conversation</h3>", "<h4>What readers say</h4>")[shape]
    listed = "".join(entries)
    listed = f"<ol>{listed}</ol>" if shape == 0 else listed
    _behind(root, f'<div class="disc">{heading}{listed}</div>', rng.randrange(2))


def _teasers(root: Element, rng: random.Random) -> None:
    shape = rng.randrange(4)
    entries = []
    for n, (line, more) in enumerate(rng.sample(_NEWS, rng.randint(4, 6))):
        entries.append(
            (
                f'<div class="k"><a href="/n/{n}"><h3>{line}</h3><p>{more}</p></a></div>',
                f'<div class="k"><img src="t.jpg"><h4><a href="/n/{n}">{line}</a></h4><p>{more}</p></div>',
                f'<div class="k"><h4>{line}</h4><div>{more}</div><div>July {n + 3}, 2021</div></div>',
                f'<p><a href="/n/{n}"><b>{line}</b></a> {more}</p>',
            )[shape]
        )
    heading = rng.choice(
        ["<h2>Elsewhere on this site</h2>", "<h3>Related</h3>", '<div class="hd">More news</div>', ""]
    )
    _behind(root, f'<div class="zz">{heading}{"".join(entries)}</div>', rng.randrange(2))


def _second(root: Element, rng: random.Random) -> None:
    told = "".join(f"<p>{p}</p>" for p in _OTHER)
    head = '<h2><a href="/n/77">Canteen prices frozen until the autumn</a></h2>'
    _behind(root, f'<div class="story">{head}<div>By Jonas Albrecht | 4 June 2021</div>{told}</div>', 1)


def _appeals(root: Element, rng: random.Random) -> None:
    """Put appeals and pointers between paragraphs of the text."""
    between = [
        p
        for p in root.iter("p")
        if _in_gold(p)
        and p.getparent().tag in _BOXES | {"td"}
        and not any(a.get("data-gold") == "not" for a in (p, *p.iterancestors()))
    ][1:-1]
    for p in rng.sample(between, min(2, len(between))):
        said = rng.choice(_APPEALS)
        markup = rng.choice(
            [
                f'<div data-gold="not" class="zq"><p>{said}</p><a href="/x">Yes, please</a></div>',
                f'<p data-gold="not"><em><a href="/x">{said}</a></em></p>',
                f'<p data-gold="not"><strong>Read: <a href="/n/8">{_NEWS[1][0]}</a></strong></p>',
            ]
        )
        part = html.fragment_fromstring(markup)
        part.tail, p.tail = p.tail, None
        p.addnext(part)


_BARE: tuple[Change, ...] = (_hash_names, _strip_semantics, _strip_metadata)

VARIANTS: dict[str, tuple[Change, ...]] = {
    "as it is": (),
    "hashed": (_hash_names,),
    "unsemantic": (_strip_semantics,),
    "bare": _BARE,
    "plain title": (_plain_title,),
    "wrapped": (_wrap, *_BARE),
    "unwrapped": (_unwrap, *_BARE),
    "shuffled": (_shuffle,),
    "comments": (_comments,),
    "teasers": (_teasers,),
    "bare, teasers": (*_BARE, _teasers),
    "second": (_second,),
    "bare, second": (*_BARE, _second),
    "appeals": (_appeals,),
}


def names() -> Iterator[str]:
    """The names of the variants, the page as it is first."""
    yield from VARIANTS
