"""What sites that give away books put into them: where a book came from, where to read it, whose scan it is."""

from __future__ import annotations

import regex

from cleaner.core.late import late
from cleaner.core.layers import places
from cleaner.core.rule import Removed, fixes, judged, keeps
from cleaner.zh.pairs import OF_BOOK, OF_GIVEN, OF_SITE
from cleaner.zh.rows import Rows

ADVERTISEMENT = judged(
    "FUR041",
    "site-advertisement",
    """A line in which a web site that gives away books speaks of itself.

    ``本书下载于 www.…``, ``天才一秒记住本站地址``, ``手机用户请浏览……阅读``, ``本章未完，点击下一页继续阅读``,
    ``扫描、校对：某某``.
    Whole lines only, and such that no writer of a book or article writes: a line that names a site must also speak of
    books to be read there. The bare name of a site goes where it stands more than once, or at the edge of the file.
    """,
    removes=Removed.JUNK,
    examples=(
        fixes("渡口\n本书来自www.example.com免费txt小说下载站\n船来了。", "渡口\n船来了。"),
        fixes("船来了。\n天才一秒记住本站地址：www.example.com。最快更新！\n老人上了船。", "船来了。\n老人上了船。"),
        fixes("船来了。\n手机用户请浏览m.example.com阅读，更优质的阅读体验。", "船来了。"),
        fixes("船来了。\n（本章未完，请点击下一页继续阅读）\n老人上了船。", "船来了。\n老人上了船。"),
        fixes("------章节内容开始-------\n第一章 渡口\n船来了。", "第一章 渡口\n船来了。"),
        fixes("渡口\n青石公益图书馆扫校\n船来了。", "渡口\n船来了。"),
        fixes("渡口\n扫描：阿水　校对：阿土\n船来了。", "渡口\n船来了。"),
        fixes("www.example.com\n船来了。\n水涨了。\nwww.example.com", "船来了。\n水涨了。"),
        fixes("青石在线书库《www.example.com》\n渡口\n船来了。", "渡口\n船来了。"),
        fixes(
            "渡口\n声明:本书由青石电子书(www.example.com)自网络收集整理制作,版权归原作者和出版社所有.\n船来了。",
            "渡口\n船来了。",
        ),
        fixes("渡口\n『还在连载中...』\n船来了。\nPS：求收藏，求推荐票！", "渡口\n船来了。"),
        fixes(
            "船来了。\n（未完待续。如果您喜欢这部作品，欢迎您来投推荐票、月票，您的支持，就是我最大的动力。）",
            "船来了。",
        ),
        keeps("船来了。\n（未完待续）"),
        keeps("渡口\n船来了。\n报名网站www.example.com"),
        keeps("报名者请访问www.example.com下载报名表。"),
        keeps("本书由临江出版社出版。"),
        keeps("小说里写过这个渡口，www.example.com上能读到全文。"),
        keeps("手机用户今年增加了一倍。"),
        keeps("请记住这个日子。"),
        keeps("校对：核对原稿，改正错字。"),
        keeps("本章结束的时候，老人又回到渡口。"),
    ),
)

_SITE = r"(?:https?://)?(?:[A-Za-z0-9-]+[.．])+(?:com|net|org|cn|cc|tw|info|la|me)\b/?"
_FRAME = r"[【〖\[\]（()）〗】<>《》※☆★=＝*～~\s-]*"  # what such lines are set in
_NAME_OF_SITE = late(
    rf"""
    {_FRAME} (?: 手机访问 [：:]? \s* | \p{{Han}}{{0,6}} (?: 书[库屋院城吧包香] | 文[学库] | 小说 | 读书 | 中文 ) 网? )?
    {_FRAME} (?:https?://)? (?:www|bbs|wap|m|3g) \. {_SITE} {_FRAME}
    """,
    regex.VERBOSE,
)
_SCAN = r"(?:扫描|扫校|录入|校对|校正|排版|OCR)"
_FAVOUR = r"(?:收藏|推荐票?|月票|打赏|订阅)"
_ADVERTISEMENT = late(
    rf"""
    {_FRAME} (?:
        (?: 声明[：:] \s* )? 本 (?: 书 | 文 | 作品 | 电子书 | 小说 ) (?! .* 出版 (?!社所有) ) .{{0,50}}
            (?: 用户上传 | 下载 (?: 于 | 自 | 站 ) | 来自互联网 | 下载后 .{{0,6}} 24 .{{0,6}} 删除
              | (?: 论坛 | 网站? | 书[吧城库屋] ) .{{0,24}} (?: 整理 | 制作 | 提供 | 首发 ) ) .{{0,120}}
      | [（(] 未完待续 [^（()）]{{0,12}} (?: 喜欢 | 支持 | 投票 ) [^（()）]{{0,60}} [）)]
      | [『「] 还在连载中 [.…。]* [』」]
      | (?=.{{0,40}} (?: 更多 | 免费 | 全本 | 全集 ))
        [^。]{{0,30}} (?: 电子书 | 小说 | TXT | [Tt]xt | 好书 ) [^。]{{0,80}} {_SITE} .{{0,120}}
      | 天才 [一壹] 秒钟? [记記]住 .{{0,80}}
      | 手机用户请 (?: 浏览 | 访问 | 到 | 登[录陆] ) .{{0,60}} 阅读 .{{0,20}}
      | 手机访问 [：:]? \s* {_SITE}
      | 请? (?: 记住 | 牢记 ) (?: 本站 | 本书 | 我们 ) 的? (?: 最新 | 首发 | 永久 )? (?: 域名 | 网址 | 地址 )
        [：:]? .{{0,40}}
      | 本章 (?: 未完 | 完 | 结束 ) (?: [，,。] .{{0,6}} 点击 .{{0,8}} 继续阅读 .{{0,20}} )?
      | (?: [Pp][Ss] [：:.]? \s* )? 求 {_FAVOUR} (?: [，、！!\s]* 求? {_FAVOUR} )+
      | (?: 章节 | 正文 | 用户上传之 ) 内容 (?: 开始 | 结束 )
      | 附[：:] \s* 【本作品来自互联网 .{{0,60}}
      | \p{{Han}}{{2,8}} (?: 图书馆 | 书库 | 书屋 | 文库 | 论坛 ) \s* 独?家? {_SCAN} [\p{{Han}}A-Za-z]{{0,6}}
      | 新语丝电子文库 .{{0,30}}
      | (?: 扫描 | 扫校 | OCR | {_SCAN} [、/及和与] {_SCAN} ) [：:] \s* \S{{1,10}}
        (?: [\s，,；;]+ {_SCAN} [：:] \s* \S{{1,10}} )*
    ) [！!。.…]* {_FRAME}
    """,
    regex.VERBOSE,
)
# What lines of the forms above begin with or have somewhere, and few others: those forms take longer to compile than a
# file of 20 KB to clean.
_TELLING = late(
    rf"""
    ^ {_FRAME} (?: 声明 | 本(?:[书文章作小]|电子) | 未完待续 | [『「]还在 | 天才[一壹] | 手机 | 请?[记牢]
                 | (?:[Pp][Ss][：:.\s]*)?求 | [章正].内容 | 用户上传 | 附[：:] | 新语丝 | [扫录校排O] )
    | 更多 | 免费 | 全[本集] | [馆库屋坛] \s* 独?家? [扫录校排O]
    """,
    regex.VERBOSE,
)
_TELLING_SITE = late(r"^[^A-Za-z]*(?:https?://)?(?:www|bbs|wap|m|3g)\.")
_LONGEST = 200  # code points
_EDGE = 6  # lines at either end of a file, where a site puts its name


def advertisements(texts: Rows) -> list[int]:
    """The rows of ``texts``, the lines of a file, in which a site that offers books speaks of itself."""
    pairs = texts.pairs
    likely = (pairs & OF_SITE > 0) | ((pairs & OF_BOOK > 0) & (pairs & OF_GIVEN > 0))
    told = [(r, texts.strings[r]) for r in places(likely & (texts.length <= _LONGEST)).tolist()]
    rows = [r for r, string in told if _TELLING.search(string) and _ADVERTISEMENT.fullmatch(string)]
    sites = [r for r, string in told if _TELLING_SITE.search(string) and _NAME_OF_SITE.fullmatch(string)]
    if len(sites) < 2:
        sites = [r for r in sites if r < _EDGE or r >= len(texts) - _EDGE]
    return sorted({*rows, *sites})
