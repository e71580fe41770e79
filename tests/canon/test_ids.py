"""Ids do not change when the corpus grows, files move, or readings are corrected."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cleaner.canon.ids import Ids, IdsError
from tests.canon.texts import article, corpus, noisy, of, saying, witness

ONE, OTHER = article(1), article(2)


def test_an_id_is_c_and_twelve_hexadecimal_digits() -> None:
    (found,) = corpus(witness(ONE)).articles
    assert found.id[0] == "c" and len(found.id) == 13
    int(found.id[1:], 16)


def test_the_same_files_again_change_nothing() -> None:
    first = corpus(witness(ONE, "a.txt"), witness(noisy(ONE, 0.02, 1), "b.txt"), witness(OTHER, "c.txt"))
    again = corpus(*(w for r in first.records for w in r.witnesses), known=first.ids)
    assert again.ids == first.ids and again.articles == first.articles
    assert (again.report.new, again.report.changed, again.report.merged, again.report.gone) == ((), (), (), ())


def test_another_witness_does_not_change_the_id() -> None:
    first = corpus(witness(ONE, "a.txt"))
    for seed in range(6):
        second = corpus(witness(ONE, "a.txt"), witness(noisy(ONE, 0.03, seed), "0.txt"), known=first.ids)
        assert of(second, "0.txt").id == first.articles[0].id
        assert second.report.changed == (first.articles[0].id,)


def test_a_renamed_file_keeps_its_id() -> None:
    first = corpus(witness(ONE, "a.txt"), witness(OTHER, "b.txt"))
    second = corpus(witness(ONE, "new/name.txt"), witness(OTHER, "b.txt"), known=first.ids)
    assert of(second, "new/name.txt").id == of(first, "a.txt").id
    assert second.ids == first.ids


def test_a_corrected_reading_keeps_the_id() -> None:
    before = witness(ONE, "a.txt")
    first = corpus(before, witness(OTHER, "b.txt"))
    after = saying(before, tuple(("body", p.replace("油茶", "茶油")) for p in ONE))
    second = corpus(after, witness(OTHER, "b.txt"), known=first.ids)
    assert of(second, "a.txt").id == of(first, "a.txt").id
    third = corpus(after, witness(OTHER, "b.txt"), known=second.ids)
    assert third.ids == second.ids


def test_articles_that_move_within_their_file_keep_their_ids() -> None:
    """A file that is divided otherwise than before: what was its second article is now its third."""
    raw = "f" * 64
    then = [replace(witness(article(n), "a.txt", index=k), sha256=raw) for k, n in enumerate((1, 2))]
    now = [replace(witness(article(n), "a.txt", index=k), sha256=raw) for k, n in enumerate((1, 3, 2))]
    first, second = corpus(*then), None
    second = corpus(*now, known=first.ids)
    by_text = {a.text: a.id for a in second.articles}
    assert all(by_text[a.text] == a.id for a in first.articles)
    assert len(second.report.new) == 1


def test_merged_articles_leave_a_redirect() -> None:
    a, b = article(1)[:3], article(2)[:3]
    first = corpus(witness(a, "a.txt"), witness(b, "b.txt"))
    whole = witness(a + b, "whole.txt")
    second = corpus(witness(a, "a.txt"), witness(b, "b.txt"), whole, known=first.ids)
    (left,) = second.articles
    before = {x.id for x in first.articles}
    assert left.id in before
    (gone,) = before - {left.id}
    rows = {row.id: row for row in second.ids.rows}
    assert rows[gone].redirect == left.id and not rows[gone].witnesses
    assert second.report.merged == (gone,)
    third = corpus(witness(a, "a.txt"), witness(b, "b.txt"), whole, known=second.ids)
    assert third.ids == second.ids and third.report.merged == ()


def test_a_split_leaves_the_id_with_the_larger_part() -> None:
    copies = [witness(noisy(ONE, 0.01, seed), f"{seed}.txt") for seed in range(3)]
    excerpt = witness(ONE[1:3], "excerpt.txt")
    first = corpus(*copies, excerpt)
    assert len(first.articles) == 1
    apart = saying(excerpt, tuple(("body", p) for p in article(9)[1:3]))
    second = corpus(*copies, apart, known=first.ids)
    assert of(second, "0.txt").id == first.articles[0].id
    assert of(second, "excerpt.txt").id != first.articles[0].id


def test_an_article_whose_file_is_away_for_a_while_has_its_id_back() -> None:
    first = corpus(witness(ONE, "a.txt"), witness(OTHER, "b.txt"))
    second = corpus(witness(OTHER, "b.txt"), known=first.ids)
    assert second.report.gone == (of(first, "a.txt").id,)
    third = corpus(witness(ONE, "a.txt"), witness(OTHER, "b.txt"), known=second.ids)
    assert third.articles == first.articles


def test_ids_survive_being_written_and_read() -> None:
    ids = corpus(witness(ONE, "a.txt"), witness(OTHER, "b.txt")).ids
    assert Ids.read(ids.write()) == ids


@pytest.mark.parametrize("line", ["{", "[]", '{"id": "c1"}', '"c1"'])
def test_a_damaged_ids_file_is_named_by_line(line: str) -> None:
    with pytest.raises(IdsError, match="line 2"):
        Ids.read('{"id": "c0", "witnesses": []}\n' + line + "\n")
