"""How good a copy is, judged by itself. Fewer suspicions are better; length and order say nothing."""

from __future__ import annotations

import re

from cleaner.article import Role
from cleaner.canon.unit import Unit

_STUTTER = re.compile(r"([\u4e00-\u9fff]{3,8})\1|([，。、；：])\2|([\u4e00-\u9fff])\3\3")
_LOST = re.compile(r"[\ufffd\ue000-\uf8ff\U000f0000-\U0010ffff]")
_HALF = re.compile(r"(?<=[\u4e00-\u9fff])[,;:?!()]|[,;:?!()](?=[\u4e00-\u9fff])")
_FULL = re.compile(r"[，。；：？！、]")
_PAIRS = ("“”", "‘’", "（）", "《》", "【】", "「」")
_END = "。！？…”’）》：；—"

# A text with fewer than one mark in so many characters lost its punctuation; printed prose has one in about twelve.
_SPARSE = 60


def suspicions(unit: Unit) -> int:
    """What speaks against a copy, in points."""
    text = unit.text
    points = 2 * sum(1 for _ in _STUTTER.finditer(text))
    points += 5 * sum(1 for _ in _LOST.finditer(text))
    points += sum(abs(text.count(pair[0]) - text.count(pair[1])) for pair in _PAIRS)
    points += sum(1 for _ in _HALF.finditer(text)) // 2
    # Characters outside the common set of 6,763 are rare in modern prose and common among recognition errors.
    points += len(unit.han) - len(unit.han.encode("gb2312", "ignore")) // 2
    points += sum(1 for role, said in unit.paragraphs if role == Role.BODY.value and said[-1:] not in _END)
    if len(text) > _SPARSE and len(_FULL.findall(text)) * _SPARSE < len(text):
        points += 5
    if any(w.converted for w in unit.witnesses):
        points += 3
    return points
