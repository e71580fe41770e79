"""What the division into articles looks at: one row a block."""

from __future__ import annotations

from operator import itemgetter
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaner.core.late import late
from cleaner.core.layers import Block, Bools, Lines, Piece, made, places, runs
from cleaner.core.text import grown
from cleaner.stages.segment.forms import (
    BLANKS,
    LONGEST_HEADLINE,
    NO_HEADLINE_END,
    is_headline,
    is_numbered,
    is_ordinal,
    may_be_headline,
    opens_item,
    rows_of_tables,
)
from cleaner.zh.chars import members
from cleaner.zh.datelines import ENDING, SIGNED, is_lead, page_named
from cleaner.zh.kinds import special_kinds
from cleaner.zh.layout import SENTENCE_END, Kind, ends_sentence, kind_of
from cleaner.zh.rows import Rows

_JUMP = late(r"[（(【\[]\s*(?:[上下]接|[上下]转|[上下]续|紧接|转接)[^（()）]{1,14}?[版页]\s*[）)】\]]")
_OPENS_JUMP, _SHUTS_JUMP = members("（(【["), members("）)】]")
_DESK = late(r"[（(【\[]?(?:责任编辑|责编|编辑)\s*[：:]")
_ENDS_NO_HEADLINE = members(NO_HEADLINE_END + SENTENCE_END)
_OPENS_CHAPTER, _ASKS = members("第正"), members("？！?!…")
_OPENS_SERIAL = members("0123456789第")
_OPENS_BARE = members("一二三四五六七八九十[［〔【")
_OF_BLOCK = tuple(map(Block._fields.index, ("text", "pieces", "opens", "open_end")))
_UNDER_TITLES = {Kind.SOURCE, Kind.BYLINE}
_FAR = 2  # how far a contents page, a label or an article's end part what they stand between
_ROWS = itemgetter(Block._fields.index("rows"))


class Strip(NamedTuple):
    """One block, or the part of it before or after a jump marker in its line.

    ``headline``: it could be a title or crosshead by its form; ``gap``: blank lines before it beyond what is usual in
    the file; ``parted``: how far furniture parts it from what stands before (0 to 2); ``opens``: the reading order says
    an article begins; ``open_end``: it breaks off; ``numbered``: it opens like a section or list item (a ``——`` opens
    a subtitle as well); ``indent``: columns of blanks before it; ``closed``: what closes an article stands above it.
    """

    text: str
    pieces: tuple[Piece, ...]
    kind: Kind
    level: int
    headline: bool
    gap: int
    parted: int
    opens: bool
    open_end: bool
    numbered: bool
    indent: int
    closed: bool

    @property
    def lead(self) -> bool:
        """Whether it opens as the first paragraph of a news item does."""
        return is_lead(self.text)

    @property
    def ends_article(self) -> bool:
        """Whether it is what stands at the end of an article."""
        if self.kind is Kind.DATELINE:
            return True
        if self.kind is Kind.JUMP:
            return self.text.strip("（(【[ ")[:1] == "下"
        tail = self.text[-80:]
        return tail[-1:] in "）)" and (ENDING.search(tail) is not None or SIGNED.search(tail) is not None)

    @property
    def ordinal(self) -> bool:
        """Whether it opens with a section number: 一、 （一） 第一章 1."""
        return is_ordinal(self.text)

    @property
    def bracketed(self) -> bool:
        """Whether it is a remark in brackets, as under a title."""
        return self.text[0] in "（(" and self.text[-1] in "）)" and self.kind is Kind.PLAIN


def strips(lines: Lines, blocks: tuple[Block, ...], bylines: tuple[str, ...]) -> list[Strip]:
    """The blocks with what is known of each, jump markers cut off into rows of their own; ``bylines`` are beginnings
    of bylines."""
    texts = Rows.of([block.text for block in blocks])
    first = np.array([block.rows[0] for block in blocks], np.int64)
    level = lines.level[first]
    kind, plain = _kinds(lines.kind[first], blocks, texts, bylines)
    headline = np.zeros(len(blocks), bool)
    asking = _OPENS_CHAPTER.take(texts.first) & _ASKS.take(texts.last)
    short = (texts.length <= LONGEST_HEADLINE + BLANKS) & (asking | ~_ENDS_NO_HEADLINE.take(texts.last))
    unmarked = (level == 0) & plain
    headline[list(texts.asked(places(short & unmarked), may_be_headline))] = True
    for k in places((short | (level > 0)) & ~unmarked).tolist():
        headline[k] = is_headline(blocks[k].text, kind[k], int(level[k]))
    for k, end in runs(headline, 2):  # no title is a row of a table
        headline[[k + n for n in rows_of_tables(texts.strings[k:end])]] = False
    if len(blocks) > 1 and headline[0] and kind[1] is Kind.ATTRIBUTION and "《" not in blocks[1].text:
        # ——在……上的讲话（2026年5月9日） under the title says of no quotation where it is from.
        kind[1], headline[1] = Kind.PLAIN, True
    furniture: Bools = lines.taken
    gap, parted = _distance(lines, first, furniture)
    for k in places(_ASKS.take(texts.last[:-1]) & (texts.length[:-1] <= LONGEST_HEADLINE) & unmarked[:-1]).tolist():
        # Where nothing stands above that it could end, 谁守住了渡口？ is a title.
        headline[k] |= (k == 0 or parted[k] == _FAR) and (kind[k + 1] in _UNDER_TITLES or is_lead(texts.strings[k + 1]))
    text, pieces, opens, open_end = (map(itemgetter(n), blocks) for n in _OF_BLOCK)
    columns = (kind, *(column.tolist() for column in (level, headline, gap, parted)))
    numbered = [False] * len(blocks)
    items = texts.opener_like | _OPENS_SERIAL.take(texts.first) | (short & _OPENS_BARE.take(texts.first))
    for k in texts.asked(places(items), lambda text: is_numbered(text) or None):
        numbered[k] = not level[k] or opens_item(blocks[k].text, int(level[k]))
    indent = lines.indent[first].tolist()
    out = made(Strip, text, pieces, *columns, opens, open_end, numbered, indent, _signed_off(lines, first, furniture))
    may_jump = places(_OPENS_JUMP.take(texts.first) | _SHUTS_JUMP.take(texts.last)).tolist()
    for k in reversed(may_jump):  # from behind, for a cut moves what follows
        if "版" in out[k].text or "页" in out[k].text:
            out[k : k + 1] = _without_jumps(out[k])
    return out


def _kinds(
    said: NDArray[np.integer], blocks: tuple[Block, ...], texts: Rows, bylines: tuple[str, ...]
) -> tuple[list[Kind], Bools]:
    """The kind of each block, and which are plain: of one line that of the line, of several what the form of the whole
    says.

    ``said`` is the kind of the first line of each block.
    """
    out = [Kind.PLAIN] * len(blocks)
    several = np.fromiter(map(len, map(_ROWS, blocks)), np.int64, len(blocks)) > 1
    special = places(~several & (said > 0))
    for k, number in zip(special.tolist(), said[special].tolist(), strict=True):
        out[k] = Kind(number)
    found = special_kinds(texts, bylines, several)
    for k, kind in found.items():
        out[k] = kind
    plain = np.ones(len(blocks), bool)
    plain[special] = plain[list(found)] = False
    return out, plain


def _distance(lines: Lines, rows: NDArray[np.int64], furniture: Bools) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """For each of some rows, how many more blank lines than usual in the file stand before it, and how far furniture
    parts it from what stands before."""
    blank = lines.blank_before
    usual = int(np.bincount(np.minimum(blank[1:], 40)).argmax()) if len(lines) > 1 else 0
    gap, parted = blank[rows].astype(np.int64), np.zeros(len(rows), np.int64)
    opens = lines.opens_article
    after = grown(rows, -1) > 0  # what was put behind a later row has nothing of its surroundings left
    for k in places((rows > 0) & furniture[rows - 1] & after).tolist():
        at = int(rows[k]) - 1
        while at >= 0 and furniture[at]:
            parted[k] = max(parted[k], lines.parting[at], 2 * opens[at])
            gap[k] = max(gap[k], blank[at])
            at -= 1
    parted[opens[rows]] = 2
    return gap - usual, parted


def _signed_off(lines: Lines, rows: NDArray[np.int64], furniture: Bools) -> list[bool]:
    """For each of some rows, whether the desk's names right above it, taken as furniture, close an article."""
    out = [False] * len(rows)
    for k in places((rows > 1) & furniture[rows - 1]).tolist():
        row = int(rows[k])
        out[k] = _DESK.match(lines.strings[row - 1]) is not None and ends_sentence(lines.strings[row - 2])
    return out


def _without_jumps(strip: Strip) -> list[Strip]:
    """The strip, cut where a jump marker opens or ends it."""
    if strip.kind is Kind.JUMP:
        return [strip]
    match = _JUMP.match(strip.text)
    if match and match.end() < len(strip.text) and page_named(match.group()):
        return [_cut(strip, 0, match.end()), _cut(strip, match.end(), len(strip.text))]
    for found in _JUMP.finditer(strip.text, max(0, len(strip.text) - 20)):
        if found.start() and found.end() == len(strip.text) and page_named(found.group()):
            return [_cut(strip, 0, found.start()), _cut(strip, found.start(), len(strip.text))]
    return [strip]


def _cut(strip: Strip, start: int, end: int) -> Strip:
    """The part ``start:end`` of a strip, in code points of its text, outer blanks aside."""
    text = strip.text[start:end]
    start, end = start + len(text) - len(text.lstrip()), end - (len(text) - len(text.rstrip()))
    first = start == 0
    text = strip.text[start:end]
    level = strip.level if first else 0
    kind = Kind.BYLINE if first and strip.kind is Kind.BYLINE else kind_of(text)
    return Strip(
        text,
        cut_pieces(strip.pieces, start, end),
        kind,
        level,
        is_headline(text, kind, level),
        strip.gap if first else 0,
        strip.parted if first else 0,
        strip.opens and first,
        strip.open_end and end == len(strip.text),
        opens_item(text, level),
        strip.indent if first else 0,
        strip.closed and first,
    )


def cut_pieces(pieces: tuple[Piece, ...], start: int, end: int) -> tuple[Piece, ...]:
    """The pieces that make the characters ``start:end`` of the text the given pieces make."""
    out: list[Piece] = []
    at = 0
    for piece in pieces:
        length = piece.end - piece.start
        a, b = max(start - at, 0), min(end - at, length)
        if a < b:
            out.append(Piece(piece.start + a, piece.start + b, piece.joined_by if out else ""))
        at += length
    return tuple(out)
