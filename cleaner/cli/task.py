"""The task of a worker process: one raw file, from its path to its record."""

from __future__ import annotations

from cleaner.canon.witness import FileRecord
from cleaner.cli.crash import AUDIT, Crash
from cleaner.cli.failure import Failure, undecodable, unreadable
from cleaner.config import Config
from cleaner.core.audit import AuditError
from cleaner.pipeline import clean
from cleaner.stages.decode.errors import DecodeError
from cleaner.store.raw import RawFile


def clean_file(config: Config, raw: RawFile) -> FileRecord | Failure:
    """The record of one raw file, or why there is none. Raises nothing: a bad file must not stop the others."""
    try:
        data = raw.read()
    except OSError as error:
        return unreadable(raw.name, error)
    try:
        return FileRecord.of(clean(data, raw.name, config))
    except DecodeError as error:
        return undecodable(raw.name, error)
    except MemoryError:
        return Failure(raw.name, "needs more memory than there is; divide it into smaller files, or use --jobs 1")
    except AuditError as error:
        return Failure(raw.name, f"{AUDIT}: {error}", Crash.of(error, raw.name))
    except Exception as error:
        message = f"a bug in clean ({type(error).__name__}); the file is left out"
        return Failure(raw.name, message, Crash.of(error, raw.name))
