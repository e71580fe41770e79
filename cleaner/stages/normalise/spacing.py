"""Blanks inside and around the parts of a line."""

from __future__ import annotations

import numpy as np
import regex
from numpy.typing import NDArray

from cleaner.core.edits import Edits, matches_at
from cleaner.core.late import late
from cleaner.core.layers import Bools, places
from cleaner.core.rule import fixes, keeps, rule
from cleaner.core.text import Text
from cleaner.stages.normalise.cells import parting
from cleaner.stages.normalise.context import Context, Places
from cleaner.stages.normalise.gaps import IS_GAP_LEFT, IS_GAP_RIGHT
from cleaner.stages.normalise.runs import END, IS_BLANK, Runs
from cleaner.zh.chars import BLANK, CHINESE, HAN, HAN_RANGES, LATIN, UNIT, members
from cleaner.zh.names import is_name
from cleaner.zh.punctuation import WIDE

_IS_WIDE = members(WIDE)
_IS_HAN = members("", HAN_RANGES)
_IS_CURLY = members("“”‘’…—")
_IS_STRAIGHT = members("\"'")
_IS_MARKER = members("#>*+-=|•●■◆▲△○□★☆►▶·")
_NUMBERS = (*range(0x2160, 0x2180), *range(0x2460, 0x2500), *range(0x3220, 0x3230), *range(0x3280, 0x32B0))
_OF_NUMBERS = "¹²³⁰⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉′″"
_IS_ENCLOSED = members(_OF_NUMBERS + "".join(map(chr, _NUMBERS)))  # Ⅱ ① ㈠ ㊀, and km², 30′
_IS_HEAD = members("#>*=-|")  # doubled at the start of a line: Markdown
# Signs that may stand between two words. Two of those of Markdown on a line would be marks without their blanks.
_IS_BETWEEN = members("+-=&/\\^%$|<>()[]{}*_`~")
_IS_MARKDOWN = members("*_`~")
_ASCII = 128
_IS_CURRENCY = members("￥¥€£")
_IS_LETTER = members("%0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_IS_CLOSER = members("”’》〉）】〕〗")
_IS_OPENER = members("“‘《〈（【〔〖")
_IS_QUOTE_START, _IS_QUOTE_END = members("“‘"), members("”’")
_IS_KANA = members("", ((0x3041, 0x30FA), (0x3105, 0x312F), (0x3231, 0x3247)))  # あ ㄅ ㈱
_SPACE = 32
_LONGEST_QUOTED = 60


@rule(
    "NOR070",
    "blank-at-line-edge",
    examples=(fixes("\u3000\u3000春天来了。 ", "春天来了。"), keeps("春天来了。"), keeps("\u3000\n春天")),
)
def EDGE(text: Text) -> Edits:
    """Take out blanks at the start and the end of a paragraph.

    An indent is typesetting; the paragraph is a line of its own already. A line of nothing but blanks stays.
    """
    runs = Runs.of(text)
    return runs.only((runs.left == END) ^ (runs.right == END)).replaced("") if len(runs.start) else Edits.none()


@rule(
    "NOR071",
    "blank-beside-chinese",
    examples=(
        fixes("2026 年实施 863 计划", "2026年实施863计划"),
        fixes("使用 Python 语言， 很好", "使用Python语言，很好"),
        fixes("1. 加强领导", "1.加强领导"),
        fixes("北京 · 上海", "北京·上海"),
        fixes("① 加强领导", "①加强领导"),
        fixes("甲 + 乙，茶 & Coffee，（社评）- 护湖", "甲+乙，茶&Coffee，（社评）-护湖"),
        fixes("去看 #护湖 话题", "去看#护湖 话题"),
        fixes("招募 200 名 “小小讲解员” 上岗", "招募200名“小小讲解员”上岗"),
        fixes("水质稳定在 Ⅲ 类，湖面 3 km² 以上", "水质稳定在Ⅲ类，湖面3 km²以上"),
        fixes("“渡口 + ” 行动", "“渡口+” 行动"),
        fixes("门票 ￥20，支持 AI “渡口 5G” Node 版", "门票￥20，支持AI“渡口5G”Node版"),
        keeps("一等奖 “渡口” 张伟"),
        keeps("守护一湖清水 “湖长日”全城行动"),
        keeps("- 甲"),
        keeps("甲 * 乙 * 丙"),
        fixes("长 * 宽，渡口 [ 灯 ] 亮了", "长*宽，渡口[灯]亮了"),
        keeps("如下：- 甲"),
        keeps("# 标题"),
        keeps("● 项目"),
        keeps("Hello World，你好"),
        keeps("时间：14:30 地点：A楼 电话：66001234"),
        keeps("A.花团 B.锦簇"),
        keeps("车次 终点 票价\n101 柳湾 8\n201 云州 45.5"),
        fixes("支持 Python 3\n加强 5G 建设。", "支持Python 3\n加强5G建设。"),
        keeps("He said “hello” to me."),
        keeps("孟雨 摄"),
        keeps("7:00 早间新闻\n7:30 电视剧\n10:20 农业科技"),
        keeps("型号 XD-200\n额定电压 220V\n容量 4L"),
    ),
)
def BESIDE(text: Text) -> Edits:
    """Take out blanks between Chinese and letters or digits, and around full-width punctuation.

    Set by typographic habit (``2026 年``) or left over by OCR. The normal form has none: what is shown is a matter of
    the font. So does a blank around a sign between two words (``甲 + 乙``). Blanks between two Chinese characters are
    another rule's business; those after a bullet or another mark at the start of a line, beside marks that would be
    Markdown without them, after a tag (``#话题``), and in Latin text, stay; so do those that part the cells of a table
    (three lines of as many cells), a value from the next label (``时间：14:30 地点：``), the options of a question.
    Standard: CLREQ 3.2.2 leaves the gap to the typesetter.
    """
    runs = Runs.of(text)
    if not len(runs.start):
        return Edits.none()
    runs = runs.only((runs.left != END) & (runs.right != END) & ~parting(text))
    gap = IS_GAP_LEFT[runs.left] & IS_GAP_RIGHT[runs.right] & ~((runs.left == ord("》")) & (runs.right == ord("《")))
    set_off = _is_set_off(text, runs)
    gap &= ~set_off
    between = _is_between(text, runs)
    seen = ~gap & (between | ~(_narrow(runs.left) & _narrow(runs.right)))
    runs, between, set_off = runs.only(seen), between[seen], set_off[seen]
    if not len(runs.start):
        return Edits.none()
    context = Context.of(text)
    latin = context.in_latin_line(runs.start)
    padded = np.concatenate((text.codes, np.array([END, END, END], np.uint32)))
    beyond_left, beyond_right = padded[runs.start - 2], padded[runs.end + 1]
    left, right = runs.left, runs.right
    straight = _IS_STRAIGHT[left] | _IS_STRAIGHT[right]
    # Quotation marks, dashes and ellipses are Latin text's as well.
    outer_left = np.where(_IS_CURLY[left], beyond_left, left)
    outer_right = np.where(_IS_CURLY[right], beyond_right, right)
    of_latin = _is_ascii(outer_left) & _is_ascii(outer_right)
    curly = _IS_CURLY[left] | _IS_CURLY[right]
    kept_curly = (curly & (latin | of_latin)) | _is_dash_and_hyphen(left, right)
    bullet = _is_bullet(left, beyond_left) | _is_bullet(right, beyond_right)
    wide = (_IS_WIDE[left] | _IS_WIDE[right]) & ~kept_curly & ~bullet
    han = _IS_HAN[left] | _IS_HAN[right]
    other_left, other_right = ~_IS_HAN[left], ~_IS_HAN[right]
    kinds_left, kinds_right = context.kinds[runs.start - 1], context.kinds[runs.end]
    word = (han | _IS_KANA[left] | _IS_KANA[right]) & (_is_word(kinds_left, left) | _is_word(kinds_right, right))
    # A sign that belongs to a word goes with it.
    firm_left = _is_ascii(beyond_left) | _IS_HAN[beyond_left] | (_IS_CLOSER[beyond_left] & _IS_BETWEEN[left])
    firm_right = _is_ascii(beyond_right) | _IS_HAN[beyond_right] | (_IS_OPENER[beyond_right] & _IS_BETWEEN[right])
    tied_left = other_left & (left < 0x7F) & firm_left & ~(_IS_HEAD[left] & (beyond_left == left))
    tied_right = other_right & ((right < 0x7F) | _IS_CURRENCY[right]) & firm_right
    tied = (han & (tied_left | tied_right)) | between
    dotted = _is_name_dot(text, context, runs)
    goes = (wide | ((word | tied | set_off) & ~latin) | dotted) & ~straight & ~context.in_hyper(runs.start)
    return runs.only(goes).replaced("")


def _is_between(text: Text, runs: Runs) -> Bools:
    """Blanks around one sign that stands alone between two words, one of which is Chinese."""
    before = places((runs.start[1:] == runs.end[:-1] + 1) & _IS_BETWEEN[runs.right[:-1]])
    left, right = runs.left[before], runs.right[before + 1]
    wide_left, wide_right = _IS_HAN[left] | _IS_CLOSER[left], _IS_HAN[right] | _IS_OPENER[right]
    closed = _IS_QUOTE_END[right]  # “人工智能 + ”
    words = (
        (wide_left | _IS_LETTER[left]) & (wide_right | _IS_LETTER[right] | closed) & (wide_left | wide_right | closed)
    )
    tag = (runs.right[before] == ord("<")) & _is_ascii(right)
    before = before[words & ~tag]
    if (marks := _IS_MARKDOWN[runs.right[before]]).any():
        marks[marks] = ~_is_only(text, runs.end[before[marks]])
        before = before[~marks]
    result = np.zeros(len(runs.start), bool)
    result[before] = result[before + 1] = True
    return result


def _is_only(text: Text, at: Places) -> Bools:
    """Whether each place has a sign that Markdown uses, the only one of its kind on its line."""
    context = Context.of(text)
    signs = places(_IS_MARKDOWN.take(text.codes))
    keys = context.line(signs) * _ASCII + text.codes.take(signs)
    kinds, counts = np.unique(keys, return_counts=True)
    asked = context.line(at) * _ASCII + text.codes.take(at)
    result: Bools = counts.take(kinds.searchsorted(asked), mode="clip") == 1
    return result


# 招募 “小小讲解员” 了: quotations with a blank on either side of them.
_SET_OFF = late(
    rf"""
    (?<= [{HAN}A-Za-z0-9—] ) [{BLANK}]++
    (?: “ [^“”\n]{{1,{_LONGEST_QUOTED}}}+ ” | ‘ [^‘’“”\n]{{1,{_LONGEST_QUOTED}}}+ ’ )
    (?: [{BLANK}]*+ (?: “ [^“”\n]{{1,{_LONGEST_QUOTED}}}+ ” | ‘ [^‘’“”\n]{{1,{_LONGEST_QUOTED}}}+ ’ ) )*+
    [{BLANK}]++ (?= (?<alone>[{HAN}]++) (?: [{BLANK}] | $ ) | [{HAN}A-Za-z0-9—] )
    """,
    regex.VERBOSE | regex.MULTILINE,
)


def _is_set_off(text: Text, runs: Runs) -> Bools:
    """Blanks around quotations that have one on either side: the style of the text, no halves of a headline. A name
    that stands alone behind them, of the one who made it, does not belong to them; nor does Latin on all sides."""
    out = np.zeros(len(runs.start), bool)
    beside = places(_IS_QUOTE_START[runs.right] | _IS_QUOTE_END[runs.left])
    if not len(beside):
        return out
    starts = runs.start[beside]
    opening = runs.start[_IS_QUOTE_START.take(runs.right)].tolist()
    for found in matches_at(_SET_OFF, text.string, opening):
        if found["alone"] is None or not is_name(found["alone"]):
            low, high = np.searchsorted(starts, (found.start(), found.end()))
            out[beside[low:high]] = bool(_IS_HAN.take(text.codes[found.start() - 1 : found.end() + 1]).any())
    return out


def _narrow(codes: NDArray[np.uint32]) -> Bools:
    """Neither Chinese nor full-width."""
    result: Bools = (codes < 0x2E80) & ~_IS_WIDE.take(codes) & ~_IS_ENCLOSED.take(codes) & (codes != ord("·"))
    return result


def _is_dash_and_hyphen(left: NDArray[np.uint32], right: NDArray[np.uint32]) -> Bools:
    """A dash beside a hyphen: without the blank the two would read as one longer dash."""
    dash, hyphen = ord("—"), ord("-")
    result: Bools = ((left == dash) & (right == hyphen)) | ((left == hyphen) & (right == dash))
    return result


def _is_ascii(codes: NDArray[np.uint32]) -> Bools:
    """An ASCII character that is no blank."""
    result: Bools = (codes > _SPACE) & (codes < 0x7F)
    return result


def _is_word(kinds: NDArray[np.uint8], codes: NDArray[np.uint32]) -> Bools:
    result: Bools = (kinds == LATIN) | (kinds == UNIT) | _IS_ENCLOSED.take(codes)
    return result


def _is_bullet(codes: NDArray[np.uint32], beyond: NDArray[np.uint32]) -> Bools:
    result: Bools = _IS_MARKER.take(codes) & ((beyond == END) | IS_BLANK[beyond])
    return result


def _is_name_dot(text: Text, context: Context, runs: Runs) -> Bools:
    """Blanks beside a ``·`` that has Chinese on both sides."""
    dot = ord("·")
    beside = np.where(runs.left == dot, runs.start - 1, np.where(runs.right == dot, runs.end, -1))
    found = beside >= 0
    chinese = (context.left(beside) == CHINESE) & (context.right(beside + 1) == CHINESE)
    plain = ~_IS_MARKER[np.where(runs.left == dot, runs.right, runs.left)]
    result: Bools = found & chinese & plain
    return result


@rule(
    "NOR073",
    "odd-blank",
    examples=(
        fixes("Hello \u00a0World", "Hello World"),
        fixes("张伟\u3000李娜", "张伟 李娜"),
        keeps("Hello World"),
        keeps("\u3000\n春天"),
    ),
)
def ODD(text: Text) -> Edits:
    """Write every blank that is left as one ASCII space.

    Tabs, no-break and ideographic spaces, and runs of blanks. A line of nothing but blanks stays.
    """
    runs = Runs.of(text)
    if not len(runs.start):
        return Edits.none()
    odd = (runs.end - runs.start > 1) | (text.codes[runs.start] != _SPACE)
    return runs.only(odd & ((runs.left != END) | (runs.right != END))).replaced(" ")
