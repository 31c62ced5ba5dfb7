"""A small record of a defence study, made up: three warheads, two branches, one layer."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


def record() -> dict[str, Any]:
    """The record, a new one at each call."""
    return json.loads(Path(__file__).with_name("engagement.json").read_text(encoding="utf-8"))
