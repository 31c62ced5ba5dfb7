"""A copy of the shipped data that a test may spoil, and the message that this brings about."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from equipoise import facts
from equipoise.errors import InputError
from equipoise.shipped import DATA
from tests.samples import FULL, base_of_its_own

Spoiled = Callable[..., str]


@pytest.fixture(scope="session")
def base() -> facts.Facts:
    """The shipped base."""
    return facts.load()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the shipped data that stands alone."""
    return base_of_its_own(tmp_path / "data")


@pytest.fixture
def spoiled(data: Path) -> Spoiled:
    """The one sentence, with the directory cut off, after a text of one file is replaced by another."""

    def message(relative: str, old: str, new: str) -> str:
        path = data / relative
        content = path.read_text(encoding="utf-8")
        assert content.count(old) >= 1, f"{old!r} is not in {relative}"
        path.write_text(content.replace(old, new, 1), encoding="utf-8")
        for other in ("actors/USA.yaml", "actors/RUS.yaml", "actors/CHN.yaml", "actors/FRA.yaml", "timeline/events.yaml"):
            if other != relative:
                (data / other).unlink()  # not needed: the test runs faster without
        with pytest.raises(InputError) as caught:
            facts.load(data)
        assert caught.value.fix, "a message says what mends the fault"
        assert "\n" not in str(caught.value)
        return str(caught.value).replace(f"{data}/", "")

    return message


@pytest.fixture
def laid(tmp_path: Path) -> Spoiled:
    """The one sentence, with the directory cut off, after a file with one text replaced is laid over the shipped base."""

    def message(relative: str, old: str, new: str) -> str:
        content = (DATA / relative).read_text(encoding="utf-8")
        assert old in content
        path = tmp_path / relative
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content.replace(old, new, 1), encoding="utf-8")
        with pytest.raises(InputError) as caught:
            facts.load(tmp_path)
        assert caught.value.fix, "a message says what mends the fault"
        return str(caught.value).replace(f"{tmp_path}/", "")

    return message


@pytest.fixture
def question(tmp_path: Path, base: facts.Facts) -> Callable[..., str]:
    """The one sentence, with the directory cut off, after a text of the sample scenario is replaced by another."""

    def message(old: str, new: str) -> str:
        path = tmp_path / "mine.yaml"
        content = FULL.read_text(encoding="utf-8")
        assert old in content
        path.write_text(content.replace(old, new, 1), encoding="utf-8")
        with pytest.raises(InputError) as caught:
            facts.scenario(path, base)
        assert caught.value.fix, "a message says what mends the fault"
        return str(caught.value).replace(f"{tmp_path}/", "")

    return message
