"""A flight as samples (a track), whatever computed it: what its columns may hold. Between samples it is straight."""

from __future__ import annotations

import numpy as np
from jaxtyping import Float

from equipoise.core.domain import Numbers, Result, numbers, refuse_unlike
from equipoise.core.physics.flight.rotation import Track
from equipoise.core.physics.region import directions
from equipoise.errors import InputError

GROUND_KM = 1.0  # below this altitude an end of a flight counts as a place on the ground
PLACE_DEG = 0.01  # by which a computed end may miss its whole degree


def ground_directions(flight: Track) -> Float[np.ndarray, "times 3"]:
    """Unit vectors to the ground position of each sample, after the flight has been checked.

    flight: times in seconds that rise, altitudes in kilometres of 0 or more, degrees of latitude and longitude; an end
    below 1 km stands on a whole degree.

    Valid for: any flight of at least two samples.
    Raises: InputError for samples of unlike number, a time that does not rise, an altitude below ground, or an end that
    names a site instead of a region.
    Source: definition.
    """
    sizes = {np.asarray(column).size for column in flight}
    if len(sizes) != 1 or min(sizes) < 2:
        raise InputError("the columns of the trajectory differ in length or hold fewer than two samples", fix="give each the same times")
    time, altitude = numbers("time_s", flight.time_s), numbers("altitude_km", flight.altitude_km)
    if np.any(np.diff(time) <= 0.0):
        raise InputError("time_s of the trajectory does not rise", fix="give the samples in the order of the flight, each once")
    if np.any(altitude < 0.0):
        raise InputError(f"altitude_km {altitude.min():g} of the trajectory is below ground", fix="end the trajectory at altitude 0")
    for end in (0, -1):
        _refuse_site(flight, end)
    return directions(flight.latitude_deg, flight.longitude_deg)


def off_degrees(latitude_deg: Numbers, longitude_deg: Numbers) -> Result:
    """Degrees by which places miss a whole degree; at a pole, where all longitudes are one place, that of the latitude alone.

    latitude_deg: any shape, -90 to 90; longitude_deg: same shape, -360 to 360.

    Valid for: a sphere.
    Raises: InputError for shapes that do not fit each other.
    Source: definition.
    """
    refuse_unlike(latitude_deg=latitude_deg, longitude_deg=longitude_deg)
    latitude, longitude = numbers("latitude_deg", latitude_deg), numbers("longitude_deg", longitude_deg)
    across = np.where(90.0 - np.abs(latitude) > PLACE_DEG, np.abs(longitude - longitude.round()), 0.0)
    return np.maximum(np.abs(latitude - latitude.round()), across)


def _refuse_site(flight: Track, end: int) -> None:
    latitude, longitude = float(flight.latitude_deg[end]), float(flight.longitude_deg[end])
    if flight.altitude_km[end] < GROUND_KM and float(off_degrees(latitude, longitude)) > PLACE_DEG:
        raise InputError(
            f"the trajectory {'ends' if end else 'starts'} at {latitude:.6g}, {longitude:.6g}, a site and not a region",
            fix="let it start and end on whole degrees, or above 1 km",
        )
