"""Neighbouring characters that tell what a line may be: all pairs are looked for together, once for a text."""

from __future__ import annotations

from itertools import pairwise

from cleaner.zh.chars import SPACES, flags

# 图片） at the end of a caption, 题图; then 上接, 下转, 紧接; 记者, 作者; 通讯员, 评论员; 撰稿人; 编辑部; 文： 文/图;
# 整理; 采写; 发表于; 电题：, in lines that hold no sentence.
_CAPTION = (("片图", "）)"), ("上下左右题", "图"))
_KIND = (
    ("上下", "接转续承"), ("紧转", "接"), ("记作", "者"), ("讯论", "员"), ("稿", "人"), ("辑", "部"),
    ("文", "：:/|图" + SPACES), ("整", "理"), ("采", "写"), ("表", "于"), ("题", "：:"),
    ("讯道作论判写查", "组"), ("口讲", "述"), ("原", "创"),
    ("长席理记任编辑", " \u3000"), ("秦汉魏晋朝齐梁陈隋唐代宋辽元明清金", "·•）)〕］]】"),
)  # fmt: skip
# Lines in which a site speaks of itself hold one of the first neighbours, or one of the second and one of the third.
_SITE = (
    (".．", "cnoitlm"), ("章", "未完结"), ("天", "才"), ("机", "用访"), ("住记", "本我"), ("求", "收推月打订"),
    ("在完", "连待"), ("容", "开结"), ("馆库屋坛", "扫录校O独 \u3000"), ("子", "文"), ("扫", "描校"), ("O", "C"),
    ("校", "对正"),
)  # fmt: skip
_BOOK = (("本", "书文作电小"),)
_GIVEN = (("下", "载"), ("用", "户"), ("联", "网"), ("论书", "坛吧城库屋"), ("网", "站用整制提首"))
_DESK = (("辑编式计对校核审", "：:|｜丨/／ \t\u3000"),)
_ALL = (*_CAPTION, *_KIND, *_SITE, *_BOOK, *_GIVEN, *_DESK)

HEADS = flags({1 << n: heads for n, (heads, _) in enumerate(_ALL)})
TAILS = flags({1 << n: tails for n, (_, tails) in enumerate(_ALL)})
_ENDS = [sum(map(len, (_CAPTION, _KIND, _SITE, _BOOK, _GIVEN, _DESK)[:n])) for n in range(7)]
OF_CAPTION, OF_KIND, OF_SITE, OF_BOOK, OF_GIVEN, OF_DESK = ((1 << end) - (1 << first) for first, end in pairwise(_ENDS))
"""The flags of the pairs of captions, of other kinds, of lines of sites, and of lines that name the desk."""
