"""What the form of a text says by itself: it could be a headline, opens a section or item, is a row of cells."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from cleaner.core.late import late
from cleaner.zh.datelines import is_lead
from cleaner.zh.dates import DAY, ENTRY_DAY
from cleaner.zh.layout import PARAGRAPH_OPENER, Kind, ends_sentence, is_chapter
from cleaner.zh.signers import is_signer
from cleaner.zh.weblines import DAY_AND_HOUR

_ORDINAL = late(
    r"[（(]?[一二三四五六七八九十]{1,3}[）)、]|(?:正文[\s\u3000]+)?第\s?[一二三四五六七八九十百\d]{1,4}\s?(?:[章节節条條部编編篇回卷辑輯类類讲講课課集幕]|单元|單元)"
    r"|\d{1,2}[.．、]"
)
OPENS_ORDINAL = frozenset("（(第正一二三四五六七八九十")
_WHO_SAYS = late(r"\p{Han}{2,4}[：:]")
# 1　总则, 2.1　指挥机构; and the years and months that divide a chronicle.
_SECTION = regex.compile(
    r"""\d{1,2}(?:\.\d{1,2}){0,3}
        (?: [\s\u3000]{2,} | \u3000 | \s (?! [年月日时点分秒个位名人万亿千百元项条] ) ) \p{Han}
      | (?: [12]\d{3} | [一二][〇零○一二三四五六七八九]{3} ) 年 (?: [（(][^（()）]{2,12}[）)] )? $ | \d{1,2}月$""",
    regex.VERBOSE,
)
_SERIAL = regex.compile(
    r"\d{1,4}年?|第[一二三四五六七八九十百\d]{1,4}题|[一二三四五六七八九十]{1,3}|[\[［〔]\d{1,3}[\]］〕].*"
)  # a number that is all the line says; a reference
# Over an old text, 【原文】, and over what explains it.
_OF_OLD_TEXT = late(
    r"[【\[［〔]\s*(?:原\s?[文诗詩]|[译譯今白]\s?[文译譯]|[注註]\s?[释釋解]|[赏賞評评简簡]\s?[析]|题\s?解)\s*[】\]］〕]"
)
_LABEL_LENGTH = 8  # code points
_LONGEST_SERIAL = 6  # code points, but of a reference
LONGEST_HEADLINE = 46  # code points: the longest title line without a heading mark,
BLANKS = 4  # and as many blanks
_LABELS = late(r"(?:\p{Han}{1,6}[：:]\s*[^\s：:]{1,20}(?:\s\p{Han})?(?:\s+|$)){2,}")  # 填报人：王朴　电话：66001234
# 时间：…, 出席：…, 记录：…, over and under what was said
_OF_MINUTES = late(
    r"(?:会议)?(?:时间|地点|日期|(?:出席|列席|缺席|请假|主持|记录|整理|抄送|报送|主送)(?:人员|人|者|单位)?)[：:]"
)
# With which a preface, a circular or a statement ends, often without a full stop: 谨以为序, 特此通知
_LAST_WORDS = late(
    r"[谨是权聊爰谨謹權]?(?:以此|以|此|用|姑)?[为作代爲為]序|[谨謹]序"
    r"|特此(?:通[知告报知報]|公[告布]|[证声说證聲說]明|函[复告达復達]|[批答]复|批復|报告|報告|奉[达告]|[鸣致鳴]谢|布告)"
)
OPENS_LAST_WORDS, _LONGEST_LAST_WORDS = frozenset("谨是权聊爰特为代作以謹權為"), 6
_OPENS_NEWS = frozenset("本新中据（(【〔［[")
_OPENS_DAY, _MONTH_WITHIN = frozenset("0123456789一二三四五六七八九十"), 11  # 一九七六年十一月
NO_HEADLINE_END = "，、：；:;,。"
_VALUE = regex.compile(r"\p{Han}{2,12}\s+[A-Za-z0-9±≤≥<>~～][^\s，。；！？“”：]{0,15}")
_FEW_ROWS, _FEW_VALUES = 2, 3
_CELLS, _CELL = 4, 16  # cells of a row of a table, and code points of one
SHORT_HEADING = 30
# What a subtitle of any length says at its end: ——云岭县白沙公社部分社员座谈纪要, ——以云岭县白沙村为例.
_SAYS_WHAT_IT_IS = late(
    "(?:[纪紀]要|[纪紀][实實事]|[综綜]述|[侧側][记記]|述[评評]|[访訪][问問][记記]|[调調]查|[报報]告|[讲講][话話]|[经經][验驗]|[体體][会會]|[为為]例)$"
)


def is_headline(text: str, kind: Kind, level: int) -> bool:
    """Whether a block could be a title or crosshead by its form: marked, or short and without a closing mark."""
    if kind is not Kind.PLAIN or (text[-1].isdigit() and text[0] in "12" and DAY.fullmatch(text)):
        return False
    colon = "：" in text or ":" in text
    if colon and text[-1].isdigit() and DAY_AND_HOUR.fullmatch(text):
        return False
    if text[0] == "|" or (colon and (_LABELS.fullmatch(text) or _OF_MINUTES.match(text))):
        return False
    if text[0] in _OPENS_DAY and "月" in text[:_MONTH_WITHIN] and ENTRY_DAY.fullmatch(text):
        return False
    if not level and (is_signer(text) or are_last_words(text)):
        return False
    if level:
        # A title takes no full stop (GB/T 15834): OCR marked a sentence, or the end of one, of which the rest is lost.
        sentence = ends_sentence(text) and text[-1] not in "？?！!" and not is_numbered(text)
        return not sentence and text[-1] not in "，、；"
    if is_chapter(text):
        return True
    if len(text) > LONGEST_HEADLINE and len("".join(text.split())) > LONGEST_HEADLINE:
        return False
    if "。" in text or ends_sentence(text) or text[-1] in NO_HEADLINE_END:
        return False
    if text[0] in "，、；。！？）,;!?)":
        return False  # the rest of a line that was torn off
    if text[0] in _OPENS_NEWS and ("，" in text or "," in text) and is_lead(text):
        return False  # the first line of a news item, cut off
    if text[:2] == "——" and len(text) > SHORT_HEADING:
        return _SAYS_WHAT_IT_IS.search(text) is not None or given_at(text) is not None
    return True


def may_be_headline(text: str) -> bool | None:
    """True for the text of a block of no special kind and without a level that could be a headline."""
    return is_headline(text, Kind.PLAIN, 0) or None


def are_last_words(text: str) -> bool:
    """Whether a line only closes what stands above it, as prefaces and circulars do: 谨以为序, 特此通知."""
    short = text[0] in OPENS_LAST_WORDS and len(text) <= _LONGEST_LAST_WORDS
    return short and _LAST_WORDS.fullmatch(text) is not None


def given_at(text: str) -> regex.Match[str] | None:
    """The day on which a report or speech was given, where a subtitle says that and the meeting:
    ——2026年1月20日在临江市第五届人民代表大会第一次会议上."""
    return DAY.match(text, len("——")) if text[:2] == "——" and text[-1] == "上" and "日在" in text[:16] else None


def opens_item(text: str, level: int) -> bool:
    """Whether a text with a heading level opens like a section or list item.

    A marked heading may name who says it (``## 央行：支持……``), as headlines do: that is no speaker of a dialogue.
    """
    if 0 < level < 7 and _WHO_SAYS.match(text) and not ends_sentence(text):
        return False
    return is_numbered(text)


def is_numbered(text: str) -> bool:
    """Whether a text opens like a section or list item, or is what stands over an old text and over its notes."""
    if text[:1] in "—―-" or text[:2] == "一一":
        return False
    if text[0] in "【[［〔" and len(text) <= _LABEL_LENGTH and _OF_OLD_TEXT.fullmatch(text):
        return True
    if (len(text) <= _LONGEST_SERIAL or text[0] in "[［〔") and _SERIAL.fullmatch(text):
        return True
    if text.isascii() and text.isalnum():
        return False  # letters and digits, without the mark behind a number
    return PARAGRAPH_OPENER.match(text) is not None or (
        (text[:1].isdigit() or text[:1] in "一二") and _SECTION.match(text) is not None
    )


def is_ordinal(text: str) -> bool:
    """Whether a text opens with a section number: 一、 （一） 第一章 1."""
    first = text[0]
    if len(text) == 1 or not (first in OPENS_ORDINAL or first.isdigit()):
        return False
    return _ORDINAL.match(text) is not None or _SECTION.match(text) is not None


def rows_of_tables(texts: Sequence[str]) -> list[int]:
    """Which of some lines that follow one another are rows of tables: two of as many cells, or three of a word and its
    value, 型号 XD-200."""
    cells = [*map(_cells, texts), 0]
    out: list[int] = []
    first = 0
    for k in range(1, len(cells)):
        if cells[k] != cells[first]:
            if cells[first] and k - first >= (_FEW_ROWS if cells[first] >= _CELLS else _FEW_VALUES):
                out.extend(range(first, k))
            first = k
    return out


def _cells(text: str) -> int:
    """The cells of a line that may be a row of a table, parted by blanks; 0 of any other."""
    cells = text.split()
    if len(cells) < 2:
        return 0
    if len(cells) == 2 and _VALUE.fullmatch(text):
        return 2
    several = len(cells) >= _CELLS and max(map(len, cells)) <= _CELL
    return len(cells) if several and not text.isascii() else 0
