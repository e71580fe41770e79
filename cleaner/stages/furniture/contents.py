"""Contents pages: their entries are the titles of what follows, and no text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import regex

from cleaner.core.late import late
from cleaner.core.layers import places
from cleaner.core.rule import Removed, fixes, judged, keeps
from cleaner.zh.chars import members
from cleaner.zh.layout import ends_sentence
from cleaner.zh.rows import Rows

CONTENTS = judged(
    "FUR010",
    "contents-page",
    """A contents page: the heading 目录 and entries that end in a page number, with dot leaders or without.

    At least three entries with leaders and rising numbers in a row, or entries with rising page numbers under 目录.
    Entries that run over two lines belong to it. A list in an article whose items end in numbers has no leaders and no
    heading 目录, or stands under the sentence that says what it lists.
    """,
    removes=Removed.TOC,
    examples=(
        fixes("目录\n开渠记 .... 1\n筑坝记 .... 14\n正文开始了。", "正文开始了。"),
        fixes("目 录\n开渠记 1\n筑坝记 14\n护林记 30\n正文开始了。", "正文开始了。"),
        fixes(
            "护湖条例\n目录\n第一章 总则\n第二章 保护\n第三章 附则\n第一章 总则\n第一条 为了护湖，制定本条例。",
            "护湖条例\n第一章 总则\n第一条 为了护湖，制定本条例。",
        ),
        keeps("第一章 总则\n第二章 保护\n第一章 总则"),
        keeps("各村户数：\n东村 26\n西村 31\n南村 12"),
        keeps("竞赛成绩\n第一组……98\n第二组……95\n第三组……91"),
        keeps("集市的价目如下。\n白菜……2\n莲藕……8\n菱角……12"),
    ),
)

_CONTENTS_HEADING = late(r"(?:目\s*录|目\s*次|CONTENTS|Contents)", regex.IGNORECASE)
_LEADER = late(
    r"(?:[.．。·•…‥_﹒]\s*){3,} [(（]?\d{1,4}[)）]? | …{1,} \s* \d{1,4} | [\t ]{4,} \d{1,4} | \t+\d{1,4}", regex.VERBOSE
)
_ENDS_IN_LEADER = late(rf".*?(?:{_LEADER.pattern})", regex.VERBOSE)
_ENTRY = late(r".*\D[\s\u3000]*[(（]?(?<page>\d{1,4})[)）]?")
_ENTRY_END = "0123456789)）"
_ENDS_ENTRY = members(_ENTRY_END)
_OPENS_CONTENTS = members("目Cc")
_NOT_HAN = late(r"\P{Han}+")
_ENTRY_LENGTH = 60  # code points
_SHORTEST_ENTRY = 5
_HEADING_LENGTH = 10
_CHAPTER = late(r"第[〇零一二三四五六七八九十百\d]{1,4}[编編章節节篇]|附[　 ]*[则則录錄]")
_TITLES = 2  # entries that a contents page without numbers needs
_LIKE = 78.0  # per cent of an entry that must stand again as the title


def contents(texts: Rows) -> list[int]:
    """Rows of contents pages, their headings included."""
    strings = texts.strings
    out: list[int] = []
    done = 0
    bare: list[str] = []  # the Chinese characters of the lines, where a heading makes them needed
    short = texts.length <= _HEADING_LENGTH
    told = (_ENDS_ENTRY.take(texts.last) & (texts.length > 1)) | (short & _OPENS_CONTENTS.take(texts.first))
    for row in texts.asked(places(told), _may_open):
        if row < done:
            continue
        # lines the heading takes
        heading = int(len(strings[row]) <= _HEADING_LENGTH and _CONTENTS_HEADING.fullmatch(strings[row]) is not None)
        if strings[row : row + 2] == ["目", "录"]:
            heading = 2
        if heading or _is_entry(strings[row]):
            end = _contents_end(strings, row + heading, heading > 0)
            if not heading and not _goes_over_pages(strings, row, end):
                done = end
                continue
            if heading:
                bare = bare or [_NOT_HAN.sub("", s) if len(s) <= _ENTRY_LENGTH else "" for s in strings]
                end = max(end, _titles_end(strings, bare, row + heading), _chapters_end(strings, row + heading))
            if end:
                out.extend(range(row, end))
                done = end
    return out


def _may_open(string: str) -> bool | None:
    """True for a line with which a contents page can begin: its heading, or the first half of it, or an entry."""
    if string.isdigit():
        return None
    heading = len(string) <= _HEADING_LENGTH and (string == "目" or _CONTENTS_HEADING.fullmatch(string) is not None)
    return heading or _is_entry(string) or None


def _is_entry(string: str) -> bool:
    """Whether the line ends in a leader and a page number."""
    return string[-1:] in _ENTRY_END and _ENDS_IN_LEADER.fullmatch(string) is not None


def _contents_end(strings: Sequence[str], row: int, heading: bool) -> int:
    """The row after the entries that begin at ``row``, or 0 when they are no contents page."""
    entries, last, at, page = 0, 0, row, 0
    while at < len(strings) and at - _last_or(row, last) <= 2:
        string = strings[at]
        plain = _ENTRY.fullmatch(string) if heading and len(string) <= 60 else None
        rising = plain is not None and page <= int(plain["page"]) <= page + 200 and not ends_sentence(string)
        if _is_entry(string) or rising:
            entries += 1
            last = at + 1
            page = int(plain["page"]) if plain is not None else page
        elif ends_sentence(string) or len(string) > 80:
            break
        at += 1
    return last if entries >= (2 if heading else 3) else 0


def _goes_over_pages(strings: Sequence[str], row: int, end: int) -> bool:
    """Whether entries without a heading are those of a contents page: their numbers rise, and no text leads to them.

    Prices and scores are set with leaders too, below the sentence that says what they are.
    """
    if row and (ends_sentence(strings[row - 1]) or strings[row - 1][-1] in "：:"):
        return False
    found = (_ENTRY.fullmatch(string) for string in strings[row:end] if _is_entry(string))
    numbers = [int(entry["page"]) for entry in found if entry is not None]
    return all(one <= two for one, two in pairwise(numbers))


def _titles_end(strings: Sequence[str], bare: Sequence[str], row: int) -> int:
    """The row after the entries under 目录 that have lost their page numbers: each is the title of something below.

    ``bare`` are the Chinese characters of each line, "" for a line that is too long for an entry.
    """
    last, at = 0, row
    while at < len(strings) and at - _last_or(row, last) <= 1:
        if len(strings[at]) > _ENTRY_LENGTH or ends_sentence(strings[at]):
            break
        if _stands_below(bare, at):
            last = at + 1
        at += 1
    return last if last - row >= _TITLES else 0


def _chapters_end(strings: Sequence[str], row: int) -> int:
    """The row after the chapters under 目录, as laws have them without page numbers: where the first stands again, and
    the text begins. 0 where it does not, or anything but chapters and sections is between."""
    first = _CHAPTER.match(strings[row]) if row < len(strings) else None
    if first is None:
        return 0
    for at in range(row + 1, len(strings)):
        if not _CHAPTER.match(strings[at]) or len(strings[at]) > _ENTRY_LENGTH or ends_sentence(strings[at]):
            break
        if strings[at].startswith(first[0]):
            return at if at - row >= _TITLES else 0
    return 0


def _stands_below(bare: Sequence[str], at: int) -> bool:
    """Whether a line like this one, but for a few characters read wrong, opens further below."""
    from rapidfuzz import fuzz, process

    entry = bare[at]
    if len(entry) < _SHORTEST_ENTRY:
        return False
    below = (b[: len(entry)] for b in bare[at + 2 :] if len(b) * 2 >= len(entry))
    found = process.extract_iter(entry, below, scorer=fuzz.partial_ratio, score_cutoff=_LIKE)
    return next(found, None) is not None


def _last_or(row: int, last: int) -> int:
    """Where the search for the next entry starts from."""
    return last if last else row
