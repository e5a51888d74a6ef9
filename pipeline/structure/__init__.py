"""From a reading to a document: title, dates, kind, parts, and the clauses of resolutions.

`structure` is the only door. It never fails on odd input: where nothing can be told, the document is
one undivided part, and what was guessed or is missing is said in its warnings.
"""

from __future__ import annotations

from pipeline.structure.build import structure

__all__ = ["structure"]
