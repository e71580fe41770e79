"""Columns side by side in one line, as ``pdftotext -layout`` writes a page: found, and put one under the other."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

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

# Judgements on how columns of print look, from pages set in two to six columns.
_FILLED = 0.85  # a line this near to the measure is full
_SHARES = 0.5  # this share of the lines is full, and this share ends inside a sentence; verse and tables miss it
_STOPPED = 0.4  # this share has a punctuation mark inside; lists of names have none
_MEASURE = 16  # display columns: eight characters; a narrower column is a cell of a table
_LINES = 6  # columns side by side have at least this many lines together
_ROWS = 3  # and the longest column this many; an edge is seen on as many lines
_INDENT = 4  # blanks: a paragraph's indent
_REACH = 20  # lines from one with a wide gap to the next; beyond it there are no columns
_CROSSED = 0.03  # of the lines may run across an edge: a line that is too long for its column
_DEPTH = 12  # cuts within cuts
_TRIED = 6  # edges, the commonest first, tried for a part of a box that has columns
_BLANKS = 2  # blank lines that part one article from the next

# A wide gap in a line of running text: five characters on either side, which most cells of tables do not have. The
# blank comes first, so that the search can skip to it.
_GAP = re.compile(r"[ \t\u3000\xa0](?<=\S{5}.)[ \t\u3000\xa0]+(?=\S{5})")
_AFTER_GAP = re.compile(r"(?<=[ \t\u3000\xa0]{2})\S")
_MARK = re.compile(r"[，。；：！？、,;:!?]")


@dataclass(frozen=True, slots=True)
class _Box:
    """Part of a page: rows ``top:bottom`` and, within them, columns ``left:right``; ends exclusive."""

    top: int
    bottom: int
    left: int
    right: int


@dataclass(frozen=True, slots=True)
class _Cell:
    """What a row has inside a box: ``start:end`` in the text, its indent in the box, the number of the row."""

    start: int
    end: int
    indent: int
    row: int


@dataclass(frozen=True, slots=True)
class _Block:
    """Rows of a box that are not divided further; ``parted`` from what stands before it by more than a line end."""

    box: _Box
    parted: bool


Page = list[tuple[int, str]]  # the rows of a page: where each begins in the text, and its string
Piece = tuple[int, int, str]


def split_columns(text: Text) -> Text:
    """The text with columns that stand side by side put one under the other; the same text where there are none."""
    string = text.string
    gaps = [m.start() for m in _GAP.finditer(string)]
    if len(gaps) < _ROWS:
        return text
    pieces: list[Piece] = []
    at = 0
    for page in _pages(string, text, gaps):
        everything = _Box(0, len(page), 0, max(len(row) for _, row in page))
        for box in _across(page, everything):
            blocks = _divide(page, box, _DEPTH)
            if len(blocks) < 2 or all(b.box.left == box.left and b.box.right == box.right for b in blocks):
                continue
            first = _first(page, box)
            last = next(r for r in range(box.bottom - 1, -1, -1) if page[r][1].strip())
            end = page[last][0] + len(page[last][1])
            start = page[first][0]
            if start > at:
                pieces.append((at, start, ""))
            pieces.extend(_pieces(page, blocks))
            at = min(end + 1, len(string))
    if not pieces:
        return text
    pieces.append((at, len(string), ""))
    return text.gather(COLUMNS_SIDE_BY_SIDE.code, pieces, ())


def _pages(string: str, text: Text, gaps: list[int]) -> Iterator[Page]:
    """The rows of the pages, or parts of pages, in which lines with wide gaps stand near one another."""
    ends = np.flatnonzero(text.codes == 10).tolist()
    starts = [0, *(e + 1 for e in ends)]
    ends.append(len(string))
    for first, last in _stretches(sorted({bisect_right(starts, g) - 1 for g in gaps}), len(starts)):
        page: Page = []
        for n in range(first, last):
            edge = string.rfind("\f", starts[n], ends[n]) + 1
            if edge and page:
                yield page
                page = []
            start = edge or starts[n]
            page.append((start, string[start : ends[n]].rstrip()))
        if any(row for _, row in page):
            yield page


def _stretches(lines: list[int], total: int) -> Iterator[tuple[int, int]]:
    """Ranges of lines in which lines with wide gaps stand near one another, with what is near them."""
    start = 0
    for k, line in enumerate(lines):
        if k + 1 == len(lines) or lines[k + 1] - line > 2 * _REACH:
            if k + 1 - start >= _ROWS:
                yield max(0, lines[start] - _REACH), min(total, line + _REACH)
            start = k + 1


def _across(page: Page, box: _Box) -> list[_Box]:
    """The box cut where two or more of its rows in succession are blank, without blank rows at its ends."""
    out: list[_Box] = []
    start, blank = -1, 0
    for r in range(box.top, box.bottom):
        if page[r][1][box.left : box.right].isspace() or not page[r][1][box.left : box.right]:
            blank += 1
            continue
        if start < 0:
            start = r
        elif blank > 1:
            out.append(_Box(start, r - blank, box.left, box.right))
            start = r
        blank = 0
    if start >= 0:
        out.append(_Box(start, box.bottom - blank, box.left, box.right))
    return out


def _divide(page: Page, box: _Box, depth: int, known: frozenset[int] = frozenset()) -> list[_Block]:
    """The blocks of a box in reading order: cut across at wide gaps and headlines, cut down between columns.

    ``known`` are edges already seen to stand between columns of running text.
    """
    parts = _across(page, box)
    if len(parts) != 1:
        found = [_divide(page, part, depth, known) for part in parts]
        return [b for k, blocks in enumerate(found) for b in (_parted(blocks) if k else blocks)]
    box = parts[0]
    starts = _edges(page, box)
    if not starts or not depth:
        return [_Block(box, False)]
    clean = [x for x in starts if _clean(page, box, x)]
    strong = [x for x in starts if 2 * starts[x] >= max(starts.values())]
    if clean and (known.issuperset(clean) or _running(page, box, clean)):
        known |= frozenset(clean)
        sides = [x for x in clean if x in strong and _headed(page, box, strong, x)]
        if sides or set(strong) <= set(clean):
            cut, apart = (None, []) if sides else _headline(page, box, clean)
            if cut is not None:
                return _stacked(page, box, [cut], depth, known)
            count = len(clean) + 1
            half = min(apart, key=lambda x: abs(2 * clean.index(x) + 2 - count), default=None)
            x = _widest(page, box, sides or clean) if half is None else half
            left = _divide(page, _Box(box.top, box.bottom, box.left, x), depth - 1, known)
            return [*left, *_divide(page, _Box(box.top, box.bottom, x, box.right), depth - 1, known)]
    for x in sorted(starts, key=lambda x: -starts[x])[:_TRIED]:
        run = _longest(page, box, x)
        if not _ROWS <= run.bottom - run.top < box.bottom - box.top:
            continue
        if _running(page, run, [e for e in _edges(page, run) if _clean(page, run, e)]):
            cuts = sorted({run.top, run.bottom} - {box.top, box.bottom})
            return _stacked(page, box, cuts, depth, known)
    return [_Block(box, False)]


def _headed(page: Page, box: _Box, edges: list[int], x: int) -> bool:
    """Whether headlines run across other edges on both sides of ``x``: over two articles side by side."""

    def text(r: int) -> bool:
        begins = _begins(page, box, r)
        return sum(any(0 <= b - e <= _INDENT for e in (box.left, *edges)) for b in begins) > 1

    across = [r for r in range(box.top, box.bottom) if any(_crosses(page[r][1], e) for e in edges)]
    near = {n for r in across for n in range(r - 2, r + 3) if box.top <= n < box.bottom and not text(n)} | set(across)
    rows = [page[r][1] for r in near]
    return any(row[box.left : x].strip() for row in rows) and any(row[x : box.right].strip() for row in rows)


def _longest(page: Page, box: _Box, x: int) -> _Box:
    """The longest run of rows of the box without text running across the edge."""
    best, start = (box.top, box.top), box.top
    for r in range(box.top, box.bottom + 1):
        if r == box.bottom or _crosses(page[r][1], x):
            best = max(best, (start, r), key=lambda run: run[1] - run[0])
            start = r + 1
    return _Box(*best, box.left, box.right)


def _stacked(page: Page, box: _Box, cuts: list[int], depth: int, known: frozenset[int]) -> list[_Block]:
    """The blocks of a box cut across before the given rows."""
    bounds = [box.top, *cuts, box.bottom]
    boxes = [_Box(top, bottom, box.left, box.right) for top, bottom in pairwise(bounds)]
    return [b for part in boxes for b in _parted(_divide(page, part, depth - 1, known))]


def _parted(blocks: list[_Block]) -> list[_Block]:
    """The blocks, the first of them parted from what stands before."""
    return [_Block(blocks[0].box, True), *blocks[1:]] if blocks else []


def _edges(page: Page, box: _Box) -> dict[int, int]:
    """Where text begins after a wide gap, with text before it, on several rows of the box: on how many."""
    count: Counter[int] = Counter()
    for r in range(box.top, box.bottom):
        row = page[r][1][box.left : box.right]
        lead = len(row) - len(row.lstrip())
        if lead > 2 * _INDENT and row.strip():
            count[lead + box.left] += 1  # what stands left of it is on other rows
        count.update(m.start() + box.left for m in _AFTER_GAP.finditer(row) if m.start() > lead)
    return {x: n for x, n in sorted(count.items()) if n > 1}


def _begins(page: Page, box: _Box, r: int) -> list[int]:
    """Where text begins on a row of the box, and again after each wide gap."""
    row = page[r][1][box.left : box.right]
    lead = len(row) - len(row.lstrip())
    if lead == len(row):
        return []
    return [lead + box.left, *(m.start() + box.left for m in _AFTER_GAP.finditer(row) if m.start() > lead)]


def _crosses(row: str, x: int) -> bool:
    """Whether a row has text running across the edge."""
    return x < len(row) and not row[x].isspace() and not row[x - 1].isspace()


def _clean(page: Page, box: _Box, x: int) -> bool:
    """Whether no text runs across the edge, but for a line now and then that is too long for its column."""
    rows = [r for r in range(box.top, box.bottom) if _crosses(page[r][1], x)]
    long = len(rows) <= _CROSSED * (box.bottom - box.top)
    return long and all(len(_begins(page, box, r)) > 1 for r in rows)


def _widest(page: Page, box: _Box, edges: list[int]) -> int:
    """The edge to cut at first: the one with the widest gap before it on every row."""

    def gap(x: int) -> int:
        ends = [len(page[r][1][box.left : x].rstrip()) for r in range(box.top, box.bottom)]
        return x - box.left - max(ends)

    return max(edges, key=gap)


def _headline(page: Page, box: _Box, clean: list[int]) -> tuple[int | None, list[int]]:
    """The row to cut across before: what follows headlines at the top of a box, or headlines further down.

    A headline begins at no edge. Headlines with their counterparts on the other side of an edge head the columns of
    their sides, and are cut off with them: there is no such row then, but a list of those edges.
    """
    edges = [box.left, *clean]

    def free(r: int) -> bool:
        begins = _begins(page, box, r)
        return bool(begins) and not any(-1 <= b - x <= _INDENT for x in edges for b in begins)

    few = next((r for r in range(box.top, box.bottom) if len(_begins(page, box, r)) > 1), box.bottom)
    gaps = [r for r in range(box.top, few) if not _begins(page, box, r)]
    if gaps and gaps[-1] + 1 < box.bottom:
        return gaps[-1] + 1, []
    top = box.top
    while top < box.bottom and (free(top) or not _begins(page, box, top)):
        top += 1
    if box.top < top < box.bottom:
        heads = [page[r][1] for r in range(box.top, top)]
        apart = [
            x
            for x in clean
            if any(h[box.left : x].strip() for h in heads)
            and any(h[x : box.right].strip() for h in heads)
            and not any(_crosses(h, x) for h in heads)
        ]
        return (None, apart) if apart else (top, [])
    for r in range(box.top + 1, box.bottom):
        if free(r) and not _begins(page, box, r - 1):
            return r, []
    return None, []


def _cells(page: Page, box: _Box) -> list[_Cell]:
    """What the rows of a box hold, blank rows left out."""
    out = []
    for r in range(box.top, box.bottom):
        start, string = page[r]
        inner = string[box.left : box.right]
        solid = inner.strip()
        if solid:
            indent = len(inner) - len(inner.lstrip())
            at = start + box.left + indent
            out.append(_Cell(at, at + len(solid), indent, r))
    return out


def _running(page: Page, box: _Box, edges: list[int]) -> bool:
    """Whether the columns hold running text: full lines that end inside a sentence."""
    bounds = [box.left, *edges, box.right]
    total = full = inside = stopped = longest = 0
    for left, right in pairwise(bounds):
        lines = [page[c.row][1][left:right].strip() for c in _cells(page, _Box(box.top, box.bottom, left, right))]
        sizes = [int(widths(code_points(line)).sum()) for line in lines]
        measure = max(sizes, default=0)
        if measure < _MEASURE:
            return False
        longest = max(longest, len(lines))
        total += len(lines)
        full += sum(size >= _FILLED * measure for size in sizes)
        inside += sum(line.rstrip(CLOSERS)[-1:] not in SENTENCE_END + "，；：、" for line in lines)
        stopped += sum(_MARK.search(line, 0, len(line) - 1) is not None for line in lines)
    enough = longest >= _ROWS and total >= _LINES
    return enough and full >= _SHARES * total and inside >= _SHARES * total and stopped >= _STOPPED * total


def _first(page: Page, box: _Box) -> int:
    """The first row of a box that is not blank."""
    return next(r for r in range(box.top, box.bottom) if page[r][1].strip())


def _pieces(page: Page, blocks: list[_Block]) -> list[Piece]:
    """The blocks one under the other, each line with its indent in its column."""
    out: list[Piece] = []
    width = max(len(row) for _, row in page)
    before: _Box | None = None
    for block in blocks:
        cells = _cells(page, block.box)
        if block.parted and before is not None:
            blanks = _BLANKS if block.box.left > before.left else min(_blank_above(page, block.box), _BLANKS)
            out[-1] = (*out[-1][:2], "\n" * (blanks + 1))
        before = block.box
        if block.box.left == 0 and block.box.right >= width:  # stands as it did
            out.append((page[cells[0].row][0], cells[-1].end, "\n"))
            continue
        edge = min(c.indent for c in cells)
        previous: _Cell | None = None
        for cell in cells:
            if previous is not None and cell.row - previous.row > _INDENT:
                out[-1] = (*out[-1][:2], "\n\n")  # a picture stood between
            indent = cell.indent - edge
            out.append((cell.start - indent if indent > 1 else cell.start, cell.end, "\n"))
            previous = cell
    return out


def _blank_above(page: Page, box: _Box) -> int:
    """How many blank rows stand above a box."""
    n = 0
    while box.top - n > 0 and not page[box.top - n - 1][1][box.left : box.right].strip():
        n += 1
    return n
