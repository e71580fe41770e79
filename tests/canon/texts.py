"""Invented articles and their copies, made with a seeded generator."""

from __future__ import annotations

import hashlib
import random
from dataclasses import replace

from cleaner.canon.canonical import CanonicalArticle
from cleaner.canon.content import Content, Paragraphs
from cleaner.canon.corpus import Corpus, build
from cleaner.canon.ids import Ids
from cleaner.canon.witness import FileRecord, Witness

_WHO = [
    "镇里的老渔民",
    "县农科站的技术员",
    "村小学的学生",
    "河东果园的果农",
    "退休的木匠师傅",
    "夜校的教员",
    "修路队的队长",
    "茶场的工人",
]
_WHERE = [
    "在南坡的梯田边",
    "在旧码头的仓库里",
    "在镇口的榕树下",
    "在新修的水渠旁",
    "在雨后的山路上",
    "在祠堂前的空地上",
    "在河湾的沙洲上",
]
_WHAT = [
    "修补漏水的木船",
    "试种耐寒的油茶",
    "晾晒刚收的稻谷",
    "清点冬天的柴火",
    "练习失传的鼓点",
    "丈量荒废的坡地",
    "搭建过冬的鸡棚",
    "抄录旧碑的文字",
]
_WHY = [
    "想赶在霜降之前完工",
    "盼着来年有好收成",
    "打算把手艺传给后人",
    "希望游客愿意留下来",
    "不愿让老屋空着",
    "要为集市准备货物",
    "怕山洪再次冲毁堤岸",
]
_HOW = [
    "一边干活一边哼着小调",
    "遇到难处便围坐商量",
    "用的是祖辈留下的办法",
    "每天天亮就动身",
    "干到月亮升起才肯歇手",
    "谁也没有一句怨言",
    "省下的木料送给邻居",
]
_NOISE = "宄鞡叵甪囗彐亍朩氺疒辶彳刂忄礻衤罒钅饣纟犭冫孓孑丶丿乀乁亅卅卌冂凵廴弋彡夂幺尢尸屮巛"


def article(seed: int, sentences: int = 30) -> tuple[str, ...]:
    """The paragraphs of an invented article."""
    r = random.Random(seed)
    name = "".join(r.choices("山川草木田园溪谷云霞松竹梅兰菊桃李杏梨枣桂枫柳桑麻", k=3))
    out = []
    for start in range(0, sentences, 5):
        paragraph = ""
        for _ in range(start, min(start + 5, sentences)):
            village = "".join(r.choices(name + "坪坝湾岭冲垄洼畈塘埠", k=4))
            paragraph += (
                f"{r.choice(_WHO)}{r.choice(_WHERE)}{r.choice(_WHAT)}，{village}人{r.choice(_WHY)}，{r.choice(_HOW)}。"
            )
        out.append(paragraph)
    return tuple(out)


def noisy(paragraphs: tuple[str, ...], rate: float, seed: int) -> tuple[str, ...]:
    """A copy with that share of its Chinese characters wrong."""
    r = random.Random(seed)
    return tuple("".join(r.choice(_NOISE) if c.isalpha() and r.random() < rate else c for c in p) for p in paragraphs)


def witness(
    paragraphs: tuple[str, ...],
    file: str = "a.txt",
    *,
    title: str | None = None,
    kicker: str | None = None,
    index: int = 0,
    date: str | None = None,
    complete: bool = True,
    continued_from: str | None = None,
    continued_on: str | None = None,
    converted: bool = False,
) -> Witness:
    """A witness with the given paragraphs; the digest of its file is made of what it says."""
    text = f"{index}{title}{date}{paragraphs}"
    return Witness(
        file=file,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        index=index,
        kicker=kicker,
        title=title,
        subtitle=None,
        byline=None,
        source=None,
        date=date,
        complete=complete,
        continued_from=continued_from,
        continued_on=continued_on,
        content=Content.of(tuple(("body", p) for p in paragraphs), ((0, sum(map(len, paragraphs))),)),
        converted=converted,
    )


def saying(one: Witness, paragraphs: Paragraphs) -> Witness:
    """The same witness with other paragraphs."""
    return replace(one, content=Content.of(paragraphs, one.spans))


def record(*witnesses: Witness) -> FileRecord:
    """The record of a file with these witnesses."""
    first = witnesses[0]
    return FileRecord(first.file, first.sha256, "utf-8", 100, witnesses, (), (), ())


def corpus(*witnesses: Witness, known: Ids | None = None) -> Corpus:
    """A corpus in which every witness has a file of its own."""
    return build([record(w) for w in witnesses], known or Ids())


def groups(built: Corpus) -> list[list[str]]:
    """Which files each canonical article has, sorted."""
    return sorted(sorted(a.witness.file for a in article.witnesses) for article in built.articles)


def of(built: Corpus, file: str) -> CanonicalArticle:
    """The canonical article that a file is a witness of."""
    return next(article for article in built.articles if any(a.witness.file == file for a in article.witnesses))


def base(article: CanonicalArticle) -> str:
    """The file that the text is built on."""
    return next(a.witness.file for a in article.witnesses if a.base)


def kinds(article: CanonicalArticle) -> dict[str, str]:
    """The kind of each witness, by file."""
    return {a.witness.file: a.kind for a in article.witnesses}
