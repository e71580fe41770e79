"""How well copies are found and collated: ``python -m bench.canon`` (fixed seeds, own texts)."""
