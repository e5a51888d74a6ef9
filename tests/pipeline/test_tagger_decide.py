"""What remains of the rules' proposals once a tagger has spoken."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from corpus.authority import Authorities
from corpus.errors import SolidarityError
from pipeline.extract.nlp import build
from pipeline.extract.proposals import DECIDED, Proposal, chosen_of, in_person, known, proposals_of
from pipeline.extract.tagger.decide import Found, decide

TEXT = "Rosa Santos of Teamsters Local 705 met the Dockers Guild in Cork on 3 May 2019."
KEEP = {"local": 0.5, "authority": 0.9}


def span(surface: str) -> tuple[int, int]:
    start = TEXT.index(surface)
    return start, start + len(surface)


def doc_with(*rules: Proposal) -> Doc:
    doc = spacy.blank("en").make_doc(TEXT)
    proposals_of(doc).extend(rules)
    return doc


def left(doc: Doc) -> list[tuple[str, str, str]]:
    return sorted((p.label, TEXT[p.start : p.end], p.method) for p in proposals_of(doc))


def test_a_rule_gives_way_to_a_name_it_touches() -> None:
    doc = doc_with(Proposal("ORG", *span("Guild in Cork"), "authority", 0.95))
    decide(doc, [Found("ORG", *span("Dockers Guild"), 0.9)], KEEP)
    assert left(doc) == [("ORG", "Dockers Guild", DECIDED)]


def test_a_rule_fills_a_gap_only_if_its_method_may_and_it_is_sure_enough() -> None:
    doc = doc_with(
        Proposal("PLACE", *span("Cork"), "authority", 0.95),
        Proposal("ORG", *span("Dockers Guild"), "authority", 0.7),
        Proposal("ORG", *span("Teamsters"), "head word", 0.9),
    )
    decide(doc, [], KEEP)
    assert left(doc) == [("PLACE", "Cork", "authority")]


def test_a_local_is_kept_whole_where_the_tagger_saw_only_its_end() -> None:
    doc = doc_with(Proposal("ORG", *span("Teamsters Local 705"), "local", 0.9))
    decide(doc, [Found("ORG", *span("Local 705"), 0.9)], KEEP)
    assert left(doc) == [("ORG", "Teamsters Local 705", "local")]


def test_a_surname_behind_initials_is_no_place() -> None:
    text = "So is A. J. Cook. He left Cork for U.S. Steel."
    doc = spacy.blank("en").make_doc(text)
    for name in ("Cook", "Cork"):
        start = text.index(name)
        proposals_of(doc).append(Proposal("PLACE", start, start + 4, "authority", 0.95))
    decide(doc, [], KEEP)
    assert [text[p.start : p.end] for p in proposals_of(doc)] == ["Cork"]


def test_persons_are_no_mentions_and_keep_other_names_out() -> None:
    doc = doc_with(Proposal("PLACE", *span("Santos"), "authority", 0.95))
    decide(doc, [Found("PERSON", *span("Rosa Santos"), 0.9)], KEEP)
    assert left(doc) == []
    assert in_person(doc, *span("Santos"))
    assert not in_person(doc, *span("Teamsters"))


def test_dates_stay_with_the_rules() -> None:
    date = Proposal("DATE", *span("3 May 2019"), "date: full", 0.9, edtf="2019-05-03")
    doc = doc_with(date)
    decide(doc, [Found("ORG", *span("Dockers Guild"), 0.9)], {})
    assert date in proposals_of(doc)


def test_the_authority_files_candidates_go_with_the_taggers_name() -> None:
    doc = doc_with(Proposal("PLACE", *span("Cork"), "authority", 0.7, ("cork",)))
    decide(doc, [Found("PLACE", *span("Cork"), 0.66)], KEEP)
    (proposal,) = proposals_of(doc)
    assert (proposal.method, proposal.candidates, proposal.confidence) == (DECIDED, ("cork",), 0.66)


def test_only_sure_names_are_looked_for_elsewhere() -> None:
    doc = doc_with()
    decide(doc, [Found("ORG", *span("Dockers Guild"), 0.95), Found("PLACE", *span("Cork"), 0.5)], KEEP)
    assert list(known(doc).tagged) == ["Dockers Guild"]
    assert known(doc).tagged_sites == set()


def test_an_installed_spacy_pipeline_takes_the_taggers_place(
    tmp_path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trained = spacy.blank("en")
    ruler = trained.add_pipe("entity_ruler")
    patterns = [("GPE", "Cork"), ("ORG", "Dockers Guild"), ("PERSON", "Rosa Santos"), ("LAW", "Teamsters")]
    ruler.add_patterns([{"label": label, "pattern": text} for label, text in patterns])  # type: ignore[attr-defined]
    trained.to_disk(tmp_path / "trained")
    nlp = build("en", Authorities({}, {}, "foreign"), spacy_model=str(tmp_path / "trained"))
    found = [(m.label, TEXT[m.start : m.end], m.method) for m in chosen_of(nlp(TEXT))]
    assert ("PLACE", "Cork", DECIDED) in found
    assert ("ORG", "Dockers Guild", DECIDED) in found
    assert not any("Santos" in surface for _, surface, _ in found)


def test_a_spacy_pipeline_that_is_not_there_is_named_with_the_remedy() -> None:
    nlp = build("en", Authorities({}, {}, "missing"), spacy_model="en_no_such_pipeline")
    with pytest.raises(SolidarityError, match=r"en_no_such_pipeline.*pip"):
        nlp(TEXT)
