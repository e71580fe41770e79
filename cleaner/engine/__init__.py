"""Who runs the tasks: this process, or several on this machine. Knows nothing of what a task does."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import accumulate
from typing import TypeVar

from cleaner.engine.aside import Aside
from cleaner.engine.lost import Lost
from cleaner.engine.processes import Processes

__all__ = ["Lost", "Workers", "workers"]

T = TypeVar("T")
R = TypeVar("R")

_WORTH_A_PROCESS = 500_000  # bytes; a process takes about 0.3 s to start, in which another one cleans more than this


class Workers:
    """Who runs tasks: as many processes as are asked for (``jobs``), or as are worth it; one is this process."""

    def __init__(self, jobs: int | None) -> None:
        self._asked = jobs is not None
        self._jobs = jobs or _processors()
        self._processes = Processes(self._jobs)
        self._aside = Aside()

    def run(self, work: Callable[[T], R], tasks: Sequence[T], sizes: Sequence[int]) -> Generator[R | Lost, None, None]:
        """The results of ``work`` on each task, in the order of the tasks; ``sizes`` are their weights in bytes.

        With more than one job, ``work``, tasks and results travel between processes and must be picklable. A task that
        kills its process (twice, the second time alone) gives ``Lost``; an exception in ``work`` is raised here.
        """
        if self._jobs > 1 and len(tasks) > 1 and (self._asked or self.are_worth(sum(sizes))):
            worth = self._jobs if self._asked else min(self._jobs, 1 + sum(sizes) // _WORTH_A_PROCESS)
            yield from self._processes.run(work, tasks, sizes, worth)
        else:
            yield from map(work, tasks)

    def are_worth(self, size: int) -> bool:
        """Whether there are other processes, or tasks of this weight in all are worth starting them."""
        return self._jobs > 1 and (self._processes.are_running or size >= _WORTH_A_PROCESS)

    def share(self, value: T) -> Callable[[], T]:
        """What gives ``value`` to every process that asks, without its being sent with each task."""
        return self._processes.share(value)

    def expect(self, sizes: Iterable[int], module: str) -> None:
        """Start the processes that tasks of these weights will be worth; they load ``module`` meanwhile. The weights
        are looked at only until they are enough."""
        enough = (self._jobs - 1) * _WORTH_A_PROCESS
        if self._jobs > 1 and any(total >= enough for total in accumulate(sizes)):
            self._processes.start(module)

    def prepare(self) -> None:
        """Start the process that does things aside: it will have what to do soon."""
        if self._jobs > 1:
            self._aside.start()

    def aside(self, work: Callable[[T], R], task: T) -> Callable[[], R | Lost]:
        """Have ``work`` done by a process of its own from now on, or here at once where there is to be no other. What
        is returned waits for the result."""
        if self._jobs > 1:
            return self._aside.begin(work, task)
        done = work(task)
        return lambda: done

    def finish(self) -> None:
        """End the processes, all tasks being done, but for what is done aside: that is awaited at the very end."""
        self._processes.finish()
        self._aside.finish()

    def kill(self) -> None:
        """End the processes at once."""
        self._processes.kill()
        self._aside.kill()


@contextmanager
def workers(jobs: int | None) -> Iterator[Workers]:
    """Workers that end with the block: when it ends with an exception, at once."""
    started = Workers(jobs)
    try:
        yield started
        started.finish()
    finally:
        started.kill()


def _processors() -> int:
    """How many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        return os.cpu_count() or 1
