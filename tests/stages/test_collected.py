"""Collected works in one file: each piece has a number, its title, and the day on which it was written."""

from __future__ import annotations

from typing import Any

import pytest

from cleaner.pipeline import clean
from cleaner.store.contract import to_json

PIECES = (
    (
        "渡口的水位",
        "（一九五六年三月五日）",
        "水位去年涨了三尺。这件事两岸⑴的人都记得。",
        "〔1〕 两岸，指青石县的东岸和西岸。",
    ),
    (
        "为什么要修桥？",
        "（一九五七年四月）",
        "桥是大家的。修桥的事县里商量了三年，今年总算定了下来。",
        "〔1〕 县里，指青石县。",
    ),
    ("再谈修桥", "（1958年5月6日）", "桥修了一半。石料还不够，要到上游去运。", "〔1〕 上游，指石桥镇以上。"),
)


def book(numbers: bool, indent: str = "　　") -> str:
    """The file, with the numbers of the pieces or without."""
    out = []
    for n, (title, day, text, note) in enumerate(PIECES, 1):
        out += [*([f"{n:03d}"] if numbers else []), title, day]
        out += [
            indent + "一　水情",
            indent + text,
            "“好得很”",
            indent + "大家都这样说，都到河边来看。",
            indent + "二　桥址",
        ]
        out += [indent + "桥址在渡口上游。", indent + "注　　释", indent + note, indent]
    return "\n".join(out)


def read(raw: str, encoding: str = "utf-8") -> list[dict[str, Any]]:
    articles: list[dict[str, Any]] = to_json(clean(raw.encode(encoding), "a.txt"))["articles"]
    return articles


@pytest.mark.parametrize("numbers", [True, False])
def test_each_piece_is_an_article_with_its_day(numbers: bool) -> None:
    found = read(book(numbers))
    assert [a["title"]["text"] for a in found] == [title for title, *_ in PIECES]
    assert [a["date"] for a in found] == ["1956-03-05", None, "1958-05-06"]


def test_it_is_read_alike_from_another_encoding_and_line_end() -> None:
    raw = book(True)
    other = read(raw.replace("\n", "\r\n"), "gb18030")
    assert [(a["title"]["text"], a["date"]) for a in other] == [(a["title"]["text"], a["date"]) for a in read(raw)]


def test_sections_crossheads_and_notes_are_told_from_text() -> None:
    roles = {p["text"]: p["role"] for p in read(book(True))[0]["paragraphs"]}
    assert roles["“好得很”"] == roles["注释"] == "heading" and "二 桥址" in roles
    assert roles["〔1〕两岸，指青石县的东岸和西岸。"] == "note"
    assert roles["大家都这样说，都到河边来看。"] == "body"


def test_one_line_with_a_day_in_brackets_makes_no_collection() -> None:
    raw = "渡口的水位\n水位去年涨了三尺。\n修桥以后\n（一九五六年三月五日）\n桥修好了，水位又落了。\n大家都来看。\n"
    assert len(read(raw)) == 1
