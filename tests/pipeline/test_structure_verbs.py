"""Head verbs of clauses: found through leads, adverbs, moods and languages, with their stance."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.structure.verbs import head_verb, opens_in_third_person


@pytest.mark.parametrize(
    ("clause", "verb", "stance"),
    [
        ("Affirms support for the joint school;", "affirms", "supports"),
        ("Actively condemns the murder of organizers", "condemns", "opposes"),
        ("That the convention condemns the lockout", "condemns", "opposes"),
        ("RESOLVED, that the union calls upon Congress to act", "calls on", "asks"),
        ("RESOLVED, By the Tenth Annual Convention, That we pledge our aid", "pledges", "supports"),
        ("to urge every local to vote", "urges", "asks"),
        ("Commits to building relations abroad", "commits", "acts"),
        ("the charter of Local Union No. 12 be revoked", "revokes", "acts"),
        ("this body instruct its officers to write", "instructs", "acts"),
        ("the Federation demand the eight-hour day", "demands", "asks"),
        ("go on record as opposing the bill", "opposes", "opposes"),
        ("our support for the workers continues", "continues", "acts"),
        ("we hereby reaffirm our policy", "reaffirms", "supports"),
        ("the delegates here assembled pledge themselves to buy nothing", "pledges", "acts"),
        ("naming one steward who will answer", "names", "acts"),
        ("Further encourages locals to adopt a sister union", "encourages", "asks"),
    ],
)
def test_english_head_verbs(clause: str, verb: str, stance: str) -> None:
    assert head_verb(clause, "en") == (verb, stance)


@pytest.mark.parametrize(
    ("clause", "language", "verb", "stance"),
    [
        ("Exigir la libertad de los detenidos.", "es", "exige", "asks"),
        ("Exigimos la libertad de los detenidos.", "es", "exige", "asks"),
        ("Que la central condena el despido", "es", "condena", "opposes"),
        ("Se solidariza con la huelga", "es", "se solidariza", "supports"),
        ("elabore un plan de intercambios", "es", "elabora", "acts"),
        ("Demande au gouvernement de négocier", "fr", "demande", "asks"),
        ("S'oppose à la réforme", "fr", "s'oppose", "opposes"),
        ("Que le congrès réaffirme son appui", "fr", "réaffirme", "supports"),
        ("Rejeitar a reforma trabalhista", "pt", "rejeita", "opposes"),
    ],
)
def test_head_verbs_of_other_languages(clause: str, language: str, verb: str, stance: str) -> None:
    assert head_verb(clause, language) == (verb, stance)


@pytest.mark.parametrize(
    "clause",
    ["binding agreements that cover every supplier", "a seat at the table", "", "...", "the council, shall:"],
)
def test_no_verb_where_none_heads_the_clause(clause: str) -> None:
    assert head_verb(clause, "en") is None


def test_third_person_opens_a_clause_whatever_adverb_stands_before_it() -> None:
    assert opens_in_third_person("Actively condemns the murder")
    assert not opens_in_third_person("Condemn the murder")
    assert not opens_in_third_person("The union condemns the murder")


@given(st.text(max_size=300), st.sampled_from(["en", "es", "fr", "pt", "de", "", None]))
def test_any_text_can_be_asked(text: str, language: str | None) -> None:
    found = head_verb(text, language)
    assert found is None or (
        found[0] == found[0].lower() and found[1] in {"supports", "opposes", "acts", "asks"}
    )
