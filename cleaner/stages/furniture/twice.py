"""Titles that a site prints twice: over its page, and over the text."""

from __future__ import annotations

from collections.abc import Collection, Set

from cleaner.core.late import late
from cleaner.core.layers import Lines, places
from cleaner.core.rule import Confidence, Removed, fixes, judged, keeps
from cleaner.stages.furniture.front import DOCUMENT_NUMBER
from cleaner.zh.chars import members
from cleaner.zh.layout import Kind, ends_sentence
from cleaner.zh.rows import Rows

TWICE = judged(
    "FUR042",
    "title-twice",
    """A title that stands over a page once more than over its text: the first of the two goes.

    Web pages have the title in their head, with the name of the site or the number of the document round it, and again
    over the text; books made of web pages have the name of each chapter twice, one under the other. At the head of a
    file, where running text follows; elsewhere only chapters, where several stand so.
    Wrong for a file that begins with two articles of one title, the first without a text.
    """,
    removes=Removed.PAGE_HEADER,
    confidence=Confidence.LIKELY,
    examples=(
        fixes(
            "大桥昨天上午通车_青石新闻网\n\n大桥昨天上午通车\n记者从市里获悉，大桥昨天上午通车，头一天过桥的车有两万多辆。",
            "大桥昨天上午通车\n记者从市里获悉，大桥昨天上午通车，头一天过桥的车有两万多辆。",
        ),
        fixes(
            "第一章\n第一章\n船来了。\n第二章\n第二章\n船走了。",
            "第一章\n船来了。\n第二章\n船走了。",
        ),
        fixes(
            "第七章　大堤\n第七章　大堤\n县里把沿湖的大堤又看了一\n遍哪里要加高哪里要换土都\n记在账上，开工以前公布。",
            "第七章　大堤\n县里把沿湖的大堤又看了一\n遍哪里要加高哪里要换土都\n记在账上，开工以前公布。",
        ),
        fixes(
            "大桥昨天上午通车\n原标题：大桥昨天上午通车\n记者从市里获悉，大桥昨天上午通车，头一天过桥的车有两万多辆。",
            "大桥昨天上午通车\n记者从市里获悉，大桥昨天上午通车，头一天过桥的车有两万多辆。",
        ),
        keeps("大桥通车了\n原标题：大桥昨天上午通车\n记者从市里获悉，大桥昨天上午通车，头一天过桥的车有两万多辆。"),
        keeps("渡口的船还在等我\n林小禾\n渡口的船还在等我\n我还没有回来\n河水已经涨了"),
        keeps("桥还在，水还在\n三篙撑过白鹭滩\n桥还在，水还在\n他唱着这支歌过了河，后来再也没有回来。"),
        keeps("等一等\n等一等\n船就来了。"),
        keeps("第一章\n第一章\n船来了。"),
    ),
)
_CHAPTER = late(
    r"第[〇零一二三四五六七八九十百千两\d]{1,5}[章回节節卷集部篇].{0,30}|序[言章]?|自序|前言|引子|楔子|尾声|后记|後記|跋"
)
_OPENS_CHAPTER = members("第序自前引楔尾后後跋")
# What stands round the title in the head of a page: the number of a document, the names of the site and its parts.
_BEFORE = late(r"(?:\p{Han}{1,8}[〔\[［（(][12]\d{3}[〕\]］）)]\s*\d{1,4}号)?\s*[《“]?")
_AFTER = late(r"[》”]?(?:\s*[-_—–|｜·]{1,2}\s*[^\s。，]{2,16}){0,3}")
_HEAD = 4  # lines at the head of a file of which one is the title over its page
_NEAR = 6  # lines under it in which the title stands again
_LEAST, _NAMED = 6, 4  # code points of a title that is no chapter, and of one behind which the site names itself
_SITE = 6  # code points: a line up to this long may stand between, the name of the site
_RUNNING = 30  # code points: a longer line is running text
_WRAPPED, _COLUMN = 3, 12  # lines of wrapped text, and code points of each, of which one has a mark inside
_ENDS = "，。、；：！？,;:"
_ORIGINAL = frozenset(("原标题：", "原标题:", "原標題：", "原標題:"))
_CHAPTER_LENGTH = 36  # code points
_CHAPTERS = 2  # that stand twice, at least


def titles_twice(lines: Lines, texts: Rows, clutter: Collection[int]) -> list[int]:
    """The rows of titles that stand once more below, over their text; ``texts`` are the lines, ``clutter`` the rows of
    what the site put between."""
    return [*_at_the_head(lines, frozenset(clutter)), *_named_again(lines), *_chapters(texts)]


def _at_the_head(lines: Lines, clutter: Set[int]) -> list[int]:
    strings = lines.strings
    for row in range(min(_HEAD, len(strings) - 2)):
        if row in clutter:
            continue
        if ends_sentence(strings[row]):
            break
        for again in range(row + 1, min(row + 1 + _NEAR, len(strings) - 1)):
            if again in clutter:
                continue
            title = strings[again]
            before, found, after = strings[row].partition(title)
            named = found and _BEFORE.fullmatch(before) and _AFTER.fullmatch(after)
            least = _NAMED if after else _LEAST
            if named and len(title) >= least and lines.kinds[again] == Kind.PLAIN and _over_text(lines, again):
                return [row]
            if lines.kinds[again] == Kind.PLAIN and len(title) > _SITE and not DOCUMENT_NUMBER.fullmatch(title):
                break
    return []


def _named_again(lines: Lines) -> list[int]:
    """The row at the head of a file that says once more what the title is: 原标题：……"""
    strings = lines.strings[:_NEAR]
    return [
        row for row, string in enumerate(strings) if string[:4] in _ORIGINAL and string[4:].strip() in strings[:row]
    ]


def _over_text(lines: Lines, row: int) -> bool:
    """Whether running text, or what stands between a title and its text, follows a row."""
    if row + 2 < len(lines.strings) and DOCUMENT_NUMBER.fullmatch(lines.strings[row + 1]):
        row += 1
    below = lines.strings[row + 1]
    return len(below) > _RUNNING or ends_sentence(below) or below[-1] in "：:" or lines.kinds[row + 1] != Kind.PLAIN


def twice_over_columns(lines: Lines) -> list[int]:
    """The row of the title at the head of a file that stands once more under itself, over wrapped text; to be asked
    when the running heads are known, of which it can be the first."""
    strings = lines.strings[: 2 + _WRAPPED]
    if len(strings) < 2 + _WRAPPED or strings[0] != strings[1] or len(strings[0]) < _LEAST or lines.taken[:3].any():
        return []
    text = strings[2:]
    full = all(len(line) >= _COLUMN and line[-1] not in _ENDS for line in text[:-1])
    return [0] if full and not lines.kind[:2].any() and any("，" in line or "。" in line for line in text) else []


def _chapters(texts: Rows) -> list[int]:
    """The rows of chapters whose names stand once more in the next line, where several do."""
    alike = (texts.length[1:] == texts.length[:-1]) & (texts.first[1:] == texts.first[:-1])
    alike &= _OPENS_CHAPTER.take(texts.first[1:])
    rows = places(alike & (texts.length[1:] <= _CHAPTER_LENGTH)).tolist()
    twice = [r for r in rows if texts.strings[r] == texts.strings[r + 1] and _CHAPTER.fullmatch(texts.strings[r])]
    return twice if len(twice) >= _CHAPTERS else []
