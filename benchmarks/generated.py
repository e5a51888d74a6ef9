"""Documents to measure with: generated, yet with the words, names and dates of the real thing."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from corpus.authority import load_authorities

_VERBS = [
    "affirms",
    "supports",
    "condemns",
    "urges",
    "calls-on",
    "encourages",
    "joins",
    "defends",
    "opposes",
    "rejects",
    "welcomes",
]
_NOUNS = [
    "workers",
    "strike",
    "contract",
    "wages",
    "safety",
    "plant",
    "delegation",
    "convention",
    "solidarity",
    "bargaining",
    "picket",
    "members",
    "organizing",
    "pension",
    "hours",
    "overtime",
    "campaign",
    "exchange",
    "meeting",
    "resolution",
    "committee",
    "struggle",
    "rights",
    "election",
    "grievance",
    "dues",
    "employers",
    "factory",
    "hospital",
    "harbor",
    "school",
    "railway",
    "mine",
    "port",
    "warehouse",
    "region",
    "border",
    "law",
    "court",
    "ballot",
]
_SMALL = [
    "the",
    "of",
    "and",
    "to",
    "in",
    "for",
    "a",
    "with",
    "on",
    "by",
    "from",
    "their",
    "that",
    "at",
    "as",
    "our",
    "this",
    "its",
    "under",
    "after",
    "before",
]
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def documents(count: int, words: int = 300, seed: int = 1) -> Iterator[tuple[str, str]]:
    """`count` pairs of file name and text of about `words` words; the same for the same seed."""
    chance = random.Random(seed)
    authorities = load_authorities()
    organizations = sorted(o.name for o in authorities.organizations.values())
    places = sorted(p.name for p in authorities.places.values() if p.population > 500_000)
    # Words of a long tail, so that the lexicon grows as that of real texts does (Zipf).
    rare = [
        "".join(chance.choice("aeioubcdfglmnprst") for _ in range(chance.randint(4, 10)))
        for _ in range(20_000)
    ]
    weights = [1 / (n + 1) for n in range(len(rare))]
    for number in range(count):
        tail = iter(chance.choices(rare, weights, k=words))
        sentences = [f"{chance.choice(_NOUNS).title()} and {chance.choice(_NOUNS).title()} {number}", ""]
        written = 0
        while written < words:
            sentence = [chance.choice(_SMALL).title()]
            for _ in range(chance.randint(8, 22)):
                pick = chance.random()
                if pick < 0.42:
                    sentence.append(chance.choice(_SMALL))
                elif pick < 0.75:
                    sentence.append(chance.choice(_NOUNS))
                elif pick < 0.80:
                    sentence.append(chance.choice(_VERBS).replace("-", " "))
                elif pick < 0.83:
                    sentence.append("the " + chance.choice(organizations))
                elif pick < 0.85:
                    sentence.append("in " + chance.choice(places))
                elif pick < 0.87:
                    sentence.append(f"in {chance.choice(_MONTHS)} {chance.randint(1905, 2024)}")
                else:
                    sentence.append(next(tail, "union"))
            text = " ".join(sentence) + "."
            written += text.count(" ") + 1
            sentences.append(text)
            if chance.random() < 0.2:
                sentences.append("")
        yield f"{number:06}.txt", "\n".join(sentences) + "\n"


def write(folder: Path, count: int, words: int = 300) -> int:
    """Write documents into a folder; how many words they have."""
    total = 0
    for name, text in documents(count, words):
        (folder / name).write_text(text, "utf-8")
        total += len(text.split())
    return total
