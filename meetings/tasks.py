"""Work that waits: owners are asked, decisions come back, what is due comes onto agendas, packs are built."""

from datetime import timedelta

from hscp.record.files import put_made, workroom
from hscp.record.handlers import GiveUp, job
from hscp.record.progress import Progress
from hscp.record.stored import StoredFile
from hscp.spaces.acting import current
from hscp.spaces.clock import now
from hscp.spaces.models import Space
from meetings.models import Pack
from meetings.operations.agency_evidence import remind_of_evidence
from meetings.operations.asking import ask_before_meetings
from meetings.operations.joint import TELL_PARTNERSHIPS, tell_partnerships
from meetings.operations.owned import tell_owners
from meetings.operations.pack_building import BuiltPart, build
from meetings.operations.pack_collecting import collect
from meetings.operations.packs import BUILD, store_pack
from meetings.operations.paper_deadlines import remind_of_papers
from meetings.operations.reach import whole_record_of
from meetings.operations.returning import follow_up
from meetings.operations.standing import bring_due_items
from meetings.operations.telling_owners import TELL_OWNERS
from partnership.access import need_in_group
from partnership.rules.roles import Right

ASK_OWNERS = "meetings.ask_owners"
FOLLOW_UP = "meetings.follow_up"
BRING_DUE = "meetings.bring_due"
REMIND_OF_PAPERS = "meetings.remind_of_papers"
REMIND_OF_EVIDENCE = "meetings.remind_of_evidence"


@job(ASK_OWNERS)
def ask_owners_before_meetings() -> None:
    """Ask the owners of actions that are due by a meeting of the job's space that is near. Daily, in each."""
    ask_before_meetings(at=now())


@job(REMIND_OF_PAPERS)
def remind_who_owes_papers() -> None:
    """Remind whoever owes a paper of a planned meeting of the job's space, once for each step. Daily, in each."""
    remind_of_papers(at=now())


@job(REMIND_OF_EVIDENCE)
def remind_agencies_of_evidence() -> None:
    """Remind agencies that owe evidence of what made a difference, in the job's space. Daily, in each."""
    remind_of_evidence(at=now())


@job(FOLLOW_UP)
def follow_up_decisions() -> None:
    """Ask those who missed a decision, and put it on the next agenda, in the job's space. Hourly, in each."""
    follow_up(at=now())


@job(BRING_DUE)
def put_what_is_due_on_agendas() -> None:
    """Put what the arrangements promise, and is due there, on the agendas of the next weeks. Daily, in each space."""
    bring_due_items(at=now(), near=True)


@job(TELL_PARTNERSHIPS)
def tell_partnerships_of_meetings() -> None:
    """Tell those who share the job's space, a joint group's, which meetings were held in it, and where their own places
    on its agendas stand.

    As a meeting closes; and daily, in each space, for what was closed before the partnership shared the group and for
    whatever was not told as it changed.
    """
    tell_partnerships(joint=Space.objects.get(pk=current().space_id), at=now())
    tell_owners(joint=Space.objects.get(pk=current().space_id))


@job(TELL_OWNERS)
def tell_owners_of_their_items() -> None:
    """Tell the owners of places on agendas of the job's space, a joint group's, where these stand now."""
    tell_owners(joint=Space.objects.get(pk=current().space_id))


@job(BUILD, long=True, lease=timedelta(minutes=5), attempts=3)
def build_pack(progress: Progress, *, pack_id: int) -> None:
    """Build a pack of the agenda as it stands when this begins. An unknown pack is given up.

    Each paper is a step; the files of the parts are stored before the one transaction that names them.
    """
    progress.step(0, 0, "Collecting the papers")
    with progress.acting(only_reading=True):
        pack = Pack.objects.select_related("meeting__group", "space").filter(pk=pack_id).first()
        if pack is None:
            raise GiveUp("There is no such pack any more.")
        meeting = pack.meeting
        need_in_group(Right.MANAGE_MEETINGS, meeting.group_id, pack.space_id)
        found = collect(pack, meeting, pack.space.name)
    with workroom() as room:
        made = []
        for each in build(found, room, progress.step):
            progress.step(found.steps - 2, found.steps, "Storing the pages")
            with progress.acting():
                made.append((each, _stored(each, pack, found.about.title)))
        progress.step(found.steps - 1, found.steps, "Writing it down")
        with progress.finish(), whole_record_of(meeting):
            store_pack(pack=Pack.objects.get(pk=pack_id), built=made, at=now())


def _stored(each: BuiltPart, pack: Pack, title: str) -> StoredFile:
    """The part's file in the storage. Its name says no more than the part's own door lets know."""
    item = f", item {each.part.items[0].number}" if each.part.item else ""
    name = f"{title}{item}.pdf".replace(":", ",").replace("/", "-")
    return put_made(each.path, name=name, kind="pdf", case_file_id=each.part.file, at=now())
