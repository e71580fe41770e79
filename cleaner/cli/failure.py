"""A file that came to nothing: what is wrong with it and what to do, in the words for the person."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from cleaner.cli import crash
from cleaner.cli.crash import AUDIT, Crash
from cleaner.report.language import say

if TYPE_CHECKING:
    from cleaner.stages.decode.errors import DecodeError


class Failure(NamedTuple):
    """A file that could not be cleaned: what is wrong and what to do; with a crash, the fault is this program's."""

    file: str
    message: str
    crash: Crash | None = None


def failed(name: str, error: Exception, kept: str) -> Failure:
    """The failure of a file that ``error`` ended the work on; ``kept`` says what became of the file then."""
    from cleaner.core.audit import AuditError
    from cleaner.stages.decode.errors import DecodeError

    if isinstance(error, DecodeError):
        return undecodable(name, error)
    if isinstance(error, MemoryError):
        return Failure(name, say("needs more memory than there is; divide it into smaller files, or use --jobs 1"))
    if isinstance(error, AuditError):
        return Failure(name, f"{AUDIT}: {error}", Crash.of(error, name))
    message = say("a bug in clean ({error}); {kept}", error=type(error).__name__, kept=kept)
    return Failure(name, message, Crash.of(error, name))


def reported(failures: Iterable[Failure]) -> bool:
    """Report the crashes among ``failures``, with one log; whether there was any."""
    crashes = [failure.crash for failure in failures if failure.crash is not None]
    if crashes:
        crash.report(crashes, sys.argv[1:])
    return bool(crashes)


def unreadable(name: str, error: OSError) -> Failure:
    """The failure of a file that cannot be read."""
    if isinstance(error, FileNotFoundError):
        return Failure(name, say("was there a moment ago and is gone; run again when nothing moves the raw files"))
    what = (error.strerror or str(error)).lower()
    return Failure(name, say("cannot be read: {what}; check who may read it and the disk it is on", what=what))


def undecodable(name: str, error: DecodeError) -> Failure:
    """The failure of a file that is no text."""
    return Failure(name, " ".join(str(error).removeprefix(f"{name}: ").split()))


def killed(name: str) -> Failure:
    """The failure of a file that killed the process it was cleaned in, also when that cleaned nothing else."""
    return Failure(
        name,
        say(
            "the process that cleaned it was killed twice, most likely for want of memory; "
            "divide it into smaller files, or clean it on a machine with more memory"
        ),
    )
