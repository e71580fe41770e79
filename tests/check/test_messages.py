"""The words of a diagnostic."""

from __future__ import annotations

import pytest

from cleaner.check.messages import of_change, of_removal, shown


@pytest.mark.parametrize(
    ("code", "before", "after", "message"),
    [
        ("NOR030", "--", "——", "“--” becomes “——”"),
        ("NOR071", " ", "", "a blank is removed"),
        ("NOR071", " \u3000", "", "2 blanks are removed"),
        ("UNW001", "\r\n　　", "", "line end joined to the next line"),
        ("REP002", "ï»¿", "", "“ï»¿” is removed"),
        ("NOR060", "", "”", "“”” is inserted"),
    ],
)
def test_what_a_change_did(code: str, before: str, after: str, message: str) -> None:
    assert of_change(code, before, after) == message


def test_what_was_removed() -> None:
    assert of_removal("page-number", "— 12 —") == "page number “— 12 —” is removed"


def test_one_line_whatever_the_text() -> None:
    assert shown("渡口\r\n木船") == "“渡口↵木船”"
    assert shown("甲\u200b\ue863乙\u3000丙") == "“甲U+200BU+E863乙 丙”"
    assert shown("\u3000") == "“U+3000”"


def test_a_long_text_keeps_its_ends() -> None:
    text = shown("甲" * 30 + "乙" * 30)
    assert text == f"“{'甲' * 12}…{'乙' * 12}”"
