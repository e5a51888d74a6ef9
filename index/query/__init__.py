"""The query language: syntax tree, parser, printer, and the query in words. It knows no search engine."""

from index.query.parser import parse
from index.query.printer import print_query

__all__ = ["parse", "print_query"]
