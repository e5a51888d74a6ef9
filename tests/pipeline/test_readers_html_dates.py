"""When a page was published, in the forms in which ordinary systems write it; or not at all."""

from __future__ import annotations

import pytest

from pipeline.readers import html_dates, html_months
from tests.pipeline.lantern_pages import document, linked, page

DAY = "2019-06-04"
HEADLINE = '"headline": "Tram crew sets down its lamps"'


@pytest.mark.parametrize(
    "facts",
    [
        f'{{"@type": "Article", {HEADLINE}, "datePublished": "June 4, 2019"}}',
        f'{{"@type": "Article", {HEADLINE}, "datePublished": 1559637000}}',
        f'{{"@type": "Article", {HEADLINE}, "datePublished": "1559637000000"}}',
        f'[{{"@type": ["Article", "BlogPosting"], {HEADLINE}, "datePublished": "2019-06-04T10:00"}}]',
        f'{{"@type": "Article", {HEADLINE}, "datePublished": "Tue, 04 Jun 2019 08:30:00 +0000"}}',
        '{"@graph": [{"@type": "NewsArticle", "headline": "Canteen prices frozen",'
        f' "datePublished": "2021-06-03", "url": "https://www.lantern.example/a"}}, {{"@type": '
        f'"Article", {HEADLINE},'
        f' "datePublished": "2019-06-04"}}, {{"@type": "ImageObject", "uploadDate": "2018-01-01"}}]}}',
        '{"@graph": [{"@type": "WebSite", "datePublished": "2011-01-01"}, {"@type": "WebPage",'
        ' "url": "https://www.lantern.example/news/lamps", "name": "Tram crew sets down its lamps",'
        ' "datePublished": "2019-06-04T08:30:00+00:00", "dateModified": "2021-02-03"}]}',
    ],
)
def test_linked_data_tell_the_day(facts: str) -> None:
    assert document(page(head=linked(facts))).published == DAY


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("sailthru.date", "Tue, 04 Jun 2019 08:30:00 +0000"),
        ("citation_online_date", "2019/06/04"),
        ("pubdate", "201906040830"),
        ("cXenseParse:recs:publishtime", "2019-06-04T08:30:00Z"),
        ("shareaholic:article_published_time", "2019-06-04T08:30:00+00:00"),
        ("DC.date.available", "2019-06-04"),
        ("bt:pubDate", "2019-06-04"),
        ("parsely-pub-date", "1559637000"),
        ("release_date", "2019-06-04"),
    ],
)
def test_metadata_of_many_systems_tell_the_day(name: str, value: str) -> None:
    assert document(page(head=f'<meta name="{name}" content="{value}">')).published == DAY


@pytest.mark.parametrize(
    "name", ["og:updated_time", "article:modified_time", "last_updated_date", "event_date", "expires"]
)
def test_metadata_of_a_change_or_an_event_tell_none(name: str) -> None:
    assert document(page(head=f'<meta name="{name}" content="2019-06-04">')).published is None


def test_an_object_in_a_meta_element_is_unpacked() -> None:
    facts = '{"title": "Lamps", "pub_date": "2019-06-04T12:00:00Z", "authors": ["Ana Ruiz"]}'
    found = document(page(head=f"<meta name='parsely-page' content='{facts}'>"))
    assert (found.published, found.author) == (DAY, "Ana Ruiz")


@pytest.mark.parametrize(
    "under",
    [
        '<span property="dc:date dc:created" content="2019-06-04T08:30:00+02:00" class="rdf-meta '
        'hidden"></span>',
        '<div class="submitted">Submitted by <span class="username">admin</span> on Tue, 06/04/2019 - '
        "08:30</div>",
        '<div class="submitted">Submitted by admin on Tue, 04/06/2019 - 08:30</div>',
        '<span class="submitted">Tue, 2019-06-04 08:30 — admin</span>',
        '<dl class="article-info"><dd class="create"><time datetime="2019-06-04" '
        'itemprop="dateCreated">Created: '
        '04 June 2019</time></dd><dd class="modified">Last Updated: 05 August 2020</dd></dl>',
        '<div class="date"><span class="day">04</span><span class="month">Jun</span><span '
        'class="year">2019</span></div>',
        '<ul><li><span title="Jun 4, 2019" class="time-ago">Jun 4</span></li><li>2 min read</li></ul>',
        '<span class="timeago" title="2019-06-04T10:00:00Z">5 years ago</span>',
        '<time datetime="2019-06-04T10:00:00Z">5 years ago</time>',
        '<time datetime="June 4, 2019">Jun 4</time>',
        '<span class="date" data-timestamp="1559637000">Tuesday</span>',
        '<span class="published"><span class="value-title" title="2019-06-04T08:30Z"></span>Tuesday</span>',
        '<div class="x1"><span class="x3">Ana Ruiz</span><span class="x4">4 Jun 2019</span></div>',
        '<div class="x1"><div><a href="/@ana">Ana Ruiz</a></div><div>Jun 4, 2019 · 5 min read</div></div>',
        "<p>FOR IMMEDIATE RELEASE</p><p>June 4, 2019</p><p>Contact: Otto Vance, 555-0100</p>",
        "<p>Last updated: 6 June 2019. First published: 4 June 2019.</p>",
    ],
)
def test_markup_of_ordinary_systems_tells_the_day(under: str) -> None:
    assert document(page(under)).published == DAY


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "For release: June 4, 2019"),
        ("en", "Jun. 4th '19"),
        ("en", "Statement of June 4, 2019"),
        ("en", "8:30 AM June 4, 2019"),
        ("en", "Submitted by Ana Ruiz on June 4, 2019"),
        ("es", "Actualizado: 5 de junio de 2019 | Publicado: 4 de junio de 2019"),
        ("es", "Creado el 4 de junio de 2019"),
        ("es", "04 JUN 2019 - 08:30 CEST"),
        ("fr", "Communiqué du 4 juin 2019"),
        ("fr", "Rédigé le 4 juin 2019"),
        ("fr", "Publié le mardi 4 juin 2019 à 8h30"),
        ("pt", "Junho 4, 2019"),
        ("pt", "04/06/2019 08h30 - Atualizado em 05/06/2019 09h00"),
        ("de", "Berlin, den 4. Juni 2019"),
        ("de", "Pressemitteilung vom 4. Juni 2019"),
        ("de", "Stand: 05.06.2019 | Veröffentlicht: 04.06.2019"),
        ("de", "Dienstag, 04.06.19"),
        ("it", "Pubblicato il 4 giugno 2019"),
        ("it", "4 Giu 2019"),
        ("it", "Martedì, 04 Giugno 2019"),
        ("ca", "Dimarts, 4 de juny de 2019"),
        ("ca", "Publicat el 4 de juny del 2019"),
        ("pl", "Opublikowano: 4 czerwca 2019"),
        ("pl", "4 czerwca 2019 r."),
        ("de", "Berlin, 4. Juni 2019"),
        ("pl", "Data dodania: 2019-06-04"),
        ("ru", "Опубликовано 4 июня 2019 г."),
        ("zh", "发布时间：2019-06-04 08:30"),
        ("zh", "2019-06-04 08:30 来源：工人报 作者：李明"),
        ("ru", "04.06.2019 08:30 | Просмотров: 120"),
        ("pl", "4 czerwca 2019, 8:30 • 3 min czytania"),
        ("de", "4. Juni 2019 Keine Kommentare"),
        ("de", "Pressemitteilung Nr. 12/2019 vom 04.06.2019"),
        ("fr", "n° 312 - 4 juin 2019"),
        ("es", "mar, 04/06/2019 - 08:30"),
        ("es", "Junio 4 de 2019"),
        ("it", "4 Giugno 2019 | Nessun commento"),
        ("en", "Tuesday, Jun. 4, 2019 | 8:30 a.m."),
        ("en", "Updated 10:00 AM ET, Wed June 6, 2019 | Published June 4, 2019"),
        ("zh", "김하늘 기자 haneul@lantern.example | 입력 2019.06.04 08:30"),
        ("zh", "2019年6月4日 09:40 来源：提灯街新闻 作者：林小雨 评论(36) 字号 大 中 小"),
    ],
)
def test_lines_of_many_languages_tell_the_day(lang: str, line: str) -> None:
    assert document(page(f"<p>{line}</p>", lang=lang)).published == DAY


@pytest.mark.parametrize(
    ("lang", "opening"),
    [
        ("en", "WARSAW, June 4, 2019 (LNS) -- "),
        ("en", "[June 4, 2019] "),
        ("es", "Madrid, 4 jun 2019 (EFE).- "),
        ("de", "Berlin, 4. Juni 2019. "),
    ],
)
def test_a_dateline_before_the_first_words_tells_the_day(lang: str, opening: str) -> None:
    assert document(page(lang=lang, opening=opening)).published == DAY


@pytest.mark.parametrize(
    ("lang", "under"),
    [
        ("en", "<p>Date: June 4, 2019</p><p>Time: 7:00 pm</p><p>Location: Carters’ Hall</p>"),
        (
            "en",
            "<dl><dt>Date</dt><dd>June 4, 2019</dd><dt>Time</dt><dd>7 "
            "pm</dd><dt>Venue</dt><dd>Hall</dd></dl>",
        ),
        ("en", "<p>June 4, 2019 @ 7:00 pm - 9:00 pm</p>"),
        ("en", "<p>Effective June 4, 2019</p>"),
        ("en", "<p>Recorded June 4, 2019</p>"),
        ("en", "<p>Posted 3 days ago by admin</p>"),
        ("en", "<p>Adopted at the 12th convention, June 2019</p>"),
        ("en", "<p>Page last reviewed: 4 June 2019<br>Next review due: 4 June 2022</p>"),
        ("en", "<div><span>Closing date</span> <span>4 June 2019</span></div>"),
        ("en", "<div><span>Updated</span> <span>4 June 2019</span></div>"),
        ("es", "<p>Fecha: 4 de junio de 2019</p><p>Hora: 19:00</p><p>Lugar: Casa del Pueblo</p>"),
        ("fr", "<p>Rendez-vous le 4 juin 2019 à 19h, place de la Mairie</p>"),
        ("de", "<p>Termin: 4. Juni 2019, 19 Uhr</p>"),
        ("it", "<p>Ultimo aggiornamento: 4 giugno 2019</p>"),
        ("pl", "<p>Ostatnia aktualizacja: 04.06.2019</p>"),
        ("ca", "<p>Actualitzat el 4 de juny de 2019</p>"),
        ("ru", "<p>Обновлено 4 июня 2019</p>"),
        ("zh", "<p>更新时间：2019-06-04</p>"),
    ],
)
def test_days_of_events_and_changes_make_no_day_of_publication(lang: str, under: str) -> None:
    assert document(page(under, lang=lang)).published is None


def test_the_day_beside_minutes_is_the_meetings() -> None:
    found = document(
        page(
            "<p>June 4, 2019</p>",
            h1="<h1>Minutes of the June meeting</h1>",
            title="Minutes of the June meeting",
        )
    )
    assert found.published is None


def test_a_thread_was_published_when_it_was_begun_and_not_when_its_member_joined() -> None:
    thread = (
        '<h2><a href="./t?1">{title}</a></h2><div class="post"><dl class="postprofile"><dt><a '
        'class="username">saltbox'
        "</a></dt><dd>Joined: Sat Jan 14, 2006</dd></dl><p class='author'>by <b>saltbox</b> » Tue Jun "
        "04, 2019 8:30 am"
        '</p><div class="content">{text}</div></div><div class="post"><dl class="postprofile"><dt><a '
        'class="username">'
        "tinker</a></dt></dl><p class='author'>by <b>tinker</b> » Wed Jun 05, 2019 8:30 am</p><p>Nine "
        "weeks.</p></div>"
    )
    found = document(page(whole=thread))
    assert (found.published, found.author) == (DAY, "saltbox")


def test_an_earlier_day_that_readers_see_goes_before_that_of_a_move() -> None:
    moved = '<meta property="article:published_time" content="2021-01-04T10:00:00Z">'
    assert document(page("<p>Published June 4, 2019</p>", head=moved)).published == DAY
    assert document(page("<p>June 4, 2019</p>", head=moved)).published == "2021-01-04"


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("4. června 2019", "4 June 2019"),
        ("2019. június 4.", "4 June 2019"),
        ("1 d'abril de 2019", "1 April 2019"),
        ("4 Ιουνίου 2019", "4 June 2019"),
        ("juny 2019", "June 2019"),
        ("the 4 mar road", "the 4 mar road"),
    ],
)
def test_months_are_put_into_english(text: str, english: str) -> None:
    assert html_months.in_english(text) == english


def test_may_in_the_north_is_no_word_for_an_update() -> None:
    assert document(page("<p>4 maj 2019</p>", lang="pl")).published == "2019-05-04"
    assert document(page("<p>Datum: 4. Juni 2019</p><p>Ort: Berlin</p>", lang="de")).published == DAY


def test_a_named_weekday_tells_day_from_month() -> None:
    assert html_dates.visible("Tue, 04/06/2019", "en") == DAY
    assert html_dates.visible("Tue, 06/04/2019", "en") == DAY


def test_seconds_since_1970_are_a_stamp_and_small_numbers_are_none() -> None:
    assert html_dates.edtf_of_stamp("1559637000") == html_dates.edtf_of_stamp("1559637000000") == DAY
    assert html_dates.edtf_of_stamp("0000000012") is None
