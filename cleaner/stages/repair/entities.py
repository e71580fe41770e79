"""Characters that a scraper left as web pages write them: ``&nbsp;`` and the like."""

from __future__ import annotations

import regex

from cleaner.core.rule import fixes, keeps, regex_rule
from cleaner.zh.chars import BLANKS

_NAMES = (
    "amp", "apos", "bull", "copy", "deg", "divide", "emsp", "ensp", "gt", "hellip", "laquo", "ldquo", "lsaquo", "lsquo",
    "lt", "mdash", "middot", "minus", "nbsp", "ndash", "permil", "plusmn", "quot", "raquo", "rdquo", "reg", "rsaquo",
    "rsquo", "sup2", "sup3", "thinsp", "times", "trade", "yen",
)  # fmt: skip


def _character(match: regex.Match[str]) -> str | None:
    """What the reference stands for; None where it is no character that shows, or a blank."""
    import html  # here: few files have a reference, and the table of names takes a while to load

    said = match.group()
    while (meant := html.unescape(said)) != said:  # some were escaped twice: &amp;nbsp;
        said = meant
    shows = said.isprintable() and "\ufffd" not in said
    return said if said and (shows or said in BLANKS) else None


html_entity = regex_rule(
    "REP023",
    "html-entity",
    """A character reference of a web page that was left in the text is the character it stands for.

    ``&nbsp;`` ``&ldquo;`` ``&#8220;``: scrapers and old databases keep them, some of them escaped twice. Only those
    that Chinese pages use, and whole, with their semicolon. One that stands in quotation marks by itself is spoken of,
    and stays.
    Wrong in a text about HTML that does not quote what it speaks of. Source: HTML, 13.5, named character references.
    """,
    rf"""
    (?<! [“‘"'`] (?=[^;]*;[”’"'`]) )
    & (?:amp;)*+ (?: (?: {"|".join(_NAMES)} | \#\d{{2,6}} | \#[xX][0-9A-Fa-f]{{2,5}} ) ; | (?<=;) )
    """,
    _character,
    first="&",
    examples=(
        fixes("大桥&nbsp;今天通车", "大桥\xa0今天通车"),
        fixes("他说：&ldquo;好！&rdquo;", "他说：“好！”"),
        fixes("水位&#65306;3.5米，R&amp;D", "水位：3.5米，R&D"),
        fixes("渡口&amp;nbsp;桥头", "渡口\xa0桥头"),
        keeps("R&D, AT&T; 甲&乙"),
        keeps("“&nbsp;”是一个空格。"),
        keeps("a.php?x=1&copy=2"),
        keeps("&#10;&#00;&#11;&#55296;"),  # no characters
    ),
)
