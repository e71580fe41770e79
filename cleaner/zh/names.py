"""Is this a person's name: surnames, and the words that stand before and after a name."""

from __future__ import annotations

import re

from cleaner.zh.lexicon import has_word, tags

_BETWEEN_NAMES = re.compile(r"[ \u3000、，,]+")
_PEOPLE = 4  # names that a byline without any other word has at most
_SURNAMES_SIMPLER = str.maketrans(
    "劉陳楊趙黃吳孫馬羅鄭謝韓馮蕭鄧許呂蘇盧蔣賈葉閻餘鍾譚鄒陸萬錢湯龍賴龔龐蘭倪嚴溫蘆魯韋畢聶叢齊莊塗項陽單華車邊喬賀範孔來樂",
    "刘陈杨赵黄吴孙马罗郑谢韩冯萧邓许吕苏卢蒋贾叶阎余钟谭邹陆万钱汤龙赖龚庞兰倪严温芦鲁韦毕聂丛齐庄涂项阳单华车边乔贺范孔来乐",
)
SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余"
    "潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊"
    "兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗"
    "凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚"
    "丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花"
    "仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙薄伏岑习胥保和蔺某乜仝宿逄佘闫苏"
)
"""Single-character surnames, the frequent ones."""

COMPOUND_SURNAMES = frozenset(
    (
        "欧阳",
        "司马",
        "上官",
        "诸葛",
        "司徒",
        "东方",
        "独孤",
        "南宫",
        "夏侯",
        "皇甫",
        "尉迟",
        "公孙",
        "慕容",
        "令狐",
        "端木",
    )
)

ROLES = (
    *(
        "记者",
        "通讯员",
        "特派员",
        "评论员",
        "实习生",
        "摄影",
        "摄像",
        "编辑",
        "责编",
        "主编",
        "校对",
        "版式",
        "制图",
        "美编",
    ),
    *(
        "设计",
        "策划",
        "统筹",
        "作者",
        "译者",
        "编译",
        "整理",
        "采写",
        "撰文",
        "供图",
        "供稿",
        "主任",
        "教授",
        "院士",
        "部长",
    ),
    *("主席", "书记", "委员", "代表", "同志", "主持", "监制", "总编", "值班", "终审", "记录", "翻译", "导演", "主演"),
    *("审判长", "审判员", "陪审员", "书记员", "法官助理"),
)
"""Words that stand before a name."""

_ROLE_ENDS = frozenset(role[-1] for role in ROLES)

_MISTAGGED = frozenset({"周恩来"})  # names that the dictionary has as something else

AFTER_NAME = (
    *(
        "摄",
        "绘",
        "文",
        "图",
        "摄影",
        "著",
        "编著",
        "主编",
        "制图",
        "供图",
        "供稿",
        "作",
        "画",
        "摄影报道",
        "报道",
        "整理",
        "编制",
        "制",
        "书",
    ),
    *("编", "译"),
)
"""What stands after a name in a credit line."""


def is_name(word: str) -> bool:
    """Whether ``word``, Chinese characters only, has the shape of a Chinese name: a surname and one or two more."""
    if word[:2] in COMPOUND_SURNAMES:
        return 3 <= len(word) <= 4
    return 2 <= len(word) <= 3 and word[0] in SURNAMES


def are_people(line: str) -> bool:
    """Whether a line holds one to four names and nothing else, as under a title: 王朴, 王　朴, 杨孝慈　任光明.

    A word of the dictionary that begins like a name, such as 方向, is none.
    """
    words = _BETWEEN_NAMES.split(line.translate(_SURNAMES_SIMPLER))
    if len(words) in (2, 3) and all(len(word) == 1 for word in words):
        words = ["".join(words)]
    return len(words) <= _PEOPLE and all(map(is_name, words)) and all(map(_is_no_word, words))


def is_person(word: str) -> bool:
    """Whether ``word`` is a name, in Simplified or Traditional characters, and no other word of the dictionary."""
    word = word.translate(_SURNAMES_SIMPLER)
    return is_name(word) and _is_no_word(word)


def _is_no_word(name: str) -> bool:
    return not has_word(name) or name in _MISTAGGED or tags(name)[0][1].startswith("nr")


def ends_with_role(run: str) -> bool:
    """Whether a name may follow: ``run`` ends with a word like 记者."""
    return run.endswith(ROLES)


def after_role(run: str) -> str | None:
    """What follows the last role word of ``run``: 本报记者王隼 gives 王隼; None when there is none."""
    if _ROLE_ENDS.isdisjoint(run):
        return None
    at = max((run.rfind(role) + len(role) for role in ROLES if role in run), default=-1)
    return run[at:] if at >= 0 else None


def begins_with_name(run: str) -> bool:
    """Whether ``run`` begins as a name does."""
    return run[:1] in SURNAMES or run[:2] in COMPOUND_SURNAMES
