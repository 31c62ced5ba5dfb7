from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace

from equipoise import facts, report
from equipoise.cli.questions.brief import QUESTION
from tests.report import synthetic


def test_the_page_and_the_record_with_its_verdicts_are_written(tmp_path: Path) -> None:
    results = SimpleNamespace(record=synthetic.typed(synthetic.record()))
    assert QUESTION.write(results, facts.load(), tmp_path) == tmp_path / "index.html"
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(QUESTION.files)
    assert json.loads((tmp_path / "brief.json").read_text(encoding="utf-8"))["claims"]
    assert QUESTION.as_json(results) == report.brief_record(results.record)
