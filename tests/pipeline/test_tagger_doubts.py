"""What of a tagger's names the rules and the language leave standing."""

from __future__ import annotations

import pytest

from pipeline.extract.proposals import Proposal
from pipeline.extract.tagger.decide import Found
from pipeline.extract.tagger.doubts import undoubted
from pipeline.extract.words import Words


def stands(
    text: str,
    label: str,
    surface: str,
    sure: float = 0.95,
    rules: tuple[Proposal, ...] = (),
    language: str = "en",
) -> list[tuple[str, str]]:
    """The names that remain of the one that a tagger is `sure` of."""
    start = text.index(surface)
    names = [Found(label, start, start + len(surface), sure)]
    return [(n.label, text[n.start : n.end]) for n in undoubted(names, rules, Words(text), language)]


def rule(text: str, label: str, surface: str) -> Proposal:
    start = text.index(surface)
    return Proposal(label, start, start + len(surface), "head word", 0.7)  # type: ignore[arg-type]


def test_a_name_that_no_rule_knows_must_be_sure():
    text = "She wrote for Casa Roja in those years."
    assert stands(text, "ORG", "Casa Roja", 0.85) == [("ORG", "Casa Roja")]
    assert stands(text, "ORG", "Casa Roja", 0.6) == []


def test_a_name_that_a_rule_takes_for_the_same_stands_however_unsure():
    text = "The Dockers Guild met."
    assert stands(text, "ORG", "Dockers Guild", 0.3, (rule(text, "ORG", "Dockers Guild"),)) == [
        ("ORG", "Dockers Guild")
    ]


@pytest.mark.parametrize(
    ("text", "label", "surface"),
    [
        ("They spoke of international labor solidarity all night.", "ORG", "international labor solidarity"),
        ("A worker-to-worker exchange.", "ORG", "worker-to-worker"),
        ("Wages fell under NAFTA and after.", "ORG", "NAFTA"),
        ("The Northern Free Trade Agreement came.", "ORG", "Northern Free Trade"),
        ("After the Harlow-Penn Act passed, strikes ended.", "ORG", "Harlow-Penn"),
        ("La Ley General del Trabajo se votó.", "ORG", "Ley General del Trabajo"),
        ("Led by NGOs, the drive went on.", "ORG", "NGOs"),
        ("On West African cocoa farms.", "PLACE", "West African"),
        ("The Mexican and Canadian economies.", "PLACE", "Mexican"),
        ("Down Harlan Boulevard they marched.", "PLACE", "Harlan"),
        ("Depuis le traité de Rome, on paie.", "PLACE", "Rome"),
        ("She was Director of International Affairs then.", "ORG", "International Affairs"),
    ],
)
def test_phrases_treaties_laws_adjectives_and_departments_are_no_names(text: str, label: str, surface: str):
    assert stands(text, label, surface) == []


@pytest.mark.parametrize(
    ("text", "label", "surface"),
    [
        ("Director of Jobs With Justice there.", "ORG", "Jobs With Justice"),
        ("The UAW Constitution says so.", "ORG", "UAW"),
        ("In West Africa it rained.", "PLACE", "West Africa"),
        ("The workers of eBay walked out.", "ORG", "eBay"),
    ],
)
def test_names_beside_such_words_stand(text: str, label: str, surface: str):
    assert stands(text, label, surface) == [(label, surface)]


def test_small_words_behind_an_english_name_are_cut_off():
    text = "So the Tidewater Alliance organizing committee won."
    assert stands(text, "ORG", "Tidewater Alliance organizing committee") == [("ORG", "Tidewater Alliance")]
    guest = "The Alliance des ouvriers unis came from Quebec."
    assert stands(guest, "ORG", "Alliance des ouvriers unis") == [("ORG", "Alliance des ouvriers unis")]
    french = "La Gauche prolétarienne se réunit."
    assert stands(french, "ORG", "Gauche prolétarienne", language="fr") == [("ORG", "Gauche prolétarienne")]


def test_what_a_rule_knows_is_not_cut():
    text = "With the Frente unido they marched."
    assert stands(text, "ORG", "Frente unido", rules=(rule(text, "ORG", "Frente unido"),)) == [
        ("ORG", "Frente unido")
    ]


def test_names_that_the_rules_see_apart_are_parted():
    border = "At the U.S.-Mexico border."
    rules = (rule(border, "PLACE", "U.S."), rule(border, "PLACE", "Mexico"))
    assert stands(border, "PLACE", "U.S.-Mexico", rules=rules) == [("PLACE", "U.S."), ("PLACE", "Mexico")]
    glued = "Fund for WorkFondo del Trabajo."
    rules = (rule(glued, "ORG", "Fund for Work"), rule(glued, "ORG", "Fondo del Trabajo"))
    both = [("ORG", "Fund for Work"), ("ORG", "Fondo del Trabajo")]
    assert stands(glued, "ORG", "Fund for WorkFondo del Trabajo", rules=rules) == both


def test_a_surname_alone_is_no_place_where_the_person_is_named():
    text = "Ada Okpara led it. Years later Okpara left."
    later = text.rindex("Okpara")
    names = [Found("PERSON", 0, 10, 0.99), Found("PLACE", later, later + 6, 0.9)]
    assert undoubted(names, (), Words(text), "en") == names[:1]


def test_an_abbreviation_keeps_its_full_stop():
    assert stands("Outside Warner Bros. in May.", "ORG", "Warner Bros") == [("ORG", "Warner Bros.")]
    assert stands("They left the Harbor League. Then", "ORG", "Harbor League") == [("ORG", "Harbor League")]


def test_a_name_does_not_reach_over_an_empty_line():
    text = "Harbor League\n\nHarbor League of Bristol met."
    assert stands(text, "ORG", "Harbor League\n\nHarbor League of Bristol") == [
        ("ORG", "Harbor League"),
        ("ORG", "Harbor League of Bristol"),
    ]


def test_persons_are_left_to_those_who_need_them():
    assert stands("Rosa Santos spoke.", "PERSON", "Rosa Santos", 0.4) == [("PERSON", "Rosa Santos")]
