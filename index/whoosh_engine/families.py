"""Texts that the archive holds at several places: of those that match, one is shown."""

from __future__ import annotations

import numpy as np

from index.whoosh_engine.merged import Mask, ValueColumn


class Families:
    """Which rows hold the same text: `family` names it for all, `copy_of` for all but the original."""

    def __init__(self, family: ValueColumn, copy_of: ValueColumn) -> None:
        originals_first = np.argsort(copy_of.filled[family.rows], kind="stable")
        self._rows = family.rows[originals_first]
        self._codes = family.values[originals_first]

    def once(self, mask: Mask) -> Mask:
        """The mask with one row for each text: the original where it is in it, else the first copy."""
        matching = mask[self._rows]
        rows = self._rows[matching]
        if len(rows) < 2:
            return mask
        first = np.unique(self._codes[matching], return_index=True)[1]
        kept = mask.copy()
        kept[rows] = False
        kept[rows[first]] = True
        return kept
