"""What papers print round their text: labels, who wrote them and where they work, formulas, references."""

from __future__ import annotations

import regex

from cleaner.core.late import late
from cleaner.zh.names import is_person

# Words and codes, which no sentence goes through.
_OF_CODES = r"""(?:
    关\s*键\s*[词字] | 主\s*题\s*词 | 中\s*图\s*(?:法\s*)?分\s*类\s*号? | 文\s*献\s*标\s*[识志]\s*码 | 文\s*章\s*编\s*号
  | 学科分类号 | 收\s*稿\s*日\s*期 | 修\s*[回订改]\s*日\s*期 | 网络(?:出版|首发)(?:时间|地址)
  | (?i: key\s?words? | doi ) )"""
_OF_TEXT = r"""(?:
    摘\s*要 | 内\s*容\s*(?:提|摘)\s*要 | 提\s*要 | 基\s*金\s*项\s*目 | 资\s*助\s*项\s*目
  | 作\s*者\s*简\s*介 | 第一作者(?:简介)? | 通\s*[信讯]\s*作\s*者(?:简介)? | (?i: abstract ) )"""
_BEHIND = r"\s* (?: [】\]］] \s* [：:]? | [：:] | (?<=[要词号]) [\s\u3000] (?=\s*\S) )"
LABEL = (
    r"(?= [摘内提关主中文学收修网基资作第通AaKkDd【\[［（(] )"  # tried first: most lines begin otherwise
    rf"[【\[［（(]? \s* (?: {_OF_CODES} | {_OF_TEXT} ) {_BEHIND}"
)
"""A label of a paper, 摘要： or 【关键词】, as a verbose pattern."""
_LABELLED = late(LABEL, regex.VERBOSE)
_CODES = late(rf"[【\[［（(]? \s* {_OF_CODES} {_BEHIND}", regex.VERBOSE)
# Nothing but codes: 文章编号：1000-0000（2011）03-0211-08, 中图分类号：TV145　文献标志码：A
_ONLY_CODES = late(
    rf"""
    (?: [【\[［（(]? \s* (?: 中图(?:法)?分类号? | 文献标[识志]码 | 文章编号 | 学科分类号 | (?i: doi ) ) {_BEHIND}
        [^\p{{Han}}]+ ){{1,4}}
    """,
    regex.VERBOSE,
)
OPENS_LABEL = frozenset("摘内提关主中文学收修网基资作第通AaKkDd【[［（(")
"""With one of these a label begins."""

_AUTHOR = r"\p{Han}(?:\p{Han}{1,3}|[ \u3000]{1,2}\p{Han}(?!\p{Han}))"
_MARKS = r"(?:\s*[\d¹²³⁴⁵⁶⁷⁸⁹*＊#△▲☆†‡①-⑨]+(?:[,，][\d¹²³⁴⁵⁶*＊#△①-⑨]+)*)?"  # 林晓禾1,2*
_AUTHORS = late(
    rf"""
    (?: [□◎●■◇○☉⊙] \s* )?
    (?<name>{_AUTHOR}) {_MARKS} (?: [\s,，、;；]+ (?<name>{_AUTHOR}) {_MARKS} ){{0,11}} [,，、]? \s* 等?
    (?: \s* [（(] [^（()）]{{4,60}} [）)] )?
    """,
    regex.VERBOSE,
)
_UNIT = (
    r"(?:大学|学院|[学医法商]院|系|院|所|局|公司|中心|站|厂|[中小]学|学校|委员会|政府|馆|社|实验室|处|科|部|队|协会"
    r"|学会|办公室|厅|室|基地|[农林牧]场|集团|党校|分校|支行|银行)"
)
_AFFILIATION = late(
    rf"""
    (?: (?= [（(] | [\d¹²³] | .* \d{{6}} | [^，,]* {_UNIT} (?: [\s，,]+ \p{{Han}}{{2,8}} )? $ )
        [（(]? \s* (?: [\d¹²³⁴⁵*a-d]{{1,2}} \s* [.．、]? \s* )?
        \p{{Han}}{{2,}} {_UNIT} [^。！？]{{0,80}}
      | [^。！？（(]{{2,60}} [，,\s] \s* \d{{6}} \s* [）)；;，,]? )
    """,
    regex.VERBOSE,
)
# Headings of papers, reports and patents, whatever stands round them; none of these is a title.
_PART = late(
    r"(?:参考(?:文献|书目|资料)|[注註][释釋]|附录[A-Z]?|致谢|思考(?:与练习|题)|练习题?)[：:]?|材料[与和]方法|(?:结果|讨论)(?:[与和](?:分析|讨论|结论))?"
    r"|讨论与结论|结论|结语|小结|余论|尾声|摘要|ABSTRACT|Abstract|前言|引言"
    r"|技术领域|背景技术|发明内容|实用新型内容|附图说明|具体实施方式|权利要求书"
)
OPENS_PART = "参注註附致思练材结讨小余尾摘A前引技背发实具权"
"""No part that ``names_part`` knows begins with another character."""
_OPENS_PART = frozenset(OPENS_PART)
LONGEST_PART = 8
"""Code points of such a name with its blanks, at most."""
_OF_COVER = late(
    r"""
      ICS \s* [\d.．]+ (?: \s* [A-Z]\s?\d{2} )? | (?: CCS \s* )? [A-Z] \s? \d{2} | 备案号 [：:] .*
    | \p{Han}{0,16} (?:国家|行业|地方|团体|企业) \s* 标准
    | (?: 代替 \s* )? [A-Z]{1,4}\d{0,2} (?: \s?[/／]\s?[A-Z]{1,6} )?
      \s* \d{1,6} (?: \.\d{1,3} )? \s* [-—–－]{1,2} \s* (?:19|20)?\d\d
    """,
    regex.VERBOSE,
)
_LONGEST_OF_COVER = 30  # code points
_RELATION = "=＝<>＜＞≤≥≈"
# Signs and letters on both sides of a relation: a number in brackets behind, or signs that only formulas have, tell it
# from an address or a setting; hardly a word is in it.
_FORMULA = late(
    rf"""
    (?! .* (?: :// | www\. | [?&]\w* | \w/\w+\. | <[/!a-zA-Z]+[\s>] | [A-Za-z]{{2,}}\s[a-z]{{2,}} | [。！？；]\s*\S ) )
    (?= .* [\w)）\]}}%] \s* [{_RELATION}]+ \s* [\w(（\[{{√∑∫±|+-] )
    (?: \P{{Han}}* [\p{{Greek}}√∑∫∂±×÷≤≥≈∞^_|·\s] \P{{Han}}*
      | [A-Za-z]\w{{0,2}} \s* [=＝] \P{{Han}}{{1,24}} (?<!\.\w+)
      | \P{{Han}}+ (?: \p{{Han}}{{1,6}} \P{{Han}}+ ){{0,3}}?
        [（(] \s* [A-Z]?\d{{1,2}} (?: [-.．–] \d{{1,2}} )? \s* [）)] )
    """,
    regex.VERBOSE,
)
_LONGEST_FORMULA = 80  # code points
_NOTE = late(r"(?:收\s*稿|修\s*[回订改]|基\s*金|资\s*助|作\s*者\s*简|第一作|通\s*[信讯])")
_REFERENCE = late(r"[\[［〔【]\s*(?<number>\d{1,3})\s*[\]］〕】]\s*[^\s\d，。、；：,.;:)）\]］—-]")
_YEAR = late(r"(?<!\d)(?:1[6-9]|20)\d\d(?!\d)")
LONGEST_AUTHORS, _LONGEST_PLACE = 70, 120  # code points


def is_labelled(line: str) -> bool:
    """Whether a line opens with a label that papers have round their text: 摘要：… 关键词：… 收稿日期：… Abstract: …"""
    return line[0] in OPENS_LABEL and len(line) > 1 and _LABELLED.match(line) is not None


def is_codes(line: str) -> bool:
    """Whether such a line holds words and codes, which no sentence goes through: 关键词：… 中图分类号：…"""
    return line[0] in OPENS_LABEL and _CODES.match(line) is not None


def are_only_codes(line: str) -> bool:
    """Whether a line is nothing but the codes of a paper, with their labels."""
    return line[0] in OPENS_LABEL and _ONLY_CODES.fullmatch(line) is not None


def are_authors(line: str) -> bool:
    """Whether a line holds the names of the authors of a paper, with the marks of where they work: 林晓禾1，任光明2*.

    Of three and more, all but one must be known as names.
    """
    found = _AUTHORS.fullmatch(line) if 1 < len(line) <= LONGEST_AUTHORS else None
    if found is None:
        return False
    names = ["".join(name.split()) for name in found.captures("name")]
    return sum(map(is_person, names)) >= len(names) - (len(names) > 2)


def is_affiliation(line: str) -> bool:
    """Whether a line under the authors says where they work: （1. 云溪县水利局，临江 310000；"""
    return len(line) <= _LONGEST_PLACE and _AFFILIATION.fullmatch(line) is not None


def names_part(line: str) -> bool:
    """Whether a line is nothing but the name of a part that papers and reports have: 参考文献, 结  论."""
    short = len(line) <= LONGEST_PART and line[0] in _OPENS_PART
    return short and _PART.fullmatch("".join(line.split())) is not None


def is_of_cover(line: str) -> bool:
    """Whether a line can stand over the title on the cover of a standard: its number or class, 某省地方标准."""
    return len(line) <= _LONGEST_OF_COVER and _OF_COVER.fullmatch(line) is not None


def is_note(line: str) -> bool:
    """Whether a line is a note on the paper, as it stands at the foot of its first page: 收稿日期：… 作者简介：…"""
    return is_labelled(line) and _NOTE.match(line.lstrip("【[［（(")) is not None


def is_formula(line: str) -> bool:
    """Whether a line is a formula or an equation with its number, and no text."""
    return len(line) <= _LONGEST_FORMULA and _FORMULA.fullmatch(line) is not None


def reference_number(line: str) -> int | None:
    """The number with which an entry of the references begins, [3] …; None for another line."""
    found = _REFERENCE.match(line)
    return None if found is None else int(found["number"])


def has_year(text: str) -> bool:
    """Whether a year stands in an entry of the references, as it does in nearly all."""
    return _YEAR.search(text) is not None


def is_whole_reference(text: str) -> bool:
    """Whether an entry of the references has its year, and ends with a point."""
    return text[-1] in ".．。" and has_year(text)
