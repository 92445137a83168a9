"""Papers of the meetings to come: in for the meeting of today, owed for those after it."""

from datetime import date, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.html import format_html

from hscp.lib.workdays import uk_date
from hscp.spaces.acting import acting
from hscp.spaces.clock import today
from hscp.ui.pdf import make_pdf
from meetings.enums import ItemPurpose, MeetingState
from meetings.models import AgendaItem, Meeting
from meetings.operations.front_sheets import save_front_sheet
from meetings.operations.paper_deadlines import say_owed
from meetings.operations.papers import add_paper
from partnership.models import Post, Seat
from reporting.demonstration.reading import HOME, afternoon
from reporting.demonstration.sittings import Stage

BEFORE = timedelta(days=12)  # in good time: papers are due seven working days before
NOTHING_TO_READ = 1  # the number of the item of welcome and apologies


def hand_in_papers(stage: Stage) -> None:
    """Every item for a decision has its paper with a front sheet today; for later meetings the team owes it."""
    with acting(stage.writing(HOME)):
        seat, team = stage.minute_taker(HOME), Post.objects.get(key="team-manager")
        for meeting in Meeting.objects.filter(state=MeetingState.PLANNED).select_related("group"):
            items = AgendaItem.objects.filter(meeting=meeting, file__isnull=True, purpose=ItemPurpose.DECIDE)
            for item in items.order_by("number"):
                item.meeting = meeting
                if item.number == NOTHING_TO_READ:
                    say_owed(item=item, expected=False, owner=None, version=None)
                elif uk_date(meeting.starts_at) == today():
                    _hand_in(item, seat, today() - BEFORE)
                else:
                    say_owed(item=item, expected=True, owner=team, version=None)


def _hand_in(item: AgendaItem, seat: Seat, day: date) -> None:
    author = item.introduced_by or "Partnership Team"
    words = format_html(
        "<h1>{}</h1><p>{} brings this paper. Everything in it is invented, to show how papers go into a pack.</p>"
        "<h2>What is proposed</h2><p>The board is asked to decide. The options were talked through with the three "
        "partners and with schools.</p>",
        item.title,
        author,
    )
    file = SimpleUploadedFile(f"Item {item.number}.pdf", make_pdf(words, title=item.title), "application/pdf")
    paper = add_paper(item=item, title=item.title, author=author, upload=file, seat=seat, at=afternoon(day))
    save_front_sheet(
        paper=paper,
        purpose="It was asked for at the last meeting.",
        ask=f"Decide on: {item.title}.",
        author=author,
        consultation="The three partners, and schools through the education members.",
        version=None,
        seat=seat,
        at=afternoon(day),
    )
