"""How a speech, a letter, a circular or a notice begins: by its title, by what stands under it."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from cleaner.core.late import late
from cleaner.stages.segment.documents import is_document
from cleaner.stages.segment.strips import Strip
from cleaner.zh.dates import DAY
from cleaner.zh.layout import Kind, begins_document, ends_sentence
from cleaner.zh.simpler import simpler

_SALUTATION = 30  # code points
_TITLE = 46
_NEWS = 6  # code points: the shortest line of a title over news briefs; a shorter one may name a month of a chronicle
_NEXT = 3  # paragraphs of a news brief, up to which the next one begins
_CIRCULAR = 10  # paragraphs of a circular
_WITH_SUBTITLE = 40  # a longer line may be one only without the blanks that normal text has not
_OF_TEXT, _OF_BRIEFS = {Kind.PLAIN, Kind.NOTE}, {Kind.PLAIN, Kind.CAPTION}

_PICTURED = late(r"[图圖][为為]|[摄攝]")  # a caption, no news brief
# Whom a speech, a letter or a circular is addressed to, on a line of its own: 同志们： 各乡镇人民政府： 编辑同志：
_ADDRESSED = late(
    r"""
    (?: (?: 各 | 全体 | 广大 | (?:尊敬|敬爱|亲爱)的 ) [^。；：:]{0,26}
        [们們志学學生士友表员員府门門位关關司局厅廳委会會校院厂廠站队隊乡鄉众眾者师師民村属屬亲親]
      | [^。；：:说說问問答对對向是有]{0,28} [们們]
      | (?: 编辑 | 編輯 | 记者 | 主编 )? 同志 | \p{Han}{1,3} (?: 同志 | 老?兄 | 贤?弟 | 大?姐 | 老师 )
      | \p{Han}{0,8}
        (?: 人民政府 | 委员会 | 办事处 | 办公室 | 编辑部 | 公司 | 支队 | 大队 | 先生 | 女士 )
    ) [！!]? [：:]
    | (?:尊敬|敬爱|親愛|亲爱)的 [^。；：:，！]{0,28} [们們] [！!]
    """,
    regex.VERBOSE,
)
# Titles by which a document names its own kind: no crosshead does.
_DOCUMENT = late(
    r"""
    (?: [^，。：]{0,20} 关于 .{2,40}
        (?: 通知 | 通报 | 通告 | 公告 | 决定 | 决议 | 意见 | 批复 | 命令 | 指示 | 请示 | 复函 | 的函 )
      | 在 .{2,40} 上的 (?: 书面 | 总结 | 动员 )?
        (?: 讲话 | 講話 | 发言 | 报告 | 致辞 | 致词 | 演讲 | 总结 | 开幕词 | 闭幕词 | 答辞 )
      | [同与和] .{2,24} 的 (?: 谈话 | 談話 )
      | [致给給] .{2,24} 的 (?: 一封 )? (?: 公开 | 公開 | 慰问 | 感谢 | 回 | 复 | 贺 )? (?: 信 | 电 | 函 | 倡议书 )
      | [^，。：的]{0,12}
        (?: 启事 | 啓事 | 倡议书 | 慰问信 | 感谢信 | 公开信 | 表扬信 | 道歉信 | 悔过书 | 讣告 | 訃告
          | 唁电 | 贺电 | 贺信 | 招生简章 | 招生广告 | 招聘广告 )
      | (?: 停水 | 停电 | 停气 | 放假 | 开会 | 会议 | 紧急 | 缴费 )? 通知
      | 通告 | 公告 | (?:严正|郑重)? 声明 | 更正 | 来函照登 | (?:今日|明日)? 天气 (?:预报)?
      | \p{Han}{0,4} (?: 简讯 | 短讯 | 短波 | 零讯 | [瑣琐] [闻聞] )
    )
    (?: [（(] [^（()）]{1,12} [）)] )?
    | 社[论論評评] (?: [\s\u3000：:]+ \S .{1,30} )?
    """,
    regex.VERBOSE,
)
# The second half of a title line: ——论…, ——访…, ——…纪实
_SUBTITLE = late(
    r"""
    \S .{5,} (?: —\s?— | ―― | -- ) \s*
    (?: [再一二三四]?[论論] | [访訪] | [记記] | [写寫]在 | 致 | [读讀]
      | .{2,24} (?: 纪实 | 综述 | 侧记 | 述评 | 纪事 | 巡礼 ) $ )
    """,
    regex.VERBOSE,
)
# With which such a title ends.
_LAST = frozenset("知报告定议见复令示函话話言辞词演结电信书事告訃章登正明气讯訊波闻聞）)")
_SPOKEN = late(
    r"讲话|講話|发言|發言|报告|致辞|致词|演讲|演講|谈话|談話|开幕词|闭幕词|讲课|书信|复信|来信|贺信|电报|题词"
)

# Under the title of a law or decision, in brackets, with the day: （……会议通过）
_ADOPTED = late(r"(?:通过|通過|批准|公布|发布|發布|施行)\s*[）)]")


def addressed(strip: Strip) -> bool:
    """Whether a strip only says to whom what follows is spoken or written."""
    text = strip.text
    return text[-1] in "：:！!" and len(text) <= _SALUTATION and _ADDRESSED.fullmatch(text) is not None


def is_document_title(text: str) -> bool:
    """Whether a title line names the kind of document that it stands over."""
    if len(text) > _TITLE or not (text[-1] in _LAST or text[0] == "社"):
        return False
    return _DOCUMENT.fullmatch(simpler(text)) is not None


def _are_briefs(strips: Sequence[Strip]) -> bool:
    """Whether some strips begin with two news briefs, each behind the same mark; a caption is none."""
    mark = strips[0].text[0]
    return sum(s.text[0] == mark and not _PICTURED.search(s.text) for s in strips) > 1


def _is_attached(strips: Sequence[Strip], k: int) -> bool:
    """Whether row ``k``, below a finished paragraph or the day of a circular, is the title of what that circular sends
    out: it stands there in 《》."""
    if not k:
        return False
    above = strips[k - 1].text
    if not (ends_sentence(above) or DAY.fullmatch(above) or above.startswith(("（此件", "(此件"))):
        return False
    named = f"《{strips[k].text}》"
    return any(named in strip.text for strip in strips[max(0, k - _CIRCULAR) : k])


def opens_document(strips: Sequence[Strip], k: int, end: int) -> bool:
    """Whether the unmarked title lines ``k:end`` stand over a speech, letter, circular or notice, behind a finished
    paragraph: by their form, by the day in brackets under a title of that kind, or that on which it was adopted, as
    somebody is addressed below, or as it is named in the circular above."""
    if end >= len(strips) or (k and strips[k - 1].text[-1] in "：:"):
        return False
    if strips[end].headline:
        return is_document(strips[k].text) and begins_document(strips[end].text) and _is_attached(strips, k)
    group, below = strips[k:end], strips[end]
    brief = below.text[0] in "▲△" and below.kind in _OF_BRIEFS and _are_briefs(strips[end : end + 1 + _NEXT])
    if group[0].numbered or not (brief or below.kind in _OF_TEXT):
        return False
    if any(is_document_title(s.text) for s in group[1:]):
        return False  # a list of documents
    if brief and len(group) > 1 and not any(s.text[0].isdigit() or len(s.text) < _NEWS for s in group):
        return True
    title = group[0].text
    if addressed(below) or is_document_title(title) or (len(title) <= _WITH_SUBTITLE and _SUBTITLE.match(title)):
        return True
    if is_document(title) and _is_attached(strips, k):
        return True
    if any(s.bracketed and _ADOPTED.search(s.text) and DAY.search(s.text) for s in (*group[1:], below)):
        return True
    day = below if DAY.fullmatch(below.text) else group[-1] if len(group) > 1 and group[-1].bracketed else None
    if day is None:
        return False
    said = DAY.search(day.text)
    return said is not None and bool(said["year"]) and _SPOKEN.search(group[0].text + day.text) is not None
