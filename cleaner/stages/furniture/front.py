"""What stands round articles but is none: mastheads, cover pages, labels, drawn rules."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from cleaner.core.late import late
from cleaner.core.layers import Lines, places
from cleaner.core.rule import Confidence, Removed, fixes, judged, keeps
from cleaner.zh.chars import members
from cleaner.zh.dates import WRITTEN
from cleaner.zh.layout import Kind, begins_document, ends_sentence
from cleaner.zh.rows import Rows

DRAWN_RULE = judged(
    "FUR020",
    "drawn-rule",
    """A line drawn with signs: ``---``, ``* * *``, ``=====``, ``————————``.

    Where the line before it breaks off without a mark, is plain text and not a heading, three hyphens are what OCR
    made of the dash that ends it (``……赢得主动权`` / ``---``); then they stay, as the end of that paragraph. Also the
    borders of a drawn table, ``┏━━┯━━┓`` and ``+----+----+``; its rows stay.
    """,
    removes=Removed.RULE,
    examples=(
        fixes("第一段结束了。\n---\n第二段开始了。", "第一段结束了。\n第二段开始了。"),
        fixes("第一段结束了。\n* * *\n第二段开始了。", "第一段结束了。\n第二段开始了。"),
        fixes("| 村 | 户 |\n|----|---:|\n| 东村 | 26 |", "| 村 | 户 |\n| 东村 | 26 |"),
        fixes("┏━━┯━━┓\n┃村  │户  ┃\n┠──┼──┨\n┃东村│26  ┃\n┗━━┷━━┛", "┃村  │户  ┃\n┃东村│26  ┃"),
        keeps("├─东村"),
        keeps("继续扩大水利投入，建设覆盖全县的灌溉网络\n---\n要把渠道修到田头。"),
    ),
)
LABEL = judged(
    "FUR030",
    "label",
    """A label that numbers the pieces of a collection: ``材料 1``, ``阅读材料二``, ``附件2``, alone on its line.

    Also a bare number over each title, where the line under it says when the piece was written.

    It is where a new piece begins, and is read as that before it goes. ``材料 1 说明……`` in a sentence stays.
    """,
    removes=Removed.LABEL,
    examples=(
        fixes("材料 1\n修渠记", "修渠记"),
        fixes("附件2：\n名单", "名单"),
        fixes(
            "001\n修渠\n（1956年3月）\n渠修好了。\n002\n护林\n（1957年4月5日）\n林子绿了。",
            "修渠\n（1956年3月）\n渠修好了。\n护林\n（1957年4月5日）\n林子绿了。",
        ),
        keeps("材料1说明了经过。"),
        keeps("附件2份"),
    ),
)
MASTHEAD = judged(
    "FUR031",
    "masthead",
    """The head of an issuing page: the office in large type and its document number, ``临水发〔2026〕11号``.

    Only short unpunctuated lines right above a document number that stands alone, near the start of the file; elsewhere
    only the office, where the title of the document follows. Web sites
    and gazettes put the number under the title of each document: then the number goes and the title stays. In a list of
    documents it stays.
    """,
    removes=Removed.MASTHEAD,
    examples=(
        fixes("临江市水务局文件\n临水发〔2026〕11号\n关于清淤的通知", "关于清淤的通知"),
        fixes("临江市水务局关于清淤的通知\n临水发〔2026〕11号\n各水管站：", "临江市水务局关于清淤的通知\n各水管站："),
        fixes(
            "水利公报\n"
            + "各乡都要清淤。\n" * 12
            + "临江市水务局关于护堤的通知\n临水发〔2026〕12号\n各水管站：\n堤要护好。",
            "水利公报\n" + "各乡都要清淤。\n" * 12 + "临江市水务局关于护堤的通知\n各水管站：\n堤要护好。",
        ),
        fixes(
            "各乡都要清淤。\n" * 12 + "临江市水务局文件\n临水发〔2026〕12号\n关于护堤的通知\n堤要护好。",
            "各乡都要清淤。\n" * 12 + "关于护堤的通知\n堤要护好。",
        ),
        keeps("根据临水发〔2026〕11号文件，今年清淤。"),
        keeps("堤要护好。\n依据的文件\n临水发〔2026〕11号\n各水管站都有。"),
        keeps(
            "今年清淤。\n"
            * 12
            + "关于清淤的通知\n临水发〔2026〕11号\n关于护堤的通知\n临水发〔2026〕12号\n关于栽树的意见\n"
            "临水发〔2026〕13号"
        ),
    ),
)
COVER = judged(
    "FUR032",
    "cover-page",
    """A cover page: title, office, month, and then the contents page or the first heading.

    Taken only when the lines are short and unpunctuated, the last is a year and month, and nothing but a contents page
    or a heading follows; the search goes up to the cover's own heading and no further. Where the contents are those of
    one document, which begins behind them with its preface or first chapter, the cover has its title, and stays.
    """,
    removes=Removed.MASTHEAD,
    confidence=Confidence.LIKELY,
    examples=(
        fixes(
            "# 水利学习专刊\n水务局\n2026年5月\n# 目录\n开渠记 .... 1\n筑坝记 .... 14\n护林记 .... 20\n正文。", "正文。"
        ),
        keeps("请各村上报。\n水务局\n2026年5月12日\n正文。"),
        fixes(
            "护湖规划\n2026年5月\n目录\n第一章 湖情 1\n第二章 任务 4\n第一章 湖情\n湖好。",
            "护湖规划\n2026年5月\n第一章 湖情\n湖好。",
        ),
    ),
)
_RULE = regex.compile(
    r"(?:[-=_~*#—–─━═＿－＊=]\s*){3,}|[.．…]{8,}|\|(?:\s*:?-{2,}:?\s*\|)+|-{2,}:?(?:\s*\|\s*:?-{2,}:?)+"
    r"|[◆◇■□●○★☆※＊*](?:\s*[◆◇■□●○★☆※＊*]){2,}"
)
_LABEL = late(
    r"[【\[]?(?:(?:学习|阅读|参考|延伸)?(?:材料|资料|文献|篇目)|附件|附录|专题)\s*(?:之)?\s*[\d一二三四五六七八九十]{1,3}\s*[】\]]?[：:]?"
)
DOCUMENT_NUMBER = regex.compile(
    r"\p{Han}{1,12}\s*[〔\[［（(【]\s*[12]\d{3}\s*[〕\]］）)】]\s*第?\s*\d{1,4}\s*[号號](?:\s+[签簽][发發]人.*)?"
)
# A document's title, which may stand over its number: it names the kind of document.
_DOCUMENT_TITLE = late(
    r"""
    [^。]* (?: (?:关于|關於) [^。]* )?
    (?: 通知|意见|决定|决议|公告|通告|通报|办法|规定|细则|条例|批复|方案|规划|纲要|命令|议案|复函|的函|的请示|的报告
      | 意見|決定|決議|通報|辦法|規定|細則|條例|批復|規劃|綱要|議案|復函|的請示|的報告 )
    (?: [（(][^（()）]{1,12}[）)] )?  # （试行）
    """,
    regex.VERBOSE,
)
_OFFICE = regex.compile(r"\p{Han}{3,24}文件")
_TITLE_LINES = 3
_MONTH = late(r"(?:[12]\d{3}|[二一][〇零○一二三四五六七八九]{3})\s*年\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s*月")
# What the lines begin or end with that the patterns above can match: only they are tried.
_BORDER = late(r"[\u2500-\u257f\s]{3,}|\+(?:[-=]{2,}\+)+")
_OPENS_BORDER = members("+", ((0x2500, 0x257F),))
_OPENS_RULE = members("|-=_~*#—–─━═＿－＊.．…◆◇■□●○★☆※")
_OPENS_LABEL = members("【[学阅参延材资文篇附专")
_IS_DIGIT = members("0123456789")
_SERIAL_LENGTH = 4
_LABEL_LENGTH = 12  # code points
_ENDS_NUMBER = members("号號")
_NUMBER_LENGTH = 30  # code points of a document number
_ADDRESSED = late(r"[：:。，]|^[（(第]")  # what follows in a document, and not in a list of documents
_FIRST_PAGE = 12  # lines in which an issuing masthead can stand
_COVER_LINES = 5
_COVER_WITHIN = 60  # lines: a cover stands at the front, after a circular at most


def drawn_rules(lines: Lines, texts: Rows) -> list[int]:
    """Rows that are drawn rules; hyphens that are the printed dash of the line before are none."""
    return [
        row
        for row in places(_OPENS_RULE.take(texts.first)).tolist()
        if _RULE.fullmatch(string := texts.strings[row])
        and not (row and string in ("---", "--", "——") and _breaks_off(lines, row - 1))
    ]


def borders(lines: Lines, texts: Rows) -> list[int]:
    """Rows that are the borders of drawn tables, or part their rows."""
    drawn = _OPENS_BORDER.take(texts.first) & (lines.kind == Kind.TABLE.value)
    return [row for row in places(drawn).tolist() if _BORDER.fullmatch(texts.strings[row])]


def _breaks_off(lines: Lines, row: int) -> bool:
    """Whether the line is a plain sentence of some length that ends without a mark."""
    string = lines.strings[row]
    open_end = not ends_sentence(string) and string[-1] not in "”’》）)：:；;，,、—"
    if not open_end or len(string) < 15 or "，" not in string or lines.level[row]:
        return False
    return lines.kinds[row] == Kind.PLAIN


def labels(texts: Rows) -> list[int]:
    """Rows that only number a piece."""
    told = _OPENS_LABEL.take(texts.first) & (texts.length <= _LABEL_LENGTH)
    return [*texts.asked(places(told), _LABEL.fullmatch), *_serials(texts)]


def _serials(texts: Rows) -> list[int]:
    """Rows with nothing but the number of a piece of a collection, over its title and when it was written: 002."""
    strings = texts.strings
    told = places(_IS_DIGIT.take(texts.first) & _IS_DIGIT.take(texts.last) & (texts.length <= _SERIAL_LENGTH)).tolist()
    rows = [
        r
        for r in told
        if r + 2 < len(strings)
        and strings[r].isdigit()
        and strings[r + 2][0] in "（("
        and WRITTEN.fullmatch(strings[r + 2])
    ]
    numbers = [int(strings[r]) for r in rows]
    return rows if len(rows) > 1 and numbers == sorted(set(numbers)) else []


def masthead(texts: Rows) -> tuple[list[int], list[int]]:
    """Rows of an issuing masthead, the document number and the short lines above it; and the rows of numbers that
    stand under the titles of their documents, as in a gazette."""
    strings = texts.strings
    told = _ENDS_NUMBER.take(texts.last) & (texts.length <= _NUMBER_LENGTH)
    told[:_FIRST_PAGE] = True  # there the one who signed may stand behind it
    near = [row for row in places(told).tolist() if "号" in strings[row] or "號" in strings[row]]
    numbers = [row for row in near if DOCUMENT_NUMBER.fullmatch(strings[row])]
    below = [
        row
        for row in numbers
        if _stands_below_title(strings, row)
        and (row < _FIRST_PAGE or _ADDRESSED.search("".join(strings[row + 1 :][:1])))
    ]
    issued = [r for row in numbers if row not in below and _stands_below_office(strings, row) for r in (row - 1, row)]
    if not numbers or numbers[0] >= _FIRST_PAGE or numbers[0] in below:
        return issued, below
    row = numbers[0]
    head = [r for r in range(row) if len(strings[r]) <= 30 and not ends_sentence(strings[r])]
    if len(head) == row and row <= 4:
        return [*range(row + 1), *issued], below
    # Behind running text it belongs to another document, as a reference may.
    return issued if any(map(ends_sentence, strings[:row])) else [row, *issued], below


def _stands_below_office(strings: Sequence[str], row: int) -> bool:
    """Whether the line above a row names the office that issues a document, as its head does, 临江市水务局文件, and the
    title of the document follows."""
    office = row > 0 and _OFFICE.fullmatch(strings[row - 1]) is not None
    return office and any("关于" in line or "關於" in line for line in strings[row + 1 : row + 3])


def _stands_below_title(strings: Sequence[str], row: int) -> bool:
    """Whether the last lines above a row make the title of a document."""
    return any(
        _DOCUMENT_TITLE.fullmatch("".join(strings[first:row])) for first in range(max(0, row - _TITLE_LINES), row)
    )


def cover(lines: Lines, contents_rows: list[int]) -> list[int]:
    """Rows of a cover page: up to four short lines that end with a month, over a contents page or another heading."""
    strings = lines.strings
    for last in range(1, min(_COVER_WITHIN, len(strings) - 1)):
        if strings[last][-1] != "月" or not _MONTH.fullmatch(strings[last]):
            continue
        if not (last + 1 in contents_rows or lines.level[last + 1]) or _is_title_page(strings, last, contents_rows):
            continue
        for row in range(last - 1, max(-1, last - _COVER_LINES), -1):
            if ends_sentence(strings[row]) or len(strings[row]) > 40 or strings[row][-1] in "，；：、":
                break
            if lines.level[row] or row == 0:
                return list(range(row, last + 1))
    return []


def _is_title_page(strings: Sequence[str], last: int, contents_rows: list[int]) -> bool:
    """Whether the cover that ends at row ``last`` names the one document under it, which begins behind its contents
    with a preface or first chapter; a collection begins there with the title of its first piece."""
    behind = last + 1
    while behind in contents_rows:
        behind += 1
    return last + 1 < behind < len(strings) and begins_document(strings[behind])


FRONT_RULES = (DRAWN_RULE, LABEL, MASTHEAD, COVER)
