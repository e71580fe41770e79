"""Where a paragraph goes on over other blocks, what stands between belongs before or after it, not inside."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from cleaner.core.layers import Block, joining_rule, places
from cleaner.stages.unwrap.order import COLUMN_ORDER, Strip
from cleaner.zh.layout import Kind

_ENDS = {Kind.DATELINE, Kind.JUMP}  # what stands at the end of an article, above another


def place_around(blocks: Sequence[Block], strips: Sequence[Strip]) -> list[int]:
    """The order of the blocks, as indices.

    A paragraph that goes on behind a title with nothing else between was torn by the title's being read late: the
    title goes above its article. One that goes on behind another article's title and text goes on in a later column:
    that column, up to the next title, is moved up to it.
    """
    order = list(range(len(blocks)))
    torn = [
        k
        for k, block in enumerate(blocks)
        if len(block.pieces) > 1 and COLUMN_ORDER.code in map(joining_rule, block.pieces)
    ]
    first = np.array([block.rows[0] for block in blocks]) if torn else np.zeros(0, np.int64)  # rows, in the order
    for k in torn:
        for before, after in pairwise(blocks[k].rows):
            if after - before < 2:
                continue
            between = [order[at] for at in places((first > before) & (first < after)).tolist()]
            if not between or not strips[between[0]].title:
                continue
            if all(strips[i].title for i in between):
                order = _title_up(order, k, between, strips)
            else:
                order = _column_up(order, k, after, blocks, strips)
            first = np.array([blocks[i].rows[0] for i in order])
    return order


def _title_up(order: list[int], k: int, title: list[int], strips: Sequence[Strip]) -> list[int]:
    """The order with the title group above the first block of the article that block ``k`` is in."""
    rest = [i for i in order if i not in title]
    at = rest.index(k)
    while at and not strips[rest[at - 1]].title and strips[rest[at - 1]].kind not in _ENDS:
        at -= 1
    return [*rest[:at], *title, *rest[at:]]


def _column_up(order: list[int], k: int, row: int, blocks: Sequence[Block], strips: Sequence[Strip]) -> list[int]:
    """The order with the blocks that follow ``row``, up to the next title, right behind block ``k``."""
    column = []
    for i in order:
        if blocks[i].rows[0] > row:
            if strips[i].title:
                break
            column.append(i)
    rest = [i for i in order if i not in column]
    at = rest.index(k) + 1
    return [*rest[:at], *column, *rest[at:]]
