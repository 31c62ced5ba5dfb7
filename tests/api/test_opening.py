from __future__ import annotations

from pathlib import Path

import pytest

import equipoise as eq
from tests.samples import ENGAGEMENT


def test_a_folder_of_one_question_gives_its_result_and_one_of_several_gives_results(tmp_path: Path) -> None:
    found = eq.run(ENGAGEMENT)
    found.save(tmp_path / "one")
    found.save(tmp_path / "several" / "engagement")
    one, several = eq.open(tmp_path / "one"), eq.open(str(tmp_path / "several"))
    assert isinstance(one, eq.Result)
    assert isinstance(several, eq.Results)
    assert several["engagement"].record == one.record


def test_damaged_results_are_one_sentence(tmp_path: Path) -> None:
    eq.run(ENGAGEMENT).save(tmp_path)
    path = tmp_path / "defend.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"outcome"', '"outcom"'), encoding="utf-8")
    (tmp_path / "index.html").unlink()
    with pytest.raises(eq.InputError, match="defend.json: the results are damaged at outcome: field required; run the study again"):
        eq.open(tmp_path)
