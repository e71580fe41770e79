"""What is said of rules from outside that are not used."""

from __future__ import annotations

from cleaner.core.rule import Confidence, Rule, judged, keeps

NOT_LOADED = judged(
    "PLG001",
    "plugin-not-loaded",
    """A package announces rules that cannot be used; the file was cleaned without them.

    Its module cannot be imported, or what it names is no collection of rules, or a rule has a code or a name that is
    taken, or none of the stages that can be joined is named. The message says which. Mend the package, or uninstall it.
    """,
    confidence=Confidence.ASK,
    examples=(keeps("渡口的木船修好了。"),),
)

FAILED = judged(
    "PLG002",
    "plugin-rule-failed",
    """A rule of another package failed on this file; the file was cleaned without it.

    It raised an error, took too long (2 seconds of processor time and 2 more a megabyte), or proposed what it may not:
    edits that overlap, are not sorted or reach past the end, text deleted without saying as what, line ends added or
    removed after the lines were joined. The message names the rule and its package. The other rules were applied.
    """,
    confidence=Confidence.ASK,
    examples=(keeps("渡口的木船修好了。"),),
)

RULES: tuple[Rule, ...] = (NOT_LOADED, FAILED)
