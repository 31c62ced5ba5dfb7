"""Every published result that comes with the package, and the tables that they quote."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from equipoise.shipped import DATA
from equipoise.study.checks.run import CheckResult, checks
from tests.samples import ROOT

RESULTS = checks()
AUTHORITIES = sorted((ROOT / "authorities").glob("*.csv"))


@pytest.mark.parametrize("result", RESULTS, ids=lambda result: result.id)
def test_published_result(result: CheckResult) -> None:
    assert result.passed, f"{result.file}:{result.line}: published {result.published}, ours {result.ours}, {result.tolerance}"


def test_there_are_enough_of_them() -> None:
    groups = {result.id.split("-")[0][:2] for result in RESULTS}
    assert {"A0", "A1", "A2", "B0", "C0", "C1", "D0", "E0", "E1", "E2", "MD", "FX", "FS", "MP", "AC"} <= groups
    assert sum(result.status == "reproduced" for result in RESULTS) >= 25
    assert len({result.id for result in RESULTS}) == len(RESULTS)


def test_what_is_not_reproduced_says_why() -> None:
    differing = {result.id: result.reason for result in RESULTS if result.status == "differs"}
    assert set(differing) == {
        "A11 four shots",
        "MD-01 whole shots",
        "MD-07",
        "weapons the published optimum",
        "FX-03 fratricide as coded",
        "MP-01 five sides, three of them small",
        "FX-06 day-to-day, at least five",
        "D04",
        "D17 inclination",
        "E20",
        "E22 speed",
    }
    assert all(len(reason) > 20 for reason in differing.values())


def test_records_of_rival_counts_stay_apart() -> None:
    (agency, centre) = [result for result in RESULTS if result.id.startswith("B05")]
    assert (agency.published, centre.published) == (0.6, 0.538)


@pytest.mark.parametrize("path", AUTHORITIES, ids=lambda path: path.name)
def test_checks_quote_their_authority(path: Path) -> None:
    """A row of an authority names a check, the place in its list (row by row), and the value printed."""
    published = {result.id: flat(result.published) for result in RESULTS}
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows
    for row in rows:
        assert published[row["check"]][int(row["place"])] == pytest.approx(float(row["published"]) * float(row["scale"]), abs=1e-12), row


def test_authorities_state_page_and_licence() -> None:
    text = (ROOT / "authorities" / "README.md").read_text(encoding="utf-8")
    assert AUTHORITIES
    for path in AUTHORITIES:
        (line,) = [line for line in text.splitlines() if line.startswith(f"| {path.name} |")]
        assert all(cell.strip() for cell in line.strip("|").split("|"))


def test_exchanged_data_are_those_of_the_fact_base() -> None:
    with (DATA / "treaties" / "new_start_data.csv").open(encoding="utf-8", newline="") as file:
        rows = {(row["date"], row["party"]): row for row in csv.DictReader(file)}
    columns = ("deployed_delivery_systems", "deployed_warheads", "deployed_and_nondeployed_launchers")
    published = {result.id: flat(result.published) for result in RESULTS}
    for party, name in (("USA", "United States"), ("RUS", "Russia")):
        first, second = rows["2018-09-01", party], rows["2019-09-01", party]
        assert published[f"AC-04 {name}"] == [int(second[column]) - int(first[column]) for column in columns]
        assert published[f"AC-04 2016 {name}"] == [1550 - int(rows["2016-03-01", party]["deployed_warheads"])]


def flat(value: object) -> list[float]:
    """The numbers of a value, a list or a table, row by row."""
    return [number for item in value for number in flat(item)] if isinstance(value, list) else [float(str(value))]


def test_examples_of_the_reference_run(tmp_path: Path) -> None:
    blocks = (ROOT / "docs" / "reference" / "checks.md").read_text(encoding="utf-8").split("```yaml\n")[1:]
    assert len(blocks) == 5
    for number, block in enumerate(blocks):
        path = tmp_path / f"{number}.yaml"
        path.write_text(block.split("```")[0], encoding="utf-8")
        assert all(result.passed for result in checks([path])), block
