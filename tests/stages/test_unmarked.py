"""Wrapped text without punctuation, and lines without punctuation that are verse or lists."""

from __future__ import annotations

import random

import pytest

from cleaner.core.text import Text
from cleaner.stages import furniture, unwrap

NEWS = (
    (
        "輪船遇險",
        "昨日下午三時雲溪輪船自漢口開來至石橋地方忽遇大風船身傾側幾致沉沒幸舵工林有田熟悉水道急將船頭轉向岸邊始得無恙"
        "船中搭客二百餘人皆慶再生該公司聞訊後即派員前往察看並將受傷之客送往醫院調治",
    ),
    (
        "疏河有期",
        "本邑紳董任光明等因見河道淤塞舟楫難通特邀集同志會議擬募款興工疏濬以利行旅聞已得各商家贊成認捐者頗為踴躍"
        "約於下月初旬開工限三個月內竣事",
    ),
    (
        "縣署示諭",
        "縣署日前出示曉諭略謂近來天乾物燥火患堪虞凡爾居民務宜小心火燭夜間尤須謹慎倘有不遵定行究辦不貸其各凜遵毋違特示",
    ),
    (
        "平糶紀聞",
        "米價自上月以來日見增漲每石已至八元有奇貧民度日維艱商會諸董事特議平糶辦法在城隍廟設局發售每升減價二十文"
        "以濟貧乏該局開辦以來每日購米者絡繹不絕秩序尚佳惟遠鄉之人往返需時殊形不便現擬於石橋柳灣兩處各設分局一所",
    ),
    (
        "學堂開課",
        "白鷺洲小學堂校舍業已落成共計教室六間操場一方聘定教員四人學生報名者已達一百二十餘名定於本月十五日行開學禮"
        "屆時縣長將親臨訓話各界人士均可前往參觀",
    ),
)


def blocks(lines: list[str]) -> list[str]:
    return [block.text for block in unwrap.join(furniture.mark(Text.of("\n".join(lines) + "\n")))[0]]


def wrapped(width: int, titles: bool = True, indent: str = "") -> list[str]:
    lines: list[str] = []
    for title, text in NEWS:
        lines += [title] * titles
        text = indent + text
        lines += [text[at : at + width] for at in range(0, len(text), width)]
    return lines


@pytest.mark.parametrize("width", [14, 20, 30])
@pytest.mark.parametrize("indent", ["", "\u3000"])
def test_paragraphs_under_titles_are_whole_again(width: int, indent: str) -> None:
    assert blocks(wrapped(width, indent=indent)) == [part for row in NEWS for part in row]


@pytest.mark.parametrize("width", [14, 20])
def test_paragraphs_by_themselves_are_whole_again(width: int) -> None:
    assert blocks(wrapped(width, titles=False, indent="\u3000\u3000")) == [text for _, text in NEWS]


def test_lines_of_which_a_character_was_lost_go_on_too() -> None:
    chance = random.Random(5)
    lines = [line[:-1] if len(line) == 14 and chance.random() < 0.2 else line for line in wrapped(14)]
    assert 2 * len(NEWS) - 1 <= len(blocks(lines)) <= 2 * len(NEWS)


VERSE = (
    "南河水漲綠平沙兩岸人家半種花",
    "日暮漁舟收網罷炊煙一縷是誰家",
    "雨過青山翠欲流牧童橫笛倚黃牛",
    "隔溪喚渡無人應一葉孤帆下白鷗",
    "秋風一夜滿江城紅葉蕭蕭作雨聲",
    "欲寄家書無過雁月明何處搗衣聲",
    "雪壓茅簷酒一壺圍爐夜話到更初",
    "兒童笑問來年事麥浪東風十里餘",
)


@pytest.mark.parametrize(
    "lines",
    [
        list(VERSE),
        [
            line
            for n, line in enumerate(VERSE)
            for line in ([f"南河雜詠其{'一二三四'[n // 2]}", line] if n % 2 == 0 else [line])
        ],
        [
            f"{place}{office}主任林有田"
            for place in ("石橋鎮", "白鷺洲", "柳灣村")
            for office in ("農業局", "文化館", "衛生院")
        ],
        [
            f"關於{place}春耕工作的報告"
            for place in ("石橋鎮", "白鷺洲", "柳灣村", "三岔口", "望江區", "南河鄉", "青石鎮", "北山村")
        ],
    ],
    ids=["verse", "poems", "roll", "titles"],
)
def test_verse_and_lists_of_equal_lines_stay_lines(lines: list[str]) -> None:
    assert blocks(lines) == lines
