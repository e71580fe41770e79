"""Unwrap: which line ends are paragraph ends. Lines in, blocks out; the text is not changed here."""

from __future__ import annotations

from itertools import pairwise

from cleaner.config import DEFAULT, Config
from cleaner.core.doubts import findings
from cleaner.core.layers import Block, Lines, Piece
from cleaner.core.rule import Confidence, Finding, Rule
from cleaner.stages.unwrap.across import READ_ACROSS, in_column_order
from cleaner.stages.unwrap.broken import BROKEN_RULES, tells
from cleaner.stages.unwrap.chains import Chains, followers
from cleaner.stages.unwrap.columns import Form, place_around
from cleaner.stages.unwrap.kept import Kept
from cleaner.stages.unwrap.order import COLUMN_ORDER, ORDER_RULES, UNFINISHED, Strip, put_in_order
from cleaner.stages.unwrap.rules import BROKEN_TITLE, DASH_OF_HYPHENS, DOUBTFUL, WRAPPED
from cleaner.zh.layout import Kind, ends_sentence

RULES = (READ_ACROSS, WRAPPED, BROKEN_TITLE, *BROKEN_RULES, DASH_OF_HYPHENS, DOUBTFUL, *ORDER_RULES)


def join(lines: Lines, config: Config = DEFAULT) -> tuple[tuple[Block, ...], tuple[Finding, ...]]:
    """The blocks of a file, in reading order, and what is doubtful about them.

    Each line that is not furniture is a piece of exactly one block.
    """
    kept = Kept.of(lines)
    reordered, across = in_column_order(lines, kept)
    if across and config.rules.active(READ_ACROSS.code):
        kept = Kept.ordered(lines, reordered, across)
    doubt = config.thresholds.doubtful_line_end
    chains = followers(lines, kept, doubt) if len(kept.rows) > 1 else Chains({}, [], [False])
    follower = {k: (at, code) for k, (at, code) in chains.follower.items() if config.rules.active(code)}
    titles = kept.titled.tolist()
    blocks, strips, forms = [], [], []
    continued = {at for at, _ in follower.values()}
    for head in range(len(kept.rows)):
        if head in continued:
            continue
        chain, codes = [head], [""]
        while chain[-1] in follower:
            at, code = follower[chain[-1]]
            chain.append(at)
            codes.append(code)
        rows = [int(kept.rows[k]) for k in chain]
        pieces = tuple(Piece(int(lines.start[r]), int(lines.end[r]), c) for r, c in zip(rows, codes, strict=True))
        text = "".join(kept.strings[k] for k in chain)
        level, kind = int(kept.level[head]), kept.kinds[head]
        blocks.append(Block(pieces, tuple(rows), open_end=not level and kind is Kind.PLAIN and _breaks_off(text)))
        strips.append(Strip(text, kind, level, chains.wrapped[head]))
        titled = level > 0 or kind is Kind.BYLINE or any(titles[max(0, head - 1) : head + 1])
        forms.append(Form(titled, kind))
    ordered = tuple(blocks)
    if config.rules.active(COLUMN_ORDER.code):
        order = place_around(blocks, forms)
        ordered = tuple(put_in_order([blocks[k] for k in order], [strips[k] for k in order]))
    doubts = (*_listed(lines, kept, chains.doubtful, DOUBTFUL), *_listed(lines, kept, across, READ_ACROSS))
    return ordered, (*doubts, *_joined(lines, ordered))


def _listed(lines: Lines, kept: Kept, doubtful: list[int], rule: Rule) -> tuple[Finding, ...]:
    """A finding of a rule at the end of each of some kept lines."""
    ends = [int(lines.end[kept.rows[k]]) for k in doubtful]
    return findings(lines.text, rule.code, [(end - 1, end, rule.summary.rstrip(".")) for end in ends])


def _joined(lines: Lines, blocks: tuple[Block, ...]) -> list[Finding]:
    """A finding for each join that is only likely, and for each block that breaks off."""
    likely = {rule.code: rule for rule in RULES if rule.confidence is Confidence.LIKELY}
    out: list[Finding] = []
    for block in blocks:
        for before, piece in pairwise(block.pieces):
            if piece.joined_by in likely:
                doubt = (
                    before.end - 1,
                    before.end,
                    f"joined to the line that begins {lines.text.string[piece.start : piece.start + 8]!r}",
                )
                out.extend(findings(lines.text, piece.joined_by, [doubt]))
        if block.open_end and "。" in block.string(lines.text.string):  # a title or kicker has no full stop
            end = block.pieces[-1].end
            out.extend(
                findings(lines.text, UNFINISHED.code, [(end - 1, end, "the paragraph breaks off in mid-sentence")])
            )
    return out


def _breaks_off(text: str) -> bool:
    """Whether a paragraph ends in mid-sentence: running text, no heading, without any closing mark at its end."""
    return tells(text) and (not ends_sentence(text) and text[-1] not in "：:；;—-”’）)》」』.…~～")
