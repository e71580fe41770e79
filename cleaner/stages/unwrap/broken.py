"""Paragraphs that a column or a page broke, in text that is not wrapped: each line is a paragraph or a piece."""

from __future__ import annotations

from itertools import compress
from operator import itemgetter, not_

import numpy as np
import regex

from cleaner.core.late import late
from cleaner.core.layers import Bools
from cleaner.core.rule import Rule
from cleaner.stages.unwrap.broken_rules import (
    BAD_LINE_START,
    BROKEN_AFTER_COMMA,
    BROKEN_NUMBER,
    BROKEN_QUOTATION,
    BROKEN_SENTENCE,
    BROKEN_WORD,
    LEFT_OPEN,
)
from cleaner.zh.chars import BEYOND, flags
from cleaner.zh.dates import ENTRY_DAY
from cleaner.zh.layout import CLOSERS, NO_LINE_START, OPENERS, PARAGRAPH_OPENER, ends_sentence
from cleaner.zh.lexicon import torn_word
from cleaner.zh.papers import is_codes
from cleaner.zh.rows import Rows
from cleaner.zh.signs import CLAUSE, MARK_PAIRS, OPENS_MARK, SHUTS_MARK

_COMMAS = "，、,､"
_COLONS = "：:；;—-|"  # no paragraph that ends with one of these goes on in a paragraph that can begin one
_SHUT_QUOTES = "”’"
_BAD_FIRST = frozenset(NO_LINE_START) - frozenset('·…%"')  # the others stand first though they should not
_UNITS = "年月日时号万亿千百个位名人次元米吨度公%％"
_COUNTED = regex.compile(rf"\d{{1,4}}(?:\.\d+)?[{_UNITS}]")
_LINKERS = "等的和与及或之"  # characters that hardly begin a paragraph but often follow a quotation mark
_BULLETS = "★☆■□◆◇●○▲△"  # a line that a bullet opens and no mark closes is an entry's heading
_SEVEN = 8  # code points: a line of seven characters and a comma, or a shorter one, is a verse
_VERSE = 10  # code points: two such lines, the first with a comma at its end, are verse
_REPORTS = late(
    r"""(?:表示|指出|提醒|认为|介绍|强调|预计|透露|告诉\p{Han}{1,4}|说|称|获悉|了解到)[，,：:]
      | ^[一二三四五六七八九十]是""",
    regex.VERBOSE,
)
# Half-width marks count too, which a text read by OCR may have; a point only between or after Chinese characters.
_COMMA = regex.compile(r"[，。；;！？]|,(?!\d{3})|(?<=\p{Han})\.(?![\w.])|(?<=\p{Han})\.(?=\p{Han})")
_HAN = regex.compile(r"\p{Han}")
_REST = regex.compile(r"(?<words>\p{Han}{1,2}[，、。；,;.]|\p{Han}{1,4}[。；;.])(?!”)")
_REST_LENGTH, _REST_ENDS = slice(5), frozenset("，、。；,;.")  # the code points of such a rest, its mark among them
# What stands in brackets behind the last sentence: 。（王小满摄）
_REMARK = late(r"[。！？!?…][”’」』）)】]*(?:\s*[（(][^（()）。！？]{1,30}[）)]){1,2}$")
_LONGEST_REMARK = 48  # code points
_TORN_OFF = late(r"(?![不是好对但可而且若如])\p{Han}[，。、；,.;]")
# What says more of the word before, in brackets, and the sentence goes on: （以下简称护堤队）的队长.
_ASIDE = late(
    r"[（(](?:即|又|俗|以下|简|原|含|包括|不含|不包括|一说|也|亦|实|今|旧)[^（()）]{1,40}[）)][\p{Han}，、][^。]"
)
_OPENINGS = frozenset((
    "今年", "去年", "近日", "日前", "目前", "如今", "当前", "此外", "同时", "其中", "另外", "然而", "但是", "因此",
    "首先", "其次", "最后", "随后", "后来", "当天", "现在", "昨日", "昨天", "今天", "据悉", "另据", "一是", "二是",
    "三是", "不过", "可是", "于是", "原来", "会上", "会后", "早晨", "清晨", "上午", "下午", "晚上", "傍晚", "春天",
    "夏天", "秋天", "冬天", "春日", "今后", "未来", "总之", "当时", "当年", "同年", "次年", "翌日", "同日", "那天",
    "这天", "一天", "有人", "有的", "是的", "对此", "为此", "因而", "所以", "例如", "比如", "譬如",
))  # fmt: skip
_NEVER_FIRST = "的们么吗呢吧"  # particles that begin no paragraph
_LONG = 40  # code points: a plain line this long is a sentence, commas or not
_LINE = 16  # code points: a shorter line without a comma may be a heading or a verse
SENTENCE = 12  # code points: a shorter piece with a comma may be a verse
_WORDY = 8
_MONTH_WITHIN = 11  # 一九七六年十一月
REACH = 2000  # code points on each side of a break that are looked at, of longer paragraphs


def continuation(before: str, after: str, page_break: bool, tight: bool = False, apart: bool = False) -> Rule | None:
    """The rule by which ``after`` continues ``before``, both whole lines without marks and of no special kind; or None.

    ``page_break``: a page ends between them; no heading stands at the foot of a page but a cover: an open line goes on.
    ``tight``: they stand closer than paragraphs of this file do. ``apart``: blank lines stand between them; then a line
    that is no sentence may be a title, and what stands under it the torn end of another text.
    """
    last, first = before[-1], after[0]
    turned = ends_sentence(before) and _is_even(before) if first in _SHUT_QUOTES else last in "“‘"
    if turned and (first in _SHUT_QUOTES or before[0] in _SHUT_QUOTES):
        return None  # a paragraph whose quotation marks are turned the wrong way round
    torn_off = apart and not page_break and (first in NO_LINE_START or first in _NEVER_FIRST)
    if torn_off and (not is_sentence(before) or before[0] in _BULLETS):
        return None
    if first in _BAD_FIRST and (first in CLOSERS or not ends_sentence(before)):
        return BAD_LINE_START
    if last in _COLONS or ends_sentence(before) or is_codes(before):
        return None
    if last in "“‘" and not page_break and ends_sentence(before[:-1]):
        return None
    if PARAGRAPH_OPENER.match(after) or (first == "各" and after[-1] in "：:" and not _has_comma(before)):
        return None  # under the title of a document those are named whom it addresses
    if closes_open_quotation(before, after):
        return BROKEN_QUOTATION
    if "月" in before[:_MONTH_WITHIN] and ENTRY_DAY.fullmatch(before):
        return None  # a day of a diary, with its weather
    if last.isascii() and not last.isdigit() and _HAN.search(before) is None:
        return None  # Latin letters alone end with any mark, or none, as they like; ``latin_lines`` looks at these
    if last in _COMMAS or last in OPENERS:
        verse = len(before) <= _SEVEN or max(len(before), len(after)) <= _VERSE
        torn = _TORN_OFF.match(after) is not None  # the rest of a word, which no comma can come before
        return None if verse or torn or (first in OPENERS and len(before) < _WORDY) else BROKEN_AFTER_COMMA
    stem = before.rstrip("0123456789.") if last.isdigit() and (first in _UNITS or first.isdigit()) else ":"
    if not stem.endswith(("：", ":")):
        return BROKEN_NUMBER if stem and _is_number_torn(before, after) else None
    if first in "（(" and len(before) >= _WORDY and _ASIDE.match(after):
        return BROKEN_SENTENCE
    if before[0] in _BULLETS or (first in OPENERS and not goes_on(before)):
        return None
    if last in CLOSERS:
        return BROKEN_SENTENCE if first in _LINKERS and _REMARK.search(before[-_LONGEST_REMARK:]) is None else None
    cover = len(before) < _LINE and not (
        goes_on(before) or ends_sentence(after) or is_sentence(before) or is_sentence(after)
    )
    if (page_break or first in _NEVER_FIRST) and len(before) >= _WORDY and not cover:
        return BROKEN_SENTENCE
    if not is_sentence(after) or (before.count(" ") > 1 and not _has_comma(before)):
        return None  # names or cells in a row, a headline of several parts
    if (_has_comma(before) or len(before) >= _LINE) and torn_word(before, after):
        return BROKEN_WORD
    if is_sentence(before) and (tight or begins_late(after) or (goes_on(before) and tells(before))):
        return BROKEN_SENTENCE
    return LEFT_OPEN if tells(before) else None


# What the last character of one line and the first of the next tell, of numbers and links both together.
_CLAUSE, _NUMBER, _LINK, _BAD, _PARTICLE, _SHUTS = (1 << n for n in range(6))
_POINT, _FIRST_CHINESE = ord("."), 0x2E80
_LAST = flags({_CLAUSE: _COMMAS + OPENERS, _NUMBER: "0123456789", _LINK: CLOSERS, _SHUTS: _COLONS})
_FIRST = flags({_NUMBER: _UNITS + "0123456789", _LINK: _LINKERS, _BAD: _BAD_FIRST, _PARTICLE: _NEVER_FIRST})
for _column in (_LAST, _FIRST):  # there are digits of other scripts
    _column[0x80:0x4E00] |= np.uint32(_NUMBER)
    _column[0xA000:BEYOND] |= np.uint32(_NUMBER)


def may_continue(texts: Rows, page_break: Bools) -> Bools:
    """For each line but the last: whether ``continuation`` can say that the next continues it, each a paragraph.

    It only finds the lines that ``continuation`` has to look at: it may ask for less than that does, never for more.
    """
    has, length = texts.has, texts.length
    first, last = _FIRST.take(texts.first[1:]), _LAST.take(texts.last[:-1])
    comma = has & CLAUSE > 0
    points = texts.codes == _POINT
    points[1:] &= texts.codes[:-1] >= _FIRST_CHINESE  # 3.5: no comma
    if np.count_nonzero(points):
        comma |= texts.together(points)
    sentence = comma | (length >= _LONG)
    bad = first & _BAD > 0
    out = first & last & _LINK > 0
    out |= (last & _CLAUSE > 0) & (length[:-1] > _SEVEN)
    out |= (first & last & _NUMBER > 0) & (sentence[:-1] | sentence[1:])
    out |= (has[:-1] & OPENS_MARK > 0) & (has[1:] & SHUTS_MARK > 0)
    out |= (page_break | (first & _PARTICLE > 0)) & (length[:-1] >= _WORDY)
    out |= sentence[1:] & (comma[:-1] | (length[:-1] >= _LINE))
    can: Bools = bad | (out & (last & _SHUTS == 0))
    return can


def _is_number_torn(before: str, after: str) -> bool:
    """Whether a number that a line ends with goes on, or has its unit, in the next: one of them is a sentence, and both
    are text where digits follow digits, or a unit follows these."""
    if after[0].isdigit():
        text = is_sentence(after) or _COUNTED.match(after) is not None
        return (is_sentence(before) or len(before) >= _LINE) and text
    return is_sentence(before) or is_sentence(after)


def _has_comma(line: str) -> bool:
    """Whether a clause ends inside the line."""
    return "，" in line or _COMMA.search(line) is not None  # nearly every line that has one has this


def is_sentence(line: str) -> bool:
    """Whether the line is running text: it has a comma or a sentence end inside, or is long and of one piece."""
    return _has_comma(line) or (len(line) >= _LONG and " " not in line)


def tells(line: str) -> bool:
    """Whether an open line is a sentence and no heading: long, or of several clauses, or it reports or counts off, or
    its last character cannot end a phrase. A heading can have two clauses, hardly three."""
    if len(line) < SENTENCE or not is_sentence(line):
        return False
    clauses = sum(map(line.count, "，,。；"))
    if line[0] in _BULLETS and clauses < 2:
        return False
    return len(line) >= _LONG or clauses >= 2 or goes_on(line) or _REPORTS.search(line) is not None


def begins_late(line: str) -> bool:
    """Whether the line begins with the rest of a clause: a few characters and then a mark, and no usual opening, nor
    who is addressed: 各省、自治区、直辖市人民政府：."""
    rest = _REST.match(line)
    return rest is not None and rest["words"][:-1] not in _OPENINGS and line[0] != "各"


def late_starts(strings: list[str]) -> list[int]:
    """Which of some strings begin with the rest of a clause, as ``begins_late`` says it; sorted."""
    heads = map(itemgetter(_REST_LENGTH), strings)
    told = compress(enumerate(strings), map(not_, map(_REST_ENDS.isdisjoint, heads)))  # only few have a mark there
    return [k for k, string in told if begins_late(string)]


def closes_open_quotation(before: str, after: str) -> bool:
    """Whether ``before`` opens a quotation or bracket and does not close it, and ``after`` closes it first of all."""
    before, after = before[-REACH:], after[:REACH]
    for opening, closing in MARK_PAIRS:
        if opening in before and before.rfind(opening) > before.rfind(closing):
            shut, other = after.find(closing), after.find(opening)
            return shut >= 0 and (other < 0 or shut < other)
    return False


def _is_even(line: str) -> bool:
    """Whether no quotation is open at the end of the line, straight marks counted too."""
    return line.count("“") <= line.count("”") and line.count('"') % 2 == 0


def goes_on(line: str) -> bool:
    """Whether the line's last character cannot end a phrase: a particle, a conjunction, a preposition."""
    return line[-1] in "的地得和与及或在把被对从向以为于将因让使由并且而但其是了"
