"""Preferential defence of a set of defended points."""
