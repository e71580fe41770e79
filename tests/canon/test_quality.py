"""How good a copy is, judged by itself."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cleaner.canon import quality


@given(st.text("甲乙丙，", max_size=60))
def test_every_stutter_is_counted(text: str) -> None:
    assert quality._stutters(text) == len(quality._STUTTER.findall(text))


def test_what_is_said_again_at_once_is_a_stutter() -> None:
    assert quality._stutters("去年冬天去年冬天他就看见过") == 1
    assert quality._stutters("他从前年开始住在他从前年开始住在桥头") == 1
    assert quality._stutters("看了看看看表") == 1
    assert quality._stutters("他看了看表，又看了看天") == 0
