"""What comes of checking one file, and the work on it as every process knows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cleaner.cli.failure import Failure

if TYPE_CHECKING:
    from cleaner.check.diagnostics import Fix
    from cleaner.check.formats import Name
    from cleaner.cli.targets import Target

    Kind = tuple[str, Fix | None]


class Checked(NamedTuple):
    """What came of one file: its rows in the wanted format, how many there are of each rule, and what went wrong."""

    rows: str
    counts: dict[Kind, int]
    failures: tuple[Failure, ...]


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
