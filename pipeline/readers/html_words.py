"""The words by which web pages name their parts: what is furniture, byline, caption, kind.

Class and id are looked at as words (`html_dom.names`), so "sharing" is found in "post-sharing-box" but
not in "oversharing". Lists grow here when a new shape of page needs it.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _runs(text: str) -> tuple[str, ...]:
    return tuple(run.strip() for run in text.split(",") if run.strip())


# Elements that end a line of text.
BLOCK_TAGS = _words(
    """address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary table
    tbody tfoot thead tr ul"""
)
# Never text, in any page.
NEVER_TAGS = _words(
    """script style noscript template iframe object embed svg canvas audio video map head link meta button
    input select textarea option datalist dialog"""
)
# Furniture by their very tag or role.
FURNITURE_TAGS = _words("nav aside form menu")
FURNITURE_ROLES = _words("navigation banner contentinfo complementary search dialog alert menu toolbar")
# Furniture by a word of class or id, or by several in a row.
FURNITURE_WORDS = _words(
    """share sharing shares sharedaddy addtoany sharethis social socials newsletter newsletters subscribe
    subscription signup optin promo promos promotion advert adverts advertisement ads sponsored sponsor
    related relatedposts recommended recommendations breadcrumb breadcrumbs comments comment disqus respond
    cookie cookies consent gdpr sidebar widget widgets menu navbar navigation nav pager pagination pagenav
    donate donation popup modal toolbar masthead skip hidden offscreen dashboard tags taglist trending entete
    pied partage partager ariane infolettre compartir migas chemin"""
)
FURNITURE_RUNS = _runs(
    """sr only, screen reader, visually hidden, skip link, cat links, tags links, tag links, post tags,
    field tags, field tag, entry footer, post footer, article footer, site footer, page footer, site header,
    author box, author bio, about author, post nav, node links, print link, read more, read next, more from,
    see also, you may, also like, most read, most popular, popular posts, latest posts, recent posts,
    call to action, inline cta, print only, no print, edit link, login, back to top, book navigation,
    prev next, mailing list, email signup, block views, block simplenews"""
)
CRUMBS = _words("breadcrumb breadcrumbs ariane chemin migas")
# Byline and date beside the title: out of the text, but read for metadata and kept as furniture.
BYLINE_RUNS = _runs(
    """entry meta, post meta, article meta, node meta, node submitted, submitted, byline, posted on, dateline,
    article info, post info, entry date, post date, publish date, published, author meta, pubdate,
    article header meta, meta data, createdby, create, author vcard, entry author, post author"""
)
CAPTION_CLASSES = _words("caption captions wp-caption-text credit figcaption")
FOOTNOTE_WORDS = _words("footnote footnotes endnotes references")
SITE_NAME_RUNS = _runs("site title, site name, navbar brand, branding name, titresite")
# Parts of a page whose dates and names belong to something else.
ELSEWHERE_WORDS = _words("comment comments related relatedposts sidebar widget recent teaser events")

# Authors that are none.
NOBODY = _runs(
    """admin, administrator, webmaster, web master, editor, editors, the editors, editorial board, staff,
    staff writer, staff reporter, staff reports, guest, guest author, contributor, user, super user,
    superuser, anonymous, root, web team, newsroom, redacción, la redacción, rédaction, la rédaction,
    owner, author, unknown, test, wordpress, our correspondent, communications, press office, us,
    site admin, moderator, news desk, reporter"""
)

# What a class, a breadcrumb or an address calls a document, and the kind that it is.
_KINDS = {
    "resolution": "resolution resolutions resolucion resoluciones policy policies motion",
    "statement": "statement statements communique communiques comunicado comunicados press-release",
    "interview": "interview interviews entrevista entretien",
    "bulletin": "bulletin newsletter boletin",
    "proceedings": "proceedings",
    "article": "article news noticias",
}
KIND_WORDS = {word: kind for kind, words in _KINDS.items() for word in words.split()}

# schema.org types of a document proper, and of the page around it.
ARTICLE_TYPES = _words(
    """Article NewsArticle BlogPosting Report ScholarlyArticle OpinionNewsArticle ReviewNewsArticle
    AnalysisNewsArticle BackgroundNewsArticle ReportageNewsArticle SocialMediaPosting TechArticle
    LiveBlogPosting Interview"""
)
PAGE_TYPES = _words("WebPage ItemPage CreativeWork Legislation DigitalDocument")
