"""Stored files, holds, erasures and what a restore leaves: the rows of keeping and letting go, for `everything`."""

from datetime import timedelta

from hscp.lib.keeping import RecordClass
from hscp.record.files import destroy
from hscp.record.holding import Covers, LegalHold
from hscp.record.restorations import MailWord, Restoration
from hscp.spaces.clock import now, today
from keeping.enums import Kind
from keeping.models import Clearing, ErasureAnswer, ErasureAsked, ErasureDone
from keeping.operations.deciding import change_period, keep_longer, lift_hold, set_hold
from keeping.operations.exporting import ask_export
from keeping.queries.things import thing_of
from meetings.models import AgendaItem, Meeting, Pack, Paper, PaperNudge, PaperOwed
from meetings.operations.papers import add_paper, withdraw_paper
from partnership.models import CaseFile, Person, Seat
from partnership.operations.cases import add_document, withdraw_document
from tests.factories.uploads import upload
from tests.sweeps.objects import add_front_sheet, add_pack_part


def restricted_files(file: CaseFile, item: AgendaItem, seat: Seat) -> None:
    """A document of a case file, a paper of its item, and a hold on it whose words are for its list."""
    moment = now()
    add_document(file=file, title="A report", upload=upload("Report.pdf"), seat=seat, at=moment)
    add_paper(item=item, title="A paper", author="The team", upload=upload("Paper.pdf"), seat=seat, at=moment)
    add_front_sheet(Paper.objects.filter(item=item).earliest("pk"), seat)
    PaperOwed(item=item, file=file, owner=seat.post).save()
    PaperNudge(item=item, file=file, seat=seat, step="ahead", due_on=today(), sent_at=moment).save()
    pack, _ = Pack.objects.get_or_create(
        meeting_id=item.meeting_id,
        number=1,
        supplement=0,
        defaults={"asked_at": moment, "built_at": moment, "issued_at": moment, "issued_by": seat},
    )
    add_pack_part(pack, item)
    gone = add_document(file=file, title="A draft", upload=upload("Draft.pdf"), seat=seat, at=moment)
    withdraw_document(document=gone, reason="A draft only")
    destroy(stored=gone.stored, because="A draft only", at=moment)
    words = {"name": "An inquiry", "reason": "It asks", "asked_by": "The coroner"}
    hold = set_hold(
        covers=Covers.FILE, of_key=file.pk, of_words=file.reference, starts_on=today(), **words, seat=seat, at=moment
    )
    lift_hold(hold=hold, reason="It is over", seat=seat, at=moment)


def kept_things(team: Seat) -> None:
    """A paper in the open; a period that was changed, a hold lifted, an erasure done, a restore and what was said."""
    moment = now()
    meeting = Meeting.objects.earliest("pk")
    item = AgendaItem.objects.filter(meeting=meeting, file__isnull=True, withdrawn_because="").earliest("number")
    add_paper(item=item, title="An open paper", author="The team", upload=upload("Open.pdf"), seat=team, at=moment)
    gone = add_paper(item=item, title="An old paper", author="", upload=upload("Old.pdf"), seat=team, at=moment)
    withdraw_paper(paper=gone, reason="Overtaken")
    change_period(record_class=RecordClass.VOICE, months=120, reason="The board decided", seat=team, at=moment)
    thing = thing_of(Kind.MEETING, meeting.pk, today())
    assert thing is not None
    until = today() + timedelta(days=400)
    keep_longer(thing=thing, until=until, reason="An audit", seat=team, today=today(), at=moment)
    lift_hold(hold=LegalHold.objects.earliest("pk"), reason="It is over", seat=team, at=moment)
    asked = ErasureAsked(kind="meeting", of_key=2**40, of_words="Another meeting", due=True, reason="Old")
    asked.seat, asked.at = team, moment
    asked.save()
    ErasureAnswer(asked=asked, confirmed=False, seat=team, at=moment).save()
    ErasureDone(asked=asked, kind="meeting", of_key=2**40, emptied={}, erased={}, at=moment).save()
    Clearing(what="Mail", rows=1, before=moment, at=moment).save()
    restored = Restoration(taken_at=moment - timedelta(days=1), at=moment, product="0.1.0", number=0)
    restored.save()
    person, by = Person.objects.earliest("pk"), team.user_id
    assert by is not None
    ask_export(person=person, own=False, reason="Asked by letter", seat=team, by_id=by, at=moment)
    said = {"at": moment, "by_id": team.user_id, "seat": team.pk}
    MailWord(word=MailWord.Word.LET_GO, restoration=restored, **said).save()
    MailWord(word=MailWord.Word.DROP, mail_key=2**40, reason="Too late", **said).save()
