"""The nightly check of a space's record, written down: what differs from its history, whether its chain holds, the
database's fences stand, stored files are what was stored, and accounts are as their records say."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS
from django.utils.module_loading import import_string

from hscp.identity.ledger import differing
from hscp.record.chain import Proof, verify, whole_record
from hscp.record.contents import changed_contents
from hscp.record.entries import Difference, RecordCheck
from hscp.record.handlers import job
from hscp.record.progress import Progress
from hscp.record.reconcile import Comparison, compare
from hscp.spaces import clock
from hscp.spaces.acting import acting
from hscp.spaces.fences import missing

CHECK = "record.check"

KEPT = 500  # differences named in one check; the rest are counted


def keep_check(*, comparison: Comparison, proof: Proof, at: datetime, besides: Sequence[str] = ()) -> RecordCheck:
    """Write down what a check found, in the open space; ``besides``: what else is not as it must be, a sentence
    each. Two statements."""
    check = RecordCheck(
        at=at,
        compared=comparison.compared,
        differing=len(comparison.found),
        entries=proof.entries,
        head=proof.head.value if proof.head else "",
        fault=" ".join(filter(None, [str(proof.fault or ""), *besides])),
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


def accounts_that_differ(space_id: int) -> list[str]:
    """A sentence for each account of a space's people that is not as its record says. Looked at twice, for somebody may
    have changed theirs between two questions."""
    with acting(whole_record(space_id)):
        here: dict[int, str] = import_string(settings.ACCOUNTS_HERE)()
    found = differing(differing(here))
    return [
        f"The sign-in account of {here[pk]} is not as its record says about {' and '.join(parts)}."
        for pk, parts in sorted(found.items())
    ]


@job(CHECK, long=True, lease=timedelta(hours=1), attempts=3)
def check_record(progress: Progress) -> None:
    """Compare and verify the whole record of the job's space, its files too, and write down what was found. Nightly."""
    with progress.acting(only_reading=True) as context:
        (space_id,) = context.read
    progress.step(0, 3, "Comparing every object with its history")
    comparison = compare(space_id)
    progress.step(1, 3, "Following the chain")
    proof = verify(space_id)
    progress.step(2, 3, "Reading the stored files")
    besides = [*missing(DEFAULT_DB_ALIAS), *changed_contents(space_id), *accounts_that_differ(space_id)]
    progress.step(3, 3, "Writing down what was found")
    with progress.finish():
        keep_check(comparison=comparison, proof=proof, at=clock.now(), besides=besides)
