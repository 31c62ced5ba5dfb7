"""The acceleration of point masses side by side: gravity with oblateness, drag of air that turns with the Earth, thrust.

A state of all lanes is one row of numbers: every x, every y, every z in kilometres, then their rates. What acts on a lane
is a column of a table with the rows named here.
"""

from __future__ import annotations

import numpy as np
from jaxtyping import Float

from equipoise.compiled import kernel
from equipoise.core.domain import count
from equipoise.core.physics.earth import EARTH, EQUATOR_KM, OBLATENESS, Sphere, usable_sphere
from equipoise.core.physics.flight.atmosphere import air_density

LANES = 32  # enough to hide how long a division takes, few enough for the nearest cache
X, Y, Z, U, V, W = (LANES * row for row in range(6))
HIGHEST_AIR_KM = 200.0  # above it drag is left out

GRAVITY = 0  # km3/s2
BULGE = 1  # 3/2 J2 times the squared radius that it refers to, km2
GROUND = 2  # distance of the ground from the centre, km
ROTATION = 3  # of the air, rad/s
DRAG = 4  # 1 / (2 ballistic coefficient) at full mass, m2/kg
SEA_LEVEL = 5  # density of the air, kg/m3
SCALE = 6  # scale height of the air, km; 0 for the standard atmosphere
THRUST = 7  # per full mass, km/s2
BURN = 8  # share of the full mass that burns per second
UPRIGHT = 9  # 1 while the thrust points up, 0 where it follows the motion through the air
MOST_FLIGHTS = 1_000_000
N_FORCES = 10


def gravity_forces(n_flights: int, sphere: Sphere = EARTH, *, oblate: bool = False) -> Float[np.ndarray, "flights 10"]:
    """What acts on flights in a vacuum: gravity alone, one row for each.

    n_flights: 0 to 1,000,000; sphere: radius and gravity; oblate: whether the Earth's oblateness (J2) acts.

    Valid for: flights without air or thrust.
    Raises: InputError for a number of flights outside its range, or for an impossible sphere.
    Source: definition.
    """
    sphere = usable_sphere(sphere)
    forces = np.zeros((int(count("n_flights", n_flights, 0, MOST_FLIGHTS)), N_FORCES))
    forces[:, GRAVITY], forces[:, GROUND] = sphere.gravity_km3_s2, sphere.radius_km
    forces[:, BULGE] = 1.5 * OBLATENESS * EQUATOR_KM**2 if oblate else 0.0
    return forces


@kernel
def gravity(y, force, out):
    """Fill `out` with the rates of the state: its velocities, and the accelerations by gravity."""
    x, east, north, strength, bulges = y[X:Y], y[Y:Z], y[Z:U], force[GRAVITY], force[BULGE]
    u, v, w = out[U:V], out[V:W], out[W:]
    for i in range(U):
        out[i] = y[U + i]
    for lane in range(x.size):  # a length that the compiler does not know is one that it does not unroll, but vectorises
        polar = north[lane] * north[lane]
        square = x[lane] * x[lane] + east[lane] * east[lane] + polar
        inverse = 1.0 / square
        pull = -strength[lane] * (inverse * inverse * np.sqrt(square))
        bulge = bulges[lane] * inverse
        side = pull * (1.0 + bulge * (1.0 - 5.0 * polar * inverse))
        u[lane] = side * x[lane]
        v[lane] = side * east[lane]
        w[lane] = (side + 2.0 * pull * bulge) * north[lane]


@kernel
def contact(t, y, force, lane, out):
    """Add to `out` the accelerations of one lane by drag and thrust, `t` seconds after full mass."""
    x, east, north = y[X + lane], y[Y + lane], y[Z + lane]
    r = np.sqrt(x * x + east * east + north * north)
    u, v, w = y[U + lane] + force[ROTATION, lane] * east, y[V + lane] - force[ROTATION, lane] * x, y[W + lane]
    speed = np.sqrt(u * u + v * v + w * w)
    altitude = r - force[GROUND, lane]
    along, up = 0.0, 0.0
    if force[DRAG, lane] > 0.0 and altitude < HIGHEST_AIR_KM:
        along = -1000.0 * force[DRAG, lane] * air_density(altitude, force[SEA_LEVEL, lane], force[SCALE, lane]) * speed
    if force[THRUST, lane] > 0.0:
        if force[UPRIGHT, lane] > 0.0 or speed == 0.0:
            up = force[THRUST, lane] / r
        else:
            along += force[THRUST, lane] / speed
    mass = 1.0 - force[BURN, lane] * t
    along, up = along / mass, up / mass
    out[U + lane] += along * u + up * x
    out[V + lane] += along * v + up * east
    out[W + lane] += along * w + up * north


@kernel
def rates(t, share, h, y, force, in_vacuum, out):
    """Fill `out` with the rates of all lanes, each `share` of its step `h` after its time `t`."""
    gravity(y, force, out)
    if not in_vacuum:
        for lane in range(LANES):
            if force[DRAG, lane] > 0.0 or force[THRUST, lane] > 0.0:
                contact(t[lane] + share * h[lane], y, force, lane, out)
