"""Shapes and types of core's functions, checked at every call while the tests run."""

from __future__ import annotations

from typing import TypeVar

from beartype import BeartypeConf, beartype
from jaxtyping import install_import_hook

Checked = TypeVar("Checked")
CONFIGURATION = BeartypeConf(is_pep484_tower=True)  # a whole number is a float, as for type checkers


def typechecker(checked: Checked) -> Checked:
    """A function or class with its annotations enforced."""
    return beartype(checked, conf=CONFIGURATION)  # pyright: ignore[reportCallIssue] (its overloads do not cover both)


def install() -> None:
    """From here on, modules of core are imported with their annotations enforced."""
    install_import_hook("equipoise.core", "tests.shapes.typechecker")
