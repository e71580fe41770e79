"""Files of one folder that become files of another too: other names of what the disk has already.

This may be done by another process. It imports little, so that one is started soon.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from cleaner.store.digests import of_file

_NO_LINK = getattr(os, "O_NOFOLLOW", 0)  # a symbolic link is no file of ours


class Links(NamedTuple):
    """The files of the folder ``before`` that are wanted in ``folder``: the name and SHA-256 of each, in one string."""

    before: str
    folder: str
    files: Sequence[str]


def link_all(wanted: Links) -> list[bool]:
    """Of each file whether it is linked now."""
    return [link(wanted.before, wanted.folder, file) for file in wanted.files]


def link(before: str, folder: str, file: str) -> bool:
    """Make a file another name of the one that was there, if this is still what it was. ``file``: name and SHA-256."""
    name, _, sha256 = file.rpartition(" ")
    old = f"{before}/{name}"
    try:
        if of_file(old, _NO_LINK)[0] != sha256:
            return False
        new = f"{folder}/{name}"
        try:
            os.link(old, new)
        except FileExistsError:
            Path(new).unlink()
            os.link(old, new)
    except OSError:  # it is not there, or the file system cannot do it
        return False
    return True


def unlink(folder: str, name: str) -> None:
    """Take a name out of a folder, if it is there."""
    with suppress(FileNotFoundError):
        Path(folder, name).unlink()


def remove(folder: str) -> None:
    """Remove a folder with all that is in it, as far as that can be done."""
    shutil.rmtree(folder, ignore_errors=True)
