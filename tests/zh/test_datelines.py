"""Leads and datelines of papers old and new."""

from __future__ import annotations

import pytest

from cleaner.zh.datelines import is_lead, publisher
from cleaner.zh.layout import Kind, kind_of


@pytest.mark.parametrize(
    "line",
    [
        "新华社云溪5月1日电（记者林远舟）水库昨天蓄满了水。",
        "新华社云溪十月一日电　水库昨天蓄满了水。",
        "新华社云溪一九七七年四月二十二日电　水库蓄满了水。",
        "据新华社24日讯　水库昨天蓄满了水。",
        "【新华社云溪十六日电】水库蓄满了水。",
        "【本报讯】水库蓄满了水。",
        "〔雲溪六日下午八時專電〕水庫蓄滿了水。",
        "本報訊　水庫蓄滿了水。",
        "青石云溪柳湾通讯社5月1日电　水库昨天蓄满了水。",
        "據雲溪日報5月1日電　水庫昨天蓄滿了水。",
        "(本报青石讯)水库蓄满了水。",
    ],
)
def test_leads(line: str) -> None:
    assert is_lead(line)


@pytest.mark.parametrize(
    "line", ["【又讯】水库蓄满了水。", "本报电话：66001234", "据新华社报道，24日水库蓄满。", "【编者按】水是命脉。"]
)
def test_no_leads(line: str) -> None:
    assert not is_lead(line)


def test_a_day_without_month_gives_no_date() -> None:
    assert publisher("【新华社云溪十六日电】水库蓄满了水。", 1950) == ("新华社", None)
    assert publisher("新华社云溪十月一日电　水库蓄满了水。", 1950) == ("新华社", "1950-10-01")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("本報記者　陳小滿", Kind.BYLINE),
        ("市长　林远舟", Kind.BYLINE),
        ("林远舟口述　陈小满整理", Kind.BYLINE),
        ("（新華社十六日電）", Kind.DATELINE),
        ("本报讯　记者昨日从云溪", Kind.PLAIN),
        ("驻云溪记者）", Kind.PLAIN),
    ],
)
def test_kinds(line: str, kind: Kind) -> None:
    assert kind_of(line) is kind
