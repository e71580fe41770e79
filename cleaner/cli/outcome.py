"""How a command ends: exit codes, and what stops it."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """The exit codes of all commands."""

    OK = 0
    PROBLEMS = 1  # a file could not be cleaned, or nothing could be written; findings for review alone are no problem
    DIFFERENT = 1  # of diff: the texts are not equal
    USAGE = 2
    BUG = 3
    INTERRUPTED = 130  # as a shell reports SIGINT
    PIPE = 141  # as a shell reports SIGPIPE: nobody reads the output any more


class Stop(Exception):
    """The command cannot go on. The message is for the person: what is wrong, and what to do; empty: say nothing."""

    def __init__(self, message: str, code: Exit = Exit.PROBLEMS) -> None:
        super().__init__(message)
        self.code = code
