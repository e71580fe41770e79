"""Wrapped text whose marks OCR read as half-width ones: points are full stops there, and lines as wide as printed."""

from __future__ import annotations

import pytest

from cleaner.pipeline import clean

PARAGRAPHS = (
    "石桥戏班成立于清光绪二十三年,班主姓钱,最初只有十一个人,四只戏箱,农闲时走村串户,一台戏收三斗米.后来钱班主"
    "从外地请来两位教师,才开始唱整本大戏,沿江九个码头都有人来请.",
    '戏班最兴旺的时候,大小剧目有八十余出.据老人们回忆,只要水牌上写出"双锁桥"三个字,对岸的人便连夜摆渡过来,渡船'
    "一夜不歇,江面上全是火把,远远望去像一条火龙.",
    "石桥沦陷以后,班主连夜带领全班人马离开,把戏箱沉在江湾里.他们一路西行,靠卖艺为生,历时八个月,行程两千余里,到"
    "达云溪时只剩下十九个人.",
    "战争结束,剧团回到石桥打捞戏箱,四只只捞起一只,里面的行头都烂了,只有一顶凤冠还完好.这顶凤冠现在存放在县里的"
    "博物馆中,每年春天展出一次.",
    "后来剧团由县里接管,改了名字,添了灯光和布景.老艺人把几出老戏一句一句地教给学员,又同作者一起写了几出新戏,演的"
    "都是修桥、修堤的事.",
)


def wrapped(paragraph: str, columns: int, indent: int) -> str:
    """A paragraph in lines as wide as its printed, full-width marks made them."""
    lines, line, width = [], " " * indent, 4 if indent else 0
    for char in paragraph:
        if width + 2 > columns and char not in ',.;:"':
            lines.append(line)
            line, width = "", 0
        line, width = line + char, width + 2
    return "\n".join([*lines, line])


@pytest.mark.parametrize(("columns", "indent"), [(28, 4), (36, 4), (48, 4), (72, 4), (32, 0), (40, 0), (58, 0)])
def test_the_paragraphs_of_half_width_text(columns: int, indent: int) -> None:
    """Each paragraph is one again, in narrow columns too, with indents and without."""
    raw = "\n".join(wrapped(paragraph, columns, indent) for paragraph in PARAGRAPHS)
    cleaned = clean(raw.encode(), "page.txt")
    got = [len(cleaned.string(part)) for article in cleaned.articles for part in article.parts]
    assert got == [len(paragraph) for paragraph in PARAGRAPHS]
