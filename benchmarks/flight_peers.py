"""Other programs on the jobs of trajectories.py; each is left out where it is not installed.

heyoka and brahe come with `pip install heyoka brahe`, Orekit with `pip install orekit-jpype` and Java. The fly-out tool of D. Wright and
J. Levinger is a file, `sim.py` of github.com/is541/ballistic-missile-range (MIT): its path goes into WRIGHT_LEVINGER_SIM.
"""

from __future__ import annotations

import ctypes
import importlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from equipoise.core.physics.earth import EQUATOR_KM, GRAVITY_KM3_S2, OBLATENESS

Array: TypeAlias = NDArray[np.float64]
Ends = Callable[[Array], Array]
LONGEST_S = 4000.0


def module(name: str) -> Any | None:
    """A module by its name, or nothing where it is not installed."""
    return importlib.import_module(name) if importlib.util.find_spec(name) else None


def c_march(folder: Path) -> Callable[[Array, Array, Array, Array], None] | None:
    """The march of march.c, compiled with the optimisation of numba: -O3 for this machine; none without a compiler."""
    compiler = shutil.which("gcc") or shutil.which("cc")
    if compiler is None:
        return None
    library, source = folder / "march.so", Path(__file__).with_name("march.c")
    subprocess.run([compiler, "-O3", "-march=native", "-shared", "-fPIC", str(source), "-o", str(library), "-lm"], check=True)  # noqa: S603 (our own source)
    call = ctypes.CDLL(str(library)).march
    call.restype = None

    def marched(position: Array, velocity: Array, times: Array, out: Array) -> None:
        arrays = [ctypes.c_void_p(array.ctypes.data) for array in (position, velocity, times, out)]
        call(*arrays[:3], ctypes.c_double(GRAVITY_KM3_S2), arrays[3], ctypes.c_long(len(position)), ctypes.c_long(times.size))

    return marched


def heyoka_march() -> Callable[[Array, Array], Array] | None:
    """States from rows of start and time, by heyoka's compiled function of Kepler's equation."""
    hy = module("heyoka")
    if hy is None:
        return None
    x, y, z, u, v, w, t = hy.make_vars("x", "y", "z", "u", "v", "w", "t")
    r = hy.sqrt(x * x + y * y + z * z)
    axis = 1.0 / (2.0 / r - (u * u + v * v + w * w) / GRAVITY_KM3_S2)
    root = hy.sqrt(GRAVITY_KM3_S2 * axis)
    pace, flat, steep = root / (axis * axis), 1.0 - r / axis, (x * u + y * v + z * w) / root
    turn = hy.kepDE(steep, flat, pace * t)
    sine, cosine = hy.sin(turn), hy.cos(turn)
    distance = axis * (1.0 - flat * cosine + steep * sine)
    f, g = 1.0 - axis / r * (1.0 - cosine), t - (turn - sine) / pace
    f_rate, g_rate = -root * sine / (r * distance), 1.0 - axis / distance * (1.0 - cosine)
    parts = [f * p + g * m for p, m in ((x, u), (y, v), (z, w))] + [f_rate * p + g_rate * m for p, m in ((x, u), (y, v), (z, w))]
    function = hy.cfunc(parts, [x, y, z, u, v, w, t])
    return lambda inputs, out: function(inputs, outputs=out)


def heyoka_impacts(radius_km: float, tolerance: float) -> Ends | None:
    """Where arcs with J2 meet the ground, by heyoka's Taylor method with an event, in a loop over the arcs."""
    hy = module("heyoka")
    if hy is None:
        return None
    x, y, z, u, v, w = hy.make_vars("x", "y", "z", "u", "v", "w")
    square = x * x + y * y + z * z
    inverse = 1.0 / square
    pull, bulge, north = -GRAVITY_KM3_S2 * inverse * hy.sqrt(inverse), 1.5 * OBLATENESS * EQUATOR_KM**2 * inverse, 5.0 * z * z * inverse
    side, polar = pull * (1.0 + bulge * (1.0 - north)), pull * (1.0 + bulge * (3.0 - north))
    system = [(x, u), (y, v), (z, w), (u, side * x), (v, side * y), (w, polar * z)]
    event = hy.t_event(square - radius_km**2, direction=hy.event_direction.negative)
    integrator = hy.taylor_adaptive(system, np.ones(6), tol=tolerance, t_events=[event])

    def ends(rows: Array) -> Array:
        found = np.empty((len(rows), 3))
        for index, row in enumerate(rows):
            integrator.state[:] = row[:6]
            integrator.time = 0.0
            integrator.reset_cooldowns()
            integrator.propagate_until(LONGEST_S)
            found[index] = integrator.state[:3]
        return found

    return ends


def brahe_impacts(radius_km: float) -> Ends | None:
    """The same by brahe, with its own J2 and its default method."""
    bh = module("brahe")
    if bh is None:
        return None
    bh.set_global_eop_provider(bh.StaticEOPProvider.from_zero())
    gravity = bh.GravityConfiguration.earth_zonal(bh.ZonalHarmonicsDegree.J2)
    forces = bh.ForceModelConfig(gravity=gravity, frame_transform=bh.FrameTransformationModel.EARTH_ROTATION_ONLY)
    settings, start = bh.NumericalPropagationConfig.default(), bh.Epoch.from_datetime(2024, 1, 1, 0, 0, 0.0, 0.0, bh.TimeSystem.UTC)

    def distance(_: object, state: Array) -> float:
        return float(state[0] ** 2 + state[1] ** 2 + state[2] ** 2) ** 0.5

    def end(row: Array) -> Array:
        flight = bh.NumericalOrbitPropagator(start, 1e3 * row[:6], settings, forces, None)
        event = bh.ValueEvent("ground", distance, 1e3 * radius_km, bh.EventDirection.DECREASING)
        flight.add_event_detector(event.set_terminal())
        flight.propagate_to(start + LONGEST_S)
        return np.asarray(flight.current_state()[:3]) / 1e3

    return lambda rows: np.array([end(row) for row in rows])


def orekit_impacts(radius_km: float) -> Ends | None:
    """The same by Orekit, with its integrator of order 8(5,3) and an altitude detector."""
    orekit = module("orekit_jpype")
    if orekit is None or not shutil.which("java"):
        return None
    orekit.initVM()
    java = importlib.import_module("jpype").JClass
    frame = java("org.orekit.frames.FramesFactory").getGCRF()
    date = java("org.orekit.time.AbsoluteDate").ARBITRARY_EPOCH
    vector, pair = java("org.hipparchus.geometry.euclidean.threed.Vector3D"), java("org.orekit.utils.PVCoordinates")
    orbit, state = java("org.orekit.orbits.CartesianOrbit"), java("org.orekit.propagation.SpacecraftState")
    integrator = java("org.hipparchus.ode.nonstiff.DormandPrince853Integrator")(1e-3, 1000.0, 1e-4, 1e-10)
    flight = java("org.orekit.propagation.numerical.NumericalPropagator")(integrator)
    flight.setOrbitType(java("org.orekit.orbits.OrbitType").CARTESIAN)
    strength, equator = 1e9 * GRAVITY_KM3_S2, 1e3 * EQUATOR_KM
    flight.addForceModel(java("org.orekit.forces.gravity.J2OnlyPerturbation")(strength, equator, OBLATENESS, frame))
    ground = java("org.orekit.bodies.OneAxisEllipsoid")(1e3 * radius_km, 0.0, frame)
    flight.addEventDetector(java("org.orekit.propagation.events.AltitudeDetector")(0.0, ground))

    def end(row: Array) -> list[float]:
        place, motion = (vector(*(1e3 * part).tolist()) for part in (row[:3], row[3:6]))
        flight.resetInitialState(state(orbit(pair(place, motion), frame, date, strength)))
        last = flight.propagate(date.shiftedBy(LONGEST_S)).getPVCoordinates().getPosition()
        return [last.getX() / 1e3, last.getY() / 1e3, last.getZ() / 1e3]

    return lambda rows: np.array([end(row) for row in rows])


def wright_levinger_ranges() -> Callable[[int], float] | None:
    """The range in kilometres that the fly-out tool finds for its preset of the V-2, flown so many times from the ground to the ground."""
    path = os.environ.get("WRIGHT_LEVINGER_SIM", "")
    if not path:
        return None
    sys.modules.setdefault("wx", ModuleType("wx"))  # which draws its windows; the simulation does without
    source = compile(Path(path).read_text(encoding="utf-8"), path, "exec")
    tool: dict[str, Any] = {"__name__": "sim"}
    exec(source, tool)  # noqa: S102 (a file that whoever runs the benchmark names)
    del tool["wx"]
    tool["__name__"], tool["print"] = "__main__", lambda *_: None  # it tells its results to a window, or prints them

    def ranges(times: int) -> float:
        found = 0.0
        for _ in range(times):
            flight = tool["Simulation"](None)
            fuel, dry, impulse, thrust = 8900.0, 4000.0, 210.0, 27461.0 * 9.81
            flight.numstages, flight.payload, flight.missilediam, flight.rvdiam, flight.est_range = 1, 975.0, 1.65, 1.65, 240e3
            for name, value in {"fuelmass": fuel, "m0": dry + fuel, "fuelfraction": fuel / (dry + fuel), "Isp0": impulse}.items():
                setattr(flight, name, [0.0, value])
            flight.thrust0, flight.dMdt = [0.0, thrust], [0.0, thrust / (impulse * 9.81)]
            found = flight.integrate("Minimum Energy")["Range"][-1] / 1e3
        return found

    return ranges
