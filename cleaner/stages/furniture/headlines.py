"""The head lines of newspaper and journal pages: paper, date, weekday, page, issue."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

import regex

from cleaner.core.late import late
from cleaner.core.layers import Bools, places
from cleaner.core.rule import Removed, fixes, judged, keeps
from cleaner.zh.chars import members
from cleaner.zh.dates import ENTRY_DAY
from cleaner.zh.rows import Rows
from cleaner.zh.signs import GAP, PAGE, TEXT

PAGE_LINE = judged(
    "FUR003",
    "page-line",
    """The line at the head of a newspaper page: paper, date, weekday, page (``2026年5月2日 星期六 A04 要闻``).

    A line of only such things, with the weekday or the page in it. A sentence that names a weekday ends with a mark.
    The editors' names and the name of the paper go with it where they stand right beside it, on lines of their own.
    A day with its weather is of a diary, and so are days with their weekday that are not all the same day.
    The head of a page of a journal has its page number at one end and the volume or issue at the other, that of a
    gazette its name at one end and its number at the other.
    Archives of old papers write the page over each article, ``第2版（要闻）``, and its column under it, ``专栏：通讯``.
    """,
    removes=Removed.PAGE_HEADER,
    examples=(
        fixes("2026年5月2日 星期六 A04 要闻\n大桥通车", "大桥通车"),
        fixes("2026年5月2日 星期六 第1版\n责任编辑 林知夏\n临江日报\n大桥通车。", "大桥通车。"),
        fixes("第2版（要闻）\n专栏：\n大桥通车\n大桥今天通车。", "大桥通车\n大桥今天通车。"),
        fixes("水库的坝高达到\n46  临江水利  第11卷\n三十二米。", "水库的坝高达到\n三十二米。"),
        fixes("水库清了淤。\n第3期　　林有田等：水库的清淤　　· 47 ·\n新渠通水。", "水库清了淤。\n新渠通水。"),
        fixes("1957-03-12\n第2版()\n专栏：\n大桥通车\n大桥今天通车。", "大桥通车\n大桥今天通车。"),
        fixes("县政府公报　　1998年第2号\n关于护堤的决定\n堤要护好。", "关于护堤的决定\n堤要护好。"),
        keeps("文件见《县政府公报》1998年第2号\n堤要护好。"),
        keeps("存刊\n1  临江水利  第11卷\n2  湿地学报  第3卷\n3  渡口  第7期"),
        keeps("水库清了淤。\n第3期讲清淤，第4期讲蓄水。"),
        keeps("2026年5月2日，星期六，大桥通车。"),
        keeps("第2版（修订）出了三本。"),
        keeps("大桥通车。\n责任编辑 林知夏\n临江日报"),
        keeps("2026年5月2日"),
        keeps("2026年5月2日 星期六 小雨\n插秧。"),
        keeps("2026年5月2日 星期六\n插秧。\n2026年5月3日 星期日\n插完了。"),
    ),
)

_PAGE_LINE = late(
    r"""
    (?= .* (?: 星期[一二三四五六日天] | 第?\s*[A-Z]?[\d\]lI]{1,2}\s*版 | \b[A-Z]\d{2}\b ) )
    (?: \s* (?: [12]\d{3}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日 | [12]\d{3}[-./]\d{1,2}[-./]\d{1,2}
        | 星期[一二三四五六日天]
        | 农历\p{Han}{2,10} | 第?\s*[A-Z]?[\d\]lI]{1,2}\s*版 | \b[A-Z]\d{2}\b | 第\s*\d{1,6}\s*[期号]
        | \p{Han}{2,8}[报刊网] | [·|｜/■●—\-]+ | \p{Han}{2,4}(?=\s|$) | \p{Han}\s\p{Han}(?=\s|$)
        | 责任?编\p{Han}?[:：/]?\s*\p{Han}{2,4}
        | 主编[:：]?\s*\p{Han}{2,4} ) ){2,}+
    """,
    regex.VERBOSE,
)
# The page that an archive names over each article.
_NAMED_PAGE = late(r"第\s*\d{1,2}\s*版\s*[（(]\s*\p{Han}{0,8}\s*[）)]")
_OF_PAPER = late(r"[版报報刊网網]|第\s*\d+\s*期|\b[A-Z]\d{2}\b")
# The people who made the page, or the paper's name: part of the head of a page only beside its head line.
_NAMES = late(
    r"""
    (?: (?: 责任?编辑?|编辑|版式|校对|美编|主编|视觉 ) \s*[:：/]?\s* \p{Han}{2,4} \s* )+
    | 专栏 [：:] \s* [\p{Han}·]{0,16}
    | \p{Han}{2,6} (?: 日报|晚报|早报|晨报|时报|商报|周报|都市报|周刊 )
    """,
    regex.VERBOSE,
)
_DAY_OF_ISSUE = late(r"[12]\d{3}(?:[-./]\d{1,2}[-./]\d{1,2}|年\d{1,2}月\d{1,2}日)")
# The head line of a journal page: page number, journal, issue.
_ISSUE_LINE = late(
    r"(?=.*[12]\d{3}\s*年?\s*第?\s*\d{1,2}\s*期)(?:\s*(?:\d{1,4}|\p{Han}{2,12}|[12]\d{3}\s*年?\s*第?\s*\d{1,2}\s*期|[·|—-])){2,5}+"
)
# The head line of a page of a journal or a proceedings, its parts set apart: 46  湿地学报  第11卷; 第3期  林有田：…  47
_FOLIO = r"(?:[·•—-]\s*)?\d{1,4}(?:\s*[·•—-])?"
_VOLUME = (
    r"(?:[12]\d{3}\s*年?\s*)?第\s*\d{1,3}\s*[卷期](?:\s*第\s*\d{1,3}\s*期)?"
    r"(?:\s*[（(]?\s*总第?\s*\d{1,4}\s*期\s*[）)]?)?"
)
_JOURNAL_LINE = late(
    rf"{_FOLIO}[\s\u3000]+(?=\P{{Han}}*\p{{Han}})[^，。；\d][^。；]{{2,60}}?[\s\u3000]+{_VOLUME}"
    rf"|{_VOLUME}[\s\u3000]+(?=\P{{Han}}*\p{{Han}})[^，。；\d][^。；]{{2,60}}?[\s\u3000]+{_FOLIO}"
)
_NAME = r"\p{Han}{1,24}(?:公报|公報|政报|学报|會刊|会刊|月刊|季刊|周刊|杂志|通讯|简报)"
_NUMBER = r"[12]\d{3}\s*年\s*第\s*\d{1,3}\s*[号號]"
# Of a gazette: its name and number, apart, on pages of either hand.
_GAZETTE_LINE = late(rf"(?:\d{{1,4}}\s+)?(?:{_NAME}\s+{_NUMBER}|{_NUMBER}\s+{_NAME})(?:\s+\d{{1,4}})?")
_OPENS_NUMBER, _ENDS_NUMBER = members("12"), members("0123456789号號")
_NEAR = 3  # lines: such lines that stand as close as this are a table
_ISSUE = late(r"[12]\d{3}\s*年?\s*第?\s*\d{1,2}\s*期")
_SPECKS = str.maketrans("", "", "”“‘’\"'`。.")  # what OCR sees in the white between the pieces
_PAGE_PIECE = late(r"[\d年月日\s\p{Han}A-Z·|—-]+")
_HEAD_LINE = 60  # code points
_JOURNAL_LENGTH = 120  # code points, blanks and all
_ENDS_JOURNAL = members("0123456789第卷期·•—-）)")
_NAMED_LENGTH = 18  # of the page that an archive names
_HEAD_PIECE = 12  # code points: a piece of a page's head line that an extractor put on a line of its own


def page_lines(texts: Rows) -> tuple[list[int], list[int]]:
    """Rows that are the head line of a newspaper page, and of a journal page; whole, or one piece of it a line."""
    paper: list[int] = []
    journal: list[int] = []
    # No other line is a head line, or the piece that shows one.
    of_page = texts.has & PAGE > 0
    named = of_page & (texts.first == ord("第")) & (texts.length <= _NAMED_LENGTH)
    told = places((texts.has & (PAGE | TEXT) == PAGE) | named).tolist()
    done = 0
    for row in told:
        if row < done:
            continue
        rows = range(row, row + 1)
        if _is_piece(texts, row):
            rows = _pieces(texts, row)
        done = rows.stop
        joined = " ".join([texts.strings[r] for r in rows]).translate(_SPECKS)
        if len(joined) > _HEAD_LINE or len(rows) == 2 or _is_diary(joined):
            continue
        if _PAGE_LINE.fullmatch(joined) or _NAMED_PAGE.fullmatch(joined):
            paper.extend(rows)
        elif _ISSUE_LINE.fullmatch(joined):
            journal.extend(rows)
    days = {texts.strings[row] for row in told if ENTRY_DAY.fullmatch(texts.strings[row])}
    if len(days) > 1:
        paper = [row for row in paper if texts.strings[row] not in days]
    paper = _with_names(texts.strings, paper)
    issues = [row for row in told if texts.length[row] <= _HEAD_PIECE and _ISSUE.fullmatch(texts.strings[row])]
    journal += [*(issues if len(issues) > 1 else ()), *_of_journal(texts, of_page), *_of_gazette(texts)]
    return paper, sorted(set(journal))


def _of_journal(texts: Rows, of_page: Bools) -> list[int]:
    """The rows of the head lines of a journal, page number at one end and volume or issue at the other: not the first
    line of the file, and no table, where several stand close together."""
    told = of_page & (texts.length <= _JOURNAL_LENGTH)
    told &= _ENDS_JOURNAL.take(texts.first) & _ENDS_JOURNAL.take(texts.last)
    rows = [row for row in places(told).tolist() if row and _JOURNAL_LINE.fullmatch(texts.strings[row])]
    near = {row for one, two in pairwise(rows) if two - one <= _NEAR for row in (one, two)}
    return [row for row in rows if row not in near]


def _of_gazette(texts: Rows) -> Iterable[int]:
    """The rows of the head lines of a gazette."""
    told = (texts.length <= _HEAD_LINE) & (texts.has & (TEXT | GAP) == GAP)
    told &= _OPENS_NUMBER.take(texts.first) | _ENDS_NUMBER.take(texts.last)
    return texts.asked(places(told), _GAZETTE_LINE.fullmatch)


def _is_diary(joined: str) -> bool:
    """Whether a line is the head of a diary's entry, as its weather shows: nothing of a paper is in it."""
    day = None if _OF_PAPER.search(joined) else ENTRY_DAY.fullmatch(joined)
    return day is not None and day["weather"] is not None


def _is_piece(texts: Rows, row: int) -> bool:
    """Whether a line may be a piece of a head line."""
    string = texts.strings[row]
    return len(string) <= _HEAD_PIECE and _PAGE_PIECE.fullmatch(string) is not None


def _pieces(texts: Rows, row: int) -> range:
    """The rows of the possible pieces that stand together with the one at ``row``."""
    first, last = row, row + 1
    while first > 0 and _is_piece(texts, first - 1):
        first -= 1
    while last < len(texts) and _is_piece(texts, last):
        last += 1
    return range(first, last)


def _with_names(strings: Sequence[str], rows: Sequence[int]) -> list[int]:
    """``rows``, and the rows right above and below them that hold only names; the day over the first, too, if the file
    begins with it."""
    out = set(rows)
    for row in rows:
        for step in (-1, 1):
            at = row + step
            while 0 <= at < len(strings) and len(strings[at]) <= _HEAD_LINE and _NAMES.fullmatch(strings[at]):
                out.add(at)
                at += step
    if 1 in out and _DAY_OF_ISSUE.fullmatch(strings[0]):
        out.add(0)
    return sorted(out)
