"""What is left of a task that came to no end."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lost:
    """The outcome of a task that killed the process it ran in, and again the fresh process it was tried in alone."""
