"""What a defence lets through: computed, put on a page, and shown as tables."""

from __future__ import annotations

from equipoise import report, study
from equipoise.cli.kept import PAGE
from equipoise.cli.questions.question import Question
from equipoise.cli.tables.engagement import show_engagement

QUESTION = Question(
    effort=study.engagement_effort,
    compute=study.engagement_study,
    files=("defend.json", PAGE),
    write=lambda record, _base, place: report.engagement_brief(record, place),
    kept="wrote {path}; where a number comes from: equipoise explain {output} NAME",
    as_json=lambda record: record,
    show=show_engagement,
)
