"""Functions that still break on hostile arguments when they are called directly, and why. The list may only shrink."""

from __future__ import annotations

from typing import Final

INNER: Final = "an inner part: the functions that call it have checked its arguments"
SHAPES: Final = "arrays of other shapes, or numbers of hundreds of digits, raise the error of a library"
REMAINING: Final[dict[str, str]] = {
    "core.defence.engagement.joint.joint_branch": INNER,
    "core.defence.engagement.kinds.kinds": INNER,
    "core.defence.engagement.single.single_branch": INNER,
    "core.defence.engagement.system.failed_layer": INNER,
    "core.defence.trials.test_record.counts": SHAPES,
    "core.domain.amount": INNER,
    "core.domain.count": INNER,
    "core.exchange.allocation.columns.answer_by_columns": INNER,
    "core.exchange.allocation.columns.answer_by_return": INNER,
    "core.exchange.encounter.attack": SHAPES,
    "core.exchange.encounter.weapon_types": SHAPES,
    "core.exchange.allocation.merging.merged": INNER,
    "core.exchange.allocation.merging.unmerged": INNER,
    "core.exchange.allocation.integer_program.integer_solution": INNER,
    "core.exchange.force_defence.passing": SHAPES,
    "core.exchange.allocation.targeting.allocation": SHAPES,
    "core.exchange.allocation.targeting.exchange_ratio": SHAPES,
    "core.exchange.allocation.targeting.survival_probability": SHAPES,
    "core.exchange.allocation.targeting.uniform_attack_survivors": SHAPES,
    "core.exchange.warning.any_works": SHAPES,
    "core.exchange.wu_2020.arrival_probability": SHAPES,
    "core.exchange.wu_2020.arriving_distribution": SHAPES,
    "core.physics.intercept.fly_out.reach_km": SHAPES,
    "core.stability.drawdown.efficient_curve": SHAPES,
    "core.stability.dyads.with_entries": SHAPES,
    "core.stability.externality.externality": SHAPES,
    "core.stability.externality.more_offence": SHAPES,
    "core.stability.indices.coming_back": SHAPES,
    "core.stability.indices.drawdown_exchange_ratio": SHAPES,
    "core.stability.kent_thaler_1989.costs_along": SHAPES,
    "core.stability.requirement.cells": SHAPES,
    "core.stability.requirement.margin": SHAPES,
    "core.stability.requirement.refuse_impossible": SHAPES,
    "core.stability.reserve.third_party_reserve": SHAPES,
    "core.stability.wars.change_by_defence": SHAPES,
    "core.stability.wars.pooled": SHAPES,
    "core.stability.wars.war_index": SHAPES,
    "core.stability.yield_measures.force_measure": SHAPES,
    "core.treaties.reductions.reduction_floor": SHAPES,
}
