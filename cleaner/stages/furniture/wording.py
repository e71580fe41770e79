"""The wording of a line, by which running heads are told from text and from one another."""

from __future__ import annotations

import regex

# No running head has such marks; half-width ones tell behind Chinese characters.
TEXT_MARK = regex.compile(r"[，。、；！？]|[：:”]$|^[—“]|[!?;,]$|\p{Han}[,;!?]|[\p{Han}”’）》]\.$")
DIGITS_OR_MARKS = "0123456789 \t\u3000\xa0—–―-－·•.~〜～|｜/／()（）[]【】第页共版"
WITHOUT = dict.fromkeys(map(ord, DIGITS_OR_MARKS))
MAX_COLUMNS = 64  # of a running head: half a printed page line
