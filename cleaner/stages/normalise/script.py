"""Traditional characters."""

from __future__ import annotations

import numpy as np

from cleaner.core.doubts import Doubt
from cleaner.core.edits import Edits
from cleaner.core.rule import Confidence, fixes, keeps, rule
from cleaner.core.text import Text, code_points
from cleaner.zh.script import TRADITIONAL as ONLY_TRADITIONAL
from cleaner.zh.script import Script, judge, simplified, stays


@rule(
    "NOR010",
    "traditional-script",
    Confidence.LIKELY,
    examples=(
        fixes("灣區發佈規劃，顯著提升著名高校的實力。", "湾区发布规划，显著提升著名高校的实力。"),
        fixes("記者張乾說，他看著乾淨的河岸。", "记者张乾说，他看着干净的河岸。"),
        keeps("碑上刻着“爲國樹人”四字，游客说这是老校训，他们都认识。"),
        keeps("學校說這個詞，学校说这个词。"),
        fixes("湖邊賣洋李乾的攤販", "湖边卖洋李干的摊贩"),
        fixes("步步登高閣", "步步登高阁"),
        fixes("山口工業用水和江水用途不同", "山口工业用水和江水用途不同"),
        fixes("李昇説恒山的税很高", "李昇说恒山的税很高"),
        keeps("乾隆年间的著名学者"),
        keeps("李昇在湖心打水"),
        keeps("東京タワー"),
        keeps("他在文中用了一個生僻字，别人未必看得明白"),
    ),
)
def TRADITIONAL(text: Text) -> Edits:
    """Turn a text in Traditional characters into Simplified ones, word by word.

    Judged on the whole file: characters that only one of the two scripts has are counted, so a few quoted Traditional
    words in a Simplified text stay, and a mixed text stays and is listed. In a few words with nothing that is only
    Simplified, one Traditional character in fifteen is enough. A Simplified text is never converted, for the
    conversion would change 著 and 乾 in names. Wrong where a name keeps a Traditional or variant character by its
    bearer's wish. Done with OpenCC; runs only where the configuration says ``script = "simplify"``.
    """
    if judge(text.codes) is not Script.TRADITIONAL:
        return Edits.none()
    before, after = text.string, simplified(text.string)
    if len(before) == len(after):
        triples = _changed(before, after, 0)
    else:
        triples = []
        at = 0
        for old, new in zip(before.split("\n"), after.split("\n"), strict=True):
            triples += _changed(old, new, at) if len(old) == len(new) else _aligned(old, new, at)
            at += len(old) + 1
    return Edits.of(t for t in triples if not (t[1] - t[0] == 1 and stays(before, t[0])))


def _changed(before: str, after: str, offset: int) -> list[tuple[int, int, str]]:
    at = np.flatnonzero(code_points(before) != code_points(after))
    return [(i + offset, i + offset + 1, after[i]) for i in at.tolist()]


def _aligned(before: str, after: str, offset: int) -> list[tuple[int, int, str]]:
    from rapidfuzz.distance import Levenshtein

    return [
        (op.src_start + offset, op.src_end + offset, after[op.dest_start : op.dest_end])
        for op in Levenshtein.opcodes(before, after)
        if op.tag != "equal"
    ]


def doubts(text: Text) -> list[Doubt]:
    """A mixed text: one finding, at its first Traditional character."""
    if judge(text.codes) is not Script.MIXED:
        return []
    first = min(i for i in map(text.string.find, ONLY_TRADITIONAL) if i >= 0)
    return [(first, first + 1, "Traditional and Simplified characters are mixed in this file; nothing was converted")]
