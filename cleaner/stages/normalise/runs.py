"""The runs of blanks of a text."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cleaner.core.chars import Chars
from cleaner.core.edits import Edits
from cleaner.core.layers import Bools
from cleaner.core.once import once
from cleaner.core.text import Text
from cleaner.stages.normalise.context import Places
from cleaner.zh.chars import BLANKS, members

IS_BLANK = members(BLANKS)
_BLANKS = Chars(BLANKS)
END = 10


@dataclass(frozen=True, slots=True)
class Runs:
    """The runs of blanks of a text, and the code points on either side (an end of line at the edges of the text)."""

    start: Places
    end: Places
    left: NDArray[np.uint32]
    right: NDArray[np.uint32]

    @staticmethod
    @once
    def of(text: Text) -> Runs:
        """All runs of blanks of ``text``."""
        at = _BLANKS.places(text)
        if not len(at):
            none = np.empty(0, np.uint32)
            return Runs(at, at, none, none)
        parts = at[1:] - at[:-1] != 1
        start, end = at[np.append(True, parts)], at[np.append(parts, True)] + 1
        left, right = text.codes[start - 1], text.codes.take(end, mode="clip")
        left[:1], right[-1:] = left[:1] if start[0] else END, right[-1:] if end[-1] < len(text) else END
        return Runs(start, end, left, right)

    def only(self, which: Bools) -> Runs:
        """Some of the runs."""
        return Runs(self.start[which], self.end[which], self.left[which], self.right[which])

    def replaced(self, by: str) -> Edits:
        """Every run replaced by ``by``."""
        return Edits(self.start.astype(np.int32), self.end.astype(np.int32), (by,) * len(self.start))
