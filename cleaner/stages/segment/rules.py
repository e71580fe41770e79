"""The rules by which a file is divided into articles and parts.

An example's ``after`` lists the parts, a line each, as ``role|text``, with ``=`` between two articles.
"""

from __future__ import annotations

from cleaner.core.rule import Confidence, Removed, fixes, judged, keeps

BETWEEN_PARTS = "SEG900"

TITLE = judged(
    "SEG001",
    "article-begins",
    """A heading that is the title of a new article, not a crosshead.

    Weighed together: its level among the levels this file uses and against the open article's title; whether a byline,
    source line, news lead or 上接 follows, of a paper the authors; whether the article above has just ended (a
    dateline, a signature, the day and place, the desk's names); labels, contents pages and wide gaps before it;
    section numbers, which speak against.

    A heading without a mark opens a speech, letter, circular or notice where it names its kind (``在……会上的讲话``,
    ``招领启事``), somebody is addressed below it (``同志们：``), or it says there in brackets when the document was
    adopted. Of a file that is one chapter of a book its number and name are the title. A contents page lists titles.
    Of four and more headings without any other sign each opens an article where no word of content goes through half
    of what they head, and the first piece is no shorter than the others, as a lead would be.
    Wrong where pieces of one subject stand together without bylines: they stay one article.
    """,
    examples=(
        fixes(
            "# 水库蓄满\n\n本报记者 林青\n\n水库昨天蓄满了水。\n\n## 新渠通水\n\n本报讯 新渠今天通水。",
            "title|水库蓄满\nbyline|本报记者 林青\nbody|水库昨天蓄满了水。\n=\n"
            "title|新渠通水\nbody|本报讯 新渠今天通水。",
        ),
        fixes(
            "停水通知\n因检修水管，星期三全天停水。\n水务站\n招领启事\n有人拾到雨伞一把，请失主到水务站认领。",
            "title|停水通知\nbody|因检修水管，星期三全天停水。\nbody|水务站\n=\n"
            "title|招领启事\nbody|有人拾到雨伞一把，请失主到水务站认领。",
        ),
        fixes(
            "水库的清淤\n林有田\n（临江水利局，临江 310000）\n摘要：水库清了淤。\n清淤的方法有三种，各有长短。\n"
            "渠道的防渗\n沈怀川1，任光明2*\n（1. 云溪县水利局；2. 临江大学）\n摘要：渠道做了防渗。",
            "title|水库的清淤\nbyline|林有田\nbody|（临江水利局，临江 310000）\nbody|摘要：水库清了淤。\n"
            "body|清淤的方法有三种，各有长短。\n=\ntitle|渠道的防渗\nbyline|沈怀川1，任光明2*\n"
            "body|（1. 云溪县水利局；2. 临江大学）\nbody|摘要：渠道做了防渗。",
        ),
        fixes(
            "第三章　渡口\n渡口在石桥的下游。\n摆渡的人姓周。",
            "title|第三章　渡口\nbody|渡口在石桥的下游。\nbody|摆渡的人姓周。",
        ),
        fixes(
            "关于护堤的决定\n堤要护好。\n临江县任免名单\n（2026年4月6日县人大常委会通过）\n任命林有田为水利局局长。",
            "title|关于护堤的决定\nbody|堤要护好。\n=\n"
            "title|临江县任免名单\nsubtitle|（2026年4月6日县人大常委会通过）\nbody|任命林有田为水利局局长。",
        ),
        keeps("第三章　渡口\n第九条　渡口由镇里管理。\n第十条　渡船每年检验一次。"),
        keeps("水库昨天蓄满了水。\n管水员\n林有田\n沈怀川\n（石桥镇水利站）\n渠道明天放水。"),
        keeps("水库昨天蓄满了水。\n\n新渠今天通水，村民很高兴。"),
    ),
)
CROSSHEAD = judged(
    "SEG002",
    "crosshead",
    """A heading inside an article: marked as one but no title, or short, without closing mark, between paragraphs.

    A line that ends in a colon or opens a list is a sentence. Numbers alone on their lines, ``1`` or ``一``, are
    headings where they count the sections of the article from one; so are 3.1 and 3.2, and ``1引言`` that lost its
    blank. Wrong when a caption or a short paragraph has lost its full stop.
    """,
    examples=(
        fixes(
            "# 水库蓄满\n\n水库昨天蓄满了水。\n\n## 清淤先行\n\n去年冬天先清了淤。",
            "title|水库蓄满\nbody|水库昨天蓄满了水。\nheading|清淤先行\nbody|去年冬天先清了淤。",
        ),
        fixes(
            "渡口\n1\n船在柳树下，老人在船上，水一直涨。\n2\n水退以后，墙上留下一道褐色的线。",
            "title|渡口\nheading|1\nbody|船在柳树下，老人在船上，水一直涨。\nheading|2\nbody|水退以后，墙上留下一道褐色的线。",
        ),
        fixes(
            "水库的清淤\n1引言\n水库淤了三十年，一半的库容没有了。\n2方法\n2.1挖泥船\n挖泥船用在深水，一天能挖两千方。\n3结论\n清淤值得。",
            "title|水库的清淤\nheading|1引言\nbody|水库淤了三十年，一半的库容没有了。\nheading|2方法\nheading|2.1挖泥船\n"
            "body|挖泥船用在深水，一天能挖两千方。\nheading|3结论\nbody|清淤值得。",
        ),
        keeps("水库用具\n1挖泥船\n2水泵\n3铁锹\n用具都在仓库里，由管水员看管。"),
        keeps("水库蓄水：\n\n一是清淤，二是加固。"),
    ),
)
SUBTITLE_IN_LINE = judged(
    "SEG003",
    "title-and-subtitle-on-one-line",
    """A title line that holds the subtitle too: ``……根基——论……``. It is split before the dash.

    Not inside quotation marks or book-title marks, and not where either half is shorter than four characters.
    """,
    examples=(
        fixes(
            "# 让清水长流——论水库建设 \n\n水库建好了。", "title|让清水长流\nsubtitle|——论水库建设\nbody|水库建好了。"
        ),
        keeps("水库——一座大水库——建好了。"),
    ),
)
_TITLES_READ_LATE = (
    "镇上的老邮局关了三年，去年冬天\n"
    "又亮起了灯。推门进去，柜台还是那张\n"
    "旧柜台，后面坐的却是十六岁的孙女和\n"
    "她的外婆，两个人正在给新到的旧书编\n"
    "号。老镇长把钥匙交给她们的那天，白\n"
    "\n"
    "老邮局成了借书的地方\n"
    "白沙渡小学的学生当上了馆员\n"
    "本报记者 杜若川\n"
    "\n"
    "沙渡小学的三十个孩子在门外站成一\n"
    "排，每人抱着一摞书。书是从各家阁楼\n"
    "上找出来的，最老的一本印在六十年\n"
    "前。\n"
    "现在每个星期六，孩子们轮流来当\n"
    "馆员，登记、上架、念故事给更小的孩\n"
    "子听。外婆说，灯亮着，人就会来。\n"
    "\n"
    "云岭通讯社白沙5月2日电\n"
    "\n"
    "天刚亮，摆渡的铁船已经走了两个\n"
    "来回。船上坐的多是去对岸赶集的人，\n"
    "篮子里有鸡蛋、豆腐和刚摘的青菜。撑\n"
    "船人收钱不用手，用一只竹筒。\n"
    "\n"
    "竹筒里的渡口账\n"
    "一天四十个来回\n"
    "本报记者 孟桥\n"
    "\n"
    "竹筒是他父亲留下的，筒口磨得发\n"
    "亮。谁忘了带钱，就在筒上刻一道，下\n"
    "次补上。四十年里，只有一道没有补。"
)
_TITLES_ON_TOP = (
    "kicker|老邮局成了借书的地方\n"
    "title|白沙渡小学的学生当上了馆员\n"
    "byline|本报记者 杜若川\n"
    "body|镇上的老邮局关了三年，去年冬天又亮起了灯。推门进去，柜台还是那张旧柜台，后面坐的却是十六岁的孙女和她的外婆，两个人正在给新到的旧书编号。老镇长把钥匙交给她们的那天，白沙渡"
    "小学的三十个孩子在门外站成一排，每人抱着一摞书。书是从各家阁楼上找出来的，最老的一本印在六十年前。\n"
    "body|现在每个星期六，孩子们轮流来当馆员，登记、上架、念故事给更小的孩子听。外婆说，灯亮着，人就会来。\n"
    "dateline|云岭通讯社白沙5月2日电\n"
    "=\n"
    "kicker|竹筒里的渡口账\n"
    "title|一天四十个来回\n"
    "byline|本报记者 孟桥\n"
    "body|天刚亮，摆渡的铁船已经走了两个来回。船上坐的多是去对岸赶集的人，篮子里有鸡蛋、豆腐和刚摘的青菜。撑船人收钱不用手，用一只竹筒。\n"
    "body|竹筒是他父亲留下的，筒口磨得发亮。谁忘了带钱，就在筒上刻一道，下次补上。四十年里，只有一道没有补。"
)
LATE_TITLE = judged(
    "SEG004",
    "title-read-late",
    """The beginning of an article that stands before its title is put under it: the title was read in mid-article.

    Only in a file where a paragraph that goes on behind a title shows that titles were read so, and only what stands
    between the dateline that closes an article and the next title. Wrong where that is a piece without a title.
    """,
    confidence=Confidence.LIKELY,
    examples=(
        fixes(_TITLES_READ_LATE, _TITLES_ON_TOP),
        keeps(
            "# 水库蓄满\n\n水库昨天蓄满了水。\n\n云岭通讯社白沙5月2日电\n\n"
            "渠道今天也通了水，村民很高兴。\n\n# 新渠通水\n\n水来了。"
        ),
    ),
)
SOURCE_LINE = judged(
    "SEG010",
    "source-line",
    """A line that only says where the text comes from: ``（来源：《临江日报》，2026年5月2日）``, ``来源 | 某网``.

    It gives the article its source and date, and is removed from the text. Under a title or at an article's end only.
    """,
    removes=Removed.SOURCE,
    examples=(
        fixes(
            "# 水库蓄满\n\n（来源：《临江日报》，2026年5月2日）\n\n水库蓄满了。", "title|水库蓄满\nbody|水库蓄满了。"
        ),
        keeps("水库的水源来自云溪河，来源稳定。"),
    ),
)
FRAGMENT = judged(
    "SEG020",
    "article-fragment",
    """A piece of an article at the edge of a page, its beginning or end on another page: an incomplete article.

    Said by a jump line, or by a paragraph that breaks off. It is listed, so that the other page can be looked for.
    """,
    confidence=Confidence.ASK,
    examples=(
        fixes("# 水库蓄满\n\n(上接第1版)水库蓄满了。", "title|水库蓄满\njump|(上接第1版)\nbody|水库蓄满了。"),
        keeps("水库的版图扩大了。"),
    ),
)
DOUBTFUL_TITLE = judged(
    "SEG021",
    "title-or-crosshead",
    """A heading without a mark, left a crosshead, that could be the title of an article of its own.

    In a file of several articles it is as long as the title above it; or no word of content goes through what it and
    its likes head, but nothing else shows that they are titles. Papers and collections without bylines have such.
    """,
    confidence=Confidence.ASK,
    examples=(
        fixes(
            "水库蓄满水了\n本报讯 水库昨天蓄满了水。\n全市象棋赛结束\n象棋赛昨天结束，三中的学生得了第一。\n"
            "少年宫教游泳\n少年宫下月教游泳，不收钱，自带毛巾。\n新渠昨天通水\n本报讯 新渠昨天通了水。",
            "title|水库蓄满水了\nbody|本报讯 水库昨天蓄满了水。\n"
            "heading|全市象棋赛结束\nbody|象棋赛昨天结束，三中的学生得了第一。\n"
            "heading|少年宫教游泳\nbody|少年宫下月教游泳，不收钱，自带毛巾。\n=\n"
            "title|新渠昨天通水\nbody|本报讯 新渠昨天通了水。",
        ),
        keeps("水库蓄满\n水库昨天蓄满了水。\n清淤先行\n水库去年冬天先清了淤。"),
    ),
)
BETWEEN = judged(
    BETWEEN_PARTS,
    "blanks-between-parts",
    """The blanks and line ends between one part and the next. In the clean text parts stand on lines of their own.

    Every paper and every web page parts its paragraphs in another way.
    Wrong only where the parts themselves are: see the rules of unwrap.
    """,
    examples=(fixes("水库。\n\n\n\n新渠。", "body|水库。\nbody|新渠。"), keeps("水库。")),
)

RULES = (TITLE, CROSSHEAD, SUBTITLE_IN_LINE, LATE_TITLE, SOURCE_LINE, FRAGMENT, DOUBTFUL_TITLE, BETWEEN)
