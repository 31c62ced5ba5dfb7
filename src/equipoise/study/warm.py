"""The kernels, compiled ahead: `python -m equipoise.study.warm` runs the shipped scenario on two draws, so that a first study is quick."""

from __future__ import annotations

from equipoise import facts, study


def main() -> None:
    """Run the shipped scenario on two draws; what it compiles is kept on disk."""
    base = facts.load()
    study.run(facts.scenario("today", base).model_copy(update={"draws": 2}), base)


if __name__ == "__main__":
    main()
