"""What is wrong with a damaged file, in words a person understands, whatever a library said of it."""

from __future__ import annotations

import re

TOO_LARGE = "it unpacks to more than any page of text needs"
TOO_MANY = "it is drawn in more pieces than any page of text needs"
_CIRCLE = "it refers to itself in a circle"
_SHORT = "it ends too early"
_LIST = "the list of what it holds is damaged"

# What pypdf says, and what that means. The first that fits is told.
_PDF = (
    (r"decompress|exceeds? (?:maximum )?allowed|Array-based stream", TOO_LARGE),
    (r"number of (?:tokens|operators|operations)|stream parsing", TOO_MANY),
    (r"cycl|loop|circular", _CIRCLE),
    (r"ended unexpectedly|EOF|end of file|endstream", _SHORT),
    (r"startxref|xref|Root|[Tt]railer|ObjStm|object stream|Xref|/Pages", _LIST),
)  # fmt: skip
# The same for zipfile, zlib and tarfile.
_ARCHIVE = (
    (r"not a zip file|central directory", "its end, where a ZIP archive lists what is in it, is damaged"),
    (r"CRC-32|checksum", "some of its bytes have changed since it was packed"),
    (r"magic number|directory .* header .* differ|header", "the line that leads to it is damaged"),
    (r"truncated|unexpected end|end of data|Compressed file ended", _SHORT),
    (r"decompress", "what is packed in it is damaged"),
)  # fmt: skip


def of_pdf(error: Exception) -> str:
    """What a fault that pypdf met means for the file, or for the page."""
    if isinstance(error, RecursionError):
        return "what describes it is too deeply nested"
    if type(error).__module__ == "builtins":  # what Python says of its objects tells nobody anything
        return "what describes it is damaged"
    limited = TOO_LARGE if type(error).__name__ == "LimitReachedError" else "what describes it is damaged"
    return _meant(error, _PDF) or limited


def of_archive(error: Exception) -> str:
    """What a fault that zipfile or tarfile met means for the archive, or for a file in it."""
    if isinstance(error, EOFError):
        return _SHORT
    return _meant(error, _ARCHIVE) or "it cannot be unpacked"


def _meant(error: Exception, table: tuple[tuple[str, str], ...]) -> str | None:
    said = " ".join(str(error).split())
    return next((words for pattern, words in table if re.search(pattern, said)), None)
