"""Small scenarios on which tests stand, one of each kind, and what their formats refuse."""

from __future__ import annotations

from pathlib import Path

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
