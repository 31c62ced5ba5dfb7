"""What a defence lets through."""

from __future__ import annotations

from equipoise import report, study
from equipoise.api.question import Question
from equipoise.study.engagement.dataset import dataset

QUESTION = Question(
    effort=study.engagement_effort,
    compute=study.engagement_study,
    record=lambda record: record,
    files=("defend.json", "index.html"),
    write=lambda record, _base, place: report.engagement_brief(record, place),
    report=lambda record, _base, place: report.engagement_brief(record, place),
    dataset=dataset,
    table="branches",
    page="engagement",
)
