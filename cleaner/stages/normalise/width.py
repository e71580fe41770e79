"""Composed characters, and characters of the wrong width whatever stands beside them."""

from __future__ import annotations

import unicodedata

import numpy as np

from cleaner.core.edits import Edits
from cleaner.core.rule import Confidence, fixes, keeps, regex_rule, rule, table_rule
from cleaner.core.text import Text
from cleaner.zh.chars import BLANK, HAN
from cleaner.zh.punctuation import ALPHANUMERIC, IDEOGRAPHIC, OPERATORS


@rule(
    "NOR001",
    "decomposed-character",
    examples=(
        fixes("咖啡馆叫Cafe\u0301", "咖啡馆叫Caf\u00e9"),
        fixes("气温5\u212a", "气温5K"),
        keeps("①气温为－3℃，面积2㎡"),
    ),
)
def DECOMPOSED(text: Text) -> Edits:
    """Compose characters: Unicode normalization form C.

    A letter and the accent after it become one character, and a few signs that Unicode keeps twice become the letter
    they are (the Kelvin sign, the ohm sign). Text from PDF files and from macOS has them. ``①``, ``℃`` and ``㎡`` are
    not touched: only the compatibility forms would do that. Standard: Unicode UAX #15.
    """
    if unicodedata.is_normalized("NFC", text.string):
        return Edits.none()
    seen = np.flatnonzero(np.bincount(text.codes))
    loose = np.zeros(0x110000, bool)
    loose[[c for c in seen.tolist() if _is_loose(chr(c))]] = True
    at = np.flatnonzero(loose[text.codes])
    edits: list[tuple[int, int, str]] = []
    for run in np.split(at, np.flatnonzero(np.diff(at) != 1) + 1):
        start, end = max(int(run[0]) - 1, 0), int(run[-1]) + 1
        if edits and start < edits[-1][1]:
            start += 1
        before = text.string[start:end]
        after = unicodedata.normalize("NFC", before)
        # What is the same at both ends is not part of the edit.
        same = 0
        while same < min(len(before), len(after)) and before[same] == after[same]:
            same += 1
        if before != after:
            edits.append((start + same, end, after[same:]))
    return Edits.of(edits)


def _is_loose(char: str) -> bool:
    """Whether ``char`` may combine with the one before it, or is itself written otherwise in form C."""
    jamo = "\u1161" <= char <= "\u1175" or "\u11a8" <= char <= "\u11c2"
    return unicodedata.category(char)[0] == "M" or jamo or not unicodedata.is_normalized("NFC", char)


ALPHANUMERICS = table_rule(
    "NOR002",
    "full-width-alphanumeric",
    """Write letters and digits half-width.

    Chinese input methods and old typesetting make them as wide as a character. Full-width letters are never right in
    running text; a table set on a grid would lose its grid. Standard: GB/T 15835, CLREQ 3.2.
    """,
    ALPHANUMERIC,
    examples=(fixes("２０２６年，ＡＩ企业", "2026年，AI企业"), keeps("2026年，AI企业（含①②）")),
)

PERCENT = table_rule(
    "NOR003",
    "full-width-sign",
    """Write the percent sign half-width, and full-width straight quotation marks as straight ones.

    The percent sign belongs to its number. The quotation marks are an intermediate form: a later rule pairs them.
    """,
    {"％": "%", "＂": '"', "＇": "'"},
    examples=(fixes("增长５.２％", "增长５.２%"), keeps("增长5‰，约合（）")),
)

OPERATOR = regex_rule(
    "NOR004",
    "full-width-operator",
    """Write a sign half-width beside a number or a Latin word.

    ``Ａ＋Ｂ``, ``ｐ＜０.０５``, ``ｎａｍｅ＠ｅｘａｍｐｌｅ．ｃｏｍ``: the sign was typed with a Chinese input method.
    Between Chinese words (``和／或``) it is a mark of its own and stays. Standard: GB/T 15834 4.17 for the solidus.
    """,
    rf"""
    (?! ＜[{HAN}]{{1,6}}＞ | (?<=＜[{HAN}]{{1,6}}) ＞ )   # brackets: ＜书＞
    [{"".join(OPERATORS)}]
    (?: (?<= [0-9A-Za-z%)₀-₉²³°] [{BLANK}]*+ . ) | (?= [{BLANK}]*+ [0-9A-Za-z(√] ) )
    (?! \p{{M}} )                                          # an accent may make another sign of it
    """,
    lambda m: OPERATORS[m.group()],
    first="".join(OPERATORS),
    examples=(
        fixes("A＋B，p＜0.05", "A+B，p<0.05"),
        fixes("－5℃", "-5℃"),
        fixes("x₁＝1，x₂＝－7，－√4", "x₁=1，x₂=-7，-√4"),
        keeps("dùtóu ＜书＞名"),
        keeps("和／或"),
        keeps("甲＝乙"),
    ),
)

POINT = regex_rule(
    "NOR005",
    "full-width-point",
    """Write the point of a number, of an address or of a list number half-width.

    ``３．５``, ``１．加强``, ``Ａ．北京``. A full-width point between two Chinese names parts the names and is
    another rule's business. Standard: GB/T 15835; GB/T 15834 on list numbers.
    """,
    rf"""
    (?<= [0-9] ) ． (?= [0-9] )                           # 3．5
    | (?<= [A-Za-z0-9] ) ． (?= [A-Za-z0-9] )              # example．com
    | (?<= ^ [{BLANK}]*+ (?: [0-9]{{1,3}}+ | [A-Za-z] ) ) ．   # 1．加强
    | (?<= [{BLANK}）)。；;] [B-H] ) ．                        # A.花团 B．锦簇
    """,
    ".",
    first="．",
    examples=(
        fixes("约3．5万", "约3.5万"),
        fixes("1．加强领导", "1.加强领导"),
        fixes("A．花团锦簇　B．各得其所", "A.花团锦簇　B.各得其所"),
        keeps("卡尔．马克思"),
        keeps("在第2．节"),
    ),
)

CLOCK = regex_rule(
    "NOR006",
    "full-width-clock-colon",
    """Write the colon of a time of day half-width.

    Only after a word or a date that says that a time follows, before 分 (``16：32分``), with seconds, and in a span
    from time to time (``9：00—17：00``), for ``表1：20例`` has the same shape. Standard: GB/T 7408.
    """,
    r"""
    ： (?= [0-5][0-9] )
    (?: (?= .. (?! [0-9] ) )                                                       # 上午9：30, 2026-05-01 9：30：05
        (?<= (?: [午晨晚夜日间] | [12][0-9]{3} (?: [-/.] [0-9]{1,2} ){2} ) [ ]?
             (?: [01]?[0-9] | 2[0-4] ) (?: [:：][0-5][0-9] )? . )
      | (?<= (?<! [0-9] | [0-9]： ) (?: [01]?[0-9] | 2[0-4] ) . )
        (?= .. (?: 分 (?! [之钟] )                                                  # 16：32分
              | ： [0-5][0-9] (?! [0-9：] )                                         # 16：32：05
              | (?: [-—–－～~]{1,2} | 至 ) (?: [01]?[0-9] | 2[0-4] ) ： [0-5][0-9] (?! [0-9：] ) ) )   # 9：00—17：00
      | (?= .. (?! [0-9：] ) )
        (?<= (?<! [0-9] | [0-9]： ) (?: [01]?[0-9] | 2[0-4] ) [:：] [0-5][0-9]
             (?: . | (?: [-—–－～~]{1,2} | 至 ) (?: [01]?[0-9] | 2[0-4] ) . ) ) )
    """,
    ":",
    first="：",
    then="0123456789",
    examples=(
        fixes("上午9：30开会", "上午9:30开会"),
        fixes("船在16：32分离岸", "船在16:32分离岸"),
        fixes("每天9：00—17：00、19：30至21：00开馆", "每天9:00—17:00、19:30至21:00开馆"),
        fixes("时间：9：00—17：00", "时间：9:00—17:00"),
        fixes("2026-05-01 09：30，用时10：05：30", "2026-05-01 09:30，用时10:05:30"),
        keeps("表1：20例"),
        keeps("时间：9:30"),
        keeps("步骤2：30分钟后取出"),
        keeps("两局比分21：18、19：21"),
    ),
)

THOUSANDS = regex_rule(
    "NOR009",
    "full-width-thousands-comma",
    """Write the comma between the thousands of a number half-width.

    ``1，200元``: OCR and input methods set to Chinese write it as wide as a character. Only where a measure follows the
    number, and no other number stands before it, for a comma between two numbers may be one of a sentence.
    Standard: GB/T 15835 4.3.
    """,
    r"""
    ， (?= [0-9]{3} (?: [，,] [0-9]{3} ){0,5}+ (?: [.．] [0-9]+ )?
        (?: [万亿]? (?: 余|多 )?
          (?: [元人名户吨亩斤米块棵株头只辆艘册个件套间座处所家台场次字卷尾盏] | 公[里斤顷] | 平方 | 立方 | 千[米克瓦]
            | [美欧日港]元 | 毫米 | 厘米 | 英里 | [%℃] ) ) )
    (?<= (?<! [0-9，、.．,] ) [1-9][0-9]{0,2} (?: [，,] [0-9]{3} ){0,5} ， )
    """,
    ",",
    first="，",
    then="0123456789",
    confidence=Confidence.LIKELY,
    examples=(
        fixes("修桥用去1，200元，来了12，345，600人", "修桥用去1,200元，来了12,345,600人"),
        fixes("全长3，250.5公里", "全长3,250.5公里"),
        keeps("甲乙两村各有12，丙村有300人"),
        keeps("编号1，200"),
        keeps("水位到过8、12，300人上堤"),
        keeps("2025，300人上堤"),
    ),
)

WAVE = regex_rule(
    "NOR007",
    "half-width-wave",
    """Write the mark between the two ends of a range as the wave dash ``～``.

    Only between numbers, or a number and its unit; a tilde in a path or before a number stays. A full-width ``～``
    stays everywhere. Standard: GB/T 15834 4.13.3.3 (浪纹线).
    """,
    rf"""
    (?<= [0-9%℃°年月日万亿元] [{BLANK}]*+ ) ~
    (?= [{BLANK}]*+ [0-9]++ (?: \.[0-9]++ )?+ [{BLANK}]*+ [%℃°{HAN}] )
    """,
    "～",
    first="~",
    examples=(fixes("气温5~10℃", "气温5～10℃"), keeps("气温5～10℃"), keeps("~/data/2026"), keeps("约~5")),
)

IDEOGRAPHIC_MARK = table_rule(
    "NOR008",
    "half-width-ideographic-mark",
    """Write marks that only Chinese and Japanese have in their full width.

    ``｡`` and ``､`` come from old encodings, the small forms (``﹐``) from Taiwanese ones. They are never right in the
    normal form.
    """,
    IDEOGRAPHIC,
    examples=(fixes("春天､夏天｡", "春天、夏天。"), keeps("春天、夏天。3.5")),
)
