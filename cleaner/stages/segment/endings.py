"""What stands at the end of an article of a collection: who wrote it, where and when, where it was first printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence, Set
from functools import partial

import regex

from cleaner.core.late import late
from cleaner.core.once import asked
from cleaner.stages.segment.forms import OPENS_LAST_WORDS, are_last_words
from cleaner.stages.segment.openings import addressed, is_document_title
from cleaner.stages.segment.strips import Strip
from cleaner.zh.layout import MAY_END_SENTENCE, Kind, ends_sentence
from cleaner.zh.names import are_people, is_person

_SIGNATURE = 20  # code points of a line that only signs
_SHORTEST_DAY, _LONGEST_DAY = 5, 40  # code points; a longer line is text
_RUNNING = 30  # code points from which a strip without the form of a headline shows where paragraphs begin
_LONGEST_SOURCE = 60
_FINAL = 12  # code points that may say that this is the end
_SIGNERS = 3
_DEEP = 8  # columns deeper than paragraphs: set to the right, as signatures and days are
_LETTER = 14  # strips of a letter above its signature, at most
_YEAR = r"(?:[12]\d{3}|[一二][〇零○Ｏ一二三四五六七八九]{3})"
_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_DAY = late(
    rf"""
    (?<bracket>[（(])? (?: \p{{Han}}{{0,6}} [于於] )?
    (?: {_YEAR}年 (?: {_NUMBER}月 (?:{_NUMBER}[日号號])? | [春夏秋冬末初][日天夜节節]? )
      | {_YEAR}[.．/-]\d{{1,2}}(?:[.．/-]\d{{1,2}})? )
    (?<place> [，,\s\u3000]*
        (?: [写寫作脱稿改]{{0,3}} [于於] \p{{Han}}{{2,12}} | [初二三]?稿 | [夜晨晚] | 改[定写]? | 凌晨 | 灯下 ) )?
    (?(bracket)[）)])
    """,
    regex.VERBOSE,
)
_FINIS = late(r"(?:[（(](?:全?文?完|未完待续|待续|本文有删[节改])[）)]|全文完|未完待续)$")
_TAKEN = late(
    r"[（(][^（()）。]{0,14}(?:摘自|原载|选自|转自|載於|载于|刊于)\s*《[^（()）]{1,30}》[^（()）]{0,16}[）)]$"
)
_ENDS_ARTICLE = frozenset("）)完续")
_WRITER = late(r"[（(【\[](?:作者|本文作者|本文为|本文系)")
_OFFICE = late(
    r"""
    (?: 公司 | 局 | 委员会 | 办公室 | 学生会 | [工学协]会 | [居村]委会 | 中心 | 编辑部 | 指挥部 | [中小大]学 | 学院
      | 医院 | [厂处社站部] | 支队 | 政府 | 筹备处 | 筹委会 | 领导小组 | 全体\p{Han}{2,5} | [啟啓启] ) $
    """,
    regex.VERBOSE,
)

_WHERE = late(r"\p{Han}{1,14}(?:[省市县縣区區镇鎮乡鄉村厂廠矿礦局社队隊校院所站部]|大学|大學)")
_HOLDS = late(r"(?:书记|主席|主任|主编|[省州市县区镇乡部厅局院校社会所]长)$")
_WRITES = late(r"记者|通讯员|评论员|撰稿|编辑|作者|文[：:/]|[摄写]|整理|组|口述|讲述")


def with_endings(rows: Sequence[Strip]) -> list[Strip]:
    """The strips; those below the end of an article are ``closed`` above, and what only signs is no headline."""
    out, plain = list(rows), Kind.PLAIN
    heads = [k for k, s in enumerate(rows) if s.headline and k > 1]
    margin = asked(partial(_margin, rows))
    signed = _closing_days(rows, heads, margin)
    for k in sorted((*heads, *_officers(rows, margin))):
        text = rows[k - 1].text  # most is told apart by one character
        finished = (text[-1] in MAY_END_SENTENCE or text[0] in OPENS_LAST_WORDS) and _is_finished(text)
        if finished and k not in signed and len(rows[k].text) <= _SIGNATURE:
            signed.update(_signatures(rows, k, signed, margin))
    for k in signed:
        out[k] = rows[k]._replace(headline=False, kind=Kind.PLAIN)
    for k in heads:
        above = out[k - 1]
        may_end = above.text[-1] in _ENDS_ARTICLE or above.kind is not plain
        if k not in signed and (k - 1 in signed or (may_end and _ends(out, k - 1))):
            out[k] = rows[k]._replace(closed=True)
    return out


def _margin(rows: Sequence[Strip]) -> int:
    """The columns by which paragraphs are indented."""
    running = Counter(s.indent for s in rows if not s.headline and len(s.text) >= _RUNNING)
    return running.most_common(1)[0][0] if running else 0


def _closing_days(rows: Sequence[Strip], heads: Sequence[int], margin: Callable[[], int]) -> set[int]:
    """The rows, over one of the title lines ``heads`` or last, that only say when, and perhaps where, what stands above
    was written.

    The day of a diary or chronicle stands over its text. So a day by itself closes an article where the last line of
    the file is one too; else the line says where, or is set to the right.
    """
    if not heads:
        return set()
    found: dict[int, bool] = {}  # and whether it says more than when
    last = len(rows) - 1
    for k in (*(k - 1 for k in heads if not rows[k].numbered), last):
        strip = rows[k]
        if (
            not _SHORTEST_DAY <= len(strip.text) <= _LONGEST_DAY
            or strip.level
            or strip.kind is not Kind.PLAIN
            or strip.text[-1] in "。，："
        ):
            continue
        day = _DAY.fullmatch(strip.text)
        if day is not None and _is_finished_above(rows, k, margin):
            found[k] = day["place"] is not None or strip.indent >= margin() + _DEEP
    if found:
        first = next(k for k, s in enumerate(rows) if ends_sentence(s.text))
        if any(_DAY.fullmatch(s.text) for s in rows[1:first]):
            return set()  # the days of entries, over their text
    return set(found) if last in found else {k for k, more in found.items() if more}


def _signatures(rows: Sequence[Strip], k: int, days: Set[int], margin: Callable[[], int]) -> range:
    """The lines from ``k`` that only sign the text above: each names an office or a person, under a letter or notice or
    set to the right, and a title or a day follows."""
    if k + 1 >= len(rows) or not (rows[k + 1].headline or k + 1 in days or rows[k + 1].kind is Kind.BYLINE):
        return range(0)  # most stand over text
    end = k
    while end < len(rows) and end - k < _SIGNERS and _is_signer(rows[end], margin):
        end += 1
    if end == k or end >= len(rows) or not (end in days or (rows[end].headline and not rows[end].numbered)):
        return range(0)
    if rows[k].indent >= margin() + _DEEP and (end in days or _centre(rows[end]) + _DEEP <= _centre(rows[k])):
        return range(k, end)
    letter = rows[max(0, k - _LETTER) : k]
    signed = _is_reader(rows[k].text) or any(addressed(s) or (s.headline and is_document_title(s.text)) for s in letter)
    return range(k, end if signed else k)


def _is_reader(text: str) -> bool:
    """Whether a line says where readers of a paper live or work, and who they are: 石桥县 林有田 沈怀川."""
    where, *names = text.split()
    return bool(names) and _WHERE.fullmatch(where) is not None and all(map(is_person, names))


def _is_finished(text: str) -> bool:
    """Whether a text ends as one does above a signature or day."""
    return ends_sentence(text) or are_last_words(text)


def _is_finished_above(rows: Sequence[Strip], k: int, margin: Callable[[], int]) -> bool:
    """Whether a finished text stands above row ``k``, signatures that are set to the right between the two."""
    for above in range(k - 1, max(-1, k - 2 - _SIGNERS), -1):
        if _is_finished(rows[above].text):
            return True
        if rows[above].indent < margin() + _DEEP or not _is_signer(rows[above], margin):
            break
    return False


def _officers(rows: Sequence[Strip], margin: Callable[[], int]) -> list[int]:
    """The rows that name an officer, set to the right: 县长　林有田."""
    byline = Kind.BYLINE
    return [k for k, s in enumerate(rows) if s.kind is byline and k > 1 and _is_officer(s, margin)]


def _is_officer(strip: Strip, margin: Callable[[], int]) -> bool:
    """Whether a byline names an officer and is set to the right, as under what he signs."""
    return strip.kind is Kind.BYLINE and strip.indent >= margin() + _DEEP and _WRITES.search(strip.text) is None


def _is_signer(strip: Strip, margin: Callable[[], int]) -> bool:
    """Whether a line names nothing but an office, or a person with or without what he is: 东村　林有田."""
    if _is_officer(strip, margin):
        return True
    if not strip.headline or strip.level or strip.numbered or strip.bracketed or len(strip.text) > _SIGNATURE:
        return False
    if _OFFICE.search(strip.text) or (_HOLDS.search(strip.text) and strip.indent >= margin() + _DEEP):
        return True
    words = strip.text.split()
    return are_people(words[-1]) and (len(words) > 1 or strip.indent > 0)


def _centre(strip: Strip) -> int:
    """The column of the middle of a line of wide characters."""
    return strip.indent + len(strip.text)


def _ends(rows: Sequence[Strip], k: int) -> bool:
    """Whether a strip says that an article ends with it, under text."""
    strip, above = rows[k], rows[k - 1]
    text = strip.text
    if text[-1] in _ENDS_ARTICLE and _FINIS.search(text, max(0, len(text) - _FINAL)):
        return True
    if (above.headline and len(text) <= _LONGEST_DAY) or above.kind not in (Kind.PLAIN, Kind.NOTE, Kind.BYLINE):
        return False  # part of the head of an article
    if strip.kind is Kind.NOTE:
        return _WRITER.match(text) is not None
    if strip.kind is Kind.DATELINE or strip.ends_article:
        return True
    if text[-1] not in "）)" or strip.kind is not Kind.PLAIN:
        return False
    if text[-2:-1] in "》0123456789期版日" and _TAKEN.search(text, max(0, len(text) - _LONGEST_SOURCE)):
        return True
    return strip.bracketed and len(text) <= 6 and are_people(text[1:-1])
