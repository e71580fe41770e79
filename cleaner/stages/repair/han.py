"""Look-alikes of Han characters: radicals and compatibility ideographs, which stand for unified ideographs."""

from __future__ import annotations

import unicodedata

from cleaner.core.rule import fixes, keeps, table_rule

# Unicode Character Database, EquivalentUnifiedIdeograph.txt: each radical of the supplement and its ideograph.
# U+2E80 has none.
_SUPPLEMENT = (
    "⺁厂 ⺂乛 ⺃乚 ⺄乙 ⺅亻 ⺆冂 ⺇𠘨 ⺈刀 ⺉刂 ⺊卜 ⺋㔾 ⺌小 ⺍小 ⺎兀 ⺏尣 ⺐尢 ⺑𡯂 ⺒巳 ⺓幺 ⺔彑 "
    "⺕彐 ⺖忄 ⺗心 ⺘扌 ⺙攵 ⺛旡 ⺜日 ⺝月 ⺞歺 ⺟母 ⺠民 ⺡氵 ⺢氺 ⺣灬 ⺤爫 ⺥爫 ⺦丬 ⺧牛 ⺨犭 ⺩王 "
    "⺪𤴔 ⺫目 ⺬示 ⺭礻 ⺮𥫗 ⺯糹 ⺰纟 ⺱罓 ⺲罒 ⺳㓁 ⺴冗 ⺵𦉫 ⺶羊 ⺷𦍌 ⺸𦍋 ⺹耂 ⺺肀 ⺻聿 ⺼肉 ⺽𦥑 "
    "⺾艹 ⺿艹 ⻀艹 ⻁虎 ⻂衤 ⻃覀 ⻄西 ⻅见 ⻆角 ⻇𧢲 ⻈讠 ⻉贝 ⻊𧾷 ⻋车 ⻌辶 ⻍辶 ⻎辶 ⻏邑 ⻐钅 ⻑長 "
    "⻒镸 ⻓长 ⻔门 ⻕𨸏 ⻖阝 ⻗雨 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻞𩙿 ⻟飠 ⻠饣 ⻡𩠐 ⻢马 ⻣骨 ⻤鬼 ⻥鱼 "
    "⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ⻫斉 ⻬齐 ⻭歯 ⻮齿 ⻯竜 ⻰龙 ⻱龜 ⻲亀 ⻳龟 "
)


def _compatibility() -> dict[str, str]:
    blocks = (*range(0xF900, 0xFB00), *range(0x2F800, 0x2FA20))
    pairs = ((chr(code), unicodedata.normalize("NFC", chr(code))) for code in blocks)
    return {before: after for before, after in pairs if before != after and unicodedata.name(before).startswith("CJK")}


KANGXI = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
SUPPLEMENT = {pair[0]: pair[1] for pair in _SUPPLEMENT.split()}
COMPATIBILITY = _compatibility()

kangxi_radical = table_rule(
    "REP009",
    "kangxi-radical",
    """A Kangxi radical (U+2F00 to U+2FD5) is written as the ideograph it looks like.

    PDF text extractors pick the radical where the font has one glyph for both: ⼈⼤ looks like 人大, is not found by a
    search, and counts as no Chinese character. Unicode: section 18.2; the radicals' compatibility decompositions.
    Wrong only in a text about radicals as such, where the two are set side by side.
    """,
    KANGXI,
    examples=(fixes("⼈⼤代表", "人大代表"), keeps("人大代表"), keeps("⿰木木")),
)

radical_supplement = table_rule(
    "REP010",
    "cjk-radical-supplement",
    """A radical of the CJK Radicals Supplement is written as the ideograph equivalent to it.

    Comes from PDF text extractors, as the Kangxi radicals do: ⻔ for 门, ⻅ for 见, ⻓ for 长. Unicode's
    EquivalentUnifiedIdeograph says which ideograph each stands for; the one radical without any stays.
    Wrong in a text about radicals and components.
    """,
    SUPPLEMENT,
    examples=(fixes("⻔⻅山", "门见山"), fixes("⻓江", "长江"), keeps("长江"), keeps("⺀")),
)

compatibility_ideograph = table_rule(
    "REP011",
    "compatibility-ideograph",
    """A CJK compatibility ideograph is written as the unified ideograph that it is a duplicate of.

    Unicode keeps second copies of some characters for round trips to old character sets (豈 U+F900 for 豈 U+8C48).
    NFC replaces them; so does this rule. Twelve characters of the block (U+FA0E and eleven more) are no copies
    and stay.
    Wrong where a name's exact glyph matters; Unicode gives variation sequences for that. Unicode: section 18.1.
    """,
    COMPATIBILITY,
    examples=(fixes("\uf900有此理", "豈有此理"), keeps("豈有此理"), keeps("\ufa0e\ufa29")),
)
