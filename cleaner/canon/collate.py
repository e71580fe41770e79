"""Comparing the copies of an article, and choosing readings. The text is changed nowhere but where copies differ.

The copies are laid beside the text of the base, column by column. What most of them have is taken; where they are
divided, the place is judged as a whole, by what is good Chinese and by how reliable each copy is elsewhere. Then the
copies are laid beside the result, until nothing changes any more.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from cleaner.canon import columns, judge, rules
from cleaner.canon.columns import LONGEST, Laid
from cleaner.canon.judge import Judge, Place, Verdict
from cleaner.canon.language import Own
from cleaner.canon.usage import Usage
from cleaner.canon.voices import Copy, Voice, independent, voices_of

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
    usage: Usage,
    files: frozenset[str] = frozenset(),
    counted: str = "",
) -> Collation:
    """The paragraphs of the base with the chosen readings, and every place where a copy differs.

    ``base`` is the number of the base's witness; ``files`` are those the copies stand in, and
    ``counted`` is the text by which the article is in ``usage``. Offsets are of the paragraphs as returned.
    """
    texts = list(paragraphs)
    voices = voices_of(Copy(base, "".join(texts)), copies)
    if len(voices) < 2 or not voices[0].text:
        return Collation(tuple(texts), (), {})
    own = Own.of(counted)
    for last in range(_ROUNDS):
        table = _Table.of(texts, voices, lambda text, starts: Judge(text, starts, usage, own, files), first=not last)
        voices = list(table.voices)
        verdicts = table.verdicts()
        changed = _changed(texts, table, verdicts)
        if changed == texts or last == _ROUNDS - 1:
            break
        texts = changed
    return Collation(tuple(texts), tuple(table.variants(verdicts)), _rejected(voices, verdicts))


def weights(
    paragraphs: Sequence[str], base: int, copies: Sequence[Copy], usage: Usage, counted: str = ""
) -> dict[int, float]:
    """What the vote of each witness weighs: copies that err together are one voice. Arguments as for ``collate``."""
    voices = voices_of(Copy(base, "".join(paragraphs)), copies)
    own = Own.of(counted)
    table = _Table.of(paragraphs, voices, lambda text, starts: Judge(text, starts, usage, own), first=True)
    return {witness: voice.weight for voice in table.voices for witness in voice.witnesses}


@dataclass(frozen=True)
class _Table:
    """The copies laid beside the text as it is now."""

    text: str
    starts: tuple[int, ...]
    voices: tuple[Voice, ...]
    laid: tuple[Laid, ...]
    judge: Judge

    @classmethod
    def of(cls, texts: Sequence[str], voices: Sequence[Voice], ask: Ask, first: bool) -> _Table:
        text = "".join(texts)
        starts = [0]
        for said in texts:
            starts.append(starts[-1] + len(said))
        laid = tuple(columns.lay(text, voice.text, voice.excerpt) for voice in voices)
        asked = ask(text, tuple(starts))
        if first and len(voices) > 2:
            voices = independent(voices, text, laid, asked)
        return cls(text, tuple(starts), tuple(voices), laid, asked)

    def verdicts(self) -> list[Verdict]:
        """Every place where copies differ, judged, in order."""
        places = [place for place in self._places() if len(place.readings) > 1]
        return judge.verdicts(self.judge, self.voices, places)

    def _places(self) -> list[Place]:
        """Columns on which one reading leads stand alone, with their like; others are judged with what they touch."""
        out: list[Place] = []
        since = until = -1  # the columns under way
        sides: Sides | None = None  # who is against whom in them; None where nobody leads
        for site in sorted({k for one in self.laid for k in one.differs}):
            place = self._place(site, site)
            at_break = not site & 1 and (site >> 1) in self.judge.breaks
            leads = at_break or judge.lead(self.voices, place) > 0.5
            now = frozenset(who for _, who in place.readings) if leads else None
            goes_on = until >= 0 and now == sides and site - until <= (2 if leads else 3)
            if not goes_on or at_break or self._breaks(until, site):
                if until >= 0:
                    out.append(self._place(since, until))
                since = site
            until, sides = site, None if not leads else frozenset() if at_break else now
        if until >= 0:
            out.append(self._place(since, until))
        return out

    def _breaks(self, lo: int, hi: int) -> bool:
        """Whether a paragraph begins between two columns."""
        return lo >= 0 and self.judge.paragraph(lo >> 1) != self.judge.paragraph(hi >> 1)

    def _place(self, lo: int, hi: int) -> Place:
        said: dict[str, list[int]] = {}
        for number, one in enumerate(self.laid):
            reading = one.says(self.text, lo, hi)
            if reading is not None:
                said.setdefault(reading, []).append(number)
        rows = tuple((reading, tuple(who)) for reading, who in said.items())
        return Place(lo >> 1, (hi + 1) >> 1, rows)

    def variants(self, verdicts: Sequence[Verdict]) -> list[Variant]:
        """The judged places as they are recorded, in the text as it is."""
        out = []
        for verdict in verdicts:
            place = verdict.place
            number = home(self.starts, place)
            mine = self.text[place.start : place.end]
            if verdict.chosen != mine:  # the last round: what would still change is left open
                verdict = replace(verdict, chosen=mine, why=rules.OPEN_VARIANT.code, sure=0.5)
            rows = sorted(
                (
                    Reading(said, tuple(sorted(w for v in who for w in self.voices[v].witnesses)))
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
    if between and all(_MARKS.fullmatch(said) for said, _ in place.readings if said):
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
