"""A limit on processor time for code that is not ours."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class TooSlow(BaseException):
    """Code that is not ours used up its processor time. No Exception, so that such code does not catch it itself."""


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raise TooSlow in the body when it has used ``seconds`` of processor time.

    No limit where the system has no such timer (Windows), or outside the main thread, where signals do not arrive.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    running = True

    def stop(_number: int, _frame: FrameType | None) -> None:
        if running:
            raise TooSlow(f"took more than {seconds:.1f} s of processor time")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds, 1.0)  # and again every second, should the first one be swallowed
    try:
        yield
    finally:
        running = False
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
