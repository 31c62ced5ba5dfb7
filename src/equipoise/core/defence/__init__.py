"""Missile defence: single shots, layers, stocks and their sizing."""
