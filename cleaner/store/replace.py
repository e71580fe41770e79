"""One file that gets new bytes whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

from cleaner.store.atomic import StoreError

BACKUP = ".orig"


def replace(path: Path, data: bytes, backup: bool) -> None:
    """Give the file ``path``, which is made where there is none, the bytes ``data``; its permissions stay, and a link
    goes on leading to it.

    ``backup`` keeps what was there beside it, as ``name.orig``, which must not be there yet. Raises StoreError; the
    file is as it was then.
    """
    path = path.resolve()
    kept = path.with_name(path.name + BACKUP)
    if backup and kept.exists():
        raise StoreError(f"there is a {kept.name} already; move it away, or do without --backup")
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise StoreError(f"cannot be written: {error.strerror or error}") from error
    temp = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            _take_after(file.fileno(), path)
            os.fsync(file.fileno())
        if backup:
            shutil.copy2(path, kept)
        temp.replace(path)
    except OSError as error:
        raise StoreError(f"cannot be written: {error.strerror or error}; it is as it was") from error
    finally:
        temp.unlink(missing_ok=True)
    _sync(path.parent)


def _take_after(handle: int, path: Path) -> None:
    """Give a new file the owner, where that is allowed, and the permissions of the old one; else those of any other."""
    if not path.exists():
        mask = os.umask(0)
        os.umask(mask)
        os.fchmod(handle, 0o666 & ~mask)
        return
    before = path.stat()
    with suppress(OSError):
        os.fchown(handle, before.st_uid, before.st_gid)
    os.fchmod(handle, before.st_mode & 0o7777)


def _sync(folder: Path) -> None:
    with suppress(OSError):  # not every file system can
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
