"""Every rule of every stage, by code."""

from __future__ import annotations

from cleaner import plugins
from cleaner.core.registry import Registry
from cleaner.stages import decode, furniture, normalise, repair, segment, unwrap

BETWEEN_PARTS = segment.BETWEEN_PARTS
OWN = Registry(
    (
        *decode.RULES,
        *repair.RULES,
        *furniture.RULES,
        *unwrap.RULES,
        *segment.RULES,
        *normalise.RULES,
        *plugins.RULES,
    )
)
PLUGINS = plugins.load(OWN)
RULES = Registry((*OWN, *(guest.rule for guest in PLUGINS.guests)))
MAY_REMOVE = frozenset(rule.code for rule in RULES if rule.removes is not None)
