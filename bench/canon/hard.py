"""Pairs that look alike and are two articles: none may be merged."""

from __future__ import annotations

import random
from collections.abc import Callable

from bench.canon.figures import article_of, corpus, record
from bench.canon.noise import noisy
from bench.canon.texts import article, clause, sentence, stock
from cleaner.canon.witness import FileRecord

Pair = tuple[tuple[str, list[str], str | None], tuple[str, list[str], str | None]]  # title, paragraphs, date


def _date(r: random.Random) -> tuple[int, int]:
    return r.randint(1, 12), r.randint(1, 28)


def _word(r: random.Random, tag: str, length: int) -> str:
    return r.choice(stock().words[tag, length])


def weather(r: random.Random) -> Pair:
    """The same forecast of two days."""

    def one(day: int) -> tuple[str, list[str], str | None]:
        def place() -> str:
            low = r.randint(-5, 20)
            return f"{r.choice(regions)}{r.choice(skies)}，{r.choice(winds)}{r.randint(2, 6)}级，{low}到{low + 8}℃"

        text = f"市气象台{month}月{day}日17时发布：" + "；".join(place() for _ in range(6)) + "。"
        return "天气预报", [text, f"气象台提醒，{month}月{day + 1}日出行请注意{r.choice(skies)}天气。"], None

    month, day = _date(r)
    regions = [_word(r, "n", 2) + "区" for _ in range(4)]
    skies = ("多云", "小雨", "晴", "阴转多云", "阵雨转中雨", "雾")
    winds = ("北风", "东南风", "西风", "偏东风")
    return one(day), one(day + r.randint(1, 3) if day < 25 else day - 3)


def notice(r: random.Random) -> Pair:
    """One notice, sent out again with another number and other dates."""
    what, where = _word(r, "v", 2) + _word(r, "n", 2), _word(r, "n", 2)
    frame = [sentence(r) for _ in range(r.randint(2, 6))]

    def one(number: int) -> tuple[str, list[str], str | None]:
        (month, day), rest = _date(r), "".join(frame)
        return (
            f"关于举办第{number}期{what}培训班的通知",
            [
                f"第{number}期{what}培训班定于{month}月{day}日在{where}开班，报名截止{month}月{max(1, day - 3)}日。",
                rest,
                f"培训费每人{r.randint(2, 90) * 10}元，名额{r.randint(20, 200)}人。",
            ],
            None,
        )

    number = r.randint(2, 40)
    return one(number), one(number + r.randint(1, 5))


def statistics(r: random.Random) -> Pair:
    """A report of figures, month after month."""
    items = [_word(r, "n", 2) + _word(r, "n", 2) for _ in range(10)]

    def one(month: int) -> tuple[str, list[str], str | None]:
        rows = [
            f"{item}{r.randint(100, 9999)}.{r.randint(0, 9)}万吨，"
            f"同比{r.choice(('增长', '下降'))}{r.randint(1, 20)}.{r.randint(1, 9)}%"
            for item in items
        ]
        return f"{month}月份主要指标", [f"{month}月份，" + "；".join(rows) + "。", frame], f"2026-{month:02}-20"

    month, frame = r.randint(1, 11), sentence(r)
    return one(month), one(month + 1)


def appointment(r: random.Random) -> Pair:
    """Two appointments in the same words."""
    surnames, given = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗", "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华"
    frame = [sentence(r) for _ in range(r.randint(1, 4))]

    def one() -> tuple[str, list[str], str | None]:
        name = r.choice(surnames) + "".join(r.choices(given, k=2))
        place = _word(r, "n", 2) + _word(r, "n", 2)
        text = f"经研究决定，任命{name}为{place}局局长，免去{name}的{place}科副科长职务。"
        return f"关于{name}任职的通知", [text, *frame], None

    return one(), one()


def quotation(r: random.Random) -> Pair:
    """Two articles that quote the same passage."""
    quoted = "“" + "".join(sentence(r) for _ in range(4)).rstrip("；！。") + "”"

    def one() -> tuple[str, list[str], str | None]:
        text = article(r.randint(0, 10**9), (300, 900))
        paragraphs = list(text.paragraphs)
        paragraphs.insert(len(paragraphs) // 2, f"{clause(r)}说：{quoted}。")
        return text.title, paragraphs, None

    return one(), one()


def result(r: random.Random) -> Pair:
    """The report of a match or a draw: the same long frame, other names and numbers at few places."""
    frame = [sentence(r) for _ in range(12)]

    def one() -> tuple[str, list[str], str | None]:
        a, b = _word(r, "n", 2), _word(r, "n", 2)
        month, day = _date(r)
        score = f"{r.randint(0, 120)}比{r.randint(0, 120)}"
        text = f"{month}月{day}日，{a}队以{score}战胜{b}队，{r.randint(200, 9000)}名观众到场。"
        return f"{a}队胜{b}队", [text, *frame], None

    return one(), one()


KINDS: tuple[Callable[[random.Random], Pair], ...] = (weather, notice, statistics, appointment, quotation, result)


def pairs(count: int, seed: int = 2) -> list[tuple[FileRecord, FileRecord]]:
    """That many pairs, each kind in turn; one in three has recognition errors."""
    out = []
    for number in range(count):
        r = random.Random(seed * 104_729 + number)
        pair = KINDS[number % len(KINDS)](r)
        rate = 0.02 if number % 3 == 0 else 0.0
        one, two = (
            record(f"{number:05}-{side}.txt", noisy(title, rate, r), [noisy(p, rate, r) for p in paragraphs], date)
            for side, (title, paragraphs, date) in zip("ab", pair, strict=True)
        )
        out.append((one, two))
    return out


def wrong_merges(count: int) -> list[int]:
    """The numbers of the pairs that ended in one article."""
    made = pairs(count)
    where = article_of(corpus([record for pair in made for record in pair]))
    return [n for n, (a, b) in enumerate(made) if where[a.file] == where[b.file]]
