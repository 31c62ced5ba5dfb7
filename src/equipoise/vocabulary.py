"""Words that facts, core and studies share, as types of their fields and as rows in the order in which arrays of core count them."""

from __future__ import annotations

from typing import Literal, get_args

Posture = Literal["day_to_day", "generated"]
Doctrine = Literal["ride_out", "launch_under_attack", "launch_on_warning"]
Basing = Literal["silo", "road_mobile", "submarine", "bomber", "rail_mobile"]
Phase = Literal["boost", "midcourse", "terminal"]
Level = Literal["independent", "coordinated", "integrated"]
Plan = Literal["in_turn", "at_once"]

POSTURES: tuple[Posture, ...] = get_args(Posture)
DOCTRINES: tuple[Doctrine, ...] = get_args(Doctrine)
BASINGS: tuple[Basing, ...] = get_args(Basing)
PHASES: tuple[Phase, ...] = get_args(Phase)
LEVELS: tuple[Level, ...] = get_args(Level)
