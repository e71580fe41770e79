"""Pairing quotation marks."""

from __future__ import annotations

import pytest

from cleaner.zh.quotes import MARKS, resolve


def resolved(line: str) -> tuple[str, bool]:
    result = resolve(line, [i for i, c in enumerate(line) if c in MARKS])
    chars = list(line)
    for at, mark in result.edits:
        chars[at] = mark
    return "".join(chars), result.doubtful


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ('他说:"好。"', "他说:“好。”"),
        ('"甲"和"乙"', "“甲”和“乙”"),
        ("“他说'好'。”", "“他说‘好’。”"),
        ('“他说"好"。”', "“他说‘好’。”"),
        ("「甲『乙「丙」』」", "“甲‘乙“丙”’”"),
        ("“甲「乙」”", "“甲‘乙’”"),
        ("”文字“", "“文字”"),
        ("他说”好”。", "他说“好”。"),
        ("“他说“好”。”", "“他说‘好’。”"),
        ("don't说'好'", "don't说“好”"),
        ('他身高5\'10"，说"好"', "他身高5'10\"，说“好”"),
    ],
)
def test_paired(line: str, wanted: str) -> None:
    assert resolved(line) == (wanted, False)


@pytest.mark.parametrize("line", ["他说“好”。", "“甲‘乙’丙”", "“长引文的第一段。", "‘十四五’规划", "Tom’s书", '12"屏'])
def test_left_alone(line: str) -> None:
    assert resolved(line) == (line, False)


@pytest.mark.parametrize("line", ['他说："好。', "“文字“和”文字”", '他说"今天"真"好。', "他说“好。", "甲”乙“丙”丁"])
def test_doubtful(line: str) -> None:
    assert resolved(line) == (line, True)
