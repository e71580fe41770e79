"""Lines of a raw text whose blanks are their meaning: rows of tables, verse in columns, code, the head of a Markdown
file. In the file they stay as they are."""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from cleaner.core.text import code_points
from cleaner.report.position import line_starts

Bools = NDArray[np.bool_]

_GAP = re.compile(r"[ \t\u3000\xa0]{2,}|\t")
_FENCED = re.compile(
    r"""
    ^[ ]{0,3} (?P<fence> `{3,} | ~{3,} ) [^\n]*$   # code, between fences of one kind
    (?: .*? ^[ ]{0,3} (?P=fence) [`~]* [ \t\r]*$ | .* )
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
_HEAD = re.compile(r"\A---[ \t\r]*\n(?:[^\n]*\n){0,100}?---[ \t\r]*$", re.MULTILINE)  # front matter: YAML


def laid_out(raw: str) -> Bools:
    """Which characters of ``raw`` stand in such lines, line ends included."""
    codes = code_points(raw)
    starts = solid_starts(codes)
    if not len(starts):
        return np.zeros(len(raw), bool)
    chosen = (_per_line(np.flatnonzero(codes == ord("|")), starts) >= 2) | _in_columns(raw, codes, starts)
    out = np.repeat(chosen, np.diff(np.append(starts, len(raw))))
    if "```" in raw or "~~~" in raw:
        for match in _FENCED.finditer(raw):
            out[match.start() : match.end()] = True
    if raw.startswith("---") and (head := _HEAD.match(raw)):
        out[: head.end()] = True
    return out


def solid_starts(codes: NDArray[np.uint32]) -> NDArray[np.int64]:
    """Where the lines begin that have at least a line end: not the one behind the last line end of a text."""
    starts = line_starts(codes)
    return starts[starts < len(codes)]


def _in_columns(raw: str, codes: NDArray[np.uint32], starts: NDArray[np.int64]) -> Bools:
    """Lines with two wide gaps inside, and lines with one that stand beside another such line."""
    if "  " not in raw and "\t" not in raw and "\u3000\u3000" not in raw:
        return np.zeros(len(starts), bool)
    spans = np.array([m.span() for m in _GAP.finditer(raw)], np.int64).reshape(-1, 2)
    row = np.searchsorted(starts, spans[:, 0], "right") - 1
    inside = spans[:, 0] > starts[row]
    inside &= spans[:, 1] < len(raw)
    after = codes[np.minimum(spans[:, 1], len(raw) - 1)]
    inside &= (after != 10) & (after != 13)
    gaps = _per_line(spans[inside, 0], starts)
    length = np.diff(np.append(starts, len(raw)))
    solid = np.flatnonzero((length > 2) | ((length > 1) & (codes[starts] != 13)))  # lines that are not empty
    some = gaps[solid] > 0
    beside = np.zeros(len(some), bool)
    beside[1:] |= some[:-1]
    beside[:-1] |= some[1:]
    out = gaps >= 2
    out[solid] |= some & beside
    return out


def _per_line(at: NDArray[np.int64], starts: NDArray[np.int64]) -> NDArray[np.int64]:
    """How many of the offsets ``at`` stand in each line."""
    return np.bincount(np.searchsorted(starts, at, "right") - 1, minlength=len(starts))
