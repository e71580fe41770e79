"""Running heads that the settings name."""

from __future__ import annotations

import pytest

import cleaner
from cleaner.config import Config

ARTICLE = "# 木船修好了\n\n渡口的木船今天修好了，村里的人一早都来看。\n\n{}\n\n老人说，这样的船有三十年没有见过了。\n"


def removed(line: str, *headers: str, **settings: tuple[str, ...]) -> list[tuple[str, str]]:
    """What was removed of the article with ``line`` in it, the mark of its heading aside, and as what."""
    result = cleaner.clean(ARTICLE.format(line), config=Config(headers=headers, **settings))  # type: ignore[arg-type]
    return [(removal.text, removal.kind) for removal in result.removed if removal.text != "#"]


@pytest.mark.parametrize(
    "line",
    [
        "临江日报",
        "临 江 日 报",
        "临江日报 12",
        "12 临江日报",
        "临江日报 · 第3版",
        "—— 临江日报 ——",
        "临江日报｜第１２页",
    ],
)
def test_a_line_that_is_the_head_goes(line: str) -> None:
    assert removed(line, "河声周刊", "临江日报") == [(line, "page-header")]


def test_without_the_setting_it_stays() -> None:
    assert removed("临江日报") == removed("临江日报", "河声周刊") == []


@pytest.mark.parametrize("line", ["临江日报社", "临江日报说，船修好了。", "今天的临江日报", "《临江日报》", "第3版"])
def test_a_line_that_only_has_it_stays(line: str) -> None:
    assert removed(line, "临江日报") == []


def test_width_and_blanks_in_the_setting_do_not_matter() -> None:
    assert removed("AB周刊", "ＡＢ 周刊") == [("AB周刊", "page-header")]


def test_a_head_is_no_pattern() -> None:
    assert removed("木船", "..") == []


def test_an_ignored_rule_takes_no_head() -> None:
    assert removed("临江日报", "临江日报", ignore=("FUR002",)) == []
