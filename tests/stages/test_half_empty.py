"""Lines that leave half of the measure empty."""

from __future__ import annotations

from cleaner.core.text import Text
from cleaner.stages import furniture, unwrap

VILLAGES = ("东", "西", "南", "北", "上", "下", "前", "后", "新", "老")


def regulations(indent: str, breaks: str) -> list[str]:
    """Paragraphs of two lines, one for each of forty villages; the first line ends before ``breaks``."""
    villages = [one + two for one in VILLAGES for two in "溪渡坪岭"]
    text = "村的人管理，每年立冬以后修一次，土方按田亩分摊，不得拖延，由村里开会商定。"
    at = text.index(breaks)
    return [f"{indent}{name}村的渠道由{name}{text[:at]}\n{text[at:]}" for name in villages]


def paragraphs(text: str) -> list[str]:
    return [block.text for block in unwrap.join(furniture.mark(Text.of(text)))[0]]


def test_a_title_goes_on_in_no_day_though_every_paragraph_but_these_has_an_indent() -> None:
    laws = regulations("　　", "延，")
    head = ["孟桥、任光明接见上游代表谈话记录", "（一九六六年九月三日晚）"]
    found = paragraphs("\n".join([*laws, *head, *laws]))
    assert [text for text in found if text in head] == head
    assert len(found) == 2 * len(laws) + 2


def test_a_line_that_begins_with_a_comma_goes_on_with_the_one_above() -> None:
    laws = regulations("　　", "延，")
    found = paragraphs("\n".join([*laws, "孩子认得鸟", "，湖就有了明天。", *laws]))
    assert "孩子认得鸟，湖就有了明天。" in found


def test_a_day_in_brackets_stands_under_a_full_title_line() -> None:
    laws = regulations("　　", "摊，")
    head = ["上游各村代表、水利局林河生同志座谈修渠和分水问题时的谈话记录摘要", "（一九六六年九月三日晚）"]
    cited = ["　　渠道要有人管，管的人要能说话算数，见《在上游各村代表会议上的讲话》", "（一九六六年九月三日）"]
    found = paragraphs("\n".join([*laws, *head, *laws, *cited]))
    assert [text for text in found if text in head] == head
    assert found[-1].endswith("》（一九六六年九月三日）")


def test_a_line_with_room_goes_on_if_a_sentence_ended_in_it_and_the_next_has_not() -> None:
    """No heading has a full stop inside, and no paragraph ends in mid-sentence."""
    laws = regulations("", "亩分")
    torn = ["新渠由大家分段看守。看守的人每年换一次，到了今年冬天", "西坪村的人推举了林启山。"]
    headed = ["分段看守新渠，推举看守的人，每年换一次，今年冬天做起", "西坪村的人推举了林启山。"]
    noted = ["新渠由大家分段看守。看守的人每年换一次【见县志卷三】", "西坪村的人推举了林启山。"]
    found = paragraphs("\n".join([*laws, *torn, *laws, *headed, *laws, *noted, *laws]))
    assert "".join(torn) in found
    assert headed[0] in found and noted[0] in found
