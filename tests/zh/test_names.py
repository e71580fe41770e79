"""Lines that hold names and nothing else."""

from __future__ import annotations

import pytest

from cleaner.zh.names import are_people


@pytest.mark.parametrize("line", ["林远舟", "林　远", "林远舟　陈小满", "林远舟、陈小满", "陳小滿"])
def test_names(line: str) -> None:
    assert are_people(line)


@pytest.mark.parametrize(
    "line", ["方向", "文化", "常识", "金融业", "第三章", "林远舟说，水涨了", "甲　乙　丙　丁　戊　己"]
)
def test_other_words(line: str) -> None:
    assert not are_people(line)
