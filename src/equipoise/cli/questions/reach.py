"""Who sees and meets which flights: computed, put on a page, and shown as tables."""

from __future__ import annotations

from equipoise import report, study
from equipoise.cli.kept import PAGE
from equipoise.cli.questions.question import Question
from equipoise.cli.tables.reach import show_reach

QUESTION = Question(
    effort=lambda asked, _base: study.reach_effort(asked),
    compute=study.reach_study,
    files=("reach.json", PAGE),
    write=report.reach_brief,
    kept="wrote {path}; where a number comes from: equipoise explain {output} NAME",
    as_json=lambda record: record,
    show=show_reach,
)
