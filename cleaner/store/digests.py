"""The SHA-256 of files."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence

# Bytes that are read together. For more of them Python asks the system for new memory at every read, which takes ten
# times as long as reading a small file.
_AT_ONCE = 1 << 16
_OPEN = os.O_RDONLY | getattr(os, "O_BINARY", 0)


def of_file(path: str, flags: int = 0) -> tuple[str, int]:
    """The SHA-256 of a file and its size in bytes; ``flags`` are further ones of ``os.open``. Raises OSError."""
    handle = os.open(path, _OPEN | flags)
    try:
        some = os.read(handle, _AT_ONCE)
        digest, size = hashlib.sha256(some), len(some)
        while some := os.read(handle, _AT_ONCE):
            digest.update(some)
            size += len(some)
        return digest.hexdigest(), size
    finally:
        os.close(handle)


def of_files(paths: Sequence[str]) -> list[tuple[str, int] | OSError]:
    """The same of many; for each that cannot be read, why."""
    out: list[tuple[str, int] | OSError] = []
    for path in paths:
        try:
            out.append(of_file(path))
        except OSError as error:
            out.append(error)
    return out
