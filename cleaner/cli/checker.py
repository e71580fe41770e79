"""The task of a worker process of ``clean check``: one file, read and checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.cli.checked import Checked

if TYPE_CHECKING:
    from cleaner.check.formats import Name
    from cleaner.cli.targets import Target


def check_file(name: Name, target: Target) -> Checked:
    """Check one file; ``name`` is that of the format. Raises nothing: a bad file must not stop the others.

    What it takes is loaded by the process that does it: one that only hands files out starts the others at once.
    """
    from cleaner.cli.checking import check_data
    from cleaner.cli.failure import unreadable

    try:
        data = target.path.read_bytes()
    except OSError as error:
        return Checked("", {}, (unreadable(target.shown, error),))
    return check_data(name, target, data)
