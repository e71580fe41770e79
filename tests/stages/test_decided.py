"""What people decided about one file: line ends, changes and page furniture."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.core.rulings import Dismissal, Rulings
from cleaner.pipeline import clean
from cleaner.stages.unwrap.decided import LineEnds
from cleaner.stages.unwrap.joins import Joins
from cleaner.store.contract import plain, to_json
from tests.test_pipeline import TEXTS, printed

PAGE = """# 渡口的木船修好了

春分那天放水,收成好。
谷雨那天插秧，大家都来看。

入冬以前，各村都要修好水渠，

备足种子，等着春天。

临江日报 第3版
渡口的老钟还挂在凉棚底下。
"""


def paragraphs(raw: str, rulings: Rulings) -> list[str]:
    return [line for line in plain(clean(raw.encode(), rulings=rulings)).split("\n") if line]


def end_of(line: str, raw: str = PAGE) -> int:
    return raw.index(line) + len(line)


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_a_line_end_is_joined_or_kept_whatever_the_evidence(ends: str) -> None:
    raw = PAGE.replace("\n", ends)
    was = paragraphs(raw, Rulings())
    assert "入冬以前，各村都要修好水渠，备足种子，等着春天。" in was
    rulings = Rulings(joins=(end_of("收成好。", raw),), breaks=(end_of("修好水渠，", raw),))
    now = paragraphs(raw, rulings)
    assert "春分那天放水，收成好。谷雨那天插秧，大家都来看。" in now
    assert "入冬以前，各村都要修好水渠，" in now and "备足种子，等着春天。" in now


def test_a_decided_join_is_recorded_under_its_own_rule_and_not_listed() -> None:
    raw = "今年以来，县里先后出台了三项支持水利建设的办法，其中最受村民欢迎的\n\n是农田小水利补助。全县申请踊跃。\n"
    assert [f.code for f in clean(raw.encode()).findings] == ["UNW004"]
    cleaned = clean(raw.encode(), rulings=Rulings(joins=(raw.index("\n"),)))
    assert cleaned.findings == ()
    assert [(c.code, c.before) for c in cleaned.changes] == [("UNW015", "\n\n")]


def test_a_doubtful_line_end_that_was_decided_is_not_listed() -> None:
    raw = "渡口\n码头"
    listed = [f.code for f in clean(raw.encode()).findings]
    for rulings in (Rulings(joins=(2,)), Rulings(breaks=(2,))):
        assert "UNW009" not in [f.code for f in clean(raw.encode(), rulings=rulings).findings], listed


def test_a_decided_join_closes_no_ring_and_takes_the_place_of_another() -> None:
    ends = LineEnds({0: 1}, frozenset(), (0, 1))
    assert ends.applied(Joins([-1, 0], ["UNW010", ""])) == Joins([1, -1], ["", "UNW015"])
    longer = LineEnds({1: 2}, frozenset(), (0, 1, 2, 3))
    ring = Joins([1, -1, 3, 0], ["UNW010", "UNW001", "", "UNW001"])
    assert longer.applied(ring) == Joins([1, 2, 3, -1], ["", "UNW001", "UNW015", "UNW001"])
    other = Joins([2, -1, -1, -1], ["", "", "UNW010", ""])
    assert longer.applied(other) == Joins([-1, 2, -1, -1], ["", "", "UNW015", ""])


def test_a_join_passes_over_page_furniture() -> None:
    found = paragraphs(PAGE, Rulings(joins=(end_of("等着春天。"),)))
    assert "入冬以前，各村都要修好水渠，备足种子，等着春天。渡口的老钟还挂在凉棚底下。" in found


def test_a_dismissed_change_is_not_made_and_only_there() -> None:
    raw = "春分那天放水,收成好,大家都来看。\n"
    rulings = Rulings(dismissed=(Dismissal("NOR040", (6, 7)),))
    assert paragraphs(raw, rulings) == ["春分那天放水,收成好，大家都来看。"]
    other = Rulings(dismissed=(Dismissal("NOR040", (7, 8)), Dismissal("NOR041", (6, 7))))
    assert paragraphs(raw, other) == ["春分那天放水，收成好，大家都来看。"]


def test_a_line_that_is_no_furniture_stays_in_the_text() -> None:
    (head,) = [r for r in clean(PAGE.encode()).removed if r.kind == "page-header"]
    cleaned = clean(PAGE.encode(), rulings=Rulings(dismissed=(Dismissal(head.code, head.span),)))
    assert not [r for r in cleaned.removed if r.kind == "page-header"]
    assert "临江日报 第3版" in plain(cleaned)


def test_a_dismissed_finding_is_not_listed() -> None:
    raw = "村民们学会了修渠，还学会了种树。村民们学会了修渠，还学会了"
    (found,) = [f for f in clean(raw.encode()).findings if f.code == "UNW011"]
    cleaned = clean(raw.encode(), rulings=Rulings(dismissed=(Dismissal("UNW011", found.span),)))
    assert not [f for f in cleaned.findings if f.code == "UNW011"]


@st.composite
def decided(draw: st.DrawFn) -> tuple[str, Rulings]:
    """A text and decisions about places that the rules found, and about any line ends, true or not."""
    text = draw(TEXTS | printed())
    raw = clean(text.encode())
    ends = [at for at, char in enumerate(text) if char in "\r\n"] + [0, 1, len(text)]
    spots = sorted({(c.code, c.span) for c in (*raw.changes, *raw.removed, *raw.findings)})
    chosen = draw(st.lists(st.sampled_from(spots), unique=True, max_size=6)) if spots else []
    joins = draw(st.sets(st.sampled_from(ends), max_size=8))
    breaks = draw(st.sets(st.sampled_from(ends), max_size=4)) - joins
    dismissed = tuple(Dismissal(code, span) for code, span in chosen)
    return text, Rulings(dismissed, tuple(sorted(joins)), tuple(sorted(breaks)))


@settings(max_examples=150, deadline=None)
@given(decided())
def test_whatever_is_decided_nothing_is_lost_and_nothing_stands_twice(case: tuple[str, Rulings]) -> None:
    text, rulings = case
    cleaned = clean(text.encode(), rulings=rulings)  # runs the audit
    record, raw = to_json(cleaned), cleaned.text.raw
    cover: Counter[int] = Counter()
    for article in record["articles"]:
        fields = [article[name] for name in ("kicker", "title", "subtitle", "byline") if article[name]]
        for part in (*fields, *article["paragraphs"]):
            for start, end in part["spans"]:
                cover.update(at for at in range(start, end) if not raw[at].isspace())
    for removed in record["removed"]:
        cover.update(at for at in range(*removed["span"]) if not raw[at].isspace())
    assert all(cover[at] == 1 for at, char in enumerate(raw) if not char.isspace())
    assert to_json(clean(text.encode(), rulings=rulings)) == record
