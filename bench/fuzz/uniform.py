"""``python -m bench.fuzz.uniform``: how long files of nothing but one kind of line take, a kind a line.

The inputs of the fuzzer are too small to show them: what takes a microsecond a line takes seconds a megabyte where a
line is one character, and what looks from each line through all others takes minutes. Each kind is made in two sizes,
and the seconds a megabyte of the larger are those of the smaller where the time grows with the size alone.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Callable, Iterator

from bench.fuzz import promises
from bench.fuzz.seeds import words
from cleaner.core.garbage import collect_rarely

_PAGE = "<html><head><title>甲</title></head><body>"
_HAN = "水库渠堤船桥山路田村人来看说的了在有"
_ALIKE = {
    "a letter": "a\n", "a Chinese character": "水\n", "a digit": "7\n", "a hyphen": "-\n", "a star": "*\n",
    "a point": ".\n", "a straight mark": '"\n', "an opening mark": "“\n", "a closing bracket": "）\n",
    "a circled number": "①\n", "a blank line, a character": "水\n\n", "a heading": "# 甲\n",
    "a bold line": "**甲**\n", "1.": "1.\n", "（一）": "（一）\n", "第": "第\n", "后记": "后记\n",
    "brackets": "（）\n", "a link": "[甲](b)\n", "a word": "hello\n", "a byline": "本报记者 林青\n",
    "a jump": "（上接第1版）\n", "a rule": "---\n", "share": "分享到：\n", "目录": "目录\n",
    "a form feed": "甲\f", "cells": "甲\t乙\t丙\n", "a date and hour": "2026-05-01 12:07\n",
    "two columns": "甲      乙\n",
}  # fmt: skip
_COUNTED = {
    "a number": "{}\n", "a page number": "— {} —\n", "i/9": "{}/9\n", "第i章": "第{}章\n",
    "# i": "# 甲{}\n", "i.": "{}. 水\n", "a page": "水{}\f",
    "a number, two characters": "{}\n水渠\n", "a note": "[{}] 林青：水，2020。\n", "a head": "临江日报 {}\n",
    "a jump and text": "水渠\n（上接第{}版）\n堤路\n",
}  # fmt: skip
_TAGGED = {
    "p": "<p>甲</p>",
    "p, a sentence": "<p>水来了。</p>",
    "br": "甲<br>",
    "li a": "<li><a href=b>甲乙</a></li>",
    "td": "<td>甲</td>",
}


def kinds() -> dict[str, Callable[[int], bytes]]:
    """The kinds of input: each name, and what makes so many bytes of the kind, about."""
    some = random.Random(1)
    made: dict[str, Callable[[], str]] = {
        "characters": lambda: some.choice(_HAN) + "\n",
        "ASCII": lambda: chr(some.randint(33, 126)) + "\n",
        "lines of some characters": lambda: "".join(some.choices(_HAN, k=some.randint(1, 5))) + "\n",
        "words": lambda: some.choice(words()) + "\n",
        "words in lines": lambda: some.choice(words()) + some.choice((" ", "", "\n")),
        "phrases": lambda: " ".join("".join(some.choices(_HAN, k=2)) for _ in range(4)) + "\n",
    }
    out: dict[str, Callable[[int], bytes]] = {}
    for name, line in _ALIKE.items():
        out[name] = lambda size, line=line: (line * (size // len(line.encode()) + 1)).encode()
    for name, line in _COUNTED.items():
        out[name] = lambda size, line=line: _filled(size, map(line.format, iter(range(1, size))))
    for name, line in _TAGGED.items():
        out[f"HTML: {name}"] = lambda size, line=line: (_PAGE + line * (size // len(line.encode()))).encode()
    for name, make in made.items():
        out[f"any {name}"] = lambda size, make=make: _filled(size, iter(make, None))
    return out


def _filled(size: int, lines: Iterator[str]) -> bytes:
    out = bytearray()
    for line in lines:
        out += line.encode()
        if len(out) >= size:
            break
    return bytes(out)


def main() -> int:
    """Measure; 1 when a kind took more than is promised."""
    parser = argparse.ArgumentParser(prog="python -m bench.fuzz.uniform")
    parser.add_argument("--sizes", type=float, nargs="+", default=[0.25, 1.0], help="megabytes [0.25 1]")
    sizes = parser.parse_args().sizes
    collect_rarely()  # as every process of the program does
    promises.seconds("水库蓄满了水，學校說。\n临江 水库 蓄满\n".encode() * 9)  # what is loaded when first needed
    slow = 0
    for name, make in kinds().items():
        each = [promises.seconds(data) / len(data) * 1e6 for data in (make(int(1e6 * size)) for size in sizes)]
        slow += max(each) > promises.SECONDS_PER_MB
        print(f"{name:28}" + "".join(f"{seconds:8.2f}" for seconds in each), "s/MB", flush=True)
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
