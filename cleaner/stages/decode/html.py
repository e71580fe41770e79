"""HTML: from source to text, with a record of every tag removed."""

from __future__ import annotations

import regex

from cleaner.core.edits import Edits
from cleaner.core.late import late
from cleaner.core.rule import Removed, fixes, keeps, rule
from cleaner.core.text import Text
from cleaner.stages.decode.elements import replacements
from cleaner.stages.decode.scan import scan

_HEAD = 2_000  # characters from the start in which HTML shows itself
_SHOWS = regex.compile(r"(?i)<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]")
_STARTS = regex.compile(r"(?i)\s*+(?:<\?xml[^>]*+>\s*+)?+(?:<!doctype\s+html|<html[\s>])")
_ENDS = late(r"(?i)</(?:html|body|head)\s*+>")
# A table that an OCR engine wrote as a page of its own, in the middle of a text; nothing but cells is in it.
_TABLE_PAGE = late(
    r"""
    <html> \s*+ <body> \s*+ <table\b
    (?: [^<]++ | </?(?:table|thead|tbody|tfoot|tr|td|th|b|sub|sup|br)(?:\s[^<>]*+)?/?> )*+
    </body> \s*+ </html>
    """,
    regex.VERBOSE,
)
_PIECE_STARTS = regex.compile(r"(?i)\s*+<(?:p|div|article|section|h[1-6]|blockquote)(?:\s[^<>]*+)?>")
_PIECE_ENDS = late(r"(?i)</(?:p|div|article|section|h[1-6]|blockquote)\s*+>\s*+$")
_PIECE_LINE = late(r"(?i)</?(?:p|div|article|section|h[1-6]|blockquote|br|li|ul|ol|td|tr|span|img|a)[\s/>]")
_PIECE_END_WITHIN = 100  # characters
_PIECE_SHARE = 0.6
_ENTITY = late(r"&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_H1 = late(r"(?i)<h1[\s>]")
_TITLE = late(r"(?i)<title[^<>]{0,200}>([^<]*+)</title")
# What a site adds to the title of each of its pages: _青石网, - 青石日报, _青石县人民政府.
_SITE = (
    r"(?:网站?|網|在线|日报|晚报|报|社|频道|门户|首页|客户端|平台|论坛|論壇|博客"
    r"|图书馆|政府|委员会|局|厅|中心|大学|学院)"
)
SITE_NAME = late(rf"(?:\s*+[-_|｜—–]{{1,2}}\s*+[^-_|｜—–<>]{{0,12}}{_SITE})++\s*+$")
SITE_BEFORE = late(rf"^\s*+[^-_|｜—–<>]{{0,12}}{_SITE}\s*+[-_|｜—–]{{1,2}}\s*+")
"""The site's name before the title: 青石日报数字报-."""
IS_SITE = late(rf"{_SITE}$")
"""How the names of sites end."""
_SITE_LENGTH = 100  # characters at the end of a title
_LINE_END = late(r"\r\n?|\n")
_BLANKS = late(r"[ \t\r\n\f]{2,}|[\t\r\n\f]")
_CHINESE = late(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef“”‘’—…·\U00020000-\U0003ffff]")


def is_html(string: str) -> bool:
    """Whether a raw text is HTML, by its content: it starts as HTML, opens and closes a part that pages have, or is a
    piece of a page: it starts and ends with a tag, and most of its lines have one.

    A text with HTML tables in it, also such as are pages by themselves, one that tells of HTML, and Markdown with some
    are none.
    """
    if "<html><body><table" in string:
        rest = _TABLE_PAGE.sub("", string)
        string = string if rest.isspace() or not rest else rest
    if _STARTS.match(string):
        return True
    if _PIECE_STARTS.match(string) and _PIECE_ENDS.search(string, max(0, len(string) - _PIECE_END_WITHIN)):
        lines = [line for line in string.splitlines() if line and not line.isspace()]
        return sum(_PIECE_LINE.search(line) is not None for line in lines) >= _PIECE_SHARE * len(lines)
    return _SHOWS.search(string, 0, _HEAD) is not None and _ENDS.search(string) is not None


@rule(
    "DEC010",
    "html-markup",
    examples=(
        fixes("<p>水落了。</p>", "\n水落了。\n"),
        fixes("山<b>高</b>路<!-- 注 -->远", "山高路远"),
        fixes("一行<br>两行<script>var a = '三';</script>", "一行\n两行"),
        fixes("<pre>甲\n乙</pre>", "\n甲\n乙\n"),
        fixes("<h1>水落了</h1><h3>第一天</h3>", "\n# 水落了\n\n### 第一天\n"),
        fixes(
            "<table><tr><td>断面<td>类别</tr><tr><td>上游桥<td>Ⅱ</tr></table>",
            "\n\n| 断面 | 类别 |\n\n| 上游桥 | Ⅱ |\n",
        ),
        fixes("渡<ruby>口<rp>（</rp><rt>kǒu</rt><rp>）</rp></ruby>上", "渡口上"),
        fixes("<ruby>渡<rt>dù</rt>口<rt>kǒu</ruby>上", "渡口上"),
        keeps("若 a < b，则 b > a。"),
        keeps("他读了《<史记>选》。"),
    ),
    removes=Removed.MARKUP,
)
def markup(text: Text) -> Edits:
    """A tag, a comment, a script or a style sheet in an HTML source is no text; a tag between paragraphs is a line end.

    Scraped pages come as HTML source. Tags of blocks (``p``, ``div``, ``br``, ``li`` …) become a line end, other tags
    nothing; readings above characters (``rt``), scripts, styles, form controls, comments and the head go with their
    content. The level of a heading is written as Markdown marks it, with ``#``, for the stage that divides articles;
    a table of short cells becomes rows between bars, while a table that lays out a page becomes lines.
    Without an ``h1`` the ``title`` of the head is kept as a line of its own, without the name of the site.
    Wrong when a page shows source code as text without writing ``<`` as ``&lt;``. Standard: HTML, section 13.2.
    """
    source = text.string
    if "<" not in source:
        return Edits.none()
    rows: list[tuple[int, int, str]] = []
    title = None if _H1.search(source) else _TITLE.search(source)
    pre = done = 0
    found = list(scan(source))
    for mark, after in zip(found, replacements(source, found), strict=True):
        if pre:  # its line ends are real: made ones, like those of tags, so that DEC012 does not take them for blanks
            rows.extend((m.start(), m.end(), "\n") for m in _LINE_END.finditer(source, done, mark.start))
        done = mark.end
        if mark.name == "pre":
            pre = 0 if mark.closing else 1
        if mark.name == "head" and title and mark.start <= title.start() and title.end() <= mark.end:
            rows.append((mark.start, title.start(1), ""))
            site = SITE_NAME.search(source, max(title.start(1) + 1, title.end(1) - _SITE_LENGTH), title.end(1))
            rows.append((site.start() if site else title.end(1), mark.end, "\n"))
        else:
            rows.append((mark.start, mark.end, after))
    return Edits.of(rows)


@rule(
    "DEC011",
    "html-character-reference",
    examples=(
        fixes("&ldquo;桥&rdquo;长&#x4E00;里&#12290;", "“桥”长一里。"),
        keeps("甲&nbsp;乙"),
        keeps("张&李; 王&没有这个; A&B"),
        keeps("&#0;与&#xD800;"),
    ),
)
def character_reference(text: Text) -> Edits:
    """A character reference of HTML is written as the character it stands for.

    ``&nbsp;``, ``&ldquo;``, ``&#x4E00;`` are ways to type a character in an HTML source. References to no character
    (surrogates, NUL) and unknown names stay, and so do references to blanks, which are another rule's.
    Wrong when a page explains HTML and forgot to write ``&amp;``. Standard: HTML, section 13.5.
    """
    return Edits.from_regex(_ENTITY, lambda match: _character(match, blank=False), text.string)


@rule(
    "DEC015",
    "html-blank-reference",
    removes=Removed.MARKUP,
    examples=(
        fixes("甲&nbsp;乙", "甲\xa0乙"),
        fixes("甲&#10;乙", "甲 乙"),
        keeps("&ldquo;桥&rdquo;"),
        keeps("甲 & 乙"),
    ),
)
def blank_reference(text: Text) -> Edits:
    """A reference to a blank is taken for markup, and a blank stands in its place.

    ``&nbsp;`` sets two things apart on the page; whether the blank stays is decided with all other blanks. A reference
    to a line end or tab becomes a blank, as a browser shows it.
    """
    return Edits.from_regex(_ENTITY, lambda match: _character(match, blank=True), text.string)


def _character(match: regex.Match[str], blank: bool) -> str | None:
    """The character a reference stands for, if it is a blank or is none as asked; None: keep the reference."""
    import html  # here: a page in a thousand files, and its table of names takes as long to load as all of this

    after = html.unescape(match.group())
    if after == match.group() or "\ufffd" in after or any("\ud800" <= c <= "\udfff" for c in after) or not after:
        return None
    if after.isspace() != blank:
        return None
    return " " if after in "\t\n\r\f" else after


@rule(
    "DEC012",
    "html-source-line-break",
    examples=(
        fixes("春风又\n    绿了江岸", "春风又绿了江岸"),
        fixes("open\n  source", "open source"),
        fixes("会议  纪要", "会议 纪要"),
        keeps("会议 纪要"),
        keeps("　　春风又绿了江岸"),
    ),
)
def source_line_break(text: Text) -> Edits:
    """A line end or a row of blanks in an HTML source is one blank, and none between Chinese characters.

    Authors and programs wrap and indent the source as they like; only tags part paragraphs. Blanks next to a line end
    that a tag made are dropped. No-break and wide blanks (U+00A0, U+3000) are text and stay.
    Applied to HTML only, after DEC010: a line end that is not the work of that rule is one of the source.
    Wrong where a style sheet says ``white-space: pre``. Standard: CSS Text, section 4.1.
    """
    string = text.string
    made = (text.origin < 0) & (text.codes == 10)
    rows = []
    for match in _BLANKS.finditer(string):
        start, end = match.span()
        ends = int(made[start:end].sum())
        if ends or start == 0 or end == len(string):
            after = "\n" * ends
        elif _CHINESE.match(string, start - 1) and _CHINESE.match(string, end) and _has_line_end(match.group()):
            after = ""
        else:
            after = " "
        if after != match.group():
            rows.append((start, end, after))
    return Edits.of(rows)


def _has_line_end(blanks: str) -> bool:
    return "\n" in blanks or "\r" in blanks


def strip_markup(text: Text) -> Text:
    """The text of an HTML source, a paragraph a line."""
    for each in (markup, character_reference, blank_reference, source_line_break):
        assert each.propose is not None
        text = text.apply(each.code, each.propose(text))
    return text
