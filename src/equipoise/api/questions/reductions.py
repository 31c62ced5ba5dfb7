"""How far forces can be cut."""

from __future__ import annotations

from equipoise import report, store, study
from equipoise.api.question import Question

QUESTION = Question(
    effort=study.run_effort,
    compute=study.run,
    record=lambda results: results.record,
    files=("record.json",),
    write=lambda results, _base, place: store.keep(results, place),
    report=lambda results, _base, place: report.brief(results.record, place),
    dataset=lambda results: results.dataset(),
    table="pairs.outcomes",
    page="brief",
)
