"""Scanned pages that we make are read: the F1 of their words, by kind, over three languages."""

from statistics import mean

import pytest

from corpus.document import RawItem
from pipeline.readers import read
from pipeline.readers.ocr import tesseract
from tests.quality.scanned import LANGUAGES, as_pdf, f1, picture, scan, spoiled, text, typeset

FLOORS = {"clean": 0.97, "speckled": 0.93, "skewed": 0.93, "columns": 0.90}

pytestmark = pytest.mark.skipif(tesseract.program() is None, reason="needs tesseract")


def score(data: bytes, language: str) -> float:
    return f1(read(RawItem("/files/scan.pdf", data)).text, " ".join(text(language)))


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize("kind", FLOORS)
def test_no_kind_of_scan_falls_below_its_floor(kind: str):
    assert mean(score(scan(kind, language), language) for language in LANGUAGES) >= FLOORS[kind]


def test_a_page_that_is_speckled_and_slanted_is_read():
    page = spoiled(spoiled(picture(typeset(text("fr")[:2])), "skewed"), "speckled")
    found = read(RawItem("/files/scan.pdf", as_pdf(page)))
    assert f1(found.text, " ".join(text("fr")[:2])) >= 0.93
    assert "tesseract" in found.reader


def test_the_texts_that_are_scanned_are_long_enough_to_tell():
    assert all(len(" ".join(text(language)).split()) > 200 for language in LANGUAGES)
