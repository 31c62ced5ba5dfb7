"""A defence scenario that takes its reach from geometry: what it must say, and the whole sentence for everything else."""

from __future__ import annotations

from pathlib import Path

import pytest

from equipoise import facts
from equipoise.errors import InputError
from tests.samples import ENGAGEMENT, REACH

LAYER = "geometry: {layer: far, missiles: {ballistic: icbm_solid}}"
TEXT = (
    (ENGAGEMENT)
    .read_text(encoding="utf-8")
    .replace("date: 2026-11-22\n", "date: 2026-11-22\ngeometry: reach.yaml\n")
    .replace("reach: {ballistic: 1}\n", f"{LAYER}\n", 1)
)


def read(text: str, folder: Path, base: facts.Facts) -> facts.EngagementScenario:
    """The defence scenario of a text, with the sample of a reach scenario beside it."""
    (folder / "reach.yaml").write_text((REACH).read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "mine.yaml").write_text(text, encoding="utf-8")
    return facts.engagement_scenario(folder / "mine.yaml", base)


def test_a_reach_scenario_stands_beside_the_file_or_is_shipped(tmp_path: Path, base: facts.Facts) -> None:
    beside = read(TEXT, tmp_path, base).geometry
    assert beside is not None and beside.name == "mine"
    shipped = facts.engagement_scenario("northern_usa", base).geometry
    assert shipped is not None and shipped.name == "northern_arcs"
    assert facts.engagement_scenario("national", base).geometry is None


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("geometry: reach.yaml\n", "geometry: northern_arc\n", "mine.yaml:5: no scenario is called 'northern_arc'; did you mean"),
        ("geometry: reach.yaml\n", "", "mine.yaml:23: a layer takes its reach from geometry, and the file has none; add"),
        ("geometry: reach.yaml\n", "geometry: absent.yaml\n", "mine.yaml:5: no such file; check the path"),
        (f"{LAYER}\n", "reach: {ballistic: 1}\n", "mine.yaml:5: no question reads 'geometry'; add the section 'reach: {}', or remove it"),
        (f"      {LAYER}\n", "", "mine.yaml:18: the key 'reach' is missing in the layer 'far'; add 'reach: …', or 'geometry: …'"),
        (
            LAYER,
            f"{LAYER}\n      reach: {{ballistic: 1}}",
            "mine.yaml:25: 'reach' is given, and comes from geometry too; remove one of the two",
        ),
        (
            LAYER,
            f"{LAYER}\n      p_further_look: 1",
            "mine.yaml:25: 'p_further_look' is given, and comes from geometry too; remove one of the",
        ),
        ("layer: far, missiles", "layer: fat, missiles", "mine.yaml:24: 'fat' is not among the layers of mine; use one of far"),
        (
            "ballistic: icbm_solid",
            "ballistic: boost_glide",
            "mine.yaml:24: far meets no flight of the class 'boost_glide' in mine; use one of",
        ),
        ("missiles: {ballistic: icbm_solid}", "missiles: {}", "mine.yaml:24: 'missiles' needs at least one, and has none; add what is"),
        ("missiles: {ballistic:", "missiles: {glide:", "mine.yaml:24: 'glide' is not among the classes of the raid; use one of ballistic"),
        (
            "integrated: {p_decoy_misclassified: 0.4,",
            "integrated: {p_decoy_misclassified: 0.4, reach: {ballistic: 1},",
            "mine.yaml:31: 'reach' is given, and",
        ),
        (
            "salvos: [2]",
            "salvos: [1, 1]\n      plan: at_once",
            "mine.yaml:23: all threats are served at once, and further looks from geometry",
        ),
        (LAYER, LAYER[:-1] + ", share: 1}", "mine.yaml:24: unknown key 'share'; use one of layer, missiles"),
    ],
)
def test_a_file_with_a_fault(old: str, new: str, says: str, tmp_path: Path, base: facts.Facts) -> None:
    assert old in TEXT
    with pytest.raises(InputError) as refused:
        read(TEXT.replace(old, new, 1), tmp_path, base)
    assert str(refused.value).replace(f"{tmp_path}/", "").startswith(says)
