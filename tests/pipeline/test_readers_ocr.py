"""Scanned pages: which pages need recognition, how they are made clean, and what is kept of it."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

from corpus.document import RawItem, Reading
from corpus.vault import fixity
from pipeline.readers import read
from pipeline.readers.ocr import engine, image, layer, tesseract
from pipeline.readers.ocr.cache import Cache
from pipeline.readers.ocr.recognise import Recognised
from pipeline.readers.ocr.tesseract import Word
from pipeline.readers.ocr.use import Use, forget
from tests.quality.scanned import as_pdf, picture, text, typeset

sys.path.insert(0, str(Path(__file__).parent))
from commands import solidarity

NEEDS_TESSERACT = pytest.mark.skipif(tesseract.program() is None, reason="needs tesseract")
SENTENCE = "The delegates of the northern locals met in the hall by the harbour and voted for the strike. "

SOUND = "The layer that came with the scan is sound, and it is the one that is to be kept. " * 4


@pytest.fixture(autouse=True)
def as_usual():
    yield
    engine.use_ocr(Use())


@pytest.fixture
def without_tesseract(monkeypatch):
    monkeypatch.setattr(tesseract, "program", lambda: None)


def page_of(words: str, confidence: float = 91.0) -> Recognised:
    """A recognised page of A5 with one line of words."""
    found = [Word(w, (1, 1, 1), 100 + 60 * n, 200, 50, 30, confidence) for n, w in enumerate(words.split())]
    return Recognised(tuple(found), confidence, 1748, 2480)


def scan_of(*pages: str) -> bytes:
    return as_pdf(*(picture(typeset((page,))) for page in pages))


# -- which pages -------------------------------------------------------------------------------------------


def test_a_page_without_text_is_a_scan_only_where_a_picture_is_on_it():
    assert layer.state("3", pictured=True) == "picture"
    assert layer.state("3", pictured=False) == "text"


def test_a_layer_of_signs_that_no_text_has_is_garbled():
    assert layer.state(SENTENCE + "\ufffd\ue012" * 5, pictured=False) == "garbled"
    assert layer.state(SENTENCE, pictured=True) == "text"


@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_prose_has_little_words_and_garbage_has_none(language: str):
    prose = " ".join(text(language))
    assert (layer.little_share(prose) or 0) > 0.25
    shifted = "".join(chr(ord(c) + 1) if c.isalpha() and c < "y" else c for c in prose)
    assert layer.state(shifted, pictured=True) == "doubtful"


def test_other_scripts_and_short_texts_are_not_doubted():
    assert layer.little_share("کارگران بندر در تالار گرد آمدند " * 20) is None
    assert layer.little_share("Aachen Zwolle Ghent") is None


def test_a_stamp_on_every_page_makes_no_text_layer():
    stamp = "Downloaded from the reading room on 7 May 2019, page {}"
    pages = [[stamp.format(n)] for n in range(1, 6)]
    pages[2] = [*pages[2], "A page with words of its own."]
    assert layer.without_stamps(pages) == ["", "", "A page with words of its own.", "", ""]


# -- the picture -------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def print_():
    return np.asarray(picture(typeset(text("en")[:2])))


def dirty(page, share: float):
    dots = page.copy()
    chance = np.random.default_rng(3).random(dots.shape)
    dots[chance < share / 2], dots[chance > 1 - share / 2] = 0, 255
    return dots


def test_specks_are_told_from_print_and_taken_out(print_):
    noisy = dirty(print_, 0.04)
    assert image.speckles(print_) < 0.03
    assert image.speckles(noisy) > 0.2
    for clean in (image.median(noisy), image.without_dots(noisy)):
        assert np.abs(clean.astype(int) - print_).mean() < 0.4 * np.abs(noisy.astype(int) - print_).mean()
        assert image.speckles(clean) < 0.2 * image.speckles(noisy)


def test_the_median_is_the_middle_of_nine():
    dots = np.random.default_rng(5).integers(0, 256, (30, 40), dtype=np.uint8)
    found = image.median(dots)
    for y, x in ((1, 1), (12, 20), (28, 38)):
        assert found[y, x] == np.median(dots[y - 1 : y + 2, x - 1 : x + 2])


def test_larger_specks_go_where_they_stand_alone_and_letters_stay(print_):
    page = np.full((60, 60), 255, np.uint8)
    page[10:13, 10:13] = 0
    page[30:50, 30:34] = 0
    clean = image.without_specks(page, 3)
    assert (clean[8:15, 8:15] == 255).all()
    assert (clean[30:50, 30:34] == 0).all()


@pytest.mark.parametrize("degrees", [-3.0, -0.8, 1.4, 5.0])
def test_the_slant_of_a_page_is_measured_and_mended(print_, degrees: float):
    from PIL import Image

    turned = np.asarray(
        Image.fromarray(print_).rotate(degrees, resample=Image.Resampling.BICUBIC, fillcolor=255)
    )
    assert image.slant(turned) == pytest.approx(degrees, abs=0.25)
    assert image.slant(image.straightened(turned, degrees)) == 0.0


def test_a_straight_page_and_an_empty_one_have_no_slant(print_):
    assert image.slant(print_) == 0.0
    assert image.slant(np.full((500, 400), 255, np.uint8)) == 0.0


def test_lines_that_run_up_the_page_are_seen(print_):
    assert not image.is_sideways(print_)
    assert image.is_sideways(np.ascontiguousarray(np.rot90(print_)))


@pytest.mark.parametrize("factor", [0.3, 0.5, 1.5, 2.0])
def test_a_scaled_picture_has_its_size_and_its_grey(print_, factor: float):
    found = image.scaled(print_, factor)
    assert found.shape == pytest.approx([n * factor for n in print_.shape], rel=0.01)
    assert found.mean() == pytest.approx(print_.mean(), abs=2)


# -- the table of words ------------------------------------------------------------------------------------


def test_the_table_of_words_is_read_and_its_damage_passed_over():
    table = (
        "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
        "4\t1\t1\t1\t1\t0\t10\t10\t90\t20\t-1\t\n"
        '5\t1\t1\t1\t1\t1\t10\t10\t40\t20\t96.5\t"We\n'
        "5\t1\t1\t1\t1\t2\t60\t10\t40\t20\t88\tstrike\n"
        "5\t1\t1\t1\t1\t3\tbroken\t10\t40\t20\t88\tnot\n"
        "5\t1\t1\t1\n"
        "5\t1\t1\t1\t1\t4\t90\t10\t4\t20\t10\t \n"
    )
    found = [(w.text, w.left, w.confidence) for w in tesseract.parse(table)]
    assert found == [('"We', 10, 96.5), ("strike", 60, 88)]


# -- what is kept ------------------------------------------------------------------------------------------


def test_a_page_is_kept_whole_and_only_for_the_same_recipe(tmp_path):
    cache = Cache(tmp_path, "ab12", "tesseract 5 eng 1")
    page = page_of("Strike at the mill")
    assert cache.get(1) is None
    cache.put(1, page)
    assert cache.get(1) == page
    assert Cache(tmp_path, "ab12", "tesseract 6 eng 1").get(1) is None
    assert [p.name for p in (tmp_path / "ab" / "ab12").iterdir()] == ["1.json"]
    (tmp_path / "ab" / "ab12" / "1.json").write_text('{"recipe": "tesseract 5 eng 1", "words": [["x"]]}')
    assert cache.get(1) is None
    forget(tmp_path, "ab12")
    assert not (tmp_path / "ab" / "ab12").exists()


def test_a_folder_that_cannot_be_written_costs_nothing_but_the_keeping(tmp_path):
    (tmp_path / "file").write_text("in the way")
    cache = Cache(tmp_path / "file", "ab12", "r")
    cache.put(1, page_of("Strike"))
    assert cache.get(1) is None


@NEEDS_TESSERACT
def test_pages_that_were_recognised_before_are_not_recognised_again(tmp_path):
    data = scan_of(SENTENCE * 2, SENTENCE * 2)
    engine.use_ocr(Use(folder=tmp_path))
    scanner = engine.scanner()
    assert scanner is not None
    Cache(tmp_path, fixity(data), f"{scanner.name} 1").put(1, page_of("Kept from an earlier run", 60))
    reading = read(RawItem("/files/scan.pdf", data))
    assert "Kept from an earlier run" in reading.text
    assert "voted for the strike" in reading.text
    assert len(list(tmp_path.glob("*/*/*.json"))) == 2
    assert "recognised with low confidence, to be looked at: pages 1 (60)" in reading.warnings
    assert [(s.value, s.confidence > 0.85) for s in reading.metadata["ocr"]] == [("1", False), ("2", True)]


# -- the reading -------------------------------------------------------------------------------------------


def test_without_tesseract_a_scan_says_what_to_install(without_tesseract):
    reading = read(RawItem("/files/scan.pdf", scan_of(SENTENCE)))
    assert reading.text == ""
    (warning,) = reading.warnings
    assert warning.startswith("needs OCR: page 1 is a picture without text")
    assert "apt-get install tesseract-ocr tesseract-ocr-spa tesseract-ocr-fra" in warning


def test_with_ocr_off_a_scan_says_so():
    engine.use_ocr(Use(mode="off"))
    assert any("without --ocr off" in w for w in read(RawItem("/files/scan.pdf", scan_of(SENTENCE))).warnings)


def layered(words: str, page: str = SENTENCE * 3) -> bytes:
    """A scan with an invisible text layer."""
    import io

    from pypdf import PdfReader, PdfWriter
    from reportlab.lib.pagesizes import A5
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A5)
    shown = canvas.beginText(30, 500)
    shown.setTextRenderMode(3)
    shown.textLines([words[n : n + 80] for n in range(0, len(words), 80)])
    canvas.drawText(shown)
    canvas.save()
    writer = PdfWriter(clone_from=io.BytesIO(scan_of(page)))
    writer.pages[0].merge_page(PdfReader(buffer).pages[0])
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def reading_of(data: bytes) -> Reading:
    return read(RawItem("/files/scan.pdf", data))


@NEEDS_TESSERACT
def test_a_sound_layer_is_kept_and_a_doubtful_one_replaced():
    kept = reading_of(layered(SOUND))
    assert "came with the scan" in kept.text
    assert "tesseract" not in kept.reader
    better = reading_of(layered("Tle dclcgafcs o1 tlc norlkern 1oca1s mcf iu thc ha11 " * 6))
    assert "voted for the strike" in better.text
    assert "tesseract" in better.reader


@NEEDS_TESSERACT
def test_force_recognises_what_has_a_layer():
    engine.use_ocr(Use(mode="force", languages=("eng",)))
    reading = reading_of(layered(SOUND))
    assert "voted for the strike" in reading.text
    assert reading.reader.endswith(" eng")


@NEEDS_TESSERACT
def test_languages_that_are_not_installed_are_left_out():
    engine.use_ocr(Use(languages=("eng", "tlh")))
    scanner = engine.scanner()
    assert scanner is not None
    assert scanner.languages == ("eng",)


@pytest.mark.slow
@NEEDS_TESSERACT
def test_a_scan_is_read_anew_once_it_can_be_recognised(tmp_path):
    (tmp_path / "scan.pdf").write_bytes(scan_of(SENTENCE * 2))
    call = ("--archive", tmp_path / "a", "ingest", tmp_path / "scan.pdf", "--format", "json")
    (item,) = solidarity(*call, "--ocr", "off").json["added"]
    assert item["warnings"][0].startswith("needs OCR")
    search = ("--archive", tmp_path / "a", "search", "needs-ocr:yes", "--format", "json")
    assert [hit["document"] for hit in solidarity(*search).json["hits"]] == [item["id"]]
    (again,) = solidarity(*call).json["updated"]
    assert again["id"] == item["id"]
    assert solidarity(*search).json["total"] == 0
    assert again["warnings"][0].startswith("page 1 recognised by tesseract")
    assert len(solidarity(*call).json["unchanged"]) == 1
    shown = solidarity("--archive", tmp_path / "a", "show", item["id"], "--text")
    assert "voted for the strike" in shown.out
    assert list((tmp_path / "a" / "ocr").glob("*/*/1.json"))
    solidarity("--archive", tmp_path / "a", "withdraw", item["id"], "--reason", "asked for", "--purge")
    assert not list((tmp_path / "a" / "ocr").glob("*/*/1.json"))
