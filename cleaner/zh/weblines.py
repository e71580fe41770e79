"""The line of a web page that says when its text came out and where: 2026-05-09 08:15 来源：青石日报."""

from __future__ import annotations

import regex

from cleaner.core.late import late

_DAY = r"[12]\d{3}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}(?:\s?日)?+"
_TIME = r"\d{1,2}[:：]\d{2}(?:[:：]\d{2})?"
_PAPER = r"\p{Han}{2,10}(?:社|报|网|在线|电视台|杂志|网站|客户端|公众号|传媒)"
_FROM = r"[|｜]?\s*(?:来\s*源于?|出处|来自|稿源)\s*[：:]\s*"
_WHEN = r"(?:(?:最后)?(?:发布|更新|出版|刊登|发表)(?:时间|日期|于)?|时间|日期)\s*[：:]\s*"
_COUNT = r"(?:浏览|点击|阅读|访问)\p{Han}{0,3}\s*[：:]\s*[\d.]*\s*[万次]*\s*"
# What the fields of such a line begin with: a value ends before the next, even where no blank parts them.
_KEY = (
    r"(?:作\s?者|记者|通讯员|责任编辑|责编|编辑|审核|字[号体]|浏览|阅读|点击|访问|评论|分享"
    r"|发布|更新|时间|日期|来\s?源|稿源)"
)
_VALUE = rf"(?:(?!{_KEY})[^。！？\s|｜【\[（(]){{1,24}}"
_NAMES = rf"(?!{_KEY})\p{{Han}}{{2,4}}(?:[\s、，]+(?!{_KEY})\p{{Han}}{{2,4}}(?![\p{{Han}}：:]))*"
_BY = rf"(?:[|｜]?\s*(?<by>(?:(?:作\s?者|文)\s*[：:]|记者\s*[：:\s])\s*{_NAMES})\s*)"
_BUTTONS = (
    r"(?:[\s|｜]*[【\[（(](?:字[号体][：:]?\s*)?"
    r"(?:大\s*中\s*小|打印\p{Han}{0,2}|关闭\p{Han}{0,2}|收藏|推荐|纠错)[】\]）)])*"
)
_REST = rf"(?:[\s|｜]*{_BY})?(?:[\s|｜]*{_KEY}[^。！？]{{0,40}}?)?{_BUTTONS}"

# A day alone is no such line: letters and notices end with one.
_PATTERN = rf"""
    (?:
        (?:https?://\S{{4,60}}\s+)? (?:{_COUNT})? {_BY}? (?:{_WHEN})? {_DAY} (?:\s*{_TIME})? \s* [|｜]?\s* {_BY}?
        (?: {_FROM} (?<from>{_VALUE}) | (?<=[\s\d日]) (?<after>{_PAPER}) ) {_REST}
      | {_BY}? {_FROM} (?<from>{_VALUE}) [\s|｜]* {_BY}? (?:{_WHEN})?
        {_DAY} (?:\s*{_TIME})? {_REST}
      | (?:{_COUNT})? {_WHEN} {_DAY} (?:\s*{_TIME})? {_REST}
      | {_DAY} \s* {_TIME} (?: \s* [（(] [\d/.-]{{0,10}} \s* {_TIME} \s* 更新 [）)] )? {_REST}
      | [（(] {_DAY} \s* {_TIME} [）)]
      | (?<before>{_PAPER}) [\s|｜]+ {_DAY} (?:\s*{_TIME})? {_REST}
      | 原创 (?:\s+[^\s。，]{{2,20}}){{0,2}} \s+ (?<own>[^\s。，\d][^\s。，]{{1,19}}) \s+ {_DAY} (?:\s*{_TIME})?
      | (?:原创\s+)? (?:[^\s。，]{{2,20}}\s+){{0,2}} (?<account>[^\s。，]{{2,20}}) \s+ {_DAY} (?:\s*{_TIME})? \s*
        发表于 \s* \p{{Han}}{{2,6}}                                    # 原创 某某 青石发布 2026-05-09 08:15 发表于江苏
      | (?<account>\p{{Han}}{{4,16}}) [\s|｜]+ {_DAY} \s* {_TIME}  # of an account; people have shorter names
      | 《\s* (?<printed>\p{{Han}}{{1,8}}(?:报|周刊|月刊|杂志)) \s*》 \s* [（(] \s* {_DAY} \s*
        (?:第?\s*\d{{1,2}}\s*版)? \s* [）)]                             # 《青石日报》（2026年5月9日 02版）
    )
"""
DAY_AND_HOUR = late(rf"{_DAY}\s*{_TIME}")
"""A day and hour, and nothing else."""
LINE = late(_PATTERN, regex.VERBOSE)
"""What a whole line of them is."""


def web_line(line: str) -> str | None:
    """The publisher that such a line names ("" for none); None when it is no such line."""
    found = LINE.fullmatch(line.strip())
    if not found:
        return None
    return next(filter(None, map(found.__getitem__, ("from", "after", "before", "own", "account", "printed"))), "")


def web_author(line: str) -> tuple[int, int] | None:
    """Where such a line says who wrote the text, 作者：林晓岚, in code points; None where it does not."""
    found = LINE.fullmatch(line)
    return found.span("by") if found and found["by"] else None
