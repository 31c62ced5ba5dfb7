"""A small record of a defence study, made up: three warheads, two branches, one layer."""

from __future__ import annotations

import json
from typing import Any

from equipoise.study.engagement.record import EngagementRecord
from tests.samples import ENGAGEMENT_RECORD


def tree() -> dict[str, Any]:
    """The record as JSON has it, a new one at each call."""
    return json.loads(ENGAGEMENT_RECORD.read_text(encoding="utf-8"))


def record(**changes: Any) -> EngagementRecord:
    """The record with other parts."""
    return EngagementRecord.model_validate(tree() | changes)
