"""Articles continued on another page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cleaner.canon.parts import page
from cleaner.canon.witness import Witness
from tests.canon.texts import article, base, corpus, groups, kinds, saying, witness

ONE, OTHER = article(1), article(2)
CUT = ONE[2].index("，") + 5
HEAD = (*ONE[:2], ONE[2][:CUT])
TAIL = (ONE[2][CUT:], *ONE[3:])


def head(file: str = "镇报-2026-05-01-01.txt", title: str | None = "南坡油茶又丰收", on: str = "第4版") -> Witness:
    w = witness(HEAD, file, title=title, complete=False, continued_on=on)
    return saying(w, (*w.paragraphs, ("jump", f"（下转{on}）")))


def tail(file: str = "镇报-2026-05-01-04.txt", title: str | None = "南坡油茶又丰收", of: str = "第1版") -> Witness:
    w = witness(TAIL, file, title=title, complete=False, continued_from=of)
    return saying(w, (("jump", f"（上接{of}）"), *w.paragraphs))


def test_head_and_tail_are_one_complete_article_joined_in_mid_sentence() -> None:
    built = corpus(tail(), head())
    (found,) = built.articles
    assert found.complete
    assert [text for _, text in found.paragraphs] == list(ONE)
    assert set(kinds(found).values()) == {"part"}
    assert base(found) == "镇报-2026-05-01-01.txt"
    assert not built.review


def test_the_whole_article_elsewhere_takes_both_pieces() -> None:
    built = corpus(head(), tail(), witness(ONE, "whole.txt", title="南坡油茶又丰收"))
    assert len(built.articles) == 1
    assert sorted(kinds(built.articles[0]).values()) in (["exact", "part", "part"], ["part", "part", "exact"])


def test_pages_are_known_by_file_names_of_other_habits() -> None:
    for one, two in (("2026-05-02-a01.txt", "2026-05-02-a04.txt"), ("20260502_A01.md", "20260502_A04.md")):
        pieces = head(f"镇报/{one}", on="A04版"), tail(f"镇报/{two}", of="A01版")
        assert len(corpus(*pieces).articles) == 1


def test_pieces_in_one_file_are_joined() -> None:
    raw = "e" * 64
    one, two = replace(head("a.txt"), sha256=raw), replace(tail("a.txt"), sha256=raw, index=3)
    assert len(corpus(one, two).articles) == 1


@pytest.mark.parametrize(
    ("one", "two"),
    [
        pytest.param(head(), tail(title="雨后修渠忙"), id="other title"),
        pytest.param(head(on="第3版"), tail(), id="head goes on elsewhere"),
        pytest.param(head(), tail(of="第2版"), id="tail comes from elsewhere"),
        pytest.param(head(), replace(tail(), continued_from=None), id="no tail"),
        pytest.param(head("a.txt"), tail("b.txt"), id="no page known"),
        pytest.param(replace(head(), date="2026-05-01"), replace(tail(), date="2026-05-02"), id="other day"),
    ],
)
def test_what_does_not_fit_stays_apart_and_is_listed(one: Witness, two: Witness) -> None:
    built = corpus(one, two)
    assert len(built.articles) == 2
    assert "COL007" in {row.finding.code for row in built.review}
    assert not any(a.complete for a in built.articles if a.witnesses[0].witness.continued_on)


def test_two_tails_that_fit_are_left_to_a_person() -> None:
    second = saying(tail("镇报-2026-05-01-04.md"), tuple(("body", p) for p in OTHER))
    assert len(corpus(head(), tail(), second).articles) == 3


def test_three_pieces_are_a_chain() -> None:
    first = witness(ONE[:2], "镇报-2026-05-01-01.txt", title="南坡", complete=False, continued_on="第2版")
    second = witness(
        ONE[2:4], "镇报-2026-05-01-02.txt", title="南坡", complete=False, continued_from="第1版", continued_on="第3版"
    )
    third = witness(ONE[4:], "镇报-2026-05-01-03.txt", title="南坡", complete=False, continued_from="第2版")
    built = corpus(third, first, second)
    assert [a.complete for a in built.articles] == [True]
    assert built.articles[0].text == "\n\n".join(ONE)


def test_each_issue_has_its_own_pieces() -> None:
    other = article(3)
    days = [
        witness(other[:3], "镇报-2026-05-02-01.txt", title="南坡油茶又丰收", complete=False, continued_on="第4版"),
        witness(other[3:], "镇报-2026-05-02-04.txt", title="南坡油茶又丰收", complete=False, continued_from="第1版"),
    ]
    built = corpus(head(), tail(), *days)
    assert [len(group) for group in groups(built)] == [2, 2]
    assert all(len({file[:13] for file in group}) == 1 for group in groups(built))


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("第1版", ("", 1)),
        ("A04版", ("A", 4)),
        ("第四版", ("", 4)),
        ("第十二版", ("", 12)),
        ("二十版", ("", 20)),
        ("头版", None),
    ],
)
def test_pages(said: str, expected: tuple[str, int] | None) -> None:
    assert page(said) == expected
