"""The claims, answered on one page from the question of reductions."""

from __future__ import annotations

from contextlib import suppress
from threading import Thread

from equipoise import facts, report, study
from equipoise.cli.kept import PAGE
from equipoise.cli.progress import Report
from equipoise.cli.questions.question import Question


def _computed(asked: facts.Scenario, base: facts.Facts, told: Report) -> study.Results:
    """The results of a scenario; what draws figures is loaded meanwhile."""
    Thread(target=_load).start()
    return study.run(asked, base, told)


def _load() -> None:
    """Load what draws figures, while the kernels compute; a fault comes again, and is told, where figures are drawn."""
    with suppress(Exception):
        _ = report.brief


QUESTION = Question(
    effort=study.run_effort,
    compute=_computed,
    files=("brief.json", PAGE),
    write=lambda results, _base, place: report.brief(results.record, place),
    kept="wrote {path}",
    as_json=lambda results: report.brief_record(results.record),
    show=lambda _results: None,
)
