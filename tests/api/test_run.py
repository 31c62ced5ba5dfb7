from __future__ import annotations

from pathlib import Path

import pytest

import equipoise as eq
from tests.samples import SMALL


def test_one_question_gives_a_result_and_its_progress_is_told() -> None:
    told: list[float] = []
    found = eq.run(SMALL, "reductions", draws=2, progress=lambda done, total: told.append(done / total))
    assert isinstance(found, eq.Result)
    assert found.record.scenario.draws == 2
    assert told[-1] == 1.0


def test_by_file_and_by_change_in_python_the_numbers_are_the_same(tmp_path: Path) -> None:
    changed = eq.scenario(SMALL).replace(draws=3).with_override("USA.gmd.interceptors", 80, reason="an example")
    by_file = eq.run(changed.save(tmp_path / "mine.yaml"), "reductions")
    in_python = eq.run(changed, "reductions")
    assert isinstance(by_file, eq.Result)
    assert isinstance(in_python, eq.Result)
    assert by_file.data.equals(in_python.data)
    assert by_file.record.pairs == in_python.record.pairs


def test_an_unknown_question_is_refused() -> None:
    with pytest.raises(eq.InputError, match="unknown question 'reduction'; did you mean 'reductions'?"):
        eq.run(SMALL, "reduction")
