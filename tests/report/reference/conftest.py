"""The shipped base, for pages about it."""

from __future__ import annotations

import pytest

from equipoise import facts


@pytest.fixture(scope="session")
def base() -> facts.Facts:
    """The shipped base."""
    return facts.load()
