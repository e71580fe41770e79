"""What a run says it changed."""

from __future__ import annotations

from pathlib import Path

from cleaner.canon.corpus import Corpus
from cleaner.canon.ids import Ids
from cleaner.config import Config
from cleaner.report import summary
from cleaner.store.changes import Changes, compare, read_before
from cleaner.store.corpus import write
from tests.canon.texts import article, corpus, noisy, witness

ONE, TWO = article(1), article(2)
A, B = witness(ONE, "a.txt"), witness(TWO, "b.txt")


def changes(tmp_path: Path, first: Corpus, then: Corpus) -> Changes:
    write(first, tmp_path / "clean", Config())
    return compare(read_before(tmp_path / "clean"), then)


def test_first_run(tmp_path: Path) -> None:
    built = corpus(A, B)
    found = compare(read_before(tmp_path), built)
    assert sorted(found.new) == sorted(a.id for a in built.articles)
    assert not (found.better_attested or found.text_changed or found.merged or found.split or found.gone)


def test_another_copy_a_new_article_and_one_gone(tmp_path: Path) -> None:
    first = corpus(A, B)
    ids = {a.witnesses[0].witness.file: a.id for a in first.articles}
    then = corpus(A, witness(noisy(ONE, 0.01, 1), "c.txt"), witness(article(3), "d.txt"), known=first.ids)
    found = changes(tmp_path, first, then)
    assert found.better_attested == (ids["a.txt"],)
    assert found.gone == (ids["b.txt"],)
    assert len(found.new) == 1 and not found.text_changed


def test_a_better_reading_changes_the_text(tmp_path: Path) -> None:
    first = corpus(witness(noisy(ONE, 0.03, 1), "a.txt"))
    then = corpus(witness(noisy(ONE, 0.03, 1), "a.txt"), witness(ONE, "b.txt"), known=first.ids)
    found = changes(tmp_path, first, then)
    assert found.text_changed == found.better_attested == (first.articles[0].id,)


def test_a_split_says_from_what(tmp_path: Path) -> None:
    both = corpus(A, witness(noisy(ONE, 0.01, 1), "b.txt"))
    old = both.articles[0].id
    keys = next(row for row in both.ids.rows if row.id == old).witnesses
    assert len(keys) == 2
    from cleaner.canon import ids

    named = ids.name([[keys[0]], [keys[1]]], both.ids)
    assert old in named.names and [parent for _, parent in named.split] == [old]
    assert not named.gone and not named.merged


def test_the_summary_names_what_changed(tmp_path: Path) -> None:
    first = corpus(A, B)
    then = corpus(A, known=first.ids)
    text = summary.of_run(then, [], "out", changes(tmp_path, first, then))
    gone = next(a.id for a in first.articles if a.witnesses[0].witness.file == "b.txt")
    assert "articles: gone 1\n" in text and f"gone: {gone}" in text
    assert "articles: none changed" in summary.of_run(
        then, [], "out", compare(read_before(tmp_path), corpus(known=Ids()))
    )
