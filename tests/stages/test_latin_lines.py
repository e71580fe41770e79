"""Wrapped lines of Latin letters among Chinese ones, and lines of Latin letters that are no wrapped text."""

from __future__ import annotations

import textwrap

import pytest

from cleaner.pipeline import clean

PARAGRAPHS = (
    "The county museum opened its new hall on Saturday. More than three thousand visitors came on the first day, most "
    "of them families with children, and the volunteers who had been trained over the winter showed them round.",
    "The hall stands where the old granary was. Its beams and brick walls have been kept, and the visitors can read in "
    "the places where rice used to be stored, or walk up to the roof and drink tea.",
    "According to the director, the hall will stay open until nine in the evening during the trial period, and until "
    "ten on weekends. Umbrellas and hot water are free of charge.",
)
CHINESE = (
    "湿地是重要的生态系统，具有涵养水源、净化水质、调蓄洪水和维护生物多样性等功能。",
    "二十世纪八十年代以来，由于围垦和污染，云溪河湿地的面积不断缩小，功能逐渐退化。",
)


def wrapped(columns: int, indent: str = "", between: str = "\n") -> str:
    return between.join("\n".join(textwrap.wrap(p, columns, initial_indent=indent)) for p in PARAGRAPHS)


def paragraphs(text: str) -> list[str]:
    return clean(text.encode()).text.string.splitlines()


@pytest.mark.parametrize("columns", [46, 52, 60, 68, 76, 90])
@pytest.mark.parametrize(("indent", "between"), [("    ", "\n"), ("", "\n\n"), ("    ", "\n\n")])
def test_paragraphs_are_whole_again(columns: int, indent: str, between: str) -> None:
    text = f"{CHINESE[0]}\n{wrapped(columns, indent, between)}\n{CHINESE[1]}\n"
    assert paragraphs(text) == [CHINESE[0], *PARAGRAPHS, CHINESE[1]]


@pytest.mark.parametrize("columns", [46, 52, 60, 68, 76, 90])
def test_where_nothing_tells_paragraphs_apart_none_run_together(columns: int) -> None:
    found = paragraphs(f"{CHINESE[0]}\n{wrapped(columns)}\n{CHINESE[1]}\n")[1:-1]
    assert all(any(piece in paragraph for paragraph in PARAGRAPHS) for piece in found)
    assert " ".join(found) == " ".join(PARAGRAPHS)
    assert len(found) <= len(PARAGRAPHS) + 2


def test_the_abstract_of_a_wrapped_paper_keeps_the_blanks_between_its_words() -> None:
    abstract = f"Abstract: {PARAGRAPHS[1]}"
    body = "".join(CHINESE)
    lines = [
        "关键词：湿地；恢复工程；效益",
        *textwrap.wrap(abstract, 66),
        "Key words: wetland; restoration project; benefits",
        "",
        *(body[at : at + 33] for at in range(0, len(body), 33)),
    ]
    assert abstract in paragraphs("\n".join(lines))


@pytest.mark.parametrize(
    "lines",
    [
        "The river runs below the sleeping town,\nand carries all the paper lanterns down,\n"
        "and every lantern, as it slowly goes,\nlights up a face that nobody there knows.",
        "Bureau of Water Resources, Linjiang 310000, China\nSchool of Environment, Linjiang 310012, China",
        "restoration of the wetland and the planting of reeds along the banks\n"
        "monitoring of water birds in spring and autumn by trained volunteers\n"
        "compensation of the farmers whose fields were returned to the river",
        "abandon ability able abnormal aboard about above abroad absence absolute\n"
        "absorb abstract absurd abundant abuse academic accelerate accent accept",
        "name of the station      water level      flow, mean      quality\n"
        "upper bridge             3.2              120             second class\n"
        "lower bridge             2.8              140             third class",
        "for row in rows if row in known and row not in taken or row is None:\n"
        "    print(row, file=out)\nreturn {row: total for row in rows if row in known and total}",
        "1. Effects of the restoration on the income of the farmers in the valley\n"
        "2. effects of the footpath on the number of visitors, and their wishes\n"
        "3. effects of the reeds on the quality of the water, and on the birds",
    ],
    ids=["verse", "addresses", "list", "words", "table", "program", "numbered"],
)
def test_lines_that_end_by_sense_stay_lines(lines: str) -> None:
    assert len(paragraphs(f"{CHINESE[0]}\n\n{lines}\n\n{CHINESE[1]}\n")) == 2 + len(lines.splitlines())


def test_a_second_cleaning_changes_nothing() -> None:
    once = clean(f"{CHINESE[0]}\n{wrapped(60)}\n{CHINESE[1]}\n".encode()).text.string
    assert clean(once.encode()).text.string == once
