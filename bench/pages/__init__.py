"""Real pages: invented articles set as PDF, read back by extractors, and scored against what was set."""
