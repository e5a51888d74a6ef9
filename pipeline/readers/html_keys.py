"""Keys by which texts of a page are compared: letters and digits only."""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"\w+")


@lru_cache(maxsize=4096)  # the reader of one page asks for the same lines again and again
def key_of(text: str) -> str:
    """A text's letters and digits in lower case: equal where only signs and spaces differ."""
    return "".join(_WORD.findall(text.lower()))
