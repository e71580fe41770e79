"""Traditional forms of the characters that bylines, datelines, captions and source lines are known by.

A line is read in this form before it is matched. The text itself is converted elsewhere, if at all.
"""

from __future__ import annotations

import re

_TRADITIONAL = "報訊電專記員論來編輯轉載據號時網華約駐評實習見攝圖採寫續責題資選處發爲為這團閱瀏覽點擊標廣間關於導"
_SIMPLIFIED = "报讯电专记员论来编辑转载据号时网华约驻评实习见摄图采写续责题资选处发为为这团阅浏览点击标广间关于导"

_SIMPLER = str.maketrans(_TRADITIONAL, _SIMPLIFIED)
_ANY = re.compile(f"[{_TRADITIONAL}]")

FORMS = tuple((ord(t), ord(s)) for t, s in zip(_TRADITIONAL, _SIMPLIFIED, strict=True))
"""The same as pairs of code points, Traditional first."""


def simpler(line: str) -> str:
    """The line with these characters in their Simplified form: one for one, so places stay what they are."""
    return line.translate(_SIMPLER) if _ANY.search(line) else line
