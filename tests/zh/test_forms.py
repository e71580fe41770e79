"""The forms of lines: what is looked for first is had by every line of the form."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.zh import forms

LINES = {
    "CREDIT": (
        *(
            "新华社记者 王青禾 摄",
            "（何大川摄影报道）",
            "临江日报社 供图",
            "临江日报 发（宋时雨）",
            "图片来源：临江晚报",
        ),
        *(
            "资料图片：渡口的老桥",
            "照片/何大川",
            "（资料图片）",
            "（无人机照片）",
            "（本版照片均由何大川）",
            "李青禾　制图",
        ),
    ),
    "DATELINE": (
        *("新华社临江5月9日电", "（据新华社临江2026年5月9日电）", "临江日报5月9日讯", "新华社北京9日专电"),
        *(
            "载《渡口》临江日报2026年5月",
            "新华社临江2026-05-09",
            "新华社临江9日电 题：桥修好以后",
            "（原载临江晚报二〇二六年五月九日）",
        ),
    ),
    "SOURCE": (
        *(
            "来源：临江日报",
            "来 源 | 临江日报",
            "（摘自《渡口》第3期）",
            "【稿件来源：临江晚报】",
            "转载自：渡口的灯",
            "（据临江日报报道）",
        ),
        *(
            "2026-05-09 08:15 来源：青石日报",
            "发布时间：2026-05-09",
            "2026年5月9日 青石日报",
            "青石日报 | 2026年5月9日",
        ),
        *("《青石日报》（2026年5月9日 02版）", "原创 何大川 青石发布 2026-05-09 08:15 发表于江苏", "2026.5.9 青石在线"),
    ),
    "BYLINE": (
        *(
            "本报记者 王青禾 通讯员 何大川",
            "（本报评论员）",
            "作者：何大川",
            "文/图：何大川",
            "图/文：何大川",
            "● 本报记者 何清越",
            "记者何大川／临江报导",
            "本报记者何大川、宋时雨∕综合报道",
        ),
        *(
            "市长 何大川",
            "省委书记、省长　何大川",
            "青石公社报道组",
            "何大川口述 宋时雨整理",
            "（宋）何大川",
            "唐·何大川",
            "［清］何大川",
        ),
        *("采写/何大川", "南朝梁•何大川", "〔金〕何大川"),
    ),
    "JUMP": ("（上接第1版）", "下转A04版", "【紧接第3页】", "〈上续二版〉"),
    "ATTRIBUTION": ("——在全省河湖长培训班上的讲话（2022年3月22日）",),
    "NOTE": (
        "※这是何大川的讲话。",
        "注：水位以米计",
        "编者按：桥修好了。",
        "（作者单位：临江大学）",
        "*本文写于渡口",
        "【编者按】桥修好了",
    ),
}
FRAGMENTS = sorted({line[k : k + 4] for lines in LINES.values() for line in lines for k in range(0, len(line), 2)})


@pytest.mark.parametrize("kind", LINES)
def test_lines_of_each_form_are_known(kind: str) -> None:
    of_kind = [form for form in forms._FORMS if form.kind == kind]
    for line in LINES[kind]:
        assert any(form.telling.search(line) and form.pattern.fullmatch(line) for form in of_kind), line
    assert any(forms.form_of(line) == kind for line in LINES[kind])


@settings(deadline=None, max_examples=300)
@given(st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=6).map("".join))
def test_a_line_of_a_form_has_what_tells_of_it(line: str) -> None:
    for form in forms._FORMS:
        assert not form.pattern.fullmatch(line) or form.telling.search(line), form.kind
