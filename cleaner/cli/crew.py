"""The engine's workers, as the making of the corpus asks for them."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from cleaner.cli.outcome import Stop
from cleaner.engine import Lost, Workers

T = TypeVar("T")
V = TypeVar("V")
R = TypeVar("R")


@dataclass(frozen=True)
class Crew:
    """Does what can be divided by other processes where that is worth it, and what they fail at here."""

    workers: Workers

    def run(self, work: Callable[[T], R], tasks: Sequence[T], sizes: Sequence[int]) -> Iterator[R]:
        """The results of ``work`` in the order of the tasks."""
        if not self.workers.are_worth(sum(sizes)):
            yield from map(work, tasks)
            return
        for task, outcome in zip(tasks, self.workers.run(work, tasks, sizes), strict=True):
            yield work(task) if isinstance(outcome, Lost) else outcome

    def run_with(self, value: V, work: Callable[[V, T], R], tasks: Sequence[T], sizes: Sequence[int]) -> Iterator[R]:
        """The same for work that needs ``value`` too."""
        if not self.workers.are_worth(sum(sizes)):
            return map(partial(work, value), tasks)
        try:
            shared = self.workers.share(value)
        except OSError as error:
            room = tempfile.gettempdir()
            raise Stop(f"{room}: cannot be written: {error.strerror}; make room there, or use --jobs 1") from None
        return self.run(partial(_with, shared, work), tasks, sizes)


def _with(shared: Callable[[], V], work: Callable[[V, T], R], task: T) -> R:
    return work(shared(), task)


def aside(workers: Workers, work: Callable[[T], R], task: T) -> Callable[[], R]:
    """Work that the workers do while this process goes on; here, if they fail at it."""
    outcome = workers.aside(work, task)

    def result() -> R:
        found = outcome()
        return work(task) if isinstance(found, Lost) else found

    return result
