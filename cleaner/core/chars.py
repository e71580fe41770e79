"""Where some characters stand in a whole text."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from cleaner.core.text import WIDEST, Text

# Up to so many are looked for one after the other: that is faster than to look each character of the text up.
_FEW = 5


class Chars:
    """Some characters that rules look for, each of one code point."""

    def __init__(self, chars: Iterable[str]) -> None:
        self._codes = np.array(sorted({ord(char) for char in chars}), np.uint32)
        self._numbers = np.minimum(self._codes, WIDEST).astype(np.intp)
        self._is_one = np.zeros(0x110000, bool)  # pages of zeros that nobody looks into take no memory and no time
        self._is_one[self._codes] = True

    def among(self, codes: NDArray[np.uint32]) -> NDArray[np.bool_]:
        """Which of some code points are one of them."""
        return self._is_one.take(codes)

    def places(self, text: Text) -> NDArray[np.intp]:
        """Where in a text one of them stands, rising."""
        occurring = self._codes[text.occurring.take(self._numbers)]
        if not len(occurring):
            return np.zeros(0, np.intp)
        codes = text.codes
        if len(occurring) > _FEW:
            return self._is_one.take(codes).nonzero()[0]
        found: NDArray[np.bool_] = codes == occurring[0]
        for code in occurring[1:]:
            found |= codes == code
        return found.nonzero()[0]
