"""Characters repaired: what every later stage may rely on. After it, every line end is a line feed."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import numpy as np
from numpy.typing import NDArray

from cleaner.config import DEFAULT, Config
from cleaner.core.applying import apply_rules
from cleaner.core.rule import Finding, Rule
from cleaner.core.rulings import NO_RULINGS, Rulings
from cleaner.core.text import WIDEST, Text
from cleaner.stages.repair import (
    dashes,
    doubt,
    entities,
    forms,
    formulas,
    front_matter,
    han,
    invisible,
    letter_spaced,
    line_numbers,
    misread_utf8,
    mojibake,
    ocr_records,
    points,
    run_in,
    tables,
    tags,
)
from cleaner.stages.repair.columns import COLUMNS_SIDE_BY_SIDE, split_columns
from cleaner.stages.repair.combine import uncomposed_character

__all__ = ["RULES", "repair"]

# In the order they are applied. Misread text comes before everything that would take its bytes for control codes or
# line ends; what stands between two characters goes before anything that looks at neighbours; composition comes last.
RULES: tuple[Rule, ...] = (
    ocr_records.ocr_record,
    line_numbers.line_number,
    entities.html_entity,
    invisible.invisible_character,
    mojibake.misread_mark,
    mojibake.misread_encoding,
    misread_utf8.utf8_misread_as_gbk,
    invisible.c1_control,
    invisible.line_end,
    invisible.direction_mark,
    invisible.joiner,
    invisible.variation_selector,
    han.kangxi_radical,
    han.radical_supplement,
    han.compatibility_ideograph,
    forms.vertical_form,
    forms.small_form,
    forms.half_width_mark,
    points.point_for_full_stop,
    front_matter.front_matter,
    tags.html_tag,
    tables.html_table,
    formulas.plain_formula,
    dashes.opening_dash,
    run_in.paragraphs_in_one_line,
    letter_spaced.letter_spaced_line,
    uncomposed_character,
    COLUMNS_SIDE_BY_SIDE,
    doubt.PRIVATE_USE,
    doubt.REPLACEMENT,
    mojibake.LOST,
    mojibake.UNREPAIRED,
)


# Misread text is looked for twice: what was removed after the first look may have parted it.
_AGAIN = RULES.index(invisible.variation_selector) + 1
_STEPS = tuple(
    (1 << RULES.index(rule), rule) for rule in (*RULES[:_AGAIN], mojibake.misread_encoding, *RULES[_AGAIN:])
)  # and the bit that calls for each, as ``_bits`` has it


def repair(text: Text, config: Config = DEFAULT, rulings: Rulings = NO_RULINGS) -> tuple[Text, tuple[Finding, ...]]:
    """``text`` with its characters repaired, and what is left in doubt."""
    bits = _bits(text)
    for bit, rule in _STEPS:
        if bits & bit:
            # A line end is not a matter of choice: no later stage knows any but the line feed.
            chosen = (DEFAULT, NO_RULINGS) if rule is invisible.line_end else (config, rulings)
            after = apply_rules(text, (rule,), *chosen)
            if after is not text:
                text, bits = after, _bits(after)
    apart = split_columns(text) if config.rules.active(COLUMNS_SIDE_BY_SIDE.code) else text
    doubts = doubt.doubtful_characters(apart) + mojibake.misread_findings(apart)
    if apart is not text:
        doubts.append((COLUMNS_SIDE_BY_SIDE.code, 0, 1, "columns that stood side by side were put one after the other"))
    return apart, doubt.sorted_findings(apart, doubts)


def _bits(text: Text) -> int:
    """A bit for each rule whose characters may occur: one look-up, so that clean text costs next to nothing."""
    characters, bits = _triggers()
    return int(np.bitwise_or.reduce(bits[text.occurring.take(characters)], initial=0)) | _ALWAYS


# Composition has too many trigger characters for a list, and a fast check of its own.
_ALWAYS = 1 << RULES.index(uncomposed_character)


@cache
def _triggers() -> tuple[NDArray[np.intp], NDArray[np.uint32]]:
    """The characters that call for rules, as ``Text.occurring`` has them, and the bit of the rule of each."""
    watched: tuple[tuple[Rule, Iterable[str]], ...] = (
        (ocr_records.ocr_record, "])"),
        (line_numbers.line_number, "\t|│ "),
        (entities.html_entity, "&"),
        (invisible.invisible_character, invisible.INVISIBLE),
        (mojibake.misread_mark, "¿"),
        (mojibake.misread_encoding, mojibake.MARKS),
        (misread_utf8.utf8_misread_as_gbk, misread_utf8.MARKS),
        (invisible.c1_control, invisible.C1),
        (invisible.line_end, "\r\x0b\x85\u2028\u2029\f"),
        (invisible.direction_mark, invisible.BIDI),
        (invisible.joiner, invisible.JOINERS),
        (invisible.variation_selector, invisible.SELECTORS),
        (han.kangxi_radical, han.KANGXI),
        (han.radical_supplement, han.SUPPLEMENT),
        (han.compatibility_ideograph, han.COMPATIBILITY),
        (forms.vertical_form, forms.VERTICAL),
        (forms.small_form, forms.SMALL),
        (forms.half_width_mark, forms.HALF_WIDTH),
        (points.point_for_full_stop, "．"),
        (front_matter.front_matter, "-"),
        (tags.html_tag, "<"),
        (tables.html_table, "<"),
        (formulas.plain_formula, "$\\"),
        (dashes.opening_dash, dashes.DASHES),
        (run_in.paragraphs_in_one_line, "\u3000"),
        (letter_spaced.letter_spaced_line, letter_spaced.BLANKS),
    )
    bit_of = [(1 << RULES.index(rule), characters) for rule, characters in watched]
    rows = [(min(ord(char), WIDEST), bit) for bit, characters in bit_of for char in characters]
    characters, bits = zip(*rows, strict=True)
    return np.array(characters, np.intp), np.array(bits, np.uint32)
