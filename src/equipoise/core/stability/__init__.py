"""Stability: what an actor requires of its retaliation, and whether it has it."""
