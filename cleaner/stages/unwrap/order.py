"""Reading order: paragraphs that break off and go on elsewhere in the file."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import compress, count
from operator import attrgetter
from typing import NamedTuple

from cleaner.core.late import late
from cleaner.core.layers import Block
from cleaner.core.rule import Confidence, fixes, judged, keeps
from cleaner.stages.unwrap.broken import late_starts
from cleaner.stages.unwrap.broken_rules import (
    BROKEN_AFTER_COMMA,
    BROKEN_NUMBER,
    BROKEN_QUOTATION,
    BROKEN_SENTENCE,
    BROKEN_WORD,
)
from cleaner.zh.dates import is_date
from cleaner.zh.layout import OPENERS, PARAGRAPH_OPENER, Kind
from cleaner.zh.lexicon import REACH, cut, torn_word, unfinished

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
_HAN_PAIR = late(r"(?=(\p{Han}{2}))")
_MIN_SHARED = 4  # word pairs that a stray paragraph must share with the section it is moved to


class Strip(NamedTuple):
    """What the search knows of one block: its text, its form, its heading level, whether its region is wrapped, and
    whether it is a line of a title or a byline."""

    text: str
    kind: Kind
    level: int
    wrapped: bool
    title: bool


def put_in_order(blocks: list[Block], strips: list[Strip], settled: bool = False) -> list[Block]:
    """The blocks in reading order, ends and starts joined where they match. ``strips`` describes each block;
    ``settled``: the file is in order as far as can be seen, and only a start that opens no paragraph is taken.

    Blocks with ``open_end`` are the ends looked for. Each is matched at most once, and so is each start.
    """
    ends = list(compress(count(), map(attrgetter("open_end"), blocks)))
    if not ends:
        return blocks
    late = late_starts(list(map(attrgetter("text"), strips)))
    sections = _Sections.of(strips)
    # One open end is a tear; many, in a file where no other paragraph is torn, are full stops that OCR lost.
    torn = len(ends) == 1 or any(piece.joined_by in _TEARS for block in blocks for piece in block.pieces)
    order = _Order(list(range(len(blocks))), list(range(len(blocks))))
    joined: dict[int, int] = {}
    taken: set[int] = set()  # the starts in it
    opening: set[int] = set()
    for end in ends:
        start = None
        if end not in taken:
            anywhere = torn and not strips[end].wrapped
            near = range(max(0, end - _PAGE), min(end + _PAGE, len(strips))) if anywhere and not settled else ()
            start = _torn_match(end, near, late, strips)
        if start is None and sections.jumps:
            start = _early_match(end, ends, strips, sections)
        start = _stray_match(end, strips, sections) if start is None else start
        if start is None or start in taken or start in joined:
            continue
        opens = _reorder(order, end, start, strips)
        if opens is None:
            continue
        joined[end] = start
        taken.add(start)
        opening |= opens
    if not joined:
        return blocks
    changed = opening | joined.keys()
    return [
        _with(blocks, k, joined, k in opening) if k in changed else blocks[k] for k in order.blocks if k not in taken
    ]


def _with(blocks: list[Block], k: int, joined: dict[int, int], opens: bool) -> Block:
    """Block k, with the block that continues it, and what continues that one."""
    block = blocks[k]
    if opens:
        block = block._replace(opens=True)
    if k not in joined:
        return block
    pieces, rows, texts = list(block.pieces), list(block.rows), [block.text]
    while k in joined:
        k = joined[k]
        rest = blocks[k]
        pieces += rest.pieces[0]._replace(joined_by=COLUMN_ORDER.code), *rest.pieces[1:]
        rows += rest.rows
        texts.append(rest.text)
    return Block(tuple(pieces), tuple(rows), "".join(texts), block.opens, blocks[k].open_end)


class _Sections(NamedTuple):
    """Where a file is divided, as rising places of blocks: its headings, those of the level of titles (``titles``, not
    crossheads), its jump lines where it has titles, and titles and jump lines together."""

    headings: list[int]
    titles: list[int]
    jumps: list[int]
    edges: list[int]

    @staticmethod
    def of(strips: list[Strip]) -> _Sections:
        headings = list(compress(count(), map(attrgetter("level"), strips)))
        top = min((strips[k].level for k in headings), default=0)
        titles = [k for k in headings if strips[k].level == top]
        jumps = [k for k, s in enumerate(strips) if s.kind is Kind.JUMP] if titles else []
        return _Sections(headings, titles, jumps, sorted({*titles, *jumps}))


def _last(places: list[int], at: int) -> int | None:
    """The last of some rising places that is not behind ``at``."""
    k = bisect_right(places, at)
    return places[k - 1] if k else None


class _Order(NamedTuple):
    """The blocks in reading order, and of each block its place in it."""

    blocks: list[int]
    places: list[int]

    def put(self, at: int, blocks: list[int]) -> None:
        """Put ``blocks`` where as many stand from place ``at`` on: the same ones, in another order."""
        self.blocks[at : at + len(blocks)] = blocks
        for place, block in enumerate(blocks, at):
            self.places[block] = place


def _can_go_on(strip: Strip) -> bool:
    """Whether a block could be the second half of another: a paragraph that does not open like one."""
    text = strip.text
    plain = strip.kind is Kind.PLAIN and not strip.level and len(text) >= 2 and not is_date(text)
    return plain and text[0] not in OPENERS and not PARAGRAPH_OPENER.match(text)


def _torn_match(end: int, starts: Sequence[int], late: list[int], strips: list[Strip]) -> int | None:
    """The one start that completes the word torn at the end of block ``end``; None when there is none or more.

    A start that itself begins with the rest of a clause (one of ``late``) comes before the other ``starts``. These are
    looked at only if the end shows by itself that it is none: 共10人 is whole, and so is 一湖清水.
    """
    found = _completing(end, late[bisect_left(late, end - _PAGE) : bisect_left(late, end + _PAGE)], strips)
    if not found and starts and _ends_in_word(strips[end].text):
        found = _completing(end, starts, strips)
    return found[0] if len(found) == 1 else None


def _completing(end: int, starts: Sequence[int], strips: list[Strip]) -> list[int]:
    """Those of some starts that complete the word torn at the end of block ``end``."""
    torn = strips[end].text
    return [s for s in starts if s != end and torn_word(torn, strips[s].text) and _can_go_on(strips[s])]


def _ends_in_word(text: str) -> bool:
    """Whether the last character of a text is no word by itself, or one that a noun must follow."""
    words = cut(text[-REACH:])
    counted = len(words) > 1 and words[-2][-1].isdigit()  # 10人
    return (len(words[-1]) == 1 and not counted) or unfinished(text)


def _early_match(end: int, ends: list[int], strips: list[Strip], sections: _Sections) -> int | None:
    """The start of a column that was read too early; or None.

    Between a heading and the 上接 line under it there is nothing on a page: text that stands there belongs behind the
    one paragraph after the 上接 line that breaks off.
    """
    jump = _last(sections.edges, end)
    if jump is None or strips[jump].kind is not Kind.JUMP:
        return None
    title = _last(sections.titles, jump)
    behind = bisect_right(sections.titles, end)
    following = sections.titles[behind] if behind < len(sections.titles) else len(strips)
    others = bisect_left(ends, following) - bisect_right(ends, jump) - (end > jump)
    if title is None or others:
        return None
    early = next((k for k in range(title + 1, jump) if not strips[k].level), None)  # behind title and subtitle
    return early if early is not None and _can_go_on(strips[early]) else None


def _stray_match(end: int, strips: list[Strip], sections: _Sections) -> int | None:
    """The stray paragraph that block ``end`` goes on with, by what it is about; or None.

    A stray stands alone between the end of one article and the heading of the section that ``end`` closes.
    """
    if end + 1 < len(strips) and not strips[end + 1].level:
        return None
    heading = _last(sections.headings, end)
    if heading is None or heading == 0 or not _can_go_on(strips[heading - 1]):
        return None
    stray = heading - 1
    about = set(_HAN_PAIR.findall(strips[stray].text))
    own = _having(about, strips[heading : end + 1])
    before = _having(about, strips[max(0, stray - 4) : stray])
    return stray if len(own - before) >= max(_MIN_SHARED, 2 * len(before - own)) else None


def _having(pairs: set[str], strips: list[Strip]) -> set[str]:
    """Those of some pairs of characters that stand in some blocks."""
    text = "\n".join([s.text for s in strips])
    return {pair for pair in pairs if pair in text}


def _reorder(order: _Order, end: int, start: int, strips: list[Strip]) -> set[int] | None:
    """Move the column that begins with block ``start`` behind ``end``; the blocks that now open an article. None, and
    nothing is moved, when it is not certain where that column ends."""
    blocks, at_end, at_start = order.blocks, order.places[end], order.places[start]
    if at_start > at_end:
        _move_up(order, at_end, at_start, strips)
        return set()
    between = range(at_start + 1, at_end + 1)
    cut = next((k for k in between if strips[blocks[k]].kind is Kind.JUMP), None)
    opens: set[int] = set()
    if cut is None:
        cut = at_start + 1
        if not strips[blocks[cut]].level:
            return None
        opens = {blocks[cut]}
    order.put(at_start, [*blocks[cut : at_end + 1], *blocks[at_start:cut]])
    return opens


def _move_up(order: _Order, at_end: int, at_start: int, strips: list[Strip]) -> None:
    """Move a column that was read too late up behind ``at_end``, where another article lies between.

    That article has a heading; the column goes on to the next heading. Where no heading lies between, only a box or a
    caption does, and the two paragraphs are joined over it.
    """
    blocks = order.blocks
    if any(strips[blocks[k]].level for k in range(at_end + 1, at_start)):
        stop = next((k for k in range(at_start, len(blocks)) if strips[blocks[k]].level), len(blocks))
        order.put(at_end + 1, [*blocks[at_start:stop], *blocks[at_end + 1 : at_start]])


ORDER_RULES = (COLUMN_ORDER, UNFINISHED)
