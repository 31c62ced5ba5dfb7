"""The numbers of a small scenario on the shipped facts; a change that moves them shows as a diff (make regold)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from equipoise import facts, study
from tests.samples import SMALL


def shown(value: Any) -> str:
    """A number with four digits, or a dash where there is none; lists and mappings in order."""
    if isinstance(value, dict):
        return ", ".join(f"{name} {shown(part)}" for name, part in value.items())
    if isinstance(value, list):
        return " ".join(shown(part) for part in value)
    return "-" if value is None else f"{value:.4g}"


def lines(pair: dict[str, Any]) -> list[str]:
    """The results of one pair, a line each."""
    found = [f"{pair['name']}: {shown(pair['force']['warheads'])} warheads"]
    for cell in pair["cells"]:
        place = f"  {cell['posture']} {cell['doctrine']}"
        found.append(f"{place} arriving, best: {shown(cell['arriving']['best'])}")
        found.append(f"{place} arriving, draws: {shown(cell['arriving']['draws'])}")
        found.append(f"{place} assured: {shown(cell['assured'])}")
    for name in ("alone", "coalition") if pair["schedule"] else ("floor",):
        curves = pair["schedule"][name] if pair["schedule"] else pair["floor"]
        found.extend(f"  {name} {key}: {shown(values)}" for key, values in curves["share"].items())
    shares = {"earlier": pair["schedule"]["earlier"]} if pair["schedule"] else pair["outcomes"]
    found.extend(f"  {key}: {shown(values)}" for key, values in shares.items() if key not in ("interceptors", "drivers", "unmet_drivers"))
    return found


def test_the_small_scenario(golden: Callable[[str, str], None]) -> None:
    base = facts.load()
    pairs = study.run(facts.scenario(SMALL, base), base).record.model_dump(mode="json")["pairs"]
    golden("study.txt", "\n".join(line for pair in pairs for line in lines(pair)) + "\n")


def test_a_difference_in_the_fourth_digit_is_seen() -> None:
    assert shown([137.24, None, 0]) == "137.2 - 0"
    assert shown({"best": 137.26}) == "best 137.3"
