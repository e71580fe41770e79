"""What a command shows, as data: lines of words with the style each has on a terminal."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Run(NamedTuple):
    """Words in one style, written as rich writes it (``bold red``); "" is plain."""

    text: str
    style: str = ""


class Line(NamedTuple):
    """One line. On a terminal it goes on ``hang`` columns from the left where it is too long."""

    runs: tuple[Run, ...] = ()
    hang: int = 0

    @property
    def text(self) -> str:
        """The line without styles."""
        return "".join(run.text for run in self.runs)


def line(text: str, style: str = "", hang: int = 0) -> Line:
    """A line in one style."""
    return Line((Run(text, style),), hang)


def plain(lines: Iterable[Line]) -> str:
    """The lines without styles, each with its line end."""
    return "".join(one.text.rstrip(" ") + "\n" for one in lines)
