"""Many title lines one under the other: which of them are neither titles nor crossheads shows at a glance.

In a list or a table, of which each cell is a line, every line has the form of a title.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from operator import attrgetter

from cleaner.stages.segment.documents import METADATA
from cleaner.stages.segment.forms import OPENS_ORDINAL
from cleaner.stages.segment.headings import OPENS_BEHIND_CHAPTERS
from cleaner.stages.segment.strips import Strip
from cleaner.stages.segment.titles import GROUP_LINES, OPENS_OVER, YEAR
from cleaner.zh.papers import OPENS_PART

_HEADLINE = attrgetter("headline")
_RUN = re.compile(b"\\x01{3,}")  # three and more title lines, of a byte for each line
# With which a heading begins that can be a crosshead though another title line follows it, digits aside.
_OPENS_HEADING = OPENS_ORDINAL | OPENS_BEHIND_CHAPTERS | OPENS_OVER | frozenset(OPENS_PART)


def between_titles(strips: Sequence[Strip]) -> set[int]:
    """Title lines that are no crossheads: others stand right above and below, and they begin as none does that may
    stand so. Of half a million title lines, hardly one is any other."""
    out: set[int] = set()
    for run in _RUN.finditer(bytes(map(_HEADLINE, strips))):
        above = strips[run.start()].text[0]
        for k in range(run.start() + 1, run.end() - 1):
            text = strips[k].text
            first = text[0]
            counts = first.isdigit() and not _is_bare_number(text, strips[k + 1].text)
            named = above == "第" or (above.isdigit() and not text.isascii())
            if not (counts or named or first in _OPENS_HEADING or strips[k].level):
                out.add(k)
            above = first
    return out


def _is_bare_number(text: str, below: str) -> bool:
    """Whether a number heads nothing: neither words in its line or under it, nor the next of a list, nor a year."""
    bare = text.isascii() and below.isascii() and (below == text or "." not in text[1:3])
    return bare and (len(text) < 2 or YEAR.fullmatch(text) is None)


def deep_in_titles(strips: Sequence[Strip], points: Mapping[int, float]) -> set[int]:
    """Title lines of so many that no article can begin at one of them: the line right above and four below are some as
    well, and nothing tells of it, not even the ``points`` that the whole file gives."""
    out: set[int] = set()
    for run in _RUN.finditer(bytes(map(_HEADLINE, strips))):
        for k in range(max(run.start() + 1, METADATA + 1), run.end() - GROUP_LINES):
            strip = strips[k]
            if (
                not (strip.level or strip.parted or strip.opens or strip.closed)
                and strips[k - 1].text[-1] not in "）)"  # ends no article
                and strips[k + 1].text[0] not in "（(—"  # is no subtitle
                and not strips[k + 1].lead
                and k not in points
            ):
                out.add(k)
    return out
