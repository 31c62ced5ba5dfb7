"""What the study says of each claim; never "true", always how much of the sampled plausible space fits it."""

from __future__ import annotations

from equipoise.report.pages.record import Record, checked
from equipoise.report.verdicts.floor import floor_verdict
from equipoise.report.verdicts.schedule import schedule_verdict

DECIDED_BY = {"floor": floor_verdict, "schedule": schedule_verdict}
STATED = ("id", "quote", "says", "speaker", "date_said", "source", "proposition", "mirror", "decided_by")


def verdicts(record: Record) -> list[Record]:
    """One verdict for each claim of a record: causal ones that it decides, factual ones, then those that it does not decide.

    A causal verdict holds the statement itself and title, headline, answer (paragraphs), shares, the mirror's headline and answer,
    deciders, counter_claims (each with how it fares) and limits.

    Raises: InputError for a record with a part missing.
    """
    checked(record)
    causal = [claim for claim in record["causal"] if claim["decided_by"] in DECIDED_BY]
    others = [claim for claim in record["causal"] if claim["decided_by"] not in DECIDED_BY]
    found: list[Record] = [
        {"kind": "causal", **{key: claim.get(key) for key in STATED}} | DECIDED_BY[claim["decided_by"]](record, claim) for claim in causal
    ]
    found += [{"kind": "factual", **claim} for claim in record["factual"]]
    found += [
        {
            "kind": "undecided",
            **{key: claim.get(key) for key in STATED},
            "counter_claims": claim["counter_claims"],
            "headline": "Not decided by this version.",
        }
        for claim in others
    ]
    return found
