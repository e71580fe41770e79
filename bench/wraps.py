"""``python -m bench.wraps``: line ends of paragraphs that are wrapped anew, with their indents and without.

The paragraphs of ``corpus/clean`` are set in lines of five widths, in three ways of treating marks at line ends, eight
times each with a few words cut out of every paragraph, so that its last line ends elsewhere. Nothing stands between
them, no blank line, no title. F1 over all line ends, of those that go on (join) and those that end a paragraph (break).
"""

from __future__ import annotations

import json
import random
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate, pairwise, product
from pathlib import Path

from cleaner.core.text import Text
from cleaner.stages import furniture, unwrap

_ARTICLES = Path(__file__).resolve().parents[1] / "corpus" / "clean" / "articles.jsonl"
_WIDTHS = (10, 13, 17, 24, 32)  # characters
_TIMES = 8
_LEAST = 30  # characters of a paragraph
_NO_START = "，。、；：！？”’」』）》】…％%"
_NO_END = "“‘「『（《【"
_UNIT = re.compile(r"[A-Za-z0-9.,:%/]{2}")  # between these no line ends
_WORDS = re.compile(r"[\u4e00-\u9fff]{6,}")
_STYLES = ("pushed", "hung", "anywhere")  # a mark that may not begin a line takes a character down, hangs, or begins it
_INDENTS = ("kept", "their room only", "lost")


def main() -> None:
    told = list(paragraphs())
    print(f"{len(told)} paragraphs; join and break F1 at lines of {', '.join(map(str, _WIDTHS))} characters; all")
    for indent in _INDENTS:
        total: Counter[tuple[bool, bool]] = Counter()
        figures = []
        for width in _WIDTHS:
            count: Counter[tuple[bool, bool]] = Counter()
            for style, seed in product(_STYLES, range(_TIMES)):
                count += _tried(told, width, style, indent, random.Random(seed))
            figures.append(_scores(count))
            total += count
        print(f"indents {indent:16}", *figures, _scores(total))


def paragraphs() -> Iterator[str]:
    """The running text of the corpus."""
    with _ARTICLES.open(encoding="utf-8") as lines:
        for article in map(json.loads, lines):
            for paragraph in article["paragraphs"]:
                if paragraph["role"] == "body" and len(paragraph["text"]) >= _LEAST:
                    yield paragraph["text"]


def _tried(told: list[str], width: int, style: str, indent: str, r: random.Random) -> Counter[tuple[bool, bool]]:
    """How often line ends go on, in truth and as they are joined."""
    lines: list[str] = []
    truth: list[bool] = []
    for paragraph in r.sample(told, len(told)):
        own = wrapped(_shortened(paragraph, r), width, 0 if indent == "lost" else 2, style)
        if indent == "kept":
            own[0] = "\u3000\u3000" + own[0]
        lines += own
        truth += [True] * (len(own) - 1) + [False]
    blocks, _ = unwrap.join(furniture.mark(Text.of("\n".join(lines))))
    joined = {above for block in blocks for above, below in pairwise(block.rows) if below == above + 1}
    return Counter((goes_on, row in joined) for row, goes_on in enumerate(truth[:-1]))


def _shortened(paragraph: str, r: random.Random) -> str:
    """A paragraph without a few characters of up to three of its clauses."""
    clauses = list(_WORDS.finditer(paragraph))
    for clause in sorted(r.sample(clauses, min(3, len(clauses))), key=lambda m: -m.start()):
        at = clause.start() + 2
        paragraph = paragraph[:at] + paragraph[at + r.randint(0, min(8, len(clause[0]) - 3)) :]
    return paragraph


def wrapped(paragraph: str, width: int, indent: int, style: str) -> list[str]:
    """The lines of a paragraph, so many wide characters wide, of which letters and digits take half; the first is
    shorter by its indent."""
    reached = [0, *accumulate(1 if char < "\u2000" else 2 for char in paragraph)]
    lines, at = [], 0
    while at < len(paragraph):
        room = 2 * (width if lines else width - indent)
        full = end = max(bisect_right(reached, reached[at] + room) - 1, at + 1)
        if style == "hung":
            end += paragraph[end : end + 1] in tuple(_NO_START)
        elif style == "pushed":
            while at + 1 < end < len(paragraph) and (paragraph[end] in _NO_START or paragraph[end - 1] in _NO_END):
                end -= 1
        while _UNIT.fullmatch(paragraph[end - 1 : end + 1]) and end > at + 1:
            end -= 1
        end = full if end == at + 1 else end  # a unit that fills the line is divided
        lines.append(paragraph[at:end].strip())
        at = end
    return list(filter(None, lines))


def _scores(count: Counter[tuple[bool, bool]]) -> str:
    """F1 of the line ends that go on, and of those that do not."""
    wrong = count[True, False] + count[False, True]
    join, apart = (2 * count[each, each] / max(2 * count[each, each] + wrong, 1) for each in (True, False))
    return f"{join:.3f}/{apart:.3f}"


if __name__ == "__main__":
    main()
