"""Write docs/terminal.svg: a search of the starter documents as a terminal shows it."""

from __future__ import annotations

import io
import re
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
    console = Console(record=True, width=104, highlight=False, force_terminal=True, file=io.StringIO())
    console.print(f"$ solidarity search '{QUERY}' --limit 3")
    draw_answer(console, answer, 0)
    picture = console.export_svg(title="solidarity")
    picture = re.sub(r"@font-face \{.*?\}\s*", "", picture, flags=re.S)  # nothing is fetched to look at it
    (Path(__file__).parent.parent / "docs" / "terminal.svg").write_text(picture, "utf-8")


if __name__ == "__main__":
    main()
