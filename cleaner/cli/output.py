"""Printing results: UTF-8 whatever the locale, and quiet when nobody reads any more."""

from __future__ import annotations

import os
import sys

from cleaner.cli.outcome import Exit, Stop
from cleaner.report.language import say


def write(text: str) -> None:
    """Write ``text`` to standard output. A lone surrogate is escaped (in JSON strings this is JSON's own escape)."""
    data = text.encode("utf-8", "backslashreplace")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _forget_output()
        raise Stop("", Exit.PIPE) from None
    except OSError as error:
        _forget_output()
        said = say("standard output: cannot be written: {what}; what was printed is not all", what=error.strerror)
        raise Stop(said) from None


def complain(message: str) -> None:
    """One line to standard error."""
    print(f"clean: {message}", file=sys.stderr, flush=True)


def _forget_output() -> None:
    """What is still buffered for standard output must not fail again when the interpreter ends."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
    except OSError:  # no real file, as in tests
        pass
