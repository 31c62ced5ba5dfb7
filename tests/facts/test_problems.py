"""Every fault of a base and of its scenarios is found."""

from __future__ import annotations

from pathlib import Path

from equipoise import facts


def test_the_shipped_base_has_no_fault() -> None:
    assert facts.problems() == []


def test_every_fault_is_found_not_only_the_first(data: Path) -> None:
    (data / "actors/FRA.yaml").write_bytes(b"\xff\xfe\x00")
    (data / "actors/RUS.yaml").unlink()
    (data / "actors/RUS.yaml").mkdir()
    (data / "timeline/events.yaml").write_text("", encoding="utf-8")
    path = data / "parameters/exchange.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("low: 0.7", "low: -0.7").replace("best: 0.8,", "best: 1.2,"), encoding="utf-8")
    path = data / "claims/factual.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("treaty: new_start", "treaty: old_start", 1), encoding="utf-8")
    for name in ("nine_actors", "two_powers"):  # they name actors that are gone
        (data / f"scenarios/{name}.yaml").unlink()
    path = data / "scenarios/today.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("draws: 2000", "draws: 0"), encoding="utf-8")
    line = path.read_text(encoding="utf-8").splitlines().index("draws: 0") + 1
    found = [str(fault).replace(f"{data}/", "") for fault in facts.problems(data)]
    expected = [
        "actors/FRA.yaml:1: the file is not UTF-8 text",
        "actors/RUS.yaml: this is a directory, not a file",
        "parameters/exchange.yaml:4: low -0.7 is impossible",
        "parameters/exchange.yaml:8: best 1.2 is impossible",
        "timeline/events.yaml: the file is empty",
        "claims/factual.yaml:24: unknown treaty 'old_start'",
        f"scenarios/today.yaml:{line}: draws 0 is impossible",
    ]
    assert [sentence[: len(start)] for sentence, start in zip(found, expected, strict=True)] == expected
