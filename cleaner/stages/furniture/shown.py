"""Page numbers that show by themselves what they are: 2 / 138, 第2页（共4页）, ·168·　农业."""

from __future__ import annotations

from itertools import pairwise

import regex

from cleaner.core.late import late
from cleaner.core.layers import places
from cleaner.stages.furniture.page import Page
from cleaner.zh.chars import members

_OF = late(r"(?<n>\d{1,4}) \s* (?:[/／∕]|of) \s* (?<total>\d{1,4})", regex.VERBOSE)
# 八年级语文试题　第1页（共4页）: nobody writes so but at the foot of a page.
_NAMED = late(
    r"(?: [^，。；：、！？]{1,30} [\s\u3000]+ )?"
    r"第 \s* \d{1,4} \s* 页 [\s（(，,/／|]* 共 \s* \d{1,4} \s* 页 \s* [）)]?"
    r" (?: [\s\u3000]+ [^，。；：、！？]{1,30} )?",
    regex.VERBOSE,
)
# ·168·　农业: the running head beside a number in dots.
_DOTTED = late(r"[·•] \s* \d{1,4} \s* [·•] [\s\u3000]* \p{Han}[^，。；：、！？\d]{0,24}", regex.VERBOSE)
_IS_DOT = members("·•")
_LENGTH = 60  # code points of a line that holds such a number
_PAGE = 40  # code points of text between two of them, at least
_LEAP = 3  # pages from one to the next, at most
_FEWEST = 3  # pages; two, where they are counted from the first


def plain_numbers(page: Page) -> set[int]:
    """The rows of numbers that count on over the pages and name the same last page; and of those that name both in
    words, with the running head that stands in the same line."""
    named: set[int] = set()
    counted: dict[int, list[tuple[int, int]]] = {}
    for row in places(page.has_total & (page.texts.length <= _LENGTH) & ~page.lines.taken).tolist():
        string = page.strings[row]
        if _NAMED.fullmatch(string):
            named.add(row)
        elif (found := _OF.fullmatch(string)) and int(found["n"]) <= int(found["total"]):
            counted.setdefault(int(found["total"]), []).append((row, int(found["n"])))
    return named.union(*([row for row, _ in numbers] for numbers in counted.values() if _count_on(page, numbers)))


def dotted_heads(page: Page) -> set[int]:
    """The rows of running heads with a number in dots before them."""
    dotted = _IS_DOT.take(page.texts.first) & (page.texts.length <= _LENGTH) & ~page.lines.taken
    return {row for row in places(dotted).tolist() if _DOTTED.fullmatch(page.strings[row])}


def _count_on(page: Page, numbers: list[tuple[int, int]]) -> bool:
    """Whether some rows, each with its number, count pages: a page of text stands between each two but perhaps the
    first, which may be that of a cover."""
    if len(numbers) < _FEWEST and not (len(numbers) == 2 and numbers[0][1] == 1):
        return False
    texts = [page.size(one, other) for (one, _), (other, _) in pairwise(numbers)]
    on = all(1 <= b - a <= _LEAP for (_, a), (_, b) in pairwise(numbers))
    return on and min(texts[1:] or texts) >= _PAGE
