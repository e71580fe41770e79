"""Quotation marks."""

from __future__ import annotations

from itertools import accumulate, pairwise

import numpy as np

from cleaner.core.chars import Chars
from cleaner.core.doubts import Doubt
from cleaner.core.edits import Edits
from cleaner.core.layers import Bools, places
from cleaner.core.once import once
from cleaner.core.rule import Confidence, fixes, keeps, rule
from cleaner.core.text import Text, grown, ranges
from cleaner.stages.normalise.context import Context, Places
from cleaner.zh.chars import LATIN, members
from cleaner.zh.quotes import MARKS, Resolution, resolve

_MARKS = Chars(MARKS)
_IS_CURLY = members("“”‘’")
_IS_APOSTROPHE = members("'’‘")
_DOUBLE = (ord("“"), ord("”"))
_SINGLE = (ord("‘"), ord("’"))


@rule(
    "NOR060",
    "wrong-quotation-mark",
    Confidence.LIKELY,
    examples=(
        fixes('他说："好。"', "他说：“好。”"),
        fixes("他说：\"我读'红楼'。\"", "他说：“我读‘红楼’。”"),
        fixes("「今天『好』天气」", "“今天‘好’天气”"),
        fixes('“他说"好"。”', "“他说‘好’。”"),
        fixes("从”实验室“到”生产线“", "从“实验室”到“生产线”"),
        fixes("所谓“创新“，就是求变", "所谓“创新”，就是求变"),
        keeps("他说：“好。”"),
        keeps("“长引文的一段没有后引号。"),
        keeps("Let's say it's 5'10\", 好"),
        keeps('屏幕12"的电脑'),
        keeps('He said "你好" to me, and then he left.'),
        keeps('他说："好。'),
        keeps("从'A' ~ 'Z'都有"),
        fixes("返回 'title' 或 'name'，不返回 'id'", "返回 “title” 或 “name”，不返回 “id”"),
        keeps("the boys' 学校和girls' 学校"),
        keeps("船到''岸'''''了"),
        keeps("他说“好。"),
    ),
)
def QUOTATION(text: Text) -> Edits:
    """Write quotation marks as “ ” and ‘ ’, paired by structure in each paragraph, in turn when they are nested.

    Straight marks and corner brackets become curly if the marks of the paragraph can be paired in one way only. Curly
    marks that point the wrong way (``”文字“``) are turned where the pairing leaves no choice; a paragraph whose marks
    do not add up stays, and is listed. Paragraphs of a long quotation that open with a mark and never close it are
    legal. Apostrophes, feet and inches, code and lines of Latin text stay. Standard: GB/T 15834 4.8.
    """
    edits: list[tuple[int, int, str]] = []
    for start, _, resolution in _resolved(text):
        edits += [(start + at, start + at + 1, mark) for at, mark in resolution.edits]
    return Edits.of(edits)


def unpaired(text: Text) -> list[Doubt]:
    """Paragraphs whose quotation marks do not add up."""
    return [
        (start + first, start + first + 1, "the quotation marks of this paragraph do not add up")
        for start, first, resolution in _resolved(text)
        if resolution.doubtful
    ]


@once
def _resolved(text: Text) -> list[tuple[int, int, Resolution]]:
    """The lines that are ``_troubled``: start, offset of the first mark, what to do. Of lines that are alike one is
    looked at."""
    known: dict[str, Resolution] = {}
    out = []
    for start, line, offsets in _troubled(text):
        resolution = known.get(line)
        if resolution is None:
            resolution = known[line] = resolve(line, offsets)
        out.append((start, offsets[0], resolution))
    return out


def _troubled(text: Text) -> list[tuple[int, str, list[int]]]:
    """The Chinese lines whose marks are not all curly and in order: start, line, offsets of the marks."""
    at = _MARKS.places(text)
    if not len(at):
        return []
    context = Context.of(text)
    at = at[~context.in_hyper(at)]
    at = at[~_is_apostrophe(text, context, at)]
    if not len(at):
        return []
    codes, line = text.codes[at], context.line(at)
    bad = ~_IS_CURLY.take(codes)
    for opener, closer in (_DOUBLE, _SINGLE):
        of_kind = places((codes == opener) | (codes == closer))
        bad[of_kind] |= _out_of_turn(codes[of_kind] == opener, line[of_kind])
    rows = line[bad]
    lines = rows[grown(rows, -1) != 0]
    if not len(lines):
        return []
    first, last = np.searchsorted(line, lines), np.searchsorted(line, lines, "right")
    ends = context.line_ends
    keep = ~context.in_latin_line(at[first])
    lines, first, last = lines[keep], first[keep], last[keep]
    start = np.where(lines > 0, ends[lines - 1] + 1, 0)
    inside = (at[ranges(first, last - first)] - start.repeat(last - first)).tolist()
    behind = list(accumulate((last - first).tolist(), initial=0))
    strings = [text.string[s:e] for s, e in zip(start.tolist(), ends[lines].tolist(), strict=True)]
    return list(zip(start.tolist(), strings, [inside[a:b] for a, b in pairwise(behind)], strict=True))


def _is_apostrophe(text: Text, context: Context, at: Places) -> Bools:
    """A single mark between two Latin letters or digits."""
    kinds = context.kinds  # what stands before the text, kinds[-1], is the end of a line
    result: Bools = _IS_APOSTROPHE[text.codes[at]] & (kinds[at - 1] == LATIN) & (kinds[at + 1] == LATIN)
    return result


def _out_of_turn(opens: Bools, line: Places) -> Bools:
    """The marks of one kind that do not open and close in turn on their line."""
    if not len(opens):
        return opens
    starts = np.concatenate(([True], line[1:] != line[:-1]))
    ends = np.append(starts[1:], True)
    previous = np.concatenate(([False], opens[:-1])) & ~starts
    bad: Bools = (opens == previous) | (ends & opens)
    return bad
