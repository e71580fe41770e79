"""Which reading of a place is right, and how sure that is."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import exp, log
from typing import TYPE_CHECKING

from cleaner.canon import language, rules
from cleaner.canon.columns import LONGEST
from cleaner.canon.language import REACH, Context, Own
from cleaner.canon.lexicon import stands_alone
from cleaner.canon.substance import is_numeric
from cleaner.canon.usage import Usage
from cleaner.zh.lexicon import has_word, tags

if TYPE_CHECKING:
    from cleaner.canon.voices import Voice

# Log-odds that decide: one in 50 decisions may be wrong; in the articles the weights were fitted to, one in 100 was.
_STRONG = 3.2
# Log-odds of a voice more: independent copies seldom make the same error at the same place.
_VOTE = 3.5
_QUOTED = re.compile(r"[“‘《][^“”‘’《》]*[”’》]")
_HAN = re.compile(r"[\u4e00-\u9fff]+")
# A passage of so many characters in mid-sentence that one copy has more is a loss in the other, not an invention.
_PASSAGE = 3
_LOSS = 3.0
# Marks that never stand twice in a row, and what a repetition in one copy says against it.
_NEVER_TWICE = "，。、；："
_STUTTER = 4.5
# A phrase: a word and so many characters on both sides; it must stand in so many files.
_PHRASE = 2
_ATTESTED = 2


@dataclass(frozen=True, slots=True)
class Place:
    """``start:end`` of the text, and what the voices (by number) have there."""

    start: int
    end: int
    readings: tuple[tuple[str, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The reading chosen for a place, the rule that chose it, and how probable it is."""

    place: Place
    chosen: str
    why: str
    sure: float


@dataclass(frozen=True)
class Judge:
    """What can be asked about the readings of a text: its paragraphs begin at ``starts``, which ends with its end.

    ``own`` is what the usage has counted of the article itself, ``files`` are those that the copies stand in: what else they have is no evidence of how others write.
    """

    text: str
    starts: tuple[int, ...]
    usage: Usage
    own: Own
    files: frozenset[str] = frozenset()

    @cached_property
    def breaks(self) -> frozenset[int]:
        """Where a paragraph begins, but for the first."""
        return frozenset(self.starts[1:])

    @cached_property
    def quoted(self) -> list[tuple[int, int]]:
        """What stands in quotation marks."""
        return [m.span() for m in _QUOTED.finditer(self.text)]

    def paragraph(self, at: int) -> int:
        """The paragraph of a character."""
        return min(bisect_right(self.starts, at) - 1, len(self.starts) - 2)

    def contexts(self, place: Place) -> list[Context]:
        """Each reading with what stands around it in its paragraph."""
        number = self.paragraph(place.start)
        lo = max(self.starts[number], place.start - REACH)
        hi = min(max(self.starts[number + 1], place.end), place.end + REACH)
        left, right = self.text[lo : place.start], self.text[place.end : hi]
        return [Context(left, said, right) for said, _ in place.readings]

    def scores(self, places: Sequence[Place]) -> list[list[float]]:
        """The language score of each reading of each place."""
        contexts = [self.contexts(place) for place in places]
        flat = language.scores(self.usage, [c for row in contexts for c in row], self.own) if places else []
        out, at = [], 0
        for row in contexts:
            out.append(flat[at : at + len(row)])
            at += len(row)
        return out

    def plainly_wrong(self, places: Sequence[Place]) -> list[tuple[int, ...]]:
        """For places with two readings: who has the one that is plainly wrong."""
        out = []
        for place, (one, two) in zip(places, self.scores(places), strict=True):
            if abs(one - two) >= _STRONG:
                out.append(place.readings[one > two][1])
        return out

    def shielded(self, place: Place) -> bool:
        """Whether likelihood may not decide: numbers, quotations and names."""
        if any(is_numeric(said) for said, _ in place.readings):
            return True
        if any(lo < place.end and place.start < hi or lo < place.start < hi for lo, hi in self.quoted):
            return True
        return self._in_name(place)

    def _in_name(self, place: Place) -> bool:
        """Whether any reading makes the place part of a person's name."""
        for context in self.contexts(place):
            at = 0
            start, end = len(context.left), len(context.left) + len(context.reading)
            for word, tag in tags("".join(context)):
                if tag.startswith("nr") and len(word) > 1 and at < max(end, start + 1) and start < at + len(word):
                    return True
                at += len(word)
        return False


def majority(voices: Sequence[Voice], place: Place) -> str | None:
    """The reading of more than half of three or more voices."""
    weights = [sum(voices[v].weight for v in who) for _, who in place.readings]
    total, most = sum(weights), max(weights, default=0.0)
    if total < 2.5 or most < 1.5 or most * 2 <= total:
        return None
    return place.readings[weights.index(most)][0]


def verdicts(judge: Judge, voices: Sequence[Voice], places: Sequence[Place]) -> list[Verdict]:
    """Each place judged; voice 0 is the base."""
    elected = [majority(voices, place) for place in places]
    divided = [place for place, said in zip(places, elected, strict=True) if said is None]
    told = dict(zip(divided, judge.scores(divided), strict=True))
    first = [
        _elected(voices, place, said) if said is not None else _weighed(judge, voices, place, told[place], ())
        for place, said in zip(places, elected, strict=True)
    ]
    lost = losses(len(voices), first)
    if not any(lost):
        return first
    return [
        _weighed(judge, voices, place, told[place], lost) if said is None else verdict
        for place, said, verdict in zip(places, elected, first, strict=True)
    ]


def losses(voices: int, verdicts: Sequence[Verdict]) -> list[int]:
    """How many readings of each voice were rejected."""
    out = [0] * voices
    for verdict in verdicts:
        if verdict.why != rules.OPEN_VARIANT.code:
            for said, who in verdict.place.readings:
                if said != verdict.chosen:
                    for voice in who:
                        out[voice] += 1
    return out


def _elected(voices: Sequence[Voice], place: Place, said: str) -> Verdict:
    against = sum(voices[v].weight for text, who in place.readings for v in who if text != said)
    margin = _VOTE * (sum(voices[v].weight for text, who in place.readings for v in who if text == said) - against) + 3
    upheld = any(0 in who for text, who in place.readings if text == said)
    return Verdict(place, said, (rules.UPHELD if upheld else rules.LONE_READING).code, _probability(margin))


def _weighed(
    judge: Judge, voices: Sequence[Voice], place: Place, told: Sequence[float], lost: Sequence[int]
) -> Verdict:
    """A place on which the voices are divided: votes, language and the reliability of the copies together."""
    mine = next((said for said, who in place.readings if 0 in who), judge.text[place.start : place.end])
    if max(len(said) for said, _ in place.readings) > LONGEST or not 1 < len(place.readings) <= 8:
        return Verdict(place, mine, rules.OPEN_VARIANT.code, 0.5)
    if place.start == place.end and place.start in judge.breaks:
        return Verdict(place, mine, rules.OPEN_VARIANT.code, 0.5)
    points = []
    for (_, who), score in zip(place.readings, told, strict=True):
        vote = _VOTE * sum(voices[v].weight for v in who)
        reliable = max((-log(lost[v] + 1) for v in who), default=0.0) if lost else 0.0
        points.append(score + vote + reliable)
    if len(points) == 2:
        if _are_words(place):
            return _formula(judge, place, mine)
        _add_losses(judge, place, points, lost)
        for number in (0, 1):
            if _is_stutter(judge, place, number):
                points[1 - number] += _STUTTER
    order = sorted(range(len(points)), key=lambda n: (-points[n], place.readings[n][0] != mine, place.readings[n][0]))
    best, second = order[0], order[1]
    margin = points[best] - points[second]
    said = place.readings[best][0]
    many = sum(voices[v].weight for _, who in place.readings for v in who) > 2.5
    if margin >= (0.5 if many else _STRONG) and not judge.shielded(place):
        return Verdict(place, said, _why(judge, place, best), _probability(margin))
    at = next((n for n, (text, _) in enumerate(place.readings) if text == mine), best)
    rest = max(p for n, p in enumerate(points) if n != at)
    return Verdict(place, mine, rules.OPEN_VARIANT.code, _probability(points[at] - rest))


def _add_losses(judge: Judge, place: Place, points: list[float], lost: Sequence[int]) -> None:
    """Credit the longer of two readings where the shorter one is a loss in mid-sentence."""
    lengths = [len(said) for said, _ in place.readings]
    longer = int(lengths[1] > lengths[0])
    number = judge.paragraph(place.start)
    inside = judge.starts[number] < place.start and place.end < judge.starts[number + 1]
    if inside and abs(lengths[0] - lengths[1]) >= _PASSAGE and _HAN.search(place.readings[longer][0]):
        if not lost or max(lost[v] for v in place.readings[longer][1]) <= max(lost[v] for v in place.readings[1 - longer][1]):
            points[longer] += _LOSS


def _is_stutter(judge: Judge, place: Place, number: int) -> bool:
    """Whether one reading says again what stands beside it, where the other has nothing, and good Chinese does not."""
    said, other = place.readings[number][0], place.readings[1 - number][0]
    text, size = judge.text, len(said)
    if other or not said:
        return False
    if said not in (text[max(0, place.start - size) : place.start], text[place.end : place.end + size]):
        return False
    if not _HAN.fullmatch(said):
        return said in _NEVER_TWICE
    return size != 2 and not has_word(said + said) and not stands_alone(said)  # 研究研究, and 他的|的确, are good


def _are_words(place: Place) -> bool:
    """Whether both readings are words: then an editor chose, and what is likelier says nothing."""
    return all(len(said) > 1 and has_word(said) for said, _ in place.readings)


def _formula(judge: Judge, place: Place, mine: str) -> Verdict:
    """Of two words the one that stands in the same phrase in other files, where the other one stands in none."""
    left = judge.text[max(0, place.start - _PHRASE) : place.start]
    right = judge.text[place.end : place.end + _PHRASE]
    found = [judge.usage.files(left + said + right, judge.files) for said, _ in place.readings]
    best = int(found[1] > found[0])
    if found[best] >= _ATTESTED and not found[1 - best] and not judge.shielded(place):
        return Verdict(place, place.readings[best][0], rules.FORMULA.code, _probability(_STRONG))
    return Verdict(place, mine, rules.OPEN_VARIANT.code, 0.5)


def _why(judge: Judge, place: Place, best: int) -> str:
    """The rule that names what is wrong with the reading that was not chosen."""
    if len(place.readings) != 2:
        return rules.DIVIDED.code
    rows = language.features(judge.usage, judge.contexts(place), judge.own)
    gain = (rows[best] - rows[1 - best]) * language.weights()
    if rows[best][6] > rows[1 - best][6]:
        return rules.STUTTER.code
    if len(place.readings[best][0]) - len(place.readings[1 - best][0]) >= _PASSAGE:
        return rules.LOST_PASSAGE.code
    return (rules.NO_WORD if gain[0] >= gain[1:5].sum() else rules.UNUSUAL).code


def _probability(margin: float) -> float:
    return round(1.0 / (1.0 + exp(-max(-20.0, min(20.0, margin)))), 3)
