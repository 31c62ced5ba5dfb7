from __future__ import annotations

import json
from pathlib import Path

import pytest

from equipoise.cli.main import status


def test_csv_goes_to_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["facts", "export"]) == 0
    assert capsys.readouterr().out.startswith("id,since,unit,low,best,high,")


def test_json_is_the_same_by_both_names(capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["facts", "export", "--format", "json"]) == 0
    shown = capsys.readouterr().out
    assert "actors/RUS.yaml" in json.loads(shown)
    assert status(["facts", "export", "--json"]) == 0
    assert capsys.readouterr().out == shown


@pytest.mark.parametrize("form", ["csv", "json", "parquet"])
def test_a_file_is_written_and_named(form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "new" / f"base.{form}"
    assert status(["facts", "export", "--format", form, "-o", str(path)]) == 0
    assert capsys.readouterr().out == f"wrote {path}\n"
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    if form == "json":
        assert status(["facts", "verify", "--facts", str(path)]) == 0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--format", "parquet"], "Parquet is no text for the terminal; name a file with -o\n"),
        (["--format", "xls"], "Invalid value for '--format': "),
    ],
)
def test_wrong_input_is_one_sentence(arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["facts", "export", *arguments]) == 2
    shown = capsys.readouterr().err
    assert shown.startswith(says)
    assert shown.count("\n") == 1
