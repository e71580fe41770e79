"""Pages of a scanned book: notes at the foot of a page that breaks off, quotations in smaller type."""

from __future__ import annotations

from cleaner.pipeline import clean

WIDTH = 27
TALE = (
    "渡口的老艄公今年七十三岁，撑了五十年的船，两岸的人都坐过他的船，连县里来的干部也要先喊他一声周伯。",
    "他的船是杉木做的，船底换过三回，船帮上的漆一年刷一遍，远远看去，水面上像漂着一片红叶子，谁见了都说好看。",
    "去年冬天江上起了大雾，他在船头敲了一夜的锣，给上游下来的货船指路，天亮时嗓子哑得说不出话，喝了三碗姜汤才好。",
    "今年开春，县里在渡口上面修了桥，通车那天，他把船摇到桥底下，仰着头看了很久，什么也没有说，又慢慢摇了回去。",
)


def wrapped(text: str, width: int = WIDTH) -> list[str]:
    """The lines of a paragraph whose indent was lost."""
    return [text[: width - 2], *(text[at : at + width] for at in range(width - 2, len(text), width))]


def paragraphs(lines: list[str]) -> list[str]:
    cleaned = clean("\n".join(lines).encode(), "a.txt")
    return [cleaned.string(part) for article in cleaned.articles for part in article.parts]


def pages(first: list[str], second: list[str]) -> list[str]:
    """Two pages among others, with the numbers that pages have."""
    lines = [line for text in TALE for line in wrapped(text)]
    return [*lines, "— 11 —", *lines, "— 12 —", *first, "— 13 —", *second, *lines, "— 14 —", *lines, "— 15 —"]


def test_a_sentence_goes_on_over_the_note_that_its_page_ends_with() -> None:
    text = (
        "守渡口的人都记得那本《渡口志》①里的话，说这条河从前有一百条船，后来有了桥，船一年比一年少，"
        "到今天只剩下这一条，也不知道还能撑几年。"
    )
    note = "①《渡口志》，临江出版社1983年版，第12页。"
    lines = wrapped(text)
    got = paragraphs(pages([*lines[:2], note], lines[2:]))
    assert text in got and note in got


def test_a_numbered_item_at_the_foot_of_a_page_stays_in_its_sentence() -> None:
    text = (
        "守渡口要会三样本事，一样也不能少，少了一样不要上船：第一样要看水，第二样看天，看天要看得仔细，要先看①云"
        "②风③鸟，第三样是看人，这一样最难学，也没有人教，要自己在船上一天一天地看，看上十年八年，才算是会了。"
    )
    lines = wrapped(text)
    assert lines[2][0] == "②"
    assert text in paragraphs(pages(lines[:3], lines[3:]))


def test_a_paragraph_between_quotations_in_smaller_type_goes_on_behind_its_page() -> None:
    quoted = [
        text.replace("。", "，") + "这是渡口志上说的，一个字也没有改过，如今抄在这里，给后来的人看。" for text in TALE
    ]
    small = [line for text in quoted for line in wrapped(text, WIDTH + 3)]
    text = "从这些话里可以看得出来，从前守渡口的那些老人和孩子都没有想过要离开这条河，离开他们的船。"
    lines = wrapped(text)
    raw = [line for tale in TALE * 2 for line in wrapped(tale)]
    got = paragraphs(
        [*raw, "— 11 —", *raw, "— 12 —", *small, lines[0], "— 13 —", *lines[1:], *small, "— 14 —", *raw, "— 15 —"]
    )
    assert text in got


def test_a_letter_between_the_text_of_a_page_and_its_number_is_removed() -> None:
    text = (
        "渡口的石阶一共有四十九级，最下面的三级一年里有半年泡在水里，长满了青苔，踩上去要很小心，老人说从前有八十一级。"
    )
    lines = wrapped(text)
    assert text in paragraphs(pages([lines[0], "L"], lines[1:]))


def roles(raw: str) -> list[str]:
    (article,) = clean(raw.encode(), "a.txt").articles
    return [part.role.value for part in article.parts]


def test_notes_with_round_brackets_close_the_article_that_refers_to_them() -> None:
    told = f"渡口旧闻\n{TALE[0]}(1)人们还记得“撑船要看天”(2)这句话，一直传到今天。\n{TALE[1]}\n"
    notes = "(1)《渡口志》，临江出版社1983年版。\n(2)《水上谣》，第12页。\n"
    assert roles(told + notes)[-2:] == ["note", "note"]


def test_items_in_round_brackets_that_the_text_counts_are_no_notes() -> None:
    told = f"渡口旧闻\n{TALE[0]}守渡口要会的有：(1)看水，(2)看天，两样都不能少。\n{TALE[1]}\n"
    items = "(1)看水，就是看水的颜色和水上的波纹。\n(2)看天，就是看云和鸟。\n"
    assert "note" not in roles(told + items)
