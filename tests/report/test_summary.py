"""The summary: what a person reads at the end of a run."""

from __future__ import annotations

from cleaner.canon.corpus import Corpus, build
from cleaner.canon.ids import Ids
from cleaner.canon.witness import FileRecord
from cleaner.pipeline import clean
from cleaner.report import summary

NOTICE = "关于调整开馆时间的通知\n\n从六月一日起,新桥图书馆每天早上９点开门,请互相转告。\n\n周一照常闭馆。\n"
HEADED = "材料 1\n\n致全体读者的一封信\n\n今年春天，图书馆收到“读者来信五十封。\n\n我们一一作了答复。\n"


def corpus(**files: str) -> Corpus:
    return build([FileRecord.of(clean(text.encode(), f"{name}.txt")) for name, text in files.items()], Ids())


def test_counts() -> None:
    lines = summary.of_run(corpus(a=NOTICE, b=NOTICE, c=HEADED), [], "out").splitlines()
    assert lines[0] == "out: 2 canonical articles from 3 articles in 3 raw files"
    assert lines[1] == "duplicates merged: 1 (exact 1)"
    assert "characters removed: 3 (label 3)" in lines


def test_changes_by_rule() -> None:
    text = summary.of_run(corpus(a=NOTICE), [], "out")
    assert "          2  NOR040 half-width-punctuation\n" in text


def test_what_needs_a_look_says_where() -> None:
    text = summary.of_run(corpus(c=HEADED), [], "out")
    assert "needs a look: 1 place (all of them: out/review.jsonl)" in text
    assert "\n             c.txt, character " in text
    assert "NOR060 wrong-quotation-mark: " in text


def test_nothing_needs_a_look() -> None:
    assert "needs a look: nothing" in summary.of_run(corpus(a=NOTICE), [], "out")


def test_problems_come_last_and_are_not_endless() -> None:
    problems = [(f"{n}.bin", "this is no text") for n in range(60)]
    lines = summary.of_run(corpus(a=NOTICE), problems, "out").splitlines()
    assert "left out: 60 files or folders" in lines
    assert "  0.bin: this is no text" in lines
    assert lines[-1] == "  and 10 more"
    assert summary.of_problems([]) == ""


def test_an_empty_corpus() -> None:
    assert summary.of_run(corpus(), [], "out").startswith("out: 0 canonical articles from 0 articles in 0 raw files\n")
