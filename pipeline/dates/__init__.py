"""Dates in text: found by rules for English, Spanish, French and Portuguese, given as EDTF."""

from pipeline.dates.find import find_dates
from pipeline.dates.spans import DateSpan

__all__ = ["DateSpan", "find_dates"]
