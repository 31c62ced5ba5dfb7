"""Numbers of a record in words."""

from __future__ import annotations

from typing import Any

from equipoise.study.stated import value


def test_a_floor_states_best_estimate_and_range_as_share_and_in_warheads(record: dict[str, Any]) -> None:
    pair = record["pairs"][0]
    floor = pair["floor"]
    column = floor["interceptors"].index(64)
    text = value(pair, "floor@64", record["scenario"])
    best, warheads = floor["share"]["best"][column], floor["warheads"]["best"][column]
    assert text.startswith(f"the smallest sufficient share of the present force at 64 interceptors: {best:.3g} ({warheads:,.0f} warheads)")
    assert f"median {floor['share']['q50'][column]:,.4g}" in text
    assert f"median {floor['warheads']['q50'][column]:,.4g}" in text


def test_a_floor_that_is_not_reached_says_so(record: dict[str, Any]) -> None:
    pair = record["pairs"][0]
    nothing = {part: {name: [None] for name in band} for part, band in pair["floor"].items() if part in ("share", "warheads")}
    text = value({**pair, "floor": {"interceptors": [0], **nothing}}, "floor@0", record["scenario"])
    assert "at 0 interceptors: none at best estimates; over the draws none to none (5th to 95th percentile), in warheads none" in text


def test_a_force_and_a_difference_are_in_warheads(record: dict[str, Any]) -> None:
    pair, scheduled = record["pairs"][0], record["pairs"][2]
    best = pair["force"]["warheads"]["best"]
    assert value(pair, "force", record["scenario"]).startswith(f"{best:,.0f} warheads at best estimates; over the draws ")
    level = scheduled["schedule"]["difference_level"]
    said = value(scheduled, "difference", record["scenario"])
    assert said.endswith(f" warheads more against the coalition, at {level} interceptors")


def test_floors_under_a_schedule_are_read_from_their_own_curves(record: dict[str, Any]) -> None:
    pair = record["pairs"][2]
    for key in ("alone", "coalition"):
        best = pair["schedule"][key]["share"]["best"][0]
        assert f"at 0 interceptors: {best:.3g} (" in value(pair, f"{key}@0", record["scenario"])


def test_a_class_of_the_requirement_counts_its_own_draws(record: dict[str, Any]) -> None:
    pair = record["pairs"][0]
    row = pair["by_requirement"][0]
    holding = round(row["unmet_anyway"] * row["draws"])
    said = value(pair, "by_requirement.1.unmet_anyway", record["scenario"])
    assert said.startswith(f"holds in {holding} of the {row['draws']} draws")


def test_a_cell_is_read_from_its_own_row(record: dict[str, Any]) -> None:
    pair = record["pairs"][0]
    for row in pair["by_cell"]:
        holding = round(row["unmet_anyway"] * 12)
        said = value(pair, f"by_cell.{row['posture']}.{row['doctrine']}.unmet_anyway", record["scenario"])
        assert said.startswith(f"holds in {holding} of the 12 draws")
