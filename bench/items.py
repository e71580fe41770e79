"""``python -m bench.items``: lines that belong apart, among wrapped paragraphs: lists, headlines, songs, verse.

Made of invented words, of nearly one length, mostly without a mark at their ends; alone in a file, or between
paragraphs of ``corpus/clean`` set in lines of four widths. What is printed is how many of them were joined.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from itertools import pairwise

from bench.wraps import paragraphs, wrapped
from cleaner.core.text import Text
from cleaner.stages import furniture, unwrap

_WIDTHS = (13, 17, 24, 32)  # characters
_TIMES = 30
_MANY = (4, 8, 16, 30)  # lines
_PLACES = ("石桥镇", "柳湾村", "南河乡", "北山林场", "青石街道", "三岔口镇", "白鹭洲", "云溪县", "望江区")
_OFFICES = ("农业局", "水利站", "中心小学", "卫生院", "供销社", "文化馆", "农机厂", "粮管所", "邮电局")
_WORKS = ("春到南河", "水库放歌", "渡口夜话", "丰收锣鼓", "桥工号子", "山乡喜事", "大堤新歌", "茶山情", "稻香")
_GOODS = ("大米", "面粉", "菜油", "食盐", "煤油", "布匹")
_SURNAMES, _GIVEN = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗", "建国志强秀英桂兰春生文斌海燕玉梅晓东立新永贵"
_CLAUSES = (
    "山里的风吹过来", "带着花香", "河边的姑娘唱起歌", "唱给远方", "月亮升起来", "照着老屋", "我在桥头等你",
    "一直等到天亮", "船儿慢慢走", "水声轻轻响", "妈妈站在门口", "望着那条小路", "稻子黄了", "孩子们跑过田埂",
    "夕阳落下", "炊烟飘起",
)  # fmt: skip
_IMAGES = "春夏秋冬风花雪月山水云烟江河日星松竹梅兰来去归开落满生明清新"

Random = random.Random


def _name(r: Random) -> str:
    return r.choice(_SURNAMES) + "".join(r.sample(_GIVEN, r.choice((1, 2))))


def _person(r: Random) -> str:
    work = r.choice(("主任", "教师", "职工", "会计", "站长", "工程师"))
    return f"{_name(r)}，{r.choice('男女')}，{r.randint(20, 70)}岁，{r.choice(_PLACES)}{r.choice(_OFFICES)}{work}"


def _address(r: Random) -> str:
    return f"{r.choice(_PLACES)}{r.choice(_OFFICES)}{r.randint(1, 120)}号{r.choice(('', '二楼', '后院', '门市部'))}"


def _book(r: Random) -> str:
    return f"《{r.choice(_WORKS)}》，{_name(r)}，{r.choice(_PLACES)}出版社，{r.randint(1950, 1999)}年"


def _number_of_a_programme(r: Random) -> str:
    kind = r.choice(("合唱", "独唱", "舞蹈", "快板", "小戏"))
    return f"{kind}《{r.choice(_WORKS)}》 {r.choice(_PLACES)}{r.choice(_OFFICES)}"


def _price(r: Random) -> str:
    return f"{r.choice(_GOODS)}{r.randint(1, 90)}斤，每斤{r.randint(1, 9)}角{r.randint(1, 9)}分"


def _headline(r: Random) -> str:
    what = r.choice(("工作会议", "春耕大检查", "水利建设任务", "先进表彰大会", "，群众热烈欢迎"))
    return f"{r.choice(_PLACES)}{r.choice(('召开', '举行', '开展', '完成'))}{r.choice(_OFFICES)}{what}"


def _telephone(r: Random) -> str:
    return f"{r.choice(_PLACES)}{r.choice(_OFFICES)}：{r.randint(2_000_000, 8_999_999)}"


def _line_of_a_song(r: Random) -> str:
    return "，".join(r.sample(_CLAUSES, r.choice((1, 2, 2))))


def _couplet(r: Random) -> str:
    return "，".join("".join(r.sample(_IMAGES, 7)) for _ in range(2))


_KINDS: tuple[Callable[[Random], str], ...] = (
    _person, _address, _book, _number_of_a_programme, _price, _headline, _telephone, _line_of_a_song, _couplet,
)  # fmt: skip


def main() -> None:
    told = list(paragraphs())
    for make in _KINDS:
        tried = [_tried(told, make, random.Random(seed), seed % 3 > 0) for seed in range(_TIMES)]
        ends, joined = map(sum, zip(*tried, strict=True))
        print(f"{make.__name__[1:].replace('_', ' '):24} {joined:4} of {ends}")


def _tried(told: list[str], make: Callable[[Random], str], r: Random, among: bool) -> tuple[int, int]:
    """How many line ends there are between the items of a list, and how many of them were joined."""
    items = [make(r) for _ in range(r.choice(_MANY))]
    width = r.choice(_WIDTHS)
    above, below = (list(_set(r.sample(told, count), width)) if among else [] for count in (4, 2))
    blocks, _ = unwrap.join(furniture.mark(Text.of("\n".join([*above, *items, *below]))))
    inside = range(len(above), len(above) + len(items))
    pairs = [pair for block in blocks for pair in pairwise(block.rows)]
    return len(items) - 1, sum(before in inside and after in inside for before, after in pairs)


def _set(told: list[str], width: int) -> Iterator[str]:
    for paragraph in told:
        yield from wrapped(paragraph, width, 0, "pushed")


if __name__ == "__main__":
    main()
