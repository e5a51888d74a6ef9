"""Times as the archive writes them: ISO 8601 in UTC, to the second."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> str:
    """The present moment, such as 2026-11-22T05:30:00Z."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
