"""The rules of what every page of a book or paper repeats; the evidence stands in ``pages``."""

from __future__ import annotations

from cleaner.core.rule import Removed, fixes, judged, keeps

PAGE_NUMBER = judged(
    "FUR001",
    "page-number",
    """A line that is only a page number: ``26``, ``— 12 —``, ``·13·``, ``第 3 页 共 8 页``, ``一〇二``, ``xiv``.

    A number with dashes or dots round it, or called 页, speaks for itself. A bare number, in figures, Chinese numerals
    or Roman ones, with a dot at one end or in brackets, is a page number only where the file shows it: it counts on
    over the pages and interrupts sentences (once is enough in the middle of a word, or where most of these pages are
    equally long) or stands beside form feeds, it stands beside a running head, it is set off with one at the foot of a
    page, or the file ends with it, and one less ended the page before, or there is no other and text or the day of a
    signature stands above. ``2 / 138`` is one where several count on and name the same last page; ``第1页（共4页）``
    goes with the words beside it. Where such numbers count, those that no sequence has and those that OCR read with
    letters (``1l3``) are told by their place: as many pages from the numbers round them as they count more or less. A
    year that is a heading, numbers in a table, numbered chapters and sections stay, and so does ``第三五页`` at the
    end of a reference to a book.
    """,
    removes=Removed.PAGE_NUMBER,
    examples=(
        fixes("水库的坝高达到三十\n— 12 —\n二米。", "水库的坝高达到三十\n二米。"),
        fixes("水库的坝高达到三十\n第 3 页 共 8 页\n二米。", "水库的坝高达到三十\n二米。"),
        fixes("水库的坝高达到三十\n第十二页\n二米。", "水库的坝高达到三十\n二米。"),
        fixes("水庫的壩高達到三十\n第12頁\n二米。", "水庫的壩高達到三十\n二米。"),
        fixes("水库的坝高，见八年级地理试题\n八年级地理试题  第1页（共4页）", "水库的坝高，见八年级地理试题"),
        fixes(
            "1 / 3\n渠道沿山而行，经过三个村庄，全长八公里，两岸种了柳树，每年冬天清淤一次，由各村派人。\n2 / 3\n"
            "闸门共有十二座，由专人看管，每座闸门旁边有一间小屋，屋里有一部电话，一张床，一盏灯。\n3 / 3\n完。",
            "渠道沿山而行，经过三个村庄，全长八公里，两岸种了柳树，每年冬天清淤一次，由各村派人。\n"
            "闸门共有十二座，由专人看管，每座闸门旁边有一间小屋，屋里有一部电话，一张床，一盏灯。\n完。",
        ),
        fixes("水库建在山口，坝高三十二米。\n17", "水库建在山口，坝高三十二米。"),
        fixes("水库高三十米，建在山口。\n王大山\n5月9日\n17", "水库高三十米，建在山口。\n王大山\n5月9日"),
        keeps("水库建在山口\n17"),
        keeps("比分\n1 / 3\n2 / 3\n3 / 3"),
        keeps("水库的坝高见《云溪水利志》第二卷\n第三五页"),
        fixes(
            "水库的坝高见《云溪水利志》第二卷\n第 3 页 共 8 页\n渠长见第三卷。",
            "水库的坝高见《云溪水利志》第二卷\n渠长见第三卷。",
        ),
        fixes(
            "这些都见于《云溪水利志》的\n第 35 页\n第二卷。",
            "这些都见于《云溪水利志》的\n第二卷。",
            wrong="one page alone",
        ),
        keeps("各村户数\n26\n31\n45"),
        keeps("渡口旧事\n一\n船拴在柳树下。\n二\n水退了，墙上有一道线。\n三\n后来修了桥。"),
        keeps("大事记\n2023\n三月，渠道通水。"),
    ),
)
RUNNING_HEAD = judged(
    "FUR002",
    "running-head",
    """A short line that stands again and again at the edges of pages: book title, chapter title, paper and date.

    It repeats (with or without a page number in it, every page or every other page), and it stands where text is
    interrupted or beside page numbers, as much text apart as pages hold; or it carries the number itself (in dots,
    ``·168· 农业``, or where it tears a sentence open, once is enough). Text is interrupted behind a full line, or where
    no sentence can end. Beside a page number that stands inside a sentence, or behind a form feed, it need not repeat.
    The first time it may be the title that it repeats, which opens a page as well, and stays, unless it interrupts or
    stands over a page number. The same words inside a sentence are never touched. Cells of tables, headings of a form,
    days of letters, attributions, bylines and datelines repeat too, and stay. Headings of sections count 1, 2, 3 from
    the first on, each with words of its own: they stay, unless most of them part sentences.
    """,
    removes=Removed.PAGE_HEADER,
    examples=(
        fixes("全年造林2.1万亩，其中退\n·168·　农业\n耕还林8000亩。", "全年造林2.1万亩，其中退\n耕还林8000亩。"),
        fixes(
            "去年全县造林二万一千亩，其中退\n18　临江年鉴\n耕还林八千亩，种草三百亩。",
            "去年全县造林二万一千亩，其中退\n耕还林八千亩，种草三百亩。",
        ),
        keeps("去年全县造林二万一千亩，种草\n18　临江年鉴\n年鉴每年一卷，由县志办公室编写。"),
        fixes(
            "临江水利志 1\n渠道沿山而行，经过三个村\n庄。\n临江水利志 2\n闸门共有十二座，由专人看\n管。\n"
            "临江水利志 3\n每年冬天清淤。\n",
            "渠道沿山而行，经过三个村\n庄。\n闸门共有十二座，由专人看\n管。\n每年冬天清淤。",
        ),
        fixes(
            "1  渠道\n渠道沿山而行，经过三个村庄，灌溉两岸的水田，从前用石头砌成，后来嫌它漏水，全都换成了混凝\n"
            "2  闸门\n"
            "土。闸门共有十二座，由专人看管，每座闸门边上都有一间小屋，屋里有床，有灶，有一盏灯，有炉\n3  清淤\n"
            "子，冬天清淤的时候，看闸人就住在里面，烧一盆炭火。",
            "渠道沿山而行，经过三个村庄，灌溉两岸的水田，从前用石头砌成，后来嫌它漏水，全都换成了混凝\n土。闸门共有十二座，由专人看管，每座闸门边上都有一间小屋，屋里有床，有灶，有一盏灯，有炉\n"
            "子，冬天清淤的时候，看闸人就住在里面，烧一盆炭火。",
        ),
        fixes(
            "井台应高出地面。\nGB/T 99120—2020\n2\n井口应加盖。\n井壁应不透水。",
            "井台应高出地面。\n井口应加盖。\n井壁应不透水。",
        ),
        keeps("下列文件对本文件是必不可少的。\nGB/T 99120—2020\nGB 99001—2018\n井口应加盖。"),
        keeps("临江水利志\n《临江水利志》共十卷，今年出齐。"),
        keeps(
            "渡口(1)\n船拴在柳树下，老人坐在船上，水一直涨，一直涨到石阶的第三级。\n渡口(2)\n水退了，墙上有一道线，老人用刀在线上刻了年份，又回到船上。\n渡口(3)\n后来修了桥。"
        ),
        keeps(
            "摘要：湿地面积由工程前的三百公顷，增加到五百二十公顷\n1  研究区概况\n"
            "云溪河发源于北山，流经全县，在望江口注入大江，全长八十六公里，流域内雨量充沛，四季分明。\n2  结果与分析\n"
            "水鸟种类由四十一种增加到六十七种，其中国家重点保护的有九种，过冬的天鹅头一回超过一百只。\n3  结论\n"
            "综合效益显著，值得推广。"
        ),
        keeps(
            "渠道分为干渠、支渠、斗渠和农渠四级，水从干渠流到农渠。\n练习 1\n"
            "画一张图，标出村里的渠道，说明每一条渠道的作用和它灌溉的田地，写清楚它从哪里来。\n练习 2\n"
            "到最近的闸门去看一看，写一篇短文，说说闸门怎样开，怎样关，由谁来管，多久修一次。\n练习 3"
        ),
    ),
)

PAGE_RULES = (PAGE_NUMBER, RUNNING_HEAD)
