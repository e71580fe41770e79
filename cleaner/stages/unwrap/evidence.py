"""Line ends of hard-wrapped text: every piece of evidence is weighed, none decides alone."""

from __future__ import annotations

import numpy as np

from cleaner.core.layers import Bools, Lines, places, some
from cleaner.stages.unwrap.habits import margin, usual
from cleaner.stages.unwrap.measure import Measure
from cleaner.stages.unwrap.regions import SQUEEZE, Floats, Ints
from cleaner.stages.unwrap.shown import Signs
from cleaner.zh.lexicon import word_across

# Weights are log-odds that the line goes on. Their sizes come from counting: of the full lines of a paragraph of five
# lines about one in five ends with a sentence by chance, while a paragraph's last line is full once in 26 times.
_OPEN_END = 2.0  # no sentence ends here
_CLOSED_END = -1.5  # a sentence ends here
_MID_TEXT = 2.0  # and one ended inside the line: no heading, and of texts counted no paragraph's end but by misprint
_ROOM_PER_COLUMN = 1.5
_ROOM_LIMITS = (-5.0, 3.0)
_HALF_EMPTY = -3.0  # a line that fills less than half of the measure: a heading, a title, a date
_OPENER_NEXT = -2.5  # the next line begins like a list item
_LISTED = -3.0  # and it is numbered and a sentence ends here, or this line begins like a list item too
_ITEM_BELOW, _ITEMS = -2.0, 2  # a colon over an item, where the file has others that begin below lines with room
_ALONE_NEXT = -6.0  # the next line is nothing but a date, a signature; or the number of a chapter, a heading
_ALONE_HERE = -8.0  # this one is, and has room for more or stands far in, however full the last line of a letter is
_DATED_ENTRY = -3.0  # the next line begins with a date, in a chronicle
_CHRONICLE = 0.5  # share of the ends of sentences at line ends of a chronicle that a date follows
_ENTRIES = 5
# The next line is indented deeper than first lines are, and than this one: verse, a quotation, a signature.
_DEEPER = -4.0
_DEEP = 6  # columns
_BULLET_NEXT = -5.0  # the next line begins with a bullet, which running text does not have
_HEADING_OVER_GAP = -7.0  # a wider gap than usual, and then a short open line: a heading, however open this line is
_HEADING_NEXT = -5.0  # a sentence ends, and the next line is short and open: a heading
_OVER_INDENT = -4.0  # and the line after that is indented, which the rest of a paragraph has no short open line before
_SHORT = 8  # columns of room that make a line short
_TIGHT, _TIGHT_LINES = 0.1, 3  # share of the lines, and lines, without the gap that the others have
_AT_MARGIN, _SURELY = -4.0, 2.0  # where a paragraph begins, a line without the indent that others have, one with it
_FIRST_LINES = -4.0  # where a paragraph begins, an open line with the indent, another with it: a full heading over text
_OPEN_BRACKET = 1.5  # a quotation or bracket is open
_NUMBER_SPLIT = 2.0  # digits on both sides
_WORD_SPLIT = 2.0  # a word of the lexicon spans the break
_BAD_START = 3.0  # the next line begins with a mark that may not begin a line
_TABLE_ROW = -8.0  # either line is a row of cells
_WIDER_NEXT = -6.0  # the next line is wider than the column, and no wrapped line itself: another paragraph
FULL_AND_COLON = _ROOM_LIMITS[1]  # what a full line says that ends with a colon or semicolon
FULL_AND_CLOSED = _ROOM_LIMITS[1] + _CLOSED_END  # and one that a sentence ends with
_LEARNED_LIMIT = 3.5
_DOUBT = 3.0  # below this the lexicon is asked


def weigh(lines: Lines, rows: Ints, measured: Measure, page_break: Bools, signs: Signs) -> Floats:
    """Log-odds that the text goes on across the end of each line of ``rows`` but the last.

    ``page_break[k]``: page furniture or a form feed stands between line k and the next. Values above 0 mean: joined.
    """
    slack, wrapped = measured.slack, measured.measure > 0
    open_next = ~signs.closed[1:] & (slack[1:] >= _SHORT) & wrapped[1:]
    indent, gap = lines.indent[rows], lines.blank_before[rows][1:]
    edge = margin(indent)
    inner = indent >= edge + 2
    closed, colon = signs.closed[:-1] | signs.dated[:-1], signs.colon[:-1]
    shut = signs.closed[:-1] | colon
    score = of_room(measured.need[:-1], slack[:-1]) + np.where(closed, _CLOSED_END, np.where(colon, 0.0, _OPEN_END))
    half_empty = wrapped[:-1] & (2 * slack[:-1] > measured.measure[:-1]) & (slack[:-1] >= measured.need[:-1] + _SHORT)
    score += _HALF_EMPTY * (half_empty & ~signs.bad) + _MID_TEXT * (signs.told[:-1] & ~closed & ~colon)
    heading_next = shut & open_next & ~signs.colon[1:] & ~signs.remark[1:]
    score += _HEADING_NEXT * heading_next + _OVER_INDENT * (heading_next & ~inner[1:] & np.append(inner[2:], False))
    score += _BAD_START * signs.bad + _NUMBER_SPLIT * signs.number + _OPEN_BRACKET * signs.bracket[:-1]
    wider = (measured.measure[1:] == 0) & (measured.extent[1:] > measured.measure[:-1] * SQUEEZE + 2)
    score += _WIDER_NEXT * (wider & wrapped[:-1])
    score += _TABLE_ROW * signs.table + _OPENER_NEXT * signs.opener + _BULLET_NEXT * signs.bullet
    begun = np.append(False, signs.opener[:-1])[: len(signs.opener)]  # this line begins like a list item
    listed = signs.opener & ((signs.numbered[1:] & signs.closed[:-1]) | begun)
    listed |= signs.opener & signs.heading[1:] & open_next
    numbered = signs.opener & signs.numbered[1:]
    for items in (numbered & signs.round[1:], numbered & ~signs.round[1:]):
        if np.count_nonzero(items & (slack[:-1] >= _SHORT) & wrapped[:-1]) >= _ITEMS:
            score += _ITEM_BELOW * (items & colon)
    score += _LISTED * listed + _ALONE_NEXT * signs.alone[1:] + _chronicle(signs)
    score += _DEEPER * ((indent[1:] >= edge + _DEEP) & (indent[1:] > indent[:-1]))
    by_itself = signs.alone[:-1] & ~signs.bad
    if some(by_itself):
        room_or_far = (wrapped[:-1] & (slack[:-1] >= measured.need[:-1])) | (indent[:-1] >= edge + _DEEP)
        score += _ALONE_HERE * (by_itself & room_or_far)

    surely_on = ~closed & ~colon & ~signs.opener & (slack[:-1] <= 2) & wrapped[:-1]
    surely_off = closed & (slack[:-1] >= _SHORT)
    wide_gap = (gap > usual(gap)) & ~page_break
    score += _learn(lines.trailing[rows][:-1] > 0, surely_on, surely_off)
    # Headings stand where they like, indented or not. Below a full line they show otherwise: they are left out there.
    headed = ~signs.closed[1:] & (slack[1:] >= _SHORT)
    full = signs.closed[:-1] & (slack[:-1] <= measured.need[:-1]) & wrapped[:-1] & ~headed
    below_full = _learn(inner[1:], surely_on, surely_off & ~headed)
    indented = np.where(full, below_full, _learn(inner[1:], surely_on, surely_off))
    score += np.where(signs.alone[1:], np.minimum(indented, 0.0), indented)  # and so do days
    # A paragraph that has no indent where others have one is none, but the title over one.
    begins = np.append(True, (surely_off | by_itself)[:-1])
    score += _AT_MARGIN * (begins & ~inner[:-1] & inner[1:] & (indented <= -_SURELY))
    if some(over_text := inner[:-1] & inner[1:] & (indented <= -_SURELY) & ~closed & ~colon):
        over_text &= ~np.append(inner[2:], False) | signs.closed[1:]  # of a quotation all lines have it
        score += _FIRST_LINES * ((begins | signs.heading[:-1]) & over_text)
    score += np.where(page_break, 0.0, _learn(wide_gap, surely_on, surely_off))
    tight = gap < usual(gap)  # where most lines are paragraphs with a gap between, those without one tell
    if np.count_nonzero(tight) >= max(_TIGHT_LINES, _TIGHT * len(gap)):
        score += np.where(page_break, 0.0, _learn(tight, surely_on, surely_off))
    score += _HEADING_OVER_GAP * (wide_gap & open_next)
    weighed: Floats = score
    return weighed


def of_room(need: Ints, slack: Ints) -> Floats:
    """What the room that lines left, ``slack``, says against what the next would have taken, ``need``: log-odds."""
    odds: Floats = (_ROOM_PER_COLUMN * (need + 2 - slack)).clip(*_ROOM_LIMITS)
    return odds


def _chronicle(signs: Signs) -> Floats:
    """What it says of a line end that the next line begins with a date: in a chronicle most paragraphs do."""
    closed = signs.closed[:-1]
    entries = np.count_nonzero(signs.entry[1:] & closed)
    if entries < _ENTRIES or entries < _CHRONICLE * np.count_nonzero(closed):
        return np.zeros(len(closed))
    return np.where(signs.entry[1:] & closed, _DATED_ENTRY, 0.0)


def _learn(feature: Bools, on: Bools, off: Bools) -> Floats:
    """What a feature says in this file, learned from the line ends that are clear without it; smoothed and limited."""

    def shares(where: Bools) -> tuple[float, float]:
        """The share of the line ends that have the feature, and of those that have not."""
        number, having = np.count_nonzero(where), np.count_nonzero(feature & where)
        return (having + 0.5) / (number + 1), (number - having + 0.5) / (number + 1)

    if not some(feature):
        return np.zeros(len(feature))
    yes, no = (
        min(max(float(np.log(share / other)), -_LEARNED_LIMIT), _LEARNED_LIMIT)
        for share, other in zip(shares(on), shares(off), strict=True)
    )
    return np.where(feature, yes, no)


def ask_lexicon(lines: Lines, rows: Ints, score: Floats, wrapped: Bools) -> Floats:
    """The scores, with the word across the break weighed in where they leave a doubt; of lines that are not
    ``wrapped`` nobody wants to know."""
    doubtful = places((np.abs(score) < _DOUBT) & wrapped)
    if not len(doubtful):
        return score
    out, string = score.copy(), lines.text.string
    ends, starts = lines.end[rows[doubtful]].tolist(), lines.start[rows[doubtful + 1]].tolist()
    torn = [
        word_across(string[max(0, end - 8) : end], string[start : start + 8]) != ""
        for end, start in zip(ends, starts, strict=True)
    ]
    out[doubtful[torn]] += _WORD_SPLIT
    return out
