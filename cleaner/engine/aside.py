"""One more process, for what can be done while this one goes on."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

from cleaner.engine.child import begin, deaf_to_interrupts
from cleaner.engine.lost import Lost

T = TypeVar("T")
R = TypeVar("R")


class Aside:
    """A process that does one task after the other. It is started with the first."""

    def __init__(self) -> None:
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None
        self._last: Callable[[], object] | None = None

    def start(self) -> Connection:
        """Start it, if it is not there; what it is spoken to by."""
        if self._pipe is None:
            context = multiprocessing.get_context("spawn")  # as other processes of this program
            self._pipe, its = context.Pipe()
            with deaf_to_interrupts():
                self._process = context.Process(target=_serve, args=(its,))
                self._process.start()
            its.close()  # so that its end is seen here
        return self._pipe

    def begin(self, work: Callable[[T], R], task: T) -> Callable[[], R | Lost]:
        """Have ``work`` done; what is returned waits for the result, and raises what ``work`` raised.

        Work, task and result must be picklable. A task before it is awaited first: while both sides send what is large,
        neither would read.
        """
        if self._last is not None:
            self._last()
        pipe = self.start()
        held: list[R | Lost | Exception] = []

        def outcome() -> R | Lost:
            if not held:
                held.append(_received(pipe))
            found = held[0]
            if isinstance(found, Exception):
                raise found
            return found

        self._last = outcome
        try:
            pipe.send((work, task))
        except OSError:  # it is no more
            held.append(Lost())
        return outcome

    def finish(self) -> None:
        """Let the process end when it has done its last task. This one awaits that only at its own end."""
        if self._pipe is not None:
            self._pipe.close()
        self._process = self._pipe = self._last = None

    def kill(self) -> None:
        """End the process at once."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
        self.finish()


def _received(pipe: Connection) -> Any:
    try:
        return pipe.recv()
    except (EOFError, OSError):
        return Lost()


def _serve(pipe: Connection) -> None:
    """What the other process does: one task after the other, until there are no more."""
    begin()
    while True:
        try:
            work, task = pipe.recv()
        except (EOFError, OSError):  # reset, where the other side left a result that nobody wanted
            return
        try:
            result = work(task)
        except Exception as error:
            result = error
        try:
            pipe.send(result)
        except OSError:  # nobody wants to know
            return
