"""Who could answer whom: computed, put on a page, and shown as tables."""

from __future__ import annotations

from equipoise import report, study
from equipoise.cli.kept import PAGE
from equipoise.cli.questions.question import Question
from equipoise.cli.tables.stability import show_stability

QUESTION = Question(
    effort=study.stability_effort,
    compute=study.stability_study,
    files=("stability.json", PAGE),
    write=lambda record, _base, place: report.stability_brief(record, place),
    kept="wrote {path}; where a number comes from: equipoise explain {output} NAME",
    as_json=lambda record: record.model_dump(mode="json"),
    show=show_stability,
)
