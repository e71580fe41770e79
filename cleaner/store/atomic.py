"""A folder that appears whole or not at all, also when the process is killed or the disk is full."""

from __future__ import annotations

import ctypes
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cleaner.store.aside import Aside, at_once
from cleaner.store.links import remove

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_MANY = 64  # files; to have the disk hold more one by one takes longer than to have it hold everything


class StoreError(Exception):
    """The output cannot be written; the message says where and what to do. What was there is untouched."""


@contextmanager
def folder(out: Path, ours: frozenset[str], aside: Aside = at_once) -> Iterator[Path]:
    """A new folder to write into, which takes the place of ``out`` when the block ends without an exception.

    ``ours`` are the names in ``out`` that an earlier run wrote; everything else there is carried over. On an exception
    nothing changes. Remains of killed runs are cleaned up first. ``aside`` removes what was there.
    """
    out = out.resolve()
    if out.exists() and not out.is_dir():
        raise StoreError(f"{out}: is a file; give a folder to write into")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        recover(out)
        temp = out.parent / f".{out.name}.tmp-{os.getpid()}"
        temp.mkdir()
    except OSError as error:
        raise StoreError(f"{out}: cannot be written: {error.strerror or error}") from error
    try:
        yield temp
        _carry_over(out, temp, ours)
        _sync(temp)
        _swap(temp, out)
    except OSError as error:
        remove(str(temp))
        message = f"{out}: cannot be written: {error.strerror or error}; what was there is untouched"
        raise StoreError(message) from error
    except BaseException:
        remove(str(temp))
        raise
    aside(remove, str(temp))


def recover(out: Path) -> None:
    """Clean up after runs that were killed: put back an ``out`` that was just being replaced, remove remains."""
    pattern = re.compile(rf"\.{re.escape(out.name)}\.(tmp|old)-(\d+)")
    if not out.parent.is_dir():
        return
    for path in sorted(out.parent.iterdir()):
        found = pattern.fullmatch(path.name)
        if found is None or _lives(int(found[2])):
            continue
        if found[1] == "old" and not out.exists():
            path.rename(out)
        else:
            shutil.rmtree(path, ignore_errors=True)


def _lives(pid: int) -> bool:
    """Whether another process with this number is running."""
    if pid == os.getpid():
        return False
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def _carry_over(out: Path, temp: Path, ours: frozenset[str]) -> None:
    """Copy what is not ours: a person's notes in the folder are not the tool's to delete."""
    if not out.is_dir():
        return
    for path in sorted(out.iterdir()):
        target = temp / path.name
        if path.name in ours or target.exists():
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.copytree(path, target, symlinks=True)
        else:
            shutil.copy2(path, target, follow_symlinks=False)


def _sync(top: Path) -> None:
    """Have the disk hold every file and folder before the swap makes them count."""
    if sum(len(names) for _, _, names in os.walk(top)) > _MANY:
        os.sync()  # one call for all
        return
    for base, _, names in os.walk(top):
        for name in [*names, "."]:
            path = Path(base) / name
            if path.is_symlink() or not (path.is_file() or path.is_dir()):
                continue
            handle = os.open(path, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


def _swap(temp: Path, out: Path) -> None:
    if not out.exists():
        temp.rename(out)
    elif not _exchange(temp, out):
        # Two steps: killed between them, the next run finds the old folder and puts it back.
        old = out.parent / f".{out.name}.old-{os.getpid()}"
        shutil.rmtree(old, ignore_errors=True)
        out.rename(old)
        try:
            temp.rename(out)
        except OSError:
            old.rename(out)
            raise
        shutil.rmtree(old, ignore_errors=True)
    handle = os.open(out.parent, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _exchange(a: Path, b: Path) -> bool:
    """Swap two folders in one step; False where the system or the file system cannot."""
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    done: int = renameat2(_AT_FDCWD, os.fsencode(a), _AT_FDCWD, os.fsencode(b), _RENAME_EXCHANGE)
    return done == 0
