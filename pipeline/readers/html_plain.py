"""The text of a page that is nested beyond all reason, as plain lines.

lxml keeps about 2,000 levels and BeautifulSoup takes time with the square of them; Python's own
parser minds neither, and on such a page there is no structure worth having.
"""

from __future__ import annotations

from html.parser import HTMLParser

from lxml import etree

from pipeline.readers import html_words as words
from pipeline.readers.html_dom import Element

TOO_DEEP = 1000

_SKIPPED = frozenset({"script", "style", "noscript", "template", "title"})
_BREAKS = words.BLOCK_TAGS | {"br", "td", "th"}


def is_too_deep(root: Element) -> bool:
    """Whether elements are nested more than `TOO_DEEP` levels."""
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > TOO_DEEP:
            return True
    return False


def lines(markup: str) -> list[str]:
    """The page's text, a line for each run between block elements."""
    parser = _Lines()
    parser.feed(markup)
    parser.close()
    return [line for run in parser.runs if (line := " ".join("".join(run).split()))]


class _Lines(HTMLParser):
    """Gathers text; scripts and the like are counted in and out, so that nothing nests."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.runs: list[list[str]] = [[]]
        self._skipping = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A block begins a line; scripts are passed over."""
        if tag in _SKIPPED:
            self._skipping += 1
        elif tag in _BREAKS and self.runs[-1]:
            self.runs.append([])

    def handle_endtag(self, tag: str) -> None:
        """A block's end ends its line."""
        if tag in _SKIPPED:
            self._skipping = max(0, self._skipping - 1)
        elif tag in _BREAKS and self.runs[-1]:
            self.runs.append([])

    def handle_data(self, data: str) -> None:
        """Text joins the line that is open."""
        if not self._skipping:
            self.runs[-1].append(data)
