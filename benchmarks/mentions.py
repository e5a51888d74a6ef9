"""How long `mentions` takes over a list of partners on a book of resolutions, beside one search with facets.

Both as a user runs them, a process each. Run it with `make bench` or `python -m benchmarks.mentions [COUNT]`.
"""

from __future__ import annotations

import random
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from corpus.archive import Archive
from corpus.settings import Settings
from pipeline.ingest import ingest
from pipeline.sources import expand

PARTNERS = {
    "csn": "Confédération des syndicats nationaux",
    "fat": "Frente Auténtico del Trabajo",
    "cut-br": "Central Única dos Trabalhadores",
    "ntui": "New Trade Union Initiative",
    "kmu": "Kilusang Mayo Uno",
    "fiom": "FIOM",
    "zenroren": "Zenroren",
    "unifor": "Unifor",
    "cosatu": "Congress of South African Trade Unions",
    "ituc": "International Trade Union Confederation",
    "industriall": "IndustriALL",
    "psi": "Public Services International",
}
MENTIONED = 11  # of the twelve, so that one has to be listed as without mention

_SUBJECTS = (
    "Harbor Safety",
    "Night Work",
    "Public Housing",
    "School Meals",
    "Rail Freight",
    "Heat on the Job",
)
_ACTIONS = ("affirms", "supports", "condemns", "urges", "encourages", "opposes", "demands", "reaffirms")
_OBJECTS = (
    "the right of every member to refuse unsafe work without loss of pay",
    "an exchange of delegations before the next convention",
    "a joint campaign for a common contract date in the industry",
    "the closing of plants whose owners were paid to keep them open",
    "legislation that puts inspectors back into the mines and mills",
    "the strike fund that was founded at the last convention",
)
ALLOWED = 2.0


def book(count: int, seed: int = 5) -> str:
    """A book of proceedings with so many resolutions; every third names one of the partners in a clause."""
    chance = random.Random(seed)
    names = list(PARTNERS.values())[:MENTIONED]
    lines = ["PROCEEDINGS OF THE 41st CONVENTION", "of the Lakeshore Federation of Labor, June 2012", ""]
    for number in range(1, count + 1):
        lines += [f"Resolution {number}: {chance.choice(_SUBJECTS)} in District {number}", ""]
        lines += [f"WHEREAS, {_sentence(chance)}; and", "", f"WHEREAS, {_sentence(chance)};", ""]
        with_whom = f" together with the {chance.choice(names)}" if number % 3 == 0 else ""
        lines += ["THEREFORE, BE IT RESOLVED that this convention:", ""]
        for clause in range(1, chance.randint(3, 8)):
            partner = with_whom if clause == 2 else ""
            lines += [f"{clause}. {chance.choice(_ACTIONS).title()} {chance.choice(_OBJECTS)}{partner};", ""]
        lines += ["Adopted.", ""]
    return "\n".join(lines)


def _sentence(chance: random.Random) -> str:
    return (
        f"in {chance.randint(1950, 2011)} the members of Local {chance.randint(10, 900)} won "
        f"{chance.choice(_OBJECTS)}, and they have defended it at {chance.randint(2, 40)} plants since"
    )


def seconds(arguments: list[str], runs: int) -> float:
    """Median wall-clock seconds of a command."""
    taken = []
    for _ in range(runs):
        began = perf_counter()
        subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
        taken.append(perf_counter() - began)
    return statistics.median(taken)


def main(count: int = 300, runs: int = 7) -> None:
    """Print both times and their ratio."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        (folder / "book.txt").write_text(book(count), "utf-8")
        (folder / "partners.csv").write_text("id\n" + "\n".join(PARTNERS) + "\n", "utf-8")
        with Archive.create(folder / "archive") as archive, archive.writing("a benchmark"):
            ingest(archive, list(expand([str(folder / "book.txt")])), Settings())
        command = ["-m", "pipeline", "--archive", str(folder / "archive")]
        search = seconds([*command, "search", "convention", "--facet", "organization"], runs)
        mentions = seconds([*command, "mentions", "--partners", str(folder / "partners.csv")], runs)
        briefing = seconds(
            [*command, "mentions", "--partners", str(folder / "partners.csv"), "--format", "markdown"], runs
        )
    print(f"a book of {count} resolutions, cold: one search with facets {search * 1000:.0f} ms,")
    print(
        f"mentions over {len(PARTNERS)} partners {mentions * 1000:.0f} ms ({mentions / search:.2f} times,"
        f" {ALLOWED:.0f} are allowed), as a briefing {briefing * 1000:.0f} ms"
    )


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:2]))
