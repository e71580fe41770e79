"""How good a copy is, judged by itself."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cleaner.canon import quality
from cleaner.canon.unit import alone
from cleaner.core.text import code_points
from tests.canon.texts import witness


def _stutters(text: str) -> int:
    return quality._stutters(text, code_points(text))


@given(st.text("甲乙丙，—", max_size=60))
def test_every_stutter_is_counted(text: str) -> None:
    assert _stutters(text) == len(quality._STUTTER.findall(text))


def test_what_is_said_again_at_once_is_a_stutter() -> None:
    assert _stutters("去年冬天去年冬天他就看见过") == 1
    assert _stutters("他从前年开始住在他从前年开始住在桥头") == 1
    assert _stutters("看了看看看表") == 1
    assert _stutters("他看了看表，又看了看天") == 0


@given(st.text("甲乙，、！,)(“”‘《》\ufffd\ue000\U000f0000\U00020000a", max_size=50))
def test_what_is_counted_at_once_is_what_the_expressions_find(text: str) -> None:
    text += "。"  # a paragraph that ends well
    expected = 2 * (len(quality._STUTTER.findall(text)) + len(quality._TWICE.findall(text)))
    expected += 5 * len(quality._LOST.findall(text)) + len(quality._HALF.findall(text)) // 2
    expected += sum(abs(text.count(one) - text.count(other)) for one, other in quality._PAIRS)
    expected += text.count("\U00020000")  # it is not in the common set
    assert quality.suspicions(alone(witness((text,)))) == expected


def test_a_text_that_lost_its_punctuation_is_suspect() -> None:
    words = "去年冬天他在河边看见过一条木船" * 5
    marked, bare = (quality.suspicions(alone(witness((text,)))) for text in (f"{words}，他说。", f"{words}他说…"))
    assert bare == marked + 5
