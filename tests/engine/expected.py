"""A module that nobody imports by name."""
