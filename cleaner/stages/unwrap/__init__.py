"""Unwrap: which line ends are paragraph ends. Lines in, blocks out; the text is not changed here."""

from __future__ import annotations

from collections.abc import Set
from itertools import pairwise, repeat

import numpy as np
import regex

from cleaner.config import DEFAULT, Config
from cleaner.core.doubts import findings, located
from cleaner.core.layers import Block, Lines, Piece, beside, joining_rule, made, places
from cleaner.core.rule import Confidence, Finding, Rule
from cleaner.core.rulings import NO_RULINGS, Rulings
from cleaner.stages.unwrap.across import READ_ACROSS, in_column_order
from cleaner.stages.unwrap.broken import BROKEN_RULES, tells
from cleaner.stages.unwrap.chains import Chains, followers
from cleaner.stages.unwrap.columns import place_around
from cleaner.stages.unwrap.decided import DECIDED, LineEnds
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
    reordered, across = in_column_order(lines, kept)
    if across and rules.active(READ_ACROSS.code):
        kept = Kept.ordered(lines, reordered, across)
    doubt = config.thresholds.doubtful_line_end
    chains = followers(lines, kept, doubt) if len(kept.rows) > 1 else Chains({}, [], [False], [])
    silent = {rule.code for rule in RULES if not rules.active(rule.code)}
    follower = chains.follower
    if silent:
        follower = {k: (at, code) for k, (at, code) in follower.items() if code not in silent}
    decided = LineEnds.of(lines, kept, rulings)
    blocks, strips = _blocks(lines, kept, chains, decided.applied(follower), {*decided.breaks, *chains.ended})
    ordered = tuple(blocks)
    if rules.active(COLUMN_ORDER.code):
        order = place_around(blocks, strips)
        ordered = tuple(put_in_order([blocks[k] for k in order], [strips[k] for k in order]))
    doubtful = [k for k in chains.doubtful if k not in decided.joins and k not in decided.breaks]
    doubts = (*_listed(lines, kept, doubtful, DOUBTFUL), *_listed(lines, kept, across, READ_ACROSS))
    return ordered, (*doubts, *_joined(lines, ordered))


def _blocks(
    lines: Lines, kept: Kept, chains: Chains, follower: dict[int, tuple[int, str]], ended: Set[int]
) -> tuple[list[Block], list[Strip]]:
    """The blocks in the order of their first lines, ``follower`` saying where each line goes on; and what the search
    for their order needs of each. A block that ends with one of the lines ``ended`` does not break off."""
    count = len(kept.rows)
    following, joined_by = [-1] * count, [""] * count
    for k, (at, code) in follower.items():
        following[k], joined_by[at] = at, code
    # Nearly every line that goes on goes on in the next: for each line the end of the run that it is in.
    ends = places(np.array(following, np.int64) != np.arange(1, count + 1)) + 1
    run_end = ends[np.searchsorted(ends, np.arange(count), "right")].tolist()
    rows: tuple[int, ...] = tuple(kept.rows.tolist())
    pieces = tuple(made(Piece, kept.texts.start.tolist(), kept.texts.end.tolist(), joined_by))
    strings = kept.strings
    may_open = (kept.plain & (kept.level == 0)).tolist()
    may_break = ~(kept.texts.closed | _BREAKS_NOTHING_OFF.take(kept.texts.last))
    may_break[list(ended)] = False
    breaks = may_break.tolist()
    heads = [k for k, code in enumerate(joined_by) if not code]
    own_pieces, own_rows, texts, open_ends = [], [], [], []
    for head in heads:
        end = run_end[head]
        own, taken = pieces[head:end], rows[head:end]
        text = strings[head] if end == head + 1 else "".join(strings[head:end])
        while (at := following[end - 1]) >= 0:
            end = run_end[at]
            own, taken, text = own + pieces[at:end], taken + rows[at:end], text + "".join(strings[at:end])
        own_pieces.append(own)
        own_rows.append(taken)
        texts.append(text)
        open_ends.append(may_open[head] and breaks[end - 1] and _breaks_off(text))
    blocks = made(Block, own_pieces, own_rows, texts, repeat(False, len(heads)), open_ends)
    titled = (beside(kept.titled) | (kept.level > 0) | kept.of_kind(Kind.BYLINE)).tolist()
    columns = [map(column.__getitem__, heads) for column in (kept.kinds, kept.level.tolist(), chains.wrapped, titled)]
    return blocks, made(Strip, texts, *columns)


def _listed(lines: Lines, kept: Kept, doubtful: list[int], rule: Rule) -> tuple[Finding, ...]:
    """A finding of a rule at the end of each of some kept lines."""
    if not doubtful:
        return ()
    message = rule.summary.rstrip(".")
    ends = lines.end[kept.rows[doubtful]].tolist()
    return findings(lines.text, rule.code, [(end - 1, end, message) for end in ends])


def _joined(lines: Lines, blocks: tuple[Block, ...]) -> tuple[Finding, ...]:
    """A finding for each join that is only likely, and for each block that breaks off."""
    string = lines.text.string
    out: list[tuple[str, int, int, str]] = []
    for block in blocks:
        if len(block.pieces) > 1 and not _LIKELY.isdisjoint(map(joining_rule, block.pieces)):
            for before, piece in pairwise(block.pieces):
                if piece.joined_by in _LIKELY:
                    message = f"joined to the line that begins {string[piece.start : piece.start + 8]!r}"
                    out.append((piece.joined_by, before.end - 1, before.end, message))
        if block.open_end and "。" in block.text:  # a title or kicker has no full stop
            end = block.pieces[-1].end
            out.append((UNFINISHED.code, end - 1, end, "the paragraph breaks off in mid-sentence"))
    return located(lines.text, out)


def _breaks_off(text: str) -> bool:
    """Whether a paragraph without a closing mark at its end ends in mid-sentence: it is running text, no heading."""
    return tells(text) and not ends_sentence(text) and _IN_FULL.search(text) is None
