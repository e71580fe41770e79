"""The notes of an article: which of its paragraphs are some."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from cleaner.core.late import late
from cleaner.core.layers import RULED
from cleaner.stages.segment.strips import Strip

_NUMBER = late(r"[①-⑳]|[〔\[［]\d{1,3}[〕\]］]")
_MARK = late(r"[①-⑳⑴-⒇]|[〔\[［]\d{1,3}[〕\]］]")
_ROUND = late(r"[（(](?<number>\d{1,2})[）)]")
_ROUND_MARK = late(r"(?<=[。！？”’》）」』])[（(](?<number>\d{1,2})[）)]")
_FEW = 2  # notes that close an article, at least
_MAY_MARK = re.compile(r"[①-⑳⑴-⒇〔\[［]")  # each of them begins with one of these: looked for in half the time
_RAISED = {str(n): chr(0x2473 + n) for n in range(1, 21)}  # ⑴ in the text for 〔1〕 below
_OVER = late(r"[【\[]?[注註]\s*[释釋][】\]]?")
OPENS_NOTE = frozenset("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳〔[［")
"""With one of these the number of a note begins."""


def opens_footnote(text: str) -> bool:
    """Whether a text opens with the number of a note."""
    return text[0] in OPENS_NOTE and _NUMBER.match(text) is not None


@dataclass(frozen=True)
class Notes:
    """The strips of an article, asked which of them are notes."""

    strips: Sequence[Strip]

    def footnote(self, k: int) -> bool:
        """Whether strip ``k`` opens with a note's number and stands under a rule, or answers to the same number inside
        an earlier paragraph."""
        if k >= self.closing:
            return True
        text = self.strips[k].text
        found = _NUMBER.match(text) if opens_footnote(text) else None
        if found is None:
            return False
        if self.strips[k].parted == RULED or self._from < k:
            return True
        marks = [found[0]]
        if (number := found[0][1:-1]) in _RAISED:
            marks.append(_RAISED[number])
        return any(self._marked.get(mark, k) < k for mark in marks)

    @cached_property
    def _from(self) -> int:
        """The first strip that says that notes follow."""
        strips = self.strips
        return next(
            (k for k, s in enumerate(strips) if "释" in s.text or "釋" in s.text if _OVER.fullmatch(s.text)),
            len(strips),
        )

    @cached_property
    def closing(self) -> int:
        """The first of the notes that close the article, (1)…, (2)…, each of which the text refers to behind a
        sentence or quotation; items of a list it counts inside sentences."""
        strips = self.strips
        first = len(strips)
        while first and strips[first - 1].text[0] in "（(" and _ROUND.match(strips[first - 1].text):
            first -= 1
        count = len(strips) - first
        if count < _FEW:
            return len(strips)
        text = "\n".join([s.text for s in strips[:first]])
        said = {found["number"] for found in _ROUND_MARK.finditer(text)}
        own = [found["number"] for s in strips[first:] if (found := _ROUND.match(s.text))]
        counted = own == [str(n) for n in range(1, count + 1)]
        return first if counted and said.issuperset(own) else len(strips)

    @cached_property
    def _marked(self) -> dict[str, int]:
        """Each mark of a note that stands inside a paragraph, and the first in which it does."""
        first: dict[str, int] = {}
        for k, strip in enumerate(self.strips):
            if _MAY_MARK.search(strip.text, 1) and not opens_footnote(strip.text):
                for mark in _MARK.findall(strip.text, 1):
                    first.setdefault(mark, k)
        return first
