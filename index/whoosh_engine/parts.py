"""The part itself as it is stored with each row: JSON."""

from __future__ import annotations

import json
from dataclasses import asdict

from corpus.catalogue.records import CataloguedPart


def dump(part: CataloguedPart) -> str:
    """The part as JSON; lone surrogates, which no text file can hold, are escaped by it."""
    return json.dumps({key: value for key, value in asdict(part).items() if value not in (None, ())})


def load(text: str) -> CataloguedPart:
    """The part that `dump` wrote."""
    values = json.loads(text)
    for name in ("organizations", "places", "countries", "mentioned"):
        if name in values:
            values[name] = tuple(values[name])
    for name in ("also_at", "operative"):
        if name in values:
            values[name] = tuple((one, other) for one, other in values[name])
    return CataloguedPart(**values)
