"""The decisions that a command works with: those beside the corpus."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from cleaner.cli.outcome import Exit, Stop
from cleaner.core.rulings import NO_RULINGS, Rulings

if TYPE_CHECKING:
    from cleaner.store.decisions import DecisionFile

_NAME = "decisions.toml"  # as in cleaner.store.decisions, which is loaded only where there is such a file


def read_beside(out: Path) -> DecisionFile:
    """The file of decisions beside the corpus in ``out``. Stops where it cannot be used."""
    from cleaner.store.decisions import DecisionsError, path_for, read

    try:
        return read(path_for(out))
    except DecisionsError as error:
        raise Stop(str(error), Exit.USAGE) from None


def rulings_beside(out: Path, data: bytes) -> Rulings:
    """What was decided beside the corpus in ``out`` about a raw file, by its bytes. Stops as ``read_beside``."""
    try:
        about = (out.absolute().parent / _NAME).stat()
    except OSError:
        return NO_RULINGS
    return _decided(out, about.st_mtime_ns, about.st_size).get(hashlib.sha256(data).hexdigest(), NO_RULINGS)


@lru_cache(maxsize=8)
def _decided(out: Path, changed: int, size: int) -> Mapping[str, Rulings]:
    """The rulings for each file: read once for all files of a command, and anew when the file was changed."""
    return read_beside(out).decisions.rulings()
