"""A scenario file as the records of its questions."""

from __future__ import annotations

from pathlib import Path

import pytest

from equipoise import facts
from equipoise.errors import InputError
from equipoise.facts.files.yaml.dump import dumped
from equipoise.facts.scenarios.file import record_of, scenario_file
from equipoise.shipped import DATA

TWO = (DATA / "scenarios" / "two_powers.yaml").read_text(encoding="utf-8")


def refusal(tmp_path: Path, base: facts.Facts, text: str) -> str:
    """The sentence that answers a file."""
    path = tmp_path / "mine.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as refused:
        scenario_file(path, base)
    return str(refused.value).replace(f"{tmp_path}/", "")


def test_one_shipped_file_asks_all_questions_of_one_world(base: facts.Facts) -> None:
    file = scenario_file("two_powers", base)
    assert file.questions == ("reductions", "engagement", "reach", "stability")
    assert (file.forces, file.engagement, file.reach) != (None, None, None)
    names = {record_of(file, question).name for question in file.questions}
    assert names == {"two_powers"}
    assert record_of(file, "engagement").geometry.name == "northern_arcs", "its inputs cite the scenario that holds the geometry"


@pytest.mark.parametrize("name", facts.scenario_names(facts.load()))
def test_a_scenario_that_is_written_again_is_the_same(name: str, base: facts.Facts, tmp_path: Path) -> None:
    file = scenario_file(name, base)
    path = tmp_path / "again.yaml"
    path.write_text(dumped(file.tree), encoding="utf-8")
    again = scenario_file(path, base)
    assert again.tree == file.tree
    assert again.forces is None or (file.forces is not None and again.forces.pairs == file.forces.pairs)


def test_draws_are_changed_and_checked(base: facts.Facts) -> None:
    file = scenario_file("today", base, draws=17)
    assert file.forces is not None and file.forces.draws == 17
    with pytest.raises(InputError, match="draws 1 is impossible; give a whole number from 2"):
        scenario_file("today", base, draws=1)
    with pytest.raises(InputError, match="the scenario has no draws to change; leave --draws out"):
        scenario_file("national", base, draws=17)


def test_a_question_that_is_not_asked_is_refused(base: facts.Facts) -> None:
    with pytest.raises(InputError) as refused:
        facts.engagement_scenario("today", base)
    says = "the scenario 'today' does not ask about engagement; add the section 'engagement:', or ask what it asks: reductions"
    assert str(refused.value).endswith(says)
    with pytest.raises(InputError, match="'national' does not ask about stability; add its forces: actors, requirement, draws, or ask"):
        facts.scenario("national", base)
    with pytest.raises(InputError, match="'national' does not ask about reach; add 'geometry:', or ask"):
        facts.reach_scenario("national", base)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("  defence: usa\n", "", "the engagement does not say which of 2 defences meets the raid; add 'defence: usa'"),
        ("  defence: usa\n", "  defence: ussa\n", "'ussa' is not among the defences; did you mean 'usa'?"),
        ("geometry: northern_arcs", "geometry: today", "scenarios/today.yaml has no geometry of its own; name a scenario that has one"),
        (
            "geometry: northern_arcs",
            "geometry: [1]",
            "the geometry has no keys; write its flights, sensors and layers below it, or the name",
        ),
        ("geometry: northern_arcs", "", "the question of reach has no geometry; add 'geometry:' with its flights, or the name of"),
        ("  interceptors: [0, 44, 64, 128, 256, 512]\n", "", "the key 'interceptors' is missing in reductions; add 'interceptors: …'"),
        ("assurance: 0.9\n", "", "the key 'assurance' is missing; add 'assurance: …'"),
        ("curves: [[USA, RUS]]", "curves: [[USA]]", "a curve of 1 actors is impossible; name two actors, such as [USA, RUS]"),
        ("layer: russia_terminal", "layer: russia_terminals", "'russia_terminals' is not among the layers of northern_arcs; did you mean"),
    ],
)
def test_a_part_that_is_wrong_is_one_sentence(old: str, new: str, sentence: str, tmp_path: Path, base: facts.Facts) -> None:
    assert old in TWO
    place, _, says = refusal(tmp_path, base, TWO.replace(old, new, 1)).partition(": ")
    assert place.startswith("mine.yaml:")
    assert says.startswith(sentence)


def test_what_no_question_reads_is_refused(tmp_path: Path, base: facts.Facts) -> None:
    head = "name: mine\ntitle: mine\ndate: 2026-11-22\n"
    asks = "mine.yaml:1: the scenario asks nothing; add a section for a question: reductions, engagement, reach, stability"
    assert refusal(tmp_path, base, head) == asks
    start, end = TWO.index("reductions:"), TWO.index("# Who sees")
    without = TWO[:start] + TWO[end:]
    assert refusal(tmp_path, base, without).endswith(": no question reads 'defences'; add the section 'engagement:', or remove it")
    idle = (DATA / "scenarios" / "national.yaml").read_text(encoding="utf-8") + "\ngeometry: northern_arcs\n"
    assert refusal(tmp_path, base, idle).endswith(": no question reads 'geometry'; add the section 'reach: {}', or remove it")
    none = TWO[: TWO.index("defences:")]
    assert ": the engagement has no defence; add 'defences:', below it a name" in refusal(tmp_path, base, none)
