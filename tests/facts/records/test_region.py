"""Regions: coarse, named, and never a site."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from equipoise import facts
from equipoise.errors import InputError
from equipoise.facts.records.region import site

NORTH = "regions/north.yaml"


def test_every_shipped_region_is_a_whole_degree_with_a_source_and_no_two_are_alike(base: facts.Facts) -> None:
    points = [(item.latitude, item.longitude) for item in base.regions.values()]
    assert len(points) == len(set(points)) >= 20
    assert all(latitude == round(latitude) and longitude == round(longitude) for latitude, longitude in points)
    assert {item.source for item in base.regions.values()} == {"equipoise_judgement"}


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            "latitude: 42, longitude: -95",
            "latitude: 42.5, longitude: -95",
            "42.5 degrees name a site, not a region; give whole degrees (regions",
        ),
        (
            "latitude: 42, longitude: -95",
            "latitude: 42, longitude: -95.1",
            "-95.1 degrees name a site, not a region; give whole degrees (regions",
        ),
        ("latitude: 42, longitude: -95", "latitude: 91, longitude: -95", "latitude 91 is impossible; give degrees between -90 and 90"),
        ("latitude: 42, longitude: -95", "latitude: 42, longitude: 181", "longitude 181 is impossible; give degrees between -180 and 180"),
        ("latitude: 42, longitude: -95", "latitude: .nan, longitude: -95", "'latitude': input should be a finite number"),
        ("us_midwest: {", "us_missile_field: {", "'us_missile_field' names a site, not a region; name a region (regions"),
        (
            'title: "US Midwest"',
            'title: "an airbase in the US Midwest"',
            "'an airbase in the US Midwest' names a site, not a region; name a region",
        ),
        (
            "extent: large_region, latitude: 42",
            "extent: town, latitude: 42",
            "'extent': input should be 'country', 'large_region' or 'sea'",
        ),
        (
            "longitude: -95, source: equipoise_judgement",
            "longitude: -95, source: nobody",
            "unknown source 'nobody'; add it to sources.yaml",
        ),
        ("longitude: -95, source: equipoise_judgement, ", "longitude: -95, ", "the key 'source' is missing in us_midwest; add 'source: …'"),
        ("extent: large_region, latitude: 42", "silos: 4, extent: large_region, latitude: 42", "unknown key 'silos'; use one of extent"),
    ],
)
def test_what_is_no_region_is_refused(old: str, new: str, says: str, spoiled: Callable[..., str]) -> None:
    sentence = spoiled(NORTH, old, new)
    assert sentence.startswith(f"{NORTH}:3: {says}"), sentence


@pytest.mark.parametrize(
    "name", ["silo", "missile_field", "north air base", "Port X", "command bunker", "capital city", "test site", "missile bases", "cities"]
)
def test_names_of_sites_are_known(name: str) -> None:
    assert site(name) == f"{name!r} names a site, not a region"


@pytest.mark.parametrize(
    "name", ["northern China", "US Midwest", "eastern North Pacific", "Portugal", "Databased", "Arctic Ocean", "Great Plains"]
)
def test_twin_names_of_regions_pass(name: str) -> None:
    assert site(name) == ""


def test_two_files_with_one_region_are_refused(data: Path) -> None:
    text = (data / "regions" / "north.yaml").read_text(encoding="utf-8")
    (data / "regions" / "copy.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"north.yaml:1: the region 'us_midwest' is in two files; keep it in one file"):
        facts.load(data)
