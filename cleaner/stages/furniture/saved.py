"""Web pages saved as text: menus and the way to the page over its title, what the site says of itself at its foot."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from cleaner.core.late import late
from cleaner.zh.rows import Rows

_HEAD, _FOOT = 12, 16  # lines in which a saved page has them
_LONGEST = 160  # code points
# Four words or more, of up to eight code points each: what a menu is by its form.
_IN_ROW = late(r"[\s|｜┊丨·•]*+ (?: [^\s|｜┊丨·•]{1,8}+ (?: [\s|｜┊丨·•]++ | $ ) ){4,}", regex.VERBOSE)
_BETWEEN = late(r"[\s|｜┊丨·•]+")
# What menus hold: one word that only they have at least, and half of their words such or usual ones.
_ONLY_MENUS = frozenset(
    (
        "首页", "网站首页", "要闻", "时政", "滚动", "论坛", "博客", "微博", "客户端", "手机版", "繁体", "简体",
        "搜索", "登录", "注册", "邮箱", "导航", "网站地图", "站点地图", "设为首页", "加入收藏", "添加收藏夹",
        "收藏本站", "关于我们", "联系我们", "联系方式", "广告服务", "招聘信息", "人才招聘", "诚聘英才", "法律声明",
        "版权声明", "免责声明", "隐私政策", "友情链接", "网站律师", "网站声明", "意见反馈", "帮助中心", "会员注册",
        "产品答疑",
    )
)  # fmt: skip
_USUAL = frozenset(
    (
        "新闻", "国内", "国际", "财经", "经济", "金融", "军事", "社会", "法治", "文化", "体育", "娱乐", "科技",
        "教育", "健康", "旅游", "汽车", "房产", "视频", "图片", "评论", "观点", "理论", "专题", "微信", "港澳",
        "台湾", "地方", "民生", "时尚", "读书", "历史", "艺术", "食品", "能源", "环保", "公益", "党建", "人事",
        "直播", "数据", "政务", "服务", "互动", "公开", "投稿", "举报", "合作",
    )
)  # fmt: skip
_OWN_ENTRY = late(r"关于.{2,6}|.{2,6}(?:网|社|报)(?:简介|概况|招聘|声明)")
_PART_OF_SITE = late(r"\p{Han}{2,6}(?:中心|频道|网|首页)")
_BUTTONS = late(
    r"(?:设为首页|加入收藏|收藏本站|添加收藏夹)(?:[\s|｜┊丨·•]+(?:设为首页|加入收藏|收藏本站|联系我们|添加收藏夹))+"
)
_OPENS_BUTTONS = frozenset("设加收添")
_TELLS_CRUMBS = (">", "»", "›", "→", "＞", "今天是")
_CRUMBS = late(
    r"""
      [>»›＞\s]* (?: \p{Han}{2,8} \s* (?:>{1,2}|»|›|→|＞) \s* ){1,6} 正文
    | \p{Han}{1,8} (?:网|频道|首页|中心) (?: \s* (?:>{1,2}|»|›|→|＞) \s* \p{Han}{2,8} ){1,6}
    | 今天是 .{4,30} 星期 .{1,12}
    """,
    regex.VERBOSE,
)
_SURE = late(
    r"""
      [^。，、；]{0,16} 版权所有 (?: [\s，,：:©.].{0,60} | (?:未经|不得|翻印|违者|侵权|盗版|严禁).{0,40} )?
    | .{0,80} (?: Copyright \s* (?: © | \(c\) | [12]\d{3} ) | All\ Rights\ Reserved | © \s* [12]\d{3} ) .{0,100}
    | [^。，；]{0,40} (?: ICP[备證備] \s* \d | 网安备 \s* \d | 经营许可证 (?:编号)? [：:] | 不良信息举报.{0,4}[：:] )
      [^。；]{0,80}
    | [^。，、；]{0,16} (?: 意见反馈 | 留言板 ) [^。，；]{0,16} 电话 \s* [：:] [^。]{0,40}
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
# Without one of these, in capital letters, no line is such.
_TELLS_SURE = ("版权", "RIGHT", "©", "ICP", "网安备", "许可证", "不良信息", "意见反馈", "留言板")
# What may stand beside that.
_BESIDE = late(
    r"""
      [^。]{0,12} (?: 主办 | 承办 | 技术支持 | 网站维护 | 网站标识码 | 地址 | 邮编 | 举报电话 | 客服电话 | 传真 )
      (?:单位)? [：:\s] [^。]{0,80}
    | 建议使用 .{0,60} (?: 分辨率 | 浏览器 ) .{0,30} | 您是第 \s* \d+ \s* 位访[客问] .{0,8}
    | 未经 [^。]{0,12} (?: 授权 | 许可 | 允许 ) [^。]{0,30}
    """,
    regex.VERBOSE,
)


def around_the_text(texts: Rows, pages: Sequence[range]) -> set[int]:
    """The rows of ``texts``, the lines of a file, that saved pages have over their titles and at their feet; ``pages``
    are the rows of each."""
    return set().union(*(_around(texts.strings, page) for page in pages))


def _around(strings: Sequence[str], page: range) -> set[int]:
    head = [r for r in page[:_HEAD] if len(strings[r]) <= _LONGEST]
    foot = [r for r in page[1:][-_FOOT:] if len(strings[r]) <= _LONGEST]
    # Hardly a file has such lines: its head and its foot are each looked through once for what tells of them.
    over, under = ("\n".join([strings[r] for r in rows]) for rows in (head, foot))
    crumbs, sure_lines = any(map(over.__contains__, _TELLS_CRUMBS)), any(map(under.upper().__contains__, _TELLS_SURE))
    found = {r for r in head if _is_menu(strings[r]) or (crumbs and _CRUMBS.fullmatch(strings[r]))}
    found |= {
        r - 1
        for r in found
        if r > page.start and strings[r].endswith("正文") and _PART_OF_SITE.fullmatch(strings[r - 1])
    }
    sure = {r for r in foot if _is_menu(strings[r]) or (sure_lines and _SURE.fullmatch(strings[r]))}
    return found | sure | {r for r in foot if sure and _BESIDE.fullmatch(strings[r])}


def _is_menu(line: str) -> bool:
    """Whether a line is a row of short words of which half or more stand in the menus of sites."""
    if _IN_ROW.fullmatch(line) is None:
        return line[:1] in _OPENS_BUTTONS and _BUTTONS.fullmatch(line) is not None
    words = [word for word in _BETWEEN.split(line) if word]
    only = sum(word in _ONLY_MENUS or _OWN_ENTRY.fullmatch(word) is not None for word in words)
    return only > 0 and 2 * (only + sum(word in _USUAL for word in words)) >= len(words)
