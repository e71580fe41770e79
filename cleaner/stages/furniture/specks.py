"""What OCR reads in dirt, folds and the white between columns: nothing readable."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from cleaner.core.late import late
from cleaner.core.layers import places
from cleaner.core.rule import Confidence, Removed, fixes, judged, keeps, regex_rule
from cleaner.zh.chars import members
from cleaner.zh.rows import Rows

UNREADABLE = judged(
    "FUR043",
    "unreadable-line",
    """A line of a few signs in which nothing can be read: ``. -``, ``_ ~``, ``'``.

    OCR reads them in dirt and folds. Only signs that no line of Chinese consists of; dots, dashes, stars and quotation
    marks by themselves may be an ellipsis, a rule or the rest of a sentence, and so may what stands beside a drawn
    table.
    """,
    removes=Removed.JUNK,
    confidence=Confidence.LIKELY,
    examples=(
        fixes(
            ". -\n渠修好了。\n_ ~\n'\n水放来了。".replace("\\\n", "\n"), "渠修好了。\n水放来了。".replace("\\\n", "\n")
        ),
        fixes(
            "渠修好了，水从山上\nL\n— 12 —\n放下来，两岸的人都来看。\n— 13 —",
            "渠修好了，水从山上\n放下来，两岸的人都来看。",
        ),
        keeps("他说：\n...\n水放来了。"),
        keeps("渠修好了。\n—\n水放来了。"),
        keeps("甲 | 乙\n|\n丙 | 丁"),
    ),
)
SPECK = regex_rule(
    "FUR044",
    "speck-at-line-edge",
    """Removes a bar, an accent or the like that stands alone at an edge of a line of Chinese, a blank beside it.

    OCR reads it in the rule between two columns, or in dirt. A line with a second bar may be a row of a table.
    Wrong where an author wrote a bar there, to part what follows in the next line.
    """,
    r"""
      ^ (?<speck> [|~^_`¦] ) [ \t\u3000]+ (?= [\p{Han}“《] [^|\n]* $ )                # | 新渠放水
    | (?<= [\p{Han}，。；：！？”] ) [ \t\u3000]+ [|'~^_`¦] [ \t\u3000]* $               # 比计划提前 '
      (?<= ^ [^|\n]* . [ \t\u3000]* )
    """,
    "",
    trigger="|'~^_`¦",
    removes=Removed.JUNK,
    confidence=Confidence.LIKELY,
    examples=(
        fixes("| 新渠放水\n渠修好了，比计划提前 '\n了一个月。 |", "新渠放水\n渠修好了，比计划提前\n了一个月。"),
        keeps("| 村 | 户 |"),
        keeps("他说 'ok'"),
        keeps("编辑 | 林晓帆"),
        keeps("~5米"),
    ),
)

SPECK_BEHIND = regex_rule(
    "FUR046",
    "speck-behind-sentence",
    """Removes a small mark right behind a sentence, at the end of its line: ``水放来了。、``, ``。·``, ``。|``.

    OCR reads it in dirt, or in a rule beside the column, and it hides that the sentence ends. A straight single
    quotation mark may close a quotation and stays, and so does a bar that closes the row of a table.
    """,
    r"""
    (?<= [。！？] [”’」』]? ) [、·~^_`¦|] (?= [ \t\u3000]* $ )
    (?<! ^ [^\n]* \| [^\n]+ )
    """,
    "",
    first="、·~^_`¦|",
    then="\n \t\u3000、·~^_`¦|",  # itself, where it is the last character of the text
    removes=Removed.JUNK,
    confidence=Confidence.LIKELY,
    examples=(
        fixes("渠修好了。、\n水放来了。|", "渠修好了。\n水放来了。"),
        fixes("“渠修好了。”·\n水放来了。", "“渠修好了。”\n水放来了。"),
        keeps("渠修好了。'\n水放来了。"),
        keeps("|渠修好了。|水放来了。|"),
        keeps("渠、\n水库、\n水闸。"),
        keeps("渠修好了。、水放来了。"),
    ),
)

_UNREADABLE = late(r"(?=.*[_~^`'¦\\]|\S+\s+\S)(?:[._,:;~^`'¦\\/-]\s*){1,4}", regex.VERBOSE)
_OPENS = members("._,:;~^`'¦\\/-")
_LENGTH = 8  # code points
_IS_SPECK = members("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz©®°")
_TEXT = 8  # code points of a line of text, at least: above a letter in a column of answers stands a number


def beside_numbers(texts: Rows, numbers: Sequence[int]) -> list[int]:
    """The rows of nothing but a Latin letter or a sign that stand between a line of text and a page number."""
    above = (row - 1 for row in numbers if row > 1)
    alone = [r for r in above if texts.length[r] == 1 and _IS_SPECK.take(texts.first[r])]
    return [row for row in alone if texts.length[row - 1] >= _TEXT]


def unreadable(texts: Rows) -> list[int]:
    """Rows of a few signs in which nothing can be read."""
    told = _OPENS.take(texts.first) & _OPENS.take(texts.last) & (texts.length <= _LENGTH)
    return [row for row in places(told).tolist() if _UNREADABLE.fullmatch(texts.strings[row])]
