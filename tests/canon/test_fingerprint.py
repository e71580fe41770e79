"""Fingerprints."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from cleaner.canon import fingerprint
from cleaner.core.text import code_points


def _signature(text: str) -> fingerprint.Signatures:
    return fingerprint.signature(code_points(text))


@given(st.text("甲乙丙丁戊己", min_size=3, max_size=60), st.integers(1, 200))
def test_the_signature_is_of_the_least_products(text: str, times: int) -> None:
    buffer = np.getbufsize()
    hashes = fingerprint.short_grams(text * times, 3)
    with np.errstate(over="ignore"):
        least = [(hashes * multiplier).min() for multiplier in fingerprint._MULTIPLIERS]
    assert _signature(text * times).tolist() == least
    assert np.getbufsize() == buffer


def test_a_text_without_a_run_of_three_meets_only_its_like() -> None:
    assert (_signature("甲乙") == _signature("甲乙")).all()
    assert (_signature("甲乙") != _signature("乙甲")).any()


@given(st.lists(st.integers(0, 40) | st.integers(2**43, 2**43 + 9), max_size=200))
def test_keys_that_stand_there_again_are_those_of_all_that_are_not_alone(values: list[int]) -> None:
    keys = np.array(values, np.uint64) << np.uint64(20)  # the lowest bits may be lost
    order, first = fingerprint.together(keys)
    alone = first & np.append(first[1:], True)
    again, starts = fingerprint.repeated(keys)
    assert again.tolist() == order[~alone].tolist()
    assert starts.tolist() == first[~alone].tolist()
