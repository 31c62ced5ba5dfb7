"""A user's facts over the shipped ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from equipoise import facts
from equipoise.errors import InputError
from equipoise.facts.files.overlay import merged
from equipoise.facts.files.yaml.file import parsed
from equipoise.facts.files.yaml.tree import Mapping, place_of

VALUE = "{since: 2026-01-01, unit: launchers, low: 30, best: 40, high: 48, kind: estimate, source: mine}"
SOURCE = "mine: {title: A paper, publisher: An institute, date: 2026, obtained: seen}\n"


def written(folder: Path, **files: str) -> Path:
    """A directory with these files; two underscores stand for a slash."""
    for name, text in files.items():
        path = folder / f"{name.replace('__', '/')}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def leg(launchers: str) -> str:
    """An actor file that says how many launchers the British force has, and nothing else."""
    return f"legs:\n  trident:\n    launchers:\n    - {launchers}\n"


def test_one_number_in_one_file_is_enough(tmp_path: Path, base: facts.Facts) -> None:
    own = facts.load(written(tmp_path, sources=SOURCE, actors__GBR=leg(VALUE)))
    (value,) = own.quantity("GBR.trident.launchers").values
    assert (value.best, value.file, value.line) == (40, f"{tmp_path}/actors/GBR.yaml", 4)
    assert own.sources["mine"].title == "A paper"
    others = [name for name in base.ids() if name != "GBR.trident.launchers"]
    assert [own.quantity(name).values for name in others] == [base.quantity(name).values for name in others]


def test_the_shipped_base_is_not_touched(tmp_path: Path) -> None:
    before = facts.load().quantity("GBR.trident.launchers")
    facts.load(written(tmp_path, sources=SOURCE, actors__GBR=leg(VALUE)))
    assert facts.load().quantity("GBR.trident.launchers") == before
    assert facts.problems() == []


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"actors__GBR": leg(VALUE)}, "actors/GBR.yaml:4: unknown source 'mine'; add it to sources.yaml"),
        (
            {"actors__GBR": leg(VALUE.replace("48", "4"))},
            "actors/GBR.yaml:4: the range 30, 40, 4 is not in order; give low <= best <= high",
        ),
        ({"actors__GBR": "legs:\n  tridnt:\n    name: T\n"}, "actors/GBR.yaml:2: the key 'basing' is missing in legs.tridnt; add "),
        ({"actors__GBR": "legs:\n  trident:\n    lunchers: 3\n"}, "actors/GBR.yaml:3: unknown key 'lunchers'; did you mean 'launchers'?"),
        ({"actors__GBR": "id: UKK\n"}, "actors/GBR.yaml:1: the file is named GBR.yaml but holds the actor 'UKK'; rename it"),
        ({"actor__GBR": "id: GBR\n"}, "actor/GBR.yaml: no rule reads this file; put it into one of actors, "),
        ({"facts": "replaces: all\n"}, "facts.yaml:1: this file says something else than 'replaces: shipped'; write that line only"),
    ],
)
def test_a_fault_is_named_in_the_file_of_the_user(files: dict[str, str], message: str, tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        facts.load(written(tmp_path, **files))
    assert str(caught.value).replace(f"{tmp_path}/", "").startswith(message)


def test_a_fault_that_the_overlay_brings_about_elsewhere_is_named_there(tmp_path: Path) -> None:
    own = written(tmp_path, treaties__new_start="parties: [USA]\n")
    found = str(facts.problems(own)[0])
    assert found.startswith("data/treaties/new_start.yaml:")
    assert "is not among the parties of new_start; use one of USA, or add it to the parties" in found


def test_a_directory_can_replace_the_base(data: Path) -> None:
    (data / "actors/FRA.yaml").unlink()
    assert "FRA" not in facts.load(data).actors
    (data / "facts.yaml").unlink()
    assert "FRA" in facts.load(data).actors


def test_an_empty_directory_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r": no file of facts is in this directory; add one, such as actors/RUS\.yaml$"):
        facts.load(tmp_path)


def test_a_scenario_of_the_user_replaces_the_shipped_one(tmp_path: Path) -> None:
    text = (facts.load().directory / "scenarios/today.yaml").read_text(encoding="utf-8")
    own = facts.load(written(tmp_path, scenarios__today=text.replace("draws: 2000", "draws: 3")))
    assert facts.scenario("today", own).draws == 3
    assert facts.scenario("today", facts.load()).draws == 2000


def test_merging_keeps_the_place_of_every_key() -> None:
    lower, upper = parsed("a:\n  b: 1\n  c: [1]\nd: 2\n", "lower"), parsed("\na:\n  c: [2, 3]\n", "upper")
    assert isinstance(lower, Mapping)
    assert isinstance(upper, Mapping)
    both = merged(lower, upper)
    assert both == {"a": {"b": 1, "c": [2, 3]}, "d": 2}
    assert [place_of(both, path) for path in (("a", "b"), ("a", "c", 1), ("d",), ("a", "x"))] == [
        ("lower", 2),
        ("upper", 3),
        ("lower", 4),
        ("upper", 2),
    ]
    assert lower == {"a": {"b": 1, "c": [1]}, "d": 2}
