"""Who spoke and when: what stands between the title of a speech and its text."""

from __future__ import annotations

from typing import Any

import pytest

from cleaner.pipeline import clean
from cleaner.store.contract import to_json
from cleaner.zh.layout import Kind, kind_of

SPEECH = "\n\n同志们：\n今年的水利工作，大家都很关心。下面我讲三点意见。\n一是修渠。\n二是清淤。\n"
TITLE = "在全市水利工作会议上的讲话"


def head(lines: str, text: str = SPEECH) -> tuple[str | None, str | None, str | None]:
    """Title, byline and date of a file that is one article."""
    (article,) = read(f"{lines}{text}")
    return article["title"]["text"], (article["byline"] or {"text": None})["text"], article["date"]


def read(raw: str) -> list[dict[str, Any]]:
    articles: list[dict[str, Any]] = to_json(clean(raw.encode(), "a.txt"))["articles"]
    return articles


@pytest.mark.parametrize(
    "who",
    ["市委书记、市人大常委会主任 林有田", "市委书记、市长林有田", "市长 林有田", "林有田", "市委书记、市长　林有田"],
)
def test_the_speaker_stands_with_his_offices_over_the_day_or_under_it(who: str) -> None:
    said = " ".join(who.split())
    assert head(f"{TITLE}\n{who}\n（2024年1月12日）") == (TITLE, said, "2024-01-12")
    assert head(f"{TITLE}\n（2024年1月12日）\n{who}") == (TITLE, said, "2024-01-12")
    assert head(f"{TITLE}\n\n（2024年1月12日）\n\n{who}") == (TITLE, said, "2024-01-12")


def test_the_day_and_the_meeting_stand_behind_a_dash() -> None:
    assert head("政府工作报告\n——2024年1月12日在临江市第五届人民代表大会第一次会议上\n市长 林有田") == (
        "政府工作报告",
        "市长 林有田",
        "2024-01-12",
    )


def test_a_name_that_the_dictionary_has_as_that_of_a_person_of_history_is_one() -> None:
    assert head(f"{TITLE}\n（1956年1月12日）\n周恩来") == (TITLE, "周恩来", "1956-01-12")
    assert head(f"{TITLE}\n（1916年1月12日）\n蔡元培") == (TITLE, "蔡元培", "1916-01-12")


@pytest.mark.parametrize(
    "line",
    [
        "沈怀川在当晚举行的记者招待会上", "沈怀川接受本社记者专访时", "一些交警顾不上与记者多谈", "水利协会记者采访团",
        "代表团成员对记者介绍说", "记者从农业部获悉", "年过七旬的他告诉记者：他和父母",
    ],
)  # fmt: skip
def test_a_line_of_a_column_that_speaks_of_reporters_is_no_byline(line: str) -> None:
    assert kind_of(line) is Kind.PLAIN


@pytest.mark.parametrize(
    "line", ["本报记者 时青", "新华社记者向阳、林晓帆", "本报记者林晓帆报道", "临江日报记者 林晓帆"]
)
def test_bylines_of_reporters_stay_bylines(line: str) -> None:
    assert kind_of(line) is Kind.BYLINE


def test_an_office_that_a_sentence_speaks_of_is_no_speaker() -> None:
    assert kind_of("他曾任市长 林有田") is Kind.PLAIN
