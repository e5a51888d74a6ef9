"""The extraction's one entry point: a document in, the same document with mentions out.

A document is worked on in two passes: the first gathers what the whole of it says beyond doubt (sure names,
acronyms with their long names), the second decides with that at hand. Parts are read in their own
languages; long ones in chunks that end with a paragraph.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from corpus.authority.files import Authorities
from corpus.document import Document, Mention, Part
from pipeline.extract.authority_matcher import gather
from pipeline.extract.gazetteer import gazetteer_of
from pipeline.extract.language import detect
from pipeline.extract.nlp import build
from pipeline.extract.proposals import Evidence, Proposal, chosen_of, give_evidence

_CHUNK = 40_000  # characters


@dataclass(slots=True)
class _Chunk:
    part: Part
    start: int  # in the document's text
    text: str
    language: str | None
    doc: Doc | None = None


class Extractor:
    """Finds organizations, places and dates. Without `resolve_names` mentions keep their candidates only.

    `home` is the id of the archive's own organization: between namesakes, those of its country come first.
    `tagger` and `spacy_model` are those of config.yaml's `extract`.
    """

    def __init__(
        self,
        authorities: Authorities,
        *,
        resolve_names: bool = True,
        home: str | None = None,
        tagger: str = "none",
        spacy_model: str | None = None,
    ) -> None:
        self.authorities = authorities
        own = authorities.organizations.get(home or "")
        self._home = own.country if own else None
        self.resolve_names = resolve_names
        self.tagger = tagger
        self.spacy_model = spacy_model
        self._gazetteer = gazetteer_of(authorities)

    def mentions(self, document: Document) -> Document:
        """The document with the mentions of each part, sorted and without overlap."""
        by_part: dict[int, list[Mention]] = {part.n: [] for part in document.parts}
        for chunk, proposals in self._worked(document):
            for p in proposals:
                start, end = chunk.start + p.start, chunk.start + p.end
                by_part[chunk.part.n].append(
                    Mention(
                        label=p.label,
                        surface=document.text[start:end],
                        start=start,
                        end=end,
                        method=p.method,
                        confidence=round(p.confidence, 3),
                        edtf=p.edtf,
                        candidates=p.candidates,
                    )
                )
        if self.resolve_names:
            from corpus.authority.resolve import resolve

            all_mentions = [m for part in document.parts for m in by_part[part.n]]
            resolved = iter(
                resolve(
                    all_mentions,
                    document.text,
                    self.authorities,
                    language=document.language,
                    home=self._home,
                    published=document.published or document.adopted,
                )
            )
            by_part = {part.n: [next(resolved) for _ in by_part[part.n]] for part in document.parts}
        return document.with_mentions({n: tuple(found) for n, found in by_part.items()})

    def extract_text(
        self, text: str, language: str | None = None, published: str | None = None
    ) -> tuple[str, tuple[Mention, ...]]:
        """Language and mentions of a bare text; `published` (EDTF) anchors relative dates."""
        language = language or detect(text) or "und"
        part = Part(n=0, start=0, end=len(text))
        document = Document(
            text=text,
            parts=(part,),
            title="",
            kind="other",
            kind_from="given",
            language=None if language == "und" else language,
            published=published,
        )
        return language, self.mentions(document).parts[0].mentions

    def _pipeline(self, language: str | None) -> Language:
        return build(language, self.authorities, self.tagger, self.spacy_model)

    def _worked(self, document: Document) -> Iterator[tuple[_Chunk, tuple[Proposal, ...]]]:
        """Every chunk of the document with what was chosen in it."""
        chunks = list(_chunks(document))
        shared = Evidence()
        by_language: dict[str | None, list[_Chunk]] = defaultdict(list)
        for chunk in chunks:
            nlp = self._pipeline(chunk.language)
            chunk.doc = nlp.make_doc(chunk.text)
            gather(chunk.doc, self._gazetteer, shared)
            by_language[chunk.language].append(chunk)
        for language, some in by_language.items():
            nlp = self._pipeline(language)
            docs = []
            for chunk in some:
                assert chunk.doc is not None
                give_evidence(chunk.doc, _for_part(shared, document, chunk))
                docs.append(chunk.doc)
            for chunk, doc in zip(some, nlp.pipe(docs), strict=True):
                chunk.doc = None
                yield chunk, chosen_of(doc)


def _for_part(shared: Evidence, document: Document, chunk: _Chunk) -> Evidence:
    """The document's evidence with the part's own language and date; the collections are the same objects."""
    part = chunk.part
    return Evidence(
        language=chunk.language,
        published=part.published or part.adopted or document.published or document.adopted,
        definitions=shared.definitions,
        organizations=shared.organizations,
        places=shared.places,
        names=shared.names,
        companies=shared.companies,
        sites=shared.sites,
        tagged=shared.tagged,
        tagged_sites=shared.tagged_sites,
    )


def _chunks(document: Document) -> Iterable[_Chunk]:
    for part in document.parts:
        text = document.text[part.start : part.end]
        if not text.strip():
            continue
        language = part.language or document.language or detect(text)
        for start, end in chunk_bounds(text):
            yield _Chunk(part, part.start + start, text[start:end], language)


def chunk_bounds(text: str, size: int = _CHUNK) -> Iterator[tuple[int, int]]:
    """Spans that tile the text, of about `size` characters, ending with a paragraph, else a line, else a
    word.
    """
    start = 0
    while len(text) - start > size:
        end = -1
        for mark in ("\n\n", "\n", " "):
            end = text.rfind(mark, start + size // 2, start + size)
            if end != -1:
                end += len(mark)
                break
        if end == -1:
            end = start + size
        yield start, end
        start = end
    if start < len(text):
        yield start, len(text)
