"""What the fuzzer starts from: the fixtures, and a dictionary of what Chinese pages are made of."""

from __future__ import annotations

from pathlib import Path

_PROJECT = Path(__file__).resolve().parents[2]
AS_IT_IS, AS_TEXT = b"\0", b"\1"  # the first byte of an input of the fuzzer
LONGEST = 4096  # bytes of an input

_MARKS = """
# ## ** > - * ![]( ]( `` ` <b> </p> &amp; &#20013; https:// www. @ a.b --- *** === 12
· •• ● ① （1） (一) 一、 ........ …… … ... 。。。
—— -- — － ～ ~ ２０２６年 5月1日 9:30 3.5% ％ “ ” ‘ ’ " ' 「 」 『 』 《 》
（ ） ( ) 【 】 ， 。 、 ； ： ？ ！ , . ; : ? ! ＂ ＡＩ Ａ＋Ｂ
& + = | / \\ $ ^ _ { } [ ] < > << >> <html> <!-- {"text": %PDF-
"""
_WORDS = """
第一章 第1版 （上接第1版） （下转A04版） (下转2版)
新华社北京5月1日电 本报记者 林青 摄 （来源： 《临江日报》 责任编辑： 目录 水库 蓄满了水
村民们都来看 他说 的 了 临江市 湿地 护湖 水利学习专刊 关于 的通知 ——论 编者按 图为
學校說 這個 著 乾 衞 李乾 二○二六 锟斤拷 ÖÐ¹ú
⼀ ⺼ 豈 ︵ ﹐ ｡ ㎡ の カ 한
"""
_UNSEEN = (
    *("\n", "\n\n", "\r\n", "\r", "\t", "\f", "\v", "\0", " ", "　　", "\x85", "\xa0", "\xad", "\u2028", "\u200b"),
    *("\u200d", "\u200e", "\ufe0f", "\ufeff", "\u0301", "e\u0301", "\ue000", "\ufffd", "— 12 —", "ä¸\xadå›½"),
)
_BYTES = (
    b"\x1f\x8b",
    b"\xff\xfe",
    b"\xfe\xff",
    b"\xef\xbb\xbf",
    "水库".encode("gb18030"),
    "學校".encode("big5"),
    b"\x80",
)


def write_seeds(folder: Path) -> int:
    """Write the seed inputs into ``folder``; how many there are."""
    number = 0
    for path in sorted((_PROJECT / "fixtures").rglob("*.raw.*")):
        data = path.read_bytes()
        for at in range(0, min(len(data), 4 * LONGEST), LONGEST - 1):
            (folder / f"{number:04}").write_bytes((AS_TEXT if number % 4 else AS_IT_IS) + data[at : at + LONGEST - 1])
            number += 1
    return number


def words() -> list[str]:
    """What Chinese pages are made of."""
    return [*_MARKS.split(), *_WORDS.split(), *_UNSEEN]


def write_dictionary(path: Path) -> int:
    """Write the words as a dictionary of libFuzzer to ``path``; how many there are."""
    entries = sorted({word.encode() for word in words()} | set(_BYTES))
    path.write_text("".join(f'"{_escaped(entry)}"\n' for entry in entries), encoding="ascii")
    return len(entries)


def _escaped(word: bytes) -> str:
    return "".join(f"\\x{byte:02x}" for byte in word)


def unpacked(data: bytes) -> bytes:
    """The bytes to clean: those of the input as they are, or what of them is text in UTF-8."""
    body = data[1:]
    return body.decode("utf-8", "ignore").encode() if data[:1] == AS_TEXT else body
