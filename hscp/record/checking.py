"""The nightly check of a space's record, written down: what differs from its history, and whether its chain holds."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import DEFAULT_DB_ALIAS

from hscp.record.chain import Proof, verify
from hscp.record.entries import Difference, RecordCheck
from hscp.record.handlers import job
from hscp.record.progress import Progress
from hscp.record.reconcile import Comparison, compare
from hscp.spaces import clock
from hscp.spaces.fences import missing

CHECK = "record.check"

KEPT = 500  # differences named in one check; the rest are counted


def keep_check(*, comparison: Comparison, proof: Proof, at: datetime, fallen: Sequence[str] = ()) -> RecordCheck:
    """Write down what a check found, in the open space; ``fallen``: the database's fences that do not stand. Two
    statements."""
    check = RecordCheck(
        at=at,
        compared=comparison.compared,
        differing=len(comparison.found),
        entries=proof.entries,
        head=proof.head.value if proof.head else "",
        fault="; ".join(filter(None, [str(proof.fault or ""), *fallen])),
    )
    check.save()
    Difference.objects.bulk_create(
        Difference(
            space_id=check.space_id,
            check_made=check,
            model=each.model,
            row_key=each.row_key,
            kind=each.kind,
            fields=",".join(each.fields),
        )
        for each in comparison.found[:KEPT]
    )
    return check


@job(CHECK, long=True, lease=timedelta(hours=1), attempts=3)
def check_record(progress: Progress) -> None:
    """Compare and verify the whole record of the job's space, and write down what was found. Nightly, in each."""
    with progress.acting(only_reading=True) as context:
        (space_id,) = context.read
    progress.step(0, 2, "Comparing every object with its history")
    comparison = compare(space_id)
    progress.step(1, 2, "Following the chain")
    proof = verify(space_id)
    progress.step(2, 2, "Writing down what was found")
    with progress.finish():
        keep_check(comparison=comparison, proof=proof, at=clock.now(), fallen=missing(DEFAULT_DB_ALIAS))
