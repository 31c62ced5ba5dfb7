"""The core schema of YAML 1.2: what a plain scalar is, and which numbers are refused."""

from __future__ import annotations

import math

import pytest

from equipoise.facts.files.yaml.scalar import ScalarError, plain

READ: dict[str, object] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None, "nULL": "nULL",
    "true": True, "False": False, "TRUE": True, "tRue": "tRue", "yes": "yes", "no": "no", "on": "on", "Off": "Off", "y": "y",
    "0": 0, "-0": 0, "+1": 1, "-12": -12, "012": 12, "08": 8, "0o17": 15, "0o8": "0o8", "0x1F": 31, "0X1F": "0X1F", "0x": "0x",
    "0" * 6000 + "1": 1, "9" * 308: 10**308 - 1, "0x" + "f" * 255: 16**255 - 1,
    "1.": 1.0, ".5": 0.5, "-.5": -0.5, "1e3": 1000.0, "1E+3": 1000.0, "1.5e-3": 0.0015, "0e999": 0.0, "1e-307": 1e-307,
    "1.2.3": "1.2.3", "1e": "1e", ".": ".", "e3": "e3", "+": "+", "1 000": "1 000", "1,000": "1,000",
    ".inf": math.inf, "-.INF": -math.inf, "+.Inf": math.inf, "inf": "inf", "nan": "nan", ".Nan": ".Nan",
    "1:30": "1:30", "190:20:30": "190:20:30", "2026-11-22": "2026-11-22", "2001-12-14t21:59:43.10-05:00": "2001-12-14t21:59:43.10-05:00",
    "a_1": "a_1", "2000_x": "2000_x", "1_a": "1_a", "x1_2": "x1_2", "new_start_2": "new_start_2", "1_": "1_", "0xfg": "0xfg",
}  # fmt: skip
REFUSED = {
    "1_000": "'1_000' is not a number in YAML 1.2",
    "-1_000.5": "is not a number in YAML 1.2",
    "1_0e3": "is not a number in YAML 1.2",
    "0x1_F": "is not a number in YAML 1.2",
    "-0x1F": "is not a number in YAML 1.2",
    "+0o17": "is not a number in YAML 1.2",
    "0b101": "is not a number in YAML 1.2",
    "1e999": "the number '1e999' is too large to compute with",
    "-1e309": "is too large to compute with",
    "1e-999": "the number '1e-999' is too small to compute with",
    "9" * 309: f"the number '{'9' * 30}…' is too large to compute with",
    "-" + "9" * 5000: "is too large to compute with",
    "1" + "0" * 308: "is too large to compute with",
    "0x" + "f" * 256: "is too large to compute with",
    "0o" + "7" * 5000: "is too large to compute with",
    "1" + "0" * 400 + ".5": "is too large to compute with",
    "1e" + "9" * 5000: "is too large to compute with",
}


@pytest.mark.parametrize("written", READ, ids=lambda text: text[:12])
def test_a_plain_scalar_is_read_by_the_core_schema(written: str) -> None:
    found = plain(written)
    assert found == READ[written]
    assert type(found) is type(READ[written])


def test_nan_is_read() -> None:
    assert math.isnan(float(plain(".nan") or 0))


@pytest.mark.parametrize("written", REFUSED, ids=lambda text: text[:12])
def test_a_number_that_would_be_lost_is_refused(written: str) -> None:
    with pytest.raises(ScalarError, match=REFUSED[written].replace("+", r"\+").replace("(", r"\(")) as caught:
        plain(written)
    assert len(str(caught.value)) < 100
    assert caught.value.fix


@pytest.mark.parametrize("written", ["1e307", "9.9e307", "1.1e-307", "0", "-1e307"])
def test_what_the_advice_allows_is_read(written: str) -> None:
    assert isinstance(plain(written), int | float)
