"""Lines and columns of a raw text, as editors count them."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

from cleaner.core.text import code_points
from cleaner.report.language import count, say


def line_starts(codes: NDArray[np.uint32]) -> NDArray[np.int64]:
    """The offset behind each line end of the code points ``codes``, and 0: where lines begin, the last of them maybe
    at the end of the text. ``\\n``, ``\\r\\n`` and a lone ``\\r`` end a line."""
    feeds, returns = (codes == 10).nonzero()[0], (codes == 13).nonzero()[0]
    if len(returns):
        lone = returns[codes.take(returns + 1, mode="clip") != 10]
        feeds = np.sort(np.concatenate((feeds, lone)))
    out = np.zeros(len(feeds) + 1, np.int64)
    np.add(feeds, 1, out=out[1:])
    return out


class LineIndex:
    """Where the lines of a decoded raw text stand.

    Lines and columns count from 1, columns in code points; offsets count code points from 0. ``\\n``, ``\\r\\n`` and a
    lone ``\\r`` end a line, and are the last characters of the line that they end.

    >>> index = LineIndex("渡口\\r\\n木船")
    >>> len(index), index.place(5), index.offset(2, 2)
    (2, (2, 2), 5)
    """

    def __init__(self, raw: str) -> None:
        self._length = len(raw)
        self._starts = line_starts(code_points(raw))
        self._raw = raw

    def __len__(self) -> int:
        """How many lines there are; what follows the last line end is a line only if it has a character."""
        return len(self._starts) - int(self._starts[-1] == self._length)

    @cached_property
    def _bounds(self) -> list[int]:
        """The offset at which each line begins, and the length of the text."""
        return [*self._starts.tolist(), self._length]

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of ``offset``; the end of the text has a place too. Raises IndexError for any other."""
        if not 0 <= offset <= self._length:
            raise IndexError(
                say("there is no character {offset}: the text has {length:,}", offset=offset, length=self._length)
            )
        row = int(np.searchsorted(self._starts, offset, "right")) - 1
        return row + 1, offset - int(self._starts[row]) + 1

    def places(self, offsets: ArrayLike) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Lines and columns of many offsets, all of which must be in the text or its end."""
        at = np.asarray(offsets, np.int64)
        rows = np.searchsorted(self._starts, at, "right") - 1
        return rows + 1, at - self._starts[rows] + 1

    def offset(self, line: int, column: int = 1) -> int:
        """The offset of a line and column.

        Raises IndexError with a message for people when there is no such line, or no such character in it; the column
        after the last character of a line (its line end, if it has one) counts as one, also that of an empty line.
        """
        if not 1 <= line <= len(self):
            lines = count("{number} line", "{number} lines", len(self))
            raise IndexError(say("there is no line {line}: the file has {lines}", line=line, lines=lines))
        start, end = self.span(line)
        last = max(self._bounds[line], end + 1)  # a line end of two characters has a column for each
        if not 1 <= column <= last - start:
            long = count("{number} character", "{number} characters", end - start)
            raise IndexError(
                say("there is no column {column} in line {line}: it has {long}", column=column, line=line, long=long)
            )
        return start + column - 1

    def span(self, line: int) -> tuple[int, int]:
        """The offsets at which a line begins and ends, its line end not counted. ``line`` is 1 to ``len(self)``."""
        start, end = self._bounds[line - 1], self._bounds[line]
        return start, start + len(self._raw[start:end].rstrip("\r\n"))
