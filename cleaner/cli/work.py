"""The work of a command on many files, each for itself: here or in several processes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from cleaner.cli.targets import Target
from cleaner.store.raw import size_of

if TYPE_CHECKING:
    from cleaner.cli.failure import Failure

R = TypeVar("R")


def each(work: Callable[[Target], R], files: Sequence[Target], jobs: int | None) -> Iterator[R | Failure]:
    """The outcome of ``work`` on each file, in order; a Failure for one that killed its process."""
    if len(files) == 1:  # a hook's usual case: no process, and nothing that only processes need
        yield work(files[0])
        return

    from contextlib import closing

    from cleaner import engine
    from cleaner.cli.failure import killed

    sizes = [size_of(file.path) for file in files]
    with engine.workers(jobs) as workers, closing(workers.run(work, files, sizes)) as outcomes:
        for file, outcome in zip(files, outcomes, strict=True):
            yield killed(file.shown) if isinstance(outcome, engine.Lost) else outcome
