"""The task of a worker process: one raw file, from its path to its record."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from cleaner.canon.ruled import record
from cleaner.canon.unit import sketched
from cleaner.cli.failure import Failure, failed, unreadable
from cleaner.config import Config
from cleaner.core.rulings import NO_RULINGS, Rulings
from cleaner.report.language import say
from cleaner.store.packed import Packed
from cleaner.store.raw import RawFile


def clean_file(config: Config, decided: Mapping[str, Rulings], raw: RawFile) -> Packed | Failure:
    """The record of one raw file, packed, or why there is none. Raises nothing: a bad file must not stop the others.

    ``decided`` are the decisions about files, by the SHA-256 of their bytes.
    """
    try:
        data = raw.read()
    except OSError as error:
        return unreadable(raw.name, error)
    try:
        rulings = decided.get(hashlib.sha256(data).hexdigest(), NO_RULINGS) if decided else NO_RULINGS
        return Packed.of([sketched(record(data, raw.name, config, rulings))])
    except Exception as error:
        return failed(raw.name, error, say("the file is left out"))
