from __future__ import annotations

from equipoise.facts import Requirement
from equipoise.report.drawing.charts.arrivals import ArrivalsPanel, arrivals_figure, axis_end, description
from tests.report import synthetic


def data() -> ArrivalsPanel:
    record = synthetic.typed(synthetic.record())
    pair, requirement = record.pairs[0], record.scenario.requirement
    return ArrivalsPanel("key", "Russia", "the United States", "44 interceptors", pair.cells, requirement, 2000.0, "#1ea28f")


def test_every_cell_has_its_name_and_its_mean() -> None:
    text = arrivals_figure(data())
    for words in ("Day-to-day alert, riding out", "Generated alert, launch on warning", "359", "1,078", "requirement 50–400, best 200"):
        assert f">{words}</text>" in text


def test_the_sentence_is_computed_from_the_data() -> None:
    assert "day-to-day alert, riding out 359; day-to-day alert, launch on warning 898" in description(data())
    assert "The requirement spans 50–400 warheads." in description(data())


def test_the_axis_holds_every_mark() -> None:
    record = synthetic.typed(synthetic.record())
    most = axis_end(record.pairs, record.scenario.requirement)
    assert most > max(cell.arriving.draws.q95 for pair in record.pairs for cell in pair.cells)


def test_an_axis_of_any_length_can_be_drawn() -> None:
    for high in (1.0, 5.0, 20_000.0):
        requirement = Requirement(low=high, best=high, high=high, reason="an example")
        most = axis_end([], requirement)
        assert arrivals_figure(data()._replace(requirement=requirement, most=most)).startswith("<svg")
