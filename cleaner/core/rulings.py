"""What people have decided about one raw file, as far as the path of one file needs to know it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Dismissal(NamedTuple):
    """What the rule ``code`` found or did within the raw ``span`` is wrong."""

    code: str
    span: tuple[int, int]


class ReadAs(NamedTuple):
    """What stands at the raw ``span`` truly reads ``text``."""

    span: tuple[int, int]
    text: str


@dataclass(frozen=True, slots=True)
class Rulings:
    """The decisions for a raw file, each kind sorted. Offsets are code points of its raw text.

    ``dismissed``: findings that are not listed, changes that are not made, page lines that are text. ``joins`` and
    ``breaks``: where a line end begins (its first character) that joins its line to the next, or ends a paragraph.
    ``readings``: for the comparison of copies; cleaning one file makes nothing of them.
    """

    dismissed: tuple[Dismissal, ...] = ()
    joins: tuple[int, ...] = ()
    breaks: tuple[int, ...] = ()
    readings: tuple[ReadAs, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.dismissed or self.joins or self.breaks or self.readings)

    def dismisses(self, code: str, span: tuple[int, int]) -> bool:
        """Whether what ``code`` found at ``span`` is dismissed."""
        return any(d.code == code and d.span[0] <= span[0] and span[1] <= d.span[1] for d in self.dismissed)


NO_RULINGS = Rulings()
