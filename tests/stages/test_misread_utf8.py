"""UTF-8 that was read as GBK."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cleaner.pipeline import clean
from cleaner.store.contract import plain

TEXT = (
    "腊月初八，天还没有亮，澄湖北岸的石桥镇已经醒了。渔民何三水把两张旧网叠好，放在船头，又回屋取了一壶热茶。",
    "“网要慢慢收，快了鱼就惊了。”他对几个年轻人说，2024年冬天最大的一条重23斤。",
)


def misread(text: str) -> str:
    return text.encode().decode("gbk", "replace")


def test_what_is_left_of_it_is_read_again() -> None:
    cleaned = clean(("\n\n".join(map(misread, TEXT)) + "\n").encode(), "a.txt")
    read = plain(cleaned).strip().split("\n\n")
    for text, found in zip(TEXT, read, strict=True):
        assert found.count("\ufffd") <= len(text) / 6
        left = iter(text)
        assert all(character in left for character in found if character != "\ufffd")
    assert any(finding.code == "REP017" for finding in cleaned.findings)


def test_where_no_byte_was_lost_nothing_is() -> None:
    text = "水里有鱼，岸边有人，"
    assert plain(clean(misread(text).encode(), "a.txt")).strip() == text


# The characters in daily use.
DAILY = bytes(byte for lead in range(0xB0, 0xD7) for trail in range(0xA1, 0xFF) for byte in (lead, trail)).decode(
    "gb2312"
)


@given(st.text(st.sampled_from(DAILY + "，。“”锛紝銆鈥"), max_size=80))
def test_a_text_that_was_read_rightly_stays(text: str) -> None:
    cleaned = clean(("锛锛" + text).encode(), "a.txt")
    assert "REP030" not in {batch.rule for batch in cleaned.text.ledger.batches}


def test_what_was_read_rightly_beside_it_is_not_taken_for_lost() -> None:
    text = f"破船破网，{misread(TEXT[0])}"
    assert "破船破网，" in plain(clean(text.encode(), "a.txt"))
