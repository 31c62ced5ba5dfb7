"""Rules over the whole base."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from equipoise import facts
from equipoise.facts.files.yaml.file import parsed
from equipoise.facts.rules.references import unknown_sources
from tests.samples import ROOT


def test_unknown_sources_are_found_at_any_depth() -> None:
    tree = parsed("a:\n- source: x\n  b:\n    source: y\nsources: x;z\n", "f.yaml")
    assert [str(fault) for fault in unknown_sources([tree], ["x"])] == [
        "f.yaml:5: unknown source 'z'; add it to sources.yaml",
        "f.yaml:4: unknown source 'y'; add it to sources.yaml",
    ]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("treaty: new_start", "treaty: new_strat", "claims/factual.yaml:24: unknown treaty 'new_strat'; did you mean 'new_start'?"),
        ("party: RUS", "party: CHN", "claims/factual.yaml:26: CHN is not among the parties of new_start; use one of USA, RUS"),
        (
            "id: newstart-last",
            "id: ctbt-derat",
            "claims/factual.yaml:30: the claim 'ctbt-derat' is also in claims/factual.yaml; rename one of the",
        ),
    ],
)
def test_claims_name_what_exists(spoiled: Callable[..., str], old: str, new: str, message: str) -> None:
    assert spoiled("claims/factual.yaml", old, new).startswith(message)


def test_every_shipped_source_is_cited(base: facts.Facts) -> None:
    text = "".join(
        path.read_text(encoding="utf-8")
        for path in sorted(base.directory.rglob("*"))
        if path.suffix in (".yaml", ".csv") and path.name != "sources.yaml"
    )
    pages = ROOT / "src/equipoise"
    code = "".join(path.read_text(encoding="utf-8") for path in sorted(pages.rglob("*.py")))
    assert [key for key in base.sources if key not in text and key not in code] == []
