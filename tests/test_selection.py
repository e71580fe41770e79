"""A rule that does not hold neither acts nor is reported, in every stage; what must always happen does."""

from __future__ import annotations

import pytest

import cleaner
from cleaner.article import Cleaned
from cleaner.config import Config
from cleaner.core.rule import Rule
from cleaner.report.examples import can_try
from cleaner.rules import RULES
from cleaner.store import contract

ALWAYS = ("DEC", "REP005", "SEG900")


def cleaned(raw: str, *ignore: str) -> Cleaned:
    return cleaner.clean(raw, config=Config(ignore=ignore))


def codes(result: Cleaned) -> set[str]:
    """Every code that the result names."""
    return {
        *(batch.rule for batch in result.text.ledger.batches if len(batch)),
        *(change.code for change in result.changes),
        *(removal.code for removal in result.removed),
        *(finding.code for finding in result.findings),
    }


SWITCHED = [rule for rule in RULES if not rule.code.startswith(ALWAYS) and can_try(rule)]


@pytest.mark.parametrize("rule", SWITCHED, ids=lambda rule: rule.code)
def test_an_ignored_rule_leaves_no_trace(rule: Rule) -> None:
    for example in rule.examples:
        assert rule.code not in codes(cleaned(example.before, rule.code)), example.before


@pytest.mark.parametrize("rule", SWITCHED, ids=lambda rule: rule.code)
def test_a_rule_alone_leaves_no_trace_of_others(rule: Rule) -> None:
    for example in rule.examples:
        result = cleaner.clean(example.before, config=Config(select=(rule.code,)))
        assert {code for code in codes(result) if not code.startswith(ALWAYS)} <= {rule.code}


PAGES = "".join(
    f"临江日报\n\n渡口第{n}天的木船今天修好了，村里的人都来看，老人说这样的船有三十年没有见过了。\n\n- {n} -\n\f"
    for n in range(1, 6)
)
WRAPPED = """渡口新闻

渡口的木船今天修好了，村里的人一早就都来看他们的老船
渡口的人都说，这条船撑了三十年，船底换过三回，船帮上
的漆一年刷一遍，远远看去像一片叶子。修船的老木匠从上
游请来，住了半个月，走的时候大家送到村口，又送了一段
路。往后赶集的日子，对岸的人又能坐船过江了。
"""


@pytest.mark.parametrize(
    ("raw", "ignore", "usual", "instead"),
    [
        ("通知\n\n木\u200b船修好了。\n", "REP001", "木船", "木\u200b船"),
        ("通知\n\n木⼭上。\n", "REP009", "木山上", "木⼭上"),
        (PAGES, "FUR001", "见过了。\n临江日报\n渡口第2天", "见过了。\n- 1 -\n"),
        ("木船\n\n第一段说完了。\n\n* * *\n\n第二段说完了。\n", "FUR020", "完了。\n第二", "* * *"),
        ("# 木船\n\n第一段说完了。\n", "FUR1", "木船\n第一", "# 木船\n"),
        (WRAPPED, "UNW", "老船渡口的人", "老船\n渡口的人"),
        ("# 木船\n\n第一段说完了。\n\n来源：临江日报\n", "SEG010", "完了。\n", "来源：临江日报\n"),
        ("木船\n\n第一段,说完了。\n", "NOR040", "段，说", "段,说"),
        ('木船\n\n他说"好"。\n', "NOR06", "“好”", '"好"'),
    ],
)
def test_what_an_ignored_rule_would_have_done_is_left(raw: str, ignore: str, usual: str, instead: str) -> None:
    assert usual in cleaned(raw).text.string and instead not in cleaned(raw).text.string
    assert instead in cleaned(raw, ignore).text.string


def test_a_source_line_that_stays_still_says_the_source() -> None:
    (article,) = cleaned("# 木船\n\n第一段说完了。\n\n来源：临江日报\n", "SEG010").articles
    assert article.metadata.source == "临江日报"


def test_roles_follow_the_rules() -> None:
    two = "# 水库蓄满\n\n水库昨天蓄满了水。\n\n# 新渠通水\n\n本报讯 新渠今天通水。\n"
    assert len(cleaned(two).articles) == 2
    (article,) = contract.to_json(cleaned(two, "SEG001"))["articles"]
    assert article["title"]["text"] == "水库蓄满"
    heading = "# 水库蓄满\n\n水库昨天蓄满了水。\n\n## 清淤先行\n\n去年冬天先清了淤。\n"
    for ignore, role in ("", "heading"), ("SEG002", "body"):
        (article,) = contract.to_json(cleaned(heading, *ignore.split()))["articles"]
        assert article["paragraphs"][1]["role"] == role
    line = "# 让清水长流——论水库建设\n\n水库建好了。\n"
    for ignore, title in ("", "让清水长流"), ("SEG003", "让清水长流——论水库建设"):
        (article,) = contract.to_json(cleaned(line, *ignore.split()))["articles"]
        assert article["title"]["text"] == title


@pytest.mark.parametrize("ends", ["\r\n", "\r", "\u2028"])
def test_line_ends_are_not_a_matter_of_choice(ends: str) -> None:
    raw = f"木船{ends}{ends}第一段说完了。{ends}{ends}第二段说完了。{ends}"
    result = cleaned(raw, "REP", "SEG900", "DEC")
    assert result.text.string == "木船\n第一段说完了。\n第二段说完了。\n"
    assert not result.findings


def test_decoding_is_not_a_matter_of_choice() -> None:
    raw = "<html><head><title>木船</title></head><body><p>第一段说完了，木船修好了。</p></body></html>"
    assert cleaned(raw, "DEC").text.string == cleaned(raw).text.string
    assert not [finding for finding in cleaned(raw, "DEC").findings if finding.code.startswith("DEC")]
