"""Many title lines one under the other: what is told at a glance is what a closer look says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cleaner.article import Role
from cleaner.stages.segment.crowds import between_titles, deep_in_titles
from cleaner.stages.segment.forms import is_headline, opens_item
from cleaner.stages.segment.headings import Headings
from cleaner.stages.segment.notes import Notes
from cleaner.stages.segment.parts import role_of
from cleaner.stages.segment.strips import Strip
from cleaner.stages.segment.titles import TITLE_AT, group_at, title_points
from cleaner.zh.layout import kind_of

TEXTS = (
    "水", "渠", "7", "12", "1958", "1958年", "3.1", "3.2", "1.", "2. 渠", "12、坝", "一", "一、渠", "（一）堤", "第",
    "第一章", "第一章 渠", "正文 第一章", "跋", "后记", "引言", "绪论", "结论", "参考文献", "凡例", "尾声",
    "附录A", "①堤", "[1] 堤",
    "此致", "祝", "渠修好了", "（上）", "——记青禾村", "—", "a", "B12", "临江日报讯",
    "本报讯 渠修好了", "林有田", "本报记者 林青",
    "林有田 何大川", "2026年5月1日", "5月1日", "今年", "渠水来了，田里有水了。老人们都到堤上去看，孩子们也去。",
)  # fmt: skip


def strip(text: str, level: int, gap: int, parted: int, closed: bool) -> Strip:
    kind = kind_of(text)
    headline = is_headline(text, kind, level)
    return Strip(text, (), kind, level, headline, gap, parted, False, False, opens_item(text, level), 0, closed)


# Most have no more than their text: what is rare may not hide what is common.
seldom = st.sampled_from((0, 0, 0, 0, 0, 0, 0, 1, 2))
rows = st.lists(
    st.builds(strip, st.sampled_from(TEXTS), seldom, seldom, seldom, seldom.map(lambda n: n == 1)),
    min_size=20,
    max_size=60,
)


@given(rows)
def test_what_stands_between_titles_is_no_crosshead(strips: list[Strip]) -> None:
    headings, notes = Headings(strips), Notes(strips)
    assert {role_of(strips, k, headings, notes) for k in between_titles(strips)} <= {Role.BODY, Role.NOTE}


@given(rows)
def test_no_article_begins_deep_in_titles(strips: list[Strip]) -> None:
    headings = Headings(strips)
    for k in deep_in_titles(strips, {}):
        assert group_at(strips, k) <= k + 1
        assert title_points(headings, k, k + 1, 0) < TITLE_AT
        assert title_points(headings, k, k + 1, 2) < TITLE_AT


def test_nearly_all_of_a_list_is_told_so() -> None:
    strips = [strip(text, 0, 0, 0, False) for text in ("水", "渠水", "堤") * 20]
    assert len(between_titles(strips)) == 58
    assert len(deep_in_titles(strips, {})) == 45
    assert 30 not in deep_in_titles(strips, {30: 3.0})
