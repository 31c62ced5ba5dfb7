"""Trees that are written read back as they were."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from equipoise.facts.files.yaml.dump import dumped
from equipoise.facts.files.yaml.file import parsed

SIGNS = st.text(st.characters(exclude_categories=["C", "Z"], include_characters=" "), max_size=200)
PLAIN = st.none() | st.booleans() | st.integers(-(10**12), 10**12) | st.floats(allow_nan=False, allow_infinity=False) | SIGNS
TREES = st.recursive(PLAIN, lambda part: st.lists(part, max_size=4) | st.dictionaries(SIGNS.filter(bool), part, max_size=4), max_leaves=12)


@given(st.dictionaries(SIGNS.filter(bool), TREES, min_size=1, max_size=4))
def test_what_is_written_reads_back_as_it_was(tree: dict[str, object]) -> None:
    assert parsed(dumped(tree), "mine.yaml") == tree  # pyright: ignore[reportArgumentType] (plain values, as in a file)
