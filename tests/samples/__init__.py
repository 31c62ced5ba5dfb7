"""Small scenarios on which tests stand, one of each kind, and what their formats refuse."""

from __future__ import annotations

import shutil
from pathlib import Path

from equipoise.shipped import DATA

SAMPLES = Path(__file__).parent
ROOT = SAMPLES.parents[1]
SMALL = SAMPLES / "small.yaml"  # three kinds of pair, few draws
FULL = SAMPLES / "full.yaml"  # every key of the shipped one
STABILITY = SAMPLES / "stability.yaml"  # four actors
ENGAGEMENT = SAMPLES / "engagement.yaml"
REACH = SAMPLES / "reach.yaml"
ENGAGEMENT_FAULTS = SAMPLES / "engagement_faults.yaml"
REACH_FAULTS = SAMPLES / "reach_faults.yaml"
ENGAGEMENT_RECORD = SAMPLES / "engagement.json"
APART = SAMPLES / "apart.yaml"  # three actors of which none can face another


def edited(sample: Path, path: Path, *changes: tuple[str, str]) -> Path:
    """The path of a copy of a file in which texts are replaced, each of which stands there once."""
    text = sample.read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {sample.name}"
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    return path


def base_of_its_own(folder: Path) -> Path:
    """A copy of the shipped facts in a folder, that stands alone and is not laid over the shipped ones."""
    shutil.copytree(DATA, folder)
    (folder / "facts.yaml").write_text("replaces: shipped\n", encoding="utf-8")
    return folder
