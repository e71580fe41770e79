"""Which reading of a place is right, and how sure that is."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import exp, log
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from cleaner.canon import language, rules
from cleaner.canon.columns import LONGEST
from cleaner.canon.language import REACH, Context, Own
from cleaner.canon.lexicon import stands_alone
from cleaner.canon.substance import is_numeric
from cleaner.canon.usage import SIZES, Usage
from cleaner.core.applying import standing
from cleaner.zh.lexicon import has_word, tags
from cleaner.zh.names import ends_with_role

if TYPE_CHECKING:
    from cleaner.canon.voices import Voice

# Log-odds that decide: one in 50 decisions may be wrong; in the articles the weights were fitted to, one in 100 was.
_STRONG = 3.2
# Log-odds of a voice more: independent copies seldom make the same error at the same place.
_VOTE = 5.0
# More readings than this are chaos.
_READINGS = 8
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
    """What can be asked about the readings of a text.

    Its paragraphs begin at ``starts``, which ends with its end. ``own`` is what the usage has counted of the article
    itself, ``files`` are those that the copies stand in: what else they have is no evidence of how others write.
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
        """What stands in quotation marks, and protected words."""
        return [m.span() for m in _QUOTED.finditer(self.text)] + standing(self.usage.protected, self.text)

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

    def cases(self, places: Sequence[Place]) -> list[Case]:
        """What language says of each reading of each place."""
        contexts = [self.contexts(place) for place in places]
        flat = [context for row in contexts for context in row]
        rows = language.features(self.usage, flat, self.own) * language.weights()
        scores: list[float] = rows.sum(axis=1).tolist()
        out, at = [], 0
        for place, row in zip(places, contexts, strict=True):
            out.append(Case(self, place, tuple(scores[at : at + len(row)]), rows[at : at + len(row)]))
            at += len(row)
        return out

    def plainly_wrong(self, places: Sequence[Place]) -> list[tuple[int, ...]]:
        """For places with two readings: who has the one that is plainly wrong."""
        out = []
        for case in self.cases(places):
            one, two = case.scores
            if abs(one - two) >= _STRONG:
                out.append(case.place.readings[one > two][1])
        return out

    def shielded(self, place: Place) -> bool:
        """Whether likelihood alone may not decide: numbers, quotations and names."""
        if any(is_numeric(said) for said, _ in place.readings):
            return True
        if any((lo < place.end and place.start < hi) or lo < place.start < hi for lo, hi in self.quoted):
            return True
        contexts = self.contexts(place)
        return ends_with_role(contexts[0].left[-4:-1]) or sum(map(_in_name, contexts)) > 1


@dataclass(frozen=True)
class Case:
    """A place and what language says of its readings: a score each, and what it is made of."""

    judge: Judge
    place: Place
    scores: tuple[float, ...]
    rows: NDArray[np.float64]

    @cached_property
    def shielded(self) -> bool:
        """Whether likelihood alone may not decide."""
        return self.judge.shielded(self.place)


def _in_name(context: Context) -> bool:
    """Whether the reading is part of a person's name, as far as the tagger knows."""
    at = 0
    start, end = len(context.left), len(context.left) + len(context.reading)
    for word, tag in tags("".join(context)):
        if tag.startswith("nr") and len(word) > 1 and at < max(end, start + 1) and start < at + len(word):
            return True
        at += len(word)
    return False


def lead(voices: Sequence[Voice], place: Place) -> float:
    """By how many votes the commonest reading leads the next."""
    weights = sorted(sum(voices[v].weight for v in who) for _, who in place.readings)
    return weights[-1] - (weights[-2] if len(weights) > 1 else 0.0) if weights else 0.0


def majority(voices: Sequence[Voice], place: Place) -> str | None:
    """The reading that leads any other by two independent voices."""
    weights = sorted(((sum(voices[v].weight for v in who), said) for said, who in place.readings), reverse=True)
    second = weights[1][0] if len(weights) > 1 else 0.0
    return weights[0][1] if weights and weights[0][0] - second > 1.5 else None


def verdicts(judge: Judge, voices: Sequence[Voice], places: Sequence[Place]) -> list[Verdict]:
    """Each place judged; voice 0 is the base."""
    elected = [majority(voices, place) for place in places]
    divided = [place for place, said in zip(places, elected, strict=True) if said is None]
    cases = dict(zip(divided, judge.cases(divided), strict=True))
    first = [
        _elected(voices, place, said) if said is not None else _weighed(cases[place], voices, ())
        for place, said in zip(places, elected, strict=True)
    ]
    lost = losses(len(voices), first)
    if not any(lost):
        return first
    return [
        _weighed(cases[place], voices, lost) if said is None else verdict
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
    votes = {text: sum(voices[v].weight for v in who) for text, who in place.readings}
    lead = votes[said] - max((n for text, n in votes.items() if text != said), default=0.0)
    upheld = any(0 in who for text, who in place.readings if text == said)
    return Verdict(place, said, (rules.UPHELD if upheld else rules.LONE_READING).code, _probability(_VOTE * lead))


def _weighed(case: Case, voices: Sequence[Voice], lost: Sequence[int]) -> Verdict:
    """A place on which the voices are divided: votes, language and the reliability of the copies together."""
    judge, place = case.judge, case.place
    readings = place.readings
    mine = next((said for said, who in readings if 0 in who), judge.text[place.start : place.end])
    at_break = place.start == place.end and place.start in judge.breaks
    votes = [sum(voices[v].weight for v in who) for _, who in readings]
    ahead, leader = lead(voices, place), votes.index(max(votes))
    if max(len(said) for said, _ in readings) > LONGEST or not 1 < len(readings) <= _READINGS:
        return Verdict(place, mine, rules.OPEN_VARIANT.code, 0.5)
    if at_break:
        if ahead > 0.5 and all(not any(map(str.isalnum, said)) for said, _ in readings):
            return _elected(voices, place, readings[leader][0])
        return Verdict(place, mine, rules.OPEN_VARIANT.code, 0.5)
    points = [score + _VOTE * vote for score, vote in zip(case.scores, votes, strict=True)]
    if lost:
        points = [p + max(-log(lost[v] + 1) for v in who) for p, (_, who) in zip(points, readings, strict=True)]
    if len(points) == 2 and ahead < 0.5:
        if _are_words(place):
            return _formula(judge, place, mine)
        _add_losses(judge, place, points, lost)
        for number in (0, 1):
            if _is_stutter(judge, place, number):
                points[1 - number] += _STUTTER
    order = sorted(range(len(points)), key=lambda n: (-points[n], readings[n][0] != mine, readings[n][0]))
    best, second = order[0], order[1]
    margin = points[best] - points[second]
    needed = 0.0 if sum(votes) > 2.5 else _STRONG
    worded = min(len(said) for said, _ in readings) > 1  # words for words: an editor's choice, no slip of recognition
    if ahead > 0.5 and (best == leader or worded or case.shielded):
        return _elected(voices, place, readings[leader][0])
    if margin >= needed and not case.shielded:
        return Verdict(place, readings[best][0], _why(case, best), _probability(margin))
    at = next((n for n, (text, _) in enumerate(readings) if text == mine), best)
    rest = max(p for n, p in enumerate(points) if n != at)
    return Verdict(place, mine, rules.OPEN_VARIANT.code, _probability(points[at] - rest))


def _add_losses(judge: Judge, place: Place, points: list[float], lost: Sequence[int]) -> None:
    """Credit the longer of two readings where the shorter one is a loss in mid-sentence."""
    lengths = [len(said) for said, _ in place.readings]
    longer = int(lengths[1] > lengths[0])
    number = judge.paragraph(place.start)
    inside = judge.starts[number] < place.start and place.end < judge.starts[number + 1]
    more, less = (max((lost[v] for v in place.readings[n][1]), default=0) if lost else 0 for n in (longer, 1 - longer))
    is_passage = abs(lengths[0] - lengths[1]) >= _PASSAGE and _HAN.search(place.readings[longer][0])
    if inside and is_passage and more <= less:
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


def _why(case: Case, best: int) -> str:
    """The rule that names what is wrong with the reading that was not chosen."""
    readings = case.place.readings
    if len(readings) != 2:
        return rules.DIVIDED.code
    gain = case.rows[best] - case.rows[1 - best]
    if gain[language.REPEATS] > 0:
        return rules.STUTTER.code
    if len(readings[best][0]) - len(readings[1 - best][0]) >= _PASSAGE:
        return rules.LOST_PASSAGE.code
    return (rules.NO_WORD if gain[0] >= gain[1 : 1 + len(SIZES)].sum() else rules.UNUSUAL).code


def _probability(margin: float) -> float:
    return round(1.0 / (1.0 + exp(-max(-20.0, min(20.0, margin)))), 3)
