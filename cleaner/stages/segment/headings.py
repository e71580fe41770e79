"""What all the headings of a sequence of strips say together, each found when it is first asked for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from cleaner.core.late import late
from cleaner.stages.segment.strips import Strip
from cleaner.zh.dates import number
from cleaner.zh.layout import is_chapter

_BEHIND_CHAPTERS = frozenset(
    ("尾声", "后记", "後記", "跋", "附记", "附錄", "附录", "结语", "再版后记", "译后记", "编后记")
)
OPENS_BEHIND_CHAPTERS = frozenset(name[0] for name in _BEHIND_CHAPTERS)
# The number of a section, alone on its line: 1, 01, 一
_SERIAL = late(r"(?<digits>\d{1,2})|[一二三四五六七八九十]{1,3}")
_SERIAL_LENGTH = 3
# The number of a section or clause, alone on its line: 3, 3.1, 4.2.2
_CLAUSE = late(r"(?<section>(?:\d{1,2}\.){0,3})(?<last>\d{1,2})")
_CLAUSE_LENGTH = 11
_HAN = re.compile("[\u4e00-\u9fff]")
_CHAPTER_NUMBER = late(r"第\s?[〇零一二三四五六七八九十百千\d]{1,5}\s?(?<unit>[章回讲講课課节節编編篇辑輯条條])")
_CHAPTER = late(r"第\s?[〇零一二三四五六七八九十百千\d]{1,5}\s?(?<unit>[章回讲講课課节節编編篇辑輯])[\s：:]+\S{2}")


_COUNTED = late(r"\d{1,3}[\s\u3000]{1,4}\p{Han}")  # 10　渡口
_FEW = 3  # rows: a chapter has more
_NUMBERED_LINE = late(
    r"[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}、"
    r"|(?:正文[\s\u3000]+)?第\s?[一二三四五六七八九十百\d]{1,4}\s?(?:[章节節条條部编編篇回卷辑輯类類讲講课課集幕]|单元|單元)"
    r"|\d{1,2}[.．、](?!\d)"
    r"|(?<section>\d{1,2}(?:\.\d{1,2}){0,3})[\s\u3000]+\p{Han}"
)


def numbering(text: str) -> str:
    """How a line is numbered: 一 for 一、, （ for （一）, 第 for 第一章, 1 for 1．; "" for a line without a number."""
    if not (found := _NUMBERED_LINE.match(text)):
        return ""
    if found["section"]:
        return "." * (1 + found["section"].count("."))
    first = found[0][0]
    return "第" if first == "正" else first if first in "（(第" else "1" if first.isdigit() else "一"


@dataclass(frozen=True)
class Headings:
    """The strips of a file or an article."""

    strips: Sequence[Strip]

    @cached_property
    def _levels(self) -> list[int]:
        """The heading levels that the strips use, bold lines aside."""
        return sorted({s.level for s in self.strips if 0 < s.level < 7 and s.headline})

    @property
    def top(self) -> int:
        """The highest level; 0: none is used."""
        return self._levels[0] if self._levels else 0

    @property
    def several(self) -> bool:
        """Whether there are several levels."""
        return len(self._levels) > 1

    def counts_like(self, k: int) -> bool:
        """Whether a numbered heading, 二、… or （二）…, stands among others that are numbered so."""
        return self._numbered[numbering(self.strips[k].text)] > 1

    @cached_property
    def _numbered(self) -> Counter[str]:
        """How many headings are numbered in each way."""
        return Counter(numbering(s.text) for s in self.strips if s.headline and s.ordinal)

    def ends_book(self, k: int) -> bool:
        """Whether a heading is that of what stands behind the chapters of a book."""
        return self.strips[k].text in _BEHIND_CHAPTERS and self._chapters < k

    @cached_property
    def _chapters(self) -> int:
        """Where the chapters begin."""
        strips = self.strips
        return next((k for k, s in enumerate(strips) if s.headline and is_chapter(s.text)), len(strips))

    @cached_property
    def is_one_chapter(self) -> bool:
        """Whether the file is one chapter of a book: its first line is the number and name of one, and no other line
        such a number, nor that of the article of a law."""
        first = self.strips[0]
        if first.headline and _COUNTED.match(first.text):
            return len(self.strips) > _FEW and not any(s.headline and _COUNTED.match(s.text) for s in self.strips[1:])
        alone = len(self.strips) > _FEW and not self.strips[1].headline  # the number is all the name that it has
        found = _CHAPTER.match(first.text) or (_CHAPTER_NUMBER.fullmatch(first.text) if alone else None)
        if found is None or not first.headline:
            return False
        others = [number for s in self.strips[1:] if s.text[0] == "第" and (number := _CHAPTER_NUMBER.match(s.text))]
        return all(number["unit"] not in (found["unit"], "条", "條") for number in others)

    def counts(self, k: int) -> bool:
        """Whether a heading is a bare number, one of those that count the sections of the article from one."""
        text = self.strips[k].text
        if len(text) > _SERIAL_LENGTH or not _SERIAL.fullmatch(text):
            return False
        return self._counts_digits if text.isdigit() else self._counts_numerals

    def counts_terms(self, k: int) -> bool:
        """Whether a line is nothing but the number of a term or clause, 3.1, and the next one, 3.2, or the one before
        it stands by itself too; words follow."""
        strips = self.strips
        text, below = strips[k].text, strips[k + 1]
        if len(text) > _CLAUSE_LENGTH or not below.headline or _HAN.search(below.text) is None:
            return False
        found = _CLAUSE.fullmatch(text)
        if found is None:
            return False
        if k + 2 < len(strips) and strips[k + 2].headline and not strips[k + 2].text.startswith(text + "."):
            return False  # the cells of a table
        last = int(found["last"])
        return any(f"{found['section']}{last + step}" in self._short for step in (-1, 1))

    @cached_property
    def _short(self) -> set[str]:
        """The strips that may be nothing but the number of a clause."""
        return {s.text for s in self.strips if len(s.text) <= _CLAUSE_LENGTH}

    @cached_property
    def _counts_digits(self) -> bool:
        return self._count(True)

    @cached_property
    def _counts_numerals(self) -> bool:
        return self._count(False)

    def _count(self, digits: bool) -> bool:
        """Whether the bare numbers, in digits or in Chinese numerals, count from one."""
        count = 0
        for strip in self.strips:
            text = strip.text
            if len(text) <= _SERIAL_LENGTH and text.isdigit() == digits and _SERIAL.fullmatch(text):
                count += 1
                if number(text) != count:
                    return False
        return count > 1
