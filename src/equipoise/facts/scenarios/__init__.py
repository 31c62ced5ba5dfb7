"""Scenarios: what a user asks, read and checked against the base."""
