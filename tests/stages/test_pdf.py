"""PDF text layers: what a person reads on the page, in the order in which a person reads it."""

from __future__ import annotations

import sys

import pytest

import cleaner
from cleaner.stages.decode import DecodeError, decode
from tests.stages.pdfs import Show, column, make

pytest.importorskip("pypdfium2")

LEFT = (
    "　　清晨，第一班车开进了村口，",
    "等了十年的老人们站在路边，看着",
    "车门慢慢打开，谁也没有先说话。",
    "　　司机姓周，跑这条线已经是第",
    "三天了。他说山路弯多，可是比从",
    "前的土路好走。",
)
RIGHT = (
    "　　村里的学校离车站不远，孩子",
    "们下课后跑来看热闹，围着车子转",
    "了一圈又一圈，直到老师来喊他们",
    "回去。一位老师说，明年这里还要",
    "修一座桥。",
    "　　镇上的人都在等那一天。",
)
TITLE: Show = (140, 540, 20, "山乡通了车")


def text(*pages: list[Show], turned: bool = False, vertical: bool = False) -> str:
    return decode(make(pages, turned=turned, vertical=vertical), "a.pdf").text.raw


def joined(lines: tuple[str, ...]) -> str:
    return "".join(f"{line}\n" for line in lines)


def test_lines_indents_and_a_blank_line_after_the_title() -> None:
    assert text([TITLE, *column(40, 500, LEFT)]) == "　　　　　山乡通了车\n\n" + joined(LEFT)


def test_the_order_in_the_file_does_not_matter() -> None:
    page = [TITLE, *column(40, 500, LEFT), *column(210, 500, RIGHT)]
    assert text(page[::-1]) == text(page) == text(sorted(page, key=lambda show: show[3]))


@pytest.mark.parametrize("shift", [0, 5, 8, 13])
def test_columns_are_read_one_after_the_other_aligned_or_not(shift: float) -> None:
    page = [TITLE, *column(40, 500, LEFT), *column(210, 500 - shift, RIGHT)]
    assert text(page) == "　　　　　山乡通了车\n\n" + joined(LEFT) + joined(RIGHT)


def test_a_headline_over_both_columns_parts_those_above_it_from_those_below() -> None:
    upper = [*column(40, 560, LEFT), *column(210, 560, RIGHT)]
    lower = [*column(40, 400, RIGHT), *column(210, 400, LEFT)]
    head: Show = (150, 440, 18, "桥与路")
    found = text([*upper, head, *lower])
    assert found.replace("\u3000", "").replace("\n\n", "\n") == (
        joined((*LEFT, *RIGHT)) + "桥与路\n" + joined((*RIGHT, *LEFT))
    ).replace("\u3000", "")


def test_running_heads_and_feet_are_first_and_last_whichever_column_they_stand_over() -> None:
    head: list[Show] = [(310, 580, 8, "青石日报")]
    foot: list[Show] = [(40, 20, 8, "12")]
    body = [*column(40, 500, LEFT), *column(210, 500, RIGHT)]
    found = text([*foot, *body, *head])
    assert found.lstrip("\u3000") == "青石日报\n\n" + joined(LEFT) + joined(RIGHT) + "\n12\n"


def test_pages_are_parted_by_form_feeds() -> None:
    assert text(column(40, 500, LEFT), column(40, 500, RIGHT)) == joined(LEFT) + "\f" + joined(RIGHT)


def test_rows_of_a_table_stay_rows() -> None:
    rows = [("周山", "甲班", "合格"), ("李小满", "乙班", "良"), ("王雨", "甲班", "优"), ("赵一", "丙班", "良")]
    cells = [(r, c, cell) for r, row in enumerate(rows) for c, cell in enumerate(row)]
    page: list[Show] = [(40 + 80 * c, 500 - 16 * r, 10, cell) for r, c, cell in cells]
    found = [line.split() for line in text(page).splitlines()]
    assert found == [list(row) for row in rows]


def test_short_columns_are_columns_and_short_rows_of_cells_are_rows() -> None:
    assert text([*column(40, 500, LEFT[:3]), *column(210, 500, RIGHT[:2])]) == joined(LEFT[:3]) + joined(RIGHT[:2])
    rows = [
        *column(40, 500, ["河湾码头候船室", "老街口公交车站"]),
        *column(180, 500, ["早上六点开门", "早上五点半开门"]),
    ]
    assert [len(line.split()) for line in text(rows).splitlines()] == [2, 2]


def test_a_wide_gap_between_paragraphs_is_a_blank_line() -> None:
    page = [*column(40, 500, LEFT), *column(40, 500 - 7.2 * 16, RIGHT)]
    assert text(page) == joined(LEFT) + "\n" + joined(RIGHT)


def test_letters_words_and_numbers() -> None:
    shown = "全长860米的 open source 系统，见GB/T 15834。"
    assert text([(40, 500, 10, shown)]) == shown + "\n"
    assert text([(40, 500, 10, "open"), (65, 500, 10, "source")]) == "open source\n"


def test_a_word_broken_by_a_hyphen_is_whole_and_other_hyphens_stay() -> None:
    page = column(40, 500, ["说明 an inter-", "national pro-", "ject of COVID-", "19 reports."])
    assert text(page).split() == ["说明", "an", "international", "project", "of", "COVID-", "19", "reports."]


def test_characters_printed_twice_to_make_them_bold_are_read_once() -> None:
    assert text([TITLE, (140.4, 540, 20, "山乡通了车")]) == "山乡通了车\n"
    assert text([(40, 500, 10, "看看天天——")]) == "看看天天——\n"


def test_a_page_on_its_side_is_turned() -> None:
    page = [TITLE, *column(40, 500, LEFT)]
    assert text(page, turned=True) == text(page)


def test_vertical_text_is_read_from_right_to_left() -> None:
    page: list[Show] = [(300 - 20 * n, 500, 10, line.strip("\u3000")) for n, line in enumerate(LEFT)]
    assert text(page, vertical=True).split() == [line.strip("\u3000") for line in LEFT]


def test_offsets_are_of_the_extracted_text() -> None:
    data = make([[TITLE, *column(40, 500, LEFT), *column(210, 500, RIGHT)]])
    cleaned = cleaner.clean(data, "a.pdf")
    assert cleaned.encoding == "pdf"
    (article,) = cleaned.articles
    assert cleaned.string(article.parts[0]) == "山乡通了车"
    body = "".join(cleaned.string(part) for part in article.parts[1:])
    assert body == "".join((*LEFT, *RIGHT)).replace("\u3000", "")
    spans = [span for part in article.parts for span in cleaned.spans(part)]
    assert "".join("".join(cleaned.text.raw[s:e] for s, e in spans).split()) == "山乡通了车" + body


def test_a_scanned_pdf_is_refused() -> None:
    with pytest.raises(DecodeError, match=r"^a\.pdf: .*\(2 pages\) has no text layer; run OCR first"):
        text([], [])


def test_a_scanned_page_among_others_is_listed() -> None:
    decoded = decode(make([column(40, 500, LEFT), [], column(40, 500, RIGHT)]), "a.pdf")
    assert decoded.text.raw == joined(LEFT) + "\f\f" + joined(RIGHT)
    (finding,) = decoded.findings
    assert (finding.code, finding.span) == ("DEC020", (len(joined(LEFT)) + 1,) * 2)
    assert "page 2" in finding.message


def test_a_broken_pdf_is_refused() -> None:
    whole = make([column(40, 500, LEFT)])
    for broken in (b"%PDF-1.7\n", whole[:60], b"\n%PDF-1.4\n" + bytes(range(256))):
        with pytest.raises(DecodeError, match=r"^a\.pdf: this PDF is damaged or cut off"):
            decode(broken, "a.pdf")


def test_an_encrypted_pdf_is_refused() -> None:
    whole = make([column(40, 500, LEFT)])
    lock = (
        b"trailer<</Encrypt<</Filter/Standard/V 1/R 2/P -4/O<" + b"11" * 32 + b">/U<" + b"22" * 32 + b">>>"
        b"/ID[<" + b"33" * 16 + b"><" + b"33" * 16 + b">]"
    )
    with pytest.raises(DecodeError, match=r"^a\.pdf: this PDF is encrypted; save it without the password"):
        decode(whole.replace(b"trailer<<", lock), "a.pdf")


def test_missing_pypdfium2_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(DecodeError, match=r"a\.pdf: .*cleaner\[pdf\]"):
        decode(make([column(40, 500, LEFT)]), "a.pdf")
