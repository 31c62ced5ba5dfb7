"""A number of a record in words."""

from __future__ import annotations

from equipoise.study.record import Tree


def value(pair: Tree, number: str, scenario: Tree) -> str:
    """What a pair's number is, in words: `number` is its name without that of the pair."""
    kind, _, cell = number.partition(".")
    key, _, level = number.partition("@")
    if kind == "force":
        return f"{_warheads(pair['force']['warheads'])} on the legs that take part"
    if kind in ("arriving", "assured"):
        return _cell(pair, kind, cell)
    if key == "floor":
        return _floor(pair["floor"], pair["floor"]["interceptors"], level)
    if key in ("alone", "coalition"):
        return _floor(pair["schedule"][key], pair["schedule"]["interceptors"], level)
    if key == "difference":
        schedule = pair["schedule"]
        return f"{_range(schedule['difference'])} warheads more against the coalition, at {schedule['difference_level']} interceptors"
    table, levels, draws = _table(pair, key, scenario["draws"])
    share = table[key.rpartition(".")[2]]
    share = share[levels.index(int(level))] if level else share
    holding = round(share * draws)
    return f"holds in {holding:,} of the {draws:,} draws{f' ({100 * share:.1f} %)' if holding else ''}"


def _table(pair: Tree, key: str, draws: int) -> tuple[Tree, list[int], int]:
    """The table that holds a share, its levels of interceptors, and the draws that it is a share of."""
    if not pair["outcomes"]:
        return pair["schedule"], pair["schedule"]["interceptors"], draws
    levels = pair["floor"]["interceptors"]
    parts = key.split(".")
    if parts[0] == "by_requirement":
        row = pair["by_requirement"][int(parts[1]) - 1]
        return row, levels, row["draws"]
    if parts[0] == "by_cell":
        return next(row for row in pair["by_cell"] if [row["posture"], row["doctrine"]] == parts[1:3]), levels, draws
    return pair["outcomes"], levels, draws


def _cell(pair: Tree, kind: str, name: str) -> str:
    """Arrivals, or their assurance, in one posture under one doctrine."""
    posture, doctrine = name.split(".")
    cell = next(cell for cell in pair["cells"] if (cell["posture"], cell["doctrine"]) == (posture, doctrine))
    if kind == "assured":
        assured = cell["assured"]
        return f"the requirement is met with probability {assured['best']:.3f} at best estimates; over the draws {_range(assured)}"
    best, draws = cell["arriving"]["best"], cell["arriving"]["draws"]
    return f"{best['mean']:.1f} warheads arrive on average at best estimates; over the draws {_range(draws)} warheads"


def _floor(curves: Tree, levels: list[int], level: str) -> str:
    """A floor at one level: best estimate and range, as a share and in warheads."""
    column = levels.index(int(level))
    share, warheads = ({name: values[column] for name, values in curves[part].items()} for part in ("share", "warheads"))
    best = (
        "none at best estimates" if share["best"] is None else f"{share['best']:.3g} ({warheads['best']:,.0f} warheads) at best estimates"
    )
    return (
        f"the smallest sufficient share of the present force at {level} interceptors: {best}; over the draws {_range(share)}, "
        f"in warheads {_range(warheads)} (none: beyond 1.5)"
    )


def _warheads(row: Tree) -> str:
    """A number of warheads: best estimate and range."""
    return f"{row['best']:,.0f} warheads at best estimates; over the draws {_range(row)}"


def _range(quantiles: Tree) -> str:
    """The middle and the ends of what the draws give."""
    low, middle, high = (quantiles[name] for name in ("q05", "q50", "q95"))
    return " to ".join("none" if end is None else f"{end:,.4g}" for end in (low, high)) + (
        " (5th to 95th percentile)" if middle is None else f" (5th to 95th percentile), median {middle:,.4g}"
    )
