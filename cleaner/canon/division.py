"""Where paragraphs begin: what the copies say about each place where one of them has a break, and what follows."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from cleaner.article import Role
from cleaner.canon import rules
from cleaner.canon.align import mapped
from cleaner.canon.content import Paragraphs
from cleaner.canon.version import Beside, Version, behind
from cleaner.zh.lexicon import word_across

BREAK = "\n\n"  # what stands between two paragraphs, as a reading

# A copy can be asked about a place where so many of so many characters on each side are the same.
_NEAR, _SAME = 6, 3
# Places that correspond only roughly, within more characters than this, say nothing.
_ROUGH = 12
# A paragraph shorter than this that ends without a mark may be a heading or a line of verse; one without a mark inside
# may be a row of a table.
_LINE = 20
_PROSE = re.compile(r"[，。]")
_AHEAD = 0.5  # votes
_ITEM = re.compile(r"\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[、.．)）]|第.{1,3}[章节条]|[—▲△●■◆·※○☆★])")
_BODY = Role.BODY.value


@dataclass(frozen=True, slots=True)
class Place:
    """A place where a version has a break, whether each version asked has one there, and what was decided.

    ``at`` is a place of the base; ``yes`` and ``no`` are numbers of versions; ``sure`` is the probability.
    """

    at: int
    yes: tuple[int, ...]
    no: tuple[int, ...]
    breaks: bool
    why: str
    sure: float


def places(versions: Sequence[Version], sides: Sequence[Beside | None]) -> list[Place]:
    """The places where the versions, the base first, are divided otherwise; judged, in order.

    ``sides`` are the versions beside the base; None for the base, and for those that are divided as it is.
    """
    base = versions[0]
    found = set(base.breaks)
    for side in sides:
        if side is not None:
            found.update(at for each in side.other.breaks if (at := _own(side, each)) is not None)
    out = []
    for at in sorted(found):
        said = {}
        for number, side in enumerate(sides):
            answer = at in base.breaks if side is None else _has(side, at)
            if answer is not None:
                said[number] = answer
        if len(set(said.values())) > 1:
            out.append(_judged(versions, sides, at, said))
    return out


def _own(side: Beside, at: int) -> int | None:
    """The place of the base at which the other version's break stands; None where it cannot be told."""
    lo, hi = side.here(at)
    breaks = side.one.breaks
    near = bisect_left(breaks, lo)
    if near < len(breaks) and breaks[near] <= hi:
        return breaks[near]
    return lo if lo == hi and 0 < lo < len(side.one.string) else None


def _has(side: Beside, at: int) -> bool | None:
    """Whether the other version has a break at a place of the base; None where it has other text there."""
    equal, end = side.equal, len(side.one.string)
    if equal[at] - equal[max(0, at - _NEAR)] < _SAME or equal[min(at + _NEAR, end)] - equal[at] < _SAME:
        return None
    lo, hi = side.there(at)
    if hi - lo > _ROUGH:
        return None
    return bisect_right(side.other.breaks, hi) > bisect_left(side.other.breaks, lo)


def _judged(versions: Sequence[Version], sides: Sequence[Beside | None], at: int, said: dict[int, bool]) -> Place:
    yes = tuple(number for number, answer in said.items() if answer)
    no = tuple(number for number, answer in said.items() if not answer)
    votes = sum(versions[n].weight for n in yes) - sum(versions[n].weight for n in no)
    if _is_torn(
        versions, sides, at, yes, no
    ):  # this is not put to the vote: two scans of one page break off at one place
        return Place(at, yes, no, False, rules.DIVISION.code, 0.95 if votes > -_AHEAD else 0.99)
    if len(said) > 2 and abs(votes) > _AHEAD and (votes > 0 or _may_join(versions[0], at)):
        upheld = said[0] == (votes > 0)
        return Place(at, yes, no, votes > 0, (rules.UPHELD if upheld else rules.DIVISION).code, 0.99)
    return Place(at, yes, no, said[0], rules.OPEN_VARIANT.code, 0.5)


def _is_torn(
    versions: Sequence[Version], sides: Sequence[Beside | None], at: int, yes: Sequence[int], no: Sequence[int]
) -> bool:
    """Whether the paragraph that ends at the place in some versions plainly goes on: none has a closing mark there, and
    what is broken off is prose."""
    if not _may_join(versions[0], at):
        return False
    for number in (*yes, *no):
        version, side = versions[number], sides[number]
        there = _nearest(side, at) if side is not None else _same(versions[0], version, at)
        if version.closes(there):
            return False
        if number in yes:
            (role, text), (role_after, after) = (version.paragraphs[version.number(n)] for n in (there - 1, there))
            if not role == role_after == _BODY or _ITEM.match(after):
                return False
            prose = len(text) >= _LINE and _PROSE.search(text) and _PROSE.search(after)
            if not prose and not word_across(text, after):
                return False
    return True


def _nearest(side: Beside, at: int) -> int:
    """The place in the other version; where it has a break near, that."""
    lo, hi = side.there(at)
    breaks = side.other.breaks
    near = bisect_left(breaks, lo)
    return breaks[near] if near < len(breaks) and breaks[near] <= hi else max(lo, 1)


def _same(base: Version, version: Version, at: int) -> int:
    """The place in a version that is divided as the base is."""
    number = base.number(at)
    return version.starts[number] + mapped(base.pieces[number], version.pieces[number], at - base.starts[number])


def _may_join(base: Version, at: int) -> bool:
    """Whether a place of the base is inside a paragraph of the body, or between two that nothing stands between."""
    before, after = base.number(at - 1), base.number(at)
    return after - before <= 1 and base.paragraphs[before][0] == base.paragraphs[after][0] == _BODY


def divided(base: Version, found: Sequence[Place], roles: dict[tuple[int, int], str]) -> Paragraphs:
    """The paragraphs of the base, joined and divided as was decided; ``roles`` are those of parts, by start and end."""
    drop = {place.at for place in found if not place.breaks}
    add = sorted(place.at for place in found if place.breaks and place.at not in set(base.breaks))
    out: list[tuple[str, str]] = []
    starts: list[int] = []
    for number, (role, text) in enumerate(base.paragraphs):
        start, end = base.starts[number], base.starts[number + 1]
        cuts = [at for at in add if start < at < end]
        for lo, hi, piece in _cut(text, start, end, cuts):
            if lo in drop and out and lo > starts[-1]:
                out[-1] = (out[-1][0], out[-1][1] + piece)
            else:
                out.append((roles.get((lo, hi), role) if cuts else role, piece))
                starts.append(lo)
    return tuple(out)


def _cut(text: str, start: int, end: int, cuts: Sequence[int]) -> list[tuple[int, int, str]]:
    """The pieces of a paragraph, which begins at ``start`` in plain form, with where they begin and end in it."""
    if not cuts:
        return [(start, end, text)]
    out: list[tuple[int, int, str]] = []
    begin, since = 0, start
    for cut in cuts:
        at = behind(text, cut - start)
        out.append((since, cut, text[begin:at].strip()))
        begin, since = at, cut
    return [*out, (since, end, text[begin:].strip())]


def roles_of(sides: Sequence[Beside | None], found: Sequence[Place]) -> dict[tuple[int, int], str]:
    """The roles of the parts that the base is newly divided into, where those that have them as paragraphs agree."""
    said: dict[tuple[int, int], set[str]] = {}
    for side in [sides[n] for n in sorted({n for place in found if place.breaks and 0 in place.no for n in place.yes})]:
        assert side is not None  # who has a break that the base has not is divided otherwise
        for n, (role, _) in enumerate(side.other.paragraphs):
            start, end = _own_edge(side, side.other.starts[n]), _own_edge(side, side.other.starts[n + 1])
            if start is not None and end is not None:
                said.setdefault((start, end), set()).add(role)
    return {part: next(iter(found_roles)) for part, found_roles in said.items() if len(found_roles) == 1}


def _own_edge(side: Beside, at: int) -> int | None:
    if at == 0 or at == side.other.starts[-1]:
        return 0 if at == 0 else side.one.starts[-1]
    return _own(side, at)
