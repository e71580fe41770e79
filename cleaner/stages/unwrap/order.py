"""Reading order: paragraphs that break off and go on elsewhere in the file."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple

import regex

from cleaner.core.layers import Block
from cleaner.core.rule import Confidence, fixes, judged, keeps
from cleaner.stages.unwrap.broken import (
    BROKEN_AFTER_COMMA,
    BROKEN_NUMBER,
    BROKEN_QUOTATION,
    BROKEN_SENTENCE,
    BROKEN_WORD,
    late_starts,
)
from cleaner.zh.layout import OPENERS, PARAGRAPH_OPENER, Kind
from cleaner.zh.lexicon import torn_word

COLUMN_ORDER = judged(
    "UNW010",
    "columns-in-wrong-order",
    """A paragraph that breaks off in mid-sentence and goes on elsewhere on the page, before or after.

    OCR reads a newspaper page column by column and sometimes takes a late column first. The end and the start are
    matched over the whole file: by the word that the break tore, or, for a stray paragraph at the edge of a section,
    by what it is about. A start that could open a paragraph is taken only in a file that is torn elsewhere too. Only a
    match without a rival is taken, and only where the order of the columns is certain: the early piece ends at a jump
    line or heading. It is applied and listed.
    """,
    confidence=Confidence.LIKELY,
    examples=(
        fixes(
            "## 夜校的灯\n\n渠边的灯亮了起来。\n\n(上接第1版)\n\n村民们学会了修水\n\n“真好！”老人说。",
            "夜校的灯\n(上接第1版)\n村民们学会了修水渠边的灯亮了起来。\n“真好！”老人说。",
            wrong="水渠 is torn, but 水 and 渠 are words too: the evidence is too weak on so short a text",
        ),
        keeps("村民们学会了修水渠。\n\n“真好！”老人说。"),
    ),
)
UNFINISHED = judged(
    "UNW011",
    "paragraph-breaks-off",
    """A paragraph breaks off in mid-sentence, and nothing in the file continues it for certain.

    The page it went on with is missing, or the columns are in the wrong order. It is left as it is and listed.
    """,
    confidence=Confidence.ASK,
    examples=(
        fixes("村民们学会了修渠，还学会了", "村民们学会了修渠，还学会了"),
        keeps("村民们学会了修渠。"),
    ),
)

# The rules that join what a page or column tore.
_TEARS = {rule.code for rule in (BROKEN_AFTER_COMMA, BROKEN_WORD, BROKEN_SENTENCE, BROKEN_NUMBER, BROKEN_QUOTATION)}
_PAGE = 60  # paragraphs before and after an end among which its start is looked for: a newspaper page has fewer
_HAN_PAIR = regex.compile(r"(?=(\p{Han}{2}))")
_MIN_SHARED = 4  # word pairs that a stray paragraph must share with the section it is moved to


class Strip(NamedTuple):
    """What the search knows of one block: its text, its form, its heading level, whether its region is wrapped, and
    whether it is a line of a title or a byline."""

    text: str
    kind: Kind
    level: int
    wrapped: bool
    title: bool


def put_in_order(blocks: list[Block], strips: list[Strip]) -> list[Block]:
    """The blocks in reading order, ends and starts joined where they match. ``strips`` describes each block.

    Blocks with ``open_end`` are the ends looked for. Each is matched at most once, and so is each start.
    """
    ends = [k for k, b in enumerate(blocks) if b.open_end]
    if not ends:
        return blocks
    late = late_starts([s.text for s in strips])
    top = min(filter(None, (s.level for s in strips)), default=0)  # the level of titles, not of crossheads
    jumps = any(s.kind is Kind.JUMP for s in strips)
    # One open end is a tear; many, in a file where no other paragraph is torn, are full stops that OCR lost.
    torn = len(ends) == 1 or any(piece.joined_by in _TEARS for block in blocks for piece in block.pieces)
    order = list(range(len(blocks)))
    joined: dict[int, int] = {}
    opening: set[int] = set()
    for end in ends:
        start = None
        if end not in joined.values():
            anywhere = torn and not strips[end].wrapped
            near = range(max(0, end - _PAGE), min(end + _PAGE, len(strips))) if anywhere else ()
            start = _torn_match(end, near, late, strips)
        if start is None and top and jumps:
            start = _early_match(end, ends, strips, top)
        start = _stray_match(end, strips) if start is None else start
        if start is None or start in joined.values() or start in joined:
            continue
        moved = _reorder(order, end, start, strips)
        if moved is None:
            continue
        order, opens = moved
        joined[end] = start
        opening |= opens
    return [_with(blocks, k, joined, k in opening) for k in order if k not in joined.values()]


def _with(blocks: list[Block], k: int, joined: dict[int, int], opens: bool) -> Block:
    """Block k, with the block that continues it, and what continues that one."""
    block = blocks[k]
    if opens:
        block = block._replace(opens=True)
    while k in joined:
        k = joined[k]
        rest = blocks[k]
        first = rest.pieces[0]._replace(joined_by=COLUMN_ORDER.code)
        pieces, rows = (*block.pieces, first, *rest.pieces[1:]), (*block.rows, *rest.rows)
        block = Block(pieces, rows, block.text + rest.text, opens, rest.open_end)
    return block


def _can_go_on(strip: Strip) -> bool:
    """Whether a block could be the second half of another: a paragraph that does not open like one."""
    text = strip.text
    plain = strip.kind is Kind.PLAIN and not strip.level and len(text) >= 2
    return plain and text[0] not in OPENERS and not PARAGRAPH_OPENER.match(text)


def _torn_match(end: int, starts: Iterable[int], late: list[int], strips: list[Strip]) -> int | None:
    """The one start that completes the word torn at the end of block ``end``; None when there is none or more.

    A start that itself begins with the rest of a clause (one of ``late``) comes before the other ``starts``.
    """
    torn = strips[end].text
    for choice in (late[bisect_left(late, end - _PAGE) : bisect_left(late, end + _PAGE)], starts):
        found = [s for s in choice if s != end and torn_word(torn, strips[s].text) and _can_go_on(strips[s])]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _early_match(end: int, ends: list[int], strips: list[Strip], top: int) -> int | None:
    """The start of a column that was read too early; or None. ``top`` is the level of titles.

    Between a heading and the 上接 line under it there is nothing on a page: text that stands there belongs behind the
    one paragraph after the 上接 line that breaks off.
    """
    jump = next((k for k in range(end, -1, -1) if strips[k].kind is Kind.JUMP or strips[k].level == top), None)
    if jump is None or strips[jump].kind is not Kind.JUMP:
        return None
    title = next((k for k in range(jump, -1, -1) if strips[k].level == top), None)
    following = next((k for k in range(end + 1, len(strips)) if strips[k].level == top), len(strips))
    if title is None or any(jump < other < following for other in ends if other != end):
        return None
    early = next((k for k in range(title + 1, jump) if not strips[k].level), None)  # behind title and subtitle
    return early if early is not None and _can_go_on(strips[early]) else None


def _stray_match(end: int, strips: list[Strip]) -> int | None:
    """The stray paragraph that block ``end`` goes on with, by what it is about; or None.

    A stray stands alone between the end of one article and the heading of the section that ``end`` closes.
    """
    if end + 1 < len(strips) and not strips[end + 1].level:
        return None
    heading = next((k for k in range(end, -1, -1) if strips[k].level), None)
    if heading is None or heading == 0 or not _can_go_on(strips[heading - 1]):
        return None
    stray = heading - 1
    own = _pairs(strips[heading : end + 1])
    before = _pairs(strips[max(0, stray - 4) : stray])
    about = _pairs([strips[stray]])
    return stray if len(about & own - before) >= max(_MIN_SHARED, 2 * len(about & before - own)) else None


def _pairs(strips: list[Strip]) -> set[str]:
    """The pairs of neighbouring Chinese characters in some blocks."""
    return {pair for s in strips for pair in _HAN_PAIR.findall(s.text)}


def _reorder(order: list[int], end: int, start: int, strips: list[Strip]) -> tuple[list[int], set[int]] | None:
    """The order with the column that begins with block ``start`` moved behind ``end``; and the blocks that now open an
    article. None when it is not certain where that column ends."""
    at_end, at_start = order.index(end), order.index(start)
    if at_start > at_end:
        return _late_column(order, at_end, at_start, strips), set()
    between = range(at_start + 1, at_end + 1)
    cut = next((k for k in between if strips[order[k]].kind is Kind.JUMP), None)
    opens: set[int] = set()
    if cut is None:
        cut = at_start + 1
        if not strips[order[cut]].level:
            return None
        opens = {order[cut]}
    column = order[at_start:cut]
    return [*order[:at_start], *order[cut : at_end + 1], *column, *order[at_end + 1 :]], opens


def _late_column(order: list[int], at_end: int, at_start: int, strips: list[Strip]) -> list[int]:
    """The order with a column that was read too late moved up behind ``at_end``, where another article lies between.

    That article has a heading; the column goes on to the next heading. Where no heading lies between, only a box or a
    caption does, and the two paragraphs are joined over it.
    """
    if not any(strips[order[k]].level for k in range(at_end + 1, at_start)):
        return order
    stop = next((k for k in range(at_start, len(order)) if strips[order[k]].level), len(order))
    return [*order[: at_end + 1], *order[at_start:stop], *order[at_end + 1 : at_start], *order[stop:]]


ORDER_RULES = (COLUMN_ORDER, UNFINISHED)
