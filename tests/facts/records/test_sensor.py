"""Sensors: classes by owner, with number and range where they are published."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from equipoise import facts
from equipoise.errors import InputError


def test_all_classes_are_there(base: facts.Facts) -> None:
    assert len(base.sensors) == 12
    assert base.quantity("sensors.voronezh.range").unit == "km"
    assert "sensors.tracking_layer.count" not in base.ids()


def test_a_wrong_unit_is_refused(spoiled: Callable[..., str]) -> None:
    sentence = spoiled("sensors/RUS.yaml", "unit: sensors", "unit: km")
    assert "sensors.voronezh.count is given in 'km'; give it in 'sensors'" in sentence


def test_a_sensor_stands_in_one_file(data: Path) -> None:
    (data / "sensors/COPY.yaml").write_text((data / "sensors/ISR.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(InputError, match=r"ISR\.yaml:1: the sensor 'green_pine' is in two files; keep it in one file$"):
        facts.load(data)
