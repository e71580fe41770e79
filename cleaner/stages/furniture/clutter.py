"""Buttons, links and credits of web pages, and the names of the desk under a page of a newspaper."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence, Set

import regex

from cleaner.core.late import late
from cleaner.core.layers import places
from cleaner.core.rule import Removed, fixes, judged, keeps
from cleaner.stages.furniture.saved import around_the_text
from cleaner.stages.furniture.sites import of_sites
from cleaner.zh.chars import members
from cleaner.zh.layout import ends_sentence
from cleaner.zh.names import are_people
from cleaner.zh.pairs import OF_DESK
from cleaner.zh.rows import Rows

CLUTTER = judged(
    "FUR040",
    "web-clutter",
    """Buttons and credits of web pages: ``【字体：大 中 小】``, ``责任编辑：某某``, ``打印本页``, ``分享到``.

    Whole lines of only such things; also the names of those who edited and checked a page, the links to other pages
    with which a file ends, the breadcrumbs over a page, ``下一篇：……`` and the owner's lines at its foot.
    """,
    removes=Removed.JUNK,
    examples=(
        fixes("大桥通车\n【字体：大 中 小】\n记者获悉，大桥通车。", "大桥通车\n记者获悉，大桥通车。"),
        fixes("责任编辑：林某某", ""),
        fixes("点击上方蓝字关注我们\n大桥通车了。\n长按识别二维码 关注“临江发布”", "大桥通车了。"),
        fixes("↑点击上方蓝字关注我们\n大桥通车了。\n阅读 1.2万 赞 35 在看 12", "大桥通车了。"),
        fixes("大桥通车\n点击上方“临江生活志”关注我们\n大桥通车了。", "大桥通车\n大桥通车了。"),
        fixes("大桥通车。\n【打印】【关闭】", "大桥通车。"),
        fixes("大桥通车。\n返回青石网，查看更多\n责任编辑：", "大桥通车。"),
        fixes("大桥通车。\n【纠错】 【责任编辑：林某某】\n打印 | 关闭", "大桥通车。"),
        fixes("大桥通车。\n相关阅读\n· 水库蓄满\n· 新渠通水", "大桥通车。"),
        fixes("大桥通车。\n[1] [2] [下一页]\n上一页 1 2 3 下一页", "大桥通车。"),
        fixes("大桥通车。\n【1】【2】下一页\n【评论】【收藏此页】【大 中 小】【打印】", "大桥通车。"),
        fixes("网站首页  时政  国际  财经\n青石网 >> 三农\n大桥通车", "大桥通车"),
        fixes(
            "大桥通车。\n青石网简介 | 关于青石网 | 广告服务 | 联系我们\n青石网版权所有，未经授权禁止使用", "大桥通车。"
        ),
        keeps("大桥通车。\n经济、文化、教育、卫生都有了变化"),
        keeps("大桥通车。\n商标注册、版权所有等作了规定\n办饭店要有经营许可证"),
        keeps("大桥通车。\n主办单位：青石县文化馆\n地址：青石县城关镇"),
        fixes("返回首页\n大桥通车\n记者获悉，大桥通车。", "大桥通车\n记者获悉，大桥通车。"),
        fixes("大桥通车。\n编辑于 2025-06-03 12:33\n赞同 1024\n收藏\n喜欢", "大桥通车。"),
        keeps("大桥通车。\n收藏\n喜欢"),
        keeps("[1] [2]"),
        keeps("首页"),
        keeps("扫描下方二维码报名"),
        keeps("【通车】"),
        keeps("大桥通车。\n相关阅读\n水库去年蓄满了水。"),
        keeps("打印机"),
        fixes("大桥通车。\n责编：林晓帆　美编：任光明　校对：沈怀川", "大桥通车。"),
        fixes("大桥通车。\n- END -\n编辑 | 林晓帆\n终审 | 任光明", "大桥通车。"),
        fixes("大桥通车。\n编辑：林晓帆\n审核：任光明", "大桥通车。"),
        keeps("编辑：你好，稿子收到了。"),
        keeps("校对：核对原稿"),
        keeps("散会。\n审核：沈怀川"),
        keeps("点赞，是对他们的鼓励。"),
        fixes("首页 > 评论 > 本报评论\n大桥通车", "大桥通车"),
        fixes("大桥通车。\n上一篇：水库蓄满\n版权所有 临江日报社\n粤ICP备05000000号", "大桥通车。"),
        keeps("水位 > 警戒线"),
        keeps("他是这本书的责任编辑。"),
        keeps("下一篇讲的是水库。"),
        keeps("上一篇：就是前一期登过的稿子。"),
    ),
)

# 责编：某某　美编：某某　校对：某某
_DESK = (
    r"(?:责任编辑|责编|(?:网络|值班|实习)?编辑|美术编辑|美编|版式(?:设计)?|校对|审校|审核|[初复终][审核]|[一二三]审)"
)
_WHO = r"(?<who>\p{Han}{2,4}(?:[\s、]+\p{Han}{2,4}(?![：:|｜丨/／\p{Han}]))*)"
_DESK_LINE = late(
    rf"""
    [【\[（(]? \s* (?:本版)? {_DESK} \s* [：:|｜丨/／] \s* {_WHO}
    (?: [\s，,;；|｜/]+ (?: {_DESK} | 监制 | 策划 | 统筹 | 制图 | 主编 | 排版 ) \s* [：:|｜丨/／] \s* {_WHO} )*
    \s* [】\]）)]?
    """,
    regex.VERBOSE,
)
_OF_DESK = late(r"[【\[（(\s]*(?:(?:本版)?(?:责|美|版|[网值实]\p{Han}编|[初复终一二三][审核])|\p{Han}{2,4}\s*[|｜丨])")
_OWN_BUTTON = r"(?:打印(?:本页|此页|本文)?|关闭(?:窗口|本页)?|(?:我要)?纠错|收藏本页|返回(?:顶部|首页|列表))"
_BUTTON = rf"(?:{_OWN_BUTTON}|收藏|复制|转发|分享|评论|微信|微博|QQ空间|大\s+中\s+小)"
_CLUTTER = late(
    rf"""
    [【\[（(]? \s* (?:
        (?: 字体 | 字号 ) \s* [：:] [^。，]{{0,20}}
      | (?: 责任编辑 | 责编 | 网络编辑 | 值班编辑 ) \s* [：:] \s* (?: [\p{{Han}}\s、]{{2,24}} )?
      | 返回 \p{{Han}}{{2,6}} [，,] \s* 查看更多
      | (?: 打印本页 | 关闭窗口 | 返回(?:顶部|首页|列表) | 分享到
          | 收藏本页 | 扫一扫 | 点击数 | 浏览次数 | 阅读量? | 点赞 )
        [：:\d\s\p{{Han}}A-Za-z|】]{{0,24}}
      | [上下]一[篇页条则] \s* [：:] [^。]{{0,40}}
      | [↑⇧▲👆☝⬆\s]* (?: 点击 | 戳 | 轻触 ) [上下]方? (?: \p{{Han}}?蓝\p{{Han}}{{0,3}} | 名片 | 卡片 | 标题 )?
        [^。！？，]{{0,16}} (?: 关注 | 订阅 ) [^。，]{{0,14}}
      | (?: 长按 | 扫描 | 扫码 | 识别 | 扫一扫 ) [^。，；]{{0,8}} (?: 二维码 | (?=关注) )
        (?: [\s，,]* (?: 关注 | 订阅 | 了解更多 | 查看更多 | 阅读全文 | 加入我们 ) [^。，；]{{0,16}} )?
      | 点个? [“”"「」]? (?: 在看 | 赞 ) [”"」]? (?: [\s，,]* (?: 让更多 | 分享 | 转发 ) [^。，]{{0,20}} )?
      | 版权所有 [^。，]{{0,40}} | (?: Copyright | © ) .{{0,50}}
      | (?:\p{{Han}}{{2,5}}[：:]?)? \s* \p{{Han}} ICP [备证] \s* \d{{5,10}} \s* 号 .{{0,24}}
    ) \s* [】\]）)]? (?: \s* [【\[]\p{{Han}}{{2,6}}[】\]] )*
      | [【\[（(] \s* (?: {_OWN_BUTTON} | {_BUTTON} (?= [】\]）)\s|｜]+ [【\[（(] \s* {_BUTTON} ) ) \s* [】\]）)]
        (?: [\s|｜]* [【\[（(] \s* {_BUTTON} \s* [】\]）)] )*
        (?: \s* [【\[（(]? (?: 责任编辑 | 责编 ) \s* [：:] \s* [\p{{Han}}\s、]{{2,24}} [】\]）)]? )?
      | (?= .* [【\[] (?: 打印 | 关闭 | 收藏 | 纠错 | 评论 ) ) (?: [【\[] [^【】\[\]。，]{{1,10}} [】\]] \s* ){{3,}}
      | {_BUTTON} (?: [\s|｜/]+ {_BUTTON} )+
      | (?=.*[上下]一页) (?: [\[［【<«\s|]* (?: \d{{1,3}} | [上下]一页 | [首尾末]页 | \.{{3}} ) [\]］】>»\s|]* )+
      | (?: (?: 阅读 | 赞 | 在看 | 点赞 | 分享 | 收藏 | 评论 | 转发 ) \s* [\d.]+ \s* 万?\+? [\s|｜]* ){{2,}}
      | 相关热词 (?:搜索)? [：:] .{{0,40}}
      | [-—–·•\s]* (?: THE \s )? END [-—–·•\s]*
      | (?: (?:您?(?:现在的?|当前的?|的|所在)位置 \s* [：:] \s*)? 首页 (?=\s*[>»›→＞])
          | 您?(?:现在的?|当前的?|的|所在)位置 \s* [：:] \s* \p{{Han}}{{2,8}} )
        (?: \s* (?:>{{1,2}}|»|›|→|＞) \s* \p{{Han}}{{2,8}} ){{1,6}}                                      # breadcrumbs
    """,
    regex.VERBOSE,
)
# What the lines have somewhere, and what they begin with, that the pattern above can match: only they are tried.
_TELLING = re.compile(
    r"""字[体号]|编辑|责编|打印|关闭|纠错|收藏|复制|返回|分享|转发|评论|微[信博]|空间|大\s|扫一扫|点击|浏览|阅读|赞|在看"""
    r"""|[上下]一[篇页条则]|关注|订阅|二维码|版权|Copyright|©|ICP|热词|END|首页|位置"""
)
_PROVINCES = "京津沪渝冀晋蒙辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川黔滇藏陕甘青宁新"  # 粤ICP备……号
_OPENS_CLUTTER = members("↑⇧▲👆☝⬆【[（(字责网值打关返分收扫点戳轻长识浏阅当您所首上下版C©备现" + _PROVINCES)
_OPENS_BUTTON = members("纠复转评微Q«<-—–·•ET")  # buttons and pagers, and — END —, have no long lines
_BUTTONS_LENGTH = 20
# The heading of links to other pages, which only what stands under it can show.
_LINKS = late(r"(?:相关|推荐|热门|延伸)(?:新闻|文章|阅读|资讯)")
_LINKS_TO_THE_END = late(
    r"[【\[]?(?:(?:相关|推荐|热门|热点|最新|更多)(?:新闻|文章|阅读|资讯|推荐)|猜你喜欢)[】\]]?[：:]?"
)
_OPENS_LINKS, _LINKS_LENGTH = members("【[相推热最更猜"), 7
_LINK = 46  # code points: the longest headline
_CLUTTER_LENGTH = 60


def clutter(texts: Rows, pages: Sequence[range]) -> list[int]:
    """Rows of web-page buttons and desk credits among the lines ``texts``; ``pages`` are the rows of each page."""
    told = _OPENS_CLUTTER.take(texts.first) & (texts.length <= _CLUTTER_LENGTH)
    told |= _OPENS_BUTTON.take(texts.first) & (texts.length <= _BUTTONS_LENGTH)
    rows = list(texts.asked(places(told), lambda string: _TELLING.search(string) and _CLUTTER.fullmatch(string)))
    told = (texts.pairs & OF_DESK > 0) & (texts.length <= _CLUTTER_LENGTH)
    desk = texts.asked(places(told), _names_desk)
    rows += (r for r, alone in desk.items() if alone or r + 1 in desk or r - 1 in desk)
    rows += of_sites(texts) | around_the_text(texts, pages)
    found = {*rows, *(r - 1 for r in rows if r and _LINKS.fullmatch(texts.strings[r - 1]))}
    told = places(_OPENS_LINKS.take(texts.first) & (texts.length <= _LINKS_LENGTH)).tolist()
    return sorted(found.union(*(_links_to_the_end(texts, found, told, page) for page in pages)))


def _names_desk(string: str) -> bool | None:
    """Whether a line that only says who edited and checked a page says it by itself; None: it is none. Minutes end with
    who checked them, too, and who wrote them down: 审核：某某 alone is no such line."""
    found = _DESK_LINE.fullmatch(string)
    if found is None or not all(map(are_people, found.captures("who"))):
        return None
    return len(found.captures("who")) > 1 or _OF_DESK.match(string) is not None


def _links_to_the_end(texts: Rows, clutter: Set[int], told: Sequence[int], page: range) -> range:
    """The rows of links to other pages with which a page ends, their heading too, which is one of ``told``; ``clutter``
    may stand among them."""
    k = bisect_left(told, page.start)
    first = told[k] if k < len(told) else page.stop
    row = page.stop - 1
    while row >= first:
        string = texts.strings[row]
        if row not in clutter and (len(string) > _LINK or ends_sentence(string)):
            break
        if _LINKS_TO_THE_END.fullmatch(string):
            return range(row if page.stop - row > 2 else page.stop, page.stop)
        if "，" in string and string[-1] in "，：；、":
            break
        row -= 1
    return range(0)
