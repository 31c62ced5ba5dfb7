"""Constellations: how many satellites must be in orbit for one to be in reach."""
