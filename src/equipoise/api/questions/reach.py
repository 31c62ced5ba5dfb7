"""Who sees and meets which flights."""

from __future__ import annotations

from equipoise import report, study
from equipoise.api.question import Question
from equipoise.study.reach.dataset import dataset

QUESTION = Question(
    effort=lambda asked, _base: study.reach_effort(asked),
    compute=study.reach_study,
    record=lambda record: record,
    files=("reach.json", "index.html"),
    write=report.reach_brief,
    report=report.reach_brief,
    dataset=dataset,
    table="opportunities",
    page="reach",
)
