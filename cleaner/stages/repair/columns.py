"""Columns side by side in one line, as ``pdftotext -layout`` writes a page: found, and put one under the other."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from cleaner.core.rule import Confidence, fixes, judged, keeps
from cleaner.core.text import Text, code_points
from cleaner.zh.layout import CLOSERS, SENTENCE_END, widths

COLUMNS_SIDE_BY_SIDE = judged(
    "REP020",
    "columns-side-by-side",
    """Lines of neighbouring columns stand in one line, wide blanks between them.

    Text extractors that keep the layout of a page (``pdftotext -layout``) write what stands side by side on the page
    side by side in the line: each line holds a line of every column. The columns are put one under the other, with
    their indents; where two articles stand side by side, each keeps the headlines over its columns.

    Columns are known by their left edges, which the same number of blanks keep free over many lines, and by running
    text: lines filled to the measure that end in the middle of a sentence. Tables, lists of names and verse are not
    filled, or end their lines with the sentence, and stay as they are.

    Wrong where a table has whole paragraphs in its cells: they are put one under the other, column by column.""",
    confidence=Confidence.LIKELY,
    examples=(
        fixes(
            "  清晨的渡口起了薄雾，船夫把缆绳         江对岸的集市已经开张，卖藕的老\n"
            "解开，船身轻轻一晃，离了岸。船上坐       人把担子放下，先讨一碗热茶，再慢慢\n"
            "着七个学生，书包都抱在怀里，谁也不       说起昨夜的水情。他说水涨了两尺，下\n"
            "说话，只听见桨声一下一下地响。         游的低田怕是要淹，得早些收。\n",
            "  清晨的渡口起了薄雾，船夫把缆绳\n"
            "解开，船身轻轻一晃，离了岸。船上坐\n"
            "着七个学生，书包都抱在怀里，谁也不\n"
            "说话，只听见桨声一下一下地响。\n"
            "  江对岸的集市已经开张，卖藕的老\n"
            "人把担子放下，先讨一碗热茶，再慢慢\n"
            "说起昨夜的水情。他说水涨了两尺，下\n"
            "游的低田怕是要淹，得早些收。\n",
        ),
        keeps(
            "姓名      单位          电话\n李青禾    湖泊研究所    6071\n"
            "何大川    石桥镇        6072\n宋时雨    水务局        6073\n"
        ),
        keeps(
            "春水初生柳拂堤，    渡头烟雨晚凄迷。\n一声欸乃人归去，    满袖荷风月上西。\n"
            "秋水连天雁阵低，    芦花如雪覆沙堤。\n渔灯一点随波去，    照见寒星落小溪。\n"
        ),
    ),
)

# Judgements on how columns of print look, from pages set in two and four columns.
_FILLED = 0.85  # a line this near to the measure is full
_SHARES = 0.5  # this share of a region's lines is full, and this share ends inside a sentence; verse and tables miss it
_STOPPED = 0.4  # this share has a punctuation mark inside; lists of names have none
_MEASURE = 16  # display columns: eight characters; a narrower column is a cell of a table
_LINES = 6  # a region has at least this many lines in all its columns
_ROWS = 3  # and its longest column this many
_INDENT = 4  # blanks: a paragraph's indent, which an edge may lie behind on the first line
_YOUNG = 8  # lines: so few may be headlines over columns, which have other edges
_REACH = 20  # lines from one with a wide gap to the next; beyond it there are no columns
_HEADLINES = 8  # lines of headlines over columns

# A wide gap in a line of running text: five characters on either side, which most cells of tables do not have. The
# blank comes first, so that the search can skip to it.
_GAP = re.compile(r"[ \t\u3000\xa0](?<=\S{5}.)[ \t\u3000\xa0]+(?=\S{5})")
_CELL = re.compile(r"\S+(?:[ \t\u3000\xa0]\S+)*")
_MARK = re.compile(r"[，。；：！？、,;:!?]")


@dataclass(frozen=True, slots=True)
class _Cell:
    """What stands between wide gaps: ``start:end`` in the text, ``left:right`` in its line, the line's number."""

    start: int
    end: int
    left: int
    right: int
    line: int


@dataclass(slots=True)
class _Track:
    """A column being followed down the page: the cells so far, and the space they take."""

    left: int
    right: int
    cells: list[_Cell] = field(default_factory=list)

    def distance(self, cell: _Cell) -> int:
        """How many blanks part the cell from the column; negative when they overlap."""
        return max(self.left - cell.right, cell.left - self.right)

    def add(self, cell: _Cell) -> None:
        """Take the cell in."""
        self.left, self.right = min(self.left, cell.left), max(self.right, cell.right)
        self.cells.append(cell)


@dataclass(frozen=True, slots=True)
class _Region:
    """Lines ``first:last`` (end exclusive) that stand in columns, left to right."""

    first: int
    last: int
    tracks: tuple[_Track, ...]


Rows = list[list[_Cell]]
Piece = tuple[int, int, str]


def split_columns(text: Text) -> Text:
    """The text with columns that stand side by side put one under the other; the same text where there are none."""
    string = text.string
    gaps = [m.start() for m in _GAP.finditer(string)]
    if len(gaps) < _ROWS:
        return text
    ends = np.flatnonzero(text.codes == 10).tolist()
    starts = [0, *(e + 1 for e in ends)]
    pieces: list[Piece] = []
    at = 0
    for first, last in _stretches(sorted({bisect_right(starts, g) - 1 for g in gaps}), len(starts)):
        rows = [
            _cells(string, starts[n], starts[n + 1] - 1 if n < len(ends) else len(string), n)
            for n in range(first, last)
        ]
        for region in _regions(string, rows, first):
            top, heads = _headlines(rows, first, region, bisect_right(starts, at - 1) if at else 0)
            before = max(starts[top], string.rfind("\f", starts[top], ends[top]) + 1)  # the page break stays before it
            if before > at:
                pieces.append((at, before, ""))
            pieces.extend(_pieces(string, region, heads))
            at = starts[region.last] if region.last < len(starts) else len(string)
    if not pieces:
        return text
    pieces.append((at, len(string), ""))
    return text.gather(COLUMNS_SIDE_BY_SIDE.code, pieces, ())


def _stretches(lines: list[int], total: int) -> Iterator[tuple[int, int]]:
    """Ranges of lines in which lines with wide gaps stand near one another, with what is near them."""
    start = 0
    for k, line in enumerate(lines):
        if k + 1 == len(lines) or lines[k + 1] - line > 2 * _REACH:
            if k + 1 - start >= _ROWS:
                yield max(0, lines[start] - _REACH), min(total, line + _REACH)
            start = k + 1


def _cells(string: str, start: int, end: int, number: int) -> list[_Cell]:
    """The cells of a line; a form feed before it takes no room."""
    edge = start + (string[start:end].rfind("\f") + 1)
    return [
        _Cell(m.start(), m.end(), m.start() - edge, m.end() - edge, number) for m in _CELL.finditer(string, edge, end)
    ]


def _regions(string: str, rows: Rows, first: int) -> Iterator[_Region]:
    """The regions of the rows that are columns of running text, from top to bottom."""
    n = reached = 0
    while n < len(rows):
        if sum(c.right - c.left > _INDENT for c in rows[n]) < 2:
            n += 1
            continue
        region, following = _follow(string, rows, n, first)
        if _running(string, region.tracks):
            yield _upward(rows, first, region, reached)
            n = reached = region.last - first
        else:
            n = max(following, n + 1)


def _follow(string: str, rows: Rows, start: int, first: int) -> tuple[_Region, int]:
    """The columns that begin on row ``start``, followed down as far as they go, and the row to look at next."""
    tracks: list[_Track] = []
    for cell in rows[start]:
        tracks.append(_Track(cell.left, cell.right, [cell]))
    n, last = start + 1, start + 1
    while n < len(rows):
        row = rows[n]
        if not row:
            n += 1
            continue
        feeds = "\f" in string[rows[last - 1][-1].end : row[0].start]
        if feeds or n - last > 1 or (n > last and len(row) == 1 and not _at_edge(tracks, row[0])):
            break
        if not _take(tracks, row, young=n - start <= _YOUNG):
            break
        n = last = n + 1
    return _Region(first + start, first + last, tuple(tracks)), last


def _upward(rows: Rows, first: int, region: _Region, floor: int) -> _Region:
    """The region with the lines above it, down to row ``floor``, that begin exactly where its columns do."""
    n = region.first - first
    tracks = list(region.tracks)
    while n > floor and rows[n - 1] and all(_at_edge(tracks, c) for c in rows[n - 1]):
        if not _take(tracks, rows[n - 1], young=False):
            break
        n -= 1
    for track in tracks:
        track.cells.sort(key=lambda c: c.start)
    return _Region(first + n, region.last, tuple(tracks))


def _at_edge(tracks: list[_Track], cell: _Cell) -> bool:
    """Whether a cell begins where a column does, but for an indent."""
    return any(-1 <= cell.left - t.left <= _INDENT for t in tracks)


def _take(tracks: list[_Track], row: list[_Cell], *, young: bool) -> bool:
    """Enter the cells of a row in the columns; False, and nothing entered, where it does not fit them."""
    homes: list[_Track | None] = []
    for cell in row:
        over = [t for t in tracks if t.distance(cell) < 0]
        if len(over) == 2 and young and len(over[0].cells) == 1 and abs(over[0].left - cell.left) <= _INDENT:
            over[0].add(over[1].cells[0])  # a wide blank inside a line of the column parted them
            tracks.remove(over[1])
            over.pop()
        if len(over) > 1:
            return False
        near = over or [t for t in tracks if t.distance(cell) <= _INDENT and abs(t.left - cell.left) <= _INDENT]
        homes.append(near[0] if near else None)
    more = None in homes or len(row) > len(tracks)
    if more and young and not all(any(abs(c.left - t.left) <= _INDENT for c in row) for t in tracks):
        return False  # these are the edges of something else: headlines stood above
    for cell, home in zip(row, homes, strict=True):
        if home is None:
            tracks.append(_Track(cell.left, cell.right, [cell]))
        else:
            home.add(cell)
    tracks.sort(key=lambda t: t.left)
    return True


def _running(string: str, tracks: tuple[_Track, ...]) -> bool:
    """Whether the columns hold running text: full lines that end inside a sentence."""
    if len(tracks) < 2 or max(len(track.cells) for track in tracks) < _ROWS:
        return False
    total = full = inside = stopped = 0
    for track in tracks:
        sizes = [int(widths(code_points(string[c.start : c.end])).sum()) for c in track.cells]
        measure = max(sizes)
        if measure < _MEASURE:
            return False
        total += len(sizes)
        full += sum(size >= _FILLED * measure for size in sizes)
        for cell in track.cells:
            line = string[cell.start : cell.end]
            inside += line.rstrip(CLOSERS)[-1:] not in SENTENCE_END + "，；：、"
            stopped += _MARK.search(line, 0, len(line) - 1) is not None
    enough = total >= _LINES and full >= _SHARES * total
    return enough and inside >= _SHARES * total and stopped >= _STOPPED * total


def _headlines(rows: Rows, first: int, region: _Region, floor: int) -> tuple[int, list[list[_Cell]]]:
    """The line where the region begins with its headlines, and the headlines over the left and the right columns.

    Only headlines of two articles side by side are told apart; others stay above the columns as they are.
    """
    top = region.first - first
    n = top
    while n > max(0, floor - first) and top - n < _HEADLINES and (rows[n - 1] or (n > 1 and rows[n - 2])):
        n -= 1
    heads = [row for row in rows[n:top] if row]
    count = len(region.tracks)
    for middle in sorted(range(1, count), key=lambda m: abs(2 * m - count)):  # most often the page is halved
        edge = region.tracks[middle].left
        left = [c for row in heads for c in row if c.right < edge]
        right = [c for row in heads for c in row if c.left >= edge]
        both = sum(row[0].right < edge <= row[-1].left for row in heads)
        if both * 2 > len(heads) and len(left) + len(right) == sum(map(len, heads)):
            groups: list[list[_Cell]] = [[] for _ in region.tracks]
            groups[0], groups[middle] = left, right
            return first + n, groups
    return region.first, [[] for _ in region.tracks]


def _pieces(string: str, region: _Region, heads: list[list[_Cell]]) -> list[Piece]:
    """The columns one under the other, each line with its indent."""
    out: list[Piece] = []
    for track, head in zip(region.tracks, heads, strict=True):
        if head and out:
            out[-1] = (*out[-1][:2], "\n\n\n")
        out.extend((c.start, c.end, "\n") for c in head)
        if head:
            out[-1] = (*out[-1][:2], "\n\n")
        previous: _Cell | None = None
        for cell in track.cells:
            if previous is not None and cell.line == previous.line:
                out[-1] = (out[-1][0], cell.end, "\n")
            else:
                if previous is not None and cell.line - previous.line > _INDENT:
                    out[-1] = (*out[-1][:2], "\n\n")  # a picture stood between
                indent = cell.left - track.left
                out.append((cell.start - indent if indent > 1 else cell.start, cell.end, "\n"))
            previous = cell
    return out
