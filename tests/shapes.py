"""Shapes and types of core's functions, checked at every call while the tests run."""

from __future__ import annotations

from jaxtyping import install_import_hook


def install() -> None:
    """From here on, modules of core are imported with their annotations enforced."""
    install_import_hook("equipoise.core", "beartype.beartype")
