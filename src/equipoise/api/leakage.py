"""The quick question: what of so many warheads leaks through a defence."""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import numpy as np
from jaxtyping import Float

from equipoise.api.scenario import Scenario, scenario
from equipoise.errors import InputError
from equipoise.facts import Facts
from equipoise.facts.suggestion import suggestion
from equipoise.study import leak_distribution

Counts = int | Mapping[str, int]
QUANTILES = (0.05, 0.5, 0.95)


class Leakage(NamedTuple):
    """What leaks of a raid: the chance of each number of warheads, exact but for `missing`.

    distribution: the probability of 0, 1, 2 … leaking warheads. missing: the most by which these probabilities are off in all.
    """

    warheads: int
    decoys: int
    defence: str
    distribution: Float[np.ndarray, " most"]
    missing: float

    @property
    def mean(self) -> float:
        """The mean number of warheads that leak."""
        return float(np.arange(self.distribution.size) @ self.distribution)

    @property
    def p_no_leak(self) -> float:
        """The probability that none leaks."""
        return float(self.distribution[0])

    def quantile(self, share: float) -> int:
        """The smallest number that is not exceeded with a probability of `share`, 0 to 1.

        Raises: InputError for a share outside 0 to 1.
        """
        if not 0.0 <= share <= 1.0:
            raise InputError(f"the share {share} is impossible", fix="give a number from 0 to 1")
        below = np.cumsum(self.distribution) / self.distribution.sum()
        return int(min(np.searchsorted(below, share - 1e-12), below.size - 1))

    def __repr__(self) -> str:
        low, middle, high = (self.quantile(share) for share in QUANTILES)
        return (
            f"Leakage: of {self.warheads:,} warheads with {self.decoys:,} decoys against {self.defence!r}, {self.mean:.2f} leak on average "
            f"(5–95 %: {low:,} to {high:,}, median {middle:,}); none leaks with a probability of {self.p_no_leak:.3g}"
        )


def leakage(
    warheads: Counts = 10, decoys: Counts | None = None, defence: Scenario | Path | str = "national", *, facts: Facts | None = None
) -> Leakage:
    """What leaks of so many warheads through the defence of a scenario, at best values, all common failures weighed.

    warheads, decoys: numbers of each, from 0, or by class of the raid (`{"ballistic": 10, "glide": 4}`); decoys that are left out stay
    as the scenario has them for a raid of its own size, in proportion. defence: a scenario that asks about an engagement.

    Raises: InputError for a scenario without an engagement, an unknown class, a number that no raid has, or one too large to compute.

    >>> leakage(warheads=10, decoys=20).mean == leakage().mean
    True
    """
    asked = defence if isinstance(defence, Scenario) else scenario(defence, facts)
    asked.asked("engagement")
    rows = [dict(row) for row in asked.tree["engagement"]["raid"]]
    classes = [str(row["name"]) for row in rows]
    counted = _by_class(warheads, classes)
    drawn = None if decoys is None else _by_class(decoys, classes)
    for row in rows:
        before, name = row["warheads"], str(row["name"])
        row["warheads"] = counted.get(name, 0)
        if drawn is not None:
            row["decoys"] = drawn.get(name, 0)
        elif _scales(before, row["warheads"], row["decoys"]):
            row["decoys"] = round(row["decoys"] * row["warheads"] / before)
    changed = asked.replace(raid=rows)
    found = leak_distribution(changed.asked("engagement"), changed.facts)
    return Leakage(found.warheads, found.decoys, asked.name, found.distribution, found.missing)


def _by_class(number: Counts, classes: list[str]) -> dict[str, int]:
    """Numbers by class: of a single number, those of the only class."""
    if isinstance(number, Mapping):
        unknown = next((name for name in number if name not in classes), None)
        if unknown is not None:
            raise InputError(f"the raid has no class {unknown!r}", fix=suggestion(str(unknown), classes))
        return dict(number)
    if len(classes) > 1:
        raise InputError(f"the raid has {len(classes)} classes", fix=f"give numbers by class, such as {{{classes[0]!r}: {number}}}")
    return {classes[0]: number}


def _scales(before: object, after: object, decoys: object) -> bool:
    """Whether decoys can follow the warheads in proportion: all three are plain numbers, and there were warheads before."""
    return all(isinstance(number, int | float) and math.isfinite(number) for number in (before, after, decoys)) and before != 0
