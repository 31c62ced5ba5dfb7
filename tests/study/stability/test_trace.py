"""From every number of a record of stability back to its inputs."""

from __future__ import annotations

import pytest

from equipoise.errors import InputError
from equipoise.study.explanation import MATTER, short
from equipoise.study.stability.behind import MEASURED
from equipoise.study.stability.record.whole import StabilityRecord
from equipoise.study.stability.trace import TITLES, explanation, names, numbers
from tests import stabilities

KINDS = (
    *("RUS-vs-USA.arriving.generated.ride_out", "RUS-vs-USA.assured.generated.ride_out", "RUS-vs-USA.generation.ride_out"),
    *("RUS-vs-USA.launch.generated", "RUS.worst", "RUS.at_once.day_to_day.ride_out", "RUS.in_sequence.IND.day_to_day.ride_out"),
    *("RUS.reserve.USA.IND.day_to_day.ride_out", "USA-strikes-RUS.position.PAK.day_to_day", "RUS.emt", "two_large.cmp_bombers"),
    *("RUS.launchers", "IND.agni3.reaches", "RUS.bulava.held", "RUS-vs-USA.left.bulava.generated.ride_out"),
    *("RUS-vs-USA.cmp.generated.ride_out", "USA-and-RUS.capped.day_to_day", "USA-and-RUS.ratio_b.generated"),
    *("USA-and-RUS.from.RUS.alert.generated", "USA-and-RUS.map.defence_cuts.RUS", "USA-strikes-RUS.index_stop.generated"),
    *("USA-strikes-RUS.gap.generated", "USA-strikes-RUS.destroyed.generated", "USA-strikes-RUS.whole_numbers.generated"),
    *("USA-strikes-RUS.at.bulava.day_to_day", "USA-strikes-RUS.drawdown.day_to_day", "RUS-vs-USA.exceedance.generated.ride_out"),
    *("RUS.change.defence.USA", "USA.sign.RUS.index", "USA.sign.all.assured", "PAK.requirement", "scenario.requirement", "IND.agni3.range"),
)


def test_every_kind_of_number_has_a_name_and_no_two_are_alike(record: StabilityRecord) -> None:
    known = names(record)
    assert len(known) == len(set(known))
    assert set(KINDS) <= set(known)
    assert not any(name.startswith("PAK-vs-USA") for name in known), "no number, nothing to explain"


def test_every_number_is_explained_by_inputs_of_the_record(record: StabilityRecord) -> None:
    read = {row.id for row in record.inputs}
    seen = 0
    for number in numbers(record):
        used = number.used()
        assert number.text
        assert used.keys() <= TITLES.keys()
        found = {name for ids in used.values() for name in ids}
        assert found <= read, number.name
        assert found or number.name.endswith(("reaches", ".interceptors")), number.name
        assert {one.id for one in number.drivers} <= {*found, "scenario.requirement", "PAK.requirement"}, number.name
        seen += 1
    assert seen > 700


@pytest.mark.parametrize("name", KINDS)
def test_an_explanation_is_a_tree_down_to_sources(record: StabilityRecord, name: str) -> None:
    found = explanation(record, name)
    assert found.title == name
    assert found.text
    inputs = [node for stage in found.children if not stage.title.startswith("Requirement") for node in stage.children]
    assert all(node.children or name in ("IND.agni3.range", "scenario.requirement") for node in inputs), "every input has its source"


def test_a_chance_rests_on_the_requirement_as_well(record: StabilityRecord) -> None:
    arriving, assured = (
        [child.title for child in explanation(record, f"RUS-vs-USA.{kind}.day_to_day.ride_out").children]
        for kind in ("arriving", "assured")
    )
    assert assured[:-1] == arriving
    assert assured[-1].startswith("Requirement")


def test_a_side_with_a_requirement_of_its_own_is_measured_by_it(record: StabilityRecord) -> None:
    (stated,) = explanation(record, "PAK-vs-IND.assured.generated.ride_out").children[-1].children
    assert stated.title == "PAK.requirement"
    assert stated == explanation(record, "PAK.requirement")
    assert "to see what a smaller one changes" in stated.text or stated.text.endswith("test"), stated.text


def test_a_name_that_is_not_there_brings_the_nearest(record: StabilityRecord) -> None:
    with pytest.raises(InputError, match="the results hold no number called 'RUS-vs-USA.arriving'; try RUS-vs-USA.arriving"):
        explanation(record, "RUS-vs-USA.arriving")


def test_what_survives_rests_on_yields_and_on_no_layer(record: StabilityRecord) -> None:
    name = "RUS-vs-USA.{}.generated.launch_on_warning"
    titles = {kind: {child.title: child for child in explanation(record, name.format(kind)).children} for kind in MEASURED}
    assert all(not title.startswith("Defence") for found in titles.values() for title in found)
    measures = TITLES["measures"]
    assert measures not in titles["warheads"]
    inputs = {kind: [child.title for child in titles[kind][measures].children] for kind in ("emt", "cmp")}
    assert len(inputs["cmp"]) == 2 * len(inputs["emt"]) == 2 * len(stabilities.base().actors["RUS"].legs)
    assert "survive and work on average" in explanation(record, name.format("emt")).text


def test_a_measure_that_has_no_number_says_so() -> None:
    def bare(tree: stabilities.Tree) -> None:
        tree["survivors"][0]["cells"][0]["total"]["cmp"]["best"] = None

    found = explanation(stabilities.changed(bare), "USA-vs-RUS.cmp.day_to_day.ride_out")
    assert found.text == "no number: a leg states no yield or accuracy"


def test_what_moves_a_number_is_what_matters_first(record: StabilityRecord) -> None:
    number = next(number for number in numbers(record) if len(number.drivers) > 1)
    found = explanation(record, number.name)
    assert found.first == tuple(one.id for one in number.drivers)
    first, rest = short(found).children
    assert (first.title, rest.title) == (MATTER, "All")
    assert [child.title for child in first.children] == list(found.first)
