"""Does a blank between two Chinese characters carry meaning? Decided by evidence, phrase by phrase."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from itertools import pairwise

import regex

from cleaner.core.late import late
from cleaner.zh.chars import BLANK, HAN, NUMERALS
from cleaner.zh.lexicon import Tagged, has_word, word_over
from cleaner.zh.names import AFTER_NAME, SURNAMES, after_role, begins_with_name, ends_with_role, is_name

GAP = regex.compile(rf"(?<= [{HAN}”’》] ) [{BLANK}]++ (?= [{HAN}“‘《] )", regex.VERBOSE)
"""A blank that may carry meaning: between Chinese characters, quotations and titles."""

# Longer lines are no headlines; headlines of three lines of print stay below this.
_LONGEST_HEADLINE = 100
_LONGEST_QUOTED = 60
# More gaps than this in one run of characters is letter-spaced text or a list.
_MOST_GAPS = 40
_FEW_GAPS = 3  # narrow ones of a line that is all letter-spaced, at least

_SENTENCE = regex.compile(r"[。！？；]")
_QUOTED = regex.compile(rf"[《“] ( [^《》“”\n。！？；]{{1,{_LONGEST_QUOTED}}} ) [》”]", regex.VERBOSE)
_RUN = late(rf"[{HAN}]++ (?: [{BLANK}]++ [{HAN}]++ )++", regex.VERBOSE)
_LAST_BREAK = late(rf"(?r) [^。！？；：，—《〈（{BLANK}]*+", regex.VERBOSE)  # from the end
_NEXT_BREAK = late(rf"[^。！？；：，—》〉）{BLANK}]*+", regex.VERBOSE)
_COLON = ("：", ":")
# What stands before the first of two characters that stand alone, and behind the second: a gap, and whether a
# character alone comes beyond it.
_BEFORE = late(
    rf"""
    (?: (?<alone> (?: ^ | (?<=[{BLANK}]) ) ) [{HAN}] | (?<=[^{BLANK}]) )?
    (?: ^ | (?<gap>[{BLANK}]+) | (?<=[、，：:（(]) ) $
    """,
    regex.VERBOSE,
)
_AFTER = late(
    rf"(?<gap>[{BLANK}]*+) (?: (?<alone>[{HAN}](?=[{BLANK}]|$)) | (?=[^{HAN}]|$) | (?<=[{BLANK}]) )", regex.VERBOSE
)
_NOT_HAN = regex.compile(rf"[^{HAN}]")
_LAST_RUN = regex.compile(rf"(?r)[{HAN}]*+")  # from the end
_FIRST_RUN = regex.compile(rf"[{HAN}]*+")
_DOCUMENT = late(r"关于 .* (?: 通知|意见|决定|报告|函|批复|公告|通告|请示|办法|规定|建议|说明|通报 ) $", regex.VERBOSE)
_SECTION = late(rf"(?r)第 [{NUMERALS}0-9]+ [章节编条篇讲回卷集课届部版期号件点步幕场题项类]", regex.VERBOSE)
_CHAPTER = regex.compile(rf"(?: (?<head>正文) [{BLANK}]+ )? 第 [{NUMERALS}0-9]+ [章编条篇讲回卷集]", regex.VERBOSE)
_LABEL = late(r"来源|作者|编辑|责编|日期|时间|地点|栏目|版次|出处|摘自|原载|附件|附录|目录|前言")
_DATE = late(r"(?r)(?: [年月日] | 星期[一二三四五六日天] )", regex.VERBOSE)

_VERBS_WITH_OBJECT = frozenset(
    (
        *("落实", "贯彻", "贯彻落实", "推进", "推动", "促进", "加强", "提升", "提高", "增强", "深化", "加快", "坚持"),
        *("实施", "打造", "构建", "健全", "完善", "践行", "弘扬", "聚焦", "围绕", "做好", "强化"),
    )
)
# The tagger takes some of these for nouns.
_ADVERBS = frozenset(
    ("全面", "深入", "切实", "大力", "共同", "合力", "携手", "全力", "持续", "积极", "扎实", "稳步", "着力")
)
_NO_PHRASE_END = ("的", "和", "与", "及", "在", "关于")
_NO_PHRASE_START = ("在", "对", "同", "与", "和", "及", "给", "被", "将", "的", "等", "之", "上", "中", "下", "里")


class Verdict(Enum):
    """What to do about a blank."""

    KEEP = "it carries meaning"
    DROP = "it is left over from a line wrap or from typesetting"
    DOUBT = "it stays, but nothing speaks for it"


def crosses(left: str, right: str) -> bool:
    """Whether a word stands across the end of ``left`` and the start of ``right``: one of the dictionary, or a guessed
    one of two characters (longer guesses run names and phrases together)."""
    word = word_over(left + right, len(left))
    return len(word) == 2 or (word != "" and has_word(word))


def verdicts(line: str) -> dict[int, Verdict]:
    """What to do about each gap of ``line``, by the gap's offset."""
    if _is_headline(line):
        return _settle(line, _in_headline, _of_headline)
    found = {m.start(): Verdict.DROP for m in GAP.finditer(line)}
    for quoted in _QUOTED.finditer(line):
        if GAP.search(line, quoted.start(1), quoted.end(1)):
            inner = _settle(quoted.group(1), _in_quotation, _of_headline)
            found.update({at + quoted.start(1): v for at, v in inner.items()})
    for run in _RUN.finditer(line):
        lead, tail = line[run.start() - 1 : run.start()], line[run.end() : run.end() + 1]
        if lead not in ("《", "“") or tail not in ("》", "”"):
            found.update({at + run.start(): v for at, v in _settle(run.group(), _in_sentence, _of_sentence).items()})
    if (chapter := _CHAPTER.match(line)) is not None:
        found |= {at: Verdict.KEEP for at in (chapter.end("head"), chapter.end()) if at in found}
    return found


def _is_headline(line: str) -> bool:
    """A short line without the end of a sentence outside its quotations."""
    return (
        len(line) <= _LONGEST_HEADLINE
        and line.strip()[-1:] not in ("，", "：", "、")
        and not _SENTENCE.search(_QUOTED.sub("", line))
    )


def _settle(
    unit: str, decide: Callable[[str, int, int], Verdict], whole: Callable[[str], object]
) -> dict[int, Verdict]:
    """The verdict on each gap of ``unit``, decided anew after each gap that goes, for it joins what was apart.

    Of the text that it is given, ``decide`` may look at what stands between the blanks on either side of the gap, at
    all that stands before the first gap, and at what ``whole`` says of it: while these stay, so does the verdict.
    """
    gaps = [m.span() for m in GAP.finditer(unit)]
    if len(gaps) > _MOST_GAPS:
        verdict = Verdict.KEEP if all(is_name(token) for token in unit.split()) else Verdict.DROP
        return dict.fromkeys((s for s, _ in gaps), verdict)
    found = dict.fromkeys(letter_spaced(unit), Verdict.DROP)
    shown, where = _without(unit, [gap for gap in gaps if gap[0] in found])
    left = [(start, where(start), end - start) for start, end in gaps if start not in found]
    said, k = whole(shown), 0
    while k < len(left):
        start, at, length = left[k]
        if start in found:
            k += 1
            continue
        found[start] = decide(shown, at, at + length)
        if found[start] is not Verdict.DROP:
            continue
        shown = shown[:at] + shown[at + length :]
        left[k:] = [(each, place - length, size) for each, place, size in left[k + 1 :]]
        again = whole(shown)
        beside = left[max(0, k - 1) : k + 1] if again == said else left
        for each, _, _ in beside:
            found.pop(each, None)
        said, k = again, max(0, k - 1) if again == said else 0
    return found


def letter_spaced(unit: str) -> list[int]:
    """Where the gaps of ``unit`` begin that stand inside a spaced-out name among others, or a spaced-out label:
    李淑兰 韩 冰 赵志远, 联系电话：66001234 邮 箱：; or inside the words of a line set with wide gaps between them, and
    narrow ones between all its characters: 审 判 员　　郑 明 礼."""
    gaps = [m.span() for m in GAP.finditer(unit)]
    if len(gaps) > _FEW_GAPS and len(unit.split()) == len(gaps) + 1 == len("".join(unit.split())):
        narrowest = min(end - start for start, end in gaps)
        narrow = [start for start, end in gaps if end - start < 2 * narrowest]
        if _FEW_GAPS <= len(narrow) < len(gaps):
            return narrow
    return [start for start, end in gaps if is_letter_spaced(unit, start, end)]


def is_letter_spaced(unit: str, start: int, end: int) -> bool:
    """Whether the gap ``start:end`` parts the two characters of a name or label, each of which stands alone.

    In 审 判 员 every character stands alone: then only a gap that is unlike the others shows where a name begins.
    """
    gap, label = unit[start:end], unit[end + 1 : end + 2] in _COLON
    if not (label or unit[start - 1] in SURNAMES):
        return False
    before, after = _BEFORE.search(unit, 0, start - 1), _AFTER.match(unit, end + 1)
    if before is None or after is None:
        return False
    alone_before = before["alone"] is not None and before["gap"] == gap
    alone_after = after["alone"] is not None and after["gap"] == gap
    return (
        not alone_before
        and (label or not alone_after)
        and (label or before.end() > before.start() or after["gap"] != "")
    )


def _without(unit: str, dropped: list[tuple[int, int]]) -> tuple[str, Callable[[int], int]]:
    """``unit`` without the dropped gaps, and where an offset of ``unit`` stands in it."""
    edges = [0, *(x for gap in dropped for x in gap), len(unit)]
    shown = "".join(unit[a:b] for a, b in list(pairwise(edges))[::2])
    return shown, lambda at: at - sum(end - start for start, end in dropped if end <= at)


def _in_sentence(run: str, at: int, end: int) -> Verdict:
    """In a sentence no blank carries meaning, but between names and beside them, and after the number of an article."""
    kept = _is_between_names(run[:at], run[end:]) or _SECTION.fullmatch(run[:at]) is not None
    return Verdict.KEEP if kept else Verdict.DROP


def _of_sentence(run: str) -> None:
    """What ``_in_sentence`` looks at in the whole of a run: nothing."""


def _in_quotation(quoted: str, at: int, end: int) -> Verdict:
    """A quotation in a sentence may be a headline; then it has two phrases."""
    left, right = _phrases(quoted, at, end)
    if min(len(left), len(right)) < _SHORTEST_PHRASE and not _is_between_names(quoted[:at], quoted[end:]):
        return Verdict.DROP
    return _in_headline(quoted, at, end)


_SHORTEST_PHRASE = 4
_WITH_DATE = 30  # code points of a line that gives a date


def _phrases(line: str, at: int, end: int) -> tuple[str, str]:
    """The Chinese characters before the gap, and those after it, as far as the next break."""
    left = _LAST_BREAK.match(line, max(0, at - _LONGEST_HEADLINE), at)
    right = _NEXT_BREAK.match(line, end)
    return _NOT_HAN.sub("", left.group() if left else ""), _NOT_HAN.sub("", right.group() if right else "")


def _of_headline(line: str) -> tuple[bool, ...]:
    """What ``_in_headline`` looks at in the whole of a line."""
    return (
        line.startswith("——"),
        len(line) <= _WITH_DATE,
        _DOCUMENT.match(line.strip()) is not None,
        _is_list(line),
    )


def _is_list(line: str) -> bool:
    """Whether a line is a list of short words: 北京 上海 广州."""
    tokens = line.split()
    return len(tokens) > 2 and max(map(len, tokens)) <= _SHORTEST_PHRASE


def _in_headline(line: str, at: int, end: int) -> Verdict:
    """In a headline a blank stands between two phrases; a wrapped line leaves one inside a phrase."""
    before, after = line[:at], line[end:]
    left, right = _phrases(line, at, end)
    if _is_between_names(before, after) or _SECTION.match(before) or _LABEL.fullmatch(before.strip()):
        return Verdict.KEEP
    if line.startswith("——"):
        return Verdict.DROP  # a subtitle is one phrase
    if _DATE.match(before) and len(line) <= _WITH_DATE and not any(v in right for v in ("在", "的")):
        return Verdict.KEEP
    if _DOCUMENT.match(line.strip()) or min(len(left), len(right)) <= 1:
        return Verdict.DROP
    if line[at - 1] not in "”’》" and line[end] not in "“‘《" and crosses(left[-8:], right[:8]):
        return Verdict.DROP
    if len(left) == len(right) and len(left) >= _SHORTEST_PHRASE:
        return Verdict.KEEP
    if _is_list(line):
        return Verdict.KEEP
    return _by_grammar(left, right)


def _by_grammar(left: str, right: str) -> Verdict:
    """Whether two runs of Chinese characters read as one phrase.

    The tagger is coarse, so only plain signs count: a left side that cannot end a phrase, a right side that cannot
    begin one, a transitive verb cut off from its object, a noun that goes on with the noun before.
    """
    before, after = Tagged(left), Tagged(right)
    last_word, last_tag = before.word(-1), before.tag(-1)
    first_word, first_tag = after.word(0), after.tag(0)

    def has_verb() -> bool:
        return any(tag[0] in "vil" and tag != "vn" for tag in before.tags())

    if last_tag[0] in "pcu" or last_word in _NO_PHRASE_END or (last_tag == "r" and not has_verb()):
        return Verdict.DROP
    inner = first_tag[0] in "uy" or (first_tag[0] == "f" and len(first_word) == 1)
    if inner or (first_word in _NO_PHRASE_START and (first_tag[0] == "c" or not has_verb())):
        return Verdict.DROP
    if last_word in _VERBS_WITH_OBJECT and all(tag[0] in "davi" for tag in before.tags()):
        return Verdict.DROP
    goes_on = "cf" if last_tag[0] == "n" or last_tag == "vn" else "f"
    if first_tag[0] == "n" and after.word(1) and after.tag(1)[0] in goes_on:
        return Verdict.DROP
    if first_tag[0] in "vdpilza" or last_tag == "v" or first_word in _ADVERBS:
        return Verdict.KEEP
    return Verdict.DOUBT


def _is_between_names(before: str, after: str) -> bool:
    """Whether the gap stands between names, or between a name and what belongs to it."""
    left, right = _LAST_RUN.match(before), _FIRST_RUN.match(after)
    one, two = left.group() if left else "", right.group() if right else ""
    begins = begins_with_name(two) and len(two) > 1
    if (begins or _MASKED.match(two)) and ends_with_role(one):
        return True
    if begins and one and one[-1] in "著译编" and (not (who := one.rstrip("著译编主")) or is_name(who)):
        return True  # 林晚舟 著 江文涛 译
    behind = two in AFTER_NAME
    if not (behind or is_name(two)):
        return False
    named = after_role(one)
    return is_name(one) or (named is not None and is_name(named)) or (behind and _MASKED.search(one) is not None)


_MASKED = late(r"[某×][某×]$|^某某$|.某某$")  # a name that is withheld: 孟某某
