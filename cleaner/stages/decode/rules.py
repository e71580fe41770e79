"""The rules of decoding. They are judged: the decoder weighs the bytes; what it decides is listed under these codes."""

from __future__ import annotations

from cleaner.core.rule import Confidence, fixes, judged, keeps

UNDECODABLE = judged(
    "DEC001",
    "undecodable-byte",
    """A byte that is no text in the file's encoding becomes U+FFFD and is listed.

    A file cut off in the middle of a character, a damaged download or a stray byte of another encoding leaves bytes
    that stand for nothing. Each becomes one U+FFFD REPLACEMENT CHARACTER in the raw text, so that it is seen, and the
    finding gives its place, its offset in the file and its value. Nothing is guessed and nothing is dropped.
    Wrong when the file is in an encoding this tool does not try (it tries UTF-8, UTF-16, UTF-32, GB 18030, Big5-HKSCS
    and HZ).
    In the examples ``\\udcXX`` stands for the byte XX.
    """,
    confidence=Confidence.ASK,
    examples=(
        fixes("雨停了，\udcff河水慢慢退去。", "雨停了，\ufffd河水慢慢退去。"),
        keeps("雨停了，河水慢慢退去。"),
        keeps("原文此处有一个\ufffd替换符。"),
    ),
)

MIXED = judged(
    "DEC002",
    "mixed-encodings",
    """A file that changes its encoding from one line to the next is read line by line.

    Files put together from several sources are part UTF-8, part GB 18030 or Big5. Each line is read strictly as UTF-8,
    else in the other encoding; the finding marks each run of lines where the encoding changes. A line that could be
    both is read as what gives the more plausible Chinese.
    Wrong for a very short line (two or three characters) whose bytes mean something in both encodings.
    In the examples ``\\udcXX`` stands for the byte XX.
    """,
    confidence=Confidence.LIKELY,
    examples=(
        fixes("山上雪化了。\n\udcb4\udcba\udccc\udcec\udcc0\udcb4\udcc1\udccb\udca1\udca3", "山上雪化了。\n春天来了。"),
        keeps("山上的雪化了。\n春天来了。"),
    ),
)

GUESSED = judged(
    "DEC003",
    "encoding-in-doubt",
    """The bytes fit two encodings about equally well; the choice is listed.

    Very short texts, and texts mostly in ASCII, say little about their encoding. The more plausible reading is taken;
    what the file declares (``<meta charset>``) and the statistics of chardet vote where the bytes do not decide. A text
    that does not look Chinese in any reading is listed, too: it may be in a Russian or
    Japanese encoding. Korean (EUC-KR) and some Japanese (EUC-JP) files look like Chinese, and are not noticed.
    Wrong when the finding's message says so: look at the text; if it is unreadable, save the file as UTF-8.
    In the examples ``\\udcXX`` stands for the byte XX.
    """,
    confidence=Confidence.LIKELY,
    examples=(keeps("春天来了，河边的柳树发了新芽。"),),
)

NO_TEXT_LAYER = judged(
    "DEC020",
    "page-without-text",
    """A page of a PDF is a picture without a text layer; it is listed.

    Scanned documents and inserted scans have pages that show text and hold none. A PDF that has only such pages is
    refused; one that has some is read, and the finding names each page that OCR should be run on.
    Wrong when the page is a photograph or an empty sheet.
    """,
    confidence=Confidence.ASK,
    examples=(keeps("春天来了，河边的柳树发了新芽。"),),
)
