"""The task of a worker process: one raw file, from its path to its record."""

from __future__ import annotations

from dataclasses import dataclass

from cleaner.canon.unit import sketched
from cleaner.canon.witness import FileRecord
from cleaner.cli.crash import AUDIT, Crash
from cleaner.config import Config
from cleaner.core.audit import AuditError
from cleaner.pipeline import clean
from cleaner.stages.decode.errors import DecodeError
from cleaner.store.raw import RawFile


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be cleaned: what is wrong and what to do; with a crash, the fault is this program's."""

    file: str
    message: str
    crash: Crash | None = None


def clean_file(config: Config, raw: RawFile) -> FileRecord | Failure:
    """The record of one raw file, or why there is none. Raises nothing: a bad file must not stop the others."""
    try:
        data = raw.read()
    except OSError as error:
        return unreadable(raw.name, error)
    try:
        return sketched(FileRecord.of(clean(data, raw.name, config)))
    except DecodeError as error:
        return undecodable(raw.name, error)
    except MemoryError:
        return Failure(raw.name, "needs more memory than there is; divide it into smaller files, or use --jobs 1")
    except AuditError as error:
        return Failure(raw.name, f"{AUDIT}: {error}", Crash.of(error, raw.name))
    except Exception as error:
        message = f"a bug in clean ({type(error).__name__}); the file is left out"
        return Failure(raw.name, message, Crash.of(error, raw.name))


def unreadable(name: str, error: OSError) -> Failure:
    """The failure of a file that cannot be read."""
    if isinstance(error, FileNotFoundError):
        return Failure(name, "was there a moment ago and is gone; run again when nothing moves the raw files")
    what = (error.strerror or str(error)).lower()
    return Failure(name, f"cannot be read: {what}; check who may read it and the disk it is on")


def undecodable(name: str, error: DecodeError) -> Failure:
    """The failure of a file that is no text."""
    return Failure(name, " ".join(str(error).removeprefix(f"{name}: ").split()))


def killed(name: str) -> Failure:
    """The failure of a file that killed the process it was cleaned in, also when that cleaned nothing else."""
    return Failure(
        name,
        "the process that cleaned it was killed twice, most likely for want of memory; "
        "divide it into smaller files, or clean it on a machine with more memory",
    )
