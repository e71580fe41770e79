"""What the pages of messengers and forums show round each text: buttons, counts, the lines under a writer's name."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from cleaner.core.late import late
from cleaner.core.layers import places
from cleaner.zh.chars import members
from cleaner.zh.rows import Rows

# What only a page of a messenger or forum says, as a whole line.
_OWN = late(
    r"""
      预览时标签不可点 | 微信扫一扫 (?:关注该公众号|使用小程序)? | 关注该公众号 | 喜欢此内容的人还喜欢
    | 继续滑动看下一个 | 向上滑动看下一个 | [轻点]触阅读原文 | 收录于合集 .{0,24} | 使用完整服务
    | 点(?:分享|收藏|在看|点赞) | 轻点两下取消(?:赞|在看) | 以下文章来源于 [^。]{1,24} [，,] \s? 作者 [^。]{1,12}
    | 只看该作者 | 只看楼主 | 倒序看帖 | 倒序浏览 | 显示全部楼层
    | (?:\d{1,4}\s*[楼\#]|楼主|沙发|板凳|地板)? \s* (?:大\s*中\s*小)? \s*
      发表于 [：:]? \s* [12]\d{3}[-/.年]\d{1,2}[-/.月]\d{1,2}日? \s+ \d{1,2}:\d{2}(?::\d{2})?
      (?: \s* [|｜]? \s* (?:只看该作者|只看楼主|只看大图|倒序浏览|来自手机|引用|举报) )+
    | 著作权归作者所有。商业转载请联系作者获得授权，非商业转载请注明出处。
    | 链接 \s* [：:] \s* https?://(?:www|zhuanlan)\.zhihu\.com/\S+
    | 编辑于 \s* [12]\d{3}-\d\d-\d\d (?:\s+ \d\d:\d\d)? .{0,16}
    | (?:发布|编辑)于 \s* [12]\d{3}-\d\d-\d\d (?:\s+ \d\d:\d\d)? \s* [・·,，]? \s* IP\s?属地 .{0,8}
    | 赞同 \s* [\d.,]+ \s* 万? \s* [\d,]+ \s* 条评论 .{0,16} | 收起全文d?
    | [\[［] \s* 本帖最后由 .{1,60} 编辑 \s* [\]］] | 本帖最后由 .{1,60} 编辑
    """,
    regex.VERBOSE,
)
_OPENS_OWN = members("著链编发赞预微关喜继轻点触向收以使只倒显楼沙板地发[［本0123456789")
# What such a page says too, and others may: these lines go where the file has one of those above.
_SHARED = late(
    r"""
      赞 | 点赞 | 在看 | 分享 | 收藏 | 分享收藏 | 喜欢 | 收起 | 收藏\s*喜欢\s*收起 | 来源：知乎 | 写回答 | 邀请回答
    | 添加评论 | [\d,]+ \s 条评论 | 赞同 \s* [\d.,]+ \s* 万?
    | 视频 | 小程序 | 写?留言 | 精选留言 | 取消 | 允许 | 知道了 | 阅读原文
    | TOP | 顶端 | 回复 | 引用 | 举报 | 支持 | 反对 | 发新帖 | 发帖 | 回帖 | 楼主 | 返回列表 [\s\d/页上下一.]*
    | (?: 阅读 | 赞 | 在看 | 分享 | 收藏 | 留言 | 喜欢 | 查看 | 回复 ) [\s:：]* \d [\d.]{0,8} \s* 万? \+?
    | .{2,40} 官方账号 | 投稿邮箱 \s* [|｜：:] .{5,40} | Powered \s by \s .{3,60}
    | [^»。]{2,12} (?: \s* » \s* [^»。]{2,40} ){1,5}
    """,
    regex.VERBOSE,
)
# The lines under the name of one who writes in a forum; two at least follow one another.
_WRITER = late(
    r"""
    (?: 级别 | 等级 | 精华 | 发帖 | 帖子 | 主题 | 威望 | 积分 | 金钱 | 金币 | 贡献 | 经验 | UID | 阅读权限 | 在线时间
      | 注册[时日][间期] | 最后登录 | 来自 | 性别 | 状态 )
    \s* [：:\s] \s* [^。，；！？]{0,24}
    """,
    regex.VERBOSE,
)
_LONGEST = 90  # code points
_OVER_LINKS = late(r"往期(?:推荐|回顾|精选)|精彩推荐|推荐阅读|喜欢此内容的人还喜欢")
_LINK, _LINKS = 46, 12  # code points of the longest headline, and lines


def of_sites(texts: Rows) -> set[int]:
    """The rows of ``texts``, the lines of a file, that only a page of a messenger or a forum has."""
    strings = texts.strings
    told = _OPENS_OWN.take(texts.first) & (texts.length <= _LONGEST)
    found = set(texts.asked(places(told), _OWN.fullmatch))
    if not found:
        return found
    short = places(texts.length <= _LONGEST)
    found |= texts.asked(short, _SHARED.fullmatch).keys()
    writer = texts.asked(short, _WRITER.fullmatch)
    found |= {r for r in writer if r + 1 in writer or r - 1 in writer}
    for heading in texts.asked(short, _OVER_LINKS.fullmatch):
        found |= _links(strings, heading, found)
    return found


def _links(strings: Sequence[str], heading: int, found: set[int]) -> set[int]:
    """The rows of the headlines under their ``heading``, and its own, if only such lines stand between it and the next
    line ``found``, or the end."""
    row = heading + 1
    while row < len(strings) and row not in found:
        if len(strings[row]) > _LINK or "。" in strings[row] or row - heading > _LINKS:
            return set()
        row += 1
    return set(range(heading, row))
