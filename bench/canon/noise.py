"""Errors of recognition, put in with a seed: look-alikes (computed from glyph images), losses, insertions, repeats."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path

_SUBSTITUTED, _LOST = 0.6, 0.8  # shares of the errors: 60 % substitutions, 20 % losses, 20 % insertions
_MARKS = {"，": "、。.", "。": "，.", "、": "，", "；": "：", "！": "1", "“": "”", "”": "“"}
_DIGITS = {"0": "8", "1": "7", "3": "8", "5": "6", "6": "5", "8": "3", "9": "0"}


@cache
def lookalikes() -> dict[str, str]:
    """For each frequent character the four that look most like it (Noto Serif CJK SC, blurred, cosine)."""
    text = (Path(__file__).parent / "lookalikes.txt").read_text(encoding="utf-8")
    return {line[0]: line[1:] for line in text.splitlines()} | _MARKS | _DIGITS


def noisy(text: str, rate: float, r: random.Random) -> str:
    """``text`` with that share of its characters wrong."""
    if not rate:
        return text
    table = lookalikes()
    common = list(table)
    out: list[str] = []
    for char in text:
        if char == "\n" or r.random() >= rate:
            out.append(char)
            continue
        kind = r.random()
        if kind < _SUBSTITUTED:
            out.append(r.choice(table[char]) if char in table else r.choice(common))
        elif kind >= _LOST:
            out.extend((char, char if r.random() < 0.4 else r.choice(common)))
    return "".join(out)


def noisy_paragraphs(paragraphs: tuple[str, ...], rate: float, r: random.Random) -> tuple[str, ...]:
    return tuple(p for p in (noisy(p, rate, r) for p in paragraphs) if p)


def wrapped(paragraphs: tuple[str, ...], width: int) -> str:
    """The paragraphs as a page prints them: lines of one width, the first of each indented."""
    out = []
    for paragraph in paragraphs:
        line = "　　" + paragraph
        out.extend(line[at : at + width] for at in range(0, len(line), width))
    return "\n".join(out)
