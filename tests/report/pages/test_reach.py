"""The page of a reach study: the record beside it, every part in it, and nothing from outside."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from equipoise import facts, report
from equipoise.errors import InputError
from equipoise.report.pages.reach import changes, html
from tests.report import arcs


def test_the_record_lies_beside_the_page_and_the_bytes_are_the_same(tmp_path: Path) -> None:
    base = facts.load()
    page = report.reach_brief(arcs.record(), base, tmp_path)
    assert page == tmp_path / "index.html"
    assert json.loads((tmp_path / "reach.json").read_text(encoding="utf-8")) == arcs.tree()
    first = page.read_bytes()
    report.reach_brief(arcs.record(), base, tmp_path)
    assert page.read_bytes() == first


def test_every_part_has_its_section_and_its_figures() -> None:
    text = html(arcs.record())
    for words in (
        "In short",
        "What flies, and who sees it",
        "Who can meet it, and how often",
        "What the loss of a sensor changes",
        "What a space layer takes",
    ):
        assert words in text
    assert text.count("<svg") == 2 + 2 + 1 + 2
    for words in ("Central Russia to US Midwest", "Northern radar", "Far layer", "assumptions"):
        assert words in text


def test_the_page_needs_nothing_from_outside_and_its_words_are_escaped() -> None:
    text = html(arcs.record(scenario=arcs.tree()["scenario"] | {"title": "<script>"}))
    assert "<script" not in text
    assert not re.findall(r"(?:src|href)=\"(?!data:|#)[^\"]+\"", text)


def test_flights_alone_can_be_shown() -> None:
    nothing: dict[str, Any] = {key: [] for key in ("sensors", "layers", "opportunities", "footprints", "shares", "losses", "space")}
    flights = [flight | {"infrared": None, "seen": []} for flight in arcs.tree()["flights"]]
    text = html(arcs.record(**nothing, flights=flights))
    assert "no layer meets it" in text
    assert "No sensor changes anything by its loss alone." in text
    assert "Who can meet it" not in text


def test_only_what_changes_is_listed() -> None:
    rows = changes(arcs.record())
    assert [row.sensor for row in rows][:2] == ["infrared satellites", "northern radar"]
    assert rows[0].warning_lost_s > 300
    assert rows[1].layers[0].looks_lost >= 1
    assert all(row.layers or row.warning_lost_s > 0.5 for row in rows)


def test_space_layers_of_different_size_stand_each_by_its_own() -> None:
    first = arcs.tree()["space"][0]
    record = arcs.record(space=[first, first | {"name": "higher", "title": "Higher layer", "n_in_orbit": 777}])
    text = html(record)
    held = [f"of {layer.n_in_orbit:,}" for layer in record.space for _ in layer.flights]
    assert re.findall(r"of \d[\d,]*(?=</td>)", text) == held
    assert f"{first['n_in_orbit']:,}" not in "".join(re.findall(r"<th[^>]*>([^<]*)</th>", text)), "a heading has no layer's number"


def test_a_number_that_is_not_finite_is_refused(tmp_path: Path) -> None:
    flights = tuple(flight.model_copy(update={"range_km": float("nan")}) for flight in arcs.record().flights)
    with pytest.raises(InputError) as refused:
        report.reach_brief(arcs.record().model_copy(update={"flights": flights}), facts.load(), tmp_path)
    assert str(refused.value) == "the record holds a number that is not finite; compute the scenario again"
