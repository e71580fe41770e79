"""Pairing the quotation marks of one paragraph by structure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from cleaner.zh.chars import BLANKS, CLASS, LATIN

MARKS = "“”‘’「」『』\"'"
"""Every mark that may quote."""

_CURLY = "“”‘’"
_OPENS = "“‘「『"
_STRAIGHT = "\"'"
_FAMILY = {"“": "“", "”": "“", '"': "“", "‘": "‘", "’": "‘", "'": "‘", "「": "「", "」": "「", "『": "『", "』": "『"}
_AFTER_CLOSER = "，。、；：！？）》〉】,.;:!?)"
_BEFORE_OPENER = "：（《〈【:(，。、；！？,;!?—…说道问答喊称"
_NOT_BEFORE_CLOSER = "：（《〈【:("
_BEFORE_CLOSER = "。！？…!?"
_BLANK = frozenset(BLANKS)


class Reading(Enum):
    """How to read the marks of a paragraph."""

    PLAIN = "straight marks and curly marks are one kind; curly marks point where they point"
    NESTED = "straight marks are another kind than curly marks, so either may stand inside the other"
    INNER = "a curly double mark may stand inside another"
    TURNED = "curly double marks point anywhere: they open and close in turn"


class Quote(NamedTuple):
    """One mark of a paragraph: where it stands, what it is, the nearest characters that are no blanks ("" at an
    end), and whether a blank on one side only says that it cannot open, or cannot close."""

    at: int
    mark: str
    before: str
    after: str
    never_opens: bool = False
    never_closes: bool = False

    @property
    def may_open(self) -> bool:
        """Nothing that only follows a closing mark follows."""
        return bool(self.after) and self.after not in _AFTER_CLOSER and not self.never_opens

    @property
    def may_close(self) -> bool:
        """Nothing that only precedes an opening mark precedes."""
        return bool(self.before) and self.before not in _NOT_BEFORE_CLOSER and not self.never_closes

    @property
    def must_open(self) -> bool:
        """Its neighbours say that it opens."""
        return self.may_open and (not self.before or self.before in _BEFORE_OPENER)

    @property
    def must_close(self) -> bool:
        """Its neighbours say that it closes."""
        return self.may_close and (not self.after or self.after in _AFTER_CLOSER or self.before in _BEFORE_CLOSER)


class Pair(NamedTuple):
    """Two marks that belong together, and the pair around them (its number, -1 for none)."""

    opener: int
    closer: int
    around: int


@dataclass(frozen=True, slots=True)
class Resolution:
    """What to do in a paragraph: (offset, mark) for each mark to be replaced; ``doubtful``: its marks do not add up."""

    edits: tuple[(tuple[int, str]), ...] = ()
    doubtful: bool = False


def quotes(line: str, offsets: Sequence[int]) -> Iterator[Quote]:
    """The marks at ``offsets`` of ``line`` that quote: no apostrophe, no sign for feet or inches."""
    for at in offsets:
        mark = line[at]
        left, right = line[at - 1 : at], line[at + 1 : at + 2]
        if mark in "'‘’" and _is_latin(left) and _is_latin(right):
            continue
        before = _solid(line, at - 2, -1) if left in _BLANK else left
        after = _solid(line, at + 2, 1) if right in _BLANK else right
        if mark == "'" and (left.isdigit() or not (_is_wide(before) or _is_wide(after))):
            continue
        if mark == "'" and "'" in (left, right):  # a row of them is drawn; one turned would make the next look wide
            continue
        if mark == '"' and left.isdigit() and _after_feet(line, at):
            continue
        # A straight single mark beside a Latin word: the blank on its other side says which one it is.
        hangs = mark == "'"
        yield Quote(
            at,
            mark,
            before,
            after,
            hangs and right in _BLANK and _is_latin(left),
            hangs and left in _BLANK and _is_latin(right),
        )


def _is_latin(char: str) -> bool:
    return bool(char) and CLASS[ord(char)] == LATIN


def _is_wide(char: str) -> bool:
    """A character that a straight single mark must stand beside to be a quotation mark rather than a Latin
    apostrophe."""
    return not char or (ord(char) > 0x2E7F) or char in '“”‘’"…—'


def _after_feet(line: str, at: int) -> bool:
    """Whether the number before ``at`` follows feet: 5'10"."""
    start = at
    while start and at - start < 6 and (line[start - 1].isdigit() or line[start - 1] in ". "):
        start -= 1
    return line[start - 1 : start] in ("'", "′", "’") and line[start - 2 : start - 1].isdigit()


def _solid(line: str, at: int, step: int) -> str:
    while 0 <= at < len(line) and line[at] in _BLANK:
        at += step
    return line[at] if 0 <= at < len(line) else ""


def resolve(line: str, offsets: Sequence[int]) -> Resolution:
    """How the marks at ``offsets`` of the paragraph ``line`` are to be written.

    Curly marks that add up stay as they are. Straight marks and corner brackets become curly, double outside and
    single inside, if the paragraph can be read in one way only. Curly marks that point the wrong way are turned only
    where the characters beside each say so. A paragraph that opens with a mark and never closes it is one of several
    of a long quotation.
    """
    marks = list(quotes(line, offsets))
    inches = [q for q in marks if q.mark == '"' and q.before.isdigit()]
    if len(inches) == 1 and sum(q.mark == '"' for q in marks) % 2:
        marks.remove(inches[0])
    readings = [r for r in (Reading.PLAIN, Reading.NESTED) if r is Reading.PLAIN or _is_blended(marks)]
    found: list[tuple[tuple[int, str], ...]] = []
    for reading in readings:
        pairs = _pairs(marks, reading)
        if pairs is not None and all(_fits(marks, p) and not _is_torn(line, marks, p) for p in pairs):
            edits = _written(marks, pairs)
            if edits not in found:
                found.append(edits)
    if not found and not any(q.mark in _STRAIGHT for q in marks):
        for reading in (Reading.INNER, Reading.TURNED):
            pairs = _pairs(marks, reading)
            if pairs is not None and _is_certain(marks, pairs, reading):
                found.append(_written(marks, pairs))
    return Resolution(found[0]) if len(found) == 1 else Resolution(doubtful=bool(marks))


def _is_blended(marks: list[Quote]) -> bool:
    kinds = {q.mark for q in marks}
    return '"' in kinds and bool(kinds & {"“", "”"})


def _pairs(marks: list[Quote], reading: Reading) -> list[Pair] | None:
    """The pairs of ``marks``, outer before inner, or None when they do not add up."""
    stack: list[tuple[str, int, int]] = []  # family, mark, pair
    found: list[Pair] = []
    for number, quote in enumerate(marks):
        mark = quote.mark
        family = _FAMILY[mark]
        if reading is Reading.NESTED and mark == '"':
            family = mark
        inside = bool(stack) and stack[-1][0] == family
        if mark in _STRAIGHT or (reading is Reading.TURNED and family == "“"):
            opens = not inside
            if opens and any(f == family for f, _, _ in stack):
                return None
        else:
            opens = mark in _OPENS
            if opens and inside and reading is not Reading.INNER and mark in _CURLY:
                return None
        if opens:
            if len(stack) > _DEEPEST:
                return None
            stack.append((family, number, len(found)))
            found.append(Pair(number, -1, stack[-2][2] if len(stack) > 1 else -1))
        elif inside:
            _, opener, pair = stack.pop()
            found[pair] = Pair(opener, number, found[pair].around)
        else:
            return None
    if not stack:
        return found
    # The first paragraphs of a long quotation open with a mark and do not close it.
    if len(stack) == 1 and stack[0][1] == 0 and marks[0].mark in "“「" and not marks[0].before:
        return found
    return None


_DEEPEST = 6  # deeper than print ever nests; keeps the search for a family short


def _fits(marks: list[Quote], pair: Pair) -> bool:
    """Whether the neighbours of straight marks allow the pair."""
    opener, closer = marks[pair.opener], marks[pair.closer]
    opens = opener.mark not in _STRAIGHT or opener.may_open
    return opens and (pair.closer < 0 or closer.mark not in _STRAIGHT or closer.may_close)


def _is_torn(line: str, marks: list[Quote], pair: Pair) -> bool:
    """Whether a mark like those of a pair of straight single ones stands inside it and is none of a word: the pair is
    two halves of two ('A' ~ 'Z')."""
    opener, closer = marks[pair.opener], marks[pair.closer]
    if not opener.mark == closer.mark == "'":
        return False
    inside = (at for at in range(opener.at + 1, closer.at) if line[at] == "'")
    return any(not (_is_latin(line[at - 1]) and _is_latin(line[at + 1])) for at in inside)


def _is_certain(marks: list[Quote], pairs: list[Pair], reading: Reading) -> bool:
    """Whether curly marks may be read against what they say."""
    if any(p.closer < 0 for p in pairs):
        return False
    if reading is Reading.INNER:
        inner = [p for p in pairs if p.around >= 0 and marks[pairs[p.around].opener].mark == marks[p.opener].mark]
        return all(marks[p.opener].must_open and marks[p.closer].must_close for p in inner)
    if not all(marks[p.opener].may_open and marks[p.closer].may_close for p in pairs):
        return False
    turned = [marks[p.opener].must_open or marks[p.closer].must_close for p in pairs if marks[p.opener].mark == "”"]
    turned += [marks[p.closer].must_close for p in pairs if marks[p.closer].mark == "“"]
    return all(turned) or _is_reversed(marks, pairs)


# Between two marks that both point the wrong way stands a word, not the text between two quotations that a wrongly
# broken paragraph has cut in two.
_LONGEST_WORD = 12


def _is_reversed(marks: list[Quote], pairs: list[Pair]) -> bool:
    """Whether every pair points outward around a short word, and something else says so as well."""
    outward = all(marks[p.opener].mark == "”" and marks[p.closer].mark == "“" for p in pairs)
    short = all(marks[p.closer].at - marks[p.opener].at <= _LONGEST_WORD + 1 for p in pairs)
    return outward and short and any(marks[p.opener].must_open or marks[p.closer].must_close for p in pairs)


def _written(marks: list[Quote], pairs: list[Pair]) -> tuple[tuple[int, str], ...]:
    """The replacements that write ``pairs`` in curly marks, double and single in turn."""
    single: list[bool] = []
    edits: list[tuple[int, str]] = []
    for pair in pairs:
        opener = marks[pair.opener]
        around = single[pair.around] if pair.around >= 0 else None
        if around is not None:
            is_curly = opener.mark in "“‘"
            single.append((opener.mark == "‘") if is_curly and (opener.mark == "‘") != around else not around)
        else:
            single.append(opener.mark == "‘")
        wanted = "‘’" if single[-1] else "“”"
        for number, mark in ((pair.opener, wanted[0]), (pair.closer, wanted[1])):
            if number >= 0 and marks[number].mark != mark:
                edits.append((marks[number].at, mark))
    return tuple(sorted(edits))
