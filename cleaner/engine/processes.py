"""Running tasks in several processes of this machine."""

from __future__ import annotations

import multiprocessing
import tempfile
from collections import deque
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from importlib import import_module
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import TypeVar

from cleaner.engine.child import begin, deaf_to_interrupts
from cleaner.engine.chunks import split
from cleaner.engine.lost import Lost
from cleaner.engine.shared import Shared

T = TypeVar("T")
R = TypeVar("R")

_AHEAD = 2  # chunks under way for each process: one being done, one waiting


class Processes:
    """Up to so many processes of this machine, started when they are first needed and kept for what comes next."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._pool: _Pool | None = None
        self._room: tempfile.TemporaryDirectory[str] | None = None
        self._shared = 0

    @property
    def are_running(self) -> bool:
        """Whether they have been started."""
        return self._pool is not None

    def start(self, module: str) -> None:
        """Start them all now, and have them load ``module``: there will be much to do, which needs it."""
        self._pool = self._pool or _Pool(self._jobs)
        for _ in range(self._jobs):
            self._pool.submit(_load, module)

    def run(
        self, work: Callable[[T], R], tasks: Sequence[T], sizes: Sequence[int], jobs: int
    ) -> Generator[R | Lost, None, None]:
        """The results in the order of the tasks, with enough of them under way to keep so many processes busy.

        The processes end when the iterator is closed before all tasks are done.
        """
        chunks = split(sizes, jobs)
        waiting = deque(range(len(chunks)))
        running: dict[Future[list[R]], int] = {}
        done: dict[int, Sequence[R | Lost]] = {}
        pool = self._pool = self._pool or _Pool(self._jobs)
        whole = not chunks
        try:
            for due in range(len(chunks)):
                looked = False  # once at least, though it may be done: who takes the results may take long over them
                while due not in done or not looked:
                    broken: list[int] = []
                    while waiting and len(running) < jobs * _AHEAD and not broken:
                        number = waiting.popleft()
                        try:
                            running[pool.submit(partial(_each, work), [tasks[i] for i in chunks[number]])] = number
                        except BrokenProcessPool:
                            broken.append(number)
                    for future in wait(running, 0 if broken or due in done else None, FIRST_COMPLETED).done:
                        number = running.pop(future)
                        try:
                            done[number] = future.result()
                        except BrokenProcessPool:
                            broken.append(number)
                    looked = True
                    if broken:  # which of the chunks under way did it is not known: all are tried again, singly
                        broken += _outcome_of_rest(running, done)
                        pool.kill()
                        for number in sorted(broken):
                            done[number] = _one_by_one(work, [tasks[i] for i in chunks[number]])
                        pool = self._pool = _Pool(self._jobs)
                whole = due == len(chunks) - 1  # who takes no more than there are does not ask for one more
                yield from done.pop(due)
        finally:
            if not whole:
                self.kill()

    def share(self, value: T) -> Shared[T]:
        """The value, written to a file of this machine for the processes to read."""
        self._room = self._room or tempfile.TemporaryDirectory(prefix="cleaner-")
        self._shared += 1
        return Shared.of(value, Path(self._room.name) / str(self._shared))

    def finish(self) -> None:
        """End the processes that have nothing more to do."""
        if self._pool is not None:
            self._pool.finish()
        self.kill()

    def kill(self) -> None:
        """End the processes at once, whatever they are doing."""
        if self._pool is not None:
            self._pool.kill()
            self._pool = None
        if self._room is not None:
            self._room.cleanup()
            self._room = None


def _load(module: str) -> None:
    import_module(module)


def _each(work: Callable[[T], R], tasks: Sequence[T]) -> list[R]:
    """A chunk; this runs in the other process."""
    return [work(task) for task in tasks]


def _outcome_of_rest(running: dict[Future[list[R]], int], done: dict[int, Sequence[R | Lost]]) -> list[int]:
    """Take what a broken pool still finished; the numbers of the chunks it did not."""
    broken = []
    for future, number in running.items():
        try:
            done[number] = future.result()
        except BrokenProcessPool:
            broken.append(number)
    running.clear()
    return broken


def _one_by_one(work: Callable[[T], R], tasks: Sequence[T]) -> list[R | Lost]:
    """The results of tasks one of which may kill its process: each alone, in a fresh process after every death."""
    out: list[R | Lost] = []
    pool = _Pool(1)
    try:
        for task in tasks:
            try:
                out.append(pool.submit(work, task).result())
            except BrokenProcessPool:
                out.append(Lost())
                pool.kill()
                pool = _Pool(1)
        pool.finish()
    finally:
        pool.kill()
    return out


class _Pool:
    """A process pool that can be ended at once, and whose processes end with this one however it ends."""

    def __init__(self, jobs: int) -> None:
        # Spawned, not forked: the same on every system, and safe beside the threads of a progress bar.
        context = multiprocessing.get_context("spawn")
        self._executor = ProcessPoolExecutor(jobs, mp_context=context, initializer=begin)
        self._processes: set[BaseProcess] = set()

    def submit(self, work: Callable[[T], R], task: T) -> Future[R]:
        before = set(multiprocessing.active_children())
        with deaf_to_interrupts():
            future = self._executor.submit(work, task)
        self._processes |= set(multiprocessing.active_children()) - before
        return future

    def finish(self) -> None:
        self._executor.shutdown()

    def kill(self) -> None:
        self._executor.shutdown(wait=False, cancel_futures=True)
        for process in self._processes:
            if process.is_alive():
                process.kill()
