"""Whether a line end between Latin characters stands for a space."""

from __future__ import annotations

import pytest

from cleaner.zh.latin import parts_words


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("他说：“We are very", "glad to be here.”"),
        ("新开了Northern", "Lines两条航线"),
        ("the new port, the old", "VTS"),
        ("it fell from", "6.5 days"),
        ("it fell to 4.5", "days again"),
        ("the old harbour,", "which is small"),
        ("in the old harbour.", "We left"),
        ("a lovely café", "by the river"),
        ("COSCO", "SHIPPING公司"),
    ],
)
def test_words_are_parted(before: str, after: str) -> None:
    assert parts_words(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("轨道吊（ARM", "G）作业"),  # one abbreviation
        ("监测PM", "2.5浓度"),
        ("约3.2", "km以内"),
        ("见https://www.exam", "ple.com/agri"),
        ("寄到agri2026@exam", "ple.com，也可"),
        ("寄到lin@example.", "com，也可"),
        ("a well-", "known port"),
        ("增长13.", "4%"),
        ("1,", "420万"),
        ("船到VTS", "系统"),
        ("系统", "VTS"),
        ("GDP,", "CPI"),
        ("", "days"),
        ("days", ""),
    ],
)
def test_what_is_one_word_or_no_sentence_is_not(before: str, after: str) -> None:
    assert not parts_words(before, after)
