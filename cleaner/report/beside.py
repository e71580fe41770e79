"""A comparison for a terminal: raw lines and new ones, changed characters marked, each rule's code below its change."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from rich.cells import cell_len

from cleaner.core.layers import Bools
from cleaner.report import catalogue, language
from cleaner.report.blocks import Block, Lined
from cleaner.report.compared import Compared, Touch
from cleaner.report.language import say
from cleaner.report.marked import GONE, NEW
from cleaner.report.styled import Line, Run, line

_MARGIN = 8  # columns: the number of a line, its sign
_FEW = 3  # so many unchanged lines are shown (a paragraph between blank lines), more are folded
_AROUND = 24  # characters left on both sides of a change in a long line
_FOLD = 16  # fewer characters than this are not folded

Label = tuple[int, str]  # an offset in the text, and the code that is written below it


@dataclass(frozen=True, slots=True)
class _Side:
    """One of the two texts: its sign, its styles, which of its characters changed, and what is written below them."""

    sign: str
    text: str
    style: str
    mark: str
    changed: Bools
    labels: Sequence[Label]
    near: Sequence[int]  # other places that are not folded


def beside(compared: Compared, old: str, new: str, width: int) -> Iterator[Line]:
    """The lines to show, for a terminal of ``width`` columns; nothing where the texts are equal but for line ends."""
    lined = Lined(compared, exact=False)
    blocks = list(lined.blocks())
    touches = [touch for block in blocks if not block.same for touch in lined.touches(block)]
    if all(block.same for block in blocks):
        return
    lost = sorted((t.start, t.code) for t in touches if t.at < 0)
    found = sorted((t.at, t.code) for t in touches if t.at >= 0)
    ends = sorted(at for touch in touches for at in (touch.start, touch.end))
    raw = _Side("-", compared.raw, "red", GONE, compared.gone, lost, ends)
    now = _Side("+", compared.text, "green", NEW, compared.new, found, ())
    yield line(f"--- {old}".replace("\t", "  "), "bold")
    yield line(f"+++ {new}".replace("\t", "  "), "bold")
    for block in blocks:
        if block.same:
            yield from _same(lined, block, width)
            continue
        for number in range(*block.raw):
            if lined.raw(number).strip():
                yield from _shown(raw, number, lined.raw_starts[number], lined.raw(number), width)
        for number in range(*block.new):
            if lined.new(number).strip():
                yield from _shown(now, None, lined.new_starts[number], lined.new(number), width)
    yield from _legend(touches)


def _same(lined: Lined, block: Block, width: int) -> Iterator[Line]:
    count = block.raw[1] - block.raw[0]
    if count > _FEW:
        lines = language.count("{number} line unchanged", "{number} lines unchanged", count)
        yield line(f"{'⋯':>{_MARGIN - 3}}  {lines}", "dim")
        return
    for number in range(*block.raw):
        text = lined.raw(number).rstrip("\r\n")
        if text.strip():
            yield Line((Run(f"{number + 1:>{_MARGIN - 3}}   ", "dim"), Run(_cut(text, width - _MARGIN), "dim")))


def _cut(text: str, width: int) -> str:
    if cell_len(text) <= width:
        return text
    while cell_len(text) >= width:
        text = text[: max(len(text) * width // (cell_len(text) + 1) - 1, 0)]
    return text + "…"


def _shown(side: _Side, number: int | None, start: int, text: str, width: int) -> Iterator[Line]:
    """A line in rows of the width, and the codes below each row."""
    body = text.rstrip("\r\n")
    end = start + len(text)
    labels = side.labels[bisect_left(side.labels, (start, "")) : bisect_left(side.labels, (end, ""))]
    near = side.near[bisect_left(side.near, start) : bisect_left(side.near, end)]
    changed = side.changed[start : start + len(body)]
    head = "" if number is None else str(number + 1)
    margin = Run(f"{head:>{_MARGIN - 3}} {side.sign} ", side.style)
    places = [*near, *(at for at, _ in labels)]
    for cells in _rows(_cells(body, start, changed, places, side), width - _MARGIN):
        yield Line((margin, *_runs(cells)))
        yield from _codes(cells, labels, width - _MARGIN)
        margin = Run(" " * _MARGIN)


Cell = tuple[int, str, str, int]  # the offset of a character, how it is shown, its style, its columns


def _cells(body: str, start: int, changed: Bools, places: Sequence[int], side: _Side) -> list[Cell]:
    """The characters that are shown: all near a change; of a long unchanged stretch, a sign that it is there."""
    near = np.zeros(len(body) + 1, bool)
    marks = [*np.flatnonzero(changed).tolist(), *(min(at - start, len(body)) for at in places)]
    for at in marks:
        near[max(at - _AROUND, 0) : at + _AROUND] = True
    near[: _FOLD // 2] = True
    out: list[Cell] = []
    at = 0
    while at < len(body):
        if not near[at]:
            stop = at + int(np.argmax(np.append(near[at:-1], True)))
            if stop - at > _FOLD:
                out.append((start + at, " … ", "dim", 3))
                at = stop
                continue
            near[at:stop] = True
        shown = body[at] if body[at].isprintable() or body[at] == "\u3000" else _escaped(body[at])
        style = side.mark if changed[at] else side.style
        out.append((start + at, shown, style, cell_len(shown)))
        at += 1
    out.append((start + len(body), "", "", 0))
    return out


def _escaped(character: str) -> str:
    return character.encode("unicode_escape", "backslashreplace").decode()


def _rows(cells: list[Cell], width: int) -> Iterator[list[Cell]]:
    row: list[Cell] = []
    used = 0
    for cell in cells:
        if used + cell[3] > width and row:
            yield row
            row, used = [], 0
        row.append(cell)
        used += cell[3]
    yield row


def _runs(cells: list[Cell]) -> Iterator[Run]:
    """The characters of a row, those of one style together."""
    text, style = "", ""
    for _, shown, own, _ in cells:
        if own != style and text:
            yield Run(text, style)
            text = ""
        text, style = text + shown, own
    yield Run(text, style)


def _codes(cells: list[Cell], labels: Sequence[Label], width: int) -> Iterator[Line]:
    """The rows of codes below a row of characters, each code below its change, or ending there at the right edge."""
    column: dict[int, int] = {}
    used = 0
    for at, _, _, wide in cells:
        column[at] = used
        used += wide
    last = cells[-1][0]
    tiers: list[list[tuple[int, str]]] = []
    for at, code in dict.fromkeys(label for label in labels if cells[0][0] <= label[0] <= last):
        if at not in column:
            continue
        x, text = column[at], f"╰{code}"
        if x + len(text) > width:
            x, text = max(x + 1 - len(text), 0), f"{code}╯"
        free = next((tier for tier in tiers if tier[-1][0] + len(tier[-1][1]) < x), None)
        if free is None:
            tiers.append(free := [])
        free.append((x, text))
    for tier in tiers:
        out = ""
        for x, text in tier:
            out = out.ljust(x) + text
        yield line(" " * _MARGIN + out, "cyan")


def _legend(touches: Sequence[Touch]) -> Iterator[Line]:
    """What the codes mean, and how often each acted."""
    count = Counter(touch.code for touch in touches)
    yield Line()
    for code in sorted(count):
        rule = catalogue.find(code)
        said = f"{say(rule.name)}: {say(rule.summary)}".replace("``", "") if rule else ""
        yield Line((Run(f"{count[code]:>6,}  "), Run(code, "cyan"), Run(f" {said}")), _MARGIN)
