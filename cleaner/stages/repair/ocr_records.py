"""Results of an OCR engine as a program printed them: the box of each line, its text in quotation marks, a score."""

from __future__ import annotations

import regex

from cleaner.core.edits import Edits
from cleaner.core.late import late
from cleaner.core.rule import Removed, fixes, keeps, rule
from cleaner.core.text import Text

_NUMBER = r"-?\d{1,5}(?:\.\d{0,20})?"
_BOX = rf"\[ (?: [ \t]* [\[(] [ \t]* {_NUMBER} [ \t]*,[ \t]* {_NUMBER} [ \t]* [\])] [ \t]* ,? ){{2,4}} [ \t]* \]"
_SCORE = r"[\'\"]? (?: 0?\.\d{2,20} | 1(?:\.0+)? ) [\'\"]?"
_RECORD = late(
    rf"""
    ^ [ \t]* (?: \[ [^\[\]\n]{{8,40}} \] [ ] \w+ [ ] \w+: [ \t]* )?            # [2026/03/05 10:22:17] ppocr INFO:
    (?: [\[(]{{0,3}} (?<box> {_BOX} ) [ \t]* ,? [ \t]* [\[(]? | [\[(]{{1,2}} ) [ \t]*
    (?: (?<quote> ['"] ) (?<text> [^\n]*? ) (?P=quote) [ \t]* , | (?(box) (?<text> [^\n'"]*? ) [ \t,] | (?!) ) )
    [ \t]* {_SCORE} [ \t]* [\])]{{0,3}} [ \t]* ,? [ \t]* $
    """,
    regex.VERBOSE | regex.MULTILINE,
)
_LINES = late(r"^.*\S", regex.MULTILINE)
_FEWEST, _SHARE = 3, 0.8  # lines that show such a file, and their share of all


@rule(
    "REP031",
    "ocr-record",
    removes=Removed.MARKUP,
    examples=(
        fixes("('水库放水', 0.987)\n('渠修好了。', 0.991)\n('船到了。', 1.0)", "水库放水\n渠修好了。\n船到了。"),
        fixes(
            "[[[24.0, 36.0], [304.0, 34.0], [304.0, 72.0], [24.0, 74.0]], ('水库放水', 0.99)]\n"
            "[[[24.0, 86.0], [304.0, 84.0], [304.0, 92.0], [24.0, 94.0]], ('渠修好了。', 0.97)]\n"
            "[[[24.0, 96.0], [304.0, 94.0], [304.0, 99.0], [24.0, 99.0]], ('船到了。', 0.96)]",
            "水库放水\n渠修好了。\n船到了。",
        ),
        keeps("('水库放水', 0.987)\n渠修好了。\n船到了。"),
        keeps("东溪\t0.87\n西坪\t0.91\n南渡\t0.95"),
        keeps("（“水库”，0.9）\n（“渠道”，0.8）\n（“闸门”，0.7）"),
    ),
)
def ocr_record(text: Text) -> Edits:
    """Takes off the boxes, scores and quotation marks round the lines of a file of printed OCR results.

    Scripts round PaddleOCR, RapidOCR or EasyOCR print a list for each line: where it stands on the page, what it says,
    how sure the engine is. Only where nearly all lines of a file are such lists.
    Wrong for a file of a programming language's data that is meant as such.
    """
    string = text.string
    if "'," not in string and '",' not in string and "]]" not in string and "]," not in string:
        return Edits.none()
    records = list(_RECORD.finditer(string))
    if len(records) < max(_FEWEST, _SHARE * sum(1 for _ in _LINES.finditer(string))):
        return Edits.none()
    sides = (((*match.span(), *match.span("text"))) for match in records)
    return Edits.of(edit for start, end, first, last in sides for edit in ((start, first, ""), (last, end, "")))
