"""Plain article pages of many content systems are read whole, and never much worse than trafilatura does."""

import pytest
import trafilatura

from corpus.document import RawItem
from pipeline.readers import read
from tests.pipeline.plain_pages import PlainPage, pages
from tests.quality.pages_gold import word_f1

PAGES = list(pages())
ADDRESS = "https://shed.example/2019/03/a-page"


def text_of(page: PlainPage) -> str:
    return read(RawItem(ADDRESS, page.markup.encode(), "text/html")).text


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_plain_page_is_read_no_worse_than_trafilatura_reads_it(page: PlainPage):
    ours = word_f1(text_of(page), page.text)
    theirs = word_f1(trafilatura.extract(page.markup, include_comments=False) or "", page.text)
    assert ours >= theirs - 0.01
    assert ours >= 0.97


@pytest.mark.parametrize("page", [p for p in PAGES if p.name.endswith("-60")], ids=lambda page: page.name)
def test_a_long_article_keeps_its_head_and_its_tail(page: PlainPage):
    paragraphs = page.text.split("\n")
    text = text_of(page)
    assert paragraphs[0] in text
    assert paragraphs[-1] in text
