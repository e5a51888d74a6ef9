"""Titles of headers that run over two lines."""

from __future__ import annotations

import re

from pipeline.structure.resolutions.decisions import submitters
from pipeline.structure.resolutions.decisions.fates import fate_of
from pipeline.structure.resolutions.heads import headers
from pipeline.structure.resolutions.texts.line_ends import STOPPED
from pipeline.structure.resolutions.texts.lines import Line
from pipeline.structure.resolutions.texts.opening_lines import is_fact_line


def title_wraps(before: str, after: str, following: Line | None) -> bool:
    """Whether a header's title or byline goes on in a second line: "Violence against" / "shop workers".

    The second line is short, ends the paragraph and is no submitter's name.
    """
    header = headers.header_of(before)
    if header is None or before.endswith(STOPPED) or len(after) > 70:
        return False
    if header.rest and not header.rest.startswith(
        "("
    ):  # "Resolution No. 6, by Textile Workers' Local No. 157, New"
        return after.endswith((":", ".")) and len(after) < 50 and not submitters.is_local(after.rstrip(":."))
    if fate_of(after) is not None:
        return False
    apart = following is None or following.blank or is_fact_line(following.plain)
    if header.title is None or not apart or len(before) < 34 or after.endswith((".", ":", ";")):
        return False
    return not (
        submitters.names_body(after) or after.isupper() != header.title.isupper() or re.search(r"\d", after)
    )


def same_title(before: str, after: str) -> bool:
    """Whether the next line of a heading goes on with its title: set alike, and the first not stopped."""
    return before.isupper() == after.isupper() and not before.endswith(STOPPED)
