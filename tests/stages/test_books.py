"""Running heads and page numbers of scanned books: in other numerals, misread, or seen once."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import cycle

import pytest

from cleaner.pipeline import clean
from cleaner.stages.furniture.folios import value_of
from cleaner.store.contract import to_json

PEOPLE = ["林河生", "顾阿婆", "孟大川", "沈雪娘", "魏满仓", "朱巧云", "祝晚晴", "罗静宜"]
PLACES = ["白鹭洲", "石泉村", "青屏山", "柳湾镇", "龙尾桥", "鹤鸣渡", "云溪口"]
WORKS = ["修渠", "筑坝", "架桥", "清淤", "护堤", "栽树", "开闸", "放排", "晒谷", "运石", "挑土"]
BOOK, CHAPTERS = "临江水利志", ["修渠始末", "筑坝记略", "护林旧闻"]
NUMERALS = "〇一二三四五六七八九"
WIDTH, LINES = 24, 14  # characters a line, lines a page


def paragraphs(chapter: int) -> list[str]:
    """Paragraphs of a chapter, no two of them alike, of different length."""
    out = []
    for k in range(9):
        sentences = []
        for j in range(2 + (k * 5 + chapter) % 4):
            n = chapter * 97 + k * 13 + j * 5
            who, where, what = PEOPLE[n % 8], PLACES[n % 7], WORKS[n % 11]
            sentences.append(
                f"{who}那年从{where}来，带了{n + 3}个人{what}，天不亮下河，晚上还在{PLACES[(n + 3) % 7]}的工棚里算账。"
            )
        out.append("".join(sentences))
    return out


def wrapped(text: str) -> list[str]:
    text = "　　" + text
    return [text[i : i + WIDTH] for i in range(0, len(text), WIDTH)]


Furniture = Callable[[int, str], tuple[list[str], list[str]]]


def book(furniture: Furniture, height: int = LINES) -> tuple[str, list[str]]:
    """A book as scanned, and its paragraphs and titles; the furniture of a page comes from its number and chapter."""
    raw: list[str] = []
    truth: list[str] = []
    number = 7
    for c, chapter in enumerate(CHAPTERS):
        lines = [chapter]
        truth.append(chapter)
        for paragraph in paragraphs(c):
            lines += wrapped(paragraph)
            truth.append(paragraph)
        for at in range(0, len(lines), height):
            top, bottom = furniture(number, chapter)
            raw += ([] if at == 0 else top) + lines[at : at + height] + bottom
            number += 1
    return "\n".join(raw) + "\n", truth


def texts(raw: str) -> list[str]:
    out: list[str] = []
    for article in to_json(clean(raw.encode(), "book.txt"))["articles"]:
        heads = (article[name] for name in ("kicker", "title", "subtitle", "byline"))
        out += [part["text"] for part in heads if part] + [part["text"] for part in article["paragraphs"]]
    return out


def roman(n: int) -> str:
    out = ""
    for value, sign in ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        out += sign * (n // value)
        n %= value
    return out


def in_han(n: int) -> str:
    return "".join(NUMERALS[int(d)] for d in str(n))


def in_tens(n: int) -> str:
    return ("" if n < 20 else NUMERALS[n // 10]) + ("十" if n > 9 else "") + (NUMERALS[n % 10] if n % 10 else "")


SLIPS = cycle([BOOK, "临江水刊志", BOOK, "临 江 水 利 志", BOOK, "临江水利忐"])

BOOKS: dict[str, Furniture] = {
    "chinese numerals": lambda n, c: ([BOOK if n % 2 else c], [in_han(n)]),
    "numerals with tens": lambda n, c: ([], [in_tens(n)]),
    "roman numerals": lambda n, c: ([], [roman(n)]),
    "roman capitals": lambda n, c: ([BOOK], [roman(n).upper()]),
    "page in words": lambda n, c: ([], [f"第{in_tens(n)}页"]),
    "dots at one end": lambda n, c: ([f"{n}·" if n % 2 else f"· {n}"], []),
    "brackets": lambda n, c: ([], [f"（{n}）"]),
    "chapter and book in turn": lambda n, c: ([BOOK if n % 2 else c], [f"·{n}·"]),
    "numeral behind the head": lambda n, c: ([f"{BOOK if n % 2 else c}　{in_tens(n)}"], []),
    "misread heads": lambda n, c: ([next(SLIPS)], [f"— {n} —"]),
    "misread numbers": lambda n, c: ([BOOK], [f"{n}".replace("1", "l") if n % 4 == 2 else f"{n}"]),
    "number over head": lambda n, c: ([f"{n} ·", f"{BOOK}·{c}"] if n % 2 else ["第二章", f"{c}·{n}"], []),
}


@pytest.mark.parametrize("furniture", BOOKS.values(), ids=list(BOOKS))
def test_only_the_text_of_a_book_stays(furniture: Furniture) -> None:
    raw, truth = book(furniture)
    assert texts(raw) == truth


def test_numbered_sections_stay() -> None:
    lines = []
    for k in range(8):
        lines += [in_tens(k + 1), *wrapped(paragraphs(0)[k])]
    raw = "渡口旧事\n" + "\n".join(lines)
    assert [t for t in texts(raw) if len(t) < 3] == [in_tens(k + 1) for k in range(8)]


def test_a_heading_that_opens_two_pages_stays() -> None:
    raw, _ = book(lambda n, c: ([BOOK], [f"— {n} —"]), height=11)
    pages = re.sub(rf"(。\n— \d+ —\n{BOOK}\n)", r"\1后来的事情\n", raw)
    assert 1 < pages.count("后来的事情") == texts(pages).count("后来的事情")


def test_sums_under_each_part_stay() -> None:
    sums = [25, 31, 17, 22, 39, 14, 26, 11, 35, 20, 27, 16, 33, 12, 28, 19, 30, 24, 13, 37]
    lines = []
    for k, number in enumerate(sums):
        lines += [*wrapped(paragraphs(k % 3)[k % 9]), f"本日共运石方 {number}"]
    assert [t for t in texts("\n".join(lines)) if "石方" in t] == [f"本日共运石方{number}" for number in sums]


def test_a_day_under_who_signs_stays() -> None:
    raw = "\n".join([*wrapped(paragraphs(1)[0]), "临江水利志编辑部", "1958年11月20日", "26", "　　水退了。"])
    assert "1958年11月20日" in texts(raw)


@pytest.mark.parametrize(
    ("line", "value"),
    [("26", 26), ("26 ·", 26), ("（57）", 57), ("一〇二", 102), ("一百二十三", 123), ("百二", 102), ("xxiv", 24)],
)
def test_numbers_of_pages(line: str, value: int) -> None:
    assert value_of(line) == value


@pytest.mark.parametrize("line", ["十三四", "百百", "xxc", "1958 12", "〇", "一、"])
def test_what_is_no_number_of_a_page(line: str) -> None:
    assert value_of(line) is None
