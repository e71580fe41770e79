"""Running heads and mastheads that the settings name: nothing has to be found out about them."""

from __future__ import annotations

import unicodedata

import regex

from cleaner.core.layers import Lines

# A page number beside the head, with the signs that are printed round it: "12 临江日报", "临江日报 · 第3版".
_NUMBER = r"[-—–·.|｜\s]* (?: 第? \d{1,4} [页頁版]? )? [-—–·.|｜\s]*"


def known_heads(lines: Lines, heads: tuple[str, ...]) -> list[int]:
    """The rows of ``lines`` that are one of ``heads`` and only a page number; width and blanks do not matter."""
    names = [_bare(head) for head in heads]
    if not names:
        return []
    head = regex.compile(rf"{_NUMBER} \L<names> {_NUMBER}", regex.VERBOSE, names=names)
    longest = 2 * max(map(len, names)) + 40  # blanks may stand between its characters
    return [r for r, s in enumerate(lines.strings) if len(s) <= longest and head.fullmatch(_bare(s))]


def _bare(string: str) -> str:
    return "".join(unicodedata.normalize("NFKC", string).split())
