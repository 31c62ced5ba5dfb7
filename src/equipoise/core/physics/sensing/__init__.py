"""Sensing: what stands above the horizon, and who sees a flight when."""
