"""A cleaned file written back in the order of its raw text: what ``clean fix`` does to a file, by the record.

Cleaning puts each part of an article on a line of its own; a file that people own keeps its lines, its order, its
Markdown. So every character of the result goes to the raw place that it came from, and what only the structure took
away, the blanks between parts and the marks of headings, stays where it was.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaner.article import Cleaned
from cleaner.check.layout import is_markdown, laid_out, solid_starts, syntax
from cleaner.core.edits import Ints
from cleaner.core.text import IS_BLANK, Text, code_points, ranges
from cleaner.rules import BETWEEN_PARTS, RULES

Bools = NDArray[np.bool_]
Places = NDArray[np.intp]

# What these took stays in the file. There it divides and describes the articles (blank lines, Markdown, labels,
# contents, mastheads, drawn lines, where a text is from), which their parts and their metadata do elsewhere.
STAYS = frozenset(
    (
        *(BETWEEN_PARTS, "SEG010", "REP005", "FUR101", "FUR102", "FUR103", "FUR104", "FUR105", "FUR107"),
        *("FUR003", "FUR010", "FUR020", "FUR030", "FUR031", "FUR032"),
    )
)
_LINE_END = "REP005"
_USUAL_LINE_ENDS = frozenset(("\n", "\r\n", "\r"))
_JOINS = "UNW"


class InPlace(NamedTuple):
    """The text of a file after the edits that could be made in place. ``changed``: it is another one now. ``stays``
    marks the raw characters that an edit took, but that stay."""

    string: str
    changed: bool
    stays: Bools

    def done(self, starts: NDArray[np.int64], ends: NDArray[np.int64]) -> Bools:
        """Which of the edits at these raw ranges were made."""
        before = np.concatenate(([0], np.cumsum(self.stays)))
        made: Bools = (starts < ends) & (before[ends] == before[starts])
        return made


def in_place(cleaned: Cleaned) -> InPlace:
    """The file ``cleaned`` with its edits made where they stand.

    A join is made only where nothing but removed lines stands between the two ends; an edit that reaches over anything
    that stays is not made, nor one in a line whose layout has a meaning.
    """
    text, place = cleaned.text, cleaned.places.place
    raw = code_points(text.raw)
    if not len(raw):
        return InPlace("", False, np.zeros(0, bool))
    lines = solid_starts(raw)
    rows = _Rows.of(text)
    made = (text.origin < 0).nonzero()[0]
    key = _keys(text, rows, made)
    blank = IS_BLANK.take(raw, mode="clip")
    gone = place < 0
    kind = rows.kind[cleaned.places.end_row]  # of the row that ended a character; where it is gone only
    stays = gone & (kind == _STAYS)
    fast = laid_out(text.raw, raw, lines)
    if is_markdown(cleaned.file):
        fast |= syntax(text.raw)
    alive = ~blank & (~gone | stays | fast)

    stays[gone & (kind == _JOIN)] = True
    spaces = made[rows.kind[~text.origin[made]] == _JOIN]  # what joins of Latin words put there, if they are made
    by = ~text.origin[spaces]
    stays[ranges(rows.start[by], rows.end[by] - rows.start[by])] = True
    gaps = _joined(text, rows, place, key, made, alive, fast)
    stays[gaps[blank[gaps]]] = False
    frozen = fast | _frozen(rows, stays | _kept(text, len(raw)) | fast)
    stays |= frozen
    stays[_lines_taken(lines, gone & ~stays & (kind == _LINE), alive | frozen)] = False
    if not (alive | frozen).any():  # nothing would be left of the file
        return InPlace(text.raw, False, gone)
    odd = _odd_line_ends(text, stays & ~frozen)
    unmade = spaces[stays[key[spaces]]]
    string = _written(text, raw, key, stays, frozen, unmade, odd)
    if not text.raw.endswith(("\n", "\r")):  # if its last line went, the one before has no line end either
        string = string.rstrip("\r\n")
    stays[odd] = False
    return InPlace(string, string != text.raw, stays)


_EDIT, _STAYS, _JOIN, _LINE = range(4)


class _Rows(NamedTuple):
    """Every row of the ledger: its raw range, and what it does: an edit, a join, the removal of a line; or what it
    took stays."""

    start: Ints
    end: Ints
    kind: NDArray[np.int8]

    @classmethod
    def of(cls, text: Text) -> _Rows:
        start, end = text.ledger.hulls()
        batches = text.ledger.batches
        kinds = np.array([*(_kind(batch.rule) for batch in batches), _EDIT], np.int8)  # the last is for no row
        return cls(start, end, kinds.repeat([*map(len, batches), 1]))


@cache
def _kind(code: str) -> int:
    if code in STAYS:
        return _STAYS
    if code.startswith(_JOINS):
        return _JOIN
    rule = RULES[code]
    return _LINE if rule.removes is not None and rule.propose is None else _EDIT


def _keys(text: Text, rows: _Rows, made: Places) -> Ints:
    """The raw place of every character of the result: its own, or where the edit that made it begins, which is so for
    the characters ``made``."""
    key = text.origin.copy()
    key[made] = rows.start[~key[made]]
    return key


def _kept(text: Text, length: int) -> Bools:
    """Which raw characters are in the result as they are."""
    kept = np.zeros(length, bool)
    kept[text.origin[text.origin >= 0]] = True
    return kept


def _joined(
    text: Text, rows: _Rows, place: Ints, key: Ints, made: Places, alive: Bools, fast: Bools
) -> NDArray[np.int64]:
    """For the joins that can be made, the raw characters whose blanks go: from the end of a piece to the next one."""
    joins = np.flatnonzero(rows.kind[:-1] == _JOIN)
    if not len(joins):
        return np.empty(0, np.int64)
    start, end = rows.start[joins], rows.end[joins]
    placed = (place >= 0).nonzero()[0]
    if not len(placed):
        return np.empty(0, np.int64)
    nth = placed.searchsorted(np.maximum(start - 1, 0), "right") - 1
    last = np.where(nth >= 0, placed[nth], -1)  # the last raw character of the piece before
    following = _behind(text.origin, made, place[last])
    following += ~text.origin.take(following, mode="clip") == joins  # and past the space that a join makes
    inside = np.minimum(following, len(key) - 1)
    target = key[inside]
    before = np.concatenate(([0], np.cumsum(alive)))
    possible = (last >= 0) & (following < len(key)) & (target >= end)
    origin = text.origin[inside]
    possible &= (origin >= 0) | (rows.kind[np.maximum(~origin, 0)] != _STAYS)
    possible &= before[np.maximum(target, end)] == before[end]
    possible &= ~fast[last] & ~fast[np.minimum(target, len(fast) - 1)]
    first = last[possible] + 1
    return ranges(first, np.maximum(target[possible] - first, 0))


def _behind(origin: Ints, made: Places, at: Ints) -> Places:
    """The place behind each of the characters ``at`` of the result, or behind all that one edit made, if it is of it;
    ``made`` are those that edits made."""
    behind = at.astype(np.intp) + 1
    of_edit = (origin[at] < 0).nonzero()[0]
    if len(of_edit):
        by = origin[made]
        goes_on = (made[1:] == made[:-1] + 1) & (by[1:] == by[:-1])
        ends = made[np.append(~goes_on, True)]
        behind[of_edit] = ends[ends.searchsorted(at[of_edit])] + 1
    return behind


def _frozen(rows: _Rows, stays: Bools) -> Bools:
    """The raw characters that stay as they are because an edit of them would reach over some that stay, and so on."""
    frozen = np.zeros(len(stays), bool)
    acting = np.flatnonzero((rows.kind[:-1] == _EDIT) & (rows.start < rows.end))
    start, end = rows.start[acting], rows.end[acting]
    blocking = stays
    while len(acting):
        before = np.concatenate(([0], np.cumsum(blocking)))
        hit = before[end] > before[start]
        if not hit.any():
            break
        frozen[ranges(start[hit], end[hit] - start[hit])] = True
        start, end = start[~hit], end[~hit]
        blocking = frozen
        if not len(start):
            break
    return frozen


def _lines_taken(lines: NDArray[np.int64], taken: Bools, alive: Bools) -> Bools:
    """The characters of the lines of which a rule took all there was: their line ends go with them. ``lines`` are where
    the lines begin."""
    if not taken.any():
        return taken
    lost = np.logical_or.reduceat(taken, lines) & ~np.logical_or.reduceat(alive, lines)
    out: Bools = np.repeat(lost, np.diff(np.append(lines, len(taken))))
    return out


def _written(
    text: Text,
    raw: NDArray[np.uint32],
    key: Ints,
    stays: Bools,
    frozen: Bools,
    unmade: NDArray[np.intp],
    odd: NDArray[np.intp],
) -> str:
    """The characters of the result and those that stay, by their raw places; not the characters ``unmade`` of it. At
    ``odd``, the line end of this file."""
    line_end = [10]
    if len(odd):
        line_end = [ord(c) for c in ("\r\n" if 2 * text.raw.count("\r\n") > text.raw.count("\n") else "\n")]
        raw = raw.copy()
        raw[odd] = line_end[0]
    of_structure = np.zeros(len(key), bool)
    for batch in text.ledger.batches:
        if batch.rule in STAYS:
            row = ~text.origin
            of_structure |= (row >= batch.first) & (row < batch.first + len(batch))
    own = ~(of_structure | frozen.take(key, mode="clip"))
    own[unmade] = False
    still = np.flatnonzero(stays)
    rest = [np.full(len(odd), code, np.uint32) for code in line_end[1:]]
    places = np.concatenate((key[own], still, *(odd for _ in rest)))
    codes = np.concatenate((text.codes[own], raw[still], *rest))
    return codes[np.argsort(places, kind="stable")].astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")


def _odd_line_ends(text: Text, stays: Bools) -> NDArray[np.intp]:
    """The raw places of line ends such as U+2028 that stay line ends."""
    odd = np.zeros(len(stays), bool)
    for batch in text.ledger.batches:
        if batch.rule == _LINE_END:
            rows = np.array([before not in _USUAL_LINE_ENDS for before in batch.before])
            odd[batch.raw_taken[rows[batch.raw_row - batch.first]]] = True
    return np.flatnonzero(odd & stays)
