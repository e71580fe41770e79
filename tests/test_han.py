"""No Chinese character is changed but by the few rules that say so: wrong characters are for a person to see."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.core.rule import Confidence
from cleaner.pipeline import clean
from cleaner.rules import OWN

_HAN = regex.compile(r"[\p{Han}]")
# Rules that are sure, and write a Chinese character otherwise: radicals and compatibility forms, no characters
# of their own (REP009 to REP011, REP015, NOR001), and the circle for a zero (NOR022).
_FORMS = frozenset(("REP009", "REP010", "REP011", "REP015", "NOR001", "NOR022"))

# Invented sentences with the wrong characters that learners, input methods and OCR write.
MISSPELT = """
老师门都在教师里等着，同学们以经做好了准备。
他的心里非常的难过，因为他的作业忘带在家里了，在没有人能帮他。
渡囗的木船修好了，老入来看船，孩子们在堤上跑的很快。
村民们门前的小河清激见底，鱼儿游来游去，真是以景色迷人。
我们应该向他学习，因该帮助别人，不能只顾自已的事情。
未来的士地要留给子孙，干万不能在破坏了。
今年的粮食收成比往年要好的多，他们高兴得不得了，连夜把消息转达给亲朋好有。
这个问题己经很清楚，大家都做了详细的解答，那么既使再难也要做下去。
他买了一付眼睛，坐在窗前在看书，一面听着音乐一面在笔记本上记下了心得体会。
水库的大坝巳经加高，按装了新的闸门，请大家放心的使用。
因为天气的原故，船只的既定行程不得不在次推迟，侯船的人们都耐心的等侍着。
"""


@pytest.mark.parametrize("line", MISSPELT.split())
def test_a_wrong_character_stays(line: str) -> None:
    cleaned = clean(line.encode())
    assert _HAN.findall(cleaned.text.string) == _HAN.findall(line)


def test_all_together_nothing_is_lost_or_changed() -> None:
    cleaned = clean(MISSPELT.encode())
    assert sorted(_HAN.findall(cleaned.text.string)) == sorted(_HAN.findall(MISSPELT))


HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=12)
GLUE = st.sampled_from(
    ["", "，", ",", "。\n", ".", "\n", "\n\n", " ", "“", "”", '"', "（", ")", "：", "A", "3", "·", "—", "、"]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(HAN, GLUE), max_size=40).map(lambda rows: "".join(a + b for a, b in rows)))
def test_a_rule_that_is_sure_changes_no_chinese_character(text: str) -> None:
    cleaned = clean(text.encode())
    for batch in cleaned.text.ledger.batches:
        if OWN[batch.rule].confidence is not Confidence.SURE or batch.rule in _FORMS:
            continue
        if OWN[batch.rule].removes is not None:
            continue  # page furniture, whole lines: it is kept in the record
        for before, after in zip(batch.before, batch.after, strict=True):
            assert _HAN.findall(before) == _HAN.findall(after), batch.rule


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(HAN, GLUE), max_size=40).map(lambda rows: "".join(a + b for a, b in rows)))
def test_the_characters_of_a_text_not_traditional_are_those_of_the_file(text: str) -> None:
    cleaned = clean(text.encode())
    if any(batch.rule == "NOR010" for batch in cleaned.text.ledger.batches):
        return
    removed = "".join(removal.text for removal in cleaned.removed)
    assert sorted(_HAN.findall(cleaned.text.string + removed)) == sorted(_HAN.findall(text))
