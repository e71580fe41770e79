"""Tables of punctuation: which mark stands for which."""

from __future__ import annotations

FULL_WIDTH = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
"""Half-width marks and the marks that Chinese text has in their place."""

IDEOGRAPHIC = {
    "､": "、",
    "｡": "。",
    "｢": "「",
    "｣": "」",
    "﹐": "，",
    "﹑": "、",
    "﹔": "；",
    "﹕": "：",
    "﹖": "？",
    "﹗": "！",
    "﹙": "（",
    "﹚": "）",
}
"""Half-width and small forms of marks that are Chinese wherever they stand."""

ALPHANUMERIC = {chr(c + 0xFEE0): chr(c) for c in (*range(0x30, 0x3A), *range(0x41, 0x5B), *range(0x61, 0x7B))}
"""Full-width digits and letters."""

OPERATORS = {c: chr(ord(c) - 0xFEE0) for c in "＋－＝／＠＃＆＊＿＜＞＄＼｜"}
"""Full-width signs that are half-width inside numbers and Latin words."""

CLOSING = "”’」』）》〉】〕〗)]"

WIDE = "，。、；：？！（）《》〈〉【】〔〕〖〗“”‘’「」『』…—～"
"""Marks that bring their own room: no blank stands beside them in Chinese text."""

NAME_DOTS = "•・‧∙⋅･"
"""Marks that are set for the dot between the parts of a name."""

TRANSLITERATION = frozenset(
    "阿埃艾爱安奥巴贝本比彼宾波伯勃博布查茨达大戴丹德登邓狄蒂迪丁顿多厄恩尔伐法范菲费芬佛夫弗福盖戈格葛古哈"
    "汉赫亨华怀惠霍基吉季加贾杰金卡凯坎康考柯科可克肯孔库夸拉莱兰朗劳勒雷黎李里利丽莉列林琳龙卢鲁路伦罗洛马"
    "玛麦迈曼芒梅门蒙孟米密缪莫墨姆纳娜奈南内尼涅宁纽努诺欧帕派潘庞佩彭皮珀普奇契恰乔切琼茹瑞萨塞桑森沙莎山"
    "舍什圣施史叔舒司丝斯松苏索塔泰汤唐陶特提廷图托陀瓦威韦维魏温文翁沃乌武西希锡夏香肖谢欣辛休雅亚杨耶叶伊"
    "因英尤约泽扎詹珍朱兹佐翰逊赖芙娅妮琪俄赛滕珊鲍班昂钦铎策"
)
"""Characters that foreign names are written with."""
