"""The error of this stage."""

from __future__ import annotations


class DecodeError(Exception):
    """A file that cannot be read as text. The message names the file, what is wrong, and what to do."""
