"""How long resolving every name of an archive anew takes: `authority apply`, and an edit of one record.

CPU seconds of all processes stand beside the wall clock, since they say the same on a machine that is busy.

The archive is generated straight into the catalogue, with mentions where the texts have names, so that
nothing is read or tagged. Run it with `make bench` or `python -m benchmarks.authority [DOCUMENTS]`.
"""

from __future__ import annotations

import hashlib
import os
import random
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter

from benchmarks.ingest import cpu
from corpus.archive import Archive
from corpus.authority import Authorities, load_authorities
from corpus.document import Document, Label, Mention, Part, Provenance
from corpus.settings import Settings
from index.search import SearchIndex
from pipeline.authority import Outcome, apply_all, edit, undo

MENTIONS = 30
# Four of ten names belong to few records that are in the news, as in real archives.
_OFTEN = 120
_BETWEEN = (
    " met the delegates of ", " and the members of ", ", with greetings from ", " wrote again to ",
    ". After the strike, ", ". Workers at the plant told ", " of ", " (", ") joined the picket line of ",
    " in a letter to ",
)  # fmt: skip


def documents(count: int, authorities: Authorities, seed: int = 1) -> Iterator[Document]:
    """Documents of about 1,500 characters with 30 names each: known, ambiguous, unknown, locals, places."""
    chance = random.Random(seed)
    records = sorted(authorities.organizations.values(), key=lambda o: o.id)
    often = chance.sample(records, _OFTEN)
    places = sorted(p.name for p in authorities.places.values() if p.population > 400_000)
    acronyms = sorted({a for o in records for a in o.acronyms})
    for number in range(count):
        text, mentions = f"Bulletin {number}\n\n", []
        for n in range(MENTIONS):
            label: Label = "ORG"
            pick = chance.random()
            if pick < 0.4:
                surface = chance.choice(chance.choice(often).names)
            elif pick < 0.5:
                surface = chance.choice(records).name
            elif pick < 0.6:
                surface = chance.choice(acronyms)
            elif pick < 0.65:
                surface = f"{chance.choice(acronyms)} Local {chance.randint(1, 900)}"
            elif pick < 0.75:
                surface = f"Committee {chance.randint(1, 20_000)} for the Harbor"
            else:
                label, surface = "PLACE", chance.choice(places)
            mentions.append(Mention(label, surface, len(text), len(text) + len(surface), "benchmark", 0.9))
            text += surface + chance.choice(_BETWEEN) + ("\n\n" if n % 8 == 7 else "")
        part = Part(0, 0, len(text), title=f"Bulletin {number}", mentions=tuple(mentions))
        yield Document(text, (part,), f"Bulletin {number}", "article", "generated", language="en")


def fill(archive: Archive, count: int) -> None:
    """Store generated documents, their names not resolved yet."""
    authorities = load_authorities()
    SearchIndex.open(archive.index_folder, archive.catalogue).close()
    with archive.catalogue.transaction():
        archive.catalogue.names.take_authorities(
            authorities.organizations.values(), authorities.places.values(), authorities.fingerprint
        )
        for number, document in enumerate(documents(count, authorities)):
            sha256 = hashlib.sha256(document.text.encode()).hexdigest()
            origin = f"generated/{number}"
            where = Provenance(
                origin, sha256, len(document.text), "2026-01-01T00:00:00Z", "text/plain", "none"
            )
            archive.catalogue.documents.store(document, where)


def main(count: int = 20_000) -> None:
    """Print what each step takes, resolving and storing apart from the index that follows."""
    settings = Settings()
    with tempfile.TemporaryDirectory() as temporary, Archive.create(Path(temporary) / "archive") as archive:
        fill(archive, count)
        with archive.writing("a benchmark"):
            print(f"{count:,} generated documents of {MENTIONS} names, {os.cpu_count()} cores")
            print(f"{'':44}{'documents':>10}{'changed':>9}{'mentions':>10}{'s':>7}{'CPU s':>7}{'index s':>9}")
            # Nothing is resolved at first, so this stores every mention anew.
            _show("apply, every mention changes", lambda: apply_all(archive, settings))
            _show("apply, nothing changes", lambda: apply_all(archive, settings))
            merge = [("merge", {"label": "ORG", "from": "csn", "into": "clc"})]
            _show("merge of two organizations", lambda: edit(archive, settings, merge))
            _show("undo of it", lambda: undo(archive, settings))


def _show(what: str, do: Callable[[], Outcome]) -> None:
    began, began_cpu = perf_counter(), cpu()
    outcome = do()
    wall, used = perf_counter() - began, cpu() - began_cpu
    print(
        f"{what:44}{outcome.resolved:10,}{len(outcome.documents):9,}{outcome.mentions:10,}"
        f"{wall - outcome.index_seconds:7.1f}{used:7.1f}{outcome.index_seconds:9.1f}"
    )


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:2]))
