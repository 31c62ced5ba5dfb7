"""Many engagements at once: each row is the engagement of its system."""

from __future__ import annotations

import numpy as np
import pytest

from equipoise.core.defence.engagement.batch import Draws, leakers_by_draw
from equipoise.core.defence.engagement.engine import engagement
from equipoise.core.defence.engagement.system import Failure, Layer, System, Threat
from equipoise.errors import InputError

LAYERS = 2


def some_draws(rows: int = 12, salvos: tuple[tuple[int, ...], ...] = ((2, 0), (1, 1))) -> Draws:
    """Draws of small systems of two layers, in which everything varies."""
    generator = np.random.default_rng(5)

    def chance(low: float, high: float) -> np.ndarray:
        return generator.uniform(low, high, (rows, LAYERS))

    return Draws(
        warheads=generator.integers(0, 9, rows),
        decoys=generator.integers(0, 5, rows),
        stocks=generator.integers(0, 14, (rows, LAYERS)),
        kill_probability=chance(0.3, 0.9),
        p_track=chance(0.5, 1.0),
        p_raid_track=np.where(chance(0, 1) < 0.5, 1.0, chance(0.5, 1.0)),
        p_warhead_classified=chance(0.7, 1.0),
        p_decoy_misclassified=chance(0.1, 0.7),
        p_kill_missed=np.where(chance(0, 1) < 0.5, 0.0, chance(0.1, 0.6)),
        p_failure=np.array([0.0, 1.0, 0.3] * rows)[:rows],
        failed_track=chance(0.2, 1.0),
        failed_kill=chance(0.2, 1.0),
        failed_discrimination=chance(0.0, 1.0),
        salvos=np.array(salvos),
        p_further_look=np.array([1.0, 0.8]),
        capacity=np.array([1000, 3]),
        plan=np.array([1, 0]),
    )


def system_of(draws: Draws, d: int) -> System:
    """The system of one row."""
    layers = tuple(
        Layer(
            stock=place,
            salvos=tuple(int(n) for n in draws.salvos[place] if n > 0),
            kill_probability=(float(draws.kill_probability[d, place]),),
            reach=(1.0,),
            p_track=float(draws.p_track[d, place]),
            p_raid_track=float(draws.p_raid_track[d, place]),
            p_warhead_classified=float(draws.p_warhead_classified[d, place]),
            p_decoy_misclassified=float(draws.p_decoy_misclassified[d, place]),
            p_kill_missed=float(draws.p_kill_missed[d, place]),
            p_further_look=float(draws.p_further_look[place]),
            capacity=int(draws.capacity[place]),
            plan=int(draws.plan[place]),
        )
        for place in range(LAYERS)
    )
    factors = (tuple(float(x) for x in field[d]) for field in (draws.failed_track, draws.failed_kill, draws.failed_discrimination))
    return System(tuple(int(n) for n in draws.stocks[d]), layers, (Failure("one", float(draws.p_failure[d]), *factors),))


def test_each_row_is_the_engagement_of_its_system() -> None:
    draws = some_draws()
    found = leakers_by_draw(draws)
    for d in range(draws.warheads.size):
        exact = engagement((Threat(int(draws.warheads[d]), int(draws.decoys[d])),), system_of(draws, d)).leakers
        assert np.allclose(found[d, : exact.size], exact, atol=1e-13)
        assert not found[d, exact.size :].any()


def test_rows_do_not_know_of_each_other() -> None:
    draws = some_draws(70)
    whole = leakers_by_draw(draws)
    part = leakers_by_draw(draws._replace(**{name: getattr(draws, name)[66:] for name in Draws._fields[:13]}))
    assert whole[66:, : part.shape[1]].tobytes() == part.tobytes()


def test_the_certified_mode_keeps_its_bound() -> None:
    draws = some_draws(6)._replace(warheads=np.full(6, 60), decoys=np.full(6, 90), stocks=np.full((6, 2), 50))
    exact, quick = leakers_by_draw(draws), leakers_by_draw(draws, 1e-3)
    assert np.all(np.abs(exact - quick).sum(axis=1) <= 1e-3)
    assert np.all(1.0 - exact.sum(axis=1) <= 1e-12)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"p_failure": np.zeros(3)}, "p_failure has the shape (3,); give (12,), as the stocks have it"),
        ({"p_track": np.ones((12, 3))}, "p_track has the shape (12, 3); give (12, 2), as the stocks have it"),
        ({"salvos": np.ones((3, 1))}, "salvos has 3 rows for 2 layers; give one for each of at least one layer"),
        ({"salvos": np.array([[0], [1]])}, "the first salvo 0 is impossible; give a number of at least 1"),
        ({"p_raid_track": np.full((12, 2), 1.2)}, "p_raid_track 1.2 is impossible; give a probability between 0 and 1"),
        ({"warheads": np.full(12, -1)}, "warheads -1 is impossible; give a number of at least 0"),
        ({"p_further_look": np.full(2, 2.0)}, "p_further_look 2 is impossible; give a probability between 0 and 1"),
        (
            {"plan": np.ones(2, dtype=np.int64)},
            "a layer serves all at once, and further looks may fail; give p_further_look 1, or the plan in_turn",
        ),
    ],
)
def test_what_cannot_be_is_refused(change: dict[str, np.ndarray], sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        leakers_by_draw(some_draws()._replace(**change))
    assert str(caught.value) == sentence
