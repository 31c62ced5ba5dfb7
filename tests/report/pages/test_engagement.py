from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from pydantic import ValidationError

from equipoise import report
from equipoise.errors import InputError
from equipoise.report.pages.engagement import html, reached
from tests.report import engagements


def test_the_record_lies_beside_the_page_and_the_bytes_are_the_same(tmp_path: Path) -> None:
    first = report.engagement_brief(engagements.record(), tmp_path / "new" / "one")
    second = report.engagement_brief(engagements.record(), tmp_path / "two")
    assert first.read_bytes() == second.read_bytes()
    assert json.loads((first.parent / "defend.json").read_text(encoding="utf-8")) == engagements.tree()
    assert sorted(file.name for file in first.parent.iterdir()) == ["defend.json", "index.html"]


def test_the_page_needs_nothing_from_outside_and_its_words_are_escaped() -> None:
    text = html(engagements.record())
    assert "<script" not in text
    assert not re.search(r'(?:src|srcset|data)="(?!data:)', text)
    assert "A test &lt;of&gt; layers" in text
    assert "a &lt;reason&gt;" in text
    ids = re.findall(r' id="([^"]+)"', text)
    assert len(ids) == len(set(ids))


def test_branches_stand_apart_and_the_mean_is_not_alone() -> None:
    text = html(engagements.record())
    assert "If everything works (90\xa0%):" in text
    assert "At the worst (warning is lost, 10\xa0%):" in text
    assert text.count("<figure>") == 4
    assert text.count("<svg") == 6


def test_a_scenario_without_ranges_failures_or_curve_can_be_shown() -> None:
    tree = engagements.tree()
    text = html(engagements.record(ranges=[], curve=tree["curve"][:1], branches=tree["branches"][:1]))
    assert "At the worst" not in text
    assert text.count("<figure>") == 3
    assert "Figure 3.</span> Chance" in text


def test_what_it_would_take_is_said() -> None:
    sentence = reached(engagements.record())
    assert "up to 2 times as many, take the chance that nothing leaks from 45\xa0% to 46\xa0%" in sentence
    assert "never miss as well it is >99\xa0%" in sentence


def test_a_certified_answer_says_its_bound() -> None:
    outcome = engagements.tree()["outcome"] | {"missing": 4e-4}
    assert "certified: probabilities within 4e-04" in html(engagements.record(outcome=outcome))


def test_a_number_that_is_not_finite_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValidationError, match="finite"):
        engagements.record(outcome=engagements.tree()["outcome"] | {"mean": float("nan")})
    outcome = engagements.record().outcome.model_copy(update={"mean": float("nan")})
    with pytest.raises(InputError) as refused:
        report.engagement_brief(engagements.record().model_copy(update={"outcome": outcome}), tmp_path)
    assert str(refused.value) == "the record holds a number that is not finite; compute the scenario again"


def test_what_comes_from_geometry_is_said() -> None:
    assert "by geometry" not in html(engagements.record())
    derived = {"name": "far", "reach_from": "geometry", "reach_layer": "arcs.far"}
    page = html(engagements.record(geometry=[*engagements.tree()["geometry"], derived]))
    assert "<b>Reach and looks by geometry:</b> far from arcs.far." in page


def test_stocks_and_what_is_fired_on_average_stand_apart() -> None:
    text = html(engagements.record())
    row = next(line for line in text.splitlines() if line.startswith('<tr><th scope="row">far<small>Far layer'))
    assert '<td class="n">44</td><td class="n">5.50</td><td class="n">12<small>5.25 fired</small></td>' in row
    assert row.count('<td class="n">no size</td>') == 2
    assert row.endswith('<td class="n">61\xa0%</td><td class="n">17<small>5.75 fired</small></td></tr>')
    for words in ("In stock for it", "Fired on average", "For 50\xa0%", "For 95\xa0%"):
        assert words in text


def test_stocks_that_were_not_sought_are_named_with_the_reason() -> None:
    row = engagements.tree()["provision"][0] | {"aims": [], "best": None, "left_out": "up to <9> are useful"}
    text = html(engagements.record(provision=[row]))
    assert "Sizes of the stock far were not sought: up to &lt;9&gt; are useful." in text
    assert "In stock for it" not in text


def test_warheads_and_decoys_are_not_exchanged() -> None:
    page = html(engagements.record())
    assert '<p class="standfirst">3 warheads and 5 decoys against 1 integrated layer</p>' in page
    changed = engagements.record(scenario=engagements.tree()["scenario"] | {"warheads": 1, "decoys": 7})
    assert '<p class="standfirst">1 warhead and 7 decoys against' in html(changed)
