"""Matrices: who against whom, their cells, their keys."""
