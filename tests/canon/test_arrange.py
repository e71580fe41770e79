"""Order and division of paragraphs, as the copies attest them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.canon.texts import articles
from cleaner.canon.arrange import Arranged, arrange
from cleaner.canon.canonical import CanonicalArticle
from cleaner.canon.version import Version
from tests.canon.texts import base, corpus, noisy, witness

ONE = articles(1, 77, (900, 1200))[0].paragraphs[:6]
CUT = ONE[2].index("班主任") + 1
TORN = (*ONE[:2], ONE[2][:CUT], ONE[2][CUT:], *ONE[3:])
EARLY = (*ONE[:2], ONE[2][:CUT], ONE[3], ONE[2][CUT:], *ONE[4:])  # a column came in between
SWAPPED = (*ONE[:2], ONE[3], ONE[2], *ONE[4:])
RUN_ON = (*ONE[:2], ONE[2] + ONE[3], *ONE[4:])


def arranged(*copies: tuple[str, ...], roles: dict[str, str] | None = None) -> Arranged:
    """The copies arranged, the first as the base, each a voice of its own."""
    roles = roles or {}
    versions = [Version((n,), tuple((roles.get(p, "body"), p) for p in copy)) for n, copy in enumerate(copies)]
    return arrange(versions, lambda ordered: {})


def texts(found: Arranged) -> tuple[str, ...]:
    return tuple(text for _, text in found.paragraphs)


def whys(found: Arranged) -> list[str]:
    return [variant.why for variant in found.variants(texts(found))]


def only(*copies: tuple[str, ...]) -> CanonicalArticle:
    (found,) = corpus(*(witness(copy, f"{n}.txt") for n, copy in enumerate(copies))).articles
    return found


def test_copies_that_are_divided_alike_are_left_alone() -> None:
    found = arranged(noisy(ONE, 0.04, 1), noisy(ONE, 0.04, 2), ONE)
    assert texts(found) == noisy(ONE, 0.04, 1) and whys(found) == []


@pytest.mark.parametrize("others", [1, 2, 3])
@pytest.mark.parametrize("rate", [0.0, 0.03])
def test_a_paragraph_broken_in_mid_sentence_is_whole_again(others: int, rate: float) -> None:
    copies = [noisy(ONE, rate, seed) for seed in range(others)]
    found = arranged(TORN, *copies)
    assert texts(found) == ONE
    assert whys(found) == ["COL015"]
    (variant,) = found.variants(texts(found))
    assert (variant.paragraph, variant.offset, variant.chosen) == (2, CUT, "")
    assert [(r.text, r.witnesses) for r in variant.readings] == [("\n\n", (0,)), ("", tuple(range(1, others + 1)))]
    assert found.rejected() == {0: 1}


def test_two_scans_of_one_page_do_not_outvote_the_whole_paragraph() -> None:
    assert texts(arranged(TORN, noisy(TORN, 0.02, 1), ONE)) == ONE
    assert texts(arranged(ONE, TORN, noisy(TORN, 0.02, 1))) == ONE


def test_paragraphs_run_together_are_divided_where_two_others_agree() -> None:
    found = arranged(RUN_ON, ONE, noisy(ONE, 0.02, 1))
    assert texts(found) == ONE
    (variant,) = found.variants(texts(found))
    assert (variant.paragraph, variant.offset, variant.chosen, variant.why) == (2, len(ONE[2]), "\n\n", "COL015")


def test_two_others_that_have_one_paragraph_are_followed() -> None:
    assert texts(arranged(ONE, RUN_ON, noisy(RUN_ON, 0.02, 1))) == RUN_ON


@pytest.mark.parametrize(("one", "other"), [(ONE, RUN_ON), (RUN_ON, ONE)])
def test_of_two_copies_divided_at_the_end_of_a_sentence_none_is_followed(
    one: tuple[str, ...], other: tuple[str, ...]
) -> None:
    found = arranged(one, other)
    assert texts(found) == one and whys(found) == ["COL004"]
    assert found.rejected() == {}


def test_a_full_stop_lost_at_the_end_of_a_paragraph_tears_nothing() -> None:
    lost = (*ONE[:2], ONE[2].removesuffix("。"), *ONE[3:])
    assert len(texts(arranged(lost, RUN_ON))) == len(ONE)


def test_a_heading_is_its_own_paragraph_again() -> None:
    heading = "河东果园的新办法"
    divided = (*ONE[:2], heading, *ONE[2:])
    run_on = (*ONE[:2], heading + ONE[2], *ONE[3:])
    found = arranged(run_on, divided, noisy(divided, 0.02, 1), roles={heading: "heading"})
    assert found.paragraphs[2] == ("heading", heading)
    kept = arranged(divided, run_on, noisy(run_on, 0.02, 1), roles={heading: "heading"})
    assert kept.paragraphs[2] == ("heading", heading) and whys(kept) == ["COL004"]
    assert texts(arranged(divided, run_on)) == divided


def test_verse_and_rows_are_not_joined() -> None:
    verse = ("渡口的船还没有回来", "江上的雾已经散了", "老人坐在石阶上", "数着远处的桅灯")
    rows = (
        "南坡村 水稻三百亩 油茶二百亩 水渠十二里 果园五处 船二十条",
        "河东村 水稻五百亩 油茶一百亩 水渠八里 果园三处",
    )
    for lines in (verse, rows):
        copy = (*ONE, *lines, ONE[0])
        assert texts(arranged(copy, (*ONE, "".join(lines), ONE[0]))) == copy


@pytest.mark.parametrize("rate", [0.0, 0.03])
def test_the_order_that_two_others_have_is_followed(rate: float) -> None:
    found = arranged(SWAPPED, noisy(ONE, rate, 1), noisy(ONE, rate, 2))
    assert texts(found) == ONE
    (variant,) = found.variants(texts(found))
    assert variant.why == "COL016" and variant.offset == 0
    assert variant.chosen == ONE[variant.paragraph] and variant.paragraph in (2, 3)
    assert {r.witnesses for r in variant.readings} == {(0,), (1, 2)}


def test_a_column_read_too_early_is_put_back() -> None:
    for copies in ((EARLY, ONE), (EARLY, ONE, noisy(ONE, 0.03, 1)), (EARLY, noisy(ONE, 0.03, 1))):
        found = arranged(*copies)
        assert texts(found) == ONE
        assert sorted(whys(found)) == ["COL015", "COL016"]


def test_a_caption_in_the_gap_of_a_paragraph_goes_behind_it() -> None:
    caption = "图为雨后的渡口，船工们在岸边修补木船"
    early = (*ONE[:2], ONE[2][:CUT], caption, ONE[2][CUT:], *ONE[3:])
    whole = (*ONE[:3], caption, *ONE[3:])
    found = arranged(early, whole, roles={caption: "caption"})
    assert texts(found) == whole and found.paragraphs[3] == ("caption", caption)


def test_of_two_copies_in_another_order_none_is_followed_without_a_torn_sentence() -> None:
    found = arranged(SWAPPED, ONE)
    assert texts(found) == SWAPPED and whys(found) == ["COL004"]
    assert texts(arranged(ONE, EARLY)) == ONE


def test_a_copy_in_another_order_is_compared_paragraph_by_paragraph() -> None:
    worse = noisy(SWAPPED, 0.02, 3)
    found = only(ONE, worse, noisy(ONE, 0.03, 4))
    assert tuple(text for _, text in found.paragraphs) == ONE
    (moved,) = [v for v in found.variants if max(len(r.text) for r in v.readings) > 20]
    assert moved.chosen == ONE[moved.paragraph] and moved.why == "COL005"


def test_the_canonical_article_is_whole_though_its_base_is_not() -> None:
    better = tuple(p.replace("，", "", 1) for p in EARLY)  # few faults, but another order
    found = only(noisy(EARLY, 0.002, 5), noisy(ONE, 0.04, 2), noisy(ONE, 0.04, 3), better)
    assert base(found) in ("0.txt", "3.txt")
    assert [len(text) for _, text in found.paragraphs] == [len(text) for text in ONE]
    for variant in found.variants:
        text = found.paragraphs[variant.paragraph][1]
        assert (text + "\n\n")[variant.offset :].startswith(variant.chosen) or variant.why == "COL004"


def test_a_break_behind_a_mark_that_does_not_count_stands_behind_it() -> None:
    marked = (*ONE[:2], ONE[2] + "※※※", *ONE[3:])
    found = arranged(marked, (*ONE[:2], ONE[2] + ONE[3], *ONE[4:]))
    (variant,) = found.variants(texts(found))
    assert (variant.paragraph, variant.offset, variant.chosen) == (2, len(marked[2]), "\n\n")


def test_an_incomplete_copy_says_nothing_about_what_it_lacks() -> None:
    assert texts(arranged(ONE, ONE[:3], ONE[4:])) == ONE
    assert whys(arranged(ONE, ONE[:3])) == []


SENTENCES = [said + "。" for said in "".join(ONE).split("。")[:-1]] + ["※※※", "渡口新闻", "船工们说，", "2026年"]
PARAGRAPHS = st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3).map("".join), max_size=8).map(tuple)


@given(PARAGRAPHS, st.lists(PARAGRAPHS, min_size=1, max_size=3), st.data())
def test_no_character_of_the_base_is_lost_or_doubled(
    one: tuple[str, ...], others: list[tuple[str, ...]], data: st.DataObject
) -> None:
    shuffled = tuple(data.draw(st.permutations(one)))
    found = arranged(one, shuffled, *others)
    assert sorted("".join(texts(found))) == sorted("".join(one))
    for variant in found.variants(texts(found)):
        text = texts(found)[variant.paragraph] + "\n\n"
        assert text[variant.offset :].startswith(variant.chosen)
        assert variant.chosen in [r.text for r in variant.readings]
        assert all(r.witnesses for r in variant.readings)
