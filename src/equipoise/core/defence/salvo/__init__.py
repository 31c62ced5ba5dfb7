"""Salvos: closed forms of shots, stocks and layers."""
