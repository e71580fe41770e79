"""Circulars and letters: where they end."""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.core.late import late
from cleaner.stages.segment.forms import are_last_words
from cleaner.stages.segment.strips import Strip
from cleaner.zh.dates import DAY
from cleaner.zh.layout import Kind, ends_sentence
from cleaner.zh.signers import is_signer

_SIGNERS = 4  # lines of a signature
_LONGEST = 30  # code points of one
# 附件, 抄送, 主题词, 印发, 联系人: these belong to the circular though they stand behind its date.
_ATTACHED = "附抄主印联"
_OFFICER = late(
    r"\p{Han}{2,20}(?:书记|主席|主任|主编|[省州市县区镇乡部厅局院校社会所]长)[\s\u3000]+\p{Han}[\p{Han}\s\u3000]{1,4}"
)
_PUBLISHED = ("（此件", "(此件")  # （此件公开发布）, under the date of a circular
_BELOW = 4  # lines of those who sign under the date


def letter_ends_above(strips: Sequence[Strip], k: int) -> bool:
    """Whether a circular or letter ends right above row ``k``, which does not belong to it.

    It ends with a sentence or with what closes a preface (谨以为序), with who signs it, and with the full date on a
    line of its own; under the date of a judgment the clerk signs.
    """
    if k < 3 or strips[k].bracketed or strips[k].text[0] in _ATTACHED:
        return False
    last = k - 1
    if strips[last].bracketed and strips[last].text.startswith(_PUBLISHED):
        last -= 1
    while last > max(1, k - 2 - _BELOW) and is_signer(strips[last].text):
        last -= 1
    day = DAY.fullmatch(strips[last].text)
    if day is None or not day["year"] or DAY.search(strips[k].text):
        return False
    for signers, above in enumerate(strips[last - 1 :: -1][: _SIGNERS + 1]):
        if above.level or not (above.kind is Kind.PLAIN or _OFFICER.fullmatch(above.text)):
            return False
        if ends_sentence(above.text) or are_last_words(above.text):
            return signers > 0
        if len(above.text) > _LONGEST or "，" in above.text:
            return False
    return False
