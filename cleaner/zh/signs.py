"""The signs that tell what a line may be: each character of a text is looked up once, for all that ask."""

from __future__ import annotations

from cleaner.zh.chars import SPACES, flags
from cleaner.zh.layout import UPRIGHTS
from cleaner.zh.pairs import HEADS

PAPERS = "社报网线台志站端号"
"""What the name of a paper or web site ends with."""
DIGITS_OR_MARKS = "0123456789 \t\u3000\xa0—–―-－·•.~〜～|｜/／()（）[]【】第页共版"
"""What is no wording of a running head."""

# Of the kinds of lines.
TAKEN, AGENCY, DATE, COLON, ORIGIN, GAP, SENTENCE, PAPER, CENTURY, UPRIGHT = (1 << n for n in range(10))
# Of running heads and page numbers.
MARK, WORDLESS, TOTAL, PAGE, TEXT, PAGE_NAME = (1 << n for n in range(10, 16))
# Of leads, footnotes, formulas.
WIRE, LEAD, CIRCLED, RELATION = (1 << n for n in range(16, 20))
# Of where a line breaks off, and how.
OPENS_MARK, SHUTS_MARK, CLAUSE, OPENING, SHUT = (1 << n for n in range(20, 25))
# Of the measure of lines: what ends one, stands inside it, ends a sentence; what was printed wider; what parts cells.
END, INNER, STOP, NARROWED, CELL_BLANK = (1 << n for n in range(25, 30))
HEAD = 1 << 30  # the first of a pair of ``zh.pairs``
NUMBERED = 1 << 31  # opens the number of a note or reference: 〔1〕
HALF = NARROWED  # half-width marks, which are marks of text in some places only

MARK_PAIRS = (("“", "”"), ("‘", "’"), ("《", "》"), ("（", "）"), ("(", ")"), ("「", "」"), ("『", "』"))

SIGNS = flags(
    {
        TAKEN: "摄", AGENCY: "社网报讯", DATE: "年月-/.", COLON: "：:|｜丨/", ORIGIN: "源稿摘载转选处",
        GAP: SPACES + "|｜", SENTENCE: "。", PAPER: PAPERS, CENTURY: "12", UPRIGHT: UPRIGHTS,
        MARK: "，。、；！？", WORDLESS: DIGITS_OR_MARKS, TOTAL: "/／∕共f", PAGE: "版期卷", TEXT: "，、；！？（）《》",
        PAGE_NAME: "版页",
        WIRE: "电讯", LEAD: "电讯息写导道", CIRCLED: map(chr, range(ord("①"), ord("⑳") + 1)), RELATION: "=＝<>＜＞≤≥≈",
        OPENS_MARK: (opening for opening, _ in MARK_PAIRS), SHUTS_MARK: (shut for _, shut in MARK_PAIRS),
        CLAUSE: "，。；;！？,", OPENING: "“‘「『（(《【〈", SHUT: "”’」』）)】》",
        END: '，。、；：！？,;:!?….”’）"', INNER: "，。、；,;", STOP: "。！？!?", NARROWED: ",.;:!?()\"",
        CELL_BLANK: " \t\xa0\u3000", NUMBERED: "〔［[【",
    }
)  # fmt: skip
SIGNS[HEADS > 0] |= HEAD
