from __future__ import annotations

import numpy as np
from scipy.stats import spearmanr

from equipoise.study.drivers import drivers


def test_the_strongest_come_first_and_agree_with_scipy() -> None:
    generator = np.random.default_rng(3)
    columns = {name: generator.random(400) for name in "abcdefgh"}
    numbers = 3.0 * columns["b"] - 2.0 * columns["d"] ** 3 + columns["f"] + 0.1 * generator.random(400)
    found = drivers(columns, numbers)
    assert [driver.id for driver in found[:3]] == ["b", "d", "f"]
    for driver in found:
        assert abs(driver.correlation - spearmanr(columns[driver.id], numbers).statistic) < 1e-4
    assert found[1].correlation < 0.0


def test_what_chance_gives_is_left_out() -> None:
    generator = np.random.default_rng(4)
    columns = {f"x{index}": generator.random(100) for index in range(3)}
    numbers = columns["x0"].copy()
    assert [driver.id for driver in drivers(columns, numbers)] == ["x0"]


def test_infinite_numbers_rank_above_all_others() -> None:
    rising = np.arange(60.0)
    numbers = np.where(rising > 40, np.inf, rising)
    assert drivers({"a": rising}, numbers)[0].correlation > 0.9


def test_a_number_that_never_moves_has_no_drivers() -> None:
    assert drivers({"a": np.arange(20.0)}, np.full(20, 7.0)) == ()


def test_no_more_than_asked() -> None:
    rising = np.arange(50.0)
    assert len(drivers(dict.fromkeys("abcdefg", rising), rising)) == 5
    assert len(drivers(dict.fromkeys("abcdefg", rising), rising, most=2)) == 2
