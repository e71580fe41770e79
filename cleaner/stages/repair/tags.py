"""HTML that OCR engines and converters leave in Markdown: raised digits, places to jump to, boxes round a line."""

from __future__ import annotations

import regex

from cleaner.core.chars import Chars
from cleaner.core.edits import Edits, matches_at
from cleaner.core.late import late
from cleaner.core.rule import Removed, fixes, keeps, rule
from cleaner.core.text import Text

_RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_LOWERED = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")
_WITH = r"(?: \s [^<>\n]{0,300} )?+"
_BOX = r"(?<box>div|center|p|figcaption|u)"
_TAG = late(
    rf"""
      (?<! [`“‘"'] ) (?:
      <(?<script>sup|sub)> (?<of> [^<>\n]{{1,12}} ) </(?P=script)>
    | <(?<anchor>span|a) \s+ (?:id|name)="[^"<>\n]*" \s* > [ \t]* </(?P=anchor)>            # a place to jump to
    | <img \s [^<>\n]{{0,600}} \b src \s* = [^<>\n]{{1,600}} >                                 # a picture
    | <(?<pair>b|strong|em|i|u|font|big|small|span|mark){_WITH}> (?= \S )                     # bold words
      (?<words> (?= [^<>\n]{{0,80}} [\p{{Han}}\d] ) [^<>\n]{{1,400}}+ ) </(?P=pair)>
    | (?<= ^ [ \t]{{0,8}} ) </?(?:div|center|details|figure){_WITH}> (?= [ \t]* $ )           # a box, on its lines
    | (?<= ^ [ \t]{{0,8}} ) <{_BOX}{_WITH}> (?= [^\n]{{0,900}} </(?P=box)> [ \t]* $ )         # and one in a line
    | </(?<box>div|center|p|figcaption|u)> (?= [ \t]* $ ) (?<= ^ [ \t]{{0,8}} <(?P=box)\b [^\n]{{0,1200}} )
    | (?<= \S [ \t]{{0,8}} ) <br \s? /?> (?= [ \t]* $ )
    | (?<breaks> (?<= [。！？；：”] ) <br \s? /?> [ \t]* (?= \u3000* \S ) )
    | (?<inside> <br \s? /?> [ \t]* (?= \u3000* \S ) )  # where every line ends so
    )
    """,
    regex.VERBOSE | regex.MULTILINE,
)
_OPENING = Chars("<")
_FEWEST = 5  # breaks, and as many as line ends, that show a text of which every line ends with one
_NEAR = 2_000  # characters in which the start of a table's row is looked for


def _edits(match: regex.Match[str]) -> list[tuple[int, int, str]]:
    if match["script"]:
        of = match["of"].strip()
        table = _RAISED if match["script"] == "sup" else _LOWERED
        if all(ord(char) in table for char in of):
            return [(match.start(), match.end(), of.translate(table))]
        return [(match.start(), match.start("of"), ""), (match.end("of"), match.end(), "")]
    if match["pair"]:
        return [(match.start(), match.start("words"), ""), (match.end("words"), match.end(), "")]
    if match["breaks"] or match["inside"]:
        line = match.string.rfind("\n", max(0, match.start() - _NEAR), match.start()) + 1
        return [(match.start(), match.end(), " " if match.string[line : line + 1] == "|" else "\n")]
    return [(*match.span(), "")]


@rule(
    "REP026",
    "html-tag",
    removes=Removed.MARKUP,
    examples=(
        fixes("面积5 km<sup>2</sup>，见注<sup>①</sup>", "面积5 km²，见注①"),
        fixes('<span id="page-0-0"></span>## 总体情况', "## 总体情况"),
        fixes('<div style="text-align: center;">图1 渡口</div>', "图1 渡口"),
        fixes('<div align="center">\n<img src="imgs/a.jpg" alt="Image" />\n</div>\n渡口', "\n\n\n渡口"),
        fixes("渡口<b>新桥</b>通车<br>\n船停了。<br/>老人来了。", "渡口新桥通车\n船停了。\n老人来了。"),
        fixes(
            "渡口<br/>新桥<br/>通车，<br/>船停<br/>了。<br/>老人<br/>来了。",
            "渡口\n新桥\n通车，\n船停\n了。\n老人\n来了。",
        ),
        keeps("用 <b> 标签加粗，用<br>换行。"),
        keeps("“<b>加粗</b>”显示为粗体，`<img src=a>`是图片。"),
        keeps("<sup>一段话很长很长很长很长很长很长很长很长</sup>"),
        keeps("甲<b>乙，丙>丁"),
    ),
)
def html_tag(text: Text) -> Edits:
    """Takes off the HTML tags that stand in a text: pairs round raised digits and bold words, boxes, pictures, anchors.

    OCR engines that write Markdown have no other way to raise a digit or to set a caption in the middle. Raised and
    lowered digits become the characters that Unicode has for them. A tag in quotation marks is spoken of, and stays,
    and so does one without its other half. A ``<br>`` is a line end behind a sentence, and everywhere in a text that
    has them at all its line ends.
    Wrong in a text about HTML that does not quote what it speaks of.
    """
    string = text.string
    if "</" not in string and "<br" not in string and "<img" not in string:
        return Edits.none()
    everywhere = string.count("<br") >= max(_FEWEST, string.count("\n"))
    tags = matches_at(_TAG, string, _OPENING.places(text).tolist())
    return Edits.of(edit for match in tags if everywhere or not match["inside"] for edit in _edits(match))
