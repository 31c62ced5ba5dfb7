"""The cells of a study follow the doctrines that its scenario names."""

from __future__ import annotations

import pytest

from equipoise import facts
from equipoise.study.cell import cells, codes, counted_cells, doctrines

BOTH, ALL = ("ride_out", "launch_on_warning"), ("ride_out", "launch_under_attack", "launch_on_warning")


@pytest.mark.parametrize(
    ("named", "computed", "places"),
    [
        (("ride_out",), BOTH, [0, 2]),
        (("launch_on_warning", "ride_out"), BOTH, [0, 2]),
        (("launch_under_attack",), ALL, [0, 1, 2]),
        (("launch_on_warning", "launch_under_attack"), ALL, [0, 1, 2]),
    ],
)
def test_all_three_are_computed_where_one_launches_under_attack(
    small: facts.Scenario, named: tuple[str, ...], computed: tuple[str, ...], places: list[int]
) -> None:
    assert counted_cells(small).tolist() == [[True, True], [True, True]]
    scenario = small.model_copy(update={"doctrines": named, "postures": ("generated",)})
    assert doctrines(scenario) == computed
    assert codes(scenario).tolist() == places
    assert [doctrine for _, _, _, doctrine in cells(scenario)] == [*computed, *computed]
    assert counted_cells(scenario).tolist() == [[False] * len(computed), [doctrine in named for doctrine in computed]]
