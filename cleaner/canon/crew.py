"""Who does the work that is independent of one another: this process, or others whom the caller knows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Protocol, TypeVar

T = TypeVar("T")
V = TypeVar("V")
R = TypeVar("R")


class Crew(Protocol):
    """Tasks may be done by other processes: what goes to them and comes from them must be picklable."""

    def run(self, work: Callable[[T], R], tasks: Sequence[T], sizes: Sequence[int]) -> Iterator[R]:
        """The results of ``work`` in the order of the tasks; ``sizes`` are their weights in bytes of text."""
        ...

    def run_with(self, value: V, work: Callable[[V, T], R], tasks: Sequence[T], sizes: Sequence[int]) -> Iterator[R]:
        """The same for work that needs ``value`` too, which is sent once and not with every task."""
        ...


class Alone:
    """All work is done here."""

    def run(self, work: Callable[[T], R], tasks: Sequence[T], sizes: Sequence[int]) -> Iterator[R]:
        """One task after the other."""
        return map(work, tasks)

    def run_with(self, value: V, work: Callable[[V, T], R], tasks: Sequence[T], sizes: Sequence[int]) -> Iterator[R]:
        """One task after the other."""
        return map(partial(work, value), tasks)
