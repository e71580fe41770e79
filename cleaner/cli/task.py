"""The task of a worker process: one raw file, from its path to its record."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from cleaner.canon.ruled import record
from cleaner.canon.unit import sketched
from cleaner.canon.witness import FileRecord
from cleaner.cli.crash import AUDIT, Crash
from cleaner.cli.failure import Failure, undecodable, unreadable
from cleaner.config import Config
from cleaner.core.audit import AuditError
from cleaner.core.rulings import NO_RULINGS, Rulings
from cleaner.report.language import say
from cleaner.stages.decode.errors import DecodeError
from cleaner.store.raw import RawFile


def clean_file(config: Config, decided: Mapping[str, Rulings], raw: RawFile) -> FileRecord | Failure:
    """The record of one raw file, or why there is none. Raises nothing: a bad file must not stop the others.

    ``decided`` are the decisions about files, by the SHA-256 of their bytes.
    """
    try:
        data = raw.read()
    except OSError as error:
        return unreadable(raw.name, error)
    try:
        rulings = decided.get(hashlib.sha256(data).hexdigest(), NO_RULINGS) if decided else NO_RULINGS
        return sketched(record(data, raw.name, config, rulings))
    except DecodeError as error:
        return undecodable(raw.name, error)
    except MemoryError:
        return Failure(raw.name, say("needs more memory than there is; divide it into smaller files, or use --jobs 1"))
    except AuditError as error:
        return Failure(raw.name, f"{AUDIT}: {error}", Crash.of(error, raw.name))
    except Exception as error:
        message = say("a bug in clean ({error}); the file is left out", error=type(error).__name__)
        return Failure(raw.name, message, Crash.of(error, raw.name))
