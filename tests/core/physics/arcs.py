"""Flights for tests and benchmarks: minimum-energy arcs over a sphere at rest, written apart from the package."""

from __future__ import annotations

import numpy as np
from jaxtyping import Float

from equipoise.core.physics.footprint import Flights
from equipoise.core.physics.rotation import Track

RADIUS, GM = 6371.0, 398600.4418


def arcs(origins: Float[np.ndarray, "n 2"], aims: Float[np.ndarray, "n 2"], n_times: int) -> Flights:
    """Minimum-energy arcs between places in degrees, each sampled so many times, evenly in eccentric anomaly."""
    start, end = unit(origins), unit(aims)
    angle = np.arccos(np.clip((start * end).sum(axis=-1), -1.0, 1.0))[:, np.newaxis]
    axis = 0.5 * RADIUS * (1.0 + np.sin(0.5 * angle))  # of the ellipse of least energy
    shape = np.sqrt(1.0 - RADIUS * np.sin(0.5 * angle) / axis)  # its parameter is R sin(angle / 2)
    rim = np.arccos(np.clip((1.0 - RADIUS / axis) / shape, -1.0, 1.0))  # eccentric anomaly at launch
    anomaly = rim + (2.0 * np.pi - 2.0 * rim) * np.linspace(0.0, 1.0, n_times)
    altitude = np.maximum(axis * (1.0 - shape * np.cos(anomaly)) - RADIUS, 0.0)
    mean = anomaly - shape * np.sin(anomaly)
    time = (mean - mean[:, :1]) * np.sqrt(axis**3 / GM)
    true = 2.0 * np.arctan2(np.sqrt(1.0 + shape) * np.sin(0.5 * anomaly), np.sqrt(1.0 - shape) * np.cos(0.5 * anomaly))
    share = (true - true[:, :1]) / angle
    ahead, done = (np.sin(part * angle)[..., np.newaxis] for part in (1.0 - share, share))
    place = (ahead * start[:, np.newaxis] + done * end[:, np.newaxis]) / np.sin(angle)[..., np.newaxis]
    return Flights(
        time, altitude, np.degrees(np.arcsin(np.clip(place[..., 2], -1, 1))), np.degrees(np.arctan2(place[..., 1], place[..., 0]))
    )


def arc(origin: tuple[float, float], aim: tuple[float, float], n_times: int = 400) -> Track:
    """One minimum-energy arc."""
    return Track(*(column[0] for column in arcs(np.array([origin]), np.array([aim]), n_times)))


def unit(places: Float[np.ndarray, "n 2"]) -> Float[np.ndarray, "n 3"]:
    """Unit vectors of places in degrees."""
    phi, lam = np.radians(places[:, 0]), np.radians(places[:, 1])
    return np.stack([np.cos(phi) * np.cos(lam), np.cos(phi) * np.sin(lam), np.sin(phi)], axis=-1)
