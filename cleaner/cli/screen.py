"""Lines on standard output: with their styles on a terminal, without them elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from cleaner.cli import output
from cleaner.report.styled import Line, plain

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text


def terminal() -> bool:
    """Whether a person looks at standard output as it is written."""
    return sys.stdout.isatty()


def width() -> int:
    """The columns of the terminal."""
    return _console().width


def show(lines: Iterable[Line]) -> None:
    """Write the lines; on a terminal in colour (unless NO_COLOR is set) and wrapped to its width."""
    if not terminal():
        output.write(plain(lines))
        return
    console = _console()
    with console.capture() as shown:
        for line in lines:
            for row in _rows(line, console):
                console.print(row, soft_wrap=True)
    output.write(shown.get())


def _console() -> Console:
    from rich.console import Console

    return Console(highlight=False, markup=False, emoji=False)


def _rows(line: Line, console: Console) -> Iterator[Text]:
    """The line in rows of the width of the terminal, all but the first one indented."""
    from rich.text import Text

    whole = Text.assemble(*line.runs) if line.runs else Text()
    if whole.cell_len <= console.width or line.hang >= console.width // 2:
        yield from whole.wrap(console, console.width, overflow="fold") or [whole]
        return
    head = whole[: _length(line.text, line.hang)]
    for number, row in enumerate(whole[len(head) :].wrap(console, console.width - line.hang, overflow="fold")):
        yield Text.assemble(head if number == 0 else " " * line.hang, row)


def _length(text: str, columns: int) -> int:
    """How many characters fill so many columns."""
    from rich.cells import cell_len

    count = used = 0
    while count < len(text) and used < columns:
        used += cell_len(text[count])
        count += 1
    return count
