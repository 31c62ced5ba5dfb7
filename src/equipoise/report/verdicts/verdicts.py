"""What the study says of each claim; never "true", always how much of the sampled plausible space fits it."""

from __future__ import annotations

from typing import Any

from equipoise.report.verdicts.floor import FLOOR
from equipoise.report.verdicts.record import BriefRecord, FactualVerdict, Said, Undecided, statement
from equipoise.report.verdicts.schedule import SCHEDULE
from equipoise.report.verdicts.verdict import Wording, worded
from equipoise.study.reductions.record import ReductionsRecord

WORDINGS: dict[str | None, Wording[Any]] = {"floor": FLOOR, "schedule": SCHEDULE}
OPEN = "Not decided by this version."


def verdicts(record: ReductionsRecord) -> tuple[Said, ...]:
    """One verdict for each claim of a record: causal ones that it decides, factual ones, then those that it does not decide."""
    causal = [claim for claim in record.causal if claim.decided_by in WORDINGS]
    others = [claim for claim in record.causal if claim.decided_by not in WORDINGS]
    return (
        *(worded(record, claim, WORDINGS[claim.decided_by]) for claim in causal),
        *(FactualVerdict(**dict(claim), kind="factual") for claim in record.factual),
        *(
            _undecided({**statement(claim), "kind": "undecided", "headline": OPEN, "counter_claims": claim.counter_claims})
            for claim in others
        ),
    )


def brief_record(record: ReductionsRecord) -> BriefRecord:
    """The record of a brief: that of the run, and what is said of each claim."""
    return BriefRecord(**dict(record), claims=verdicts(record))


def _undecided(parts: dict[str, Any]) -> Undecided:
    return Undecided(**parts)
