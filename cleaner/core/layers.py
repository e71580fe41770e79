"""Lines and blocks: tables over a text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaner.core.edits import Ints
from cleaner.core.text import Text

Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Lines:
    """The non-blank lines of a text, a row a line, as columns.

    ``start:end`` is the line without its indent and trailing blanks, in code points of the text; ``indent`` and
    ``trailing`` are how many columns of blanks stand before and after it (a wide blank counts two); ``blank_before``
    is how many blank lines stand between this line and the one before; ``page_before`` is whether a form feed does.
    ``number`` is the line's number in the text, from 0; ``level`` is the heading level its marks gave it (1 to 6, 7
    for a line all in bold, 0 for none); ``furniture`` is the code of the rule that consumed it as page furniture,
    else ""; ``parting`` says how far that furniture parts what stands before it from what stands after: 0 not at all (a
    page header), 1 somewhat (a drawn rule), 2 wholly (a label, a contents page).
    """

    text: Text
    start: Ints
    end: Ints
    indent: Ints
    trailing: Ints
    blank_before: Ints
    page_before: Bools
    number: Ints
    level: Ints
    furniture: NDArray[np.str_]
    parting: Ints

    def __len__(self) -> int:
        return len(self.start)

    @cached_property
    def strings(self) -> list[str]:
        """Each line's text, without indent and trailing blanks."""
        string = self.text.string
        return [string[s:e] for s, e in zip(self.start.tolist(), self.end.tolist(), strict=True)]

    @classmethod
    def of(cls, text: Text) -> Lines:
        """The lines of ``text``, whose line ends must be ``\\n``."""
        codes, solid = text.codes, text.solid
        line_end = np.append(np.flatnonzero(codes == 10), len(codes))
        line_start = np.concatenate(([0], line_end[:-1] + 1))
        # The solid characters of line k are ``solid[bound[k]:bound[k + 1]]``.
        bound = np.concatenate(([0], np.searchsorted(solid, line_end)))
        number = np.flatnonzero(bound[1:] > bound[:-1])
        start, end = solid[bound[number]], solid[bound[number + 1] - 1] + 1
        wide, feeds = np.flatnonzero(codes == 0x3000), np.flatnonzero(codes == 0x0C)

        def count(places: NDArray[np.intp], first: NDArray[np.intp], last: NDArray[np.intp]) -> NDArray[np.intp]:
            """How many of some sorted places lie in each range ``first:last``."""
            if not len(places):
                return np.zeros(len(first), np.intp)
            return np.searchsorted(places, last) - np.searchsorted(places, first)

        def columns(first: NDArray[np.intp], last: NDArray[np.intp]) -> Ints:
            """Columns of the blanks in each range: an ideographic space counts two, a form feed none."""
            return (last - first + count(wide, first, last) - count(feeds, first, last)).astype(np.int32)

        before = np.concatenate(([0], end[:-1])) if len(end) else end
        return cls(
            text,
            start.astype(np.int32),
            end.astype(np.int32),
            columns(line_start[number], start),
            columns(end, line_end[number]),
            np.diff(number, prepend=-1).astype(np.int32) - np.int32(1),
            count(feeds, before, start) > 0,
            number.astype(np.int32),
            np.zeros(len(start), np.int32),
            np.full(len(start), "", "<U6"),
            np.zeros(len(start), np.int32),
        )

    def levelled(self, levels: dict[int, int]) -> Lines:
        """These lines with the heading levels given by line number."""
        if not levels:
            return self
        given = np.zeros(max(int(self.number[-1]) + 1 if len(self) else 0, max(levels) + 1), np.int32)
        given[list(levels)] = list(levels.values())
        return replace(self, level=given[self.number])

    def consumed(self, rows: list[int], code: str, parting: int) -> Lines:
        """These lines with the given rows marked as furniture under ``code``; a row already marked stays as it is."""
        if not rows:
            return self
        furniture, parts = self.furniture.copy(), self.parting.copy()
        fresh = [row for row in rows if not furniture[row]]
        furniture[fresh] = code
        parts[fresh] = parting
        marked = replace(self, furniture=furniture, parting=parts)
        if "strings" in self.__dict__:  # they are the same lines: their strings need not be cut out again
            marked.__dict__["strings"] = self.strings
        return marked

    def released(self, rows: list[int]) -> Lines:
        """These lines with the given rows no furniture."""
        if not rows:
            return self
        furniture, parts = self.furniture.copy(), self.parting.copy()
        furniture[rows], parts[rows] = "", 0
        return replace(self, furniture=furniture, parting=parts)


class Piece(NamedTuple):
    """A range of the text that is part of a block, and the rule that joined it to the piece before ("": none)."""

    start: int
    end: int
    joined_by: str = ""


class Block(NamedTuple):
    """A paragraph, heading or other part as printed: its pieces in reading order, the rows of the lines it took, and
    its text as one line.

    ``opens`` says that the reading order shows a new article to begin here; ``open_end`` that the block breaks off in
    mid-sentence and nothing was found that continues it.
    """

    pieces: tuple[Piece, ...]
    rows: tuple[int, ...]
    text: str
    opens: bool = False
    open_end: bool = False
