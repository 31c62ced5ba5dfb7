"""Density of the air: exponential, or the US Standard Atmosphere of 1976."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from equipoise.compiled import kernel
from equipoise.core.domain import Numbers, Result, amount, plain
from equipoise.errors import InputError

SEA_LEVEL_KG_M3 = 1.225
SCALE_HEIGHT_KM = 7.2
TOP_KM = 86.0  # where the layers of the standard atmosphere end
TOP_SCALE_KM = 5.65  # scale height with which the density falls on above them
GEOPOTENTIAL_RADIUS_KM = 6356.766
GAS_K_PER_KM = 34.163195  # standard gravity times molar mass over the gas constant
BASE_KM = np.array([0.0, 11.0, 20.0, 32.0, 47.0, 51.0, 71.0])  # geopotential altitude at which each layer begins
LAPSE_K_PER_KM = np.array([-6.5, 0.0, 1.0, 2.8, 0.0, -2.8, -2.0])


def _layers() -> tuple[np.ndarray, np.ndarray]:
    """The temperature and the density at the base of each layer."""
    temperature, density = [288.15], [SEA_LEVEL_KG_M3]
    for layer in range(BASE_KM.size - 1):
        rise, lapse = BASE_KM[layer + 1] - BASE_KM[layer], LAPSE_K_PER_KM[layer]
        warm = temperature[layer] + lapse * rise
        ratio = (warm / temperature[layer]) ** (-GAS_K_PER_KM / lapse - 1.0) if lapse else np.exp(-GAS_K_PER_KM * rise / warm)
        temperature.append(warm)
        density.append(density[layer] * ratio)
    return np.array(temperature), np.array(density)


TEMPERATURE_K, DENSITY_KG_M3 = _layers()


@kernel
def standard_density(altitude):
    """Density in kg/m3 at a geometric altitude in km: seven layers, then an exponential."""
    inside = min(altitude, TOP_KM)
    height = GEOPOTENTIAL_RADIUS_KM * inside / (GEOPOTENTIAL_RADIUS_KM + inside)
    layer = BASE_KM.size - 1
    while layer > 0 and height < BASE_KM[layer]:
        layer -= 1
    rise, lapse, cold = height - BASE_KM[layer], LAPSE_K_PER_KM[layer], TEMPERATURE_K[layer]
    if lapse == 0.0:
        density = DENSITY_KG_M3[layer] * np.exp(-GAS_K_PER_KM * rise / cold)
    else:
        density = DENSITY_KG_M3[layer] * (1.0 + lapse * rise / cold) ** (-GAS_K_PER_KM / lapse - 1.0)
    return density * np.exp(-(altitude - inside) / TOP_SCALE_KM)


@kernel
def air_density(altitude, sea_level, scale_height):
    """Density in kg/m3: exponential with a scale height in km, or the standard atmosphere where that is 0."""
    if scale_height > 0.0:
        return sea_level * np.exp(-altitude / scale_height)
    return standard_density(altitude)


class Air(NamedTuple):
    """An atmosphere: exponential, or the standard one where the scale height is 0."""

    sea_level_kg_m3: float = SEA_LEVEL_KG_M3
    scale_height_km: float = 0.0


STANDARD = Air()


def air_density_kg_m3(altitude_km: Numbers, air: Air = STANDARD) -> Result:
    """Density of the air.

    altitude_km: geometric, any shape, 0 or more; air: density at sea level and scale height (0: the standard atmosphere,
    whose density at sea level is its own).

    Valid for: the standard atmosphere to 86 km, continued above with a scale height of 5.65 km: there it is right within a
    factor of about two up to 120 km, and drag is small.
    Raises: InputError for an altitude below the ground or an atmosphere that is none.
    Source: us_standard_atmosphere_1976.

    >>> air_density_kg_m3(np.array([0, 20])).round(4).tolist()
    [1.225, 0.0889]
    """
    air = usable_air(air)
    altitude = amount("altitude_km", altitude_km)
    density = np.array([air_density(height, air.sea_level_kg_m3, air.scale_height_km) for height in altitude.ravel()])
    return density.reshape(altitude.shape)[()]


def usable_air(air: Air) -> Air:
    """The atmosphere, if it can be used.

    air: density at sea level, above 0, and scale height, 0 or more.

    Valid for: any atmosphere.
    Raises: InputError for one whose density or scale height is impossible.
    Source: definition.
    """
    found = plain("the atmosphere", air)
    if found.sea_level_kg_m3 <= 0.0 or found.scale_height_km < 0.0:
        raise InputError("the atmosphere has no density", fix="give a density at sea level above 0 and a scale height of 0 or more")
    return found
