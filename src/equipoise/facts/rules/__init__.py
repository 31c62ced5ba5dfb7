"""Rules that hold over the whole base."""
