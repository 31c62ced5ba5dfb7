"""A small record of a defence study, written by hand."""

from __future__ import annotations

from typing import Any


def outcome(distribution: list[float]) -> dict[str, Any]:
    """What a distribution of at most three leakers comes to."""
    mean = sum(n * p for n, p in enumerate(distribution))
    return {"mean": mean, "q05": 0, "q50": 1, "q95": 3, "p_no_leak": distribution[0], "p_at_most_one": sum(distribution[:2])}


def record() -> dict[str, Any]:
    """Three warheads, two branches, one layer."""
    works, fails = [0.5, 0.3, 0.2, 0.0], [0.001, 0.099, 0.3, 0.6]
    whole = [0.9 * a + 0.1 * b for a, b in zip(works, fails, strict=True)]
    names = ("independent", "shared kill assessment", "one command that can fail")
    return {
        "version": "0.0.0",
        "digest": "abc",
        "scenario": {
            "name": "mine",
            "title": "A test <of> layers",
            "date": "2026-11-22",
            "integration": "integrated",
            "objects": 6,
            "warheads": 3,
            "decoys": 3,
            "tolerance": 1e-12,
        },
        "outcome": outcome(whole) | {"missing": 0.0, "distribution": whole},
        "classes": [outcome(whole) | {"name": "ballistic", "warheads": 3, "decoys": 3}],
        "branches": [
            outcome(works) | {"name": "everything works", "failed": [], "probability": 0.9, "distribution": works},
            outcome(fails) | {"name": "warning is lost", "failed": ["warning is lost"], "probability": 0.1, "distribution": fails},
        ],
        "layers": [
            {
                "name": "far",
                "title": "Far layer",
                "phase": "midcourse",
                "stock_name": "far",
                "stock": 44,
                "fired_mean": 5.5,
                "fired_q05": 4,
                "fired_q50": 5,
                "fired_q95": 8,
                "p_exhausted": 0.0004,
                "saturation": {"warheads": 24, "decoys": 24},
            }
        ],
        "integration": [
            outcome(whole) | {"name": name, "change": change, "mean": mean, "missing": 0.0}
            for name, change, mean in zip(names, (0.0, -0.5, 0.25), (2.0, 1.5, 1.75), strict=True)
        ],
        "curve": [outcome(whole) | {"size": size, "warheads": round(3 * size), "decoys": 3, "missing": 0.0} for size in (0.5, 1.0, 2.0)],
        "grid": {
            "stocks": [0.5, 1.0, 2.0],
            "misses": [1.0, 0.5, 0.0],
            "mean": [[1.0] * 3] * 3,
            "p_no_leak": [[0.004, 0.45, 0.46], [0.3, 0.6, None], [0.5, 0.95, 0.999]],
        },
        "ranges": [
            {
                "name": "stocks.far",
                "label": "stock far: interceptors",
                "low": 10.0,
                "best": 44.0,
                "high": 60.0,
                "mean_low": 2.0,
                "mean_high": 0.5,
                "p_no_leak_low": 0.1,
                "p_no_leak_high": 0.6,
                "swing": 1.5,
            }
        ],
        "inputs": [
            {
                "name": "stocks.far",
                "label": "stock far: interceptors",
                "unit": "interceptors",
                "low": 10.0,
                "best": 44.0,
                "high": 60.0,
                "kind": "assumption",
                "source": "scenario:mine",
                "reason": "a <reason>",
            }
        ],
        "assumed": 1,
    }
