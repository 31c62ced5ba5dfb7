"""The typed record of each question: what files, pages and explanations are made of, and the JSON Schema that they follow."""

from __future__ import annotations

from typing import Any

from equipoise.study.engagement.record import EngagementRecord
from equipoise.study.reach.record import ReachRecord
from equipoise.study.record import Part
from equipoise.study.reductions.record import ReductionsRecord
from equipoise.study.stability.record.whole import StabilityRecord

RECORDS: dict[str, type[Part]] = {
    "engagement": EngagementRecord,
    "reach": ReachRecord,
    "reductions": ReductionsRecord,
    "engagement": EngagementRecord,
    "reach": ReachRecord,
    "stability": StabilityRecord,
}


def schema(question: str) -> dict[str, Any]:
    """The JSON Schema of the record of a question, as it is written."""
    return RECORDS[question].model_json_schema(mode="serialization")
