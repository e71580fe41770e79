"""The collation rules: what may choose between two readings, and what is only listed."""

from __future__ import annotations

from cleaner.core.rule import Confidence, fixes, judged, keeps

LONE_READING = judged(
    "COL001",
    "lone-reading",
    """A reading that one copy has against two or more that agree.

    What it does: with three independent copies or more (exact duplicates count once), a reading of the base that stands
    alone gives way to the one that most of the copies have.
    Why it happens: recognition errors are isolated; two scans seldom make the same error at the same place.
    When it is wrong: when the others descend from one bad copy. Numbers, and names in quotation marks, therefore
    give way only to three copies that agree.
    """,
    examples=(fixes("他们在田里播科小麦", "他们在田里播种小麦"), keeps("种植面积达到三百亩")),
)
STUTTER = judged(
    "COL002",
    "stutter-in-one-copy",
    """Characters that stand twice in one copy and once in the other.

    What it does: with two copies, the one without the repetition is followed.
    Why it happens: overlapping scan regions and joined lines repeat characters.
    When it is wrong: where Chinese doubles on purpose (常常, 研究研究); a repetition that the dictionary knows, numbers
    and single doubled characters that may be two words are left as they are.
    """,
    examples=(fixes("船工修好了木木船", "船工修好了木船"), keeps("他常常到果园来")),
)
NO_WORD = judged(
    "COL003",
    "no-word-in-one-copy",
    """A character that makes no word in one copy, where the other copy's character does.

    What it does: with copies that do not outvote one another, a single Chinese character that is part of no dictionary
    word gives way to one that is.
    Why it happens: recognition takes similar shapes for one another.
    When it is wrong: in rare names; inside quotation marks and in numbers nothing is changed.
    """,
    confidence=Confidence.LIKELY,
    examples=(fixes("农业研宄站", "农业研究站"), keeps("站长姓宄")),
)
OPEN_VARIANT = judged(
    "COL004",
    "open-variant",
    """Copies that differ where nothing decides between them.

    What it does: keeps the base's reading, and lists all.
    Why it happens: two copies and no further evidence, or numbers and names, which are never decided by likelihood.
    When it is wrong: never; a person may decide.
    """,
    confidence=Confidence.ASK,
    examples=(keeps("展出作品三十件"),),
)
UPHELD = judged(
    "COL005",
    "upheld-reading",
    """A place where copies differ and most of them have what the base has.

    What it does: keeps the base's reading, and lists the others.
    Why it happens: an error in another copy than the base.
    When it is wrong: as COL001.
    """,
    examples=(keeps("他们在田里播种小麦"),),
)
ONE_MOULD = judged(
    "COL006",
    "articles-from-one-mould",
    """Two articles that are nearly the same but for numbers, dates or names.

    What it does: keeps them apart as two articles, and lists the pair.
    Why it happens: notices, results and appointments are written from one mould.
    When it is wrong: when a bad copy of one article lost just its numbers.
    """,
    confidence=Confidence.ASK,
    examples=(keeps("第三期培训班将于五月开课"),),
)
LOOSE_PIECE = judged(
    "COL007",
    "continuation-not-found",
    """An article that says it is continued on, or from, another page, where no piece fits or more than one does.

    What it does: leaves the piece an article of its own, marked incomplete, and lists it.
    Why it happens: the other page is not among the raw files, or its jump line was misread.
    When it is wrong: never; a person may look for the page.
    """,
    confidence=Confidence.ASK,
    examples=(keeps("（下转第4版）"),),
)

UNUSUAL = judged(
    "COL008",
    "unusual-in-one-copy",
    """A reading that the other articles of the corpus do not have, where the other copy's reading is usual.

    What it does: with copies that do not outvote one another, the reading that the corpus uses in such a place is
    taken, when the dictionary does not object.
    Why it happens: recognition errors make runs of characters that nobody writes.
    When it is wrong: where one article deliberately says what no other does. Numbers, names and quotations are never
    decided so.
    """,
    confidence=Confidence.LIKELY,
    examples=(fixes("渔民赶在天明前出悔", "渔民赶在天明前出海"), keeps("渔民赶在天明前出海")),
)
LOST_PASSAGE = judged(
    "COL009",
    "passage-lost-in-one-copy",
    """A few characters in mid-sentence that one of two copies has and the other has not.

    What it does: takes the longer reading, where the copy that lacks it is not the more reliable one elsewhere.
    Why it happens: recognition and scraping lose characters at the ends of lines; they invent none.
    When it is wrong: where an editor shortened the sentence.
    """,
    confidence=Confidence.LIKELY,
    examples=(fixes("各村要抓好秋收，保粮食归仓", "各村要抓好秋收的最后时节，确保粮食归仓"), keeps("各村要抓好秋收")),
)
DIVIDED = judged(
    "COL010",
    "divided-copies",
    """A place where three or more copies differ and no reading has most of them.

    What it does: takes the reading with the best evidence: votes, the dictionary, the usage of the corpus, and how
    often each copy is wrong elsewhere.
    Why it happens: two copies err at the same place.
    When it is wrong: in rare words; numbers, names and quotations are left as the base has them.
    """,
    confidence=Confidence.LIKELY,
    examples=(fixes("木匠刨平了本板", "木匠刨平了木板"), keeps("木匠刨平了木板")),
)
FORMULA = judged(
    "COL011",
    "formula-reworded",
    """A word of a set phrase that one of two copies has otherwise.

    What it does: where both readings are good words, takes the one that stands in the same phrase in two other files or
    more, when the other one stands in none.
    Why it happens: web pages and reprints put a title or a synonym into a formula.
    When it is wrong: where the article uses the phrase in another sense.
    """,
    confidence=Confidence.LIKELY,
    examples=(fixes("各村都要因地制定发展果园", "各村都要因地制宜发展果园"), keeps("各村制定发展计划")),
)
ONE_SIDED = judged(
    "COL012",
    "dateline-in-one-copy",
    """The line at the end that says where and when the article was first printed, in another copy than the base.

    What it does: puts it to the end of the text, as a dateline.
    Why it happens: a web page gives it in a field of its own, a paper below the text.
    When it is wrong: when the line speaks of another article.
    """,
    examples=(
        fixes("堤坝昨天合龙。", "堤坝昨天合龙。\n新桥社临江5月4日电"),
        keeps("堤坝昨天合龙。\n新桥社临江5月4日电"),
    ),
)
REPEATED = judged(
    "COL013",
    "said-twice",
    """Characters that stand twice in a row and make no word so, in a text of which there is no other copy to compare.

    What it does: lists the place. Of single characters, only a particle (要要), or the last one of a word (寻找找).
    Why it happens: overlapping scan regions and joined lines repeat characters.
    When it is wrong: in verse, slogans and imitated speech; where a word ends as the next begins (用铁箍箍着).
    """,
    confidence=Confidence.ASK,
    examples=(
        keeps("项目落落地地生根"),
        keeps("各村要要抓好秋收"),
        keeps("大家高高兴兴地回家"),
        keeps("洪水年年从桥面上过"),
    ),
)
IMPROBABLE = judged(
    "COL014",
    "improbable-character",
    """A character that is part of no word, where one that looks like it makes a word of four characters.

    What it does: lists the place and the likely character.
    Why it happens: recognition takes similar shapes for one another.
    When it is wrong: in names and in plays on idioms.
    """,
    confidence=Confidence.ASK,
    examples=(keeps("特之以恒地治水"), keeps("持之以恒地治水")),
)
DIVISION = judged(
    "COL015",
    "paragraphs-divided-otherwise",
    """A paragraph that one copy breaks in two, or two that it runs together, where the others have it otherwise.

    What it does: with three independent copies or more, follows most of them. A break where the sentence goes on (no
    copy has a closing mark there) goes, whoever has it, as long as one copy has the paragraph whole. With two copies
    any other difference stays as the base has it, and is listed. A heading is joined to nothing.
    Why it happens: columns, pages and pictures break paragraphs off; a first line without its indent is run on.
    When it is wrong: where an editor divided the reprint anew and others took it over.
    """,
    confidence=Confidence.LIKELY,
    examples=(
        fixes("船工们把修好的木\n\n船推下水", "船工们把修好的木船推下水"),
        keeps("木船推下了水。\n\n第二天，渡口开了"),
    ),
)
ORDER = judged(
    "COL016",
    "paragraphs-in-another-order",
    """Paragraphs that the base has in another order than its copies.

    What it does: with three independent copies or more, takes the order that most of them have. With two, it takes
    the other copy's only where a sentence that the base breaks off goes on in it.
    Why it happens: a column is read too early or too late; a picture or a box stands in the gap of a paragraph.
    When it is wrong: where a reprint changed the order on purpose, and others took it over.
    """,
    confidence=Confidence.LIKELY,
    examples=(
        fixes("船工们把木\n\n渡口很静。\n\n船推下水。", "船工们把木船推下水。\n\n渡口很静。"),
        keeps("渡口很静。\n\n船工们把木船推下水。"),
    ),
)
DECIDED_READING = judged(
    "COL017",
    "decided-reading",
    """A place where copies differ, of which a person said what it truly reads.

    What it does: takes that reading, whatever the other copies and the dictionary say. It counts as sure.
    Why it is needed: copies can be divided over a name, a number or a word that only a person can look up.
    When it is wrong: when the person was. The decisions are in `decisions.toml` beside the corpus, written by
    `clean decide reading`; they are bound to one raw file and place, and choose between readings that copies have.
    """,
    examples=(fixes("渡船载客三十八人", "渡船载客三十六人"), keeps("渡船载客三十六人")),
)
UNFIT_DECISION = judged(
    "COL018",
    "decision-no-longer-fits",
    """A decision in `decisions.toml` that cannot be applied.

    What it does: lists it, with the reason, and goes on without it.
    Why it happens: the raw file was changed, replaced or taken away; a better rule finds nothing at the place any more;
    a copy that had the reading is gone; two decisions contradict one another.
    When it is wrong: never; look at the place, and decide anew or drop the decision with `clean decide drop`.
    """,
    confidence=Confidence.ASK,
    examples=(keeps("各村都要修好水渠，\n备足种子。"),),
)

RULES = (
    LONE_READING,
    STUTTER,
    NO_WORD,
    OPEN_VARIANT,
    UPHELD,
    ONE_MOULD,
    LOOSE_PIECE,
    UNUSUAL,
    LOST_PASSAGE,
    DIVIDED,
    FORMULA,
    ONE_SIDED,
    REPEATED,
    IMPROBABLE,
    DIVISION,
    ORDER,
    DECIDED_READING,
    UNFIT_DECISION,
)
