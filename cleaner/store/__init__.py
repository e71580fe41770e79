"""Raw files in, the corpus out, and the contract's JSON."""
