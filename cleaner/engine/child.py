"""How the other processes of this program begin, and when they end."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import wait as wait_for_connection

from cleaner.core.garbage import collect_rarely


@contextmanager
def deaf_to_interrupts() -> Iterator[None]:
    """Processes started meanwhile never see Ctrl-C: a terminal sends it to all, and only this one should act.

    It is held back here for the time, not lost: they inherit that, and this process sees it afterwards.
    """
    if not hasattr(signal, "pthread_sigmask") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def begin() -> None:
    """What a new process does first."""
    collect_rarely()
    _end_with_parent()


def _end_with_parent() -> None:
    """Have the process this is called in die when its parent does, even of ``kill -9``."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_await_end, args=(parent.sentinel,), daemon=True).start()


def _await_end(sentinel: int) -> None:
    wait_for_connection([sentinel])
    os._exit(1)
