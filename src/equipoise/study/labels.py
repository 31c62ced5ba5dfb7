"""How inputs read: the actor, its leg or layer, and the quantity in plain words."""

from __future__ import annotations

from equipoise.facts import PLATFORMS, Facts

QUANTITIES = {
    "alert_day_to_day": "share on alert, day to day",
    "alert_generated": "share on alert, generated",
    "boats_per_port": "boats in one port",
    "bombers_per_base": "bombers at one base",
    "breakthrough_mobile": "chance of a breakthrough in tracking mobile launchers",
    "breakthrough_submarine": "chance of a breakthrough in tracking submarines",
    "cep": "circular error, metres",
    "confirmation": "chance that a first warning is confirmed in time",
    "coverage": "share of the raid that crosses the defended region",
    "coverage_forces": "share of its owner's aimpoints that the layer protects",
    "detect_after_breakthrough": "share found after a breakthrough in tracking",
    "detect_mobile": "share of dispersed mobile launchers found",
    "detect_submarine": "share of submarines at sea found",
    "fratricide": "chance that a shot after the second is lost to fratricide",
    "kill_if_found": "chance that what is found is destroyed",
    "kill_probability": "kill probability of one shot",
    "launchers_per_garrison": "mobile launchers at one garrison",
    "leaves_under_attack": "share of alert missiles that leave once an attack is confirmed",
    "loading": "warheads per launcher",
    "p_track": "probability of tracking",
    "requirement": "warheads required to arrive",
    "salvo": "interceptors per warhead",
    "sspk_silo": "chance that one arriving warhead destroys a silo",
    "sspk_soft": "chance that one arriving weapon destroys a soft aimpoint",
    "trains_per_garrison": "trains at one garrison",
    "warning": "chance that warning works",
    "warning_common_failure": "chance that all warnings of a coalition fail at once",
    "weapons": "conventional weapons ready against forces",
    "withheld": "share of warheads withheld from a strike",
    "withheld_third": "share of warheads kept back against third parties",
    "yield_kt": "yield of one warhead, kilotons",
}


def labels(base: Facts) -> dict[str, str]:
    """The label of every input by its id; a quantity without words of its own reads as its name."""
    by_id: dict[str, str] = {"scenario.requirement": _capitalised(QUANTITIES["requirement"])}
    for name in base.quantities:
        head, _, path = name.partition(".")
        part, _, quantity = path.rpartition(".")
        words = _words(base, head, part, quantity)
        owners = _owners(base, head, part)
        by_id[name] = ": ".join([*owners, words]) if owners else _capitalised(words)
    return by_id


def _words(base: Facts, head: str, part: str, quantity: str) -> str:
    """A quantity in plain words; of missiles that move together, with what moves them."""
    if quantity == "launchers_per_platform":
        return f"missiles on one {PLATFORMS[base.actors[head].legs[part].basing]}"
    return QUANTITIES.get(quantity, quantity.replace("_", " "))


def _owners(base: Facts, head: str, part: str) -> list[str]:
    """The names of what a quantity belongs to, from the largest to the smallest."""
    if head in base.actors:
        actor = base.actors[head]
        owner = actor.legs.get(part) or actor.layers.get(part) or actor.conventional.get(part) or actor.listed.get(part)
        return [actor.name, *([owner.name] if owner else [])]
    groups = {"defences": base.defences, "sensors": base.sensors, "programmes": base.programmes}
    return [groups[head][part].name] if head in groups else []


def _capitalised(words: str) -> str:
    return words[:1].upper() + words[1:]
