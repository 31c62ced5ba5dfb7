"""Missile defence: single shots, layers, stocks, their sizing and costs, and test records."""
