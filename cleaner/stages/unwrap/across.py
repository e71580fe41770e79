"""Columns that an OCR engine read across: the lines of two neighbouring columns alternate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import add

import numpy as np

from cleaner.core.layers import places, runs
from cleaner.core.rule import Confidence, fixes, judged, keeps
from cleaner.stages.unwrap.kept import Kept
from cleaner.stages.unwrap.regions import Ints
from cleaner.zh.chars import members
from cleaner.zh.lexicon import count_words, have_words, torn_word

READ_ACROSS = judged(
    "UNW013",
    "columns-read-across",
    """Lines of two neighbouring columns alternate: first of the left, first of the right, second of the left.

    An OCR engine that sees no gutter reads across the page. Words tell: in running text about every third line end
    tears a word that the next line completes; here the line after the next does. Only a stretch without a gap is
    looked at, and only where words are torn to the line after the next and hardly any to the next. The lines of the
    left column are put before those of the right, and the place is listed. The last lines of the longer column, which
    stand one after the other, stay behind it.
    """,
    confidence=Confidence.LIKELY,
    examples=(
        fixes(
            "云溪县的渡船从前用篙，后来用\n"
            "县图书馆的新馆昨天开始试运\n"
            "桨，再后来装上了柴油机，如今\n"
            "行，首日接待读者三千多人。新\n"
            "换成了电动船，船顶铺着光伏\n"
            "馆在城南的旧粮库里，粮库的木\n"
            "板，晴天能跑一整天。船工是父\n"
            "梁和砖墙都保留了下来，读者可\n"
            "子两个人，父亲管上午，儿子管\n"
            "以在从前堆稻谷的地方看书，也\n"
            "下午，交班的时候互相拍一下肩\n"
            "可以到屋顶的平台上喝茶。\n"
            "膀，从来不多说话。\n"
            "馆长介绍，试运行期间每天开放\n"
            "渡口的老钟还挂在凉棚底下，敲\n"
            "到晚上九点，周末延长到十点，\n"
            "三下是开船，敲一下是等人，大\n"
            "少儿阅览室另设家长休息区，免\n"
            "雾天不敲，两岸就都绕路走桥。\n"
            "费提供热水和雨伞。\n"
            "",
            "云溪县的渡船从前用篙，后来用桨，再后来装上了柴油机，如今换成了电动船，船顶铺着光伏板，晴天能跑一整天。船工是父子两个人，父亲管上午，儿子管下午，交班的时候互相拍一下肩膀，从来不多说话。\n"
            "渡口的老钟还挂在凉棚底下，敲三下是开船，敲一下是等人，大雾天不敲，两岸就都绕路走桥。\n"
            "县图书馆的新馆昨天开始试运行，首日接待读者三千多人。新馆在城南的旧粮库里，粮库的木梁和砖墙都保留了下来，读者可以在从前堆稻谷的地方看书，也可以到屋顶的平台上喝茶。\n"
            "馆长介绍，试运行期间每天开放到晚上九点，周末延长到十点，少儿阅览室另设家长休息区，免费提供热水和雨伞。",
        ),
        keeps("清晨的云溪河上飘着一层薄\n雾，渡口的石阶被露水打湿了。"),
    ),
)

_ENDS_CLAUSE = members("，、；：")
_STRETCH = 12  # lines: fewer tell nothing
_SAMPLE = 24  # open lines of a stretch that are looked at
_FEWEST = 10
_NEXT_RATE = 0.17  # share of the lines that make a word with the next by chance, at most
_BEYOND_RATE = 0.3  # by how much more of them the line after the next completes, at least


def in_column_order(kept: Kept) -> tuple[Ints, list[int]]:
    """The rows of the kept lines with columns that were read across put one after the other, and the last line of each
    left column: what it is parted from is the first line of the right one."""
    rows = kept.rows.copy()
    found: list[int] = []
    open_ends = ~kept.texts.closed & ~_ENDS_CLAUSE.take(kept.texts.last)
    edges = tuple(codes.tobytes().decode("utf-32-le", "surrogatepass") for codes in (kept.texts.last, kept.texts.first))
    for first, last in _stretches(kept):
        ends = (first + places(open_ends[first : last - 2])[:_SAMPLE]).tolist()
        if len(ends) >= _FEWEST and _alternates(kept.strings, ends, *edges):
            end = _last_beside(kept.strings, first, last)
            both, rest = kept.rows[first:end], kept.rows[end:last]
            left, right = both[::2], both[1::2]
            left, right = (np.append(left, rest), right) if len(both) % 2 else (left, np.append(right, rest))
            rows[first:last] = np.concatenate((left, right))
            found.append(first + len(left) - 1)
    return rows, found


def _stretches(kept: Kept) -> Iterator[tuple[int, int]]:
    """Ranges of kept lines of running text without a gap between."""
    plain = kept.running
    joined = ~(kept.wide | kept.cut) & plain[:-1] & plain[1:]  # no gap between a line and the next
    return ((first, last + 1) for first, last in runs(joined, _STRETCH - 1))


def _alternates(strings: Sequence[str], open_ends: Sequence[int], last: str, first: str) -> bool:
    """Whether lines complete the words of the line before the last, and hardly ever of the last. ``open_ends``: lines
    of a stretch with which no sentence or clause ends; ``last`` and ``first`` are the characters at the edges of all
    lines."""
    # Words of two characters alone, which take a tenth of the time, settle it for nearly all text.
    ends = list(map(last.__getitem__, open_ends))
    with_next, with_second = (map(add, ends, map(first[step:].__getitem__, open_ends)) for step in (1, 2))
    if have_words(with_next, count_words(with_second)):
        return False
    following = sum(torn_word(strings[k], strings[k + 1]) != "" for k in open_ends)
    if following > _NEXT_RATE * len(open_ends):
        return False
    beyond = sum(torn_word(strings[k], strings[k + 2]) != "" for k in open_ends)
    return beyond - following >= _BEYOND_RATE * len(open_ends)


def _last_beside(strings: Sequence[str], first: int, last: int) -> int:
    """The end of the lines ``first:last`` that alternate: where one column is longer, its last lines complete the words
    of the line before."""
    end = last
    while (
        end - first > _STRETCH
        and torn_word(strings[end - 2], strings[end - 1])
        and not torn_word(strings[end - 3], strings[end - 1])
    ):
        end -= 1
    return end
