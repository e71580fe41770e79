"""Unwrap: which line ends are paragraph ends. Lines in, blocks out; the text is not changed here."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence, Set
from itertools import pairwise, repeat
from operator import attrgetter

import numpy as np
import regex
from numpy.typing import NDArray

from cleaner.config import DEFAULT, Config
from cleaner.core.doubts import located
from cleaner.core.layers import Block, Lines, Piece, beside, joining_rule, made, places, some
from cleaner.core.rule import Confidence, Finding, Rule
from cleaner.core.rulings import NO_RULINGS, Rulings
from cleaner.stages.unwrap.across import READ_ACROSS, in_column_order
from cleaner.stages.unwrap.broken import SENTENCE, tells
from cleaner.stages.unwrap.broken_rules import BROKEN_RULES
from cleaner.stages.unwrap.chains import Chains, followers
from cleaner.stages.unwrap.columns import place_around
from cleaner.stages.unwrap.decided import DECIDED, LineEnds
from cleaner.stages.unwrap.joins import Joins
from cleaner.stages.unwrap.kept import Kept
from cleaner.stages.unwrap.order import COLUMN_ORDER, ORDER_RULES, UNFINISHED, Strip, put_in_order
from cleaner.stages.unwrap.rules import BROKEN_TITLE, DASH_OF_HYPHENS, DOUBTFUL, WRAPPED
from cleaner.zh.chars import members
from cleaner.zh.layout import Kind, ends_sentence

RULES = (READ_ACROSS, WRAPPED, BROKEN_TITLE, *BROKEN_RULES, DASH_OF_HYPHENS, DOUBTFUL, *ORDER_RULES, DECIDED)
_LIKELY = {rule.code for rule in RULES if rule.confidence is Confidence.LIKELY}
_BREAKS_NOTHING_OFF = members("：:；;—-”’）)》」』.…~～")
# How a list of contacts or figures ends, which tears no sentence.
_IN_FULL = regex.compile(
    r"(?:https?://|www\.|@)[!-~]+$|[：:][（(]?\d[\d\s（）()转—－-]{4,}$|\d{3,4}-?\d{4,}\p{Han}?$|[²³]$"
)


def join(
    lines: Lines, config: Config = DEFAULT, rulings: Rulings = NO_RULINGS
) -> tuple[tuple[Block, ...], tuple[Finding, ...]]:
    """The blocks of a file, in reading order, and what is doubtful about them.

    Each line that is not furniture is a piece of exactly one block. What ``rulings`` say of a line end goes before all
    evidence.
    """
    rules = config.rules
    kept = Kept.of(lines)
    reordered, across = in_column_order(kept)
    if across and rules.active(READ_ACROSS.code):
        kept = Kept.ordered(lines, reordered, across)
    doubt = config.thresholds.doubtful_line_end
    chains = followers(lines, kept, doubt) if len(kept.rows) > 1 else Chains(Joins([-1], [""]), [], [False], [])
    joins = chains.joins
    if silent := {rule.code for rule in RULES if not rules.active(rule.code)}:
        joins = joins.without(silent)
    decided = LineEnds.of(lines, kept, rulings)
    joins = decided.applied(joins)
    blocks, heads = _blocks(kept, joins, {*decided.breaks, *chains.ended})
    across_columns = COLUMN_ORDER.code in joins.joined_by
    if rules.active(COLUMN_ORDER.code) and (across_columns or any(map(attrgetter("open_end"), blocks))):
        strips = _strips(kept, blocks, heads, chains.wrapped)
        if across_columns:
            order = place_around(blocks, strips)
            blocks, strips = [blocks[k] for k in order], [strips[k] for k in order]
        blocks = put_in_order(blocks, strips, some(lines.opens_article))
    ordered = tuple(blocks)
    doubtful = [k for k in chains.doubtful if k not in decided.joins and k not in decided.breaks]
    doubts = [*_listed(lines, kept, doubtful, DOUBTFUL), *_listed(lines, kept, across, READ_ACROSS)]
    return ordered, located(lines.text, doubts + _joined(lines, ordered))


def _blocks(kept: Kept, joins: Joins, ended: Set[int]) -> tuple[list[Block], NDArray[np.intp]]:
    """The blocks in the order of their first lines, ``joins`` saying where each line goes on; and their first lines. A
    block that ends with one of the lines ``ended`` does not break off."""
    count, strings = len(kept.rows), kept.strings
    if not count:
        return [], np.zeros(0, np.intp)
    after = np.fromiter(joins.after, np.int64, count)
    # Nearly every line that goes on goes on in the next: where these runs end, and the lines that begin a block.
    ends = places(after != np.arange(1, count + 1)) + 1
    begins = np.ones(count, bool)
    begins[after[after >= 0]] = False
    heads = places(begins)
    behind = ends[ends.searchsorted(heads, "right")]
    rows: tuple[int, ...] = tuple(kept.rows.tolist())
    pieces = tuple(made(Piece, kept.texts.start.tolist(), kept.texts.end.tolist(), joins.joined_by))
    runs = list(map(slice, heads.tolist(), behind.tolist()))
    own_pieces, own_rows = list(map(pieces.__getitem__, runs)), list(map(rows.__getitem__, runs))
    texts = list(map("".join, map(strings.__getitem__, runs)))
    run_end = ends.tolist()
    for n in places(after[behind - 1] >= 0).tolist():  # few go on elsewhere
        end = int(behind[n])
        while (at := joins.after[end - 1]) >= 0:
            end = run_end[bisect_right(run_end, at)]
            own_pieces[n], own_rows[n] = own_pieces[n] + pieces[at:end], own_rows[n] + rows[at:end]
            texts[n] += "".join(strings[at:end])
        behind[n] = end
    may_break = ~(kept.texts.closed | _BREAKS_NOTHING_OFF.take(kept.texts.last))
    may_break[list(ended)] = False
    open_ends = [False] * len(texts)
    for n in places(kept.running[heads] & may_break[behind - 1]).tolist():
        open_ends[n] = len(texts[n]) >= SENTENCE and _breaks_off(texts[n])
    return made(Block, own_pieces, own_rows, texts, repeat(False, len(texts)), open_ends), heads


def _strips(kept: Kept, blocks: Sequence[Block], heads: NDArray[np.intp], wrapped: Sequence[bool]) -> list[Strip]:
    """What the search for their order needs of each block; ``heads`` are their first lines."""
    texts = map(attrgetter("text"), blocks)
    titled = beside(kept.titled) | ~kept.unmarked | kept.of_kind(Kind.BYLINE)
    kinds, is_wrapped = (map(column.__getitem__, heads.tolist()) for column in (kept.kinds, wrapped))
    return made(Strip, texts, kinds, kept.level[heads].tolist(), is_wrapped, titled[heads].tolist())


def _listed(lines: Lines, kept: Kept, doubtful: list[int], rule: Rule) -> list[tuple[str, int, int, str]]:
    """What a rule doubts at the end of each of some kept lines, as ``core.doubts`` has it."""
    if not doubtful:
        return []
    message = rule.summary.rstrip(".")
    ends = lines.end[kept.rows[doubtful]].tolist()
    return [(rule.code, end - 1, end, message) for end in ends]


def _joined(lines: Lines, blocks: tuple[Block, ...]) -> list[tuple[str, int, int, str]]:
    """What is doubtful about each join that is only likely, and each block that breaks off."""
    string = lines.text.string
    out: list[tuple[str, int, int, str]] = []
    for block in blocks:
        pieces = block.pieces
        if len(pieces) > 1 and not _LIKELY.isdisjoint(map(joining_rule, pieces)):
            for before, piece in pairwise(pieces):
                if piece.joined_by in _LIKELY:
                    message = f"joined to the line that begins {string[piece.start : piece.start + 8]!r}"
                    out.append((piece.joined_by, before.end - 1, before.end, message))
        if block.open_end and "。" in block.text:  # a title or kicker has no full stop
            end = pieces[-1].end
            out.append((UNFINISHED.code, end - 1, end, "the paragraph breaks off in mid-sentence"))
    return out


def _breaks_off(text: str) -> bool:
    """Whether a paragraph without a closing mark at its end ends in mid-sentence: it is running text, no heading."""
    return tells(text) and not ends_sentence(text) and _IN_FULL.search(text) is None
