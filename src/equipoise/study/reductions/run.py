"""A study: one scenario through the whole chain."""

from __future__ import annotations

from collections import Counter

from equipoise import __version__
from equipoise.errors import InputError
from equipoise.facts import Facts, Lookup, Scenario, Source, factual_verdicts
from equipoise.study.executor import Progress, silent
from equipoise.study.record import InputRow, digest, pair_name
from equipoise.study.reductions.effort import refuse_large_run
from equipoise.study.reductions.levels import levels
from equipoise.study.reductions.pair import PairResult, pair_result, rounds
from equipoise.study.reductions.record import ELSEWHERE, QUESTION, ReductionsRecord
from equipoise.study.reductions.recorded import input_rows, pair_record
from equipoise.study.reductions.results import Results
from equipoise.study.sample import Sample
from equipoise.study.world import ACROSS, world_of

LEG = {"basing", "range_class", "penetration_class"}
LAYER = {"phase", "scope", "engages", "track_common_to"}
CLASSES = {"legs": {"__all__": LEG}, "layers": {"__all__": LAYER}}  # what a leg and a layer are, beside their numbers


def run(scenario: Scenario, base: Facts, progress: Progress = silent) -> Results:
    """The results of a scenario; `progress` is told the rows done and their total.

    Raises: InputError for a scenario that this version cannot compute.
    """
    _computable(scenario)
    refuse_large_run(scenario, base)
    scenario = scenario.model_copy(update={"interceptors": levels(Lookup(base, scenario))})
    lookup = Lookup(base, scenario)
    world = world_of(Sample(lookup), ACROSS)
    total = sum(rounds(pair) for pair in scenario.pairs) * (scenario.draws + 1)
    done = 0

    def advanced(rows: int) -> None:
        nonlocal done
        done += rows
        progress(done, total)

    pairs = tuple(pair_result(pair, world, advanced) for pair in scenario.pairs)
    return Results(_record(pairs, lookup), pairs)


def _record(pairs: tuple[PairResult, ...], lookup: Lookup) -> ReductionsRecord:
    """The record of a scenario whose pairs are computed."""
    scenario, base = lookup.scenario, lookup.base
    inputs, asked = input_rows(list(pairs), lookup, base), _asked(scenario)
    classes = {name: actor.model_dump(mode="json", include=CLASSES) for name, actor in base.actors.items() if name in scenario.actors}
    content = {"scenario": asked.model_dump(mode="json", exclude=ELSEWHERE), "inputs": [row.model_dump(mode="json") for row in inputs]}
    return ReductionsRecord(
        version=__version__,
        question=QUESTION,
        scenario=asked,
        actors={name: base.actors[name].name for name in scenario.actors},
        actors_left_out=_left_out(base, scenario),
        coalitions=scenario.coalitions,
        pairs=tuple(pair_record(result, base) for result in pairs),
        factual=tuple(factual_verdicts(base)),
        causal=base.causal_claims,
        inputs=inputs,
        stages={result.name: {stage: tuple(ids) for stage, ids in result.inputs.used.items()} for result in pairs},
        kinds=dict(Counter(row.kind for row in inputs)),
        sources=_sources(base, scenario, inputs),
        digest=digest({"version": __version__, **content, "classes": classes}),
    )


def _asked(scenario: Scenario) -> Scenario:
    """The scenario as the record holds it: without another question, and without its places in a file."""
    overrides = tuple(override.model_copy(update={"file": "", "line": 0}) for override in scenario.overrides)
    asked = scenario.model_copy(update={"stability": None, "overrides": overrides})
    asked.stand("", None)
    return asked


def _left_out(base: Facts, scenario: Scenario) -> dict[str, tuple[str, ...]]:
    """The legs in service of each actor that do not reach another continent, and so take no part."""
    legs = {name: base.actors[name].legs.values() for name in scenario.actors}
    every = {
        name: tuple(leg.name for leg in held if leg.range_class == "theatre" and leg.status == "in_service") for name, held in legs.items()
    }
    return {name: left for name, left in every.items() if left}


def _sources(base: Facts, scenario: Scenario, inputs: tuple[InputRow, ...]) -> dict[str, Source]:
    """The sources of the inputs, of plans for the layers, of the claims, and of the verdicts on them."""
    cited = {row.source for row in inputs} | {claim.source for claim in base.claims}
    cited |= {counter.source for claim in base.causal_claims for counter in claim.counter_claims}
    cited |= {evidence.source for verdict in factual_verdicts(base) for evidence in verdict.evidence}
    cited |= {plan.source for name in scenario.actors for layer in base.actors[name].layers.values() for plan in layer.planned}
    return {key: base.sources[key] for key in sorted(cited) if key in base.sources}


def _computable(scenario: Scenario) -> None:
    names = Counter(pair_name(pair.retaliator, pair.adversary) for pair in scenario.pairs)
    for pair in scenario.pairs:
        if names[pair_name(pair.retaliator, pair.adversary)] > 1:
            raise InputError(
                f"the pair of {pair.retaliator} and {pair.adversary} is listed twice",
                fix="list it once; a pair with a schedule of cuts needs a scenario, or a coalition, of its own",
            )
        if pair.retaliator in scenario.coalitions:
            raise InputError(
                f"the retaliator {pair.retaliator!r} is a coalition",
                fix="name one actor as the retaliator; an adversary may be a coalition",
            )
