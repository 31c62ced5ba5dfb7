"""The benchmarks run: on few draws, with what they print; the peers of the engagement engine are right."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
from scipy.stats import chi2_contingency

from benchmarks import allocation, allocation_peers, brief, cli, engagement, footprint, stability, trajectories
from benchmarks.engagement_peers import Peer, leakers_by_count, leakers_by_object
from equipoise.core.defence.engagement.simulation import simulated_engagement
from equipoise.core.defence.engagement.system import Failure, Layer, System, Threat

ONE_IN = 1e-6  # chance of a false alarm of one comparison
TRIALS = 20_000
LAYER = Layer(stock=0, salvos=(2,), kill_probability=(0.6,), reach=(0.95,), p_track=0.9, p_raid_track=0.9, p_decoy_misclassified=0.4)
LOOKS = LAYER._replace(salvos=(1, 2), p_further_look=0.8, p_warhead_classified=0.9)
COMMON = Failure("common", 0.3, track=(0.7, 1.0), kill=(0.8, 0.6), discrimination=(0.0, 0.5))
RAID = (Threat(30, 40),)
SYSTEMS = {
    "one look": (RAID, System((41, 30), (LAYER, LAYER._replace(stock=1)), (COMMON,))),
    "two looks": (RAID, System((41, 30), (LOOKS, LOOKS._replace(stock=1)), (COMMON,))),
    "no stock": (RAID, System((1, 0), (LOOKS, LAYER._replace(stock=1)), (COMMON,))),
    "ample stock": (RAID, System((300, 300), (LOOKS, LAYER._replace(stock=1)), (COMMON,))),
    "capacity": (RAID, System((300, 61), (LOOKS._replace(capacity=12), LAYER._replace(stock=1, capacity=9)), (COMMON,))),
    "few objects": ((Threat(2, 1),), System((3, 2), (LAYER, LOOKS._replace(stock=1)))),
    "no decoys": ((Threat(200),), System((150,), (LAYER,))),
    "many objects": ((Threat(300, 200),), System((400, 300), (LAYER, LAYER._replace(stock=1)))),
}


def p_same(first: np.ndarray, second: np.ndarray) -> float:
    """The chance that two samples of one distribution differ as much (chi-square over cells with 20 or more)."""
    edges = np.unique(np.quantile(np.concatenate([first, second]), np.linspace(0.0, 1.0, 31)))
    table = np.array([np.bincount(np.searchsorted(edges, sample), minlength=edges.size) for sample in (first, second)])
    table = table[:, table.sum(axis=0) > 20]
    return float(chi2_contingency(table).pvalue) if table.shape[1] > 1 else float(np.array_equal(np.unique(first), np.unique(second)))


@pytest.mark.parametrize("peer", [leakers_by_object, leakers_by_count])
@pytest.mark.parametrize("name", SYSTEMS)
def test_peers_of_the_engagement_engine_agree_with_the_simulation(name: str, peer: Peer) -> None:
    raid, system = SYSTEMS[name]
    simulated = simulated_engagement(raid, system, TRIALS, np.random.default_rng(1)).leakers[:, 0]
    assert p_same(peer(raid, system, TRIALS, 2), simulated) > ONE_IN


@pytest.mark.parametrize("peer", [leakers_by_object, leakers_by_count])
@pytest.mark.parametrize("name", ["one look", "ample stock"])
def test_twin_agreement_of_peers_fails_for_another_system(name: str, peer: Peer) -> None:
    raid, system = SYSTEMS[name]
    simulated = simulated_engagement(raid, system._replace(failures=()), TRIALS, np.random.default_rng(1)).leakers[:, 0]
    assert p_same(peer(raid, system, TRIALS, 2), simulated) < ONE_IN


@pytest.mark.parametrize("peer", [leakers_by_object, leakers_by_count])
def test_peers_give_the_same_sample_for_the_same_seed(peer: Peer) -> None:
    raid, system = SYSTEMS["two looks"]
    assert peer(raid, system, 50, 3).tobytes() == peer(raid, system, 50, 3).tobytes()


@pytest.mark.parametrize("peer", [leakers_by_object, leakers_by_count])
@pytest.mark.parametrize(
    ("raid", "system"),
    [
        ((Threat(3), Threat(3)), SYSTEMS["one look"][1]),
        ((Threat(3, 1, 0.5),), SYSTEMS["one look"][1]),
        (RAID, System((9,), (LAYER, LAYER))),
        (RAID, System((9,), (LAYER._replace(p_kill_missed=0.1),))),
        (RAID, System((9,), (LAYER._replace(plan=1),))),
    ],
)
def test_peers_refuse_systems_that_they_do_not_know(raid: tuple[Threat, ...], system: System, peer: Peer) -> None:
    with pytest.raises(AssertionError):
        peer(raid, system, 10, 1)


def test_brief_prints_both_comparisons(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for name, value in {"CHAIN_DRAWS": 3, "COMPARED_DRAWS": 2, "OBJECT_DRAWS": 1, "REPEATS": 1}.items():
        monkeypatch.setattr(brief, name, value)
    brief.main()
    printed = capsys.readouterr().out
    assert "draws per second (3 draws in" in printed
    assert printed.count("times as long") == 2


def test_cli_prints_both_ratios(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(cli, "REPEATS", 1)
    cli.main()
    printed = capsys.readouterr().out
    assert "an interpreter that imports NumPy: " in printed
    ratios = re.findall(r"^a (?:quantity|missing file).*: [0-9.]+ s, ([0-9.]+) times as long$", printed, re.MULTILINE)
    assert len(ratios) == 2
    assert all(0.5 < float(ratio) < 40.0 for ratio in ratios)


def test_stability_prints_the_matrix_and_both_comparisons(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for name, value in {"DRAWS": 3, "COMPARED_DRAWS": 1, "OBJECT_DRAWS": 1}.items():
        monkeypatch.setattr(stability, name, value)
    stability.main()
    printed = capsys.readouterr().out
    assert "72 ordered dyads of nine actors in 4 cells, 3 draws" in printed
    assert printed.count("times as long") == 2


def test_trajectories_prints_each_peer_or_that_it_is_missing(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    small = {"ARCS": 40, "SAMPLES": 20, "IMPACTS": 40, "FEW": 5, "FLIGHTS": 6, "SCIPY_FLIGHTS": 2, "REPEATS": 1}
    for name, value in small.items():
        monkeypatch.setattr(trajectories, name, value)
    trajectories.main()
    printed = capsys.readouterr().out
    assert printed.count("SciPy") == 3
    assert float(re.findall(r"arcs per second, error (\S+) km", printed)[0]) <= 5e-5
    for peer, times in {"C -O3": 1, "heyoka": 2, "brahe": 1, "Orekit": 1, "(?:the )?Wright-Levinger": 1}.items():
        named = len(re.findall(rf"^  {peer}.*(?:Equipoise|is not installed)", printed, re.MULTILINE))
        assert named + printed.count("gcc is not installed") * (peer == "C -O3") == times, printed


def test_the_march_in_c_is_the_same_formula() -> None:
    assert trajectories.march_difference() in (None, pytest.approx(0.0, abs=1e-8))


def test_engagement_prints_both_peers_for_every_case(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    small = engagement.Case("20 + 20 decoys", Threat(20, 20), engagement.three(16), 1.0)
    for name, value in {"CASES": (small,), "REPEATS": 1, "OBJECT_TRIALS": 20, "COUNT_TRIALS": 50, "BATCH": 8}.items():
        monkeypatch.setattr(engagement, name, value)
    engagement.main()
    printed = capsys.readouterr().out
    assert re.search(r"8 raids of 20 warheads.*µs each", printed)
    assert re.search(r"mean within 1e-3: \(a\) takes [0-9.e+]+ times as long, \(b\) [0-9.e+]+ times", printed)
    assert "break-even of (b): mean within" in printed
    assert float(re.findall(r"bound ([0-9.e-]+)", printed)[0]) <= 1e-3


def test_footprint_prints_the_time_and_the_ratio_of_both_ways_to_fight(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, value in {"N_FLIGHTS": 20, "N_SAMPLES": 60, "N_BATTERIES": 3, "AT_ONCE": 7, "REPEATS": 1}.items():
        monkeypatch.setattr(footprint, name, value)
    footprint.main()
    printed = capsys.readouterr().out
    assert "20 flights x 60 samples x 3 batteries" in printed
    assert re.search(r"one network: [0-9.]+ s; one thread: [0-9.]+ s, plain NumPy: [0-9.]+ s; ratio on one thread \d+, on all \d+", printed)
    assert "each by itself: " in printed


def small_allocation(monkeypatch: pytest.MonkeyPatch) -> None:
    sizes = {"N_TYPES": 3, "N_CLASSES": 4, "N_TARGETS": 12, "STRIKES": (14,), "ASSIGNED": 5, "TARGETS": 6}
    for name, value in {**sizes, "REPEATS": 1, "INSTANCES": 1, "LIMIT_S": 2.0}.items():
        monkeypatch.setattr(allocation, name, value)


def test_allocation_prints_every_comparison(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    small_allocation(monkeypatch)
    allocation.main([])
    printed = capsys.readouterr().out
    assert "3 types, 4 classes, 12 targets, to 0.0001" in printed
    assert re.search(r"14 weapons: [0-9.]+ s, gap [0-9.e-]+; marginal return alone falls short by [0-9.]+%", printed)
    assert len(re.findall(r"^  HiGHS.*takes [0-9,]+ times as long$", printed, re.MULTILINE)) == 5
    assert re.search(r"shot by shot \(SciPy, exact too\): [0-9.]+ s, value [+-]0.00%, bound [+-]0.00% of ours", printed)
    assert re.search(r"linopy (\+ HiGHS, tangents: .*takes [0-9,]+ times as long|is not installed: left out)$", printed, re.MULTILINE)


def test_allocation_solves_the_files_it_is_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    small_allocation(monkeypatch)
    monkeypatch.setattr(allocation, "linopy_assignment", lambda *_: None)
    (tmp_path / "two.txt").write_text("2 2 2\n10\n4\n0 0 0.5\n0 1 0.25\n1 0 0.5\n1 1 0.5\n")
    allocation.main([str(tmp_path / "two.txt")])
    assert "assignment two.txt: " in capsys.readouterr().out
    values, p_kill = allocation.instance(tmp_path / "two.txt")
    assert values.tolist() == [10.0, 4.0]
    assert p_kill.tolist() == [[0.5, 0.25], [0.5, 0.25], [0.5, 0.5], [0.5, 0.5]]


def test_the_peers_of_allocation_find_what_it_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    small_allocation(monkeypatch)
    problem = allocation.random_problem(14, 3)
    best = allocation.strike_allocation(*problem[:4], gap=0.0).value
    peer = allocation_peers.direct_allocation(problem, 60, 20.0)
    assert 0.98 * best <= peer.value <= best * (1.0 + 1e-9)
    assert best * (1.0 - 1e-3) <= peer.bound <= 1.03 * best
    divisible = allocation_peers.direct_allocation(problem, 60, 20.0, by_class=True)
    assert divisible.value >= best
    assert allocation.layers(allocation.random_problem(14, 1)) == pytest.approx(allocation.by_return(allocation.random_problem(14, 1)))
