"""How good rankings are, on a test collection: `python -m benchmarks.ranking DIR`.

DIR has documents, questions, and judgements of which document answers which question. Each is a file (or the
first of several) whose name begins so, in one of these forms:

- `docs` or `corpus`: JSON lines with `id` (or `_id`), `title`, `text`, and perhaps `language`; or TREC,
  `<DOC>` with `<DOCNO>`, perhaps `<TITLE>` or `<HEADLINE>`, and everything else as text;
- `queries` or `topics`: JSON lines with `id` (or `_id`) and `text`; lines of id, tab, text; or TREC topics,
  `<top>` with `<num>` and `<title>`;
- `qrels` (also in a folder of that name): lines of question, anything, document, grade; lines of question,
  document, grade between tabs; or JSON lines with `query`, `document`, `relevance`.

It prints nDCG@10 (gains are the grades), MAP and recall@100, means over the questions that something answers,
for this project, stock Whoosh, tantivy and bm25s; the last two where they are installed.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import re
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log2
from pathlib import Path

DEPTH = 1000
"""So many documents are ranked for each question, as is the custom."""

Ranking = dict[str, list[str]]
Judgements = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Doc:
    """A document of a collection."""

    id: str
    title: str
    text: str
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Collection:
    """Documents, the text of each question, and the grades of what answers it."""

    docs: tuple[Doc, ...]
    queries: Mapping[str, str]
    qrels: Judgements


def load(folder: Path, language: str | None = None) -> Collection:
    """Read a collection; `language` is that of documents which do not tell theirs. Raises `ValueError`."""
    docs = tuple(_docs(_found(folder, "docs", "corpus").read_text("utf-8", "replace"), language))
    queries = dict(_queries(_found(folder, "queries", "topics").read_text("utf-8", "replace")))
    qrels: dict[str, dict[str, int]] = defaultdict(dict)
    for query, document, grade in _qrels(_found(folder, "qrels").read_text("utf-8")):
        qrels[query][document] = max(grade, 0)
    return Collection(docs, queries, dict(qrels))


def _found(folder: Path, *names: str) -> Path:
    for name in names:
        for path in sorted(folder.glob(f"{name}*")):
            if path.is_file():
                return path
            if path.is_dir() and (inside := sorted(path.glob("test*")) or sorted(path.glob("*"))):
                return inside[0]
    raise ValueError(f"{folder} has no file whose name begins with {' or '.join(names)}")


def _json_lines(text: str) -> Iterator[dict[str, str]]:
    for line in text.splitlines():
        if line.strip():
            yield json.loads(line)


def _docs(text: str, language: str | None) -> Iterator[Doc]:
    if text.lstrip().startswith("{"):
        for row in _json_lines(text):
            identifier = str(row.get("id", row.get("_id")))
            yield Doc(
                identifier, row.get("title") or "", row.get("text") or "", row.get("language") or language
            )
        return
    for found in re.finditer(r"<doc>(.*?)</doc>", text, re.S | re.I):
        inside = found[1]
        number = re.search(r"<docno>\s*(.*?)\s*</docno>", inside, re.S | re.I)
        if number is None:
            raise ValueError("a <DOC> has no <DOCNO>")
        titles = re.findall(r"<(?:title|headline)>(.*?)</(?:title|headline)>", inside, re.S | re.I)
        rest = re.sub(r"<(docno|title|headline)>.*?</\1>", " ", inside, flags=re.S | re.I)
        yield Doc(number[1], _bare(" ".join(titles)), _bare(rest), language)


def _queries(text: str) -> Iterator[tuple[str, str]]:
    if text.lstrip().startswith("{"):
        for row in _json_lines(text):
            yield str(row.get("id", row.get("_id"))), row["text"]
    elif "<top>" in text.lower():
        for found in re.finditer(r"<top>(.*?)</top>", text, re.S | re.I):
            number = re.search(r"<num>\s*(?:Number:)?\s*([^\s<]+)", found[1], re.I)
            title = re.search(r"<title>\s*(?:Topic:)?\s*(.*?)\s*(?:</title>|<|\Z)", found[1], re.S | re.I)
            if number and title:
                yield number[1], _bare(title[1])
    else:
        for line in text.splitlines():
            identifier, tab, query = line.partition("\t")
            if tab:
                yield identifier.strip(), query.strip()


def _qrels(text: str) -> Iterator[tuple[str, str, int]]:
    if text.lstrip().startswith("{"):
        for row in _json_lines(text):
            yield str(row["query"]), str(row["document"]), int(row["relevance"])
        return
    for line in text.splitlines():
        cells = line.split()
        if len(cells) >= 3 and re.fullmatch(r"-?\d+", cells[3 if len(cells) > 3 else 2]):
            yield (
                (cells[0], cells[2], int(cells[3])) if len(cells) > 3 else (cells[0], cells[1], int(cells[2]))
            )


def _bare(text: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


# Figures


def figures(ranking: Ranking, qrels: Judgements) -> dict[str, float]:
    """nDCG@10, MAP and recall@100, means over the questions with an answer."""
    asked = [query for query, grades in qrels.items() if any(grades.values())]
    if not asked:
        raise ValueError("no question has an answer")
    sums = defaultdict(float)
    for query in asked:
        grades, ranked = qrels[query], ranking.get(query, [])
        ideal = sorted(grades.values(), reverse=True)[:10]
        sums["nDCG@10"] += _gain([grades.get(one, 0) for one in ranked[:10]]) / _gain(ideal)
        right = [one for one, grade in grades.items() if grade > 0]
        sums["recall@100"] += len(set(ranked[:100]) & set(right)) / len(right)
        hits = precision = 0.0
        for place, one in enumerate(ranked, 1):
            if grades.get(one, 0) > 0:
                hits += 1
                precision += hits / place
        sums["MAP"] += precision / len(right)
    return {name: sums[name] / len(asked) for name in ("nDCG@10", "MAP", "recall@100")}


def _gain(grades: Sequence[int]) -> float:
    return sum(grade / log2(place + 1) for place, grade in enumerate(grades, 1))


# The engines


def as_words(text: str) -> str:
    """A question as words side by side: no operator, no field, parts of compounds apart."""
    words = re.sub(r"[^\w\s'’.]|_", " ", text).split()
    return " ".join(word.lower() if word in ("AND", "OR", "NOT") else word for word in words)


def ours(collection: Collection, folder: Path) -> Ranking:
    """This project as people use it: `search --match any`."""
    from corpus.catalogue.records import CataloguedPart, Change
    from index.request import SearchRequest
    from index.search import SearchIndex

    class Held:
        """What the index asks of a catalogue: the documents; nobody is known by name."""

        def generation(self) -> int:
            return 1

        def changes_since(self, generation: int) -> Iterator[Change]:
            for number, doc in enumerate(collection.docs if generation < 1 else ()):
                part = CataloguedPart(
                    f"d{number}", f"d{number}", 1, doc.title, doc.text, "article", language=doc.language
                )
                yield Change(part.document, 1, (part,))

        def organizations_named(self, name: str) -> list[object]:
            return []

        def organization(self, identifier: str) -> None:
            return None

        def places_named(self, name: str) -> list[object]:
            return []

        def place(self, identifier: str) -> None:
            return None

    with SearchIndex(folder / "index", Held()) as index:  # type: ignore[arg-type]  # knows no names
        index.rebuild()

        def ask(text: str) -> list[str]:
            _, hits = index.stream(SearchRequest(as_words(text), match="any", limit=DEPTH))
            return [collection.docs[int(hit.id[1:])].id for hit in hits]

        return {query: ask(text) for query, text in collection.queries.items()}


def whoosh(collection: Collection, folder: Path) -> Ranking:
    """Whoosh as it comes: its stemming analyzer and stop words, both fields, any word."""
    from whoosh import fields, index
    from whoosh.analysis import StemmingAnalyzer
    from whoosh.qparser import MultifieldParser, OrGroup

    words = StemmingAnalyzer()
    made = index.create_in(
        str(folder),
        fields.Schema(id=fields.ID(stored=True), title=fields.TEXT(words), text=fields.TEXT(words)),
    )
    writer = made.writer(limitmb=128)
    for doc in collection.docs:
        writer.add_document(id=doc.id, title=doc.title, text=doc.text)
    writer.commit()
    parser = MultifieldParser(["title", "text"], made.schema, group=OrGroup)
    with made.searcher() as searcher:
        return {
            query: [hit["id"] for hit in searcher.search(parser.parse(as_words(text).lower()), limit=DEPTH)]
            for query, text in collection.queries.items()
        }


def tantivy(collection: Collection, folder: Path) -> Ranking:
    """tantivy with its English stemmer, both fields, any word."""
    import tantivy as engine

    builder = engine.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw")
    builder.add_text_field("title", tokenizer_name="en_stem")
    builder.add_text_field("text", tokenizer_name="en_stem")
    made = engine.Index(builder.build(), str(folder))
    writer = made.writer(128_000_000, 1)
    for doc in collection.docs:
        writer.add_document(engine.Document(id=doc.id, title=doc.title, text=doc.text))
    writer.commit()
    writer.wait_merging_threads()
    made.reload()
    searcher = made.searcher()

    def ask(text: str) -> list[str]:
        words = re.sub(r"['’.]", " ", as_words(text)).lower()
        found = searcher.search(made.parse_query(words, ["title", "text"]), DEPTH)
        return [searcher.doc(address)["id"][0] for _, address in found.hits]

    return {query: ask(text) for query, text in collection.queries.items()}


def bm25s(collection: Collection, folder: Path) -> Ranking:
    """bm25s with its stop words and Snowball's English stemmer, title and text as one."""
    import bm25s as engine
    from Stemmer import Stemmer

    stemmer = Stemmer("english")
    texts = [f"{doc.title} {doc.text}" for doc in collection.docs]
    made = engine.BM25()
    made.index(
        engine.tokenize(texts, stopwords="en", stemmer=stemmer, show_progress=False), show_progress=False
    )
    asked = engine.tokenize(
        list(collection.queries.values()), stopwords="en", stemmer=stemmer, show_progress=False
    )
    found, scores = made.retrieve(asked, k=min(DEPTH, len(texts)), show_progress=False)
    return {
        query: [collection.docs[int(n)].id for n, score in zip(own, given, strict=True) if score > 0]
        for query, own, given in zip(collection.queries, found.tolist(), scores.tolist(), strict=True)
    }


ENGINES: dict[str, Callable[[Collection, Path], Ranking]] = {
    "ours": ours, "whoosh": whoosh, "tantivy": tantivy, "bm25s": bm25s
}  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", metavar="DIR", type=Path, help="the collection")
    parser.add_argument("--engines", default=",".join(ENGINES), help="which to compare")
    parser.add_argument("--language", default="en", help="of documents that do not tell theirs")
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    options = parser.parse_args(arguments)
    try:
        collection = load(options.folder, options.language)
    except (OSError, ValueError, KeyError) as error:
        print(f"{options.folder}: {error}", file=sys.stderr)
        return 2
    print(
        f"{len(collection.docs)} documents, {len(collection.queries)} questions, "
        f"{len(collection.qrels)} with judgements"
    )
    told: dict[str, dict[str, float]] = {}
    for name in options.engines.split(","):
        if name in ("tantivy", "bm25s") and importlib.util.find_spec(name) is None:
            print(f"{name:10} is not installed: pip install {name}")
            continue
        with tempfile.TemporaryDirectory() as folder:
            told[name] = figures(ENGINES[name](collection, Path(folder)), collection.qrels)
        print(f"{name:10} " + "   ".join(f"{what} {value:.4f}" for what, value in told[name].items()))
    if options.json:
        options.json.write_text(json.dumps(told, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
