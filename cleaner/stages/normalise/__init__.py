"""The normal form (CONTRACT.md section 4): width, script, dots, dashes, punctuation, quotation marks, blanks."""

from __future__ import annotations

from cleaner.config import DEFAULT, Config
from cleaner.core.applying import apply_rules
from cleaner.core.doubts import findings
from cleaner.core.rule import Finding, Rule
from cleaner.core.rulings import NO_RULINGS, Rulings
from cleaner.core.text import Text
from cleaner.stages.normalise import (
    brackets,
    dashes,
    dots,
    gaps,
    latin,
    numbers,
    punctuation,
    quotes,
    script,
    spacing,
    width,
)
from cleaner.stages.normalise.context import Context

# Each rule leaves what the rules before it look at as it is, or reads both forms of it alike: so one pass is enough,
# and cleaning clean text changes nothing. Width comes first, for it makes the letters and digits that the others look
# at; blanks come last, for all others look through them.
RULES = (
    spacing.EDGE,
    width.ALPHANUMERICS,
    width.DECOMPOSED,
    width.PERCENT,
    width.OPERATOR,
    width.POINT,
    width.CLOCK,
    width.THOUSANDS,
    width.WAVE,
    width.IDEOGRAPHIC_MARK,
    script.TRADITIONAL,
    dots.ELLIPSIS,
    dots.CIRCLE_ZERO,
    dashes.DASH,
    dashes.CONNECTOR,
    punctuation.HALF_WIDTH,
    dots.NAME_DOT,
    punctuation.FULL_STOP,
    punctuation.DOUBLE_ANGLE,
    latin.IN_LATIN,
    brackets.BRACKET,
    quotes.QUOTATION,
    numbers.IN_NUMBER,
    spacing.BESIDE,
    gaps.INSIDE,
    spacing.ODD,
)

# What is left to a person, read off the normal form, each under the rule that would have acted.
_DOUBTS = (
    (script.TRADITIONAL, script.doubts),
    (dots.ELLIPSIS, dots.leaders),
    (dots.CIRCLE_ZERO, dots.odd_zeros),
    (brackets.BRACKET, brackets.lonely),
    (quotes.QUOTATION, quotes.unpaired),
    (gaps.INSIDE, gaps.doubtful),
)


def normalise(text: Text, config: Config = DEFAULT, rulings: Rulings = NO_RULINGS) -> tuple[Text, tuple[Finding, ...]]:
    """Bring ``text``, of which each line is one part, to its normal form; also what is doubtful in it.

    Adds and removes no ends of lines and empties no line. Normalising the normal form changes nothing.
    """
    kept = _kept(config)
    text = apply_rules(text, (rule for rule in RULES if rule.code not in kept), config, rulings, Context.carry)
    found = [f for rule, doubts in _DOUBTS for f in findings(text, rule.code, doubts(text))]
    return text, tuple(sorted(found, key=lambda f: (f.span, f.code)))


def _kept(config: Config) -> set[str]:
    """The codes of the rules for what the configuration wants to be left as it is."""
    kept: tuple[Rule, ...] = (
        *((script.TRADITIONAL,) if config.script == "keep" else ()),
        *((quotes.QUOTATION,) if config.quotes == "keep" else ()),
        *((numbers.IN_NUMBER, spacing.BESIDE, gaps.INSIDE) if config.spacing == "keep" else ()),
    )
    return {rule.code for rule in kept}
