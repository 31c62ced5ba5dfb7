"""How far forces can be cut: computed, kept with all draws, and summarised."""

from __future__ import annotations

from equipoise import store, study
from equipoise.cli.questions.question import Question
from equipoise.cli.tables.summary import show_summary

QUESTION = Question(
    effort=study.run_effort,
    compute=study.run,
    files=("record.json",),
    write=lambda results, _base, place: store.keep(results, place),
    kept="kept in {output}; where a number comes from: equipoise explain {output} NAME",
    as_json=lambda results: results.record,
    show=lambda results: show_summary(results.record),
)
