"""Questions by name, by path, and neither."""

from __future__ import annotations

from pathlib import Path

import pytest

from equipoise import facts
from equipoise.errors import InputError
from equipoise.facts.scenarios.question import question


def test_a_name_is_looked_up_in_the_folder_and_a_path_is_read(base: facts.Facts, tmp_path: Path) -> None:
    tree, file = question("northern_arcs", base, "reach", "reach scenario")
    assert isinstance(tree, dict)
    assert (tree["name"], file) == ("northern_arcs", "reach/northern_arcs.yaml")
    path = tmp_path / "mine.yaml"
    path.write_text("name: mine\n", encoding="utf-8")
    assert question(path, base, "reach", "reach scenario") == ({"name": "mine"}, str(path))


def test_an_unknown_name_is_answered_with_the_nearest(base: facts.Facts) -> None:
    with pytest.raises(InputError) as refused:
        question("northern_arc", base, "reach", "reach scenario")
    assert str(refused.value) == "no reach scenario is called 'northern_arc'; did you mean 'northern_arcs'? or give the path of a file"
