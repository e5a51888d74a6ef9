"""Telling the language of a text."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.language import LANGUAGES, detect


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The dockers voted to stay out until the company recalls the men it dismissed.", "en"),
        ("Los estibadores votaron por seguir en huelga hasta que la empresa reponga a los despedidos.", "es"),
        ("Les dockers ont voté la poursuite de la grève jusqu'au retour de leurs camarades licenciés.", "fr"),
        ("Os portuários votaram pela continuação da greve até a volta dos trabalhadores demitidos.", "pt"),
        ("Die Hafenarbeiter stimmten dafür, bis zur Rückkehr der Entlassenen weiter zu streiken.", "de"),
        ("THE DOCKERS VOTED TO STAY OUT UNTIL THE COMPANY TAKES THEM BACK", "en"),
    ],
)
def test_the_usual_languages_are_told(text: str, language: str) -> None:
    assert detect(text) == language


def test_too_short_a_text_has_no_language_but_the_hint() -> None:
    assert detect("Strike!") is None
    assert detect("Strike!", "es-MX") == "es"
    assert detect("1917 — 2017 … 100") is None


def test_a_masthead_in_another_script_does_not_decide() -> None:
    masthead = "نشریه کارگران بندر\n"
    assert detect(masthead + "The dockers of the port voted to stay out until all are taken back.") == "en"


def test_a_long_text_is_told_from_samples() -> None:
    assert detect("La huelga sigue en el puerto y la empresa calla. " * 20_000) == "es"


@given(st.text(max_size=300))
def test_any_text_gives_a_known_code_or_none(text: str) -> None:
    assert detect(text) in (None, *LANGUAGES)


def test_telling_the_language_does_not_import_spacy() -> None:
    code = "import sys, pipeline.extract.language; sys.exit(bool({'spacy', 'py3langid'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
