"""The full-width point where a text has it for the full stop."""

from __future__ import annotations

import regex

from cleaner.core.edits import Edits
from cleaner.core.late import late
from cleaner.core.rule import Confidence, fixes, keeps, rule
from cleaner.core.text import Text
from cleaner.zh.chars import BLANK, HAN, NUMERALS
from cleaner.zh.punctuation import CLOSING, TRANSLITERATION

_NAME = "".join(TRANSLITERATION)
_CLOSERS = regex.escape(CLOSING)
_STOP = late(
    rf"""
    (?<= [{HAN}{_CLOSERS}%‰℃] ) ．
      (?= [{BLANK}]*+ (?: $ | [{HAN}“‘「『（《(〈【〔] ) )      # before the next sentence or the end of the line
      (?<! [{_NAME}] . (?= [{_NAME}] ) )                        # 卡尔．马克思
      (?<! ^ [{BLANK}]*+ [（(]?+ [{NUMERALS}甲乙丙丁]{{1,3}}+ [)）]?+ . )   # 一．加强
      (?<! [〇零一二三四五六七八九] . (?= [〇零一二三四五六七八九] ) )        # 九．一八
      (?<! [《〈] [^《》〈〉\n]{{0,30}} . (?= [^《》〈〉\n]{{1,30}} [》〉] ) )       # 《三国志．蜀志》
    | (?<= [=＝] [0-9a-z０-９ａ-ｚ]{{1,6}} | [{HAN}] [a-zａ-ｚ] )  # 得x＝12．
      ． (?= [{BLANK}]*+ (?: $ | [{HAN}] ) )
    """,
    regex.VERBOSE | regex.MULTILINE,
)
_LINE_END = late(rf"[{HAN}{_CLOSERS}] ([．。]) [{BLANK}]*+ $", regex.VERBOSE | regex.MULTILINE)


@rule(
    "REP021",
    "point-for-full-stop",
    Confidence.LIKELY,
    examples=(
        fixes("因此结论成立．下面看渡口的水位．", "因此结论成立。下面看渡口的水位。"),
        fixes("卡尔．马克思说得对．我们都同意．", "卡尔．马克思说得对。我们都同意。"),
        fixes("水位每天升高5%．\n1．先看渡口．", "水位每天升高5%。\n1．先看渡口。"),
        fixes("水深记作s．由此得s＝3．\n渡口修好了．", "水深记作s。由此得s＝3。\n渡口修好了。"),
        keeps("老人读《三国志．蜀志》。\n玛丽．居里"),
        keeps("一．加强领导\n二．修好水渠"),
        keeps("水位3．5米"),
    ),
)
def point_for_full_stop(text: Text) -> Edits:
    """The full-width point ``．`` that ends the sentences of a text is written as the full stop ``。``.

    Textbooks of mathematics and physics are set so, for ``。`` looks like a zero. Only in a text that ends more lines
    with the point than with the full stop: elsewhere it parts names (``卡尔．马克思``), and these stay there too, with
    list numbers, decimals and the dots in titles. Later stages know sentences by the full stop. Wrong for a name that
    is written with other characters than foreign names are, in such a text. Standard: GB/T 15834 4.1.2.
    """
    if "．" not in text.string:
        return Edits.none()
    ends = [m[1] for m in _LINE_END.finditer(text.string)]
    if 2 * ends.count("．") <= len(ends):
        return Edits.none()
    return Edits.of((m.start(), m.end(), "。") for m in _STOP.finditer(text.string))
