"""Equipoise computes what others assert about strategic stability."""

__version__ = "0.1.0"
