"""Bylines that only the settings know."""

from __future__ import annotations

from typing import Any

import pytest

import cleaner
from cleaner.config import Config
from cleaner.store import contract
from cleaner.zh.kinds import special_kinds
from cleaner.zh.layout import Kind, kind_of
from cleaner.zh.rows import Rows

OWN = ("河声工作室", "本报特派员")
ARTICLE = "# 木船修好了\n\n{}\n\n渡口的木船今天修好了，村里的人一早都来看。\n\n老人说，这样的船有三十年没有见过了。\n"


def article(raw: str, *bylines: str) -> dict[str, Any]:
    (only,) = contract.to_json(cleaner.clean(raw, config=Config(bylines=bylines)))["articles"]
    return dict(only)


@pytest.mark.parametrize("line", ["河声工作室 周乾 吴渡", "河声工作室", "本报特派员周乾发自云溪"])
def test_a_line_that_begins_so_is_the_byline(line: str) -> None:
    assert article(ARTICLE.format(line), *OWN)["byline"]["text"] == line
    assert article(ARTICLE.format(line))["byline"] is None


@pytest.mark.parametrize(
    "line",
    [
        "河声工作室昨天说明了经过。",
        "据河声工作室 周乾",
        "河声工作室" + "，村里的人一早都来看他们的老船" * 3,
        "村里的人都来看",
    ],
)
def test_other_lines_are_not(line: str) -> None:
    assert article(ARTICLE.format(line), *OWN)["byline"] is None


def test_what_the_form_of_a_line_says_goes_first() -> None:
    assert kind_of("本报特派员 周乾 摄", OWN) is Kind.CREDIT
    assert kind_of("本报特派员 周乾", OWN) is Kind.BYLINE
    assert kind_of("本报记者 周乾", OWN) is Kind.BYLINE


def test_lines_looked_at_together_are_of_the_same_kinds() -> None:
    lines = ["本报特派员 周乾", "河声工作室。", "本报记者 周乾", "木船修好了", "河声工作室", "本报特派员 周乾 摄"]
    for bylines in (OWN, ()):
        found = special_kinds(Rows.of(lines), bylines)
        assert [found.get(k, Kind.PLAIN) for k in range(len(lines))] == [kind_of(line, bylines) for line in lines]


def test_a_byline_is_not_joined_to_the_text_below_it() -> None:
    """Without its blank lines, as recognition gives them: the line is short, but the next one could go on in it."""
    text = "\n".join(["渡口的木船今天修好了，村里的人一早就都来看他们的老船"] * 4) + "。"
    raw = f"木船修好了\n本报特派员周乾与他的同事们从云溪的渡口发来报道，\n{text}\n"
    assert "报道，渡口的木船" in cleaner.clean(raw).text.string
    here = article(raw, *OWN)
    assert here["byline"]["text"].endswith("报道，")
    assert here["title"]["text"] == "木船修好了"


def test_a_byline_on_every_page_is_no_running_head() -> None:
    raw = (
        "# 栈桥\n\n第一座栈桥是木头的，外面看着完好，里面已经蛀空，隔几年就要\n\n"
        "河声工作室\n\n换一批桩。换下来的旧桩不许当柴烧。\n\n"
        "后来改建石码头，每船只能装四块石料，遇到大风就\n\n河声工作室\n\n停工，前后修了六年才完成。\n"
    )
    removed = {removal.text for removal in cleaner.clean(raw).removed}
    assert "河声工作室" in removed
    kept = cleaner.clean(raw, config=Config(bylines=OWN))
    assert "河声工作室" not in {removal.text for removal in kept.removed}
