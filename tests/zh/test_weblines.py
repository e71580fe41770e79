"""The line of a web page with its day and its publisher."""

from __future__ import annotations

import pytest

from cleaner.zh.datelines import publisher
from cleaner.zh.layout import Kind, kind_of
from cleaner.zh.weblines import web_line


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("2026年05月09日 08:15　来源：青石日报", "青石日报"),
        ("2026-05-09 08:15:30 来源：青石日报 字号：大 中 小", "青石日报"),
        ("发布时间：2026-05-09 来源: 青石县教育局 浏览：20次", "青石县教育局"),
        ("青石日报 2026年5月9日", "青石日报"),
        ("2026/5/9 青石网 作者：周山", "青石网"),
        ("2026年5月9日青石日报", "青石日报"),
        ("发布时间：2026-05-09", None),
        ("2026-05-09 08:15", None),
    ],
)
def test_day_and_publisher(line: str, source: str | None) -> None:
    assert kind_of(line) is Kind.SOURCE
    assert publisher(line, None) == (source, "2026-05-09")


@pytest.mark.parametrize(
    "line",
    [
        "2026年5月9日",
        "青石镇人民政府 2026年5月9日",
        "会议于2026年5月9日 08:15开始",
        "青石日报社2026年5月9日搬进新楼",
        "2026年5月9日，青石网开通",
        "2026年5月9日 青石日报的记者来了",
    ],
)
def test_other_lines_with_a_day(line: str) -> None:
    assert web_line(line) is None
