"""From the numbers of a defence scenario to the raid and the design that the engagement engine takes."""

from __future__ import annotations

from collections.abc import Mapping

from equipoise.core.defence.engagement.integration import Design, Gain
from equipoise.core.defence.engagement.system import PLANS, UNLIMITED, Failure, Layer, Threat
from equipoise.facts.scenarios.engagement.record import EngagementLayer, EngagementScenario

Values = Mapping[str, float]
PICTURE = ("p_track", "p_raid_track", "p_warhead_classified", "p_decoy_misclassified", "p_kill_missed", "reliability")


def raid(record: EngagementScenario, values: Values, size: float = 1.0) -> tuple[Threat, ...]:
    """The classes of the raid, with warheads and decoys scaled by one factor and rounded."""
    return tuple(
        Threat(
            round(size * values[f"raid.{item.name}.warheads"]),
            round(size * values[f"raid.{item.name}.decoys"]),
            values[f"raid.{item.name}.decoy_correlation"],
        )
        for item in record.raid
    )


def design(record: EngagementScenario, values: Values) -> Design:
    """The layers as they are alone, what they gain when integrated, and what can fail.

    A range may hold values of a layer's own that are better than those of the common picture; the better one counts.
    """
    stocks = list(record.stocks)
    classes = [item.name for item in record.raid]
    layers = tuple(_layer(layer, values, stocks, classes) for layer in record.layers)
    gains = tuple(_gain(layer, own, values, classes) for layer, own in zip(record.layers, layers, strict=True))
    names = [layer.name for layer in record.layers]
    failures = tuple(_failure(f"failures.{item.name}", item.title, values, names) for item in record.failures)
    command = _failure("command", "the command fails", values, names)
    return Design(tuple(round(values[f"stocks.{name}"]) for name in stocks), layers, gains, failures, command)


def _layer(layer: EngagementLayer, values: Values, stocks: list[str], classes: list[str]) -> Layer:
    """One layer as it is alone."""
    start = f"layers.{layer.name}"
    return Layer(
        stocks.index(layer.stock),
        layer.salvos,
        tuple(values[f"{start}.kill_probability.{name}"] for name in classes),
        tuple(values[f"{start}.reach.{name}"] for name in classes),
        **{key: values[f"{start}.{key}"] for key in PICTURE},
        p_further_look=values.get(f"{start}.p_further_look", 1.0),
        capacity=UNLIMITED if layer.capacity is None else layer.capacity,
        plan=PLANS.index(layer.plan),
    )


def _gain(layer: EngagementLayer, own: Layer, values: Values, classes: list[str]) -> Gain:
    """What one layer gets from the common picture; its own value where the file gives none, or a better one."""
    start = f"layers.{layer.name}.integrated"
    return Gain(
        max(own.p_track, values.get(f"{start}.p_track", 0.0)),
        max(own.p_warhead_classified, values.get(f"{start}.p_warhead_classified", 0.0)),
        min(own.p_decoy_misclassified, values.get(f"{start}.p_decoy_misclassified", 1.0)),
        tuple(max(reach, values.get(f"{start}.reach.{name}", 0.0)) for name, reach in zip(classes, own.reach, strict=True)),
        values.get(f"{start}.p_further_look"),
    )


def _failure(start: str, title: str, values: Values, names: list[str]) -> Failure:
    """One common failure, with a factor of 1 where the file names none."""
    track, kill, discrimination = (
        tuple(values.get(f"{start}.{name}.{key}", 1.0) for name in names) for key in ("track", "kill", "discrimination")
    )
    return Failure(title, values[f"{start}.probability"], track, kill, discrimination)
