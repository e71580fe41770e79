"""Half-width punctuation in Chinese text."""

from __future__ import annotations

import numpy as np
import regex
from numpy.typing import NDArray

from cleaner.core.chars import Chars
from cleaner.core.edits import Edits
from cleaner.core.late import late
from cleaner.core.layers import Bools, places
from cleaner.core.rule import Confidence, fixes, keeps, regex_rule, rule
from cleaner.core.text import Text
from cleaner.stages.normalise.context import Context, Places
from cleaner.stages.normalise.references import in_reference
from cleaner.zh.chars import BLANK, BLANKS, CHINESE, END, HAN, LATIN, NUMERALS, UNIT, members
from cleaner.zh.punctuation import CLOSING, FULL_WIDTH, TRANSLITERATION

_HALF = Chars(FULL_WIDTH)
_WIDE = str.maketrans(FULL_WIDTH)
_COLON, _LESS = ord(":"), ord("<")


@rule(
    "NOR040",
    "half-width-punctuation",
    examples=(
        fixes("春天来了,花开了!你看见了吗?", "春天来了，花开了！你看见了吗？"),
        fixes("时间:9:30;地点:北京", "时间：9:30；地点：北京"),
        fixes("2026年5月9日, 增长11.1%,共5,000人", "2026年5月9日， 增长11.1%，共5,000人"),
        fixes("他说“好”,就走了", "他说“好”，就走了"),
        fixes("真的吗?!", "真的吗？！"),
        fixes("我用iPhone!", "我用iPhone！"),
        keeps("比分3:1，共1,000人，9:30开始"),
        keeps("见https://example.com/a?b=1,2;c:d 一文"),
        fixes("见https://example.com/a?b=1,2;c:d, 一文", "见https://example.com/a?b=1,2;c:d， 一文"),
        keeps("He said hello, and left: why? 好"),
        keeps("std::vector容器"),
        keeps("```\n甲,乙: 丙\n```"),
        keeps("我国GDP,CPI"),
        keeps("[2]沈怀川,林有田.水库清淤三十年[J].临江水利,2013,26(7):33-38."),
        fixes("沈怀川,林有田都写过水库[J]。", "沈怀川，林有田都写过水库[J]。"),
    ),
)
def HALF_WIDTH(text: Text) -> Edits:
    """Write the comma, the semicolon, the colon, the question and the exclamation mark full-width in Chinese text.

    What stands beside the mark decides, looking through quotation marks, brackets, blanks and other such marks: Chinese
    on one side is enough, letters or numbers on both sides keep it (``3:1``, ``1,000``). At the end of a line, or
    after a percent sign, the line decides. Addresses, code and tags are not touched, nor a line of Latin text that
    quotes a Chinese word, nor an entry of references. Standard: GB/T 15834 5.1, CLREQ 3.1.
    """
    at = _HALF.places(text)
    if not len(at):
        return Edits.none()
    context = Context.of(text)
    left, right = context.left(at), context.right(at + 1)
    act = context.among_chinese(at, left, right)
    marks = text.codes[at]
    before, after = _before(text, at), _after(text, at)
    is_colon = marks == _COLON
    at_end = (right == END) & ((left == LATIN) | (left == UNIT))
    after_unit = (left == UNIT) & (right == LATIN) & ~is_colon
    act |= (at_end | after_unit) & context.in_chinese_line(at)
    act &= ~context.in_hyper(at)
    act &= ~(is_colon & ((before == marks) | (after == marks)))  # ::
    # Signs of programs that hold such a mark (!=, ![, ://, <!--, <?xml), and the face :).
    act &= ~(_IS_CODE_AFTER.take(after) | (before == _LESS) | (is_colon & _IS_CLOSER.take(after)))
    act &= ~in_reference(text, at)
    where = at[act].astype(np.int32)
    return Edits(where, where + np.int32(1), tuple("".join(map(chr, marks[act].tolist())).translate(_WIDE)))


def _before(text: Text, at: Places) -> NDArray[np.uint32]:
    """The character before each place; 0 at the start of the text."""
    return np.where(at > 0, text.codes[at - 1], np.uint32(0))


def _after(text: Text, at: Places) -> NDArray[np.uint32]:
    """The character after each place; 0 at the end of the text."""
    return np.where(at + 1 < len(text), text.codes.take(at + 1, mode="clip"), np.uint32(0))


_IS_CLOSER = members(")）")
_IS_CODE_AFTER = members("=[/\\")

_FULL_STOP = ord(".")
_IS_ALPHANUMERIC = members("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_LIST_NUMBER = late(
    rf"^ [{BLANK}]*+ [（(]?+ (?: [{NUMERALS}]{{1,3}}+ | [甲乙丙丁] ) [)）]?+ [{BLANK}]*+ $", regex.VERBOSE
)
_LIST_NUMBER_WIDTH = 12


@rule(
    "NOR041",
    "half-width-full-stop",
    examples=(
        fixes("春天来了.花开了.", "春天来了。花开了。"),
        fixes("他说“好.”", "他说“好。”"),
        fixes("（见附件）.", "（见附件）。"),
        fixes("增长11.1%.", "增长11.1%。"),
        keeps("1.加强领导"),
        keeps("一.加强领导"),
        keeps("使用 .NET 框架，圆周率3.14"),
        keeps("Dr. Smith说"),
        keeps("附件：报告.docx"),
        keeps("列夫.托尔斯泰"),
        keeps("书架上有马克.吐温的小说，孩子们都读过。"),
        keeps("玛丽.居里夫人"),
        fixes("雾散了。船开到了山里.", "雾散了。船开到了山里。"),
        fixes("江上起了雾.渡口的老人说，今天不开船了.", "江上起了雾。渡口的老人说，今天不开船了。"),
        keeps("我用Node.js. 好"),
        fixes("渡口修好以后，老人们头一回坐上了BRT.", "渡口修好以后，老人们头一回坐上了BRT。"),
        keeps("渡口的水位从清早到这天傍晚已经升高了2."),
        keeps("老人把信寄到了江畔渡口的那一个邮箱：bridge@river."),
        keeps("这批船由江那边一家老船厂承造，厂名是River Boats Co., Ltd."),
        keeps("他们从江边的老船厂一直走到了U.S."),
        keeps("江畔渡口示意图1."),
        keeps("[1] 沈怀川. 下游湿地的水鸟[J]. 湿地学报，2015，8（2）：12-18."),
        keeps("[4]沈怀川. 渡口的老船. 临江：临江出版社，2003."),
        fixes("[4]老人修好了渡口.船又开了", "[4]老人修好了渡口。船又开了"),
    ),
)
def FULL_STOP(text: Text) -> Edits:
    """Write the full stop that ends a Chinese sentence as ``。``.

    It must follow Chinese, with nothing but closing marks between, and stand before Chinese or the end of the line. The
    stop after a list number, in a file name and after a Latin word stays, but for a word at the end of a Chinese
    sentence, if it is no abbreviation. So does the stop in a name: written with characters that foreign names are
    written with on both sides, or on one in a paragraph that has other full stops, or none at its end;
    and the points of an entry of references (GB/T 7714), which part author, title and source.
    Standard: GB/T 15834 4.1.
    """
    if "." not in text.string:
        return Edits.none()
    at = places(text.codes == _FULL_STOP)
    at = at[~_IS_ALPHANUMERIC.take(_after(text, at))]
    if not len(at):
        return Edits.none()
    context = Context.of(text)
    left, right = context.left(at), context.right(at + 1)
    act = (left == CHINESE) & ((right == CHINESE) | (right == END))
    in_chinese = context.in_chinese_line(at)
    act |= ((left == UNIT) & ((right == CHINESE) | (right == END)) | (left == LATIN) & (right == END)) & in_chinese
    at = at[act]
    at = at[~in_reference(text, at)]
    at = at[~context.in_hyper(at) & ~((context.right(at + 1) == END) & context.in_latin_line(at))]
    # A stop right between two Chinese characters, or at the end of a line, needs no second look but for a name, or
    # where a list number can stand before it.
    before, after = _before(text, at), _after(text, at)
    name = _IS_NAME.take(before) | _IS_NAME.take(after)
    near = at - np.append(-1, context.line_ends)[context.line(at)] - 1 <= _LIST_NUMBER_WIDTH
    plain = _IS_FIRM.take(before) & ~_IS_LOOKED_AT.take(after) & ~name & ~near
    asked = at[~plain]
    otherwise = _stops_otherwise(text, asked).tolist()
    plain[~plain] = [_ends_sentence(text.string, *each) for each in zip(asked.tolist(), otherwise, strict=True)]
    where = at[plain].astype(np.int32)
    return Edits(where, where + np.int32(1), ("。",) * len(where))


def _stops_otherwise(text: Text, at: Places) -> Bools:
    """Whether the line of each place has full stops ``。``, or no mark at its end: a point in it is none as a rule."""
    context = Context.of(text)
    row = context.line(at)
    stops = context.line(places(text.codes == ord("。")))
    having = np.zeros(len(context.line_ends), bool)
    having[stops] = True
    out: Bools = having[row] | ~_IS_END.take(text.codes.take(context.line_ends[row] - 1))
    return out


def _ends_sentence(string: str, at: int, stops_otherwise: bool) -> bool:
    """Whether the half-width stop ``at`` ends a Chinese sentence; ``stops_otherwise``: those of its line look
    otherwise, or it has none."""
    before = at - 1
    while before >= 0 and string[before] in _LOOKED_THROUGH:
        before -= 1
    after = at + 1
    while after < len(string) and string[after] in BLANKS:
        after += 1
    left, right = string[before : before + 1], string[after : after + 1]
    if right in _DOTS:
        return False
    if left.isascii() and left.isalnum():
        return _closes_chinese(string[string.rfind("\n", 0, at) + 1 : before + 1])
    if not (left in "%‰℃" or _HAN.match(left)):
        return False
    if after == at + 1 and _HAN.match(right):
        foreign = (left in TRANSLITERATION) + (right in TRANSLITERATION)
        if foreign == 2 or (foreign and stops_otherwise):
            return False  # a name
    line = string.rfind("\n", max(0, at - _LIST_NUMBER_WIDTH), at) + 1
    return not ((line or at < _LIST_NUMBER_WIDTH) and _LIST_NUMBER.match(string[line:at]))


def _closes_chinese(line: str) -> bool:
    """Whether the stop behind a line that ends with a few Latin words ends a Chinese sentence, and is not the point of
    an abbreviation. Behind a digit it may be the point of a number that was torn."""
    words = _LATIN_WORDS.search(line)
    if words is None or words[1] in _SHORTENED or len(words[1]) < 2:
        return False
    return len(_HAN.findall(line)) >= _SENTENCE


_LATIN_WORDS = late(rf"[{HAN}，、；：“‘《（] [{BLANK}]?+ (?: [A-Za-z]++ [ ] ){{0,2}}+ ([A-Za-z]++) $", regex.VERBOSE)
_SHORTENED = frozenset(
    (
        "Ave", "Blvd", "Co", "Corp", "Dept", "Dr", "Ed", "Eds", "Fig", "Figs", "Inc", "Jr", "Ltd", "Mr", "Mrs", "Ms",
        "No", "Nos", "Prof", "Rd", "Sr", "St", "Univ", "Vol", "Vols", "al", "ca", "cf", "ed", "eds", "etc", "no", "pp",
        "sp", "spp", "vol", "vs",
    )
)  # fmt: skip
_SENTENCE = 10  # Chinese characters: a label or a heading has fewer
_LOOKED_THROUGH = frozenset(CLOSING + "“‘「『\"'" + BLANKS)  # a closing mark may point the wrong way
_IS_END = members(".。！？!?…”’』」）)")
_DOTS = tuple(".。…⋯·・•．")
_HAN = late(rf"[{HAN}\u3041-\u30fa》】〉〕]")
_IS_NAME = members("".join(TRANSLITERATION))
_IS_LOOKED_AT = members("".join(_DOTS) + BLANKS)
_IS_FIRM = members("", ((0x4E00, 0x9FFF),))

DOUBLE_ANGLE = regex_rule(
    "NOR042",
    "double-angle-title",
    """Write a title between doubled less-than and greater-than signs with title marks.

    ``<<红楼梦>>`` was typed without a Chinese input method. Only a short run with Chinese in it, on one line, and
    nothing else of the kind in it: ``<<`` in code stays. Standard: GB/T 15834 4.15.
    """,
    rf"(?<! [<＜] ) (?: << | ＜＜ ) (?= [^<>＜＞\n]*? [{HAN}] ) ( [^<>＜＞\n=;]{{1,40}}+ ) (?: >> | ＞＞ ) (?! [>＞] )",
    lambda m: f"《{m.group(1)}》",
    first="<＜",
    confidence=Confidence.LIKELY,
    examples=(
        fixes("他读<<红楼梦>>", "他读《红楼梦》"),
        keeps("cout << 结果 << x"),
        keeps("a<<b>>c"),
        keeps("<<变量=甲>>"),
    ),
)
