"""Columns side by side in one line, as ``pdftotext -layout`` writes a page: found, and put one under the other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

import numpy as np

from cleaner.core.edits import Ranges
from cleaner.core.rule import Confidence, fixes, judged, keeps
from cleaner.core.text import Text
from cleaner.stages.repair.divide import Block, divide
from cleaner.stages.repair.page import INDENT, ROWS, Box, Cell, Page, across, blank_above, cells_of
from cleaner.zh.chars import members

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

_REACH = 20  # lines from one with a wide gap to the next; beyond it there are no columns
_BLANKS = 2  # blank lines that part one article from the next

# A wide gap in a line of running text has so many characters on either side, which most cells of tables do not have.
_BESIDE = 5
_IS_GAP = members(" \t\u3000\xa0")

Piece = tuple[int, int, str]


def split_columns(text: Text) -> Text:
    """The text with columns that stand side by side put one under the other; the same text where there are none."""
    string = text.string
    gaps = _wide_gaps(text)
    if len(gaps) < ROWS:
        return text
    pieces: list[Piece] = []
    at = 0
    for page in _pages(string, text, gaps):
        everything = Box(0, len(page), 0, max(len(row) for _, row in page))
        for box in across(page, everything):
            blocks = divide(page, box)
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
    return text.gather(COLUMNS_SIDE_BY_SIDE.code, Ranges.of(pieces), Ranges.of(()))


def _wide_gaps(text: Text) -> list[int]:
    """Where the gaps of two blanks or more begin in lines of running text."""
    blank = _IS_GAP.take(text.codes).nonzero()[0]
    edge = np.ones(len(blank) + 1, bool)
    np.not_equal(blank[1:], blank[:-1] + 1, out=edge[1:-1])
    first, last = blank[edge[:-1]], blank[edge[1:]]
    wide = first < last
    first, last = first[wide], last[wide]
    if len(first) < ROWS:
        return []
    solid = text.solid
    at = solid.searchsorted(first)  # how many characters that are no blanks stand before each
    inside = (at >= _BESIDE) & (at + _BESIDE <= len(solid))
    first, last, at = first[inside], last[inside], at[inside]
    near = (solid[at - _BESIDE] == first - _BESIDE) & (solid[at + _BESIDE - 1] == last + _BESIDE)
    gaps: list[int] = first[near].tolist()
    return gaps


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
            if k + 1 - start >= ROWS:
                yield max(0, lines[start] - _REACH), min(total, line + _REACH)
            start = k + 1


def _first(page: Page, box: Box) -> int:
    """The first row of a box that is not blank."""
    return next(r for r in range(box.top, box.bottom) if page[r][1].strip())


def _pieces(page: Page, blocks: list[Block]) -> list[Piece]:
    """The blocks one under the other, each line with its indent in its column."""
    out: list[Piece] = []
    width = max(len(row) for _, row in page)
    before: Box | None = None
    for block in blocks:
        cells = cells_of(page, block.box)
        if block.parted and before is not None:
            blanks = _BLANKS if block.box.left > before.left else min(blank_above(page, block.box), _BLANKS)
            out[-1] = (*out[-1][:2], "\n" * (blanks + 1))
        before = block.box
        if block.box.left == 0 and block.box.right >= width:  # stands as it did
            out.append((page[cells[0].row][0], cells[-1].end, "\n"))
            continue
        edge = min(c.indent for c in cells)
        previous: Cell | None = None
        for cell in cells:
            if previous is not None and cell.row - previous.row > INDENT:
                out[-1] = (*out[-1][:2], "\n\n")  # a picture stood between
            indent = cell.indent - edge
            out.append((cell.start - indent if indent > 1 else cell.start, cell.end, "\n"))
            previous = cell
    return out
