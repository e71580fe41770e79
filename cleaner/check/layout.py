"""Lines of a raw text whose blanks are their meaning: rows of tables, verse in columns, code, the head of a Markdown
file. In the file they stay as they are."""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from cleaner.report.position import line_starts

Bools = NDArray[np.bool_]

_TAB = 9
_IS_BLANK = np.zeros(0x3002, bool)  # the last entry stands for all higher code points
_IS_BLANK[[ord(c) for c in " \t\u3000\xa0"]] = True
_FENCED = re.compile(
    r"""
    ^[ ]{0,3} (?P<fence> `{3,} | ~{3,} ) [^\n]*$   # code, between fences of one kind
    (?: .*? ^[ ]{0,3} (?P=fence) [`~]* [ \t\r]*$ | .* )
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
_SYNTAX = re.compile(
    r"""
      ^[ \t]* (?:>[ \t]?)* (?:[-*+]|\d{1,9}[.)]) [ \t]+   # the mark of an item of a list
    | ^[ ]{0,3} \[[^\]\n]+\]: [ \t]*                      # a footnote, or the address of a link
    | (?<=\*\*) [ \t]+ | [ \t]+ (?=\*\*)                  # blanks that make a mark of emphasis one
    | `[^`\n]+` | \]\([^()\n]*\) | <https?://[^<>\s]*>
    """,
    re.VERBOSE | re.MULTILINE,
)
_HEAD = re.compile(r"\A---[ \t\r]*\n(?:[^\n]*\n){0,100}?---[ \t\r]*$", re.MULTILINE)  # front matter: YAML


def laid_out(raw: str, codes: NDArray[np.uint32], starts: NDArray[np.int64]) -> Bools:
    """Which characters of ``raw`` stand in such lines, line ends included. ``codes`` are its code points, ``starts``
    its ``solid_starts``."""
    out = np.zeros(len(raw), bool)
    if not len(starts):
        return out
    bars = (codes == ord("|")).nonzero()[0]
    chosen = _in_columns(codes, starts)
    if len(bars):
        chosen |= _per_line(bars, starts) >= 2
    if chosen.any():
        out = np.repeat(chosen, np.diff(np.append(starts, len(raw))))
    if "```" in raw or "~~~" in raw:
        for match in _FENCED.finditer(raw):
            out[match.start() : match.end()] = True
    if raw.startswith("---") and (head := _HEAD.match(raw)):
        out[: head.end()] = True
    return out


def is_markdown(file: str) -> bool:
    """Whether a file of this name is somebody's own Markdown."""
    return file.lower().endswith((".md", ".markdown"))


def syntax(raw: str) -> Bools:
    """Which characters of the Markdown ``raw`` would be none without their blanks or half-width signs: the marks of
    lists and footnotes, code in a line, addresses."""
    out = np.zeros(len(raw), bool)
    for match in _SYNTAX.finditer(raw):
        out[match.start() : match.end()] = True
    return out


def solid_starts(codes: NDArray[np.uint32]) -> NDArray[np.int64]:
    """Where the lines begin that have at least a line end: not the one behind the last line end of a text."""
    starts = line_starts(codes)
    return starts[starts < len(codes)]


def _in_columns(codes: NDArray[np.uint32], starts: NDArray[np.int64]) -> Bools:
    """Lines with two wide gaps inside, and lines with one that stand beside another such line. A gap is wide that has
    two blanks, or is a tab."""
    blank = _IS_BLANK.take(codes, mode="clip").nonzero()[0]
    edge = np.ones(len(blank) + 1, bool)
    np.not_equal(blank[1:], blank[:-1] + 1, out=edge[1:-1])
    first, last = blank[edge[:-1]], blank[edge[1:]]
    wide = (first < last) | (codes[first] == _TAB)
    first, last = first[wide], last[wide]
    if not len(first):
        return np.zeros(len(starts), bool)
    inside = first > starts[np.searchsorted(starts, first, "right") - 1]
    inside &= last + 1 < len(codes)
    after = codes.take(last + 1, mode="clip")
    inside &= (after != 10) & (after != 13)
    gaps = _per_line(first[inside], starts)
    length = np.diff(np.append(starts, len(codes)))
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
