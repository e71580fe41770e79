"""The usage of the corpus."""

from __future__ import annotations

import numpy as np
import pytest

from cleaner.canon import usage
from cleaner.canon.fingerprint import grams
from cleaner.canon.usage import Usage
from tests.canon.texts import article


@pytest.mark.parametrize("texts", [[], ["一"], ["一二三"], ["一二三四", "一二三"], ["".join(article(3))] * 4])
def test_every_run_is_counted_wherever_it_stands(texts: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    of = [(f"{n}.txt", text) for n, text in enumerate(texts)]
    whole = Usage.of(of)
    for block in (1, 7, 64):
        monkeypatch.setattr(usage, "_BLOCK", block)
        assert (Usage.of(of).tables == whole.tables).all()
    for size in usage.SIZES:
        runs = grams("\n".join(texts), size)
        found = whole.counts(runs, np.full(len(runs), size), np.empty(0, np.uint64))
        assert (found >= [min(255, np.count_nonzero(runs == run)) for run in runs]).all()
