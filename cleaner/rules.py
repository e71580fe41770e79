"""Every rule of every stage, by code."""

from __future__ import annotations

from cleaner.core.registry import Registry
from cleaner.stages import decode, furniture, normalise, repair, segment, unwrap

BETWEEN_PARTS = segment.BETWEEN_PARTS
RULES = Registry((*decode.RULES, *repair.RULES, *furniture.RULES, *unwrap.RULES, *segment.RULES, *normalise.RULES))
MAY_REMOVE = frozenset(rule.code for rule in RULES if rule.removes is not None)
