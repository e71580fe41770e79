"""Showing how far a run is: a bar on a terminal, a line a file elsewhere, or nothing."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from cleaner.cli import output

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress
    from rich.progress import TaskID

_NAME_WIDTH = 32  # columns for the file name: leaves room for bar, rate and time on a terminal of 80


class Progress(Protocol):
    """What a run tells."""

    def begin(self, size: int) -> None:
        """Files of ``size`` bytes together will be cleaned now."""

    def file(self, name: str) -> None:
        """The next file is waited for."""

    def cleaned(self, name: str, articles: int, size: int) -> None:
        """A file of ``size`` bytes is done."""

    def failed(self, name: str, message: str, size: int) -> None:
        """A file could not be cleaned."""

    def stage(self, what: str) -> None:
        """The files are done; ``what`` comes now."""


@contextmanager
def shown(quiet: bool) -> Iterator[Progress]:
    """The progress that suits standard error, for the length of the block."""
    if quiet:
        yield Lines(problems_only=True)
    elif not sys.stderr.isatty():
        yield Lines(problems_only=False)
    else:
        from rich.console import Console
        from rich.progress import BarColumn, TextColumn, TimeRemainingColumn, TransferSpeedColumn
        from rich.progress import Progress as RichProgress

        columns = (
            TextColumn("{task.description}", markup=False),
            BarColumn(bar_width=None),
            TextColumn("{task.percentage:>3.0f}%", markup=False),
            TransferSpeedColumn(),
            TimeRemainingColumn(),
        )
        console = Console(stderr=True, markup=False, highlight=False)
        with RichProgress(*columns, console=console, expand=True, transient=True) as bar:
            yield Bar(bar)


class Lines:
    """One plain line a file on standard error; with ``problems_only``, only for those that failed."""

    def __init__(self, problems_only: bool) -> None:
        self._problems_only = problems_only

    def begin(self, size: int) -> None:
        """Say nothing."""

    def file(self, name: str) -> None:
        """Say nothing."""

    def cleaned(self, name: str, articles: int, size: int) -> None:
        """Say how many articles the file has."""
        if not self._problems_only:
            print(f"{name}: {articles} {'article' if articles == 1 else 'articles'}", file=sys.stderr, flush=True)

    def failed(self, name: str, message: str, size: int) -> None:
        """Say what is wrong."""
        output.complain(f"{name}: {message}")

    def stage(self, what: str) -> None:
        """Say nothing."""


class Bar:
    """A bar on a terminal: the file that is waited for, the share of the bytes done, the rate, the time left."""

    def __init__(self, bar: RichProgress) -> None:
        self._bar = bar
        self._task: TaskID | None = None

    def begin(self, size: int) -> None:
        """Start a bar of ``size`` bytes."""
        if self._task is not None:
            self._bar.remove_task(self._task)
        self._task = self._bar.add_task("", total=size)

    def file(self, name: str) -> None:
        """Show the name of the file."""
        self._describe(name)

    def cleaned(self, name: str, articles: int, size: int) -> None:
        """Move the bar."""
        self._advance(size)

    def failed(self, name: str, message: str, size: int) -> None:
        """Move the bar, and put what is wrong above it."""
        self._bar.console.print(f"clean: {name}: {message}", soft_wrap=True)
        self._advance(size)

    def stage(self, what: str) -> None:
        """Show ``what`` in place of a name."""
        self._describe(what)

    def _advance(self, size: int) -> None:
        if self._task is not None:
            self._bar.advance(self._task, size)

    def _describe(self, what: str) -> None:
        from rich.cells import cell_len, set_cell_size

        wide = cell_len(what) > _NAME_WIDTH
        text = set_cell_size(what, _NAME_WIDTH - 1) + "…" if wide else set_cell_size(what, _NAME_WIDTH)
        if self._task is not None:
            self._bar.update(self._task, description=text)
