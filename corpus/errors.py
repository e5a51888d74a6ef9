"""The exceptions of Solidarity: one small tree, each message naming the thing and the remedy.

The command line turns any `SolidarityError` into one line on stderr and the exit code
that the class carries; nothing below ever reaches a user as a traceback.
"""

from __future__ import annotations


class SolidarityError(Exception):
    """Anything the user can do something about. `exit_code` is what the command line ends with."""

    exit_code = 2


class UsageError(SolidarityError):
    """The call itself is wrong: a missing file, an option that fits nothing."""


class ConfigError(SolidarityError):
    """config.yaml cannot be used; the message names file, line, key and what is expected."""


class QueryError(SolidarityError):
    """A query cannot be understood.

    `position` is where, in characters from the start of the query; `suggestion` what to type instead.
    """

    def __init__(self, message: str, query: str = "", position: int = 0, suggestion: str = "") -> None:
        self.query = query
        self.position = position
        self.suggestion = suggestion
        super().__init__(message)

    def __str__(self) -> str:
        text = str(self.args[0])
        if self.query:
            flat = self.query.replace("\n", " ").replace("\t", " ")
            text += f"\n  {flat}\n  {' ' * min(self.position, len(flat))}^"
        if self.suggestion:
            text += f"\n  Try: {self.suggestion}"
        return text


class ArchiveError(SolidarityError):
    """The archive folder is missing, of another version, or damaged."""


class LockedError(ArchiveError):
    """Another process holds the archive's write lock; the message says which."""


class NotFoundError(SolidarityError):
    """No document, run or authority record has the id that was asked for."""


class AuthorityError(SolidarityError):
    """An authority file or record is not as it must be; names the file and the record."""


class ItemError(SolidarityError):
    """One item cannot be taken in. `stage` says where it stopped; the run goes on without it."""

    exit_code = 1
    stage = "read"


class FetchError(ItemError):
    """The bytes could not be had: unreadable file, refused or broken connection."""

    stage = "fetch"


class RefusedError(FetchError):
    """An address that may not be asked for: by robots.txt, or since it lies in a private network."""


class ReadError(ItemError):
    """The bytes are there, but no text can be read from them."""

    stage = "read"


class StructureError(ItemError):
    """The text is there, but its parts could not be told."""

    stage = "structure"


class ExtractError(ItemError):
    """Organizations, places and dates could not be extracted."""

    stage = "extract"


class IndexDamagedError(SolidarityError):
    """The search index cannot be opened or written; `solidarity index rebuild` makes it anew."""

    exit_code = 1
