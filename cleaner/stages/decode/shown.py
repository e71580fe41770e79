"""The lines that a web page shows, and which of them stand in links, beside its article, or hidden."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from cleaner.core.late import late
from cleaner.core.text import Text
from cleaner.stages.decode.scan import scan

_CONTENT = late(r"[^\p{Han}\p{L}\p{N}]+")
_BESIDE = frozenset(("a", "nav", "aside", "footer"))
_BESIDE_TAG = late(r"(?i)<(?:a|nav|aside|footer)\b|display\s*:\s*none")
_HIDDEN = late(r"(?i)\sstyle\s*=\s*[\"']?[^\"'>]*\bdisplay\s*:\s*none")
_EMPTY = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "wbr"))
_SHARE = 0.8


def key(line: str) -> str:
    """The letters, digits and Chinese characters of a line."""
    return str(_CONTENT.sub("", line))


@dataclass(frozen=True)
class Shown:
    """The lines of ``text``, the text of the page ``source`` with a paragraph a line."""

    text: Text
    source: str

    @cached_property
    def places(self) -> list[tuple[int, int]]:
        """Where each line begins and ends in the text."""
        out = []
        at = 0
        for line in self.text.string.split("\n"):
            out.append((at, at + len(line)))
            at += len(line) + 1
        return out

    @cached_property
    def strings(self) -> list[str]:
        """The lines."""
        return self.text.string.split("\n")

    @cached_property
    def keys(self) -> list[str]:
        """What tells the lines apart."""
        return list(map(key, self.strings))

    @cached_property
    def aside(self) -> list[bool]:
        """Which lines stand in links, in elements for what is beside the article, or in such as are not shown, all of
        them or nearly."""
        if not _BESIDE_TAG.search(self.source):
            return [False] * len(self.strings)
        mask = np.zeros(len(self.source) + 1, np.int32)
        for start, end in _beside(self.source):
            mask[start:end] = 1
        solid = (self.text.origin >= 0) & (self.text.codes > 0x2F)
        count = np.zeros((2, len(self.text) + 1), np.int64)  # of such characters, and of those beside, before each
        solid.cumsum(out=count[0, 1:])
        (solid & (mask[self.text.origin] > 0)).cumsum(out=count[1, 1:])
        first, last = np.array(self.places).T
        total, beside = count[:, last] - count[:, first]
        out: list[bool] = (beside > _SHARE * total).tolist()
        return out


def _beside(source: str) -> Iterator[tuple[int, int]]:
    """The ranges of a source in such elements, one after the other."""
    depth: dict[str, int] = {}
    hidden: dict[str, int] = {}  # the element that hides what is in it, and how many of its kind are open
    start = 0
    for mark in scan(source):
        hides = not (hidden or mark.closing or mark.name in _EMPTY) and _HIDDEN.search(source, mark.start, mark.end)
        if not (hides or mark.name in _BESIDE or mark.name in hidden):
            continue
        before = bool(hidden) or any(depth.values())
        if hides:
            hidden[mark.name] = 1
        elif mark.name in hidden:
            hidden[mark.name] += -1 if mark.closing else 1
            if not hidden[mark.name]:
                hidden.clear()
        if mark.name in _BESIDE:
            deeper = depth.get(mark.name, 0) + (-1 if mark.closing else 1)
            depth[mark.name] = max(0, min(deeper, 1) if mark.name == "a" else deeper)  # links do not nest
        after = bool(hidden) or any(depth.values())
        if after and not before:
            start = mark.end
        elif before and not after:
            yield start, mark.start
