"""Presentation forms of punctuation: vertical, small and half-width copies of ordinary marks."""

from __future__ import annotations

from cleaner.core.rule import fixes, keeps, table_rule

VERTICAL = dict(zip("︐︑︒︓︔︕︖︗︘", "，、。：；！？〖〗", strict=True)) | dict(
    zip("︰︱︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄﹇﹈", "：—（）｛｝〔〕【】《》〈〉「」『』［］", strict=True)
)
SMALL = dict(zip("﹐﹑﹔﹕﹖﹗﹙﹚﹛﹜﹝﹞", "，、；：？！（）｛｝〔〕", strict=True))
HALF_WIDTH = dict(zip("､｡｢｣", "、。「」", strict=True))

vertical_form = table_rule(
    "REP012",
    "vertical-form",
    """A vertical presentation form of a mark is written as the ordinary mark.

    Text taken from pages set vertically has ︵︶﹁﹂︽︾ for （）「」《》. The direction is a matter of layout.
    ︰ is formally a two-dot leader, but in Big5 files it is typed for the colon it looks like, so it becomes ：.
    Wrong in a text about vertical setting. Unicode: CJK Compatibility Forms, Vertical Forms; CLREQ, section 3.1.
    """,
    VERTICAL,
    examples=(
        fixes("﹁春雨﹂︵組詩︶", "「春雨」（組詩）"),
        fixes("︽山居︾︿一﹀", "《山居》〈一〉"),
        keeps("「春雨」（組詩）"),
        keeps("㎡、℃、①"),
    ),
)

small_form = table_rule(
    "REP013",
    "small-form",
    """A small form variant of a mark is written as the ordinary full-width mark.

    Big5 has small copies of the commonest marks (﹐﹑﹔﹕﹖﹗﹙﹚), which old Taiwanese editors typed
    for the full-sized ones. ﹒ stays: it is typed both for a full stop and for a name's dot.
    Wrong nowhere that we know. Unicode: Small Form Variants.
    """,
    SMALL,
    examples=(fixes("甲﹐乙﹑丙﹕丁﹙戊﹚", "甲，乙、丙：丁（戊）"), keeps("甲，乙、丙：丁（戊）"), keeps("甲﹒乙")),
)

half_width_mark = table_rule(
    "REP014",
    "half-width-cjk-mark",
    """A half-width Japanese mark ､ ｡ ｢ ｣ is written as the full-width 、 。 「 」.

    Comes from OCR trained on Japanese. Half-width katakana stay as they are: they are letters, not marks.
    Wrong nowhere in Chinese text. Unicode: Halfwidth and Fullwidth Forms; GB/T 15834, section 4.
    """,
    HALF_WIDTH,
    examples=(fixes("山､水｡｢云｣", "山、水。「云」"), keeps("山、水。「云」"), keeps("ｱｲｳ")),
)
