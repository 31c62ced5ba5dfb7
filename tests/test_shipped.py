"""The files that come with the package stand where code looks for them."""

from __future__ import annotations

from equipoise.shipped import DATA, FONTS


def test_data_and_fonts_are_there() -> None:
    assert (DATA / "sources.yaml").is_file()
    assert {path.suffix for path in FONTS.iterdir()} == {".woff2", ".ttf", ".txt"}
