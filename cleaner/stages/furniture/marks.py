"""Markdown marks, which OCR engines write: evidence of structure first, then removed."""

from __future__ import annotations

import numpy as np
import regex

from cleaner.core.edits import Edits, matches_at
from cleaner.core.late import late
from cleaner.core.layers import places
from cleaner.core.once import once
from cleaner.core.rule import Removed, fixes, keeps, regex_rule, rule
from cleaner.core.text import Text, grown
from cleaner.stages.furniture.navigation import MENU, empty_link
from cleaner.zh.chars import BLANK

_HASH, _STAR, _BRACKET = ord("#"), ord("*"), ord("]")
BOLD_LEVEL = 7  # the heading level of a line that is all bold but has no heading mark

# A mark without a blank behind it, and no tag: #护湖 #临江, #护湖#
_TIGHT = r"(?=[\p{Han}*“《]) (?! .*[^\#\s]\#(?!\#) | .*\s\#[^\#\s] )"
_MARKED_LINE = late(
    rf"""
    ^[{BLANK}]*
    (?: (?<hashes>\#{{1,6}}) (?:[{BLANK}]+ | {_TIGHT}) \S
      | (?<bold>\*\*) (?=[^*\n]) [^*\n]{{1,80}} \*\* [ \t\u3000]* $
    )""",
    regex.VERBOSE | regex.MULTILINE,
)


def levels(text: Text) -> dict[int, int]:
    """Line number (from 0) to heading level, for the lines that carry a heading mark or are all bold."""
    if not (text.occurring[_HASH] or text.occurring[_STAR]):
        return {}
    numbers, starts = _signed(text)
    tried = (_MARKED_LINE.match(text.string, start) for start in starts)
    return {
        number: len(match["hashes"]) if match["hashes"] else BOLD_LEVEL
        for number, match in zip(numbers, tried, strict=True)
        if match is not None
    }


@once
def _signed(text: Text) -> tuple[list[int], list[int]]:
    """The lines that have one of the marks: their numbers, and where they start in the text."""
    line_ends = places(text.codes == 10)
    signed = line_ends.searchsorted(places((text.codes == _HASH) | (text.codes == _STAR)))
    signed = signed[grown(signed, -1) > 0]
    return signed.tolist(), (np.append(-1, line_ends)[signed] + 1).tolist()


_HEADING_MARK = late(rf"[{BLANK}]* \#{{1,6}}+ (?: [{BLANK}]+ | {_TIGHT} ) (?=\S)", regex.VERBOSE)


@rule(
    "FUR101",
    "markdown-heading-mark",
    removes=Removed.MARKUP,
    examples=(
        fixes("## 湿地公园开园", "湿地公园开园"),
        fixes("###湿地公园开园", "湿地公园开园"),
        fixes("#\u00a0湿地公园开园", "湿地公园开园"),
        keeps("请到 #3 楼登记"),
        keeps("#3 楼"),
        keeps("#护湖行动 #临江发布"),
        keeps("#护湖行动# 走起"),
        fixes("##湖边##", "湖边##"),
        keeps("#渡口修好了# 大家都来看"),
    ),
)
def heading_mark(text: Text) -> Edits:
    """Takes the ``#`` of a Markdown heading off the line.

    OCR engines that write Markdown mark what is printed large. The mark has been read as evidence by then; in the
    text it is no Chinese. A ``#`` inside a line, or before a number (``#3 楼``), is not a mark, nor are tags
    (``#护湖 #临江``, ``#护湖#``).
    """
    starts = _signed(text)[1] if text.occurring[_HASH] else ()
    return Edits.from_matches(matches_at(_HEADING_MARK, text.string, starts), "")


_PAIR = late(
    r"""
      (?<!\*) (?<mark>\*\*) (?=[^\s*]) (?=[^*\n]*\p{Han}) [^*\n]*+ (?<=[^\s*]) \*\* (?!\*)
    | (?<![\w*]) (?<mark>\*) (?=[\p{Han}“《]) [^*\n]*+ (?<=[\p{Han}”》]) \* (?![\w*])
    """,
    regex.VERBOSE,
)


@rule(
    "FUR102",
    "markdown-emphasis",
    removes=Removed.MARKUP,
    examples=(
        fixes("**第一，修好水渠。**水渠是命脉。", "第一，修好水渠。水渠是命脉。"),
        keeps("* * *"),
        keeps("2 ** 3"),
        keeps("2**3等于8"),
        fixes("渠修好了。*第二*，建成水库。", "渠修好了。第二，建成水库。"),
        keeps("证人王*明、李*红到场。"),
        keeps("*作者是渠长。"),
    ),
)
def emphasis(text: Text) -> Edits:
    """Takes the ``**`` round bold words off, or the ``*`` round slanted ones, and keeps the words.

    Only in pairs on one line, with text right inside both and a Chinese character between: ``2**3`` and a line of
    stars are something else. Single ones only between marks or blanks: others hide a part of a name.
    """
    pairs = _PAIR.finditer(text.string) if text.occurring[_STAR] and "*" in text.string else ()
    marks = ((m.start(), m.end(), len(m["mark"])) for m in pairs)
    return Edits.of(edit for start, end, size in marks for edit in ((start, start + size, ""), (end - size, end, "")))


QUOTE_MARK = regex_rule(
    "FUR103",
    "markdown-quote-mark",
    """Takes the ``>`` of a Markdown block quotation off the start of a line.

    A ``>`` between numbers or words is a sign of its own and stays. One alone on a line goes where it parts the
    paragraphs of a quotation.
    """,
    r"""
    ^ [ \t\u3000]*+ (?:>[ \t\u3000]*+)++
    (?: (?= (?:\*\*)?+ [\p{Han}“‘「《（【，。、；：！？”’」》）】…—])
      | (?<= [ \t\u3000]) (?= [A-Za-z0-9] (?: [^\n]*? \p{Han} ){2} | [-+*•●] [ ] [\p{Han}“《])
      | (?<= ^ [ \t]* > [^\n]* \n [ \t>]* ) (?= \n [ \t]* >)
    )
    """,
    "",
    trigger=">",
    removes=Removed.MARKUP,
    examples=(
        fixes("> 水是生命之源。", "水是生命之源。"),
        fixes("> **水**是生命之源。", "**水**是生命之源。"),
        fixes(">\u3000\u3000水是生命之源。\n>\n> 2026年5月", "水是生命之源。\n\n2026年5月"),
        fixes("> - 甲", "- 甲"),
        fixes("> 水是生命之源\n> ，也是生产之要。", "水是生命之源\n，也是生产之要。"),
        keeps("5 > 3"),
        keeps(">5米的树"),
        keeps("> ** 甲"),
    ),
)

IMAGE = regex_rule(
    "FUR104",
    "markdown-image",
    """Removes a Markdown image, ``![…](…)``: the picture is not in the text. A link keeps its words.

    Converters of web pages and PDF files leave these where a picture was.
    Wrong when the words in the brackets are a caption that stands nowhere else; they are kept in ``removed``.
    """,
    r"!\[[^\]\n]{0,200}\]\([^)\n]{0,400}\)",
    "",
    first="!",
    removes=Removed.MARKUP,
    examples=(fixes("![](images/p1.jpg)\n湖面", "\n湖面"), keeps("好![1]")),
)

HARD_BREAK = regex_rule(
    "FUR109",
    "markdown-line-break",
    """Takes the backslash off a line of Chinese: in Markdown it breaks the line where it stands, as two blanks do.

    Converters of web pages leave it for a ``<br>``, also where the lines of a paragraph were broken so.
    Wrong nowhere that we know: no Chinese sentence ends with it.
    """,
    r"(?<= [\p{Han}，。、；：！？”’」』）》…—] ) \\ (?= [ \t]* \n [ \t\u3000]* [^\s] )",
    "",
    first="\\",
    removes=Removed.MARKUP,
    examples=(
        fixes("水库放水，渠\\\n修好了。\\\n船到了。", "水库放水，渠\n修好了。\n船到了。"),
        keeps("目录是临江\\\n\n石桥"),
        keeps("存在 D:\\临江\\2024 里"),
    ),
)

_LINK = late(
    r"""
    (?<!!) \[ (?<words>[^\[\]\n]*\p{Han}[^\[\]\n]*) \]
    \( (?:https?://|mailto:|javascript:|/|\.{1,2}/|\#) (?: \\. | [^()\s\\] ){0,400} (?: \s+ "[^"\n]{0,200}" )? \)
    """,
    regex.VERBOSE,
)


@rule(
    "FUR105",
    "markdown-link",
    removes=Removed.MARKUP,
    examples=(
        fixes("详见[水利局网站](http://example.com/a.html)的公告", "详见水利局网站的公告"),
        fixes("[返回](#top)", "返回"),
        fixes('[水利局](http://example.com/ "公告")的公告', "水利局的公告"),
        keeps("[1](见附录)"),
        keeps("见[水利局](附录二)"),
        keeps("![图](http://example.com/a.png)"),
    ),
)
def link(text: Text) -> Edits:
    """Takes the brackets and the address of a Markdown link off, and keeps its words.

    Converters of web pages leave them. Only where an address stands in the brackets and Chinese words before it; the
    address is kept in ``removed``.
    """
    links = _LINK.finditer(text.string) if text.occurring[_BRACKET] and "](" in text.string else ()
    return Edits.of(edit for m in links for edit in ((m.start(), m.start("words"), ""), (m.end("words"), m.end(), "")))


ESCAPE = regex_rule(
    "FUR108",
    "markdown-escape",
    r"""Takes off the backslash that Markdown has before a sign which is none of its marks.

    Converters of web pages and documents write ``\_`` and ``\[1\]``, lest an asterisk or an underline be taken for
    emphasis. Only beside Chinese, behind the number that opens a line, and where both brackets have it: in formulas,
    paths and patterns a backslash is a sign of its own.
    """,
    r"""
    \\ (?: (?<= [\p{Han}，。、；：！？”》）\d] \\ ) (?= [_*~\#|] ) | (?= [_*~\#|] [\p{Han}“《（] ) )
    | (?<= ^ [ \t]* \d{1,3} ) \\ (?= [.)] )
    | (?<= [\p{Han}，。、；：！？”》）]) \\ (?= \[ [^\[\]\\^_={}\n]{1,30} \\\] )
    | (?<= [\p{Han}，。、；：！？”》）] \\? \[ [^\[\]\\^_={}\n]{1,30} ) \\ (?= \] )
    """,
    "",
    first="\\",
    removes=Removed.MARKUP,
    examples=(
        fixes(r"渡口新桥通车\_江畔新闻网", "渡口新桥通车_江畔新闻网"),
        fixes(r"桥墩加固\[1\]，下月开工\*。", "桥墩加固[1]，下月开工*。"),
        fixes("1\\. 加固桥墩", "1. 加固桥墩"),
        keeps(r"\[ E = mc^2 \]"),
        keeps(r"保存在D:\数据\渡口"),
        keeps(r"用 \d+\.\d 匹配小数"),
    ),
)

MARK_RULES = (IMAGE, empty_link, MENU, link, QUOTE_MARK, HARD_BREAK, heading_mark, emphasis, ESCAPE)
