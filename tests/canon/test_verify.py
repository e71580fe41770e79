"""What is told of two texts before they are aligned."""

from __future__ import annotations

import random

import pytest

from cleaner.canon.unit import Said
from cleaner.canon.verify import Rivals, Task, compare_all
from tests.canon.texts import article, noisy


def verdicts(texts: list[str], plain: bool) -> list[object]:
    """What comparing the first with the others tells."""
    said = {n: Said(text, len(text), "", None) for n, text in enumerate(texts)}
    others = range(1, len(texts))
    return list(compare_all(Rivals(said, 0.9), Task(0, others, [plain] * len(others))))


@pytest.mark.parametrize("seed", range(4))
def test_what_is_asked_before_an_alignment_changes_no_verdict(seed: int) -> None:
    own = article(seed)
    copies = ["".join(noisy(own, rate / 100, seed)) for rate in range(0, 30, 3)]
    mixed = list("".join(own))
    random.Random(seed).shuffle(mixed)
    texts = ["".join(own), *copies, "".join(article(seed + 9)), "".join(own)[:400], "".join(mixed)]
    found = verdicts(texts, plain=False)
    assert found == verdicts(texts, plain=True)
    assert {verdict is None for verdict in found} == {True, False}
