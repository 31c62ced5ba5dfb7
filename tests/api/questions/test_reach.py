from __future__ import annotations

from pathlib import Path

import equipoise as eq
from equipoise.api.questions.reach import QUESTION
from tests.samples import REACH


def test_what_is_said_to_be_written_is_written_and_the_main_table_has_its_columns(tmp_path: Path) -> None:
    found = eq.run(REACH, "reach")
    assert isinstance(found, eq.Result)
    found.save(tmp_path)
    assert {path.name for path in tmp_path.iterdir() if path.is_file()} == set(QUESTION.files)
    assert QUESTION.table in found.tables
    assert set(QUESTION.columns) <= set(found.table().columns)
