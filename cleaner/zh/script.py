"""Traditional or Simplified: judging a text, and converting one."""

from __future__ import annotations

from enum import Enum

import numpy as np
import regex
from numpy.typing import NDArray

from cleaner.core.late import late
from cleaner.zh.chars import CHINESE, CLASS, members
from cleaner.zh.lexicon import has_word

# The two tables are what Big5 level 1 has and GB/T 2312 has not, and what GB/T 2312 level 1 has and Big5 has not, as
# far as OpenCC knows a counterpart; with what only Hong Kong prints (説), and without what it prints like Simplified
# texts (悦). So 著, 乾, 徵, 瞭 and the like, which Simplified texts may print, are in neither.
TRADITIONAL = (
    "丟並亂亙亞佇佈佔併來侖侶侷係俠倀倆倉個們倖倫偉側偵偽傑傖傘備傢傭傯傳債傷傾僅僑僕僥僱價儀儂億儈儉儐儔儕儘償優儲"
    "儷儸儻儼兇兌兒兗內兩冊冑冪凍凜凱別刪則剋剎剛剝剴創剷劃劇劉劊劍劑勁動務勛勝勞勢勣勳勵勸勻匯匱區協卹卻厭厲參叢吳"
    "吶呂員唸問啞啟喚喪喫喬單喲嗆嗇嗎嗚嗶嘆嘍嘔嘖嘗嘩嘮嘯嘰噓噥噯噴噸噹嚀嚇嚐嚕嚥嚨嚮嚴嚶囀囁囂囈囉囌囑囪國圍園圓圖"
    "團執堅堊堝堯報場塊塋塒塗塚塢塵塹墊墜墮墳墾壇壎壓壘壙壞壟壢壩壯壺壽夠夢夾奐奧奩奪奮妝姍姦娛婁婦媧媼媽嫗嫵嫻嬈嬋"
    "嬌嬤嬪嬰嬸孃孫學孿宮寢實寧審寫寬寵寶將專尋對導尷屆屍屜屢層屨屬岡峴島峽崑崗崙崢嵐嶄嶇嶔嶸嶺嶼嶽巒巔巖帥師帳帶幀"
    "幃幗幟幣幫幹幾庫廁廂廄廈廚廝廟廠廢廣廬廳弒弔張強彆彈彌彎彙彥彫彿徑從徠復徹恆恥悅悵悶悽惡惱惻愛愜愴愷愾慄態慍慘"
    "慚慟慣慫慮慶慼慾憂憊憐憑憚憤憫憮憲憶懇應懍懣懲懶懷懸懺懼懾戀戰戲戶拋挾捨捫捲掃掄掙掛採揀揚換揮損搖搗搶摑摟摯摻"
    "撈撐撓撥撫撲撳撻撾撿擁擄擇擊擋擔據擠擬擰擱擲擴擷擺擻擾攆攏攔攙攜攝攣攤攪攬敗敘敵數斂斃斕斬斷昇時晉晝暈暉暘暢暫"
    "曄曆曇曉曖曠曬書會朧朮東枴柵桿梔條梟棄棗棟棧棲楊楓楨業極榦榮構槍槓槨槳樁樂樅樑樓標樞樣樸樹樺橈橋機橢橫檔檜檢檣"
    "檮檯檳檸檻櫃櫓櫚櫛櫝櫥櫬櫻欄權欐欖欽歎歐歟歡歲歷歸歿殘殤殮殯殲殺殼毀毆氈氣氫氬氳氾汎汙決沒沖況洩洶浹涇涼淒淚淨"
    "淪淵淺渙減渦測渾湊湧湯準溝溫溼滄滅滌滬滯滲滷滾滿漁漢漣漬漲漸漿潑潔潛潤潯潰澀澆澗澠澤澦澱濁濃濕濘濛濟濤濫濰濱濺"
    "濾瀆瀉瀋瀏瀕瀘瀝瀟瀨瀰瀲瀾灑灘灣灤災為烏無煉煙煥煩煬熒熱熾燈燉燒燙燜營燦燬燭燴燻燼燾爍爐爛爭爺爾牆牘牴牽犖犛犢"
    "犧狀狹狽猙猶獄獅獎獨獰獲獵獷獸獺獻玀現琺琿瑣瑤瑩瑪璣璦環璽璿瓊瓏瓔瓚甌甕產畝畢畫異當疇疊痙痠瘋瘍瘓瘡瘧瘺療癆癒"
    "癘癟癡癢癥癩癬癮癱癲發皚皰皺盃盜盞盡監盤盧盪眾睏睜睞瞞瞼矇矓矚矯硃硯碩確碼磚磧磯礎礙礦礪礫礬祕祿禍禎禦禪禮禱禿"
    "秈稅稈稜稟種稱穀穌積穎穠穡穢穩穫窩窪窮窯窺竄竅竇竊競筆筍筧箇箋箏節範築篠篤篩簍簑簞簡簣簫簽簾籃籌籟籠籤籬籮籲粵"
    "糝糞糧糰糾紀紂約紅紆紇紉紋納紐純紕紗紙級紛紜紡紮細紱紲紳紹紼絀終絃組絆結絕絛絞絡絢給絨絰統絲絳絹綁綏綑經綜綞綠"
    "綢綬維綰綱網綴綵綸綺綻綽綾綿緇緊緒緘緙線緝緞締緣編緩緬緯緲練緹緻縈縉縊縐縑縛縝縞縣縫縮縯縱縲縴縵縷縹總績繃繅繆"
    "繈繒織繕繚繞繡繩繪繫繭繳繹繼繽續纏纓纔纖纜缽罈罌罰罵罷羅羈羋羨義羶習翹聖聞聯聰聲聳聶職聽聾肅脅脈脣脩脫脹腎腦腫"
    "腳腸膚膠膩膽膾膿臉臍臏臘臚臟臢臥臨臺與興舉舊艙艦艱艷芻苧茲荊莊莖莢莧華菴萇萊萬萵葉葦葷蒐蒞蒼蓀蓆蓋蓮蔔蔣蔥蔭蕩"
    "蕪蕭薊薑薔薦薩薺藍藝藥藪藷藹藺蘆蘇蘊蘋蘚蘭蘿處虛虜號虧蛻蜆蝕蝦蝨蝸螞螢螻蟈蟬蟯蟲蟻蠅蠍蠔蠟蠣蠱蠶蠻術衛衝袞裊補"
    "裝裡製複褲褸褻襖襠襤襪襬襯襲見規覓視覦親覬覲覺覽觀觴觸訂訃計訊訌討訏訐訑訓訕訖託記訛訝訟訢訣訥訪設許訴訶診註証"
    "詁詆詐詔評詖詛詞詠詢詣試詩詫詬詭詮詰話該詳詼誅誇誌認誑誕誘誚語誠誡誣誤誥誦誨說誰課誶誹誼調諂諄談諉請諍諒論諛諜"
    "諦諧諫諭諮諱諳諶諷諸諺諼諾謀謁謂謄謊謎謐謗謙講謝謠謨謫謬謹譁譆證譎譏識譙譚譜譟譫譯議譴護譽讀變讒讓讖讚讜谿豈豎"
    "豐豔豬貍貓貝貞負財貢貧貨販貪貫責貯貲貳貴貶買貸費貼貽貿賀賁賂賃賄賅資賈賊賑賒賓賜賞賠賡賢賣賤賦質賬賭賴賺賻購賽"
    "贅贈贊贍贏贓贖贗贛趕趙趨跡踐踴蹕蹟蹣蹤蹺躂躉躊躋躍躑躓躡躪軀車軋軌軍軏軒軔軛軟軸軻軼軾較載輊輒輓輔輕輛輜輝輞輟"
    "輥輦輩輪輯輳輸輻輾輿轂轄轅轉轍轎轔轟轡辦辭辮辯農迴逕這連週進遊運過達違遙遜遞遠適遲遷選遺遼邁還邇邊邏邐郵鄉鄒鄧"
    "鄭鄰鄴酈醃醜醞醫醬醱釀釁釅釋釐釗釘釙針釣釦釧釩釵鈇鈉鈍鈐鈑鈔鈕鈞鈣鈴鈷鈸鈹鈽鈾鈿鉀鉅鉉鉋鉍鉑鉗鉚鉛鉤鉸鉻銀銅銑"
    "銓銖銘銜銨銬銳銷銻銼鋁鋅鋇鋒鋤鋪鋰鋸鋼錄錐錕錘錙錚錠錡錢錦錨錫錮錯錳錶鍊鍋鍍鍔鍚鍛鍥鍬鍰鍵鍾鎂鎊鎔鎖鎘鎚鎢鎬鎮"
    "鎰鎳鏃鏈鏍鏑鏗鏘鏜鏝鏟鏡鏢鏤鏨鏽鐃鐘鐫鐮鐲鐳鐵鐸鐺鑄鑑鑒鑠鑣鑪鑰鑲鑷鑼鑽鑾鑿長門閂閃閉開閎閏閑閒間閔閘閡閣閤閥"
    "閨閩閭閱閻闆闈闊闋闌闐闔闕闖關闡闢陘陝陞陣陰陳陸陽隊階隕際隨險隱隴隸隻雋雖雙雛雜雞離難雲電霑霧霽靂靄靈靜靦靨鞏"
    "鞦韁韃韆韉韋韌韓韜韻響頁頂頃項順須頊頌預頑頒頓頗領頜頡頤頫頭頰頷頸頹頻顆題額顎顏顓願顛類顥顧顫顯顰顱風颯颱颳颶"
    "颺颼飄飛飢飩飪飭飯飲飴飼飽飾餃餅餉養餌餒餓餘餚餛餞餡館餵餾餿饅饉饑饒饗饜饞馬馭馮馱馳馴駁駐駑駒駕駙駛駝駟駢駭駱"
    "駿騁騎騖騙騫騰騵騷騾驀驃驅驍驕驗驚驛驟驢驥驪骯髏髒體髖髮鬆鬍鬚鬢鬥鬧鬨鬱魎魘魚魯魷鮑鮪鮫鮭鮮鯀鯉鯊鯖鯛鯧鯨鯽鰍"
    "鰓鰥鰭鰱鰻鰾鱉鱔鱖鱗鱟鱷鱸鳥鳩鳳鳴鳶鴃鴆鴉鴒鴕鴛鴣鴦鴨鴻鴿鵑鵝鵠鵡鵪鵬鵲鶉鶯鶴鷂鷓鷗鷥鷹鷺鸚鸛鸞鹵鹹鹼鹽麗麥麩"
    "麵麼黃黌點黨黴黷鼕鼴齊齋齒齜齟齡齣齦齧齪齬齲齷龍龐龔龜爲衆裏麪衞綫説啓醖鈎鋭閲羣峯"
)
"""Characters that only a Traditional text has."""

SIMPLIFIED = (
    "专业丛东丝丢两严丧个临为丽举义乌乐乔习乡书买乱争亏亚产亩亲亿仅从仑仓仪们众会伞伟传伤伦伪侠侣侥侦侧侨侩俩俭债倾"
    "偿储兰关兴兹养兽内冈册写军农冯冲决况冻净凉减凑凛凤凭凯击凿刘则刚创删别刹刽剂剐剑剥剧劝办务动励劲劳势勋匀区医"
    "华协单卖卢卤卫却厅历厉压厌厕厢厦厨厩县参双发变叙叠叶号叹吓吕吗启吴呐呕员呛呜咏咙响哑哗哟唤啮啸喷嘘嘱嚣团园"
    "囱围国图圆场块坚坛坝坞坟坠垄垒垦垫堑堕墙壮声壳壶处备够头夹夺奋奖奥妆妇妈娄娇娱婴婶孙学孪宝实宠审宪宫宽宾寝对寻"
    "导寿将尔尘尝尧尽层屉届属屡屿岁岂岗岛岿峡峦崭巩币帅师帐帜带帧帮幂广庆庐库应庙庞废开弃张弥弯弹强归当录彦彻径忆忧"
    "态怂总恋恳恶恼悬悯惧惨惩惫惭惮惯愤慑懒戏战执扩扫扬抚抛抠抡抢护报担拟拢拣拥拦拧拨择挚挛挝挞挟挠挡挣挤挥捞"
    "损捡换捣掳掷掸掺揽搀搁搂搅携摄摆摇摈摊撑撵擞攒敌敛数斋斩断无旧时旷昼显晋晓晕暂术杀杂权条来杨枢枣枪枫柠栅标栈栋"
    "栏树样档桥桨桩梦检椭楼槛横樱橱欢欧歼残殴毁毕毙毡氢汇汉汤汹沟没沤沥沦沧沪泪泻泼泽浅浆浇浊测济浑浓涛涝涟涡涣涤润"
    "涧涨涩渊渍渐渔渗湾湿溃溅滚滞满滤滥滦滨滩潍潜澜濒灭灯灵灾灿炉点炼炽烁烂烃烛烟烦烧烩烫烬热焕爱爷牵牺犊状犹狈狞"
    "独狭狮狰狱猎猪猫献獭玛环现珐琐琼瑶电画畅畴疗疟疡疮疯痈痉痪瘪瘫癣皑皱盏盐监盖盗盘睁瞒瞩矫矾矿码砖砚砾础硕碍碱礼"
    "祷祸禄秃秆积称秽稳穷窃窍窑窜窝窥竖竞笋笔笺笼筛筹签简箩篓篮类粤粪粮紧纠红纤约级纪纫纬纯纱纲纳纵纶纷纸纹纺纽线"
    "练组绅细织终绊绍绎经绑绒结绕绘给绚络绝绞统绢绣绥绦继绩绪续绰绳维绵绷绸综绽绿缀缄缅缆缉缎缓缔缕编缘缚缝缠缨缩缮"
    "缴罗罚罢翘耸耻聂聋职联聪肃肠肤肾肿胀胁胆胶脉脏脐脑脓脚脸腻腾舆舰舱艰艳艺节芜芦苇苍苏茎荆荚荡荣荤荧荫药莱莲获"
    "莹萝萤营萧萨蒋蓝蓟蔷蔼蕴虏虑虚虽虾蚀蚁蚂蛊蛮蛰蜗蝇蝉衅衔补衬袄袜袭装裤见观规觅视览觉誉誊计订讣认讥讨让讫训"
    "议讯记讲讳讶许讹论讼讽设访诀证评诅识诈诉诊诌词译试诗诚诛话诞诡询诣该详诧诫诬语误诱诲说诵请诸诺读诽课谁调谅谆谈"
    "谊谋谍谎谐谓谗谚谜谢谣谤谦谨谩谬谭谰谱谴贝贞负贡财责贤败账货质贩贪贫贬购贮贯贰贱贴贵贷贸费贺贼贾贿赁赂赃资赊赋"
    "赌赎赏赐赔赖赘赚赛赞赠赡赢赣赵趋跃践踌踪蹿躯车轧轨轩转轮软轰轴轻载轿较辅辆辈辉辊辐辑输辕辖辗辙辞辩辫边辽达迁过"
    "迈运还这进远违连迟迹选逊递逻遗遥邓邮邹邻郑郧郸酝酱酿释鉴针钉钎钒钓钙钝钞钟钠钡钢钥钦钧钨钩钮钱钳钵钻钾铀铁铂铃"
    "铅铆铜铝铡铣铬铭铰铱铲银铸铺链销锁锄锅锈锋锌锐锑锗错锚锡锣锤锥锦锨锭键锯锰锹锻镀镁镇镊镍镐镑镜镣镭镰镶长门闪闭"
    "问闯闰闲间闷闸闹闺闻闽阀阁阂阅阉阎阐阑阔队阳阴阵阶际陆陇陈陕陨险随隐隶难雏雾静韦韧韩韵页顶顷项顺须顽顾顿颁颂预"
    "颅领颇颈颊颐频颓颖颗题颜额颠颤颧风飘飞饥饭饮饯饰饱饲饵饶饺饼饿馁馅馆馈馋馏馒马驭驮驯驰驱驳驴驶驹驻驼驾骂骄骆骇"
    "骋验骏骑骗骚骡骤鱼鲁鲍鲜鲤鲸鳃鳖鳞鸟鸡鸣鸥鸦鸭鸯鸳鸵鸽鸿鹃鹅鹊鹏鹤鹰麦黄齐齿龄龋龙龚龟"
)
"""Characters that only a Simplified text has."""


class Script(Enum):
    """What a whole file is written in."""

    SIMPLIFIED = "simplified"
    TRADITIONAL = "traditional"
    MIXED = "mixed"


# A Traditional text has about one only-Traditional character in four, a Simplified one as many of its own. Three is the
# least that tells a text from a quoted name; a tenth of the other kind is more than a stray variant, a quarter is more
# than a few quoted words.
_LEAST = 3
# With nothing that is only Simplified one in so many characters is enough, two in four times as many: a Simplified text
# of fifteen characters has four of its own.
_DENSE = 15
_STRAY = 0.1
_QUOTED = 0.25

_SHORT = _DENSE * _LEAST**2  # characters of a text that so few can make Traditional

# Of the characters that OpenCC changes, those that the table of standard characters of 2013 allows in names and terms.
_IN_NAMES = "剋劄堃夥扞昇氾濬瞋甦甯皙祕脩蒐袷谿逕鉅釐鍾陞頫麽"

_IS_TRADITIONAL = members(TRADITIONAL)
_IS_SIMPLIFIED = members(SIMPLIFIED)


def judge(codes: NDArray[np.uint32]) -> Script:
    """What a text, given by its code points, is written in. Simplified, where there is nothing to tell by."""
    traditional = int(np.count_nonzero(_IS_TRADITIONAL.take(codes)))
    if not traditional and len(codes) > 2 * _SHORT:  # with all that is not Chinese in it
        return Script.SIMPLIFIED
    simplified = int(np.count_nonzero(_IS_SIMPLIFIED.take(codes)))
    if traditional < _LEAST:
        return Script.SIMPLIFIED if simplified or not _is_dense(codes) else Script.TRADITIONAL
    if simplified <= traditional * _STRAY:
        return Script.TRADITIONAL
    return Script.SIMPLIFIED if traditional <= simplified * _QUOTED else Script.MIXED


def _is_dense(codes: NDArray[np.uint32]) -> bool:
    """Whether a text with nothing that is only Simplified has so much that no Simplified text prints, rare characters
    too, that it can but be Traditional. A text with kana is Japanese, which has some of both."""
    chinese = codes[CLASS[codes] == CHINESE]
    if not 0 < len(chinese) <= _SHORT or ((chinese > 0x3040) & (chinese < 0x3100)).any():
        return False
    text = "".join(map(chr, chinese.tolist()))
    old = [at for at, char in enumerate(text) if not _in_gb2312(char)]
    if not old or len(new := simplified(text)) != len(text):
        return False
    found = sum(
        # What a name may keep counts only in a word: 昇 in 提昇 (提升), not in 李昇.
        text[at] != new[at] and (text[at] not in _IN_NAMES or has_word(new[at - 1 : at + 1]) or has_word(new[at:][:2]))
        for at in old
    )
    return found**2 * _DENSE >= len(text)


def _in_gb2312(char: str) -> bool:
    """Whether the first character set of Simplified Chinese has ``char``."""
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


# tw2s, not t2s or hk2s: the three differ, measured, in one thing that matters in running text: texts from Taiwan
# print the particle 着 as 著 (看著), and only tw2s knows that. What it overdoes (編著, 土著) is held back below;
# tw2sp would also change the words (軟體 to 软件), which is no conversion of script.
_CONFIGURATION = "tw2s"


def simplified(text: str) -> str:
    """``text`` in Simplified characters, by OpenCC, word by word; its length may change."""
    import opencc

    # 衞 is the one frequent Hong Kong form that this configuration does not know.
    result: str = opencc.OpenCC(_CONFIGURATION).convert(text.replace("衞", "衛"))
    return result


_WRITTEN = late(
    r"""
    (?<= [编編原名专專论論巨译譯土昭卓显顯遗遺合拙新所旧舊撰] ) 著     # a work, or manifest: 編著, 遺著, 土著
    | 著 (?= [名作述称稱者书書录錄] )                                   # known for, to write: 著稱, 著述
    """,
    regex.VERBOSE,
)
_SURNAME = (
    "张張李王刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱林何郭罗羅郑鄭谢謝韩韓唐冯馮董"
    "萧蕭程曹袁邓鄧许許沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈"
)
_DRY = "净淨燥旱枯脆杯洗涸瘪癟粮糧果货貨冰凉涼呕嘔爹妈媽裂爽柴草电電酪硬咳"
_NAMED = late(rf"(?<= [{_SURNAME}] (?<! 洋李) ) 乾 (?! [{_DRY}] )", regex.VERBOSE)  # 張乾, 李乾明


def stays(text: str, at: int) -> bool:
    """Whether the Traditional character at ``at`` stays, though OpenCC changes it: 著 in 編著, 乾 after a surname."""
    pattern = {"著": _WRITTEN, "乾": _NAMED}.get(text[at])
    return pattern is not None and pattern.match(text, at) is not None
