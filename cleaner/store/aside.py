"""Who does what can be done while this process goes on: another process, whom the caller knows, or nobody."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")


class Aside(Protocol):
    """Begins with work; what is returned waits for the result. Work, task and result must be picklable."""

    def __call__(self, work: Callable[[T], R], task: T) -> Callable[[], R]:
        """``work`` done on ``task``; it may be done twice, if the first time came to no end."""
        ...


def at_once(work: Callable[[T], R], task: T) -> Callable[[], R]:
    """The work is done here, now."""
    done = work(task)
    return lambda: done
