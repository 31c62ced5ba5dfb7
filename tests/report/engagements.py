"""A small record of a defence study, made up: three warheads, two branches, one layer."""

from __future__ import annotations

import json
from typing import Any

from tests.samples import ENGAGEMENT_RECORD


def record() -> dict[str, Any]:
    """The record, a new one at each call."""
    return json.loads(ENGAGEMENT_RECORD.read_text(encoding="utf-8"))
