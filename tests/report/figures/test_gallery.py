from __future__ import annotations

from equipoise import facts
from equipoise.report.figures.gallery import gallery
from tests.report import synthetic


def test_figures_of_a_page_are_named_by_their_module_and_numbered_where_there_are_several() -> None:
    found = gallery("brief", synthetic.typed(synthetic.record()), facts.load())
    assert list(found) == ["floors", "schedules", "arrivals_1", "arrivals_2"]
    assert found["floors"].title.startswith("The floor of Russia rises from 55")
    assert all(figure.panels for figure in found.values())


def test_what_is_not_drawn_has_no_name() -> None:
    record = synthetic.record() | {"pairs": []}
    assert gallery("brief", synthetic.typed(record), facts.load()) == {}
