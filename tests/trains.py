"""A fact base in which one actor has missiles of intercontinental range on trains, as no actor has: laid over the shipped one."""

from __future__ import annotations

from pathlib import Path

from equipoise import facts

VALUE = "- {{since: 2020-01-01, unit: {}, low: {}, best: {}, high: {}, kind: assumption, source: equipoise_judgement}}"
NUMBERS = {
    "launchers": ("launchers", 9, 12, 12),
    "loading": ("warheads_per_launcher", 1, 1, 1),
    "upload_ceiling": ("warheads_per_launcher", 1, 1, 1),
    "launchers_per_platform": ("launchers_per_platform", 3, 3, 3),
    "alert_day_to_day": ("share", 0.2, 0.5, 0.8),
    "alert_generated": ("share", 0.7, 1, 1),
    "reliability": ("probability", 0.8, 0.9, 0.95),
}
KINDS = {
    "name": "Trains",
    "basing": "rail_mobile",
    "range_class": "intercontinental",
    "penetration_class": "ballistic",
    "accountable": "null",
}


def with_trains(folder: Path, actor: str, without: str = "") -> facts.Facts:
    """The shipped base with twelve missiles on trains of an actor; `without` is a quantity to leave out."""
    lines = ["legs:", "  trains:", *(f"    {key}: {text}" for key, text in KINDS.items())]
    for name, numbers in NUMBERS.items():
        lines += [] if name == without else [f"    {name}:", f"    {VALUE.format(*numbers)}"]
    path = folder / "actors" / f"{actor}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return facts.load(folder)
