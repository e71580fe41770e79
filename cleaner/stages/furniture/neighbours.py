"""What neighbouring characters the lines of a file hold: so that only few are compared with what sites write."""

from __future__ import annotations

from cleaner.zh.rows import Codes, Rows, flags

# Lines in which a site speaks of itself hold one of the first neighbours, or one of the second and one of the third.
_SITE = (
    (".．", "cnoitlm"), ("章", "未完结"), ("天", "才"), ("机", "用访"), ("住记", "本我"), ("求", "收推月打订"),
    ("在完", "连待"), ("容", "开结"), ("馆库屋坛", "扫录校O独 \u3000"), ("子", "文"), ("扫", "描校"), ("O", "C"),
    ("校", "对正"),
)  # fmt: skip
_BOOK = (("本", "书文作电小"),)
_GIVEN = (("下", "载"), ("用", "户"), ("联", "网"), ("论书", "坛吧城库屋"), ("网", "站用整制提首"))
_DESK = (("辑编式计对校核审", "：:|｜丨/／ \t\u3000"),)
_ALL = (*_SITE, *_BOOK, *_GIVEN, *_DESK)
_HEADS = flags({1 << n: heads for n, (heads, _) in enumerate(_ALL)})
_TAILS = flags({1 << n: tails for n, (_, tails) in enumerate(_ALL)})
OF_SITE = (1 << len(_SITE)) - 1
OF_BOOK = 1 << len(_SITE)
OF_GIVEN = ((1 << len(_GIVEN)) - 1) << (len(_SITE) + 1)
OF_DESK = 1 << (len(_ALL) - 1)


def neighbours(texts: Rows) -> Codes:
    """For each line the flags of the neighbours that it holds."""
    return texts.having_pairs(_HEADS, _TAILS)
