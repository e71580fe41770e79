"""Comparing the copies of an article, and choosing readings. The text is changed nowhere but where copies differ."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from cleaner.canon import align, rules
from cleaner.canon.align import Difference
from cleaner.canon.lexicon import better_word, stands_alone
from cleaner.canon.substance import is_numeric
from cleaner.zh.lexicon import has_word

_HAN = re.compile(r"[\u4e00-\u9fff]+")
_QUOTED = re.compile(r"[“‘《][^“”‘’《》]{1,12}[”’》]")
_MARKS = re.compile(r"[，。；：？！、…”’）》]+")

# Longer differences are passages left out or put in: of an excerpt they are no readings, elsewhere nobody chooses.
_LONGEST = 20
# An excerpt begins and ends with so many characters that are equal; what is before and after was put to it.
_SOLID = 8


@dataclass(frozen=True, slots=True)
class Copy:
    """The text of a copy: which witness it is, and whether it is an excerpt."""

    witness: int
    text: str
    excerpt: bool = False


class Reading(NamedTuple):
    """What some witnesses (their numbers in the article) have at a place."""

    text: str
    witnesses: tuple[int, ...]


class Variant(NamedTuple):
    """A place where copies differ: its paragraph, the offset in it, the readings, the one chosen, and the rule why."""

    paragraph: int
    offset: int
    readings: tuple[Reading, ...]
    chosen: str
    why: str


@dataclass(frozen=True, slots=True)
class _Aligned:
    """A copy aligned to the base: where it differs, and from where to where of the base it can be asked."""

    copy: Copy
    rows: list[Difference]
    start: int
    end: int

    def readings(self, places: Sequence[tuple[int, int]]) -> list[str | None]:
        """What the copy has at each of the base's ``places``; None where it cannot be asked."""
        rows, text = self.rows, self.copy.text
        out: list[str | None] = []
        at = shift = reach = 0
        for start, end in places:
            while at < len(rows) and rows[at][0] < start:
                reach, shift = rows[at][1], rows[at][3] - rows[at][1]
                at += 1
            lo, hi = start + shift, end + shift
            blocked = reach > start or start < self.start or end > self.end
            while at < len(rows) and rows[at][0] <= end and (rows[at][0] < end or start == end or rows[at][1] == end):
                reach, shift = rows[at][1], rows[at][3] - rows[at][1]
                hi = end + shift
                put_in = rows[at][3] - rows[at][2] > _LONGEST
                blocked = blocked or reach > end or (self.copy.excerpt and put_in)
                at += 1
            out.append(None if blocked else text[lo:hi])
        return out


def collate(paragraphs: Sequence[str], base: int, copies: Sequence[Copy]) -> tuple[list[str], list[Variant]]:
    """The paragraphs of the base with the chosen readings, and every place where a copy differs.

    ``base`` is the number of the base's witness. Copies with the same text count as one voice. Offsets are of the
    paragraphs as returned.
    """
    text = "".join(paragraphs)
    voices: dict[tuple[str, bool], list[int]] = {}
    same = [base]
    for copy in copies:
        if copy.text == text:
            same.append(copy.witness)
        else:
            voices.setdefault((copy.text, copy.excerpt), []).append(copy.witness)
    if not voices or not text:
        return list(paragraphs), []
    aligned = [_align(text, Copy(who[0], other, excerpt)) for (other, excerpt), who in voices.items()]
    if len(aligned) > 1:  # characters are voted on one by one
        aligned = [replace(one, rows=_single(one.rows)) for one in aligned]
    whose = {who[0]: who for who in voices.values()}
    quoted = [m.span() for m in _QUOTED.finditer(text)]
    starts = [0]
    for paragraph in paragraphs:
        starts.append(starts[-1] + len(paragraph))
    out = list(paragraphs)
    moved = [0] * len(out)  # by how much the chosen readings lengthened each paragraph so far
    variants = []
    places = _places(aligned)
    told = [(whose[one.copy.witness], one.readings(places)) for one in aligned]
    for at, (start, end) in enumerate(places):
        mine = text[start:end]
        readings, votes = {mine: list(same)}, {mine: 1}
        for who, saying in told:
            said = saying[at]
            if said is not None:
                readings.setdefault(said, []).extend(who)
                votes[said] = votes.get(said, 0) + 1
        if len(readings) == 1:
            continue
        number = min(bisect_right(starts, start) - 1, len(out) - 1)
        at_break = start == end and start == starts[number] and number > 0
        if at_break and all(_MARKS.fullmatch(said) for said in readings if said):
            number, at_break = number - 1, False  # a mark belongs to the paragraph that it closes
        if at_break or end > starts[number + 1] or max(map(len, readings)) > _LONGEST:
            chosen, why = mine, rules.OPEN_VARIANT.code
        else:
            shielded = bool(quoted) and any(q0 < end and start < q1 for q0, q1 in quoted)
            chosen, why = _choose(text, start, end, votes, shielded)
        offset = start - starts[number] + moved[number]
        if chosen != mine:
            out[number] = out[number][:offset] + chosen + out[number][offset + end - start :]
            moved[number] += len(chosen) - (end - start)
        rows = tuple(Reading(said, tuple(sorted(who))) for said, who in sorted(readings.items(), key=_by_witness))
        variants.append(Variant(number, offset, rows, chosen, why))
    return out, variants


def _single(rows: list[Difference]) -> list[Difference]:
    """Runs of as many characters on both sides taken apart into single characters."""
    out: list[Difference] = []
    for row in rows:
        a0, a1, b0, b1 = row
        if 1 < a1 - a0 == b1 - b0:
            out.extend((a0 + k, a0 + k + 1, b0 + k, b0 + k + 1) for k in range(a1 - a0))
        else:
            out.append(row)
    return out


def _by_witness(row: tuple[str, list[int]]) -> tuple[int, str]:
    return min(row[1]), row[0]


def _align(text: str, copy: Copy) -> _Aligned:
    """A copy against the base; an excerpt is asked only within the passage of the base that it has."""
    rows = align.differences(text, copy.text)
    if not copy.excerpt:
        return _Aligned(copy, rows, 0, len(text))
    solid = []
    at = 0
    for start, end, _, _ in [*rows, (len(text), len(text), 0, 0)]:
        if start - at >= _SOLID:
            solid.append((at, start))
        at = end
    return _Aligned(copy, rows, solid[0][0], solid[-1][1]) if solid else _Aligned(copy, [], 0, -1)


def _places(aligned: Sequence[_Aligned]) -> list[tuple[int, int]]:
    """The places of the base where any copy differs; overlapping ones, and insertions with what they touch, are one."""
    spans = sorted(
        {
            (a0, a1)
            for one in aligned
            for a0, a1, b0, b1 in one.rows
            if one.start <= a0
            and a1 <= one.end
            and not (one.copy.excerpt and (max(a1 - a0, b1 - b0) > _LONGEST or a0 == one.start or a1 == one.end))
        }
    )
    out: list[tuple[int, int]] = []
    for start, end in spans:
        touches = out and start == out[-1][1] and (start == end or out[-1][0] == out[-1][1])
        if out and (start < out[-1][1] or touches):
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def _choose(text: str, start: int, end: int, votes: dict[str, int], shielded: bool) -> tuple[str, str]:
    """The reading to print, and the code of the rule that chose it."""
    mine = text[start:end]
    voices = sum(votes.values())
    best = mine
    for said, count in votes.items():
        if count > votes[best] or (count == votes[best] and best != mine and said > best):
            best = said
    # A number gives way to nothing, and none is put in where none was; what is no number may give way to one.
    delicate = shielded or is_numeric(mine) or (not mine and is_numeric(best))
    if voices >= 3 and votes[best] * 2 > voices:
        if best == mine:
            return mine, rules.UPHELD.code
        if votes[mine] == 1 and votes[best] >= (3 if delicate else 2):
            return best, rules.LONE_READING.code
        return mine, rules.OPEN_VARIANT.code
    if len(votes) != 2 or shielded or is_numeric("".join(votes)):
        return mine, rules.OPEN_VARIANT.code
    other = next(said for said in votes if said != mine)
    if (mine == "") != (other == ""):
        said = mine or other
        doubled = said in (text[max(0, start - len(said)) : start], text[end : end + len(said)])
        if doubled and _is_stutter(said):
            return "", rules.STUTTER.code
    elif len(mine) == len(other) == 1 and _HAN.match(mine) and _HAN.match(other):
        lo = max(0, start - 3)
        before, after = _context(text[lo:start], text[end : end + 3])
        one, two = before + mine + after, before + other + after
        verdict = better_word(one, len(before), two, len(before))
        if verdict:
            return (mine if verdict > 0 else other), rules.NO_WORD.code
    return mine, rules.OPEN_VARIANT.code


def _context(before: str, after: str) -> tuple[str, str]:
    """The Chinese characters that touch a place: a word does not reach across punctuation."""
    left = _HAN.findall(before)
    right = _HAN.match(after)
    return (left[-1] if left and before.endswith(left[-1]) else ""), (right[0] if right else "")


def _is_stutter(said: str) -> bool:
    """Whether ``said``, standing twice in a row, does so in error."""
    if not _HAN.fullmatch(said):
        return said in "，。、；："
    if has_word(said + said) or len(said) == 2:
        return False  # 常常, and 研究研究, are good Chinese; of longer ones there is no such form
    return not stands_alone(said)  # 他的|的确
