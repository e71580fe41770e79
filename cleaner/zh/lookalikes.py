"""Characters of one shape: what recognition takes for one another.

The table beside this file has, for each of the 3,755 frequent characters (GB/T 2312 level 1), the up to four whose
printed images are most alike: rendered in Noto Sans CJK SC, blurred, correlation of at least 0.80; computed once.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def _table() -> dict[str, frozenset[str]]:
    out: dict[str, set[str]] = {}
    for group in files("cleaner.zh").joinpath("lookalikes.txt").read_text(encoding="utf-8").split():
        for other in group[1:]:
            out.setdefault(group[0], set()).add(other)
            out.setdefault(other, set()).add(group[0])
    return {char: frozenset(others) for char, others in out.items()}


def alike(a: str, b: str) -> bool:
    """Whether two characters look alike."""
    return b in _table().get(a, ())


def lookalikes(char: str) -> list[str]:
    """The characters that look like ``char``, sorted."""
    return sorted(_table().get(char, ()))
