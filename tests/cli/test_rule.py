"""``clean rule``: the list, a page, the proof, and a wrong name."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from cleaner.cli.main import main
from cleaner.core.rule import Rule, fixes, keeps
from cleaner.report import catalogue, examples, pages

Out = pytest.CaptureFixture[str]


def test_all_rules_are_listed_by_stage(capsys: Out) -> None:
    assert main(["rule"]) == 0
    out = capsys.readouterr().out
    assert re.findall(r"^([A-Z]{3}\d{3}) ", out, re.M) == [rule.code for rule in catalogue.rules()]
    for title in catalogue.STAGES.values():
        assert f"{title}\n" in out
    assert re.search(r"^COL001 +lone-reading +sure +A reading that one copy has", out, re.M)


@pytest.mark.parametrize("word", ["NOR007", "nor007", "half-width-wave"])
def test_a_page_says_what_the_page_in_the_docs_says(word: str, capsys: Out) -> None:
    assert main(["rule", word]) == 0
    out = capsys.readouterr().out
    assert out.startswith("NOR007 half-width-wave\nsure: applied\n")
    assert "\nFixes\n\n    气温5~10℃\n  becomes\n    气温5～10℃\n\nKeeps\n" in out
    there = re.sub(r"[`#\s]", "", pages.pages()["NOR007.md"])
    assert re.sub(r"[()]", "", there) == re.sub(r"[\s()]", "", out)


def test_several_pages_come_in_the_order_asked_for(capsys: Out) -> None:
    assert main(["rule", "UNW003", "DEC001"]) == 0
    assert re.findall(r"^([A-Z]{3}\d{3}) ", capsys.readouterr().out, re.M) == ["UNW003", "DEC001"]


@pytest.mark.parametrize(
    ("word", "near"), [("UNW03", "UNW0"), ("half-width-wav", "NOR007 (half-width-wave)"), ("木船", "clean rule")]
)
def test_an_unknown_rule_is_answered_with_the_nearest(word: str, near: str, capsys: Out) -> None:
    assert main(["rule", word]) == 2
    err = capsys.readouterr().err
    assert f"no rule '{word}'" in err and near in err


def test_all_pages_are_complete_and_all_examples_hold(capsys: Out) -> None:
    assert main(["rule", "--all", "--check"]) == 0
    assert f"{len(catalogue.rules())} rules: pages complete" in capsys.readouterr().out


def test_what_a_page_lacks_and_which_example_fails_is_said(monkeypatch: pytest.MonkeyPatch, capsys: Out) -> None:
    wave = catalogue.find("NOR007")
    assert wave is not None
    bad = replace(wave, doc="Short.", examples=(fixes("气温5~10℃", "气温5-10℃"),))
    monkeypatch.setattr(catalogue, "rules", lambda: (bad,))
    assert main(["rule", "--all", "--check"]) == 1
    out = capsys.readouterr().out
    assert "NOR007 half-width-wave: its page is a summary only" in out
    assert "it has no example that it must keep" in out
    assert "'气温5~10℃' becomes '气温5～10℃'" in out
    assert "1 of 1 rules has a page that is not right" in out


def judged(code: str) -> Rule:
    found = catalogue.find(code)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("code", "wrong"),
    [
        ("NOR007", keeps("气温5~10℃")),
        ("UNW003", keeps("春天到来以后，村民们开始清理水\n\n渠，准备放水。")),
        ("DEC001", keeps("雨\udcff停")),
    ],
)
def test_an_example_that_must_be_kept_and_is_not_fails(code: str, wrong: object) -> None:
    assert "must be kept" in examples.failure(judged(code), wrong)  # type: ignore[arg-type]


def test_a_known_failure_that_is_right_fails() -> None:
    known = keeps("气温5～10℃", wrong="the range is taken for a tilde")
    assert "called a known failure" in examples.failure(judged("NOR007"), known)
    assert not examples.failure(judged("NOR007"), keeps("气温5~10℃", wrong="a tilde"))


def test_the_codes_about_a_corpus_are_told_apart(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rule", "COR001"]) == 2
    assert "clean check --help" in capsys.readouterr().err
