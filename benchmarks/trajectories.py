"""Flight beside its peers: arcs by Kepler's equation, arcs with J2 to impact, and flight with thrust and air.

`python -m benchmarks.trajectories` prints each ratio of one run, on one thread. Peers that are not installed are named and left out.
"""

from __future__ import annotations

import math
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from scipy.integrate import solve_ivp

from benchmarks.flight_peers import (
    Array,
    Ends,
    brahe_impacts,
    c_march,
    heyoka_impacts,
    heyoka_march,
    orekit_impacts,
    wright_levinger_ranges,
)
from equipoise.core.physics.earth import EQUATOR_KM, GRAVITY_KM3_S2, RADIUS_KM, Sphere
from equipoise.core.physics.flight import boost, reentry
from equipoise.core.physics.flight.atmosphere import Air
from equipoise.core.physics.flight.boost import Stage
from equipoise.core.physics.flight.force import DRAG, SCALE, SEA_LEVEL, gravity_forces
from equipoise.core.physics.flight.kepler import march
from equipoise.core.physics.flight.propagation import flown

ARCS, SAMPLES = 8192, 200
IMPACTS, FEW = 10_000, 200
FLIGHTS, SCIPY_FLIGHTS = 2000, 10
REPEATS = 5
TOLERANCE = 2e-8  # of our impacts; the error that follows is printed
HEYOKA_TOLERANCE = 1e-8
AIR = Air(1.225, 7.2)
STAGE, COEFFICIENT = Stage(65.0, 2.0, 0.68), 8000.0
V2, V2_COEFFICIENT, V2_FALL = (
    Stage(68.06, 2.0594, 0.6414),
    2.2e4,
    2.3e3,
)  # masses and engine of the fly-out tool's preset; drag areas are ours
TOOL_FLIGHTS = 5


def starts(n: int) -> Array:
    """Post-boost states 200 km above the equator's radius: 6.9 km/s within 2 %, 30 degrees within 3, any direction."""
    g = np.random.default_rng(1)
    up, side = g.normal(size=(n, 3)), g.normal(size=(n, 3))
    up /= np.linalg.norm(up, axis=1, keepdims=True)
    level = np.cross(up, side)
    level /= np.linalg.norm(level, axis=1, keepdims=True)
    speed, slope = 6.9 * g.uniform(0.98, 1.02, (n, 1)), np.radians(g.uniform(27.0, 33.0, (n, 1)))
    motion = speed * (np.sin(slope) * up + np.cos(slope) * level)
    return np.ascontiguousarray(np.concatenate([(EQUATOR_KM + 200.0) * up, motion, np.zeros((n, 1))], axis=1))


def quickest(*works: Callable[[], object]) -> list[float]:
    """The shortest time of each work, taken in turns so that all meet the same machine; a first turn compiles."""
    best = [math.inf] * len(works)
    for turn in range(REPEATS + 1):
        for index, work in enumerate(works):
            begin = time.perf_counter()
            work()
            if turn:
                best[index] = min(best[index], time.perf_counter() - begin)
    return best


def kepler_arcs() -> None:
    """Arcs × samples against C and heyoka."""
    rows, times, out = starts(ARCS), np.linspace(0.0, 2000.0, SAMPLES), np.empty((ARCS, SAMPLES, 6))
    position, velocity = rows[:, :3].copy(), rows[:, 3:6].copy()
    print(f"Keplerian arcs, {ARCS:,} x {SAMPLES} samples of position and velocity:")
    works: dict[str, Callable[[], object]] = {
        "Equipoise": lambda: march(position, velocity, np.broadcast_to(times, (ARCS, SAMPLES)), GRAVITY_KM3_S2, out)
    }
    with tempfile.TemporaryDirectory() as folder:
        compiled, taylor = c_march(Path(folder)), heyoka_march()
        if compiled is not None:
            works["C -O3, the same formula"] = lambda: compiled(position, velocity, times, out)
        if taylor is not None:
            inputs = np.concatenate([np.repeat(rows[:, :6].T, SAMPLES, axis=1), np.tile(times, ARCS)[None]])
            columns = np.empty((6, ARCS * SAMPLES))
            works["heyoka, compiled function"] = lambda: taylor(inputs, columns)
        spent = quickest(*works.values())
    for name, seconds in zip(works, spent, strict=True):
        ratio = "" if name == "Equipoise" else f"; Equipoise takes {spent[0] / seconds:.2f} times as long"
        print(f"  {name}: {1e3 * seconds:.0f} ms{ratio}")
    missing({"gcc": compiled, "heyoka": taylor})


def march_difference() -> float | None:
    """The largest difference between the march and that in C, in kilometres; none without a compiler."""
    rows, times = starts(50), np.linspace(0.0, 2000.0, 40)
    ours, theirs = np.empty((50, 40, 6)), np.empty((50, 40, 6))
    with tempfile.TemporaryDirectory() as folder:
        compiled = c_march(Path(folder))
        if compiled is None:
            return None
        position, velocity = rows[:, :3].copy(), rows[:, 3:6].copy()
        compiled(position, velocity, times, theirs)
        march(position, velocity, np.broadcast_to(times, (50, 40)), GRAVITY_KM3_S2, ours)
    return float(np.abs(ours - theirs).max())


def j2_impacts() -> None:
    """Arcs with J2 to impact against heyoka, brahe and Orekit."""
    rows, sphere = starts(IMPACTS), Sphere(EQUATOR_KM, GRAVITY_KM3_S2)
    goals, forces = np.tile([4000.0, EQUATOR_KM], (IMPACTS, 1)), gravity_forces(IMPACTS, sphere, oblate=True)

    def ours(tolerance: float = TOLERANCE) -> Array:
        flights = rows.copy()
        flown(flights, goals, forces, tolerance)
        return flights[:, :3]

    exact = ours(1e-13)
    tight = heyoka_impacts(EQUATOR_KM, 1e-17)
    if tight is not None:
        exact = tight(rows)
    few = rows[: min(FEW, IMPACTS)]
    peers: dict[str, tuple[Ends | None, Array]] = {
        "heyoka": (heyoka_impacts(EQUATOR_KM, HEYOKA_TOLERANCE), rows),
        "brahe": (brahe_impacts(EQUATOR_KM), few),
        "Orekit": (orekit_impacts(EQUATOR_KM), few),
    }
    there = [(name, ends, some) for name, (ends, some) in peers.items() if ends is not None]
    spent = quickest(ours, *(lambda ends=ends, some=some: ends(some) for _, ends, some in there))
    rate = IMPACTS / spent[0]
    print(f"Arcs with J2 to impact, {IMPACTS:,}:")
    print(f"  Equipoise: {rate:,.0f} arcs per second, error {np.abs(ours() - exact).max():.0e} km")
    for (name, ends, some), seconds in zip(there, spent[1:], strict=True):
        error, theirs = np.abs(ends(some) - exact[: len(some)]).max(), len(some) / seconds
        print(f"  {name}: {theirs:,.0f} arcs per second, error {error:.0e} km; Equipoise is {rate / theirs:,.1f} times as fast")
    missing({name: ends for name, (ends, _) in peers.items()})


def air_and_thrust() -> None:
    """A boost through the air and a re-entry, many at once, against SciPy one by one."""
    kicks, slopes = np.linspace(1.0, 4.0, FLIGHTS), np.linspace(20.0, 60.0, FLIGHTS)

    def rises() -> Array:
        return boost.burnout((STAGE,), kicks, COEFFICIENT, air=AIR).speed_km_s

    def falls() -> Array:
        return reentry.descent(7.0, slopes, COEFFICIENT, 0.0, air=AIR).speed_km_s[:, 0]

    print(f"Flight in the air, {FLIGHTS:,} at once, against SciPy's DOP853 one by one:")
    for name, ours, values, theirs in (("boost", rises, kicks, scipy_boost), ("re-entry", falls, slopes, scipy_entry)):
        some = np.linspace(0, FLIGHTS - 1, min(SCIPY_FLIGHTS, FLIGHTS)).astype(int)
        exact = np.array([theirs(float(values[i]), 1e-12) for i in some])
        quick = np.array([theirs(float(values[i]), 1e-8) for i in some])
        mine, other = quickest(ours, lambda theirs=theirs, values=values, some=some: [theirs(float(values[i]), 1e-8) for i in some])
        ratio = other / len(some) / (mine / FLIGHTS)
        errors = [np.abs(found / exact - 1.0).max() for found in (ours()[some], quick)]
        print(f"  {name}: Equipoise {1e3 * mine / FLIGHTS:.4f} ms each, relative error {errors[0]:.0e}")
        print(f"    SciPy {1e3 * other / len(some):.2f} ms each, relative error {errors[1]:.0e}; Equipoise is {ratio:,.0f} times as fast")


def scipy_boost(kick_deg: float, tolerance: float) -> float:
    """Speed at the end of the burn."""
    kick, share = math.radians(kick_deg), STAGE.propellant_share / STAGE.burn_time_s
    thrust = share * STAGE.exhaust_speed_km_s

    def upright(t: float, y: Array) -> tuple[float, ...]:
        return rates(t, y, thrust, share, upright=True)

    def along(t: float, y: Array) -> tuple[float, ...]:
        return rates(t, y, thrust, share, upright=False)

    first = solve_ivp(upright, (0.0, 5.0), (RADIUS_KM, 0.0, 0.0, 0.0), method="DOP853", rtol=tolerance, atol=1e-3 * tolerance).y[:, -1]
    turned = (first[0], 0.0, first[2] * math.cos(kick), first[2] * math.sin(kick))
    last = solve_ivp(along, (5.0, STAGE.burn_time_s), turned, method="DOP853", rtol=tolerance, atol=1e-3 * tolerance).y[:, -1]
    return math.hypot(last[2], last[3])


def scipy_entry(slope_deg: float, tolerance: float) -> float:
    """Speed at the ground."""
    slope = math.radians(slope_deg)

    def fall(t: float, y: Array) -> tuple[float, ...]:
        return rates(t, y, 0.0, 0.0, upright=False)

    def ground(_: float, y: Array) -> float:
        return math.hypot(y[0], y[1]) - RADIUS_KM

    ground.__dict__.update(terminal=True, direction=-1.0)
    start = (RADIUS_KM + 120.0, 0.0, -7.0 * math.sin(slope), 7.0 * math.cos(slope))
    last = solve_ivp(fall, (0.0, 1000.0), start, method="DOP853", rtol=tolerance, atol=1e-3 * tolerance, events=ground).y[:, -1]
    return math.hypot(last[2], last[3])


def rates(t: float, y: Array, thrust: float, share: float, *, upright: bool) -> tuple[float, ...]:
    """Rates of a state in a plane, on plain numbers."""
    a, b, u, v = y.tolist()
    r, speed, mass = math.hypot(a, b), math.hypot(u, v), 1.0 - share * t
    pull = -GRAVITY_KM3_S2 / r**3
    along = -500.0 / COEFFICIENT * AIR.sea_level_kg_m3 * math.exp(-(r - RADIUS_KM) / AIR.scale_height_km) * speed / mass
    rise = thrust / r / mass if upright else 0.0
    along += 0.0 if upright or thrust == 0.0 else thrust / speed / mass
    return u, v, (pull + rise) * a + along * u, (pull + rise) * b + along * v


def ground_to_ground(kicks: Array) -> Array:
    """The ranges in kilometres of a V-2, one for each kick, through the air all the way."""
    end = boost.burnout((V2,), kicks, V2_COEFFICIENT, air=AIR)
    flights, forces = np.zeros((kicks.size, 7)), gravity_forces(kicks.size)
    angle, slope = end.range_km / RADIUS_KM, np.radians(end.elevation_deg)
    flights[:, 0], flights[:, 1] = (RADIUS_KM + end.altitude_km) * np.array([np.cos(angle), np.sin(angle)])
    flights[:, 3] = end.speed_km_s * (np.sin(slope) * np.cos(angle) - np.cos(slope) * np.sin(angle))
    flights[:, 4] = end.speed_km_s * (np.sin(slope) * np.sin(angle) + np.cos(slope) * np.cos(angle))
    forces[:, DRAG], forces[:, SEA_LEVEL], forces[:, SCALE] = 0.5 / V2_FALL, AIR.sea_level_kg_m3, AIR.scale_height_km
    flown(flights, np.tile([4000.0, RADIUS_KM], (kicks.size, 1)), forces, 1e-8)
    return RADIUS_KM * np.arctan2(flights[:, 1], flights[:, 0])


def fly_outs() -> None:
    """Whole flights of a single stage from the ground to the ground against the Wright-Levinger tool."""
    print(f"From the ground to the ground, single stage, {FLIGHTS:,} at once:")
    tool, kicks = wright_levinger_ranges(), np.linspace(4.0, 12.0, FLIGHTS)
    works: list[Callable[[], object]] = [lambda: ground_to_ground(kicks)]
    if tool is not None:
        works.append(lambda: tool(TOOL_FLIGHTS))
    spent = quickest(*works)
    print(f"  Equipoise: {1e3 * spent[0] / FLIGHTS:.4f} ms each; ranges up to {ground_to_ground(kicks).max():.0f} km")
    if tool is not None:
        each = spent[1] / TOOL_FLIGHTS
        ratio = each / (spent[0] / FLIGHTS)
        print(f"  Wright-Levinger tool: {1e3 * each:.1f} ms each, {tool(1):.0f} km; Equipoise is {ratio:,.0f} times as fast")
    missing({"the Wright-Levinger tool": tool})


def missing(peers: dict[str, object]) -> None:
    """Name the peers that are not there."""
    for name, peer in peers.items():
        if peer is None:
            print(f"  {name} is not installed: left out")


def main() -> None:
    """Print the four comparisons."""
    kepler_arcs()
    j2_impacts()
    air_and_thrust()
    fly_outs()


if __name__ == "__main__":
    main()
