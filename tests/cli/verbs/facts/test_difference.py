from __future__ import annotations

import json

import pytest

from equipoise.cli.main import status


def test_values_and_statuses_at_80_columns(capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["facts", "diff", "2024-10-01", "2026-11-22"]) == 0
    shown = capsys.readouterr().out
    assert max(len(line) for line in shown.splitlines()) <= 80
    assert "RUS.sarmat.launchers" in shown
    assert "expired, 2026-02-05" in shown


def test_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["facts", "diff", "2024-10-01", "2026-11-22", "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert set(shown) == {"earlier", "later", "values", "statuses"}
    assert all(item["after"]["source"] for item in shown["values"])


def test_nothing_differs_on_one_day(capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["facts", "diff", "2024-10-01", "2024-10-01"]) == 0
    assert capsys.readouterr().out == "0 values changed, 0 began, 0 statuses of treaties changed\n"


@pytest.mark.parametrize(
    ("dates", "says"),
    [
        (["2026-11", "2026-11-22"], "'2026-11' is not a date; write it as 2026-11-22\n"),
        (["2026-11-22", "2024-10-01"], "2026-11-22 lies after 2024-10-01; give the earlier day first\n"),
    ],
)
def test_wrong_dates_are_one_sentence(dates: list[str], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["facts", "diff", *dates]) == 2
    assert capsys.readouterr().err == says
