"""Which raw articles become one, and which stay two."""

from __future__ import annotations

import random

import pytest

from cleaner.canon.corpus import build
from cleaner.canon.ids import Ids
from cleaner.config import Config, Thresholds
from tests.canon.texts import article, base, corpus, groups, kinds, noisy, of, record, witness

ONE = article(1)
OTHER = article(2)

NOTICE = (
    "经镇公所研究决定，第{n}期果树嫁接培训班定于{m}月{d}日在农科站礼堂开课，学员须于当日上午{h}时前到场签到。"
    "培训班免收学费，学员自备嫁接刀和笔记本，食宿由农科站安排。报名名额{k}人，额满为止，请各村尽早上报名单。"
    "如遇大雨或道路不通，开课日期顺延，另行通知。联系电话见农科站门前公告栏，望互相转告，切勿误期。",
)


def notice(n: int, m: int, d: int, h: int, k: int) -> tuple[str, ...]:
    return tuple(p.format(n=n, m=m, d=d, h=h, k=k) for p in NOTICE)


@pytest.mark.parametrize("percent", [0, 1, 3, 5])
def test_noisy_copies_are_one_article(percent: int) -> None:
    copies = [witness(noisy(ONE, percent / 100, seed), f"{seed}.txt") for seed in range(4)]
    built = corpus(*copies, witness(OTHER, "other.txt"))
    assert groups(built) == [["0.txt", "1.txt", "2.txt", "3.txt"], ["other.txt"]]


def test_two_editions_of_a_book_are_one_and_another_book_is_not() -> None:
    book = article(1, 2000)
    copies = witness(book, "first.txt"), witness(noisy(book, 0.02, 1), "second.txt")
    built = corpus(*copies, witness(article(2, 2000), "other.txt"))
    assert groups(built) == [["first.txt", "second.txt"], ["other.txt"]]


def test_a_book_of_which_a_third_was_written_anew_is_another() -> None:
    book, anew = article(1, 2000), article(2, 2000)
    built = corpus(witness(book, "first.txt"), witness((*book[:260], *anew[260:]), "second.txt"))
    assert groups(built) == [["first.txt"], ["second.txt"]]


def test_unrelated_articles_stay_apart() -> None:
    built = corpus(*(witness(article(seed), f"{seed:02}.txt") for seed in range(40)))
    assert len(built.articles) == 40


@pytest.mark.parametrize(
    "change",
    [
        {"n": 4},
        {"m": 6},
        {"d": 19},
        {"h": 7, "k": 60},
        {"n": 5, "m": 7, "d": 2, "k": 25},
    ],
)
def test_notices_with_other_numbers_stay_apart_and_are_listed(change: dict[str, int]) -> None:
    first = {"n": 3, "m": 5, "d": 12, "h": 8, "k": 40}
    built = corpus(witness(notice(**first), "a.txt"), witness(notice(**first | change), "b.txt"))
    assert groups(built) == [["a.txt"], ["b.txt"]]
    assert {row.finding.code for row in built.review} == {"COL006"}


def test_notices_with_chinese_numerals_stay_apart() -> None:
    text = notice(3, 5, 12, 8, 40)[0]
    one, two = text.replace("3", "三"), text.replace("3", "十四")
    assert len(corpus(witness((one,), "a.txt"), witness((two,), "b.txt")).articles) == 2


def test_notices_about_other_people_stay_apart() -> None:
    mould = "经镇公所研究，同意聘任{}为河东果园管理员，负责果树修剪、病虫防治和账目登记，{}应于接到通知后到果园报到。"
    mould += "聘任期内须遵守果园各项规定，按月向农科站报告果树长势，遇有灾情立即上报，不得擅自离岗。"
    mould += "望各村支持其工作，协助办好移交手续，特此公告。"
    one, two = mould.format("柳青松", "柳青松"), mould.format("桂小枫", "桂小枫")
    assert len(corpus(witness((one,), "a.txt"), witness((two,), "b.txt")).articles) == 2


@pytest.mark.parametrize(
    ("one", "other"), [("12户", "13户"), ("二十年", "三十年"), ("郑远帆", "郑小舟"), ("马大成", "吴小舟")]
)
def test_one_number_or_name_parts_long_texts_that_are_otherwise_equal(one: str, other: str) -> None:
    """Nothing in them says that characters were misread: who wrote another number or name meant it."""
    first, *rest = article(31, 60)
    left, right = ((f"{first}这件事由{what}记着。", *rest) for what in (one, other))
    built = corpus(witness(left, "a.txt", title="河边的事"), witness(right, "b.txt", title="河边的事"))
    assert groups(built) == [["a.txt"], ["b.txt"]]
    assert [relation.kind for relation in built.relations] == ["mould"]


def test_one_word_edited_parts_no_copies() -> None:
    first, *rest = article(31, 60)
    original, edited = ((f"{first}{who}都说好。", *rest) for who in ("众人", "大家"))
    built = corpus(witness(original, "a.txt", title="河边的事"), witness(edited, "b.txt", title="河边的事"))
    assert groups(built) == [["a.txt", "b.txt"]]


@pytest.mark.parametrize("percent", [0.3, 1, 3])
@pytest.mark.parametrize(("one", "other"), [("风从河上来", "记一位守河人"), ("我县启动护河行动", "30名老人上堤守夜")])
def test_each_paper_has_a_headline_of_its_own(percent: float, one: str, other: str) -> None:
    said = article(17, 40)
    built = corpus(witness(said, "a.txt", title=one), witness(noisy(said, percent / 100, 5), "b.txt", title=other))
    assert groups(built) == [["a.txt", "b.txt"]]


def test_titles_that_number_other_issues_speak_against() -> None:
    text = notice(3, 5, 12, 8, 40)
    a = witness(text, "a.txt", title="农科站公告第3号")
    b = witness((text[0].replace("尽早", "及早"),), "b.txt", title="农科站公告第4号")
    assert len(corpus(a, b).articles) == 2


def test_one_wrong_digit_in_a_noisy_copy_does_not_part_it() -> None:
    text = (*ONE, "合作社去年收稻谷38吨，今年扩种油茶120亩，修渠15里，添置木船6条，受益农户210家。")
    worse = noisy(text, 0.03, 7)
    worse = (*worse[:-1], text[-1].replace("120", "170"))
    assert len(corpus(witness(text, "a.txt"), witness(worse, "b.txt")).articles) == 1


def test_short_texts_that_are_alike_need_the_same_title_and_date() -> None:
    text = ("晨雾里的渡口，船工正在解缆。",)
    same = [witness(text, "a.txt", title="渡口"), witness(text, "b.txt", title="渡口")]
    assert len(corpus(*same).articles) == 1
    assert len(corpus(same[0], witness(text, "b.txt", title="晨雾")).articles) == 2
    dated = [witness(text, f"{day}.txt", title="渡口", date=f"2025-03-{day}") for day in ("01", "08")]
    assert len(corpus(*dated).articles) == 2
    assert len(corpus(same[0], dated[0]).articles) == 1


def test_how_alike_short_texts_must_be_is_a_setting() -> None:
    text = "晨雾里的渡口，船工正在解缆，岸上的人挑着担子等船，孩子们在沙地上追着跑。"
    like = text.replace("解缆", "收缆").replace("担子", "筐子").replace("追着", "笑着")  # 3 of 36 differ: 0.92
    records = [record(witness((said,), file, title="渡口")) for said, file in ((text, "a.txt"), (like, "b.txt"))]
    for least, articles in ((0.90, 1), (0.95, 2)):
        config = Config(thresholds=Thresholds(same_short_article=least))
        assert len(build(records, Ids(), config).articles) == articles


def test_clusters_do_not_chain() -> None:
    """Each of a row of drafts is near the next, but the first is far from the last."""
    r = random.Random(3)
    drafts, sentences = [], list("".join(article(5, 40)).split("。"))[:-1]
    other = list("".join(article(6, 40)).split("。"))[:-1]
    order = r.sample(range(40), 40)
    for step in range(0, 33, 4):
        text = "。".join(other[i] if i in order[:step] else sentences[i] for i in range(40)) + "。"
        drafts.append(witness((text,), f"{step:02}.txt"))
    built = corpus(*drafts)
    assert len(built.articles) > 1
    for one in built.articles:
        assert all(a.similarity >= 0.8 for a in one.witnesses)
    assert of(built, "00.txt").id != of(built, "32.txt").id


@pytest.mark.parametrize("percent", [0, 3])
def test_an_excerpt_of_a_third_is_a_contained_witness(percent: int) -> None:
    excerpt = noisy(ONE[2:4], percent / 100, 5)
    built = corpus(witness(ONE, "whole.txt", title="南坡纪事"), witness(excerpt, "excerpt.txt", title="山乡一日"))
    assert groups(built) == [["excerpt.txt", "whole.txt"]]
    found = built.articles[0]
    assert kinds(found) == {"whole.txt": "exact", "excerpt.txt": "contained"}
    assert base(found) == "whole.txt" and found.title == "南坡纪事"
    similarity = next(a.similarity for a in found.witnesses if a.witness.file == "excerpt.txt")
    assert similarity == 1 if percent == 0 else 0.9 < similarity < 1  # of the passage


def test_a_retitled_excerpt_with_a_sentence_of_its_own_is_contained() -> None:
    excerpt = ("编者选刊一段如下。" + ONE[2], ONE[3])
    assert kinds(corpus(witness(ONE, "whole.txt"), witness(excerpt, "part.txt")).articles[0])["part.txt"] == "contained"


def test_articles_of_nothing_but_titles_are_compared_by_these() -> None:
    built = corpus(*(witness((), f"{n}.txt", title=f"第{n}期目录提要") for n in (21, 22, 23)))
    assert groups(built) == [["21.txt"], ["22.txt"], ["23.txt"]]


def test_an_article_that_quotes_another_is_its_own() -> None:
    quoting = (*OTHER[:2], ONE[2])
    assert len(corpus(witness(ONE, "whole.txt"), witness(quoting, "quoting.txt")).articles) == 2


def test_a_collection_of_quotations_is_its_own() -> None:
    collection = tuple(article(seed)[1] for seed in range(6))
    built = corpus(*(witness(article(seed), f"{seed}.txt") for seed in range(6)), witness(collection, "all.txt"))
    assert len(built.articles) == 7


def test_a_short_text_is_never_contained() -> None:
    short = (ONE[2][:80],)
    assert len(corpus(witness(ONE, "whole.txt"), witness(short, "short.txt")).articles) == 2


def test_every_witness_is_in_exactly_one_article_whatever_the_order() -> None:
    texts = [noisy(article(seed), rate, seed) for seed in range(8) for rate in (0, 0.02, 0.05)]
    texts += [article(seed)[1:4] for seed in range(4)] + [notice(n, 5, 12, 8, 40) for n in range(20)]
    records = [record(witness(text, f"{n:03}.txt")) for n, text in enumerate(texts)]
    first = build(records, Ids())
    assert sorted(file for group in groups(first) for file in group) == [f"{n:03}.txt" for n in range(len(texts))]
    for seed in range(3):
        shuffled = random.Random(seed).sample(records, len(records))
        again = build(shuffled, Ids())
        assert again.articles == first.articles
        assert again.ids == first.ids
        assert again.review == first.review


def test_a_mould_in_hundreds_of_copies_stays_apart_and_their_duplicates_are_found() -> None:
    notices = [witness(notice(n, n % 12 + 1, n % 28 + 1, 8, n), f"{n:03}.txt") for n in range(150)]
    twins = [witness((*notice(n, n % 12 + 1, n % 28 + 1, 8, n), "农科站"), f"{n:03}b.txt") for n in range(0, 150, 50)]
    built = corpus(*notices, *twins)
    assert len(built.articles) == 150
    assert groups(built)[0] == ["000.txt", "000b.txt"]


def test_many_copies_of_one_text_are_one_article() -> None:
    copies = [witness(noisy(ONE, 0.02, seed), f"{seed:03}.txt") for seed in range(100)]
    assert len(corpus(*copies).articles) == 1
