"""The record of four actors."""

from __future__ import annotations

from typing import Any

import pytest

from tests import stabilities


@pytest.fixture(scope="module")
def record() -> dict[str, Any]:
    """The record, of a module's own."""
    return stabilities.record()
