"""The numbers of a file, where the engine wants them."""

from __future__ import annotations

from equipoise import facts
from equipoise.core.defence.engagement.system import Failure, Layer, Threat
from equipoise.study.engagement.design import design, raid
from tests.samples import ENGAGEMENT


def values() -> tuple[facts.EngagementScenario, dict[str, float]]:
    """The sample and its best values."""
    base = facts.load()
    record = facts.engagement_scenario(ENGAGEMENT, base)
    return record, {name: item.best for name, item in facts.engagement_inputs(record, base).items()}


def test_every_number_of_the_file_arrives_at_its_place() -> None:
    record, best = values()
    found = design(record, best)
    assert raid(record, best) == (Threat(8, 8, 0.0),)
    assert found.stocks == (44, 16)
    assert found.layers[1] == Layer(1, (1, 1), (0.7,), (0.5,), 0.95, 0.98, 0.99, 0.05, 0.05, 0.95, 0.5)
    assert found.gains[0] == (0.9, 0.95, 0.4, (1.0,), None)
    assert found.gains[1] == (0.95, 0.99, 0.05, (0.6,), None)
    assert found.failures == (Failure("the radars are blinded", 0.1, (0.3, 0.7), (1.0, 1.0), (0.5, 1.0)),)
    assert found.command == Failure("the command fails", 0.05, (0.5, 1.0), (1.0, 1.0), (1.0, 1.0))


def test_a_raid_is_scaled_with_its_decoys() -> None:
    assert raid(*values(), 1.5) == (Threat(12, 12, 0.0),)


def test_a_layer_better_than_the_common_picture_keeps_its_own() -> None:
    record, best = values()
    found = design(record, best | {"layers.near.reach.ballistic": 0.8, "layers.far.p_decoy_misclassified": 0.2})
    assert (found.gains[1].reach, found.gains[0].p_decoy_misclassified) == ((0.8,), 0.2)
