"""Trials: what test records say about the next shot."""
