"""From a part to what Whoosh takes in: terms with positions, and ids."""

from __future__ import annotations

from typing import Any

from corpus.catalogue.records import CataloguedPart
from index.stemming import stem, stemming_language
from index.words import tokens

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
        for form in token.forms:
            written.setdefault(form, []).append(token.position)
            if form.endswith("."):
                stemmed.setdefault(form, []).append(token.position)
    return written, stemmed


def fields_of(part: CataloguedPart) -> dict[str, Any]:
    """The Whoosh document of a part. Whatever can go wrong goes wrong here, before the writer is touched."""
    title, title_stems = terms(part.title or "", part.language)
    text, text_stems = terms(part.text, part.language)
    author, _ = terms(part.author or "", part.language)
    return {
        "id": part.id,
        "document": part.document,
        "title": title,
        "title_stems": title_stems,
        "text": text,
        "text_stems": text_stems,
        "author": author,
    }
