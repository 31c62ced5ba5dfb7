"""Published results, recomputed."""
