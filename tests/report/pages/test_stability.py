"""The page of a study of stability."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from pydantic import ValidationError

from equipoise import report
from equipoise.report.pages.stability import azimuth_rows, html, reserve_rows
from tests import stabilities


def test_the_record_lies_beside_the_page_and_the_bytes_are_the_same(tmp_path: Path) -> None:
    first = report.stability_brief(stabilities.record(), tmp_path / "new" / "one")
    second = report.stability_brief(stabilities.record(), tmp_path / "two")
    assert first.read_bytes() == second.read_bytes()
    assert json.loads((first.parent / "stability.json").read_text(encoding="utf-8")) == stabilities.tree()
    assert sorted(file.name for file in first.parent.iterdir()) == ["index.html", "stability.json"]


def test_the_page_needs_nothing_from_outside_and_its_words_are_escaped() -> None:
    text = html(stabilities.changed(lambda tree: tree["scenario"].update(title="A test <of> four")))
    assert "<script" not in text
    assert not re.search(r'(?:src|srcset|data)="(?!data:)', text)
    assert "A test &lt;of&gt; four" in text
    ids = re.findall(r' id="([^"]+)"', text)
    assert len(ids) == len(set(ids))


def test_assumptions_come_before_every_number_of_the_matrix() -> None:
    record = stabilities.record()
    text = html(record)
    assert text.index(f"{record.assumed.assumptions} of {record.assumed.inputs} inputs are assumptions") < text.index("<svg")
    assert text.index("What is assumed") < text.index("<svg")
    for sentence in record.assumptions:
        assert sentence.replace("'", "&#39;") in text


def test_every_figure_has_a_mirror_or_shows_all_and_is_numbered_in_order() -> None:
    text = html(stabilities.record())
    numbers = [int(number) for number in re.findall(r"Figure (\d+)\.", text)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert text.count("<svg") == 4 + 2 + 2 * (2 + 2) + 2 * 2 * 2 + 2 * 2


def test_tables_hold_what_the_record_holds() -> None:
    record = stabilities.record()
    text = html(record)
    for words in (
        "Pakistan, against Russia; India",
        "What survives, by leg",
        "Of it on bombers, thousands",
        "Silo",
        "India: Agni-III (moved by rail)",
        "Index of first-strike stability",
    ):
        assert words in text
    assert [row.actor for row in azimuth_rows(record)] == ["USA", "RUS", "IND", "PAK"]
    assert {len(row.cells) for row in reserve_rows(record)} == {2}


def test_a_third_doctrine_is_shown_where_the_record_holds_it() -> None:
    record = stabilities.six_cells()
    text = html(record)
    assert text.count("<svg") == 6 + 2 + 2 * (2 + 2 + 2) + 2 * 2 * 2
    assert "Generated alert, launch under attack" in text
    assert {len(row.cells) for row in (*azimuth_rows(record), *reserve_rows(record))} == {2}, "riding out, both postures"
    assert "launch under attack" not in html(stabilities.record())


def test_a_scenario_without_reserves_theatre_or_layers_can_be_shown() -> None:
    text = html(stabilities.record().model_copy(update={"reserve": (), "sign": (), "reach": ()}))
    assert "keep out of an exchange" not in text
    assert "Does a small defence stabilise" not in text
    assert "Who is within theatre range" not in text


def test_a_scenario_of_coalitions_alone_has_no_chosen_pair_and_no_empty_section() -> None:
    record = stabilities.record()
    many = tuple(row for row in record.sign if row.setting == "many")
    text = html(record.model_copy(update={"pairs": (), "position": (), "exceedance": (), "survivors": (), "sign": many}))
    for words in ("Positions", "Chosen pairs", "Maps of the index", "What survives", "Before"):
        assert words not in text, words
    assert "What each side holds" in text
    assert set(re.findall(r'href="#([^"]+)"', text)) <= set(re.findall(r' id="([^"]+)"', text))


def test_no_record_holds_a_number_that_is_not_finite() -> None:
    with pytest.raises(ValidationError, match="should be a finite number"):
        stabilities.changed(lambda tree: tree["assumed"].update(share=float("nan")))


def test_where_no_side_can_face_another_the_page_says_so() -> None:
    text = html(stabilities.apart())
    assert "<b>No actor can retaliate</b> against an adversary named for it: there is no worst case." in text
    assert text.count("Share of draws that meet the requirement with assurance") == 2
