"""How plausible a decoded string is as Chinese text: the evidence by which an encoding is chosen."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from cleaner.core.text import code_points

# Frequent characters: those that make up about nine tenths of modern prose, and their Traditional forms.
_SIMPLIFIED = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本"
    "去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总"
    "次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权"
    "收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连"
    "断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严首底"
    "液官德随病苏失尔死讲配女黄推显谈罪神艺呢席含企望密批营项防举球英氧势告李台落木帮轮破亚师围注远字材排供河态封另施减树溶怎止案言士均武固叶鱼波视仅费紧爱左章早朝害续轻服试食充兵源判护司足某练差致板田降黑"
    "犯负击范继兴似余坚曲输修故城夫够送笔船占右财吃富春职觉汉画功巴跟虽杂飞检吸助升阳互初创抗考投坏策古径换未跑留钢曾端责站简述钱副尽帝射草冲承独令限阿宣环双请超微让控州良轴找否纪益依优顶础载倒房突坐粉敌略"
    "客袁冷胜绝析块剂测丝协诉念陈仍罗盐友洋错苦夜刑移频逐靠混母短皮终聚汽村云哪既距卫停烈央察烧迅境若印洲刻括激孔搞甚室待核校散侵吧甲游久菜味旧模湖货损预阻毫普稳乙妈植息扩银语挥酒守拿序纸医缺雨吗针刘啊急唱"
    "误训愿审附获茶鲜粮斤孩脱硫肥善龙演父渐血欢械掌歌沙刚攻谓盾讨晚粒乱燃矛乎杀药宁鲁贵钟煤读班伯香介迫句丰培握兰担弦蛋沉假穿执答乐谁顺烟缩征脸喜松脚困异免背星福买染井概慢怕磁倍祖皇促静补评翻肉践尼衣宽扬棉"
    "希伤操垂秋宜氢套督振架亮末宪庆编牛触映雷销诗座居抓裂胞呼娘景威绿晶厚盟衡鸡孙延危胶屋乡临陆顾掉呀灯岁措束耐剧玉赵跳哥季课凯胡额款绍卷齐伟蒸殖永宗苗川炉岩弱零杨奏沿露杆探滑镇饭浓航怀赶库夺伊灵税途灭赛归"
    "召鼓播盘裁险康唯录菌纯借糖盖横符私努堂域枪润幅哈竟熟虫泽脑壤碳欧遍侧寨敢彻虑斜薄庭纳弹饲伸折麦湿暗荷瓦塞床筑恶户访塔奇透梁刀旋迹卡氯遇份毒泥退洗摆灰彩卖耗夏择忙铜献硬予繁圈雪函亦抽篇阵阴丁尺追堆雄迎泛"
    "爸楼避谋吨野猪旗累偏典馆索秦脂潮爷豆忽托惊塑遗愈朱替纤粗倾尚痛楚谢奋购磨君池旁碎骨监捕弟暴割贯殊释词亡壁顿宝午尘闻揭炮残冬桥妇警综招吴付浮遭徐您摇谷赞箱隔订男吹园纷唐败宋玻巨耕坦荣闭湾键凡驻锅救恩剥凝"
    "碱齿截炼麻纺禁废盛版缓净睛昌婚涉筒嘴插岸朗庄街藏姑贸腐奴啦惯乘恢"
)
_TRADITIONAL = (
    "這爲個國時來們於對會發動過說產種後學經進電裏現實兩體機當點從業應開還義間樣與關線內數麼質氣變條沒結問無軍並題黨員總設長頭資邊級圖統較將組見計別論運農幾區強決幹戰則據處隊給門規熱領東導壓爭濟階術極聯認權"
    "證採轉單風帶場車務萬達積議聲報鬥類離華確張馬節話況溫傳許羣廣記觀織裝衆書覆兒須際驗連斷難礦備辦習響約勞團歷構稱準號維劃選標寫親養層卻專狀廠識適屬圓調滿縣參紅細聽該鐵價嚴隨蘇爾講黃顯談藝營項舉勢臺幫輪亞"
    "師圍遠態減樹葉魚視僅費緊愛續輕試護練負擊範繼興餘堅輸夠筆佔財喫職覺漢畫雖雜飛檢昇陽創壞徑換鋼責簡錢盡衝獨環雙請讓軸紀優頂礎載敵勝絕塊劑測絲協訴陳羅鹽錯頻終雲衛燒覈遊舊貨損預穩媽擴銀語揮紙醫嗎針劉誤訓願"
    "審獲鮮糧脫龍漸歡剛謂討亂殺藥寧魯貴鍾讀豐蘭擔執樂誰順煙縮徵臉腳異買靜補評踐寬揚傷氫憲慶編觸銷詩綠雞孫膠鄉臨陸顧燈歲劇趙課凱額紹齊偉爐巖楊鎮飯濃懷趕庫奪靈稅滅賽歸盤險錄純蓋橫槍潤蟲澤腦歐側徹慮納彈飼麥溼"
    "牀築惡戶訪跡擺賣擇銅獻陣陰樓謀噸豬館爺驚遺纖傾謝奮購監貫釋詞頓寶塵聞殘橋婦綜吳搖贊訂園紛敗榮閉灣鍵駐鍋剝鹼齒煉紡廢緩淨莊貿慣臺裡著週佈祇纔麼"
)

_PUNCTUATION = "，。、：；？！“”‘’（）《》—…·\u3000"

# Rounded natural logarithms of how often one character of a class stands in Chinese prose. Classes far apart matter
# (a frequent character against one of the second level is e to the 6), the second digit does not.
_ASCII, _MARK, _FREQUENT, _FIRST_LEVEL, _SECOND_LEVEL, _RARE_HAN = -4, -5, -7, -10, -14, -16
_WIDE_ASCII, _SYMBOL, _KANA, _OTHER_SCRIPT, _IMPLAUSIBLE, _UNDECODABLE = -8, -12, -13, -13, -18, -22


@cache
def _weights() -> NDArray[np.int8]:
    """The weight of every code point. Later lines overrule earlier ones."""
    weight = np.full(0x110000, _IMPLAUSIBLE, np.int8)  # private use, unassigned, other planes, half-width katakana
    weight[0x20:0x7F] = weight[[0x09, 0x0A, 0x0D]] = _ASCII
    weight[0xA1:0x530] = _OTHER_SCRIPT
    weight[0x2010:0x2027] = weight[0x2190:0x2800] = weight[0x3200:0x3400] = weight[0x3001:0x3020] = _SYMBOL
    weight[0x3040:0x3130] = _KANA  # and bopomofo
    weight[0x3400:0x4DC0] = weight[0x4E00:0xA000] = weight[0x20000:0x2FA20] = _RARE_HAN
    # GB 2312 and Big5 sort their characters by use: level 1 in daily use, level 2 less common. The codecs know both.
    gb = _rows("gb2312", (0xB0, 0xD7), (0xD8, 0xF7), range(0xA1, 0xFF))
    big5 = _rows("big5", (0xA4, 0xC6), (0xC9, 0xF9), (*range(0x40, 0x7F), *range(0xA1, 0xFF)))
    for _, second in (gb, big5):
        weight[second] = np.maximum(weight[second], _SECOND_LEVEL)
    for first, _ in (gb, big5):
        weight[first] = _FIRST_LEVEL
    weight[code_points(_SIMPLIFIED + _TRADITIONAL)] = _FREQUENT
    weight[0xFF01:0xFF5F] = _WIDE_ASCII
    weight[code_points(_PUNCTUATION)] = _MARK
    weight[0xD800:0xE000] = _UNDECODABLE  # how undecodable bytes are marked while they are weighed
    weight[0xFFFD] = _UNDECODABLE
    weight.setflags(write=False)
    return weight


def _rows(
    codec: str, first: tuple[int, int], second: tuple[int, int], trails: tuple[int, ...] | range
) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """The Han characters of level 1 and of level 2 of a double-byte character set, by their lead bytes."""
    levels = []
    for low, high in (first, second):
        cells = bytes(b for lead in range(low, high + 1) for trail in trails for b in (lead, trail))
        codes = code_points(cells.decode(codec, "ignore"))
        levels.append(codes[(codes >= 0x4E00) & (codes < 0xA000)])
    return levels[0], levels[1]


def plausibility(string: str) -> int:
    """The logarithm of how likely ``string`` is as Chinese text.

    Comparable between two readings of the same bytes, not between texts: a reading that makes more characters out of
    the same bytes pays for each of them.
    """
    return int(_weights()[code_points(string)].sum(dtype=np.int64))
