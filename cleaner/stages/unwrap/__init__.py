"""Unwrap: which line ends are paragraph ends. Lines in, blocks out; the text is not changed here."""

from __future__ import annotations

from cleaner.core.layers import Block, Lines, Piece
from cleaner.stages.unwrap.broken import BROKEN_RULES, is_sentence
from cleaner.stages.unwrap.chains import Kept, followers
from cleaner.stages.unwrap.order import ORDER_RULES, Strip, put_in_order
from cleaner.stages.unwrap.rules import BROKEN_TITLE, DASH_OF_HYPHENS, DOUBTFUL, WRAPPED
from cleaner.zh.layout import Kind, ends_sentence

RULES = (WRAPPED, BROKEN_TITLE, *BROKEN_RULES, DASH_OF_HYPHENS, DOUBTFUL, *ORDER_RULES)


def join(lines: Lines) -> tuple[Block, ...]:
    """The blocks of a file, in reading order. Each line that is not furniture is a piece of exactly one."""
    kept = Kept.of(lines)
    follower = followers(lines, kept) if len(kept.rows) > 1 else {}
    blocks, strips = [], []
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
        strips.append(Strip(text, kind, level))
    return tuple(put_in_order(blocks, strips))


def _breaks_off(text: str) -> bool:
    """Whether a paragraph ends in mid-sentence: running text without any closing mark at its end."""
    return is_sentence(text) and len(text) >= 12 and not ends_sentence(text) and text[-1] not in "：:；;—-”’）)》」』.…~～"
