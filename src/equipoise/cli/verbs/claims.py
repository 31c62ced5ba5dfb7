"""`equipoise claims`: what is asserted, and what decides it."""

from __future__ import annotations

from equipoise import facts
from equipoise.cli.output import AsJson, Column, FactsFolder, show_json, show_line, show_table

FACTUAL: tuple[Column, ...] = (("claim", "whole"), ("says", "left"), ("verdict", "left"))
CAUSAL: tuple[Column, ...] = (("claim", "whole"), ("proposition", "left"), ("decided by", "left"))


def verb(directory: FactsFolder = None, as_json: AsJson = False) -> None:
    """List the claims and what decides them.

    Factual claims come with their verdict, causal ones with the verb that decides them.
    """
    base = facts.load(directory)
    verdicts = facts.factual_verdicts(base)
    if as_json:
        show_json({"factual": verdicts, "causal": list(base.causal_claims)})
        return
    show_table(FACTUAL, ((item.id, item.says, item.verdict) for item in verdicts), title="Factual, against treaties and timeline")
    show_table(CAUSAL, ((item.id, item.proposition, decision(item.decided_by)) for item in base.causal_claims), title="Causal")
    show_line(f"{len(verdicts)} factual, {len(base.causal_claims)} causal claims; counter-claims and sources: --json")


def decision(means: str | None) -> str:
    """How a causal claim is decided, or that this version does not decide it."""
    return f"equipoise brief ({means})" if means else "not decided yet"
