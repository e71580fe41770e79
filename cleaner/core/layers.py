"""Lines and blocks: tables over a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import repeat
from operator import itemgetter
from typing import Any, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from cleaner.core.edits import Ints
from cleaner.core.text import Text, grown

Bools = NDArray[np.bool_]
_TOLD_BY = {"furniture": "taken", "kind": "kinds"}  # columns of ``Lines`` and what is found from them
RULED = 1  # ``parting`` of a drawn rule
_ARTICLE_GAP = 2  # blank lines between two articles in the layout of clean text
Row = TypeVar("Row", bound=tuple[Any, ...])


def places(column: NDArray[Any]) -> NDArray[np.intp]:
    """Where a column is true: ``np.flatnonzero`` without what that costs, which on the columns of one file is most."""
    return column.nonzero()[0]


def some(column: NDArray[Any]) -> bool:
    """Whether a column is true anywhere: ``any`` takes five times as long for the columns of one file."""
    return bool(np.count_nonzero(column))


def beside(pairs: Bools) -> Bools:
    """Which rows are one of two neighbours that ``pairs``, which has one row fewer, says something of."""
    out = np.zeros(len(pairs) + 1, bool)
    out[:-1] = pairs
    out[1:] |= pairs
    return out


def runs(told: Bools, least: int) -> Iterator[tuple[int, int]]:
    """Where so many rows at ``least`` follow one another that are ``told``: the first, and the one behind the last."""
    edges = places(np.concatenate((told[:1], told[1:] != told[:-1], told[-1:])))
    first, behind = edges[::2], edges[1::2]
    long = behind - first >= least
    return zip(first[long].tolist(), behind[long].tolist(), strict=True)


@dataclass(frozen=True)
class Lines:
    """The non-blank lines of a text, a row a line, as columns.

    ``start:end`` is the line without its indent and trailing blanks, in code points of the text; ``indent`` and
    ``trailing`` are how many columns of blanks stand before and after it (a wide blank counts two); ``blank_before``
    is how many blank lines stand between this line and the one before; ``page_before`` is whether a form feed does.
    ``number`` is the line's number in the text, from 0; ``level`` is the heading level its marks gave it (1 to 6, 7
    for a line all in bold, 0 for none); ``kind`` is what its form says it is, as a ``zh.layout.Kind``; ``furniture`` is
    the code of the rule that consumed it as page furniture, else ""; ``parting`` says how far that furniture parts what
    stands before it from what stands after: 0 not at all (a page header), 1 somewhat (a drawn rule), 2 wholly (a label,
    a contents page).
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
    kind: Ints
    furniture: NDArray[np.str_]
    parting: Ints

    def __len__(self) -> int:
        return len(self.start)

    @cached_property
    def strings(self) -> list[str]:
        """Each line's text, without indent and trailing blanks."""
        return list(filter(None, map(str.strip, self.text.string.split("\n"))))

    @cached_property
    def kinds(self) -> list[int]:
        """The kind of each line as a plain number, which is compared with a kind in a hundredth of the time that a
        number of an array takes."""
        kinds: list[int] = self.kind.tolist()
        return kinds

    @cached_property
    def taken(self) -> Bools:
        """Which lines are furniture."""
        taken: Bools = self.furniture != ""
        return taken

    @cached_property
    def spaced(self) -> bool:
        """Whether the file stands in the layout that ``clean text`` prints: no indents, no marks, one blank line
        between parts, two between articles. Others stand so too."""
        gaps = self.blank_before[1:]
        return bool(
            len(gaps)
            and ((gaps == 1) | (gaps == _ARTICLE_GAP)).all()
            and not self.indent.any()
            and not self.trailing.any()
            and not self.level.any()
            and not self.page_before.any()
            and self.text.string[:1] != "\n"
        )

    @cached_property
    def opens_article(self) -> Bools:
        """Before which lines a file in that layout shows that an article ends; no line of any other file."""
        opens: Bools = self.blank_before == _ARTICLE_GAP
        opens[:1] = False
        return opens & self.spaced if some(opens) else opens

    @classmethod
    def of(cls, text: Text) -> Lines:
        """The lines of ``text``, whose line ends must be ``\\n``."""
        codes, solid = text.codes, text.solid
        line_end = np.append(places(codes == 10), len(codes))
        line_start = np.concatenate(([0], line_end[:-1] + 1))
        # The solid characters of line k are ``solid[bound[k]:bound[k + 1]]``.
        bound = np.concatenate(([0], np.searchsorted(solid, line_end)))
        number = places(bound[1:] > bound[:-1])
        start, end = solid[bound[number]], solid[bound[number + 1] - 1] + 1
        wide, feeds = places(codes == 0x3000), places(codes == 0x0C)

        def count(signs: NDArray[np.intp], first: NDArray[np.intp], last: NDArray[np.intp]) -> NDArray[np.intp]:
            """How many of some sorted signs lie in each range ``first:last``."""
            if not len(signs):
                return np.zeros(len(first), np.intp)
            return np.searchsorted(signs, last) - np.searchsorted(signs, first)

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
            grown(number, -1).astype(np.int32) - np.int32(1),
            count(feeds, before, start) > 0,
            number.astype(np.int32),
            np.zeros(len(start), np.int32),
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
        return self._with(level=given[self.number])

    def of_kinds(self, kinds: Mapping[int, int]) -> Lines:
        """These lines with the kinds given by row."""
        kind = np.zeros(len(self), np.int32)
        kind[list(kinds)] = list(kinds.values())
        return self._with(kind=kind)

    def consumed(self, rows: list[int], code: str, parting: int) -> Lines:
        """These lines with the given rows marked as furniture under ``code``; a row already marked stays as it is."""
        if not rows:
            return self
        furniture, parts = self.furniture.copy(), self.parting.copy()
        fresh = np.array(rows)
        fresh = fresh[~self.taken[fresh]]
        furniture[fresh] = code
        parts[fresh] = parting
        return self._with(furniture=furniture, parting=parts)

    def released(self, rows: list[int]) -> Lines:
        """These lines with the given rows no furniture."""
        if not rows:
            return self
        furniture, parts = self.furniture.copy(), self.parting.copy()
        furniture[rows], parts[rows] = "", 0
        return self._with(furniture=furniture, parting=parts)

    def _with(self, **columns: Any) -> Lines:
        """These lines with other columns; the texts of the lines stay, and need not be cut out again."""
        other = object.__new__(Lines)
        other.__dict__.update(self.__dict__, **columns)  # ``replace`` would set each column by itself
        for column in columns:
            other.__dict__.pop(_TOLD_BY.get(column, ""), None)
        return other


class Piece(NamedTuple):
    """A range of the text that is part of a block, and the rule that joined it to the piece before ("": none)."""

    start: int
    end: int
    joined_by: str = ""


joining_rule = itemgetter(Piece._fields.index("joined_by"))
"""The rule that joined a piece to the one before, read off without a call of Python."""


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


def made(row: type[Row], *columns: Iterable[Any]) -> list[Row]:
    """The named tuples of the type ``row`` whose fields are ``columns``, all of one length.

    As ``list(map(row, *columns))``, without a call of Python for each of them.
    """
    return list(map(tuple.__new__, repeat(row), zip(*columns, strict=True)))
