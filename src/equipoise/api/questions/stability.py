"""Who could answer whom."""

from __future__ import annotations

from equipoise import report, study
from equipoise.api.question import Question
from equipoise.study.stability.dataset import dataset

QUESTION = Question(
    effort=study.stability_effort,
    compute=study.stability_study,
    record=lambda record: record,
    files=("stability.json", "index.html"),
    write=lambda record, _base, place: report.stability_brief(record, place),
    report=lambda record, _base, place: report.stability_brief(record, place),
    dataset=dataset,
    table="matrix.cells",
    page="stability",
)
