"""The one way in which a configuration is refused."""

from __future__ import annotations


class ConfigError(Exception):
    """A configuration that cannot be used; the message names file, line and key, and the nearest right name."""
