"""UTF-8 that was read as GBK: 锛 for ，, 銆 for 。, and every three bytes of a character as one and a half others."""

from __future__ import annotations

import regex

from cleaner.core.edits import Edits
from cleaner.core.late import late
from cleaner.core.rule import Confidence, fixes, keeps, rule
from cleaner.core.text import Text
from cleaner.stages.repair.mojibake import is_chinese

# What the first two bytes of the commonest Chinese marks are in GBK, or the last two; hardly a text has two of them
# otherwise.
MARKS = ("锛", "紝", "銆", "鈥")
_FEWEST = 2
_RUN = late(r"[^\x00-\x7f\u3000]++ \??", regex.VERBOSE)
_NO_BYTE = b"\xff"  # stands for bytes that were lost; nowhere in UTF-8
_LOST = late(r"\ufffd+")
_LEFT = late(r"[\ud800-\udfff]+")  # bytes that are no UTF-8, as Python decodes them with ``surrogateescape``
_LEFT_OUT = "\udcff"  # such as stand for lost ones
_BYTES, _CUT_OFF = 3, 2  # of a character; that are left of one at the end of a run
_MOST_LOST = 0.1  # of the characters of a run, and one
_DAILY = 0.8  # of what is left stands in GB 2312 or in Big5
_SHORTEST = 3  # code points that are left of a run


@rule(
    "REP030",
    "utf-8-misread-as-gbk",
    Confidence.LIKELY,
    examples=(
        fixes("姘撮噷鏈夐奔锛屽哺杈规湁浜猴紝", "水里有鱼，岸边有人，"),
        fixes("鈥滄按閲屾湁楸硷紝宀歌竟鏈変汉銆傗\ufffd\ufffd", "“水里有鱼，岸边有人。\ufffd"),
        keeps("他说：“锛”是木工的工具，“銆”字不常用。"),
        keeps("鱼水情深，石桥有渡。"),
    ),
)
def utf8_misread_as_gbk(text: Text) -> Edits:
    """UTF-8 text that was read as GBK is read again, rightly; what was lost on the way stays lost, as U+FFFD.

    An editor or a database that takes UTF-8 for GBK shows 姘撮噷鏈夐奔锛 for 水里有鱼，. The bytes are still there, but
    for some that are none in GBK, and the last of an odd number: these became ``?`` or U+FFFD. Only runs are read again
    of which nearly every byte makes a Chinese character or mark; the bytes of other Chinese text make none. A lost
    character is listed (REP017).
    Wrong nowhere that we know.
    """
    if sum(map(text.string.count, MARKS)) < _FEWEST:
        return Edits.none()
    runs = [(match.start(), match.group()) for match in _RUN.finditer(text.string)]
    read = [(start, run, _read(run)) for start, run in runs]
    sure = sum(len(run) for _, run, (after, kept) in read if after and kept >= _SHORTEST)
    shortest = 1 if 2 * sure > sum(len(run) for _, run in runs) else _SHORTEST  # short ones are clear only among others
    return Edits.of(
        (start, start + len(run), after) for start, run, (after, kept) in read if after and kept >= shortest
    )


def _read(run: str) -> tuple[str, int]:
    """The run read rightly, and how many of its characters are left; an empty one where that gives nothing Chinese, or
    bytes that were not lost make no UTF-8: they are of text that was read rightly."""
    solid = run.removesuffix("?")
    try:
        parts = [part.replace("€", "\x80").encode("gbk") for part in _LOST.split(solid)]
    except UnicodeEncodeError:
        return "", 0
    said = _NO_BYTE.join(parts).decode("utf-8", "surrogateescape")
    for left in _LEFT.finditer(said):
        times = left.group().count(_LEFT_OUT)
        lost = times and len(left.group()) <= _BYTES * times + _CUT_OFF
        if not lost and (left.end() < len(said) or len(left.group()) > _CUT_OFF):
            return "", 0
    after = _LEFT.sub("\ufffd", said)
    kept = after.replace("\ufffd", "")
    daily = max(len(kept.encode(encoding, "ignore")) for encoding in ("gb2312", "big5")) >= 2 * _DAILY * len(kept)
    if not (is_chinese(kept) and daily) or len(after) - len(kept) > 1 + _MOST_LOST * len(kept):
        return "", 0
    return after if after.endswith("\ufffd") else after + run[len(solid) :], len(kept)
