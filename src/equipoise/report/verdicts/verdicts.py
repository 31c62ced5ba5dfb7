"""What the study says of each claim; never "true", always how much of the sampled plausible space fits it."""

from __future__ import annotations

from equipoise.report.record import Record, checked
from equipoise.report.verdicts.floor import FLOOR
from equipoise.report.verdicts.schedule import SCHEDULE
from equipoise.report.verdicts.verdict import undecided, worded

WORDINGS = {"floor": FLOOR, "schedule": SCHEDULE}
STATED = ("id", "quote", "says", "speaker", "date_said", "source", "proposition", "mirror", "decided_by")
OPEN = ("counter_claims", "headline")


def verdicts(record: Record) -> list[Record]:
    """One verdict for each claim of a record: causal ones that it decides, factual ones, then those that it does not decide.

    A causal verdict holds the statement itself and the parts of a `Verdict`; one that is not decided, of these, its headline and the
    counter-claims; a factual one its verdict, evidence and explanation.

    Raises: InputError for a record with a part missing.
    """
    checked(record)
    causal = [claim for claim in record["causal"] if claim["decided_by"] in WORDINGS]
    others = [claim for claim in record["causal"] if claim["decided_by"] not in WORDINGS]
    return [
        *({"kind": "causal", **_stated(claim), **worded(record, claim, WORDINGS[claim["decided_by"]])._asdict()} for claim in causal),
        *({"kind": "factual", **claim} for claim in record["factual"]),
        *({"kind": "undecided", **_stated(claim), **_open(claim)} for claim in others),
    ]


def _stated(claim: Record) -> Record:
    """The statement itself: who said what, when and where, and what it is tested as."""
    return {key: claim.get(key) for key in STATED}


def _open(claim: Record) -> Record:
    """The parts of a verdict that a claim has which nothing decides yet."""
    verdict = undecided("", "Not decided by this version.", claim["counter_claims"])._asdict()
    return {key: verdict[key] for key in OPEN}
