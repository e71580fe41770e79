"""Unwrap: which line ends are paragraph ends. Lines in, blocks out; the text is not changed here."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from cleaner.core.layers import Block, Bools, Lines, Piece
from cleaner.core.rule import Confidence, Rule, fixes, judged, keeps
from cleaner.stages.unwrap.broken import BROKEN_RULES, continuation, is_sentence
from cleaner.stages.unwrap.evidence import weigh
from cleaner.stages.unwrap.measure import Ints, measure
from cleaner.stages.unwrap.order import ORDER_RULES, UNFINISHED, Strip, put_in_order
from cleaner.zh.layout import Kind, ends_sentence, kind_of
from cleaner.zh.lexicon import torn_word

WRAPPED = judged(
    "UNW001",
    "line-wrapped-at-measure",
    """A line end that only the width of the page made: the line is full, and the next line goes on.

    The measure of each region is learned from the lines round it. Evidence is weighed: how much room the line left for
    the next character, closing marks, lost or kept indents, trailing blanks and blank lines as this file uses them, an
    open quotation, a number or a word across the break, marks that may not begin a line, list openers. Verse, lists
    and tables end their lines by sense and stay as they are.
    """,
    examples=(
        fixes(
            "清晨的云溪河上飘着一层薄雾，渡\n口的石阶被露水打湿了。撑船的老\n人把缆绳解开，向对岸喊了一声。\n对岸有人答应。",
            "清晨的云溪河上飘着一层薄雾，渡口的石阶被露水打湿了。撑船的老人把缆绳解开，向对岸喊了一声。对岸有人答应。",
        ),
        keeps("一湾春水绿，\n两岸菜花黄。\n三月桃花开，\n四月燕归来。"),
    ),
)
DOUBTFUL = judged(
    "UNW009",
    "doubtful-line-end",
    """A line end that could be a paragraph end or not: the evidence is nearly even. It is decided, and listed.""",
    confidence=Confidence.ASK,
    examples=(fixes("渡口\n码头", "渡口\n码头"), keeps("渡口通船了。")),
)
DASH_OF_HYPHENS = judged(
    "UNW007",
    "dash-on-a-line-of-its-own",
    """Hyphens on a line of their own that are the printed dash of the sentence before: they end that paragraph.""",
    confidence=Confidence.LIKELY,
    examples=(
        fixes("继续扩大水利投入，建设覆盖全县的灌溉网络\n\n---\n\n要把渠修到田头。", "继续扩大水利投入，建设覆盖全县的灌溉网络---\n要把渠修到田头。"),
        keeps("工程已经完成。\n\n水来了。"),
    ),
)

BROKEN_TITLE = judged(
    "UNW012",
    "title-wrapped",
    """A title over two lines of which only the first carries a heading mark: the word torn by the line end says so.""",
    examples=(
        fixes("# 五个年轻人和一座孤岛：青岬海鸟保\n护站的第一个冬天\n\n冬天来了。", "五个年轻人和一座孤岛：青岬海鸟保护站的第一个冬天\n冬天来了。"),
        keeps("# 海鸟保护站\n第一个冬天来了，站里只有五个人。"),
    ),
)

RULES = (WRAPPED, BROKEN_TITLE, *BROKEN_RULES, DASH_OF_HYPHENS, DOUBTFUL, *ORDER_RULES)

_ALONE = {Kind.BYLINE, Kind.CREDIT, Kind.DATELINE, Kind.SOURCE, Kind.JUMP}  # such a line is a part by itself
_NEW = _ALONE | {Kind.ATTRIBUTION, Kind.NOTE, Kind.CAPTION}  # such a line begins a part
_STEP_OVER = {Kind.CREDIT, Kind.CAPTION}  # what a broken paragraph can go on behind
_STEPS = 4


def join(lines: Lines) -> tuple[Block, ...]:
    """The blocks of a file, in reading order. Each line that is not furniture is a piece of exactly one."""
    rows = np.flatnonzero(lines.furniture == "").astype(np.int64)
    if not len(rows):
        return ()
    measured = measure(lines, rows)
    page_break, parted = _between(lines, rows)
    score = weigh(lines, rows, measured, page_break)
    strings = [lines.strings[r] for r in rows.tolist()]
    kinds = [kind_of(s) for s in strings]
    level = lines.level[rows]
    wrapped = measured.measure[:-1] > 0
    barrier = parted | (level[:-1] > 0) | (level[1:] > 0)
    wrapped_title = _wrapped_titles(lines, rows, level)
    barrier |= np.array([a in _ALONE or b in _NEW for a, b in zip(kinds[:-1], kinds[1:], strict=True)], bool)
    joins = np.where(barrier | ~wrapped, "", np.where(score > 0, WRAPPED.code, "")).astype(object)
    pending = np.flatnonzero(~wrapped & ~(parted | (level[:-1] > 0))).tolist()
    joins[wrapped_title] = BROKEN_TITLE.code
    follower = {k: k + 1 for k in np.flatnonzero(joins != "").tolist()}
    rule = {k: str(joins[k]) for k in follower}
    for k in pending:
        target, found = _goes_on_at(k, strings, kinds, level, parted, page_break)
        if found is not None and target not in follower.values():
            follower[k], rule[k] = target, found.code
    return tuple(_assemble(lines, rows, strings, kinds, follower, rule))


def _wrapped_titles(lines: Lines, rows: Ints, level: Ints) -> list[int]:
    """The marked headings whose last word the line end tore, and whose rest stands unmarked on the very next line."""
    return [
        k
        for k in np.flatnonzero((level[:-1] > 0) & (level[1:] == 0) & (lines.number[rows[1:]] == lines.number[rows[:-1]] + 1))
        if torn_word(lines.strings[rows[k]], lines.strings[rows[k + 1]]) and not ends_sentence(lines.strings[rows[k + 1]])
    ]


def _between(lines: Lines, rows: Ints) -> tuple[Bools, Bools]:
    """For each two neighbours of ``rows``: does a page end stand between them, does parting furniture."""
    taken = np.concatenate(([0], np.cumsum(lines.furniture != "")))
    parting = np.concatenate(([0], np.cumsum(lines.parting)))
    feeds = np.concatenate(([0], np.cumsum(lines.page_before)))
    a, b = rows[:-1] + 1, rows[1:]
    page = (taken[b] > taken[a]) | (feeds[b + 1] > feeds[a])
    return page, parting[b] > parting[a]


def _goes_on_at(
    k: int, strings: Sequence[str], kinds: Sequence[Kind], level: Ints, parted: Bools, page_break: Bools
) -> tuple[int, Rule | None]:
    """Where the unwrapped line k goes on, over credits and captions, and by which rule; the rule is None if nowhere."""
    if kinds[k] in _ALONE or kinds[k] is Kind.ATTRIBUTION:
        return k, None
    if strings[k + 1] in ("---", "--", "——"):
        return k + 1, DASH_OF_HYPHENS
    for step in range(1, _STEPS + 1):
        at = k + step
        if at >= len(strings) or parted[at - 1] or level[at]:
            return k, None
        if kinds[at] is Kind.PLAIN:
            found = continuation(strings[k], strings[at], bool(page_break[at - 1]))
            return at, found
        if kinds[at] not in _STEP_OVER or (kinds[k] is not Kind.PLAIN):
            return k, None
    return k, None


def _assemble(
    lines: Lines, rows: Ints, strings: Sequence[str], kinds: Sequence[Kind], follower: dict[int, int], rule: dict[int, str]
) -> list[Block]:
    """Blocks from the chains of lines, and those put in reading order."""
    blocks, strips = [], []
    continued = set(follower.values())
    for head in range(len(rows)):
        if head in continued:
            continue
        pieces, chain, k, code = [], [], head, ""
        while True:
            row = int(rows[k])
            pieces.append(Piece(int(lines.start[row]), int(lines.end[row]), code))
            chain.append(row)
            if k not in follower:
                break
            k, code = follower[k], rule[k]
        level = int(lines.level[rows[head]])
        text = "".join(strings[np.searchsorted(rows, r)] for r in chain) if len(chain) > 1 else strings[head]
        open_end = not level and kinds[head] is Kind.PLAIN and _breaks_off(text)
        blocks.append(Block(tuple(pieces), tuple(chain), open_end=open_end))
        strips.append(Strip(text, kinds[head], level))
    return put_in_order(blocks, strips)


def _breaks_off(text: str) -> bool:
    """Whether a paragraph ends in mid-sentence: running text without any closing mark at its end."""
    return is_sentence(text) and len(text) >= 12 and not ends_sentence(text) and text[-1] not in "：:；;—-”’）)》」』.…~～"
