"""Which copy the text is built on, and which readings it has."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.canon import collate as module
from cleaner.canon.align import Difference, differences, outline, passages
from cleaner.canon.collate import Copy, Variant
from cleaner.canon.corpus import build
from cleaner.canon.ids import Ids
from cleaner.canon.judge import Judge, Place
from cleaner.canon.language import Language
from cleaner.canon.usage import Usage
from cleaner.config import Config
from tests.canon.texts import article, base, corpus, noisy, of, record, witness

ONE = article(1)
USAGE = Usage.of((str(seed), "".join(article(seed))) for seed in range(50, 60))


def collate(paragraphs: list[str], base: int, copies: list[Copy]) -> tuple[list[str], list[Variant]]:
    done = module.collate(paragraphs, base, copies, Language.of(USAGE, ""))
    return list(done.paragraphs), list(done.variants)


def chosen(text: str, *others: str, excerpt: bool = False) -> str:
    out, _ = collate([text], 0, [Copy(n, other, excerpt) for n, other in enumerate(others, 1)])
    return out[0]


def test_the_clean_copy_is_the_base_whatever_its_length_order_and_name() -> None:
    for names in (("a.txt", "b.txt", "c.txt"), ("c.txt", "b.txt", "a.txt")):
        longest = (*noisy(ONE, 0.04, 1), "排版工人按：此文曾在壁报张贴。")
        built = corpus(witness(longest, names[0]), witness(ONE, names[1]), witness(noisy(ONE, 0.04, 2), names[2]))
        assert len(built.articles) == 1
        assert base(built.articles[0]) == names[1]


def test_a_line_of_the_title_that_another_copy_divided_is_no_kicker() -> None:
    worse = noisy(ONE, 0.04, 1)
    for kicker, wanted in (("守着渡口", None), ("湖区行走", "湖区行走")):
        built = corpus(
            witness(ONE, "a.txt", title="守着渡口 等一条船"),
            witness(worse, "b.txt", title="等一条船", kicker=kicker),
        )
        (one,) = built.articles
        assert (one.title, one.kicker) == ("守着渡口 等一条船", wanted)


def test_a_complete_copy_is_preferred_to_an_incomplete_one() -> None:
    cut = (*ONE[:-1], ONE[-1][:40])
    built = corpus(
        witness(noisy(ONE, 0.02, 1), "whole.txt"), witness(cut, "cut.txt", complete=False, continued_on="第4版")
    )
    assert base(of(built, "cut.txt")) == "whole.txt"
    assert of(built, "cut.txt").complete


@pytest.mark.parametrize(
    "worse",
    [
        pytest.param(tuple(p.replace("，", "") for p in ONE), id="punctuation lost"),
        pytest.param((ONE[0][:30] + ONE[0][20:], *ONE[1:]), id="stutter"),
        pytest.param(tuple(p.replace("油茶", "油\ufffd") for p in ONE), id="replacement characters"),
        pytest.param(tuple(p.replace("，", ",") for p in ONE), id="half-width punctuation"),
        pytest.param((ONE[0][:50], ONE[0][50:], *ONE[1:]), id="broken paragraph"),
    ],
)
def test_the_suspicious_copy_is_not_the_base(worse: tuple[str, ...]) -> None:
    built = corpus(witness(worse, "a.txt"), witness(ONE, "b.txt"))
    assert [base(a) for a in built.articles] == ["b.txt"]
    assert "".join(text for _, text in built.articles[0].paragraphs) == "".join(ONE)


def test_text_that_was_simplified_from_the_start_is_preferred() -> None:
    near = (ONE[0].replace("在", "于"), *ONE[1:])
    built = corpus(witness(near, "a.txt"), witness(ONE, "b.txt", converted=True))
    assert [base(a) for a in built.articles] == ["a.txt"]


def test_three_noisy_copies_vote_the_errors_out() -> None:
    built = corpus(*(witness(noisy(ONE, 0.03, seed), f"{seed}.txt") for seed in range(3)))
    found = "".join(text for _, text in built.articles[0].paragraphs)
    wrong = sum(max(a1 - a0, b1 - b0) for a0, a1, b0, b1 in differences("".join(ONE), found))
    single = min(sum(map(str.__ne__, "".join(ONE), "".join(noisy(ONE, 0.03, seed)))) for seed in range(3))
    assert wrong * 5 < single


def test_copies_with_the_same_text_have_one_voice() -> None:
    bad = "船工们在渡口播种小麦，今年收成很好。"
    good = "船工们在渡口修补木船，今年收成很好。"
    assert chosen(good, bad, bad) == good
    assert chosen(good, bad, bad.replace("很好", "真好")) == bad
    errs_too = bad.replace("今年", "令年").replace("收成", "收戍").replace("船工", "舡工")
    assert chosen(good, errs_too, errs_too.replace("很好", "真好")).startswith("船工们")


def test_numbers_are_decided_by_copies_that_agree_and_by_nothing_else() -> None:
    text = "合作社今年收稻谷{}吨，果农都很{}。"
    assert chosen(text.format(38, "高兴"), text.format(88, "高兴")) == text.format(38, "高兴")
    assert "收稻谷88吨" in chosen(text.format(38, "高兴"), text.format(88, "欢喜"), text.format(88, "快活"))
    assert "收稻谷38吨" in chosen(text.format(38, "高兴"), text.format(88, "欢喜"), text.format(83, "快活"))


def test_a_protected_word_is_not_replaced_on_likelihood() -> None:
    text = "县里办起了农业研{}站。"
    base, other = text.format("宄"), text.format("究")

    def with_protected(*words: str) -> str:
        language = Language.of(replace(USAGE, protected=words), "")
        return module.collate([base], 0, [Copy(1, other)], language).paragraphs[0]

    assert with_protected() == with_protected("农业", "研究站") == other
    assert with_protected("研宄站") == with_protected("宄") == base
    language = Language.of(replace(USAGE, protected=("研宄站",)), "")
    votes = module.collate([base], 0, [Copy(n, other) for n in (1, 2, 3)], language)
    assert votes.variants, "the other reading is recorded"


def test_the_protected_words_of_the_settings_reach_collation() -> None:
    first = "县里办起了农业研{}站。"
    records = [
        record(witness((first.format("宄"), *ONE), "a.txt")),
        record(witness((first.format("究"), *noisy(ONE, 0.003, 1)), "b.txt")),
    ]
    for words, said in ((), "究"), (("研宄站",), "宄"):
        (article,) = build(records, Ids(), Config(protected=words)).articles
        assert base(article) == "a.txt"
        assert article.text.startswith(first.format(said))


def test_what_an_ignored_rule_would_list_is_not_listed() -> None:
    records = [record(witness(ONE, "a.txt")), record(witness((ONE[0].replace("，", "；"), *ONE[1:]), "web/b.txt"))]
    assert {row.finding.code for row in build(records, Ids()).review} == {"COL004"}
    assert not build(records, Ids(), Config(ignore=("COL",))).review


def test_what_is_quoted_is_never_changed_on_likelihood_alone() -> None:
    text = "县里办起了{}。"
    assert chosen(text.format("农业研宄站"), text.format("农业研究站")) == text.format("农业研究站")
    quoted = text.format("“农业研宄站”")
    assert chosen(quoted, text.format("“农业研究站”")) == quoted


def test_a_stutter_in_one_of_two_copies_is_dropped() -> None:
    assert (
        chosen("村里的果果园开放了，大家很高兴。", "村里的果园开放了，大家很高兴。") == "村里的果园开放了，大家很高兴。"
    )
    assert chosen("果园里的梨树，，开花了。", "果园里的梨树，开花了。") == "果园里的梨树，开花了。"


@pytest.mark.parametrize(
    ("one", "two"),
    [("他常常到果园来。", "他常到果园来。"), ("他的的确来过。", "他的确来过。"), ("收稻谷11吨。", "收稻谷1吨。")],
)
def test_doubling_that_may_be_meant_is_left(one: str, two: str) -> None:
    assert chosen(one, two) == one
    assert chosen(two, one) == two


def test_a_word_is_preferred_to_none() -> None:
    good, bad = "县里办起了农业研究站。", "县里办起了农业研宄站。"
    assert chosen(bad, good) == good
    assert chosen(good, bad) == good


def test_where_nothing_decides_the_base_stays_and_the_variant_is_open() -> None:
    out, variants = collate(["老木匠姓桂，住在河东。"], 0, [Copy(1, "老木匠姓柳，住在河东。")])
    assert out == ["老木匠姓桂，住在河东。"]
    assert [(v.paragraph, v.offset, v.chosen, v.why) for v in variants] == [(0, 4, "桂", "COL004")]
    assert [(r.text, r.witnesses) for r in variants[0].readings] == [("桂", (0,)), ("柳", (1,))]


def test_variants_say_where_they_stand_in_the_text_as_printed() -> None:
    paragraphs = ["渡口的船船工捉了鱼。", "老木匠姓桂，住在河东。"]
    out, variants = collate(paragraphs, 0, [Copy(1, "渡口的船工捉了鱼。老木匠姓柳，住在河东。")])
    for variant in variants:
        assert out[variant.paragraph][variant.offset :].startswith(variant.chosen)
    assert [(v.paragraph, v.chosen) for v in variants] == [(0, ""), (1, "桂")]


def test_a_mark_missing_at_the_end_of_a_paragraph_belongs_to_it() -> None:
    paragraphs = ["船工修船", "木匠刨木。"]
    out, variants = collate(paragraphs, 0, [Copy(1, "船工修船。木匠刨木。"), Copy(2, "船工修船。木匠刨木！")])
    assert out[0] == "船工修船。"
    assert variants[0].paragraph == 0


def test_an_excerpt_votes_only_where_it_stands() -> None:
    text = "".join(ONE)
    passage = text[300:600]
    wrong = text[:400] + "宄" + text[401:]
    out, variants = collate(
        [wrong], 0, [Copy(1, passage + "编者节选。", True), Copy(2, text[:700] + "囗" + text[701:])]
    )
    assert out == [text]
    assert [v.offset for v in variants] == [400, 700]


@given(st.lists(st.text("天地人和，。1八", min_size=1, max_size=12), min_size=1, max_size=4), st.data())
def test_every_reading_is_one_that_a_copy_has(paragraphs: list[str], data: st.DataObject) -> None:
    texts = [data.draw(st.text("天地人和，。1八", max_size=30)) for _ in range(data.draw(st.integers(0, 4)))]
    out, variants = collate(paragraphs, 0, [Copy(n, text) for n, text in enumerate(texts, 1)])
    assert len(out) == len(paragraphs)
    for variant in variants:
        assert out[variant.paragraph][variant.offset :].startswith(variant.chosen) or variant.why == "COL004"
        for reading in variant.readings:
            for number in reading.witnesses:
                assert reading.text in ("".join(paragraphs) if number == 0 else texts[number - 1])
    if not variants:
        assert out == paragraphs


def test_a_reading_of_nothing_that_stands_beside_nothing_is_judged_too() -> None:
    out, _ = collate(["1", "111", "1天"], 0, [Copy(1, "1天"), Copy(2, "天11。")])
    assert len(out) == 3


@given(st.text("天地人和山水", max_size=60), st.text("天地人和山水", max_size=60))
def test_differences_rebuild_the_other_text(a: str, b: str) -> None:
    out, at = [], 0
    for a0, a1, b0, b1 in differences(a, b):
        out.append(a[at:a0] + b[b0:b1])
        at = a1
    assert "".join(out) + a[at:] == b


def test_long_texts_are_compared_in_pieces() -> None:
    one = "".join("".join(article(seed, 40)) for seed in range(12))
    two = one[:5000] + "新添一句。" + one[5000:15000] + one[15040:]
    rows = differences(one, two)
    assert sum(max(a1 - a0, b1 - b0) for a0, a1, b0, b1 in rows) <= 45


def test_of_a_long_passage_written_anew_only_the_edges_are_compared() -> None:
    same, old = "".join(article(1, 200)), "".join(article(2, 400))
    one, two = same + old + same[:2000], same + old[::-1] + same[:2000]
    rows = differences(one, two)
    assert rebuilt(one, two, rows) == two
    assert max(a1 - a0 for a0, a1, _, _ in rows) > 10_000


def rebuilt(a: str, b: str, rows: list[Difference]) -> str:
    out, at = [], 0
    for a0, a1, b0, b1 in rows:
        out.append(a[at:a0] + b[b0:b1])
        at = a1
    return "".join(out) + a[at:]


@pytest.mark.parametrize("shared", [0, 900])
def test_of_long_texts_that_share_little_the_rest_is_not_compared(shared: int) -> None:
    one = "".join("".join(article(seed, 40)) for seed in range(4))
    passage = one[3000 : 3000 + shared]
    two = "".join("".join(article(seed, 40)) for seed in range(20, 22)) + passage + "".join(article(22, 40))
    rows = outline(one, two)
    assert rebuilt(one, two, rows) == two
    assert any(max(a1 - a0, b1 - b0) > 1000 for a0, a1, b0, b1 in rows)
    longest = max((p.a1 - p.a0 for p in passages(len(one), rows)), default=0)
    assert shared <= longest <= shared + 100


@given(st.text("“”《》水，", max_size=12), st.integers(0, 12), st.integers(0, 3))
def test_a_place_in_quotation_marks_is_known_by_its_inside(text: str, start: int, length: int) -> None:
    start, end = min(start, len(text)), min(start + length, len(text))
    quoted = [m.span() for m in re.finditer("[“‘《][^“”‘’《》]*[”’》]", text)]
    inside = any((lo < end and start < hi) or lo < start < hi for lo, hi in quoted)
    judge = Judge(text, (0, len(text)), Language.of(USAGE, ""))
    assert judge.is_quoted(Place(start, end, ("", "水"), ((0,), (1,)))) == inside
