"""Where two texts differ."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.canon.align import differences, differences_inside

_CHARS = "山水田林路村镇桥河湖船灯书学工农早晚春秋一二三四五六七八九十的了是在有人们来去，。"


def _text(length: int, seed: int) -> str:
    return "".join(random.Random(seed).choices(_CHARS, k=length))


def _noisy(text: str, rate: float, seed: int) -> str:
    r = random.Random(seed)
    return "".join(r.choice(["", c * 2, r.choice(_CHARS)]) if r.random() < rate else c for c in text)


def _applied(a: str, b: str) -> str:
    """``a`` with what differs taken from ``b``, which must be ``b``."""
    out, at = [], 0
    for a0, a1, b0, b1 in differences(a, b):
        assert a0 >= at
        assert (a0, b0) != (a1, b1)
        out += [a[at:a0], b[b0:b1]]
        at = a1
    return "".join([*out, a[at:]])


@given(st.text("甲乙丙", max_size=40), st.text("甲乙丙", max_size=40))
def test_the_differences_make_one_text_of_the_other(a: str, b: str) -> None:
    assert _applied(a, b) == b


@pytest.mark.parametrize("length", [500, 1200, 3000])
@pytest.mark.parametrize("rate", [0.0, 0.02, 0.2])
def test_so_do_those_of_long_texts(length: int, rate: float) -> None:
    a = _text(length, length)
    assert _applied(a, _noisy(a, rate, 7)) == _noisy(a, rate, 7)


def test_of_two_equal_characters_the_last_one_is_more() -> None:
    assert differences("他说的话", "他说的的话") == [(3, 3, 3, 4)]
    assert differences("他说的的话", "他说的话") == [(3, 4, 3, 3)]


@pytest.mark.parametrize("wrong", [150, 180, 195, 210, 240])
def test_wherever_the_next_error_is(wrong: int) -> None:
    text = _text(200, 1) + "桥" + _text(2000, 4).lstrip("桥")
    copy = text[:200] + "桥" + text[200:]
    at = wrong + (wrong > 200)
    copy = copy[:at] + "囗" + copy[at + 1 :]
    assert (201, 201, 201, 202) in differences(text, copy)


def test_a_passage_that_one_copy_has_more_is_one_difference() -> None:
    text, more = _text(4000, 2), _text(60, 3).replace("，", "桥")
    (row,) = differences(text, text[:2000] + more + text[2000:])
    assert row[3] - row[2] == len(more)
    assert row[0] == row[1]


@pytest.mark.parametrize("wrong", [3, 10, 300, 590, 597])
def test_an_excerpt_is_compared_with_the_passage_that_it_is(wrong: int) -> None:
    text = _text(6000, 5)
    copy = text[3000:3600]
    copy = copy[:wrong] + "囗" + copy[wrong + 1 :]
    at = 3000 + wrong
    assert differences_inside(text, copy) == [(0, 3000, 0, 0), (at, at + 1, wrong, wrong + 1), (3600, 6000, 600, 600)]


def test_what_an_excerpt_has_more_is_not_looked_for_far_away() -> None:
    text, own = _text(6000, 5), _text(6000, 5)[100:114]
    rows = differences_inside(text, own + text[3000:3600] + own)
    assert rows[0][1] >= 3000 - len(own)
    assert rows[-1][0] <= 3600 + len(own)
