"""Authors in bylines that set no "by": scripts without spaces, Greek genitives, credits beside pictures."""

from __future__ import annotations

import pytest

from pipeline.readers import html_declined, html_eastern
from tests.pipeline.lantern_pages import document, linked, page


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("2019年6月4日 09:40 来源：提灯街新闻 作者：林小雨 评论(36)", "林小雨"),
        ("文/林小雨", "林小雨"),
        ("文／林小雨 图／王明", "林小雨"),
        ("文 | 林小雨", "林小雨"),
        ("撰文：林小雨 摄影：王明 责任编辑：何敏", "林小雨"),
        ("本报记者 林小雨", "林小雨"),
        ("（本报记者 林小雨）", "林小雨"),
        ("記者林小雨／台北報導", "林小雨"),
        ("记者 林小雨 通讯员 王明", "林小雨"),
        ("文＝山田太郎　写真＝佐藤花子", "山田太郎"),
        ("取材・文：山田 太郎", "山田 太郎"),
        ("김하늘 기자", "김하늘"),
        ("글 김하늘 사진 박바다", "김하늘"),
        ("작성자: 김하늘", "김하늘"),
        ("作者：林小雨、王明", "林小雨; 王明"),
        ("作者：安娜·卡列尼娜", "安娜·卡列尼娜"),
    ],
)
def test_names_without_spaces_are_told_in_bylines(line: str, name: str) -> None:
    assert document(page(f"<p>{line}</p>", lang="zh")).author == name


@pytest.mark.parametrize(
    "line",
    [
        "来源：提灯街新闻",
        "责任编辑：何敏 图片：孙立",
        "作者：佚名",
        "作者：本报编辑部",
        "图／王明",
        "사진=박바다",
        "作者：提灯街工会",
        "分享到：微信 微博",
        "热门话题</p><p>2019年6月4日",
        '<span class="author">作者</span>',
    ],
)
def test_editors_photographers_and_bodies_are_no_authors(line: str) -> None:
    assert document(page(f"<p>{line}</p>", lang="zh")).author is None


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="author" content="林小雨">',
        linked('{"@type": "Article", "headline": "夜班工人把灯放下", "author": {"name": "林小雨"}}'),
    ],
)
def test_metadata_may_hold_names_without_spaces(head: str) -> None:
    assert document(page(head=head, lang="zh")).author == "林小雨"


def test_a_long_line_is_no_byline() -> None:
    assert html_eastern.from_byline("作者：林小雨" + "，说了很多话" * 30) == ()


@pytest.mark.parametrize(
    ("byline", "name"),
    [
        ("Της Στέλλας Ρήγα", "Στέλλα Ρήγα"),
        ("Της Ελένης Παπαδάκη", "Ελένη Παπαδάκη"),
        ("Του Γιώργου Παπανδρέου", "Γιώργος Παπανδρέου"),
        ("Του Νίκου Παπαδάκη", "Νίκος Παπαδάκης"),
        ("Κείμενο: της Στέλλας Ρήγα", "Στέλλα Ρήγα"),
        ("Γράφει η Στέλλα Ρήγα", "Στέλλα Ρήγα"),
        ("Του Κώστα Παπαδόπουλου | 4 Ιουνίου 2019", "Κώστας Παπαδόπουλος"),
    ],
)
def test_a_name_in_the_genitive_is_put_into_its_plain_form(byline: str, name: str) -> None:
    assert document(page(f'<div class="byline">{byline}</div>')).author == name


@pytest.mark.parametrize("text", ["Των εργατών του λιμανιού", "Του λιμανιού τα φώτα", "Της νύχτας"])
def test_an_article_before_a_common_noun_is_no_byline(text: str) -> None:
    assert html_declined.from_byline(text) == ""


@pytest.mark.parametrize(
    ("under", "after"),
    [
        ('<meta itemprop="author" content="Αλέξανδρος Ρήγας">', ""),
        ("", '<div class="author-box"><a href="/author/x">Αλέξανδρος Ρήγας</a><p>Γράφει.</p></div>'),
    ],
)
def test_a_better_form_of_the_same_name_on_the_page_wins(under: str, after: str) -> None:
    byline = f'<div class="byline">Του <a href="/author/x">Αλεξάνδρου Ρήγα</a>{under}</div>'
    assert document(page(byline, after=after)).author == "Αλέξανδρος Ρήγας"


def test_forms_of_two_persons_are_kept_apart() -> None:
    assert html_declined.settled(["Άννα Ρήγα"], ["Ηλίας Ρήγας", "Άννα Βέργου"]) == ["Άννα Ρήγα"]


@pytest.mark.parametrize(
    "line",
    [
        "Words <a href='/writers/ana-ruiz'>Ana Ruiz</a> · Photographs by Otto Vance",
        "Words Ana Ruiz · Photographs Otto Vance · <span>March 2018</span>",
        "Text Ana Ruiz / Fotos Otto Vance",
        "Text Ana Ruiz, Bilder Otto Vance",
        "Texte Ana Ruiz — Photos Otto Vance",
        "Texto Ana Ruiz | Fotos Otto Vance",
        "Testo Ana Ruiz, foto Otto Vance",
        "Words Ana Ruiz | 4 June 2019",
        "Teksti: Ana Ruiz Kuvat: Otto Vance",
        "Írta: Ana Ruiz",
    ],
)
def test_a_credit_beside_that_of_the_pictures_names_the_author(line: str) -> None:
    assert document(page(f'<p class="credits">{line}</p>')).author == "Ana Ruiz"


@pytest.mark.parametrize(
    "line",
    [
        "Text Size Larger | Smaller",
        "Words Otto Said",
        "Photographs Otto Vance · March 2018",
        "Story Time · Every Tuesday",
    ],
)
def test_a_line_that_only_begins_so_names_nobody(line: str) -> None:
    assert document(page(f"<p>{line}</p>")).author is None


@pytest.mark.parametrize(("lang", "line"), [("ar", "بقلم: ليلى حداد"), ("he", "מאת: דנה כהן")])
def test_bylines_of_scripts_without_capitals_are_read(lang: str, line: str) -> None:
    assert document(page(f"<p>{line}</p>")).author == line.partition(": ")[2]
