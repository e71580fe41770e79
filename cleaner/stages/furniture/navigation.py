"""Links that converters of web pages leave as Markdown where a page has its menus."""

from __future__ import annotations

import regex

from cleaner.core.edits import Edits
from cleaner.core.late import late
from cleaner.core.rule import Confidence, Removed, fixes, keeps, regex_rule, rule
from cleaner.core.text import Text

_ADDRESS = r"\( (?: \\. | [^()\s\\] ){1,400} (?: \s+ \"[^\"\n]{0,200}\" )? \)"
_ENTRY = rf"\[ [【\[]? [^\[\]【】\n。，；！？]{{1,16}} [】\]]? \] {_ADDRESS}"

MENU = regex_rule(
    "FUR106",
    "markdown-menu",
    """Removes a line of nothing but Markdown links with short words: a menu, breadcrumbs, the numbers of pages.

    Programs that turn web pages into Markdown keep the menus that stand round the article.
    Wrong for a line that lists sources by name, where nothing but links stands in it.
    """,
    rf"""
      (?<= ^ [ \t]* ) {_ENTRY} (?: [ \t]* [|>»›·/、]{{0,2}} [ \t]* {_ENTRY} )+    # 首页 > 新闻
      (?: [ \t]* [>»›]{{1,2}} [ \t]* \p{{Han}}{{2,8}} )? [ \t]* $                  # > 正文
    """,
    "",
    first="[",
    confidence=Confidence.LIKELY,
    removes=Removed.JUNK,
    examples=(
        fixes("[首页](http://example.com/) [时政](/sz/) [国际](/gj/)\n湖面", "\n湖面"),
        fixes("[首页](/) > [新闻](/news) > 正文\n湖面", "\n湖面"),
        fixes("湖面\n[【1】](/n1.html)[【2】](/n2.html)", "湖面\n"),
        keeps("[水利局公告](http://example.com/a.html)"),
        keeps("见[水利局](/a)、[气象局](/b)的公告"),
        keeps("[湖水清了，鸟也回来了](/a) [渔民上了岸，住进新楼](/b)"),
    ),
)

_EMPTY = late(
    rf"(?: ^ [ \t]* [*+-] [ \t]+ (?= \[ [ \t]* \] {_ADDRESS} [ \t]* $ ) )? (?<!!) \[ [ \t]* \] {_ADDRESS}",
    regex.VERBOSE | regex.MULTILINE,
)


@rule(
    "FUR107",
    "markdown-empty-link",
    removes=Removed.MARKUP,
    examples=(
        fixes('[](javascript:void\\(0\\) "微博")湖面', "湖面"),
        fixes("* [](/share)\n湖面", "\n湖面"),
        keeps("![](a.png)"),
        keeps("数组[ ] (空)"),
    ),
)
def empty_link(text: Text) -> Edits:
    """Removes a Markdown link without words, ``[](…)``, and the mark of a list item that holds nothing else.

    Programs that turn web pages into Markdown leave one where the page has a picture with a link, or a button.
    """
    return Edits.from_regex(_EMPTY, "", text.string) if "](" in text.string else Edits.none()
