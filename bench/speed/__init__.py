"""How fast the tool is, and what it takes: ``python -m bench.speed``."""
