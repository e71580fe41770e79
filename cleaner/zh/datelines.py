"""Who published a text and when, as datelines, leads, source lines and endings say it."""

from __future__ import annotations

import re

import regex

from cleaner.core.late import late
from cleaner.zh.dates import DAY, ISO_DAY, iso
from cleaner.zh.simpler import simpler
from cleaner.zh.weblines import web_line

_AGENCY = r"(?:新华社|中央社|中新社|中新网|(?!据|由|在|与|和|从|经|该)\p{Han}{2,6}(?:通讯社|日报|晚报|新闻网|网|社|报))"
_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十廿]{1,3})"
_YEAR = r"(?:[12]\d{3}|[一二][〇零○一二三四五六七八九]{3})年"
# Papers of the 1940s to 1970s give the day only, and some the hour: 新华社陕北十六日电, 南京六日下午八时专电.
_DATED = rf"""
    (?<agency>{_AGENCY}) \s* (?:\p{{Han}}{{2,8}}?[、，]?)? \s*
    (?<date>(?:(?:{_YEAR})?\s*{_NUMBER}\s*月\s*)?{_NUMBER}\s*日) \s*
    (?:专?电|讯|消息)
"""
LEAD = regex.compile(rf"[（(【〔\[]?\s*据?\s*{_DATED}", regex.VERBOSE)  # 新华社北京5月1日电（记者……）
OWN_LEAD = regex.compile(
    rf"""(?:本报|本刊|本网|本台)(?:\p{{Han}}{{2,8}}?)?(?<date>(?:{_NUMBER}月)?{_NUMBER}日)?
    (?:讯|专?电(?![话子视影力])|消息)(?=[\s（(〈<，,：:\p{{Han}}])""",
    regex.VERBOSE,
)
# 据云溪日报消息　…: of another paper, with a blank behind; 据云溪日报消息，… goes on as a sentence.
_OTHERS_LEAD = regex.compile(r"据\p{Han}{2,8}(?:通讯社|社|日报|晚报|报)(?:讯|消息|报[道导])(?=[\s：:])")
# 【本报讯】 〔天津特讯〕 【新华社陕北十六日电】 【记者某某／某地报导】 and the like, before the text or alone.
_BRACKETED_LEAD = regex.compile(
    r"[【〔［\[](?!又|另|再)[^【】〔〕［］\[\]。，；：]{1,18}?(?:电|讯|消息|特写)[】〕］\]]|[（(]本[报刊][^（()）。，]{0,10}(?:电|讯)[）)]"
    r"|[【〔［\[（(](?:\p{Han}{2,6}[报社])?记者[^【】〔〕［］\[\]（()）。，；：]{2,14}[／/╱∕]\p{Han}{2,6}报[导道][】〕］\]）)]"
)
ENDING = late(rf"[（(]\s*(?:据)?\s*{_DATED}\s*[）)]$", regex.VERBOSE)
SIGNED = late(r"[（(]\s*(?:本报|\p{Han}{2,8}社)?记者[^（()）]{2,60}[）)]$")
_CARRIED = late(rf"载?(?:今日|昨日|当日)?《(?<paper>\p{{Han}}{{2,10}})》\s*(?:{_DATED})?", regex.VERBOSE)
_MARKER = late(
    r"^[（(【\[]?\s*(?:(?:稿件|文章|信息|本文|新闻|摘编?自)?(?:来\s*源于?|摘自|原载|转自|转载自|选自|出处)\s*[：:|｜丨]"
    r"|(?<=[（(])(?:摘自|原载于?|转载自|选自|据))\s*"
)
_LONGEST_WEB_LINE = 110
_WIRE = re.compile("[电電讯訊]|消息|特写|[报報][导導道]")  # one of these ends every lead
_LEAD_LENGTH, _SHORTEST_LEAD = 48, 4  # code points
# A lead begins with a bracket, with 据 or 本报, or with an agency, which one of these ends: the last characters of the
# names that ``_AGENCY`` knows, of nine at most.
_OPENS_LEAD, _ENDS_AGENCY, _LONGEST_AGENCY = frozenset("（(【〔［[据據本"), frozenset("社网報报網"), 9
_PAGE = late(r"(?P<word>[上下]接|[上下]转|[上下]续|紧接|转接|[上下]承)\s*(?P<page>[^（()）\s]{1,14}?[版页])")


def is_lead(line: str) -> bool:
    """Whether a line opens as the first paragraph of a news item does."""
    if len(line) < _SHORTEST_LEAD:
        return False
    if line[0] not in _OPENS_LEAD and _ENDS_AGENCY.isdisjoint(line[:_LONGEST_AGENCY]):
        return False
    line = line[:_LEAD_LENGTH]
    if not _WIRE.search(line):
        return False
    line = simpler(line)
    forms = (LEAD, OWN_LEAD, _BRACKETED_LEAD, _OTHERS_LEAD)
    return any(form.match(line) is not None for form in forms)


def publisher(line: str, year: int | None) -> tuple[str | None, str | None]:
    """Source and ISO date of a source line, a day alone, a dateline, or a text that opens or ends with one.

    ``year`` completes a date without year; None leaves such a date out. Either may be None.
    """
    line = simpler(line)
    marker = _MARKER.match(line)
    if marker:
        return _source_line(line[marker.end() :].strip(" 　）)】]。"), year)
    web = web_line(line) if len(line) <= _LONGEST_WEB_LINE else None
    if web is not None:
        return web or None, _date(line, year)
    carried = _CARRIED.search(line) if len(line) < 60 else None
    found = LEAD.match(line) or ENDING.search(line[-80:]) or (LEAD.search(line) if len(line) < 60 else None)
    if carried:
        day = DAY.search(line)
        return carried["paper"], iso(day, year) if day else None
    if found:
        return found["agency"], _date(found["date"], year)
    own = OWN_LEAD.match(line)
    said = own["date"] if own else line if ISO_DAY.fullmatch(line) else None
    return None, _date(said, year) if said else None


def _date(text: str, year: int | None) -> str | None:
    """The ISO date of a date without anything round it."""
    day = DAY.search(text)
    return iso(day, year) if day else None


def _source_line(text: str, year: int | None) -> tuple[str | None, str | None]:
    """Source and date of what follows 来源."""
    day = DAY.search(text)
    name = regex.split(r"[，,；;\s　|｜]|[12]\d{3}[年\-/.]|\d{1,2}月", text, maxsplit=1)[0]
    title = regex.match(r"《([^》]+)》", name)
    return (title[1] if title else name.strip('“”"《》（）()')) or None, iso(day, year) if day else None


def page_named(line: str) -> tuple[str, str] | None:
    """Of a jump: its direction (上 or 下 or the like) and the page as printed; None when the line names no page."""
    match = _PAGE.search(line)
    return (match["word"], match["page"]) if match else None
