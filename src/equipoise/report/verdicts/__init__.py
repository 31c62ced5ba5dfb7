"""Verdicts: what a study says of each claim, in words."""
