"""Rules from outside this package: found, loaded, and applied so that a bad one harms nothing but itself."""

from __future__ import annotations

from cleaner.plugins.found import Plugins, load
from cleaner.plugins.guard import apply, unloaded
from cleaner.plugins.rules import RULES

__all__ = ["RULES", "Plugins", "apply", "load", "unloaded"]
