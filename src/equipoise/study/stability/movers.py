"""What moves a number of a study of stability over the draws, among the inputs that bear on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np
from jaxtyping import Float

from equipoise.study.drivers import Draws, Driver, standardised, strongest
from equipoise.study.party import Party, requirement
from equipoise.study.sample import Sample
from equipoise.study.stability.behind import Basis, every, exchange_inputs, merged, requirement_id
from equipoise.study.stability.first_strike import Pair
from equipoise.study.stability.inputs import reach_rows, stages
from equipoise.study.world import World

Rows = Float[np.ndarray, " rows"]


class Movers:
    """The ranks of all inputs over the draws, made when they are first asked for."""

    def __init__(self, world: World, sample: Sample, sides: tuple[Party, ...]) -> None:
        self.sample = sample
        self.basis = Basis(stages(world), {side.id: side.members for side in sides}, reach_rows(world))
        self._ranked: dict[str, Draws | None] = {}

    def among(self, ids: Iterable[str], numbers: Rows, needed: str | None = None) -> tuple[Driver, ...]:
        """The inputs among those named that move a number most; its requirement too where the number is one of `needed`."""
        ranked = {name: self._rank(name, self.sample.column) for name in ids}
        if needed is not None:
            name = requirement_id(self.sample.lookup.scenario, needed)
            ranked[name] = self._rank(name, lambda _: requirement(self.sample, needed))
        return strongest(ranked, numbers[1:])

    def of_exchanges(
        self, pairs: Iterable[Pair], postures: Sequence[str], doctrines: Sequence[str], numbers: Rows, needed: str | None = None
    ) -> tuple[Driver, ...]:
        """What moves a number that rests on exchanges of these pairs, retaliators first, in some cells."""
        return self.among(self.inputs(pairs, postures, doctrines), numbers, needed)

    def inputs(self, pairs: Iterable[Pair], postures: Sequence[str], doctrines: Sequence[str]) -> tuple[str, ...]:
        """The inputs that bear on exchanges of these pairs in some cells."""
        return every(merged(exchange_inputs(self.basis, *pair, postures, doctrines) for pair in pairs))

    def _rank(self, name: str, column: Callable[[str], Rows]) -> Draws | None:
        """The ranks of an input over the draws."""
        if name not in self._ranked:
            self._ranked[name] = standardised(column(name)[1:])
        return self._ranked[name]
