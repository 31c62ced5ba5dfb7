"""The kernels, compiled ahead: `python -m equipoise.study.warm` runs what is shipped, small, so that a first study is quick."""

from __future__ import annotations

from equipoise import facts, study


def main() -> None:
    """Run the shipped scenarios on two draws, the shipped defence and the shipped arcs; what they compile is kept on disk."""
    base = facts.load()
    study.run(facts.scenario("today", base).model_copy(update={"draws": 2}), base)
    study.stability_study(facts.scenario("nine_actors", base).model_copy(update={"draws": 2}), base)
    study.engagement_study(facts.engagement_scenario("national", base), base)
    study.reach_study(facts.reach_scenario("northern_arcs", base), base)


if __name__ == "__main__":
    main()
