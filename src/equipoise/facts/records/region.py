"""The record of a coarse region: a country, a large part of one, or a sea, as one point in whole degrees. Never a site."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import BeforeValidator, RootModel, field_validator, model_validator

from equipoise.errors import InputError
from equipoise.facts.files.binding import FieldError
from equipoise.facts.records.fields import Name, Strict, Text
from equipoise.facts.records.group import Group

COARSE = "regions are coarse: a country, a large part of one, or a sea, in whole degrees"
BOUNDS = {"latitude": 90, "longitude": 180}
SITES = re.compile(
    r"(?:^|[\W_])(?:air|naval|missile|submarine)?(?:base|silo|site|field|airfield|airbase|airport|port|harbour|harbor|garrison|bunker|depot|"
    r"barracks|station|headquarters|city|cities|town|village|palace|ministry|ministries|plant|reactor|dam|bridge|facility|facilities|complex|"
    r"complexe|capital)s?(?:$|[\W_])",
    re.IGNORECASE,
)


class Region(Strict):
    """One coarse region: its point is our choice, and says no more than which part of the Earth is meant."""

    title: Text
    extent: Literal["country", "large_region", "sea"]
    latitude: float
    longitude: float
    source: Text
    reason: Text

    @field_validator("latitude", "longitude", mode="after")
    @classmethod
    def _coarse(cls, degrees: float) -> float:
        """Refuse a fraction of a degree."""
        if degrees != round(degrees):
            raise InputError(f"{degrees:g} degrees name a site, not a region", fix=f"give whole degrees ({COARSE})")
        return degrees

    @model_validator(mode="after")
    def _on_earth(self) -> Region:
        """Refuse a point off the map, and a title that names a site."""
        for key, most in BOUNDS.items():
            degrees = float(getattr(self, key))
            if abs(degrees) > most:
                raise FieldError(key, f"{key} {degrees:g} is impossible", fix=f"give degrees between -{most} and {most}")
        fault = site(self.title)
        if fault:
            raise FieldError("title", fault, fix=f"name a region ({COARSE})")
        return self


class RegionFile(RootModel[dict[Name, Region]]):
    """A file of regions: name to region."""

    @model_validator(mode="after")
    def _no_sites(self) -> RegionFile:
        """Refuse a name that names a site."""
        for name in self.root:
            fault = site(name)
            if fault:
                raise FieldError(name, fault, fix=f"name a region ({COARSE})")
        return self


def _named(value: object) -> object:
    """The name of a region; a point in its place, and the name of a site, are refused."""
    if not isinstance(value, str):
        raise InputError("a region is named, not given as a point", fix="write the name of a region, such as northern_china")
    fault = site(value)
    if fault:
        raise InputError(fault, fix=f"name a region ({COARSE})")
    return value


RegionName = Annotated[Name, BeforeValidator(_named)]


def site(name: str) -> str:
    """What is wrong with the name of a site, or an empty string for that of a region.

    >>> site("northern China"), site("missile_field")
    ('', "'missile_field' names a site, not a region")
    """
    return f"{name!r} names a site, not a region" if SITES.search(name) else ""


GROUPS = (Group("regions", "region", RegionFile),)
