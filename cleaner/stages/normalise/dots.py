"""Ellipses, and the dot between the parts of a name."""

from __future__ import annotations

import numpy as np
import regex

from cleaner.core.chars import Chars
from cleaner.core.doubts import Doubt
from cleaner.core.edits import Edits, matches_at
from cleaner.core.late import late
from cleaner.core.layers import Bools
from cleaner.core.once import once
from cleaner.core.rule import fixes, keeps, regex_rule, rule
from cleaner.core.text import Text
from cleaner.stages.normalise.context import Context, Places
from cleaner.stages.normalise.references import stands_in_entry
from cleaner.zh.chars import BLANK, BLANKS, HAN, HAN_RANGES, NUMERALS, members
from cleaner.zh.punctuation import NAME_DOTS

# More full stops than this are a leader in a table of contents, a blank to fill in, or noise.
_MOST_DOTS = 8

_RUN = late(
    rf"""
    (?: \.{{3,}}+ | \. (?: [{BLANK}]++ \. ){{2,}}+ | 。 (?: [{BLANK}]*+ 。 ){{2,}}+ | · (?: [{BLANK}]*+ · ){{2,}}+
      | ・ (?: [{BLANK}]*+ ・ ){{2,}}+ | • (?: [{BLANK}]*+ • ){{2,}}+ | ． (?: [{BLANK}]*+ ． ){{2,}}+ | […⋯] )
    (?: [{BLANK}]*+ (?: \.{{3,}}+ | 。{{3,}}+ | ·{{3,}}+ | ・{{3,}}+ | •{{3,}}+ | ．{{3,}}+ | […⋯] ) )*+
    """,
    regex.VERBOSE,
)
_ELLIPSES, _DOTS = Chars("…⋯"), Chars(".。·・•．")
_IS_DOT, _IS_BLANK = members(".。·・•．"), members(BLANKS)


@once
def _runs(text: Text) -> list[regex.Match[str]]:
    codes = text.codes
    dots = _DOTS.places(text)
    following = codes.take(dots + 1, mode="clip")
    dots = dots[(_IS_DOT.take(following) | _IS_BLANK.take(following)) & (dots + 1 < len(codes))]
    starts = np.concatenate((dots, _ELLIPSES.places(text)))
    starts.sort()
    return list(matches_at(_RUN, text.string, starts.tolist()))


@rule(
    "NOR020",
    "wrong-ellipsis",
    examples=(
        fixes("他说...", "他说……"),
        fixes("春天、夏天。。。都来了", "春天、夏天……都来了"),
        fixes("等一等…再走", "等一等……再走"),
        fixes("等一等·····再走", "等一等……再走"),
        keeps("等一等……再走"),
        keeps("Well... let us see. 好"),
        keeps("…………"),
        keeps("目录............12"),
        keeps("列表为 [0, 1, ..., n]"),
    ),
)
def ELLIPSIS(text: Text) -> Edits:
    """Write the ellipsis as two three-dot characters.

    Typed as full stops, as half an ellipsis, or read so by OCR. Beside Chinese only; an English ellipsis stays. More
    than eight stops are a leader or a blank and stay, with a finding; four characters that fill a line are the mark
    for left-out paragraphs and stay. Standard: GB/T 15834 4.11.
    """
    runs = [r for r in _runs(text) if r.group() != "……"]
    if not runs:
        return Edits.none()
    at = np.array([r.start() for r in runs])
    end = np.array([r.end() for r in runs])
    context = Context.of(text)
    act = context.in_chinese_context(at, end) & ~context.in_hyper(at)
    return Edits.of(
        (r.start(), r.end(), "……") for r, do in zip(runs, act.tolist(), strict=True) if do and _is_ellipsis(r.group())
    )


def _is_ellipsis(run: str) -> bool:
    return run == "……" or all(len(dots) <= _MOST_DOTS for dots in regex.findall(r"\.+|[^.…⋯\s]+", run))


def leaders(text: Text) -> list[Doubt]:
    """Runs of more dots than an ellipsis has, beside Chinese."""
    runs = [r for r in _runs(text) if not _is_ellipsis(r.group())]
    if not runs:
        return []
    at, end = np.array([r.start() for r in runs]), np.array([r.end() for r in runs])
    act = Context.of(text).in_chinese_context(at, end)
    return [
        (r.start(), r.end(), f"{len(r.group())} dots: too many for an ellipsis, left as they are")
        for r, do in zip(runs, act.tolist(), strict=True)
        if do
    ]


_DAY = "一二三四五六七八九十"
_NAMES_DOT = late(
    rf"""
    (?<= [{HAN}A-Za-z] ) [{NAME_DOTS}] (?= [{HAN}] )
    | (?<= [{HAN}] ) [{NAME_DOTS}] (?= [A-Za-z] )
    | (?<= [{HAN}] [{NAME_DOTS}·] (?: [A-Z] [{NAME_DOTS}·] ){{0,4}} [A-Z] ) [{NAME_DOTS}] (?= [A-Z] [{NAME_DOTS}·] )
    | (?<= [{HAN}] [{BLANK}] ) [{NAME_DOTS}] (?= [{BLANK}]++ [{HAN}] )     # alone on its line
      (?<= ^ [^\n{NAME_DOTS}]*+ . ) (?= [^\n{NAME_DOTS}]*+ $ )
    | (?<= [{HAN}] ) ． (?= [{HAN}] ) (?<! ^ [{BLANK}]*+ [{NUMERALS}]{{1,3}}+ ． )
    | (?<= [{HAN}] ) \. (?= [{HAN}] )
      (?: (?<= 《 [{HAN}.·．]{{1,20}} ) (?= [{HAN}.·．]{{1,20}} 》 )                  # 《三国志.蜀志》
        | (?<= [“"‘《（(] [{_DAY}]{{1,2}} . ) (?= [{_DAY}]{{1,3}} [”"’》）)] )             # “九.一八”
        | (?<= (?<! [{NUMERALS}] ) [{_DAY}]{{1,2}} . ) (?= [{_DAY}]{{1,3}} (?: 事变|运动|惨案|起义|国际劳动节) ) )
    """,
    regex.VERBOSE | regex.MULTILINE,
)
_OTHER_DOTS, _POINTS, _TITLES = Chars(NAME_DOTS + "．"), Chars("."), Chars("《")
_IS_DAY, _IS_HAN = members(_DAY), members("", HAN_RANGES)
_TITLE = 21  # code points from the mark that opens a title to a point in it


@rule(
    "NOR021",
    "wrong-name-dot",
    examples=(
        fixes("卡尔•马克思、列夫・托尔斯泰", "卡尔·马克思、列夫·托尔斯泰"),
        fixes("玛丽．居里", "玛丽·居里"),
        fixes("乔治•R•R•石桥", "乔治·R·R·石桥"),
        fixes("他读《沁园春.雪》，也读《淮南子.天文》", "他读《沁园春·雪》，也读《淮南子·天文》"),
        fixes("“九.一八”事变，五.四运动", "“九·一八”事变，五·四运动"),
        keeps("老人说：“来了十.一个人”"),
        keeps("《渡口修好了.老人们都来看，孩子也来》"),
        keeps("• 项目一"),
        keeps("●项目一●项目二"),
        fixes("甲 • 乙", "甲 · 乙"),
        keeps("要点：甲 • 乙 • 丙"),
        keeps("コーヒー・メーカー"),
        keeps("一．加强领导"),
        keeps("[1] 林有田．推拿治疗学[M]．临江：临江出版社，2009：88."),
    ),
)
def NAME_DOT(text: Text) -> Edits:
    """Write the dot between the parts of a name, or of a date like 九·一八, as ``·`` (U+00B7).

    ``•``, ``・``, ``‧``, ``∙`` look alike in many fonts. Only between two characters; where blanks stand beside it,
    only if it is the only one on its line, for several are bullets, and so is one at the start of a line (``●`` always
    is). A full-width point counts between Chinese characters only; a half-width one only between the parts of a title
    (``《沁园春.雪》``) and in a date that is a name (``“九.一八”``), where no sentence ends; none in references.
    Standard: GB/T 15834 4.14.
    """
    at = np.concatenate((_OTHER_DOTS.places(text), _named_points(text)))
    at.sort()
    found = matches_at(_NAMES_DOT, text.string, at.tolist())
    return Edits.from_matches((dot for dot in found if not stands_in_entry(dot)), "·")


def _named_points(text: Text) -> Places:
    """The points between two Chinese characters that may be part of a title or a day; most end a sentence."""
    at = _POINTS.places(text)
    if not len(at):
        return at
    before, after = text.codes.take(at - 1), text.codes.take(at + 1, mode="clip")
    titles = np.append(-_TITLE - 1, _TITLES.places(text))
    titled: Bools = at - titles.take(titles.searchsorted(at) - 1) <= _TITLE
    named = titled | (_IS_DAY.take(before) & _IS_DAY.take(after))
    return at[named & _IS_HAN.take(before) & _IS_HAN.take(after)]


CIRCLE_ZERO = regex_rule(
    "NOR022",
    "circle-for-zero",
    """Write the zero among Chinese numerals as ``〇`` (U+3007), not as a white circle.

    ``二○二六年``: the circle is easier to type. Only with a numeral on both sides. A letter O or a digit 0 there is
    listed, not changed. Standard: GB/T 15835.
    """,
    r"(?<= [一二三四五六七八九〇] ) [○◯]{1,3}+ (?= [一二三四五六七八九〇年] )",
    lambda m: "〇" * len(m.group()),
    first="○◯",
    examples=(
        fixes("二○二六年", "二〇二六年"),
        fixes("二○○六年", "二〇〇六年"),
        keeps("○项目"),
        keeps("○○二号"),
    ),
)

_IS_NUMERAL, _ZEROS = members("一二三四五六七八九〇"), Chars("0OoΟО")
_ODD_ZERO = late(r"[一二三四五六七八九〇] [0OoΟО]{1,2}+ [一二三四五六七八九〇年]", regex.VERBOSE)


def odd_zeros(text: Text) -> list[Doubt]:
    """A letter O or a digit 0 among Chinese numerals."""
    codes = text.codes
    zeros = _ZEROS.places(text)
    after_numeral = zeros[(zeros > 0) & _IS_NUMERAL.take(codes.take(zeros - 1))] - 1
    found = filter(None, (_ODD_ZERO.match(text.string, at) for at in after_numeral.tolist()))
    return [(m.start(), m.end(), f"{m.group()!r}: a zero among Chinese numerals would be 〇") for m in found]
