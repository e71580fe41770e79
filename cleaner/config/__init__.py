"""What a user may set: the settings that change a result, where they come from, and what is wrong with them."""

from __future__ import annotations

from cleaner.config.errors import ConfigError
from cleaner.config.model import DEFAULT, Config, FileSettings, Thresholds
from cleaner.config.selection import Selection

__all__ = ["DEFAULT", "Config", "ConfigError", "FileSettings", "Selection", "Thresholds"]
