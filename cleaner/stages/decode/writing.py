"""From lines with places to text: indents, blank lines, gaps, words broken at line ends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

import regex

from cleaner.stages.decode.gutters import Gutter, quantile
from cleaner.stages.decode.page import WIDE, Glyph, Line, lay_out, overlap

HYPHEN = "\xad"  # a hyphen that a layout program put at the end of a line

# All lengths are in ems of the text they are about.
_WORD_GAP = 0.18  # between two Latin letters; a word space is 0.22 and more
_STRETCHED = 2.0  # a word space on a justified line is no wider
_CELL_GAP = 0.25  # between cells and names, beside what is usual in the line
_INDENT = 0.75
_ALIGNED = 0.4  # left edges within this are one edge
_WIDE_GAP = 1.25  # of the usual distance of lines: from here on a blank line stands between them
_CLOSE = 0.2  # at least this share of a page's lines go on in the next line
_OTHER_SIZE = 1.15  # characters larger or smaller than this are of another part of the page
_HEADLINES = 5  # lines that may stand over a column and begin further right

_CELLS = regex.compile(r"[\p{Han}\p{N}]{2}")  # beside marks, gaps vary
_LATIN = regex.compile(r"[\p{Latin}\p{N}]")
_BROKEN = regex.compile(rf"(?<=\p{{Ll}}){HYPHEN}$")
_WORD_REST = regex.compile(r"\p{Ll}++[,.;:，。；：、]?+[ ]?+")


def page_text(glyphs: Sequence[Glyph]) -> str:
    """The text of a page, every line ended by a line feed; "" for a page without text."""
    page = lay_out(glyphs)
    margin = _left_edge(page.body)
    parts = (
        _written(page.head, [margin] * len(page.head)),
        _written(page.body, _left_edges(page.body, page.gutters)),
        _written(page.foot, [margin] * len(page.foot)),
    )
    return "\n".join(part for part in parts if part)


def _written(lines: Sequence[Line], edges: Sequence[float]) -> str:
    """The lines as text, indented from ``edges``; blank lines where the page leaves more room than usual."""
    if not lines:
        return ""
    strings = [_indent(line, edge) + _string(line) for line, edge in zip(lines, edges, strict=True)]
    usual = _usual_distance(lines)
    out: list[str] = []
    for k, string in enumerate(strings):
        if k:
            a, b = lines[k - 1], lines[k]
            far = usual and _follows(a, b) and (a.middle - b.middle) / max(a.em, b.em) > _WIDE_GAP * usual
            if far or _resized(a, b):
                out.append("")
        out.append(string)
    return "".join(f"{string}\n" for string in _unhyphenated(out))


def _usual_distance(lines: Sequence[Line]) -> float:
    """How far apart the lines of a paragraph are, in characters of the commonest size; 0 for a page of single lines."""
    sizes = Counter[float]()
    for line in lines:
        sizes[line.em] += len(line.glyphs)
    size = sizes.most_common(1)[0][0]
    pairs = [(a, b) for a, b in pairwise(lines) if _follows(a, b) and not _resized(a, b)]
    distances = [(a.middle - b.middle) / size for a, b in pairs if max(a.em, size) <= _OTHER_SIZE * min(a.em, size)]
    return quantile(distances, _CLOSE) if distances else 0.0


def _follows(a: Line, b: Line) -> bool:
    """Whether b stands in a lower row: no new column begins with it."""
    return b.middle < a.middle and a.row != b.row


def _resized(a: Line, b: Line) -> bool:
    return max(a.em, b.em) > _OTHER_SIZE * min(a.em, b.em)


def _left_edges(lines: Sequence[Line], gutters: Sequence[Gutter]) -> list[float]:
    """The left edge of the column of each line."""
    runs: list[list[Line]] = []
    for line in lines:
        if not runs or not _in_column(runs[-1], line, gutters):
            runs.append([])
        runs[-1].append(line)
    edges: list[float] = []
    for run in runs:
        edges.extend([_left_edge(run)] * len(run))
    return edges


def _left_edge(lines: Sequence[Line]) -> float:
    """The leftmost place where two lines begin."""
    if not lines:
        return 0.0
    starts = sorted(line.left for line in lines)
    near = _ALIGNED * median(line.em for line in lines)
    return next((a for a, b in pairwise(starts) if b - a <= near), starts[0])


def _in_column(column: Sequence[Line], line: Line, gutters: Sequence[Gutter]) -> bool:
    """Whether a column, or the headline over it, goes on with ``line``."""
    outside = len(column) > _HEADLINES and line.left < min(other.left for other in column) - 3 * line.em
    return (
        not outside
        and _follows(column[-1], line)
        and any(overlap(other, line) for other in column)
        and not any(g.parts(other, line) for g in gutters for other in column)
    )


def _indent(line: Line, edge: float) -> str:
    room = (line.left - edge) / line.em
    return "\u3000" * round(room) if room >= _INDENT else ""


def _string(line: Line) -> str:
    """The characters of a line, with blanks where there are some or the gap is wide."""
    solid = [k for k, g in enumerate(line.glyphs) if not g.blank]
    pairs = [(line.glyphs[j], line.glyphs[k], k - j > 1) for j, k in pairwise(solid)]
    gaps = [(b.left - a.right) / max(a.em, b.em) for a, b, _ in pairs]
    usual = max(0.0, median(gaps)) if gaps else 0.0  # justified lines are stretched
    out = [line.glyphs[solid[0]].char]
    for (a, b, blank), gap in zip(pairs, gaps, strict=True):
        latin = (_LATIN.match(a.char) is not None) + (_LATIN.match(b.char) is not None)
        word = (latin == 2 and gap >= _WORD_GAP) or (_CELLS.match(a.char + b.char) and gap >= usual + _CELL_GAP)
        if gap >= (_STRETCHED if blank and latin else WIDE):
            out.append("\u3000" * round(gap))
        elif blank or word:
            out.append(" ")
        out.append(b.char)
    return "".join(out)


def _unhyphenated(strings: list[str]) -> list[str]:
    """The lines with each word that was broken at a line end whole, on the upper line; other hyphens as printed."""
    out = list(strings)
    for k in range(len(out) - 1):
        rest = _WORD_REST.match(out[k + 1])
        if _BROKEN.search(out[k]) and rest and rest.end() < len(out[k + 1]):
            out[k] = out[k][:-1] + rest.group().rstrip()
            out[k + 1] = out[k + 1][rest.end() :]
    return [string.replace(HYPHEN, "-") for string in out]
