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
    input select textarea option datalist dialog amp-ad amp-embed amp-sticky-ad amp-consent amp-social-share
    amp-analytics amp-sidebar amp-user-notification amp-iframe amp-img"""
)
# Furniture by their very tag or role.
FURNITURE_TAGS = _words("nav aside form menu")
FURNITURE_ROLES = _words("navigation banner contentinfo complementary search dialog alert menu toolbar")
# Furniture by a word of class or id, or by several in a row.
FURNITURE_WORDS = _words(
    """share sharing shares sharedaddy addtoany sharethis social socials newsletter newsletters subscribe
    subscription signup optin promo promos promotion advert adverts advertisement ads sponsored
    sponsor related relatedposts recommended recommendations breadcrumb breadcrumbs comments comment
    disqus respond cookie cookies consent gdpr sidebar widget widgets menu navbar navigation nav
    pager pagination pagenav donate donation popup modal toolbar masthead skip hidden offscreen
    dashboard tags taglist trending entete footer foot fuss rodape colophon copyright topbar subnav
    legal disclaimer imprint impressum navi hauptnavi tertiary rail lateral responses replies
    guestbook webmentions kommentare commentaires comentarios trackbacks ad adbox adslot cta upsell
    paywall regwall announcement announcements ticker overlay lightbox mostread toplist popular
    readmore readalso verwandte weitere meldungen authorbox bio biography autor auteur colophon
    partenaires spenden soutenir appel callout gallery galerie galeria slideshow carousel convertkit
    mailchimp mc4wp hubspot anzeige werbung reklama komentarze komentarz correlati commenti reacties
    gerelateerd infobox teasers teaserlist refer sponsors abo abonnement suscripcion traductions
    testimonial testimonials
    pullquote pullquotes pied partage partager ariane infolettre compartir migas chemin"""
)
FURNITURE_RUNS = _runs(
    """sr only, screen reader, visually hidden, skip link, cat links, tags links, tag links, post tags,
    field tags, field tag, entry footer, post footer, article footer, site footer, page footer, site
    header, author box, author bio, about author, post nav, node links, print link, read more, read
    next, leer tambien, lea tambien, lee tambien, leia tambem, lire aussi, read also, more from, see also,
    you may, also like, most read, most popular, popular posts, latest posts,
    recent posts, call to action, inline cta, print only, no print, edit link, editsection,
    login, back to top, book
    navigation, prev next, mailing list, email signup, block views, block simplenews, twitter tweet,
    instagram media, instagram feed, twitter feed, facebook feed, social feed, insta feed, fb post,
    embed tweet, tiktok embed, bluesky embed, author bio box, bio box, inline module,
    moduletable, pull quote, tweet embed"""
)
# Words that themes give to any part, the text too: they count less, and not where the text lies in one.
SOFT_WORDS = _words(
    """widget widgets hidden toolbar dashboard menu promotion skip subscription donation tags callout
    infobox popular weitere meldungen legal lateral rail overlay autor auteur responses bio biography
    foot appel refer navi abo paywall regwall"""
)
# The body of an article by its name.
BODY_RUNS = _runs(
    """entry content, post content, article content, post body, article body, entry body, story body, body
    content, field name body, node content, item page, post entry, td post content, single content, post
    text, article text, text content, story content, news text, field body, body text, main text, texte,
    corps, crayon article texte, entry text, post full content, available content, theme post content,
    rich text, section content, contentpaneopen"""
)
# What stands between title and text and belongs to the text; notes behind it.
STANDFIRST_WORDS = _words(
    """standfirst subtitle subtitulo soustitre dek deck lede lead chapo chapeau bajada entradilla copete
    intro introtext abstract summary
    excerpt subheadline subhead vorspann antetitulo linhafina teaser sub"""
)
ANSWER_WORDS = _words(
    "answer answers respuesta respuestas antwort antworten resposta respostas réponses reponses"
)
NOTES_WORDS = _words("footnote footnotes endnote endnotes notes fussnoten references bibliography")
# Parts that are hidden until a reader asks for them.
UNFOLDED = _words(
    """accordion akkordeon collapse collapsed collapsible toggle faq answer panel tabpanel tab expander
    spoiler reveal slide foldable unfold readmorecontent content contents article text body main page"""
)
COLUMN_WORDS = _words("column col columns leftcol rightcol spalte colonne columna coluna panel pane")
CRUMBS = _words("breadcrumb breadcrumbs ariane chemin migas")
# Byline and date beside the title: out of the text, but read for metadata and kept as furniture.
BYLINE_RUNS = _runs(
    """entry meta, post meta, article meta, node meta, node submitted, submitted, byline, posted on,
    dateline, article info, post info, entry date, post date, publish date, published, author meta,
    pubdate, article header meta, meta data, createdby, create, info publi, author vcard, entry author,
    post author, postmetadata, post metadata"""
)
CAPTION_WORDS = _words(
    """caption captions figcaption credit credits photocredit cutline legende legenda leyenda
    bildunterschrift bildtext pie epigrafe imagecaption mediacaption"""
)
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
