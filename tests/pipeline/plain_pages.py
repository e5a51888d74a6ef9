"""Plain article pages as many content systems write them, with made-up text: what no reader may spoil.

Every shape puts the same kinds of things around an article: a menu, related articles, a newsletter box,
comments, a footer. `pages` yields each with its gold text.
"""

# The templates are markup: they are easier to read in long lines.
# ruff: noqa: E501

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_NOUNS = {
    "en": "crew shift depot wage foreman ledger kettle harbour ferry contract winter ballot hall shutter loom",
    "de": "Schicht Halle Lohn Vertrag Hafen Kessel Winter Betrieb Fabrik Werkstatt Kasse Versammlung Woche",
    "es": "turno puerto salario taller invierno contrato fábrica asamblea jornada cocina mesa bodega semana",
}
_VERBS = {
    "en": "counted refused carried signed waited opened walked repaired watched answered",
    "de": "zählte öffnete wartete prüfte fragte antwortete suchte kaufte zeigte sammelte",
    "es": "contó abrió esperó firmó cargó miró pidió cerró buscó ganó",
}
_JOINTS = {
    "en": "the a before after with under while because their and of in for",
    "de": "die der das nach mit unter weil und von in für ihre",
    "es": "la el antes después con bajo mientras porque su y de en para",
}


class Writer:
    """Writes sentences without sense, always the same for the same seed."""

    def __init__(self, seed: int, language: str = "en") -> None:
        self._random = random.Random(seed)
        self._words = [t[language].split() for t in (_JOINTS, _NOUNS, _VERBS)]
        self.language = language

    def words(self, count: int) -> str:
        """So many words."""
        joints, nouns, verbs = self._words
        rows = (joints, nouns, verbs, joints, nouns)
        return " ".join(self._random.choice(rows[n % 5]) for n in range(count))

    def sentence(self) -> str:
        """One sentence of 8 to 22 words."""
        text = self.words(self._random.randint(8, 22))
        return text[0].upper() + text[1:] + "."

    def paragraph(self) -> str:
        """Two to five sentences."""
        return " ".join(self.sentence() for _ in range(self._random.randint(2, 5)))

    def title(self) -> str:
        """Four to eight words, a capital first."""
        text = self.words(self._random.randint(4, 8))
        return text[0].upper() + text[1:]


@dataclass(frozen=True, slots=True)
class PlainPage:
    """A page and the text of its article."""

    name: str
    markup: str
    text: str


Part = tuple[str, str]  # a tag and a text
Body = Callable[[Writer, list[Part]], str]


def parts(writer: Writer, count: int) -> list[Part]:
    """The parts of an article: paragraphs, now and then a subheading, a quotation, a list."""
    found: list[Part] = []
    for n in range(count):
        if n and n % 5 == 0:
            found.append(("h2", writer.title()))
        if n and n % 7 == 0:
            found.append(("blockquote", writer.paragraph()))
        if n and n % 9 == 0:
            found += [("li", writer.sentence()) for _ in range(3)]
        found.append(("p", writer.paragraph()))
    return found


def _flow(found: list[Part], between: str = "") -> str:
    """The parts as elements one after the other; `between` stands after every third."""
    lines = []
    for n, (tag, text) in enumerate(found):
        element = f"<{tag}>{text}</{tag}>"
        if tag == "li":
            element = f"<ul>{element}</ul>"
        elif tag == "blockquote":
            element = f"<blockquote><p>{text}</p></blockquote>"
        lines.append(element + (between if n % 3 == 2 else ""))
    return "\n".join(lines)


def _teasers(writer: Writer, count: int = 4, holder: str = "div", called: str = "teaser") -> str:
    """Linked headings with a line each."""
    return "".join(
        f'<{holder} class="{called}"><h3><a href="/{n}">{writer.title()}</a></h3><p>{writer.sentence()}</p>'
        f"</{holder}>"
        for n in range(count)
    )


def _menu(writer: Writer) -> str:
    links = "".join(f'<li><a href="/m{n}">{writer.words(1)}</a></li>' for n in range(8))
    return f'<nav class="main-nav"><ul>{links}</ul></nav>'


def _comments(writer: Writer, heading: str = "3 Comments") -> str:
    entries = "".join(
        f'<li class="comment"><cite>Rater {n}</cite> <p>{writer.paragraph()}</p></li>' for n in range(3)
    )
    return f'<div id="comments"><h2>{heading}</h2><ol class="commentlist">{entries}</ol></div>'


def _page(writer: Writer, title: str, inner: str, head: str = "") -> str:
    return (
        f'<!DOCTYPE html><html lang="{writer.language}"><head><meta charset="utf-8"><title>{title} - The Shed'
        f'</title><meta property="og:title" content="{title}">{head}</head><body>'
        f'<header class="site-header"><a class="logo" href="/">The Shed</a>{_menu(writer)}</header>{inner}'
        f'<footer class="site-footer"><p>© 2019 The Shed. {writer.sentence()}</p></footer></body></html>'
    )


def _wordpress(w: Writer, title: str, found: list[Part]) -> str:
    return (
        f'<div id="primary"><main id="main"><article class="post-91 post type-post hentry">'
        f'<header class="entry-header"><h1 class="entry-title">{title}</h1><div class="entry-meta">'
        f'<span class="posted-on"><time datetime="2019-03-04">March 4, 2019</time></span></div></header>'
        f'<div class="entry-content">{_flow(found)}</div><footer class="entry-footer">'
        f'<a rel="tag" href="/t">depot</a></footer></article>{_comments(w)}</main></div>'
        f'<aside id="secondary" class="widget-area"><section class="widget"><h2>Recent Posts</h2>'
        f"{_teasers(w)}</section></aside>"
    )


def _blogger(w: Writer, title: str, found: list[Part]) -> str:
    text = "<br /><br />\n".join(t for _, t in found)
    return (
        f'<div class="main section"><div class="widget Blog"><div class="blog-posts hfeed">'
        f'<div class="date-outer"><h2 class="date-header"><span>Monday, 4 March 2019</span></h2>'
        f'<div class="post hentry"><h3 class="post-title entry-title">{title}</h3>'
        f'<div class="post-body entry-content">{text}<div style="clear: both;"></div></div>'
        f'<div class="post-footer">Posted by <span class="fn">Ida</span> at 10:12</div></div></div></div></div>'
        f'</div><div class="sidebar section"><h2>Blog Archive</h2><ul><li><a href="/a">2018</a></li></ul>'
        f'<div class="widget Text"><h2>About Me</h2><p>{w.paragraph()}</p></div></div>'
    )


def _paragraph_boxes(w: Writer, title: str, found: list[Part]) -> str:
    """Each paragraph in a box of its own, promotions among them."""
    boxes = []
    for n, (tag, text) in enumerate(found):
        inner = f"<ul><li>{text}</li></ul>" if tag == "li" else f"<{tag}>{text}</{tag}>"
        boxes.append(f'<div data-component="text-block" class="ssrcss-{n % 2}x9-RichText">{inner}</div>')
        if n % 6 == 4:
            boxes.append(
                f'<div data-component="links-block" class="ssrcss-links"><h2>More on this story</h2><ul>'
                f'<li><a href="/q{n}">{w.title()}</a></li><li><a href="/r{n}">{w.title()}</a></li></ul></div>'
            )
    return (
        f'<main id="main-content"><article><header><h1>{title}</h1></header>{"".join(boxes)}</article>'
        f"<section><h2>Top stories</h2>{_teasers(w, 5, 'li', 'promo')}</section></main>"
    )


def _columns_repeated(w: Writer, title: str, found: list[Part]) -> str:
    """Text in several like columns with advertisements between, as large newspapers have it."""
    runs = [found[n : n + 4] for n in range(0, len(found), 4)]
    ad = '<div class="css-142l3g4"><div id="story-ad"><p>Advertisement</p><p>Continue reading</p></div></div>'
    boxes = ad.join(
        f'<div class="css-1fanzo5 StoryBodyCompanionColumn"><div class="css-53u6y8">{_flow(r)}</div></div>'
        for r in runs
    )
    return (
        f'<main><article id="story"><header><h1 data-testid="headline">{title}</h1></header>'
        f'<section name="articleBody">{boxes}</section></article><section id="collection"><h2>More in Work</h2>'
        f"{_teasers(w, 6)}</section></main>"
    )


def _german_portal(w: Writer, title: str, found: list[Part]) -> str:
    box = f'<aside class="article-teaser"><h3><a href="/x">{w.title()}</a></h3><p>{w.sentence()}</p></aside>'
    return (
        f'<main><article class="article article--article"><div class="article-header"><h1>'
        f'<span class="article-heading__kicker">Hafen</span> <span>{title}</span></h1>'
        f'<div class="summary">{found[0][1]}</div></div><div class="article-body article-body--article">'
        f'<div class="article-page">{_flow(found[1:], box)}</div></div><nav class="article-tags"><ul><li>'
        f'<a href="/t">Hafen</a></li></ul></nav></article>{_comments(w, "Kommentare")}</main>'
        f'<section class="cp-region"><h2>Mehr zum Thema</h2>{_teasers(w, 6)}</section>'
    )


def _drupal(w: Writer, title: str, found: list[Part]) -> str:
    return (
        f'<div class="region region-content"><h1 class="page-header">{title}</h1>'
        f'<article class="node node--type-article"><div class="content">'
        f'<div class="field field--name-field-image"><img src="/a.jpg" alt=""></div>'
        f'<div class="field field--name-body field--type-text-with-summary">{_flow(found)}</div>'
        f'<div class="field field--name-field-tags"><a href="/t">wage</a></div></div></article>'
        f'<div class="block block-views"><h2>Related content</h2>{_teasers(w)}</div></div>'
    )


def _joomla(w: Writer, title: str, found: list[Part]) -> str:
    return (
        f'<div id="maincontent"><div class="item-page"><div class="page-header"><h2>{title}</h2></div>'
        f'<dl class="article-info"><dt>Details</dt><dd class="published">04 March 2019</dd></dl>{_flow(found)}'
        f'<ul class="pager"><li><a href="/p">Prev</a></li></ul></div></div>'
        f'<div id="right"><div class="moduletable"><h3>Latest</h3>{_teasers(w)}</div></div>'
    )


def _bare_text(w: Writer, title: str, found: list[Part]) -> str:
    """Text without paragraphs in a cell of a table that lays out the page."""
    text = "<br><br>".join(t for _, t in found)
    return (
        f'<table width="760"><tr><td width="160" valign="top">{_teasers(w, 3, "p", "nav")}</td><td width="600">'
        f'<font size="5"><b>{title}</b></font><br><br><font size="2">{text}</font></td></tr></table>'
    )


def _no_classes(w: Writer, title: str, found: list[Part]) -> str:
    """A page by hand: elements without names."""
    return f"<h1>{title}</h1>{_flow(found)}<hr><p><a href='/'>Home</a></p>"


def _hashed_classes(w: Writer, title: str, found: list[Part]) -> str:
    """Classes that say nothing, as style compilers write them."""
    related = "".join(
        f'<div class="kVx9"><a href="/k{n}"><h4 class="zP2">{w.title()}</h4></a></div>' for n in range(5)
    )
    return (
        f'<div id="__next"><div class="sc-a1"><div class="bQx"><h1 class="hY7">{title}</h1>'
        f'<div class="dM3">By <a href="/ida">Ida Brun</a></div><div class="eW0"><div class="fT5">'
        f"{_flow(found)}</div></div></div>"
        f'<div class="jU1"><h3 class="zP2">You might also like</h3>{related}</div></div></div>'
    )


def _sections(w: Writer, title: str, found: list[Part]) -> str:
    """Each subheading with its text in a section of its own, as documentation and reports have it."""
    runs: list[list[Part]] = [[]]
    for part in found:
        if part[0] == "h2":
            runs.append([])
        runs[-1].append(part)
    text = "".join(f'<section class="chapter" id="s{n}">{_flow(r)}</section>' for n, r in enumerate(runs))
    return (
        f'<div class="wrapper"><div class="page-content"><h1>{title}</h1>{text}</div>'
        f'<div class="newsletter"><h3>Newsletter</h3><p>Sign up with your email address.</p></div></div>'
    )


def _listicle(w: Writer, title: str, found: list[Part]) -> str:
    """Pictures with captions between the parts."""
    figure = '<figure><img src="/a.jpg" alt=""><figcaption>Photo: Agency / Dunn</figcaption></figure>'
    return (
        f'<div class="layout"><div class="l-main"><h1 class="headline">{title}</h1>'
        f'<div class="article__body">{_flow(found, figure)}</div>'
        f'<div class="article__related"><h4>Related</h4>{_teasers(w)}</div></div>'
        f'<div class="l-side">{_teasers(w, 8)}</div></div>'
    )


def _div_paragraphs(w: Writer, title: str, found: list[Part]) -> str:
    """Paragraphs that are divs."""
    text = "".join(f'<div class="paragraph">{t}</div>' for _, t in found)
    return (
        f'<div class="container"><div class="row"><div class="col-md-8"><h1>{title}</h1>'
        f'<div class="text">{text}</div></div><div class="col-md-4"><h4>Most read</h4>{_teasers(w)}</div></div></div>'
    )


def _builder(w: Writer, title: str, found: list[Part]) -> str:
    """A page builder: every part deep in rows, columns and widgets."""
    half = len(found) // 2
    rows = "".join(
        f'<section class="elementor-section elementor-element-{n}"><div class="elementor-container"><div class='
        f'"elementor-column elementor-col-100"><div class="elementor-widget-wrap"><div class="elementor-element '
        f'elementor-widget elementor-widget-text-editor"><div class="elementor-widget-container">{_flow(run)}'
        f"</div></div></div></div></div></section>"
        for n, run in enumerate((found[:half], found[half:]))
    )
    heading = f'<div class="elementor-widget elementor-widget-heading"><h1 class="elementor-title">{title}</h1></div>'
    posts = f'<div class="elementor-widget elementor-widget-posts">{_teasers(w, 3, "article", "elementor-post")}</div>'
    return f'<div class="elementor elementor-17">{heading}{rows}{posts}</div>'


_CONSENT = (
    '<div id="cmp-layer" class="cmp"><h2>We value your privacy</h2><p>We and our partners use cookies to keep this '
    "site running. You can accept them all or choose which cookies are set. Our privacy "
    "policy says what is kept and "
    "for how long it is kept there.</p><p>With your consent we may read the kind of your "
    "device, how long you stay on "
    "a page and where you came from. You may take it back at any time.</p><button>Accept</button></div>"
)


def _consent_layer(w: Writer, title: str, found: list[Part]) -> str:
    """A layer on cookies before the page, a login box and legal text behind it without telling names."""
    return (
        f'{_CONSENT}<div class="page"><div class="inner"><h1>{title}</h1><div class="c-text">{_flow(found)}</div>'
        f'</div><div class="inner2"><h3>Kontakt</h3><p>{w.sentence()}</p></div></div>'
    )


def _teasers_first(w: Writer, title: str, found: list[Part]) -> str:
    """Articles of others stand before the page's own."""
    others = "".join(
        f'<article class="card"><h2><a href="/o{n}">{w.title()}</a></h2><p>{w.sentence()} {w.sentence()}</p></article>'
        for n in range(6)
    )
    return (
        f'<div class="top-strip">{others}</div><article class="story"><h1>{title}</h1><p class="lead">{found[0][1]}</p>'
        f'{_flow(found[1:])}</article><div class="more"><h2>Read next</h2>{others}</div>'
    )


def _unnamed_comments(w: Writer, title: str, found: list[Part]) -> str:
    """Comments in boxes whose names say nothing, under a heading that tells."""
    said = "".join(
        f'<div class="x7"><b>Rater {n}</b><div class="x8">{w.paragraph()}</div></div>' for n in range(5)
    )
    return (
        f'<div class="w1"><div class="w2"><h1>{title}</h1><div class="w3">{_flow(found)}</div></div>'
        f'<div class="w4"><h3>5 comments</h3>{said}</div></div>'
    )


def _newsroom(w: Writer, title: str, found: list[Part]) -> str:
    """A press release: place and date before the first words, boilerplate and contact behind the last."""
    return (
        f'<div id="content"><h1>{title}</h1><div class="release">{_flow(found)}<p>###</p><p><b>About the Shed</b></p>'
        f"<p>{w.paragraph()}</p><p>Media contact: Ida Brun, press@shed.example</p></div></div>"
    )


def _diary(w: Writer, title: str, found: list[Part]) -> str:
    """A small blog by hand: text with single line ends in one box, a side column in a list."""
    side = "".join(f'<li><a href="/{n}">{w.title()}</a></li>' for n in range(12))
    return (
        f'<div id="wrap"><div id="side"><h3>Archives</h3><ul>{side}</ul></div><div id="cont"><div class="storytitle">'
        f'<h3><a href="/a">{title}</a></h3></div><div class="storycontent">{_flow(found)}</div>'
        f'<div class="feedback"><a href="/a#c">Comments (2)</a></div></div></div>'
    )


def _lead_outside(w: Writer, title: str, found: list[Part]) -> str:
    """The first paragraph stands beside the headline, the others in the body."""
    return (
        f'<main class="main"><div class="hero"><h1>{title}</h1><p class="standfirst">{found[0][1]}</p></div>'
        f'<div class="meta-bar"><span>Ida Brun</span> <time datetime="2019-03-04">4 March 2019</time></div>'
        f'<div class="grid"><div class="grid-main prose">{_flow(found[1:])}</div><div class="grid-side"><h4>Events</h4>'
        f"<p>{w.sentence()}</p></div></div></main>"
    )


def _inline_promotions(w: Writer, title: str, found: list[Part]) -> str:
    """A box with a heading and a call stands in mid-text."""
    call = f'<div class="box-r"><h3>Stay informed</h3><p>{w.sentence()}</p><a href="/n">Sign up now</a></div>'
    return (
        f'<article><h1>{title}</h1><div class="content-block">{_flow(found, call)}</div></article>'
        f'<div class="authors"><h4>Author</h4><p>Ida Brun writes on {w.words(9)}.</p></div>'
    )


_SHAPES = {
    name.strip("_"): make
    for name, make in globals().items()
    if name.startswith("_")
    and getattr(make, "__annotations__", {}).get("found")
    and "title" in make.__annotations__
}


def pages(lengths: tuple[int, ...] = (2, 4, 14, 60)) -> Iterator[PlainPage]:
    """Every shape with articles of so many paragraphs, in English, German and Spanish by turns."""
    for n, (name, make) in enumerate(_SHAPES.items()):
        for m, length in enumerate(lengths):
            writer = Writer(100 * n + m, ("en", "de", "es")[(n + m) % 3])
            title = writer.title()
            found = parts(writer, length)
            markup = _page(writer, title, make(writer, title, found))
            yield PlainPage(f"{name}-{length}", markup, "\n".join(text for _, text in found))
