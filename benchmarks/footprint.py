"""Looks at many flights, and their ratio to plain NumPy: `python -m benchmarks.footprint`.

10,000 flights between coarse regions x 500 samples x 10 batteries with radars, once as one network and once each by
itself. Both programs get the same arrays; their counts must agree. The first call, which compiles, is left out.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from statistics import median

import numpy as np
from numpy.typing import NDArray

from benchmarks import footprint_numpy
from equipoise.core.physics.flight.rotation import regional_track
from equipoise.core.physics.intercept.fly_out import Interceptor, fly_out
from equipoise.core.physics.intercept.footprint import Flights, footprint
from equipoise.core.physics.intercept.opportunities import Battery, Delays
from equipoise.core.physics.sensing.sight import Sensor
from equipoise.study.executor import threads

N_FLIGHTS, N_SAMPLES, N_BATTERIES = 10_000, 500, 10
AT_ONCE = 1_000  # flights that NumPy holds together, which is quickest
REPEATS = 5
DELAYS = Delays(60.0, 60.0)


def flights(number: int, samples: int) -> Flights:
    """Flights of least energy between whole degrees of two notional boxes."""
    generator = np.random.default_rng(1)
    boxes = ((30, 61), (30, 131), (25, 51), (-125, -69))
    places = np.stack([generator.integers(low, high, number) for low, high in boxes], axis=1).tolist()
    tracks = [regional_track(place[0], place[1], place[2], place[3], samples) for place in places]
    return Flights(*(np.stack(column) for column in zip(*tracks, strict=True)))


def network(number: int) -> tuple[Battery, ...]:
    """Batteries of one generic class, each with a radar, in whole degrees."""
    table = fly_out(Interceptor(np.array([60.0, 60.0, 60.0]), np.array([2.5, 2.5, 2.5]), 200.0, 2000.0, 1500.0))
    generator = np.random.default_rng(2)
    places = zip(generator.integers(30, 66, number), generator.integers(-150, -69, number), strict=True)
    return tuple(Battery(Sensor(float(latitude), float(longitude), 5000.0, 3.0), table) for latitude, longitude in places)


def seconds(work: Callable[[], NDArray[np.int64]], repeats: int) -> tuple[float, NDArray[np.int64]]:
    """The median time of some work, and what it found."""
    found, times = work(), list[float]()
    for _ in range(repeats):
        start = time.perf_counter()
        found = work()
        times.append(time.perf_counter() - start)
    return median(times), found


def by_numpy(some: Flights, batteries: tuple[Battery, ...], *, integrated: bool) -> NDArray[np.int64]:
    """The peer on all flights, so many at once."""
    parts = [Flights(*(column[row : row + AT_ONCE] for column in some)) for row in range(0, len(some.time_s), AT_ONCE)]
    return np.concatenate([footprint_numpy.looks(part, batteries, DELAYS, integrated=integrated) for part in parts])


def main() -> None:
    """Print the times of both, and the ratio."""
    some, batteries = flights(N_FLIGHTS, N_SAMPLES), network(N_BATTERIES)
    print(f"Looks at {N_FLIGHTS:,} flights x {N_SAMPLES} samples x {N_BATTERIES} batteries, threads on every core:")
    for integrated in (True, False):
        ours, counts = seconds(lambda: footprint(some, batteries, (), DELAYS, integrated=integrated, executor=threads), REPEATS)  # noqa: B023 (called at once)
        single, _ = seconds(lambda: footprint(some, batteries, (), DELAYS, integrated=integrated), 1)  # noqa: B023 (called at once)
        theirs, others = seconds(lambda: by_numpy(some, batteries, integrated=integrated), 1)  # noqa: B023 (called at once)
        assert np.array_equal(counts, others)
        print(f"  {'one network' if integrated else 'each by itself'}: {ours:.2f} s; one thread: {single:.2f} s, ", end="")
        print(f"plain NumPy: {theirs:.1f} s; ratio on one thread {theirs / single:.0f}, on all {theirs / ours:.0f}")


if __name__ == "__main__":
    main()
