"""The forms of lines that are no text: credits, datelines, source lines, bylines, jumps, attributions, notes."""

from __future__ import annotations

import re
from typing import NamedTuple

import regex

from cleaner.core.late import late
from cleaner.zh import weblines

_DATE = r"""
    (?:
        (?<year>[12]\d{3}|[二一][〇零○Ｏ一二三四五六七八九]{3}) \s*年 \s*
        (?:(?<month>\d{1,2}|十[一二]?|[一二三四五六七八九]) \s*月 \s*
        (?:(?<day>\d{1,2}|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九]) \s*[日号])?)?
      | (?<year>[12]\d{3}) [-/.](?<month>\d{1,2}) [-/.](?<day>\d{1,2})
    )
"""
_AGENCY = r"(?:新华社|中新社|中新网|[\p{Han}]{2,8}(?:通讯社|社|日报|晚报|新闻网|电讯))"
_NAME = r"(?:[\p{Han}·]{2,6}|\p{Han}[ \u3000]{1,4}\p{Han}(?!\p{Han}))"  # 王隼, and 王　隼 spaced out to three
_NAMES = rf"{_NAME}(?:[\s、，,]+{_NAME}){{0,9}}"
_WRITER = r"(?:特约|本报|本刊|本网|本台|见习|实习|驻\p{Han}{2,6})*\s*(?:记者|通讯员|评论员|特约撰稿人|撰稿人|编辑部)"

# 市长 某某, with a blank between; 某某口述 某某整理; groups that write together.
_OFFICE = r"(?:主席|总理|[省州市县区镇乡部厅局院校社行会所]长|委员长|检察长|书记|主任|主编|总编辑)"
_HELD = rf"(?!\p{{Han}}*(?:(?<!主)任|[当由是]))\p{{Han}}{{0,14}}?{_OFFICE}"
OFFICES = rf"(?:{_HELD}、)*{_HELD}"
"""One or more offices, as they stand before a speaker's name: 省委书记、省人大常委会主任."""
_GROUP = r"\p{Han}{2,20}(?:通讯组|报道组|写作组|调查组|评论组|批判组|创作组|编写组)"
# 唐·李白, （宋）苏轼, ［清］某某: the writer of an old text.
_OF_OLD = r"""
    (?: [（(〔\[［【]?
        (?: 先秦|[东西]?[汉晋]|魏|南朝\p{Han}?|北[朝魏]|隋|唐|五代|[南北]?宋|辽|元|明|清|[近现当]代 ) [代朝]?
        (?: [）)〕\]］】] \s* | \s* [·•] \s* ) | [（(〔\[［【] 金 [）)〕\]］】] \s* ) \p{Han}{2,4}
"""
_TOLD = r"\p{Han}{2,4}\s*(?:口述|讲述)(?:[\s、，,]+\p{Han}{2,12}\s*(?:整理|记录|执笔))?"
_BY = rf"""
    (?!本[报刊网台社]\p{{Han}}{{0,8}}讯)
    (?:
        (?:\p{{Han}}{{2,10}}?)? {_WRITER}
        (?:[\s:：]* {_NAMES} (?:\s+ (?:通讯员|记者|实习生) [\s:：]* {_NAMES})*
            (?:\s* [／/╱∕｜] \s* \p{{Han}}{{0,6}} \s* (?:报[导道]|专访|特稿))? )?
      | (?:\p{{Han}}{{2,10}}) 评论员
      | (?:作者|文|撰文|文/图|图/文|整理|采写) \s* [：:/|] \s* (?:(?:\p{{Han}}{{2,10}}?)? {_WRITER} \s*)? {_NAMES}
      | {OFFICES} [ \u3000]+ {_NAME}
      | {_GROUP} (?:[\s、]+ (?:{_GROUP} | (?:\p{{Han}}{{2,10}}?)? {_WRITER}))*
      | {_TOLD}
      | {_OF_OLD}
    )
"""


class _Form(NamedTuple):
    """A kind of lines: the whole line has the form ``pattern``, and ``telling`` somewhere, which is looked for first,
    and which few other lines have. So a file needs to have compiled the forms of few kinds only; all take as long as
    cleaning 20 KB."""

    kind: str
    telling: re.Pattern[str]
    pattern: regex.Pattern[str]


_FORMS = (
    _Form(
        "CREDIT",
        re.compile(
            r"""(?:摄|[供制]图|报道)[）)]?\Z|[社报网]\s*(?:发|供图|图)|^[（(](?:资料图|无人机照|本版照|图片)"""
            r"""|^[（(]?(?:图片?|照片|摄影|资料图片?)(?:来源|提供|由)?\s*[：:/|｜]"""
        ),
        late(
            rf"""
                [（(]? (?:[\p{{Han}}]{{2,12}})? \s* (?:记者|通讯员|供图|摄影|图)? [：:]? \s*
                {_NAMES} \s* (?:摄影报道|摄|供图|制图|/摄) [）)]?
              | [\p{{Han}}]{{2,8}}(?:社|报|网) \s* (?:发|供图|图) \s* (?:[（(] [^（()）]{{1,16}} [）)])?
              | [（(]? (?:图片?|照片|摄影|资料图片?)(?:来源|提供|由)? \s* [：:/|｜] \s* [^。]{{2,24}} [）)]?
              | [（(] (?:资料图片?|无人机照片|本版照片\p{{Han}}*|图片\p{{Han}}*) [）)]
            """,
            regex.VERBOSE,
        ),
    ),
    _Form(
        "DATELINE",
        re.compile(r"[社报网讯].*(?:[年月日号电讯息\d]\s*[）)]?\Z|题[：:])"),
        late(
            rf"""
                [（(]? (?:据|原?载)? (?:今日|当日|昨日)? \s* (?:[《<]\p{{Han}}{{2,10}}[》>])? \s*
                {_AGENCY} [\p{{Han}}、，,]{{0,12}}?
                (?:{_DATE} | \d{{1,2}}月\d{{1,2}}日 | [一二三四五六七八九十]{{1,3}}月[一二三四五六七八九十]{{1,3}}日
                  | (?:\d{{1,2}}|[一二三四五六七八九十廿]{{1,3}})日 (?=\s*(?:专?电|讯)) )
                \s*(?:电|讯|专电|消息)? (?: (?<=电) \s* 题[：:] [^。！？]{{2,40}} )? [）)]?
            """,
            regex.VERBOSE,
        ),
    ),
    _Form(
        "SOURCE",
        re.compile(
            r"(?:来\s*源于?|来稿|摘自|[原转]载|转自|转载自|选自|出处)\s*[：:|｜丨]|^[（(](?:摘自|原载|转载|选自|据)"
        ),
        late(
            r"""
                [（(【\[]? \s* (?:稿件|文章|信息|本文|新闻|文\p{Han}?|摘编?自)?
                (?:来\s*源于?|来稿|摘自|原载|转自|转载自|选自|出处) \s* [：:|｜丨]\s*
                (?: [^。！？]{1,60} [）)】\]]?
                  | [^。！？，；、]{1,20} (?<! [：:|｜丨] .* (?:来自|提供|根据) .* ) [。.] )  # no sentence
              | [（(] (?:摘自|原载于?|转载自|选自|据) \s* [《\p{Han}][^。！？（()）]{2,40} [）)]
            """,
            regex.VERBOSE,
        ),
    ),
    _Form(
        "SOURCE",
        re.compile(
            r"""
                ^ (?! .* 。 )
                (?= .* (?: \d[:：]\d | 来\s*源|出处|来自|时间|日期|更新|出版|发布|刊登
                         | [社报网刊线台志端号]|发表于|原创 ) )
                .* [12]\d{3}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d
            """,
            re.VERBOSE,
        ),
        weblines.LINE,
    ),
    _Form(
        "BYLINE",
        re.compile(
            r"""
                ^ (?! .* [0-9A-Za-z。；！？“”《》] )
                (?: .* (?: 记者|通讯员|评论员|撰稿人|编辑部 | (?:作者|文|图|整理|采写)\s*[：:/|]
                         | [讯道作论判写查]组 | [口讲]述 | [长席理记任编辑][ \u3000] )
                  | [●■◆▲□○\s（(〔\[［【]* (?:先秦|[东西汉晋魏隋唐元明清辽金]|[南北][朝魏宋]|五代|宋|[近现当]代)
                    .* [·•〕］】）)\]] )
            """,
            re.VERBOSE,
        ),
        late(
            rf"""
                [●■◆▲□○\s]* (?<bracket>[（(])? {_BY} (?(bracket)[）)])
            """,
            regex.VERBOSE,
        ),
    ),
    _Form(
        "JUMP",
        re.compile(r"^[（(【\[〈]?\s*(?:[上下][接转续承]|[紧转]接)"),
        late(
            r"""
                [（(【\[〈]? \s* (?:[上下]接|[上下]转|[上下]续|紧接|转接|[上下]承) \s*
                [^（()）。，]{1,14}? [版页] \s* [）)】\]〉]?
            """,
            regex.VERBOSE,
        ),
    ),
    _Form(
        "ATTRIBUTION",
        re.compile(r"^(?:——|――|--|一一)"),
        late(
            rf"""
                (?:——|――|--|一一) [^，；。！？—]{{0,60}}? (?:[^。！？—]{{2,60}}) [（(] {_DATE} [^）)]{{0,12}} [）)]
            """,
            regex.VERBOSE,
        ),
    ),
    _Form(
        "NOTE",
        re.compile(r"^(?:[※＊*]|注[：:]|编[者辑]|【编者|[（(](?:作者|本文|编者))"),
        late(
            r"""
            [※＊*注] (?: [：:] .+ | (?<=[※＊]) [^*].* | (?<=[*]) [^*\s].* )
              # Others are items of a list.
              | [*] \s+ (?: (?: 本[文刊书] | 此文 | 作者 | 注 | 该文 | 以上 | 这[是篇封] ) .*
                           | .* (?: 原载 | 刊[于载] | 发表 | 《 ) .* )
              | (?:编者按|编者注|编辑注|【编者按】) .*
              | [（(] (?:作者|本文|编者)(?:系|为|是|单位|按|注) .{2,120} [）)]
            """,
            regex.VERBOSE,
        ),
    ),
)
# Every form above needs one of these somewhere; half of all lines have none, and need not be tried.
_TELLING = re.compile(
    r"""[摄图年月源稿摘载转选出据版页·•]|记者|通讯员|评论员|撰稿人|编辑部|作者|文[：:/|\s图]|整理|采写|表于|\d[-/.]\d"""
    r"""|[讯道作论判写查]组|口述|讲述|[长席理记任编辑][ \u3000]"""
    r"""|^[※＊*注编【（(〔［\[—―-]"""
)


def form_of(line: str) -> str | None:
    """The kind of lines, as the name of a ``layout.Kind``, whose form ``line`` has; the first, if it has several."""
    if _TELLING.search(line):
        for kind, telling, pattern in _FORMS:
            if telling.search(line) and pattern.fullmatch(line):
                return kind
    return None
