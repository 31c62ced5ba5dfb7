from __future__ import annotations

import json
from pathlib import Path

from equipoise import facts
from equipoise.cli.questions.stability import QUESTION
from tests import stabilities


def test_the_page_and_the_record_are_the_files_that_are_named(tmp_path: Path) -> None:
    page = QUESTION.write(stabilities.record(), facts.load(), tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(QUESTION.files)
    assert page == tmp_path / "index.html"
    assert json.loads((tmp_path / "stability.json").read_text(encoding="utf-8")) == stabilities.tree()
