"""Queries: what the base says when asked."""
