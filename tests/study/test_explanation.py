"""Explanations: in short, searched by words, and with near names for what is unknown."""

from __future__ import annotations

from equipoise.facts import Requirement
from equipoise.study.explanation import LAST, MATTER, Node, matching, requirement_node, short, unknown, unread_ends


def whole(first: tuple[str, ...] = ()) -> Node:
    stages = [Node(stage, "", tuple(Node(f"{stage}.{n}", str(n), (Node("source", "a title"),)) for n in range(4))) for stage in ("a", "b")]
    return Node("floor", "900", tuple(stages), first)


def test_in_short_the_inputs_that_matter_stand_with_their_sources_and_all_are_counted() -> None:
    matter, rest = short(whole(("b.2", "a.0", "gone"))).children
    assert (matter.title, [leaf.title for leaf in matter.children]) == (MATTER, ["b.2", "a.0"])
    assert matter.children[0].children == (Node("source", "a title"),)
    assert rest == Node("All", "8 inputs in 2 stages: ask for all of them (--all)")


def test_where_nothing_is_known_to_matter_the_last_stage_stands_for_all() -> None:
    last, _ = short(whole()).children
    assert (last.title, [leaf.title for leaf in last.children]) == (LAST, ["b.0", "b.1", "b.2", "b.3"])


def test_a_few_inputs_are_shown_as_they_are() -> None:
    node = Node("force", "9", (Node("a", "", (Node("a.0", "1"),)),))
    assert short(node) is node
    leaf = Node("a.0", "1", (Node("source", "a title"),))
    assert short(leaf) is leaf


def test_a_tree_reads_as_indented_lines() -> None:
    assert str(Node("a", "1", (Node("b", "", (Node("c", "2"),)),))) == "a: 1\n  b\n    c: 2"


def test_words_find_every_name_that_holds_them_all_and_a_whole_name_itself() -> None:
    names = ["RUS-vs-USA.floor@44", "RUS-vs-USA.floor@440", "USA-vs-RUS.arriving"]
    assert matching("rus floor", names) == names[:2]
    assert matching("RUS-vs-USA.floor@44", names) == names[:1]
    assert matching("roof", names) == []


def test_an_unknown_name_is_answered_with_near_ones() -> None:
    fault = unknown("flor@44", ["floor@44", "roof", "force"])
    assert str(fault).startswith("the results hold no number called 'flor@44'; try floor@44")
    assert unknown("", ["a", "b", "c", "d"]).fix == "try a, b, c"


def test_a_requirement_says_its_range_its_law_and_its_reason() -> None:
    (stated,) = requirement_node(
        Requirement(low=40, best=100, high=300, law="loguniform", reason="a test"), 0.9, "RUS.requirement"
    ).children
    assert (stated.title, stated.text) == ("RUS.requirement", "40 – 100 – 300 warheads (loguniform), with probability 0.9; a test")


def test_alert_of_other_postures_and_what_only_a_confirmed_attack_reads_is_unread() -> None:
    assert unread_ends(["generated"], ["ride_out"]) == (".alert_day_to_day", ".confirmation", ".leaves_under_attack")
    assert unread_ends(["day_to_day", "generated"], ["launch_under_attack"]) == ()
