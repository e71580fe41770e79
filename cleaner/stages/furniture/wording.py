"""The wording of a line, by which running heads are told from text and from one another."""

from __future__ import annotations

import re

from cleaner.core.late import late
from cleaner.zh.signs import DIGITS_OR_MARKS

# No running head has such marks, but for that behind the number of a chapter; half-width ones tell behind Chinese
# characters.
_CHAPTER = r"(?:\d{1,4}[\s\u3000·]+)?[一二三四五六七八九十]{1,3}"
CHAPTER = late(rf"{_CHAPTER}、[^，。、；！？]{{1,24}}")
TEXT_MARK = late(rf"[，。；！？]|(?<!^{_CHAPTER})、|[：:”]$|^[—“]|[!?;,]$|\p{{Han}}[,;!?]|[\p{{Han}}”’）》]\.$")
_NO_WORDING = re.compile(f"[{re.escape(DIGITS_OR_MARKS)}]+")
MAX_COLUMNS = 64  # of a running head: half a printed page line


def wording(string: str) -> str:
    """The wording of a string: what is left of it without digits and marks."""
    return _NO_WORDING.sub("", string)
