"""Comparing the copies of an article, and choosing readings. The text is changed nowhere but where copies differ.

The copies are laid beside the text of the base, column by column. What most of them have is taken; where they are
divided, the place is judged as a whole, by what is good Chinese and by how reliable each copy is elsewhere. Then the
copies are laid beside the result, until nothing changes any more.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from cleaner.canon import columns, judge, rules
from cleaner.canon.columns import LONGEST, Columns
from cleaner.canon.judge import Judge, Place, Verdict
from cleaner.canon.language import Language
from cleaner.canon.voices import Copy, independent, voices_of
from cleaner.canon.votes import Voice, Votes

_MARKS = re.compile(r"[，。；：？！、…”’）》]+")
_ROUNDS = 4


Ask = Callable[[str, tuple[int, ...]], Judge]

Sides = frozenset[tuple[int, ...]]


class Reading(NamedTuple):
    """What some witnesses (their numbers in the article) have at a place."""

    text: str
    witnesses: tuple[int, ...]


class Variant(NamedTuple):
    """A place where copies differ: its paragraph, the offset in it, the readings, the chosen one, why, how sure."""

    paragraph: int
    offset: int
    readings: tuple[Reading, ...]
    chosen: str
    why: str
    sure: float


@dataclass(frozen=True, slots=True)
class Collation:
    """The paragraphs with the chosen readings, the variants, and how many readings of each witness were rejected."""

    paragraphs: tuple[str, ...]
    variants: tuple[Variant, ...]
    rejected: dict[int, int]


def collate(
    paragraphs: Sequence[str],
    base: int,
    copies: Sequence[Copy],
    language: Language,
    files: frozenset[str] = frozenset(),
) -> Collation:
    """The paragraphs of the base with the chosen readings, and every place where a copy differs.

    ``base`` is the number of the base's witness; ``files`` are those the copies stand in. Offsets are of the paragraphs
    as returned.
    """
    texts = list(paragraphs)
    voices: Sequence[Voice] = voices_of(Copy(base, "".join(texts)), copies)
    if len(voices) < 2 or not voices[0].text:
        return Collation(tuple(texts), (), {})
    for last in range(_ROUNDS):
        table = _Table.of(texts, voices, lambda text, starts: Judge(text, starts, language, files), first=not last)
        voices = table.votes.voices
        verdicts = table.verdicts()
        changed = _changed(texts, table, verdicts)
        if changed == texts or last == _ROUNDS - 1:
            break
        texts = changed
    return Collation(tuple(texts), tuple(table.variants(verdicts)), _rejected(voices, verdicts))


def weights(paragraphs: Sequence[str], base: int, copies: Sequence[Copy], language: Language) -> dict[int, float]:
    """What the vote of each witness weighs: copies that err together are one voice. Arguments as for ``collate``."""
    voices = voices_of(Copy(base, "".join(paragraphs)), copies)
    table = _Table.of(paragraphs, voices, lambda text, starts: Judge(text, starts, language), first=True)
    return {witness: voice.weight for voice in table.votes.voices for witness in voice.witnesses}


@dataclass(frozen=True)
class _Table:
    """The copies laid beside the text as it is now."""

    text: str
    starts: tuple[int, ...]
    votes: Votes
    columns: Columns
    judge: Judge

    @classmethod
    def of(cls, texts: Sequence[str], voices: Sequence[Voice], ask: Ask, first: bool) -> _Table:
        text = "".join(texts)
        starts = tuple(accumulate(map(len, texts), initial=0))
        beside = Columns(text, tuple(columns.lay(text, voice.text, voice.excerpt) for voice in voices))
        asked = ask(text, starts)
        if first and len(voices) > 2:
            voices = independent(voices, beside, asked)
        return cls(text, starts, Votes(tuple(voices)), beside, asked)

    def verdicts(self) -> list[Verdict]:
        """Every place where copies differ, judged, in order."""
        return judge.verdicts(self.judge, self.votes, [place for place in self._places() if len(place.said) > 1])

    def _places(self) -> list[Place]:
        """Columns on which one reading leads stand alone, with their like; others are judged with what they touch."""
        out: list[Place] = []
        since = until = -1  # the columns under way
        alone: Place | None = None  # the place that they are while they are one
        sides: Sides | None = None  # who is against whom in them; None where nobody leads
        for site in self.columns.differing:
            place = self._place(site, site)
            at_break = not site & 1 and (site >> 1) in self.judge.breaks
            leads = at_break or self.votes.count(place.parties).lead > 0.5
            now = frozenset(place.parties) if leads else None
            goes_on = until >= 0 and now == sides and site - until <= (2 if leads else 3)
            if not goes_on or at_break or self._breaks(until, site):
                if until >= 0:
                    out.append(alone or self._place(since, until))
                since, alone = site, place
            else:
                alone = None
            until, sides = site, None if not leads else frozenset() if at_break else now
        if until >= 0:
            out.append(alone or self._place(since, until))
        return out

    def _breaks(self, lo: int, hi: int) -> bool:
        """Whether a paragraph begins between two columns."""
        return lo >= 0 and self.judge.paragraph(lo >> 1) != self.judge.paragraph(hi >> 1)

    def _place(self, lo: int, hi: int) -> Place:
        return Place(lo >> 1, (hi + 1) >> 1, *self.columns.read(lo, hi))

    def variants(self, verdicts: Sequence[Verdict]) -> list[Variant]:
        """The judged places as they are recorded, in the text as it is."""
        out = []
        for verdict in verdicts:
            place = verdict.place
            number = home(self.starts, place)
            mine = self.text[place.start : place.end]
            if verdict.chosen != mine:  # the last round: what would still change is left open
                verdict = verdict._replace(chosen=mine, why=rules.OPEN_VARIANT.code, sure=0.5)
            rows = sorted(
                (
                    Reading(said, tuple(sorted(w for v in who for w in self.votes.voices[v].witnesses)))
                    for said, who in place.readings
                ),
                key=lambda row: (row.witnesses[0], row.text),
            )
            offset = place.start - self.starts[number]
            out.append(Variant(number, offset, tuple(rows), verdict.chosen, verdict.why, verdict.sure))
        return out


def home(starts: Sequence[int], place: Place) -> int:
    """The paragraph of a place; a closing mark between two paragraphs belongs to the one that it closes."""
    number = min(bisect_right(starts, place.start) - 1, len(starts) - 2)
    between = place.start == place.end == starts[number] and number > 0
    if between and all(_MARKS.fullmatch(said) for said in place.said if said):
        return number - 1
    return number


def _changed(texts: Sequence[str], table: _Table, verdicts: Sequence[Verdict]) -> list[str]:
    out = list(texts)
    for verdict in reversed(verdicts):
        place = verdict.place
        if verdict.chosen == table.text[place.start : place.end]:
            continue
        number = home(table.starts, place)
        lo, hi = place.start - table.starts[number], place.end - table.starts[number]
        if hi <= len(texts[number]):
            out[number] = out[number][:lo] + verdict.chosen + out[number][hi:]
    return out


def _rejected(voices: Sequence[Voice], verdicts: Sequence[Verdict]) -> dict[int, int]:
    lost = judge.losses(len(voices), verdicts)
    return {witness: lost[number] for number, voice in enumerate(voices) for witness in voice.witnesses}


__all__ = ["LONGEST", "Collation", "Copy", "Reading", "Variant", "collate", "weights"]
