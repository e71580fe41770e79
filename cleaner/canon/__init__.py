"""From witnesses to canonical articles: fingerprints, clusters, readings, ids."""
