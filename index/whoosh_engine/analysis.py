"""From a part to what Whoosh takes in: terms with positions, and ids."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from corpus.catalogue.records import CataloguedPart
from index.stemming import stem, stemming_language
from index.words import Token, tokens

Terms = dict[str, list[int]]


def terms(text: str, language: str | None) -> tuple[Terms, Terms]:
    """The words of a text as written and stemmed, each with its positions in order.

    Compounds are indexed whole as written only; pointed acronyms ("u.s.") in both.
    """
    code = stemming_language(language)
    written: Terms = {}
    stemmed: Terms = {}
    for token in tokens(text):
        written.setdefault(token.folded, []).append(token.position)
        stemmed.setdefault(stem(token.folded, code), []).append(token.position)
        if token.forms:
            for form in token.forms:
                written.setdefault(form, []).append(token.position)
            for form in _pointed(token):
                stemmed.setdefault(form, []).append(token.position)
    return written, stemmed


def fields_of(part: CataloguedPart) -> dict[str, Any]:
    """The Whoosh document of a part. Whatever can go wrong goes wrong here, before the writer is touched."""
    title, title_stems = terms(part.title or "", part.language)
    text, text_stems = terms(part.text, part.language)
    author, _ = terms(part.author or "", part.language)
    operative = stems_within(part.text, part.language, part.operative) if part.operative else []
    return {
        "id": part.id,
        "document": part.document,
        "title": title,
        "title_stems": title_stems,
        "text": text,
        "text_stems": text_stems,
        "author": author,
        "operative": operative,
    }


def stems_within(text: str, language: str | None, spans: Sequence[tuple[int, int]]) -> list[str]:
    """The stems of the words in some spans of a text, each once, in the order in which they occur."""
    code = stemming_language(language)
    found: dict[str, None] = {}
    for start, end in spans:
        for token in tokens(text[start:end]):
            found[stem(token.folded, code)] = None
            if token.forms:
                found.update(dict.fromkeys(_pointed(token)))
    return list(found)


def _pointed(token: Token) -> list[str]:
    return [form for form in token.forms if form.endswith(".")]
