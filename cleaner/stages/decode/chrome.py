"""What stands round the article of a web page, known by its words: over its title, under it, below its end."""

from __future__ import annotations

import regex

from cleaner.core.late import late

_MARKS = "# \t\u3000"
_TEXT = late(r"[。！？；…]|[.!?]\s")
_TEXT_LENGTH = 40  # characters: a line so long is text without any mark, too
_NOTE = late(
    r"""^\s*+ (?! 今天是 | 现在是 ) (?:
        (?: (?:文章|信息|稿件)? (?:来源于?|來源) | 稿源 | 作者 | 记者 | 記者 | 责任?编辑 | 編輯 | 编辑
            | (?:发布)?(?:时间|日期) | 浏览 | 点击 ) \p{Han}{0,3} \s*+ [：:]
        | [^。]{0,30} (?:19|20)\d\d \s? [-年/.] \s? \d{1,2} \s? [-月/.] \s? \d{1,2}  # a date
    )
    """,
    regex.VERBOSE,
)
_NOTE_LENGTH = 80
# What stands between title and text and belongs to neither: labels that the page is filed under, buttons, counts.
_CHROME = late(
    r"""[\#\s]*+ (?:
        (?: 标签 | 標籤 | 分类 | 分類 | 所属(?:栏目|分类) | 热门搜索 ) \s*+ [：:] .*
      | 关注 \S{2,10} | 图集 | 加载更多 | \+?\d{1,6}
      | (?: (?: 打印 | 字[体号體號] | 放大 | 正常 | 缩小 | 默认 | 分享(?:到|至)?
            | 收藏 | 评论 | 纠错 | 朗读 | 关闭 | 返回 | 复制 | 微信 | 微博 | QQ空间 | QQ | 点赞 | 举报
            | [大中小] | A[-+]?
          ) [\s：:|｜【】\[\]（）()·/]* )+
    )\s*""",
    regex.VERBOSE,
)
# What a site puts between two paragraphs: how many pictures more, how to see them, advertisements.
_INSERTED = late(
    r"\s*+(?:\+\d{1,3}|(?:点击|點擊)(?:图片|圖片)?(?:放大|查看)|[请請](?:继续|繼續)往下[阅閱][读讀]\S*|广告|廣告|Advertisement|加载中\S*)\s*"
)
_KICKER = late(r"[\p{Han}“”《》〈〉、，·：！？—0-9\s]{4,24}")
# What is no kicker: the numbers and names of printed pages, buttons, the day, the names of sites and their parts.
_DAY_OF_ISSUE = late(r"\s*+(?:19|20)\d\d\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日(?:\s*+星期[一二三四五六日天])?\s*+")
_NO_KICKER = late(
    r"""\s*+ (?: 第? \s? [A-Z]?\d{1,3} \s? 版 | [上下]一[版篇页期] | 返回 | 首页 | 目录 | 放大 | 今天是
        | (?:19|20)\d\d \s? 年 | 字[号体]
        | 当前位置 | 登录 | 注册 | 搜索 | 导航 | 网站 | 阅读 | 浏览 | 分享 )
    | .* (?: 网站? | 日报 | 晚报 | 频道 | 门户 | 博客 | 论坛 | 中心 | 首页 | 公众号 | 数字报 ) \s*+ $""",
    regex.VERBOSE,
)
# What may follow the last paragraph that trafilatura knows: （完）, （本报记者 …）, 责任编辑：….
_CLOSING = late(r"\s*+(?:[（(][^（()）]{1,40}[)）]\s*+$|(?:责任编辑|責任編輯|作者|记者)\s*+[：:].{1,40}$)")
# What a page says of itself below its last paragraph: never part of the article, wherever trafilatura stops.
_FOOTER = late(
    r"""[\#\s]*+ (?:
        [^。，]{0,16} (?: 版权所有 | 版權所有 ) | 未经 .{0,8} (?: 许可 | 授权 | 允许 ) | Copyright\b | ©
      | \p{Han}{0,2} ICP[备備] | \p{Han}公网安备 | 技术支持[：:] | Powered \s by \b
      | (?:上|下|前|后) \s? 一 \s? [篇页条] | 相关(?:新闻|链接|阅读|文章)
      | 打印本?页 | 关闭(?:本页|窗口) | 返回(?:顶部|首页)
      | 扫一扫 | 网站标识码 | (?:主办|承办)(?:单位)?[：:] | 分享(?:到|至)
      | 加载更多 | [请請]同意我[们們]的 | \+?\d{1,6} $
      | (?: [【\[（(] \s* (?: 打印 | 关闭 | 收藏 | 返回 ) \p{Han}{0,2} \s* [】\]）)] \s* )+ $
      | (?: (?: 阅读 | 评论 | 收藏 | 转载 | 喜欢 | 打印 | 举报 | 点赞 | 赞 | 在看 | 分享 )
            [\s▼┊|（(]* [\d.]* \s* 万? \s* [）)]? [\s▼┊|]* ){3,} $
    )""",
    regex.VERBOSE | regex.IGNORECASE,
)
_FOOTER_LENGTH = 60
_OTHERS = late(
    r"""[\#\s【\[]*+ (?:
        (?: 相关 | 推荐 | 热点 | 热门 | 最新 | 更多 | 延伸 | 精彩 | 图片 | 今日 )
        (?: 新闻 | 文章 | 阅读 | 资讯 | 推荐 | 链接 | 报道 | 排行榜? | 评论 | 专题 )
      | (?: 网友 | 新闻 | 用户 | 全部 | 我要 | 发表 | 最新 ) 评论 | 猜你喜欢 | 为您推荐 | 热帖 | 排行榜 | 文章排行
    ) [】\]：:\s]*""",
    regex.VERBOSE,
)


def is_text(line: str) -> bool:
    """Whether a line is a paragraph of running text, not one of the short lines round it."""
    line = line.strip(_MARKS)
    return not line.startswith(("|", "http")) and (len(line) >= _TEXT_LENGTH or _TEXT.search(line) is not None)


def is_note(line: str) -> bool:
    """Whether a line between title and text says when and where the text came out, or who wrote it."""
    return len(line) <= _NOTE_LENGTH and not line.startswith("|") and _NOTE.search(line) is not None


def is_day_of_issue(line: str) -> bool:
    """Whether a line over the title gives the day of the paper that the page shows."""
    return _DAY_OF_ISSUE.fullmatch(line) is not None


def is_chrome(line: str) -> bool:
    """Whether a line between title and text belongs to neither: labels, buttons, counts."""
    return _CHROME.fullmatch(line) is not None


def is_inserted(line: str) -> bool:
    """Whether a line in the middle of the text is no part of it."""
    return _INSERTED.fullmatch(line) is not None


def is_kicker(line: str) -> bool:
    """Whether a line right above the title can be its kicker."""
    line = line.strip(_MARKS)
    return _KICKER.fullmatch(line) is not None and _NO_KICKER.match(line) is None


def is_closing(line: str) -> bool:
    """Whether a line can belong to an article that stands behind its last paragraph."""
    return _CLOSING.match(line) is not None


def is_footer(line: str) -> bool:
    """Whether a line is what a page says of itself below its last paragraph."""
    return len(line) <= _FOOTER_LENGTH and _FOOTER.match(line) is not None


def heads_others(line: str) -> bool:
    """Whether a line is the heading of other news, or of comments, as they stand below an article."""
    return _OTHERS.fullmatch(line) is not None
