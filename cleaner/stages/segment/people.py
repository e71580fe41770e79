"""Bylines that are nothing but names: they show only by where they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from cleaner.core.late import late
from cleaner.stages.segment.strips import Strip
from cleaner.zh.dates import is_date
from cleaner.zh.forms import OFFICES
from cleaner.zh.layout import Kind
from cleaner.zh.names import are_people, is_person

_LONGEST = 24  # code points
_WRITES = re.compile("记者|记录|通讯员|评论员|撰稿|编辑|作者|文[：:/]|[摄写]|整理|组")
_ROLL = 3  # lines, at least
_ROLL_LINE, _LONGEST_OFFICE = 60, 8  # code points of a line of a roll, and of the office in it
_CROSSHEAD = 5  # rows of a file that has a title, a writer, a crosshead and text, at least
_POEMS = 2  # titles with a name below and verse below that, at least
# Of old authors the dynasty stands before the name: 清·林有田, 〔宋〕林有田
_DYNASTY = late(
    r"(?<bracket>[〔［\[（(])?(?:先秦|[东西東]?[汉漢晋晉]|三国|魏|[南北]朝|隋|唐|五代|[南北]?宋|[辽遼]|金|元|明|清|民[国國])"
    r"(?:[·・]|(?(bracket)[〕］\]）)][·・\s]?))(?<name>\p{Han}{2,4})"
)
_HOLDER = late(rf"{OFFICES}(?<name>\p{{Han}}{{2,4}})")  # 省委书记、省长林有田
_ENDS_WROTE = "著编译撰注"
_BULLETS = "□◎●■◇○☉"  # □ 林有田
_SECTION = late(r"[一二三四五六七八九十\d]{1,2}(?:[\s\u3000]+\p{Han}|$)")
# 林晚舟　著, [英]某某 著　某某 译
_WROTE = late(
    r"(?:(?:^|[\s\u3000]+)(?:[\[［（(〔]\p{Han}{1,3}[\]］）)〕]\s*)?(?<name>[\p{Han}·]{2,12}?(?:[\s、，\u3000]+[\p{Han}·]{2,4})*?)"
    r"[\s\u3000]*(?:原著|编著|主编|选编|著|编|译|撰|校注|译注|等[著编译]))+"
)
_TEAM = late(
    r"(?!一[个個支])(?:\p{Han}{2,20}(?:(?:课题|编写|调研|项目|研究|考察|(?<!的)(?:调查|調查|工作))[组組]|(?<!的)工作[团團队隊]"
    r"|研究室|[办辦]公室)|中共\p{Han}{2,16}委[员員][会會])"
)
_WHERE = late(r"[\p{Han}\d（()）]{2,16}(?:班|校|小学|中学|大学|学院|师范|研究所|[省市县区镇乡村厂局站社队部院馆所])")


def with_named_bylines(rows: Sequence[Strip]) -> list[Strip]:
    """The strips, the names between a title line and text marked as a byline.

    In a list or roll of names the lines round them, or over their heading, are names or list lines too, and under a
    numbered heading names belong to a list. Where names stand over text in the middle of an article as well, they are
    those of speakers. Several officers, a line each, are a roll, though one would have given the speech.
    """
    out = _without_rolls(rows)
    found: list[int] = []
    # Over another title line names stand only if that is a section or a day.
    heads = [
        k for k, (s, t) in enumerate(pairwise(rows)) if s.headline and (not t.headline or k == 1 or is_date(t.text))
    ]
    for k in heads:
        if not (k and _may_be_names(rows[k])):
            continue
        below = rows[k + 1]
        section = k == 1 and (below.ordinal or _SECTION.match(below.text) is not None)  # or chapter, under its writer
        if below.headline and below.kind is Kind.PLAIN and not (section or is_date(below.text) or _is_first(rows, k)):
            continue
        above = out[k - 2 if k > 1 and is_date(rows[k - 1].text) else k - 1]  # the day may stand between
        titled = (above.headline and not above.ordinal) or above.kind is Kind.BYLINE
        rolled = any(_lists_people(strip.text) for strip in rows[max(0, k - _ROLL) : k - 1])
        if titled and not rolled and _names_writer(rows[k].text) and not are_people(above.text):
            out[k] = rows[k]._replace(kind=Kind.BYLINE, headline=False)
            found.append(k)
    if found and any(_is_speaker(rows, k) for k in range(found[0] + 2, len(rows) - 1)):
        for k in found:
            out[k] = rows[k]._replace(numbered=True)  # as what opens a section
    return out


def _is_first(rows: Sequence[Strip], k: int) -> bool:
    """Whether the title line below row ``k`` is the first crosshead of the article whose title and writer begin the
    file: text follows, and it is neither a subtitle nor one of several names."""
    if k != 1 or len(rows) < _CROSSHEAD or rows[3].headline or rows[3].kind is not Kind.PLAIN:
        return False
    below = rows[2]
    short = len(below.text) <= len(rows[0].text) and len(rows[1].text) < len(rows[0].text)
    return short and below.text[:2] != "——" and not (below.bracketed or are_people(below.text))


def with_poems(rows: Sequence[Strip]) -> list[Strip]:
    """The strips; of a file of poems, each a title, a name and verse, the names are bylines and no verse a headline."""
    out = list(rows)
    if len(rows) < 4 or not _may_be_names(rows[1]) or not are_people(rows[1].text):
        return out
    names = [
        k
        for k in range(1, len(rows) - 2)
        if _may_be_names(rows[k])
        and all(s.headline and s.kind is Kind.PLAIN and not (s.level or s.numbered) for s in rows[k - 1 : k + 3])
        and are_people(rows[k].text)
        and not any(are_people(s.text) for s in (rows[k - 1], rows[k + 1], rows[k + 2]))
    ]
    if len(names) < _POEMS or names[0] != 1:
        return out
    titles = {k - 1 for k in names}
    for k, strip in enumerate(rows):
        if k in names:
            out[k] = strip._replace(kind=Kind.BYLINE, headline=False)
        elif k not in titles and not strip.level:
            out[k] = strip._replace(headline=False)
    return out


def _names_writer(text: str) -> bool:
    """Whether a line is nothing but names, or a name and when or where one wrote, what office one had, or what one did:
    清·林有田, 三（2）班　林小禾, 省委书记林有田, 林晚舟　著."""
    if are_people(text[1:].lstrip() if text[0] in _BULLETS else text) or _TEAM.fullmatch(text):
        return True
    if text[-1] in _ENDS_WROTE and (wrote := _WROTE.fullmatch(text)) is not None:
        return all("·" in name or are_people(name) for name in wrote.captures("name"))
    if old := _DYNASTY.fullmatch(text) or _HOLDER.fullmatch(text):
        return are_people(old["name"])
    where, _, name = text.replace("\u3000", " ").partition(" ")
    return bool(name) and _WHERE.fullmatch(where) is not None and are_people(name)


def _lists_people(text: str) -> bool:
    """Whether a line is nothing but several names, as in a roll."""
    words = text.split() if len(text) <= _ROLL_LINE else []
    return len(words) > 1 and all(map(is_person, words))


def _without_rolls(rows: Sequence[Strip]) -> list[Strip]:
    """The strips, those of a roll of officers no bylines."""
    out = list(rows)
    byline = Kind.BYLINE
    officers = [s.kind is byline and not _WRITES.search(s.text) for s in rows]
    for k in [k for k, officer in enumerate(officers[:-1]) if officer and _lists_officer(rows[k + 1].text)]:
        out[k] = rows[k]._replace(kind=Kind.PLAIN)
    if sum(officers) < _ROLL:
        return out
    for first in range(len(rows) - _ROLL + 1):
        if all(officers[first : first + _ROLL]):
            for k in range(first, first + _ROLL):
                out[k] = rows[k]._replace(kind=Kind.PLAIN)
    return out


def _lists_officer(text: str) -> bool:
    """Whether a line of a roll says who holds an office: 顾　问　林有田　何大川."""
    words = text.split() if len(text) <= _ROLL_LINE and not _WRITES.search(text) else []
    label = ""
    for k, word in enumerate(words[:-1], 1):
        label += word
        if len(label) > _LONGEST_OFFICE or not label.isalpha():
            return False
        if len(label) > 1 and are_people("\u3000".join(words[k:])):
            return True
    return False


def _may_be_names(strip: Strip) -> bool:
    return strip.headline and not strip.level and len(strip.text) <= _LONGEST and strip.kind is Kind.PLAIN


def _is_speaker(rows: Sequence[Strip], k: int) -> bool:
    """Whether a row is a name between two paragraphs of text."""
    above, below = rows[k - 1], rows[k + 1]
    inside = not (above.headline or below.headline) and above.kind is below.kind is Kind.PLAIN
    return inside and _may_be_names(rows[k]) and are_people(rows[k].text)
