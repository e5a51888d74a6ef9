"""The four engines of `benchmarks.bench_search`, each asked for the ten best, the total and six facets."""

from __future__ import annotations

import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.bench_search_data import FACETS, Made, Query
from index.search import BATCH_PARTS

BATCH = BATCH_PARTS
"""Documents to a commit of ours and of stock Whoosh: as many as an ingest takes."""


@dataclass(frozen=True, slots=True)
class Reply:
    """Hits in all, the counts of each facet's values, ids and scores of the ten best."""

    total: int
    facets: Mapping[str, Mapping[str, int]]
    best: list[tuple[str, float]]


class Engine(ABC):
    """One of those compared. `build` makes an index in an empty folder, `open` gets ready to answer."""

    @abstractmethod
    def build(self, folder: Path, documents: Iterable[Made]) -> None:
        """Index documents."""

    @abstractmethod
    def open(self, folder: Path) -> None:
        """Open what `build` made."""

    @abstractmethod
    def ask(self, query: Query) -> Reply:
        """Answer a query."""


class Ours(Engine):
    """This project's engine, without the catalogue."""

    def build(self, folder: Path, documents: Iterable[Made]) -> None:
        """Index documents."""
        from corpus.catalogue.records import CataloguedPart, Change
        from index.whoosh_engine.whoosh import WhooshEngine

        engine = WhooshEngine(folder, _no_names())
        engine.create()
        made = iter(documents)
        while batch := list(islice(made, BATCH)):
            parts = [
                CataloguedPart(
                    d.id, d.id, 1, d.title, d.text, d.kind, published=d.year, language=d.language,
                    organizations=d.organizations, places=d.places, countries=d.countries,
                )
                for d in batch
            ]  # fmt: skip
            engine.index(Change(part.document, 1, (part,)) for part in parts)

    def open(self, folder: Path) -> None:
        """Open what `build` made."""
        from index.whoosh_engine.whoosh import WhooshEngine

        self.reader = WhooshEngine(folder, _no_names()).open()

    def ask(self, query: Query) -> Reply:
        """Answer a query."""
        from index.plan import Plan, Values
        from index.query.syntax import And, Node, Or, Phrase, Word
        from index.whoosh_engine.reader import Hits

        words: tuple[Node, ...] = tuple(Word(word) for word in query.words)
        tree: Node = {
            "all": And(words), "any": Or(words), "phrase": Phrase(" ".join(query.words))
        }[query.way]  # fmt: skip
        if query.field:
            tree = And((tree, Values(query.field, (query.value,))))
        answer = self.reader.answer(Plan(tree, facets=FACETS))
        assert isinstance(answer.hits, Hits)
        return Reply(
            answer.total,
            answer.facets,
            answer.hits.scores(),
        )


def _no_names() -> Any:
    from index.names import ValueNames

    return ValueNames(None)  # type: ignore[arg-type]  # no query of the benchmark asks for a name


class StockWhoosh(Engine):
    """Whoosh as it comes: stored text, stems, `groupedby`."""

    def build(self, folder: Path, documents: Iterable[Made]) -> None:
        """Index documents."""
        from whoosh import fields, index
        from whoosh.analysis import StemmingAnalyzer

        words = StemmingAnalyzer(stoplist=None, minsize=1, cachesize=-1)
        schema = fields.Schema(
            id=fields.ID(stored=True),
            title=fields.TEXT(words, stored=True),
            text=fields.TEXT(words, stored=True),
            **{name: fields.KEYWORD(stored=True, commas=True) for name in FACETS},
        )
        made = index.create_in(str(folder), schema)
        documents = iter(documents)
        while batch := list(islice(documents, BATCH)):
            writer = made.writer(limitmb=128)
            for d in batch:
                writer.add_document(
                    id=d.id, title=d.title, text=d.text, kind=d.kind, language=d.language, year=d.year,
                    organization=",".join(d.organizations) or None, place=",".join(d.places) or None,
                    country=",".join(d.countries) or None,
                )  # fmt: skip
            writer.commit()

    def open(self, folder: Path) -> None:
        """Open what `build` made."""
        from whoosh import index

        self.searcher = index.open_dir(str(folder)).searcher()

    def ask(self, query: Query) -> Reply:
        """Answer a query."""
        from whoosh import query as wq
        from whoosh.sorting import Count, Facets

        def word(text: str) -> Any:
            from whoosh.lang.porter import stem

            return wq.Or([wq.Term("title", stem(text), boost=2.0), wq.Term("text", stem(text))])

        if query.way == "phrase":
            from whoosh.lang.porter import stem

            stems = [stem(text) for text in query.words]
            tree: Any = wq.Or([wq.Phrase("title", stems, boost=2.0), wq.Phrase("text", stems)])
        else:
            tree = (wq.And if query.way == "all" else wq.Or)([word(text) for text in query.words])
        facets = Facets()
        for name in FACETS:
            facets.add_field(name, allow_overlap=True, maptype=Count)
        narrowed = wq.Term(query.field, query.value) if query.field else None
        found = self.searcher.search(tree, limit=10, groupedby=facets, filter=narrowed)
        counts = {
            name: {str(v): n for v, n in found.groups(name).items() if v is not None} for name in FACETS
        }
        return Reply(len(found), counts, [(hit["id"], hit.score) for hit in found])


class Tantivy(Engine):
    """tantivy with aggregations, one thread to write."""

    def _schema(self) -> Any:
        import tantivy

        builder = tantivy.SchemaBuilder()
        builder.add_text_field("id", stored=True, tokenizer_name="raw")
        # Nothing else is stored: the ids of the best are all that is asked of any engine here.
        builder.add_text_field("title", stored=False, tokenizer_name="en_stem")
        builder.add_text_field("text", stored=False, tokenizer_name="en_stem")
        for name in FACETS:
            builder.add_text_field(name, stored=False, tokenizer_name="raw", fast=True, index_option="basic")
        return builder.build()

    def build(self, folder: Path, documents: Iterable[Made]) -> None:
        """Index documents."""
        import tantivy

        writer = tantivy.Index(self._schema(), str(folder)).writer(128_000_000, 1)
        for d in documents:
            writer.add_document(
                tantivy.Document(
                    id=d.id, title=d.title, text=d.text, kind=d.kind, language=d.language, year=d.year,
                    organization=list(d.organizations), place=list(d.places), country=list(d.countries),
                )
            )  # fmt: skip
        writer.commit()
        writer.wait_merging_threads()

    def open(self, folder: Path) -> None:
        """Open what `build` made."""
        import tantivy

        self.index = tantivy.Index.open(str(folder))
        self.index.reload()
        self.searcher = self.index.searcher()

    def ask(self, query: Query) -> Reply:
        """Answer a query."""
        joint = {"all": " AND ", "any": " OR ", "phrase": " "}[query.way]
        text = joint.join(query.words)
        text = f'"{text}"' if query.way == "phrase" else f"({text})"
        if query.field:
            text += f' AND {query.field}:"{query.value}"'
        parsed = self.index.parse_query(text, ["title", "text"], field_boosts={"title": 2.0})
        found = self.searcher.search(parsed, 10, count=True)
        wanted = {name: {"terms": {"field": name, "size": 10, "segment_size": 5_000}} for name in FACETS}
        counted = self.searcher.aggregate(parsed, wanted)
        counts = {
            name: {bucket["key"]: int(bucket["doc_count"]) for bucket in counted[name]["buckets"]}
            for name in FACETS
        }
        best = [(self.searcher.doc(address)["id"][0], score) for score, address in found.hits]
        return Reply(found.count, counts, best)


class Fts5(Engine):
    """SQLite's full-text search, facets by joins over the hits."""

    def build(self, folder: Path, documents: Iterable[Made]) -> None:
        """Index documents."""
        made = sqlite3.connect(folder / "fts.sqlite")
        made.execute("CREATE VIRTUAL TABLE fts USING fts5(title, text, tokenize='porter unicode61')")
        made.execute("CREATE TABLE document (id INTEGER PRIMARY KEY, name TEXT)")
        for name in FACETS:
            made.execute(
                f"CREATE TABLE {name} (document INTEGER, value TEXT, PRIMARY KEY (document, value))"
                " WITHOUT ROWID"
            )
        for number, d in enumerate(documents):
            made.execute("INSERT INTO fts (rowid, title, text) VALUES (?, ?, ?)", (number, d.title, d.text))
            made.execute("INSERT INTO document VALUES (?, ?)", (number, d.id))
            values = {
                "kind": (d.kind,), "language": (d.language,), "year": (d.year,),
                "organization": d.organizations, "place": d.places, "country": d.countries,
            }  # fmt: skip
            for name, own in values.items():
                made.executemany(f"INSERT INTO {name} VALUES (?, ?)", [(number, value) for value in own])
        made.commit()
        made.execute("INSERT INTO fts (fts) VALUES ('optimize')")
        made.commit()
        made.close()

    def open(self, folder: Path) -> None:
        """Open what `build` made."""
        self.connection = sqlite3.connect(folder / "fts.sqlite")
        self.connection.execute("CREATE TEMP TABLE hit (id INTEGER PRIMARY KEY)")

    def ask(self, query: Query) -> Reply:
        """Answer a query."""
        joint = {"all": " AND ", "any": " OR ", "phrase": " "}[query.way]
        text = joint.join(query.words if query.way == "phrase" else (f'"{word}"' for word in query.words))
        text = f'"{text}"' if query.way == "phrase" else text
        narrowed = (
            f" AND rowid IN (SELECT document FROM {query.field} WHERE value = ?)" if query.field else ""
        )
        values = (text, query.value) if query.field else (text,)
        run = self.connection.execute
        run("DELETE FROM hit")
        run(f"INSERT INTO hit SELECT rowid FROM fts WHERE fts MATCH ?{narrowed}", values)
        (total,) = run("SELECT count(*) FROM hit").fetchone()
        counts = {
            name: dict(
                run(f"SELECT value, count(*) FROM hit JOIN {name} ON document = hit.id GROUP BY value")
            )
            for name in FACETS
        }
        best = run(
            "SELECT name, -score FROM (SELECT rowid AS found, bm25(fts, 2.0, 1.0) AS score FROM fts"
            f" WHERE fts MATCH ?{narrowed} ORDER BY score LIMIT 10) JOIN document ON id = found"
            " ORDER BY -score DESC",
            values,
        ).fetchall()
        return Reply(total, counts, best)


ENGINES: dict[str, type[Engine]] = {"ours": Ours, "whoosh": StockWhoosh, "tantivy": Tantivy, "fts5": Fts5}
