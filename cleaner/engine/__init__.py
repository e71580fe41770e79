"""Who runs the tasks: this process, or several on this machine. Knows nothing of what a task does."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Sequence
from typing import TypeVar

from cleaner.engine.processes import Lost, run_in_processes

__all__ = ["Lost", "default_jobs", "run"]

T = TypeVar("T")
R = TypeVar("R")

_WORTH_A_PROCESS = 500_000  # bytes; a process takes about 0.3 s to start, in which another one cleans more than this


def run(work: Callable[[T], R], tasks: Sequence[T], sizes: Sequence[int], jobs: int) -> Generator[R | Lost, None, None]:
    """The results of ``work`` on each task, in the order of the tasks; ``sizes`` are their weights in bytes.

    With more than one job, ``work``, tasks and results travel between processes and must be picklable. A task that
    kills its process (twice, the second time alone) gives ``Lost``; an exception in ``work`` is raised here.
    """
    if jobs <= 1:
        yield from map(work, tasks)
    else:
        yield from run_in_processes(work, tasks, sizes, jobs)


def default_jobs(sizes: Sequence[int]) -> int:
    """How many processes are worth it: no more than there are processors, files, or half megabytes of text."""
    try:
        processors = len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        processors = os.cpu_count() or 1
    return max(1, min(processors, len(sizes), 1 + sum(sizes) // _WORTH_A_PROCESS))
