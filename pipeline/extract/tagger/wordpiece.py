"""Words as pieces of the encoder's vocabulary: greedy, longest piece first.

The method is WordPiece (Schuster and Nakajima 2012, as BERT uses it); words come folded already, so that
nothing of a tokenizer's normalisation is needed.
"""

from __future__ import annotations

from pathlib import Path

PAD, UNKNOWN, BEGIN, END = "[PAD]", "[UNK]", "[CLS]", "[SEP]"
_MOST_PIECES = 12  # of one word; a longer one is no word of a name
_REMEMBERED = 200_000  # words; a year's newspapers have fewer


class WordPieces:
    """The pieces of a vocabulary file, one piece a line; its line number is the piece's id."""

    def __init__(self, path: Path) -> None:
        pieces = path.read_text("utf-8").splitlines()
        self._ids = {piece: i for i, piece in enumerate(pieces)}
        self.pad, self.unknown = self._ids[PAD], self._ids[UNKNOWN]
        self.begin, self.end = self._ids[BEGIN], self._ids[END]
        self._kept: dict[str, tuple[int, ...]] = {}

    def __len__(self) -> int:
        return len(self._ids)

    def of(self, word: str) -> tuple[int, ...]:
        """The ids of a folded word's pieces: at least one, at most twelve."""
        kept = self._kept.get(word)
        if kept is None:
            if len(self._kept) >= _REMEMBERED:
                self._kept.clear()
            kept = self._kept[word] = self._cut(word)
        return kept

    def _cut(self, word: str) -> tuple[int, ...]:
        ids: list[int] = []
        at = 0
        while at < len(word) and len(ids) < _MOST_PIECES:
            mark = "##" if at else ""
            for end in range(len(word), at, -1):
                found = self._ids.get(mark + word[at:end])
                if found is not None:
                    ids.append(found)
                    at = end
                    break
            else:
                return (self.unknown,)
        return tuple(ids) or (self.unknown,)
