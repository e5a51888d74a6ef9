"""Check the made PDFs: do their words agree with the gold, and how much of its order does plain pypdf keep?

Call: ``python tools/check_test_pdfs.py [FOLDER]``. Words agree when at least 98 % of the words of gold and
furniture are in the file and the other way round; a word parted at a line's end counts when both its parts
are there. Order is the longest common subsequence of word trigrams, as a share of the gold's.
"""

from __future__ import annotations

import re
import statistics
import sys
import unicodedata
from collections import Counter
from pathlib import Path

import yaml
from pypdf import PdfReader

TUNING = Path(__file__).resolve().parent.parent / "tests" / "quality" / "pdfs" / "tuning"
_HYPHENS = "-\u00ad\u2010"


def words(text: str) -> list[str]:
    """Lower-case words after NFKC."""
    return re.findall(r"\w+", unicodedata.normalize("NFKC", text).lower())


def agreement(gold: str, found: str) -> float:
    """Twice the shared words by all words, parted words mended."""
    want, have = Counter(words(gold)), Counter(words(found))
    missing, extra = want - have, have - want
    flat = unicodedata.normalize("NFKC", found).lower()
    heads = Counter(re.findall(rf"(\w+)[{_HYPHENS}]", flat))
    shared = sum((want & have).values())
    total = sum(want.values()) + sum(have.values())
    for word, count in missing.items():
        for cut in range(2, len(word) - 1):
            head, tail = word[:cut], word[cut:]
            while count and heads[head] and extra[head] and (have[tail] or heads[tail]):
                heads[head] -= 1
                extra[head] -= 1
                shared, total, count = shared + 1, total - 1, count - 1
    return 2 * shared / total


def order(gold: str, found: str) -> float:
    """Longest common subsequence of word trigrams by the gold's number (Hyyrö's bit-parallel method)."""
    first, second = (list(zip(w, w[1:], w[2:], strict=False)) for w in (words(gold), words(found)))
    places: dict[tuple[str, ...], int] = {}
    for place, trigram in enumerate(first):
        places[trigram] = places.get(trigram, 0) | 1 << place
    every = (1 << len(first)) - 1
    row = every
    for trigram in second:
        hit = row & places.get(trigram, 0)
        row = ((row + hit) | (row - hit)) & every
    return (len(first) - row.bit_count()) / max(1, len(first))


def main() -> None:
    """Print a line for each file and the means; exit 1 when a file fails."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else TUNING
    bad = 0
    scores: dict[bool, list[float]] = {True: [], False: []}
    for entry in yaml.safe_load((folder / "gold.yaml").read_text("utf-8")):
        path = folder / entry["file"]
        gold = (folder / entry["text"]).read_text("utf-8")
        body = re.sub(r"^\[(?:note|caption)\] ", "", gold, flags=re.MULTILINE)
        reader = PdfReader(path)
        found = "\n".join(page.extract_text() for page in reader.pages)
        pages = len(reader.pages)
        # What stands on every page but perhaps the first: count it as often as it is found.
        flat = " ".join(words(found))
        furniture = [s for s in entry["furniture"] for _ in range(max(1, flat.count(" ".join(words(s)))))]
        agree = agreement("\n".join([body, *furniture, *entry["page_numbers"]]), found)
        score = order(body, found)
        scores[entry["interleaved"]].append(score)
        inside = [s for s in entry["furniture"] if s.lower() in body.lower()]
        faults = [
            text
            for text, fault in (
                ("words differ", agree < 0.98),
                ("furniture in the gold", bool(inside)),
                ("too large", path.stat().st_size > 60_000),
                ("too many pages", pages > 4),
                ("length", not 240 <= len(words(body)) <= 950),
            )
            if fault
        ]
        bad += bool(faults)
        print(
            f"{path.stem:44} {pages} p {path.stat().st_size / 1000:5.1f} kB {len(words(body)):4} words"
            f"  words {agree:.3f}  order {score:.3f} {'across ' * entry['interleaved']}{', '.join(faults)}"
        )
    size = sum(p.stat().st_size for p in folder.iterdir()) / 1e6
    for across, values in scores.items():
        if values:
            kind = "interleaved" if across else "others"
            print(f"{kind}: {len(values)}, mean order {statistics.mean(values):.3f}")
    print(f"{size:.2f} MB, {bad} with faults")
    sys.exit(bool(bad))


if __name__ == "__main__":
    main()
