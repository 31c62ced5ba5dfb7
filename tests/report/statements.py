"""Invented claims, inputs and sources of a record."""

from __future__ import annotations

from typing import Any


def causal() -> list[dict[str, Any]]:
    common = {"speaker": "A. Diplomat", "date_said": "2025-01-30", "source": "article", "says": None, "mirror": "the roles exchanged"}
    return [
        common
        | {
            "id": "defence-ends-reductions",
            "quote": "essentially puts an end to the prospects",
            "proposition": "With the defender's missile defence at a level, the actor's reduction floor is at or above its present force.",
            "mirror": "the actor's defences and the defender's reductions",
            "decided_by": "floor",
            "counter_claims": [
                {"says": "A thin defence does not endanger a large power's retaliation.", "speaker": "A. Critic", "source": "review"}
            ],
        },
        common
        | {
            "id": "reductions-without-allies",
            "quote": "without taking into account the joint capabilities is counterproductive",
            "proposition": "Under a bilateral schedule of cuts, the margin against a coalition turns negative first.",
            "decided_by": "schedule",
            "counter_claims": [],
        },
        common
        | {
            "id": "space-militarisation",
            "quote": None,
            "says": "space shapes future defence capability",
            "proposition": "A space layer changes retaliation by more than ground layers of equal cost.",
            "decided_by": None,
            "counter_claims": [],
        },
    ]


def factual() -> list[dict[str, Any]]:
    evidence = [{"text": "Participation suspended", "date": "2023-02-28", "source": "law"}]
    return [
        {
            "id": f"fact-{number}",
            "says": "In February 2023 Russia suspended its participation in New START",
            "speaker": "A. Diplomat",
            "date_said": "2025-01-30",
            "source": "article",
            "verdict": verdict,
            "evidence": evidence,
            "explanation": "The treaty's record says so.",
        }
        for number, verdict in enumerate(("supported", "supported", "contradicted"))
    ]


def row(actor: str | None, name: str, kind: str, source: str, **more: object) -> dict[str, Any]:
    return {
        "id": f"{actor or 'parameters'}.{name.lower().replace(' ', '_')}",
        "name": name,
        "actor": actor or "parameters",
        "unit": "warheads_per_launcher",
        "best": 4.2174,
        "low": 3.4,
        "high": 4.8,
        "law": "triangular",
        "since": "2026-01-01",
        "kind": kind,
        "source": source,
        "note": "the arithmetic stands here",
        "override": None,
        "used_by": ["RUS-vs-USA"],
    } | more


def source(title: str, obtained: str = "seen") -> dict[str, Any]:
    return {
        "title": title,
        "publisher": "A publisher",
        "date": "2025",
        "url": "https://example.org/a/very/long/address/that/does/not/break/at/any/hyphen/because/there/is/none.html",
        "obtained": obtained,
    }
