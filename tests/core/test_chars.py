"""Where some characters stand in a whole text."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from cleaner.core.chars import Chars
from cleaner.core.text import Text

SOME = "，。a7\U00020000\uffff"


@given(
    st.text("，。、！？a7水\n\U00020000\U00020001\uffff", max_size=60),
    st.sampled_from(("，", SOME, "，。、！？a7", "")),
)
def test_each_place_is_found(string: str, chars: str) -> None:
    text = Text.of(string)
    assert Chars(chars).places(text).tolist() == [at for at, char in enumerate(string) if char in chars]


def test_among_code_points() -> None:
    assert Chars("，a").among(np.array([ord("a"), ord("b"), ord("，")], np.uint32)).tolist() == [True, False, True]
