"""Write docs/terminal.svg: a search of the starter documents as a terminal shows it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from rich.console import Console

from corpus.archive import Archive
from corpus.settings import Settings
from index.request import SearchRequest
from index.search import SearchIndex
from pipeline.cli.demo import starter_folder
from pipeline.cli.search import draw_answer
from pipeline.ingest import ingest
from pipeline.sources import expand

QUERY = "org:csn solidarity"


def main() -> None:
    """Draw the picture anew."""
    with tempfile.TemporaryDirectory() as folder, Archive.create(Path(folder) / "a") as archive:
        with archive.writing("a picture"):
            ingest(archive, list(expand([str(starter_folder())])), Settings())
        facets = tuple((name, 5) for name in Settings().search.facets)
        request = SearchRequest(query=QUERY, limit=3, facets=facets, marks=("\x02", "\x03"))
        with SearchIndex.open(archive.index_folder, archive.catalogue) as index:
            answer = index.search(request)
    console = Console(record=True, width=104, highlight=False, force_terminal=True, quiet=True)
    console.print(f"$ solidarity search '{QUERY}' --limit 3")
    draw_answer(console, answer, 0)
    console.save_svg(str(Path(__file__).parent.parent / "docs" / "terminal.svg"), title="solidarity")


if __name__ == "__main__":
    main()
