"""Reach scenarios: flights, sensors and layers."""
