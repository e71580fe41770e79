"""Tables that OCR engines write as HTML in the middle of a text."""

from __future__ import annotations

import regex

from cleaner.core.edits import Edits
from cleaner.core.late import late
from cleaner.core.rule import Removed, fixes, keeps, rule
from cleaner.core.text import Text

# A whole table, with nothing in it but rows of cells; its tags may have attributes and stand on lines of their own.
_TAG = r"<(?:table|thead|tbody|tfoot|tr|td|th)\b[^<>\n]{0,200}>"
_END = r"</(?:table|thead|tbody|tfoot|tr|td|th)>"
_TABLE = late(
    rf"""
    (?<page> <html> \s*+ <body> \s*+ )?+
    <table\b[^<>\n]{{0,200}}> \s*+ (?: <(?:thead|tbody)\b[^<>\n]*> \s*+ )?+
    (?= <tr\b )
    (?: [^<]++ | {_TAG} | {_END}(?<!</table>) | <br\s?/?> )*+
    </table> (?(page) \s*+ </body> \s*+ </html> )
    """,
    regex.VERBOSE,
)
_ROW, _CELL = r"<tr\b[^<>]*>", r"<t[dh]\b[^<>]*>"
_MARKS = late(
    rf"""
      (?<parts> </t[dh]> \s*+ {_CELL} )                        # between two cells
    | (?<ends> </t[dh]> \s*+ </tr>
        (?: \s*+ </?t(?:head|body|foot)\b[^<>]*> )*+ \s*+
        (?<next> {_ROW} \s*+ {_CELL} )?+ )
    | (?<opens> {_ROW} \s*+ {_CELL} )                          # the first row
    | (?<breaks> \s*+ <br\s?/?> \s*+ | \s*\n\s* )            # a line end in a cell
    | (?: {_TAG} | {_END} | </?(?:html|body)> ) \s*+
    """,
    regex.VERBOSE,
)


def _row_mark(match: regex.Match[str]) -> str:
    """What stands for the tags of a row: bars between its cells and at its ends, a line end behind it."""
    if match["parts"]:
        return " | "
    if match["ends"]:
        return " |\n| " if match["next"] else " |"
    if match["opens"]:
        return "| "
    return " " if match["breaks"] else ""


@rule(
    "REP024",
    "html-table",
    removes=Removed.MARKUP,
    examples=(
        fixes(
            "<table><tr><td>断面</td><td>类别</td></tr><tr><td>上游桥</td><td>Ⅱ</td></tr></table>",
            "| 断面 | 类别 |\n| 上游桥 | Ⅱ |",
        ),
        fixes(
            '<table border="1">\n<thead>\n<tr>\n<th>断面</th>\n<th>类别</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n'
            "<td>上游桥</td>\n<td></td>\n</tr>\n</tbody>\n</table>",
            "| 断面 | 类别 |\n| 上游桥 |  |",
        ),
        fixes("<html><body><table><tr><td>断面</td><td>Ⅱ</td></tr></table></body></html>", "| 断面 | Ⅱ |"),
        keeps("用 <table> 标签做表格。"),
        keeps("<table><tr><td>甲"),
        keeps("<table><p>甲</p></table>"),
    ),
)
def html_table(text: Text) -> Edits:
    """A table that stands in a text as HTML becomes rows of cells between bars, a line a row, as Markdown writes them.

    OCR engines that write Markdown write the tables so, each in one line. Only whole tables with nothing in them but
    rows and cells, some of them as a page of its own; cells that span several columns or rows are written once.
    Wrong in a text about HTML.
    """
    if "<table" not in text.string:
        return Edits.none()
    edits: list[tuple[int, int, str]] = []
    for table in _TABLE.finditer(text.string):
        for mark in _MARKS.finditer(text.string, table.start(), table.end()):
            edits.append((mark.start(), mark.end(), _row_mark(mark)))
    return Edits.of(edits)
