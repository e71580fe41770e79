"""Several noisy copies of an article: how many errors are left in the canonical text?"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from bench.canon.noise import noisy_paragraphs
from bench.canon.texts import articles
from cleaner.canon.collate import collate
from cleaner.canon.language import Language
from cleaner.canon.usage import Usage
from cleaner.canon.voices import Copy

OTHERS = 400  # articles of the corpus that are not measured: its usage


@dataclass(frozen=True, slots=True)
class Result:
    """Shares: errors of the base and of the canonical text, places decided wrongly among those decided."""

    before: float
    after: float
    decided: int
    wrong: int

    @property
    def gone(self) -> float:
        return 1 - self.after / self.before

    @property
    def wrong_share(self) -> float:
        return self.wrong / max(self.decided, 1)


def measure(count: int, copies: int, rate: float = 0.03, seed: int = 4) -> Result:
    """Articles with so many noisy copies each, in a corpus of as many more articles as it takes to know its usage."""
    texts = articles(count, seed)
    usage = Usage.of([("", t.body) for t in articles(OTHERS, seed + 100)] + [("", t.body) for t in texts])
    size = before = after = decided = wrong = 0
    for number, text in enumerate(texts):
        r = random.Random(seed * 6007 + number)
        noisy = [noisy_paragraphs(text.paragraphs, rate, r) for _ in range(copies)]
        others = [Copy(n, "".join(p)) for n, p in enumerate(noisy) if n]
        result = collate(noisy[0], 0, others, Language.of(usage, text.body))
        size += len(text.body)
        before += Levenshtein.distance("".join(noisy[0]), text.body)
        after += Levenshtein.distance("".join(result.paragraphs), text.body)
        one, two = _decisions(result.paragraphs, [v for v in result.variants if v.why != "COL004"], text.body)
        decided, wrong = decided + one, wrong + two
    return Result(before / size, after / size, decided, wrong)


def _decisions(paragraphs: Sequence[str], variants: Sequence[object], truth: str) -> tuple[int, int]:
    """How many places were decided, and how many of them wrongly: another of the readings is nearer to the truth."""
    from cleaner.canon.collate import Variant

    starts = [0]
    for paragraph in paragraphs:
        starts.append(starts[-1] + len(paragraph))
    text = "".join(paragraphs)
    mapped = _mapping(text, truth)
    wrong = 0
    for variant in variants:
        assert isinstance(variant, Variant)
        lo = starts[variant.paragraph] + variant.offset
        hi = lo + len(variant.chosen)
        reach = 8
        left, right = max(0, lo - reach), min(len(text), hi + reach)
        true = truth[mapped[left] : mapped[right]]
        costs = {
            reading.text: Levenshtein.distance(text[left:lo] + reading.text + text[hi:right], true)
            for reading in variant.readings
        }
        wrong += costs.get(variant.chosen, 0) > min(costs.values())
    return len(variants), wrong


def _mapping(text: str, truth: str) -> list[int]:
    """For each offset of ``text`` the offset in ``truth`` it is aligned to."""
    out = []
    for op in Levenshtein.opcodes(text, truth):
        size = op.src_end - op.src_start
        out.extend(min(op.dest_start + k, op.dest_end) for k in range(size))
    return [*out, len(truth)]
