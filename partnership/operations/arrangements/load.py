"""One load: every document, all or nothing."""

from datetime import date

from django.db import transaction

from hscp.lib.verdicts import Refused
from hscp.spaces.acting import acting, in_space, loading
from hscp.spaces.models import JointSpace, Space
from partnership.operations.arrangements.changes import CannotLoad, Change, Loaded, Log
from partnership.operations.arrangements.duties import (
    put_learning,
    put_links,
    put_notes,
    put_promises,
    put_report,
    put_reserved,
)
from partnership.operations.arrangements.groups import locate, put_groups
from partnership.operations.arrangements.national import put_national
from partnership.operations.arrangements.organisations import put_organisations, put_participations
from partnership.operations.arrangements.posts import put_posts
from partnership.operations.arrangements.rows import Desk
from partnership.operations.arrangements.spaces import put_partnership, put_publication, put_spaces
from partnership.operations.follows import follow_posts
from partnership.rules.arrangements import Arrangements as Document
from partnership.rules.arrangements import Place, Reading


@transaction.atomic
def load(*, reading: Reading, day: date) -> Loaded:
    """Bring the database to what the files say, on ``day``. Repeatable: a second load changes nothing.

    What a file no longer has ends on ``day``; nothing is deleted. Side effects: history of every changed row, rights of
    changed seats, joint groups follow their owners' posts. Raises ``CannotLoad`` with every problem, nothing written.
    """
    if reading.problems:
        raise CannotLoad(reading.problems)
    log = Log()
    everywhere, documents = Desk(None, day, log), list(reading.documents)
    with loading():
        if reading.national:
            put_national(everywhere, reading.national)
        spaces = put_spaces(everywhere, documents)
        if log.problems:  # the rest stands in these
            raise CannotLoad(log.problems)
        put_organisations(everywhere, documents, spaces)
    for document in documents:
        space = spaces[document.space]
        with acting(in_space(space.pk)):
            _put_document(Desk(space, day, log), document, spaces)
    _join(documents, spaces, day, log)
    if log.problems:
        raise CannotLoad(log.problems)
    return Loaded(tuple(log.changes), tuple(log.notices))


def _put_document(desk: Desk, document: Document, spaces: dict[str, Space]) -> None:
    put_partnership(desk, document)
    put_participations(desk, document.memberships)
    if document.publication:
        put_publication(desk, document.publication)
    posts = put_posts(desk, document.posts, spaces)
    groups = put_groups(desk, document.groups, posts, spaces)
    put_reserved(desk, document.reserved)
    put_links(desk, document.links)
    put_promises(desk, document.promises, groups)
    put_notes(desk, document.notes)
    put_learning(desk, document.learning)
    put_report(desk, document.yearly_report)


def _join(documents: list[Document], spaces: dict[str, Space], day: date, log: Log) -> None:
    """Point the owners' groups to their joint space, and seat in it whoever holds the posts it follows."""
    loaded = {spaces[document.space].pk for document in documents}
    links = JointSpace.objects.select_related("joint", "owner").order_by("joint__slug", "owner__slug")
    touched = [link for link in links if link.joint_id in loaded or link.owner_id in loaded]
    for link in touched:
        with acting(in_space(link.owner_id)):
            locate(Desk(link.owner, day, log), link.joint)
    for joint in {link.joint_id: link.joint for link in touched}.values():
        try:
            followed = follow_posts(joint=joint, day=day)
        except Refused as refused:
            log.problem(_place_of(documents, joint), str(refused), "posts that two owners fill need “shared: true”.")
            continue
        log.changes += [Change(joint.slug, verb, thing, name) for verb, thing, name in followed]


def _place_of(documents: list[Document], joint: Space) -> Place:
    found = next((each for each in documents if each.space == joint.slug), documents[0])
    return found.partnership.place
