"""The dictionary of ``lexicon`` as a file, for who asks it little: only the words are read that may be asked for.

To load the dictionary takes 0.1 s, as long as to clean 30 KB. ``words.txt`` has its words, how often each was counted
and its part of speech: a line a first character, the lines by their first characters.
"""

from __future__ import annotations

import re
from functools import cache
from math import log
from mmap import ACCESS_READ, mmap
from pathlib import Path

_TOTAL = log(60_101_967)  # all that was counted
# What is cut into words; all else is cut into its characters.
_BLOCK = re.compile(
    r"[\u4e00-\u9fffA-Za-z0-9+#&._%\-\u3400-\u4dbf\uf900-\ufaff\U00020000-\U0002a6df\U0002a700-\U0002b73f"
    r"\U0002b740-\U0002b81f\U0002b820-\U0002ceaf\U0002ceb0-\U0002ebef\U0002f800-\U0002fa1f]+|\r\n|[\s\S]"
)
_PLAIN = re.compile(r"[A-Za-z0-9]")


@cache
def _file() -> mmap:
    with Path(__file__).with_name("words.txt").open("rb") as file:
        return mmap(file.fileno(), 0, access=ACCESS_READ)  # to read all of it takes as long as all answers


@cache
def _beginning_with(first: str) -> str:
    """The words that begin with a character: of each a tabulator, the characters after it, a blank, how often it was
    counted, a blank, the part of speech, a tabulator or line end. Nothing where there are none."""
    file, key = _file(), first.encode("utf-8", "surrogatepass")
    low, high = 0, len(file)
    while low < high:
        middle = (low + high) // 2
        start, end = file.rfind(b"\n", low, middle) + 1 or low, file.find(b"\n", middle, high) + 1
        found = file[start : start + len(key)]
        if found == key:
            return file[start + len(key) : end].decode()
        low, high = (end, high) if found < key else (low, start)
    return ""


def has_word(word: str) -> bool:
    """Whether the dictionary has ``word``."""
    return f"\t{word[1:]} " in _beginning_with(word[:1]) if word else False


def cut(string: str) -> list[str]:
    """``string`` cut into words of the dictionary, so that they are together the likeliest."""
    out: list[str] = []
    for block in _BLOCK.findall(string):
        out += _cut(block) if len(block) > 1 and block != "\r\n" else (block,)
    return out


def _cut(block: str) -> list[str]:
    likeliest = [0.0] * (len(block) + 1)  # of the rest from each character on
    ends = [0] * len(block)  # of the first word of that rest
    for start in range(len(block) - 1, -1, -1):
        words = _beginning_with(block[start])
        best, end = -_TOTAL + likeliest[start + 1], start + 1
        known = False
        for behind in range(start + 1, len(block) + 1):
            tail = block[start + 1 : behind]
            at = words.find(f"\t{tail} ")
            if at >= 0:
                at += len(tail) + 2
                how = log(int(words[at : words.index(" ", at)])) - _TOTAL + likeliest[behind]
                if not known or how >= best:
                    best, end, known = how, behind, True
            elif f"\t{tail}" not in words:
                break
        likeliest[start], ends[start] = best, end
    out: list[str] = []
    at, plain = 0, False  # letters and digits that are no words stand together
    while at < len(block):
        word = block[at : ends[at]]
        goes_on = len(word) == 1 and _PLAIN.match(word) is not None
        if goes_on and plain:
            out[-1] += word
        else:
            out.append(word)
        at, plain = ends[at], goes_on
    return out


def tag(word: str) -> str | None:
    """The part of speech of a word of ``cut``; None where the dictionary does not say it."""
    words = _beginning_with(word[:1])
    at = words.find(f"\t{word[1:]} ")
    if at >= 0:
        return words[words.index(" ", at + len(word) + 1) + 1 :].split(maxsplit=1)[0]
    plain = _PLAIN.findall(word)
    if plain:
        return "m" if all(map(str.isdigit, plain)) else "eng"
    return None if _BLOCK.match(word) and not word.isascii() else "x"
