"""Which reading of a place is right, and how sure that is."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import accumulate, islice
from math import exp, log
from operator import sub
from typing import NamedTuple

from cleaner.canon import language, rules
from cleaner.canon.columns import LONGEST
from cleaner.canon.language import REACH, Context, Heard, Language
from cleaner.canon.lexicon import stands_alone
from cleaner.canon.substance import is_numeric
from cleaner.canon.usage import SIZES
from cleaner.canon.votes import Count, Parties, Votes
from cleaner.core.applying import standing
from cleaner.zh.lexicon import has_word, tags
from cleaner.zh.names import ends_with_role

_OPEN, _UPHELD, _LONE = (rule.code for rule in (rules.OPEN_VARIANT, rules.UPHELD, rules.LONE_READING))
# Log-odds that decide: one in 50 decisions may be wrong; in the articles the weights were fitted to, one in 100 was.
_STRONG = 3.2
# A lead of two voices, less what their weights are rounded by.
_TWO = 1.5
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


class Place(NamedTuple):
    """``start:end`` of the text, what there is to read there, and which voices (by number) have each reading."""

    start: int
    end: int
    said: tuple[str, ...]
    parties: Parties

    @property
    def readings(self) -> Iterator[tuple[str, tuple[int, ...]]]:
        """Each reading and who has it."""
        return zip(self.said, self.parties, strict=True)


class Verdict(NamedTuple):
    """The reading chosen for a place, the rule that chose it, and how probable it is."""

    place: Place
    chosen: str
    why: str
    sure: float


@dataclass(frozen=True)
class Judge:
    """What can be asked about the readings of a text.

    Its paragraphs begin at ``starts``, which ends with its end. ``files`` are those that the copies stand in: what else
    they have is no evidence of how others write.
    """

    text: str
    starts: tuple[int, ...]
    language: Language
    files: frozenset[str] = frozenset()

    @cached_property
    def breaks(self) -> frozenset[int]:
        """Where a paragraph begins, but for the first."""
        return frozenset(self.starts[1:])

    @cached_property
    def _quoted(self) -> tuple[list[int], list[int]]:
        """Where quotations and protected words begin, in order, and how far those up to each of them reach."""
        spans = [m.span() for m in _QUOTED.finditer(self.text)] + standing(self.language.usage.protected, self.text)
        spans.sort()
        return [start for start, _ in spans], list(accumulate((end for _, end in spans), max))

    def is_quoted(self, place: Place) -> bool:
        """Whether a place touches what stands in quotation marks, or a protected word; its edges are not inside."""
        starts, reached = self._quoted
        before = bisect_left(starts, place.end)
        return before > 0 and reached[before - 1] > place.start

    def paragraph(self, at: int) -> int:
        """The paragraph of a character."""
        return min(bisect_right(self.starts, at) - 1, len(self.starts) - 2)

    def contexts(self, place: Place) -> list[Context]:
        """Each reading with what stands around it in its paragraph."""
        start, end, said, _ = place
        number = self.paragraph(start)
        lo = max(self.starts[number], start - REACH)
        hi = min(max(self.starts[number + 1], end), end + REACH)
        left, right = self.text[lo:start], self.text[end:hi]
        return [(left, reading, right) for reading in said]

    def heard(self, places: Sequence[Place]) -> list[tuple[Heard, ...]]:
        """What language says of each reading of each place."""
        heard = iter(self.language.hear([context for place in places for context in self.contexts(place)]))
        return [tuple(islice(heard, len(place.said))) for place in places]

    def plainly_wrong(self, places: Sequence[Place]) -> list[tuple[int, ...]]:
        """For places with two readings: who has the one that is plainly wrong."""
        out = []
        for place, (one, two) in zip(places, self.heard(places), strict=True):
            if abs(one.score - two.score) >= _STRONG:
                out.append(place.parties[one.score > two.score])
        return out

    def shielded(self, place: Place) -> bool:
        """Whether likelihood alone may not decide: numbers, quotations and names."""
        contexts = self.contexts(place)
        before = contexts[0][0][-4:-1]
        if any(map(is_numeric, place.said)) or self.is_quoted(place) or ends_with_role(before):
            return True
        return all(map(_in_name, contexts)) if len(contexts) == 2 else sum(map(_in_name, contexts)) > 1


@dataclass(frozen=True)
class Case:
    """A place on which the voices are divided: what language says of each of its readings, and how they vote."""

    judge: Judge
    place: Place
    heard: tuple[Heard, ...]
    count: Count

    @cached_property
    def points(self) -> list[float]:
        """What votes and language together give each reading."""
        return [one.score + _VOTE * vote for one, vote in zip(self.heard, self.count.votes, strict=True)]

    @cached_property
    def shielded(self) -> bool:
        """Whether likelihood alone may not decide."""
        return self.judge.shielded(self.place)


def _in_name(context: Context) -> bool:
    """Whether the reading is part of a person's name, as far as the tagger knows."""
    at = 0
    left, reading, _ = context
    start, end = len(left), len(left) + len(reading)
    for word, tag in tags("".join(context)):
        if tag.startswith("nr") and len(word) > 1 and at < max(end, start + 1) and start < at + len(word):
            return True
        at += len(word)
    return False


def verdicts(judge: Judge, votes: Votes, places: Sequence[Place]) -> list[Verdict]:
    """Each place judged; voice 0 is the base. A reading that leads any other by two independent voices is taken."""
    counts = [votes.count(place.parties) for place in places]
    certain = [_without_weighing(judge, place, count) for place, count in zip(places, counts, strict=True)]
    open_ = [n for n, verdict in enumerate(certain) if verdict is None]
    heard = judge.heard([places[n] for n in open_])
    cases = [Case(judge, places[n], one, counts[n]) for n, one in zip(open_, heard, strict=True)]

    def judged(lost: Sequence[int]) -> list[Verdict]:
        doubt = cache(lambda who: log(min([lost[v] for v in who]) + 1))  # the same few parties at many places
        weighed = (_weighed(case, lost, doubt) for case in cases)
        return [next(weighed) if verdict is None else verdict for verdict in certain]

    first = judged([0] * len(votes.voices))
    lost = losses(len(votes.voices), first)
    return judged(lost) if any(lost) else first


def losses(voices: int, verdicts: Sequence[Verdict]) -> list[int]:
    """How many readings of each voice were rejected."""
    out = [0] * voices
    for place, chosen, why, _ in verdicts:
        if why != _OPEN:
            for said, who in zip(place.said, place.parties, strict=True):
                if said != chosen:
                    for voice in who:
                        out[voice] += 1
    return out


def _elected(place: Place, count: Count) -> Verdict:
    why = _UPHELD if 0 in place.parties[count.leader] else _LONE
    return Verdict(place, place.said[count.leader], why, _certainty(count.lead))


def _left_open(judge: Judge, place: Place, sure: float = 0.5) -> Verdict:
    """The place as the base has it."""
    return Verdict(place, _mine(judge, place), _OPEN, sure)


def _mine(judge: Judge, place: Place) -> str:
    """What the base has there."""
    return next((said for said, who in place.readings if 0 in who), judge.text[place.start : place.end])


def _without_weighing(judge: Judge, place: Place, count: Count) -> Verdict | None:
    """The verdict on a place where all but a few agree, or where neither votes nor language decide."""
    if count.lead > _TWO:
        return _elected(place, count)
    if max(map(len, place.said)) > LONGEST or not 1 < len(place.said) <= _READINGS:
        return _left_open(judge, place)
    if place.start == place.end and place.start in judge.breaks:
        if count.lead > 0.5 and not any(map(str.isalnum, "".join(place.said))):
            return _elected(place, count)
        return _left_open(judge, place)
    if len(place.said) == 2 and count.lead < 0.5 and _are_words(place):
        return _formula(judge, place)
    return None


def _weighed(case: Case, lost: Sequence[int], doubt: Callable[[tuple[int, ...]], float]) -> Verdict:
    """A place on which the voices are divided: votes, language and the reliability of the copies together. ``lost`` is
    how many readings of each voice were rejected, ``doubt`` what that says against a reading that some voices have."""
    judge, place, said, count = case.judge, case.place, case.place.said, case.count
    points = list(map(sub, case.points, map(doubt, place.parties)))
    if len(points) == 2 and count.lead < 0.5:
        if abs(len(said[0]) - len(said[1])) >= _PASSAGE:
            _add_losses(judge, place, points, lost)
        if "" in said:
            for number in (0, 1):
                if _is_stutter(judge, place, number):
                    points[1 - number] += _STUTTER
    most = max(points)
    best = points.index(most)
    second = max(points[:best] + points[best + 1 :])
    margin = most - second
    if not margin:
        mine = _mine(judge, place)
        best = min((n for n, p in enumerate(points) if p == most), key=lambda n: (said[n] != mine, said[n]))
    if count.lead > 0.5:
        worded = min(map(len, said)) > 1  # words for words: an editor's choice, no slip of recognition
        if best == count.leader or worded or case.shielded:
            return _elected(place, count)
    if margin >= (0.0 if sum(count.votes) > 2.5 else _STRONG) and not case.shielded:
        return Verdict(place, said[best], _why(case, best), _probability(margin))
    mine = _mine(judge, place)
    at = said.index(mine) if mine in said else best
    return _left_open(judge, place, _probability(points[at] - (second if at == best else most)))


def _add_losses(judge: Judge, place: Place, points: list[float], lost: Sequence[int]) -> None:
    """Credit the longer of two readings, by a passage, where the shorter one is a loss in mid-sentence."""
    longer = int(len(place.said[1]) > len(place.said[0]))
    if not _HAN.search(place.said[longer]):
        return
    number = judge.paragraph(place.start)
    inside = judge.starts[number] < place.start and place.end < judge.starts[number + 1]
    more, less = (max(lost[v] for v in place.parties[n]) for n in (longer, 1 - longer))
    if inside and more <= less:
        points[longer] += _LOSS


def _is_stutter(judge: Judge, place: Place, number: int) -> bool:
    """Whether one reading says again what stands beside it, where the other has nothing, and good Chinese does not."""
    said, other = place.said[number], place.said[1 - number]
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
    return all(len(said) > 1 and has_word(said) for said in place.said)


def _formula(judge: Judge, place: Place) -> Verdict:
    """Of two words the one that stands in the same phrase in other files, where the other one stands in none."""
    left = judge.text[max(0, place.start - _PHRASE) : place.start]
    right = judge.text[place.end : place.end + _PHRASE]
    found = [judge.language.usage.files(left + said + right, judge.files) for said in place.said]
    best = int(found[1] > found[0])
    if found[best] >= _ATTESTED and not found[1 - best] and not judge.shielded(place):
        return Verdict(place, place.said[best], rules.FORMULA.code, _probability(_STRONG))
    return _left_open(judge, place)


def _why(case: Case, best: int) -> str:
    """The rule that names what is wrong with the reading that was not chosen."""
    said = case.place.said
    if len(said) != 2:
        return rules.DIVIDED.code
    gain = [one - other for one, other in zip(case.heard[best].features, case.heard[1 - best].features, strict=True)]
    if gain[language.REPEATS] > 0:
        return rules.STUTTER.code
    if len(said[best]) - len(said[1 - best]) >= _PASSAGE:
        return rules.LOST_PASSAGE.code
    return (rules.NO_WORD if gain[0] >= sum(gain[1 : 1 + len(SIZES)]) else rules.UNUSUAL).code


@lru_cache(maxsize=256)  # there are few different leads
def _certainty(lead: float) -> float:
    """How probable it is that the leading reading is right."""
    return _probability(_VOTE * lead)


def _probability(margin: float) -> float:
    return round(1.0 / (1.0 + exp(-max(-20.0, min(20.0, margin)))), 3)
