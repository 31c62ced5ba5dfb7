"""The page of one missile-defence system: what is published about it, and what is not."""

from __future__ import annotations

from equipoise.facts import Facts, Quantity
from equipoise.facts.records.defence import Defence
from equipoise.report.drawing.theme import ACCENT, RULE
from equipoise.report.reference import chart
from equipoise.report.reference.actor_page import best, figure
from equipoise.report.reference.markup import record, text, values
from equipoise.report.words.wording import the

ROOT = "../"
MOST_TRIALS = 12


def defence_page(defence: Defence, base: Facts) -> str:
    """The page as Markdown."""
    owner = base.actors[defence.owner].name if defence.owner in base.actors else defence.owner
    head = f"# {text(defence.name)}\n\nOf {text(the(owner))}. In `defences/{defence.id}.yaml`.\n"
    parts = [head, *_trials(defence), record(defence, ROOT, leave=("id", "name", "owner", "layer"))]
    if defence.layer:
        actor, _, name = defence.layer.partition(".")
        layer = base.actors[actor].layers[name]
        shown = [item for item in (getattr(layer, field) for field in type(layer).model_fields) if isinstance(item, Quantity)]
        parts += [f"## As the layer `{defence.layer}` of a study\n", values(shown, ROOT)]
    return "\n".join(parts)


def summary(defence: Defence, base: Facts) -> list[str]:
    """The row of a system in the list of all: link, owner, phases, interceptors, trials."""
    quantity = defence.interceptors
    if quantity is None and defence.layer:
        actor, _, name = defence.layer.partition(".")
        quantity = base.actors[actor].layers[name].interceptors
    n_interceptors = best(quantity)
    trials = "; ".join(f"{trial.successes} of {trial.attempts}" for trial in defence.trials[:3])
    link = f"[{text(defence.name)}](defences/{defence.id}.md)"
    return [link, defence.owner, ", ".join(defence.phases), "" if n_interceptors is None else f"{n_interceptors:,.0f}", trials]


def _trials(defence: Defence) -> list[str]:
    """Successes and other attempts of each published count as bars."""
    trials = defence.trials[:MOST_TRIALS]
    if not trials:
        return []
    rows = [
        (f"{trial.first[:4]}–{trial.last[:4]}: {trial.successes}/{trial.attempts}", _counts(trial.successes, trial.attempts))
        for trial in trials
    ]
    told = "; ".join(f"{trial.first} to {trial.last} {trial.successes} of {trial.attempts}" for trial in trials)
    drawing = chart.stacks(rows, f"Tests of {defence.name}, successes of attempts: {told}.", f"trials-{defence.id}")
    return [figure("Successes among attempts, each count as its source gives it", drawing)]


def _counts(successes: int, attempts: int) -> list[tuple[float, str]]:
    return [(float(successes), ACCENT), (float(attempts - successes), RULE)]
