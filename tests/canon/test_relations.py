"""Articles that stay two, and what they have to do with one another."""

from __future__ import annotations

import random

import pytest

from bench.canon.noise import noisy_paragraphs
from bench.canon.texts import articles
from cleaner.canon import contain
from cleaner.canon.corpus import Corpus, build
from cleaner.canon.ids import Ids
from cleaner.canon.relations import Relation
from tests.canon.test_cluster import notice
from tests.canon.texts import corpus, groups, kinds, of, record, witness

ONE, OTHER, THIRD = (text.paragraphs[:6] for text in articles(3, 77, (900, 1200)))


def only(built: Corpus) -> Relation:
    (found,) = built.relations
    return found


def said(built: Corpus, relation: Relation) -> list[tuple[str, str]]:
    """The passages, as they stand in the two texts."""
    text = {one.id: one.text for one in built.articles}
    return [(text[relation.id][slice(*p.at)], text[relation.to][slice(*p.to)]) for p in relation.passages]


def test_articles_that_share_a_passage_stay_two_and_are_related() -> None:
    quoting = (OTHER[0], ONE[2], ONE[3], OTHER[1])
    built = corpus(witness(ONE, "whole.txt"), witness(quoting, "own.txt"))
    assert groups(built) == [["own.txt"], ["whole.txt"]]
    found = only(built)
    assert (found.id, found.to) == (of(built, "own.txt").id, of(built, "whole.txt").id)
    assert found.kind == "excerpt"
    passage = "\n\n".join(ONE[2:4]).removesuffix("。")
    assert said(built, found) == [(passage, passage)]
    assert 0.4 < found.share < 0.6


def test_two_editions_of_one_text_are_related() -> None:
    """Every third paragraph was written anew: no passage is a third of the text, but together they are most of it."""
    speech = ONE + THIRD
    edition = tuple(OTHER[n // 3] if n % 3 == 0 else paragraph for n, paragraph in enumerate(speech))
    built = corpus(witness(speech, "first.txt"), witness(edition, "second.txt"))
    assert groups(built) == [["first.txt"], ["second.txt"]]
    found = only(built)
    assert found.kind == "excerpt" and 0.5 < found.share < 0.9
    assert len(found.passages) == 4


@pytest.mark.parametrize("percent", [1, 3])
def test_errors_of_recognition_hide_no_passage(percent: int) -> None:
    r, rate = random.Random(percent), percent / 100
    quoting = noisy_paragraphs((OTHER[0], ONE[2], ONE[3], OTHER[1]), rate, r)
    built = corpus(witness(noisy_paragraphs(ONE, rate, r), "whole.txt"), witness(quoting, "own.txt"))
    assert only(built).kind == "excerpt" and only(built).share > 0.4


def test_a_digest_is_no_copy() -> None:
    sentences = [s + "。" for s in "".join(ONE).split("。")[:-1]]
    digest = "".join(s for n, s in enumerate(sentences) if n % 5 < 2)
    built = corpus(witness(ONE, "whole.txt"), witness((digest,), "digest.txt"))
    assert groups(built) == [["digest.txt"], ["whole.txt"]]
    found = only(built)
    assert found.kind == "digest" and found.share > 0.95
    assert len(found.passages) == 3
    assert all(one == other.replace("\n", "") for one, other in said(built, found))


def test_an_excerpt_with_nothing_of_its_own_is_a_witness_and_no_relation() -> None:
    built = corpus(witness(ONE, "whole.txt"), witness(ONE[2:4], "excerpt.txt"))
    assert kinds(built.articles[0])["excerpt.txt"] == "contained"
    assert built.relations == ()


def test_an_excerpt_that_left_a_caption_out_is_still_contained() -> None:
    whole = (*ONE[:3], "图为雨后的渡口，船工们在岸边修补木船，远处是新修的水渠。", *ONE[3:])
    built = corpus(witness(whole, "whole.txt"), witness(ONE[2:4], "excerpt.txt"))
    assert kinds(built.articles[0])["excerpt.txt"] == "contained"


def test_less_than_a_third_is_no_relation() -> None:
    assert corpus(witness(ONE, "a.txt"), witness((*OTHER, ONE[2]), "b.txt")).relations == ()


def test_many_short_quotations_are_no_excerpt() -> None:
    r = random.Random(4)
    pieces = [s + "。" for s in "".join(ONE).split("。")[:-1]][::4]
    own = [s + "。" for s in "".join(OTHER).split("。")[:-1]]
    r.shuffle(own)
    mixed = "".join(a + b for a, b in zip(own, pieces, strict=False))
    assert corpus(witness(ONE, "a.txt"), witness((mixed,), "b.txt")).relations == ()


def test_two_articles_that_quote_a_third_are_not_related() -> None:
    quoted = f"他在信里写道：“{ONE[1]}{ONE[2]}”"
    built = corpus(witness((OTHER[0], quoted), "a.txt"), witness((quoted, THIRD[0]), "b.txt"))
    assert built.relations == ()
    printed = corpus(witness((OTHER[0], quoted), "a.txt"), witness((ONE[1], ONE[2], THIRD[0]), "b.txt"))
    assert only(printed).kind == "excerpt"


def test_a_passage_with_other_numbers_is_no_excerpt() -> None:
    one, two = notice(3, 5, 12, 8, 40), notice(4, 6, 19, 7, 60)
    assert corpus(witness((OTHER[0], *one), "a.txt"), witness((*two, THIRD[0]), "b.txt")).relations == ()


def test_articles_of_one_mould_are_related_to_one_other() -> None:
    built = corpus(*(witness(notice(n, n % 12 + 1, n % 28 + 1, 8, n), f"{n:02}.txt") for n in range(30)))
    assert len(built.articles) == 30
    assert {found.kind for found in built.relations} == {"mould"}
    assert 29 <= len(built.relations) <= 30
    assert {id for found in built.relations for id in (found.id, found.to)} == {one.id for one in built.articles}


def test_the_order_of_files_has_no_influence() -> None:
    texts = [ONE, (OTHER[0], ONE[2], ONE[3], OTHER[1]), (*THIRD[:2], ONE[2], ONE[3]), notice(3, 5, 12, 8, 40)]
    records = [record(witness(text, f"{n}.txt")) for n, text in enumerate([*texts, notice(4, 5, 12, 8, 40)])]
    first = build(records, Ids())
    assert len(first.relations) == 4
    for seed in range(3):
        assert build(random.Random(seed).sample(records, len(records)), Ids()).relations == first.relations


def test_how_many_are_compared_together_has_no_influence(monkeypatch: pytest.MonkeyPatch) -> None:
    own = [text.paragraphs[:2] for text in articles(6, 78, (400, 500))]
    texts = [ONE, *((*more, *ONE[2:4]) for more in own), ONE[1:4]]
    records = [record(witness(text, f"{n}.txt")) for n, text in enumerate(texts)]
    first = build(records, Ids())
    assert first.relations and "contained" in dict(first.report.witnesses)
    for size in (1, 2):
        monkeypatch.setattr(contain, "_TOGETHER", size)
        assert build(records, Ids()) == first
