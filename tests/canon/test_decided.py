"""What people decided about articles: the same, not the same, the true reading; and decisions that fit no longer."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.canon.corpus import Corpus, build
from cleaner.canon.decisions import Decision, Decisions, LineEnd, Pair, Place, Reading, Wrong
from cleaner.canon.ids import Ids
from cleaner.canon.settle import id_of
from cleaner.canon.witness import FileRecord, Said, Witness
from cleaner.core.rule import Finding
from cleaner.core.rulings import Dismissal, ReadAs, Rulings
from tests.canon.texts import article, groups, noisy, of, record, witness

ONE, OTHER, THIRD = article(1), article(2), article(3)


def place(one: Witness, start: int = 0, end: int = 1) -> Place:
    return Place(one.file, one.sha256, (start, end))


def pair(one: Witness, other: Witness, same: bool) -> Pair:
    return Pair(place(one), place(other), same)


def decided(witnesses: list[Witness], *decisions: Decision) -> Corpus:
    return build([record(w) for w in witnesses], Ids(), decisions=Decisions.of(decisions))


def unfit(built: Corpus) -> list[str]:
    return [row.finding.message for row in built.review if row.finding.code == "COL018"]


def test_articles_that_are_the_same_are_one() -> None:
    a, b, c = witness(ONE, "a.txt"), witness(OTHER, "b.txt"), witness(THIRD, "c.txt")
    built = decided([a, b, c], pair(a, b, True))
    assert groups(built) == [["a.txt", "b.txt"], ["c.txt"]]
    assert unfit(built) == []


def test_what_is_the_same_as_a_copy_comes_with_its_other_copies() -> None:
    copies = [witness(noisy(ONE, 0.02, n), f"{n}.txt") for n in range(3)]
    other = [witness(noisy(OTHER, 0.02, n), f"{n + 5}.txt") for n in range(2)]
    built = decided([*copies, *other], pair(copies[2], other[1], True))
    assert groups(built) == [["0.txt", "1.txt", "2.txt", "5.txt", "6.txt"]]


def test_articles_that_are_different_are_two_and_other_copies_go_where_they_belong() -> None:
    late = (ONE[0], ONE[1].replace("，", "，后来"), *ONE[2:])
    a, b = witness(ONE, "a.txt"), witness(late, "b.txt")
    more = [witness(noisy(ONE, 0.01, 1), "a1.txt"), witness(noisy(late, 0.01, 2), "b1.txt")]
    assert len(decided([a, b, *more]).articles) == 1
    built = decided([a, b, *more], pair(a, b, False))
    assert groups(built) == [["a.txt", "a1.txt"], ["b.txt", "b1.txt"]]
    assert unfit(built) == []


def test_an_excerpt_that_is_an_article_of_its_own() -> None:
    whole, excerpt = witness(ONE, "whole.txt"), witness(ONE[1:4], "excerpt.txt")
    assert groups(decided([whole, excerpt])) == [["excerpt.txt", "whole.txt"]]
    assert groups(decided([whole, excerpt], pair(whole, excerpt, False))) == [["excerpt.txt"], ["whole.txt"]]


def test_a_short_piece_that_is_the_same_is_an_excerpt_of_the_long_one() -> None:
    long, short = witness(ONE, "long.txt"), witness((ONE[0][:20] + OTHER[0][:30],), "short.txt")
    built = decided([long, short], pair(short, long, True))
    one = of(built, "short.txt")
    assert {a.witness.file: (a.kind, a.base) for a in one.witnesses} == {
        "long.txt": ("exact", True),
        "short.txt": ("contained", False),
    }
    assert "".join(text for _, text in one.paragraphs) == "".join(ONE)


def test_the_mould_of_a_decided_pair_is_not_listed() -> None:
    notice = "{}村今年修好了水渠{}条，灌溉田地{}亩，请各户在{}月{}日以前清理门前沟渠。" * 6
    a = witness((notice.format("南坡", 3, 120, 5, 2, *["南坡", "3", "120", "5", "2"] * 5),), "a.txt")
    b = witness((notice.format("北湾", 8, 310, 6, 9, *["北湾", "8", "310", "6", "9"] * 5),), "b.txt")
    assert "COL006" in {row.finding.code for row in decided([a, b]).review}
    for same in (True, False):
        built = decided([a, b], pair(a, b, same))
        assert len(built.articles) == 2 - same
        assert "COL006" not in {row.finding.code for row in built.review}


def test_decisions_that_contradict_one_another_are_reported() -> None:
    a, b, c = witness(ONE, "a.txt"), witness(OTHER, "b.txt"), witness(THIRD, "c.txt")
    built = decided([a, b, c], pair(a, b, True), pair(b, c, True), pair(a, c, False))
    assert len(built.articles) == 2
    assert {"a.txt", "c.txt"} not in [set(group) for group in groups(built)]
    assert unfit(built) == ["the decision same no longer fits: other decisions say that these articles are different"]


def test_a_pair_fits_no_longer_where_there_is_no_article() -> None:
    a, b = witness(ONE, "a.txt"), witness(OTHER, "b.txt")
    nowhere = Pair(place(a), place(b, 10**6, 10**6 + 1), True)
    itself = Pair(place(a), place(a, 1, 2), False)
    gone = Pair(place(a), Place("c.txt", "0" * 64, (0, 1)), True)
    changed = Pair(place(a), Place("b.txt", "0" * 64, (0, 1)), True)
    built = decided([a, b], nowhere, itself, gone, changed)
    assert groups(built) == [["a.txt"], ["b.txt"]]
    assert sorted(m.partition("fits: ")[2] for m in unfit(built)) == [
        "b.txt has changed since",
        "both places are in one and the same raw article",
        "c.txt is not among the raw files",
        "there is no article at the second of its places",
    ]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.booleans()), max_size=8), st.randoms())
def test_every_copy_is_in_one_article_and_what_fits_holds(
    rows: list[tuple[int, int, bool]], chance: random.Random
) -> None:
    texts = [ONE, OTHER, noisy(ONE, 0.01, 1), noisy(ONE, 0.01, 2), noisy(OTHER, 0.01, 3), ONE[1:4], THIRD, THIRD]
    texts += [OTHER[0:3], noisy(THIRD, 0.01, 4)]
    all_of = [witness(text, f"{n}.txt", title=f"题目{n}") for n, text in enumerate(texts)]
    decisions = [pair(all_of[a], all_of[b], same) for a, b, same in rows if a != b]
    built = decided(all_of, *decisions)
    assert sorted(id_of(a.witness) for article in built.articles for a in article.witnesses) == sorted(
        map(id_of, all_of)
    )
    assert all(sum(a.base for a in article.witnesses) == 1 for article in built.articles)
    home = {a.witness.file: article.id for article in built.articles for a in article.witnesses}
    unfitting = {(row.file, row.finding.span) for row in built.review if row.finding.code == "COL018"}
    for each in decisions:
        together = home[each.place.file] == home[each.other.file]
        if not each.same:
            assert not together
        elif not any((p.file, p.span) in unfitting for p in (each.place, each.other)):
            assert together
    shuffled = list(all_of)
    chance.shuffle(shuffled)
    chance.shuffle(decisions)
    assert decided(shuffled, *decisions) == built


def test_without_decisions_nothing_is_different() -> None:
    copies = [witness(noisy(ONE, 0.02, n), f"{n}.txt") for n in range(3)]
    plain = build([record(w) for w in copies], Ids())
    assert decided(copies) == plain
    assert decided([*copies, witness(OTHER, "b.txt")], pair(copies[0], copies[1], True)).articles[0] in (
        *plain.articles,
        of(decided([witness(OTHER, "b.txt")]), "b.txt"),
    )


GOOD = (
    "春分那天放水，大家都来看。云溪县的渡船从前用篙，后来用桨，再后来装上了柴油机，如今换成了电动船，船顶铺着光伏板，"
    "晴天能跑上整天。船工是父子，父亲管上午，儿子管下午，交班的时候互相拍拍肩膀，从来不多说话。"
)
BAD = GOOD.replace("桨", "浆")


def reading(w: Witness, at: int, text: str, size: int = 1) -> tuple[Decision, FileRecord]:
    """A decision on what stands at a place of a witness, and its record."""
    ruling = ReadAs((at, at + size), text)
    found = replace(record(w), rulings=Rulings(readings=(ruling,)), said=(Said(0, at, at + size, ruling),))
    return Reading(Place(w.file, w.sha256, ruling.span), text), found


@pytest.mark.parametrize("bound", ["a.txt", "b.txt"])
@pytest.mark.parametrize("text", ["桨", "浆"])
def test_the_decided_reading_is_chosen_whichever_copy_it_is_bound_to(bound: str, text: str) -> None:
    copies = {"a.txt": witness((GOOD,), "a.txt"), "b.txt": witness((BAD,), "b.txt")}
    decision, found = reading(copies[bound], GOOD.index("桨"), text)
    records = [found if name == bound else record(w) for name, w in copies.items()]
    built = build(records, Ids(), decisions=Decisions.of([decision]))
    (one,) = built.articles
    assert [(v.chosen, v.why, v.sure) for v in one.variants] == [(text, "COL017", 1.0)]
    assert one.paragraphs[0][1] == (GOOD if text == "桨" else BAD)
    assert unfit(built) == [] and "COL004" not in {row.finding.code for row in built.review}


def test_later_places_in_the_paragraph_stay_where_they_are() -> None:
    copies = [
        witness((GOOD,), "a.txt"),
        witness((BAD.replace("春分", "春分的", 1),), "b.txt"),
    ]
    decision, found = reading(copies[1], GOOD.index("春分") + 2, "的")
    (one,) = build([record(copies[0]), found], Ids(), decisions=Decisions.of([decision])).articles
    text = one.paragraphs[0][1]
    assert "春分的那天" in text
    assert [text[v.offset :].startswith(v.chosen) for v in one.variants] == [True, True]
    other, found = reading(copies[1], GOOD.index("春分") + 2, "")
    (one,) = build([record(copies[0]), found], Ids(), decisions=Decisions.of([other])).articles
    text = one.paragraphs[0][1]
    assert "春分那天" in text
    assert one.variants[0].why == "COL017"
    assert [text[v.offset :].startswith(v.chosen) for v in one.variants] == [True, True]


def test_a_decided_reading_holds_against_any_vote() -> None:
    copies = [witness((text,), f"{n}.txt") for n, text in enumerate([BAD, GOOD, GOOD.replace("船工", "船上"), GOOD])]
    decision, found = reading(copies[0], GOOD.index("桨"), "浆")
    (one,) = build([found, *map(record, copies[1:])], Ids(), decisions=Decisions.of([decision])).articles
    assert "后来用浆" in one.paragraphs[0][1]


def test_a_reading_fits_no_longer_where_copies_do_not_differ_or_none_has_it() -> None:
    copies = [witness((GOOD,), "a.txt"), witness((BAD,), "b.txt")]
    for at, text in ((GOOD.index("桨"), "橹"), (3, "来")):
        decision, found = reading(copies[0], at, text)
        built = build([found, record(copies[1])], Ids(), decisions=Decisions.of([decision]))
        assert unfit(built) == [
            f"the decision reading {text!r} no longer fits: it is not one of the readings of a variant there any more"
        ]
        assert {v.why for a in built.articles for v in a.variants} == {"COL004"}


def test_what_is_idle_in_a_file_is_reported() -> None:
    one = witness(ONE, "a.txt")
    idle = Rulings((Dismissal("NOR040", (3, 4)),), (7,), (9,))
    decisions = [Wrong(place(one, 3, 4), "NOR040"), LineEnd(place(one, 7, 8), True), LineEnd(place(one, 9, 10), False)]
    built = build([replace(record(one), rulings=idle, idle=idle)], Ids(), decisions=Decisions.of(decisions))
    assert [m.split(" no longer")[0] for m in unfit(built)] == [
        "the decision wrong NOR040",
        "the decision join",
        "the decision break",
    ]
    used = build([replace(record(one), rulings=idle)], Ids(), decisions=Decisions.of(decisions))
    assert unfit(used) == []


def test_a_finding_of_the_whole_corpus_can_be_dismissed() -> None:
    copies = [witness((GOOD,), "a.txt"), witness((BAD,), "b.txt")]
    (row,) = [r for r in decided(copies).review if r.finding.code == "COL004"]
    mine = next(w for w in copies if w.file == row.file)
    idle = Rulings((Dismissal("COL004", row.finding.span),))
    records = [replace(record(w), rulings=idle, idle=idle) if w is mine else record(w) for w in copies]
    built = build(records, Ids(), decisions=Decisions.of([Wrong(place(mine, *row.finding.span), "COL004")]))
    assert [r.finding.code for r in built.review] == []


def test_two_decisions_on_one_line_end() -> None:
    one = witness(ONE, "a.txt")
    decisions = [LineEnd(place(one, 7, 8), join) for join in (True, False)]
    assert unfit(build([record(one)], Ids(), decisions=Decisions.of(decisions))) == [
        "the decision break no longer fits: another decision says that the paragraph goes on there"
    ]


def test_findings_of_files_are_not_touched_by_pairs() -> None:
    found = Finding("SEG001", (0, 3), "is this a title?")
    records = [replace(record(witness(text, f"{n}.txt")), findings=(found,)) for n, text in enumerate((ONE, OTHER))]
    for first, second in combinations(records, 2):
        both = pair(first.witnesses[0], second.witnesses[0], True)
        assert [r.finding for r in build(records, Ids(), decisions=Decisions.of([both])).review].count(found) == 2
